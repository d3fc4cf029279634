// What somebody has typed of a school: in the fields of what is there, and in rows that were added.

import type { Entry } from "../entry.js";

/** What is typed in a field: as it stands there, what it means, and the last of it that could be counted with. */
export interface Typed {
  text: string;
  entry: Entry;
  value: string;
}

export interface AddedRow {
  id: number;
  table: string;
  /** As it came, as a person writes it in Swedish. */
  cells: Readonly<Record<string, string>>;
  typed: ReadonlyMap<string, Typed>;
}
