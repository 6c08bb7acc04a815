// `<vigie-parts>`: what a municipality's widget shows, the numbers first.
//
// What is of the service alone, such as a conversation, is a link that opens it:
// a page of another site could read what is written in its own.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import portal from "vigie:texts/portal";
import scripts from "vigie:texts/pages/widgets";
import site from "vigie:texts/site";

import { VigieElement } from "../base/element.js";
import type { Schema } from "../base/service.js";
import { look } from "../base/style.js";

type Tenant = Schema["Tenant"];
type Part = Schema["WidgetPart"];

/** How many stations are shown at once: whoever wants more opens the service. */
const STATIONS = 3;

export class VigieParts extends VigieElement {
  static override styles = [
    look,
    css`
      :host {
        padding: 1rem;
        background: var(--paper);
      }

      :host([framed]) {
        padding: 0;
      }

      .emergency {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        align-items: center;
        margin: 0 0 1rem;
        padding: 0.75rem 1rem;
        border-radius: var(--radius);
        color: var(--on-alarm);
        background: var(--alarm);
      }

      .emergency a {
        display: inline-flex;
        align-items: center;
        min-height: 2.75rem;
        padding: 0 0.75rem;
        border: 2px solid currentColor;
        border-radius: var(--radius);
        color: inherit;
        font-weight: 600;
        text-decoration: none;
        unicode-bidi: isolate;
      }

      .emergency a:focus-visible {
        outline-color: currentColor;
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

      h2:first-of-type {
        margin-block-start: 0;
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

  @state() private loaded = false;

  override async connectedCallback(): Promise<void> {
    super.connectedCallback();
    if (this.tenant || !this.named) return;
    this.tenant = await this.asked.get<Tenant>(`/v1/tenants/${this.named}`, this.lang).catch(() => undefined);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has("tenant") || changed.has("show")) void this.#load();
  }

  async #load(): Promise<void> {
    if (this.#parts().includes("stations")) await import("./stations.js");
    this.loaded = true;
  }

  protected override content(): unknown {
    const { tenant } = this;
    if (!tenant || !this.loaded) return html`<slot></slot>`;
    const parts = this.#parts();
    return html`
      ${this.framed ? nothing : this.#numbersFirst()}
      ${tenant.sample && !this.framed ? html`<p class="notice">${this.say("widgets-sample")}</p>` : nothing}
      ${parts.map((part) => this.#part(part, tenant))}
      <p class="by">${this.say("widgets-by", { name: tenant.name })}
        ${this.#link("/", this.say("widgets-service"))}</p>
    `;
  }

  #numbersFirst(): unknown {
    return html`<p class="emergency"><strong>${this.say("site-emergency-title")}</strong>
      <a href="tel:17">17</a> <a href="tel:112">112</a> <a href="sms:114">114 SMS</a></p>`;
  }

  #part(part: Part, tenant: Tenant): unknown {
    switch (part) {
      case "stations":
        return html`<h2>${this.say("site-stations")}</h2>
          <vigie-stations lang=${this.language} commune=${tenant.commune} limit=${STATIONS}
            tiles=${this.tiles} attribution=${this.attribution}></vigie-stations>`;
      case "guide":
        return html`<h2>${this.say("portal-guide")}</h2>
          <p>${this.#link("/v1/guide", this.say("portal-guide-hint"))}</p>`;
      case "advice":
        return html`<h2>${this.say("portal-sheets")}</h2>
          <p>${this.#link("/v1/sheets", this.say("portal-sheets-hint"))}</p>`;
      case "numbers":
        return html`<h2>${this.say("portal-numbers")}</h2>
          <p>${this.#link("/v1/emergency-numbers", this.say("portal-numbers-hint"))}</p>`;
      case "chat":
        return html`<h2>${this.say("widgets-chat")}</h2>
          <p><a class="action first" href=${this.#address("/chat")} target="_blank" rel="noopener noreferrer">
            <strong>${this.say("portal-write")}</strong> ${this.say("portal-write-hint")}
            <span class="seen-by-ear">${this.say("widgets-new-tab")}</span></a></p>`;
    }
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
