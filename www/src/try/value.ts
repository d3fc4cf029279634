// The value of a parameter: as a place on its slider, as a text in its field, and as words. Exact all the way; a float is only
// ever a place to draw at.

import type { Cell, RuleSetInfo, Sort } from "fordela";
import type { Context } from "./context.js";
import { readNumber, writeNumber, type Entry } from "../entry.js";
import { minus, order, over, parse, plus, rounded, times, written, type Exact } from "../exact.js";

export type Parameter = RuleSetInfo["parameters"][number];

/** A slider in whole stops: the browser counts stops, and the value of a stop is exact. */
export interface Slider {
  low: Exact;
  high: Exact;
  step: Exact;
  stops: number;
}

/** As many stops at least, so that a slider feels even; the step is 1, 2 or 5 of some decimal. */
const LEAST_STOPS = 60;
/** A whole number of few is chosen among, not slid over: years, steps, places. */
const MOST_WHOLE = 20n;
const DECIMALS = 12;

export const given = ({ cell }: Parameter): boolean => cell?.state === "value" && cell.value !== undefined;
export const valueOf = ({ cell }: Parameter): string => cell?.exact ?? cell?.value ?? "0";

const known = new WeakMap<Parameter, Slider | undefined>();

export function sliderOf(parameter: Parameter, currency: string): Slider | undefined {
  if (!known.has(parameter)) known.set(parameter, made(parameter, currency));
  return known.get(parameter);
}

function made(parameter: Parameter, currency: string): Slider | undefined {
  if (!parameter.slider || !given(parameter)) return undefined;
  const [low, high] = parameter.slider.map(parse) as [Exact, Exact];
  const span = minus(high, low);
  if (span.n <= 0n) return undefined;
  const step = counted(parameter, currency) && span.n <= MOST_WHOLE * span.d ? { n: 1n, d: 1n } : nice(span);
  const stops = over(span, step) as Exact;
  return { low, high, step, stops: Number((stops.n + stops.d - 1n) / stops.d) };
}

/** Something that is counted and written in whole numbers, such as years: neither money nor a part of something. */
function counted(parameter: Parameter, currency: string): boolean {
  const { measure, kind } = parameter.sort;
  const whole = [valueOf(parameter), ...(parameter.slider ?? [])].every((value) => parse(value).n % parse(value).d === 0n);
  return kind === "number" && measure !== undefined && !measure.split(/[/*]/).includes(currency) && whole;
}

function nice(span: Exact): Exact {
  let step: Exact = { n: 1n, d: 10n ** BigInt(DECIMALS) };
  const next: Exact[] = [{ n: 2n, d: 1n }, { n: 5n, d: 2n }, { n: 2n, d: 1n }];
  for (let i = 0; ; i++) {
    const factor = next[i % 3] as Exact;
    const wider = { n: step.n * factor.n, d: step.d * factor.d };
    if (order(times(wider, BigInt(LEAST_STOPS)), span) > 0) return parse(written(step, DECIMALS));
    step = wider;
  }
}

export const part = ({ low, high }: Slider, value: string): number => {
  const place = over(minus(parse(value), low), minus(high, low)) as Exact;
  return Math.min(1, Math.max(0, Number((place.n * 1_000_000n) / place.d) / 1_000_000));
};

export const stopOf = (slider: Slider, value: string): number => {
  const at = over(minus(parse(value), slider.low), slider.step) as Exact;
  return Math.min(slider.stops, Math.max(0, Number(rounded(at, 0))));
};

/** The value of a stop. The one nearest to what the rule set says is what it says, so that one can come back to it. */
export function valueAt(slider: Slider, stop: number, own: string): string {
  if (stop === stopOf(slider, own)) return own;
  const value = plus(slider.low, times(slider.step, BigInt(stop)));
  return written(order(value, slider.high) > 0 ? slider.high : value, DECIMALS);
}

export const equal = (a: string, b: string): boolean => order(parse(a), parse(b)) === 0;
export const outside = ({ low, high }: Slider, value: string): boolean => order(parse(value), low) < 0 || order(parse(value), high) > 0;

// ---- as text --------------------------------------------------------------------------------

const FRACTION = /^([-\u2212]?)\s*(\d{1,12})\s*\/\s*(\d{1,12})$/;

/** A number, or a fraction that is one: "7/4". A rule file can say no other. */
export function read(ctx: Context, text: string, sort: Sort): Entry {
  const fraction = FRACTION.exec(text.trim());
  if (fraction && sort.kind !== "percent" && !/^0+$/.test(fraction[3] ?? "")) {
    const value = parse(`${fraction[1] ? "-" : ""}${fraction[2]}/${fraction[3]}`);
    const text = written(value, DECIMALS);
    if (order(parse(text), value) === 0) return { kind: "number", value: text };
  }
  const units = sort.measure === undefined ? [] : [sort.measure, ctx.fmt.measure(sort.measure), ctx.fmt.measure(sort.measure, true)];
  return readNumber(text, { lang: ctx.lang, units, percent: sort.kind === "percent" });
}

/** As it stands in the field; the unit stands beside it. */
export const field = (ctx: Context, value: string, sort: Sort): string => {
  if (value.includes("/")) return value.replace("-", "\u2212");
  const text = writeNumber(value, ctx.lang, sort.kind === "percent");
  return sort.kind === "percent" ? `${text}${ctx.lang === "sv" ? "\u00a0" : ""}%` : text;
};

export const cellOf = (value: string): Cell => (value.includes("/") ? { state: "value", value: written(parse(value), DECIMALS), exact: value } : { state: "value", value });

/** In words, with the unit. */
export const words = (ctx: Context, value: string, sort: Sort): string => ctx.fmt.cell(cellOf(value), sort);

/** The unit alone, for beside the field. */
export const unit = (ctx: Context, { measure }: Sort): string => (measure === undefined ? "" : ctx.fmt.measure(measure));
