// Bädda in as a part of the page.

import { unsafeCSS } from "lit";
import type { Part } from "../parts/part.js";
import css from "../styles/embed.css?inline";
import type { EmbedSort } from "./context.js";
import { Embedding } from "./embedding.js";
import { embedView } from "./view.js";

export const part: Part<EmbedSort> = {
  styles: [unsafeCSS(css)],
  house: (ground) => new Embedding(ground),
  views: { embedView },
};
