// Alla skolor: one table of all of them, sorted by any column, filtered, with the sums of what is shown beneath.

import type { Cell, Compared } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { amount, difference, key, percent } from "../cells.js";
import { isDown, isUp, type ClassId } from "../classes.js";
import type { Context } from "./context.js";
import { markOf, sideName } from "../names.js";
import { columnDigits } from "../numbers.js";
import type { Result, Side } from "../result.js";
import { shown, sorted } from "./choose.js";
import { perHeading, sideHeading } from "./headings.js";
import { lately } from "./lately.js";
import { measureOf, schoolsOf, type ListColumn, type Row, type Schools } from "./rows.js";
import "./rows-table.js";
import type { Column, RowsTable } from "./rows-table.js";
import { saveSheet } from "./sheet.js";
import { comparedPerSize, total, totals } from "./sums.js";
import { tools } from "./tools.js";
import { COMPARISON_START, setComparison, type ComparisonUi, type Sorting } from "./ui.js";

export interface Table {
  schools: Schools;
  /** What is shown, in its order. */
  rows: readonly Row[];
  sorting: Sorting;
  sum: Sum;
}

interface Sum {
  amounts: Compared;
  size: { current: Cell; proposed: Cell } | undefined;
  per: Compared | undefined;
}

export function bigTable(ctx: Context, result: Result): TemplateResult {
  const { t } = ctx;
  const table = chosen(ctx, result);
  const found = table.rows.length;
  return html`<section class="fd-sec" aria-labelledby="fd-schools">
    <div class="fd-sec__head"><h2 id="fd-schools" tabindex="-1">${t.comparison.schools}</h2><p>${t.comparison.schoolsLead}</p></div>
    ${tools(ctx, result, table.schools, { column: table.sorting.column, columns: headings(ctx, result, table.schools), sort: (column) => sortBy(ctx, result, table, column) })}
    <div class="fd-found">
      <p class="small soft" data-found>${foundText(ctx, result, table)}</p>
      <div class="fd-head__acts">
        ${found === table.schools.rows.length ? nothing : html`<button class="fd-btn" type="button" @click=${() => clear(ctx)}>${t.compare.clear}</button>`}
        <button class="fd-btn" type="button" @click=${() => saveSheet(ctx, result, table)}>${t.compare.sheet}</button>
      </div>
    </div>
    ${found === 0
      ? html`<div class="fd-empty" data-none><p>${t.compare.none}</p></div>`
      : html`<fordela-rows .table=${described(ctx, result, table)}></fordela-rows>`}
  </section>`;
}

/** The button goes away with the filters: the focus moves to the heading. */
function clear(ctx: Context): void {
  const { search, provider, class: none, lists } = COMPARISON_START;
  setComparison(ctx, { search, provider, class: none, lists });
  ctx.say(ctx.t.compare.cleared);
  ctx.focus("#fd-schools");
}

const arranged = lately((schools: Schools, search: string, provider: string, wanted: ClassId | "", lists: ComparisonUi["lists"], column: string, descending: boolean) => {
  const rows = sorted(shown(schools.rows, { search, provider, class: wanted, lists }), { column, descending });
  return { rows, sum: summed(rows) };
});

function chosen(ctx: Context, result: Result): Table {
  const { search, provider, class: wanted, lists, sorting: asked } = ctx.ui.comparison;
  const schools = schoolsOf(result, measureOf(ctx, result));
  const sorting = usable(asked, result) ?? (result.proposed ? { column: "percent", descending: true } : { column: "school", descending: false });
  return { schools, sorting, ...arranged(schools, search, provider, wanted, lists, sorting.column, sorting.descending) };
}

/** A column that went away with a rule set or the size is not sorted by. */
function usable(sorting: Sorting | undefined, result: Result): Sorting | undefined {
  const gone = sorting && ((!result.proposed && ["proposed", "difference", "percent", "class", "perDifference"].includes(sorting.column)) || (!result.comparison.size && ["size", "per", "perDifference"].includes(sorting.column)));
  return gone ? undefined : sorting;
}

function summed(rows: readonly Row[]): Sum {
  const amounts = totals(rows.map((row) => row.amounts));
  const sizes = rows.flatMap(({ size }) => size ?? []);
  const size = sizes.length > 0 ? { current: total(sizes.map(({ current }) => current)), proposed: total(sizes.map(({ proposed }) => proposed)) } : undefined;
  return { amounts, size, per: size && comparedPerSize(amounts, size) };
}

/** "60 av 60 skolor, störst ökning i procent först." */
export function foundText(ctx: Context, result: Result, { rows, schools, sorting }: Table): string {
  const { t } = ctx;
  const column = headings(ctx, result, schools).find(({ id }) => id === sorting.column);
  return t.compare.found(rows.length, schools.rows.length, t.compare.sortedBy(sorting.column, column?.text ?? "", sorting.descending, column?.kind === "num"));
}

export interface Heading {
  id: string;
  text: string;
  kind: Column<Row>["kind"];
  side?: Side;
}

