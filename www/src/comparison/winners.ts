// Vilka får mer och vilka får mindre: five classes in marks and in numbers, all schools on a line, and those that move most.

import type { Cell, Compared } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { difference, key, percent } from "../cells.js";
import { asMarks, classesChart, type ClassCount } from "../charts/classes.js";
import { dumbbellChart, roundSteps, type Axis, type Dumbbell } from "../charts/dumbbell.js";
import { stripChart, type Stack } from "../charts/strip.js";
import { CLASSES, isDown, isUp, type ClassId } from "../classes.js";
import type { Context } from "./context.js";
import { exactly, minus, order, parse, part, rounded, times, ZERO, type Exact } from "../exact.js";
import { markOf, sideName } from "../names.js";
import { columnDigits, sign } from "../numbers.js";
import type { Result, Side } from "../result.js";
import { byKey } from "./choose.js";
import { perHeading } from "./headings.js";
import { schoolsOf, type Row } from "./rows.js";
import { total } from "./sums.js";

export function winners(ctx: Context, result: Result): TemplateResult | typeof nothing {
  if (!result.proposed) return nothing;
  const { t } = ctx;
  const { rows } = schoolsOf(result, { net: ctx.ui.net, resource: undefined });
  return html`<section class="fd-sec" aria-labelledby="fd-winners">
    <div class="fd-sec__head"><h2 id="fd-winners" tabindex="-1">${t.compare.winners}</h2><p>${t.compare.winnersLead(ctx.ui.net)}</p></div>
    ${classes(ctx, result, rows)}
    <div class="fd-two">
      <div class="fd-card">${spread(ctx, rows)}</div>
      <div class="fd-card">${most(ctx, result, rows)}</div>
    </div>
  </section>`;
}

interface ClassRow extends ClassCount {
  sum: Cell;
}

function classes(ctx: Context, result: Result, rows: readonly Row[]): TemplateResult {
  const { t, fmt } = ctx;
  const { currency } = result.comparison;
  const of = (id: ClassId | undefined) => rows.filter((row) => row.class === id);
  const counts = CLASSES.map((id): ClassRow => {
    const own = of(id);
    return { id, label: t.compare.classes[id], count: own.length, counted: t.compare.schools(own.length), sum: total(own.map(({ amounts }) => amounts.difference)) };
  });
  const without = of(undefined);
  const all = total(rows.map(({ amounts }) => amounts.difference));
  const digits = columnDigits([...counts.map(({ sum }) => sum.value), all.value]);
  const money = (cell: Cell, count: number) => (count === 0 ? difference(ctx, { state: "value", value: "0" }, currency, { digits, bare: true }) : difference(ctx, cell, currency, { digits, bare: true }));
  const line = (id: string, label: string, count: number, sum: Cell) => html`<tr role="row" data-class=${id}>
    <th role="rowheader" scope="row">${label}</th><td role="cell" class="num">${fmt.count(count)}</td><td role="cell" class="num">${money(sum, count)}</td>
  </tr>`;
  const many = (test: (id: ClassId | undefined) => boolean) => rows.filter((row) => test(row.class)).length;
  const figure = {
    id: "fd-classes",
    heading: t.compare.classesHeading(many(isUp), many(isDown), of("same").length),
    sub: asMarks(counts) ? t.compare.classesSub : t.compare.classesSubBars,
    title: t.compare.classesTitle,
    description: counts.map(({ label, counted }) => `${label}: ${counted}.`).join(" "),
  };
  return html`<div class="fd-card fd-winners">
    ${classesChart(figure, counts)}
    <div>
      <table class="fd-table fd-table--tight" role="table" data-table="classes">
        <caption>${t.compare.classesTable}</caption>
        <thead role="rowgroup"><tr role="row">
          <th role="columnheader" scope="col">${t.compare.change}</th><th role="columnheader" scope="col" class="num">${t.comparison.units}</th>
          <th role="columnheader" scope="col" class="num">${t.comparison.unit(t.compare.sum, currency)}</th>
        </tr></thead>
        <tbody role="rowgroup">
          ${counts.map(({ id, label, count, sum }) => line(id, label, count, sum))}
          ${without.length > 0 ? line("none", t.compare.noClass, without.length, total(without.map(({ amounts }) => amounts.difference))) : nothing}
        </tbody>
        <tfoot role="rowgroup">${line("all", t.compare.all, rows.length, all)}</tfoot>
      </table>
      <p class="fd-src">${t.compare.classesRule}</p>
    </div>
  </div>`;
}

/** Changes beyond these ends stand at them, so that one school does not press the others together. */
const END = 50;

