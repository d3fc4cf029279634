// Unpacks a file of the format .lzma ("LZMA alone": properties, size, one stream of the range coder). The stream is what a browser
// cannot unpack by itself, and a quarter smaller than what it can. All numbers of the coder lie in typed arrays: as variables they
// would be too big for small integers, and five times as slow.

/** The probabilities of all decisions lie in one array, one part after another. */
const LITERAL = 0x300; // for each context of a literal
const STATES = 12;
const POSITIONS = 16; // states times positions, whatever the file uses of them
const LENGTHS = 2 + POSITIONS * 8 * 2 + 256; // two choices, low, mid, high

const IS_MATCH = 0;
const IS_REP = IS_MATCH + STATES * POSITIONS;
const IS_REP_0 = IS_REP + STATES;
const IS_REP_1 = IS_REP_0 + STATES;
const IS_REP_2 = IS_REP_1 + STATES;
const IS_REP_0_LONG = IS_REP_2 + STATES;
const SLOT = IS_REP_0_LONG + STATES * POSITIONS;
const SPECIAL = SLOT + 4 * 64;
const ALIGN = SPECIAL + 128;
const MATCH_LENGTH = ALIGN + 16;
const REP_LENGTH = MATCH_LENGTH + LENGTHS;
const LITERALS = REP_LENGTH + LENGTHS;

const HEADER = 13;
const RANGE = 0;
const CODE = 1;

/** How the decisions before have gone, in twelve states: after a literal, a match, a repeated match, a short repeat. */
const afterLiteral = (state: number): number => (state < 4 ? 0 : state < 10 ? state - 3 : state - 6);

/** Throws a RangeError for what is no such file. Wrong content within the stream is for a checksum to tell. */
export function unpack(input: Uint8Array): Uint8Array<ArrayBuffer> {
  const properties = input[0] ?? 255;
  const literalContext = properties % 9;
  const literalPosition = Math.floor(properties / 9) % 5;
  const positionMask = (1 << Math.floor(properties / 45)) - 1;
  const size = new DataView(input.buffer, input.byteOffset, input.byteLength).getUint32(5, true);
  if (properties >= 225 || input.length < HEADER + 5 || size > 1 << 28) throw new RangeError("no such file");

  const output = new Uint8Array(size);
  const probabilities = new Uint16Array(LITERALS + (LITERAL << (literalContext + literalPosition))).fill(1024);
  const coder = new Uint32Array(2);
  coder[RANGE] = 0xffffffff;
  coder[CODE] = new DataView(input.buffer, input.byteOffset).getUint32(HEADER + 1);
  let read = HEADER + 5;

  const normalize = (): void => {
    if (coder[RANGE]! >= 0x1000000) return;
    if (read >= input.length) throw new RangeError("the file ends too early");
    coder[RANGE]! <<= 8;
    coder[CODE] = (coder[CODE]! << 8) | input[read++]!;
  };

  const bit = (at: number): number => {
    const probability = probabilities[at]!;
    const bound = (coder[RANGE]! >>> 11) * probability;
    if (coder[CODE]! < bound) {
      coder[RANGE] = bound;
      probabilities[at] = probability + ((2048 - probability) >> 5);
      normalize();
      return 0;
    }
    coder[RANGE]! -= bound;
    coder[CODE]! -= bound;
    probabilities[at] = probability - (probability >> 5);
    normalize();
    return 1;
  };

  const tree = (base: number, bits: number): number => {
    let node = 1;
    for (let i = 0; i < bits; i++) node = (node << 1) | bit(base + node);
    return node - (1 << bits);
  };

  const reversed = (base: number, bits: number): number => {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      const one = bit(base + node);
      node = (node << 1) | one;
      value |= one << i;
    }
    return value;
  };

  /** Bits that are as likely to be one as not. */
  const direct = (bits: number): number => {
    let value = 0;
    for (let i = 0; i < bits; i++) {
      coder[RANGE]! >>>= 1;
      const one = coder[CODE]! >= coder[RANGE]! ? 1 : 0;
      if (one) coder[CODE]! -= coder[RANGE]!;
      value = (value << 1) | one;
      normalize();
    }
    return value;
  };

  const length = (base: number, position: number): number => {
    if (!bit(base)) return 2 + tree(base + 2 + position * 8, 3);
    if (!bit(base + 1)) return 10 + tree(base + 2 + (POSITIONS + position) * 8, 3);
    return 18 + tree(base + 2 + POSITIONS * 16, 8);
  };

  const distance = (matched: number): number => {
    const slot = tree(SLOT + Math.min(matched - 2, 3) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << bits;
    if (slot < 14) return base + reversed(SPECIAL + base - slot, bits);
    return (base + (direct(bits - 4) << 4) + reversed(ALIGN, 4)) >>> 0;
  };

  let state = 0;
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  let written = 0;

  const literal = (): void => {
    const before = written > 0 ? output[written - 1]! : 0;
    const context = ((written & ((1 << literalPosition) - 1)) << literalContext) + (before >> (8 - literalContext));
    const base = LITERALS + LITERAL * context;
    let symbol = 1;
    if (state >= 7) {
      // After a match the byte that would have continued it is a hint, as long as the bits agree.
      let hint = output[written - rep0 - 1]!;
      while (symbol < 0x100) {
        const expected = (hint >> 7) & 1;
        hint <<= 1;
        const one = bit(base + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | one;
        if (one !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | bit(base + symbol);
    output[written++] = symbol;
    state = afterLiteral(state);
  };

  /** The length of what is repeated, with its distance in `rep0`. */
  const match = (position: number): number => {
    if (!bit(IS_REP + state)) {
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      const matched = length(MATCH_LENGTH, position);
      state = state < 7 ? 7 : 10;
      rep0 = distance(matched);
      return matched;
    }
    if (!bit(IS_REP_0 + state)) {
      if (!bit(IS_REP_0_LONG + state * POSITIONS + position)) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else if (!bit(IS_REP_1 + state)) {
      [rep0, rep1] = [rep1, rep0];
    } else if (!bit(IS_REP_2 + state)) {
      [rep0, rep1, rep2] = [rep2, rep0, rep1];
    } else {
      [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
    }
    const repeated = length(REP_LENGTH, position);
    state = state < 7 ? 8 : 11;
    return repeated;
  };

  while (written < size) {
    const position = written & positionMask;
    if (!bit(IS_MATCH + state * POSITIONS + position)) {
      literal();
      continue;
    }
    const count = match(position);
    if (rep0 >= written || written + count > size) throw new RangeError("the file repeats what is not there");
    for (const end = written + count; written < end; written++) output[written] = output[written - rep0 - 1]!;
  }
  return output;
}
