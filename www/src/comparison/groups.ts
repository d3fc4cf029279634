// Egna och enskilda på samma mått: what is paid for each pupil, what of it is VAT and administration, and what is left. Grouped by
// a list column of the providers, and within it by one of the schools, so that like is compared with like.

import type { Cell } from "fordela";
import { html, nothing, svg, type TemplateResult } from "lit";
import { amount, key } from "../cells.js";
import type { Context } from "./context.js";
import { exactly, minus, order, part, written, ZERO, type Exact } from "../exact.js";
import { markOf, sideName } from "../names.js";
import { columnDigits } from "../numbers.js";
import type { Result, Side } from "../result.js";
import { perHeading } from "./headings.js";
import { lately } from "./lately.js";
import { schoolsOf, type ListColumn, type Row } from "./rows.js";
import { perSize, total } from "./sums.js";
import { setComparison } from "./ui.js";

interface Figures {
  size: Cell;
  paid: Cell;
  vat: Cell;
  administration: Cell;
  net: Cell;
}

interface Group {
  id: string;
  /** Groups of the same kind of school are drawn by the same scale, and by no other. */
  within: string;
  label: string;
  units: number;
  current: Figures;
  proposed: Figures;
}

/** Providers are told apart by a list column; without one there are no groups. */
export const hasGroups = (result: Result): boolean => schoolsOf(result, { net: false, resource: undefined }).columns.some(({ of }) => of === "provider");

export function groups(ctx: Context, result: Result): TemplateResult | typeof nothing {
  const { t, ui } = ctx;
  const { columns } = schoolsOf(result, { net: false, resource: undefined });
  const [own, within] = [columns.filter(({ of }) => of === "provider"), columns.filter(({ of, values }) => of === "unit" && values.length > 1)];
  const first = own.find(({ id }) => id === ui.comparison.groupBy) ?? own[0];
  if (!first) return nothing;
  const second = ui.comparison.groupWithin === "" ? undefined : (within.find(({ id }) => id === ui.comparison.groupWithin) ?? within[0]);
  const found = grouped(result, first, second);
  const per = result.comparison.size !== undefined;
  const side: Side = result.proposed ? "proposed" : "current";
  const unit = perHeading(ctx, result);
  const select = (id: string, label: string, value: string, options: readonly ListColumn[], none: string | undefined, change: (value: string) => void) =>
    html`<div class="fd-field"><label for=${id}>${label}</label>
      <select class="fd-select" id=${id} @change=${(event: Event) => change((event.currentTarget as HTMLSelectElement).value)}>
        ${options.map((column) => html`<option value=${column.id} ?selected=${column.id === value}>${column.label}</option>`)}
        ${none === undefined ? nothing : html`<option value="" ?selected=${value === ""}>${none}</option>`}
      </select></div>`;
  return html`<section class="fd-sec" aria-labelledby="fd-groups">
    <div class="fd-sec__head"><h2 id="fd-groups" tabindex="-1">${t.compare.groups}</h2><p>${t.compare.groupsLead(unit, sideName(ctx, result, side))}</p></div>
    <div class="fd-card fd-groups">
      ${own.length + within.length > 1
        ? html`<div class="fd-tools fd-sift__fields">
            ${own.length > 1 ? select("fd-group-by", t.compare.groupBy, first.id, own, undefined, (groupBy) => setComparison(ctx, { groupBy })) : nothing}
            ${within.length > 0 ? select("fd-group-within", t.compare.groupWithin, second?.id ?? "", within, t.compare.noGroup, (groupWithin) => setComparison(ctx, { groupWithin })) : nothing}
          </div>`
        : nothing}
      <div class="fd-two fd-two--wide">${table(ctx, result, found, side, per, unit)} ${bars(ctx, result, found, per, unit)}</div>
      <p class="fd-src">${per ? t.compare.groupsNote : t.compare.groupsNoSize} ${found.some(({ [side]: { size } }) => per && exactly(size)?.n === 0n) ? t.compare.groupsEmpty : ""}</p>
    </div>
  </section>`;
}

/** Only those groups that have schools. */
const grouped = lately((result: Result, first: ListColumn, second: ListColumn | undefined): Group[] => {
  const { rows } = schoolsOf(result, { net: false, resource: undefined });
  const at = new Map(result.comparison.units.map((unit, i) => [unit.key, i]));
  const all = (second?.values ?? [undefined]).flatMap((two) => first.values.map((one): [string, string | undefined] => [one, two]));
  return all.flatMap(([one, two]): Group[] => {
    const own = rows.filter((row) => row.lists.get(first.id) === one && (two === undefined || row.lists.get(second?.id ?? "") === two));
    if (own.length === 0) return [];
    const figures = (side: Side) => figuresOf(result, own, at, side);
    return [{ id: `${one}/${two ?? ""}`, within: two ?? "", label: two === undefined ? one : `${one}, ${two}`, units: own.length, current: figures("current"), proposed: figures("proposed") }];
  });
});

