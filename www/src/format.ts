// One cell of the core as text: its state, its number, its measure. Bound to a language once, used by every view.

import type { Cell, Sort } from "fordela";
import { absolute, decimals, formatDate, formatNumber, type Lang } from "./numbers.js";
import type { Texts } from "./texts/index.js";

const NBSP = "\u00a0";

export interface AmountOptions {
  digits?: number;
  signed?: boolean;
  bare?: boolean;
}

/** A number that is no finite decimal is cut to about this many digits, and marked as cut. */
const CUT_DIGITS = 10;
/** A fraction as short as this is clearer as itself: "1/3". */
const SHORT_FRACTION = 7;

export class Format {
  constructor(
    readonly lang: Lang,
    readonly t: Texts,
    /** What amounts are counted in; they get two decimals or none. */
    readonly currency?: string,
  ) {}

  number(value: string): string {
    return formatNumber(value, this.lang);
  }

  count(value: number): string {
    return formatNumber(String(value), this.lang);
  }

  /** An amount; öre only where the column has them. */
  amount(value: string, currency: string, options: AmountOptions = {}): string {
    const least = options.digits ?? (decimals(value) > 0 ? 2 : 0);
    const text = formatNumber(value, this.lang, { least, signed: options.signed ?? false });
    return options.bare ? text : `${text}${NBSP}${currency}`;
  }

  /** Per cent with one decimal, from a string already in per cent ("-1.2"). */
  percent(value: string, signed = false): string {
    const text = formatNumber(value, this.lang, { least: 1, most: 1, signed });
    return this.lang === "sv" ? `${text}${NBSP}%` : `${text}%`;
  }

  /** A change in whole per cent: "+5 %". */
  wholePercent(value: number): string {
    const text = formatNumber(String(value), this.lang, { signed: true });
    return this.lang === "sv" ? `${text}${NBSP}%` : `${text}%`;
  }

  /** What stands instead of a value, or undefined when there is one. */
  state(cell: Cell): string | undefined {
    if (cell.state === "missing") return this.t.cell.missing;
    if (cell.state === "inapplicable") return this.t.cell.inapplicable;
    if (cell.state === "failed") return this.t.cell.failed;
    if (cell.state === "protected") return this.t.cell.protected;
    return undefined;
  }

  /** True when what is shown is not the whole number. */
  isCut(cell: Cell, sort: Sort): boolean {
    return cell.exact !== undefined && (sort.kind === "percent" || cell.exact.length > SHORT_FRACTION);
  }

  /** The whole of a cell as text, with the sign of a cut number before it. */
  cell(cell: Cell, sort: Sort): string {
    return this.isCut(cell, sort) ? `≈${NBSP}${this.bare(cell, sort)}` : this.bare(cell, sort);
  }

  /** The same without that sign, for the middle of an equation. */
  bare(cell: Cell, sort: Sort): string {
    const state = this.state(cell);
    if (state !== undefined || cell.value === undefined) return state ?? this.t.cell.missing;
    switch (sort.kind) {
      case "number":
        return this.#measured(cell, sort);
      case "percent":
        return this.#decimal(cell, sort);
      case "date":
        return formatDate(cell.value, this.lang);
      case "boolean":
        return cell.value === "ja" ? this.t.cell.yes : this.t.cell.no;
      default:
        return cell.value;
    }
  }

  #measured(cell: Cell, sort: Sort): string {
    const text = this.#decimal(cell, sort);
    if (!sort.measure) return text;
    const one = absolute(cell.value ?? "").replace(/\.0*$/, "") === "1";
    return `${text}${NBSP}${this.measure(sort.measure, one)}`;
  }

  #decimal(cell: Cell, sort: Sort): string {
    const value = cell.value ?? "";
    const percent = sort.kind === "percent";
    if (sort.measure === "år" && /^[12]\d{3}$/.test(value)) return value; // a year of the calendar is read without a thin space
    if (cell.exact === undefined) {
      const least = sort.measure !== undefined && sort.measure === this.currency && decimals(value) > 0 ? 2 : 0;
      return formatNumber(value, this.lang, { percent, least });
    }
    if (!this.isCut(cell, sort)) return cell.exact.replace("-", "\u2212");
    const whole = absolute(value).split(".")[0]?.length ?? 1;
    return formatNumber(value, this.lang, { most: Math.min(Math.max(CUT_DIGITS - whole, 2), 8), percent });
  }

  /** "kr/elev" is read "kr per elev"; measures that a rule set names itself are left as they are. */
  measure(measure: string, one = false): string {
    const [above = "", ...below] = measure.split("/");
    const names = this.t.measures as Readonly<Record<string, readonly [string, string]>>;
    const name = (id: string, single: boolean) =>
      id
        .split("*")
        .map((part) => names[part]?.[single ? 0 : 1] ?? part)
        .join("·");
    return [name(above, one), ...below.map((part) => `${this.t.per} ${name(part, true)}`)].join(" ");
  }
}
