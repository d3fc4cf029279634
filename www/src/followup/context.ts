// What the views of Uppföljning are given.

import type { Within } from "../parts/part.js";
import type { words } from "../texts/followup-sv.js";
import type { Follow } from "./follow.js";
import type { reportCard } from "./card.js";
import type { followUpView } from "./view.js";

export interface FollowSort {
  words: typeof words;
  house: Follow;
  views: { followUpView: typeof followUpView; reportCard: typeof reportCard };
}

export type Context = Within<FollowSort>;
