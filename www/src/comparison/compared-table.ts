// What the tables of providers and of schools have in common: the columns of a comparison, and the row of sums.

import type { Compared, ComparedAmounts } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { amount, difference, key, percent } from "../cells.js";
import type { Context } from "./context.js";
import { markOf, sideName } from "../names.js";
import { columnDigits } from "../numbers.js";
import type { Result } from "../result.js";

export interface Columns {
  ctx: Context;
  result: Result;
  digits: number;
}

/** The sum that is compared: all of it, or net. */
const compared = (ctx: Context, row: ComparedAmounts): Compared => (ctx.ui.net ? row.net : row.sum);

export function columns(ctx: Context, result: Result, rows: readonly ComparedAmounts[]): Columns {
  const values = rows.flatMap((row) => [compared(ctx, row).current.value, compared(ctx, row).proposed.value]);
  return { ctx, result, digits: columnDigits(values) };
}

function headings({ ctx, result }: Columns): { current: string; proposed: string; difference: string; percent: string } {
  const { currency } = result.comparison;
  const unit = (text: string) => ctx.t.comparison.unit(text, currency);
  return {
    current: unit(sideName(ctx, result, "current")),
    proposed: unit(sideName(ctx, result, "proposed")),
    difference: unit(ctx.t.roles.difference),
    percent: ctx.t.roles.percent,
  };
}

export function headCells(table: Columns): TemplateResult {
  const heading = headings(table);
  const head = (text: string | TemplateResult) => html`<th role="columnheader" scope="col" class="num">${text}</th>`;
  return html`${head(key(markOf(table.result, "current"), heading.current))}${table.result.proposed
    ? html`${head(key(markOf(table.result, "proposed"), heading.proposed))}${head(heading.difference)}${head(heading.percent)}`
    : nothing}`;
}

export function figureCells(table: Columns, row: ComparedAmounts): TemplateResult {
  const { ctx, result, digits } = table;
  const { currency } = result.comparison;
  const heading = headings(table);
  const cells = compared(ctx, row);
  const bare = { digits, bare: true };
  const cell = (label: string, side: string, content: unknown) =>
    html`<td role="cell" class="num" data-label=${label} data-side=${side}>${content}</td>`;
  return html`${cell(heading.current, "current", amount(ctx, cells.current, currency, bare))}${result.proposed
    ? html`${cell(heading.proposed, "proposed", amount(ctx, cells.proposed, currency, bare))}
        ${cell(heading.difference, "difference", difference(ctx, cells.difference, currency, bare))}
        ${cell(heading.percent, "percent", percent(ctx, cells.percent))}`
    : nothing}`;
}
