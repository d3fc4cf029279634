// Underlag as a part of the page, with the panel that maps columns.

import { unsafeCSS } from "lit";
import { Mappings } from "../mapping/mappings.js";
import type { Part } from "../parts/part.js";
import css from "../styles/import.css?inline";
import mapping from "../styles/mapping.css?inline";
import type { ImportSort } from "./context.js";
import { importView, load } from "./view.js";

export const part: Part<ImportSort> = {
  styles: [unsafeCSS(css), unsafeCSS(mapping)],
  house: (ground) => new Mappings({ ...ground, workspace: ground.newest }),
  views: { importView, load },
};
