// `<vigie-advice>`: sheets on what to do, found by words, topic or age, and the
// text of one of them.

import { type PropertyValues, css, html, nothing } from "lit";
import { property, query, state } from "lit/decorators.js";

import scripts from "vigie:texts/pages/advice";
import texts from "vigie:texts/sheet";
import site from "vigie:texts/site";

import { danger, dangerLook } from "../base/danger.js";
import { VigieElement } from "../base/element.js";
import { fragment } from "../base/fragment.js";
import { type Schema, ServiceError } from "../base/service.js";
import { look } from "../base/style.js";
import { direction } from "../base/texts.js";

type Entry = Schema["SheetEntry"];
type Topic = Schema["TopicEntry"];

/** Where sheets are. */
const SHEETS = "/v1/sheets";

export class VigieAdvice extends VigieElement {
  static override styles = [
    look,
    dangerLook,
    css`
      form {
        display: grid;
        gap: 0.75rem;
      }

      .entries {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .entries li {
        padding-block: 0.75rem;
        border-block-end: 1px solid var(--line);
      }

      .entries h2,
      .entries p {
        margin: 0.125rem 0;
      }

      .entries h2 {
        font-size: 1.0625rem;
      }

      .entries h2 a {
        display: flex;
        align-items: center;
        min-height: 2.75rem;
      }

      .vigie-sheet h2 {
        font-size: 1.5rem;
      }

      .vigie-sheet h3 {
        font-size: 1.25rem;
      }

      .vigie-sheet h4 {
        margin: 1rem 0 0.25rem;
        font-size: 1.0625rem;
      }

      .summary {
        font-size: 1.125rem;
      }

      .sources {
        font-size: 0.9375rem;
      }

      #sheet:focus {
        outline: none;
      }
    `,
  ];

  protected override readonly messages = [texts, scripts, site];

  /** What the sheets are about, such as `fraud`. */
  @property() topic = "";

  /** Whom they speak to, such as `minor`. */
  @property() audience = "";

  /** Words to look for. */
  @property() q = "";

  /** The name of one sheet, to begin with it. */
  @property() sheet = "";

  /** Whether sheets open as pages of the service rather than in place. */
  @property({ type: Boolean }) pages = false;

  /** Whether the page around shows already whom to alert in danger. */
  @property({ type: Boolean }) framed = false;

  /** What is looked for: at first what the attributes say. */
  @state() private wanted = { topic: "", q: "" };

  @state() private found: readonly Entry[] | undefined;
  @state() private topics: readonly Topic[] = [];
  @state() private shown: DocumentFragment | undefined;
  @state() private told = "";
  @state() private failed = false;

  @query("#sheet") private readonly place!: HTMLElement | null;
  @query("#found") private readonly list!: HTMLElement | null;

  /** Asks again what was asked last, whose answer alone counts. */
  #asked = () => {};

  protected override updated(changed: PropertyValues): void {
    if (!this.language) return;
    const asked = ["language", "service", "topic", "audience", "q", "sheet"];
    if (!asked.some((name) => changed.has(name))) return;
    if (["language", "service"].some((name) => changed.has(name))) void this.#name();
    this.wanted = { topic: this.topic, q: this.q };
    if (this.sheet) void this.#open(this.sheet, this.language, false);
    else void this.#search(false);
  }

