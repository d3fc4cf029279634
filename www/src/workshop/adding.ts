// A new parameter, column, resource or source: its id and name first, and then the fields as for any other.

import type { Edit } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import type { Bench } from "./bench.js";
import { setShop } from "./ui.js";

/** What a new entry begins with: a value that can be read, so that the figures stay until it is used. */
const FIRST: Readonly<Record<string, readonly [string, string][]>> = {
  parameter: [["tal", "0"]],
  kolumn: [["formel", "0"]],
  resurs: [["slag", "övrigt"], ["formel", "0"]],
};

const OFFERED: Readonly<Record<string, readonly string[]>> = { parameter: ["parameter"], computed: ["kolumn", "resurs"], dokument: ["dokument"] };
export const isAddable = (group: string): boolean => group in OFFERED;

const NAME = /^\p{L}[\p{L}\p{N}_]*$/u;
/** Sources are never written in formulas, so that their ids may be as they like. */
const SOURCE = /^\S+$/;

export function adding(ctx: Context, bench: Bench, group: string): TemplateResult | typeof nothing {
  const { t, ui } = ctx;
  const sections = OFFERED[group];
  if (!sections) return nothing;
  const begin = (section: string) => {
    setShop(ctx, { adding: section });
    ctx.focus("#fd-w-add-id");
  };
  const begun = sections.find((section) => section === ui.workshop.adding);
  if (begun) return form(ctx, bench, begun);
  return html`<div class="fd-group__add fd-head__acts">
    ${sections.map((section) => html`<button class="fd-btn" type="button" data-new=${section} @click=${() => begin(section)}>${t.workshop.add} ${t.workshop.addWhat[section]}</button>`)}
  </div>`;
}

function form(ctx: Context, bench: Bench, section: string): TemplateResult {
  const { t } = ctx;
  const isComputed = section === "kolumn" || section === "resurs";
  const tables = bench.outline.entries.filter((one) => one.section === "tabell" && one.state !== "removed");
  const close = () => {
    setShop(ctx, { adding: undefined });
    ctx.focus(`[data-new=${section}]`);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const target = event.target as HTMLFormElement;
    const data = new FormData(target);
    const text = (name: string) => String(data.get(name) ?? "").trim().normalize("NFC");
    const id = text("id");
    const field = target.querySelector<HTMLInputElement>("#fd-w-add-id");
    const taken = bench.outline.entries.some((one) => one.id === id && (one.section === section || (isComputed && one.table === text("table"))));
    field?.setCustomValidity(!(section === "dokument" ? SOURCE : NAME).test(id) ? t.workshop.addIdBad : taken ? t.workshop.addIdTaken(id) : "");
    if (!target.reportValidity()) return;
    const label = text("name") || id;
    const name: [string, string][] = text("name") === "" && section !== "dokument" ? [] : [[section === "dokument" ? "titel" : "namn", label]];
    const edit: Edit = { section, ...(isComputed ? { table: text("table") } : {}), id, add: [...name, ...(FIRST[section] ?? [])] };
    await ctx.house.add(edit, label);
    const path = [section, isComputed ? text("table") : "", id].join("/");
    setShop(ctx, { adding: undefined, open: new Set([...ctx.ui.workshop.open, path]) });
    ctx.say(t.workshop.added(label));
    ctx.focus(`[data-entry="${CSS.escape(path)}"] :is(input, textarea, select)`);
  };
  const unset = (event: Event) => (event.target as HTMLInputElement).setCustomValidity("");
  return html`<form class="fd-group__add fd-form" novalidate @submit=${(event: SubmitEvent) => void submit(event)}>
    <h4>${t.workshop.addTitle(t.workshop.addWhat[section] ?? "")}</h4>
    <div class="fd-field"><label for="fd-w-add-id">${t.workshop.addId}</label><input class="fd-input fd-code" id="fd-w-add-id" name="id" lang="sv" autocomplete="off" spellcheck="false" @input=${unset} /></div>
    <div class="fd-field"><label for="fd-w-add-name">${t.workshop.addName}</label><input class="fd-input" id="fd-w-add-name" name="name" lang="sv" autocomplete="off" /></div>
    ${isComputed
      ? html`<div class="fd-field"><label for="fd-w-add-table">${t.workshop.addTable}</label>
          <select class="fd-select" id="fd-w-add-table" name="table">${tables.map(({ id, label }) => html`<option value=${id}>${label}</option>`)}</select></div>`
      : nothing}
    <div class="fd-head__acts"><button class="fd-btn fd-btn--main" type="submit">${t.workshop.addGo}</button><button class="fd-btn" type="button" @click=${close}>${t.common.cancel}</button></div>
  </form>`;
}
