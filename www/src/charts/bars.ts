// Bars to the right of nothing: how much each of several things weighs, the heaviest first, with its amount above the bar.

import { svg } from "lit";
import { figure, type Figure } from "./figure.js";

export interface Bar {
  label: string;
  amount: string;
  /** The length, 0 to 1. */
  part: number;
  direction: number;
}

const LINE = 46;

export function barsChart(text: Figure, bars: readonly Bar[]) {
  return figure(
    text,
    bars.length * LINE - 10,
    svg`${bars.map(({ label, amount, part, direction }, i) => {
      const y = i * LINE;
      return svg`<text x="0" y=${y + 13}>${label}</text><text class="t-b t-halo" x="100%" y=${y + 13} text-anchor="end">${amount}</text>
        ${
          direction === 0
            ? svg`<line class="c-zero" x1="1" x2="1" y1=${y + 20} y2=${y + 32} />`
            : svg`<rect class=${direction > 0 ? "c-up" : "c-down"} x="0" y=${y + 21} width=${`${Math.max(part * 100, 0.3).toFixed(2)}%`} height="10" rx="1" />`
        }`;
    })}`,
  );
}
