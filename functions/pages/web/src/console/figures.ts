// `<vigie-figures>`: how it goes and went at a desk, for its supervisors: drawn,
// and as tables.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import queueTexts from "vigie:texts/pages/queue";
import texts from "vigie:texts/pages/figures";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import { locale } from "../base/texts.js";
import type { Desk, Figures } from "./desk.js";
import { panel } from "./look.js";
import { type Series, bars, plots, spreads } from "./plots.js";
import { failure, lasting, priority } from "./words.js";

type Measure = "wait" | "first_response" | "handling" | "abandoned" | "promise_missed";

const QUEUES = ["danger", "specialised", "ordinary", "deferred"] as const;
const HOUR = 3_600_000;

export class VigieFigures extends VigieElement {
  static override styles = [
    look,
    panel,
    plots,
    css`
      figure {
        margin: 0 0 1rem;
      }

      figcaption {
        font-weight: 600;
      }

      .scroll {
        max-height: 20rem;
        overflow: auto;
      }

      table {
        border-collapse: collapse;
        font-variant-numeric: tabular-nums;
      }

      th,
      td {
        padding: 0.25rem 0.75rem;
        border-block-end: 1px solid var(--line);
        text-align: end;
      }

      th:first-child {
        text-align: start;
      }
    `,
  ];

  protected override readonly messages = [texts, queueTexts];

  @property({ attribute: false }) desk!: Desk;

  @state() private figures: Figures | undefined;
  @state() private told = "";
  @state() private hours = 24;

  override firstUpdated(): void {
    void this.#ask();
  }

  protected override content(): unknown {
    const { figures } = this;
    return html`
      <h2>${this.say("figures-title")}</h2>
      <div class="row">
        <label for="span">${this.say("figures-span")}</label>
        <select id="span" @change=${this.#spanned}>
          <option value="24">${this.say("figures-day")}</option>
          <option value="168">${this.say("figures-week")}</option>
          <option value="720">${this.say("figures-month")}</option>
        </select>
        <button type="button" @click=${this.#ask}>${this.say("figures-again")}</button>
      </div>
      <p role="status">${this.told}</p>
      ${figures ? this.#shown(figures) : nothing}
    `;
  }

  #shown(figures: Figures): unknown {
    return html`
      <p>${this.say("figures-arrived", { count: figures.all.arrived })}</p>
      ${this.#load(figures)}
      ${this.#measure(this.say("figures-wait"), "wait", figures)}
      ${this.#measure(this.say("figures-first-response"), "first_response", figures)}
      ${this.#measure(this.say("figures-handling"), "handling", figures)}
      ${this.#measure(this.say("figures-abandoned"), "abandoned", figures)}
      ${this.#measure(this.say("figures-promise-missed"), "promise_missed", figures)}
    `;
  }

  #load({ hours }: Figures): unknown {
    const series: Series[] = [
      { name: this.say("figures-arrived-name"), values: hours.map(({ arrived }) => arrived), pattern: "full" },
      { name: this.say("figures-taken-name"), values: hours.map(({ taken }) => taken), pattern: "hollow" },
      { name: this.say("figures-abandoned-name"), values: hours.map(({ abandoned }) => abandoned), pattern: "alarm" },
    ];
    const named = hours.map(({ from }) => this.#hour(from));
    const title = this.say("figures-load");
    return html`<figure>
      <figcaption>${title}</figcaption>
      ${hours.length
        ? html`${bars(title, series, named, this.say("figures-in-table"))}
            ${this.#table([this.say("figures-hour"), ...series.map(({ name }) => name)],
              hours.map((hour, index) => [named[index] ?? "", hour.arrived, hour.taken, hour.abandoned]))}`
        : html`<p>${this.say("figures-nothing")}</p>`}
    </figure>`;
  }

  #measure(title: string, measure: Measure, { all, queues }: Figures): unknown {
    const rows = [
      ...QUEUES.map((queue) => ({ name: priority(queue, this.say).name, spread: queues[queue][measure] })),
      { name: this.say("figures-all"), spread: all[measure] },
    ].flatMap(({ name, spread }) => (spread ? [{ name, ...spread }] : []));
    const said = (seconds: number): string => lasting(seconds, this.language);
    return html`<figure>
      <figcaption>${title}</figcaption>
      ${rows.length
        ? html`${spreads(title, rows.map((row) => ({ ...row, median: row.median_s, p95: row.p95_s })), said, this.say("figures-in-table"))}
            <p class="hint">${this.say("figures-legend")}</p>
            ${this.#table([this.say("figures-queue"), this.say("figures-count"), this.say("figures-median"), this.say("figures-p95")],
              rows.map((row) => [row.name, row.count, said(row.median_s), said(row.p95_s)]))}`
        : html`<p>${this.say("figures-nothing")}</p>`}
    </figure>`;
  }

  #table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): unknown {
    return html`<details>
      <summary>${this.say("figures-table")}</summary>
      <div class="scroll" tabindex="0" role="group" aria-label=${this.say("figures-table")}><table>
        <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
        <tbody>${rows.map(([first, ...others]) => html`<tr>
          <th scope="row">${first}</th>${others.map((value) => html`<td>${value}</td>`)}</tr>`)}</tbody>
      </table></div>
    </details>`;
  }

  #hour(from: string): string {
    const options: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    if (this.hours > 24) Object.assign(options, { day: "numeric", month: "short" });
    return new Date(from).toLocaleString(locale(this.language), options);
  }

  #spanned(event: Event): void {
    this.hours = Number((event.target as HTMLSelectElement).value);
    void this.#ask();
  }

  #ask = async (): Promise<void> => {
    try {
      const until = new Date();
      this.figures = await this.desk.figures(new Date(until.getTime() - this.hours * HOUR), until);
      this.told = "";
    } catch (error) {
      this.told = failure(error, this.say("figures-failed"));
    }
  };
}

customElements.define("vigie-figures", VigieFigures);
