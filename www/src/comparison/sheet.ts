// What the table shows, as a file for a spreadsheet: the rows that are left of the filters, in their order, with whole numbers.

import type { Cell } from "fordela";
import type { Context } from "./context.js";
import { csv, download, type CsvNumber } from "../download.js";
import type { Result } from "../result.js";
import { headings, type Heading, type Table } from "./big-table.js";
import type { Row } from "./rows.js";

type Written = string | CsvNumber;

export function saveSheet(ctx: Context, result: Result, { rows, schools }: Table): void {
  const { t } = ctx;
  const shown = headings(ctx, result, schools);
  const others = schools.columns.filter(({ id }) => !shown.some((heading) => heading.id === id));
  const head = [t.school.key, ...shown.map(({ text }) => text), ...others.map(({ label }) => label)];
  const body = rows.map((row) => [row.key, ...shown.map((heading) => cellOf(ctx, result, row, heading)), ...others.map(({ id }) => row.lists.get(id) ?? "")]);
  download(t.compare.sheetName, csv([head, ...body]));
}

function cellOf(ctx: Context, result: Result, row: Row, { id }: Heading): Written {
  const side = result.proposed ? "proposed" : "current";
  const number = (cell: Cell | undefined): Written => (cell?.value === undefined ? (cell?.state === "protected" ? ctx.t.cell.protected : "") : { number: cell.value });
  switch (id) {
    case "school":
      return row.label;
    case "provider":
      return row.providerLabel;
    case "size":
      return number(row.size?.[side]);
    case "per":
      return number(row.per?.[side]);
    case "perDifference":
      return number(row.per?.difference);
    case "class":
      return row.class ? ctx.t.compare.classes[row.class] : "";
    case "current":
    case "proposed":
    case "difference":
    case "percent":
      return number(row.amounts[id]);
    default:
      return row.lists.get(id) ?? "";
  }
}
