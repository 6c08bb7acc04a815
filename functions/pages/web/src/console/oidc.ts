// Signing in with OpenID Connect: the authorization code with PKCE, in a window
// of its own. What comes back stays in this module's hands, in memory.

/** How an issuer is asked, as the page says it. */
export interface IssuerSettings {
  readonly issuer: string;
  readonly client: string;
  readonly scope: string;
}

/** What the issuer gave. */
export interface Tokens {
  readonly access: string;
  /** For new ones without asking anybody, if the issuer gives that. */
  readonly refresh: string | undefined;
}

/** What the landing page hands over; see signed-in.ts. */
export interface Landing {
  readonly state: string;
  readonly code?: string;
  readonly error?: string;
}

export const CHANNEL = "vigie-signed-in";

/** Why nobody was signed in: for the console to say. */
export class SignInError extends Error {
  constructor(readonly why: "blocked" | "given-up" | "refused" | "unreachable") {
    super(why);
  }
}

/** How long somebody may take to sign in, in milliseconds. */
const PATIENCE = 5 * 60_000;

interface Description {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  response_modes_supported?: string[];
}

interface TokenAnswer {
  access_token?: string;
  refresh_token?: string;
  id_token?: string;
}

/**
 * Signs in. The window is opened at once, within the press that asks for it:
 * browsers let no page open one later.
 */
export async function signIn(settings: IssuerSettings): Promise<Tokens> {
  const opened = window.open("about:blank", "vigie-sign-in", "popup,width=480,height=720");
  if (!opened) throw new SignInError("blocked");
  try {
    const known = await description(settings.issuer);
    const [state, nonce, verifier] = [random(), random(), random()];
    const landing = landed(state, opened);
    opened.location.replace(await authorization(known, settings, { state, nonce, verifier }));
    const { code } = await landing;
    if (!code) throw new SignInError("refused");
    const answer = await exchanged(known, {
      grant_type: "authorization_code",
      client_id: settings.client,
      code,
      code_verifier: verifier,
      redirect_uri: redirect(),
    });
    checkIdentity(answer.id_token, settings, nonce);
    return tokens(answer);
  } catch (error) {
    opened.close();
    throw error instanceof SignInError ? error : new SignInError("unreachable");
  }
}

/** New tokens for those that end soon, without asking anybody. */
export async function renew(settings: IssuerSettings, refresh: string): Promise<Tokens> {
  const known = await description(settings.issuer);
  const answer = await exchanged(known, {
    grant_type: "refresh_token",
    client_id: settings.client,
    refresh_token: refresh,
  });
  const { access, refresh: next } = tokens(answer);
  return { access, refresh: next ?? refresh };
}

/** Where the issuer sends the window when it is done. */
function redirect(): string {
  return new URL("/desk/signed-in", location.origin).href;
}

async function description(issuer: string): Promise<Description> {
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const known = (await asked(address)) as Description;
  // One issuer must not speak for another (OpenID Connect Discovery, 4.3).
  if (known.issuer !== issuer) throw new SignInError("refused");
  return known;
}

async function authorization(
  known: Description,
  { client, scope }: IssuerSettings,
  { state, nonce, verifier }: { state: string; nonce: string; verifier: string },
): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  const url = new URL(known.authorization_endpoint);
  const modes = known.response_modes_supported ?? ["fragment"];
  const parameters = {
    response_type: "code",
    // Behind a "#" the code is sent to no server and stands in no log.
    ...(modes.includes("fragment") && { response_mode: "fragment" }),
    client_id: client,
    redirect_uri: redirect(),
    scope: scope || "openid",
    state,
    nonce,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** What the landing page says about this sign-in. */
function landed(state: string, opened: Window): Promise<Landing> {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise<Landing>((resolve, reject) => {
    const given = (): void => reject(new SignInError("given-up"));
    const late = setTimeout(given, PATIENCE);
    channel.onmessage = ({ data }: MessageEvent<Landing>) => {
      if (data.state !== state) return;
      clearTimeout(late);
      opened.close();
      if (data.error) reject(new SignInError("refused"));
      else resolve(data);
    };
  }).finally(() => channel.close());
}

async function exchanged(known: Description, form: Record<string, string>): Promise<TokenAnswer> {
  return (await asked(known.token_endpoint, {
    method: "POST",
    body: new URLSearchParams(form),
  })) as TokenAnswer;
}

async function asked(address: string, init: RequestInit = {}): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(address, {
      ...init,
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
  } catch {
    throw new SignInError("unreachable");
  }
  if (!response.ok) throw new SignInError(response.status < 500 ? "refused" : "unreachable");
  return response.json();
}

/**
 * That the answer is to this question, of this issuer and for this client. It
 * came from the issuer over TLS, so its signature need not be looked at
 * (OpenID Connect Core, 3.1.3.7).
 */
function checkIdentity(token: string | undefined, { issuer, client }: IssuerSettings, nonce: string): void {
  const claims = token ? claimsOf(token) : undefined;
  const audience = claims?.["aud"];
  const isForUs = Array.isArray(audience) ? audience.includes(client) : audience === client;
  if (claims?.["iss"] !== issuer || !isForUs || claims["nonce"] !== nonce) throw new SignInError("refused");
}

function tokens({ access_token: access, refresh_token: refresh }: TokenAnswer): Tokens {
  if (!access) throw new SignInError("refused");
  return { access, refresh };
}

/** What a token says; nothing if it is none that can be read. */
export function claimsOf(token: string): Record<string, unknown> | undefined {
  try {
    const payload = token.split(".")[1] ?? "";
    const bytes = Uint8Array.from(atob(payload.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === "object" && claims !== null ? (claims as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function random(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
