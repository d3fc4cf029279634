// Five classes as rows of marks, a mark for each school; where the schools are too many for marks, as bars.

import { svg, type SVGTemplateResult } from "lit";
import { CLASSES, type ClassId } from "../classes.js";
import { figure, type Figure } from "./figure.js";

export interface ClassCount {
  id: ClassId;
  label: string;
  count: number;
  /** "9 skolor" */
  counted: string;
}

/** As many marks stand beside each other. */
const ACROSS = 23;
const MOST_MARKS = 3 * ACROSS;

/** Filled and pointed for what is more than five per cent; outline for less; a box for what stays. Told apart without colour. */
const SHAPES: Record<ClassId, { class: string; path: string }> = {
  up5: { class: "c-up", path: "M0 12 L6.5 0 L13 12 Z" },
  up1: { class: "c-up1", path: "M.8 11.4 L6.5 1 L12.2 11.4 Z" },
  same: { class: "c-same1", path: "M1 2 H12 V10 H1 Z" },
  down1: { class: "c-down1", path: "M.8 .8 L6.5 11.2 L12.2 .8 Z" },
  down5: { class: "c-down", path: "M0 0 L6.5 12 L13 0 Z" },
};

export const asMarks = (counts: readonly ClassCount[]): boolean => counts.every(({ count }) => count <= MOST_MARKS);

export function classesChart(text: Figure, counts: readonly ClassCount[]) {
  const marks = asMarks(counts);
  const largest = Math.max(1, ...counts.map(({ count }) => count));
  let y = 0;
  const rows = CLASSES.flatMap((id) => {
    const found = counts.find((one) => one.id === id);
    if (!found) return [];
    const lines = marks ? Math.max(1, Math.ceil(found.count / ACROSS)) : 1;
    const top = y;
    y += 36 + lines * 18;
    return [row(found, top, marks ? marksOf(found, top) : bar(found, largest, top))];
  });
  return figure(text, y - 18, svg`${rows}`);
}

function row({ label, counted }: ClassCount, top: number, content: SVGTemplateResult): SVGTemplateResult {
  return svg`<text x="0" y=${top + 13}>${label}</text><text x="100%" y=${top + 13} text-anchor="end" class="t-b">${counted}</text>${content}`;
}

function marksOf({ id, count }: ClassCount, top: number): SVGTemplateResult {
  const { class: name, path } = SHAPES[id];
  return svg`${Array.from({ length: count }, (_, i) => {
    const [x, y] = [`${((i % ACROSS) * 100) / ACROSS}%`, top + 22 + Math.floor(i / ACROSS) * 18];
    return svg`<svg x=${x} y=${y} width="13" height="13" overflow="visible"><path class=${name} transform="scale(.86)" d=${path} /></svg>`;
  })}`;
}

function bar({ id, count }: ClassCount, largest: number, top: number): SVGTemplateResult {
  return svg`<rect class=${SHAPES[id].class} x="1" y=${top + 22} width=${`${((count / largest) * 98).toFixed(2)}%`} height="13" rx="2" />`;
}
