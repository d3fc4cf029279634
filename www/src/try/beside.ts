// All scenarios beside each other: sums, classes, and what each of them changes.

import type { Sums } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { amount, difference as told } from "../cells.js";
import { CLASSES } from "../classes.js";
import { stackedChart, type Stack } from "../charts/stacked.js";
import type { Context } from "./context.js";
import { sideInSentence, sideName } from "../names.js";
import { columnDigits } from "../numbers.js";
import type { Result } from "../result.js";
import { baseSide } from "./changes.js";
import { difference, figures, NONE, type Figures } from "./figures.js";
import { classTable, legend, stackTold } from "./panel.js";
import { changeOf, type Scenario } from "./scenario.js";
import { valueOf, words } from "./value.js";

interface Column {
  label: string;
  /** Absent for the rule set as it stands. */
  scenario: Scenario | undefined;
  figures: Figures | undefined;
}

export function beside(ctx: Context, result: Result): TemplateResult {
  const { t, house } = ctx;
  const table = house;
  const own = result.summary.proposed ?? result.summary.current;
  const columns: Column[] = [
    { label: sideName(ctx, result, baseSide(result)), scenario: undefined, figures: figures(own, result.summary.current) },
    ...table.board.scenarios.map((scenario) => {
      const outcome = table.outcome(scenario);
      return { label: scenario.name, scenario, figures: "figures" in outcome ? outcome.figures : undefined };
    }),
  ];
  const stacks = columns.flatMap(({ label, scenario, figures: now }): Stack[] => (now && (scenario || result.summary.proposed) ? [{ label, classes: now.classes }] : []));
  const title = t.try.classesTitle;
  return html`<div class="fd-card fd-panel fd-try__beside">
      <h2 id="fd-t-beside" tabindex="-1">${t.try.all}</h2>
      <div class="fd-try__wide" role="region" tabindex="0" aria-label=${t.try.all}>${figuresTable(ctx, result, own, columns)}</div>
    </div>
    <div class="fd-card fd-panel fd-try__beside">
      ${stackedChart({ id: "fd-t-stacks", heading: t.try.besideTitle, sub: t.try.besideSub(sideInSentence(ctx, result, "current")), title, description: stacks.map((stack) => stackTold(ctx, stack)).join(" "), legend: legend(ctx) }, stacks)}
      ${classTable(ctx, stacks)}
    </div>`;
}

function figuresTable(ctx: Context, result: Result, own: Sums, columns: readonly Column[]): TemplateResult {
  const { t, ruleLang, house } = ctx;
  const { currency } = own;
  const cells = columns.flatMap(({ figures: now }) => (now ? [...now.summary.totals.amounts, now.summary.totals.sum] : []));
  const digits = columnDigits(cells.map(({ value }) => value));
  const row = (id: string, label: string | TemplateResult, cell: (column: Column) => TemplateResult | string | typeof nothing, total = false) =>
    html`<tr data-row=${id} class=${total ? "is-total" : nothing}><th scope="row">${label}</th>${columns.map((column) => html`<td class="num">${cell(column)}</td>`)}</tr>`;
  const of = (column: Column, make: (now: Figures) => TemplateResult | string) => (column.figures ? make(column.figures) : html`<span class="fd-gap">${t.cell.failed}</span>`);
  const changed = house.parameters.filter(({ id }) => house.board.scenarios.some((scenario) => changeOf(scenario, id) !== undefined));
  return html`<table class="fd-table fd-table--tight fd-try__all">
    <caption class="tiny soft">${t.try.amountsIn(currency)}</caption>
    <thead><tr><td></td>${columns.map(({ label }) => html`<th scope="col" class="num">${label}</th>`)}</tr></thead>
    <tbody>
      ${own.resources.map(({ id, label }) => row(id, html`<span lang=${ruleLang ?? nothing}>${label}</span>`, (column) =>
        of(column, ({ summary }) => html`${amount(ctx, summary.totals.amounts[summary.resources.findIndex((one) => one.id === id)] ?? NONE, currency, { digits, bare: true })}`)))}
      ${row("sum", t.try.sum, (column) => of(column, ({ summary }) => html`${amount(ctx, summary.totals.sum, currency, { digits, bare: true })}`), true)}
      ${row("difference", t.try.againstShort(sideInSentence(ctx, result, "current")), (column) =>
        of(column, ({ summary }) => html`${told(ctx, difference(result.summary.current.totals.sum, summary.totals.sum), currency, { digits, bare: true })}`))}
      ${own.controls.filter(({ kind }) => kind === "budget").map(({ resource, label }) => row(`budget-${resource ?? ""}`, t.try.overBudget(label), (column) =>
        of(column, ({ summary }) => budget(ctx, summary, resource, digits))))}
      ${CLASSES.map((id) => row(id, t.try.classRow(t.try.classes[id]), (column) => of(column, (now) => String(now.classes[id]))))}
      ${changed.map((parameter) => row(`p-${parameter.id}`, html`<span lang=${ruleLang ?? nothing}>${parameter.label}</span>`, ({ scenario }) => {
        const value = scenario && changeOf(scenario, parameter.id);
        return value === undefined ? html`<span class="soft">${words(ctx, valueOf(parameter), parameter.sort)}</span>` : html`<b>${words(ctx, value, parameter.sort)}</b>`;
      }))}
      ${house.board.scenarios.some(({ inputs }) => inputs.length > 0)
        ? row("inputs", t.try.ownNumbers, ({ scenario }) => (scenario && scenario.inputs.length > 0 ? html`<b>${t.try.numbersChanged(scenario.inputs.length)}</b>` : html`<span class="soft">${t.common.unchanged}</span>`))
        : nothing}
    </tbody>
  </table>`;
}

function budget({ t, fmt }: Context, { controls, currency }: Sums, resource: string | undefined, digits: number): string {
  const found = controls.find((control) => control.kind === "budget" && control.resource === resource);
  if (!found) return "";
  return found.ok ? t.try.within : fmt.amount(found.difference.replace(/^-/, ""), currency, { bare: true, digits });
}
