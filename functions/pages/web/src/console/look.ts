// What the parts of the console share beside the look of all elements.

import { css } from "lit";

export const panel = css`
  h4 {
    margin: 0.75rem 0 0.25rem;
    font-size: 1rem;
  }

  input[type="password"],
  input[type="number"],
  input[type="file"] {
    width: 100%;
    min-height: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 2px solid var(--line);
    border-radius: var(--radius);
    color: inherit;
    background: var(--paper);
  }

  form {
    display: grid;
    gap: 0.75rem;
    margin: 0;
  }

  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    font-weight: 600;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    align-items: center;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.5rem;
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 0.9375rem;
  }

  .chips > * {
    padding: 0 0.5rem;
    border: 1px solid var(--line);
    border-radius: 1rem;
  }

  .chips > .danger {
    border-color: var(--alarm);
    color: var(--on-alarm);
    background: var(--alarm);
    font-weight: 600;
  }

  .row select {
    width: auto;
    max-width: 100%;
  }

  .row label {
    margin: 0;
  }

  [role="status"]:empty,
  .alarm:empty {
    margin: 0;
  }

  details + details {
    margin-block-start: 0.5rem;
  }

  summary::before {
    content: "+" / "";
    width: 1.25rem;
    font-size: 1.25rem;
    line-height: 1;
  }

  details[open] > summary::before {
    content: "−" / "";
  }

  summary {
    display: flex;
    align-items: center;
    min-height: 2.75rem;
    padding: 0.25rem 0.75rem;
    border: 2px solid var(--line);
    border-radius: var(--radius);
    font-weight: 600;
    cursor: pointer;
  }

  details[open] > summary {
    border-color: var(--accent);
  }

  details > :not(summary) {
    margin: 0.5rem 0;
  }

  .alarm {
    padding: 0.5rem 0.75rem;
    border: 2px solid var(--alarm);
    border-radius: var(--radius);
    font-weight: 600;
  }

  .alarm:empty {
    padding: 0;
    border: 0;
  }

  time {
    font-variant-numeric: tabular-nums;
  }

  @media (forced-colors: active) {
    .chips > .danger {
      border: 3px double;
    }
  }
`;
