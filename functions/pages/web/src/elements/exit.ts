// `<vigie-exit>`: leaves at once, and leaves as little as a site can.
//
// A press of the button or of Shift three times blanks the page, tells every
// part of it to forget what it holds, has the browser clear what this site may
// have left, and goes to a page that tells nothing. What it cannot do stands on
// the safety page.

import { css, html } from "lit";
import { state } from "lit/decorators.js";

import texts from "vigie:texts/exit";
import scripts from "vigie:texts/pages/exit";

import { VigieElement } from "../base/element.js";
import { later } from "../base/later.js";
import { LEAVING } from "../base/leaving.js";
import { look } from "../base/style.js";

/** How often the key is pressed, and within what time in milliseconds. */
const PRESSES = 3;
const WITHIN = 5000;

/** How long the service may take to have the browser clear things. */
const PATIENCE = 700;

/** Where to go if the service does not say it in time: a page that many people
 * have open, and that tells nothing. */
const NEUTRAL = "https://meteofrance.com/";

export class VigieExit extends VigieElement {
  static override styles = [
    look,
    css`
      :host {
        position: sticky;
        inset-block-start: 0;
        z-index: 10;
      }

      button {
        width: 100%;
        border: 0;
        border-radius: 0;
        color: var(--paper);
        background: var(--ink);
        font-weight: 600;
      }

      .lights {
        display: inline-flex;
        gap: 0.25rem;
      }

      .lights i {
        width: 0.625rem;
        height: 0.625rem;
        border: 2px solid currentColor;
        border-radius: 50%;
      }

      .lights i.lit {
        background: currentColor;
      }
    `,
  ];

  protected override readonly messages = [texts, scripts];

  @state() private pressed: number[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("keyup", this.#key);
    addEventListener("pageshow", this.#shown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("keyup", this.#key);
    removeEventListener("pageshow", this.#shown);
  }

  protected override content(): unknown {
    const count = this.pressed.length;
    return html`
      <button type="button" @click=${this.leave}>
        ${this.say("exit-leave")}
        <span class="lights" aria-hidden="true">
          ${[1, 2, 3].map((light) => html`<i class=${light <= count ? "lit" : ""}></i>`)}
        </span>
      </button>
      <span class="seen-by-ear" role="status">
        ${count ? this.say("exit-pressed", { left: PRESSES - count }) : ""}
      </span>
    `;
  }

  /** Leaves. Nothing that fails keeps anybody here. */
  leave = async (): Promise<void> => {
    blank();
    try {
      dispatchEvent(new Event(LEAVING));
    } finally {
      const to = await Promise.race([cleared(this.service).catch(() => undefined), later(PATIENCE)]);
      history.replaceState(undefined, "", "/");
      location.replace(to ?? NEUTRAL);
    }
  };

  /** A page that comes back out of the browser's memory shows nothing. */
  #shown = (event: PageTransitionEvent): void => {
    if (event.persisted && document.documentElement.hidden) location.replace("/");
  };

  #key = (event: KeyboardEvent): void => {
    if (event.key !== "Shift") {
      this.pressed = [];
      return;
    }
    const now = event.timeStamp;
    this.pressed = [...this.pressed.filter((at) => now - at < WITHIN), now];
    if (this.pressed.length >= PRESSES) void this.leave();
    else setTimeout(() => (this.pressed = this.pressed.filter((at) => performance.now() - at < WITHIN)), WITHIN);
  };
}

function blank(): void {
  document.title = "\u00A0";
  document.documentElement.hidden = true;
  document.body.replaceChildren();
}

/** Everything that a site may clear: copies for use without a network, and then
 * whatever the browser forgets by order of the service. The order comes last, so that
 * it takes along what the browser wrote down of clearing the copies. Gives where to
 * go. */
async function cleared(service: string): Promise<string | undefined> {
  await Promise.race([uncopied().catch(() => undefined), later(PATIENCE / 2)]);
  const response = await fetch(new URL("/v1/leave", service), {
    method: "POST",
    cache: "no-store",
    // Without credentials, of which there are none, browsers clear nothing.
    credentials: "same-origin",
    keepalive: true,
    referrerPolicy: "no-referrer",
  });
  const { to } = await response.json() as { to: string };
  return to;
}

/** Takes copies off the device. Without a worker there is none, and even a look for
 * one has the browser write down that somebody was here. */
async function uncopied(): Promise<void> {
  const workers = await globalThis.navigator.serviceWorker?.getRegistrations() ?? [];
  if (!workers.length) return;
  const names = await caches.keys();
  await Promise.allSettled([
    ...names.map((name) => caches.delete(name)),
    ...workers.map((worker) => worker.unregister()),
  ]);
}

customElements.define("vigie-exit", VigieExit);
