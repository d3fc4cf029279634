// Groups of schools at several times: a mark for each school, the median as a line, the middle half as a box. Nothing joins one time
// with the next, and the groups stand in the order of the rules: the figure describes and ranks nothing.

import { svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { position, ticks } from "../numbers.js";
import { percentOf } from "./axis.js";
import { figure, type Figure } from "./figure.js";
import { short } from "./lines.js";

export interface Spread {
  group: string;
  times: readonly {
    label: string;
    /** Decimal strings; nothing where too few schools have a number. */
    median?: string | undefined;
    low?: string | undefined;
    high?: string | undefined;
    points: readonly string[];
    /** An outline for the first time, filled for those after it. */
    outline: boolean;
  }[];
}

const TOP = 14;
const GROUND = 186;
const LEFT = 11;

export function spreadChart(text: Figure, groups: readonly Spread[], tick: (value: string) => string): TemplateResult {
  const all = groups.flatMap(({ times }) => times.flatMap(({ median, low, high, points }) => [median, low, high, ...points].filter((value) => value !== undefined)));
  const steps = ticks([...all, "0"], 3);
  const [least = "0", most = "1"] = [steps[0], steps.at(-1)];
  const y = (value: string) => (GROUND - ((GROUND - TOP) * position(value, least, most)) / 100).toFixed(1);
  const columns = groups.reduce((sum, { times }) => sum + times.length, 0);
  const wide = (100 - LEFT) / Math.max(columns + (groups.length - 1) * 0.3, 1);
  const crowded = columns > 6;
  let left = LEFT;
  const drawn = groups.map(({ group, times }) => {
    const from = left;
    const marks = times.map((time, i) => {
      const at = left;
      left += wide;
      return column(time, at + wide * 0.1, wide * 0.8, y, crowded && i % 2 === 1);
    });
    const middle = (from + left) / 2;
    left += wide * 0.3;
    return svg`${marks}<text class="t-tiny" x=${percentOf(middle)} y=${crowded ? 240 : 224} text-anchor="middle">${columns > 4 ? cut(group, 14) : short(group)}</text>`;
  });
  return figure(text, crowded ? 246 : 230, svg`${steps.map((value) => svg`<line class="c-grid" x1=${percentOf(LEFT)} x2="100%" y1=${y(value)} y2=${y(value)} /><text class="t-soft t-tiny" x="0" y=${Number(y(value)) + 4}>${tick(value)}</text>`)}${drawn}`);
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function column({ label, median, low, high, points, outline }: Spread["times"][number], left: number, wide: number, y: (value: string) => string, lower: boolean): SVGTemplateResult {
  const sorted = [...points].sort((a, b) => Number(b) - Number(a));
  // Beside each other, so that schools of the same value are not one mark.
  const x = (i: number) => percentOf(left + wide * (0.12 + 0.76 * (((i * 5) % 8) / 7)));
  return svg`${low !== undefined && high !== undefined ? svg`<rect class="c-range" x=${percentOf(left)} width=${percentOf(wide)} y=${y(high)} height=${Math.max(Number(y(low)) - Number(y(high)), 0.5).toFixed(1)} />` : ""}
    ${sorted.map((value, i) => svg`<circle class=${outline ? "c-point" : "c-same"} cx=${x(i)} cy=${y(value)} r="2.6" />`)}
    ${median !== undefined ? svg`<line class="c-median" x1=${percentOf(left)} x2=${percentOf(left + wide)} y1=${y(median)} y2=${y(median)} />` : ""}
    <text class="t-tiny t-soft" x=${percentOf(left + wide / 2)} y=${lower ? 220 : 204} text-anchor="middle">${label}</text>`;
}
