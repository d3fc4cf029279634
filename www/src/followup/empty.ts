// What is said where there is nothing to follow up: rules without any duty, or duties without any report.

import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "../context.js";
import type { FollowUp } from "./types.js";

const EXAMPLE = `[[tabell]]
id = "rapport"
namn = "Återredovisningar"
valfri = true

[[redovisning]]
id = "återredovisning"
resurs = "tilläggsbelopp"
i = "rapport"
anvant = "använt"
uppgifter = ["använt", "ändamål"]
senast = 'periodens_slut + 31 dag'
utebliven = "påminnelse"`;

export function noRules(ctx: Context): TemplateResult {
  const { t } = ctx;
  const f = t.followup;
  return html`<section class="fd-empty" data-no-rules aria-labelledby="fd-f-none">
    <h2 id="fd-f-none">${f.emptyRules}</h2>
    <p class="soft">${f.emptyRulesWhy}</p>
    <figure class="fd-follow__example"><figcaption class="small">${f.emptyExample}</figcaption><pre lang="sv" tabindex="0" role="region" aria-label=${f.emptyExample}><code>${EXAMPLE}</code></pre></figure>
    <div class="fd-head__acts"><button class="fd-btn fd-btn--main" type="button" @click=${() => ctx.go("workshop")}>${f.toWorkshop}</button><button class="fd-btn" type="button" @click=${() => ctx.go("import")}>${f.toFiles}</button></div>
  </section>`;
}

/** Which files are missing, by the names and headings that the rules ask for. Tables of reports that are there are not named. */
export function noReports(ctx: Context, answer: FollowUp): TemplateResult | typeof nothing {
  const { t, store, ruleLang } = ctx;
  const f = t.followup;
  const loaded = new Set(store.fileInfos.flatMap(({ table }) => table ?? []));
  const tables = new Map(answer.duties.filter(({ table }) => !loaded.has(table.id)).map(({ table }) => [table.id, table]));
  if (tables.size === 0) return nothing;
  return html`<div class="fd-empty" data-no-reports>
    <h2>${f.noReports}</h2>
    <p class="soft">${f.noReportsWhy}</p>
    <ul class="fd-follow__rows">${[...tables.values()].map(({ id, label }) => html`<li lang=${ruleLang ?? nothing}>${f.noDataTable(label, id, store.follow.headings(answer.id, id))}</li>`)}</ul>
    <div class="fd-head__acts"><button class="fd-btn" type="button" @click=${() => ctx.go("import")}>${f.toFiles}</button></div>
  </div>`;
}
