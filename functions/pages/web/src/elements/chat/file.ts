// `<vigie-chat-file>`: a file of the log, fetched and opened when it is asked for.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import type { Conversation } from "vigie:modules/conversation";
import texts from "vigie:texts/pages/chat";

import { VigieElement } from "../../base/element.js";
import { look } from "../../base/style.js";

export class VigieChatFile extends VigieElement {
  static override styles = [
    look,
    css`
      img {
        display: block;
        max-width: 100%;
        max-height: 16rem;
        border-radius: var(--radius);
      }

      p {
        margin: 0 0 0.25rem;
      }
    `,
  ];

  protected override readonly messages = [texts];

  @property({ attribute: false }) side: Conversation | undefined;

  /** Its place in the log; none before it stands there. */
  @property({ attribute: false }) seq: number | undefined;

  @property() name = "";
  @property() media = "";

  @state() private address = "";
  @state() private lost = false;
  @state() private busy = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = "";
  }

  protected override content(): unknown {
    const { address, name } = this;
    const label = this.say("chat-file", { name });
    const picture = this.media.startsWith("image/");
    if (address && picture) return html`<img src=${address} alt=${label}>`;
    return html`
      <p>${label}</p>
      ${address
        ? html`<a class="action" href=${address} download=${name}>${this.say("chat-file-show")}</a>`
        : this.seq === undefined
          ? nothing
          : html`<button type="button" ?disabled=${this.busy} @click=${this.#show}>${this.say("chat-file-show")}</button>`}
      <p role="status">${this.lost ? this.say("chat-file-lost") : ""}</p>
    `;
  }

  async #show(): Promise<void> {
    const { side, seq } = this;
    if (!side || seq === undefined) return;
    this.busy = true;
    this.lost = false;
    try {
      const bytes = await side.download(seq);
      if (this.isConnected) this.address = URL.createObjectURL(new Blob([bytes.slice().buffer], { type: this.media }));
    } catch {
      this.lost = true;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define("vigie-chat-file", VigieChatFile);
