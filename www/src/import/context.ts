// What the views of Underlag are given.

import type { Mappings } from "../mapping/mappings.js";
import type { Within } from "../parts/part.js";
import type { words } from "../texts/import-sv.js";
import type { importView, load } from "./view.js";

export interface ImportSort {
  words: typeof words;
  house: Mappings;
  views: { importView: typeof importView; load: typeof load };
}

export type Context = Within<ImportSort>;
