// `<vigie-calls>`: the interventions that the desk is asked for, to be taken on.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";

import texts from "vigie:texts/pages/queue";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import type { Call, DeskDocument } from "./desk.js";
import { panel } from "./look.js";
import { deskName, languageName, lasting, priority } from "./words.js";

export class VigieCalls extends VigieElement {
  static override styles = [
    look,
    panel,
    css`
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        padding: 0.5rem 0.75rem;
        border: 2px solid var(--alarm);
        border-radius: var(--radius);
        margin-block-end: 0.5rem;
      }

      li p {
        margin: 0 0 0.25rem;
      }
    `,
  ];

  protected override readonly messages = [texts];

  @property({ attribute: false }) calls: readonly Call[] = [];
  /** Whose calls these are. */
  @property({ attribute: false }) desk = "";
  @property({ attribute: false }) desks: readonly DeskDocument[] = [];
  /** Between the service's clock and this device's, in milliseconds. */
  @property({ attribute: false }) clock = 0;

  @state() private now = Date.now();

  #ticking: number | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => (this.now = Date.now()), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  protected override content(): unknown {
    const { calls } = this;
    return html`
      <p class="seen-by-ear" role="status">${calls.length ? this.say("queue-calls-count", { count: calls.length }) : ""}</p>
      ${calls.length
        ? html`<h2>${this.say("queue-calls")}</h2>
            <ol role="list">${repeat(calls, (call) => call.case, (call) => this.#call(call))}</ol>`
        : nothing}`;
  }

  #call(call: Call): unknown {
    const { sign, name } = priority(call.priority, this.say);
    return html`<li>
      <p class="chips"><span class=${call.priority}><span aria-hidden="true">${sign}</span> ${name}</span>
        <span>${languageName(call.language, this.language)}</span>
        ${call.department ? html`<span>${this.say("queue-department", { department: call.department })}</span>` : nothing}</p>
      <p>${this.say("queue-call-from", { desk: deskName(call.from, this.desks) })}</p>
      ${call.taken_on_by
        ? html`<p>${this.say("queue-call-taken", { desk: deskName(call.taken_on_by, this.desks) })}</p>`
        : nothing}
      ${call.until ? html`<p>${this.say("queue-call-left")} <time datetime=${call.until}>${this.#left(call.until)}</time></p>` : nothing}
      ${!call.taken_on_by || call.taken_on_by === this.desk
        ? html`<button type="button" class="first" @click=${() => this.#acknowledge(call)}>
            ${call.taken_on_by ? this.say("queue-call-read") : this.say("queue-call-acknowledge")}</button>`
        : nothing}
    </li>`;
  }

  #left(until: string): string {
    return lasting((Date.parse(until) - this.now - this.clock) / 1000, this.language);
  }

  #acknowledge({ case: id }: Call): void {
    this.dispatchEvent(new CustomEvent("vigie-acknowledge", { detail: id }));
  }
}

customElements.define("vigie-calls", VigieCalls);
