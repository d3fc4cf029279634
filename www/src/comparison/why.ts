// Varför ändras det: the changes in the order in which they are made, each with what it does, and every school's difference split
// into them. Before and every step together are after, for each school and in total.

import type { Cell, Difference, Split, SplitRow } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { amount, difference as delta, key } from "../cells.js";
import type { Context } from "./context.js";
import { changeItem, differenceList, otherChanges } from "../difference.js";
import { minus, parse } from "../exact.js";
import { markOf, sideName } from "../names.js";
import { columnDigits, sign, subtract } from "../numbers.js";
import type { Result } from "../result.js";
import { byKey } from "./choose.js";
import { sideHeading } from "./headings.js";
import { lately } from "./lately.js";
import "./rows-table.js";
import type { Column } from "./rows-table.js";
import { setComparison, type Sorting } from "./ui.js";

/** The words and the split are made at once for so many schools; for more when they are asked for. */
const AT_ONCE = 300;

export function why(ctx: Context, result: Result): TemplateResult | typeof nothing {
  if (!result.proposed) return nothing;
  const { t, ui } = ctx;
  const open = ui.differenceOpen ?? result.comparison.units.length <= AT_ONCE;
  const toggle = (event: Event) => {
    const opened = (event.currentTarget as HTMLDetailsElement).open;
    if (opened !== open) ctx.set({ differenceOpen: opened });
  };
  return html`<details class="fd-card fd-card--flush fd-group" data-difference ?open=${open} @toggle=${toggle}>
    <summary><h2>${t.difference.title}</h2></summary>
    ${open ? inside(ctx, result) : nothing}
  </details>`;
}

function inside(ctx: Context, result: Result): TemplateResult | typeof nothing {
  const found = ctx.store.difference();
  if (!found) return nothing;
  const split = ctx.store.split();
  if (!split || split.steps.length === 0) return html`<div class="fd-diff__in">${differenceList(ctx, found)}</div>`;
  return html`<div class="fd-diff__in">
    <p class="soft small">${ctx.t.compare.orderLead(split.steps.length, split.steps[0]?.kind === "numbers")}</p>
    <ol class="fd-diff" data-steps>${split.steps.map((step, i) => stepItems(ctx, found, split, step, i))}</ol>
    ${otherChanges(ctx, found)} ${schoolBySchool(ctx, result, split)}
  </div>`;
}

/** A step is one change with those that belong to it, or the changed numbers of the data. */
function stepItems(ctx: Context, found: Difference, split: Split, step: Split["steps"][number], i: number) {
  if (step.kind === "rules") return step.changes.filter((index) => found.changes[index]?.together === undefined).map((index) => changeItem(ctx, found, index, i + 1));
  return html`<li data-change="numbers">
    <p class="fd-diff__what"><span class="fd-no">${i + 1}</span> ${step[ctx.lang]}</p>
    <div class="fd-diff__eff"><p><b>${delta(ctx, cell(split.total.steps[i]), split.currency)}</b> ${ctx.t.compare.numbersStep}</p></div>
  </li>`;
}

const cell = (value: string | undefined): Cell => (value === undefined ? { state: "missing" } : { state: "value", value });

// ---- school by school ---------------------------------------------------------------------------

const arranged = lately((split: Split, search: string, column: string, descending: boolean) => {
  const words = search.toLocaleLowerCase("sv").trim();
  const rows = split.units.filter(({ key, label }) => `${label} ${key}`.toLocaleLowerCase("sv").includes(words));
  return byKey(rows, (row) => keyOf(row, column), descending);
});

function keyOf(row: SplitRow, column: string) {
  if (column === "school") return row.label;
  if (column === "before" || column === "after") return parse(row[column]);
  if (column === "difference") return minus(parse(row.after), parse(row.before));
  return parse(row.steps[Number(column)] ?? "0");
}

/** The table is made when it is asked for: it has a column for each step. */
function schoolBySchool(ctx: Context, result: Result, split: Split): TemplateResult {
  const { t, ui } = ctx;
  const open = ui.comparison.splitOpen;
  const toggle = (event: Event) => {
    const opened = (event.currentTarget as HTMLDetailsElement).open;
    if (opened !== open) setComparison(ctx, { splitOpen: opened });
  };
  return html`<details class="fd-split fd-node__more" data-split ?open=${open} @toggle=${toggle}>
    <summary>${t.compare.split}</summary>
    ${open ? splitTable(ctx, result, split) : nothing}
  </details>`;
}

