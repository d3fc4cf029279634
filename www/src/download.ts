// A file made in the page, saved where the browser saves files. Nothing is sent.

export function download(name: string, text: string, type = "text/csv"): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Semicolons, CRLF and a byte order mark: what Excel with Swedish settings opens as it should. */
export function csv(rows: readonly (readonly (string | CsvNumber)[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(";")).join("\r\n")}\r\n`;
}

/** A number as Swedish Excel reads it: a minus sign before it is no formula. */
export interface CsvNumber {
  number: string;
}

/** A text that begins like a formula would be computed by the spreadsheet: the apostrophe makes it a text. */
function csvCell(cell: string | CsvNumber): string {
  if (typeof cell !== "string") return cell.number.replace(".", ",");
  const text = cell;
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
