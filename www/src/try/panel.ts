// The result beside the sliders: the sum, every resource, what does not agree, and how many schools move how much.

import type { Sums } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { amount, difference as told } from "../cells.js";
import { CLASSES } from "../classes.js";
import { CLASS_MARKS, stackedChart, type Stack } from "../charts/stacked.js";
import type { Context } from "./context.js";
import { controlLines } from "../controls.js";
import { sideInSentence, sideName } from "../names.js";
import { columnDigits, sign } from "../numbers.js";
import type { Result } from "../result.js";
import { difference, figures, much, type Figures, type Outcome } from "./figures.js";
import type { Scenario } from "./scenario.js";

export function panel(ctx: Context, result: Result, scenario: Scenario, outcome: Outcome): TemplateResult {
  const { t, house } = ctx;
  return html`<section class="fd-card fd-panel" aria-labelledby="fd-t-result" aria-busy=${house.behind} data-result=${"figures" in outcome ? "fresh" : "failed"}>
    <h2 id="fd-t-result" tabindex="-1">${t.try.result}</h2>
    ${"figures" in outcome ? sumOf(ctx, result, outcome.figures) : failed(ctx, outcome.problems)}
    <p class="fd-vh" role="status">${"figures" in outcome && house.settled ? spoken(ctx, result, scenario, outcome.figures) : nothing}</p>
  </section>`;
}

function failed({ t, lang }: Context, problems: Extract<Outcome, { problems: unknown }>["problems"]): TemplateResult {
  return html`<div class="fd-note fd-note--warn" role="alert"><p><b>${t.try.failed}</b> ${problems.length === 0 ? t.try.failedUnknown : nothing}</p>
    ${problems.slice(0, 5).map(({ text }) => html`<p>${text[lang].what} ${text[lang].todo}</p>`)}</div>`;
}

function sumOf(ctx: Context, result: Result, { summary }: Figures): TemplateResult {
  const { t, ruleLang } = ctx;
  const { currency, totals } = summary;
  const before = result.summary.current;
  const own = result.summary.proposed ?? before;
  const digits = columnDigits([...totals.amounts, totals.sum].map(({ value }) => value));
  const moved = (id: string, i: number) => {
    const at = own.resources.findIndex((one) => one.id === id);
    const change = difference(own.totals.amounts[at] ?? { state: "inapplicable" }, totals.amounts[i] ?? { state: "inapplicable" });
    return change.state === "value" && sign(change.value ?? "0") !== 0 ? html`<small>${told(ctx, change, currency, { digits, bare: true })}</small>` : nothing;
  };
  if (summary.resources.length === 0) return html`<p class="small">${t.common.priceList}</p>`;
  const agree = summary.controls.every(({ ok }) => ok);
  const wrong = { ...summary, controls: summary.controls.filter(({ ok }) => !ok) };
  return html`<div data-sum="try"><span class="fd-fig">${amount(ctx, totals.sum, currency)}</span>
      <p class="small soft">${told(ctx, difference(before.totals.sum, totals.sum), currency)} ${t.try.against(sideInSentence(ctx, result, "current"), summary.units.length)}</p></div>
    <dl class="fd-rows">${summary.resources.map(
      ({ id, label }, i) => html`<div data-resource=${id}><dt lang=${ruleLang ?? nothing}>${label}</dt><dd>${moved(id, i)} <span data-amount>${amount(ctx, totals.amounts[i] ?? { state: "inapplicable" }, currency, { digits })}</span></dd></div>`,
    )}<div class="is-total"><dt>${t.try.sum}</dt><dd><span data-amount>${amount(ctx, totals.sum, currency, { digits })}</span></dd></div></dl>
    ${wrong.controls.length > 0 ? html`<div class="fd-panel__controls">${controlLines(ctx, wrong)}</div>` : nothing}
    <p class="small soft">${agree ? t.try.agree : over(summary) ? t.try.agreeRest : nothing}</p>`;
}

/** Only budgets are exceeded: the pots and the sums agree. */
const over = ({ controls }: Sums): boolean => controls.every(({ ok, kind }) => ok || kind === "budget");

