// <fordela-rows>: a table of any length. Few rows are simply drawn. Of many, only those near what is seen are in the page, with
// room kept for the rest, in a box that scrolls; the roles and indices tell those who listen how long the table is. On a phone
// the rows are cards and the rest is shown when asked for. It has no shadow of its own: the element's style sheet is its own.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { repeat } from "lit/directives/repeat.js";
import { pieces, seen, type Piece, type Seen } from "./window.js";

export interface Column<R> {
  id: string;
  heading: unknown;
  /** The heading as plain text, beside the cell of a card. */
  text: string;
  kind: "name" | "text" | "num";
  side?: string;
  /** tabindex: for what can be pressed in the cell, since arrows lead from row to row. */
  cell(row: R, tabindex: number): unknown;
  foot?: unknown;
}

export interface RowsTable<R> {
  name: string;
  label: string;
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  key(row: R): string;
  sorting: { column: string; descending: boolean };
  sort(column: string): void;
  foot: boolean;
  more(count: number): string;
  /** Said on paper where not every row has a place there. */
  paper(shown: number, all: number): string;
}

/** As many rows are drawn without further ado. */
const AT_ONCE = 200;
/** As many cards stand on a phone to begin with, and as many more come when asked for. */
const CARDS = 6;
const MORE_CARDS = 200;
/** As many rows go on paper. */
export const ON_PAPER = 1000;

export class FordelaRows extends LitElement {
  static override properties = { table: { attribute: false } };

  declare table: RowsTable<unknown> | undefined;

