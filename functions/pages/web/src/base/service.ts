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

  /** Asks for a text as HTML that can be set into any page. */
  async piece(path: string, language: string): Promise<string> {
    const response = await this.#send(path, language, { cache: "default" }, "text/html;profile=fragment");
    if (response.ok) return response.text();
    throw problem(response, await response.json().catch(() => undefined));
  }

  async #ask<T>(path: string, language: string, init: RequestInit): Promise<T> {
    const response = await this.#send(path, language, init, "application/json, application/geo+json");
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok && (body !== undefined || response.status === 204)) return body as T;
    throw problem(response, body);
  }

  async #send(path: string, language: string, init: RequestInit, accept: string): Promise<Response> {
    const url = new URL(path, this.origin);
    url.searchParams.set("lang", language);
    const headers = new Headers(init.headers);
    headers.set("accept", accept);
    try {
      return await fetch(url, { ...init, headers, credentials: "omit", referrerPolicy: "no-referrer" });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new ServiceError(undefined, undefined, 0);
    }
  }
}

function problem(response: Response, body: unknown): ServiceError {
  const { code, detail, errors } = (body ?? {}) as Partial<Schema["Problem"]>;
  const fields = errors?.map((error) => error.detail).join(" ");
  return new ServiceError(fields || detail, code, response.status);
}
