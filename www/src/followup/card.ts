// On Min skola: what the school must report, with the way to all of it.

import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { nameOf } from "./account.js";
import { dayText } from "./dates.js";
import { status } from "./principal.js";
import { setFollowUp } from "./ui.js";

export function reportCard(ctx: Context, unit: string): TemplateResult | typeof nothing {
  const { t, store, lang, ruleLang, house } = ctx;
  const f = t.followup;
  const answer = store.published ? undefined : house.answer({ unit });
  const duties = answer?.duties.filter(({ rows }) => rows.length > 0) ?? [];
  if (!answer || duties.length === 0) return nothing;
  const open = () => {
    setFollowUp(ctx, { role: "principal" });
    ctx.go("followup");
  };
  const next = (rows: readonly { due?: string; state: string }[]) => rows.filter(({ state }) => state !== "reported").flatMap(({ due }) => due ?? []).sort()[0];
  return html`<section class="fd-card fd-follow__card" aria-labelledby="fd-f-card" data-report-card>
    <h2 id="fd-f-card">${f.card}</h2>
    <p class="soft small">${status(ctx, duties)}</p>
    <ul class="fd-follow__todo">${duties.map((duty) => {
      const { rows } = duty;
      const due = next(rows);
      const late = rows.some(({ state }) => state === "overdue");
      return html`<li data-duty=${duty.id}><span><b lang=${ruleLang ?? nothing}>${nameOf(answer, duty.id)}</b><small class="fd-follow__small">${f.rows(rows.length)}</small></span>
        <span>${due === undefined ? html`<span class="fd-tag fd-tag--done">${f.states.reported}</span>` : html`<span class="num small">${f.dueBy} ${dayText(due, lang, "short")}</span>${late ? html` <span class="fd-tag fd-tag--warn">${f.states.overdue}</span>` : nothing}`}</span></li>`;
    })}</ul>
    <div><button class="fd-btn" type="button" @click=${open}>${f.cardMore}</button></div>
  </section>`;
}
