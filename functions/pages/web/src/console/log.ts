// `<vigie-log>`: what was said and done, in its order.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import type { Author, Entry, Message, OwnEntry } from "vigie:modules/officer";
import texts from "vigie:texts/pages/talk";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import type { DeskDocument } from "./desk.js";
import type { Held } from "./held.js";
import { panel } from "./look.js";
import "./picture.js";
import type { Texts } from "./ready.js";
import { spokenEvent } from "./said.js";
import { translated } from "./translate.js";
import { clock } from "./words.js";

export class VigieLog extends VigieElement {
  static override styles = [
    look,
    panel,
    css`
      /* As high with one message as with many: what stands below is not moved from
         under a hand by whatever comes. */
      .log {
        height: clamp(12rem, 50vh, 26rem);
        padding: 0.25rem;
        overflow-y: auto;
      }

      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        max-width: 90%;
        margin-block: 0.5rem;
        padding: 0.375rem 0.75rem;
        border-radius: var(--radius);
        background: var(--soft);
        overflow-wrap: anywhere;
      }

      .officer {
        margin-inline-start: 10%;
        border: 1px solid var(--line);
        background: var(--paper);
      }

      .event {
        max-width: none;
        padding: 0;
        font-size: 0.9375rem;
        background: none;
      }

      p {
        margin: 0;
        white-space: pre-line;
      }

      .by {
        font-size: 0.875rem;
        font-weight: 600;
      }

      .event .by {
        display: inline;
        font-weight: 400;
      }

      .typing {
        min-height: 1.5em;
        font-size: 0.9375rem;
        font-style: italic;
      }
    `,
  ];

  protected override readonly messages = [texts];

  @property({ attribute: false }) held!: Held;
  @property({ attribute: false }) seen = 0;
  /** The language of the citizen. */
  @property({ attribute: false }) spoken = "";
  @property({ attribute: false }) desks: readonly DeskDocument[] = [];
  @property({ attribute: false }) texts!: Texts;
  /** Whether what comes is read out. */
  @property({ attribute: false }) loud = false;
  @property({ attribute: false }) tiles = "";
  @property({ attribute: false }) attribution = "";
  @property({ attribute: false }) translator = "";

  @state() private own: ReadonlyMap<string, string> = new Map();
  @state() private theirs: ReadonlyMap<string, string> = new Map();
  @state() private mapped: number | undefined;
  @state() private translations: ReadonlyMap<string, string> = new Map();

  #spoken = "";
  #count = 0;

  protected override content(): unknown {
    if (this.held.forgotten) return nothing;
    const { side } = this.held;
    const ended = this.held.standing === "erased";
    const entries = ended ? [] : side.entries();
    const pending = ended ? [] : side.pending();
    return html`
      <div class="log" role="log" aria-live=${this.loud ? "polite" : "off"} aria-label=${this.say("talk-log")} tabindex="0">
        <ol role="list">
        ${entries.map((entry) => this.#entry(entry))}
        ${pending.map((own) => this.#pending(own))}
        </ol>
      </div>
      <p class="typing">${this.held.typing ? this.say("talk-typing") : ""}</p>`;
  }