function spread(ctx: Context, rows: readonly Row[]): TemplateResult {
  const { t, fmt } = ctx;
  const stacked = new Map<number, Stack>();
  const known = byKey(rows, ({ amounts }) => exactly(amounts.percent), false).filter(({ amounts }) => amounts.percent.value !== undefined);
  for (const row of known) {
    const percent = Math.max(-END, Math.min(END, Number(rounded(exactly(row.amounts.percent) ?? ZERO, 0))));
    const { count, same } = stacked.get(percent) ?? { count: 0, same: 0 };
    stacked.set(percent, { percent, count: count + 1, same: same + (row.class === "same" ? 1 : 0) });
  }
  const stacks = [...stacked.values()];
  const without = rows.length - known.length;
  const whole = (value: number) => fmt.wholePercent(value);
  const named = ({ percent }: Stack) => (percent === END ? t.compare.orMore(whole(END)) : percent === -END ? t.compare.orLess(whole(-END)) : whole(percent));
  const [low, high] = [stacks[0], stacks.at(-1)];
  const chart = {
    id: "fd-spread",
    heading: t.compare.spread,
    sub: t.compare.spreadSub(rows.length),
    title: t.compare.spreadTitle(rows.length),
    description: low && high ? t.compare.spreadText(named(low), named(high)) : "",
    ...(without > 0 ? { source: t.compare.spreadWithout(without) } : {}),
    tick: whole,
  };
  return html`${stripChart(chart, stacks)} ${middle(ctx, known)}
    <details class="fd-node__more"><summary>${t.compare.asTable}<span class="fd-vh">: ${t.compare.spread}</span></summary>
      <table class="fd-table fd-table--tight" role="table" data-table="spread">
        <caption class="fd-vh">${t.compare.spread}</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t.compare.change}</th><th role="columnheader" scope="col" class="num">${t.comparison.units}</th></tr></thead>
        <tbody role="rowgroup">${stacks.map((stack) => html`<tr role="row"><th role="rowheader" scope="row">${named(stack)}</th><td role="cell" class="num">${fmt.count(stack.count)}</td></tr>`)}</tbody>
      </table>
    </details>`;
}

/** The ends and the middle, in the per cent that the table shows: of an even number, the lower of the two in the middle. */
function middle(ctx: Context, rising: readonly Row[]): TemplateResult | typeof nothing {
  const { t } = ctx;
  const at = (part: number) => rising[Math.floor(((rising.length - 1) * part) / 4)];
  const [low, first, half, third, high] = [at(0), at(1), at(2), at(3), at(4)];
  if (!low || !first || !half || !third || !high) return nothing;
  const said = ({ amounts }: Row) => percent(ctx, amounts.percent);
  return html`<dl class="fd-middle">
    <div><dt>${t.compare.highest}: ${high.label}</dt><dd>${said(high)}</dd></div>
    <div><dt>${t.compare.median}</dt><dd>${said(half)}</dd></div>
    <div><dt>${t.compare.middleHalf}</dt><dd>${said(first)} ${t.compare.to} ${said(third)}</dd></div>
    <div><dt>${t.compare.lowest}: ${low.label}</dt><dd>${said(low)}</dd></div>
  </dl>`;
}

/** As many stand in the chart of each way. */
const MOST = 5;

/** By amount for each pupil where the sizes are known, else by amount. */
function most(ctx: Context, result: Result, rows: readonly Row[]): TemplateResult {
  const { t, fmt } = ctx;
  const { currency, size } = result.comparison;
  const each = size !== undefined;
  const of = (row: Row) => (each ? row.per : row.amounts);
  const change = (row: Row) => of(row)?.difference.value ?? "0";
  const moved = rows.filter((row) => sign(change(row)) !== 0 && of(row)?.current.value !== undefined && of(row)?.proposed.value !== undefined);
  const falling = byKey(moved, (row) => parse(change(row)), true);
  const rises = falling.filter((row) => sign(change(row)) > 0);
  const falls = falling.filter((row) => sign(change(row)) < 0);
  const [up, down] = [rises.slice(0, MOST), falls.slice(-MOST)];
  const chosen = [...up, ...down];
  const unit = each ? perHeading(ctx, result) : currency;
  const drawn = placesOf(chosen.map((row) => of(row)), (value) => (value.n === 0n ? "0" : fmt.number(rounded(value, 0))));
  const figures = (some: readonly Row[]): Dumbbell[] =>
    some.map((row) => {
      const [current, proposed] = drawn.ends(of(row));
      const value = change(row);
      return { label: row.label, current, proposed, direction: sign(value), change: fmt.amount(value, currency, { signed: true }) };
    });
  const mark = (side: Side) => html`<li>${key(markOf(result, side), sideName(ctx, result, side))}</li>`;
  const first = (row: Row | undefined, text: (school: string, change: string) => string) => (row ? text(row.label, fmt.amount(change(row), currency, { signed: true })) : "");
  const chart = {
    id: "fd-most",
    heading: each ? t.compare.mostPer : t.compare.most,
    sub: t.compare.mostSub(unit),
    title: t.compare.mostTitle(unit),
    description: [t.compare.mostMarks, first(up[0], t.compare.mostUp), first(down.at(-1), t.compare.mostDown)].filter((text) => text !== "").join(" "),
    legend: html`<ul class="fd-legend">${mark("current")}${mark("proposed")}</ul>`,
    source: drawn.fromZero ? t.compare.mostFromZero : t.compare.mostAxis,
  };
  const between = moved.length - chosen.length;
  return html`${chosen.length === 0 ? html`<h3 class="fd-chart__title">${chart.heading}</h3><p class="soft">${t.compare.nobody}</p>` : html`
    ${dumbbellChart(chart, figures(up), figures(down), drawn.axis, between > 0 ? t.compare.between(between) : undefined)}
    <details class="fd-node__more"><summary>${t.compare.asTable}<span class="fd-vh">: ${chart.heading}</span></summary>${mostTable(ctx, result, chosen, of, unit)}</details>`}`;
}

