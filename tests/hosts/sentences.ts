// The sentences of each failure, taken from the texts of the page: what a test waits for is what the reader is told.

import { readFileSync } from "node:fs";
import { sv } from "../../www/src/texts/sv.js";
import type { Sentence } from "./hosts.js";

/** Without the spaces and line breaks of the screen. */
export const told = (text: string): string => text.replace(/&nbsp;|[\s\u00a0]+/g, " ").trim();

const { notices } = sv;
const { engineFaults: faults } = notices;

const SENTENCES: Record<Sentence, () => string> = {
  "sentence-forbidden": faults.forbidden,
  "sentence-unsupported": faults.unsupported,
  "sentence-missing": () => faults.missing(404),
  "sentence-login": () => faults.login(undefined),
  "sentence-cut": faults.cut,
  "sentence-version": faults.version,
  "sentence-network": faults.network,
  "sentence-part": () => notices.part,
  "sentence-data": () => notices.dataTodo,
  "sentence-old": () => inSingleFile("fordela-gammal"),
};

export const sentenceOf = (expected: Sentence): string => told(SENTENCES[expected]());

/** What the single file says itself, before its script has brought the texts. */
function inSingleFile(id: string): string {
  const template = readFileSync(new URL("../../www/src/single/template.html", import.meta.url), "utf8");
  const found = new RegExp(`id="${id}"[^>]*>([^<]*)<`).exec(template)?.[1];
  if (found === undefined) throw new Error(`the single file has no sentence ${id}`);
  return found;
}
