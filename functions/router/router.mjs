// The one door on Workers: hands each request, untouched, to the function that
// owns its path. The functions are Wasm modules of one script, called here as
// the runtime itself would call them; a service binding to a script each would
// cost more than a whole small answer (see ARCHITECTURE.md).
//
// The rule is Spin's, so that both hosts send a path to the same function: the
// exact route first, then the longest wildcard.

const WILDCARD = "/...";
const SLASH = "/".charCodeAt(0);
const QUERY = "?".charCodeAt(0);
const FRAGMENT = "#".charCodeAt(0);

/** The path without the slashes at its end, so that `/a/` and `/a` are one. */
function trimmed(path) {
  let end = path.length;
  while (end > 0 && path.charCodeAt(end - 1) === SLASH) end -= 1;
  return path.slice(0, end);
}

/** The path of an absolute URL, as it was sent: not decoded, without query. */
export function pathOf(url) {
  const start = url.indexOf("/", url.indexOf("//") + 2);
  if (start < 0) return "/";
  for (let at = start; at < url.length; at += 1) {
    const code = url.charCodeAt(at);
    if (code === QUERY || code === FRAGMENT) return url.slice(start, at);
  }
  return url.slice(start);
}

/**
 * Makes the look-up once, so that a request costs one or two comparisons.
 *
 * @template Owner
 * @param {[route: string, owner: Owner][]} table
 * @returns {(path: string) => Owner}
 */
export function lookUp(table) {
  const exact = new Map();
  const wildcards = [];
  for (const [route, owner] of table) {
    if (route.endsWith(WILDCARD)) {
      wildcards.push({ base: route.slice(0, -WILDCARD.length), owner });
    } else {
      exact.set(trimmed(route), owner);
    }
  }
  wildcards.sort((a, b) => b.base.length - a.base.length);
  // A path that nobody owns still deserves Vigie's own 404, with its problem
  // document and headers: one function must take everything else.
  if (wildcards.at(-1)?.base !== "") {
    throw new Error(`no function owns "${WILDCARD}"`);
  }

  return (path) => {
    const bare = trimmed(path);
    const owner = exact.get(bare);
    if (owner !== undefined) return owner;
    return wildcards.find(
      ({ base }) => bare === base || bare.startsWith(`${base}/`),
    ).owner;
  };
}

/**
 * A function's `fetch`, as worker-build wraps it: a class whose instances stand
 * behind a proxy that restarts the Wasm module after a crash. An instance and
 * two proxies for each request would cost as much as a whole small answer, so
 * the guarded method is taken from the first instance and called with the
 * environment and context of each request, which is all that it reads of
 * `this`.
 */
function entry(Function) {
  let guarded;
  return (request, env, ctx) => {
    guarded ??= new Function(ctx, env).fetch;
    return guarded.call({ env, ctx }, request);
  };
}

/** The script's entry point, made of the functions' own. */
export function router(table) {
  const ownerOf = lookUp(table.map(([route, Function]) => [route, entry(Function)]));
  return {
    fetch(request, env, context) {
      return ownerOf(pathOf(request.url))(request, env, context);
    },
  };
}
