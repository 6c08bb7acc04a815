// `<vigie-guide>`: question after question, to whoever can help.
//
// What was answered stays on this device and goes along in the body of each
// request, so that no address, history or log tells it.

import { type PropertyValues, css, html, nothing } from "lit";
import { property, query, state } from "lit/decorators.js";

import texts from "vigie:texts/guide";
import numbers from "vigie:texts/number";
import scripts from "vigie:texts/pages/guide";
import portal from "vigie:texts/portal";
import site from "vigie:texts/site";

import { danger, dangerLook, waysTo } from "../base/danger.js";
import { VigieElement } from "../base/element.js";
import { LEAVING } from "../base/leaving.js";
import { type Schema, ServiceError } from "../base/service.js";
import { look } from "../base/style.js";

type Step = Schema["GuideStep"];
type Given = Schema["GivenAnswer"];
type Action = Schema["Action"];

export class VigieGuide extends VigieElement {
  static override styles = [
    look,
    dangerLook,
    css`
      h2 {
        font-size: 1.375rem;
      }

      h2:focus {
        outline: none;
      }

      ul,
      ol {
        display: grid;
        gap: 0.5rem;
        margin: 1rem 0;
        padding: 0;
        list-style: none;
      }

      .answers button {
        justify-content: flex-start;
        width: 100%;
        min-height: 3.25rem;
        padding: 0.625rem 1rem;
        border-color: var(--line);
        color: inherit;
        text-align: start;
      }

      .answers button:hover {
        border-color: var(--accent);
        background: var(--soft);
      }

      .actions li {
        padding-block: 0.5rem;
        border-block-end: 1px solid var(--line);
      }

      .actions h4,
      .actions p {
        margin: 0.125rem 0;
      }

      .actions h4 {
        font-size: 1.0625rem;
      }

      dt {
        font-weight: 600;
      }

      dd {
        margin: 0 0 0.5rem;
      }
    `,
  ];

  protected override readonly messages = [texts, scripts, numbers, site, portal];

  /** Whether the page around shows already whom to alert in danger. */
  @property({ type: Boolean }) framed = false;

  @state() private step: Step | undefined;
  @state() private told = "";
  @state() private failed = false;

  @query("#step") private readonly heading!: HTMLElement | null;

  /** The answers so far, and the version of the guide that they are to. */
  #given: readonly Given[] = [];
  #wanted: readonly Given[] = [];
  #asking: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener(LEAVING, this.#forget);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener(LEAVING, this.#forget);
  }

  protected override updated(changed: PropertyValues): void {
    if (this.language && ["language", "service"].some((name) => changed.has(name))) void this.#ask(this.#given, false);
  }

  protected override content(): unknown {
    return html`
      ${this.framed ? nothing : danger(this.step?.emergency, this.say)}
      <p role="status" ?hidden=${!this.told}>${this.told}</p>
      ${this.failed
        ? html`<button type="button" @click=${() => this.#ask(this.#wanted)}>${this.say("guide-retry")}</button>`
        : nothing}
      ${this.step ? this.#shown(this.step) : nothing}
    `;
  }

  #shown(step: Step): unknown {
    const { question, outcome } = step;
    return html`
      ${question ? this.#question(question) : nothing}
      ${outcome ? this.#outcome(outcome) : nothing}
      ${this.#given.length
        ? html`
            <p class="ways">
              <button type="button" @click=${() => this.#ask(this.#given.slice(0, -1))}>${this.say("guide-back")}</button>
              <button type="button" @click=${() => this.#ask([])}>${this.say("guide-restart")}</button>
            </p>
            <h3>${this.say("guide-your-answers")}</h3>
            <dl>${step.because.map(({ question, answer }) => html`<dt>${question}</dt><dd>${answer}</dd>`)}</dl>
          `
        : nothing}
    `;
  }

  #question(question: Schema["Question"]): unknown {
    const given = this.#given;
    return html`
      ${given.length ? nothing : html`<p>${this.say("guide-intro")}</p>`}
      <h2 id="step" tabindex="-1">${question.text}</h2>
      ${question.help ? html`<p class="hint">${question.help}</p>` : nothing}
      <ul class="answers" aria-labelledby="step">
        ${question.answers.map(({ id, text }) => html`
          <li><button type="button" @click=${() => this.#ask([...given, { question: question.id, answer: id }])}>${text}</button></li>
        `)}
      </ul>
    `;
  }

  #outcome(outcome: Schema["Outcome"]): unknown {
    return html`
      <h2 id="step" tabindex="-1">${outcome.title}</h2>
      <h3 id="actions">${this.say("guide-actions")}</h3>
      <ol class="actions" aria-labelledby="actions">${outcome.actions.map((action) => html`<li>${this.#action(action)}</li>`)}</ol>
      ${outcome.advice ? html`<h3>${this.say("guide-meanwhile")}</h3><p>${outcome.advice}</p>` : nothing}
      <h3>${this.say("guide-why")}</h3>
      <p>${outcome.why}</p>
    `;
  }

  #action(action: Action): unknown {
    switch (action.action) {
      case "service":
        return html`
          <h4>${action.url ? html`<a href=${this.#whole(action.url)} rel="noreferrer">${action.name}</a>` : action.name}</h4>
          <p>${action.description}</p>
          ${this.#here(action.kind)}
        `;
      case "number":
        return html`<h4>${action.name}</h4>${waysTo(action, this.say)}`;
      case "sheet":
        return html`<h4 lang=${action.language}><a href=${this.#whole(action.href)}>${action.title}</a></h4>`;
    }
  }

  /** What Vigie itself has for it. */
  #here(kind: Schema["ServiceKind"]): unknown {
    if (kind !== "station" && kind !== "chat") return nothing;
    const [path, text] =
      kind === "station" ? ["/stations", this.say("site-stations")] : ["/v1/cases", this.say("portal-write")];
    return html`<p class="ways"><a class="action" href=${this.#whole(`${path}?lang=${this.language}`)}>${text}</a></p>`;
  }

  #whole(href: string): string {
    return new URL(href, this.service).href;
  }

  /** Asks where answers lead; those that were given stay if nobody answers. */
  async #ask(answers: readonly Given[], move = true): Promise<void> {
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    const { language } = this;
    this.#wanted = answers;
    this.failed = false;
    this.told = this.say("guide-loading");
    const asked: Schema["GuideRequest"] = {
      answers: [...answers],
      ...(answers.length && this.step && { version: this.step.version }),
    };
    try {
      const step = await this.asked.post<Step>("/v1/guide", language, asked, asking.signal);
      if (asking.signal.aborted) return;
      this.#given = answers;
      this.step = step;
      this.told = "";
      await this.updateComplete;
      // Whoever hears or enlarges the page is led to what is new on it.
      if (move) this.heading?.focus();
    } catch (error) {
      if (asking.signal.aborted) return;
      const refused = error instanceof ServiceError && error.status >= 400 && error.status < 500;
      if (refused && answers.length) {
        // These are answers to questions that there are no longer.
        await this.#ask([], move);
        this.told = error.detail ?? "";
        return;
      }
      this.failed = true;
      this.told = this.say("guide-failed");
    }
  }

  #forget = (): void => {
    this.#asking?.abort();
    this.#given = [];
    this.#wanted = [];
    this.step = undefined;
  };
}

customElements.define("vigie-guide", VigieGuide);
