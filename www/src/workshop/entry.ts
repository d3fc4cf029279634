// An entry of the rule set: its name first, what it is known by beside it, and all its fields when it is opened.

import type { OutlineEntry } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { repeat } from "lit/directives/repeat.js";
import type { Context } from "./context.js";
import type { Bench } from "./bench.js";
import { isChangedField } from "./changes.js";
import { field, wordName } from "./field.js";
import { domId, entryPath, fieldPath, IDENTITY, keyOf, type Owner } from "./outline.js";
import { setShop, toggled } from "./ui.js";
import { addable, MAIN, order } from "./words.js";

/** A single number is changed without opening the entry. */
const ONE = "tal";

export function entry(ctx: Context, bench: Bench, one: OutlineEntry): TemplateResult {
  const path = entryPath(one);
  const open = ctx.ui.workshop.open.has(path);
  const number = one.state !== "removed" && keyOf(one.keys, ONE) !== undefined;
  const name = html`<span lang=${ctx.ruleLang ?? nothing}>${one.label}</span>`;
  return html`<li class=${classMap({ "fd-entry": true, "is-open": open, "is-below": one.state === "inherited", "is-gone": one.state === "removed" })} data-entry=${path}>
    <div class="fd-entry__row">
      <div class="fd-entry__name">
        ${number ? html`<label for=${domId(fieldPath(one, ONE))}>${name}</label>` : html`<span class="fd-entry__label">${name}</span>`}
        <p class="fd-entry__small"><code lang="sv">${one.id}</code> ${tags(ctx, bench, one)}</p>
        ${number || open ? nothing : peek(ctx, one)}
      </div>
      ${number ? field(ctx, bench, one, ONE, true) : nothing}
      ${one.state === "removed" ? restoring(ctx, one) : opener(ctx, one, open)}
    </div>
    ${open && one.state !== "removed" ? html`<div class="fd-entry__panel" id=${domId(path)}>${fields(ctx, bench, one, number ? ONE : undefined)} ${tools(ctx, bench, one)}</div>` : nothing}
  </li>`;
}

export function tags({ t }: Context, bench: Bench, one: OutlineEntry): TemplateResult {
  const path = entryPath(one);
  const wrong = bench.problems.filter(({ path: at, problem }) => at === path && problem.severity === "error").length;
  const state = t.workshop.states[one.state];
  return html`${wrong > 0 ? html`<span class="fd-tag fd-tag--error">${t.workshop.wrong(wrong)}</span>` : nothing}
    ${isChangedField(bench.changes, path) ? html`<span class="fd-tag fd-tag--now">${t.workshop.touched}</span>` : nothing}
    ${state === "" ? nothing : html`<span class="fd-tag fd-tag--state" data-state-of=${one.state}>${state}</span>`}`;
}

/** One line of what it holds. */
function peek({ t }: Context, one: OutlineEntry): TemplateResult | typeof nothing {
  const rows = keyOf(one.keys, "rader");
  if (one.section === "tabell") return html`<p class="fd-entry__peek soft">${rows?.kind === "rows" ? t.workshop.rowsIn(rows.rows?.length ?? 0) : rows ? rows.text : t.workshop.fromFile}</p>`;
  const main = MAIN.map((word) => keyOf(one.keys, word)).find((key) => key !== undefined);
  return main && main.text !== one.label ? html`<p class="fd-entry__peek"><code lang="sv">${main.text.replace(/\s+/g, " ").trim()}</code></p>` : nothing;
}

function opener(ctx: Context, one: OutlineEntry, open: boolean): TemplateResult {
  const path = entryPath(one);
  const toggle = () => setShop(ctx, { open: toggled(ctx.ui.workshop.open, path) });
  const { t } = ctx;
  return html`<button class="fd-whybtn" type="button" aria-expanded=${open} aria-controls=${open ? domId(path) : nothing} @click=${toggle}
    >${open ? t.workshop.close : t.workshop.open}<span class="fd-vh" lang=${ctx.ruleLang ?? nothing}> ${one.label}</span></button>`;
}

function restoring(ctx: Context, one: OutlineEntry): TemplateResult {
  const restore = async () => {
    await ctx.house.remove({ ...one, state: "new" }); // the removal itself is what goes
    ctx.say(ctx.t.workshop.restored(one.label));
    ctx.focus(`[data-entry="${CSS.escape(entryPath(one))}"] .fd-whybtn`);
  };
  return html`<button class="fd-whybtn fd-whybtn--plain" type="button" @click=${() => void restore()}>${ctx.t.workshop.restore}<span class="fd-vh"> ${one.label}</span></button>`;
}

/** Key words with a value or asked for, in the order of the catalogue; what it does not know comes last. */
export function wordsOf(ctx: Context, owner: Owner, keys: readonly { key: string }[]): string[] {
  const path = entryPath(owner);
  const { blank } = ctx.ui.workshop;
  const known = order(owner?.section ?? "header");
  const there = (word: string) =>
    keys.some(({ key }) => key === word) || blank.has(`${path}/${word}`) || ctx.house.typed(path, word) !== undefined;
  const others = keys.map(({ key }) => key).filter((key) => !known.includes(key) && !IDENTITY.includes(key) && !["ny", "bort", "format"].includes(key));
  return [...known.filter(there), ...(owner === undefined ? [] : others)];
}

function fields(ctx: Context, bench: Bench, one: OutlineEntry, besides: string | undefined): TemplateResult {
  const words = wordsOf(ctx, one, one.keys).filter((word) => word !== besides);
  return html`<div class="fd-fields">${repeat(words, (word) => word, (word) => field(ctx, bench, one, word))}</div>`;
}

function tools(ctx: Context, bench: Bench, one: OutlineEntry): TemplateResult {
  const { t } = ctx;
  const path = entryPath(one);
  const present = wordsOf(ctx, one, one.keys);
  const isPot = present.includes("ram");
  const fits = (word: string) => (word === "formel" ? isPot : word === "per" ? isPot : word === "avrundning" && one.section === "parameter" ? !present.includes(ONE) : word === "reglage" ? present.includes(ONE) : true);
  const missing = addable(one.section).filter((word) => !present.includes(word) && fits(word));
  const ask = (word: string) => {
    setShop(ctx, { blank: new Set([...ctx.ui.workshop.blank, `${path}/${word}`]) });
    ctx.focus(`#${CSS.escape(domId(fieldPath(one, word)))}`);
  };
  const remove = async () => {
    await ctx.house.remove(one);
    ctx.say(t.workshop.removed(one.label));
    ctx.focus("#fd-w-undo");
  };
  return html`<div class="fd-entry__tools">
    ${missing.length > 0
      ? html`<div class="fd-chips" role="group" aria-label=${t.workshop.addField}><span class="small soft" aria-hidden="true">${t.workshop.addField}</span>
          ${missing.map((word) => html`<button class="fd-chip fd-chip--small" type="button" data-add=${word} @click=${() => ask(word)}>${wordName(ctx, word)}</button>`)}
        </div>`
      : nothing}
    ${bench.file.copy ? nothing : html`<button class="fd-link" type="button" data-remove @click=${() => void remove()}>${t.workshop.remove}<span class="fd-vh"> ${one.label}</span></button>`}
  </div>`;
}
