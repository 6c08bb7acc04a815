// Phrases that both sides read in their own language.

import type { Schema, Service } from "../../base/service.js";

type Book = Schema["Phrasebook"];
export type Phrase = Schema["Phrase"];

/** A phrase as it is shown. */
export interface Shown {
  text: string;
  tag: string | undefined;
  direction: Schema["Direction"] | undefined;
}

/** What stands for a phrase that is not in the book, because it is newer. */
const NOT_SHOWN = "not-shown";

/** The book of a person's language, and the French one for beside it. */
export class Books {
  own: Book | undefined;
  french: Book | undefined;

  readonly #own = new Map<string, Phrase>();
  readonly #french = new Map<string, Phrase>();

  constructor(
    private readonly service: Service,
    /** The language of the conversation. */
    private readonly tag: string,
  ) {}

  /** Loads both; the second time it is done at once. */
  async load(): Promise<boolean> {
    const book = (tag: string) =>
      this.service.get<Book>(`/v1/phrases/${encodeURIComponent(tag)}`, "fr").catch(() => undefined);
    this.french ??= await book("fr");
    // What has no book is read in English: see `PhrasebookList::best`.
    this.own ??= this.tag === "fr" ? this.french : ((await book(this.tag)) ?? (await book("en")));
    for (const phrase of this.own?.phrases ?? []) this.#own.set(phrase.code, phrase);
    for (const phrase of this.french?.phrases ?? []) this.#french.set(phrase.code, phrase);
    return this.own !== undefined;
  }

  phrase(code: string): Phrase | undefined {
    return this.#own.get(code);
  }

  /** A phrase in the person's language. One that is newer is shown by its code:
   * that is better than nothing. */
  shown(code: string): Shown {
    const { own } = this;
    const text = this.#own.get(code)?.text;
    const newer = this.#own.get(NOT_SHOWN)?.text;
    return { text: text ?? [newer, code].filter(Boolean).join(" "), tag: own?.tag, direction: own?.direction };
  }

  /** The French below, unless the person reads French. */
  below(code: string): string | undefined {
    return this.own === this.french ? undefined : this.#french.get(code)?.text;
  }
}
