// What all elements of Vigie share: where the service is, in which language
// they speak, and that they say nothing until they can say it in that language.

import { LitElement, type PropertyValues, html } from "lit";
import { property, state } from "lit/decorators.js";

import { Service } from "./service.js";
import { type Messages, type Say, choose, direction, load } from "./texts.js";

/** Where this script came from: the service that an element asks. */
const HOME = new URL(import.meta.url).origin;

export abstract class VigieElement extends LitElement {
  /** Where the service answers, if not where this script came from. */
  @property() service = HOME;

  /** The language that was loaded; "" until then. */
  @state() protected language = "";

  /** Says a message in that language. */
  protected say: Say = (id) => id;

  /** The files of messages that the element says. */
  protected abstract readonly messages: readonly Messages[];

  protected get asked(): Service {
    return new Service(this.service);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#speak();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("lang") && this.language) void this.#speak();
  }

  /** What the element shows, once it can speak. */
  protected abstract content(): unknown;

  protected override render(): unknown {
    // What a page has inside the element serves until then, and without script.
    return this.language ? this.content() : html`<slot></slot>`;
  }

  async #speak(): Promise<void> {
    const named = this.lang || this.closest<HTMLElement>("[lang]")?.lang;
    const wanted = named ? [named] : navigator.languages;
    const [first] = this.messages;
    const language = choose(wanted, Object.keys(first ?? {}));
    if (language === this.language) return;
    this.say = await load(language, this.messages);
    this.dir = direction(language);
    this.language = language;
    // Screen readers pronounce by this, whatever the page around it speaks.
    if (!this.lang) this.lang = language;
  }
}
