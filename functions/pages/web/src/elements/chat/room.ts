// `<vigie-chat-room>`: a conversation that is under way: how it stands, what was
// said, and everything that can be done in it.

import { type PropertyValues, html, nothing } from "lit";
import { property, query, state } from "lit/decorators.js";

import type { Problem, Receipt } from "vigie:modules/conversation";
import conversation from "vigie:texts/conversation";
import texts from "vigie:texts/pages/chat";
import routing from "vigie:texts/routing";

import { VigieElement } from "../../base/element.js";
import type { Schema } from "../../base/service.js";
import { look } from "../../base/style.js";
import "../receipt.js";
import { NOTED } from "../receipt.js";
import { Books } from "./books.js";
import "./composer.js";
import type { VigieChatComposer } from "./composer.js";
import "./log.js";
import "./photo.js";
import "./phrases.js";
import type { Measured } from "./place.js";
import { roomStyle } from "./room-style.js";
import type { Talk } from "./talk.js";

/** Told when everything was erased. */
export const ERASED = "vigie-erased";

/** What stands open below the field. */
type Panel = "place" | "photo" | "phrases" | "code" | "end";

export class VigieChatRoom extends VigieElement {
  static override styles = [look, roomStyle];

  protected override readonly messages = [conversation, texts, routing];

  @property({ attribute: false }) talk!: Talk;
  @property({ attribute: false }) receipt: Receipt | undefined;

  /** Grows with each change of the talk. */
  @property({ type: Number }) turn = 0;

  /** The language of the conversation (BCP 47). */
  @property() tag = "";
  @property() notice = "";
  @property({ type: Boolean }) minor = false;
  @property({ type: Boolean }) noted = false;
  @property() tiles = "";
  @property() attribution = "";

  @state() private panel: Panel | undefined;
  @state() private sure = false;
  @state() private desk: Schema["DeskDocument"] | undefined;
  @state() private problem = "";
  @state() private told = "";

  @query("vigie-chat-composer") private readonly composer!: VigieChatComposer | null;

  #books: Books | undefined;
  #asked = "";

  /** Whether leaving would lose something that no receipt brings back. */
  get full(): boolean {
    return this.composer?.full === true || this.talk.pending.length > 0;
  }

