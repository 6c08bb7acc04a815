// `<vigie-chat>`: a silent conversation with an officer.
//
// A few questions, none of which must be answered; the receipt, before anything is
// sent; then the conversation. With `resume` it begins with a receipt that was
// noted. What seals, and everything else of a conversation, is loaded when a
// person starts. Nothing is stored: what this element holds is gone when the page
// is, and when it is told to forget.

import { css, html, nothing } from "lit";
import { property, query, state } from "lit/decorators.js";

import type { Draft, Problem, Receipt } from "vigie:modules/conversation";
import cases from "vigie:texts/case";
import conversation from "vigie:texts/conversation";
import texts from "vigie:texts/pages/chat";

import { VigieElement } from "../base/element.js";
import { LEAVING } from "../base/leaving.js";
import { look } from "../base/style.js";
import { type Need, route } from "./chat/need.js";
import "./chat/resume.js";
import type { VigieChatRoom } from "./chat/room.js";
import "./chat/start.js";
import type { Talk } from "./chat/talk.js";
import type { VigieReceipt } from "./receipt.js";

type Stage = "start" | "resume" | "receipt" | "room" | "erased" | "failed";

export class VigieChat extends VigieElement {
  static override styles = [
    look,
    css`
      :host {
        /* The way out stays above it. */
        scroll-margin-block-start: 3.5rem;
      }

      .doing {
        display: grid;
        gap: 0.5rem;
      }
    `,
  ];

  protected override readonly messages = [texts, conversation, cases];

  /** The public half of the key that the directory of desks is signed with. */
  @property() root = "";

  /** Whether the page is one for minors. */
  @property({ type: Boolean }) minor = false;

  /** Whether a conversation is taken up that was begun before. */
  @property({ type: Boolean }) resume = false;

  @property() tiles = "";
  @property() attribution = "";

  @state() private stage: Stage = "start";
  @state() private busy = false;
  @state() private told = "";
  @state() private noted = false;
  @state() private turn = 0;
  @state() private receipt: Receipt | undefined;

  @query("vigie-chat-room") private readonly room!: VigieChatRoom | null;

