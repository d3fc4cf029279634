// The style sheets as constructable ones: they live in the shadow root and need no inline style, whatever the host's
// policy. The files are plain CSS; the build puts them into the script. Those of a part come with the part.

import { unsafeCSS, type CSSResult } from "lit";
import type { PartName } from "../parts/list.js";
import tokens from "./tokens.css?inline";
import base from "./base.css?inline";
import frame from "./frame.css?inline";
import controls from "./controls.css?inline";
import answer from "./answer.css?inline";
import tables from "./tables.css?inline";
import explanation from "./explanation.css?inline";
import finder from "./finder.css?inline";
import charts from "./charts.css?inline";
import school from "./school.css?inline";
import publication from "./publication.css?inline";
import large from "./large-text.css?inline";
import plain from "./plain.css?inline";
import print from "./print.css?inline";

/** The cascade: whichever part comes first, its rules stand in their own place, before those for large text and for paper. */
const before = [tokens, base, frame, controls, answer, tables, explanation, finder, charts, school].map((css) => unsafeCSS(css));
const PARTS: readonly PartName[] = ["import", "comparison", "whatIf", "try", "followup", "workshop", "publish", "embed"];
const after = [publication, plain, large, print].map((css) => unsafeCSS(css));

export const styles: CSSResult[] = [...before, ...after];

/** The sheets with those of the parts that have come, each once. */
export function sheets(of: (part: PartName) => readonly CSSResult[]): CSSStyleSheet[] {
  const all = [...before, ...PARTS.flatMap(of), ...after].flatMap(({ styleSheet }) => styleSheet ?? []);
  return [...new Set(all)];
}
