// Reading what may be anything: every value is tried before it is believed, and everything that is wrong is told, with its
// place in the file.

import { MARK } from "./format.js";

export interface Flaw {
  /** Where in the file: names and places, outermost first. */
  path: string;
  sv: string;
  en: string;
}

/** Tells what is wrong with a value by adding to the list. */
export type Shape = (value: unknown, path: string, flaws: Flaw[]) => void;

type Thing = Record<string, unknown>;
export const isThing = (value: unknown): value is Thing => typeof value === "object" && value !== null && !Array.isArray(value);

/** Longer than any sentence of a rule set, shorter than what would stop a page. */
const LONGEST = 100_000;
/** More flaws than these help nobody. */
export const MOST_FLAWS = 20;
export const MOST_ENTRIES = 500_000;

export const at = (path: string, name: string): string => (path === "" ? name : `${path} › ${name}`);

export function flaw(flaws: Flaw[], path: string, sv: string, en: string): void {
  if (flaws.length < MOST_FLAWS) flaws.push({ path, sv, en });
}

export const text: Shape = (value, path, flaws) => {
  if (typeof value !== "string") flaw(flaws, path, "Här ska det stå en text.", "There should be a text here.");
  else if (value.length > LONGEST) flaw(flaws, path, "Texten är för lång.", "The text is too long.");
};

export const flag: Shape = (value, path, flaws) => {
  if (typeof value !== "boolean") flaw(flaws, path, "Här ska det stå true eller false.", "There should be true or false here.");
};

export const count: Shape = (value, path, flaws) => {
  if (!Number.isSafeInteger(value) || (value as number) < 0) flaw(flaws, path, "Här ska det stå ett antal.", "There should be a number of things here.");
};

export const matching =
  (pattern: RegExp, sv: string, en: string): Shape =>
  (value, path, flaws) => {
    if (typeof value !== "string" || value.length > LONGEST || !pattern.test(value)) flaw(flaws, path, sv, en);
  };

export const DECIMAL = /^-?\d{1,60}(\.\d{1,60})?$/;
export const decimal = matching(DECIMAL, "Här ska det stå ett tal, som 1234.50.", "There should be a number here, like 1234.50.");

export const date: Shape = (value, path, flaws) => {
  const good = typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
  if (!good) flaw(flaws, path, "Här ska det stå ett datum, som 2025-12-31.", "There should be a date here, like 2025-12-31.");
};

export const among =
  (...words: readonly string[]): Shape =>
  (value, path, flaws) => {
    if (typeof value !== "string" || !words.includes(value)) flaw(flaws, path, `Här ska det stå något av: ${words.join(", ")}.`, `There should be one of these here: ${words.join(", ")}.`);
  };

/** A list, of any length or of exactly so many. */
export const list =
  (of: Shape, length?: number): Shape =>
  (value, path, flaws) => {
    if (!Array.isArray(value)) return flaw(flaws, path, "Här ska det stå en lista.", "There should be a list here.");
    if (value.length > MOST_ENTRIES) return flaw(flaws, path, "Listan är för lång.", "The list is too long.");
    if (length !== undefined && value.length !== length) return flaw(flaws, path, `Listan ska ha ${String(length)} delar.`, `The list should have ${String(length)} entries.`);
    for (const [i, entry] of value.entries()) if (flaws.length < MOST_FLAWS) of(entry, at(path, String(i + 1)), flaws);
  };

export const record =
  (of: Shape): Shape =>
  (value, path, flaws) => {
    if (!isThing(value)) return flaw(flaws, path, "Här ska det stå namngivna delar.", "There should be named parts here.");
    for (const [name, entry] of Object.entries(value)) if (flaws.length < MOST_FLAWS) of(entry, at(path, name), flaws);
  };

/** Names in `optional` may be left out. Other names are not read, so that later versions can add to the file. */
export const thing =
  (needed: Record<string, Shape>, optional: Record<string, Shape> = {}): Shape =>
  (value, path, flaws) => {
    if (!isThing(value)) return flaw(flaws, path, "Här ska det stå namngivna delar.", "There should be named parts here.");
    for (const [name, of] of Object.entries(needed)) {
      if (Object.hasOwn(value, name)) of(value[name], at(path, name), flaws);
      else flaw(flaws, at(path, name), "Uppgiften saknas.", "This is missing.");
    }
    for (const [name, of] of Object.entries(optional)) if (value[name] !== undefined) of(value[name], at(path, name), flaws);
  };

/** The value, or the mark in its place. */
export const orMark =
  (of: Shape): Shape =>
  (value, path, flaws) => {
    if (!(isThing(value) && value.state === MARK.state)) of(value, path, flaws);
  };

export const all =
  (...shapes: readonly Shape[]): Shape =>
  (value, path, flaws) => {
    const before = flaws.length;
    for (const shape of shapes) if (flaws.length === before) shape(value, path, flaws);
  };