  protected override content(): unknown {
    return html`
      ${this.framed ? nothing : danger(undefined, this.say)}
      ${this.shown ? nothing : this.#form()}
      <p role="status" ?hidden=${!this.told}>${this.told}</p>
      ${this.failed ? html`<button type="button" @click=${() => this.#asked()}>${this.say("advice-retry")}</button>` : nothing}
      ${this.shown ? this.#text(this.shown) : this.#entries()}
    `;
  }

  #form(): unknown {
    return html`
      <form role="search" aria-label=${this.say("site-sheets")} @submit=${this.#submitted}>
        <div>
          <label for="words">${this.say("sheet-search-label")}</label>
          <input id="words" name="q" type="search" maxlength="200" autocomplete="off" spellcheck="false"
            enterkeyhint="search" aria-describedby="words-hint" .value=${this.wanted.q}>
          <p id="words-hint" class="hint">${this.say("advice-hint")}</p>
        </div>
        ${this.topics.length
          ? html`<div>
              <label for="topic">${this.say("sheet-topics")}</label>
              <select id="topic" name="topic">
                <option value="">${this.say("sheet-all-topics")}</option>
                ${this.topics.map(({ topic, name }) => html`
                  <option value=${topic} ?selected=${topic === this.wanted.topic}>${name}</option>
                `)}
              </select>
            </div>`
          : nothing}
        <p class="ways"><button class="first">${this.say("site-search")}</button></p>
      </form>
    `;
  }

  #entries(): unknown {
    if (!this.found) return nothing;
    return html`
      <ul class="entries" id="found" tabindex="-1" aria-label=${this.say("site-sheets")}>
        ${this.found.map(({ slug, language, title, summary }) => html`
          <li lang=${language} dir=${direction(language)}>
            <h2><a href=${this.#address(slug, language)} @click=${this.#followed}>${title}</a></h2>
            <p>${summary}</p>
          </li>
        `)}
      </ul>
    `;
  }

  #text(sheet: DocumentFragment): unknown {
    const back = this.found ? this.say("advice-back") : this.say("sheet-all-topics");
    return html`
      <p class="ways"><button type="button" @click=${this.#back}>${back}</button></p>
      <div id="sheet" tabindex="-1" @click=${this.#followed}>${sheet}</div>
    `;
  }

  #address(slug: string, language: string): string {
    return new URL(`${SHEETS}/${slug}?lang=${language}`, this.service).href;
  }

  /** Opens in place what leads to a sheet, unless it is to go elsewhere. */
  #followed = (event: MouseEvent): void => {
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    if (!link || this.pages || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const { origin, pathname, searchParams } = new URL(link.href);
    const slug = pathname.startsWith(`${SHEETS}/`) ? pathname.slice(SHEETS.length + 1) : "";
    if (origin !== new URL(this.service).origin || !slug) return;
    event.preventDefault();
    void this.#open(slug, searchParams.get("lang") ?? this.language);
  };

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const wanted = new FormData(event.target as HTMLFormElement);
    this.wanted = { q: String(wanted.get("q") ?? "").trim(), topic: String(wanted.get("topic") ?? "") };
    void this.#search(true);
  }

  #back = (): void => {
    this.shown = undefined;
    this.told = "";
    if (this.found) void this.updateComplete.then(() => this.list?.focus());
    else void this.#search(true);
  };

  async #name(): Promise<void> {
    const list = await this.asked.get<Schema["TopicList"]>("/v1/topics", this.language).catch(() => undefined);
    this.topics = list?.topics ?? [];
  }

  async #search(move: boolean): Promise<void> {
    const wanted = { ...this.wanted, audience: this.audience };
    const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
    const path = `${SHEETS}?${query}`;
    // Words are somebody's own, and stay out of the browser's cache.
    const answer = wanted.q
      ? this.asked.unkept<Schema["SheetList"]>(path, this.language)
      : this.asked.get<Schema["SheetList"]>(path, this.language);
    const list = await this.#answered(answer, () => void this.#search(true));
    if (!list) return;
    this.found = list.sheets;
    this.shown = undefined;
    this.told = list.sheets.length
      ? this.say("advice-found", { count: list.sheets.length })
      : this.say("sheet-none");
    await this.updateComplete;
    if (move && list.sheets.length) this.list?.focus();
  }

  async #open(slug: string, language: string, move = true): Promise<void> {
    const path = `${SHEETS}/${slug}`;
    const piece = await this.#answered(this.asked.piece(path, language), () => void this.#open(slug, language));
    if (piece === undefined) return;
    this.shown = fragment(piece, this.service);
    // Whom to alert stands above already, or in the page around.
    this.shown.querySelector(".emergency")?.remove();
    this.told = "";
    await this.updateComplete;
    if (move) this.place?.focus();
  }

  /** An answer, unless something else was asked meanwhile; `again` asks anew. */
  async #answered<T>(asking: Promise<T>, again: () => void): Promise<T | undefined> {
    this.#asked = again;
    this.failed = false;
    this.told = this.say("advice-loading");
    try {
      const answer = await asking;
      return this.#asked === again ? answer : undefined;
    } catch (error) {
      if (this.#asked !== again) return undefined;
      this.failed = true;
      const detail = error instanceof ServiceError ? error.detail : undefined;
      this.told = detail ?? this.say("advice-failed");
      return undefined;
    }
  }
}

customElements.define("vigie-advice", VigieAdvice);
