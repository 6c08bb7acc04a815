// What is answered in place of the service where there is no network: by the
// module that has the service's own rules, out of what was kept.

import load, { Stations, file, followGuide, searchNumbers, searchSheets } from "vigie:modules/offline";
import problems from "vigie:texts/problem";
import notices from "vigie:texts/stations";

import type { Schema } from "../base/service.js";
import { type Say, load as speak } from "../base/texts.js";
import { DIRECTORY, SHEETS } from "./kept.js";
import type { Store } from "./store.js";

/** Where the module is. */
export const MODULE = `/web/${file.slice(file.lastIndexOf("/") + 1)}`;

const JSON_TYPE = "application/json";
const GEO_JSON = "application/geo+json";

export class Answers {
  #module: Promise<unknown> | undefined;
  #stations: Promise<Stations> | undefined;

  constructor(private readonly store: Store) {}

  /** What was kept may be newer. */
  forget(): void {
    this.#stations = undefined;
  }

  async answer(url: URL, body: string): Promise<Response> {
    const language = url.searchParams.get("lang") ?? "";
    const say = await speak(language, [problems, notices]);
    try {
      this.#module ??= this.#started();
      await this.#module;
      return await this.#answer(url, body, language, say);
    } catch (thrown) {
      return problem(thrown, say);
    }
  }

  async #answer({ pathname, searchParams }: URL, body: string, language: string, say: Say): Promise<Response> {
    const named = (name: string): string => searchParams.get(name) ?? "";
    switch (pathname) {
      case "/v1/stations/search":
        return json(GEO_JSON, await this.#search(body, say));
      case "/v1/communes":
        return json(JSON_TYPE, (await this.#directory()).communes(named("q"), Number(named("limit")) || undefined));
      case "/v1/guide": {
        const guide = await this.#kept("/v1/guide", language);
        return json(JSON_TYPE, body ? followGuide(guide, body) : guide);
      }
      case SHEETS: {
        const list = await this.#kept(SHEETS, language);
        return json(JSON_TYPE, searchSheets(list, named("topic"), named("audience"), named("q")));
      }
      case "/v1/emergency-numbers": {
        const list = await this.#kept(pathname, language);
        return json(JSON_TYPE, searchNumbers(list, named("territory"), named("need"), named("setting")));
      }
      default:
        return json(JSON_TYPE, await this.#kept(pathname, language));
    }
  }

  async #search(body: string, say: Say): Promise<string> {
    const stations = await this.#directory();
    const now = Date.now();
    const found = JSON.parse(stations.search(body, now)) as Schema["StationCollection"];
    if (found.sample) found.notice = say("stations-sample-notice");
    else if (stations.isOutdated(now)) found.notice = say("stations-outdated-notice", { date: found.data_date });
    return JSON.stringify(found);
  }

  #directory(): Promise<Stations> {
    this.#stations ??= this.#read();
    return this.#stations;
  }

  async #read(): Promise<Stations> {
    const copy = await this.store.data(DIRECTORY, "");
    if (!copy) throw "directory_unavailable";
    return new Stations(new Uint8Array(await copy.arrayBuffer()));
  }

  async #kept(path: string, language: string): Promise<string> {
    const copy = await this.store.data(path, language);
    if (!copy) throw "not_found";
    return copy.text();
  }

  async #started(): Promise<void> {
    const copy = await this.store.file(MODULE);
    if (!copy) throw "not_found";
    load(await copy.arrayBuffer());
  }
}

function json(type: string, text: string): Response {
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}

/** A refusal in the form that the service gives it (RFC 9457). */
function problem(thrown: unknown, say: Say): Response {
  const known: Record<string, [status: number, title: string, detail: string]> = {
    place_not_found: [404, say("problem-place-not-found-title"), say("problem-place-not-found-detail")],
    guide_changed: [409, say("problem-guide-changed-title"), say("problem-guide-changed-detail")],
    invalid_request: [400, say("problem-invalid-request-title"), say("problem-invalid-request-detail")],
  };
  const code = typeof thrown === "string" && thrown in known ? thrown : "directory_unavailable";
  const [status, title, detail] = known[code] ?? [
    503, say("problem-directory-unavailable-title"), say("problem-directory-unavailable-detail"),
  ];
  return new Response(JSON.stringify({ type: "about:blank", title, status, code, detail }), {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}
