// Every school on a line of per cent, a dot for each; where the dots would stand too high, columns.

import { svg, type SVGTemplateResult } from "lit";
import { figure, type Figure } from "./figure.js";

export interface Stack {
  /** A whole per cent; those beyond the ends stand at the ends. */
  percent: number;
  count: number;
  /** How many of them stay: of the nearest one per cent some do and some do not. */
  same: number;
}

export interface StripTexts extends Figure {
  /** "+5 %" */
  tick(percent: number): string;
}

const HEIGHT = 300;
const GROUND = HEIGHT - 32;
/** The dots stand as closely as they must, and no more closely than they can be told apart. */
const [CLOSEST, WIDEST] = [8.2, 11];
const MOST_DOTS = Math.floor((GROUND - 8) / CLOSEST);

const side = (percent: number): string => (percent > 0 ? "up" : percent < 0 ? "down" : "same");

/** Ticks no closer than people can read. */
function tickStep(span: number): number {
  return [1, 2, 5, 10, 20, 25, 50].find((step) => span / step <= 6) ?? 100;
}

export function stripChart(text: StripTexts, stacks: readonly Stack[]) {
  const values = stacks.map(({ percent }) => percent);
  const [low, high] = [Math.min(0, ...values) - 1, Math.max(0, ...values) + 1];
  const x = (percent: number) => `${(3 + ((percent - low) / (high - low)) * 94).toFixed(2)}%`;
  const step = tickStep(high - low);
  const first = Math.ceil(low / step) * step;
  const ticks = Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step);
  const largest = Math.max(1, ...stacks.map(({ count }) => count));
  const drawn = stacks.map((stack) => (largest > MOST_DOTS ? column(stack, largest, x(stack.percent)) : dots(stack, Math.min(WIDEST, (GROUND - 8) / largest), x(stack.percent))));
  return figure(
    text,
    HEIGHT,
    svg`${ticks.map((tick) => svg`<line class=${tick === 0 ? "c-zero" : "c-grid"} x1=${x(tick)} x2=${x(tick)} y1="4" y2=${GROUND + 6} />
      <text class="t-soft t-tiny" x=${x(tick)} y=${HEIGHT - 8} text-anchor="middle">${text.tick(tick)}</text>`)}${drawn}`,
  );
}

function dots({ percent, count, same }: Stack, step: number, x: string): SVGTemplateResult {
  const dot = (i: number) => svg`<circle class="c-${i < same ? "same" : side(percent)}" cx=${x} cy=${(GROUND - i * step).toFixed(1)} r=${(step * 0.42).toFixed(1)} />`;
  return svg`${Array.from({ length: count }, (_, i) => dot(i))}`;
}

function column({ percent, count, same }: Stack, largest: number, x: string): SVGTemplateResult {
  const height = (of: number) => (of / largest) * (GROUND - 4);
  const line = (way: string, from: number, to: number) => (to > from ? svg`<line class="l-stack s-${way}" x1=${x} x2=${x} y1=${(GROUND + 4 - height(from)).toFixed(1)} y2=${(GROUND + 4 - Math.max(height(to), height(from) + 1)).toFixed(1)} />` : svg``);
  return svg`${line("same", 0, same)}${line(side(percent), same, count)}`;
}
