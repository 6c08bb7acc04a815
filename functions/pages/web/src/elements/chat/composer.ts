// `<vigie-chat-composer>`: where a message is written. Enter begins a new line;
// the button sends, and so does Ctrl with Enter.

import { css, html } from "lit";
import { property, query } from "lit/decorators.js";

import conversation from "vigie:texts/conversation";
import texts from "vigie:texts/pages/chat";

import { VigieElement } from "../../base/element.js";
import { look } from "../../base/style.js";

/** Told with what was written. Whoever takes it empties the field. */
export const WRITTEN = "vigie-written";
/** Told while somebody writes. */
export const WRITING = "vigie-writing";

export class VigieChatComposer extends VigieElement {
  static override styles = [
    look,
    css`
      form {
        display: grid;
        gap: 0.5rem;
      }

      textarea {
        display: block;
        max-height: 12rem;
        resize: vertical;
      }

      .send {
        display: flex;
        gap: 0.75rem;
        align-items: center;
      }

      .send .first {
        flex: 1;
        min-height: 3rem;
        font-weight: 600;
      }

      .hint {
        display: none;
        margin: 0;
      }

      /* Whoever has no keyboard need not read of one. */
      @media (hover: hover) and (pointer: fine) {
        .hint {
          display: block;
        }
      }
    `,
  ];

  protected override readonly messages = [conversation, texts];

  /** Why what stands in the field was not taken. */
  @property() problem = "";

  @query("textarea") private readonly field!: HTMLTextAreaElement | null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.clear();
  }

  /** Whether something stands there that was not sent. */
  get full(): boolean {
    return (this.field?.value.trim() ?? "") !== "";
  }

  clear(): void {
    if (this.field) this.field.value = "";
  }

  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
  }

  protected override content(): unknown {
    return html`
      <form @submit=${this.#submitted}>
        <div>
          <label for="message">${this.say("conversation-message")}</label>
          <textarea id="message" rows="2" maxlength="12000" dir="auto" autocomplete="off" aria-describedby="keys told"
            @input=${() => this.dispatchEvent(new Event(WRITING))} @keydown=${this.#key}></textarea>
        </div>
        <p id="told" class=${this.problem ? "notice" : "seen-by-ear"} role="alert">${this.problem}</p>
        <div class="send">
          <button class="first">${this.say("conversation-send")}</button>
          <p id="keys" class="hint">${this.say("chat-keys")}</p>
        </div>
      </form>
    `;
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#send();
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    this.#send();
  }

  #send(): void {
    const text = this.field?.value.trim();
    if (text) this.dispatchEvent(new CustomEvent<string>(WRITTEN, { detail: text }));
    this.focus();
  }
}

customElements.define("vigie-chat-composer", VigieChatComposer);
