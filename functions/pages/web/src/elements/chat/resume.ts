// `<vigie-chat-resume>`: where a receipt is typed that was noted before.

import { css, html, nothing } from "lit";
import { property, query } from "lit/decorators.js";

import conversation from "vigie:texts/conversation";
import texts from "vigie:texts/pages/chat";

import { VigieElement } from "../../base/element.js";
import { look } from "../../base/style.js";

/** Told with what was typed. */
export const TYPED = "vigie-typed";

export class VigieChatResume extends VigieElement {
  static override styles = [
    look,
    css`
      form {
        display: grid;
        gap: 0.75rem;
      }

      .first {
        width: 100%;
        min-height: 3.25rem;
      }
    `,
  ];

  protected override readonly messages = [conversation, texts];

  /** Why the last one did not open anything. */
  @property() problem = "";

  @property({ type: Boolean }) busy = false;

  @query("#receipt") private readonly field!: HTMLTextAreaElement;

  protected override content(): unknown {
    return html`
      <form @submit=${this.#submitted}>
        <div>
          <label for="receipt">${this.say("conversation-receipt")}</label>
          <textarea id="receipt" rows="3" required maxlength="300" autocomplete="off" autocapitalize="none" spellcheck="false"
            dir="ltr" aria-describedby="receipt-hint problem" aria-invalid=${this.problem ? "true" : nothing}
            @keydown=${this.#key}></textarea>
          <p id="receipt-hint" class="hint">${this.say("conversation-receipt-hint")}</p>
        </div>
        <p id="problem" class=${this.problem ? "notice" : "hint"} role="alert">${this.problem}</p>
        <button class="first" ?disabled=${this.busy}>
          ${this.busy ? this.say("chat-resuming") : this.say("conversation-follow")}
        </button>
      </form>
    `;
  }

  // A receipt has one line, however many it takes on a telephone.
  #key(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    this.field.form?.requestSubmit();
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent<string>(TYPED, { detail: this.field.value }));
  }
}

customElements.define("vigie-chat-resume", VigieChatResume);