  #seen: Seen = { first: 0, last: 0 };
  #active: string | undefined;
  #index: { rows: readonly unknown[]; at: Map<string, number> } | undefined;
  #rowHeight = 52;
  #cards = CARDS;
  #asCards = false;
  #printing = false;
  #paper = matchMedia("print");
  #resized = new ResizeObserver(() => this.#measure());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    this.#printing = this.#paper.matches; // it may come when the paper is already there
    this.#paper.addEventListener("change", this.#print);
    window.addEventListener("beforeprint", this.#print);
    window.addEventListener("afterprint", this.#print);
  }

  override disconnectedCallback(): void {
    this.#resized.disconnect();
    this.#paper.removeEventListener("change", this.#print);
    window.removeEventListener("beforeprint", this.#print);
    window.removeEventListener("afterprint", this.#print);
    super.disconnectedCallback();
  }

  #print = (event: Event): void => {
    this.#printing = event.type === "beforeprint" || (event.type === "change" && this.#paper.matches);
    this.requestUpdate();
  };

  protected override render(): TemplateResult | typeof nothing {
    const { table } = this;
    if (!table) return nothing;
    const { rows, columns } = table;
    const drawn = this.#drawn(rows.length);
    const hidden = this.#asCards && !this.#printing ? rows.length - this.#cards : 0;
    const long = rows.length > AT_ONCE;
    const active = this.#at(this.#active) ?? 0;
    return html`<div class="fd-scroll" role="region" tabindex="0" aria-label=${table.label} @scroll=${this.#scrolled} @keydown=${this.#pressed} @focusin=${this.#focused}>
        <table class=${classMap({ "fd-table": true, "fd-big": true, "fd-cards": true, "fd-table--tight": true, "is-long": long })}
          role="table" data-table=${table.name} aria-rowcount=${rows.length + 1 + (table.foot ? 1 : 0)}>
          <caption class="fd-vh">${table.caption}</caption>
          <colgroup>${columns.map(({ kind }) => html`<col class="is-${kind}" />`)}</colgroup>
          <thead role="rowgroup"><tr role="row" aria-rowindex="1">${columns.map((column) => this.#head(table, column))}</tr></thead>
          <tbody role="rowgroup">
            ${repeat(
              drawn,
              (piece, i) => (piece.row === undefined ? `room ${i === 0 ? "before" : i === drawn.length - 1 ? "after" : "between"}` : table.key(rows[piece.row])),
              (piece) => (piece.row === undefined ? room(piece.room ?? 0, columns.length) : this.#row(table, piece.row, piece.row === active)),
            )}
          </tbody>
          ${table.foot ? html`<tfoot role="rowgroup"><tr role="row" data-key="" aria-rowindex=${rows.length + 2}>${columns.map((column, i) => foot(column, i))}</tr></tfoot>` : nothing}
        </table>
      </div>
      ${hidden > 0 ? html`<div class="fd-more"><button class="fd-btn" type="button" @click=${this.#more}>${table.more(Math.min(hidden, MORE_CARDS))}</button></div>` : nothing}
      ${rows.length > ON_PAPER ? html`<p class="fd-src fd-print">${table.paper(ON_PAPER, rows.length)}</p>` : nothing}`;
  }

  #drawn(count: number): Piece[] {
    const all = (many: number) => Array.from({ length: Math.min(many, count) }, (_, row) => ({ row }));
    if (this.#printing) return all(ON_PAPER);
    if (this.#asCards) return all(this.#cards);
    return count <= AT_ONCE ? all(count) : pieces(this.#seen, this.#at(this.#active) ?? 0, count);
  }

  #head(table: RowsTable<unknown>, column: Column<unknown>): TemplateResult {
    const { column: by, descending } = table.sorting;
    const order = by === column.id ? (descending ? "descending" : "ascending") : undefined;
    return html`<th role="columnheader" scope="col" class=${column.kind === "num" ? "num" : ""} aria-sort=${order ?? nothing}>
      <button type="button" class="fd-sort" data-sort=${column.id} @click=${() => table.sort(column.id)}>${column.heading}</button>
    </th>`;
  }

  #row(table: RowsTable<unknown>, index: number, active: boolean): TemplateResult {
    const row = table.rows[index];
    const tabindex = active || this.#asCards ? 0 : -1;
    return html`<tr role="row" data-key=${table.key(row)} aria-rowindex=${index + 2}>
      ${table.columns.map((column, i) =>
        i === 0
          ? html`<th role="rowheader" scope="row">${column.cell(row, tabindex)}</th>`
          : html`<td role="cell" class=${classOf(column)} data-label=${column.text} data-side=${column.side ?? nothing} data-column=${column.id}>${column.cell(row, tabindex)}</td>`,
      )}
    </tr>`;
  }

  // ---- what is seen ---------------------------------------------------------------------------

  get #box(): HTMLElement | null {
    return this.querySelector(".fd-scroll");
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("table")) return;
    const before = changed.get("table") as RowsTable<unknown> | undefined;
    if (before && this.table && before.rows !== this.table.rows) this.#cards = Math.min(this.#cards, Math.max(CARDS, this.table.rows.length));
  }

  protected override updated(): void {
    for (const one of this.querySelectorAll<HTMLElement>(".fd-room")) one.style.height = `${Number(one.dataset.rows) * this.#rowHeight}px`;
    this.#measure();
  }

  /** Whether the rows are cards is the style sheet's to say: then the box does not scroll. */
  #measure(): void {
    const box = this.#box;
    if (!box || this.#printing) return;
    const asCards = getComputedStyle(box).overflowY === "visible";
    const height = this.querySelector<HTMLElement>("tbody tr[data-key]")?.offsetHeight ?? 0;
    const measured = !asCards && height > 0 && height !== this.#rowHeight;
    if (measured) this.#rowHeight = height;
    if (asCards !== this.#asCards) this.#asCards = asCards;
    else if (!measured && !this.#moved(box)) return;
    this.#moved(box);
    this.requestUpdate();
  }

  /** True when other rows than before are seen. */
  #moved(box: HTMLElement): boolean {
    const { first, last } = seen(box.scrollTop, box.clientHeight, this.#rowHeight, this.table?.rows.length ?? 0);
    const moved = first !== this.#seen.first || last !== this.#seen.last;
    this.#seen = { first, last };
    return moved;
  }

  #scrolled = (): void => {
    const box = this.#box;
    if (!box || this.#asCards || !this.#moved(box)) return;
    // The keyboard's place follows what is seen, unless the focus is there.
    if (!this.#focusedRow()) this.#active = this.#keyAt(Math.min(this.#seen.first + (box.scrollTop > 0 ? 1 : 0), this.#seen.last));
    this.requestUpdate();
  };

  // ---- the keyboard ---------------------------------------------------------------------------

  #keyAt(index: number): string | undefined {
    const { table } = this;
    return table && table.rows.length > index ? table.key(table.rows[index]) : undefined;
  }

  #at(key: string | undefined): number | undefined {
    const { table } = this;
    if (key === undefined || !table) return undefined;
    if (this.#index?.rows !== table.rows) this.#index = { rows: table.rows, at: new Map(table.rows.map((row, i) => [table.key(row), i])) };
    return this.#index.at.get(key);
  }

  #focusedRow(): HTMLElement | undefined {
    const root = this.getRootNode() as ShadowRoot | Document;
    return root.activeElement?.closest<HTMLElement>("tbody tr[data-key]") ?? undefined;
  }

  #focused = (event: FocusEvent): void => {
    const key = (event.target as HTMLElement).closest<HTMLElement>("tbody tr[data-key]")?.dataset.key;
    if (key === undefined || key === this.#active || !this.contains(event.target as Node)) return;
    this.#active = key;
    this.requestUpdate();
  };

  /** From row to row with the arrows: Tab leads past the table, however long it is. */
  #pressed = (event: KeyboardEvent): void => {
    const at = this.#at(this.#focusedRow()?.dataset.key);
    if (at === undefined || !this.table || this.#asCards) return;
    const last = this.table.rows.length - 1;
    const page = Math.max(this.#seen.last - this.#seen.first - 2, 1);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#active = this.#keyAt(Math.min(Math.max(to, 0), last));
    this.requestUpdate();
    void this.#focusRow(this.#active);
  };

  #more = (): void => {
    const next = this.#keyAt(this.#cards);
    this.#cards += MORE_CARDS;
    this.requestUpdate();
    void this.#focusRow(next);
  };

  async #focusRow(key: string | undefined): Promise<void> {
    await this.updateComplete;
    if (key !== undefined) this.querySelector<HTMLElement>(`tbody tr[data-key="${CSS.escape(key)}"] th button`)?.focus();
  }
}

const classOf = ({ kind }: Column<unknown>): string => (kind === "num" ? "num" : "is-wrap");

function room(rows: number, columns: number): TemplateResult {
  return html`<tr aria-hidden="true" class="fd-room" data-rows=${rows}><td colspan=${columns}></td></tr>`;
}

function foot(column: Column<unknown>, index: number): TemplateResult {
  if (index === 0) return html`<th role="rowheader" scope="row">${column.foot}</th>`;
  return html`<td role="cell" class=${classOf(column)} data-label=${column.text} data-side=${column.side ?? nothing} data-column=${column.id}>${column.foot ?? nothing}</td>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "fordela-rows": FordelaRows;
  }
}

// Two scripts on one page may both bring the element; the first one counts.
if (!customElements.get("fordela-rows")) customElements.define("fordela-rows", FordelaRows);
