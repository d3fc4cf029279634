// All entries, grouped and folded, with a field to find one by name: sixty of them are no wall.

import type { OutlineEntry } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Context } from "./context.js";
import { blocks } from "../findings.js";
import { adding, isAddable } from "./adding.js";
import type { Bench } from "./bench.js";
import { isChangedField } from "./changes.js";
import { entry, wordsOf } from "./entry.js";
import { field } from "./field.js";
import { entryPath, HEADER } from "./outline.js";
import { setShop, type WorkshopUi } from "./ui.js";

type GroupId = "parameter" | "tabell" | "computed" | "dokument" | "other" | "header";

const GROUPS: readonly { id: GroupId; sections: readonly string[] }[] = [
  { id: "parameter", sections: ["parameter"] },
  { id: "tabell", sections: ["tabell"] },
  { id: "computed", sections: ["kolumn", "resurs"] },
  { id: "dokument", sections: ["dokument"] },
  { id: "other", sections: ["redovisning", "avsteg"] },
];

const plain = (text: string) => text.normalize("NFC").toLocaleLowerCase("sv").trim();

function isShown(bench: Bench, { filter, only }: WorkshopUi, one: OutlineEntry): boolean {
  const path = entryPath(one);
  const wanted = plain(filter);
  if (wanted !== "" && !plain(one.label).includes(wanted) && !plain(one.id).includes(wanted)) return false;
  if (only === "changed") return one.state === "changed" || one.state === "new" || one.state === "removed" || isChangedField(bench.changes, path);
  if (only === "wrong") return bench.problems.some((found) => found.path === path && blocks(found.problem));
  return true;
}

export function entries(ctx: Context, bench: Bench): TemplateResult {
  const { t, ui } = ctx;
  const all = bench.outline.entries;
  const shown = all.filter((one) => isShown(bench, ui.workshop, one));
  const narrowed = ui.workshop.filter.trim() !== "" || ui.workshop.only !== "all";
  return html`<section class="fd-sec fd-rulebook" aria-labelledby="fd-w-rules">
    <h2 id="fd-w-rules">${t.workshop.rules}</h2>
    <div class="fd-find">
      <div class="fd-field">
        <label for="fd-w-filter">${t.workshop.filter}</label>
        <input class="fd-input" id="fd-w-filter" type="search" autocomplete="off" spellcheck="false" .value=${ui.workshop.filter}
          @input=${(event: Event) => setShop(ctx, { filter: (event.target as HTMLInputElement).value })} />
      </div>
      ${chips(ctx, bench)}
      <p class="tiny soft" role="status">${shown.length === 0 ? t.workshop.nothing : t.workshop.found(shown.length)}</p>
    </div>
    ${GROUPS.map(({ id, sections }) => {
      const of = shown.filter((one) => sections.includes(one.section));
      return of.length === 0 && (narrowed || !isAddable(id)) ? nothing : group(ctx, bench, id, of, narrowed);
    })}
    ${narrowed ? nothing : header(ctx, bench)}
  </section>`;
}

function chips(ctx: Context, bench: Bench): TemplateResult {
  const { t, ui, fmt } = ctx;
  const chip = (only: WorkshopUi["only"], text: string) => {
    const count = bench.outline.entries.filter((one) => isShown(bench, { ...ui.workshop, filter: "", only }, one)).length;
    return html`<button class="fd-chip" type="button" data-only=${only} aria-pressed=${ui.workshop.only === only} @click=${() => setShop(ctx, { only })}>${text} <span class="num">${fmt.count(count)}</span></button>`;
  };
  return html`<div class="fd-chips" role="group" aria-label=${t.workshop.show}>
    ${chip("all", t.workshop.showAll)}${chip("changed", t.workshop.showChanged)}${chip("wrong", t.workshop.showWrong)}
  </div>`;
}

/** Folded, but for the parameters; what is sought is shown wherever it lies. */
function folded(ctx: Context, id: GroupId, count: number, first: boolean, narrowed: boolean, content: () => TemplateResult): TemplateResult {
  const { t, fmt, ui } = ctx;
  const open = narrowed || (ui.workshop.groups.get(id) ?? first);
  const toggle = (event: Event) => {
    const now = (event.currentTarget as HTMLDetailsElement).open;
    if (now !== open) setShop(ctx, { groups: new Map(ui.workshop.groups).set(id, now) });
  };
  return html`<details class="fd-card fd-card--flush fd-group" data-group=${id} ?open=${open} @toggle=${toggle}>
    <summary><h3>${t.workshop.groups[id]}</h3>${count > 0 ? html` <span class="num soft">${fmt.count(count)}</span>` : nothing}</summary>
    ${open ? content() : nothing}
  </details>`;
}

function group(ctx: Context, bench: Bench, id: GroupId, of: readonly OutlineEntry[], narrowed: boolean): TemplateResult {
  const list = (some: readonly OutlineEntry[]) => html`<ul class="fd-entries">${repeat(some, entryPath, (one) => entry(ctx, bench, one))}</ul>`;
  return folded(ctx, id, of.length, id === "parameter", narrowed, () => html`
    ${id === "computed" ? byTable(bench, of).map(({ label, some }) => html`<h4 class="fd-group__table" lang=${ctx.ruleLang ?? nothing}>${label}</h4>${list(some)}`) : list(of)}
    ${narrowed ? nothing : adding(ctx, bench, id)}
  `);
}

/** Columns and resources under the table whose rows they are computed for, in the order of the file. */
function byTable(bench: Bench, of: readonly OutlineEntry[]): { label: string; some: OutlineEntry[] }[] {
  const tables = new Map<string, OutlineEntry[]>();
  for (const one of of) tables.set(one.table ?? "", [...(tables.get(one.table ?? "") ?? []), one]);
  const label = (id: string) => bench.outline.entries.find((one) => one.section === "tabell" && one.id === id)?.label ?? id;
  return [...tables].map(([id, some]) => ({ label: label(id), some }));
}

function header(ctx: Context, bench: Bench): TemplateResult {
  const wrong = bench.problems.some(({ path }) => path === HEADER);
  return folded(ctx, "header", 0, wrong, false, () => html`<div class="fd-entry__panel fd-fields">
    ${wordsOf(ctx, undefined, bench.outline.header).map((word) => field(ctx, bench, undefined, word))}
  </div>`);
}

/** Where a field stands: its group and its entry are opened, and it gets the focus. */
export function reveal(ctx: Context, path: string): void {
  const section = path.split("/")[0] ?? "";
  const id = path === HEADER ? HEADER : (GROUPS.find(({ sections }) => sections.includes(section))?.id ?? "other");
  const { workshop } = ctx.ui;
  setShop(ctx, { groups: new Map(workshop.groups).set(id, true), open: new Set([...workshop.open, path]), filter: "", only: "all" });
}
