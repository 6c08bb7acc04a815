// `<vigie-notes>`: what officers of the desk write to one another about a case.
// It is sealed to the desk, and no part of what the citizen reads.

import { css, html } from "lit";
import { property, state } from "lit/decorators.js";

import type { DeskKey } from "vigie:modules/officer";
import texts from "vigie:texts/pages/talk";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import type { Desk, Note } from "./desk.js";
import type { Held } from "./held.js";
import { panel } from "./look.js";
import { clock, failure } from "./words.js";

export class VigieNotes extends VigieElement {
  static override styles = [
    look,
    panel,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        margin-block: 0.5rem;
        padding: 0.375rem 0.75rem;
        border-inline-start: 4px solid var(--line);
        background: var(--soft);
        overflow-wrap: anywhere;
      }

      li p {
        margin: 0;
        white-space: pre-line;
      }
    `,
  ];

  protected override readonly messages = [texts];

  @property({ attribute: false }) held!: Held;
  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) key!: DeskKey;

  @state() private notes: readonly { at: string; text: string }[] | undefined;
  @state() private told = "";

  /** What was sealed and not acknowledged: sent again, it is the same note. */
  #sealed: { text: string; client_id: string; sealed: string } | undefined;

  protected override content(): unknown {
    const { notes } = this;
    return html`<details @toggle=${this.#opened}>
      <summary>${this.say("talk-notes")}</summary>
      <p class="hint">${this.say("talk-notes-hint")}</p>
      ${notes?.length
        ? html`<ul>${notes.map(({ at, text }) => html`<li>
            <p class="by"><time datetime=${at}>${clock(at, this.language)}</time></p><p dir="auto">${text}</p></li>`)}</ul>`
        : html`<p>${notes ? this.say("talk-notes-none") : this.say("talk-loading")}</p>`}
      <form @submit=${this.#submitted}>
        <div>
          <label for="note">${this.say("talk-note")}</label>
          <textarea id="note" name="note" required maxlength="1000" rows="2" dir="auto"></textarea>
        </div>
        <div><button>${this.say("talk-note-add")}</button></div>
      </form>
      <p role="status">${this.told}</p>
    </details>`;
  }

  #opened = async (event: Event): Promise<void> => {
    if (!(event.target as HTMLDetailsElement).open) return;
    try {
      const notes = await this.desk.notes(this.held.id);
      this.notes = notes.map((note) => ({ at: note.at, text: this.#read(note) }));
    } catch (error) {
      this.told = failure(error, this.say("talk-action-failed"));
    }
  };

  #read({ case: id, client_id: client, sealed }: Note): string {
    try {
      return this.key.openNote(id, client, sealed);
    } catch {
      return this.say("talk-sealed");
    }
  }

  async #submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const text = String(new FormData(form).get("note")).trim();
    if (!text) return;
    try {
      if (this.#sealed?.text !== text) this.#sealed = { text, ...this.key.sealNote(this.held.id, text) };
      const note = await this.desk.note(this.held.id, this.#sealed.sealed, this.#sealed.client_id);
      this.#sealed = undefined;
      this.notes = [...(this.notes ?? []), { at: note.at, text }];
      this.told = this.say("talk-note-added");
      form.reset();
    } catch (error) {
      this.told = failure(error, this.say("talk-action-failed"));
    }
  }
}

customElements.define("vigie-notes", VigieNotes);
