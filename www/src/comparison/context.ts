// What the views of Jämförelse are given.

import type { House, Within } from "../parts/part.js";
import type { words } from "../texts/comparison-sv.js";
import type { comparison } from "./view.js";

export interface CompareSort {
  words: typeof words;
  house: House;
  views: { comparison: typeof comparison };
}

export type Context = Within<CompareSort>;
