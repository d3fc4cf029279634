// A label broken into lines, since text in a drawing does not break by itself: by words, as wide as a phone has room for.

const WIDEST = 34;

export function lines(label: string): string[] {
  const found: string[] = [];
  for (const word of label.split(" ")) {
    const last = found.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDEST) found[found.length - 1] = `${last} ${word}`;
    else found.push(...(word.match(/.{1,34}/gu) ?? [word]));
  }
  return found;
}

/** On one line: what stands in full elsewhere is cut. */
export const short = (label: string): string => (label.length > WIDEST + 4 ? `${label.slice(0, WIDEST + 3)}…` : label);
