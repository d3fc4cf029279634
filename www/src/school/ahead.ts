// Worked out ahead of being asked: what one step of each question does, and the amounts along a line. A figure at a time, so
// that typing never waits for it.

import type { Cell, Part, Question, TableChange } from "fordela";
import { add, compare, subtract, times } from "../numbers.js";
import { changeOf, questionId, stepOf, type Asked } from "./asked.js";

export interface Sums {
  current: Cell;
  proposed: Cell | undefined;
  /** How sure they are; absent where all data are here. */
  sure?: { current: Part; proposed: Part | undefined };
}

export interface Compute {
  asked: Asked;
  currency: string;
  /** What is typed, else what the data say; undefined where nothing does. */
  valueOf(question: Question): string | undefined;
  typical(table: string): Record<string, string> | undefined;
  figures(more: readonly TableChange[]): Sums | undefined;
}

/** One step of a question, or one row more. */
export interface Marginal {
  id: string;
  question: Question | undefined;
  table: string;
  from: string;
  to: string;
  step: string;
  before: Sums;
  after: Sums;
}

export interface Series {
  id: string;
  question: Question;
  along: readonly string[];
  now: number;
  sums: readonly Sums[];
}

const BELOW = 5;
const ABOVE = 20;

export class Ahead {
  marginals: readonly Marginal[] = [];
  series: Series | undefined;

  #compute: Compute | undefined;
  #charted: string | undefined;
  #run = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly changed: () => void, readonly failed: (reason: unknown) => void) {}

  begin(compute: Compute | undefined, pause: number): void {
    this.#compute = compute;
    this.#start(pause);
  }

  stop(): void {
    this.#compute = undefined;
    this.marginals = [];
    this.series = undefined;
    this.#charted = undefined;
    this.#run += 1;
    clearTimeout(this.#timer);
  }

  /** The question that a line is wanted of; asked while drawing, so nothing is told of until it is there. */
  chart(id: string): void {
    if (this.#charted === id) return;
    this.#charted = id;
    this.#start(0);
  }

  #start(pause: number): void {
    this.#run += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#work(this.#run), pause);
  }

  async #work(run: number): Promise<void> {
    const compute = this.#compute;
    if (!compute) return;
    try {
      const before = await this.#next(run, () => compute.figures([]));
      if (!before) return;
      const series = await this.#line(run, compute);
      if (run !== this.#run) return;
      this.series = series;
      this.changed();
      const marginals: Marginal[] = [];
      for (const wanted of steps(compute)) {
        const after = await this.#next(run, () => compute.figures([wanted.change]));
        if (run !== this.#run) return;
        if (after) marginals.push({ ...wanted.of, before, after });
      }
      this.marginals = marginals;
      this.changed();
    } catch (reason) {
      this.failed(reason);
    }
  }

  /** Between two figures the page has its turn. */
  async #next<T>(run: number, work: () => T): Promise<T | undefined> {
    await new Promise((done) => setTimeout(done));
    return run === this.#run ? work() : undefined;
  }

  async #line(run: number, compute: Compute): Promise<Series | undefined> {
    const question = compute.asked.cells.find((one) => questionId(one) === this.#charted);
    const step = question && stepOf(question, compute.currency);
    if (!question || step === undefined || unsaid(compute, question)) return undefined;
    const value = compute.valueOf(question) || "0";
    const along: string[] = [];
    for (let n = -BELOW; n <= ABOVE; n++) {
      const at = add(value, times(step, n));
      if (n === 0 || compare(at, question.low ?? at) >= 0) along.push(at);
    }
    const sums: Sums[] = [];
    for (const at of along) {
      const found = await this.#next(run, () => compute.figures([changeOf(question, at)]));
      if (!found) return undefined;
      sums.push(found);
    }
    return { id: questionId(question), question, along, now: along.indexOf(add(value, times(step, 0))), sums };
  }
}

interface Wanted {
  of: Omit<Marginal, "before" | "after">;
  change: TableChange;
}

/** A protected number that nobody has typed: there is nothing to take a step from. */
const unsaid = ({ valueOf }: Compute, question: Question): boolean => question.cell.state === "protected" && valueOf(question) === undefined;

function steps(compute: Compute): Wanted[] {
  const { asked, currency, valueOf, typical } = compute;
  const cells = asked.cells.flatMap((question): Wanted[] => {
    const step = stepOf(question, currency);
    if (step === undefined || unsaid(compute, question)) return [];
    const from = valueOf(question) || "0";
    const to = add(from, step);
    return [{ of: { id: questionId(question), question, table: question.table, from, to, step }, change: changeOf(question, to) }];
  });
  const rows = asked.rows.flatMap(({ table, count }): Wanted[] => {
    const row = typical(table);
    return row ? [{ of: { id: table, question: undefined, table, from: String(count), to: String(count + 1), step: "1" }, change: { table, add: row } }] : [];
  });
  return [...cells, ...rows];
}

/** What a step does: the difference of two sums, where both are there. */
export function effect(before: Cell | undefined, after: Cell | undefined): Cell {
  if (before?.value === undefined || after?.value === undefined) return { state: "missing" };
  return { state: "value", value: subtract(after.value, before.value) };
}
