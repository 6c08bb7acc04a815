// The look that elements share: calm, plain, with large targets. A site that
// embeds them sets the `--vigie-*` properties.

import { css } from "lit";

export const look = css`
  :host {
    --ink: var(--vigie-ink, light-dark(#16181d, #eceff4));
    --paper: var(--vigie-paper, light-dark(#ffffff, #14171c));
    --soft: var(--vigie-soft, light-dark(#f1f4f9, #20252d));
    --line: var(--vigie-line, light-dark(#8a93a3, #6f7887));
    --accent: var(--vigie-accent, light-dark(#0b4a9e, #9cc3ff));
    --on-accent: var(--vigie-on-accent, light-dark(#ffffff, #10141a));
    --alarm: var(--vigie-alarm, #a3121f);
    --on-alarm: var(--vigie-on-alarm, #ffffff);
    --good: var(--vigie-good, light-dark(#17633a, #8fd6ab));
    --radius: var(--vigie-radius, 0.5rem);
    display: block;
    color: var(--ink);
    color-scheme: inherit;
    font: var(--vigie-font, inherit);
    line-height: 1.5;
    overflow-wrap: break-word;
  }

  :host([hidden]) {
    display: none;
  }

  * {
    box-sizing: border-box;
  }

  h2,
  h3 {
    margin: 1.25rem 0 0.5rem;
    line-height: 1.3;
  }

  h2 {
    font-size: 1.25rem;
  }

  h3 {
    font-size: 1.0625rem;
  }

  a {
    color: var(--accent);
  }

  /* What the focus is led to is not to lie below the way out. */
  [tabindex="-1"] {
    scroll-margin-block-start: 4rem;
  }

  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }

  button,
  input,
  select,
  textarea {
    font: inherit;
  }

  button,
  .action {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-height: 2.75rem;
    padding: 0.5rem 1rem;
    border: 2px solid var(--accent);
    border-radius: var(--radius);
    color: var(--accent);
    background: transparent;
    text-decoration: none;
    cursor: pointer;
  }

  button.first,
  .action.first {
    color: var(--on-accent);
    background: var(--accent);
  }

  button:disabled {
    opacity: 0.6;
    cursor: default;
  }

  label {
    display: block;
    margin-block-end: 0.25rem;
    font-weight: 600;
  }

  input[type="text"],
  input[type="search"],
  select,
  textarea {
    width: 100%;
    min-height: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 2px solid var(--line);
    border-radius: var(--radius);
    color: inherit;
    background: var(--paper);
  }

  .check {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-height: 2.75rem;
    font-weight: 400;
  }

  .check input {
    width: 1.375rem;
    height: 1.375rem;
    accent-color: var(--accent);
  }

  .hint {
    margin: 0.25rem 0 0;
    font-size: 0.9375rem;
  }

  .notice {
    padding: 0.75rem 1rem;
    border-inline-start: 4px solid var(--line);
    background: var(--soft);
  }

  .seen-by-ear {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    button,
    .action {
      border-color: ButtonText;
    }
  }
`;
