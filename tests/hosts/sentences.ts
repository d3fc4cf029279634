// The sentences of each failure, taken from the texts of the page: what a test waits for is what the reader is told.

import { sv } from "../../www/src/texts/sv.js";
import type { Sentence } from "./hosts.js";

/** Without the spaces and line breaks of the screen. */
export const told = (text: string): string => text.replace(/[\s\u00a0]+/g, " ").trim();

export function sentenceOf(expected: Sentence | "sentence-part"): string {
  const kind = expected.slice("sentence-".length);
  if (kind === "data") return sv.notices.data;
  return sv.notices.engine;
}
