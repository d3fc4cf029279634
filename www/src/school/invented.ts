// A school that is in no file: which kind it is, then the same questions with empty fields, and the same answer.

import { html, nothing, type TemplateResult } from "lit";
import { answer } from "../answer.js";
import type { Context } from "./context.js";
import { resourceTable } from "../resource-table.js";
import type { Result } from "../result.js";
import { asScenario } from "./as-scenario.js";
import { fields, unfilled } from "./fields.js";
import type { Kind } from "./imagined.js";
import { blockedNote } from "./outcome.js";
import { setSchool } from "./ui.js";
import { oneStep } from "./what-if-view.js";

export function inventedSchool(ctx: Context, result: Result): TemplateResult {
  const { t, house } = ctx;
  const { imagined } = house;
  const leave = () => {
    house.unimagine();
    setSchool(ctx, { invented: false });
    ctx.focus("#fd-title");
  };
  return html`<section class="fd-head" aria-labelledby="fd-title">
      <div class="fd-head__row"><h1 id="fd-title" tabindex="-1">${t.whatIf.invented.title}</h1>
        <div class="fd-head__acts"><button class="fd-btn" type="button" id="fd-leave-invented" @click=${leave}>${t.whatIf.invented.leave}</button></div></div>
      <p class="soft">${t.whatIf.invented.note}</p>
    </section>
    ${kindForm(ctx)} ${imagined ? figures(ctx, result, imagined.key) : nothing}`;
}

function kindForm(ctx: Context): TemplateResult {
  const { t, ruleLang, house } = ctx;
  const { imagined } = house;
  const all = house.kinds();
  const start = (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    house.imagine(t.whatIf.invented.title, new Map(all.map(({ column }, i) => [column, String(data.get(`kind-${i}`) ?? "")])));
    ctx.set({});
    ctx.focus("#fd-asked-title");
  };
  const field = ({ column, label, options }: Kind, i: number) => html`<div class="fd-field"><label for="fd-kind-${i}" lang=${ruleLang ?? nothing}>${label}</label>
    <select class="fd-select" id="fd-kind-${i}" name="kind-${i}" data-kind=${column} lang=${ruleLang ?? nothing}>
      ${options.map(({ value, label: name }) => html`<option value=${value} ?selected=${(imagined?.choices.get(column) ?? options[0]?.value) === value}>${name}</option>`)}
    </select></div>`;
  return html`<section class="fd-sec" aria-labelledby="fd-kind-title"><form class="fd-card fd-kinds" @submit=${start}>
    <div class="fd-sec__head"><h2 id="fd-kind-title">${t.whatIf.invented.kind}</h2><p>${t.whatIf.invented.kindLead}</p></div>
    <div class="fd-kinds__fields">${all.map(field)}</div>
    <div><button class="fd-btn ${imagined ? "" : "fd-btn--main"}" id="fd-imagine" type="submit">${imagined ? t.whatIf.invented.change : t.whatIf.invented.start}</button></div>
  </form></section>`;
}

function figures(ctx: Context, result: Result, key: string): TemplateResult | typeof nothing {
  const { t, house } = ctx;
  const asked = house.asked(key);
  if (!asked) return nothing;
  const { outcome } = house;
  const empty = unfilled(ctx, asked);
  const shown = outcome && { ...result, comparison: outcome.comparison };
  return html`<section class="fd-sec" aria-labelledby="fd-asked-title" data-what-if>
      <div class="fd-sec__head"><h2 id="fd-asked-title" tabindex="-1">${t.whatIf.invented.questions}</h2><p>${t.whatIf.invented.questionsLead}</p></div>
      <div class="fd-card">${fields(ctx, result, asked)}${outcome ? asScenario(ctx, outcome.row.label) : nothing}</div>
      ${outcome ? blockedNote(ctx) : html`<div class="fd-note" data-fill><p><b>${t.whatIf.invented.fill}</b> ${empty.length > 0 ? t.whatIf.invented.missing(t.list(empty)) : nothing}</p></div>`}
    </section>
    ${shown && outcome
      ? html`${answer(ctx, shown, outcome.row, "school")} ${resourceTable(ctx, shown, outcome.row, outcome.row, (side, resource) => house.explain(side, resource))}
          ${oneStep(ctx, result, asked)}`
      : nothing}`;
}
