// Exact numbers for what the page itself adds, divides and compares: a whole number over a whole number, never a float.

import type { Cell } from "fordela";

export interface Exact {
  readonly n: bigint;
  /** Above zero. */
  readonly d: bigint;
}

export const ZERO: Exact = { n: 0n, d: 1n };

/** Of a decimal string ("-12.50") or a fraction ("1/3"), as the core writes them. */
export function parse(text: string): Exact {
  const [above = "0", below] = text.split("/");
  if (below !== undefined) return { n: BigInt(above), d: BigInt(below) };
  const [whole = "0", part = ""] = above.split(".");
  return { n: BigInt(whole + part), d: 10n ** BigInt(part.length) };
}

/** The number of a cell; undefined where there is none. A cell whose value is a rounding has the whole number beside it. */
export function exactly(cell: Cell): Exact | undefined {
  if (cell.state !== "value" || cell.value === undefined) return undefined;
  return parse(cell.exact ?? cell.value);
}

export function plus(a: Exact, b: Exact): Exact {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d };
  if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export const negative = (a: Exact): Exact => ({ n: -a.n, d: a.d });
export const minus = (a: Exact, b: Exact): Exact => plus(a, negative(b));
export const absolute = (a: Exact): Exact => (a.n < 0n ? negative(a) : a);
export const times = (a: Exact, whole: bigint): Exact => ({ n: a.n * whole, d: a.d });

/** a over b; undefined where b is nought. */
export function over(a: Exact, b: Exact): Exact | undefined {
  if (b.n === 0n) return undefined;
  const [n, d] = [a.n * b.d, a.d * b.n];
  return d < 0n ? { n: -n, d: -d } : { n, d };
}

/** Below, at or above zero, as a - b is. */
export function order(a: Exact, b: Exact): number {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A decimal string of so many decimals; a half goes away from zero, as in the core. */
export function rounded(a: Exact, decimals: number): string {
  const scaled = (a.n < 0n ? -a.n : a.n) * 10n ** BigInt(decimals);
  const whole = (2n * scaled + a.d) / (2n * a.d);
  const digits = String(whole).padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return a.n < 0n && whole !== 0n ? `-${text}` : text;
}

/** All its decimals where they end within the given number, else rounded to them. */
export function written(a: Exact, most: number): string {
  const text = rounded(a, most);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** For drawing only: a as a part of b, between 0 and 1. */
export function part(a: Exact, b: Exact): number {
  const found = over(a, b);
  if (!found) return 0;
  return Math.min(1, Math.max(0, Number((found.n * 10_000n) / found.d) / 10_000));
}
