// What the views of Pröva are given.

import type { Within } from "../parts/part.js";
import type { words } from "../texts/try-sv.js";
import type { Table } from "./table.js";
import type { opened, save, written } from "./exchange.js";
import type { keep, turnTo } from "./keep.js";
import type { tryView } from "./view.js";

export interface TrySort {
  words: typeof words;
  house: Table;
  views: { tryView: typeof tryView; keep: typeof keep; turnTo: typeof turnTo; save: typeof save; written: typeof written; opened: typeof opened };
}

export type Context = Within<TrySort>;
