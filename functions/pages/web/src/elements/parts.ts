// `<vigie-parts>`: what a municipality's widget shows, the numbers first.
//
// What is of the service alone, such as a conversation, is a link that opens it:
// a page of another site could read what is written in its own.

import { type PropertyValues, css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import portal from "vigie:texts/portal";
import scripts from "vigie:texts/pages/widgets";
import site from "vigie:texts/site";

import { danger, dangerLook } from "../base/danger.js";
import { VigieElement } from "../base/element.js";
import type { Schema } from "../base/service.js";
import { look } from "../base/style.js";

type Tenant = Schema["Tenant"];
type Part = Schema["WidgetPart"];

/** How many stations are shown at once: whoever wants more opens the service. */
const STATIONS = 3;

/** The elements of the parts, each loaded when it is opened. */
const LOAD: Readonly<Record<Exclude<Part, "chat">, () => Promise<unknown>>> = {
  stations: () => import("./stations.js"),
  guide: () => import("./guide.js"),
  advice: () => import("./advice.js"),
  numbers: () => import("./numbers.js"),
};

export class VigieParts extends VigieElement {
  static override styles = [
    look,
    dangerLook,
    css`
      :host {
        padding: 1rem;
        background: var(--paper);
      }

      :host([framed]) {
        padding: 0;
      }

      details {
        border-block-start: 1px solid var(--line);
      }

      summary {
        display: flex;
        gap: 0.75rem;
        align-items: center;
        min-height: 3rem;
        cursor: pointer;
      }

      summary::before {
        width: 0.5rem;
        height: 0.5rem;
        border-block-end: 2px solid;
        border-inline-end: 2px solid;
        transform: rotate(45deg);
        content: "";
      }

      details[open] > summary::before {
        transform: rotate(225deg);
      }

      summary h2 {
        margin: 0;
        font-size: 1.125rem;
      }

      .inside {
        padding-block: 0.25rem 1rem;
      }

      .first {
        display: flex;
        flex-direction: column;
        align-items: flex-start;
        padding: 0.75rem 1rem;
        border-radius: var(--radius);
      }

      .by {
        margin: 1rem 0 0;
        font-size: 0.9375rem;
      }
    `,
  ];

  protected override readonly messages = [scripts, portal, site];

  /** Whose widget it is; asked of the service by `named` if nobody says it. */
  @property({ attribute: false }) tenant: Tenant | undefined;
  @property() named = "";

  /** What is shown of what the tenant has: names of parts, or `all`. */
  @property() show = "";

  /** Whether a page of the service is around it, which has the numbers already. */
  @property({ type: Boolean }) framed = false;

  /** Where the map's pictures come from, and whose they are: in a frame alone,
   * since another site's page would ask for them in its own name. */
  @property() tiles = "";
  @property() attribution = "";

  /** The parts that were opened. */
  @state() private opened: readonly Part[] = [];

  override async connectedCallback(): Promise<void> {
    super.connectedCallback();
    if (this.tenant || !this.named) return;
    this.tenant = await this.asked.get<Tenant>(`/v1/tenants/${this.named}`, this.lang).catch(() => undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const [first] = this.#parts();
    if (first && (changed.has("tenant") || changed.has("show"))) this.#open(first);
  }

  #open(part: Part): void {
    if (this.opened.includes(part)) return;
    this.opened = [...this.opened, part];
    if (part !== "chat") void LOAD[part]();
  }

  protected override content(): unknown {
    const { tenant } = this;
    if (!tenant) return html`<slot></slot>`;
    const parts = this.#parts().filter((part) => part !== "chat");
    return html`
      ${this.framed ? nothing : danger(undefined, this.say)}
      ${tenant.sample && !this.framed ? html`<p class="notice">${this.say("widgets-sample")}</p>` : nothing}
      ${parts.map((part, index) => this.#part(part, index === 0, tenant))}
      ${tenant.parts.includes("chat") ? this.#chat() : nothing}
      <p class="by">${this.say("widgets-by", { name: tenant.name })}
        ${this.#link("/", this.say("widgets-service"))}</p>
    `;
  }

  /** A part under its name, which opens it: together they would be very long. */
  #part(part: Part, open: boolean, tenant: Tenant): unknown {
    return html`<details id=${part} ?open=${open} @toggle=${() => this.#open(part)}>
      <summary><h2>${this.#name(part)}</h2></summary>
      <div class="inside">${open || this.opened.includes(part) ? this.#shown(part, tenant) : nothing}</div>
    </details>`;
  }

  #name(part: Part): string {
    switch (part) {
      case "stations":
        return this.say("site-stations");
      case "guide":
        return this.say("portal-guide");
      case "advice":
        return this.say("portal-sheets");
      case "numbers":
        return this.say("portal-numbers");
      case "chat":
        return this.say("portal-write");
    }
  }

  /** Whom to alert stands above already, so the parts need not say it again. */
  #shown(part: Part, tenant: Tenant): unknown {
    const { language, service } = this;
    switch (part) {
      case "stations":
        return html`<vigie-stations lang=${language} .service=${service} commune=${tenant.commune} limit=${STATIONS}
          tiles=${this.tiles} attribution=${this.attribution}></vigie-stations>`;
      case "guide":
        return html`<vigie-guide framed lang=${language} .service=${service}></vigie-guide>`;
      case "advice":
        return html`<vigie-advice framed lang=${language} .service=${service}></vigie-advice>`;
      case "numbers":
        return html`<vigie-numbers framed lang=${language} .service=${service}></vigie-numbers>`;
      case "chat":
        return nothing;
    }
  }

  #chat(): unknown {
    return html`<h2>${this.say("widgets-chat")}</h2>
      <p><a class="action first" href=${this.#address("/chat")} target="_blank" rel="noopener noreferrer">
        <strong>${this.say("portal-write")}</strong> ${this.say("portal-write-hint")}
        <span class="seen-by-ear">${this.say("widgets-new-tab")}</span></a></p>`;
  }

  #link(path: string, text: string): unknown {
    return html`<a href=${this.#address(path)} target="_blank" rel="noopener noreferrer">${text}
      <span class="seen-by-ear">${this.say("widgets-new-tab")}</span></a>`;
  }

  #address(path: string): string {
    return `${this.service}${path}?lang=${this.language}`;
  }

  /** The rule is the SDK's, `vigie::tenant::Tenant::shown`. */
  #parts(): readonly Part[] {
    const all = this.tenant?.parts ?? [];
    const asked = this.show.split(/[\s,]+/);
    const some = all.some((part) => asked.includes(part));
    return all.filter((part) => !some || part === "chat" || asked.includes(part));
  }
}

customElements.define("vigie-parts", VigieParts);
