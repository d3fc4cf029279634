// What if: the questions beside what they give, the line of one of them, and what one step of each means.

import type { ComparedRow } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import type { Result } from "../result.js";
import type { Asked } from "./asked.js";
import { fields } from "./fields.js";
import { marginalTable, stepsChart } from "./marginal-view.js";
import { outcomeView } from "./outcome.js";

export function whatIfView(ctx: Context, result: Result, unit: string, row: ComparedRow): TemplateResult | typeof nothing {
  const { t } = ctx;
  const asked = ctx.house.asked(unit);
  if (!asked) return absent(ctx);
  if (asked.cells.length + asked.rows.length === 0) return ctx.store.published ? section(ctx, { more: html`<p class="soft">${t.whatIf.noQuestions}</p>` }) : nothing;
  const lead = html`<p>${t.whatIf.lead}${ctx.store.published ? html` ${t.whatIf.sure.lead}` : nothing}</p>`;
  const more = html`<div class="fd-card fd-two">
      ${fields(ctx, result, asked)}
      <div class="fd-beside">${outcomeView(ctx, result, row, asked)}</div>
    </div>
    ${oneStep(ctx, result, asked)}`;
  return section(ctx, { lead, more, here: true });
}

/** The rules of a publication are read when somebody first asks. */
function absent(ctx: Context): TemplateResult | typeof nothing {
  const { t, house } = ctx;
  const again = () => {
    house.again();
    ctx.focus("#fd-what-if");
  };
  if (house.absent === "reading") return section(ctx, { more: html`<p class="soft fd-loading" role="status">${t.whatIf.fetching}</p>`, busy: true });
  if (house.absent === "failed")
    return section(ctx, {
      more: html`<div class="fd-note fd-note--warn fd-notice"><p role="alert">${t.whatIf.unread}</p>
        <div class="fd-head__acts"><button class="fd-btn" type="button" id="fd-what-if-again" @click=${again}>${t.notices.retry}</button></div></div>`,
    });
  return nothing;
}

interface Content {
  lead?: TemplateResult;
  more: TemplateResult;
  busy?: boolean;
  /** The questions are here. */
  here?: boolean;
}

/** One heading whatever stands below it, so that who has come to it stays there. */
const section = ({ t }: Context, { lead, more, busy = false, here = false }: Content): TemplateResult => html`<section class="fd-sec" aria-labelledby="fd-what-if" aria-busy=${busy ? "true" : nothing} ?data-what-if=${here}>
  <div class="fd-sec__head"><h2 id="fd-what-if" tabindex="-1">${t.whatIf.title}</h2>${lead ?? nothing}</div>
  ${more}
</section>`;

/** What one step of each question means, beside the line of one of them. */
export function oneStep(ctx: Context, result: Result, asked: Asked): TemplateResult {
  return html`<div class="fd-card fd-two fd-two--main">${marginalTable(ctx, result, asked)} ${stepsChart(ctx, result, asked)}</div>`;
}
