// A waterfall: from one sum to another, step by step. Labels stand above the marks; a ring is current rules, a dot a proposal.

import { svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Context } from "../context.js";
import { add, sign } from "../numbers.js";
import type { Side } from "../result.js";
import { figure } from "./figure.js";
import { amountAxis, axisText, percentOf } from "./axis.js";

export interface Waterfall {
  heading: string;
  title: string;
  currency: string;
  digits: number;
  start: { label: string; mark: Side; value: string };
  steps: readonly { label: string; change: string }[];
  end: { label: string; mark: Side; value: string };
}

const ROW = 56;
const TOP = 38;
/** What there is room for above a mark, beside the amount: on a telephone, and else. */
const SHORT = 22;
const LONG = 44;

export function waterfall(ctx: Context, id: string, chart: Waterfall): TemplateResult {
  const { fmt, t } = ctx;
  const money = (value: string, signed = false) => fmt.amount(value, chart.currency, { signed, digits: chart.digits });
  let running = chart.start.value;
  const bars = chart.steps.map(({ label, change }) => {
    const from = running;
    running = add(running, change);
    return { label, change, from, to: running };
  });
  const axis = amountAxis(ctx, [chart.start.value, ...bars.map(({ to }) => to), chart.end.value], chart.currency);
  const height = TOP + ROW * (bars.length + 2) - 16;
  const row = (i: number) => TOP + ROW * i;
  const label = (i: number, text: string, value: string, colour = "") => svg`
    <text class="t-long t-halo" x="0" y=${row(i)}>${cut(text, LONG)}</text><text class="t-short t-halo" x="0" y=${row(i)}>${cut(text, SHORT)}</text>
    <text x="100%" y=${row(i)} text-anchor="end" class=${`t-b t-halo ${colour}`}>${value}</text>`;
  const link = (i: number, at: string) => svg`<line class="c-link" x1=${percentOf(axis.at(at))} x2=${percentOf(axis.at(at))} y1=${row(i) + 28} y2=${row(i) + 66}/>`;
  const dot = (i: number, value: string, mark: Side) => svg`<circle class=${`c-${mark}`} cx=${percentOf(axis.at(value))} cy=${row(i) + 19} r="8"/>`;
  const bar = (i: number, { label: text, change, from, to }: (typeof bars)[number]): SVGTemplateResult => {
    const direction = sign(change);
    const [left, right] = direction < 0 ? [to, from] : [from, to];
    const side = direction < 0 ? "down" : direction > 0 ? "up" : "same";
    const point = direction < 0 ? "M0 0 L-9 9 L0 18 Z" : "M0 0 L9 9 L0 18 Z";
    return svg`${label(i, text, money(change, true), `f-${side}`)}
      <rect class=${`c-${side}`} x=${percentOf(axis.at(left))} y=${row(i) + 10} width=${percentOf(Math.max(0.15, axis.at(right) - axis.at(left)))} height="18"/>
      <svg x=${percentOf(axis.at(to))} y=${row(i) + 10} width="1" height="18" overflow="visible"><path class=${`c-${side}`} d=${point}/></svg>
      ${link(i, to)}`;
  };
  const last = bars.length + 1;
  const described = [
    `${chart.start.label} ${money(chart.start.value)}.`,
    ...bars.map(({ label: text, change }) => `${text} ${money(change, true)}.`),
    `${chart.end.label} ${money(chart.end.value)}.`,
    t.charts.same,
  ].join(" ");
  const drawing = svg`
    ${axis.ticks.map(({ text, at }, i) => svg`
      <line class="c-grid" x1=${percentOf(at)} x2=${percentOf(at)} y1="18" y2=${height - 4}/>
      <text class="t-soft t-tiny" x=${percentOf(at)} y="10" text-anchor=${i === 0 ? "start" : i === axis.ticks.length - 1 ? "end" : "middle"}>${text}</text>`)}
    ${label(0, chart.start.label, money(chart.start.value))}${link(0, chart.start.value)}${dot(0, chart.start.value, chart.start.mark)}
    ${bars.map((one, i) => bar(i + 1, one))}
    ${label(last, chart.end.label, money(chart.end.value))}${dot(last, chart.end.value, chart.end.mark)}`;
  return figure({ id, heading: chart.heading, sub: axisText(ctx, axis), title: chart.title, description: described }, height, drawing);
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/[\s,.]+\S{0,3}$/, "")}…`;
}
