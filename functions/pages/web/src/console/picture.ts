// `<vigie-picture>`: a file that the citizen sent, fetched and opened when the
// officer asks for it, and forgotten with the conversation.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import texts from "vigie:texts/pages/talk";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import { locale } from "../base/texts.js";
import type { Held } from "./held.js";

export class VigiePicture extends VigieElement {
  static override styles = [
    look,
    css`
      img {
        display: block;
        max-width: 100%;
        max-height: 20rem;
        margin-block: 0.5rem;
        border-radius: var(--radius);
      }

      p {
        margin: 0.25rem 0;
      }
    `,
  ];

  protected override readonly messages = [texts];

  @property({ attribute: false }) held!: Held;
  @property({ attribute: false }) seq = 0;
  @property({ attribute: false }) name = "";
  @property({ attribute: false }) mediaType = "";
  @property({ attribute: false }) size = 0;

  @state() private address = "";
  @state() private told = "";

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.address);
    this.address = "";
  }

  protected override content(): unknown {
    const size = new Intl.NumberFormat(locale(this.language), { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 })
      .format(Math.max(1, this.size / 1000));
    const isPicture = this.mediaType.startsWith("image/");
    return html`
      <p>${this.say("talk-file")} <bdi>${this.name}</bdi> (${size})</p>
      ${!this.address && this.seq
        ? html`<button type="button" @click=${this.#open}>${isPicture ? this.say("talk-show") : this.say("talk-fetch")}</button>`
        : nothing}
      ${this.address && isPicture ? html`<img src=${this.address} alt=${this.say("talk-picture-alt", { name: this.name })}>` : nothing}
      ${this.address
        ? html`<a class="action" href=${this.address} download=${this.name}>${this.say("talk-save")}</a>`
        : nothing}
      <p role="status">${this.told}</p>`;
  }

  async #open(): Promise<void> {
    this.told = this.say("talk-fetching");
    try {
      const bytes = await this.held.side.download(this.seq);
      this.address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: this.mediaType }));
      this.told = "";
    } catch {
      this.told = this.say("talk-file-failed");
    }
  }
}

customElements.define("vigie-picture", VigiePicture);
