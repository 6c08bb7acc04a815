// What `vigie:modules/conversation` exports: a citizen's side of a conversation.
//
// Objects have the members and names of the service's interface (`vigie:api`), and
// methods are named as in TypeScript. Nothing here stores anything: the secret
// lives in the memory of the module until `forget` or until the page goes.

/** Fetches and starts the module. Await it before anything else here is used;
 * several calls are one. */
export default function load(): Promise<void>;

/** What every method throws, and every promise is rejected with. The message is
 * English, for logs; nothing that a person wrote stands in it. */
export interface Problem extends Error {
  readonly name: "VigieProblem";
  readonly code: ProblemCode;
  /** Whether the same may succeed later without anybody changing anything. */
  readonly temporary: boolean;
  /** How long the service asked to wait, where it did. */
  readonly retry_after_s?: number;
}

export type ProblemCode =
  /** The service cannot be reached. What was written waits and is sent later. */
  | "offline"
  /** It has too much to do, or its storage fails. */
  | "busy"
  /** No case is opened by this receipt or capability. */
  | "wrong_receipt"
  /** An officer's capability is over: `renew` it. */
  | "expired"
  /** The right to read was taken back: another officer or desk has the case. */
  | "revoked"
  | "erased"
  /** The case is closed; `reopen` it to write. */
  | "closed"
  /** The case holds as much as a case may. */
  | "full"
  | "not_allowed"
  | "too_large"
  | "conflict"
  /** 200 entries wait to be sent. */
  | "outbox_full"
  /** No key of the case is held yet: `refresh` first. */
  | "no_key"
  /** Nothing of this id waits to be sent, or it is settled already. */
  | "not_in_outbox"
  | "unsupported"
  /** The service ended the connection and wants none in its place. */
  | "ended"
  | "protocol"
  | ReceiptCode
  /** The directory of desks is not signed as it must be, or is out of date. A
   * conversation must not be opened then. */
  | "directory_invalid" | "directory_untrusted" | "directory_old" | "directory_expired"
  /** The desk is not in the directory. */
  | "desk_unknown"
  /** What was given has not its form: a language, a phrase's code, a place, a
   * media type, a reason, an id. */
  | "argument_invalid"
  | "coordinate_not_finite" | "latitude_out_of_range" | "longitude_out_of_range"
  | "message_invalid"
  | "sealed_content_too_large"
  /** A file that is empty, larger than 5 MiB, or whose name is not allowed; or
   * one that did not arrive as it was sent. */
  | "attachment_invalid"
  /** No such entry, or it has no attachment. */
  | "attachment_missing"
  | "seal_broken"
  /** `forget` was called. */
  | "forgotten"
  | (string & {});

/** Why what somebody typed is no receipt. */
export type ReceiptCode =
  /** A character or word that no receipt has. */
  | "receipt_character_invalid"
  /** Too few or too many characters or words. */
  | "receipt_length_invalid"
  /** More is wrong than can be mended. */
  | "receipt_wrong"
  /** A receipt of a later version. */
  | "receipt_version";

/** How a receipt is written: 14 words, or 30 characters in groups of five. */
export type ReceiptForm = "words" | "characters";

/** The secret of a case: the one thing that finds it again and reads it. */
export class Receipt {
  private constructor();

  /** Reads what a person typed: words (French or English) or characters, in
   * any case, with or without accents, hyphens, spaces and numbers.
   * @throws {Problem} with a `ReceiptCode`. */
  static read(typed: string): Receipt;

  /** Which character or word was mended, counted from 1: a reason to show the
   * whole receipt and ask. */
  readonly corrected: number | undefined;

  /** The form in which it was read; `characters` for one that was made. */
  readonly form: ReceiptForm;

  /** The 14 words: French ones for `fr`, English ones for every other language. */
  words(language: string): string[];

  /** The language of those words, to mark them up: `fr` or `en`. */
  static wordsLanguage(language: string): "fr" | "en";

  /** The six groups of five characters. */
  groups(): string[];

  /** All of it as characters, groups joined by hyphens. */
  characters(): string;

  /** Whether what was typed is the word or group at an index from 0: case and
   * accents do not matter, four letters of a word are enough, and O, I and L
   * pass for 0 and 1. `language` says whose words were shown. Never throws. */
  matches(form: ReceiptForm, index: number, typed: string, language: string): boolean;

  /** Wipes the secret. Whatever is called afterwards throws `forgotten`. */
  forget(): void;
}

/** Where a case goes, as `POST /v1/desks/route` answered. */
export interface Routing {
  kind: "chat" | "report" | "complaint";
  desk: string;
  department?: string | undefined;
  category?: string | undefined;
  /** `ordinary` unless something else is said. */
  priority?: "ordinary" | "specialised" | "danger" | undefined;
  /** The language to answer in (BCP 47). */
  locale: string;
}

/** A case that is about to be opened. Nothing of it was sent. Keep it until
 * `Conversation.open` succeeds: opening it again opens the same case. */
