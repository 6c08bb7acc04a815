// A conversation that the officer has: its log, what they write, and whether it
// is still theirs.

import type { Change, Entry, Problem } from "vigie:modules/officer";
import { type DeskKey, OfficerConversation } from "vigie:modules/officer";

import { later } from "../base/later.js";

/** How it stands with the right to write. */
export type Standing =
  /** It is the officer's. */
  | "held"
  /** For a lease's length the service was not reached; nobody knows. */
  | "doubtful"
  /** Somebody else has it, or it waits again. */
  | "lost"
  /** It was erased. */
  | "erased"
  /** Something else keeps it from being read. */
  | "failed";

export class Held {
  readonly side: OfficerConversation;
  standing: Standing = "held";
  /** Whether there is a connection. */
  live = false;
  /** How many messages of the citizen came since the officer looked. */
  unread = 0;
  /** Whether the citizen writes. */
  typing = false;
  /** Whether the time of what opens it is over, and nothing else came yet. */
  expired = false;
  /** Whether an officer of the case's desk has it, not one who goes out. */
  readonly leased: boolean;

  #read = 0;
  #renewed: (() => void) | undefined;
  #ended = false;

  constructor(
    readonly id: string,
    /** What it is called here: 1, 2, 3, … */
    readonly number: number,
    capability: string,
    key: DeskKey,
    leased: boolean,
    private readonly changed: (held: Held, change?: Change) => void,
  ) {
    this.leased = leased;
    this.side = OfficerConversation.open("", id, capability, key);
    void this.#follow();
  }

  /** Whether the officer may write. */
  get open(): boolean {
    return this.standing === "held" && !this.#ended;
  }

  /** Whether it is finished: closed by either side, which is no loss. */
  get closed(): boolean {
    return this.#ended || this.side.state() === "closed";
  }

  /** Whether its keys are gone, so that nothing of it can be shown any more. */
  get forgotten(): boolean {
    return this.#ended;
  }

  renew(capability: string): void {
    if (this.#ended) return;
    this.side.renew(capability);
    this.expired = false;
    if (this.standing === "doubtful") this.#stands("held");
    this.#renewed?.();
    this.#renewed = undefined;
  }

  /** Says that the service was not reached for too long. */
  doubt(): void {
    if (this.standing === "held") this.#stands("doubtful");
  }

  /** It is another's from now on. */
  lose(): void {
    if (this.standing === "held" || this.standing === "doubtful") this.#stands("lost");
  }

  /** The officer looked at it. */
  look(): void {
    if (this.#ended) return;
    const newest = this.side.entries().at(-1)?.seq ?? 0;
    if (newest <= this.#read && !this.unread) return;
    this.#read = newest;
    this.unread = 0;
    if (this.open) this.side.signal("read", newest);
    this.changed(this);
  }

  /** Waits until nothing that was written is on its way; `false` if something was
   * refused or it took too long. */
  async settled(patience = 15_000): Promise<boolean> {
    const end = Date.now() + patience;
    for (;;) {
      if (this.#ended) return false;
      const pending = this.side.pending();
      if (!pending.length) return true;
      if (Date.now() > end || pending.some(({ delivery }) => delivery.state === "refused")) return false;
      await later(50);
    }
  }

  /** Wipes the keys of the case. */
  forget(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#renewed?.();
    this.side.forget();
  }

  #stands(standing: Standing): void {
    this.standing = standing;
    this.changed(this);
  }

  async #follow(): Promise<void> {
    while (!this.#ended) {
      try {
        await this.side.changes(this.#take);
        return;
      } catch (error) {
        if (this.#ended) return;
        this.live = false;
        const { code, temporary } = error as Problem;
        if (code === "expired") {
          // The next heartbeat brings a new capability, unless it is closed.
          this.expired = true;
          this.changed(this);
          await new Promise<void>((resolve) => (this.#renewed = resolve));
        } else if (temporary) {
          await later(2000);
        } else {
          this.#stands(code === "erased" ? "erased" : code === "revoked" ? "lost" : "failed");
          return;
        }
      }
    }
  }

  #take = (change: Change): void => {
    if (this.#ended) return;
    switch (change.type) {
      case "connected":
      case "live":
        this.live = true;
        break;
      case "lost":
        this.live = false;
        break;
      case "entry": {
        const entry = this.side.entry(change.seq);
        if (entry && isOfCitizen(entry)) {
          this.typing = false;
          if (entry.seq > this.#read) this.unread += 1;
        }
        break;
      }
      case "started_over":
        this.#read = 0;
        this.unread = 0;
        break;
      case "signal":
        if (change.author === "citizen") this.typing = change.signal === "typing";
        break;
    }
    this.changed(this, change);
  };
}

function isOfCitizen({ author, content }: Entry): boolean {
  return author === "citizen" && content.type !== "event";
}
