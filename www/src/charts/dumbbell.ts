// Current and proposed as a ring and a dot on one line, for those that move most; what lies between is left to the table.

import { svg, type SVGTemplateResult } from "lit";
import { figure, type Figure } from "./figure.js";

export interface Dumbbell {
  label: string;
  /** Places along the axis, 0 to 1. */
  current: number;
  proposed: number;
  direction: number;
  change: string;
}

export interface Axis {
  place: number;
  label: string;
}

const STEPS = [2n, 5n, 10n];
const LINE = 42;
const GAP = 30;

export function dumbbellChart(text: Figure, up: readonly Dumbbell[], down: readonly Dumbbell[], axis: readonly Axis[], between: string | undefined) {
  const x = (place: number) => `${(2 + place * 96).toFixed(2)}%`;
  const gap = between === undefined ? 0 : GAP;
  const height = 24 + (up.length + down.length) * LINE + gap;
  const top = (i: number) => 24 + i * LINE + (i >= up.length ? gap : 0);
  const middle = 24 + up.length * LINE + 4;
  return figure(
    text,
    height,
    svg`${axis.map(({ place, label }) => svg`<line class="c-grid" x1=${x(place)} x2=${x(place)} y1="20" y2=${height - 4} />
        <text class="t-soft t-tiny" x=${x(place)} y="12" text-anchor="middle">${label}</text>`)}
      ${between === undefined ? "" : svg`<line class="c-link" x1="0" x2="100%" y1=${middle} y2=${middle} /><text class="t-soft t-tiny" x="0" y=${middle + 17}>${between}</text>`}
      ${[...up, ...down].map((one, i) => row(one, top(i), x))}`,
  );
}

function row({ label, current, proposed, direction, change }: Dumbbell, top: number, x: (place: number) => string): SVGTemplateResult {
  const way = direction > 0 ? "up" : direction < 0 ? "down" : "same";
  const y = top + 26;
  return svg`<text class="t-halo" x="0" y=${top + 14}>${label}</text><text x="100%" y=${top + 14} text-anchor="end" class="t-b t-halo f-${way}">${change}</text>
    <line class="l-move s-${way}" x1=${x(current)} x2=${x(proposed)} y1=${y} y2=${y} />
    <circle class="c-current" cx=${x(current)} cy=${y} r="5.5" /><circle class="c-proposed" cx=${x(proposed)} cy=${y} r="5.5" />`;
}

/** Round whole numbers between two ends, as people choose them, and no more than about so many. */
export function roundSteps(low: bigint, high: bigint, most: bigint): bigint[] {
  let step = 1n;
  for (let factor = 0; (high - low) / step > most; factor++) step = (STEPS[factor % 3] ?? 10n) * 10n ** BigInt(Math.floor(factor / 3));
  const found: bigint[] = [];
  for (let at = (low / step) * step; at <= high; at += step) if (at >= low) found.push(at);
  return found;
}
