// Who the officer is, for as long as this page is open. Tokens are in memory
// alone: a reload forgets them.

import { type IssuerSettings, type Tokens, claimsOf, renew, signIn } from "./oidc.js";

export type Role = "officer" | "supervisor";

/** A desk at which somebody is something. */
export interface Place {
  readonly desk: string;
  readonly role: Role;
}

/** How long before its end a token is renewed, in milliseconds. */
const EARLY = 60_000;

/** How long before its end the officer is asked, where they must be. */
const WARN = 5 * 60_000;

export class Session {
  #tokens: Tokens;
  #timer: number | undefined;

  private constructor(
    tokens: Tokens,
    private readonly claim: string,
    private readonly settings: IssuerSettings | undefined,
    /** Called when the token ends soon and only the officer can do something. */
    private readonly ending: (at: Date) => void,
  ) {
    this.#tokens = tokens;
    this.#watch();
  }

  static async signedIn(settings: IssuerSettings, claim: string, ending: (at: Date) => void): Promise<Session> {
    return new Session(await signIn(settings), claim, settings, ending);
  }

  /** With a token from elsewhere, as in development. */
  static pasted(token: string, claim: string, ending: (at: Date) => void): Session | undefined {
    const session = new Session({ access: token.trim(), refresh: undefined }, claim, undefined, ending);
    if (session.places.length) return session;
    session.end();
    return undefined;
  }

  get token(): string {
    return this.#tokens.access;
  }

  /** Where the officer is one, as the token says. */
  get places(): readonly Place[] {
    const places = new Map<string, Role>();
    for (const name of rolesIn(claimsOf(this.token), this.claim)) {
      const [role, desk] = name.split(":");
      if (!desk || (role !== "officer" && role !== "supervisor")) continue;
      if (role === "supervisor" || !places.has(desk)) places.set(desk, role);
    }
    return [...places].map(([desk, role]) => ({ desk, role }));
  }

  /** When the token ends, if it says so. */
  get ends(): Date | undefined {
    const end = claimsOf(this.token)?.["exp"];
    return typeof end === "number" ? new Date(end * 1000) : undefined;
  }

  /** Signs in once more, at a press of the officer, keeping all else. */
  async again(): Promise<void> {
    if (!this.settings) return;
    this.#tokens = await signIn(this.settings);
    this.#watch();
  }

  /** Takes another token of the same officer. */
  replace(token: string): boolean {
    const before = claimsOf(this.token)?.["sub"];
    if (claimsOf(token.trim())?.["sub"] !== before) return false;
    this.#tokens = { access: token.trim(), refresh: undefined };
    this.#watch();
    return true;
  }

  /** Whether the officer can sign in again by a window. */
  get byIssuer(): boolean {
    return this.settings !== undefined;
  }

  /** Forgets everything. */
  end(): void {
    clearTimeout(this.#timer);
    this.#tokens = { access: "", refresh: undefined };
  }

  #watch(): void {
    clearTimeout(this.#timer);
    const ends = this.ends;
    if (!ends) return;
    const { refresh } = this.#tokens;
    const left = ends.getTime() - Date.now();
    // A token that lives for minutes is renewed when half of that is over.
    const wait = Math.max(left - (refresh ? EARLY : WARN), left / 2, 0);
    this.#timer = setTimeout(() => void this.#renew(refresh, ends), wait);
  }

  async #renew(refresh: string | undefined, ends: Date): Promise<void> {
    if (!refresh || !this.settings) {
      this.ending(ends);
      return;
    }
    try {
      this.#tokens = await renew(this.settings, refresh);
      this.#watch();
    } catch {
      this.ending(ends);
    }
  }
}

/** The roles at a path such as `realm_access.roles`; a name with a colon is one
 * name, as the relay reads it. */
function rolesIn(claims: Record<string, unknown> | undefined, claim: string): string[] {
  const path = claim.includes(":") ? [claim] : (claim || "roles").split(".");
  let found: unknown = claims;
  for (const name of path) found = (found as Record<string, unknown> | undefined)?.[name];
  return Array.isArray(found) ? found.filter((role): role is string => typeof role === "string") : [];
}
