// `<vigie-stations>`: the stations near a place, as a list and on a map.
//
// The place goes to the service in a body, and the position is asked of the
// device only when the button for it is pressed.

import { type PropertyValues, css, html, nothing } from "lit";
import { property, query, state } from "lit/decorators.js";

import hours from "vigie:texts/hours";
import scripts from "vigie:texts/pages/stations";
import site from "vigie:texts/site";
import texts from "vigie:texts/stations";

import { VigieElement } from "../base/element.js";
import { day, distance, spacedTelephone, spokenHours, wallClock } from "../base/hours.js";
import { type Schema, ServiceError } from "../base/service.js";
import { look } from "../base/style.js";

type Search = Schema["Search"];
type Found = Schema["StationCollection"];
type Station = Schema["StationFeature"];
type Commune = Schema["CommuneEntry"];

/** How many stations are shown, where nobody says it. */
const LIMIT = 10;

/** How long the hand rests before a name is completed, in milliseconds. */
const REST = 150;

export class VigieStations extends VigieElement {
  static override styles = [
    look,
    css`
      form {
        display: grid;
        gap: 0.75rem;
      }

      .ways {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }

      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        padding-block: 0.75rem;
        border-block-end: 1px solid var(--line);
      }

      li h2 {
        margin: 0 0 0.25rem;
        font-size: 1.0625rem;
      }

      li p {
        margin: 0.125rem 0;
      }

      .open-yes {
        color: var(--good);
        font-weight: 600;
      }

      .doing {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin-block-start: 0.5rem;
      }

      vigie-map {
        height: 18rem;
        margin-block: 1rem;
      }
    `,
  ];

  protected override readonly messages = [texts, scripts, hours, site];

  /** The INSEE code of a commune to begin with, as a municipality sets it. */
  @property() commune = "";

  /** How many stations are shown. */
  @property({ type: Number }) limit = LIMIT;

  /** Where the map's pictures come from, with `{z}`, `{x}` and `{y}` in it; an
   * outline of the territories where there is nothing. */
  @property() tiles = "";

  /** Whose pictures these are. */
  @property() attribution = "";

  @state() private found: Found | undefined;
  @state() private told = "";
  @state() private completed: readonly Commune[] = [];
  @state() private chosen = "";

  @query("#place") private readonly place!: HTMLInputElement;
  @query("form") private readonly form!: HTMLFormElement;
  @query("#results") private readonly results!: HTMLElement;

  #asking: AbortController | undefined;
  #resting: number | undefined;

  protected override updated(changed: PropertyValues): void {
    // Not before it is known in which language to ask.
    if (changed.has("language") && this.commune) void this.#search({ commune: this.commune, limit: this.limit }, false);
  }

