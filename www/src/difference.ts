// What two rule sets say differently, in plain words, each change with what it moves. Worded by the core.

import type { Change, Difference, Effect, Said } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { difference as delta } from "./cells.js";
import type { Context } from "./context.js";

export function differenceList(ctx: Context, found: Difference): TemplateResult {
  const { t } = ctx;
  const apart = found.changes.map((change, i) => ({ change, i })).filter(({ change }) => change.together === undefined);
  return html`${apart.length === 0 ? html`<p class="small soft">${t.difference.none}</p>` : nothing}
    <ol class="fd-diff">
      ${apart.map(({ i }) => changeItem(ctx, found, i))}
    </ol>
    ${otherChanges(ctx, found)}`;
}

/** What no figure depends on. */
export function otherChanges(ctx: Context, found: Difference): TemplateResult | typeof nothing {
  if (found.others.length === 0) return nothing;
  return html`<details class="fd-node__more">
    <summary>${ctx.t.difference.others(found.others.length)}</summary>
    <ul class="fd-diff__more small" lang=${ctx.ruleLang ?? nothing}>${found.others.map((one) => html`<li>${said(ctx, one)}</li>`)}</ul>
  </details>`;
}

/** The names in the sentences are those of the rule set; the sentences have both languages. */
const said = ({ lang }: Context, one: Said): string => one[lang];

/** A change with those that belong to it. Its number is that of the step in which it is made. */
export function changeItem(ctx: Context, { changes, currency }: Difference, index: number, number?: number): TemplateResult | typeof nothing {
  const { t } = ctx;
  const change = changes[index];
  if (!change) return nothing;
  const together = changes.filter((one) => one.together === index);
  const sentence = said(ctx, change);
  const { before, after, effect } = change;
  const both = before !== undefined && after !== undefined && !sentence.includes(after);
  return html`<li data-change=${change.id}>
    <p class="fd-diff__what">${number === undefined ? nothing : html`<span class="fd-no">${number}</span> `}${sentence}</p>
    ${both ? html`<p class="fd-diff__chg" lang="sv"><del>${before}</del> <span aria-hidden="true">→</span> <ins>${after}</ins></p>` : nothing}
    ${together.length > 0
      ? html`<details class="fd-node__more"><summary>${t.difference.together(together.length)}</summary>
          <ul class="fd-diff__more small">${together.map((one) => html`<li>${said(ctx, one)} ${formula(ctx, one)}</li>`)}</ul>
        </details>`
      : nothing}
    ${effect ? moved(ctx, effect, currency, sentence) : nothing}
  </li>`;
}

/** Of a new computation the sentence says only the name. */
function formula(ctx: Context, one: Change): TemplateResult | typeof nothing {
  if (one.after === undefined || said(ctx, one).includes(one.after)) return nothing;
  return html`<br /><span class="soft" lang="sv">${one.after}</span>`;
}

function moved(ctx: Context, effect: Effect, currency: string, sentence: string): TemplateResult {
  const { t } = ctx;
  const amount = (value: string) => delta(ctx, { state: "value", value }, currency);
  const list = (title: string, rows: Effect["units"]) =>
    rows.length === 0
      ? nothing
      : html`<p class="tiny soft">${title}</p>
          <dl class="fd-diff__most">${rows.map((row) => html`<div><dt>${row.label}</dt><dd>${amount(row.difference)}</dd></div>`)}</dl>`;
  return html`<div class="fd-diff__eff">
    <p><b>${amount(effect.total)}</b> ${t.difference.schools(effect.up, effect.down)}</p>
    ${effect.units.length > 0
      ? html`<details class="fd-node__more"><summary>${t.difference.most}<span class="fd-vh">: ${sentence}</span></summary>
          ${list(t.comparison.units, effect.units)} ${list(t.comparison.providers, effect.providers)}
        </details>`
      : nothing}
  </div>`;
}
