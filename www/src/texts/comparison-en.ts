// English: the texts of the comparison.

import { count, schools } from "./words-en.js";
import type { comparisonSv } from "./comparison-sv.js";

const FIRST: Record<string, [falling: string, rising: string]> = {
  percent: ["largest rise in per cent first", "largest fall in per cent first"],
  difference: ["largest rise first", "largest fall first"],
  perDifference: ["largest rise per pupil first", "largest fall per pupil first"],
  class: ["those that get more first", "those that get less first"],
};

export const comparisonEn: typeof comparisonSv = {
  print: "Print for the board",
  schools,

  winners: "Who gets more and who gets less",
  winnersLead: (net) => `${net ? "The net support" : "The whole support"} of each school, compared between the rule sets.`,
  classesHeading: (up, down, same) => `${schools(up)} get${up === 1 ? "s" : ""} more, ${count(down)} get${down === 1 ? "s" : ""} less and ${count(same)} stay${same === 1 ? "s" : ""}`,
  classesSub: "Each mark is a school. Filled: more than 5%.",
  classesSubBars: "The bar shows the number of schools. Filled: more than 5%.",
  classesTitle: "Number of schools in five classes by change in per cent",
  classesTable: "The classes in numbers",
  classesRule:
    "To stay means within ±1%. Exactly 1% counts as that, exactly 5% as 1–5%. The class is decided from the amounts, not from rounded percentages. A school that gets support for the first time, or loses all of it, has changed by more than 5%.",
  noClass: "Cannot be compared",
  change: "Change",
  sum: "Sum",
  all: "All",
  class: "Class",
  classes: { up5: "More than 5% up", up1: "1–5% up", same: "Within ±1%", down1: "1–5% down", down5: "More than 5% down" },
  shortClasses: { up5: "over 5% up", up1: "1–5% up", same: "within ±1%", down1: "1–5% down", down5: "over 5% down" },

  spread: "How the change is spread",
  spreadSub: (n) => `${schools(n)}, change in per cent. Each school stands at the nearest whole per cent.`,
  spreadTitle: (n) => `${n === 1 ? "One school" : `All ${count(n)} schools`} by change in per cent`,
  spreadText: (low, high) => `The schools are spread from ${low} to ${high}. The number at each per cent is in the table.`,
  spreadWithout: (n) => `${schools(n)} ${n === 1 ? "has" : "have"} no percentage: without support today, or with an amount missing.`,
  highest: "Highest",
  lowest: "Lowest",
  median: "The school in the middle",
  middleHalf: "The middle half",
  to: "to",
  orMore: (percent) => `${percent} or more`,
  orLess: (percent) => `${percent} or less`,
  asTable: "Show as a table",

  mostPer: "Those that change most per pupil",
  most: "Those that change most",
  mostSub: (unit) => `Change in ${unit}. The five that rise most and the five that fall most.`,
  mostTitle: (unit) => `Current and proposed for the schools that change most, ${unit}`,
  mostMarks: "The ring is current and the filled dot the proposal.",
  mostUp: (school, change) => `${school} rises most, ${change}.`,
  mostDown: (school, change) => `${school} falls most, ${change}.`,
  mostAxis: "The axis does not begin at nought.",
  mostFromZero: "The axis shows the change. Current stands at nought for all, since the amounts of the schools lie far apart.",
  between: (n) => `${schools(n)} in between ${n === 1 ? "is" : "are"} in the table`,
  nobody: "No school gets more or less.",

  filters: "Selection and amounts",
  search: "Search school",
  allProviders: "All providers",
  allClasses: "All classes",
  allValues: "All",
  amounts: "Amounts",
  wholeSum: "The whole support",
  order: "Order",
  clear: "Show all schools",
  cleared: "All schools are shown.",
  sheet: "Save as a spreadsheet",
  sheetName: "comparison.csv",
  none: "No school fits the selection. Take away a filter or try a shorter word.",
  found: (n, of, sorted) => `${count(n)} of ${schools(of)}, ${sorted}.`,
  foundShort: (n, of) => `${count(n)} of ${schools(of)}.`,
  sortedBy: (column, label, descending, number) => {
    const own = FIRST[column]?.[descending ? 0 : 1];
    if (own) return own;
    return `${label}: ${number ? (descending ? "highest first" : "lowest first") : descending ? "last in the alphabet first" : "in alphabetical order"}`;
  },
  sumOf: (n, of) => (n === of ? "Sum" : `Sum of ${schools(n)}`),
  paper: (shown, all) => `On paper stand the first ${count(shown)} of ${count(all)} schools. Save as a spreadsheet to get all of them.`,

  groups: "Own and independent by the same measure",
  groupsLead: (unit, side) => `${unit.charAt(0).toUpperCase()}${unit.slice(1)}, ${side.toLowerCase()}. Net is without VAT and administration.`,
  groupBy: "Divide providers by",
  groupWithin: "Divide schools by",
  noGroup: "nothing more",
  group: "Group",
  groupsTable: (unit) => `Paid, VAT, administration and net in ${unit}`,
  groupsNote: "Each figure is the group's sum divided by its pupils, rounded to the öre. It compares kronor, not need.",
  groupsNoSize: "The rule set does not say how the size of a school is counted. Whole amounts are shown instead.",
  groupsEmpty: "Dash: the group has no pupils to divide by.",
  columns: { paid: "Paid", vat: "VAT", administration: "Administration", net: "Net" },
  netScales: (unit) => `${unit}. Each kind of school has a scale of its own.`,
  netHeading: "Net",
  netTitle: (unit) => `Net of each group, ${unit}`,

  orderLead: (steps, numbers) =>
    `The difference is split into ${steps === 1 ? "one step" : `${count(steps)} steps`}. The steps are made in this order${numbers ? ", first the numbers of the data and then the rules" : ", which is that of the rule set"}. Each amount is what the step does after those before it; in another order the parts would differ, but not the sum.`,
  numbersStep: "The same rules, this year's data instead of last year's.",
  split: "School by school: the difference split into the steps",
  lastYear: (side) => `${side}, last year's data`,
  splitLead: "Current and all steps together make the proposal, to the öre for every school. The steps are numbered as above.",
  splitTable: "Each school's difference, split into steps",
};

export const words = { compare: comparisonEn };
