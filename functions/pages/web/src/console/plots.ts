// Two kinds of plots, as SVG. Series are told apart by shape and place, not by
// colour alone, and a table stands behind each.

import { css, html, nothing, svg } from "lit";

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
  readonly pattern: "full" | "hollow" | "alarm";
}

export interface Row {
  readonly name: string;
  readonly median: number;
  readonly p95: number;
}

const WIDTH = 640;
const HEIGHT = 180;
const FOOT = 24;
const LEFT = 32;
/** How wide the times are that stand behind a line. */
const ROOM = 190;

export const plots = css`
  svg {
    display: block;
    width: 100%;
    max-width: 50rem;
    height: auto;
    margin-block: 0.5rem;
  }

  svg text {
    font: 12px system-ui, sans-serif;
    fill: var(--ink);
  }

  .axis {
    stroke: var(--line);
  }

  .full {
    fill: var(--accent);
    stroke: var(--accent);
  }

  .hollow {
    fill: var(--paper);
    stroke: var(--accent);
  }

  .alarm-mark {
    fill: var(--alarm);
    stroke: var(--alarm);
  }

  .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .keys svg {
    display: inline-block;
    width: 0.875rem;
    height: 0.875rem;
    margin: 0 0.25rem 0 0;
  }

  @media (forced-colors: active) {
    .full,
    .alarm-mark {
      fill: CanvasText;
      stroke: CanvasText;
    }

    .hollow {
      fill: Canvas;
      stroke: CanvasText;
    }
  }
`;

function mark(pattern: Series["pattern"]): string {
  return pattern === "alarm" ? "alarm-mark" : pattern;
}

/** Counts by the hour: one group of bars for each name below. */
export function bars(title: string, series: readonly Series[], names: readonly string[], table: string): unknown {
  const highest = Math.max(1, ...series.flatMap(({ values }) => values));
  // A single hour is no wall.
  const group = (WIDTH - LEFT) / Math.max(names.length, 6);
  const bar = Math.max(group / (series.length + 1), 0.5);
  const height = HEIGHT - FOOT - 8;
  const every = Math.ceil(names.length / 6);
  return html`
    <ul class="keys">${series.map(({ name, pattern }) => html`<li>
      <svg viewBox="0 0 14 14" aria-hidden="true"><rect class=${mark(pattern)} x="2" y="2" width="10" height="10" stroke-width="2"></rect></svg>${name}</li>`)}</ul>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}. ${table}" direction="ltr">
      <line class="axis" x1=${LEFT} x2=${WIDTH} y1=${HEIGHT - FOOT} y2=${HEIGHT - FOOT}></line>
      <text x="0" y="16">${highest}</text>
      <text x="0" y=${HEIGHT - FOOT}>0</text>
      ${series.map(({ values, pattern }, index) => values.map((value, at) => {
        const size = (value / highest) * height;
        return value
          ? svg`<rect class=${mark(pattern)} x=${LEFT + at * group + index * bar} y=${HEIGHT - FOOT - size}
              width=${Math.max(bar - 1, 0.5)} height=${size} stroke-width=${bar > 4 ? 1.5 : 0}></rect>`
          : nothing;
      }))}
      ${names.map((name, at) => at % every === 0
        ? svg`<text x=${LEFT + at * group} y=${HEIGHT - 6}>${name}</text>`
        : nothing)}
    </svg>`;
}

/** Times: a bar up to the median, and a line with an end up to the 95th
 * percentile. */
export function spreads(title: string, rows: readonly Row[], said: (value: number) => string, table: string): unknown {
  const longest = Math.max(1, ...rows.map(({ median, p95 }) => Math.max(median, p95)));
  const line = 40;
  const height = rows.length * line;
  const wide = WIDTH - ROOM;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}. ${table}" direction="ltr">
    ${rows.map(({ name, median, p95 }, at) => {
      const [top, middle, end] = [at * line, (median / longest) * wide, (p95 / longest) * wide];
      return svg`
        <text x="0" y=${top + 13}>${name}</text>
        <rect class="full" x="0" y=${top + 18} width=${Math.max(middle, 1)} height="12"></rect>
        <line class="full" x1=${middle} x2=${end} y1=${top + 24} y2=${top + 24} stroke-width="2"></line>
        <line class="full" x1=${end} x2=${end} y1=${top + 18} y2=${top + 30} stroke-width="2"></line>
        <text x=${end + 8} y=${top + 28}>${said(median)} – ${said(p95)}</text>`;
    })}
  </svg>`;
}
