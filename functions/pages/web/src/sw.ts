// The worker: answers for the service where there is no network, on the devices
// of those who asked for it.
//
// The service is always asked first, since old advice is worse than new; what it
// does not answer in time is answered from what was kept. See offline/kept.ts for
// what that is.

import pieces from "vigie:pieces";

import { Answers, MODULE } from "./offline/answers.js";
import { DIRECTORY, FILL, type Filling, HELP, SHEETS, isOurs, pageOf } from "./offline/kept.js";
import { Store } from "./offline/store.js";

/** How long the service may take, in milliseconds. */
const PATIENCE = 5000;

/** What a worker has beside what a page has, as far as it is used here. */
interface WorkerEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface WorkerFetch extends WorkerEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
type WorkerMessage = WorkerEvent & MessageEvent<Readonly<Record<string, unknown>>>;
interface Worker {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: WorkerFetch) => void): void;
  addEventListener(type: "message", listener: (event: WorkerMessage) => void): void;
}

const worker = globalThis as unknown as Worker;
const store = new Store(pieces.version, { ...pieces.files, "": [...(pieces.files[""] ?? []), MODULE.slice("/web/".length)] });
const answers = new Answers(store);

worker.addEventListener("install", (event) => {
  // A newer worker takes over once it has all that the older one has.
  const filled = store.languages().then((languages) => Promise.all(languages.map((language) => store.fill(language))));
  event.waitUntil(filled.then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(store.prune().then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => {
  const language = event.data[FILL];
  const [port] = event.ports;
  if (typeof language !== "string" || !port) return;
  const tell = (filling: Filling): void => port.postMessage(filling);
  event.waitUntil(store.fill(language, tell).catch(() => tell({ done: 0, all: 0, failed: true })));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (!isOurs(request, location.origin)) return;
  event.respondWith(answer(request));
  if (request.mode !== "navigate") return;
  // What nobody has asked for in a day may have changed.
  const refreshed = store.refresh().then(() => answers.forget());
  event.waitUntil(refreshed.catch(() => undefined));
});

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (url.pathname.startsWith("/web/")) return (await store.file(url.pathname)) ?? fetch(request);
  const body = request.method === "POST" ? await request.clone().text() : "";
  try {
    return await asked(request);
  } catch (error) {
    if (request.mode === "navigate") {
      const copy = await page(url);
      if (copy) return copy;
    } else if (url.pathname !== DIRECTORY && !isPage(request)) {
      return answers.answer(url, body);
    }
    throw error;
  }
}

/** The service's own answer, if it comes in time. */
function asked(request: Request): Promise<Response> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("too late")), PATIENCE));
  return Promise.race([fetch(request), late]);
}

/** The copy of a page, or what is said where there is none. */
async function page({ pathname, searchParams }: URL): Promise<Response | undefined> {
  const language = searchParams.get("lang") ?? "";
  const copy = await store.copy(pageOf(pathname), language);
  return copy ?? store.copy(HELP, language);
}

/** Whether a list is asked for as HTML, of which there are copies as pages only. */
function isPage(request: Request): boolean {
  return new URL(request.url).pathname.startsWith(SHEETS) && request.headers.get("accept")?.includes("text/html") === true;
}