  #tag = "";
  #draft: Draft | undefined;
  #talk: Talk | undefined;
  /** What was written when the conversation could not go on. */
  #unsent: string[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.stage = this.#first;
    addEventListener(LEAVING, this.#forget);
    // A page that the browser keeps to come back to keeps no conversation.
    addEventListener("pagehide", this.#forget);
    addEventListener("beforeunload", this.#guard);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forget();
    removeEventListener(LEAVING, this.#forget);
    removeEventListener("pagehide", this.#forget);
    removeEventListener("beforeunload", this.#guard);
  }

  protected override updated(): void {
    // For the page's style on paper.
    this.toggleAttribute("begun", this.receipt !== undefined && this.stage !== "start");
  }

  protected override content(): unknown {
    switch (this.stage) {
      case "start":
        return html`<vigie-chat-start lang=${this.language} service=${this.service} problem=${this.told} ?minor=${this.minor} ?busy=${this.busy}
          @vigie-begun=${this.#begun} @vigie-language=${this.#tongue}></vigie-chat-start>`;
      case "resume":
        return html`<vigie-chat-resume lang=${this.language} problem=${this.told} ?busy=${this.busy}
          @vigie-typed=${this.#typed}></vigie-chat-resume>`;
      case "receipt":
        return html`${this.#draft?.sample ? html`<p class="notice">${this.say("chat-sample")}</p>` : nothing}
          <vigie-receipt lang=${this.language} .receipt=${this.receipt} ?minor=${this.minor} @vigie-noted=${this.#confirmed}></vigie-receipt>`;
      case "room":
        return html`<vigie-chat-room lang=${this.language} service=${this.service} .talk=${this.#talk} .receipt=${this.receipt}
          turn=${this.turn} tag=${this.#tag || this.language} notice=${this.told} ?minor=${this.minor} ?noted=${this.noted}
          tiles=${this.tiles} attribution=${this.attribution} @vigie-noted=${this.#confirmed} @vigie-erased=${this.#erased}></vigie-chat-room>`;
      case "erased":
        return html`<p class="notice" role="status">${this.say("conversation-erased")}</p>
          <p class="doing"><button type="button" @click=${this.#anew}>${this.say("chat-anew")}</button></p>`;
      case "failed":
        return html`<p class="notice" role="alert">${this.say("chat-failed")}</p>
          ${this.#unsent.map((text) => html`<blockquote>
            <p dir="auto">${text}</p>
            <p class="hint">${this.say("chat-delivery-unknown")}</p>
          </blockquote>`)}
          <p class="doing">
            <button class="first" type="button" @click=${this.#retry}>${this.say("chat-again")}</button>
            <a class="action" href=${new URL(`/v1/cases?lang=${this.language}`, this.service).href}>${this.say("chat-form")}</a>
          </p>
          ${this.receipt
            ? html`<vigie-receipt again lang=${this.language} .receipt=${this.receipt} ?noted=${this.noted} ?minor=${this.minor}
                @vigie-noted=${this.#confirmed}></vigie-receipt>`
            : nothing}`;
    }
  }

  get #first(): Stage {
    return this.resume ? "resume" : "start";
  }

  /** Prepares everything and shows the receipt; nothing that opens a case is sent. */
  async #begun({ detail: need }: CustomEvent<Need>): Promise<void> {
    this.busy = true;
    this.told = "";
    this.#tag = need.language;
    try {
      const [{ default: load, Draft }, routing] = await Promise.all([
        import("vigie:modules/conversation"),
        route(this.asked, need, this.language),
        import("./chat/room.js"),
      ]);
      await load();
      const draft = await Draft.prepare(this.service, this.root, {
        kind: "chat",
        desk: routing.desk,
        category: need.topic || routing.specialty,
        priority: routing.priority,
        locale: need.language,
      });
      if (!this.isConnected) {
        draft.forget();
        return;
      }
      this.#draft = draft;
      this.receipt = draft.receipt();
      this.stage = "receipt";
      this.#move();
    } catch {
      // What was answered stays, to be sent again.
      this.told = this.say("chat-failed");
    } finally {
      this.busy = false;
    }
  }

  #confirmed({ detail: noted }: CustomEvent<boolean>): void {
    this.noted = noted;
    const draft = this.#draft;
    if (this.stage === "receipt" && draft) void this.#enter((talk) => void talk.begin(draft));
  }

  async #typed({ detail }: CustomEvent<string>): Promise<void> {
    this.busy = true;
    this.told = "";
    try {
      const [{ default: load, Receipt }] = await Promise.all([import("vigie:modules/conversation"), import("./chat/room.js")]);
      await load();
      const receipt = Receipt.read(detail);
      const number = receipt.corrected;
      this.receipt = receipt;
      this.noted = true;
      if (number !== undefined) {
        this.told = receipt.form === "words" ? this.say("chat-corrected-word", { number }) : this.say("chat-corrected-character", { number });
      }
      await this.#enter((talk) => talk.resume(receipt));
    } catch (error) {
      const code = (error as Partial<Problem>).code ?? "";
      if (code.startsWith("receipt_")) this.told = this.say("conversation-receipt-wrong");
      else this.stage = "failed";
    } finally {
      this.busy = false;
    }
  }

  async #enter(begin: (talk: Talk) => void): Promise<void> {
    const { Talk } = await import("./chat/talk.js");
    this.#talk?.forget();
    this.#talk = new Talk(this.service, () => (this.turn += 1), (problem) => this.#ended(problem));
    this.stage = "room";
    begin(this.#talk);
    this.#move();
  }

  /** What the conversation itself says of why it cannot go on. */
  #ended({ code }: Problem): void {
    switch (code) {
      case "erased":
        if (this.resume && this.#talk?.entries.length === 0) this.#refused(this.say("case-erased-detail"));
        else this.#erased();
        break;
      case "wrong_receipt":
        this.#refused(this.say("case-unknown-detail"));
        break;
      default:
        // The receipt stays: it is the way back. So does what was written: sent by
        // itself once more it could stand in the log twice.
        this.#unsent = this.#talk?.pending.flatMap(({ message }) => (message?.type === "text" ? [message.text] : [])) ?? [];
        this.#talk?.forget();
        this.stage = "failed";
    }
  }

  #retry(): void {
    const [draft, receipt] = [this.#draft, this.receipt];
    if (draft) void this.#enter((talk) => void talk.begin(draft));
    else if (receipt) void this.#enter((talk) => talk.resume(receipt));
    else this.#anew();
  }

  #refused(why: string): void {
    this.#release();
    this.told = why;
    this.stage = "resume";
  }

  #erased(): void {
    this.#release();
    this.stage = "erased";
  }

  #anew(): void {
    this.#release();
    this.stage = this.#first;
    this.#move();
  }

  #tongue({ detail: tag }: CustomEvent<string>): void {
    const [language = ""] = tag.split("-", 1);
    // A language without an interface is that of the conversation all the same.
    if (language in texts) this.lang = language;
  }

  /** The beginning of what is new comes into view. */
  #move(): void {
    void this.updateComplete.then(() => {
      const { top } = this.getBoundingClientRect();
      if (top < 0 || this.stage === "room") this.scrollIntoView({ block: "start" });
      const receipt = this.renderRoot.querySelector<VigieReceipt>("vigie-receipt");
      void receipt?.updateComplete.then(() => receipt.renderRoot.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true }));
    });
  }

  /** Asks before a page goes whose conversation nobody could open again. */
  #guard = (event: BeforeUnloadEvent): void => {
    const { room } = this;
    const unnoted = !this.noted && (this.stage === "failed" || (this.#talk?.entries.length ?? 0) > 0);
    if (!this.receipt || this.stage === "receipt" || !(unnoted || room?.full)) return;
    event.preventDefault();
    // Browsers of 2023 ask only if this is set too.
    event.returnValue = true;
  };

  #release(): void {
    this.#talk?.forget();
    this.#talk = undefined;
    this.#draft?.forget();
    this.#draft = undefined;
    this.receipt?.forget();
    this.receipt = undefined;
    this.noted = false;
    this.told = "";
    this.#unsent = [];
  }

  #forget = (): void => {
    this.#release();
    this.stage = this.#first;
  };
}

customElements.define("vigie-chat", VigieChat);
