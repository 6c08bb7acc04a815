// `<vigie-chat-phrases>`: what can be said by choosing it, in the person's language
// with the French below.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import conversation from "vigie:texts/conversation";
import texts from "vigie:texts/pages/chat";
import groups from "vigie:texts/phrasebook";

import { VigieElement } from "../../base/element.js";
import { look } from "../../base/style.js";
import type { Books, Phrase } from "./books.js";
import { PUT_AWAY } from "./place.js";

/** Told with the code of a phrase that is to be sent. */
export const SAID = "vigie-said";

/** The headings, in the order of need. */
const GROUPS: readonly (readonly [Phrase["group"], string])[] = [
  ["danger", "phrasebook-danger"],
  ["place", "phrasebook-place"],
  ["injury", "phrasebook-injury"],
  ["weapon", "phrasebook-weapon"],
  ["children", "phrasebook-children"],
  ["need", "phrasebook-need"],
  ["answer", "phrasebook-answer"],
  ["consent", "phrasebook-consent"],
  ["question", "phrasebook-question"],
];

export class VigieChatPhrases extends VigieElement {
  static override styles = [
    look,
    css`
      details {
        margin-block: 0.5rem;
      }

      summary {
        display: flex;
        align-items: center;
        min-height: 2.75rem;
        padding: 0.25rem 0.75rem;
        border: 2px solid var(--accent);
        border-radius: var(--radius);
        color: var(--accent);
        font-weight: 600;
        cursor: pointer;
      }

      ul {
        display: grid;
        gap: 0.375rem;
        margin: 0.5rem 0;
        padding: 0;
        list-style: none;
      }

      .phrase {
        display: block;
        width: 100%;
        border-color: var(--line);
        color: inherit;
        text-align: start;
      }

      .phrase[aria-pressed="true"] {
        border-color: var(--accent);
        background: var(--soft);
      }

      .phrase span {
        display: block;
      }

      .below {
        font-size: 0.9375rem;
      }

      .doing {
        display: grid;
        gap: 0.5rem;
        margin-block: 0.375rem;
      }
    `,
  ];

  protected override readonly messages = [texts, conversation, groups];

  @property({ attribute: false }) books: Books | undefined;

  /** Only these are offered: the answers to a question. */
  @property({ attribute: false }) only: readonly string[] | undefined;

  @state() private loaded: boolean | undefined;
  @state() private chosen = "";

  override firstUpdated(): void {
    void this.books?.load().then((loaded) => (this.loaded = loaded));
  }

  protected override content(): unknown {
    const all = this.books?.own?.phrases;
    if (!all) {
      const told = this.loaded === false ? this.say("chat-phrases-failed") : this.say("chat-starting");
      return html`<p role="status">${told}</p>`;
    }
    if (this.only) {
      const offered = this.only.flatMap((code) => this.books?.phrase(code) ?? []);
      return html`<ul aria-label=${this.say("chat-answers")}>${offered.map((phrase) => this.#phrase(phrase))}</ul>`;
    }
    const sayable = all.filter(({ speaker }) => speaker === "citizen" || speaker === "anyone");
    return html`
      ${all.some(({ machine }) => machine) ? html`<p class="hint">${this.say("phrasebook-machine")}</p>` : nothing}
      ${GROUPS.map(([group, id]) => {
        const of = sayable.filter((phrase) => phrase.group === group);
        return of.length
          ? html`<details name="group"><summary>${this.say(id)}</summary><ul>${of.map((phrase) => this.#phrase(phrase))}</ul></details>`
          : nothing;
      })}
      <button type="button" @click=${() => this.dispatchEvent(new Event(PUT_AWAY))}>${this.say("chat-hide")}</button>
    `;
  }

  #phrase({ code, text, machine }: Phrase): unknown {
    const own = this.books?.own;
    const below = this.books?.below(code);
    const chosen = this.chosen === code;
    // A slip of the finger sends nothing: it is chosen first, then sent.
    return html`<li>
      <button class="phrase" type="button" aria-pressed=${chosen ? "true" : "false"} @click=${() => (this.chosen = chosen ? "" : code)}>
        <span lang=${own?.tag ?? nothing} dir=${own?.direction ?? "auto"}>${text}${machine ? " *" : ""}</span>
        ${below ? html`<span class="below" lang="fr" dir="ltr">${below}</span>` : nothing}
      </button>
      ${chosen
        ? html`<div class="doing"><button class="first" type="button" @click=${() => this.#send(code)}>${this.say("conversation-send")}</button></div>`
        : nothing}
    </li>`;
  }

  #send(code: string): void {
    this.chosen = "";
    this.dispatchEvent(new CustomEvent<string>(SAID, { detail: code }));
  }
}

customElements.define("vigie-chat-phrases", VigieChatPhrases);
