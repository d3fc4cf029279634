// What every view is given: the state, the texts, the numbers, and the few things a view may ask for.

import { EMBED_START, type EmbedUi } from "./embed/ui.js";
import { COMPARISON_START, type ComparisonUi } from "./comparison/ui.js";
import type { Format } from "./format.js";
import { MAPPING_START, type MappingUi } from "./mapping/ui.js";
import type { Lang } from "./numbers.js";
import { FOLLOWUP_START, type FollowUpUi } from "./followup/ui.js";
import { PUBLICATION_START, type PublicationUi } from "./publication/ui.js";
import type { Side, Store } from "./store.js";
import { SCHOOL_START, type SchoolUi } from "./school/ui.js";
import type { Texts } from "./texts/index.js";
import { TRY_START, type TryUi } from "./try/ui.js";
import { WORKSHOP_START, type WorkshopUi } from "./workshop/ui.js";

export const VIEWS = ["school", "comparison", "try", "followup", "workshop", "import", "embed"] as const;
export type View = (typeof VIEWS)[number];
/** Those of the readers; Bädda in, which is for whoever looks after another page, is reached from the last line. */
export const BAR: readonly View[] = VIEWS.filter((view) => view !== "embed");

/** What is open, written or marked on the screen; nothing of it changes a figure. */
export interface Ui {
  view: View;
  /** Resources whose explanation is open, and for which rule set. */
  why: ReadonlyMap<string, Side>;
  /** Folded parts of explanations that have been opened, by their place in the tree. */
  unfolded: ReadonlySet<string>;
  rulesOpen: boolean;
  finderOpen: boolean;
  search: string;
  net: boolean;
  /** Opened or closed by hand; else it depends on how many schools there are. */
  differenceOpen: boolean | undefined;
  /** The file whose problems are shown; all without it. */
  problemFile: string | undefined;
  allProblems: boolean;
  /** The file whose way of reading is being changed. */
  dialectOf: string | undefined;
  fresh: boolean;
  dragging: boolean;
  comparison: ComparisonUi;
  try: TryUi;
  followup: FollowUpUi;
  workshop: WorkshopUi;
  mySchool: SchoolUi;
  publication: PublicationUi;
  mapping: MappingUi;
  embed: EmbedUi;
}

export const START: Ui = {
  view: "school",
  why: new Map(),
  unfolded: new Set(),
  rulesOpen: false,
  finderOpen: false,
  search: "",
  net: false,
  differenceOpen: undefined,
  problemFile: undefined,
  allProblems: false,
  dialectOf: undefined,
  fresh: false,
  dragging: false,
  comparison: COMPARISON_START,
  try: TRY_START,
  followup: FOLLOWUP_START,
  workshop: WORKSHOP_START,
  mySchool: SCHOOL_START,
  publication: PUBLICATION_START,
  mapping: MAPPING_START,
  embed: EMBED_START,
};

export interface Context {
  store: Store;
  ui: Readonly<Ui>;
  lang: Lang;
  t: Texts;
  fmt: Format;
  /** Set where labels come from a rule set and not from this catalogue: they are Swedish whatever the interface is. */
  ruleLang: "sv" | undefined;
  set(change: Partial<Ui>): void;
  go(view: View): void;
  choose(unit: string): void;
  openFinder(): void;
  closeFinder(): void;
  /** Moves the focus to what the selector finds, once it has been drawn. */
  focus(selector: string): void;
  /** Says it politely to those who listen to the page. */
  say(text: string): void;
  setLanguage(lang: Lang): void;
}
