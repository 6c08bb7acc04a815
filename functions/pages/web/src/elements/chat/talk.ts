// A conversation as the page needs it: begun or taken up, kept connected, and
// forgotten. What is shown is read from it; it says when that changed.

import { type Change, Conversation, type Draft, type Entry, type OwnEntry, type Problem, type Receipt, type State, type Wait } from "vigie:modules/conversation";

/** How it stands with the connection. */
export type Line = "connecting" | "live" | "offline" | "busy";

/** Something that was written before the conversation was open. */
interface Early {
  id: string;
  text: string;
  locale: string;
}

/** How long the next attempt to open waits at first and at most, in milliseconds. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 20_000;

/** How long a sign that somebody writes is believed, and how seldom ours is sent. */
const TYPING = 6000;
const SIGNAL = 3000;

/** How soon the wait is asked for again that nobody could tell, in seconds. */
const ASK_AGAIN = 15;

export class Talk {
  line: Line = "connecting";
  wait: Wait | undefined;
  typing = false;

  #conversation: Conversation | undefined;
  #early: Early[] = [];
  #drawn = 0;
  #over = false;
  #timers = new Set<number>();
  #typed = 0;
  #quiet: number | undefined;

  constructor(
    /** Where the service is. */
    private readonly base: string,
    /** Called when something is to be shown anew. */
    private readonly changed: () => void,
    /** Called when the conversation cannot go on, and why. */
    private readonly ended: (problem: Problem) => void,
  ) {
    addEventListener("online", this.#online);
  }

  /** Opens a new one, however long it takes: the receipt is known already. */
  async begin(draft: Draft): Promise<void> {
    if (!navigator.onLine) this.#set("offline");
    for (let wait = FIRST_WAIT; !this.#over; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      try {
        const opened = await Conversation.open(this.base, draft);
        if (this.#over) opened.forget();
        else this.#take(opened);
        return;
      } catch (error) {
        const problem = error as Problem;
        if (this.#over) return;
        if (!problem.temporary) {
          this.ended(problem);
          return;
        }
        this.#set(problem.code === "busy" ? "busy" : "offline");
        await this.#rest(Math.max(wait, (problem.retry_after_s ?? 0) * 1000));
      }
    }
  }

  /** Takes one up. Whether the receipt opens anything comes with the first answer. */
  resume(receipt: Receipt): void {
    this.#take(Conversation.resume(this.base, receipt));
  }

  get entries(): Entry[] {
    return this.#conversation?.entries() ?? [];
  }

  /** What was written here and does not stand in the log yet. */
  get pending(): OwnEntry[] {
    const early = this.#early.map(({ id, text, locale }): OwnEntry => (
      { client_id: id, message: { type: "text", text, lang: locale }, delivery: { state: "pending" } }
    ));
    return [...(this.#conversation?.pending() ?? []), ...early];
  }

  get state(): State {
    return this.#conversation?.state() ?? "waiting";
  }

  /** The conversation itself, once there is one. */
  get side(): Conversation | undefined {
    return this.#conversation;
  }

  get document(): ReturnType<Conversation["document"]> {
    return this.#conversation?.document();
  }

  /** Writes; before there is a conversation it is kept in this object.
   * @throws {Problem} */
  write(text: string, locale: string): void {
    if (this.#conversation) {
      this.#conversation.write(text, locale);
    } else {
      this.#drawn += 1;
      this.#early.push({ id: `early-${this.#drawn}`, text, locale });
    }
    this.#rested();
    this.changed();
  }

  /** The other side may show that somebody is writing. */
  typed(): void {
    const now = performance.now();
    if (now - this.#typed > SIGNAL) {
      this.#typed = now;
      this.#signal("typing");
    }
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#rested(), TYPING);
  }

  forget(): void {
    this.#over = true;
    removeEventListener("online", this.#online);
    for (const timer of this.#timers) clearTimeout(timer);
    clearTimeout(this.#quiet);
    this.#early = [];
    this.wait = undefined;
    this.#conversation?.forget();
    this.#conversation = undefined;
  }

  #take(conversation: Conversation): void {
    this.#conversation = conversation;
    const early = this.#early;
    this.#early = [];
    for (const { text, locale } of early) conversation.write(text, locale);
    this.#follow(conversation);
    void this.#waiting();
    this.changed();
  }

  #follow(conversation: Conversation): void {
    conversation.changes((change) => this.#happened(change)).catch((problem: Problem) => {
      if (!this.#over) this.ended(problem);
    });
  }

  #happened(change: Change): void {
    if (this.#over) return;
    switch (change.type) {
      case "live":
        this.line = "live";
        this.#read();
        break;
      case "lost":
        this.line = "offline";
        this.typing = false;
        break;
      case "connected":
        if (this.line === "offline") this.line = "connecting";
        break;
      case "signal":
        if (change.author === "officer" && (change.signal === "typing" || change.signal === "paused" || change.signal === "away")) {
          this.typing = change.signal === "typing";
          if (this.typing) this.#later(() => (this.typing = false), TYPING);
        }
        break;
      case "entry":
        if (this.#conversation?.entry(change.seq)?.author === "officer") this.typing = false;
        if (this.line === "live") this.#read();
        break;
    }
    this.changed();
  }

  /** Tells that what is on the screen was read. */
  #read(): void {
    const last = this.entries.at(-1);
    if (last && document.visibilityState === "visible") this.#signal("read", last.seq);
  }

  /** Asks how long it will be, as often as the service says. */
  async #waiting(): Promise<void> {
    while (!this.#over) {
      let again = 1;
      if (this.state === "waiting" && this.line === "live") {
        const wait = await this.#conversation?.wait().catch(() => undefined);
        if (this.#over) return;
        this.wait = wait;
        again = wait?.ask_again_s ?? ASK_AGAIN;
        this.changed();
      } else {
        if (this.state !== "waiting") this.wait = undefined;
      }
      await this.#rest(again * 1000);
    }
  }

  #signal(signal: "typing" | "paused" | "read", seq?: number): void {
    try {
      this.#conversation?.signal(signal, seq);
    } catch {
      // It may be lost.
    }
  }

  #rested(): void {
    clearTimeout(this.#quiet);
    if (this.#typed) this.#signal("paused");
    this.#typed = 0;
  }

  /** The device says that there is a network again: no need to wait any longer. */
  #online = (): void => {
    if (this.line === "offline" && this.#conversation) this.#follow(this.#conversation);
  };

  #set(line: Line): void {
    this.line = line;
    this.changed();
  }

  #later(then: () => void, milliseconds: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      then();
      this.changed();
    }, milliseconds);
    this.#timers.add(timer);
  }

  #rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, milliseconds);
      this.#timers.add(timer);
    });
  }
}
