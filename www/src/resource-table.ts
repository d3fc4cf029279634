// Resource by resource, side by side, and under every figure the button that opens its reason.

import type { Cell, Compared, ComparedAmounts } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { repeat } from "lit/directives/repeat.js";
import { amount, difference, key } from "./cells.js";
import type { Context } from "./context.js";
import { explanation, type Explain } from "./explanation.js";
import { markOf, sideInSentence, sideName } from "./names.js";
import { columnDigits } from "./numbers.js";
import { summaryOf, type Result, type Side } from "./result.js";

interface Table {
  result: Result;
  row: ComparedAmounts;
  /** Whose figures these are; without it they are sums, and sums have no reason of their own. */
  unit: { key: string; label: string } | undefined;
  digits: number;
  /** Where the figures are not those of the files: how they are explained. */
  explain?: Explain | undefined;
}

type Resource = Result["comparison"]["resources"][number];

export function resourceTable(ctx: Context, result: Result, row: ComparedAmounts, unit?: Table["unit"], explain?: Explain): TemplateResult {
  const { t } = ctx;
  const { table, note } = resourceParts(ctx, result, row, unit, explain);
  return html`<section class="fd-sec" aria-labelledby="fd-resources">
    <div class="fd-sec__head">
      <h2 id="fd-resources">${t.resources.title}</h2>
      <p>${unit ? t.resources.lead : t.resources.leadAll}</p>
    </div>
    <div class="fd-card fd-card--flush">${table}</div>
    ${note}
  </section>`;
}

/** The table, and what is to be known of pots beneath it. */
export function resourceParts(ctx: Context, result: Result, row: ComparedAmounts, unit?: Table["unit"], explain?: Explain): { table: TemplateResult; note: TemplateResult | typeof nothing } {
  const { t } = ctx;
  const digits = columnDigits([row.sum, ...row.amounts].flatMap((cell) => [cell.current.value, cell.proposed.value]));
  const table: Table = { result, row, unit, digits, explain };
  const drawn = html`<table class="fd-table fd-res fd-cards" role="table" data-table="resources">
    <caption class="fd-vh">${unit ? t.resources.caption(unit.label) : t.resources.captionAll}</caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">${t.resources.resource}</th>
        <th role="columnheader" scope="col" class="num">${key(markOf(result, "current"), sideName(ctx, result, "current"))}</th>
        ${result.proposed
          ? html`<th role="columnheader" scope="col" class="num">${key(markOf(result, "proposed"), sideName(ctx, result, "proposed"))}</th>
              <th role="columnheader" scope="col" class="num">${t.roles.difference}</th>`
          : nothing}
        ${unit ? html`<th role="columnheader" scope="col"><span class="fd-vh">${t.resources.explanation}</span></th>` : nothing}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${repeat(
        result.comparison.resources,
        (resource) => resource.id,
        (resource, i) => resourceRows(ctx, table, resource, row.amounts[i]),
      )}
    </tbody>
    <tfoot role="rowgroup">${sumRow(ctx, table)}</tfoot>
    </table>`;
  return { table: drawn, note: unit ? potNote(ctx, table) : nothing };
}

function resourceRows(ctx: Context, table: Table, resource: Resource, cells: Compared | undefined): TemplateResult {
  const { result, unit } = table;
  const open = unit !== undefined && ctx.ui.why.has(resource.id);
  const applies = cells && (cells.current.state !== "inapplicable" || cells.proposed.state !== "inapplicable");
  return html`<tr role="row" class=${classMap({ "is-open": open })} data-resource=${resource.id}>
      <th role="rowheader" scope="row">
        <span lang=${ctx.ruleLang ?? nothing}>${resource.label}</span>${under(ctx, result, resource)}
      </th>
      ${applies ? figures(ctx, table, resource, cells) : html`<td role="cell" colspan=${result.proposed ? 3 : 1} class="is-na">${ctx.t.resources.inapplicable}</td>`}
      ${unit ? html`<td role="cell" class="num is-act">${whyButton(ctx, resource, open)}</td>` : nothing}
    </tr>
    ${open
      ? html`<tr role="row" class="fd-whyrow" id=${whyId(resource)}>
          <td role="cell" colspan=${result.proposed ? 5 : 3} class="fd-whycell">${explanation(ctx, result, unit.key, resource, table.explain)}</td>
        </tr>`
      : nothing}`;
}

/** What a reader should know of the resource before the figures: that it is a pot, or that it exists on one side only. */
function under(ctx: Context, result: Result, resource: Resource): TemplateResult | typeof nothing {
  const facts: string[] = [];
  if (isPot(result, resource.id)) facts.push(ctx.t.resources.pot);
  const before = labelIn(result, "current", resource.id);
  if (result.proposed && before !== undefined && before !== resource.label) {
    facts.push(ctx.t.resources.calledIn(before, sideInSentence(ctx, result, "current")));
  }
  if (result.proposed && !resource.inProposed) facts.push(ctx.t.resources.onlyIn(sideInSentence(ctx, result, "current")));
  if (result.proposed && !resource.inCurrent) facts.push(ctx.t.resources.onlyIn(sideInSentence(ctx, result, "proposed")));
  return facts.length === 0 ? nothing : html`<small>${facts.join(". ")}</small>`;
}

