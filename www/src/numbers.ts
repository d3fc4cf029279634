// Numbers as people read them. Amounts are decimal strings from the core and stay strings all the way to Intl,
// which reads them exactly; no amount ever becomes a float. `share` alone gives a float, for the length of a bar.

export type Lang = "sv" | "en";

const LOCALE: Record<Lang, string> = { sv: "sv-SE", en: "en-GB" };
const MINUS = "\u2212";
const formats = new Map<string, Intl.NumberFormat>();

export interface Digits {
  /** Decimals always shown. */
  least?: number;
  /** Decimals shown at most; without it every decimal of the string. */
  most?: number;
  /** A plus sign before what is above zero. */
  signed?: boolean;
  /** The string is a fraction of one, to be read in per cent. */
  percent?: boolean;
}

function format(lang: Lang, least: number, most: number, signed: boolean, percent: boolean): Intl.NumberFormat {
  const key = `${lang} ${least} ${most} ${signed} ${percent}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.NumberFormat(LOCALE[lang], {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      signDisplay: signed ? "exceptZero" : "negative",
      style: percent ? "percent" : "decimal",
    });
    formats.set(key, found);
  }
  return found;
}

/** How many decimals a decimal string holds, trailing zeros apart. */
export function decimals(value: string): number {
  const point = value.indexOf(".");
  return point < 0 ? 0 : value.slice(point + 1).replace(/0+$/, "").length;
}

export function formatNumber(value: string, lang: Lang, digits: Digits = {}): string {
  const { least = 0, signed = false, percent = false } = digits;
  const own = Math.max(0, decimals(value) - (percent ? 2 : 0));
  const most = Math.min(Math.max(least, digits.most ?? own), 20);
  return format(lang, Math.min(least, most), most, signed, percent)
    .format(value as Intl.StringNumericLiteral)
    .replace("-", MINUS);
}

/** Decimals that a column of amounts shares: none when every amount is in whole kronor, else two. */
export function columnDigits(values: Iterable<string | undefined>): number {
  let most = 0;
  for (const value of values) if (value !== undefined) most = Math.max(most, decimals(value));
  return most === 0 ? 0 : Math.max(2, most);
}

/** ISO dates are how dates are written in Swedish; English gets the month in letters. */
export function formatDate(iso: string, lang: Lang): string {
  if (lang === "sv") return iso;
  const date = new Date(`${iso}T00:00:00Z`);
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(date);
}

function scaled(value: string, places: number): bigint {
  const [whole = "0", fraction = ""] = value.replace("-", "").split(".");
  const digits = BigInt(whole + fraction.padEnd(places, "0").slice(0, places));
  return value.startsWith("-") ? -digits : digits;
}

function places(...values: string[]): number {
  return Math.max(...values.map((value) => value.split(".")[1]?.length ?? 0));
}

/** -1, 0 or 1, exactly. */
export function compare(a: string, b: string): number {
  const n = places(a, b);
  const left = scaled(a, n);
  const right = scaled(b, n);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The decimal string of a whole number of units of the last of n decimals. */
function unscaled(value: bigint, n: number): string {
  const digits = String(value < 0n ? -value : value).padStart(n + 1, "0");
  const text = n === 0 ? digits : `${digits.slice(0, -n)}.${digits.slice(-n)}`;
  return value < 0n ? `-${text}` : text;
}

/** a - b, exactly. */
export function subtract(a: string, b: string): string {
  const n = places(a, b);
  return unscaled(scaled(a, n) - scaled(b, n), n);
}

/** a + b, exactly. */
export function add(a: string, b: string): string {
  const n = places(a, b);
  return unscaled(scaled(a, n) + scaled(b, n), n);
}

/** a × n, exactly. */
export function times(a: string, n: number): string {
  const decimals = places(a);
  return unscaled(scaled(a, decimals) * BigInt(n), decimals);
}

export const sign = (value: string): number => compare(value, "0");

export const absolute = (value: string): string => value.replace(/^-/, "");

/** a as a part of b, for drawing only. */
export function share(a: string, b: string): number {
  const n = places(a, b);
  const whole = scaled(b, n);
  if (whole <= 0n) return 0;
  return Math.min(1, Math.max(0, Number((scaled(a, n) * 10_000n) / whole) / 10_000));
}

/** Where a value lies between low and high, in per cent of the way; for drawing only. */
export function position(value: string, low: string, high: string): number {
  const n = places(value, low, high);
  const span = scaled(high, n) - scaled(low, n);
  if (span <= 0n) return 0;
  return Number(((scaled(value, n) - scaled(low, n)) * 1_000_000n) / span) / 10_000;
}

/** Round numbers from at most the lowest to at least the highest of the values, about as many steps as wanted. */
export function ticks(values: readonly string[], wanted: number): string[] {
  const n = Math.max(2, places(...values));
  const whole = values.map((value) => scaled(value, n));
  const low = whole.reduce((a, b) => (a < b ? a : b));
  const high = whole.reduce((a, b) => (a > b ? a : b));
  const least = (high - low) / BigInt(wanted) || 1n;
  let ten = 1n;
  while (ten * 10n <= least) ten *= 10n;
  const step = [1n, 2n, 5n, 10n].map((by) => by * ten).find((size) => size >= least) ?? ten;
  const below = (value: bigint) => (value >= 0n ? value / step : (value - step + 1n) / step) * step;
  const all: string[] = [];
  for (let at = below(low); ; at += step) {
    all.push(unscaled(at, n));
    if (at >= high && all.length > 1) return all;
  }
}
