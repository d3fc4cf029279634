// Pröva as a part of the page.

import { unsafeCSS } from "lit";
import type { Part } from "../parts/part.js";
import css from "../styles/try.css?inline";
import type { TrySort } from "./context.js";
import { opened, save, written } from "./exchange.js";
import { keep, turnTo } from "./keep.js";
import { Table } from "./table.js";
import { tryView } from "./view.js";

export const part: Part<TrySort> = {
  styles: [unsafeCSS(css)],
  house: (ground) => new Table(ground),
  views: { tryView, keep, turnTo, save, written, opened },
};
