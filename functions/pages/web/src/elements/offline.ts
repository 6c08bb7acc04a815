// `<vigie-offline>`: keeps a copy of what this service advises on the device, if
// somebody asks for it, and takes it off again. Nothing is kept before.

import { html } from "lit";
import { state } from "lit/decorators.js";

import scripts from "vigie:texts/pages/offline";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import { FILL, type Filling, PREFIX, WORKER } from "../offline/kept.js";

export class VigieOffline extends VigieElement {
  static override styles = [look];

  protected override readonly messages = [scripts];

  @state() private kept = false;
  @state() private busy = false;
  @state() private told = "";

  protected override firstUpdated(): void {
    void this.#look();
  }

  protected override content(): unknown {
    if (!able()) return html`<p role="status">${this.say("offline-unable")}</p>`;
    return html`
      <p role="status">${this.told || (this.kept ? this.say("offline-is-kept") : this.say("offline-not-kept"))}</p>
      <p>
        ${this.kept
          ? html`<button type="button" @click=${this.#remove}>${this.say("offline-remove")}</button>`
          : html`<button type="button" class="first" ?disabled=${this.busy} @click=${this.#keep}>${this.say("offline-keep")}</button>`}
      </p>
    `;
  }

  async #look(): Promise<void> {
    if (able()) this.kept = (await navigator.serviceWorker.getRegistration("/")) !== undefined;
  }

  #keep = async (): Promise<void> => {
    this.busy = true;
    this.told = "";
    try {
      await navigator.serviceWorker.register(WORKER, { scope: "/" });
      const { active } = await navigator.serviceWorker.ready;
      await this.#filled(active);
      this.kept = true;
      this.told = this.say("offline-is-kept");
    } catch {
      // Half a copy would answer some questions and not others.
      await removed();
      this.told = this.say("offline-failed");
    }
    this.busy = false;
  };

  /** Waits until the worker has copied everything. */
  #filled(worker: ServiceWorker | null): Promise<void> {
    const { port1, port2 } = new MessageChannel();
    return new Promise<void>((resolve, reject) => {
      port1.onmessage = ({ data: { done, all, failed } }: MessageEvent<Filling>) => {
        if (failed || !worker) reject(new Error("not all could be fetched"));
        else if (done === all) resolve();
        else this.told = this.say("offline-keeping", { done, all });
      };
      worker?.postMessage({ [FILL]: this.language }, [port2]);
      if (!worker) reject(new Error("no worker"));
    }).finally(() => port1.close());
  }

  #remove = async (): Promise<void> => {
    await removed();
    this.kept = false;
    this.told = this.say("offline-removed");
  };
}

function able(): boolean {
  return "serviceWorker" in navigator && "caches" in globalThis;
}

/** Takes everything off the device. */
async function removed(): Promise<void> {
  // Once while the worker can end what it writes, and once when it is gone.
  await emptied();
  const registration = await navigator.serviceWorker.getRegistration("/");
  await registration?.unregister();
  await emptied();
}

async function emptied(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX)).map((name) => caches.delete(name)));
}

customElements.define("vigie-offline", VigieOffline);
