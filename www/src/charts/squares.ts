// How many of all have come how far: a square for each, in the order of the steps, column by column. Where there are too many for
// squares, one bar of parts.

import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";

export interface Squares {
  id: string;
  heading: string;
  sub: string;
  title: string;
  description: string;
  /** In order; the rest last. `mark` is its place among MARKS, or the one for what is protected. */
  parts: readonly { label: string; count: number; mark: number | "hidden" }[];
}

/** Filled, light with an edge, light with a bar across, and grey with an edge for the rest: told apart without colour. */
const MARKS = ["c-used", "c-unspent", "c-third"] as const;
const REST = "c-rest";
const MOST = 600;
const ACROSS = 24;
const STEP = 12;
const LARGEST = 26;

const classOf = (mark: number | "hidden", last: number): string => (mark === "hidden" ? "c-hidden" : mark === last ? REST : (MARKS[Math.min(mark, MARKS.length - 1)] ?? REST));

const square = (x: number, y: number, name: string): SVGTemplateResult => svg`<rect class="${name} c-square" x=${x} y=${y} width="9.6" height="9.6" rx="1.5" />`;

export function squaresChart({ id, heading, sub, title, description, parts }: Squares, steps: number): TemplateResult {
  const whole = parts.reduce((sum, { count }) => sum + count, 0);
  const rows = Math.max(Math.min(3, whole), Math.ceil(whole / ACROSS));
  const columns = Math.max(1, Math.ceil(whole / rows));
  const many = whole > MOST;
  const marks = parts.flatMap(({ count, mark }) => (many ? [] : Array.from({ length: count }, () => classOf(mark, steps))));
  const drawing = many
    ? bar(parts, whole, steps)
    : svg`${marks.map((name, i) => square(Math.floor(i / rows) * STEP + 1.2, (i % rows) * STEP + 1.2, name))}`;
  const box = many ? "0 0 288 24" : `0 0 ${columns * STEP} ${rows * STEP}`;
  return html`<figure class="fd-chart" data-chart=${id}>
    <figcaption><h3 class="fd-chart__title">${heading}</h3><p class="fd-chart__sub">${sub}</p></figcaption>
    <svg class="fd-squares" viewBox=${box} width=${many ? nothing : columns * LARGEST} role="img" aria-labelledby="${id}-t" aria-describedby="${id}-d">
      <title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>${drawing}
    </svg>
    <ul class="fd-legend">${parts.map(({ label, mark }) => html`<li><svg aria-hidden="true" viewBox="0 0 12 12">${square(1.2, 1.2, classOf(mark, steps))}</svg>${label}</li>`)}</ul>
  </figure>`;
}

function bar(parts: Squares["parts"], whole: number, steps: number): SVGTemplateResult {
  let at = 0;
  return svg`${parts.map(({ count, mark }) => {
    const x = (at / whole) * 286;
    at += count;
    return count === 0 ? "" : svg`<rect class="${classOf(mark, steps)} c-square" x=${(x + 1).toFixed(2)} y="2" width=${Math.max((count / whole) * 286 - 1.5, 0.5).toFixed(2)} height="20" rx="1.5" />`;
  })}`;
}
