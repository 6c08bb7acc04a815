// Being on duty: the heartbeat that keeps what the officer has, and the feed of
// the desk. It knows nothing of how it is shown.

import type { Change, DeskKey } from "vigie:modules/officer";

import { later } from "../base/later.js";
import { ServiceError } from "../base/service.js";
import { type BoardFrame, type Desk, type Lease, requestKey } from "./desk.js";
import { Feed, type FeedState } from "./feed.js";
import { Held } from "./held.js";

/** What the officer can do, and how much of it. */
export interface Ability {
  capacity: number;
  languages: string[];
  specialties: string[];
}

/** How often a heartbeat is sent and, if it was not answered, tried again, in
 * milliseconds; and after how long without one the officer is gone. */
const BEAT = 15_000;
const AGAIN = 4000;
const LEASE = 45_000;

/** How long an officer who goes waits for a heartbeat that is under way, and how often
 * and in what time it is said again that they go, in milliseconds. */
const PATIENCE = 2000;
const FAREWELLS = 3;
const BETWEEN = 500;

export interface Told {
  /** Something is to be shown anew. */
  changed(): void;
  /** A conversation said something. */
  heard(held: Held, change: Change): void;
  /** A conversation was lost. */
  lost(held: Held): void;
  /** The officer is let in no more. */
  refused(error: ServiceError): void;
}

export class Duty {
  /** Whether the officer takes conversations. */
  present = false;
  /** What the officer is called in the queue. */
  officer = "";
  board: BoardFrame | undefined;
  feedState: FeedState = "lost";
  /** Between the service's clock and this device's, in milliseconds. */
  clock = 0;
  readonly conversations: Held[] = [];

  #feed: Feed;
  #timer: number | undefined;
  #beaten = 0;
  #numbers = 0;
  #ended = false;
  /** Which time of being there this is: answers to an earlier one come too late. */
  #stay = 0;
  /** The last heartbeat, until it is said that the officer goes. */
  #beating: Promise<unknown> | undefined;

  constructor(
    readonly desk: Desk,
    readonly key: DeskKey,
    public ability: Ability,
    private readonly told: Told,
  ) {
    this.#feed = new Feed(desk, this.#board, (state) => {
      if (this.feedState === state) return;
      this.feedState = state;
      told.changed();
    });
  }

  /** Says that the officer is there, and takes up what they had. */
  async come(ability: Ability): Promise<void> {
    this.ability = ability;
    const stay = this.#stay;
    await this.#sendBeat();
    if (stay !== this.#stay) return;
    this.present = true;
    this.told.changed();
  }

  /** Goes: what the officer had is given back. */
  async go(): Promise<void> {
    this.#forget();
    this.told.changed();
    await this.#farewell();
  }

  /** Those whom the officer had would else wait until a heartbeat is missed. */
  async #farewell(): Promise<void> {
    // A heartbeat that arrives behind it would bring the officer back.
    await Promise.race([this.#beating?.catch(() => undefined), later(PATIENCE)]);
    for (let left = FAREWELLS - 1; ; left -= 1) {
      try {
        await this.desk.gone();
        this.#beating = undefined;
        return;
      } catch (error) {
        const temporary = error instanceof ServiceError && (error.status === 0 || error.status === 429 || error.status >= 500);
        if (!temporary || !left) throw error;
        await later(BETWEEN);
      }
    }
  }

  /** Ends all of it, and forgets what was read. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#feed.stop();
    // Whoever goes out to people may do so without being on duty.
    this.#forget();
    const going = this.#beating && this.#farewell();
    going?.catch(() => undefined);
  }

  #forget(): void {
    this.present = false;
    this.#stay += 1;
    clearTimeout(this.#timer);
    for (const held of this.conversations) held.forget();
    this.conversations.length = 0;
  }

  /** Takes whoever is next, or the one that is named; whether there was one. */
  async take(named?: string): Promise<Held | undefined> {
    const key = requestKey();
    const stay = this.#stay;
    const take = (): Promise<Lease | undefined> => this.desk.take(key, named);
    // The same key asks for the same lease, should the answer have been lost.
    const lease = await take().catch((error: unknown) => {
      if (error instanceof ServiceError && error.status === 0) return take();
      throw error;
    });
    // Whoever went meanwhile gave it back.
    if (!lease || stay !== this.#stay) return undefined;
    return this.#hold(lease.case, lease.capability, true);
  }

  /** Takes one that was just opened again: until then it waits for anybody. */
  async takeBack(held: Held): Promise<Held | undefined> {
    this.drop(held);
    for (let left = 10; ; left -= 1) {
      try {
        return await this.take(held.id);
      } catch (error) {
        // The desk hears of it within moments.
        const early = error instanceof ServiceError && error.code === "conversation_not_here";
        if (!early || !left) throw error;
        await later(500);
      }
    }
  }

  /** Takes on an intervention: this desk sends somebody. */
  async acknowledge(id: string): Promise<Held | undefined> {
    const { capability } = await this.desk.acknowledge(id, requestKey());
    return this.#ended ? undefined : this.#hold(id, capability, false);
  }

  /** Gives one back, unless it is over. */
  async release(held: Held): Promise<void> {
    await this.desk.release(held.id);
    this.drop(held);
  }

  /** Takes one off the table, here alone. */
  drop(held: Held): void {
    const index = this.conversations.indexOf(held);
    if (index >= 0) this.conversations.splice(index, 1);
    held.forget();
    this.told.changed();
  }

  #hold(id: string, capability: string, leased: boolean): Held {
    const known = this.conversations.find((held) => held.id === id && held.open);
    if (known) {
      known.renew(capability);
      return known;
    }
    const before = this.conversations.find((held) => held.id === id);
    if (before) this.drop(before);
    const held = new Held(id, (this.#numbers += 1), capability, this.key, leased, (of, change) => {
      if (change) this.told.heard(of, change);
      else if (of.standing === "lost") this.told.lost(of);
      this.told.changed();
    });
    this.conversations.push(held);
    this.told.changed();
    return held;
  }

  async #sendBeat(): Promise<void> {
    const kept = this.conversations.filter((held) => held.leased && held.standing !== "lost" && !held.closed);
    const cases = kept.map(({ id }) => id);
    const stay = this.#stay;
    const beating = this.desk.present({ ...this.ability, cases });
    this.#beating = beating;
    const answer = await beating;
    if (stay !== this.#stay) return;
    this.#beaten = Date.now();
    this.officer = answer.officer;
    for (const { case: id, capability } of answer.leases) {
      const held = this.conversations.find((held) => held.id === id);
      // A page that was reloaded takes up what it had.
      if (!held) this.#hold(id, capability, true);
      else if (!held.closed) held.renew(capability);
    }
    for (const held of kept) if (answer.lost.includes(held.id) && !held.closed) held.lose();
    this.#next(BEAT);
  }

  #next(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#beat(), wait);
  }

  async #beat(): Promise<void> {
    if (!this.present || this.#ended) return;
    try {
      await this.#sendBeat();
    } catch (error) {
      if (!this.present) return;
      if (error instanceof ServiceError && (error.status === 401 || error.status === 403)) this.told.refused(error);
      if (Date.now() - this.#beaten > LEASE) for (const held of this.conversations) if (held.leased) held.doubt();
      this.#next(AGAIN);
    }
  }

  #board = (frame: BoardFrame): void => {
    this.board = frame;
    this.clock = Date.parse(frame.at) - Date.now();
    this.told.changed();
  };
}
