// How many schools have come how far: a square for each, the figures large, and the steps as a table.

import type { Count, Coverage, FollowUp } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { squaresChart } from "../charts/squares.js";
import type { Context } from "./context.js";
import { number, numberText } from "./figures.js";

export const coverage = (ctx: Context, answer: FollowUp): TemplateResult[] => answer.coverage.map((one, i) => section(ctx, one, `fd-f-cover-${i}`));

function section(ctx: Context, one: Coverage, id: string): TemplateResult {
  const { t, fmt, ruleLang } = ctx;
  const f = t.followup;
  const [first] = one.steps;
  const percent = (text: string | undefined) => (text === undefined ? undefined : fmt.percent(text));
  return html`<section class="fd-sec" aria-labelledby=${id} data-coverage=${one.id}>
    <div class="fd-sec__head"><h2 id=${id} tabindex="-1" lang=${ruleLang ?? nothing}>${one.label}</h2>${one.source ? html`<p lang=${ruleLang ?? nothing}>${one.source.title}</p>` : nothing}</div>
    <div class="fd-card fd-two fd-follow__cover">
      ${chart(ctx, one, `${id}-squares`, first ? f.coverageHeading(first.label, percent(first.share)) : one.label)}
      <div class="fd-follow__figures">
        <dl class="fd-follow__big">${one.steps.map(
          (step, i) => html`<div data-step=${i}><dt lang=${ruleLang ?? nothing}>${i === 0 ? step.label : f.withStep(step.label)}</dt><dd>${step.upTo === null ? number(ctx, null) : f.ofAll(fmt.count(step.upTo), fmt.count(one.of), percent(i === 0 ? step.share : step.upToShare))}</dd></div>`,
        )}</dl>
        ${table(ctx, one)}
      </div>
    </div>
  </section>`;
}

/** Steps whose numbers are protected are drawn as one: what they come to together can be seen from the others anyway. */
function chart(ctx: Context, one: Coverage, id: string, heading: string): TemplateResult {
  const { t, fmt } = ctx;
  const f = t.followup;
  const steps = [...one.steps.map(({ label, count }) => ({ label, count })), { label: f.rest, count: one.rest }];
  const seen = steps.flatMap(({ label, count }, mark): { label: string; count: number; mark: number | "hidden" }[] => (count === null ? [] : [{ label: `${label} ${fmt.count(count)}`, count, mark }]));
  const left = one.of - seen.reduce((sum, { count }) => sum + count, 0);
  if (seen.length < steps.length) seen.push({ label: `${f.hiddenTogether} ${fmt.count(left)}`, count: left, mark: "hidden" });
  return squaresChart({ id, heading, sub: f.coverageSub, title: f.coverageTitle(one.label, one.of), description: `${seen.map(({ label }) => label).join(", ")}.`, parts: seen }, one.steps.length);
}

function table(ctx: Context, one: Coverage): TemplateResult {
  const { t, fmt, ruleLang } = ctx;
  const f = t.followup;
  const share = (count: Count, text: string | undefined) => (count === null ? number(ctx, null) : text === undefined ? t.cell.none : fmt.percent(text));
  return html`<table class="fd-table fd-table--tight fd-cards" role="table" data-table="followup-coverage">
    <caption class="fd-vh">${one.label}</caption>
    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${f.step}</th><th role="columnheader" scope="col" class="num">${f.stepSchools}</th><th role="columnheader" scope="col" class="num">${f.stepShare}</th><th role="columnheader" scope="col" class="num">${f.stepUpTo}</th></tr></thead>
    <tbody role="rowgroup">
      ${one.steps.map((step) => html`<tr role="row"><th role="rowheader" scope="row" lang=${ruleLang ?? nothing}>${step.label}</th><td role="cell" class="num" data-label=${f.stepSchools}>${number(ctx, step.count)}</td><td role="cell" class="num" data-label=${f.stepShare}>${share(step.count, step.share)}</td><td role="cell" class="num" data-label=${f.stepUpTo}>${number(ctx, step.upTo)}</td></tr>`)}
      <tr role="row"><th role="rowheader" scope="row">${f.rest}</th><td role="cell" class="num" data-label=${f.stepSchools}>${number(ctx, one.rest)}</td><td role="cell" class="num"></td><td role="cell" class="num"></td></tr>
    </tbody>
    <tfoot role="rowgroup"><tr role="row"><th role="rowheader" scope="row">${f.sum}</th><td role="cell" class="num" data-label=${f.stepSchools}>${numberText(ctx, one.of)}</td><td role="cell"></td><td role="cell"></td></tr></tfoot>
  </table>`;
}