function figuresOf(result: Result, rows: readonly Row[], at: ReadonlyMap<string, number>, side: Side): Figures {
  const units = rows.flatMap(({ key }) => result.comparison.units[at.get(key) ?? -1] ?? []);
  // `slag` is a closed list of legal kinds: these two are what a net amount is without.
  const kind = (kind: string) => units.flatMap(({ amounts }) => amounts.filter((_, i) => result.comparison.resources[i]?.kind === kind).map((amounts) => amounts[side]));
  return {
    size: total(units.map(({ size }) => size?.[side] ?? { state: "inapplicable" })),
    paid: total(units.map(({ sum }) => sum[side])),
    vat: deducted(total(kind("moms"))),
    administration: deducted(total(kind("administration"))),
    net: total(units.map(({ net }) => net[side])),
  };
}

/** What is taken away, with its sign; what nobody gets is nought. */
function deducted(cell: Cell): Cell {
  if (cell.state === "inapplicable") return { state: "value", value: "0" };
  const number = exactly(cell);
  return number ? { state: "value", value: written(minus(ZERO, number), 12) } : cell;
}

const COLUMNS = ["paid", "vat", "administration", "net"] as const;

function table(ctx: Context, result: Result, all: readonly Group[], side: Side, per: boolean, unit: string): TemplateResult {
  const { t, fmt } = ctx;
  const { currency, size } = result.comparison;
  const shown = (figures: Figures, column: (typeof COLUMNS)[number]) => (per ? perSize(figures[column], figures.size) : figures[column]);
  const digits = columnDigits(all.flatMap((group) => COLUMNS.map((column) => shown(group[side], column).value)));
  return html`<table class="fd-table fd-table--tight fd-cards" role="table" data-table="groups">
    <caption class="fd-vh">${t.compare.groupsTable(unit)}</caption>
    <thead role="rowgroup"><tr role="row">
      <th role="columnheader" scope="col">${t.compare.group}</th>
      <th role="columnheader" scope="col" class="num">${size ? size.label : t.comparison.units}</th>
      ${COLUMNS.map((column) => html`<th role="columnheader" scope="col" class="num">${t.comparison.unit(t.compare.columns[column], unit)}</th>`)}
    </tr></thead>
    <tbody role="rowgroup">${all.map(
      (group) => html`<tr role="row" data-group=${group.id}>
        <th role="rowheader" scope="row"><span lang=${ctx.ruleLang ?? nothing}>${group.label}</span><small>${t.compare.schools(group.units)}</small></th>
        <td role="cell" class="num" data-label=${size ? size.label : t.comparison.units} data-column="size">${size ? (group[side].size.value === undefined ? amount(ctx, group[side].size, "") : fmt.number(group[side].size.value)) : fmt.count(group.units)}</td>
        ${COLUMNS.map((column) => html`<td role="cell" class="num ${column === "net" ? "is-net" : ""}" data-column=${column} data-label=${t.comparison.unit(t.compare.columns[column], unit)}>${amount(ctx, shown(group[side], column), currency, { digits, bare: true })}</td>`)}
      </tr>`,
    )}</tbody>
  </table>`;
}

function bars(ctx: Context, result: Result, all: readonly Group[], per: boolean, unit: string): TemplateResult {
  const { t } = ctx;
  const { currency } = result.comparison;
  const sides = (["current", "proposed"] as const).filter((side) => result[side]);
  const cellOf = (group: Group, side: Side) => (per ? perSize(group[side].net, group[side].size) : group[side].net);
  const values = (within: string) => all.filter((group) => group.within === within).flatMap((group) => sides.flatMap((side) => exactly(cellOf(group, side)) ?? []));
  const largest = (within: string) => values(within).reduce<Exact>((a, b) => (order(a, b) > 0 ? a : b), ZERO);
  const kinds = new Set(all.map(({ within }) => within)).size;
  const bar = (group: Group, side: Side, y: number) => {
    const value = exactly(cellOf(group, side)) ?? ZERO;
    return svg`<rect class=${`c-${markOf(result, side)}`} x="1" y=${y} width=${`${(Math.max(part(value, largest(group.within)), 0.004) * 98).toFixed(2)}%`} height="11" rx="2" />`;
  };
  const text = (group: Group, side: Side) => `${sideName(ctx, result, side)} ${cellOf(group, side).value === undefined ? ctx.fmt.state(cellOf(group, side)) : ctx.fmt.amount(cellOf(group, side).value ?? "", currency)}`;
  const high = 22 + sides.length * 15 + 12;
  return html`<figure class="fd-chart" data-chart="fd-net">
    <figcaption><h3 class="fd-chart__title">${t.compare.netHeading}</h3><p class="fd-chart__sub">${kinds > 1 ? t.compare.netScales(unit) : unit}</p></figcaption>
    <ul class="fd-legend">${sides.map((side) => html`<li>${key(markOf(result, side), sideName(ctx, result, side))}</li>`)}</ul>
    <svg height=${all.length * high} role="img" aria-labelledby="fd-net-t" aria-describedby="fd-net-d">
      <title id="fd-net-t">${t.compare.netTitle(unit)}</title>
      <desc id="fd-net-d">${all.map((group) => `${group.label}: ${sides.map((side) => text(group, side)).join(", ")}.`).join(" ")}</desc>
      ${all.map((group, i) => svg`<text x="0" y=${i * high + 14}>${group.label}</text>${sides.map((side, j) => bar(group, side, i * high + 22 + j * 15))}`)}
    </svg>
  </figure>`;
}

