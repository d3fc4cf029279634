// Uppföljning as a part of the page.

import { unsafeCSS } from "lit";
import type { Part } from "../parts/part.js";
import css from "../styles/followup.css?inline";
import { reportCard } from "./card.js";
import type { FollowSort } from "./context.js";
import { Follow } from "./follow.js";
import { followUpView } from "./view.js";

export const part: Part<FollowSort> = {
  styles: [unsafeCSS(css)],
  house: (ground) => new Follow(ground),
  views: { followUpView, reportCard },
};
