// What a page's Content Security Policy (CSP, level 3) makes of a widget, and
// what to add to it. Nothing is asked of anybody: it is all in the text.
//
// What browsers really do is tried in tests/browser/widgets-policy.test.mjs, with
// every line of the same table.

/** How a widget is set in. */
export type Variant = "module" | "frame" | "plain";

/** What of it a policy can block. */
export type Part = "loader" | "modules" | "answers" | "display" | "frame" | "form" | "links";

/** The widget that a policy is judged for. */
export interface Widget {
  readonly variant: Variant;
  /** Where the service is, such as `https://vigie.example`. */
  readonly service: string;
  /** The loader's file, such as `v1-0A1B2C3D.js`. */
  readonly loader: string;
  /** Its integrity, such as `sha384-…`. */
  readonly integrity: string;
}

/** Something that is blocked. */
export interface Finding {
  readonly part: Part;
  /** The directive that blocks it. */
  readonly directive: string;
  /** What to add to it. */
  readonly add: readonly string[];
  /** Whether the page's nonce on the script lets it in: by itself, if nothing is
   * to be added or a nonce is, else as well. */
  readonly nonce: boolean;
}

type Directives = ReadonlyMap<string, readonly string[]>;

/** What a directive is when it is not there, most special first. */
const FALLBACK: Readonly<Record<string, readonly string[]>> = {
  "script-src-elem": ["script-src-elem", "script-src", "default-src"],
  "connect-src": ["connect-src", "default-src"],
  "frame-src": ["frame-src", "child-src", "default-src"],
  "form-action": ["form-action"],
};

/** The nonce that a server draws anew for each page. */
const NONCE = "'nonce-…'";

/** What each variant needs where the page is in a sandbox, and for what. */
const SANDBOX: Readonly<Record<Variant, readonly (readonly [Part, readonly string[]])[]>> = {
  module: [["loader", ["allow-scripts"]], ["answers", ["allow-same-origin"]], ["links", ["allow-popups", "allow-popups-to-escape-sandbox"]]],
  frame: [["frame", ["allow-scripts", "allow-same-origin"]], ["form", ["allow-forms"]], ["links", ["allow-popups", "allow-popups-to-escape-sandbox"]]],
  plain: [["form", ["allow-forms"]], ["links", ["allow-popups", "allow-popups-to-escape-sandbox"]]],
};

/** The policies in a header or several: each of them must let a thing through. */
export function parse(text: string): Directives[] {
  const values = text.split(/[,\n]/).map((value) => value.replace(/^\s*content-security-policy\s*:/i, "").trim());
  return values.filter(Boolean).map((value) => {
    const directives = new Map<string, readonly string[]>();
    for (const directive of value.split(";")) {
      const [name, ...sources] = directive.trim().split(/\s+/);
      // Of two of one name, browsers go by the first.
      if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
    }
    return directives;
  });
}

/** Everything of a widget that a policy blocks. */
export function judge(text: string, widget: Widget): Finding[] {
  return parse(text).flatMap((policy) => judged(policy, widget));
}

/** The policy with all that the widget needs. */
export function mended(text: string, widget: Widget): string {
  return parse(text).map((policy) => {
    const directives = new Map([...policy].map(([name, sources]) => [name, [...sources]]));
    for (const { directive, add } of judged(policy, widget)) {
      // What the directive falls back on goes on for everything else.
      const own = directives.get(directive) ?? [...(policy.get("default-src") ?? [])];
      const kept = own.filter((source) => source.toLowerCase() !== "'none'");
      directives.set(directive, [...kept, ...add.filter((source) => !kept.includes(source))]);
    }
    return [...directives].map(([name, sources]) => [name, ...sources].join(" ")).join("; ");
  }).join(", ");
}

function judged(policy: Directives, widget: Widget): Finding[] {
  return [...fetches(policy, widget), ...display(policy, widget), ...sandbox(policy, widget)];
}

function fetches(policy: Directives, { variant, service, loader, integrity }: Widget): Finding[] {
  switch (variant) {
    case "module":
      return [
        ...script(policy, service, loader, integrity),
        ...fetched(policy, "answers", "connect-src", `${service}/v1/tenants/`, service),
      ];
    case "frame":
      return fetched(policy, "frame", "frame-src", `${service}/widgets/frame/`, service);
    case "plain":
      return fetched(policy, "form", "form-action", `${service}/v1/stations/search`, service);
  }
}

/** The script and what it loads, which is known by its origin alone, unless the
 * script passes on the trust that is put into it. */
