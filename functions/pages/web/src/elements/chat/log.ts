// `<vigie-chat-log>`: what was said, by whom and when, and how far each own message
// has come.

import { type TemplateResult, css, html, nothing } from "lit";
import { property, query } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";

import type { Author, Content, Conversation, Delivery, Entry, OwnEntry } from "vigie:modules/conversation";
import conversation from "vigie:texts/conversation";
import texts from "vigie:texts/pages/chat";

import { VigieElement } from "../../base/element.js";
import { moment } from "../../base/hours.js";
import { look } from "../../base/style.js";
import { locale } from "../../base/texts.js";
import { eventText } from "./events.js";
import "./file.js";
import type { Books } from "./books.js";
import { placeText } from "./place.js";

/** Told to try an entry again, or to take it back; the detail is its id. */
export const AGAIN = "vigie-again";
export const DISCARD = "vigie-discard";

/** One line of the log, wherever it stands. */
interface Line {
  id: string;
  author: Author;
  at: string | undefined;
  seq: number | undefined;
  content: Content;
  delivery: Delivery | undefined;
}

export class VigieChatLog extends VigieElement {
  static override styles = [
    look,
    css`
      #log {
        max-height: max(16rem, 100dvh - 24rem);
        padding: 0.5rem;
        border: 2px solid var(--line);
        border-radius: var(--radius);
        overflow-y: auto;
        overscroll-behavior: contain;
      }

      ol {
        display: grid;
        gap: 0.5rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        max-width: 88%;
        padding: 0.5rem 0.75rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--soft);
        overflow-wrap: anywhere;
      }

      li.citizen {
        justify-self: end;
        border-color: var(--accent);
        background: var(--paper);
      }

      li.officer {
        justify-self: start;
      }

      li.service {
        justify-self: center;
        max-width: 100%;
        border: 0;
        background: transparent;
        text-align: center;
      }

      p {
        margin: 0;
      }

      .by {
        font-size: 0.875rem;
      }

      .said {
        white-space: pre-wrap;
      }

      .delivery {
        display: flex;
        gap: 0.375rem;
        align-items: baseline;
        font-size: 0.875rem;
      }

      .uncertain,
      .refused {
        font-weight: 600;
      }

      .sent {
        color: var(--good);
      }

      .doing {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-block-start: 0.5rem;
      }
    `,
  ];

  protected override readonly messages = [conversation, texts];

  @property({ attribute: false }) entries: readonly Entry[] = [];
  @property({ attribute: false }) pending: readonly OwnEntry[] = [];
  @property({ attribute: false }) side: Conversation | undefined;

  /** The phrases, which may still be loading. */
  @property({ attribute: false }) books: Books | undefined;

  /** Grows whenever the phrases have come, or anything else to show. */
  @property({ type: Number }) turn = 0;

  @query("#log") private readonly log!: HTMLElement | null;

