// `<vigie-copy>`: a button that copies what stands inside it.

import { html } from "lit";
import { state } from "lit/decorators.js";

import texts from "vigie:texts/pages/widgets";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";

export class VigieCopy extends VigieElement {
  static override styles = [look];

  protected override readonly messages = [texts];

  @state() private copied = false;

  protected override content(): unknown {
    return html`<slot></slot>
      <button type="button" @click=${this.#copy}>${this.say("widgets-copy")}</button>
      <span role="status">${this.copied ? this.say("widgets-copied") : ""}</span>`;
  }

  async #copy(): Promise<void> {
    const text = this.textContent?.trim() ?? "";
    // Where a browser does not let a page copy, the text can be selected.
    await navigator.clipboard.writeText(text).then(() => (this.copied = true), () => getSelection()?.selectAllChildren(this));
  }
}

customElements.define("vigie-copy", VigieCopy);
