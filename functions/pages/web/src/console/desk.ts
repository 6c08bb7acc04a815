// What an officer asks of a desk.

import { type Schema, Service } from "../base/service.js";

import type { Session } from "./session.js";

export type QueueLine = Schema["QueueLine"];
export type BoardFrame = Schema["BoardFrame"];
export type Lease = Schema["Lease"];
export type Presence = Schema["Presence"];
export type DeskDocument = Schema["DeskDocument"];
export type Note = Schema["DeskNote"];
export type Figures = Schema["DeskFigures"];
export type Call = Schema["InterventionCall"];
export type CannedAnswer = Schema["CannedAnswer"];
export type Phrase = Schema["Phrase"];

export class Desk {
  readonly #service: Service;

  constructor(
    readonly origin: string,
    readonly id: string,
    readonly session: Session,
    readonly language: string,
  ) {
    this.#service = new Service(origin);
  }

  /** Which desks there are: for whom to hand on to, and their keys. */
  desks(): Promise<Schema["DeskList"]> {
    return this.#service.unkept("/v1/desks", this.language);
  }

  capabilities(): Promise<Schema["Capabilities"]> {
    return this.#service.unkept("/v1/capabilities", this.language);
  }

  present(presence: Schema["PresenceRequest"]): Promise<Presence> {
    return this.#sent("PUT", "presence", presence);
  }

  gone(): Promise<void> {
    return this.#sent("DELETE", "presence");
  }

  /** Whoever is next, or the one that is named; nothing if nobody is. */
  take(key: string, named?: string): Promise<Lease | undefined> {
    return this.#sent("POST", "take", named ? { case: named } : {}, key);
  }

  queue(): Promise<Schema["QueueDocument"]> {
    return this.#sent("GET", "queue");
  }

  release(id: string): Promise<void> {
    return this.#sent("POST", `cases/${id}/release`);
  }

  transfer(id: string, to: string): Promise<void> {
    return this.#sent("POST", `cases/${id}/transfer`, { to });
  }

  intervene(id: string, wanted: Schema["InterventionRequest"], key: string): Promise<void> {
    return this.#sent("POST", `cases/${id}/intervention`, wanted, key);
  }

  endIntervention(id: string, key: string): Promise<void> {
    return this.#sent("DELETE", `cases/${id}/intervention`, undefined, key);
  }

  async notes(id: string): Promise<readonly Note[]> {
    return (await this.#sent<Schema["DeskNotes"]>("GET", `cases/${id}/notes`)).notes;
  }

  note(id: string, sealed: string, key: string): Promise<Note> {
    return this.#sent("POST", `cases/${id}/notes`, { sealed }, key);
  }

  acknowledge(id: string, key: string): Promise<Schema["InterventionTaken"]> {
    return this.#sent("POST", `calls/${id}/acknowledge`, undefined, key);
  }

  figures(from: Date, until: Date): Promise<Figures> {
    const second = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
    return this.#sent("GET", `figures?from=${second(from)}&until=${second(until)}`);
  }

  /** Texts that stand ready, in the closest language that there is. */
  async answers(language: string): Promise<Schema["CannedAnswers"] | undefined> {
    return this.#service.get<Schema["CannedAnswers"]>(`/v1/answers/${language}`, this.language).catch(() => undefined);
  }

  async phrases(language: string): Promise<Schema["Phrasebook"] | undefined> {
    return this.#service.get<Schema["Phrasebook"]>(`/v1/phrases/${language}`, this.language).catch(() => undefined);
  }

  #sent<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
    const headers = new Headers({ authorization: `Bearer ${this.session.token}` });
    if (body !== undefined) headers.set("content-type", "application/json");
    if (key) headers.set("idempotency-key", key);
    return this.#service.ask<T>(`/v1/desks/${this.id}/${path}`, this.language, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

/** A key by which a request that is sent again is known. */
export function requestKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
