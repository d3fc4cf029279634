// Bars to the right of nothing: how much each of several things weighs, the heaviest first, with its amount beside the bar.

import { svg } from "lit";
import { figure, type Figure } from "./figure.js";
import { lines } from "./lines.js";

export interface Bar {
  label: string;
  amount: string;
  /** The length, 0 to 1. */
  part: number;
  direction: number;
}

const ROW = 44;
const LINE = 17;
/** The rest of the width is for the amounts. */
const WIDEST = 58;

export function barsChart(text: Figure, bars: readonly Bar[]) {
  let y = 0;
  const rows = bars.map(({ label, amount, part, direction }) => {
    const [top, words] = [y, lines(label)];
    y += ROW + (words.length - 1) * LINE;
    const at = top + 19 + (words.length - 1) * LINE;
    return svg`${words.map((line, i) => svg`<text x="0" y=${top + 13 + i * LINE}>${line}</text>`)}
      <text class="t-b" x="100%" y=${at + 10} text-anchor="end">${amount}</text>
      ${
        direction === 0
          ? svg`<line class="c-zero" x1="1" x2="1" y1=${at} y2=${at + 12} />`
          : svg`<rect class=${direction > 0 ? "c-up" : "c-down"} x="0" y=${at + 1} width=${`${Math.max(part * WIDEST, 0.3).toFixed(2)}%`} height="10" rx="1" />`
      }`;
  });
  return figure(text, y - 6, svg`${rows}`);
}
