// Jämförelse: the economist's and the board's view. The answer and the control lines, who gets more and less, why, every school in
// one table, own and external by one measure, and the tables as files.

import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { answer, isNet } from "../answer.js";
import type { Context } from "./context.js";
import { controls } from "../controls.js";
import { deviations } from "../deviations.js";
import { download } from "../download.js";
import { sideInSentence } from "../names.js";
import { publicationPanel } from "../publication/panel.js";
import type { Result, Side } from "../result.js";
import { bigTable } from "./big-table.js";
import { groups, hasGroups } from "./groups.js";
import { providers } from "./providers.js";
import { why } from "./why.js";
import { winners } from "./winners.js";

export function comparison(ctx: Context, result: Result): TemplateResult {
  const { t } = ctx;
  const { units, providers: all, resources, totals } = result.comparison;
  const list = resources.length === 0;
  return html`<section class="fd-head" aria-labelledby="fd-title">
      <div class="fd-head__row">
        <h1 id="fd-title" tabindex="-1">${t.comparison.title}</h1>
        <div class="fd-head__acts"><button class="fd-btn fd-btn--main" type="button" @click=${() => window.print()}>${t.compare.print}</button></div>
      </div>
      ${list ? nothing : html`<dl class="fd-facts"><div><dt>${t.comparison.data}</dt><dd>${t.comparison.size(units.length, all.length)}</dd></div></dl>`}
    </section>
    ${list ? html`<p>${t.school.none}</p>` : html`${measure(ctx, result)} ${answer(ctx, result, totals, ctx.ui.net ? "net" : "all")} ${jump(ctx, result)} ${controls(ctx, result)} ${deviations(ctx, result)}`}
    ${units.length > 0 && !list ? html`${guard([result, ctx.ui.net, ctx.lang], () => winners(ctx, result))} ${why(ctx, result)} ${bigTable(ctx, result)} ${groups(ctx, result)}` : nothing}
    ${all.length > 0 && !list ? providers(ctx, result) : nothing} ${save(ctx, result)} ${list ? nothing : publicationPanel(ctx)}`;
}

/** The page is long: the way to each part of it, by pointer and by keyboard. */
function jump(ctx: Context, result: Result): TemplateResult {
  const { t } = ctx;
  const { units, providers: all } = result.comparison;
  const place = (selector: string, text: string) => html`<li><button class="fd-chip" type="button" @click=${() => ctx.focus(selector)}>${text}</button></li>`;
  const both = units.length > 0 && result.proposed !== undefined;
  return html`<nav class="fd-jump" aria-label=${t.common.jump}><ul class="fd-chips">
    ${both ? html`${place("#fd-winners", t.compare.winners)}${place("[data-difference] > summary", t.difference.title)}` : nothing}
    ${units.length > 0 ? place("#fd-schools", t.comparison.schools) : nothing}
    ${units.length > 0 && hasGroups(result) ? place("#fd-groups", t.compare.groups) : nothing}
    ${all.length > 0 ? place("#fd-providers", t.comparison.providers) : nothing}
  </ul></nav>`;
}

/** Whole amounts, or net of VAT and administration: without the choice a comparison of own and external providers misleads. */
function measure(ctx: Context, result: Result): TemplateResult | typeof nothing {
  const { t, ui } = ctx;
  if (!result.comparison.resources.some(({ kind }) => !isNet(kind))) return nothing;
  const button = (net: boolean, text: string) =>
    html`<button type="button" aria-pressed=${ui.net === net} @click=${() => ctx.set({ net })}>${text}</button>`;
  return html`<div class="fd-measure">
    <div class="fd-seg" role="group" aria-label=${t.comparison.measure}>${button(false, t.comparison.sum)}${button(true, t.comparison.net)}</div>
    <p class="soft small">${ui.net ? t.comparison.netLead : t.comparison.sumLead}</p>
  </div>`;
}

function save(ctx: Context, result: Result): TemplateResult {
  const { t } = ctx;
  const write = (side: Side) => {
    const csv = ctx.store.csv(side, ctx.fmt);
    const id = result[side]?.id;
    if (csv !== undefined && id !== undefined) download(`${id}.csv`, csv);
  };
  const button = (side: Side) =>
    html`<button class="fd-btn" type="button" @click=${() => write(side)}>${t.comparison.saveAs(sideInSentence(ctx, result, side))}</button>`;
  return html`<section class="fd-sec fd-tools" aria-labelledby="fd-save">
    <div class="fd-sec__head"><h2 id="fd-save">${t.comparison.save}</h2>${result.comparison.resources.length > 0 ? html`<p>${t.comparison.saveLead}</p>` : nothing}</div>
    <div class="fd-head__acts">${button("current")}${result.proposed ? button("proposed") : nothing}</div>
  </section>`;
}
