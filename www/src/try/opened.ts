// What an opened file meets: other rules than it was saved under, parameters that are not there, other figures.

import type { Cell, Problem, Sort } from "fordela";
import { sign, subtract } from "../numbers.js";
import type { Fault, Identity, ScenarioFile } from "./file.js";
import type { Table } from "./table.js";
import { equal, valueOf } from "./value.js";

export interface Met {
  side: "base" | "compared";
  /** other: another rule set; edited: the same one by its id, but it says something else. */
  kind: "other" | "edited";
  was: Identity;
  now: Identity;
}

export interface Differing {
  label: string;
  sort: Sort;
  value: string;
  /** What the rule set said when the file was saved, and what it says here. */
  was: string | undefined;
  now: string;
}

export interface Opened {
  file: string;
  /** Absent when the file could not be opened. */
  scenario: string | undefined;
  name: string;
  faults: readonly Fault[];
  met: readonly Met[];
  /** Parameters that the rule set does not have. */
  unknown: readonly string[];
  values: readonly Differing[];
  /** Places of its own inputs that these files have no place for, and what the core says of each. */
  refused: readonly (readonly [at: number, problem: Problem | undefined])[];
  /** Sums when the file was saved and with these rules and this data; absent when they are the same. */
  sums: { currency: string; was: string; now: string; difference: string } | undefined;
}

export const isQuiet = ({ faults, met, unknown, refused, sums, scenario }: Opened): boolean =>
  scenario !== undefined && faults.length === 0 && met.length === 0 && unknown.length === 0 && refused.length === 0 && sums === undefined;

export function meet(table: Table, file: ScenarioFile): Pick<Opened, "met" | "unknown" | "values"> {
  const result = table.host.result();
  const met = ([["base", file.base, table.base?.id], ["compared", file.compared, result?.current.id]] as const).flatMap(([side, was, id]): Met[] => {
    const now = table.identity(id);
    if (!was || !now || was.hash === now.hash) return [];
    return [{ side, kind: was.id === now.id ? "edited" : "other", was, now }];
  });
  const unknown = file.changes.filter(({ parameter }) => !table.parameter(parameter)).map(({ parameter }) => parameter);
  const values = file.changes.flatMap(({ parameter: id, value, own }): Differing[] => {
    const parameter = table.parameter(id);
    if (!parameter) return [];
    const now = valueOf(parameter);
    // Under the same rules the list of changes says it all.
    if (met.length === 0 && (own === undefined || equal(own, now))) return [];
    return [{ label: parameter.label, sort: parameter.sort, value, was: own, now }];
  });
  return { met, unknown, values };
}

export function sums(file: ScenarioFile, now: Cell | undefined, currency: string): Opened["sums"] {
  const was = file.figures;
  if (!was || now?.state !== "value" || now.value === undefined || was.currency !== currency) return undefined;
  const difference = subtract(now.value, was.scenario);
  return sign(difference) === 0 ? undefined : { currency, was: was.scenario, now: now.value, difference };
}