  #atEnd = true;
  #written = 0;
  #grown: ResizeObserver | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#grown?.disconnect();
    this.#grown = undefined;
  }

  protected override content(): unknown {
    const lines = this.#lines();
    return html`
      <div id="log" role="log" aria-live="polite" tabindex="0" aria-label=${this.say("conversation-messages")} @scroll=${this.#scrolled}>
        <ol>${repeat(lines, ({ id }) => id, (line) => this.#line(line))}</ol>
      </div>
    `;
  }

  protected override updated(): void {
    const list = this.log?.firstElementChild;
    if (list && !this.#grown) {
      // A picture that opens makes it longer too.
      this.#grown = new ResizeObserver(() => this.#toEnd());
      this.#grown.observe(list);
    }
    // Whoever reads further up stays there, until they write themselves.
    const written = this.pending.length + this.entries.filter(({ author }) => author === "citizen").length;
    if (written > this.#written) this.#atEnd = true;
    this.#written = written;
    this.#toEnd();
  }

  #toEnd(): void {
    if (this.log && this.#atEnd) this.log.scrollTop = this.log.scrollHeight;
  }

  #lines(): Line[] {
    const read = this.entries.map(({ client_id, author, at, seq, content }): Line => (
      { id: `${author} ${client_id}`, author, at, seq, content, delivery: author === "citizen" ? { state: "sent", seq, at } : undefined }
    ));
    const own = this.pending.flatMap(({ client_id, message, delivery }): Line[] =>
      // What has no words is told of when it stands in the log.
      message ? [{ id: `citizen ${client_id}`, author: "citizen", at: undefined, seq: undefined, content: message, delivery }] : []);
    return [...read, ...own];
  }

  #line({ id, author, at, seq, content, delivery }: Line): TemplateResult {
    if (content.type === "event") {
      return html`<li class="service" data-event=${content.event}>
        <p>${this.#event(content)}</p><p class="by">${this.#time(at)}</p>
      </li>`;
    }
    const by = author === "citizen" ? this.say("conversation-you") : this.say("conversation-officer");
    return html`<li class=${author}>
      <p class="by"><strong>${by}</strong> ${this.#time(at)}</p>
      ${this.#said(content, seq)}
      ${delivery ? this.#delivery(id, delivery) : nothing}
    </li>`;
  }

  #said(content: Exclude<Content, { type: "event" }>, seq: number | undefined): unknown {
    switch (content.type) {
      case "text":
        return html`<p class="said" lang=${content.lang ?? nothing} dir="auto">${content.text}</p>`;
      case "phrase": {
        const { text, tag, direction } = this.books?.shown(content.code) ?? { text: content.code, tag: undefined, direction: undefined };
        const values = Object.values(content.values ?? {});
        return html`<p class="said" lang=${tag ?? nothing} dir=${direction ?? "auto"}>${[text, ...values].join(" ")}</p>`;
      }
      case "place":
        return html`<p class="said">${placeText(content.point, content.accuracy_m, this.language, this.say)}</p>`;
      case "attachment":
        return html`<vigie-chat-file lang=${this.language} .side=${this.side} .seq=${seq} name=${content.name}
          media=${content.media_type}></vigie-chat-file>`;
      case "sealed":
        return html`<p>${this.say("conversation-unreadable")}</p>`;
      case "unknown":
        return html`<p>${this.say("conversation-not-shown")}</p>`;
    }
  }

  #event(event: Extract<Content, { type: "event" }>): string {
    const until = event.until ? moment(event.until, this.language) : "";
    return this.say(eventText(event), { until });
  }

  #delivery(id: string, delivery: Delivery): unknown {
    const client = id.split(" ", 2)[1] ?? "";
    const press = (name: string) => () => this.dispatchEvent(new CustomEvent(name, { detail: client }));
    return html`
      <p class="delivery ${delivery.state}" aria-live="off">
        <span aria-hidden="true">${SIGNS[delivery.state]}</span> <span>${this.#far(delivery)}</span>
      </p>
      ${delivery.state === "refused"
        ? html`<p class="doing">
            <button type="button" @click=${press(AGAIN)}>${this.say("chat-again")}</button>
            <button type="button" @click=${press(DISCARD)}>${this.say("chat-discard")}</button>
          </p>`
        : nothing}
    `;
  }

  #far({ state }: Delivery): string {
    switch (state) {
      case "pending":
        return this.say("chat-delivery-waiting");
      case "sending":
        return this.say("chat-delivery-sending");
      case "uncertain":
        return this.say("chat-delivery-uncertain");
      case "sent":
        return this.say("chat-delivery-received");
      case "refused":
        return this.say("chat-delivery-refused");
    }
  }

  #time(at: string | undefined): unknown {
    return at ? html`<time datetime=${at}>${clock(at, this.language)}</time>` : nothing;
  }

  #scrolled(): void {
    const { log } = this;
    if (log) this.#atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 48;
  }
}

/** Beside the words, for whoever reads at a glance. */
const SIGNS: Readonly<Record<Delivery["state"], string>> = { pending: "○", sending: "→", uncertain: "?", sent: "✓", refused: "!" };

/** The time of a message; the day too, unless it is today. */
function clock(at: string, language: string): string {
  const when = new Date(at);
  const today = when.toDateString() === new Date().toDateString();
  return when.toLocaleString(locale(language), {
    hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(!today && { day: "numeric", month: "short" }),
  });
}

customElements.define("vigie-chat-log", VigieChatLog);