/** What a side's own rules call a resource. */
function labelIn(result: Result, side: Side, id: string): string | undefined {
  return summaryOf(result, side)?.resources.find((resource) => resource.id === id)?.label;
}

/** A pot is always so; other resources may be, by sums over all schools. */
function dependsOnOthers(result: Result, id: string): boolean {
  return (["proposed", "current"] as const).some(
    (side) => summaryOf(result, side)?.resources.find((resource) => resource.id === id)?.others,
  );
}

function isPot(result: Result, id: string): boolean {
  return (["proposed", "current"] as const).some(
    (side) => summaryOf(result, side)?.resources.find((resource) => resource.id === id)?.pot,
  );
}

function figures(ctx: Context, { result, digits }: Table, resource: Resource, cells: Compared): TemplateResult {
  const { currency } = result.comparison;
  const side = (which: Side, cell: Cell, present: boolean) =>
    html`<td role="cell" class="num" data-label=${sideName(ctx, result, which)} data-side=${which}>
      ${present ? amount(ctx, cell, currency, { digits }) : html`<span class="soft">${ctx.t.resources.absent}</span>`}
    </td>`;
  return html`${side("current", cells.current, resource.inCurrent)}${result.proposed
    ? html`${side("proposed", cells.proposed, resource.inProposed)}
        <td role="cell" class="num" data-label=${ctx.t.roles.difference} data-side="difference">
          ${difference(ctx, cells.difference, currency, { digits })}
        </td>`
    : nothing}`;
}

function whyButton(ctx: Context, resource: Resource, open: boolean): TemplateResult {
  const toggle = () => {
    const why = new Map(ctx.ui.why);
    if (!why.delete(resource.id)) why.set(resource.id, "proposed");
    ctx.set({ why });
  };
  return html`<button class="fd-whybtn" type="button" aria-expanded=${open} aria-controls=${open ? whyId(resource) : nothing} @click=${toggle}
    >${ctx.t.resources.why}<span class="fd-vh" lang=${ctx.ruleLang ?? nothing}> ${resource.label}</span></button>`;
}

const whyId = (resource: Resource) => `fd-why-${resource.id}`;

function sumRow(ctx: Context, { result, row, unit, digits }: Table): TemplateResult {
  const { currency } = result.comparison;
  const sum = (side: Side) =>
    html`<td role="cell" class="num" data-label=${sideName(ctx, result, side)} data-side=${side}>
      <span class="fd-dbl">${amount(ctx, row.sum[side], currency, { digits })}</span>
    </td>`;
  return html`<tr role="row" data-resource="">
    <th role="rowheader" scope="row">${ctx.t.resources.sum}</th>
    ${sum("current")}
    ${result.proposed
      ? html`${sum("proposed")}
          <td role="cell" class="num" data-label=${ctx.t.roles.difference} data-side="difference">
            ${difference(ctx, row.sum.difference, currency, { digits })}
          </td>`
      : nothing}
    ${unit ? html`<td role="cell" class="is-act"></td>` : nothing}
  </tr>`;
}

/** A pot is told of where the school takes part in it, with its control line; what else depends on other schools after it. */
function potNote(ctx: Context, { result, row }: Table): TemplateResult | typeof nothing {
  const side: Side = result.proposed ? "proposed" : "current";
  const summary = summaryOf(result, side);
  const pots = result.comparison.resources.filter(
    (resource, i) => isPot(result, resource.id) && row.amounts[i]?.[side].state === "value",
  );
  const others = result.comparison.resources.filter(
    (resource, i) => !isPot(result, resource.id) && dependsOnOthers(result, resource.id) && row.amounts[i]?.[side].state === "value",
  );
  if (pots.length + others.length === 0 || !summary) return nothing;
  const { t, fmt } = ctx;
  return html`<div class="fd-note fd-note--pot">
    ${pots.map((pot) => {
      // A resource may be several pots, one for each school form: each is proved by itself, with its own name.
      const controls = summary.controls.filter((line) => line.kind === "pot" && line.resource === pot.id);
      return html`<p><b>${t.resources.potNote(pot.label)}</b> ${t.resources.potMeaning}</p>
        ${controls.map(
          (control) => html`<p class="soft">
              ${controls.length > 1 ? html`${control.label}: ` : nothing}${control.ok ? t.controls.balanced : t.controls.unbalanced}
              ${t.controls.frame(fmt.amount(control.expected, summary.currency))}
              ${(control.ok ? t.controls.shared : t.controls.sharedNot)(fmt.amount(control.actual, summary.currency))}
              ${t.controls.difference(fmt.amount(control.difference, summary.currency))}.
            </p>`,
        )}`;
    })}
    ${others.map(({ label }) => html`<p><b>${t.resources.othersNote(label)}</b> ${t.resources.othersMeaning}</p>`)}
  </div>`;
}
