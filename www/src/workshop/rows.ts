// The rows of a table that stands in the rule file, as a grid to type in.

import { html, nothing, type TemplateResult } from "lit";
import type { FieldOf } from "./field.js";
import { columnsOf } from "./columns.js";

export function grid({ ctx, owner, word, path, id, value, wrong, described }: FieldOf): TemplateResult {
  const { t, house } = ctx;
  const rows = (value as string[][]).map((row) => [...row]);
  const heads = columnsOf(owner);
  const width = Math.max(heads.length, ...rows.map((row) => row.length));
  const head = (i: number) => heads[i]?.label ?? String(i + 1);
  const called = (row: readonly string[], i: number) => (row[0] === "" || row[0] === undefined ? t.workshop.rowNumber(i + 1) : row[0]);
  const cellId = (row: number, column: number) => (row === 0 && column === 0 ? id : `${id}-${row}-${column}`);

  const input = (at: number, column: number) => (event: Event) => {
    const cell = (event.target as HTMLInputElement).value;
    house.type(path, word, rows.map((row, i) => (i === at ? filled(row, width).map((old, j) => (j === column ? cell : old)) : row)));
  };
  const remove = async (at: number) => {
    await house.set(path, word, rows.filter((_, i) => i !== at));
    ctx.focus(`#${CSS.escape(cellId(Math.max(0, Math.min(at, rows.length - 2)), 0))}`);
  };
  const add = async () => {
    await house.set(path, word, [...rows, filled([], width)]);
    ctx.focus(`#${CSS.escape(cellId(rows.length, 0))}`);
  };

  return html`<div class="fd-grid" role="region" tabindex="0" aria-label=${t.workshop.grid(owner?.label ?? "")}>
      <table class="fd-grid__table">
        <caption class="fd-vh">${t.workshop.grid(owner?.label ?? "")}</caption>
        <thead><tr>
          ${Array.from({ length: width }, (_, i) => html`<th scope="col" lang="sv">${head(i)}</th>`)}
          <th scope="col"><span class="fd-vh">${t.workshop.removeRowShort}</span></th>
        </tr></thead>
        <tbody>
          ${rows.map(
            (row, i) => html`<tr>
              ${filled(row, width).map(
                (cell, j) => html`<td><input class="fd-input fd-code" id=${cellId(i, j)} lang="sv" type="text" spellcheck="false" autocomplete="off"
                  size=${Math.min(34, Math.max(6, ...rows.map((other) => other[j]?.length ?? 0)))}
                  aria-label=${t.workshop.row(head(j), called(row, i))} aria-invalid=${wrong ? "true" : nothing} aria-describedby=${described}
                  .value=${cell} @input=${input(i, j)} /></td>`,
              )}
              <td>${rows.length > 1
                ? html`<button class="fd-link" type="button" @click=${() => void remove(i)}
                    ><span aria-hidden="true">${t.workshop.removeRowShort}</span><span class="fd-vh">${t.workshop.removeRow(called(row, i))}</span></button>`
                : nothing}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <div><button class="fd-btn" type="button" data-add-row @click=${() => void add()}>${t.workshop.addRow}</button></div>`;
}

const filled = (row: readonly string[], width: number): string[] => Array.from({ length: width }, (_, i) => row[i] ?? "");
