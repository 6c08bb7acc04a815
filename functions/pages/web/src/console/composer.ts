// `<vigie-composer>`: what the officer writes, and what stands ready: phrases in
// both languages, and whole answers.

import { css, html, nothing } from "lit";
import { property, query, state } from "lit/decorators.js";

import texts from "vigie:texts/pages/talk";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import { direction } from "../base/texts.js";
import type { CannedAnswer } from "./desk.js";
import type { Held } from "./held.js";
import { panel } from "./look.js";
import { type Answers, type Phrasebook, type Texts, gaps } from "./ready.js";
import { languageName } from "./words.js";

/** How many of what was found are shown. */
const SHOWN = 30;

/** How long after the last key somebody is no longer typing, in milliseconds. */
const PAUSE = 4000;

export class VigieComposer extends VigieElement {
  static override styles = [
    look,
    panel,
    css`
      textarea {
        min-height: 5rem;
        resize: vertical;
      }

      ul {
        display: grid;
        gap: 0.5rem;
        max-height: 18rem;
        margin: 0.5rem 0;
        padding: 0.25rem;
        overflow-y: auto;
        list-style: none;
      }

      li button {
        display: block;
        width: 100%;
        text-align: start;
      }

      li span {
        display: block;
        color: var(--ink);
      }

      li span:first-child {
        font-weight: 600;
      }
    `,
  ];

  protected override readonly messages = [texts];

  @property({ attribute: false }) held!: Held;
  @property({ attribute: false }) seen = 0;
  @property({ attribute: false }) spoken = "";
  @property({ attribute: false }) texts!: Texts;
  /** What the desk is called, which answers name. */
  @property({ attribute: false }) desk = "";
  @property({ attribute: false }) topic = "";

  @state() private told = "";
  @state() private written = "";
  @state() private phrases: readonly [Phrasebook, Phrasebook | undefined] | undefined;
  @state() private answers: readonly [Answers, Answers | undefined] | undefined;
  @state() private sought = "";
  @state() private minor = false;
  /** What a chosen answer says in the officer's language. */
  @state() private meaning = "";

  @query("textarea") private readonly area!: HTMLTextAreaElement | null;

  #pausing: number | undefined;

  #entering = false;

  /** Puts the focus into the field, as soon as there is one. */
  enter(): void {
    this.#entering = this.area === null;
    this.area?.focus();
  }

  /** Leaves the focus where it is by now. */
  stay(): void {
    this.#entering = false;
  }

  protected override updated(): void {
    if (this.#entering && this.area) this.enter();
  }

  protected override content(): unknown {
    const [own, theirs] = [this.language, this.spoken];
    const choices = [...new Set([own, theirs])];
    return html`<form @submit=${this.#submitted}>
      <div>
        <label for="text">${this.say("talk-answer")}</label>
        <textarea id="text" name="text" required maxlength="4000" dir="auto" aria-keyshortcuts="Control+Enter" aria-describedby="told"
          @input=${this.#typed} @keydown=${this.#pressed}></textarea>
        ${this.meaning ? html`<p class="hint">${this.say("talk-meaning")} <q>${this.meaning}</q></p>` : nothing}
      </div>
      <div class="row">
        <button class="first">${this.say("talk-send")}</button>
        ${choices.length > 1
          ? html`<label for="written">${this.say("talk-written-in")}</label>
              <select id="written" .value=${this.written || own} @change=${(event: Event) => (this.written = (event.target as HTMLSelectElement).value)}>
                ${choices.map((tag) => html`<option value=${tag} ?selected=${tag === (this.written || own)}>${languageName(tag, this.language)}</option>`)}
              </select>`
          : nothing}
      </div>
      <p id="told" role="status">${this.told}</p>
    </form>
    <details name="ready" @toggle=${this.#openPhrases}>
      <summary>${this.say("talk-phrases")}</summary>
      ${this.phrases ? this.#phrasebook(...this.phrases) : html`<p>${this.say("talk-loading")}</p>`}
    </details>
    <details name="ready" @toggle=${this.#openAnswers}>
      <summary>${this.say("talk-answers")}</summary>
      ${this.answers ? this.#canned(...this.answers) : html`<p>${this.say("talk-loading")}</p>`}
    </details>`;
  }

  #search(id: string): unknown {
    return html`<label for=${id}>${this.say("talk-search")}</label>
      <input id=${id} type="search" autocomplete="off" .value=${this.sought}
        @input=${(event: Event) => (this.sought = (event.target as HTMLInputElement).value)}>`;
  }

