// What leaves a Worker: questions to actors, and requests to others.

// Names and values, each on a line, as they come from Wasm.
function pairs(head) {
  const pairs = [];
  const lines = head.split("\n");
  for (let at = 1; at < lines.length; at += 2) pairs.push([lines[at - 1], lines[at]]);
  return pairs;
}

export function stub(env, binding, key) {
  const namespace = env[binding];
  return namespace.get(namespace.idFromName(key));
}

export function forward(stub, request) {
  return stub.fetch(request);
}

// `manual`: a redirect is an answer, which the runtime would otherwise follow.
export function ask(stub, method, path, head, body) {
  const init = { method, headers: pairs(head), body, redirect: "manual" };
  return stub.fetch(new Request(`http://actor${path}`, init));
}

export function send(url, method, head, body, milliseconds) {
  const init = {
    method,
    headers: pairs(head),
    body,
    redirect: "manual",
    // A key that was withdrawn must not come out of a cache.
    cache: "no-store",
    signal: AbortSignal.timeout(milliseconds),
  };
  return globalThis.fetch(new Request(url, init));
}

export function isTimeout(thrown) {
  return thrown?.name === "TimeoutError";
}