  protected override firstUpdated(): void {
    this.#books = new Books(this.asked, this.tag);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true }));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const desk = this.talk.wait?.desk ?? this.talk.document?.desk;
    if (desk && desk !== this.#asked && this.language) void this.#named(desk);
    // Phrases are shown in the reader's words as soon as one is met.
    const { entries, pending } = this.talk;
    const met = [...entries.map(({ content }) => content), ...pending.map(({ message }) => message)];
    if (this.#books && !this.#books.own && met.some((content) => content?.type === "phrase")) void this.#load();
  }

  protected override content(): unknown {
    const { talk } = this;
    const closed = talk.state === "closed";
    return html`
      <div class="room">
        <h2 tabindex="-1">${this.say("conversation-messages")}</h2>
        ${this.notice ? html`<p class="notice">${this.notice}</p>` : nothing}
        <p class="line ${talk.line}" role="status">${this.#line()}</p>
        ${this.#standing()}
        <vigie-chat-log lang=${this.language} .entries=${talk.entries} .pending=${talk.pending} .side=${talk.side}
          .books=${this.#books} turn=${this.turn}
          @vigie-again=${({ detail }: CustomEvent<string>) => this.#try(() => talk.side?.retry(detail))}
          @vigie-discard=${({ detail }: CustomEvent<string>) => this.#try(() => talk.side?.discard(detail))}></vigie-chat-log>
        <p class="typing" aria-live="polite">${talk.typing ? this.say("chat-typing") : ""}</p>
        ${closed ? this.#closed() : html`${this.#answers()}
          <vigie-chat-composer lang=${this.language} problem=${this.problem} @vigie-written=${this.#written}
            @vigie-writing=${() => talk.typed()}></vigie-chat-composer>`}
        <p class="told" role="status">${this.told}</p>
        <div class="tools">${this.#tools(closed)}</div>
        ${this.panel ? html`<section id="panel" class="panel">${this.#panel(this.panel)}</section>` : nothing}
        <p class="hint">${this.say("chat-kept-nowhere")}</p>
      </div>
    `;
  }

  #line(): string {
    const { line, pending } = this.talk;
    const unsent = pending.filter(({ message, delivery: { state } }) => message && state !== "sent" && state !== "refused").length;
    const lines = {
      connecting: this.say("chat-line-connecting"),
      live: this.say("chat-line-live"),
      offline: this.say("chat-line-offline"),
      busy: this.say("chat-line-busy"),
    };
    return line === "offline" && unsent ? `${lines.offline} ${this.say("chat-unsent", { count: unsent })}` : lines[line];
  }

  /** Who answers, and how long that takes: measured, never promised. */
  #standing(): unknown {
    const { talk, desk } = this;
    // A place in a queue that is out of date is none.
    const wait = talk.state === "waiting" && talk.line === "live" ? talk.wait : undefined;
    const minutes = wait?.measured_wait_s === undefined ? undefined : Math.max(1, Math.ceil(wait.measured_wait_s / 60));
    const queued = wait?.position === undefined
      ? nothing
      : html`<p>${this.say("routing-wait-position", { position: wait.position })}
          ${minutes === undefined ? this.say("routing-wait-unmeasured") : this.say("routing-wait-measured", { minutes })}</p>`;
    return html`<div class="standing" aria-live="polite">
      ${desk ? html`<p>${this.say("chat-desk", { desk: desk.name })}</p>` : nothing}
      ${queued}
      ${talk.state === "waiting" ? html`<p>${this.say("chat-write-already")}</p>` : nothing}
    </div>`;
  }

  /** What a question of the officer offers to answer, below it. */
  #answers(): unknown {
    const last = this.talk.entries.findLast(({ author }) => author !== "service");
    if (last?.author !== "officer" || last.content.type !== "phrase") return nothing;
    const only = this.#books?.phrase(last.content.code)?.answers;
    if (!only?.length) return nothing;
    return html`<vigie-chat-phrases lang=${this.language} .books=${this.#books} .only=${only} @vigie-said=${this.#said}></vigie-chat-phrases>`;
  }

  #closed(): unknown {
    return html`<p class="notice">${this.say("conversation-closed")}</p>
      <p><button class="first" type="button" @click=${() => this.#do(async () => this.talk.side?.reopen())}>
        ${this.say("conversation-reopen")}</button></p>`;
  }

  #tools(closed: boolean): unknown {
    const tool = (panel: Panel, label: string, disabled = false) => html`
      <button type="button" aria-expanded=${this.panel === panel ? "true" : "false"} aria-controls=${this.panel === panel ? "panel" : nothing}
        ?disabled=${disabled} @click=${() => this.#toggle(panel)}>${label}</button>`;
    const early = !this.talk.side;
    return html`
      ${closed
        ? nothing
        : html`${"geolocation" in navigator ? tool("place", this.say("chat-place"), early) : nothing}
            ${tool("photo", this.say("chat-photo"), early)}
            ${tool("phrases", this.say("chat-phrases"), early)}`}
      ${tool("code", this.say("chat-code"))}
      ${tool("end", this.say("conversation-end"), early)}
    `;
  }

  #panel(panel: Panel): unknown {
    const away = () => this.#away();
    switch (panel) {
      case "place":
        return html`<vigie-chat-place lang=${this.language} tiles=${this.tiles} attribution=${this.attribution}
          @vigie-placed=${this.#placed} @vigie-put-away=${away}></vigie-chat-place>`;
      case "photo":
        return html`<vigie-chat-photo lang=${this.language} .side=${this.talk.side} @vigie-put-away=${away}></vigie-chat-photo>`;
      case "phrases":
        return html`<vigie-chat-phrases lang=${this.language} .books=${this.#books} @vigie-said=${this.#said}
          @vigie-put-away=${away}></vigie-chat-phrases>`;
      case "code":
        return html`<vigie-receipt again lang=${this.language} .receipt=${this.receipt} ?noted=${this.noted} ?minor=${this.minor}
            @vigie-noted=${this.#confirmed}></vigie-receipt>
          <p class="doing"><button type="button" @click=${away}>${this.say("chat-hide")}</button></p>`;
      case "end":
        return this.#end();
    }
  }

  #end(): unknown {
    const { talk } = this;
    if (this.sure) {
      return html`<div role="alert"><p><strong>${this.say("chat-erase-sure")}</strong></p><p>${this.say("conversation-erase-hint")}</p></div>
        <p class="doing">
          <button class="alarm" type="button" @click=${this.#erase}>${this.say("chat-erase-yes")}</button>
          <button type="button" @click=${() => (this.sure = false)}>${this.say("chat-cancel")}</button>
        </p>`;
    }
    const erases = talk.document?.erases_at;
    return html`
      ${erases ? html`<p>${this.say("conversation-erased-on", { date: new Date(erases).toLocaleDateString(this.language, { dateStyle: "long" }) })}</p>` : nothing}
      <p class="doing">
        ${talk.state === "closed"
          ? nothing
          : html`<button type="button" @click=${() => this.#do(async () => talk.side?.close(), true)}>${this.say("conversation-close")}</button>`}
        <button type="button" @click=${() => (this.sure = true)}>${this.say("conversation-erase")}</button>
        <button type="button" @click=${() => this.#away()}>${this.say("chat-hide")}</button>
      </p>`;
  }

  #toggle(panel: Panel): void {
    this.sure = false;
    this.told = "";
    this.panel = this.panel === panel ? undefined : panel;
    if (this.panel === "place") void import("./place.js");
    if (this.panel) void this.updateComplete.then(() => this.renderRoot.querySelector("#panel")?.scrollIntoView({ block: "nearest" }));
  }

  #away(): void {
    this.sure = false;
    const was = this.panel;
    this.panel = undefined;
    if (was) void this.updateComplete.then(() => this.composer?.focus({ preventScroll: true }));
  }

  #written({ detail }: CustomEvent<string>): void {
    this.problem = "";
    try {
      this.talk.write(detail, this.tag);
      this.composer?.clear();
    } catch (error) {
      const { code } = error as Problem;
      this.problem = code === "sealed_content_too_large" ? this.say("conversation-message-too-long") : this.say("chat-not-done");
    }
  }

  #said({ detail }: CustomEvent<string>): void {
    this.#try(() => this.talk.side?.sendPhrase(detail));
    this.#away();
  }

  #placed({ detail }: CustomEvent<Measured | undefined>): void {
    if (detail) this.#try(() => this.talk.side?.sharePlace(detail.lat, detail.lon, detail.accuracy));
    this.#away();
  }

  #confirmed({ detail }: CustomEvent<boolean>): void {
    this.dispatchEvent(new CustomEvent<boolean>(NOTED, { detail }));
    this.#away();
  }

  #erase = async (): Promise<void> => {
    const erased = await this.#do(async () => this.talk.side?.erase());
    if (erased) this.dispatchEvent(new Event(ERASED));
  };

  /** Does something at once, and says so if it could not be done. */
  #try(act: () => unknown): void {
    this.told = "";
    try {
      act();
    } catch {
      this.told = this.say("chat-not-done");
    }
    this.requestUpdate();
  }

  async #do(act: () => Promise<void>, away = false): Promise<boolean> {
    this.told = "";
    try {
      await act();
      if (away) this.#away();
      return true;
    } catch {
      this.told = this.say("chat-not-done");
      return false;
    }
  }

  async #load(): Promise<void> {
    if (await this.#books?.load()) this.requestUpdate();
    this.turn += 1;
  }

  async #named(desk: string): Promise<void> {
    this.#asked = desk;
    this.desk = await this.asked.get<Schema["DeskDocument"]>(`/v1/desks/${desk}`, this.language).catch(() => this.desk);
  }
}

customElements.define("vigie-chat-room", VigieChatRoom);