  #phrasebook(own: Phrasebook, theirs: Phrasebook | undefined): unknown {
    const other = new Map(theirs?.phrases.map(({ code, text, machine }) => [code, { text, machine }]));
    const fit = own.phrases.filter(({ code, text, speaker }) =>
      (speaker === "anyone" || speaker === "officer") && this.#found(`${text} ${other.get(code)?.text ?? ""}`));
    return html`${this.#search("seek-phrase")}
      <ul>${fit.slice(0, SHOWN).map(({ code, text }) => html`<li>
        <button type="button" @click=${() => this.#phrase(code)}>
          <span lang=${own.tag}>${text}</span>
          ${theirs && theirs.tag !== own.tag
            ? html`<span lang=${theirs.tag} dir=${theirs.direction}>${other.get(code)?.text ?? ""}</span>`
            : nothing}
        </button></li>`)}</ul>
      ${theirs?.machine_made ? html`<p class="hint">${this.say("talk-machine-made")}</p>` : nothing}`;
  }

  #canned(own: Answers, theirs: Answers | undefined): unknown {
    const replaced = new Set(own.answers.flatMap(({ instead_of: code, minor }) => (minor && code ? [code] : [])));
    const fit = own.answers.filter((answer) =>
      (this.minor ? !replaced.has(answer.code) : !answer.minor) && this.#found(`${answer.title} ${answer.text}`));
    // What is about the same thing comes first; the rest keeps its order.
    const rank = ({ topics }: CannedAnswer): number => (topics?.some((topic) => topic === this.topic) ? 0 : 1);
    const sorted = [...fit].sort((a, b) => rank(a) - rank(b));
    return html`${this.#search("seek-answer")}
      <label class="check"><input type="checkbox" .checked=${this.minor}
        @change=${(event: Event) => (this.minor = (event.target as HTMLInputElement).checked)}>${this.say("talk-minor")}</label>
      <ul>${sorted.slice(0, SHOWN).map((answer) => html`<li>
        <button type="button" @click=${() => this.#choose(answer, theirs)}>
          <span lang=${own.tag}>${answer.title}</span><span lang=${own.tag}>${answer.text}</span>
        </button></li>`)}</ul>
      ${(theirs ?? own).checked ? nothing : html`<p class="hint">${this.say("talk-unchecked")}</p>`}`;
  }

  #found(text: string): boolean {
    const plain = (words: string): string => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain(text).includes(plain(this.sought.trim()));
  }

  async #openPhrases(event: Event): Promise<void> {
    if (!(event.target as HTMLDetailsElement).open || this.phrases) return;
    const [own, theirs] = await Promise.all([this.texts.phrases(this.language), this.texts.phrases(this.spoken)]);
    if (own) this.phrases = [own, theirs];
  }

  async #openAnswers(event: Event): Promise<void> {
    if (!(event.target as HTMLDetailsElement).open || this.answers) return;
    const [own, theirs] = await Promise.all([this.texts.answers(this.language), this.texts.answers(this.spoken)]);
    if (own) this.answers = [own, theirs];
  }

  #choose(answer: CannedAnswer, theirs: Answers | undefined): void {
    const there = theirs?.answers.find(({ code }) => code === answer.code) ?? answer;
    const filled = (text: string): string => text.replaceAll("{desk}", this.desk);
    if (!this.area) return;
    this.area.value = filled(there.text);
    this.written = there === answer ? this.language : (theirs?.tag ?? this.language);
    this.meaning = there.text === answer.text ? "" : filled(answer.text);
    this.area.dir = direction(this.written);
    this.area.focus();
    this.told = "";
    this.#toGap(this.area);
  }

  /** Selects the first gap of what is written, so that the next key fills it;
   * whether there is one. */
  #toGap(area: HTMLTextAreaElement): boolean {
    const [gap] = gaps(area.value);
    if (!gap) return false;
    this.told = this.say("talk-gap", { gap });
    const at = area.value.indexOf(`{${gap}}`);
    area.focus();
    area.setSelectionRange(at, at + gap.length + 2);
    return true;
  }

  #phrase(code: string): void {
    this.#send(() => this.held.side.sendPhrase(code));
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const { area } = this;
    const text = area?.value.trim();
    if (!area || !text) return;
    if (this.#toGap(area)) return;
    const sent = this.#send(() => this.held.side.write(text, this.written || this.language));
    if (!sent) return;
    area.value = "";
    area.dir = "auto";
    this.meaning = "";
    area.focus();
  }

  #send(write: () => string): boolean {
    try {
      write();
      this.told = "";
      this.held.look();
      this.held.side.signal("paused");
      return true;
    } catch {
      this.told = this.say("talk-not-sent");
      return false;
    }
  }

  #typed(): void {
    clearTimeout(this.#pausing);
    const { held } = this;
    if (!held.open) return;
    if (!this.#pausing) held.side.signal("typing");
    this.#pausing = setTimeout(() => {
      this.#pausing = undefined;
      if (held.open) held.side.signal("paused");
    }, PAUSE);
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.area?.form?.requestSubmit();
  }
}

customElements.define("vigie-composer", VigieComposer);
