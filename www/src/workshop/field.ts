// A field: what the file says, what is wrong with it while it is typed in, and the way back.

import type { OutlineKey } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import type { Bench } from "./bench.js";
import { isChangedField, openedValue } from "./changes.js";
import { domId, entryPath, fieldPath, find, keyOf, keysOf, sameValue, valueOf, type Owner, type Value } from "./outline.js";
import { problemAt } from "./field-problem.js";
import { grid } from "./rows.js";
import { setShop, toggled } from "./ui.js";
import { choices, isFixed, isLong, isProse, isSpan } from "./words.js";

export interface FieldOf {
  ctx: Context;
  bench: Bench;
  owner: Owner;
  word: string;
  key: OutlineKey | undefined;
  path: string;
  /** For elements. */
  id: string;
  value: Value;
  wrong: boolean;
  described: string | typeof nothing;
}

export const wordName = ({ t }: Context, word: string): string => t.workshop.keys[word] ?? word;

export function field(ctx: Context, bench: Bench, owner: Owner, word: string, bare = false): TemplateResult {
  const path = entryPath(owner);
  const key = keyOf(keysOf(bench.outline, path), word);
  const id = domId(fieldPath(owner, word));
  const found = bench.problems.filter((one) => one.path === path && one.key === word).map(({ problem }) => problem);
  const value = ctx.house.typed(path, word) ?? (key ? valueOf(key) : isSpan(word) ? ["", ""] : "");
  const wrong = found.some(({ severity }) => severity === "error" || severity === "question");
  const of: FieldOf = { ctx, bench, owner, word, key, path, id, value, wrong, described: found.length > 0 ? `${id}-problem` : nothing };
  const leave = (event: FocusEvent) => {
    const wrap = event.currentTarget as HTMLElement;
    if (event.relatedTarget instanceof Node && wrap.contains(event.relatedTarget)) return;
    // A field that was asked for, typed in and emptied again is asked for no more.
    const { blank } = ctx.ui.workshop;
    if (ctx.house.typed(path, word) === "" && blank.has(`${path}/${word}`)) setShop(ctx, { blank: toggled(blank, `${path}/${word}`) });
    void ctx.house.leave();
  };
  return html`<div class="fd-wf ${isLong(word) || key?.kind === "rows" || key?.kind === "columns" ? "fd-wf--long" : ""}" data-field=${fieldPath(owner, word)} @focusout=${leave}>
    ${bare ? nothing : html`<label class="fd-wf__label" for=${id}>${wordName(ctx, word)}</label>`}
    ${control(of)}
    ${found.length > 0 ? html`<div class="fd-wf__problems" id="${id}-problem">${found.map((problem) => problemAt(of, problem))}</div>` : nothing}
    ${back(of)}
  </div>`;
}

function control(of: FieldOf): TemplateResult {
  const { ctx, owner, word, key } = of;
  const section = owner?.section ?? "header";
  if (isFixed(section, word, key)) return fixed(of);
  if (key?.kind === "rows") return grid(of);
  if (Array.isArray(of.value)) return several(of, of.value.flat());
  if (typeof of.value === "boolean") return check(of, of.value);
  const listed = choices(section, word);
  if (listed) return select(of, of.value, listed.map((one) => ({ value: one, label: one })));
  if (word === "enligt") {
    const sources = of.bench.outline.entries.filter((entry) => entry.section === "dokument" && entry.state !== "removed");
    return select(of, of.value, [{ value: "", label: ctx.t.workshop.noSource }, ...sources.map(({ id, label }) => ({ value: id, label }))]);
  }
  return text(of, of.value);
}

function text(of: FieldOf, value: string): TemplateResult {
  const { ctx, word, path, id, wrong, described } = of;
  const input = (event: Event) => ctx.house.type(path, word, (event.target as HTMLInputElement).value);
  const kind = isProse(word) ? "fd-input" : "fd-input fd-code";
  // What the author writes is Swedish, whatever the interface is.
  return isLong(word)
    ? html`<textarea class=${kind} id=${id} lang="sv" spellcheck=${isProse(word)} autocomplete="off" rows=${Math.max(1, value.split("\n").length)}
        aria-invalid=${wrong} aria-describedby=${described} .value=${value} @input=${input}></textarea>`
    : html`<input class=${kind} id=${id} lang="sv" type="text" spellcheck=${isProse(word)} autocomplete="off"
        aria-invalid=${wrong} aria-describedby=${described} .value=${value} @input=${input} />`;
}