export class Draft {
  private constructor();

  /** Fetches the signed directory of desks from `base` (`""` is the page's own
   * host), sees that `root` signed it, and seals the first key of a new case to
   * the desk and those that take over from it.
   * @param root the root key's public half, 43 characters: the attribute `root`
   * of the page, from the variable `root_key` of the deployment.
   * @throws {Problem} `directory_*`, `desk_unknown`, `offline`, `busy`. */
  static prepare(base: string, root: string, routing: Routing): Promise<Draft>;

  /** The receipt: show it before `Conversation.open`. Each call gives a copy. */
  receipt(): Receipt;

  /** Whether the directory says that its desks are made up. */
  readonly sample: boolean;

  /** Wipes the secret. */
  forget(): void;
}

/** Who wrote an entry. */
export type Author = "citizen" | "officer" | "service";

/** What somebody wrote. */
export type Message =
  | { type: "text"; text: string; lang?: string }
  | { type: "phrase"; code: string; values?: Record<string, string> }
  /** `at` is when it was measured, `accuracy_m` how far off it may be. */
  | { type: "place"; point: { lat: number; lon: number }; accuracy_m?: number; at?: string }
  /** `size` in bytes; fetch it with `download(seq)`. */
  | { type: "attachment"; name: string; media_type: MediaType; size: number };

export type MediaType = "image/jpeg" | "image/png" | "image/webp" | "application/pdf";

/** What happened to the case. What a desk did has `desk`, `until` and `line`
 * where they say something: see docs/protocol.md. */
export interface CaseEvent {
  type: "event";
  event:
    | "opened" | "closed" | "reopened" | "rekeyed"
    | "assigned" | "released" | "transferred" | "deferred"
    | "intervention_asked" | "intervention_escalated" | "intervention_acknowledged"
    | "intervention_unanswered" | "intervention_ended";
  reason:
    | "by_citizen" | "by_officer"
    | CloseReason
    | "inactive" | "rotation" | "transfer" | "recovery"
    | "lease_expired" | "overload" | "out_of_hours" | "unanswered";
  /** The desk that is to answer, is asked to send somebody, or sends somebody. */
  desk?: string;
  /** When the answer is promised for, or by when the desk must say that it sends
   * somebody. */
  until?: string;
  /** Who is asked for an intervention after that. */
  line?: string[];
}

/** Why an officer closes a case. */
export type CloseReason = "resolved" | "no_answer" | "out_of_scope" | "abusive";

export type Content =
  | Message
  | CaseEvent
  /** A message of a kind that a later version knows. */
  | { type: "unknown" }
  /** A message that cannot be opened now: `key_missing` until its key comes,
   * anything else for good. */
  | { type: "sealed"; code: string };

/** An entry of the log. */
export interface Entry {
  /** Its place, from 1 and without a gap. */
  seq: number;
  client_id: string;
  author: Author;
  /** When the service stored it, in UTC. */
  at: string;
  content: Content;
}

/** How far an own entry has come. */
export type Delivery =
  /** It has not been sent yet. */
  | { state: "pending" }
  /** It is on its way. */
  | { state: "sending" }
  /** It was sent and no answer came. It is sent again, and stored once. */
  | { state: "uncertain" }
  /** It stands in the log. */
  | { state: "sent"; seq: number; at: string }
  /** The service does not take it: `retry` or `discard` it. */
  | { state: "refused"; code: RefusalCode };

export type RefusalCode =
  | "case_closed" | "case_full" | "client_id_conflict" | "not_allowed" | "too_large"
  | "bad_entry" | "lease_lost" | (string & {});

/** What was written here and has not been read from the log yet: show it behind
 * the entries, in this order. */
export interface OwnEntry {
  client_id: string;
  /** What was written; missing for a closing, a reopening or a new key. */
  message?: Message | { type: "unknown" };
  delivery: Delivery;
}

/** How the log is followed, the best way first. */
export type Way = "socket" | "stream" | "asking";

/** What has changed; what is to be shown now stands in `entries` and `pending`. */
export type Change =
  /** The log has a new entry. */
  | { type: "entry"; seq: number }
  /** An entry that was sealed has been opened. */
  | { type: "opened"; seq: number }
  | { type: "delivery"; client_id: string; delivery: Delivery }
  /** The log was begun anew and is read again from its first entry. */
  | { type: "started_over" }
  /** `document` has changed. */
  | { type: "case" }
  | { type: "key"; version: number }
  | { type: "signal"; author: Author; signal: Signal; seq?: number }
  /** Everything has been read; what comes now is new. */
  | { type: "live" }
  | { type: "connected"; way: Way }
  /** No connection; what is shown may be out of date. */
  | { type: "lost"; retry_in_s: number };

/** Told in passing, over a WebSocket only. */
export type Signal = "typing" | "paused" | "here" | "away" | "read";

/** How a case stands, by what was read. */
export type State = "waiting" | "active" | "closed";

