// What is said of a number that has been typed.

import type { entrySv } from "./entry-sv.js";

export const entryEn: typeof entrySv = {
  which: (text) => `What does “${text}” mean?`,
  means: (value) => `It means ${value}`,
  wrong: {
    letters: (part) => `“${part}” is no part of a number. Write digits only, for example 1234.50.`,
    exponent: (part) => `“${part}” is written with a power of ten. Write the number out in digits.`,
    marks: (part) => `The marks in “${part}” cannot be read. Write one decimal point at most, for example 1234.50.`,
    groups: (part) => `The spaces in “${part}” do not stand at thousands. Write for example 1 234 or 1234.`,
    unit: (part) => `“${part}” is not the unit of this field. Write the number only.`,
    unfinished: () => "Digits are missing here. Finish the number.",
    long: () => "The number is too long. Check how many digits it has.",
  },
  low: (limit) => `Lower than expected: at least ${limit}. It is counted all the same.`,
  high: (limit) => `Higher than expected: at most ${limit}. It is counted all the same.`,
};
