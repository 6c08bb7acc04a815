// What a person reads: messages in Fluent, loaded in one language when an
// element that says them appears.

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

/** A file of messages, by language. */
export type Messages = Readonly<Record<string, () => Promise<{ default: string }>>>;

/** Says a message, with its variables filled in. */
export type Say = (id: string, values?: Record<string, FluentVariable>) => string;

/** The languages that read from right to left. */
const RIGHT_TO_LEFT = new Set(["ar"]);

export function direction(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(language) ? "rtl" : "ltr";
}

/**
 * How dates and numbers are written. Figures are those of the signs and
 * telephones in France, in Arabic too.
 */
export function locale(language: string): string {
  return `${language}-u-nu-latn`;
}

/** The language of these that is wanted first, else French. */
export function choose(wanted: readonly string[], spoken: readonly string[]): string {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split("-", 1)[0] ?? "";
    if (spoken.includes(language)) return language;
  }
  return "fr";
}

/** Loads messages in a language. */
export async function load(language: string, files: readonly Messages[]): Promise<Say> {
  const bundle = new FluentBundle(locale(language));
  const texts = await Promise.all(files.map((file) => (file[language] ?? file["fr"])?.()));
  for (const text of texts) if (text) bundle.addResource(new FluentResource(text.default));
  return (id, values) => {
    const pattern = bundle.getMessage(id)?.value;
    // That every message is there is checked when this is built.
    return pattern ? bundle.formatPattern(pattern, values) : id;
  };
}