function spoken(ctx: Context, result: Result, scenario: Scenario, { summary }: Figures): string {
  const { t, fmt } = ctx;
  const change = difference(result.summary.current.totals.sum, summary.totals.sum);
  const sum = summary.totals.sum.value;
  if (sum === undefined || change.value === undefined) return "";
  return t.try.spoken(scenario.name, fmt.amount(sum, summary.currency), fmt.amount(change.value, summary.currency, { signed: true }), sideInSentence(ctx, result, "current"));
}

export const legend = ({ t }: Context): TemplateResult =>
  html`<ul class="fd-legend">${CLASSES.map((id) => html`<li><svg aria-hidden="true"><rect class=${CLASS_MARKS[id]} x="1" y="1" width="16" height="12" rx="2" /></svg>${t.try.classes[id]}</li>`)}</ul>`;

/** The rule set tried as it stands; none where it is itself what scenarios are compared with. */
export function ownStack(ctx: Context, result: Result): Stack[] {
  if (!result.summary.proposed) return [];
  return [{ label: sideName(ctx, result, "proposed"), classes: figures(result.summary.proposed, result.summary.current).classes }];
}

export const stackTold = ({ t }: Context, { label, classes }: Stack): string => `${label}: ${CLASSES.map((id) => `${t.try.classes[id]} ${classes[id]}`).join(", ")}.`;

export function classes(ctx: Context, result: Result, scenario: Scenario, now: Figures): TemplateResult {
  const { t, fmt } = ctx;
  const own = result.summary.proposed ? much(figures(result.summary.proposed, result.summary.current)) : undefined;
  const stacks: Stack[] = [...ownStack(ctx, result), { label: scenario.name, classes: now.classes }];
  const touched = scenario.changes.length + scenario.inputs.length > 0;
  const most = [now.up && t.try.mostUp(now.up.label, fmt.percent(now.up.percent, true)), now.down && t.try.mostDown(now.down.label, fmt.percent(now.down.percent, true))];
  return html`<section class="fd-card fd-panel" aria-label=${t.try.classesTitle}>
    ${stackedChart(
      {
        id: "fd-t-classes",
        heading: touched && own !== undefined ? t.try.headline(much(now) - own, much(now)) : t.try.headlineAlone(much(now)),
        sub: [t.try.schools(now.schools), ...most.filter((text) => text !== undefined)].join(" "),
        title: t.try.classesTitle,
        description: stacks.map((stack) => stackTold(ctx, stack)).join(" "),
        legend: legend(ctx),
      },
      stacks,
    )}
    ${classTable(ctx, stacks)}
  </section>`;
}

export function classTable({ t }: Context, stacks: readonly Stack[]): TemplateResult {
  return html`<details class="fd-try__data"><summary>${t.try.asTable}</summary>
    <div class="fd-try__wide" role="region" tabindex="0" aria-label=${t.try.classesTitle}><table class="fd-table fd-table--tight">
      <caption class="fd-vh">${t.try.classesTitle}</caption>
      <thead><tr><th scope="col">${t.try.class}</th>${stacks.map(({ label }) => html`<th scope="col" class="num">${label}</th>`)}</tr></thead>
      <tbody>${CLASSES.map((id) => html`<tr data-class=${id}><th scope="row">${t.try.classes[id]}</th>${stacks.map(({ classes: of }) => html`<td class="num">${of[id]}</td>`)}</tr>`)}</tbody>
    </table></div></details>`;
}

/** On a narrow screen the figures are far below the sliders: their sum follows along the edge. */
export function strip(ctx: Context, result: Result, { summary }: Figures): TemplateResult | typeof nothing {
  const { t } = ctx;
  if (summary.resources.length === 0) return nothing;
  return html`<div class="fd-strip" data-strip>
    <p><span class="tiny soft">${t.common.strip}</span> <b class="num">${amount(ctx, summary.totals.sum, summary.currency)}</b> ${told(ctx, difference(result.summary.current.totals.sum, summary.totals.sum), summary.currency)}</p>
    <button class="fd-link" type="button" @click=${() => ctx.focus("#fd-t-result")}>${t.common.toFigures}</button>
  </div>`;
}
