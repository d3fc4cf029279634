// The spot check: so many of each stratum, drawn from a seed. Whoever has the seed and the files can draw the same sample again.

import type { Count, Duty, FollowUp } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Context } from "./context.js";
import { columnDigits } from "../numbers.js";
import { dayText } from "./dates.js";
import { nameOf } from "./account.js";
import { number, numberText } from "./figures.js";
import { setFollowUp } from "./ui.js";

type Stratum = Duty["strata"][number];

export function samples(ctx: Context, answer: FollowUp): TemplateResult | typeof nothing {
  const { t, lang, house } = ctx;
  const f = t.followup;
  const duties = answer.duties.filter(({ strata }) => strata.length > 0);
  if (duties.length === 0) return nothing;
  const change = (event: Event) => {
    house.setSeed((event.target as HTMLInputElement).value);
    ctx.say(f.recomputed(dayText(house.day, lang), house.seed));
  };
  const rows = duties.flatMap((duty) => duty.strata.map((stratum) => ({ duty, stratum })));
  const reviewed = rows.some(({ stratum }) => stratum.reviewed !== undefined);
  const total = (of: (stratum: Stratum) => Count | undefined) => rows.reduce<Count>((sum, { stratum }) => (sum === null ? null : of(stratum) === null ? null : sum + (of(stratum) ?? 0)), 0);
  const drawn = numberText(ctx, total(({ drawn }) => drawn));
  const done = reviewed ? numberText(ctx, total((stratum) => stratum.reviewed)) : undefined;
  const head = (text: string) => html`<th role="columnheader" scope="col" class="num">${text}</th>`;
  return html`<section class="fd-sec" aria-labelledby="fd-f-sample">
    <div class="fd-sec__head"><h2 id="fd-f-sample" tabindex="-1">${f.sample}</h2><p>${f.drawnOf(drawn, done)} ${f.sampleLead}</p></div>
    <div class="fd-card fd-follow__tables">
      <div class="fd-follow__seed">
        <div class="fd-field fd-tools"><label for="fd-seed">${f.seed}</label>
          <input class="fd-input num" id="fd-seed" type="text" autocomplete="off" spellcheck="false" aria-describedby="fd-seed-help" .value=${live(house.seed)} @change=${change} /></div>
        <p class="small soft fd-tools" id="fd-seed-help">${f.seedHelp}</p>
        <dl class="fd-facts"><div><dt>${f.seed}</dt><dd class="num" data-seed>${answer.seed}</dd></div><div><dt>${f.day}</dt><dd>${dayText(answer.day, lang)}</dd></div></dl>
      </div>
      <table class="fd-table fd-cards fd-table--tight" role="table" data-table="followup-sample">
        <caption class="fd-vh">${f.sample}</caption>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${f.stratum}</th><th role="columnheader" scope="col">${f.resource}</th>${head(f.drawn)}${reviewed ? head(f.reviewed) : nothing}</tr></thead>
        <tbody role="rowgroup">${rows.map(({ duty, stratum }) => line(ctx, answer, duty, stratum, reviewed))}</tbody>
        <tfoot role="rowgroup"><tr role="row"><th role="rowheader" scope="row">${f.sum}</th><td role="cell" class="is-none"></td><td role="cell" class="num" data-label=${f.drawn}>${drawn}</td>${reviewed ? html`<td role="cell" class="num" data-label=${f.reviewed}>${done}</td>` : nothing}</tr></tfoot>
      </table>
      ${duties.map((duty) => list(ctx, answer, duty))}
    </div>
  </section>`;
}

function line(ctx: Context, answer: FollowUp, duty: Duty, stratum: Stratum, reviewed: boolean): TemplateResult {
  const { t, ruleLang } = ctx;
  const f = t.followup;
  const { population, asked, drawn } = stratum;
  const all = population !== null && population < asked;
  return html`<tr role="row" data-duty=${duty.id} data-stratum=${stratum.label}>
    <th role="rowheader" scope="row"><span lang=${ruleLang ?? nothing}>${stratum.label === "" ? f.all : stratum.label}</span><small>${f.population(numberText(ctx, population))}</small></th>
    <td role="cell" data-label=${f.resource}><span lang=${ruleLang ?? nothing}>${nameOf(answer, duty.id)}</span></td>
    <td role="cell" class="num" data-column="drawn" data-label=${f.drawn}>${number(ctx, drawn)}${all ? html`<small class="fd-follow__small">${f.tookAll}</small>` : nothing}</td>
    ${reviewed ? html`<td role="cell" class="num" data-column="reviewed" data-label=${f.reviewed}>${stratum.reviewed === undefined ? t.cell.none : number(ctx, stratum.reviewed)}</td>` : nothing}
  </tr>`;
}

/** The drawn rows by name, to be fetched and read. */
function list(ctx: Context, answer: FollowUp, duty: Duty): TemplateResult | typeof nothing {
  const { t, ui, fmt, ruleLang } = ctx;
  const f = t.followup;
  const rows = duty.strata.flatMap(({ label, rows }) => rows.map((row) => ({ ...row, stratum: label })));
  if (rows.length === 0) return nothing;
  const open = ui.followup.samples.has(duty.id);
  const toggle = () => {
    const next = new Set(ui.followup.samples);
    if (!next.delete(duty.id)) next.add(duty.id);
    setFollowUp(ctx, { samples: next });
  };
  const names = new Map(answer.units.map(({ key, label }) => [key, label]));
  const digits = columnDigits(rows.map(({ amount }) => amount));
  const id = `fd-f-drawn-${answer.duties.indexOf(duty)}`;
  return html`<div class="fd-follow__drawn">
    <button class="fd-btn" type="button" data-show-sample=${duty.id} aria-expanded=${open} aria-controls=${open ? id : nothing} @click=${toggle}>${open ? f.hideSample : f.showSample}<span class="fd-vh">, ${nameOf(answer, duty.id)}</span><span class="soft" aria-hidden="true">${nameOf(answer, duty.id)}</span></button>
    ${open
      ? html`<table id=${id} class="fd-table fd-cards fd-table--tight" role="table" data-table="followup-drawn">
          <caption>${f.sampleOf(nameOf(answer, duty.id))}</caption>
          <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${f.row}</th><th role="columnheader" scope="col">${f.school}</th><th role="columnheader" scope="col">${f.stratum}</th><th role="columnheader" scope="col" class="num">${f.allocated}, ${answer.currency}</th></tr></thead>
          <tbody role="rowgroup">${rows.map((row) => html`<tr role="row" data-key=${row.key}><th role="rowheader" scope="row">${row.key}</th><td role="cell" data-label=${f.school}>${names.get(row.unit) ?? row.label}</td><td role="cell" data-label=${f.stratum}><span lang=${ruleLang ?? nothing}>${row.stratum === "" ? f.all : row.stratum}</span></td><td role="cell" class="num" data-label=${f.allocated}>${fmt.amount(row.amount, answer.currency, { digits, bare: true })}</td></tr>`)}</tbody>
        </table>`
      : nothing}
  </div>`;
}
