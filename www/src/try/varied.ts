// The files with a scenario's own inputs. What these files have no place for stays in the scenario and is not counted, as a
// parameter that the rule set does not have.

import type { Problem, Sums, TableChange, Workspace } from "fordela";

/** Changes that these files cannot make, by their place in the list, and what the core says of each. */
export type Refused = ReadonlyMap<number, Problem | undefined>;

const NONE: Refused = new Map();

export class Varied {
  #made: { of: string; workspace: Workspace; against: Sums | undefined } | undefined;
  #refused = new WeakMap<readonly TableChange[], Refused>();

  /** Which of the changes these files cannot make. */
  refused(shown: Workspace, inputs: readonly TableChange[]): Refused {
    if (inputs.length === 0) return NONE;
    const found = this.#refused.get(inputs) ?? refusedOf(shown, inputs);
    this.#refused.set(inputs, found);
    return found;
  }

  /** The files with those that can be made, kept for as long as they are the same; and a rule set's sums with them. */
  of(shown: Workspace, inputs: readonly TableChange[], current: string | undefined): { workspace: Workspace; against: Sums | undefined } {
    const refused = this.refused(shown, inputs);
    const counted = inputs.filter((_, at) => !refused.has(at));
    if (counted.length === 0) return { workspace: shown, against: undefined };
    const of = JSON.stringify([counted, current]);
    if (this.#made?.of !== of) {
      this.#made?.workspace.free();
      this.#made = undefined;
      const workspace = shown.vary(counted);
      this.#made = { of, workspace, against: current === undefined ? undefined : workspace.sums(current) };
    }
    return this.#made;
  }

  /** Other files: nothing known holds. */
  drop(): void {
    this.#made?.workspace.free();
    this.abandon();
  }

  /** Nothing of an instance that stopped is touched again. */
  abandon(): void {
    this.#made = undefined;
    this.#refused = new WeakMap();
  }
}

/** A file made to be slow is not looked at more often than this: what is mixed then counts as refused altogether. */
const LOOKS = 500;

/** The core makes what it can, and has one problem for each change that it cannot make. */
function refusedOf(shown: Workspace, inputs: readonly TableChange[]): Refused {
  const found = new Map<number, Problem | undefined>();
  let looks = 0;
  const look = (on: Workspace, from: number, to: number): void => {
    looks += 1;
    const known = on.problems();
    const after = on.vary(inputs.slice(from, to));
    const problems = after.problems();
    after.free();
    const count = problems.length - known.length;
    if (count === 0) return;
    if (count === to - from || looks > LOOKS) {
      // The new ones stand together, before those of the rule sets.
      const first = problems.findIndex((problem, at) => said(problem) !== said(known[at]));
      for (let at = from; at < to; at++) found.set(at, count === to - from ? problems[first + at - from] : undefined);
      return;
    }
    const middle = (from + to) >> 1;
    look(on, from, middle);
    // A change may build on one before it, such as a row that was added.
    const next = on.vary(inputs.slice(from, middle).filter((_, at) => !found.has(from + at)));
    look(next, middle, to);
    next.free();
  };
  look(shown, 0, inputs.length);
  return found;
}

const said = (problem: Problem | undefined): string => JSON.stringify([problem?.code, problem?.file, problem?.column, problem?.text.sv]);
