// What `vigie:modules/officer` exports: an officer's side of a conversation, and
// whatever else needs the desk's key. The requests of a desk (presence, take,
// release, transfer, queue, feed) need no key and are made with `fetch`.
//
// Problems, entries and changes are those of `vigie:modules/conversation`.

import type {
  CaseDocument, Change, CloseReason, Entry, MediaType, Message, OwnEntry, Side, Signal, State, Upload,
} from "vigie:modules/conversation";

export type {
  Author, CaseDocument, CaseEvent, Change, CloseReason, Content, Delivery, Entry, MediaType, Message, OwnEntry, Problem, Side, Signal, State, Upload, Way,
} from "vigie:modules/conversation";

/** Fetches and starts the module. Await it before anything else here is used;
 * several calls are one. */
export default function load(): Promise<void>;

/** Why a key file is not opened, as the `code` of a `Problem`. */
export type KeyFileCode =
  /** It is no key file, or its text was changed. */
  | "key_file_invalid"
  /** It is of a later version of Vigie. */
  | "key_file_version"
  /** The passphrase is wrong, or the sealed bytes were changed: nobody can tell
   * which. */
  | "key_file_locked";

/** A desk's private key. It is in the memory of this module and nowhere else:
 * nothing gives it out. */
export class DeskKey {
  private constructor();

  /** Opens a key file (`cargo xtask keys lock` makes one) by its passphrase. It
   * takes a second or so, and 64 MiB meanwhile; nothing else runs in between, so
   * let the page draw first.
   * @throws {Problem} with a `KeyFileCode`. */
  static unlock(file: string, passphrase: string): DeskKey;

  /** The desk that the file says it is for, before it is unlocked.
   * @throws {Problem} `key_file_invalid`, `key_file_version`. */
  static deskOf(file: string): string;

  /** The desk. */
  readonly desk: string;
  /** The key's name, as in `envelopes` and in the directory of desks. */
  readonly id: string;
  /** Its public half. */
  readonly publicKey: string;

  /** Seals a note to the desk, for the body of
   * `POST /v1/desks/{id}/cases/{case}/notes`: the `sealed` of the body, and the
   * `Idempotency-Key` that it is bound to, which is to be sent with it. At most
   * 4,095 bytes of UTF-8 (`sealed_content_too_large`). */
  sealNote(caseId: string, text: string): { client_id: string; sealed: string };

  /** Opens a note that was left for the desk.
   * @throws {Problem} `seal_broken` if it is of another key or was changed. */
  openNote(caseId: string, clientId: string, sealed: string): string;

  /** Whether a case can be opened with this key: whether one of its envelopes is
   * sealed to it. A desk may have older keys for older cases. */
  opens(document: CaseDocument): boolean;

  /** Wipes the key. Whatever is called afterwards throws `forgotten`;
   * conversations that were opened with it hold their own copy. */
  forget(): void;
}

/** An officer's side of a case. */
export class OfficerConversation implements Side {
  private constructor();

  /** A case, by a capability (of a lease, or of an intervention that was taken
   * on) and the desk's key. Nothing is sent yet: run `changes`, or `refresh`,
   * before writing.
   * @param base where the service is; `""` is the page's own host. */
  static open(base: string, caseId: string, capability: string, key: DeskKey): OfficerConversation;

  /** A new capability of the same officer for the same case: after each
   * heartbeat. If `changes` was rejected with `expired`, call it again. */
  renew(capability: string): void;

  /** Closes the case with a reason that the citizen can read, and waits until
   * that stands in the log. */
  close(reason: CloseReason): Promise<void>;

  /** Before `POST …/transfer`: seals every key of the case to another desk and to
   * those that take over from it, as the signed directory has them, and waits
   * until that stands in the log. Without it the transfer is refused
   * (`not_sealed_to_desk`). What is sealed to them already is left out.
   * @param root the root key's public half: the attribute `root` of the page.
   * @throws {Problem} `directory_*`, `desk_unknown`, `no_key`, `lease_lost`… */
  sealToDesk(desk: string, root: string): Promise<void>;

  /** Before `POST …/intervention`: seals every key of the case to the desks that
   * are to be asked, one after another. Then `sharePlace` where to go, so that
   * whoever goes reads it, and ask with the same `line`. */
  sealToLine(line: string[], root: string): Promise<void>;

  /** Whom to ask for an intervention in a department (or anywhere), by the signed
   * directory: territorial desks first, the national unit last. Give it to
   * `sealToLine` and as the request's `line`. */
  interventionLine(department: string | undefined, root: string): Promise<string[]>;

  /** The newest place in the log that somebody told, as for whoever goes there.
   * An officer's comes before a citizen's. */
  place(): (Entry & { content: Extract<Message, { type: "place" }> }) | undefined;

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
  reopen(): Promise<void>;
  forget(): void;
}
