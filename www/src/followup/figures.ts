// The figures of the follow-up as text and as lengths. What is protected is a word, everywhere and in the same way.

import type { Account, Amount, Count } from "fordela";
import { html, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import type { AmountOptions } from "../format.js";
import { add, columnDigits, share, sign, subtract } from "../numbers.js";

export const hidden = ({ t }: Context): TemplateResult => html`<span class="fd-prot">${t.cell.protected}</span>`;

export const money = (ctx: Context, value: Amount | undefined, currency: string, options: AmountOptions = {}): TemplateResult | string =>
  value === null || value === undefined ? hidden(ctx) : ctx.fmt.amount(value, currency, options);

export const moneyText = (ctx: Context, value: Amount, currency: string): string => (value === null ? ctx.t.cell.protected : ctx.fmt.amount(value, currency));

export const number = (ctx: Context, value: Count | undefined): TemplateResult | string => (value === null || value === undefined ? hidden(ctx) : ctx.fmt.count(value));

export const numberText = (ctx: Context, value: Count): string => (value === null ? ctx.t.cell.protected : ctx.fmt.count(value));

/** The reported part; nothing where nothing was allocated. */
export function reported(ctx: Context, account: Account): TemplateResult | string {
  if (account.share !== undefined) return ctx.fmt.percent(account.share);
  return account.allocated === null || account.notReported === null ? hidden(ctx) : ctx.t.cell.none;
}

export function reportedText(ctx: Context, account: Account): string {
  if (account.share !== undefined) return ctx.fmt.percent(account.share);
  return account.allocated === null || account.notReported === null ? ctx.t.cell.protected : ctx.t.cell.none;
}

/** What is drawn: used, unspent and not reported as parts of one. Nothing where any of them is protected. */
export function parts({ allocated, used, unspent, notReported }: Account): readonly [number, number, number] | undefined {
  if (allocated === null || used === null || unspent === null || notReported === null || sign(allocated) <= 0) return undefined;
  return [share(used, allocated), share(unspent, allocated), share(notReported, allocated)];
}

/** What the sums differ by: nought, or the page says so. Nothing where a part of them is protected. */
export function difference({ allocated, used, unspent, notReported }: Account): string | undefined {
  if (allocated === null || used === null || unspent === null || notReported === null) return undefined;
  return subtract(allocated, add(add(used, unspent), notReported));
}

export const COLUMNS = ["allocated", "used", "unspent", "notReported"] as const;
export type Column = (typeof COLUMNS)[number] | "over";

/** The columns of a table of accounts; what was spent beyond the reports only where anything was. */
export function columnsOf(accounts: readonly Account[]): readonly Column[] {
  return accounts.some(({ over }) => over !== null && sign(over) !== 0) ? [...COLUMNS, "over"] : COLUMNS;
}

export const digitsOf = (accounts: readonly Account[]): number =>
  columnDigits(accounts.flatMap(({ allocated, used, unspent, notReported, over }) => [allocated, used, unspent, notReported, over].map((value) => value ?? undefined)));
