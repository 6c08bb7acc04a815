// What a municipality's page loads: `<vigie-widget>`, and the height of frames.
//
// It is all that such a page names, with its integrity, so its bytes stay as they
// are for as long as what it does stays: it knows no other file but
// `/web/widget.js`, whose name stays too. Whatever fails, a person has a way to
// the service and the numbers.

import texts from "vigie:plain/pages/widget";

import type { Shown } from "../widget.js";

const HOME = new URL(import.meta.url).origin;

/** The longest frame that is believed, in pixels. */
const LONGEST = 20_000;

const LOOK = `:host{display:block}:host([hidden]){display:none}
nav{padding:1rem;border:2px solid;color:#16181d;background:#fff;line-height:1.5}
p{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;margin:0}
a{display:inline-flex;align-items:center;min-height:2.75rem;color:#0b4a9e}
a:focus-visible{outline:3px solid;outline-offset:2px}`;

class VigieWidget extends HTMLElement implements Shown {
  static readonly observedAttributes = ["tenant", "show", "lang"];

  readonly root = this.attachShadow({ mode: "open" });
  #asked = 0;

  connectedCallback(): void {
    // What the page has inside stands there until there is something better.
    if (!this.root.firstChild) this.root.append(document.createElement("slot"));
    void this.#show();
  }

  attributeChangedCallback(): void {
    void this.#show();
  }

  async #show(): Promise<void> {
    const asked = (this.#asked += 1);
    // Attributes come one by one: the last of them is who asks.
    await undefined;
    if (asked !== this.#asked || !this.isConnected) return;
    const tenant = this.getAttribute("tenant") ?? "";
    try {
      const answer = await fetch(`${HOME}/v1/tenants/${encodeURIComponent(tenant)}`, {
        credentials: "omit",
        referrerPolicy: "no-referrer",
      });
      const said = await answer.json();
      if (!answer.ok) throw new Error(`${said.code}: ${said.detail}`);
      const { show } = (await import(`${HOME}/web/widget.js`)) as typeof import("../widget.js");
      if (asked === this.#asked) show(this, said);
    } catch (error) {
      // For whoever set the widget in. Nothing of the person who reads is in it.
      console.warn(`vigie-widget "${tenant}": ${String(error)}. See ${HOME}/widgets`);
      if (asked === this.#asked) this.#plain();
    }
  }

  /** The way to the service, where nothing else can be shown. */
  #plain(): void {
    const named = [this.lang, this.closest<HTMLElement>("[lang]")?.lang, ...navigator.languages];
    const spoken = named.map((tag) => tag?.split("-", 1)[0] ?? "").find((language) => language in texts);
    const language = spoken ?? "fr";
    const say = (id: string): string => texts[language]?.[id] ?? id;
    const link = (href: string, text: string): HTMLAnchorElement =>
      Object.assign(document.createElement("a"), { href, textContent: text });
    const service = link(`${HOME}/?lang=${language}`, say("widget-open"));
    Object.assign(service, { target: "_blank", rel: "noopener noreferrer" });
    const numbers = document.createElement("p");
    numbers.append(say("widget-danger"), link("tel:17", "17"), link("tel:112", "112"), link("sms:114", say("widget-text")));
    const nav = Object.assign(document.createElement("nav"), { lang: language, dir: language === "ar" ? "rtl" : "ltr" });
    nav.setAttribute("aria-label", "Vigie");
    nav.append(numbers, service);
    const look = new CSSStyleSheet();
    look.replaceSync(LOOK);
    this.root.adoptedStyleSheets = [look];
    this.root.replaceChildren(nav);
  }
}

if (!customElements.get("vigie-widget")) customElements.define("vigie-widget", VigieWidget);

/** Whether it is a frame of this service that says its height. */
const isFrame = (element: EventTarget | null): element is HTMLIFrameElement =>
  element instanceof HTMLIFrameElement && element.src.startsWith(`${HOME}/widgets/frame/`);

/** Has a frame say its height, to this page alone. */
const greet = (frame: HTMLIFrameElement): void => frame.contentWindow?.postMessage({ vigie: "hello" }, HOME);

addEventListener("message", ({ data, origin, source }) => {
  if (origin !== HOME || data?.vigie !== "height" || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source && isFrame(frame)) {
      frame.style.height = `${Math.min(Math.ceil(data.height), LONGEST)}px`;
    }
  }
});

// A frame that came before this script, and those that are loaded later. What is
// in a frame of another origin cannot be seen; an empty one still can.
for (const frame of document.querySelectorAll("iframe")) if (isFrame(frame) && !frame.contentDocument) greet(frame);
document.addEventListener("load", ({ target }) => isFrame(target) && greet(target), true);
