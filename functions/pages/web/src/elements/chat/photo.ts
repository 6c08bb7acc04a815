// `<vigie-chat-photo>`: a photo is chosen or taken, made anew on this device, looked
// at, and sent.

import { css, html, nothing } from "lit";
import { property, query, state } from "lit/decorators.js";

import type { Conversation, Upload } from "vigie:modules/conversation";
import texts from "vigie:texts/pages/chat";

import { VigieElement } from "../../base/element.js";
import { look } from "../../base/style.js";
import { redrawn } from "./picture.js";
import { PUT_AWAY } from "./place.js";

/** The name says nothing: a camera's own may tell a day. */
const NAME = "photo.jpg";

export class VigieChatPhoto extends VigieElement {
  static override styles = [
    look,
    css`
      img {
        display: block;
        max-width: 100%;
        max-height: 14rem;
        margin-block: 0.5rem;
        border-radius: var(--radius);
      }

      input[type="file"] {
        width: 100%;
        min-height: 2.75rem;
        padding: 0.5rem;
        border: 2px solid var(--line);
        border-radius: var(--radius);
      }

      p {
        margin: 0.25rem 0;
      }

      progress {
        width: 100%;
        accent-color: var(--accent);
      }

      .doing {
        display: grid;
        gap: 0.5rem;
        margin-block-start: 0.5rem;
      }
    `,
  ];

  protected override readonly messages = [texts];

  @property({ attribute: false }) side: Conversation | undefined;

  @state() private address = "";
  @state() private told = "";
  @state() private sent: number | undefined;

  @query("input") private readonly field!: HTMLInputElement | null;

  #photo: Blob | undefined;
  #upload: Upload | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drop();
  }

  protected override content(): unknown {
    const { address, sent } = this;
    const sending = sent !== undefined;
    return html`
      <label for="photo">${this.say("chat-photo")}</label>
      <input id="photo" type="file" accept="image/*" aria-describedby="photo-hint" ?disabled=${sending} @change=${this.#chosen}>
      <p id="photo-hint" class="hint">${this.say("chat-photo-hint")}</p>
      ${address ? html`<img src=${address} alt=${this.say("chat-photo-preview")}>` : nothing}
      <p role="status">${sending ? this.say("chat-photo-sending") : this.told}</p>
      ${sending ? html`<progress max="1" .value=${sent} aria-label=${this.say("chat-photo-sending")}></progress>` : nothing}
      <div class="doing">
        ${address
          ? html`<button class="first" type="button" ?disabled=${sending || !this.side} @click=${this.#send}>
              ${this.say("chat-photo-send")}</button>`
          : nothing}
        <button type="button" @click=${this.#close}>${this.say("chat-cancel")}</button>
      </div>
    `;
  }

  async #chosen(): Promise<void> {
    const file = this.field?.files?.[0];
    this.#drop();
    if (!file) return;
    try {
      this.#photo = await redrawn(file);
      this.address = URL.createObjectURL(this.#photo);
    } catch {
      this.told = this.say("chat-photo-failed");
    }
  }

  async #send(): Promise<void> {
    const { side } = this;
    const photo = this.#photo;
    if (!side || !photo) return;
    this.sent = 0;
    this.told = "";
    try {
      this.#upload ??= side.attach(new Uint8Array(await photo.arrayBuffer()), "image/jpeg", NAME);
      await this.#upload.send((done, of) => (this.sent = done / of));
      this.#close();
    } catch {
      // What arrived is not sent again the next time.
      this.sent = undefined;
      this.told = this.say("chat-photo-unsent");
    }
  }

  #close(): void {
    this.#drop();
    this.dispatchEvent(new Event(PUT_AWAY));
  }

  #drop(): void {
    if (this.address) URL.revokeObjectURL(this.address);
    this.#upload?.forget();
    this.#upload = undefined;
    this.#photo = undefined;
    this.address = "";
    this.told = "";
    this.sent = undefined;
  }
}

customElements.define("vigie-chat-photo", VigieChatPhoto);
