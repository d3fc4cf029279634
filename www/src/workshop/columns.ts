// The headings of a table whose rows stand in the rule file: its key, then its columns as they are written there.

import type { OutlineEntry } from "fordela";
import { keyOf } from "./outline.js";

export interface Column {
  id: string;
  label: string;
}

/** Only for headings: what a column means is the core's business. */
export function columnsOf(table: OutlineEntry | undefined): Column[] {
  if (!table) return [];
  const key = keyOf(table.keys, "nyckel");
  const keys = key?.rows?.[0] ?? (key ? [key.text] : []);
  const written = [...(keyOf(table.keys, "kolumner")?.text ?? "").matchAll(/\{[^{}]*\}/g)].map(([text]) => text);
  const word = (text: string, name: string) => new RegExp(`(?:^|[{,\\s])${name}\\s*=\\s*"([^"]*)"`).exec(text)?.[1];
  const columns = written.map((text) => {
    const id = word(text, "id") ?? "";
    return { id, label: word(text, "namn") ?? id };
  });
  return [...keys.map((id) => ({ id, label: id })), ...columns];
}
