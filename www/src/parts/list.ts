// The parts that there are. A new one is a line in each of the two lists here, and a module that gives a `Part`.

import type { CompareSort } from "../comparison/context.js";
import type { EmbedSort } from "../embed/context.js";
import type { FollowSort } from "../followup/context.js";
import type { ImportSort } from "../import/context.js";
import type { Lang } from "../numbers.js";
import type { PublishSort } from "../publication/context.js";
import type { WhatIfSort } from "../school/context.js";
import type { TrySort } from "../try/context.js";
import type { WorkshopSort } from "../workshop/context.js";
import type { Part, Sort } from "./part.js";

export interface Sorts {
  import: ImportSort;
  whatIf: WhatIfSort;
  comparison: CompareSort;
  try: TrySort;
  followup: FollowSort;
  workshop: WorkshopSort;
  publish: PublishSort;
  embed: EmbedSort;
}

export type PartName = keyof Sorts;

/** How each of them is had. The code and the words are asked for side by side. */
interface Load<S extends Sort> {
  part(): Promise<{ part: Part<S> }>;
  words: Record<Lang, () => Promise<{ words: S["words"] }>>;
}

export const LOADS: { readonly [N in PartName]: Load<Sorts[N]> } = {
  import: {
    part: () => import("../import/part.js"),
    words: { sv: () => import("../texts/import-sv.js"), en: () => import("../texts/import-en.js") },
  },
  whatIf: {
    part: () => import("../school/part.js"),
    words: { sv: () => import("../texts/what-if-sv.js"), en: () => import("../texts/what-if-en.js") },
  },
  comparison: {
    part: () => import("../comparison/part.js"),
    words: { sv: () => import("../texts/comparison-sv.js"), en: () => import("../texts/comparison-en.js") },
  },
  try: {
    part: () => import("../try/part.js"),
    words: { sv: () => import("../texts/try-sv.js"), en: () => import("../texts/try-en.js") },
  },
  followup: {
    part: () => import("../followup/part.js"),
    words: { sv: () => import("../texts/followup-sv.js"), en: () => import("../texts/followup-en.js") },
  },
  workshop: {
    part: () => import("../workshop/part.js"),
    words: { sv: () => import("../texts/workshop-sv.js"), en: () => import("../texts/workshop-en.js") },
  },
  publish: {
    part: () => import("../publication/part.js"),
    words: { sv: () => import("../texts/publish-sv.js"), en: () => import("../texts/publish-en.js") },
  },
  embed: {
    part: () => import("../embed/part.js"),
    words: { sv: () => import("../texts/embed-sv.js"), en: () => import("../texts/embed-en.js") },
  },
};
