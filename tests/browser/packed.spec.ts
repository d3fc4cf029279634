// Packing: whatever is packed comes out again, and what is no packed file is refused rather than taken for one.

import { expect, test } from "@playwright/test";
import { unpack } from "../../www/src/inlined/lzma.js";
import { toBytes, toText } from "../../www/src/inlined/text.js";
import { unpacked } from "../../www/src/inlined/unpacked.js";
import { compress } from "../../build/lzma1.mjs";
import { pack } from "../../www/vite/packed.js";

/** The same numbers every time. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed >>> 0; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state >>> 8;
  }
}

/** Random bytes, with runs and repeats of what has been before: all the ways in which a packer writes. */
function sample(seed: number): Uint8Array {
  const next = numbers(seed);
  const pick = (below: number) => next.next().value % below;
  const bytes: number[] = [];
  const size = pick(4000);
  while (bytes.length < size) {
    const way = pick(4);
    if (way === 0) for (let i = pick(40); i >= 0; i--) bytes.push(pick(256));
    else if (way === 1) bytes.push(...new Array<number>(pick(300) + 1).fill(pick(256)));
    else if (bytes.length > 0) {
      const back = pick(Math.min(bytes.length, way === 2 ? 8 : 4000)) + 1;
      for (let i = pick(way === 2 ? 4 : 400); i >= 0; i--) bytes.push(bytes[bytes.length - back]!);
    }
  }
  return Uint8Array.from(bytes);
}

test("what is packed comes out again, byte for byte", () => {
  for (let seed = 0; seed < 100; seed++) {
    const bytes = sample(seed);
    expect(Buffer.compare(unpack(compress(bytes, (seed % 5) + 1)), bytes), `seed ${seed}`).toBe(0);
    if (seed % 20 === 0) expect(unpacked(pack(bytes))).toEqual(bytes);
  }
});

test("bytes as text: only the letters that are promised, and back again", () => {
  const all = Uint8Array.from({ length: 4096 }, (_, at) => (at * 37) % 256);
  const text = toText(all);
  expect(text).toMatch(/^[#-;=-x]*$/);
  expect(text.length).toBe((all.length / 4) * 5);
  expect(toBytes(text)).toEqual(all);
  expect(toBytes(toText(Uint8Array.of(255, 255, 255, 255, 7)))).toEqual(Uint8Array.of(255, 255, 255, 255, 7, 0, 0, 0));
  for (const wrong of ["####", "#### ", "####<", "####y", "####\n", "####å"]) expect(() => toBytes(wrong), wrong).toThrow(RangeError);
});

test("what has been changed or cut is refused, whatever it has become", () => {
  const good = pack(sample(7));
  const next = numbers(1);
  for (let i = 0; i < 500; i++) {
    const at = next.next().value % good.text.length;
    const letter = String.fromCharCode(61 + (next.next().value % 60));
    const text = i % 2 ? good.text.slice(0, at) : good.text.slice(0, at) + letter + good.text.slice(at + 1);
    // What stands after the end of the stream is not read: then the bytes are the right ones.
    const came = unpacked({ ...good, text });
    if (came) expect(Buffer.compare(came, unpacked(good)!)).toBe(0);
    else expect(text).not.toBe(good.text);
  }
  for (const text of ["", "#####", toText(new Uint8Array(40).fill(255)), toText(new Uint8Array(40))]) expect(unpacked({ text, checksum: 0 }), JSON.stringify(text)).toBeUndefined();
});
