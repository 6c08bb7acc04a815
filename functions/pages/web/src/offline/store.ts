// The copies: one cache for a version of the pages and a language.

import { DATA, DIRECTORY, type Filling, HELP, PAGES, PREFIX, SHEETS, mayKeep } from "./kept.js";

/** How many things are fetched at the same time. */
const ABREAST = 6;

/** How old the copies may be before they are asked for again, in milliseconds. */
const DAY = 86_400_000;

/** What pages load, by the language of the texts in it; "" is for all. */
export type Pieces = Readonly<Record<string, readonly string[]>>;

/** Data and a page may have one address, told apart by what is accepted. */
function asData(path: string, language: string): string {
  return `${path}?lang=${language}&as=data`;
}

export class Store {
  constructor(
    readonly version: string,
    readonly pieces: Pieces,
  ) {}

  #name(language: string): string {
    return `${PREFIX}${this.version}-${language}`;
  }

  /** The languages that copies are kept in, whatever their version. */
  async languages(): Promise<string[]> {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    return [...new Set(names.map((name) => name.slice(name.lastIndexOf("-") + 1)))];
  }

  /** The copy of a page, in a language or else in any that is kept. */
  copy(path: string, language: string): Promise<Response | undefined> {
    return this.#first((one) => `${path}?lang=${one}`, language);
  }

  /** The copy of data. */
  data(path: string, language: string): Promise<Response | undefined> {
    return this.#first((one) => asData(path, one), language);
  }

  /** The copy of a file that pages load. */
  file(path: string): Promise<Response | undefined> {
    return this.#first(() => path, "");
  }

  async #first(key: (language: string) => string, wanted: string): Promise<Response | undefined> {
    const kept = await this.languages();
    for (const language of kept.includes(wanted) ? [wanted, ...kept] : kept) {
      const cache = await caches.open(this.#name(language));
      // What was accepted is part of the key already.
      const copy = await cache.match(key(language), { ignoreVary: true });
      if (copy) return copy;
    }
    return undefined;
  }

  /** Copies everything in a language, whole or not at all, and tells how far. */
  async fill(language: string, tell: (filling: Filling) => void = () => {}): Promise<void> {
    const cache = await caches.open(this.#name(language));
    const sheets = await fetched(`${SHEETS}?lang=${language}`, "application/json");
    const list = (await sheets.json()) as { sheets: { slug: string; language: string }[] };
    const files = ["portal.js", "site.css", ...(this.pieces[""] ?? []), ...(this.pieces[language] ?? [])];
    const wanted: [key: string, path: string, accept: string][] = [
      ...files.map((file): [string, string, string] => [`/web/${file}`, `/web/${file}`, "*/*"]),
      ...PAGES.map((path): [string, string, string] => [`${path}?lang=${language}`, `${path}?lang=${language}`, "text/html"]),
      ...list.sheets.map(({ slug, language: own }): [string, string, string] => {
        const path = `${SHEETS}/${slug}?lang=${own}`;
        return [path, path, "text/html"];
      }),
      ...DATA.map((path): [string, string, string] => [asData(path, language), `${path}?lang=${language}`, "application/json"]),
      [asData(DIRECTORY, language), DIRECTORY, "*/*"],
    ];
    let done = 0;
    const queue = [...wanted];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [key, path, accept] = next;
        await cache.put(key, await fetched(path, accept));
        done += 1;
        tell({ done, all: wanted.length });
      }
    };
    const stopping = (error: unknown): never => {
      // What fails in part need not be gone on with.
      queue.length = 0;
      throw error;
    };
    // A cache that is still written to is not deleted, so all of them have to end.
    const ended = await Promise.allSettled(Array.from({ length: ABREAST }, () => work().catch(stopping)));
    const failed = ended.find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
  }

  /** Fetches everything again if it is old. */
  async refresh(): Promise<void> {
    for (const language of await this.languages()) {
      const help = await (await caches.open(this.#name(language))).match(`${HELP}?lang=${language}`, { ignoreVary: true });
      const made = Date.parse(help?.headers.get("date") ?? "");
      if (!(Date.now() - made < DAY)) await this.fill(language);
    }
  }

  /** Drops the copies of other versions. */
  async prune(): Promise<void> {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    const others = names.filter((name) => !name.startsWith(`${PREFIX}${this.version}-`));
    await Promise.all(others.map((name) => caches.delete(name)));
  }
}

/** Asks the service itself, past the browser's own cache. */
async function fetched(path: string, accept: string): Promise<Response> {
  const response = await fetch(path, { cache: "no-cache", credentials: "omit", headers: { accept }, referrerPolicy: "no-referrer" });
  if (!mayKeep(response)) throw new Error(`${path}: ${response.status}`);
  return response;
}
