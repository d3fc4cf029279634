// A line in steps: what an amount is for each number of something. Dashed is current rules, whole is a proposal.

import { svg, type TemplateResult } from "lit";
import type { Context } from "../context.js";
import type { Side } from "../result.js";
import { figure } from "./figure.js";
import { amountAxis, axisText, percentOf } from "./axis.js";

export interface Steps {
  title: string;
  /** What the line is of, in the sentence under the title. */
  of: string;
  currency: string;
  /** The numbers along the line, as they are shown. */
  along: readonly string[];
  /** The one that stands for how it is. */
  now: number;
  lines: readonly { label: string; mark: Side; values: readonly string[] }[];
}

const HEIGHT = 240;
const TOP = 30;
const BOTTOM = 34;
/** Left of the lines, for the numbers of the axis. */
const LEFT = 9;

export function steps(ctx: Context, id: string, chart: Steps): TemplateResult {
  const { t, fmt } = ctx;
  const axis = amountAxis(ctx, chart.lines.flatMap(({ values }) => values), chart.currency, 3);
  const count = chart.along.length;
  const x = (i: number) => percentOf(LEFT + ((100 - LEFT) * i) / count);
  const y = (value: string) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * axis.at(value)) / 100;
  const line = ({ mark, values }: Steps["lines"][number]) => values.map((value, i) => {
    const next = values[i + 1];
    return svg`<line class=${`l-${mark}`} x1=${x(i)} x2=${x(i + 1)} y1=${y(value)} y2=${y(value)}/>${
      next === undefined ? "" : svg`<line class=${`l-${mark}`} x1=${x(i + 1)} x2=${x(i + 1)} y1=${y(value)} y2=${y(next)}/>`}`;
  });
  const middle = (i: number) => percentOf(LEFT + ((100 - LEFT) * (i + 0.5)) / count);
  const described = chart.lines.map(({ label, values }) => t.charts.fromTo(label, fmt.amount(values[0] ?? "0", chart.currency), fmt.amount(values.at(-1) ?? "0", chart.currency)));
  const ends = labels(chart.lines.map(({ values }) => y(values.at(-1) ?? "0")));
  const drawing = svg`
    ${axis.ticks.map(({ value, text }) => svg`<line class="c-grid" x1=${percentOf(LEFT)} x2="100%" y1=${y(value)} y2=${y(value)}/>
      <text class="t-soft t-tiny" x="0" y=${y(value) + 4}>${text}</text>`)}
    <line class="c-now" x1=${middle(chart.now)} x2=${middle(chart.now)} y1=${TOP} y2=${HEIGHT - BOTTOM}/>
    ${chart.lines.map(line)}
    ${chart.lines.map(({ label, mark }, i) => svg`<text x="100%" y=${ends[i]} text-anchor="end" class=${`t-halo ${mark === "proposed" ? "t-b" : ""}`}>${label}</text>`)}
    ${[0, chart.now, count - 1].filter((i, at) => at === 1 || Math.abs(i - chart.now) > 2).map((i) => svg`
      <text class=${i === chart.now ? "t-tiny t-b" : "t-soft t-tiny"} x=${i === count - 1 ? "100%" : i === 0 ? percentOf(LEFT) : middle(i)} y=${HEIGHT - 10}
        text-anchor=${i === count - 1 ? "end" : i === 0 ? "start" : "middle"}>${chart.along[i]}</text>`)}`;
  return figure({ id, heading: chart.title, sub: `${chart.of} ${axisText(ctx, axis)}`, title: chart.title, description: `${described.join(" ")} ${t.charts.same}` }, HEIGHT, drawing);
}

/** Above the end of its line each; two lines that end close have the lower one's label below. */
function labels([first = 0, second]: readonly number[]): number[] {
  if (second === undefined) return [first - 8];
  const close = Math.abs(first - second) < 26;
  const below = (own: number, other: number) => close && own >= other;
  return [below(first, second) ? first + 18 : first - 8, below(second, first) && first !== second ? second + 18 : second - 8];
}
