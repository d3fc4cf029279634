// Which rows of a long table are drawn: those that are seen, some before and after, and the one that has the place of the keyboard.

export interface Piece {
  /** The index of a row, or how many rows there is room for. */
  row?: number;
  room?: number;
}

/** Rows drawn outside what is seen, so that scrolling and tabbing never meet nothing. */
const OVER = 12;

export interface Seen {
  first: number;
  last: number;
}

export function seen(top: number, height: number, rowHeight: number, count: number): Seen {
  const at = (y: number) => Math.min(Math.max(Math.floor(y / rowHeight), 0), Math.max(count - 1, 0));
  return { first: at(top), last: at(top + height) };
}

export function pieces({ first, last }: Seen, kept: number, count: number): Piece[] {
  const found: Piece[] = [];
  let next = 0;
  const add = (from: number, to: number) => {
    const start = Math.max(from, next);
    if (start > next) found.push({ room: start - next });
    for (let row = start; row <= to; row++) found.push({ row });
    next = Math.max(next, to + 1);
  };
  const [from, to] = [Math.max(first - OVER, 0), Math.min(last + OVER, count - 1)];
  const inside = kept >= 0 && kept < count;
  if (inside && kept < from) add(kept, kept);
  add(from, to);
  if (inside && kept > to) add(kept, kept);
  if (next < count) found.push({ room: count - next });
  return found;
}
