// How the desk stands, as it changes: over a socket, else as an event stream,
// else by asking. Each frame is the whole state, so none can be missed.

import { later } from "../base/later.js";

import type { BoardFrame, Desk } from "./desk.js";

/** Waits between attempts in milliseconds, which grow, with chance in them so that
 * not all officers come back at once. */
const FIRST = 500;
const LONGEST = 15_000;

export type FeedState = "live" | "lost";

export class Feed {
  #stopped = new AbortController();
  #socket: WebSocket | undefined;
  #wait = FIRST;

  constructor(
    private readonly desk: Desk,
    private readonly shown: (frame: BoardFrame) => void,
    private readonly state: (state: FeedState) => void,
  ) {
    void this.#run();
  }

  stop(): void {
    this.#stopped.abort();
    this.#socket?.close();
  }

  async #run(): Promise<void> {
    const sockets = await this.desk.capabilities().then(({ sockets }) => sockets, () => true);
    let bySocket = sockets;
    while (!this.#stopped.signal.aborted) {
      const began = Date.now();
      const served = await (bySocket ? this.#follow() : this.#read()).catch(() => false);
      if (this.#stopped.signal.aborted) return;
      this.state("lost");
      // What never said a word may be kept from us on the way: try the other.
      if (!served && sockets) bySocket = !bySocket;
      this.#wait = served && Date.now() - began > LONGEST ? FIRST : Math.min(this.#wait * 2, LONGEST);
      await later(this.#wait * (0.5 + Math.random() / 2));
    }
  }

  /** Follows the socket until it ends; whether it said anything. */
  #follow(): Promise<boolean> {
    const url = new URL(`/v1/desks/${this.desk.id}/socket`, this.desk.origin);
    url.protocol = url.protocol.replace("http", "ws");
    return new Promise((resolve) => {
      let served = false;
      const socket = (this.#socket = new WebSocket(url, ["vigie-desk.v1", `bearer.${this.desk.session.token}`]));
      socket.onmessage = ({ data }) => {
        served = true;
        this.#take(String(data));
      };
      socket.onclose = () => resolve(served);
    });
  }

  /** Reads the stream of events until it ends. `EventSource` can send no token. */
  async #read(): Promise<boolean> {
    const response = await fetch(new URL(`/v1/desks/${this.desk.id}/feed`, this.desk.origin), {
      headers: { authorization: `Bearer ${this.desk.session.token}`, accept: "text/event-stream" },
      cache: "no-store",
      credentials: "omit",
      signal: this.#stopped.signal,
    });
    if (!response.ok || !response.body) return false;
    let [served, text] = [false, ""];
    const stream = response.body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>);
    for await (const part of stream as unknown as AsyncIterable<string>) {
      text += part;
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const lines = event.split("\n").filter((line) => line.startsWith("data:"));
        if (lines.length) this.#take(lines.map((line) => line.slice(5)).join("\n"));
        served = true;
      }
    }
    return served;
  }

  #take(text: string): void {
    let frame: { type?: string };
    try {
      frame = JSON.parse(text) as { type?: string };
    } catch {
      return;
    }
    if (frame.type !== "queue") return;
    this.#wait = FIRST;
    this.state("live");
    this.shown(frame as BoardFrame);
  }
}
