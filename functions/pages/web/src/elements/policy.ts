// `<vigie-policy>`: whether the security policy of a municipality's page lets a
// widget in. The policy is pasted and judged here; no address is asked.

import { css, html, nothing } from "lit";
import { property, query, state } from "lit/decorators.js";

import texts from "vigie:texts/pages/widgets";

import { VigieElement } from "../base/element.js";
import { look } from "../base/style.js";
import { type Finding, type Part, type Variant, judge, mended } from "../widgets/policy.js";
import "./copy.js";

export class VigiePolicy extends VigieElement {
  static override styles = [
    look,
    css`
      form {
        display: grid;
        gap: 0.75rem;
        justify-items: start;
      }

      form > div {
        width: 100%;
      }

      textarea,
      pre {
        font-family: ui-monospace, monospace;
        font-size: 0.875rem;
      }

      pre {
        padding: 0.75rem 1rem;
        border: 1px solid var(--line);
        background: var(--soft);
        white-space: pre-wrap;
      }

      [dir="ltr"] {
        text-align: left;
      }

      li {
        margin-block: 0.5rem;
      }
    `,
  ];

  protected override readonly messages = [texts];

  /** Where the service is, as snippets name it. */
  @property() host = "";
  @property() loader = "";
  @property() integrity = "";

  /** What the variants are called on the page around. */
  @property() module = "";
  @property() frame = "";
  @property() plain = "";

  @state() private found: readonly Finding[] | undefined;
  @state() private whole = "";

  @query("textarea") private readonly text!: HTMLTextAreaElement;
  @query("select") private readonly select!: HTMLSelectElement;

  protected override content(): unknown {
    return html`
      <form @submit=${this.#submitted}>
        <div>
          <label for="policy">${this.say("widgets-policy")}</label>
          <textarea id="policy" rows="4" dir="ltr" spellcheck="false" autocomplete="off" required aria-describedby="hint"></textarea>
          <p id="hint" class="hint">${this.say("widgets-policy-hint")}</p>
        </div>
        <div>
          <label for="variant">${this.say("widgets-policy-variant")}</label>
          <select id="variant">
            <option value="module">${this.module}</option>
            <option value="frame">${this.frame}</option>
            <option value="plain">${this.plain}</option>
          </select>
        </div>
        <button class="first">${this.say("widgets-policy-check")}</button>
      </form>
      <div id="verdict" role="status">${this.found ? this.#verdict(this.found) : nothing}</div>
    `;
  }

  #verdict(found: readonly Finding[]): unknown {
    if (!found.length) return html`<p>${this.say("widgets-policy-works")}</p>`;
    return html`
      <p>${this.say("widgets-policy-blocked")}</p>
      <ul>${found.map(({ part, directive, add, nonce }) => html`
        <li>${this.#part(part)} – <code dir="ltr">${directive}</code>
          ${add.length
            ? html`${this.say("widgets-policy-add")} <code dir="ltr">${add.join(" ")}</code>${nonce ? "," : ""}`
            : nothing}
          ${nonce ? (add.length ? this.say("widgets-policy-nonce") : this.say("widgets-policy-nonce-alone")) : nothing}</li>`)}</ul>
      <h3>${this.say("widgets-policy-mended")}</h3>
      <vigie-copy lang=${this.language}><pre dir="ltr">${this.whole}</pre></vigie-copy>
    `;
  }

  #part(part: Part): string {
    switch (part) {
      case "loader":
        return this.say("widgets-part-loader");
      case "modules":
        return this.say("widgets-part-modules");
      case "answers":
        return this.say("widgets-part-answers");
      case "display":
        return this.say("widgets-part-display");
      case "frame":
        return this.say("widgets-part-frame");
      case "form":
        return this.say("widgets-part-form");
      case "links":
        return this.say("widgets-part-links");
    }
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const { host, loader, integrity } = this;
    const service = host || this.service;
    const variant = this.select.value as Variant;
    const widget = { variant, service, loader, integrity };
    this.found = judge(this.text.value, widget);
    this.whole = mended(this.text.value, widget);
  }
}

customElements.define("vigie-policy", VigiePolicy);
