// `<vigie-presence>`: how many conversations an officer takes, in which languages
// and what they are trained for.

import { css, html, nothing } from "lit";
import { property } from "lit/decorators.js";

import topics from "vigie:texts/topic";
import texts from "vigie:texts/pages/queue";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import type { DeskDocument } from "./desk.js";
import type { Ability } from "./duty.js";
import { panel } from "./look.js";
import { languageName, topic } from "./words.js";

/** The languages of the interface, which phrases and answers are in. */
const LANGUAGES = ["fr", "en", "es", "de", "it", "pt", "ar", "uk", "tr", "zh"];

export class VigiePresence extends VigieElement {
  static override styles = [
    look,
    panel,
    css`
      .all {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr));
      }
    `,
  ];

  protected override readonly messages = [texts, topics];

  @property({ attribute: false }) desk: DeskDocument | undefined;
  @property({ attribute: false }) present = false;
  @property({ attribute: false }) ability: Ability = { capacity: 3, languages: [], specialties: [] };

  protected override content(): unknown {
    const { capacity } = this.ability;
    return html`
      <h2>${this.say("queue-duty")}</h2>
      <p>${this.present ? this.say("queue-duty-on", { capacity }) : this.say("queue-duty-off")}</p>
      ${this.present
        ? html`<button type="button" @click=${() => this.dispatchEvent(new Event("vigie-go"))}>${this.say("queue-go")}</button>`
        : this.#form()}
    `;
  }

  #form(): unknown {
    const languages = [...new Set([...LANGUAGES, ...(this.desk?.languages ?? [])])];
    const specialties = [...new Set([...(this.desk?.specialties ?? []), "minors"])];
    const { ability } = this;
    return html`<form @submit=${this.#submitted}>
      <div>
        <label for="capacity">${this.say("queue-capacity")}</label>
        <input id="capacity" name="capacity" type="number" min="1" max="20" required .value=${String(ability.capacity)}>
      </div>
      <details>
        <summary>${this.say("queue-abilities")}</summary>
        <fieldset>
          <legend>${this.say("queue-languages")}</legend>
          <div class="all">${languages.map((tag) => html`
            <label class="check"><input type="checkbox" name="language" value=${tag}
              ?checked=${ability.languages.includes(tag)}>${languageName(tag, this.language)}</label>`)}</div>
        </fieldset>
        ${specialties.length
          ? html`<fieldset>
              <legend>${this.say("queue-specialties")}</legend>
              ${specialties.map((name) => html`
                <label class="check"><input type="checkbox" name="specialty" value=${name}
                  ?checked=${ability.specialties.includes(name)}>${topic(name, this.say)}</label>`)}
            </fieldset>`
          : nothing}
      </details>
      <div><button class="first">${this.say("queue-come")}</button></div>
    </form>`;
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const detail: Ability = {
      capacity: Number(given.get("capacity")),
      languages: given.getAll("language").map(String),
      specialties: given.getAll("specialty").map(String),
    };
    this.dispatchEvent(new CustomEvent("vigie-come", { detail }));
  }
}

customElements.define("vigie-presence", VigiePresence);
