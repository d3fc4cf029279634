// What the views of Regelverkstad are given.

import type { Within } from "../parts/part.js";
import type { words } from "../texts/workshop-sv.js";
import type { workshopView } from "./view.js";
import type { Workshop } from "./workshop.js";

export interface WorkshopSort {
  words: typeof words;
  house: Workshop;
  views: { workshopView: typeof workshopView };
}

export type Context = Within<WorkshopSort>;
