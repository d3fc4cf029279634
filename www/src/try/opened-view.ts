// What an opened file met, said plainly; or all that is wrong with one that could not be opened.

import { html, nothing, type TemplateResult } from "lit";
import { difference as told } from "../cells.js";
import type { Context } from "./context.js";
import { openFile } from "./exchange.js";
import { inputWords, refusal } from "./inputs.js";
import type { Opened } from "./opened.js";
import { scenarioOf } from "./scenario.js";
import { setTry } from "./ui.js";
import { words } from "./value.js";

export function opened(ctx: Context): TemplateResult | typeof nothing {
  const { t, ui } = ctx;
  const found = ui.try.opened;
  if (!found) return nothing;
  const close = () => {
    setTry(ctx, { opened: undefined });
    ctx.focus(`#fd-t-tab-${ctx.house.board.open}`);
  };
  const failed = found.scenario === undefined;
  return html`<section class="fd-note fd-note--warn fd-notice fd-try__opened" aria-labelledby="fd-t-opened" data-opened=${failed ? "failed" : "read"}>
    <h2 id="fd-t-opened" tabindex="-1">${failed ? t.try.notOpened(found.file) : t.try.openedAs(found.name)}</h2>
    ${failed ? html`<p>${t.try.kept}</p>` : nothing}
    <ul class="fd-try__said">
      ${found.met.map(({ side, kind, was, now }) => html`<li data-met="${side}-${kind}">${t.try.met[kind](t.try.sides[side], was.name, now.name)}</li>`)}
      ${found.unknown.length > 0 ? html`<li data-unknown>${t.try.unknown(found.unknown)}</li>` : nothing}
      ${found.refused.length > 0 ? html`<li data-refused=${found.refused.length}>${t.try.refused(found.refused.length)}${refused(ctx, found)}</li>` : nothing}
      ${found.faults.map(({ code, args }) => html`<li data-fault=${code}>${(t.try.faults[code] as (...args: string[]) => string)(...args)}</li>`)}
      ${found.sums ? html`<li data-sums>${t.try.sumsWere(ctx.fmt.amount(found.sums.was, found.sums.currency), ctx.fmt.amount(found.sums.now, found.sums.currency))}
        ${told(ctx, { state: "value", value: found.sums.difference }, found.sums.currency)}.</li>` : nothing}
    </ul>
    ${found.values.length > 0 ? values(ctx, found) : nothing}
    <div class="fd-head__acts">
      ${failed ? html`<button class="fd-btn" type="button" @click=${openFile}>${t.try.openAnother}</button>` : nothing}
      <button class="fd-btn" id="fd-t-close" type="button" @click=${close}>${t.notices.close}</button>
    </div>
  </section>`;
}

/** What the first of them say; all are marked in the list of changes. */
const MOST_REFUSED = 5;

/** Named as the scenario has them, for as long as it is on the table. */
function refused(ctx: Context, { refused: all, scenario: key }: Opened): TemplateResult | typeof nothing {
  const scenario = scenarioOf(ctx.house.board, key ?? "");
  if (!scenario) return nothing;
  const told = all.slice(0, MOST_REFUSED).flatMap(([at, problem]) => {
    const input = scenario.inputs[at];
    return input ? [html`<li>${inputWords(ctx, scenario, input).name}. ${refusal(ctx, problem)}</li>`] : [];
  });
  return html`<ul class="fd-try__said">${told}${all.length > MOST_REFUSED ? html`<li>${ctx.t.try.faults.more(String(all.length - MOST_REFUSED))}</li>` : nothing}</ul>`;
}

function values(ctx: Context, { values: rows }: Opened): TemplateResult {
  const { t, ruleLang } = ctx;
  return html`<div class="fd-try__wide" role="region" tabindex="0" aria-label=${t.try.valuesTitle}><table class="fd-table fd-table--tight" data-values>
    <caption class="fd-vh">${t.try.valuesTitle}</caption>
    <thead><tr><th scope="col">${t.try.parameter}</th><th scope="col" class="num">${t.try.inFile}</th><th scope="col" class="num">${t.try.whenSaved}</th><th scope="col" class="num">${t.try.rulesSay}</th></tr></thead>
    <tbody>${rows.map(({ label, sort, value, was, now }) => html`<tr><th scope="row" lang=${ruleLang ?? nothing}>${label}</th><td class="num">${words(ctx, value, sort)}</td>
      <td class="num">${was === undefined ? t.cell.none : words(ctx, was, sort)}</td><td class="num">${words(ctx, now, sort)}</td></tr>`)}</tbody>
  </table></div>`;
}
