// Bars from nought to a whole: what was used, what was not, and what nobody has told of. Filled, outlined and hatched: told apart
// without colour. A bar whose parts are protected is an empty one with the word in it.

import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { figure, type Figure } from "./figure.js";
import { short } from "./lines.js";

export interface Shares {
  label: string;
  note: string;
  /** The figure at the end of the line. */
  figure: string;
  /** Parts of one, in the order of the legend; undefined: protected. */
  parts: readonly [number, number, number] | undefined;
}

/** The label has a line of its own, so that a long one never runs into the figure on a narrow screen. */
const LINE = 72;
const BAR = 36;
const GAP = 0.5;

const hatch = (id: string): SVGTemplateResult =>
  svg`<defs><pattern id=${id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="c-hatch" x1="0" y1="0" x2="0" y2="7" /></pattern></defs>`;

export function sharesLegend(id: string, [used, unspent, missing]: readonly [string, string, string]): TemplateResult {
  return html`<ul class="fd-legend">
    <li><svg aria-hidden="true"><rect class="c-used" x="0" y="0" width="18" height="14" /></svg>${used}</li>
    <li><svg aria-hidden="true"><rect class="c-unspent" x="1" y="1" width="16" height="12" /></svg>${unspent}</li>
    <li><svg aria-hidden="true">${hatch(`${id}-l`)}<rect class="c-missing" x="1" y="1" width="16" height="12" /><rect fill="url(#${id}-l)" x="1" y="1" width="16" height="12" /></svg>${missing}</li>
  </ul>`;
}

export function sharesChart(text: Figure, rows: readonly Shares[]): TemplateResult {
  return figure(text, Math.max(rows.length * LINE - 16, 1), svg`${hatch(`${text.id}-h`)}${rows.map((row, i) => line(row, i * LINE, `${text.id}-h`))}`);
}

function line({ label, note, figure: end, parts }: Shares, top: number, pattern: string): SVGTemplateResult {
  return svg`<text x="0" y=${top + 13} class="t-b" font-weight="650">${short(label)}</text>
    <text x="0" y=${top + 29} class="t-soft">${note}</text>
    <text x="100%" y=${top + 29} text-anchor="end">${end}</text>
    ${parts ? bar(parts, top, pattern) : svg`<rect class="c-hidden" x="0.75" y=${top + BAR + 0.75} width="99.6%" height="18.5" />`}`;
}

function bar(parts: readonly [number, number, number], top: number, pattern: string): SVGTemplateResult {
  let at = 0;
  const drawn = parts.map((part, i) => {
    const [x, width] = [at * 100, part * 100];
    at += part;
    if (part <= 0) return svg``;
    const [left, wide] = [`${(x + (i === 0 ? 0 : GAP)).toFixed(2)}%`, `${Math.max(width - (i === 0 ? 0 : GAP), 0.3).toFixed(2)}%`];
    if (i === 0) return svg`<rect class="c-used" x=${left} y=${top + BAR} width=${wide} height="20" />`;
    if (i === 1) return svg`<rect class="c-unspent" x=${left} y=${top + BAR + 0.75} width=${wide} height="18.5" />`;
    return svg`<rect class="c-missing" x=${left} y=${top + BAR + 0.75} width=${wide} height="18.5" /><rect fill="url(#${pattern})" x=${left} y=${top + BAR + 0.75} width=${wide} height="18.5" />`;
  });
  return svg`${drawn}`;
}
