// Numbers typed by hand, read without a page: what is accepted, refused and asked about, and that what is written is read
// as the same number, for numbers drawn at random.

import { expect, test } from "@playwright/test";
import { readNumber, shifted, writeNumber, type Entry, type Reading } from "../../www/src/entry.js";

const sv: Reading = { lang: "sv", units: ["kr", "elev", "elever", "kr/elev"] };
const en: Reading = { lang: "en", units: ["kr"] };
const percent: Reading = { lang: "sv", percent: true };
const value = (text: string, reading: Reading = sv): string => {
  const read = readNumber(text, reading);
  return read.kind === "number" ? read.value : read.kind;
};

test("what is accepted", () => {
  const same: [string, string][] = [
    ["1234", "1234"], ["1 234,50", "1234.5"], ["1234.50", "1234.5"], ["1\u00a0234", "1234"], ["1\u202f234\u202f567,8", "1234567.8"],
    ["1\u2009234", "1234"], ["1'234", "1234"], ["1\u2019234.5", "1234.5"], ["\u2212 12", "-12"], ["-0", "0"], ["+7", "7"], ["007", "7"],
    ["12 kr", "12"], ["12kr", "12"], ["12 elever", "12"], ["12 kr per elev", "12"], ["100:-", "100"], ["0,5", "0.5"], [",5", "0.5"], ["5,", "5"],
    ["1.234.567", "1234567"], ["1.234,5", "1234.5"], ["1,234.5", "1234.5"], ["1,234,567", "1234567"], ["0.234", "0.234"], ["1234.567", "1234.567"],
    ["1,234", "1.234"], ["1 234.567", "1234.567"],
  ];
  for (const [text, meant] of same) expect(value(text), text).toBe(meant);
  expect(value("1.5", en)).toBe("1.5");
  for (const [text, meant] of [["71 %", "0.71"], ["71", "0.71"], ["0,5%", "0.005"], ["1 234 %", "12.34"], ["\u22123", "-0.03"]] as const) expect(value(text, percent), text).toBe(meant);
  expect(readNumber("  ", sv)).toEqual({ kind: "empty" });
});

test("what is refused, and why", () => {
  const why = (text: string): string => {
    const read: Entry = readNumber(text, sv);
    return read.kind === "wrong" ? read.why : read.kind;
  };
  const refused: [string, string][] = [
    ["1e5", "exponent"], ["12,34,5", "marks"], ["1.2.3", "marks"], ["1,2.3,4", "marks"], ["12 34", "groups"], ["1 23", "groups"], ["1'23", "groups"], ["1 234'567", "groups"],
    ["tolv", "letters"], ["12 x 3", "letters"], ["12 timmar", "unit"], ["12 %", "unit"], ["-", "unfinished"], [",", "unfinished"], ["1".repeat(40), "long"],
  ];
  for (const [text, reason] of refused) expect(why(text), text).toBe(reason);
});

test("what is asked about, and how the answers are written", () => {
  expect(readNumber("1.234", sv)).toEqual({ kind: "question", grouped: "1234", decimal: "1.234" });
  expect(readNumber("1,234", en)).toEqual({ kind: "question", grouped: "1234", decimal: "1.234" });
  expect(readNumber("1.234", en)).toEqual({ kind: "question", grouped: "1234", decimal: "1.234" });
  expect(readNumber("\u221212.345 kr", sv)).toEqual({ kind: "question", grouped: "-12345", decimal: "-12.345" });
  expect(readNumber("1.234 %", percent)).toEqual({ kind: "question", grouped: "12.34", decimal: "0.01234" });
  for (const reading of [sv, en]) for (const meant of ["1234", "1.234"]) expect(value(writeNumber(meant, reading.lang), reading)).toBe(meant);
});

/** The same numbers each time, so that a failure can be looked at. */
function* drawn(count: number): Generator<string> {
  let state = 20250101n;
  const next = (below: number): number => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % (1n << 64n);
    return Number((state >> 33n) % BigInt(below));
  };
  const digits = (n: number) => Array.from({ length: n }, () => next(10)).join("");
  for (let i = 0; i < count; i++) {
    const above = digits(1 + next(12)).replace(/^0+(?=\d)/, "");
    const below = digits(next(7)).replace(/0+$/, "");
    const size = below === "" ? above : `${above}.${below}`;
    yield size !== "0" && next(3) === 0 ? `-${size}` : size;
  }
}

test("what is written is read as the same number", () => {
  const marks = [" ", "\u00a0", "\u202f", "\u2009", "'", "\u2019"];
  const failures: string[] = []; // asked once: an expectation for each number would take minutes
  const check = (text: string, reading: Reading, number: string) => {
    if (value(text, reading) !== number) failures.push(`${reading.lang} ${text}: ${value(text, reading)}, not ${number}`);
  };
  for (const number of drawn(5000)) {
    for (const lang of ["sv", "en"] as const) {
      const reading: Reading = { lang, units: ["kr"] };
      const written = writeNumber(number, lang);
      check(written, reading, number);
      check(`${written}\u00a0kr`, reading, number);
      check(written.replaceAll("\u00a0", marks[number.length % marks.length] ?? ""), reading, number);
      check(writeNumber(number, lang, true), { lang, percent: true }, number);
    }
    if (shifted(shifted(number, 2), -2) !== number) failures.push(`${number} shifted`);
  }
  expect(failures).toEqual([]);
});
