// Jämförelse as a part of the page.

import { unsafeCSS } from "lit";
import { stateless, type Part } from "../parts/part.js";
import css from "../styles/comparison.css?inline";
import { difference } from "../styles/difference.js";
import type { CompareSort } from "./context.js";
import { comparison } from "./view.js";

export const part: Part<CompareSort> = {
  styles: [difference, unsafeCSS(css)],
  house: stateless,
  views: { comparison },
};
