// `<vigie-closing>`: how a conversation ends for the officer: closed with a
// reason, given back, opened again, or put away.

import { html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import type { CloseReason } from "vigie:modules/officer";
import texts from "vigie:texts/pages/talk";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import type { Held } from "./held.js";
import { panel } from "./look.js";
import { closeReason } from "./said.js";
import { failure } from "./words.js";

const REASONS: readonly CloseReason[] = ["resolved", "no_answer", "out_of_scope", "abusive"];

export class VigieClosing extends VigieElement {
  static override styles = [look, panel];

  protected override readonly messages = [texts];

  @property({ attribute: false }) held!: Held;
  @property({ attribute: false }) seen = 0;

  @state() private told = "";

  protected override content(): unknown {
    const { held } = this;
    if (held.forgotten) return nothing;
    if (held.closed) {
      return html`<div class="row">
          <button type="button" @click=${() => this.#away("put-away")}>${this.say("talk-put-away")}</button>
          ${held.open && held.leased && !held.expired
            ? html`<button type="button" @click=${this.#reopen}>${this.say("talk-reopen")}</button>`
            : nothing}
        </div>
        <p role="status">${this.told}</p>`;
    }
    if (!held.open || !held.leased) {
      return html`<button type="button" ?hidden=${held.standing === "doubtful"} @click=${() => this.#away("put-away")}>
        ${this.say("talk-put-away")}</button>`;
    }
    return html`<details>
        <summary>${this.say("talk-end")}</summary>
        <form @submit=${this.#submitted}>
          <div>
            <label for="reason">${this.say("talk-close-reason")}</label>
            <select id="reason" name="reason" required>
              <option value="">${this.say("talk-choose")}</option>
              ${REASONS.map((reason) => html`<option value=${reason}>${closeReason(reason, this.say)}</option>`)}
            </select>
            <p class="hint">${this.say("talk-read-by-citizen")}</p>
          </div>
          <div><button class="first">${this.say("talk-close")}</button></div>
        </form>
        <p class="hint">${this.say("talk-release-hint")}</p>
        <button type="button" @click=${() => this.#away("released")}>${this.say("talk-release")}</button>
      </details>
      <p role="status">${this.told}</p>`;
  }

  async #submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const reason = new FormData(event.target as HTMLFormElement).get("reason") as CloseReason | "";
    if (!reason) return;
    await this.#try(async () => {
      await this.held.settled();
      await this.held.side.close(reason);
      this.told = this.say("talk-closed");
      await this.updateComplete;
      this.renderRoot.querySelector("button")?.focus();
    });
  }

  #reopen = (): Promise<void> => this.#try(async () => {
    await this.held.side.reopen();
    this.told = "";
    this.#away("reopened");
  });

  async #try(does: () => Promise<void>): Promise<void> {
    try {
      this.told = this.say("talk-working");
      await does();
    } catch (error) {
      this.told = failure(error, this.say("talk-action-failed"));
    }
  }

  #away(how: string): void {
    this.dispatchEvent(new CustomEvent("vigie-away", { detail: how }));
  }
}

customElements.define("vigie-closing", VigieClosing);
