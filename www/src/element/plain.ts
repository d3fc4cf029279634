// The element on a page of other things: the one view, without the bar that leads to the others.

import type { Compared, ComparedRow } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { dataFault, engineFault } from "../faults.js";
import { lead, sums } from "../answer.js";
import type { Context, View } from "../context.js";
import { columnDigits, formatDate } from "../numbers.js";
import { resourceParts } from "../resource-table.js";
import type { Result } from "../result.js";
import { schoolDialog, schoolFinder } from "../school-finder.js";

/** A school's card; before one is chosen, the choice. */
export function plainSchool(ctx: Context, result: Result): TemplateResult {
  const { t, store } = ctx;
  const row = result.comparison.units.find(({ key }) => key === store.unit);
  if (!row) return choice(ctx, result);
  const { table, note } = resourceParts(ctx, applying(result, row), { ...row, amounts: row.amounts.filter(applies) }, row);
  return html`<section class="fd-card fd-card--flush fd-plain ${short(row) ? "fd-plain--columns" : ""}" aria-labelledby="fd-title" data-plain="school">
      <div class="fd-plain__head">
        <div class="fd-head__row">
          <h2 id="fd-title" tabindex="-1">${row.label}</h2>
          <button class="fd-btn" id="fd-change-school" type="button" @click=${() => ctx.openFinder()}>${t.school.change}</button>
        </div>
        ${invented(ctx)}
        <div class="fd-sum">
          <p class="fd-sum__lead" id="fd-answer">${lead(ctx, result, row, "school", true)}</p>
          ${sums(ctx, result, row, "school")}
        </div>
      </div>
      ${table}
    </section>
    ${note} ${schoolDialog(ctx, result)}`;
}

const applies = ({ current, proposed }: Compared): boolean => current.state !== "inapplicable" || proposed.state !== "inapplicable";

/** The resources that the school has anything to do with; the whole view tells of the others too. */
function applying(result: Result, row: ComparedRow): Result {
  const resources = result.comparison.resources.filter((_, i) => row.amounts[i] && applies(row.amounts[i]));
  return { ...result, comparison: { ...result.comparison, resources } };
}

/** Amounts up to millions, without decimals, stand beside each other in a column of 700 pixels. */
function short({ sum, amounts }: ComparedRow): boolean {
  const values = [sum, ...amounts].flatMap(({ current, proposed, difference }) => [current, proposed, difference]).map(({ value = "" }) => value);
  return columnDigits(values) === 0 && values.every((value) => /^-?\d{0,7}(\.|$)/.test(value));
}

function choice(ctx: Context, result: Result): TemplateResult {
  const { t, store } = ctx;
  return html`<section class="fd-card fd-plain" aria-labelledby="fd-title" data-plain="choice">
    <h2 id="fd-title" tabindex="-1">${t.element.choose}</h2>
    ${invented(ctx)}
    ${store.unit === undefined ? nothing : html`<div class="fd-note fd-note--warn"><p>${t.school.gone(store.unit)}</p></div>`}
    ${schoolFinder(ctx, result, 3, false)}
  </section>`;
}

/** As long as one file behind the figures is invented, it is said. */
function invented({ t, store }: Context): TemplateResult | typeof nothing {
  if (!store.demo?.invented || !store.figureFiles.some((file) => file.demo)) return nothing;
  return html`<p class="fd-demo" part="mark" data-demo="all"><b>${t.demo.mark}</b> <span>${t.element.invented}</span></p>`;
}

/** In place of figures: whoever reads the page cannot mend its files. */
export function plainNoFigures({ t, store }: Context, retry: () => void): TemplateResult {
  const engine = store.failure === "engine";
  const again = html`<div class="fd-head__acts"><button class="fd-btn" type="button" @click=${retry}>${t.notices.retry}</button></div>`;
  return html`<div class="fd-empty" data-empty>
    <h2 id="fd-title" tabindex="-1">${engine ? t.notices.engine : t.element.noFigures}</h2>
    <p class="soft" role="alert">${engine ? engineFault(store, t) : store.failure === "data" ? `${dataFault(store, t)} ${t.notices.dataTodo}` : t.element.noFiguresTodo}</p>
    ${engine || store.failure === "data" ? again : nothing}
  </div>`;
}

/** A view may lead to another, such as a row to its school: then there is a way back to the one that the page shows. */
export function wayBack(ctx: Context, home: View): TemplateResult | typeof nothing {
  if (ctx.ui.view === home) return nothing;
  return html`<button class="fd-link fd-plain__back" type="button" data-back @click=${() => ctx.go(home)}>${ctx.t.element.back(ctx.t.nav[home])}</button>`;
}

export function plainLastLine({ t, lang }: Context, full: string | undefined): TemplateResult {
  const address = full === undefined ? undefined : pageAddress(full);
  const today = new Date();
  const iso = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  // Out of a frame, which has no room for it.
  const target = window.parent === window ? nothing : "_top";
  return html`<p class="fd-src fd-last fd-last--plain" part="footer">
    ${t.element.computed} ${address === undefined ? nothing : html`<a href=${address} target=${target}>${t.element.full}</a>`}
    <span class="fd-print">${t.footer.printed(formatDate(iso, lang))}</span>
  </p>`;
}

/** An address of a page; one that would run a script is none. */
function pageAddress(text: string): string | undefined {
  try {
    return ["http:", "https:", "file:"].includes(new URL(text, document.baseURI).protocol) ? text : undefined;
  } catch {
    return undefined;
  }
}
