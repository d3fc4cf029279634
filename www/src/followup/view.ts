// Uppföljning: what became of the money, for the economist, the board and the principal. The same figures for all three; what each
// may see is decided by the core.

import type { Audience, FollowUp } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Context } from "./context.js";
import type { Result } from "../result.js";
import { board } from "./board.js";
import { dayText } from "./dates.js";
import { economist } from "./economist.js";
import { noRules } from "./empty.js";
import { says } from "./follow.js";
import { principal } from "./principal.js";
import { ROLES, setFollowUp, type Role } from "./ui.js";

export function followUpView(ctx: Context, result: Result): TemplateResult {
  const { t, house } = ctx;
  const { role } = ctx.ui.followup;
  if (result.comparison.units.length === 0) return html`${head(ctx, undefined)}<p>${t.followup.noSchools}</p>`;
  const answer = house.answer(audienceOf(ctx, role));
  if (!answer) return html`${head(ctx, undefined)}<p role="alert">${t.cell.failed}</p>`;
  if (!says(answer)) return html`${head(ctx, undefined)}${noRules(ctx)}`;
  return html`${head(ctx, answer)}${role === "economist" ? economist(ctx, answer) : role === "board" ? board(ctx, answer) : principal(ctx, result, answer)}`;
}

/** Until a school is chosen the principal sees what the board sees of the rules, and no figures. */
function audienceOf({ store }: Context, role: Role): Audience {
  if (role === "principal" && store.unit !== undefined && known(store.result, store.unit)) return { unit: store.unit };
  return role === "economist" ? "economist" : "board";
}

const known = (result: Result | undefined, unit: string): boolean => result?.comparison.units.some(({ key }) => key === unit) ?? false;

function head(ctx: Context, answer: FollowUp | undefined): TemplateResult {
  const { t, lang, ruleLang } = ctx;
  const { role } = ctx.ui.followup;
  const choose = (next: Role) => {
    setFollowUp(ctx, { role: next });
    ctx.say(t.followup.about[next]);
  };
  return html`<section class="fd-head" aria-labelledby="fd-title" data-role=${role}>
    <div class="fd-head__row">
      <h1 id="fd-title" tabindex="-1">${t.followup.title}</h1>
      <div class="fd-head__acts">
        <button class="fd-btn ${role === "economist" ? "fd-btn--main" : ""}" type="button" data-load @click=${() => ctx.go("import")}>${t.followup.load}</button>
        ${role === "economist" || !answer ? nothing : html`<button class="fd-btn fd-btn--main" type="button" data-print @click=${() => window.print()}>${t.followup.print}</button>`}
      </div>
    </div>
    <div class="fd-head__row">
      <p class="soft">${t.followup.lead}</p>
      <div class="fd-seg" role="group" aria-label=${t.followup.showAs}>
        ${ROLES.map((one) => html`<button type="button" data-as=${one} aria-pressed=${role === one} @click=${() => choose(one)}>${t.followup.roles[one]}</button>`)}
      </div>
    </div>
    ${answer
      ? html`<dl class="fd-facts">
            <div><dt>${t.followup.rules}</dt><dd lang=${ruleLang ?? nothing}>${answer.name}</dd></div>
            <div><dt>${t.followup.perDay}</dt><dd>${dayText(answer.day, lang)}</dd></div>
          </dl>
          <div class="fd-note ${role === "economist" ? "fd-note--warn" : "fd-note--pot"}" data-about><p>${t.followup.about[role]}${answer.protected && role === "board" ? html` ${t.followup.protectedWhy}` : nothing}</p></div>
          ${dayField(ctx)}`
      : nothing}
  </section>`;
}

/** The day counts for everything in the view: what is late, and the seed that nobody has written. */
function dayField(ctx: Context): TemplateResult {
  const { t, lang, house } = ctx;
  const change = (event: Event) => {
    const input = event.target as HTMLInputElement;
    if (house.setDay(input.value)) ctx.say(t.followup.recomputed(dayText(house.day, lang), house.seed));
    else input.value = house.day;
  };
  return html`<div class="fd-tools fd-follow__day">
    <div class="fd-field"><label for="fd-day">${t.followup.day}</label>
      <input class="fd-input" id="fd-day" type="date" required aria-describedby="fd-day-help" .value=${live(house.day)} @change=${change} /></div>
    <p class="small soft" id="fd-day-help">${t.followup.dayHelp}</p>
  </div>`;
}
