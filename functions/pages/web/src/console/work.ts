// `<vigie-work>`: an officer at work: who waits, who is being talked to, and for
// supervisors how it goes. Conversations stand side by side where there is room.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";

import type { Change, DeskKey } from "vigie:modules/officer";
import queueTexts from "vigie:texts/pages/queue";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import "./calls.js";
import type { Desk, DeskDocument } from "./desk.js";
import { type Ability, Duty } from "./duty.js";
import type { Held } from "./held.js";
import { panel } from "./look.js";
import "./presence.js";
import "./queue.js";
import "./talk.js";
import type { VigieTalk } from "./talk.js";
import { failure } from "./words.js";

export class VigieWork extends VigieElement {
  static override styles = [
    look,
    panel,
    css`
      .tabs {
        display: flex;
        gap: 0.25rem;
        margin-block: 0.5rem;
        overflow-x: auto;
      }

      .tabs > * {
        flex: none;
      }

      .side > details {
        margin-block-start: 0.5rem;
      }

      [aria-current="true"] {
        text-decoration: underline;
        text-decoration-thickness: 0.2em;
        text-underline-offset: 0.3em;
      }

      .unread {
        padding: 0 0.5rem;
        border-radius: 1rem;
        color: var(--on-alarm);
        background: var(--alarm);
      }

      .columns {
        display: grid;
        gap: 1rem;
        align-items: start;
      }

      .columns > * {
        min-width: 0;
      }

      .held:not(.shown),
      .side:not(.shown) {
        display: none;
      }

      @media (min-width: 62.5rem) {
        .columns {
          grid-template-columns: 16rem minmax(0, 1fr);
        }

        .tabs > .narrow {
          display: none;
        }

        .side,
        .side:not(.shown) {
          display: block;
        }

        .talks {
          display: grid;
          grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr));
          gap: 1rem;
        }

        .held,
        .held:not(.shown) {
          display: block;
        }

        .figures .talks,
        .figures .talks .held {
          display: none;
        }
      }
    `,
  ];

