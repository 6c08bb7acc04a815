// `<vigie-chat-start>`: the one screen before a conversation. Nothing has to be
// answered; who answers now stands below, as the service says it.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import conversation from "vigie:texts/conversation";
import texts from "vigie:texts/pages/chat";
import routing from "vigie:texts/routing";
import site from "vigie:texts/site";
import topics from "vigie:texts/topic";

import { VigieElement } from "../../base/element.js";
import { moment } from "../../base/hours.js";
import type { Schema } from "../../base/service.js";
import { look } from "../../base/style.js";
import { type Need, type Topic, route } from "./need.js";
import { TOPICS } from "./topics.js";

/** Told when a person wants to begin; its detail is their {@link Need}. */
export const BEGUN = "vigie-begun";

export class VigieChatStart extends VigieElement {
  static override styles = [
    look,
    css`
      form {
        display: grid;
        gap: 0.75rem;
      }

      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }

      legend {
        padding: 0;
        font-size: 1.1875rem;
        font-weight: 600;
      }

      .choices {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 0.5rem;
      }

      .choices .check {
        margin: 0.25rem 0 0;
        padding: 0 0.75rem;
        border: 2px solid var(--line);
        border-radius: var(--radius);
        cursor: pointer;
      }

      .choices .check:has(:checked) {
        border-color: var(--accent);
        background: var(--soft);
      }

      .numbers {
        display: grid;
        gap: 0.5rem;
        padding: 0.75rem;
        border: 3px solid var(--alarm);
        border-radius: var(--radius);
      }

      .numbers p {
        margin: 0;
      }

      .numbers .action {
        justify-content: flex-start;
        border-color: var(--alarm);
        color: var(--on-alarm);
        background: var(--alarm);
      }

      .first {
        width: 100%;
        min-height: 3.5rem;
        font-size: 1.1875rem;
        font-weight: 600;
      }

      p {
        margin: 0;
      }
    `,
  ];

  protected override readonly messages = [texts, conversation, routing, topics, site];

  /** Whether the page is one for minors, which need not be asked then. */
  @property({ type: Boolean }) minor = false;

  /** Whether a beginning is under way. */
  @property({ type: Boolean }) busy = false;

  /** Why the last beginning came to nothing. */
  @property() problem = "";

  @state() private danger: boolean | undefined;
  @state() private young = false;
  @state() private topic: Topic | "" = "";
  @state() private tag = "";
  @state() private tongues: readonly Schema["PhrasebookEntry"][] = [];
  @state() private answering = "";

  #asking: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking?.abort();
  }

  protected override updated(): void {
    // Once: when the element can speak, and so ask in a language.
    if (this.language && !this.#asking) void this.#ask();
    if (this.language && !this.tag) void this.#offer();
  }

  protected override content(): unknown {
    return html`
      <form @submit=${this.#submitted} @change=${this.#ask}>
        ${this.minor ? nothing : html`<p>${this.say("conversation-intro")}</p>`}
        <fieldset>
          <legend>${this.say("chat-danger")}</legend>
          <div class="choices">
            ${this.#choice(true, this.say("chat-danger-yes"))}
            ${this.#choice(false, this.say("chat-danger-no"))}
          </div>
        </fieldset>
        ${this.danger ? this.#numbers() : nothing}
        ${this.minor
          ? nothing
          : html`<label class="check">
              <input type="checkbox" .checked=${this.young}
                @change=${(event: Event) => (this.young = (event.target as HTMLInputElement).checked)}>
              ${this.say("chat-minor")}
            </label>`}
        <div>
          <label for="topic">${this.say("chat-topic")}</label>
          <select id="topic" @change=${(event: Event) => (this.topic = (event.target as HTMLSelectElement).value as Topic | "")}>
            <option value="">${this.say("chat-topic-none")}</option>
            ${TOPICS.map(([topic, id]) => html`<option value=${topic}>${this.say(id)}</option>`)}
          </select>
        </div>
        <div>
          <label for="tag">${this.say("chat-language")}</label>
          <select id="tag" @change=${this.#tongue}>
            ${this.tongues.length
              ? this.tongues.map(({ tag, own_name }) => html`
                  <option value=${tag} lang=${tag} ?selected=${tag === (this.tag || this.language)}>${own_name}</option>`)
              : html`<option value=${this.language}>${this.language}</option>`}
          </select>
        </div>
        <p aria-live="polite">${this.answering}</p>
        <div role="alert">${this.problem ? this.#failed() : nothing}</div>
        <button class="first" ?disabled=${this.busy}>
          ${this.busy ? this.say("chat-starting") : this.say("chat-start")}
        </button>
        <p class="hint">${this.say("chat-no-name")}</p>
      </form>
    `;
  }

  #failed(): unknown {
    const form = new URL(`/v1/cases?lang=${this.language}`, this.service).href;
    return html`<p class="notice">${this.problem} <a href=${form}>${this.say("chat-form")}</a></p>`;
  }

  #choice(danger: boolean, label: string): unknown {
    return html`<label class="check">
      <input type="radio" name="danger" .checked=${this.danger === danger} @change=${() => (this.danger = danger)}>
      ${label}
    </label>`;
  }

  #numbers(): unknown {
    return html`<div class="numbers" role="alert">
      <p>${this.say("chat-danger-first")}</p>
      <a class="action" href="tel:17"><strong dir="ltr">17</strong> ${this.say("site-emergency-17")}</a>
      <a class="action" href="tel:112"><strong dir="ltr">112</strong> ${this.say("site-emergency-112")}</a>
      <a class="action" href="sms:114"><strong dir="ltr">114</strong> ${this.say("site-emergency-114")}</a>
      <p>${this.say("chat-danger-still")}</p>
    </div>`;
  }

  get #need(): Need {
    return {
      danger: this.danger === true,
      minor: this.minor || this.young,
      topic: this.topic,
      language: this.tag || this.language,
    };
  }

  #tongue(event: Event): void {
    this.tag = (event.target as HTMLSelectElement).value;
    // The whole conversation speaks it, where the interface can.
    this.dispatchEvent(new CustomEvent("vigie-language", { detail: this.tag, bubbles: true, composed: true }));
  }

  async #offer(): Promise<void> {
    this.tag = this.language;
    const list = await this.asked.get<Schema["PhrasebookList"]>("/v1/phrases", this.language).catch(() => undefined);
    if (list) this.tongues = list.languages;
  }

  /** Who answers is said by whoever routes; without an answer nothing is. */
  #ask = async (): Promise<void> => {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    await this.updateComplete;
    const answer = await route(this.asked, this.#need, this.language, asking.signal).catch(() => undefined);
    if (!asking.signal.aborted) this.answering = answer ? this.#told(answer) : "";
  };

  /** In the words of the service, but for times: this device knows its own clock. */
  #told({ reason, answer_by: by, text }: Schema["DeskRouting"]): string {
    const time = by && moment(by, this.language);
    if (time && reason === "out_of_hours") return this.say("routing-out-of-hours", { time });
    if (time && reason === "nobody_there") return this.say("routing-nobody-there", { time });
    return text;
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent<Need>(BEGUN, { detail: this.#need }));
  }
}

customElements.define("vigie-chat-start", VigieChatStart);
