// Schools in five classes as one bar of parts for each case, always in the same order, with the number under each part.

import { svg, type SVGTemplateResult } from "lit";
import { CLASSES, type ClassId } from "../classes.js";
import { figure, type Figure } from "./figure.js";
import { short } from "./lines.js";

export interface Stack {
  label: string;
  classes: Readonly<Record<ClassId, number>>;
}

/** Filled is much, outline a little: told apart without colour. */
export const CLASS_MARKS: Readonly<Record<ClassId, string>> = { up5: "c-up", up1: "c-up1", same: "c-same1", down1: "c-down1", down5: "c-down" };

const LINE = 76;
const GAP = 0.5;

export function stackedChart(text: Figure, stacks: readonly Stack[]) {
  return figure(text, stacks.length * LINE - 6, svg`${stacks.map((stack, i) => row(stack, i * LINE))}`);
}

function row({ label, classes }: Stack, top: number): SVGTemplateResult {
  const whole = CLASSES.reduce((sum, id) => sum + classes[id], 0);
  let at = 0;
  const parts = CLASSES.flatMap((id) => {
    const count = classes[id];
    if (count === 0) return [];
    const [x, width] = [(at / whole) * 100, (count / whole) * 100];
    at += count;
    return [
      svg`<rect class=${CLASS_MARKS[id]} x=${`${(x + GAP / 2).toFixed(2)}%`} y=${top + 22} width=${`${Math.max(width - GAP, 0.2).toFixed(2)}%`} height="26" rx="2" />
        ${width < 2.5 ? "" : svg`<text class="t-b" x=${`${(x + width / 2).toFixed(2)}%`} y=${top + 65} text-anchor="middle">${count}</text>`}`,
    ];
  });
  return svg`<text x="0" y=${top + 14}>${short(label)}</text>${parts}`;
}