/** The columns, in their order. A provider's list columns are to choose by: in the table the provider itself is enough. */
export function headings(ctx: Context, result: Result, { columns }: Schools): Heading[] {
  const { t } = ctx;
  const { currency, size } = result.comparison;
  const per = perHeading(ctx, result);
  const both = result.proposed !== undefined;
  const list = ({ id, label, of }: ListColumn): Heading[] => (of === "unit" ? [{ id, text: label, kind: "text" }] : []);
  const when = (condition: boolean, heading: Heading): Heading[] => (condition ? [heading] : []);
  return [
    { id: "school", text: t.comparison.school, kind: "name" },
    ...when(result.comparison.providers.length > 0, { id: "provider", text: t.comparison.provider, kind: "text" }),
    ...columns.flatMap(list),
    ...when(size !== undefined, { id: "size", text: size?.label ?? "", kind: "num" }),
    { id: "current", text: sideHeading(ctx, result, "current"), kind: "num", side: "current" },
    ...when(both, { id: "proposed", text: sideHeading(ctx, result, "proposed"), kind: "num", side: "proposed" }),
    ...when(both, { id: "difference", text: t.comparison.unit(t.roles.difference, currency), kind: "num" }),
    ...when(both, { id: "percent", text: t.roles.percent, kind: "num" }),
    ...when(size !== undefined, { id: "per", text: t.comparison.unit(sideName(ctx, result, both ? "proposed" : "current"), per), kind: "num" }),
    ...when(size !== undefined && both, { id: "perDifference", text: t.comparison.unit(t.roles.difference, per), kind: "num" }),
    ...when(both, { id: "class", text: t.compare.class, kind: "text" }),
  ];
}

/** The same column once more turns the order round; figures begin with the highest. */
function sortBy(ctx: Context, result: Result, table: Table, column: string): void {
  const { sorting, schools } = table;
  const kind = headings(ctx, result, schools).find(({ id }) => id === column)?.kind;
  const descending = sorting.column === column ? !sorting.descending : kind === "num" || column === "class";
  setComparison(ctx, { sorting: { column, descending } });
  ctx.say(foundText(ctx, result, { ...table, sorting: { column, descending } }));
}

function described(ctx: Context, result: Result, table: Table): RowsTable<Row> {
  const { t } = ctx;
  const { rows, sorting } = table;
  return {
    name: "schools",
    label: t.comparison.schoolsTable,
    caption: t.comparison.schools,
    columns: columns(ctx, result, table),
    rows,
    key: (row) => row.key,
    sorting,
    sort: (column) => sortBy(ctx, result, table, column),
    foot: true,
    more: t.comparison.showAll,
    paper: t.compare.paper,
  };
}

function columns(ctx: Context, result: Result, { schools, sum, rows }: Table): Column<Row>[] {
  const { t, fmt } = ctx;
  const { currency } = result.comparison;
  const all = schools.rows;
  const bare = { digits: columnDigits(all.flatMap(({ amounts }) => [amounts.current.value, amounts.proposed.value])), bare: true };
  const each = { digits: columnDigits(all.flatMap(({ per }) => [per?.current.value, per?.proposed.value])), bare: true };
  const none: Cell = { state: "inapplicable" };
  const side: Side = result.proposed ? "proposed" : "current";
  const perCell = (per: Compared | undefined, of: "difference" | Side) => (of === "difference" ? difference(ctx, per?.difference ?? none, currency, each) : amount(ctx, per?.[of] ?? none, currency, each));
  const size = (cell: Cell | undefined) => (cell?.value === undefined ? amount(ctx, cell ?? none, "") : fmt.number(cell.value));
  const cells: Record<string, [cell: (row: Row, tabindex: number) => unknown, foot?: unknown]> = {
    school: [(row, tabindex) => html`<button class="fd-link fd-link--row" type="button" tabindex=${tabindex} @click=${() => ctx.choose(row.key)}>${row.label}</button>`, t.compare.sumOf(rows.length, all.length)],
    provider: [(row) => row.providerLabel || nothing],
    size: [(row) => size(row.size?.[side]), size(sum.size?.[side])],
    current: [(row) => amount(ctx, row.amounts.current, currency, bare), amount(ctx, sum.amounts.current, currency, bare)],
    proposed: [(row) => amount(ctx, row.amounts.proposed, currency, bare), amount(ctx, sum.amounts.proposed, currency, bare)],
    difference: [(row) => difference(ctx, row.amounts.difference, currency, bare), difference(ctx, sum.amounts.difference, currency, bare)],
    percent: [(row) => percent(ctx, row.amounts.percent), percent(ctx, sum.amounts.percent)],
    per: [(row) => perCell(row.per, side), perCell(sum.per, side)],
    perDifference: [(row) => perCell(row.per, "difference"), perCell(sum.per, "difference")],
    class: [(row) => classMark(ctx, row.class)],
  };
  return headings(ctx, result, schools).map(({ id, text, kind, side: of }): Column<Row> => {
    const [cell, foot] = cells[id] ?? [(row: Row) => row.lists.get(id) ?? nothing];
    return {
      id,
      text,
      kind,
      cell,
      foot,
      heading: of ? key(markOf(result, of), text) : text,
      ...(of ? { side: of } : id === "difference" || id === "percent" ? { side: id } : {}),
    };
  });
}

export function classMark(ctx: Context, id: ClassId | undefined): TemplateResult | typeof nothing {
  if (id === undefined) return nothing;
  const way = isUp(id) ? "fd-delta--up" : isDown(id) ? "fd-delta--down" : "";
  return html`<span class="fd-delta fd-delta--bare ${way}">${ctx.t.compare.shortClasses[id]}</span>`;
}
