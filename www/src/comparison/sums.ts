// Sums and amounts per pupil of the rows that the page itself puts together, by the rules of the core: what does not apply is
// skipped, what is missing makes the whole missing.

import type { Cell, Compared } from "fordela";
import { absolute, exactly, minus, over, plus, rounded, times, written, ZERO, type Exact } from "../exact.js";

/** More decimals than an amount ever has; a fraction is cut here. */
const MOST_DECIMALS = 12;

const value = (text: string): Cell => ({ state: "value", value: text });
const INAPPLICABLE: Cell = { state: "inapplicable" };

/** The worst state of the cells, when it keeps them from being added. */
function stopped(cells: Iterable<Cell>): Cell | undefined {
  let found: Cell | undefined;
  for (const { state } of cells) {
    if (state === "failed") return { state };
    if (state === "protected" || (state === "missing" && !found)) found = { state };
  }
  return found;
}

export function total(cells: readonly Cell[]): Cell {
  const stop = stopped(cells);
  if (stop) return stop;
  const numbers = cells.map(exactly).filter((number) => number !== undefined);
  return numbers.length === 0 ? INAPPLICABLE : value(written(numbers.reduce(plus, ZERO), MOST_DECIMALS));
}

function between(current: Cell, proposed: Cell): Compared {
  const stop = stopped([current, proposed]);
  const [a, b] = [exactly(current), exactly(proposed)];
  if (stop || (!a && !b)) {
    const none = stop ?? INAPPLICABLE;
    return { current, proposed, difference: none, percent: none };
  }
  const change = minus(b ?? ZERO, a ?? ZERO);
  const part = a && over(times(change, 100n), absolute(a));
  return { current, proposed, difference: value(written(change, MOST_DECIMALS)), percent: part ? value(rounded(part, 1)) : INAPPLICABLE };
}

export function totals(rows: readonly Compared[]): Compared {
  return between(total(rows.map(({ current }) => current)), total(rows.map(({ proposed }) => proposed)));
}

/** An amount for each pupil, to the öre; nothing where there are no pupils. */
export function perSize(amount: Cell, size: Cell): Cell {
  const stop = stopped([amount, size]);
  if (stop) return stop;
  const [a, b] = [exactly(amount), exactly(size)];
  const found = a && b && over(a, b);
  return found ? value(rounded(found, 2)) : INAPPLICABLE;
}

export function comparedPerSize({ current, proposed }: Compared, size: { current: Cell; proposed: Cell }): Compared {
  return between(perSize(current, size.current), perSize(proposed, size.proposed));
}

export const exactTotal = (cells: readonly Cell[]): Exact => cells.map(exactly).reduce<Exact>((sum, number) => plus(sum, number ?? ZERO), ZERO);
