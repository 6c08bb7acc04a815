// `<vigie-numbers>`: emergency numbers and help lines, with who answers, when,
// and whom each of them is for.

import { type PropertyValues, css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import audiences from "vigie:texts/audience";
import channels from "vigie:texts/channel";
import hours from "vigie:texts/hours";
import texts from "vigie:texts/number";
import scripts from "vigie:texts/pages/numbers";
import sheet from "vigie:texts/sheet";
import site from "vigie:texts/site";
import territories from "vigie:texts/territory";

import { danger, dangerLook, waysTo } from "../base/danger.js";
import { VigieElement } from "../base/element.js";
import { day, spokenHours } from "../base/hours.js";
import { AUDIENCES, CHANNELS, TERRITORIES } from "../base/names.js";
import { type Schema, ServiceError } from "../base/service.js";
import { look } from "../base/style.js";
import { locale } from "../base/texts.js";

type Found = Schema["NumberList"];
type Entry = Schema["NumberEntry"];

export class VigieNumbers extends VigieElement {
  static override styles = [
    look,
    dangerLook,
    css`
      .numbers {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .numbers > li {
        padding-block: 0.75rem;
        border-block-end: 1px solid var(--line);
      }

      .numbers h2 {
        margin: 0;
        font-size: 1.125rem;
      }

      dl {
        margin: 0.5rem 0 0;
      }

      dt {
        font-weight: 600;
      }

      dd {
        margin: 0 0 0.5rem;
      }

      .sources {
        display: grid;
        font-size: 0.9375rem;
      }
    `,
  ];

  protected override readonly messages = [texts, scripts, site, hours, audiences, channels, territories, sheet];

  /** The territory whose numbers are shown, such as `reunion`; all of France without. */
  @property() territory = "";

  /** How whoever asks can reach somebody, such as `text` without speaking. */
  @property() need = "";

  /** Where that is: `land`, `sea` or `mountain`. */
  @property() setting = "";

  /** Whether the page around shows already whom to alert in danger. */
  @property({ type: Boolean }) framed = false;

  @state() private found: Found | undefined;
  @state() private told = "";
  @state() private failed = false;

  protected override updated(changed: PropertyValues): void {
    const asked = ["language", "territory", "need", "setting", "service"];
    if (this.language && asked.some((name) => changed.has(name))) void this.#load();
  }

  protected override content(): unknown {
    return html`
      ${this.framed ? nothing : danger(this.found?.emergency, this.say)}
      <p role="status" ?hidden=${!this.told}>${this.told}</p>
      ${this.failed ? html`<button type="button" @click=${this.#load}>${this.say("numbers-retry")}</button>` : nothing}
      ${this.found
        ? html`<ul class="numbers">${this.found.numbers.map((entry) => this.#number(entry))}</ul>`
        : nothing}
    `;
  }

  #number(entry: Entry): unknown {
    return html`
      <li>
        <h2>${entry.name}</h2>
        ${waysTo(entry, this.say)}
        <dl>
          ${this.#fact("number-when", [entry.when])}
          ${this.#fact("number-answers", [entry.answers])}
          ${this.#fact("number-for-whom", [this.#list(entry.audiences.map((audience) => this.say(AUDIENCES[audience])))])}
          ${this.#fact("number-how", [this.#channels(entry.channels)])}
          ${this.#fact("number-hours", this.#hours(entry))}
          ${this.#fact("number-spoken", [this.#list(entry.languages.map((tag) => this.#spoken(tag)))])}
          ${this.#fact("number-where", this.#places(entry))}
          <dt>${this.say("sheet-sources")}</dt>
          <dd class="sources">
            ${entry.sources.map(({ title, url }) => html`<a href=${url} rel="noreferrer" lang="fr">${title}</a>`)}
            <span>${this.say("number-checked", { date: day(entry.checked, this.language) })}</span>
          </dd>
        </dl>
        <p>${entry.free ? this.say("number-free") : this.say("number-paid")}</p>
      </li>
    `;
  }

  #fact(
    name: "number-when" | "number-answers" | "number-for-whom" | "number-how" | "number-hours" | "number-spoken" | "number-where",
    values: readonly string[],
  ): unknown {
    const said = values.filter(Boolean);
    return said.length ? html`<dt>${this.say(name)}</dt>${said.map((value) => html`<dd>${value}</dd>`)}` : nothing;
  }

  #list(items: readonly string[]): string {
    return new Intl.ListFormat(locale(this.language)).format(items);
  }

  #channels(reached: readonly Schema["Channel"][]): string {
    return this.#list(reached.map((channel) => this.say(CHANNELS[channel])));
  }

  /** In one line, or in one for each way that has hours of its own. */
  #hours(entry: Entry): string[] {
    const own = entry.channel_hours ?? [];
    const common = entry.channels.filter((channel) => !own.some((other) => other.channel === channel));
    if (!own.length) return [this.#said(entry, entry.hours)];
    const by = (channel: string, hours: string): string =>
      this.say("number-by", { channel, hours: this.#said(entry, hours) });
    return [
      ...(common.length ? [by(this.#channels(common), entry.hours)] : []),
      ...own.map(({ channel, hours }) => by(this.say(CHANNELS[channel]), hours)),
    ];
  }

  /** Hours, with whose time that is where people may doubt. */
  #said(entry: Entry, hours: string): string {
    const said = spokenHours(hours, this.language, this.say);
    if (hours === "24/7") return said;
    if (entry.local_time) return this.say("number-local-time", { hours: said });
    const overseas = entry.territories.some((territory) => territory !== "metropolitan_france");
    return overseas ? this.say("number-paris-time", { hours: said }) : said;
  }

  /** A language by its own name, for whoever knows no other. */
  #spoken(tag: string): string {
    if (tag === "fsl") return this.say("number-sign-language");
    return new Intl.DisplayNames(tag, { type: "language" }).of(tag) ?? tag;
  }

  /** Where a number is the one to use, unless that is on land everywhere. */
  #places({ settings, territories }: Entry): string[] {
    const everywhere = territories.length === Object.keys(TERRITORIES).length;
    return [
      ...(settings.length === 1 && settings[0] === "land" ? [] : settings.map((setting) => this.#setting(setting))),
      everywhere ? "" : this.#list(territories.map((territory) => this.say(TERRITORIES[territory]))),
    ];
  }

  #setting(setting: Schema["Setting"]): string {
    switch (setting) {
      case "land":
        return this.say("number-land");
      case "sea":
        return this.say("number-sea");
      case "mountain":
        return this.say("number-mountain");
    }
  }

  #load = async (): Promise<void> => {
    const { language } = this;
    const wanted = { territory: this.territory, need: this.need, setting: this.setting };
    const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
    this.failed = false;
    this.told = this.say("numbers-loading");
    try {
      const found = await this.asked.get<Found>(`/v1/emergency-numbers?${query}`, language);
      if (language !== this.language) return;
      this.found = found;
      this.told = found.numbers.length ? "" : this.say("numbers-none");
    } catch (error) {
      this.failed = true;
      const detail = error instanceof ServiceError ? error.detail : undefined;
      this.told = detail ?? this.say("numbers-failed");
    }
  };
}

customElements.define("vigie-numbers", VigieNumbers);
