// Every school on a line of per cent, a dot for each; where the dots would stand too high, columns.

import { svg, type SVGTemplateResult } from "lit";
import { figure, type Figure } from "./figure.js";

export interface Stack {
  /** A whole per cent; those beyond the ends stand at the ends. */
  percent: number;
  count: number;
}

export interface StripTexts extends Figure {
  /** "+5 %" */
  tick(percent: number): string;
}

const HEIGHT = 236;
const GROUND = HEIGHT - 32;
const STEP = 8.2;
const MOST_DOTS = Math.floor((GROUND - 8) / STEP);

const side = (percent: number): string => (percent > 0 ? "c-up" : percent < 0 ? "c-down" : "c-same");

/** Ticks no closer than people can read. */
function tickStep(span: number): number {
  return [1, 2, 5, 10, 20, 25, 50].find((step) => span / step <= 7) ?? 100;
}

export function stripChart(text: StripTexts, stacks: readonly Stack[]) {
  const values = stacks.map(({ percent }) => percent);
  const [low, high] = [Math.min(0, ...values) - 1, Math.max(0, ...values) + 1];
  const x = (percent: number) => `${(3 + ((percent - low) / (high - low)) * 94).toFixed(2)}%`;
  const step = tickStep(high - low);
  const first = Math.ceil(low / step) * step;
  const ticks = Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
  const largest = Math.max(1, ...stacks.map(({ count }) => count));
  const drawn = stacks.map((stack) => (largest > MOST_DOTS ? column(stack, largest, x(stack.percent)) : dots(stack, x(stack.percent))));
  return figure(
    text,
    HEIGHT,
    svg`${ticks.map((tick) => svg`<line class=${tick === 0 ? "c-zero" : "c-grid"} x1=${x(tick)} x2=${x(tick)} y1="4" y2=${GROUND + 6} />
      <text class="t-soft t-tiny" x=${x(tick)} y=${HEIGHT - 8} text-anchor="middle">${text.tick(tick)}</text>`)}${drawn}`,
  );
}

function dots({ percent, count }: Stack, x: string): SVGTemplateResult {
  return svg`${Array.from({ length: count }, (_, i) => svg`<circle class=${side(percent)} cx=${x} cy=${(GROUND - i * STEP).toFixed(1)} r="3.6" />`)}`;
}

function column({ percent, count }: Stack, largest: number, x: string): SVGTemplateResult {
  const top = GROUND + 4 - Math.max((count / largest) * (GROUND - 4), 1);
  return svg`<line class="l-stack ${side(percent).replace("c-", "s-")}" x1=${x} x2=${x} y1=${GROUND + 4} y2=${top.toFixed(1)} />`;
}