interface Places {
  fromZero: boolean;
  axis: Axis[];
  ends(row: Compared | undefined): [number, number];
}

/** A move shorter than this part of the axis is not seen. */
const SEEN = 12n;

/** Where the rings and dots stand. By amount; where the amounts lie too far apart for the moves to be seen, by the change alone. */
function placesOf(rows: readonly (Compared | undefined)[], said: (value: Exact) => string): Places {
  const number = (cell: Cell | undefined) => (cell && exactly(cell)) ?? ZERO;
  const span = (values: Exact[]): [Exact, Exact] => [values.sort(order)[0] ?? ZERO, values.at(-1) ?? ZERO];
  const amounts = span(rows.flatMap((row) => [number(row?.current), number(row?.proposed)]));
  const moves = rows.map((row) => number(row?.difference)).map(({ n, d }): Exact => ({ n: n < 0n ? -n : n, d }));
  const fromZero = order(times(span(moves)[1], SEEN), minus(amounts[1], amounts[0])) < 0;
  const [low, high] = fromZero ? span([ZERO, ...rows.map((row) => number(row?.difference))]) : amounts;
  const place = (value: Exact) => part(minus(value, low), minus(high, low));
  const whole = ({ n, d }: Exact) => n / d;
  return {
    fromZero,
    axis: roundSteps(whole(low), whole(high), 4n).map((value) => ({ place: place({ n: value, d: 1n }), label: said({ n: value, d: 1n }) })),
    ends: (row) => (fromZero ? [place(ZERO), place(number(row?.difference))] : [place(number(row?.current)), place(number(row?.proposed))]),
  };
}

function mostTable(ctx: Context, result: Result, rows: readonly Row[], of: (row: Row) => Row["per"], unit: string): TemplateResult {
  const { t } = ctx;
  const { currency } = result.comparison;
  const amount = (cell: Cell | undefined) => (cell?.value === undefined ? "" : ctx.fmt.amount(cell.value, currency, { bare: true }));
  const heads = [sideName(ctx, result, "current"), sideName(ctx, result, "proposed"), t.roles.difference].map((text) => t.comparison.unit(text, unit));
  return html`<table class="fd-table fd-table--tight fd-cards" role="table" data-table="most">
    <caption class="fd-vh">${t.compare.mostTitle(unit)}</caption>
    <thead role="rowgroup"><tr role="row">
      <th role="columnheader" scope="col">${t.comparison.school}</th>${heads.map((head) => html`<th role="columnheader" scope="col" class="num">${head}</th>`)}
      <th role="columnheader" scope="col" class="num">${t.roles.percent}</th>
    </tr></thead>
    <tbody role="rowgroup">${rows.map((row) => {
      const found = of(row);
      if (!found) return nothing;
      return html`<tr role="row"><th role="rowheader" scope="row">${row.label}</th>
        <td role="cell" class="num" data-label=${heads[0]}>${amount(found.current)}</td><td role="cell" class="num" data-label=${heads[1]}>${amount(found.proposed)}</td>
        <td role="cell" class="num" data-label=${heads[2]}>${difference(ctx, found.difference, currency, { bare: true })}</td><td role="cell" class="num" data-label=${t.roles.percent}>${percent(ctx, row.amounts.percent)}</td></tr>`;
    })}</tbody>
  </table>`;
}
