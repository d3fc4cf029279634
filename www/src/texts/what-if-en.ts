// What if: the questions to a school, and a school that is in no file.

import { count } from "./words-en.js";
import type { whatIfSv } from "./what-if-sv.js";

export const whatIfEn: typeof whatIfSv = {
  title: "What if …",
  lead: "Change the numbers and see what it does. The real data of the school stay as they are.",
  unread: "The computation could not be started, so you cannot try numbers of your own right now. The published figures hold. Try again, or reload the page.",
  noQuestions: "The rules ask for no numbers of this school, so there is nothing to try.",
  fetching: "Fetching the computation",
  inData: (value) => `In the data: ${value}`,
  emptyInData: "In the data: nothing",
  less: (name) => `Less: ${name}`,
  more: (name) => `More: ${name}`,
  reset: "Reset",
  resetOne: (name) => `${name} has been reset.`,
  resetAll: "Reset all",
  resetAllDone: "All is as in the data.",
  choose: "Choose",
  yes: "yes",
  no: "no",
  rows: (label, n) => `${label}: ${count(n)} in the data`,
  add: "Add one more",
  added: (label, n) => `${label}, added ${count(n)}`,
  remove: "Remove",
  removed: (name) => `${name} has been removed.`,
  noRow: "There is nothing in the data to start from.",

  result: "The outcome",
  resultLead: "The amounts with your changes, and the difference from the data.",
  start: "Change a number and the amounts are shown here, beside those of the data.",
  against: (amount) => `${amount} against the data`,
  changes: "Your changes",
  changed: (name, from, to) => `${name}: ${to} instead of ${from}`,
  says: (name, sum, change) => `With your changes ${name} come to ${sum}, ${change}.`,
  saysAlone: (name, sum) => `${name} come to ${sum}.`,
  blocked: "The figures below are the latest that could be computed.",
  gap: "One of the fields has to be filled in before anything can be computed.",

  scenario: {
    save: "Save as a scenario",
    lead: "The numbers are then kept under Try, beside other scenarios, and can be saved as a file.",
    name: (school) => `${school}, own numbers`,
    made: (name) => `The scenario ${name} is now under Try.`,
    already: (name) => `The scenario ${name} is already under Try.`,
    open: "Go to the scenario",
    download: "Save it as a file",
    unreadable: "It cannot be saved yet: a field holds something that cannot be read as a number. Correct it first.",
    blocked: "It cannot be saved yet: the amounts cannot be computed with these numbers.",
  },

  sure: {
    exact: "exact",
    about: (bound) => `about, ± ${bound}`,
    whole: "needs the whole data",
    lead: "Computed from the school's own numbers and published sums. Each amount says how sure it is: exact is what the whole data would give, about differs by at most what it says, and the rest needs the whole data.",
    source: "Exact: what the whole data would give. About: who gets the last of a pot depends on the remainders of all schools, which are not published.",
    hidden: "In the data: protected. Write the school's own number to count with it.",
    rows: "What there is has not been published. Add one to see what one more means.",
    saysWhole: (name) => `The sum of ${name} needs the whole data.`,
    saysAbout: (name, sum, bound) => `With your changes ${name} becomes about ${sum}, at most ${bound} wrong.`,
  },

  marginal: {
    title: "What one change means",
    caption: (currency) => `One step at a time from the numbers above, ${currency}`,
    if: "If there is",
    one: (step, name) => `${step} more: ${name}`,
    instead: (to, from) => `${to} instead of ${from}`,
    rowMore: (label) => `1 more: ${label}`,
    certainty: "Certainty",
    source: "Exact: all of the data are loaded, so what depends on other schools is counted too.",
    working: "Computing …",
  },

  chart: {
    choose: "Show in the chart",
    title: (name) => `The sum as “${name}” changes`,
    of: (first, last) => `From ${first} to ${last}.`,
    caption: (currency) => `The same steps in numbers, ${currency}`,
    table: "Show the numbers in a table",
    value: "Number",
    now: "as it is",
  },

  invented: {
    title: "A school that is not in the data",
    kind: "What kind of school is it?",
    kindLead: "That decides which resources it may get and which numbers are needed.",
    start: "Fill in the numbers",
    change: "Change the kind",
    leave: "Choose a school in the data",
    fill: "Fill in the numbers above and the sum is computed.",
    missing: (names) => `Empty fields: ${names}.`,
    note: "The school is added to those in the data. A pot is then shared by one school more.",
    questions: "The school's numbers",
    questionsLead: "The questions are those that the rule sets ask of this kind of school.",
  },
};

export const words = { whatIf: whatIfEn };
