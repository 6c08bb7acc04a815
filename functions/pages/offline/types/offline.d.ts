// What `vigie:modules/offline` exports: the answers of some endpoints, made on the
// device. Bodies and answers are JSON as those endpoints have it. A refusal is
// thrown as the `code` of the problem document.

/** Starts the module. Call it before anything else here is used. */
export default function load(wasm: ArrayBuffer): void;

/** Where the module's file is served, relative to the script. */
export const file: string;

/** The directory of stations. */
export class Stations {
  /** Takes the answer of `GET /v1/stations/index`. */
  constructor(bytes: Uint8Array);

  /** `POST /v1/stations/search`, but for the notice; `now` in milliseconds. */
  search(body: string, now: number): string;

  /** `GET /v1/communes`. */
  communes(name: string, limit: number | undefined): string;

  /** Whether people have to be told how old it is. */
  isOutdated(now: number): boolean;
}

/** `POST /v1/guide`, by the answer of `GET /v1/guide`. */
export function followGuide(guide: string, body: string): string;

/** `GET /v1/sheets` with parameters, by its answer without; "" is no parameter.
 * Words are looked for in titles and summaries. */
export function searchSheets(list: string, topic: string, audience: string, words: string): string;

/** `GET /v1/emergency-numbers` with parameters, by its answer without. */
export function searchNumbers(list: string, territory: string, need: string, setting: string): string;