function several({ ctx, word, path, id, wrong, described }: FieldOf, values: readonly string[]): TemplateResult {
  const name = wordName(ctx, word);
  const input = (i: number) => (event: Event) =>
    ctx.house.type(path, word, values.map((value, j) => (i === j ? (event.target as HTMLInputElement).value : value)));
  const label = (i: number) => (isSpan(word) ? ctx.t.workshop.part(name, i) : ctx.t.workshop.element(name, i));
  return html`<div class="fd-wf__several">
    ${values.map(
      (value, i) => html`<input class="fd-input fd-code" id=${i === 0 ? id : `${id}-${i}`} lang="sv" type="text" spellcheck="false" autocomplete="off"
        aria-label=${label(i)} aria-invalid=${wrong} aria-describedby=${described} .value=${value} @input=${input(i)} />`,
    )}
  </div>`;
}

function check({ ctx, word, path, id }: FieldOf, value: boolean): TemplateResult {
  const change = (event: Event) => void ctx.house.set(path, word, (event.target as HTMLInputElement).checked);
  return html`<span class="fd-radio"><input id=${id} type="checkbox" .checked=${value} @change=${change} /></span>`;
}

function select({ ctx, word, path, id, wrong, described }: FieldOf, value: string, options: readonly { value: string; label: string }[]): TemplateResult {
  const change = (event: Event) => void ctx.house.set(path, word, (event.target as HTMLSelectElement).value);
  const all = options.some((option) => option.value === value) ? options : [{ value, label: value }, ...options];
  return html`<select class="fd-select" id=${id} lang="sv" aria-invalid=${wrong} aria-describedby=${described}
    .value=${value} @change=${change}>
    ${all.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
  </select>`;
}

function fixed({ ctx, id, key }: FieldOf): TemplateResult {
  return html`<output class="fd-wf__fixed" id=${id}><code lang="sv">${key?.text.trim() ?? ""}</code> <span class="tiny soft">${ctx.t.workshop.inFile}</span></output>`;
}

const short = (value: Value): string => (Array.isArray(value) ? value.flat().join("–") : String(value)).replace(/\s+/g, " ").trim();

/** The value as the file was opened, and in an overlay the value of the base. */
function back({ ctx, bench, owner, word, key, path, id }: FieldOf): TemplateResult | typeof nothing {
  const { t, house } = ctx;
  const name = wordName(ctx, word);
  const was = openedValue(bench.opened, path, word);
  const there = owner === undefined || find(bench.opened, path) !== undefined;
  const changed = there && isChangedField(bench.changes, path, word) && !sameValue(was, key && valueOf(key));
  const below = key?.own && key.before !== undefined && (!changed || was === undefined || short(was) !== key.before) ? key.before : undefined;
  if (!changed && below === undefined) return nothing;
  const act = async (work: Promise<void>, said: string) => {
    await work;
    ctx.say(said);
    ctx.focus(`#${CSS.escape(id)}`);
  };
  const rows = key?.kind === "rows";
  return html`<p class="fd-wf__back">
    ${changed
      ? html`<button class="fd-link" type="button" data-reset @click=${() => void act(house.reset(path, word), t.workshop.resetField(name))}
          >${t.workshop.reset}<span class=${rows ? "fd-vh" : ""}> ${rows ? name : t.workshop.resetTo(name, short(was ?? ""))}</span></button>`
      : nothing}
    ${below === undefined
      ? nothing
      : html`${rows ? nothing : html`<span class="soft">${t.workshop.baseSays(short(below))}</span>`}
          <button class="fd-link" type="button" data-follow @click=${() => void act(house.follow(path, word), t.workshop.followed(name))}>${t.workshop.follow}<span class="fd-vh">: ${name}</span></button>`}
  </p>`;
}