function script(policy: Directives, service: string, loader: string, integrity: string): Finding[] {
  const sources = sourcesOf(policy, "script-src-elem");
  if (!sources) return [];
  const directive = named(policy, "script-src-elem");
  const lower = sources.map((source) => source.toLowerCase());
  const hash = `'${integrity}'`;
  const nonce = lower.some((source) => source.startsWith("'nonce-"));
  if (lower.includes("'strict-dynamic'")) {
    // Origins mean nothing then. A hash lets the loader in, but what it imports is
    // only trusted if the loader has the page's nonce, which imports inherit.
    const part = sources.includes(hash) ? "modules" : "loader";
    return [{ part, directive, add: nonce ? [] : [NONCE], nonce: true }];
  }
  const url = `${service}/widgets/${loader}`;
  const modules = `${service}/web/widget.js`;
  const findings: Finding[] = [];
  if (!sources.includes(hash) && !isListed(sources, url)) findings.push({ part: "loader", directive, add: [service], nonce });
  if (!isListed(sources, modules)) findings.push({ part: "modules", directive, add: [service], nonce });
  return findings;
}

function fetched(policy: Directives, part: Part, directive: string, url: string, add: string): Finding[] {
  const sources = sourcesOf(policy, directive);
  if (!sources || isListed(sources, url)) return [];
  return [{ part, directive: named(policy, directive), add: [add], nonce: false }];
}

/** Whose policies make what is shown: Lit's, and that of sheets. */
const DISPLAYED = ["lit-html", "vigie"];

function display(policy: Directives, { variant }: Widget): Finding[] {
  const names = policy.get("trusted-types");
  if (variant !== "module" || !names || names.includes("*")) return [];
  const add = DISPLAYED.filter((name) => !names.includes(name));
  return add.length ? [{ part: "display", directive: "trusted-types", add, nonce: false }] : [];
}

function sandbox(policy: Directives, { variant }: Widget): Finding[] {
  const given = policy.get("sandbox");
  if (!given) return [];
  const tokens = given.map((token) => token.toLowerCase());
  return SANDBOX[variant].flatMap(([part, needed]) => {
    const add = needed.filter((token) => !tokens.includes(token));
    return add.length ? [{ part, directive: "sandbox", add, nonce: false }] : [];
  });
}

/** The sources that hold for a directive; none at all let everything through. */
function sourcesOf(policy: Directives, directive: string): readonly string[] | undefined {
  return policy.get(present(policy, directive));
}

/** The name under which a directive is there. */
function present(policy: Directives, directive: string): string {
  const names = FALLBACK[directive] ?? [directive];
  return names.find((name) => policy.has(name)) ?? directive;
}

/** The name under which something is added: what only falls back on `default-src`
 * gets a directive of its own, since adding there would open all the rest too. */
function named(policy: Directives, directive: string): string {
  const name = present(policy, directive);
  if (name !== "default-src") return name;
  return directive === "script-src-elem" ? "script-src" : directive;
}

function isListed(sources: readonly string[], url: string): boolean {
  return sources.some((source) => matches(source, new URL(url)));
}

/** Whether a source expression of a policy lets an address through, whose page
 * has the scheme of that address (CSP 3, 6.7.2.7). `'self'` is never ours. */
function matches(source: string, { protocol, hostname, port, pathname }: URL): boolean {
  if (source === "*") return true;
  if (source.startsWith("'")) return false;
  const scheme = /^([a-z][a-z0-9+.-]*):$/i.exec(source);
  if (scheme) return isScheme(scheme[1] ?? "", protocol);
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^:/]+)(?::(\d+|\*))?(\/.*)?$/i.exec(source);
  if (!parts) return false;
  const [, from, host = "", at, path] = parts;
  return (!from || isScheme(from, protocol)) && isHost(host.toLowerCase(), hostname) && isPort(at, port, protocol, from) && isPath(path, pathname);
}

/** A page that may load by http may load by https too. */
function isScheme(scheme: string, protocol: string): boolean {
  const named = `${scheme.toLowerCase()}:`;
  return named === protocol || (named === "http:" && protocol === "https:");
}

function isHost(pattern: string, host: string): boolean {
  return pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : pattern === "*" || pattern === host;
}

function isPort(pattern: string | undefined, port: string, protocol: string, scheme: string | undefined): boolean {
  if (pattern === "*") return true;
  const usual = protocol === "https:" ? "443" : "80";
  const actual = port || usual;
  if (pattern === undefined) return actual === usual;
  return pattern === actual || (pattern === "80" && actual === "443" && scheme?.toLowerCase() !== "https");
}

/** A path that ends in a slash is a folder, any other is one file. */
function isPath(pattern: string | undefined, path: string): boolean {
  if (!pattern || pattern === "/") return true;
  return pattern.endsWith("/") ? path.startsWith(pattern) : path === pattern;
}
