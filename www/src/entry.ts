// Numbers as people type them, read exactly: "1 234,50", "1234.50", spaces of every kind, apostrophes, a minus that is a
// dash, a unit after the number. What may mean two things is asked about, never guessed. No number becomes a float.

import type { Lang } from "./numbers.js";

/** Why a text is no number; each has a sentence of its own in the catalogue. */
export type Wrong = "letters" | "exponent" | "marks" | "groups" | "unit" | "unfinished" | "long";

export type Entry =
  | { kind: "number"; value: string }                                     // a decimal string, exactly what was meant
  | { kind: "empty" }
  | { kind: "question"; grouped: string; decimal: string }                // "1.234": 1234 or 1.234
  | { kind: "wrong"; why: Wrong; part: string };                          // part: what of the text is in the way

export interface Reading {
  lang: Lang;
  /** What may stand after the number, besides the sign of per cent in a field of per cent: "kr", "elever", "kr/elev". */
  units?: readonly string[];
  /** The number is typed in per cent and given as a part of one: "71 %" is "0.71". */
  percent?: boolean;
}

const SPACES = "[\\u0020\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000\\t]";
const APOSTROPHES = "['\\u2019\\u02bc\\u2032]";
const MINUS = /^[-\u2212\u2012\u2013\u2010\u2011\uff0d]/;
/** Longer than any amount, short enough for the core. */
const LONGEST = 24;

const spaces = new RegExp(SPACES, "gu");
const numeric = new RegExp(`^(?:[\\d.,]|${SPACES}|${APOSTROPHES})*`, "u");
/** A first group of one to three digits, then groups of three. */
const grouped = (mark: string) => new RegExp(`^\\d{1,3}(?:${mark}\\d{3})+$`, "u");
const groupings = [grouped(SPACES), grouped(APOSTROPHES), grouped("\\."), grouped(",")];
const plain = /^\d+$/;

export function readNumber(text: string, { lang, units = [], percent = false }: Reading): Entry {
  const trimmed = text.replace(/\u200b|\ufeff/g, "").trim();
  if (trimmed === "") return { kind: "empty" };
  const sign = MINUS.exec(trimmed) ? "-" : "";
  const unsigned = trimmed.replace(MINUS, "").replace(/^\+/, "").trim();
  const written = (numeric.exec(unsigned)?.[0] ?? "").trim();
  const rest = unsigned.slice(unsigned.indexOf(written) + written.length).trim();
  if (!/\d/.test(written)) return rest === "" ? { kind: "wrong", why: "unfinished", part: trimmed } : { kind: "wrong", why: "letters", part: rest };
  if (/^e[-+\u2212]?\d/i.test(rest)) return { kind: "wrong", why: "exponent", part: trimmed };
  if (rest !== "" && !isUnit(rest, percent ? ["%", ...units] : units)) {
    return { kind: "wrong", why: /\d/.test(rest) ? "letters" : "unit", part: rest };
  }
  const read = digits(written, lang);
  if (read.kind === "wrong") return read;
  const finish = (value: string) => canonical(sign, percent ? shifted(value, -2) : value);
  if (read.kind === "question") return { kind: "question", grouped: finish(read.grouped), decimal: finish(read.decimal) };
  if (read.value.replace(".", "").length > LONGEST) return { kind: "wrong", why: "long", part: written };
  return { kind: "number", value: finish(read.value) };
}

type Digits = { kind: "number"; value: string } | { kind: "question"; grouped: string; decimal: string } | { kind: "wrong"; why: Wrong; part: string };

/** The digits with their marks: which mark groups and which one is the decimal's. */
function digits(written: string, lang: Lang): Digits {
  const marks = [...written.matchAll(/[.,]/g)];
  const last = marks.at(-1);
  const asked = lang === "en" ? /^(?!0)\d{1,3}[.,]\d{3}$/ : /^(?!0)\d{1,3}\.\d{3}$/;
  if (asked.test(written)) {
    return { kind: "question", grouped: written.replace(/[.,]/, ""), decimal: written.replace(",", ".") };
  }
  if (!last) return whole(written);
  // One mark is the decimal's unless it stands between groups; of two different ones the last is.
  const same = marks.filter(([mark]) => mark === last[0]).length;
  if (same > 1) return whole(written);
  const before = written.slice(0, last.index);
  const after = written.slice(last.index + 1);
  if (!/^\d*$/.test(after)) return { kind: "wrong", why: "marks", part: written };
  const left = before === "" ? { kind: "number" as const, value: "0" } : whole(before);
  if (left.kind !== "number") return left;
  return { kind: "number", value: after === "" ? left.value : `${left.value}.${after}` };
}

function whole(written: string): Digits {
  if (plain.test(written) || groupings.some((form) => form.test(written))) return { kind: "number", value: written.replace(/\D/g, "") };
  return { kind: "wrong", why: /[.,]/.test(written) ? "marks" : "groups", part: written };
}

/** "kr", "kr/elev", "kr per elev", "kr." and ":-" after an amount: the same unit. */
function isUnit(text: string, units: readonly string[]): boolean {
  const loose = (unit: string) => unit.toLocaleLowerCase("sv").replace(spaces, " ").replace(/ ?(?:\/| per ) ?/g, "/").replace(/\.$/, "");
  const money = units.some((unit) => unit === "kr" || unit.startsWith("kr/"));
  return units.some((unit) => loose(unit) === loose(text)) || (money && /^(?::-|:\u2013|,-|-)$/.test(text)) || (money && loose(text) === "kr");
}

/** No needless zeros, and no zero below zero. */
function canonical(sign: string, value: string): string {
  const [above = "", below = ""] = value.split(".");
  const first = above.replace(/^0+(?=\d)/, "");
  const rest = below.replace(/0+$/, "");
  const size = rest === "" ? first : `${first}.${rest}`;
  return size === "0" ? size : sign + size;
}

/** The point moved: two places to the left makes a number of per cent a part of one. */
export function shifted(value: string, by: number): string {
  const sign = value.startsWith("-") ? "-" : "";
  const [above = "", below = ""] = value.replace("-", "").split(".");
  const padded = by < 0 ? above.padStart(1 - by, "0") + below : above + below.padEnd(by, "0");
  const point = by < 0 ? Math.max(above.length, 1 - by) + by : above.length + by;
  return canonical(sign, `${padded.slice(0, point)}.${padded.slice(point)}`);
}

/** As it would be typed, so that it is read as the same number: groups apart by spaces that do not break. */
export function writeNumber(value: string, lang: Lang, percent = false): string {
  const plainValue = canonical(value.startsWith("-") ? "-" : "", (percent ? shifted(value, 2) : value).replace("-", ""));
  const [above = "", below] = plainValue.replace("-", "").split(".");
  const first = above.replace(/\B(?=(?:\d{3})+$)/g, "\u00a0");
  const sign = plainValue.startsWith("-") ? "\u2212" : "";
  if (below === undefined) return sign + first;
  // In English "1.234" would be asked about.
  const rest = lang === "en" && below.length === 3 && above.length < 4 && above !== "0" ? `${below}0` : below;
  return `${sign}${first}${lang === "sv" ? "," : "."}${rest}`;
}
