// Asking the service. Nothing is sent along that could tell who asks.

import type { components } from "vigie:api";

export type Schema = components["schemas"];

/** A problem document (RFC 9457), or that there was no answer at all. */
export class ServiceError extends Error {
  constructor(
    /** The service's own words in the reader's language; none without an answer. */
    readonly detail: string | undefined,
    readonly code: string | undefined,
    readonly status: number,
  ) {
    super(code ?? "no answer");
  }
}

/** Where a service answers. */
export class Service {
  constructor(
    /** Its origin, such as `https://vigie.example`. */
    readonly origin: string,
  ) {}

  /** Asks for a document that is the same for everybody. */
  get<T>(path: string, language: string): Promise<T> {
    return this.#ask<T>(path, language, { cache: "default" });
  }

  /** Asks for such a document without leaving in the browser's cache what was asked. */
  unkept<T>(path: string, language: string): Promise<T> {
    return this.#ask<T>(path, language, { cache: "no-store" });
  }

  /** Asks with a body, of which no log on the way keeps anything. */
  post<T>(path: string, language: string, body: unknown, signal?: AbortSignal): Promise<T> {
    return this.#ask<T>(path, language, {
      method: "POST",
      cache: "no-store",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    });
  }

  /** Asks in a way of its own, such as with a token. An answer may be empty. */
  ask<T>(path: string, language: string, init: RequestInit): Promise<T> {
    return this.#ask<T>(path, language, { cache: "no-store", ...init });
  }

  async #ask<T>(path: string, language: string, init: RequestInit): Promise<T> {
    const url = new URL(path, this.origin);
    url.searchParams.set("lang", language);
    const headers = new Headers(init.headers);
    headers.set("accept", "application/json, application/geo+json");
    let response: Response;
    try {
      response = await fetch(url, { ...init, headers, credentials: "omit", referrerPolicy: "no-referrer" });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new ServiceError(undefined, undefined, 0);
    }
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok && (body !== undefined || response.status === 204)) return body as T;
    const problem = (body ?? {}) as Partial<Schema["Problem"]>;
    const errors = problem.errors?.map(({ detail }) => detail).join(" ");
    throw new ServiceError(errors || problem.detail, problem.code, response.status);
  }
}
