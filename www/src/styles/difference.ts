// Two parts show what differs between rule sets: one sheet for both.

import { unsafeCSS } from "lit";
import css from "./difference.css?inline";

export const difference = unsafeCSS(css);
