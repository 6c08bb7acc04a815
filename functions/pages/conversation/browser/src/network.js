// What a conversation asks of a browser: requests, streams of events, sockets,
// randomness and waiting. Nothing is kept, no cookie goes along, and no address
// is told to anybody.

/** How long an answer may take, in milliseconds, and how long its beginning may
 * where what follows has no end. */
const WHOLE = 30_000;
const HEAD = 15_000;

/** The most bytes that `getRandomValues` gives at once. */
const MOST_RANDOM = 65_536;

function options(method, headers, body, signal) {
  return { method, headers, body, signal, cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer" };
}

async function told(answer) {
  return [answer.status, answer.headers.get("retry-after") ?? undefined, new Uint8Array(await answer.arrayBuffer())];
}

/** Sends a request and reads all of the answer: status, `Retry-After`, body. */
export async function send(method, url, headers, body) {
  return told(await fetch(url, options(method, headers, body, AbortSignal.timeout(WHOLE))));
}

/** Opens a stream of events: a channel, or an answer as `send` gives it. */
export async function stream(url, headers) {
  const stop = new AbortController();
  const late = setTimeout(() => stop.abort(), HEAD);
  try {
    const answer = await fetch(url, options("GET", headers, undefined, stop.signal));
    const streams = answer.ok && answer.headers.get("content-type")?.startsWith("text/event-stream");
    if (!streams) return await told(answer);
    const reader = answer.body.getReader();
    return {
      async next() {
        const { done, value } = await reader.read();
        return done ? undefined : value;
      },
      close: () => stop.abort(),
    };
  } finally {
    clearTimeout(late);
  }
}

/** Opens a WebSocket: a channel, or nothing where there are none here. What the
 * service answers instead of a handshake a browser tells nobody. */
export async function socket(url, protocols) {
  if (!globalThis.WebSocket) return undefined;
  const address = new URL(url, globalThis.location?.href);
  address.protocol = address.protocol.replace("http", "ws");
  const socket = new WebSocket(address, protocols);
  const come = [];
  let wake = () => {};
  const tell = (news) => {
    come.push(news);
    wake();
  };
  socket.onmessage = ({ data }) => tell(data);
  socket.onclose = ({ code }) => tell(code);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    wake = reject;
  });
  return {
    async next() {
      if (come.length === 0) await new Promise((resolve) => (wake = resolve));
      return come.shift();
    },
    send: (frame) => socket.send(frame),
    close: () => socket.close(),
  };
}

export function random(bytes) {
  for (let at = 0; at < bytes.length; at += MOST_RANDOM) {
    // Memory that a module has is not always memory that the browser writes to.
    const drawn = crypto.getRandomValues(new Uint8Array(Math.min(MOST_RANDOM, bytes.length - at)));
    bytes.set(drawn, at);
  }
}

export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** An error as `Problem` of the types describes it. */
export function problem(code, message, temporary, retryAfter) {
  return Object.assign(new Error(message), { name: "VigieProblem", code, temporary, ...(retryAfter === undefined ? {} : { retry_after_s: retryAfter }) });
}
