// `<vigie-talk>`: one conversation: what was said, what is answered, and what
// else an officer does about it.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import type { DeskKey } from "vigie:modules/officer";
import texts from "vigie:texts/pages/talk";
import queueTexts from "vigie:texts/pages/queue";
import topics from "vigie:texts/topic";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import "./closing.js";
import "./composer.js";
import type { VigieComposer } from "./composer.js";
import type { Desk, DeskDocument } from "./desk.js";
import type { Held } from "./held.js";
import "./intervention.js";
import "./log.js";
import { panel } from "./look.js";
import "./notes.js";
import { Texts } from "./ready.js";
import "./transfer.js";
import { languageName, priority, topic } from "./words.js";

export class VigieTalk extends VigieElement {
  static override styles = [
    look,
    panel,
    css`
      article {
        display: grid;
        gap: 0.5rem;
        padding: 0.75rem;
        border: 2px solid var(--line);
        border-radius: var(--radius);
      }

      article:focus-within {
        border-color: var(--accent);
      }

      h3 {
        margin: 0;
      }

      .panels {
        display: grid;
        gap: 0.5rem;
      }
    `,
  ];

  protected override readonly messages = [texts, queueTexts, topics];

  @property({ attribute: false }) held!: Held;
  /** Changes whenever the conversation does. */
  @property({ attribute: false }) seen = 0;
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) desks: readonly DeskDocument[] = [];
  @property({ attribute: false }) key!: DeskKey;
  @property({ attribute: false }) root = "";
  @property({ attribute: false }) tiles = "";
  @property({ attribute: false }) attribution = "";
  @property({ attribute: false }) translator = "";

  /** Whether the officer is here: then what comes is read out, and only then. */
  @state() private within = false;

  #texts: Texts | undefined;
  #entering = false;

  /** Puts the focus where an answer is written, as soon as that is there, or else
   * on the title. */
  enter(): void {
    this.held.look();
    const composer = this.renderRoot.querySelector<VigieComposer>("vigie-composer");
    const title = this.renderRoot.querySelector<HTMLElement>("h3");
    this.#entering = !title;
    if (composer) composer.enter();
    else title?.focus();
  }

  /** Leaves the focus where it is by now. */
  stay(): void {
    this.#entering = false;
    this.renderRoot.querySelector<VigieComposer>("vigie-composer")?.stay();
  }

  protected override updated(): void {
    if (this.#entering) this.enter();
  }

  protected override content(): unknown {
    const { held } = this;
    if (held.forgotten) return nothing;
    const document = held.side.document();
    const spoken = document?.locale ?? this.language;
    this.#texts ??= new Texts(this.desk);
    const common = { lang: this.language };
    return html`<article aria-labelledby="title" @focusin=${this.#came} @focusout=${() => (this.within = false)}>
      <h3 id="title" tabindex="-1">${this.say("queue-conversation", { number: held.number })}</h3>
      <p class="chips">
        ${document
          ? html`<span class=${document.priority}><span aria-hidden="true">${priority(document.priority, this.say).sign}</span>
                ${priority(document.priority, this.say).name}</span>
              <span>${languageName(spoken, this.language)}</span>
              ${document.category ? html`<span>${topic(document.category, this.say)}</span>` : nothing}`
          : nothing}
        <span>${this.#state()}</span>
        ${held.live || held.standing !== "held" ? nothing : html`<span>${this.say("talk-connecting")}</span>`}
      </p>
      <p class="alarm" role="alert">${this.#standing()}</p>
      <vigie-log lang=${common.lang} .held=${held} .seen=${this.seen} .spoken=${spoken} .desks=${this.desks} .texts=${this.#texts}
        .loud=${this.within} .tiles=${this.tiles} .attribution=${this.attribution} .translator=${this.translator}></vigie-log>
      ${held.open && !held.closed
        ? html`<vigie-composer lang=${common.lang} .held=${held} .seen=${this.seen} .spoken=${spoken} .texts=${this.#texts}
              .desk=${this.#own()} .topic=${document?.category ?? ""}></vigie-composer>
            <div class="panels">
              <vigie-intervention lang=${common.lang} .held=${held} .seen=${this.seen} .desk=${this.desk} .desks=${this.desks}
                .root=${this.root} .tiles=${this.tiles} .attribution=${this.attribution}></vigie-intervention>
              ${held.leased
                ? html`<vigie-notes lang=${common.lang} .held=${held} .desk=${this.desk} .key=${this.key}></vigie-notes>
                    <vigie-transfer lang=${common.lang} .held=${held} .desk=${this.desk} .desks=${this.desks} .root=${this.root}
                      @vigie-away=${this.#away}></vigie-transfer>`
                : nothing}
            </div>`
        : nothing}
      <vigie-closing lang=${common.lang} .held=${held} .seen=${this.seen} @vigie-away=${this.#away}></vigie-closing>
    </article>`;
  }

  #state(): string {
    switch (this.held.side.state()) {
      case "waiting":
        return this.say("talk-state-waiting");
      case "active":
        return this.say("talk-state-active");
      case "closed":
        return this.say("talk-state-closed");
    }
  }

  #standing(): string {
    if (this.held.closed) return "";
    switch (this.held.standing) {
      case "held":
        return "";
      case "doubtful":
        return this.say("talk-doubtful");
      case "lost":
        return this.say("talk-lost");
      case "erased":
        return this.say("talk-erased");
      case "failed":
        return this.say("talk-failed");
    }
  }

  #own(): string {
    return this.desks.find(({ id }) => id === this.desk.id)?.name ?? this.desk.id;
  }

  #came = (): void => {
    this.within = true;
    this.held.look();
  };

  #away = (event: CustomEvent<string>): void => {
    this.dispatchEvent(new CustomEvent("vigie-away", { detail: event.detail }));
  };
}

customElements.define("vigie-talk", VigieTalk);
