// `<vigie-receipt>`: the code that a person keeps to come back, shown before
// anything is sent, and again whenever they ask for it.
//
// That it was noted is confirmed by one part of it, chosen by chance; whoever must
// not have it on paper goes on without, knowing what that means.

import { css, html, nothing } from "lit";
import { property, query, state } from "lit/decorators.js";

import { Receipt } from "vigie:modules/conversation";
import conversation from "vigie:texts/conversation";
import texts from "vigie:texts/pages/receipt";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";

/** Told when a person goes on; its detail is whether they noted the code. */
export const NOTED = "vigie-noted";

/** What is being done with the code. */
type Step = "shown" | "checked" | "without";

export class VigieReceipt extends VigieElement {
  static override styles = [
    look,
    css`
      h2:focus,
      h3:focus {
        outline: none;
      }

      ol {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr));
        gap: 0.25rem 0.75rem;
        margin: 0;
        padding: 0.75rem;
        border: 2px solid var(--line);
        border-radius: var(--radius);
        list-style: none;
        counter-reset: part;
      }

      li {
        display: flex;
        gap: 0.5rem;
        align-items: baseline;
        font-size: 1.125rem;
        font-weight: 600;
        counter-increment: part;
      }

      li::before {
        min-width: 1.25rem;
        font-size: 0.875rem;
        font-weight: 400;
        text-align: end;
        content: counter(part);
      }

      .characters li {
        font-family: ui-monospace, monospace;
        letter-spacing: 0.08em;
      }

      .doing {
        display: grid;
        gap: 0.5rem;
        margin-block-start: 1rem;
      }

      .doing .first {
        min-height: 3.25rem;
      }

      .two {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0.5rem;
      }

      input {
        max-width: 20rem;
      }

      @media print {
        .doing,
        .before {
          display: none;
        }

        ol {
          border-color: currentcolor;
        }
      }
    `,
  ];

  protected override readonly messages = [conversation, texts];

  /** The receipt; nothing is shown without one. */
  @property({ attribute: false }) receipt: Receipt | undefined;

  /** Whether a minor reads this. */
  @property({ type: Boolean }) minor = false;

  /** Whether it was noted before: then nothing needs to be confirmed. */
  @property({ type: Boolean }) noted = false;

  /** Whether a conversation is under way beside it. */
  @property({ type: Boolean }) again = false;

  @state() private step: Step = "shown";
  @state() private told = "";

  @query("input") private readonly field!: HTMLInputElement;

  /** The part that is asked for, from 0; drawn anew whenever a person looked again. */
  #word = 0;
  #group = 0;

  protected override content(): unknown {
    const { receipt } = this;
    if (!receipt) return nothing;
    if (this.step === "checked") return this.#check();
    if (this.step === "without") return this.#without();
    return html`
      ${this.again ? nothing : html`<p class="before">${this.say("conversation-receipt-first")}</p>`}
      <h2 tabindex="-1">${this.minor ? this.say("receipt-minor") : this.say("conversation-keep-receipt")}</h2>
      <p>${this.minor ? this.say("receipt-minor-why") : this.say("conversation-keep-receipt-why")}</p>
      <h3>${this.say("receipt-words")}</h3>
      <ol class="words" lang=${Receipt.wordsLanguage(this.language)} dir="ltr" translate="no">
        ${receipt.words(this.language).map((word) => html`<li>${word}</li>`)}
      </ol>
      <h3>${this.say("receipt-characters")}</h3>
      <ol class="characters" dir="ltr" translate="no">${receipt.groups().map((group) => html`<li>${group}</li>`)}</ol>
      <div class="doing">
        ${this.noted
          ? nothing
          : html`<button class="first" type="button" @click=${this.#noted}>${this.say("receipt-noted")}</button>`}
        <div class="two">
          <button type="button" @click=${() => print()}>${this.say("receipt-print")}</button>
          <button type="button" aria-describedby="copy-hint" @click=${this.#copy}>${this.say("receipt-copy")}</button>
        </div>
        <p id="copy-hint" class="hint" role="status">${this.told || this.say("receipt-copy-hint")}</p>
        ${this.noted || this.again
          ? nothing
          : html`<button type="button" @click=${() => this.#go("without")}>${this.say("receipt-without")}</button>`}
      </div>
    `;
  }

  #check(): unknown {
    const values = { word: this.#word + 1, group: this.#group + 1 };
    return html`
      <h2 tabindex="-1">${this.say("receipt-check")}</h2>
      <form class="doing" @submit=${this.#checked}>
        <div>
          <label for="part">${this.say("receipt-part", values)}</label>
          <input id="part" type="text" required maxlength="40" dir="ltr" autocomplete="off" autocapitalize="none"
            spellcheck="false" aria-describedby="told" aria-invalid=${this.told ? "true" : nothing}>
        </div>
        <p id="told" class=${this.told ? "notice" : "hint"} role="alert">${this.told}</p>
        <button class="first">${this.say("receipt-confirm")}</button>
        <button type="button" @click=${() => this.#go("shown")}>${this.say("receipt-see")}</button>
      </form>
    `;
  }

  #without(): unknown {
    return html`
      <h2 tabindex="-1">${this.say("receipt-without")}</h2>
      <p>${this.say("receipt-without-why")}</p>
      <div class="doing">
        <button class="first" type="button" @click=${() => this.#go("shown")}>${this.say("receipt-see")}</button>
        <button type="button" @click=${() => this.#done(false)}>${this.say("receipt-without-yes")}</button>
      </div>
    `;
  }

  #noted(): void {
    const drawn = crypto.getRandomValues(new Uint8Array(2));
    this.#word = (drawn[0] ?? 0) % (this.receipt?.words(this.language).length ?? 1);
    this.#group = (drawn[1] ?? 0) % (this.receipt?.groups().length ?? 1);
    this.#go("checked");
  }

  #go(step: Step): void {
    this.told = "";
    this.step = step;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("input, h2")?.focus());
  }

  #checked(event: SubmitEvent): void {
    event.preventDefault();
    const typed = this.field.value.trim();
    const { receipt, language } = this;
    const right =
      receipt?.matches("words", this.#word, typed, language) || receipt?.matches("characters", this.#group, typed, language);
    if (right) {
      this.#done(true);
      return;
    }
    this.told = this.say("receipt-wrong");
    this.field.select();
  }

  #done(noted: boolean): void {
    this.step = "shown";
    this.dispatchEvent(new CustomEvent<boolean>(NOTED, { detail: noted }));
  }

  async #copy(): Promise<void> {
    const { receipt } = this;
    if (!receipt) return;
    try {
      await navigator.clipboard.writeText(receipt.words(this.language).join(" "));
      this.told = this.say("receipt-copied");
    } catch {
      this.told = this.say("receipt-copy-failed");
    }
  }
}

customElements.define("vigie-receipt", VigieReceipt);