  protected override updated(): void {
    if (this.language && this.spoken !== this.#spoken) void this.#phrases();
    // What is new is seen, unless somebody reads further up; what one has just
    // said is seen in any case.
    const log = this.renderRoot.querySelector(".log");
    const list = log?.firstElementChild;
    const count = list?.childElementCount ?? 0;
    if (log && count !== this.#count) {
      const last = list?.lastElementChild?.clientHeight ?? 0;
      const reading = log.scrollHeight - log.scrollTop - log.clientHeight > last + 96;
      const own = list?.lastElementChild?.matches(".officer") ?? false;
      if (!reading || own || !this.#count) log.scrollTop = log.scrollHeight;
      this.#count = count;
    }
  }

  #entry(entry: Entry): unknown {
    const { author, at, content, seq } = entry;
    const time = html`<time datetime=${at}>${clock(at, this.language)}</time>`;
    if (content.type === "event") {
      const said = spokenEvent(content, this.desks, this.language, this.say);
      return said ? html`<li class="event">${time} ${said}</li>` : nothing;
    }
    return html`<li class=${author}>
      <p class="by">${this.#who(author)} · ${time}</p>
      ${content.type === "unknown" || content.type === "sealed"
        ? html`<p>${this.say("talk-sealed")}</p>`
        : this.#message(content, seq, entry.client_id, author)}
    </li>`;
  }

  #pending({ client_id: id, message, delivery }: OwnEntry): unknown {
    if (!message || message.type === "unknown") return nothing;
    const refused = delivery.state === "refused";
    return html`<li class="officer">
      <p class="by">${this.#who("officer")} · ${refused ? this.say("talk-refused") : this.say("talk-sending")}</p>
      ${this.#message(message, 0, id, "officer")}
      ${refused
        ? html`<div class="row">
            <button type="button" @click=${() => this.held.side.retry(id)}>${this.say("talk-retry")}</button>
            <button type="button" @click=${() => this.#discard(id)}>${this.say("talk-discard")}</button>
          </div>`
        : nothing}
    </li>`;
  }

  #message(message: Message, seq: number, id: string, author: Author): unknown {
    switch (message.type) {
      case "text":
        return html`<p dir="auto" lang=${message.lang ?? (author === "citizen" ? this.spoken : nothing)}>${message.text}</p>
          ${this.#translation(message.text, id, author)}`;
      case "phrase": {
        const [own, theirs] = [this.own.get(message.code), this.theirs.get(message.code)];
        return html`<p>${own ?? message.code}</p>
          ${theirs && theirs !== own ? html`<p dir="auto" lang=${this.spoken}>${theirs}</p>` : nothing}`;
      }
      case "place":
        return this.#place(message, seq);
      case "attachment":
        return html`<vigie-picture lang=${this.language} .held=${this.held} .seq=${seq} .name=${message.name}
          .mediaType=${message.media_type} .size=${message.size}></vigie-picture>`;
    }
  }

  #place({ point: { lat, lon }, accuracy_m: accuracy }: Extract<Message, { type: "place" }>, seq: number): unknown {
    const shown = this.mapped === seq;
    const words = `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
    return html`<p>${this.say("talk-place")} <bdi dir="ltr">${words}</bdi>
        ${accuracy === undefined ? "" : this.say("talk-accuracy", { metres: Math.round(accuracy) })}</p>
      <button type="button" aria-expanded=${String(shown)} @click=${() => this.#map(seq)}>
        ${shown ? this.say("talk-map-hide") : this.say("talk-map")}</button>
      ${shown
        ? html`<vigie-map lang=${this.language} label=${this.say("talk-map-of")} tiles=${this.tiles} attribution=${this.attribution}
            .features=${[point(lat, lon, this.say("talk-place"))]}></vigie-map>`
        : nothing}`;
  }

  #translation(text: string, id: string, author: Author): unknown {
    if (!this.translator || author !== "citizen") return nothing;
    const known = this.translations.get(id);
    return known === undefined
      ? html`<button type="button" @click=${() => this.#translated(text, id)}>${this.say("talk-translate")}</button>`
      : html`<p class="by">${this.say("talk-machine")}</p><p>${known}</p>`;
  }

  #who(author: Author): string {
    return author === "citizen" ? this.say("talk-citizen") : author === "officer" ? this.say("talk-officer") : this.say("talk-service");
  }

  async #map(seq: number): Promise<void> {
    await import("../elements/map.js");
    this.mapped = this.mapped === seq ? undefined : seq;
  }

  async #translated(text: string, id: string): Promise<void> {
    const said = await translated(this.translator, text, this.language).catch(() => this.say("talk-translate-failed"));
    this.translations = new Map([...this.translations, [id, said]]);
  }

  #discard(id: string): void {
    this.held.side.discard(id);
    this.requestUpdate();
  }

  async #phrases(): Promise<void> {
    this.#spoken = this.spoken;
    const books = await Promise.all([this.texts.phrases(this.language), this.texts.phrases(this.spoken)]);
    const [own, theirs] = books.map((book) => new Map(book?.phrases.map(({ code, text }) => [code, text])));
    this.own = own ?? new Map();
    this.theirs = theirs ?? new Map();
  }
}

/** A place as the map takes it. */
export function point(lat: number, lon: number, name: string): unknown {
  return { type: "Feature", id: "place", geometry: { type: "Point", coordinates: [lon, lat] }, properties: { name } };
}

customElements.define("vigie-log", VigieLog);
