// `<vigie-intervention>`: somebody is to go there. Who is asked can read where to:
// the case's keys are sealed to them first, and the place and what it is about
// are messages of the case, which the citizen reads too.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";

import type { Entry } from "vigie:modules/officer";
import texts from "vigie:texts/pages/talk";

import { VigieElement } from "../base/element.js";
import { type Schema, Service } from "../base/service.js";
import { look } from "../base/style.js";
import { type Desk, type DeskDocument, requestKey } from "./desk.js";
import type { Held } from "./held.js";
import { point } from "./log.js";
import { panel } from "./look.js";
import { spokenEvent } from "./said.js";
import { clock, deskName, failure } from "./words.js";

/** How far off the centre of a commune may be, in metres. */
const COMMUNE = 3000;

export class VigieIntervention extends VigieElement {
  static override styles = [
    look,
    panel,
    css`
      vigie-map {
        height: 12rem;
      }
    `,
  ];

  protected override readonly messages = [texts];

  @property({ attribute: false }) held!: Held;
  @property({ attribute: false }) seen = 0;
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) desks: readonly DeskDocument[] = [];
  @property({ attribute: false }) root = "";
  @property({ attribute: false }) tiles = "";
  @property({ attribute: false }) attribution = "";

  @state() private told = "";
  @state() private working = false;
  /** Those whom the directory would ask, once that is known. */
  @state() private line: readonly string[] | undefined;

  protected override content(): unknown {
    if (this.held.forgotten) return nothing;
    const steps = this.held.side.entries().filter(isStep);
    const underWay = steps.length > 0 && !isOver(steps.at(-1));
    return html`<details @toggle=${this.#opened}>
      <summary>${this.say("talk-intervention")}</summary>
      ${steps.length
        ? html`<h4>${this.say("talk-steps")}</h4>
            <ol>${steps.map(({ at, content }) => content.type === "event"
              ? html`<li><time datetime=${at}>${clock(at, this.language)}</time>
                  ${spokenEvent(content, this.desks, this.language, this.say)}</li>`
              : nothing)}</ol>`
        : nothing}
      ${!this.held.leased
        ? nothing
        : underWay
          ? html`<button type="button" @click=${this.#end}>${this.say("talk-intervention-end")}</button>`
          : this.line
            ? this.#form(this.line)
            : html`<p>${this.say("talk-loading")}</p>`}
      <p role="status">${this.told}</p>
    </details>`;
  }

  #form(line: readonly string[]): unknown {
    const place = this.held.side.place();
    const { lat, lon } = place?.content.point ?? { lat: 0, lon: 0 };
    return html`<form @submit=${this.#submitted}>
      <div>
        <label for="kind">${this.say("talk-kind")}</label>
        <select id="kind" name="kind" required>
          <option value="">${this.say("talk-choose")}</option>
          ${this.#kinds().map((kind) => html`<option>${kind}</option>`)}
        </select>
      </div>
      <div>
        <label for="note">${this.say("talk-intervention-note")}</label>
        <textarea id="note" name="note" maxlength="1000" rows="2" dir="auto" aria-describedby="note-hint"></textarea>
        <p id="note-hint" class="hint">${this.say("talk-read-by-citizen")}</p>
      </div>
      ${place
        ? html`<p>${this.say("talk-place-known")} <bdi dir="ltr">${lat.toFixed(5)}, ${lon.toFixed(5)}</bdi></p>
            <vigie-map lang=${this.language} label=${this.say("talk-map-of")} tiles=${this.tiles} attribution=${this.attribution}
              .features=${[point(lat, lon, this.say("talk-place"))]}></vigie-map>`
        : nothing}
      <div>
        <label for="place">${place ? this.say("talk-place-other") : this.say("talk-place-wanted")}</label>
        <input id="place" name="place" type="text" ?required=${!place} autocomplete="off" aria-describedby="place-hint">
        <p id="place-hint" class="hint">${this.say("talk-place-hint")}</p>
      </div>
      <fieldset>
        <legend>${this.say("talk-line")}</legend>
        ${repeat(this.#others(line), ({ id }) => id, ({ id, name }) => html`<label class="check">
          <input type="checkbox" name="desk" value=${id} ?checked=${line.includes(id)}>${name}</label>`)}
      </fieldset>
      <div><button class="first" ?disabled=${this.working}>${this.say("talk-intervention-ask")}</button></div>
    </form>`;
  }

  #kinds(): string[] {
    return [
      this.say("talk-kind-violence"), this.say("talk-kind-break-in"), this.say("talk-kind-distress"),
      this.say("talk-kind-accident"), this.say("talk-kind-check"), this.say("talk-kind-other"),
    ];
  }

  /** Those who go out, as the directory orders them, and then all others who do. */
  #others(line: readonly string[]): readonly DeskDocument[] {
    const goes = this.desks.filter(({ kind }) => kind === "territorial" || kind === "intervention");
    const rank = ({ id }: DeskDocument): number => (line.includes(id) ? line.indexOf(id) : line.length);
    return [...goes].sort((a, b) => rank(a) - rank(b));
  }

  #opened = async (event: Event): Promise<void> => {
    if (!(event.target as HTMLDetailsElement).open || this.line?.length) return;
    const department = this.held.side.document()?.department;
    // Somebody can be sent without a map, and where the line is not known.
    const [line] = await Promise.all([
      this.held.side.interventionLine(department, this.root).catch(() => []),
      import("../elements/map.js").catch(() => undefined),
    ]);
    this.line = line;
  };

  async #submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const chosen = new Set(given.getAll("desk").map(String));
    const line = this.#others(this.line ?? []).map(({ id }) => id).filter((id) => chosen.has(id));
    if (!line.length) {
      this.told = this.say("talk-line-empty");
      return;
    }
    if (this.working) return;
    this.working = true;
    this.told = this.say("talk-working");
    const { held } = this;
    try {
      const place = await this.#place(String(given.get("place") ?? "").trim());
      await held.side.sealToLine(line, this.root);
      if (place) held.side.sharePlace(place.lat, place.lon, place.accuracy);
      const note = String(given.get("note")).trim();
      held.side.write([String(given.get("kind")), note].filter(Boolean).join(" – "), this.language);
      if (!(await held.settled())) throw new Error("not sent");
      await this.desk.intervene(held.id, { line }, requestKey());
      this.told = this.say("talk-asked", { desk: deskName(line[0], this.desks) });
    } catch (error) {
      this.told = error instanceof PlaceError ? this.say("talk-place-unknown") : failure(error, this.say("talk-action-failed"));
    } finally {
      this.working = false;
    }
  }

  /** What was typed: coordinates, or the name of a commune; nothing if nothing was. */
  async #place(typed: string): Promise<{ lat: number; lon: number; accuracy?: number } | undefined> {
    if (!typed) return undefined;
    const numbers = /^(-?\d{1,2}[.]\d+)\s*[,; ]\s*(-?\d{1,3}[.]\d+)$/.exec(typed);
    if (numbers) return { lat: Number(numbers[1]), lon: Number(numbers[2]) };
    const url = `/v1/communes?limit=1&q=${encodeURIComponent(typed)}`;
    const { communes } = await new Service(this.service).unkept<Schema["CommuneList"]>(url, this.language);
    const centre = communes[0]?.centre as [number, number] | undefined;
    if (!centre) throw new PlaceError();
    return { lat: centre[1], lon: centre[0], accuracy: COMMUNE };
  }

  #end = async (): Promise<void> => {
    try {
      await this.desk.endIntervention(this.held.id, requestKey());
      this.told = "";
    } catch (error) {
      this.told = failure(error, this.say("talk-action-failed"));
    }
  };
}

class PlaceError extends Error {}

function isStep({ content }: Entry): boolean {
  return content.type === "event" && content.event.startsWith("intervention_");
}

function isOver(entry: Entry | undefined): boolean {
  const content = entry?.content;
  return content?.type === "event" && (content.event === "intervention_ended" || content.event === "intervention_unanswered");
}

customElements.define("vigie-intervention", VigieIntervention);
