// What is said where a publication is shown: what was protected and why, and what needs the whole data.

import { html, nothing, type TemplateResult } from "lit";
import type { Context, View } from "../context.js";

/** Views that compute, and so need more than what was published. */
export const NEEDS_ALL: readonly View[] = ["try", "followup", "workshop"];

export function publicationNotice(ctx: Context): TemplateResult | typeof nothing {
  const { t, store, ruleLang } = ctx;
  const { published } = store;
  if (!published) return nothing;
  const { file, hidden } = published;
  const told = file.protected.filter(({ units }) => units > 0);
  return html`<aside class="fd-note fd-note--pot" data-published aria-labelledby="fd-published">
    <p><b id="fd-published">${t.publication.published}</b> ${told.length > 0 ? t.publication.because(file.limit) : t.publication.nothingSmall(file.limit)}</p>
    ${told.length > 0
      ? html`<details class="fd-node__more"><summary>${t.publication.what}</summary>
          <ul class="fd-publish__told small">
            ${told.map((one) => html`<li>${one.column === undefined ? `${t.publication.rowsIn} ` : nothing}<b lang=${ruleLang ?? nothing}>${one.label}</b>: ${t.publication.schools(one.units)}</li>`)}
            ${hidden.controls.length > 0 ? html`<li>${t.publication.controls(hidden.controls)}</li>` : nothing}
            ${hidden.effects > 0 ? html`<li>${t.publication.effects(hidden.effects)}</li>` : nothing}
          </ul>
          <p class="small">${t.publication.others}</p>
          <p class="small">${t.publication.needs}</p>
        </details>`
      : nothing}
  </aside>`;
}

/** What cannot be answered of one school with what was published. */
export function closed({ t, store }: Context, unit: string): TemplateResult {
  const hidden = store.published?.isSplitHidden(unit) ?? false;
  return html`<div class="fd-note" data-closed>
    ${hidden ? html`<p>${t.publication.splitHidden}</p>` : nothing}
    <p>${t.publication.needs}</p>
  </div>`;
}

/** In place of a view that needs the whole data. */
export function needsAll(ctx: Context): TemplateResult {
  const { t, ui } = ctx;
  return html`<section class="fd-head" aria-labelledby="fd-title" data-needs-all>
      <h1 id="fd-title" tabindex="-1">${t.nav[ui.view]}</h1>
      <p class="soft">${t.publication.wholeData}</p>
    </section>
    <div class="fd-head__acts"><button class="fd-btn" type="button" @click=${() => ctx.go("import")}>${t.notices.toFiles}</button></div>`;
}

/** A file that could not be opened, and everything that is wrong with it. */
export function refusedPublication({ t, store, lang }: Context): TemplateResult | typeof nothing {
  const { refused } = store.publishing;
  if (!refused) return nothing;
  return html`<div class="fd-note fd-note--warn" data-refused>
    <p><b>${t.publication.refused(refused.name)}</b> ${t.publication.kept}</p>
    <ul class="fd-publish__told small">${refused.flaws.map((flaw) => html`<li>${flaw.path === "" ? nothing : html`<span class="soft">${flaw.path}:</span> `}${flaw[lang]}</li>`)}</ul>
    <p class="small">${t.publication.again}</p>
  </div>`;
}
