// `<vigie-unlock>`: opens the file of the desk's key with its passphrase, on this
// device.

import { css, html } from "lit";
import { property, state } from "lit/decorators.js";

import load, { DeskKey, type Problem } from "vigie:modules/officer";
import texts from "vigie:texts/pages/officer";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import { panel } from "./look.js";

/** A key file is some hundred bytes long. */
const LONGEST = 10_000;

export class VigieUnlock extends VigieElement {
  static override styles = [
    look,
    panel,
    css`
      :host {
        max-width: 34rem;
      }
    `,
  ];

  protected override readonly messages = [texts];

  /** The desk whose key is wanted, and what it is called. */
  @property({ attribute: false }) desk = "";
  @property({ attribute: false }) name = "";

  @state() private told = "";
  @state() private working = false;

  override connectedCallback(): void {
    super.connectedCallback();
    // It is there when it is needed.
    void load().catch(() => undefined);
  }

  protected override content(): unknown {
    return html`
      <h2>${this.say("officer-unlock")}</h2>
      <p>${this.say("officer-unlock-hint", { desk: this.name })}</p>
      <form @submit=${this.#submitted}>
        <div>
          <label for="file">${this.say("officer-key-file")}</label>
          <input id="file" name="file" type="file" required>
        </div>
        <div>
          <label for="passphrase">${this.say("officer-passphrase")}</label>
          <input id="passphrase" name="passphrase" type="password" required autocomplete="off" spellcheck="false">
        </div>
        <div><button class="first" ?disabled=${this.working}>${this.say("officer-unlock-do")}</button></div>
      </form>
      <p role="status">${this.told}</p>
    `;
  }

  async #submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    const file = given.get("file");
    if (!(file instanceof File) || this.working) return;
    this.working = true;
    this.told = this.say("officer-unlocking");
    try {
      await load();
      const text = file.size > LONGEST ? "" : await file.text();
      if (DeskKey.deskOf(text) !== this.desk) {
        this.told = this.say("officer-key-other", { desk: DeskKey.deskOf(text) });
        return;
      }
      // It takes a second in which nothing else runs: show first what is done.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const key = DeskKey.unlock(text, String(given.get("passphrase")));
      form.reset();
      this.told = "";
      this.dispatchEvent(new CustomEvent("vigie-key", { detail: key }));
    } catch (error) {
      this.told = this.#why((error as Problem).code);
    } finally {
      this.working = false;
    }
  }

  #why(code: string): string {
    switch (code) {
      case "key_file_locked":
        return this.say("officer-passphrase-wrong");
      case "key_file_version":
        return this.say("officer-key-later");
      case "key_file_invalid":
        return this.say("officer-key-invalid");
      default:
        return this.say("officer-unreachable");
    }
  }
}

customElements.define("vigie-unlock", VigieUnlock);