  protected override content(): unknown {
    return html`
      <form role="search" aria-label=${this.say("site-stations")} @submit=${this.#submitted}>
        <div>
          <label for="place">${this.say("stations-place")}</label>
          <input id="place" name="q" type="text" required maxlength="100" autocomplete="off" spellcheck="false"
            enterkeyhint="search" list="communes" aria-describedby="place-hint" @input=${this.#typed}>
          <p id="place-hint" class="hint">${this.say("stations-place-hint")}</p>
          <datalist id="communes">
            ${this.completed.map(({ name, postal_codes: [code] }) => html`<option value="${name} ${code ?? ""}"></option>`)}
          </datalist>
        </div>
        <div>
          <label for="institution">${this.say("stations-institution")}</label>
          <select id="institution" name="institution">
            <option value="">${this.say("stations-any")}</option>
            <option value="national_police">${this.say("stations-national-police")}</option>
            <option value="gendarmerie">${this.say("stations-gendarmerie")}</option>
            <option value="municipal_police">${this.say("stations-municipal-police")}</option>
          </select>
        </div>
        <div>
          <label class="check"><input type="checkbox" name="open">${this.say("stations-open-now")}</label>
          <label class="check"><input type="checkbox" name="accessible">${this.say("stations-accessible")}</label>
        </div>
        <div class="ways">
          <button class="first">${this.say("site-search")}</button>
          ${"geolocation" in navigator
            ? html`<button type="button" @click=${this.#locate}>${this.say("stations-near-me")}</button>`
            : nothing}
        </div>
        <p class="hint">${this.say("stations-near-me-hint")}</p>
      </form>
      <section id="results" tabindex="-1" aria-label=${this.say("stations-results")} ?hidden=${!this.told && !this.found}>
        <p role="status">${this.told}</p>
        ${this.found ? this.#shown(this.found) : nothing}
      </section>
    `;
  }

  #shown(found: Found): unknown {
    const others = found.located_by.alternatives ?? [];
    return html`
      ${found.notice ? html`<p class="notice">${found.notice}</p>` : nothing}
      ${others.length
        ? html`<p>${this.say("stations-also")}</p>
            <p class="ways">${others.map((commune) => html`
              <button type="button" @click=${() => this.#search({ ...this.#wanted(), commune: commune.insee })}>
                <bdi>${named(commune)}</bdi>
              </button>`)}</p>`
        : nothing}
      ${found.features.length
        ? html`<vigie-map .features=${found.features} .chosen=${this.chosen} lang=${this.language}
            tiles=${this.tiles} attribution=${this.attribution} @vigie-chosen=${this.#chose}></vigie-map>`
        : nothing}
      <ol>${found.features.map((station) => this.#station(station))}</ol>
    `;
  }

  #station(station: Station): unknown {
    const known = station.properties;
    const town = [known.postal_code, known.locality].filter(Boolean).join(" ");
    const address = [known.street, town].filter(Boolean).join(", ");
    const [lon, lat] = station.geometry.coordinates;
    const facts = [
      known.distance_m === undefined ? "" : distance(known.distance_m, this.language),
      this.#institution(known.institution),
      known.accessibility === "full" ? this.say("stations-wheelchair") : "",
      known.precision === "town" ? this.say("stations-approximate") : "",
    ];
    return html`
      <li id="station-${station.id}" tabindex="-1" aria-current=${station.id === this.chosen ? "true" : nothing}>
        <h2><bdi lang="fr">${known.name}</bdi></h2>
        <p class="open-${known.open}">${this.#open(known)}</p>
        ${address ? html`<p><bdi lang="fr">${address}</bdi></p>` : nothing}
        <p>${facts.filter(Boolean).join(" · ")}</p>
        ${known.hours
          ? html`<p>${this.say("stations-hours", { hours: spokenHours(known.hours, this.language, this.say) })}</p>`
          : nothing}
        <p class="doing">
          ${known.telephone
            ? html`<a class="action" href="tel:${known.telephone}">${this.say("stations-call")}
                <bdi dir="ltr">${spacedTelephone(known.telephone)}</bdi></a>`
            : nothing}
          <a class="action" href=${route(lat, lon)} rel="noreferrer" target="_blank">${this.say("stations-route")}</a>
        </p>
      </li>
    `;
  }

  #open({ open, next_change: change }: Station["properties"]): string {
    const time = change && wallClock(change, this.language);
    switch (open) {
      case "yes":
        return time ? this.say("stations-open-yes-until", { time }) : this.say("stations-open-yes");
      case "no":
        return time ? this.say("stations-open-no-until", { time }) : this.say("stations-open-no");
      case "unknown":
        return this.say("stations-open-unknown");
    }
  }

  #institution(institution: Schema["Institution"]): string {
    switch (institution) {
      case "national_police":
        return this.say("stations-national-police");
      case "gendarmerie":
        return this.say("stations-gendarmerie");
      case "municipal_police":
        return this.say("stations-municipal-police");
      case "other":
        return this.say("stations-other");
    }
  }

  #wanted(): Search {
    const wanted = new FormData(this.form);
    const institution = wanted.get("institution");
    return {
      limit: this.limit,
      ...(institution && { institution: institution as NonNullable<Search["institution"]> }),
      ...(wanted.has("open") && { open: "now" as const }),
      ...(wanted.has("accessible") && { accessible: true }),
    };
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const place = this.place.value.trim();
    void this.#search({ ...this.#wanted(), q: place });
  }

  #locate(): void {
    this.told = this.say("stations-searching");
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) =>
        void this.#search({ ...this.#wanted(), near: { lat: latitude, lon: longitude } }),
      () => {
        this.found = undefined;
        this.told = this.say("stations-position-denied");
      },
      { maximumAge: 60_000, timeout: 10_000 },
    );
  }

  async #search(search: Search, move = true): Promise<void> {
    // The answer to an earlier search must not come after that to a later one.
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    this.told = this.say("stations-searching");
    try {
      const found = await this.asked.post<Found>("/v1/stations/search", this.language, search, asking.signal);
      if (found.features.length) await import("./map.js");
      if (asking.signal.aborted) return;
      this.found = found;
      this.told = this.#summary(found);
      await this.updateComplete;
      if (move) this.results.focus();
    } catch (error) {
      if (asking.signal.aborted) return;
      this.found = undefined;
      const detail = error instanceof ServiceError ? error.detail : undefined;
      this.told = detail ?? this.say("stations-failed");
    }
  }

  #summary(found: Found): string {
    const date = day(found.data_date, this.language);
    const count = found.features.length;
    const { commune } = found.located_by;
    return commune
      ? this.say("stations-found-around", { count, date, place: named(commune) })
      : this.say("stations-found", { count, date });
  }

  #typed(): void {
    clearTimeout(this.#resting);
    const text = this.place.value.trim();
    if (text.length < 2 || /^\d+$/.test(text)) return;
    this.#resting = setTimeout(() => void this.#complete(text), REST);
  }

  async #complete(text: string): Promise<void> {
    const url = `/v1/communes?limit=8&q=${encodeURIComponent(text)}`;
    const list = await this.asked.unkept<Schema["CommuneList"]>(url, this.language).catch(() => undefined);
    if (list && this.place.value.trim() === text) this.completed = list.communes;
  }

  #chose(event: CustomEvent<string>): void {
    this.chosen = event.detail;
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(`station-${this.chosen}`)}`)?.focus();
  }
}

/** Where the way is shown: on a site of its own, when somebody asks for it. */
function route(latitude: number, longitude: number): string {
  return `https://www.openstreetmap.org/directions?to=${latitude}%2C${longitude}`;
}

function named({ name, postal_codes: [code], insee }: Pick<Commune, "name" | "postal_codes" | "insee">): string {
  return `${name} (${code ?? insee})`;
}

customElements.define("vigie-stations", VigieStations);
