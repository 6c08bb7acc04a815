// What somebody may say before they write, and how it is routed.

import type { Schema, Service } from "../../base/service.js";

export type Topic = Schema["Topic"];

/** What was answered before the beginning; nothing of it has to be. */
export interface Need {
  danger: boolean;
  minor: boolean;
  topic: Topic | "";
  /** The language to write in (BCP 47). */
  language: string;
}

/** Asks which desk answers. It keeps nothing of what is said. */
export function route(service: Service, need: Need, spoken: string, signal?: AbortSignal): Promise<Schema["DeskRouting"]> {
  const { danger, minor, topic, language } = need;
  const asked: Schema["DeskNeed"] = { danger, minor, languages: [language], ...(topic && { topic }) };
  return service.post("/v1/desks/route", spoken, asked, signal);
}
