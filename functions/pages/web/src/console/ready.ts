// What stands ready to be sent: phrases that every reader sees in their language,
// and whole answers. Each language is fetched once.

import type { Schema } from "../base/service.js";
import type { Desk } from "./desk.js";

export type Phrasebook = Schema["Phrasebook"];
export type Answers = Schema["CannedAnswers"];

export class Texts {
  readonly #phrases = new Map<string, Promise<Phrasebook | undefined>>();
  readonly #answers = new Map<string, Promise<Answers | undefined>>();

  constructor(private readonly desk: Desk) {}

  phrases(language: string): Promise<Phrasebook | undefined> {
    return kept(this.#phrases, language, () => this.desk.phrases(language));
  }

  answers(language: string): Promise<Answers | undefined> {
    return kept(this.#answers, language, () => this.desk.answers(language));
  }
}

function kept<T>(all: Map<string, Promise<T>>, name: string, ask: () => Promise<T>): Promise<T> {
  const known = all.get(name) ?? ask();
  all.set(name, known);
  return known;
}

/** The gaps of a text that still have to be filled, such as `station`. */
export function gaps(text: string): string[] {
  return [...text.matchAll(/\{([a-z_]{1,32})\}/g)].map(([, name]) => name ?? "");
}
