// `<vigie-chat-place>`: asks the device where it is, shows what would be sent, and
// sends it when it is told to.

import { css, html, nothing } from "lit";
import { property, state } from "lit/decorators.js";

import texts from "vigie:texts/pages/chat";

import { VigieElement } from "../../base/element.js";
import { distance } from "../../base/hours.js";
import { look } from "../../base/style.js";
import type { Say } from "../../base/texts.js";

/** A place that the device measured. */
export interface Measured {
  lat: number;
  lon: number;
  accuracy: number;
}

/** Told with what is to be sent, and when nothing is. */
export const PLACED = "vigie-placed";
export const PUT_AWAY = "vigie-put-away";

/** How long the device may look for itself, in milliseconds. */
const PATIENCE = 20_000;

/** A place in words: five decimals are a metre. */
export function placeText(point: { lat: number; lon: number }, accuracy: number | undefined, language: string, say: Say): string {
  // The figures are read from left to right in Arabic too.
  const place = `\u2066${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}\u2069`;
  const parts = [say("chat-place-is", { place })];
  if (accuracy !== undefined) parts.push(say("chat-place-accuracy", { distance: distance(accuracy, language) }));
  return parts.join(", ");
}

export class VigieChatPlace extends VigieElement {
  static override styles = [
    look,
    css`
      vigie-map {
        height: 11rem;
        margin-block: 0.5rem;
      }

      p {
        margin: 0.25rem 0;
      }

      .doing {
        display: grid;
        gap: 0.5rem;
        margin-block-start: 0.5rem;
      }
    `,
  ];

  protected override readonly messages = [texts];

  @property() tiles = "";
  @property() attribution = "";

  @state() private measured: Measured | undefined;
  @state() private denied = false;

  override firstUpdated(): void {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => void this.#found({ lat: latitude, lon: longitude, accuracy }),
      () => (this.denied = true),
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: PATIENCE },
    );
  }

  protected override content(): unknown {
    const { measured } = this;
    const told = this.denied ? this.say("chat-place-denied") : this.say("chat-place-asking");
    return html`
      <div role="status">
        ${measured
          ? html`<p>${this.say("chat-place-preview")}</p>
              <p><strong>${placeText(measured, measured.accuracy, this.language, this.say)}</strong></p>`
          : html`<p>${told}</p>`}
      </div>
      ${measured
        ? html`<vigie-map lang=${this.language} label=${this.say("chat-place-map")} .place=${[measured.lat, measured.lon] as const}
            tiles=${this.tiles} attribution=${this.attribution}></vigie-map>`
        : nothing}
      <div class="doing">
        ${measured
          ? html`<button class="first" type="button" @click=${this.#send}>${this.say("chat-place-send")}</button>`
          : nothing}
        <button type="button" @click=${() => this.dispatchEvent(new Event(PUT_AWAY))}>${this.say("chat-cancel")}</button>
      </div>
    `;
  }

  async #found(measured: Measured): Promise<void> {
    this.measured = measured;
    // The map is help to see; the place can be sent without it.
    await import("../map.js").catch(() => undefined);
  }

  #send(): void {
    this.dispatchEvent(new CustomEvent<Measured | undefined>(PLACED, { detail: this.measured }));
  }
}

customElements.define("vigie-chat-place", VigieChatPlace);
