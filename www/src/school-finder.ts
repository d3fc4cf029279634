// The choice of school: a search field and plain buttons grouped by provider, on the page at first and in a dialog
// afterwards. Native parts only, so that it works alike with keyboard, finger and screen reader.

import type { ComparedRow } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Context } from "./context.js";
import type { Result } from "./result.js";

interface Group {
  label: string;
  units: ComparedRow[];
}

const plain = (text: string) => text.normalize("NFC").toLocaleLowerCase("sv").trim();
/** As a foreign keyboard or a hurried hand writes it: no marks on the letters, nothing between the words. */
const loose = (text: string) => plain(text).normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");

/** What is found as it is written; only when nothing is, what is nearly written so. */
function groups(ctx: Context, result: Result): Group[] {
  const exact = found(ctx, result, plain);
  return exact.length > 0 ? exact : found(ctx, result, loose);
}

/** Schools under their provider, in the order of the data; a hit in a provider's name keeps all its schools. */
function found(ctx: Context, result: Result, spelt: (text: string) => string): Group[] {
  const { providers, units } = result.comparison;
  const labels = new Map(providers.map((provider) => [provider.key, provider.label]));
  const wanted = spelt(ctx.ui.search);
  if (wanted === "" && ctx.ui.search.trim() !== "") return [];
  const groups = new Map<string, Group>();
  for (const unit of units) {
    const label = labels.get(unit.provider ?? "") ?? ctx.t.school.noProvider;
    if (![unit.label, unit.key, label].some((text) => spelt(text).includes(wanted))) continue;
    const group = groups.get(label) ?? { label, units: [] };
    group.units.push(unit);
    groups.set(label, group);
  }
  const order = new Intl.Collator("sv");
  for (const group of groups.values()) group.units.sort((a, b) => order.compare(a.label, b.label));
  return [...groups.values()];
}

export function schoolFinder(ctx: Context, result: Result, level: 2 | 3, autofocus = level === 3): TemplateResult {
  const { t } = ctx;
  const shown = groups(ctx, result);
  const count = shown.reduce((sum, group) => sum + group.units.length, 0);
  const first = shown[0]?.units[0];
  const search = (event: Event) => ctx.set({ search: (event.target as HTMLInputElement).value });
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (first) ctx.choose(first.key);
  };
  return html`<div class="fd-finder" @keydown=${arrows}>
    <div class="fd-finder__search fd-field">
      <label for="fd-search">${t.school.search}</label>
      <input class="fd-input" id="fd-search" type="search" autocomplete="off" spellcheck="false" ?autofocus=${autofocus}
        .value=${ctx.ui.search} @input=${search} @keydown=${enter} />
      <p class="tiny soft" role="status">${count === 0 ? t.school.nothing(ctx.ui.search) : t.school.found(count)}</p>
    </div>
    <div class="fd-finder__scroll"><div class="fd-finder__groups">
      ${repeat(
        shown,
        (group) => group.label,
        (group) => html`<section class="fd-finder__group">
          ${level === 2 ? html`<h2>${group.label}</h2>` : html`<h3>${group.label}</h3>`}
          <ul>
            ${repeat(
              group.units,
              (unit) => unit.key,
              (unit) => html`<li>
                <button class="fd-pick" type="button" data-unit=${unit.key} aria-current=${unit.key === ctx.store.unit ? "true" : nothing}
                  @click=${() => ctx.choose(unit.key)}>${unit.label}</button>
              </li>`,
            )}
          </ul>
        </section>`,
      )}
    </div></div>
  </div>`;
}

/** Arrow keys walk from the field through the schools and back; Tab works as everywhere. */
function arrows(event: KeyboardEvent): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const finder = event.currentTarget as HTMLElement;
  const stops = [...finder.querySelectorAll<HTMLElement>("input, .fd-pick")];
  const at = stops.indexOf(event.target as HTMLElement);
  const next = stops[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

export function schoolDialog(ctx: Context, result: Result): TemplateResult {
  const { t, ui } = ctx;
  return html`<dialog class="fd-dialog" id="fd-finder" aria-labelledby="fd-finder-title" @close=${() => ctx.set({ finderOpen: false })}>
    ${ui.finderOpen
      ? html`<div class="fd-dialog__head">
            <h2 id="fd-finder-title">${t.school.dialog}</h2>
            <button class="fd-btn" type="button" @click=${() => ctx.closeFinder()}>${t.school.closeDialog}</button>
          </div>
          ${schoolFinder(ctx, result, 3)}`
      : nothing}
  </dialog>`;
}
