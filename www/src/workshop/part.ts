// Regelverkstad as a part of the page.

import { unsafeCSS } from "lit";
import type { Part } from "../parts/part.js";
import { difference } from "../styles/difference.js";
import css from "../styles/workshop.css?inline";
import type { WorkshopSort } from "./context.js";
import { workshopView } from "./view.js";
import { Workshop } from "./workshop.js";

export const part: Part<WorkshopSort> = {
  styles: [difference, unsafeCSS(css)],
  house: (ground) => new Workshop({ ...ground, workspace: ground.newest }),
  views: { workshopView },
};
