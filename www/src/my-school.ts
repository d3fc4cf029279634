// Min skola: one school's answer, its resources and their reasons; before a school is chosen, all schools together.

import type { ComparedRow, UnitRow } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { answer } from "./answer.js";
import type { Context } from "./context.js";
import { deviations } from "./deviations.js";
import { inPart } from "./parts/view.js";
import { resourceTable } from "./resource-table.js";
import type { Result } from "./result.js";
import { closed } from "./publication/notice.js";
import { schoolDialog, schoolFinder } from "./school-finder.js";
import { offer, ownNumbers } from "./school/offer.js";
import { splitView } from "./school/split-view.js";

export function mySchool(ctx: Context, result: Result): TemplateResult | typeof nothing {
  const { t, store } = ctx;
  const row = result.comparison.units.find((unit) => unit.key === store.unit);
  if (result.comparison.resources.length === 0) return html`<h1 id="fd-title" tabindex="-1">${t.nav.school}</h1><p>${t.school.none}</p>`;
  if (ctx.ui.mySchool.invented && !store.published) return inPart(ctx, "whatIf", "view", ({ inventedSchool }, own) => inventedSchool(own, result));
  return row ? oneSchool(ctx, result, row) : noSchool(ctx, result);
}

function oneSchool(ctx: Context, result: Result, row: ComparedRow): TemplateResult {
  const { t } = ctx;
  return html`<section class="fd-head" aria-labelledby="fd-title">
      <div class="fd-head__row">
        <h1 id="fd-title" tabindex="-1">${row.label}</h1>
        <div class="fd-head__acts">
          <button class="fd-btn" id="fd-change-school" type="button" @click=${() => ctx.openFinder()}>${t.school.change}</button>
          <button class="fd-btn" type="button" @click=${() => window.print()}>${t.school.print}</button>
        </div>
      </div>
      ${facts(ctx, result, row)}
    </section>
    ${answer(ctx, result, row, "school")} ${resourceTable(ctx, result, row, row)} ${splitView(ctx, result, row.key)} ${reports(ctx, row.key)} ${ctx.store.published ? closed(ctx, row.key) : nothing} ${ownNumbers(ctx, result, row)} ${deviations(ctx, result)} ${schoolDialog(ctx, result)}`;
}

/** What the school has to report is in no publication. */
const reports = (ctx: Context, unit: string) => (ctx.store.published ? nothing : inPart(ctx, "followup", "section", ({ reportCard }, own) => reportCard(own, unit)));

/** What is known of the school: the given columns and its numbers of pupils, in words of the rule set. What does not apply is left out. */
function facts(ctx: Context, result: Result, row: ComparedRow): TemplateResult {
  const { t, fmt } = ctx;
  const summary = result.summary.proposed ?? result.summary.current;
  const unit: UnitRow | undefined = summary.units.find((found) => found.key === row.key);
  const provider = summary.providers.find((found) => found.key === row.provider)?.label;
  const given = unit?.facts ?? [];
  const computed = (result.pupils.get(row.key) ?? []).filter(({ label }) => !given.some((fact) => fact.label === label));
  const known = [...given, ...computed].filter(
    (fact) => fact.cell.state !== "inapplicable" && fact.sort.kind !== "reference" && fact.cell.value !== row.label,
  );
  return html`<dl class="fd-facts">
    ${provider ? html`<div><dt>${t.school.provider}</dt><dd>${provider}</dd></div>` : nothing}
    ${known.map((fact) => html`<div><dt lang=${ctx.ruleLang ?? nothing}>${fact.label}</dt><dd>${fmt.cell(fact.cell, { kind: fact.sort.kind })}</dd></div>`)}
    <div><dt>${t.school.key}</dt><dd>${row.key}</dd></div>
  </dl>`;
}

function noSchool(ctx: Context, result: Result): TemplateResult {
  const { t, store } = ctx;
  const units = result.comparison.units.length;
  return html`<section class="fd-head" aria-labelledby="fd-title">
      <h1 id="fd-title" tabindex="-1">${t.school.choose}</h1>
      ${store.unit === undefined ? nothing : html`<div class="fd-note fd-note--warn"><p>${t.school.gone(store.unit)}</p></div>`}
    </section>
    ${units > 0 ? html`<div class="fd-card">${schoolFinder(ctx, result, 2)} ${store.published ? nothing : offer(ctx)}</div>` : nothing}
    <div class="fd-sec">
      <div class="fd-sec__head"><h2>${t.school.all}</h2><p>${t.school.allLead}</p></div>
      ${answer(ctx, result, result.comparison.totals, "all")}
    </div>
    ${resourceTable(ctx, result, result.comparison.totals)} ${deviations(ctx, result)}`;
}