/** What is known of a case in clear: `Schema["CaseDocument"]`. */
export type CaseDocument = import("vigie:api").components["schemas"]["CaseDocument"];

/** How long it will be: `Schema["CaseWait"]`. */
export type Wait = import("vigie:api").components["schemas"]["CaseWait"];

/** A file that was sealed and is sent in pieces. */
export class Upload {
  private constructor();

  /** Sends those pieces that the service does not hold, then writes the message
   * that tells of the file; gives that entry's `client_id`. After a problem that
   * is temporary, call it again: what arrived is not sent again.
   * @param progress how many pieces of how many are there. */
  send(progress?: (done: number, of: number) => void): Promise<string>;

  /** Lets go of the sealed bytes. */
  forget(): void;
}

/** What both sides of a conversation can do. */
export interface Side {
  /** The name of the case, 22 characters: no secret, and not for people. */
  readonly caseId: string;

  /** Reads the case and the log as far as they were not read yet, once. Needed
   * only where `changes` is not running. */
  refresh(): Promise<void>;

  /** Follows the log and sends what is written, until `stop` (which resolves the
   * promise) or until going on would not help (which rejects it with a
   * `Problem`: `erased`, `wrong_receipt`, `expired`, `revoked`, …). Being
   * offline is a change, no problem. One at a time: another call takes over and
   * resolves the one before. */
  changes(callback: (change: Change) => void): Promise<void>;
  stop(): void;

  /** The log from its first entry, without a gap. */
  entries(): Entry[];
  /** One entry of it. */
  entry(seq: number): Entry | undefined;
  pending(): OwnEntry[];
  state(): State;
  /** `undefined` before the first answer. */
  document(): CaseDocument | undefined;

  /** Writes a text and gives its `client_id` at once. It is sent by `changes`,
   * or by `flush`. */
  write(text: string, locale?: string): string;
  /** Sends a phrase by its code, which every reader sees in their language. */
  sendPhrase(code: string, values?: Record<string, string>): string;
  /** Tells where somebody is (degrees, WGS 84; metres), measured now. */
  sharePlace(lat: number, lon: number, accuracy?: number): string;
  /** Seals a file of 1 byte to 5 MiB. Nothing is sent before `Upload.send`. */
  attach(bytes: Uint8Array, mediaType: MediaType, name: string): Upload;
  /** Fetches and opens the attachment of the entry with this number. */
  download(seq: number): Promise<Uint8Array>;

  /** Sends what waits, where `changes` is not running; waits until all of it is
   * confirmed or refused. */
  flush(): Promise<void>;
  /** Sends an entry again that was refused. */
  retry(clientId: string): void;
  /** Gives up an entry that was refused, and gives back what was written. */
  discard(clientId: string): Message | undefined;

  /** Tells the other side something in passing; it may be lost. `read` takes the
   * number of the entry that was read. */
  signal(signal: Signal, seq?: number): void;

  /** Opens a closed case again, and waits until that stands in the log. */
  reopen(): Promise<void>;

  /** Stops, and wipes the keys and tokens. Every later call throws `forgotten`. */
  forget(): void;
}

/** A citizen's side of a case. */
export class Conversation implements Side {
  private constructor();

  /** Opens the case of a draft. When in doubt whether it was opened, open the
   * same draft again. Under load a proof of work is made meanwhile. */
  static open(base: string, draft: Draft): Promise<Conversation>;

  /** Takes up a case by its receipt. Nothing is sent yet: whether the receipt
   * opens anything is known after `refresh` or from `changes`. */
  static resume(base: string, receipt: Receipt): Conversation;

  /** A copy of the receipt, to show it again. */
  receipt(): Receipt;

  readonly caseId: string;
  refresh(): Promise<void>;
  changes(callback: (change: Change) => void): Promise<void>;
  stop(): void;
  entries(): Entry[];
  entry(seq: number): Entry | undefined;
  pending(): OwnEntry[];
  state(): State;
  document(): CaseDocument | undefined;
  write(text: string, locale?: string): string;
  sendPhrase(code: string, values?: Record<string, string>): string;
  sharePlace(lat: number, lon: number, accuracy?: number): string;
  attach(bytes: Uint8Array, mediaType: MediaType, name: string): Upload;
  download(seq: number): Promise<Uint8Array>;
  flush(): Promise<void>;
  retry(clientId: string): void;
  discard(clientId: string): Message | undefined;
  signal(signal: Signal, seq?: number): void;

  /** How long it will be: the place in the queue and the measured wait. Ask
   * again after its `ask_again_s`. */
  wait(): Promise<Wait>;

  /** Closes the case, and waits until that stands in the log. */
  close(): Promise<void>;
  reopen(): Promise<void>;

  /** Erases the case and everything in it, for good. Then `forget`. */
  erase(): Promise<void>;

  /** For the quick exit: there is no session to revoke. The token follows from
   * the receipt and is shown with each request; `POST /v1/leave` needs none.
   * Call this, then leave. */
  forget(): void;
}
