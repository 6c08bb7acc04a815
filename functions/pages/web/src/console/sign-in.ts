// `<vigie-sign-in>`: signing in with the issuer, in a window of its own, or with
// a pasted token where the service says that this is for development.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import texts from "vigie:texts/pages/officer";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import { panel } from "./look.js";
import { type IssuerSettings, SignInError } from "./oidc.js";
import { Session } from "./session.js";

export class VigieSignIn extends VigieElement {
  static override styles = [
    look,
    panel,
    css`
      :host {
        max-width: 34rem;
      }
    `,
  ];

  protected override readonly messages = [texts];

  @property({ attribute: false }) settings: IssuerSettings = { issuer: "", client: "", scope: "" };
  @property({ attribute: false }) claim = "roles";
  @property({ attribute: false }) paste = false;
  /** What to call when the sign-in ends soon. */
  @property({ attribute: false }) ending: (at: Date) => void = () => undefined;

  @state() private told = "";
  @state() private waiting = false;

  protected override content(): unknown {
    const { issuer, client } = this.settings;
    return html`
      <h2>${this.say("officer-sign-in")}</h2>
      <p>${this.say("officer-memory")}</p>
      ${client && issuer
        ? html`<button type="button" class="first" ?disabled=${this.waiting} @click=${this.#signIn}>
            ${this.say("officer-sign-in-window")}</button>`
        : nothing}
      ${this.paste
        ? html`<form @submit=${this.#pasted}>
            <div>
              <label for="token">${this.say("officer-token")}</label>
              <input id="token" name="token" type="text" required autocomplete="off" spellcheck="false"
                aria-describedby="token-hint">
              <p id="token-hint" class="hint">${this.say("officer-token-hint")}</p>
            </div>
            <div><button class=${client ? "" : "first"}>${this.say("officer-sign-in")}</button></div>
          </form>`
        : nothing}
      ${!this.paste && !(client && issuer) ? html`<p class="notice">${this.say("officer-no-issuer")}</p>` : nothing}
      <p role="status">${this.told}</p>
    `;
  }

  async #signIn(): Promise<void> {
    this.told = this.say("officer-window-opened");
    this.waiting = true;
    try {
      const session = await Session.signedIn(this.settings, this.claim, this.ending);
      if (session.places.length) this.#done(session);
      else {
        session.end();
        this.told = this.say("officer-no-role");
      }
    } catch (error) {
      this.told = this.#why(error instanceof SignInError ? error.why : "unreachable");
    } finally {
      this.waiting = false;
    }
  }

  #why(why: SignInError["why"]): string {
    switch (why) {
      case "blocked":
        return this.say("officer-blocked");
      case "given-up":
        return this.say("officer-given-up");
      case "refused":
        return this.say("officer-refused");
      case "unreachable":
        return this.say("officer-issuer-unreachable");
    }
  }

  #pasted(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const session = Session.pasted(String(new FormData(form).get("token")), this.claim, this.ending);
    form.reset();
    if (session) this.#done(session);
    else this.told = this.say("officer-token-unfit");
  }

  #done(session: Session): void {
    this.told = "";
    this.dispatchEvent(new CustomEvent("vigie-session", { detail: session }));
  }
}

customElements.define("vigie-sign-in", VigieSignIn);
