// What is said where there is nothing to follow up: rules without any duty, or duties without any report.

import type { FollowUp } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";

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

/** Tables that may be empty and are: which files fill them, by the names and headings that the rules ask for. */
export function missingFiles(ctx: Context, answer: FollowUp): TemplateResult | typeof nothing {
  const { t, store, ruleLang, house } = ctx;
  const f = t.followup;
  const loaded = new Set(store.fileInfos.flatMap(({ table }) => table ?? []));
  const tables = store.ruleSets.find(({ id }) => id === answer.id)?.tables.filter(({ id, optional, source }) => optional && source === "file" && !loaded.has(id)) ?? [];
  if (tables.length === 0) return nothing;
  const none = answer.duties.length > 0 && answer.duties.every(({ table }) => tables.some(({ id }) => id === table.id));
  return html`<section class="fd-empty" data-no-reports aria-labelledby="fd-f-files">
    <h2 id="fd-f-files">${none ? f.noReports : f.filesMissing}</h2>
    <p class="soft">${none ? f.noReportsWhy : f.filesMissingWhy}</p>
    <ul class="fd-follow__rows">${tables.map(({ id, label }) => html`<li data-missing-table=${id} lang=${ruleLang ?? nothing}>${f.noDataTable(label, id, house.headings(answer.id, id))}</li>`)}</ul>
    <div class="fd-head__acts"><button class="fd-btn" type="button" @click=${() => ctx.go("import")}>${f.toFiles}</button></div>
  </section>`;
}
