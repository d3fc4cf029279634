// What the views of "what if" of one school are given.

import type { Within } from "../parts/part.js";
import type { words } from "../texts/what-if-sv.js";
import type { typed } from "./as-scenario.js";
import type { inventedSchool } from "./invented.js";
import type { whatIfView } from "./what-if-view.js";
import type { WhatIf } from "./what-if.js";

export interface WhatIfSort {
  words: typeof words;
  house: WhatIf;
  views: { whatIfView: typeof whatIfView; inventedSchool: typeof inventedSchool; typed: typeof typed };
}

export type Context = Within<WhatIfSort>;
