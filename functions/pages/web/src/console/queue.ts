// `<vigie-queue>`: who waits, since when, and who is next. Nothing of what they
// said is known here.

import { type PropertyValues, css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";

import topics from "vigie:texts/topic";
import texts from "vigie:texts/pages/queue";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import type { QueueLine } from "./desk.js";
import type { Duty } from "./duty.js";
import { panel } from "./look.js";
import { clock, languageName, lasting, priority, topic } from "./words.js";

/** How often a supervisor's list of who has whom is asked for at most, in
 * milliseconds. */
const REFRESH = 5000;

export class VigieQueue extends VigieElement {
  static override styles = [
    look,
    panel,
    css`
      ol {
        margin: 0.5rem 0;
        padding: 0;
        list-style: none;
      }

      li {
        padding-block: 0.5rem;
        border-block-end: 1px solid var(--line);
      }

      li p {
        margin: 0 0 0.25rem;
      }
    `,
  ];

  protected override readonly messages = [texts, topics];

  @property({ attribute: false }) duty!: Duty;
  @property({ attribute: false }) supervises = false;
  /** Changes whenever the duty does. */
  @property({ attribute: false }) seen = 0;

  @state() private now = Date.now();
  @state() private taken: readonly QueueLine[] = [];
  /** Whose button in the list can be reached by the tabulator, if not the first's. */
  @state() private roving = "";

  #ticking: number | undefined;
  #asked = 0;
  #within = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => (this.now = Date.now()), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  /** Puts the focus where work goes on. */
  enter(): void {
    this.renderRoot.querySelector<HTMLElement>("button, h2")?.focus();
  }

  protected override content(): unknown {
    const board = this.duty.board;
    const lines = board?.next ?? [];
    const waiting = board?.waiting;
    const total = waiting
      ? waiting.danger.count + waiting.specialised.count + waiting.ordinary.count + waiting.deferred.count
      : 0;
    return html`
      <h2 tabindex="-1">${this.say("queue-title")}</h2>
      <p role="status">${board && this.duty.feedState === "lost" ? this.say("queue-feed-lost") : ""}</p>
      ${board
        ? html`<p>${this.say("queue-total", { count: total })}
            ${this.say("queue-officers", { present: board.officers.present, free: board.officers.free })}</p>`
        : html`<p>${this.say("queue-loading")}</p>`}
      <button type="button" class="first" aria-keyshortcuts="Alt+N" ?disabled=${!this.duty.present} @click=${() => this.#take()}>
        ${this.say("queue-next")}</button>
      ${this.duty.present ? nothing : html`<p class="hint">${this.say("queue-come-first")}</p>`}
      <ol role="list" aria-label=${this.say("queue-waiting")} @keydown=${this.#moved}>
        ${repeat(lines, keyed, (line) => this.#line(line))}
      </ol>
      ${total > lines.length ? html`<p>${this.say("queue-more", { count: total - lines.length })}</p>` : nothing}
      ${this.supervises ? this.#whoHasWhom() : nothing}
    `;
  }

  #line(line: QueueLine): unknown {
    return html`<li>
      <p class="chips">${this.#chips(line)}</p>
      <p>${line.promised
        ? this.say("queue-promised", { time: clock(line.promised, this.language) })
        : html`${this.say("queue-since")} <time datetime=${line.since}>${this.#waited(line)}</time>`}</p>
      ${this.supervises && this.duty.present
        ? html`<button type="button" class="roving" tabindex=${line.case === this.#rover() ? 0 : -1} data-case=${line.case}
            aria-label=${this.#named(line)} @click=${() => this.#take(line.case)}>${this.say("queue-take-this")}</button>`
        : nothing}
    </li>`;
  }

  #chips(line: QueueLine): unknown {
    const { sign, name } = priority(line.promised && !line.near ? "deferred" : line.priority, this.say);
    return html`
      <span class=${line.priority}><span aria-hidden="true">${sign}</span> ${name}</span>
      <span>${languageName(line.language, this.language)}</span>
      ${line.category ? html`<span>${topic(line.category, this.say)}</span>` : nothing}
      ${line.returned ? html`<span>${this.say("queue-returned")}</span>` : nothing}`;
  }

  #named(line: QueueLine): string {
    const who = [priority(line.priority, this.say).name, languageName(line.language, this.language), this.#waited(line)];
    return `${this.say("queue-take-this")}: ${who.join(", ")}`;
  }

  #waited(line: QueueLine): string {
    return lasting((this.now + this.duty.clock - Date.parse(line.since)) / 1000, this.language);
  }

  #whoHasWhom(): unknown {
    return html`<details @toggle=${this.#look}>
      <summary>${this.say("queue-taken-list")}</summary>
      ${this.taken.length
        ? html`<ol role="list">${repeat(this.taken, keyed, (line) => html`<li>
            <p class="chips">${this.#chips(line)}</p>
            <p>${line.officer === this.duty.officer
              ? this.say("queue-by-you")
              : html`${this.say("queue-by-officer")} <code dir="ltr">${line.officer?.slice(0, 6)}</code>`}</p>
            ${line.officer !== this.duty.officer && this.duty.present
              ? html`<button type="button" @click=${() => this.#take(line.case)}>${this.say("queue-take-over")}</button>`
              : nothing}
          </li>`)}</ol>`
        : html`<p>${this.say("queue-taken-none")}</p>`}
    </details>`;
  }

  /** Whoever was reached last may wait no more. */
  #rover(): string | undefined {
    const lines = this.duty.board?.next ?? [];
    return lines.some((line) => line.case === this.roving) ? this.roving : lines[0]?.case;
  }

  #moved(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>(".roving")];
    if (step === undefined || !buttons.length) return;
    event.preventDefault();
    const at = buttons.findIndex((button) => button.dataset["case"] === this.#rover());
    const button = buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)];
    this.roving = button?.dataset["case"] ?? "";
    button?.focus();
  }

  #take(named?: string): void {
    this.dispatchEvent(new CustomEvent("vigie-take", { detail: named }));
  }

  #look = (event: Event): void => {
    if ((event.target as HTMLDetailsElement).open) void this.#ask();
  };

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#within = this.#focused()?.matches(".roving") ?? false;
  }

  protected override updated(): void {
    // The focus stays with the person, wherever they stand now, and never comes to
    // be on somebody else: the next key would take them.
    if (this.#within && !this.#focused()) {
      const same = this.renderRoot.querySelector<HTMLElement>(`[data-case="${CSS.escape(this.roving)}"]`);
      if (same) same.focus();
      else this.enter();
    }
    const details = this.renderRoot.querySelector("details");
    if (this.supervises && details?.open && Date.now() - this.#asked > REFRESH) void this.#ask();
  }

  #focused(): Element | null {
    return this.shadowRoot?.activeElement ?? null;
  }

  async #ask(): Promise<void> {
    this.#asked = Date.now();
    const queue = await this.duty.desk.queue().catch(() => undefined);
    if (queue) this.taken = queue.taken;
  }
}

/** A row is a person: what shows one never comes to show another. */
function keyed(line: QueueLine): string {
  return line.case;
}

customElements.define("vigie-queue", VigieQueue);
