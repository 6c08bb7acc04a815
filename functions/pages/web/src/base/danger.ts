// Whom to alert in danger, before all else that an element shows on somebody
// else's page; and the links to any other number.

import { css, html, nothing } from "lit";

import { grouped } from "./numbers.js";
import type { Schema } from "./service.js";
import type { Say } from "./texts.js";

type Contact = Schema["EmergencyContact"];

/** A number that can be called, written to or opened. */
type Reached = Partial<Pick<Schema["NumberEntry"], "dial" | "international" | "sms" | "web">>;

export const dangerLook = css`
  .danger {
    margin-block-end: 1rem;
    padding: 0.75rem 1rem;
    border-radius: var(--radius);
    color: var(--on-alarm);
    background: var(--alarm);
  }

  .danger :is(h2, h3) {
    margin: 0 0 0.5rem;
    font-size: 1.125rem;
  }

  .danger ul {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(13.5rem, 1fr));
    gap: 0.5rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .danger a {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    height: 100%;
    min-height: 2.75rem;
    padding: 0.25rem 0.75rem;
    border: 2px solid currentcolor;
    border-radius: var(--radius);
    color: inherit;
    line-height: 1.25;
    text-decoration: none;
  }

  .danger strong {
    font-size: 1.25rem;
  }

  .danger :focus-visible {
    outline-color: var(--on-alarm);
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block: 0.5rem;
  }

  a[href^="tel:"],
  a[href^="sms:"] {
    unicode-bidi: isolate;
  }
`;

/** Whom to alert; wherever in France somebody is, until the service says it of
 * where they are. */
export function danger(known: readonly Contact[] | undefined, say: Say): unknown {
  const contacts: readonly Contact[] = known ?? [
    { number: "17", channel: "voice", name: say("site-emergency-17") },
    { number: "112", channel: "voice", name: say("site-emergency-112") },
    { number: "114", channel: "text", name: say("site-emergency-114") },
  ];
  return html`
    <section class="danger" aria-labelledby="danger">
      <h2 id="danger">${say("site-emergency-title")}</h2>
      <ul>
        ${contacts.map(({ number, channel, name }) => html`
          <li><a href="${channel === "voice" ? "tel" : "sms"}:${number}"><strong>${number}</strong> <span>${name}</span></a></li>
        `)}
      </ul>
    </section>
  `;
}

/** The ways to reach a number. */
export function waysTo({ dial, international, sms, web }: Reached, say: Say): unknown {
  return html`
    <p class="ways">
      ${dial ? html`<a class="action" href="tel:${dial}">${say("number-call", { number: grouped(dial) })}</a>` : nothing}
      ${international
        ? html`<a class="action" href="tel:${international}">${say("number-from-abroad", { number: grouped(international) })}</a>`
        : nothing}
      ${sms ? html`<a class="action" href="sms:${sms}">${say("number-text", { number: grouped(sms) })}</a>` : nothing}
      ${web ? html`<a class="action" href=${web} rel="noreferrer">${say("number-web")}</a>` : nothing}
    </p>
  `;
}
