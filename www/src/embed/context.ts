// What the views of Bädda in are given.

import type { Within } from "../parts/part.js";
import type { words } from "../texts/embed-sv.js";
import type { Embedding } from "./embedding.js";
import type { embedView } from "./view.js";

export interface EmbedSort {
  words: typeof words;
  house: Embedding;
  views: { embedView: typeof embedView };
}

export type Context = Within<EmbedSort>;
