// How every file was read, and the lists that change it.

import type { Dialect, FileInfo } from "fordela";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Context } from "./context.js";
import { isRules, isTable } from "./files.js";
import { mapButton, saveButton } from "./mapping/panel.js";

/** What a table is read with when it could not be read at all and nothing was asked for. */
const USUAL: Dialect = { delimiter: ";", decimal: ",", encoding: "utf-8" };

interface Row {
  name: string;
  own: boolean;
  kind: FileInfo["kind"];
  /** Absent when the file could not be read. */
  info: FileInfo | undefined;
  /** Only tables are read in different ways. */
  dialect: Dialect | undefined;
}

export function fileTable(ctx: Context): TemplateResult {
  const { t, store } = ctx;
  const head = (text: string, kind = "") => html`<th role="columnheader" scope="col" class=${kind}>${text}</th>`;
  const rows = store.files.map((file): Row => {
    const info = store.fileInfos.find((found) => found.name === file.name);
    const kind = info?.kind ?? (isRules(file.name) ? "rules" : "table");
    const dialect = isTable(file.name) ? (info?.dialect ?? { ...USUAL, ...file.dialect }) : undefined;
    return { name: file.name, own: !file.demo, kind, info, dialect };
  });
  return html`<section class="fd-sec" aria-labelledby="fd-how">
    <div class="fd-sec__head"><h2 id="fd-how">${t.import.how}</h2></div>
    <div class="fd-card">
      <table class="fd-table fd-cards fd-table--tight fd-files" role="table" data-table="files">
        <caption class="fd-vh">${t.import.how}</caption>
        <thead role="rowgroup">
          <tr role="row">
            ${head(t.import.file)}${head(t.import.belongs)}${head(t.import.kind)}${head(t.import.rows, "num")}${head(t.import.delimiter)}
            ${head(t.import.decimal)}${head(t.import.encoding)}
            <th role="columnheader" scope="col"><span class="fd-vh">${t.import.change}</span></th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${repeat(
            rows,
            (row) => row.name,
            (row) => fileRow(ctx, row),
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function fileRow(ctx: Context, row: Row): TemplateResult {
  const { t, ui, store } = ctx;
  const open = ui.dialectOf === row.name;
  return html`<tr role="row" data-file=${row.name} class=${open ? "is-open" : ""}>
      <th role="rowheader" scope="row">${row.name}</th>
      <td role="cell" data-label=${t.import.belongs}>${row.own ? t.import.own : (store.demo?.name || t.element.page)}</td>
      <td role="cell" data-label=${t.import.kind}>${row.info ? html`${t.import.kindNames[row.kind]} ${row.info.mapping === undefined ? nothing : html`<span class="tiny soft">${t.mapping.through(row.info.mapping)}</span>`}` : html`<span class="fd-gap">${t.import.unread}</span>`}</td>
      ${row.info && row.dialect ? reading(ctx, row.info, row.dialect) : notRead(ctx)}
      <td role="cell" class="num is-act">${row.dialect ? changeButton(ctx, row.name, open) : nothing}
        ${row.info?.mapping === undefined ? nothing : mapButton(ctx, row.name, "fd-link")} ${row.kind === "mapping" ? saveButton(ctx, row.name) : nothing}</td>
    </tr>
    ${open && row.dialect ? form(ctx, row.name, row.dialect) : nothing}`;
}

function reading({ t, fmt }: Context, info: FileInfo, dialect: Dialect): TemplateResult {
  return html`<td role="cell" class="num" data-label=${t.import.rows}>${fmt.count(info.rows ?? 0)}</td>
    <td role="cell" data-label=${t.import.delimiter}>${t.import.delimiters[dialect.delimiter]}</td>
    <td role="cell" data-label=${t.import.decimal}>${info.decimalUncertain ? t.import.uncertain : t.import.decimals[dialect.decimal]}</td>
    <td role="cell" data-label=${t.import.encoding}>${t.import.encodings[dialect.encoding]}</td>`;
}

/** Four cells for what is not read as a table; a card leaves them out. */
function notRead({ t }: Context): TemplateResult[] {
  return ["num", "", "", ""].map(
    (kind) => html`<td role="cell" class="is-none ${kind}">
      <span class="soft"><span aria-hidden="true">${t.cell.none}</span><span class="fd-vh">${t.cell.inapplicable}</span></span>
    </td>`,
  );
}

const buttonId = (file: string) => `fd-dialect-${file}`;
const buttonSelector = (file: string) => `#${CSS.escape(buttonId(file))}`;

function changeButton(ctx: Context, file: string, open: boolean): TemplateResult {
  const toggle = () => ctx.set({ dialectOf: open ? undefined : file });
  return html`<button class="fd-link" id=${buttonId(file)} type="button" aria-expanded=${open} @click=${toggle}
    >${ctx.t.import.change}<span class="fd-vh"> ${ctx.t.import.changeWhat(file)}</span></button>`;
}

function form(ctx: Context, file: string, dialect: Dialect): TemplateResult {
  const { t } = ctx;
  const close = () => {
    ctx.set({ dialectOf: undefined });
    ctx.focus(buttonSelector(file));
  };
  const apply = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    await ctx.store.setDialect(file, Object.fromEntries(data) as Partial<Dialect>);
    ctx.say(t.import.reread(file));
    close();
  };
  const list = (name: keyof Dialect, label: string, texts: Record<string, string>) => {
    const id = `${buttonId(file)}-${name}`;
    return html`<div class="fd-field">
      <label for=${id}>${label}</label>
      <select class="fd-select" id=${id} name=${name}>
        ${Object.entries(texts).map(([value, text]) => html`<option value=${value} ?selected=${dialect[name] === value}>${text}</option>`)}
      </select>
    </div>`;
  };
  return html`<tr role="row" class="fd-formrow">
    <td role="cell" colspan="8">
      <form class="fd-dialect" @submit=${(event: SubmitEvent) => void apply(event)}>
        ${list("delimiter", t.import.delimiter, t.import.delimiters)} ${list("decimal", t.import.decimal, t.import.decimals)}
        ${list("encoding", t.import.encoding, t.import.encodings)}
        <div class="fd-head__acts">
          <button class="fd-btn fd-btn--main" type="submit">${t.import.apply}</button>
          <button class="fd-btn" type="button" @click=${close}>${t.import.cancel}</button>
        </div>
      </form>
    </td>
  </tr>`;
}