function splitTable(ctx: Context, result: Result, split: Split): TemplateResult {
  const { t, ui } = ctx;
  const { splitSearch: search, splitSorting } = ui.comparison;
  const known = splitSorting && !(Number(splitSorting.column) >= split.steps.length);
  const sorting: Sorting = known ? splitSorting : { column: "difference", descending: true };
  const rows = arranged(split, search, sorting.column, sorting.descending);
  const all = columns(ctx, result, split);
  const find = (event: Event) => {
    const text = (event.currentTarget as HTMLInputElement).value;
    setComparison(ctx, { splitSearch: text });
    ctx.say(t.compare.foundShort(arranged(split, text, sorting.column, sorting.descending).length, split.units.length));
  };
  const sort = (column: string) => {
    const next = { column, descending: sorting.column === column ? !sorting.descending : column !== "school" };
    setComparison(ctx, { splitSorting: next });
    const found = all.find(({ id }) => id === column);
    ctx.say(t.compare.found(rows.length, split.units.length, t.compare.sortedBy(column, found?.text ?? "", next.descending, column !== "school")));
  };
  const table = {
    name: "split", label: t.compare.splitTable, caption: t.compare.splitTable, columns: all, rows, sorting, sort,
    key: (row: SplitRow) => row.key, foot: true, more: t.comparison.showAll, paper: t.compare.paper,
  };
  return html`<div class="fd-split__in">
    <div class="fd-split__head">
      <div><p class="soft small">${t.compare.splitLead}</p>${(ctx.store.published?.splitHidden ?? 0) > 0 ? html`<p class="soft small">${t.publication.rowsHidden(ctx.store.published?.splitHidden ?? 0)}</p>` : nothing}</div>
      <div class="fd-field fd-tools"><label for="fd-split-search">${t.compare.search}</label>
        <input class="fd-input" id="fd-split-search" type="search" autocomplete="off" .value=${search} @input=${find} />
      </div>
    </div>
    ${rows.length === 0 ? html`<p class="soft" data-none>${t.compare.none}</p>` : html`<fordela-rows .table=${table}></fordela-rows>`}
  </div>`;
}

function columns(ctx: Context, result: Result, split: Split): Column<SplitRow>[] {
  const { t } = ctx;
  const { currency, total } = split;
  const digits = columnDigits([...split.units, total].flatMap(({ before, after, steps }) => [before, after, ...steps]));
  const bare = { digits, bare: true };
  const lastYear = split.steps[0]?.kind === "numbers";
  const one = (id: "before" | "after", side: "current" | "proposed", text = sideHeading(ctx, result, side)): Column<SplitRow> => ({
    id,
    text,
    heading: key(markOf(result, side), text),
    kind: "num",
    side,
    cell: (row) => amount(ctx, cell(row[id]), currency, bare),
    foot: amount(ctx, cell(total[id]), currency, bare),
  });
  const change = (row: SplitRow) => delta(ctx, cell(subtract(row.after, row.before)), currency, bare);
  // Most steps leave most schools as they are: what moves is what should be seen.
  const moved = (value: string | undefined) => (value !== undefined && sign(value) === 0 ? html`<span class="soft">0</span>` : delta(ctx, cell(value), currency, bare));
  return [
    { id: "school", text: t.comparison.school, heading: t.comparison.school, kind: "name", cell: (row, tabindex) => html`<button class="fd-link fd-link--row" type="button" tabindex=${tabindex} @click=${() => ctx.choose(row.key)}>${row.label}</button>`, foot: t.comparison.sumRow },
    one("before", "current", lastYear ? t.comparison.unit(t.compare.lastYear(sideName(ctx, result, "current")), currency) : undefined),
    ...split.steps.map((step, i): Column<SplitRow> => ({
      id: String(i),
      text: `${i + 1}. ${step[ctx.lang]}`,
      heading: html`<span class="fd-no">${i + 1}</span><span class="fd-vh">. ${step[ctx.lang]}</span>`,
      kind: "num",
      cell: (row) => moved(row.steps[i]),
      foot: moved(total.steps[i]),
    })),
    one("after", "proposed"),
    { id: "difference", text: t.comparison.unit(t.roles.difference, currency), heading: t.comparison.unit(t.roles.difference, currency), kind: "num", side: "difference", cell: change, foot: change(total) },
  ];
}
