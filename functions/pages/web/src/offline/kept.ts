// What may be kept on a device, and what it is kept as. Whatever is not named
// here passes the worker by: conversations, desks, and all that bears a token.

/** Where the worker is. */
export const WORKER = "/sw.js";

/** What the names of our caches begin with; their version and language follow. */
export const PREFIX = "vigie-";

/** The message that has the worker copy everything in a language. */
export const FILL = "fill";

/** How far the worker has come. */
export interface Filling {
  readonly done: number;
  readonly all: number;
  readonly failed?: boolean;
}

/** The directory of stations, which the module reads in place. */
export const DIRECTORY = "/v1/stations/index";

/** Where sheets are. */
export const SHEETS = "/v1/sheets";

/** What elements ask for. */
export const DATA = ["/v1/guide", SHEETS, "/v1/emergency-numbers", "/v1/topics"] as const;

/** The pages that are kept as they are. */
export const PAGES = [
  "/", "/stations", "/safety", "/offline", "/offline/help", "/offline/guide", "/offline/sheets", "/offline/numbers",
] as const;

/** The pages that stand in for others, which a server alone can make. */
const STAND_INS: Readonly<Record<string, string>> = {
  "/v1/guide": "/offline/guide",
  [SHEETS]: "/offline/sheets",
  "/v1/emergency-numbers": "/offline/numbers",
};

/** What is shown where there is no copy of a page. */
export const HELP = "/offline/help";

/** Whether a request is for the worker at all. */
export function isOurs(request: Request, origin: string): boolean {
  const url = new URL(request.url);
  if (url.origin !== origin || request.headers.has("authorization")) return false;
  const { pathname } = url;
  if (request.method === "POST") return pathname === "/v1/guide" || pathname === "/v1/stations/search";
  if (request.method !== "GET") return false;
  if (request.mode === "navigate") return true;
  return (
    pathname.startsWith("/web/") ||
    pathname === DIRECTORY ||
    pathname === "/v1/communes" ||
    (DATA as readonly string[]).includes(pathname)
  );
}

/** The address of the copy of a page, if there may be one. */
export function pageOf(pathname: string): string {
  return STAND_INS[pathname] ?? pathname;
}

/** Whether an answer may be kept: what is the same for all, and nothing else. */
export function mayKeep(response: Response): boolean {
  const cached = response.headers.get("cache-control") ?? "";
  return response.ok && response.type === "basic" && cached.startsWith("public");
}