  protected override readonly messages = [queueTexts];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) key!: DeskKey;
  @property({ attribute: false }) desks: readonly DeskDocument[] = [];
  @property({ attribute: false }) supervises = false;
  @property({ attribute: false }) root = "";
  @property({ attribute: false }) tiles = "";
  @property({ attribute: false }) attribution = "";
  @property({ attribute: false }) translator = "";

  /** What is shown where there is room for one thing: the queue, or a
   * conversation by its number; and whether the figures are. */
  @state() private shown = 0;
  @state() private figures = false;
  @state() private told = "";
  @state() private alarm = "";
  @state() private seen = 0;

  #duty: Duty | undefined;

  /** How often the officer went somewhere or wrote. What was asked for before leads
   * nowhere any more: half a sentence would go to somebody else. */
  #moves = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("keydown", this.#shortcut);
    this.#duty = new Duty(this.desk, this.key, { capacity: 3, languages: [this.desk.language], specialties: [] }, {
      changed: () => (this.seen += 1),
      heard: (held, change) => this.#heard(held, change),
      lost: (held) => (this.alarm = this.say("queue-lost", { number: held.number })),
      refused: (error) => {
        this.dispatchEvent(new CustomEvent("vigie-refused", { detail: failure(error, this.say("queue-refused")) }));
      },
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("keydown", this.#shortcut);
    this.#duty?.end();
    this.#duty = undefined;
  }

  protected override content(): unknown {
    const duty = this.#duty;
    if (!duty) return nothing;
    return html`
      <div class="tabs" role="group" aria-label=${this.say("queue-views")}>
        <button type="button" class="narrow" aria-current=${String(this.shown === 0 && !this.figures)} @click=${() => this.#show(0)}>
          ${this.say("queue-title")}</button>
        ${repeat(duty.conversations, ({ id }) => id, (held) => this.#tab(held))}
        ${this.supervises
          ? html`<button type="button" aria-current=${String(this.figures)} @click=${this.#toggleFigures}>
              ${this.say("queue-figures")}</button>`
          : nothing}
      </div>
      <p role="status">${this.told}</p>
      <p class="alarm" role="alert">${this.alarm}</p>
      <div class=${this.figures ? "columns figures" : "columns"}>
        <div class=${this.shown === 0 && !this.figures ? "side shown" : "side"}>
          <vigie-presence lang=${this.language} .desk=${this.#own()} .present=${duty.present} .ability=${duty.ability}
            @vigie-come=${this.#come} @vigie-go=${this.#go}></vigie-presence>
          <vigie-queue lang=${this.language} .duty=${duty} .supervises=${this.supervises} .seen=${this.seen}
            @vigie-take=${(event: CustomEvent<string | undefined>) => this.#take(event.detail)}></vigie-queue>
          <vigie-calls lang=${this.language} .calls=${duty.board?.calls ?? []} .desk=${this.desk.id} .desks=${this.desks}
            .clock=${duty.clock} @vigie-acknowledge=${this.#acknowledge}></vigie-calls>
          ${this.#keys()}
        </div>
        ${this.figures
          ? html`<vigie-figures lang=${this.language} .desk=${this.desk}></vigie-figures>`
          : nothing}
        <section class="talks" @input=${this.#move} aria-label=${this.say("queue-conversations")}>
          <h2 class="seen-by-ear">${this.say("queue-conversations")}</h2>
          ${duty.conversations.length || this.figures ? nothing : html`<p class="side shown">${this.say("queue-nothing")}</p>`}
          ${repeat(duty.conversations, ({ id }) => id, (held) => html`
            <vigie-talk class=${held.number === this.shown && !this.figures ? "held shown" : "held"} id="talk-${held.number}"
              lang=${this.language} .held=${held} .seen=${this.seen} .desk=${this.desk} .desks=${this.desks} .key=${this.key}
              .root=${this.root} .tiles=${this.tiles} .attribution=${this.attribution} .translator=${this.translator}
              @vigie-away=${(event: CustomEvent<string>) => this.#away(held, event.detail)}></vigie-talk>`)}
        </section>
      </div>
    `;
  }

  #tab(held: Held): unknown {
    const number = held.number;
    return html`<button type="button" aria-keyshortcuts="Alt+${number}" @click=${() => this.#show(number)}
      aria-current=${String(this.shown === number && !this.figures)}>
      ${this.say("queue-conversation", { number })}
      ${held.unread
        ? html`<span class="unread"><span aria-hidden="true">${held.unread}</span>
            <span class="seen-by-ear">${this.say("queue-unread", { count: held.unread })}</span></span>`
        : nothing}</button>`;
  }

  #keys(): unknown {
    return html`<details>
      <summary>${this.say("queue-shortcuts")}</summary>
      <dl>
        <dt><kbd>Alt+N</kbd></dt><dd>${this.say("queue-shortcut-next")}</dd>
        <dt><kbd>Alt+Q</kbd></dt><dd>${this.say("queue-shortcut-queue")}</dd>
        <dt><kbd>Alt+1</kbd> – <kbd>Alt+9</kbd></dt><dd>${this.say("queue-shortcut-conversation")}</dd>
        <dt><kbd>Ctrl+Enter</kbd></dt><dd>${this.say("queue-shortcut-send")}</dd>
      </dl>
    </details>`;
  }

  #own(): DeskDocument | undefined {
    return this.desks.find(({ id }) => id === this.desk.id);
  }

  /** By the place of a key, since Alt makes other letters of it on some. */
  #shortcut = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    if (event.code === "KeyN") void this.#take();
    else if (event.code === "KeyQ") this.#show(0);
    else if (digit) this.#show(this.#duty?.conversations[Number(digit) - 1]?.number ?? 0);
    else return;
    event.preventDefault();
  };

  async #show(number: number): Promise<void> {
    const move = this.#move();
    this.shown = number;
    this.figures = false;
    await this.updateComplete;
    const name = number ? `#talk-${number}` : "vigie-queue";
    const element = this.renderRoot.querySelector<VigieElement & { enter(): void }>(name);
    await element?.updateComplete;
    if (move === this.#moves) element?.enter();
  }

  #move = (): number => {
    for (const talk of this.renderRoot.querySelectorAll<VigieTalk>("vigie-talk")) talk.stay();
    return (this.#moves += 1);
  };

  #toggleFigures = async (): Promise<void> => {
    await import("./figures.js");
    this.figures = !this.figures;
  };

  async #come(event: CustomEvent<Ability>): Promise<void> {
    await this.#try(async () => {
      await this.#duty?.come(event.detail);
      this.told = this.say("queue-present");
    });
  }

  async #go(): Promise<void> {
    await this.#try(async () => {
      await this.#duty?.go();
      this.shown = 0;
      this.told = this.say("queue-gone");
    });
  }

  async #take(named?: string): Promise<void> {
    const moves = this.#moves;
    await this.#try(async () => {
      const held = await this.#duty?.take(named);
      this.told = held ? this.say("queue-taken", { number: held.number }) : this.say("queue-nobody");
      if (held && moves === this.#moves) await this.#show(held.number);
    });
  }

  async #acknowledge(event: CustomEvent<string>): Promise<void> {
    const moves = this.#moves;
    await this.#try(async () => {
      const held = await this.#duty?.acknowledge(event.detail);
      if (held && moves === this.#moves) await this.#show(held.number);
    });
  }

  /** A conversation leaves the table; `released` gives it back first, and one that
   * is `reopened` comes back with a lease of its own. */
  async #away(held: Held, how: string): Promise<void> {
    await this.#try(async () => {
      if (how === "reopened") {
        const again = await this.#duty?.takeBack(held);
        if (again) await this.#show(again.number);
        return;
      }
      if (how === "released") await this.#duty?.release(held);
      else this.#duty?.drop(held);
      this.alarm = "";
      await this.#show(0);
    });
  }

  /** Said in passing, and not for what is looked at. */
  #heard(held: Held, change: Change): void {
    if (change.type !== "entry" || !held.unread || !held.live) return;
    const looked = this.shown === held.number && document.hasFocus();
    if (looked) held.look();
    else this.told = this.say("queue-heard", { number: held.number });
  }

  async #try(does: () => Promise<void>): Promise<void> {
    try {
      await does();
    } catch (error) {
      this.told = failure(error, this.say("queue-failed"));
    }
  }
}

customElements.define("vigie-work", VigieWork);
