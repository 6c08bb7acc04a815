// `<vigie-transfer>`: another desk is to answer. The case's keys are sealed to it
// here first, or it could read nothing.

import { html } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";

import texts from "vigie:texts/pages/talk";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import type { Desk, DeskDocument } from "./desk.js";
import type { Held } from "./held.js";
import { panel } from "./look.js";
import { failure } from "./words.js";

export class VigieTransfer extends VigieElement {
  static override styles = [look, panel];

  protected override readonly messages = [texts];

  @property({ attribute: false }) held!: Held;
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) desks: readonly DeskDocument[] = [];
  @property({ attribute: false }) root = "";

  @state() private told = "";
  @state() private working = false;

  protected override content(): unknown {
    const others = this.desks.filter(({ id, kind }) => id !== this.desk.id && kind !== "intervention");
    return html`<details>
      <summary>${this.say("talk-transfer")}</summary>
      <form @submit=${this.#submitted}>
        <div>
          <label for="to">${this.say("talk-transfer-to")}</label>
          <select id="to" name="to" required>
            <option value="">${this.say("talk-choose")}</option>
            ${repeat(others, ({ id }) => id, ({ id, name, open }) => html`<option value=${id}>
              ${name}${open ? "" : ` – ${this.say("talk-desk-closed")}`}</option>`)}
          </select>
        </div>
        <div>
          <label for="why">${this.say("talk-transfer-why")}</label>
          <textarea id="why" name="why" required maxlength="1000" rows="2" dir="auto" aria-describedby="why-hint"></textarea>
          <p id="why-hint" class="hint">${this.say("talk-read-by-citizen")}</p>
        </div>
        <div><button ?disabled=${this.working}>${this.say("talk-transfer-do")}</button></div>
      </form>
      <p role="status">${this.told}</p>
    </details>`;
  }

  async #submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const [to, why] = [String(given.get("to")), String(given.get("why")).trim()];
    if (!to || !why || this.working) return;
    this.working = true;
    this.told = this.say("talk-working");
    const { side, id } = this.held;
    try {
      await side.sealToDesk(to, this.root);
      side.write(why, this.language);
      if (!(await this.held.settled())) throw new Error("not sent");
      await this.desk.transfer(id, to);
      this.dispatchEvent(new CustomEvent("vigie-away", { detail: "transferred" }));
    } catch (error) {
      this.told = failure(error, this.say("talk-action-failed"));
    } finally {
      this.working = false;
    }
  }
}

customElements.define("vigie-transfer", VigieTransfer);
