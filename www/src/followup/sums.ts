// The same sums down to each provider and school, for the economist.

import type { FollowUp } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { accountTable, type Line } from "./account.js";
import { setFollowUp } from "./ui.js";

/** More lines than these are shown when they are asked for. */
const FEW = 20;

export function sums(ctx: Context, answer: FollowUp): TemplateResult | typeof nothing {
  const { t, ui } = ctx;
  const f = t.followup;
  if (answer.duties.length === 0) return nothing;
  const { by, allSums } = ui.followup;
  const providers = new Map(answer.providers.map(({ key, label }) => [key, label]));
  const all: Line[] =
    by === "providers"
      ? answer.providers.map(({ key, label, group, account }) => ({ key, label, note: answer.groups.find(({ id }) => id === group)?.label, account }))
      : answer.units.map(({ key, label, provider, account }) => ({ key, label, note: providers.get(provider ?? ""), account }));
  const lines = allSums ? all : all.slice(0, FEW);
  return html`<section class="fd-sec" aria-labelledby="fd-f-sums">
    <div class="fd-sec__head"><h2 id="fd-f-sums" tabindex="-1">${f.sums}</h2><p>${f.sumsLead}</p></div>
    <div class="fd-seg fd-follow__by" role="group" aria-label=${f.by}>${(["providers", "units"] as const).map((one) => html`<button type="button" data-by=${one} aria-pressed=${by === one} @click=${() => setFollowUp(ctx, { by: one, allSums: false })}>${f.byOf[one]}</button>`)}</div>
    <div class="fd-card fd-follow__tables">
      ${accountTable(ctx, { name: "followup-sums", caption: f.byOf[by], head: f.byOf[by], lines, total: answer.total, currency: answer.currency })}
      ${all.length > FEW ? html`<button class="fd-btn" type="button" data-all-sums aria-expanded=${allSums} @click=${() => setFollowUp(ctx, { allSums: !allSums })}>${allSums ? f.showFew : f.showAll(all.length)}</button>` : nothing}
    </div>
  </section>`;
}
