// `<vigie-console>`: who the officer is, the desk's key, and then the work.
//
// Tokens and keys are in memory, of this page alone. Locking, signing out and
// fifteen minutes without a sign of the officer forget them.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import type { DeskKey } from "vigie:modules/officer";
import texts from "vigie:texts/pages/officer";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import { Desk, type DeskDocument } from "./desk.js";
import { Idle } from "./idle.js";
import { panel } from "./look.js";
import type { Place, Session } from "./session.js";
import "./sign-in.js";
import "./unlock.js";
import "./work.js";
import { clock, deskName, failure } from "./words.js";

export class VigieConsole extends VigieElement {
  static override styles = [
    look,
    panel,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        justify-content: space-between;
      }

      .bar p {
        margin: 0;
      }

      .desks {
        display: grid;
        gap: 0.5rem;
        max-width: 30rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .desks button {
        width: 100%;
      }
    `,
  ];

  protected override readonly messages = [texts];

  /** The OpenID Connect issuer, and as whom to sign in there. */
  @property() issuer = "";
  @property() client = "";
  @property() scope = "";
  /** Where in a token the roles stand. */
  @property() claim = "";
  /** "true" if a token may be pasted, as in development. */
  @property() paste = "";
  /** The public half of the root key that signs which desks there are. */
  @property() root = "";
  @property() tiles = "";
  @property() attribution = "";
  /** Who may be asked to translate. */
  @property({ attribute: "translate-origin" }) translateOrigin = "";

  @state() private session: Session | undefined;
  @state() private place: Place | undefined;
  @state() private key: DeskKey | undefined;
  @state() private desks: readonly DeskDocument[] = [];
  @state() private ending: Date | undefined;
  @state() private idling = false;
  @state() private told = "";

  #idle: Idle | undefined;
  #desk: Desk | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("pagehide", this.#leave);
    addEventListener("pageshow", this.#back);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("pagehide", this.#leave);
    removeEventListener("pageshow", this.#back);
    this.#leave();
  }

  protected override content(): unknown {
    if (!this.session) {
      return html`
        <p role="status">${this.told}</p>
        <vigie-sign-in lang=${this.language} .settings=${{ issuer: this.issuer, client: this.client, scope: this.scope }}
          .claim=${this.claim || "roles"} .paste=${this.paste === "true"} .ending=${this.#ends}
          @vigie-session=${this.#signedIn}></vigie-sign-in>`;
    }
    return html`
      <div class="bar">
        <p><strong>${this.place ? deskName(this.place.desk, this.desks) : ""}</strong>
          ${this.place ? this.#role(this.place) : nothing}</p>
        <div class="row">
          ${this.key ? html`<button type="button" @click=${this.#locked}>${this.say("officer-lock")}</button>` : nothing}
          <button type="button" @click=${this.#signOut}>${this.say("officer-sign-out")}</button>
        </div>
      </div>
      <p role="status">${this.told}</p>
      ${this.idling ? html`<p class="alarm" role="alert">${this.say("officer-idle")}</p>` : nothing}
      ${this.ending ? this.#endsSoon(this.ending) : nothing}
      ${this.#step()}
    `;
  }

  #step(): unknown {
    const { session, place, key } = this;
    if (!session) return nothing;
    if (!place) {
      return html`<h2>${this.say("officer-choose")}</h2>
        <ul class="desks">${session.places.map((place) => html`
          <li><button type="button" @click=${() => this.#chosen(place)}>
            ${deskName(place.desk, this.desks)} · ${this.#role(place)}</button></li>`)}</ul>`;
    }
    if (!key || !this.#desk) {
      return html`<vigie-unlock lang=${this.language} .desk=${place.desk} .name=${deskName(place.desk, this.desks)}
        @vigie-key=${this.#unlocked}></vigie-unlock>`;
    }
    return html`<vigie-work lang=${this.language} .desk=${this.#desk} .key=${key} .desks=${this.desks}
      .supervises=${place.role === "supervisor"} .root=${this.root} .tiles=${this.tiles}
      .attribution=${this.attribution} .translator=${this.translateOrigin} @vigie-refused=${this.#refused}></vigie-work>`;
  }

  #role({ role }: Place): string {
    return role === "supervisor" ? this.say("officer-supervisor") : this.say("officer-officer");
  }

  #endsSoon(at: Date): unknown {
    const time = clock(at.getTime(), this.language);
    return html`<div class="alarm" role="alert">
      <p>${this.say("officer-ends", { time })}</p>
      ${this.session?.byIssuer
        ? html`<button type="button" class="first" @click=${this.#again}>${this.say("officer-again")}</button>`
        : html`<form @submit=${this.#pastedAgain}>
            <label for="again">${this.say("officer-token")}</label>
            <input id="again" name="token" type="text" autocomplete="off" spellcheck="false" required>
            <button>${this.say("officer-again")}</button>
          </form>`}
    </div>`;
  }

  async #signedIn(event: CustomEvent<Session>): Promise<void> {
    this.session = event.detail;
    this.told = "";
    this.#idle = new Idle((soon) => (this.idling = soon), () => {
      this.#locked();
      this.told = this.say("officer-idle-locked");
    });
    const [first, ...others] = event.detail.places;
    try {
      const asking = new Desk(this.service, first?.desk ?? "", event.detail, this.language);
      this.desks = (await asking.desks()).desks;
    } catch (error) {
      this.told = failure(error, this.say("officer-unreachable"));
    }
    if (first && !others.length) this.#chosen(first);
  }

  #chosen(place: Place): void {
    if (!this.session) return;
    this.#desk = new Desk(this.service, place.desk, this.session, this.language);
    this.place = place;
  }

  #unlocked(event: CustomEvent<DeskKey>): void {
    this.key = event.detail;
    this.told = "";
  }

  #locked = (): void => {
    // The work ends with its element, which gives back what the officer had.
    this.key?.forget();
    this.key = undefined;
    this.idling = false;
    this.told = this.say("officer-locked");
  };

  #signOut = (): void => {
    this.#forget();
    this.told = this.say("officer-signed-out");
  };

  #refused(event: CustomEvent<string>): void {
    this.ending = new Date();
    this.told = event.detail;
  }

  #ends = (at: Date): void => {
    this.ending = at;
  };

  #again = async (): Promise<void> => {
    try {
      await this.session?.again();
      this.ending = undefined;
    } catch {
      this.told = this.say("officer-refused");
    }
  };

  #pastedAgain(event: SubmitEvent): void {
    event.preventDefault();
    const token = new FormData(event.target as HTMLFormElement).get("token");
    if (this.session?.replace(String(token))) this.ending = undefined;
    else this.told = this.say("officer-token-unfit");
  }

  #forget(): void {
    const { session } = this;
    this.#locked();
    this.#idle?.stop();
    this.place = undefined;
    this.ending = undefined;
    this.session = undefined;
    // The last requests, which say that the officer goes, still need the token.
    setTimeout(() => session?.end(), 5000);
  }

  #leave = (): void => {
    if (this.session) this.#forget();
  };

  /** A page that comes back out of the browser's memory is empty. */
  #back = (event: PageTransitionEvent): void => {
    if (event.persisted) location.reload();
  };
}

customElements.define("vigie-console", VigieConsole);
