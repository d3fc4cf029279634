// The axis of a chart of amounts: round numbers, said in kronor, thousands or millions; and whether it begins above zero.

import { shifted } from "../entry.js";
import type { Context } from "../context.js";
import { absolute, compare, formatNumber, position, subtract, ticks, times } from "../numbers.js";

export interface Axis {
  ticks: readonly { value: string; text: string; at: number }[];
  /** "Miljoner kr" */
  unit: string;
  /** Where it begins, where that is not zero. */
  cut: string | undefined;
  /** In per cent of the width or height. */
  at(value: string): number;
}

/** Zero belongs to the axis where it lies near; else the axis is cut, and says so. For marks and lines, never for bars from zero. */
export function amountAxis(ctx: Context, values: readonly string[], currency: string, wanted = 4): Axis {
  const sorted = [...values].sort(compare);
  const [least = "0", most = "0"] = [sorted[0], sorted.at(-1)];
  const span = subtract(most, least);
  const far = compare(times(least, 3), span) > 0;
  const steps = ticks(far ? values : [...values, "0"], wanted);
  const [low = "0", high = "0"] = [steps[0], steps.at(-1)];
  const largest = compare(absolute(low), high) > 0 ? absolute(low) : high;
  const by = compare(largest, "1000000") >= 0 ? 6 : compare(largest, "10000") >= 0 ? 3 : 0;
  const text = (value: string) => formatNumber(shifted(value, -by), ctx.lang);
  const at = (value: string) => position(value, low, high);
  return {
    ticks: steps.map((value) => ({ value, text: text(value), at: at(value) })),
    unit: ctx.t.charts.unit[by](currency),
    cut: far && compare(low, "0") !== 0 ? text(low) : undefined,
    at,
  };
}

/** "Miljoner kr. Axeln börjar vid 2,3." */
export const axisText = (ctx: Context, axis: Axis): string => (axis.cut === undefined ? `${axis.unit}.` : `${axis.unit}. ${ctx.t.charts.cut(axis.cut)}`);

/** Positions across are in per cent, so that the text is as large on a telephone as on a screen. */
export const percentOf = (at: number): string => `${at.toFixed(2)}%`;
