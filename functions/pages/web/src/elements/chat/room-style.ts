// The look of a conversation that is under way.

import { css } from "lit";

export const roomStyle = css`
  h2 {
    margin-block-start: 0.5rem;
  }

  h2:focus {
    outline: none;
  }

  p {
    margin: 0.25rem 0;
  }

  .line {
    padding-inline-start: 0.75rem;
    border-inline-start: 4px solid var(--line);
  }

  .line.live {
    border-color: var(--good);
  }

  .line.offline,
  .line.busy {
    padding-block: 0.5rem;
    border-color: var(--alarm);
    background: var(--soft);
    font-weight: 600;
  }

  .standing {
    margin-block: 0.5rem;
  }

  .typing {
    min-height: 1.5rem;
    font-style: italic;
  }

  .tools {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
    gap: 0.5rem;
    margin-block: 0.75rem;
  }

  .tools button[aria-expanded="true"] {
    background: var(--soft);
  }

  .panel {
    margin-block: 0.5rem;
    padding: 0.75rem;
    border: 2px solid var(--line);
    border-radius: var(--radius);
  }

  .doing {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 0.75rem;
  }

  .alarm {
    border-color: var(--alarm);
    color: var(--on-alarm);
    background: var(--alarm);
  }

  .told:empty {
    display: none;
  }

  /* On paper there is the code, and nothing that was said. */
  @media print {
    .room > :not(.panel),
    .doing {
      display: none;
    }

    .panel {
      padding: 0;
      border: 0;
    }
  }
`;
