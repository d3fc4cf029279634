// English. The names of resources, columns and sources come from the rule sets and stay in their own language.

import { capital, count, list, plural, word } from "./words-en.js";
import type { Texts } from "./index.js";
import { elementEn } from "./element-en.js";
import { entryEn } from "./entry-en.js";
import { chartsEn, offerEn, splitEn } from "./school-en.js";
import { publicationEn } from "./publication-en.js";

export const en: Texts = {
  lang: "en",
  otherLanguage: "Svenska",
  capital,
  list,

  nav: {
    label: "Views",
    school: "My school",
    comparison: "Comparison",
    try: "Try",
    followup: "Follow-up",
    workshop: "Rule workshop",
    import: "Data",
    embed: "Embed",
    importProblems: (n) => `${count(n)} ${plural(n, "thing to correct", "things to correct")}`,
  },

  demo: {
    mark: "Invented",
    all: (name) => `${name === "" ? "" : `${name} does not exist. `}All names and amounts are invented.`,
    part: (name, own, changed) => {
      const loaded = own.length === 0 ? "" : `You have loaded ${own.length > 4 ? `${own.length} files of your own` : list(own)}. `;
      return `${loaded}${changed.length === 0 ? "" : `You have changed ${list(changed)}. `}${name === "" ? "The other files are invented." : `The other files belong to the invented municipality ${name}.`}`;
    },
  },

  cell: {
    missing: "missing",
    inapplicable: "not applicable",
    failed: "could not be computed",
    yes: "yes",
    no: "no",
    none: "–",
    protected: "protected",
  },

  per: "per",
  measures: {
    elev: ["pupil", "pupils"],
    plats: ["place", "places"],
    timme: ["hour", "hours"],
    dag: ["day", "days"],
    vecka: ["week", "weeks"],
    månad: ["month", "months"],
    termin: ["term", "terms"],
    år: ["year", "years"],
  },

  roles: {
    current: "Current",
    proposed: "Proposed",
    inSentence: { current: "the current rules", proposed: "the proposal" },
    difference: "Difference",
    percent: "Difference, %",
  },

  rules: {
    label: "Rule sets",
    change: "Change rule sets",
    done: "Done",
    from: "Compare from",
    to: "Compare with",
    swap: "Swap",
    refused: (names) => `${list(names)} cannot be computed with these files.`,
    refusedPair: (names) => `${list(names)} cannot be compared with these files.`,
    former: "Back to the former choice",
    swapped: (from, to) => `Now ${from} is compared with ${to}.`,
    unusable: "has errors",
    opened: "as opened",
    changedName: "with your changes",
  },

  /** Said in more than one part of the page. */
  common: {
    jump: "On this page",
    cancel: "Cancel",
    priceList: "The rule set is a price list and gives no resources to single schools.",
    strip: "Sum now",
    toFigures: "To the figures",
    unchanged: "as in the data",
    nothing: "nothing",
  },

  loading: {
    starting: "Starting",
    fetching: (name) => `Fetching ${name}`,
    reading: "Reading the files",
    part: "Fetching this part of the page",
    progress: (done, total) => `file ${done} of ${total}`,
  },

  notices: {
    faulty: (what) => `The files have ${what}.`,
    noRules: "There is no rule set among the files.",
    stale: "The figures here are the latest that could be computed.",
    blocked: "Nothing can be computed yet.",
    toFiles: "To the files",
    show: "Show what to correct",
    undo: "Undo the load",
    restarted: "The computation stopped because of a fault in the program and has been restarted. Your files and choices are kept.",
    crashed:
      "The computation stops because of a fault in the program with the files loaded last. Your files are kept. Undo the load to compute with the data before.",
    close: "Close",
    engine: "The computation could not be started",
    engineTodo: "Reload the page. If that does not help: try another browser, and tell whoever runs the page.",
    engineFaults: {
      forbidden: () =>
        "The security rules of the site block the computation. Whoever runs the site adds 'wasm-unsafe-eval' to the sources of script-src in the rule Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'.",
      unsupported: () =>
        "The browser cannot run WebAssembly, which the computation needs. A security setting may have turned it off. Try another browser, or ask whoever looks after the computer to allow WebAssembly for this site.",
      missing: (status) =>
        `The file of the computation is not on the site${status === undefined ? "" : ` (answer ${status})`}. Whoever runs the page needs to put up every file of the folder, also the one that ends in .wasm, and see to it that the server hands it out.`,
      login: (status) =>
        `Something else came in place of the file of the computation${status === undefined ? "" : ` (answer ${status})`}, probably a page for logging in. Log in again, reload the page and try once more.`,
      cut: () => "The file of the computation did not arrive whole. Try again. If that does not help, whoever runs the page needs to put the files up anew.",
      version: () =>
        "The page and the file of the computation are of different versions, most often because the browser has kept an older page. Reload the page. If that does not help, whoever runs the page needs to put up all files of one version.",
      network: () =>
        "The file of the computation could not be fetched. Check the network and try again. If that does not help, the site's security rules may be in the way: whoever runs the site sees to it that 'self' is among the sources of connect-src in Content-Security-Policy.",
      part: () => "A part of the page could not be fetched. Check the network and reload the page.",
    },
    single: "Download the computation as a file and open it on your computer",
    data: "The data that the page shows could not be fetched.",
    dataFile: (name: string, status: number | undefined) => `The file ${name} could not be fetched${status === undefined ? "" : ` (answer ${status})`}.`,
    dataTodo: "Check the network and try again. If that does not help, tell whoever runs the page.",
    dataOwn: "You can also load files of your own under Data.",
    retry: "Try again",
    part: "This part of the page could not be fetched. What you have written is kept. Check the network and try again. If that does not help, save what you want to keep and reload the page, or ask whoever runs it.",
    language: "The texts in the other language could not be fetched. Check the network and try again.",
  },

  school: {
    choose: "Which school do you want to see?",
    change: "Change school",
    print: "Print",
    search: "Search school, code or provider",
    found: (n) => `${count(n)} ${plural(n, "school", "schools")}`,
    nothing: (text) => `No school matches “${text}”. Try a shorter word, a code or a provider.`,
    noProvider: "Without provider",
    dialog: "Change school",
    closeDialog: "Close",
    gone: (key) => `The school ${key} is not in this data. Choose another, or undo the load.`,
    all: "All schools together",
    allLead: "This is how much is allocated in the whole of the data.",
    key: "Code",
    provider: "Provider",
    none: "The rule set is a price list and gives no resources to single schools. Its figures are in the table that you can save under Comparison.",
  },

  answer: {
    proposal: "With the proposal",
    other: (name) => `With ${name}`,
    school: "the school gets",
    all: "the schools get",
    net: "the schools get, net,",
    more: (amount) => `${amount} more`,
    less: (amount) => `${amount} less`,
    same: "the same amount",
    alone: (name) => `Under ${name}`,
    perYear: "per\u00a0year",
    forPeriod: "for the period",
    part: (percent, today, name) => (today ? `${percent} of today’s support` : `${percent} of the support under ${name}`),
    unknown: "The sum is missing, because there are gaps in the data.",
    rises: (resource, amount) => `The largest rise is ${resource}: ${amount}.`,
    falls: (resource, amount) => `The largest fall is ${resource}: ${amount}.`,
    announced: (school, answer) => `${school}. ${answer}`,
  },

  resources: {
    title: "Resource by resource",
    lead: "Open Why? to see how an amount was computed.",
    leadAll: "The sum of all schools. Choose a school to see why the amounts are what they are.",
    caption: (school) => `Resources for ${school}`,
    captionAll: "Resources for all schools",
    resource: "Resource",
    explanation: "Explanation",
    why: "Why?",
    sum: "Sum",
    pot: "A pot shared between schools",
    onlyIn: (name) => `Only in ${name}`,
    calledIn: (label: string, side: string) => `Called “${label}” in ${side}`,
    inapplicable: "Does not apply to this school.",
    absent: "not there",
    potNote: (resource) => `${resource} is a pot.`,
    othersNote: (resource) => `${resource} depends on other schools.`,
    othersMeaning: "The amount may change when the numbers of other schools change.",
    potMeaning: "If your school gets more, others get less. So the amount may change when other schools’ figures change.",
  },

  why: {
    heading: (resource, value) => `${resource}: why it is ${value}`,
    headingNone: (resource) => `${resource}: does not apply to the school`,
    of: (resource, side) => `${resource}, ${side}`,
    conditionParts: "Show what the condition reads",
    side: "Show the computation for",
    condition: "Condition",
    fulfilled: "fulfilled",
    unfulfilled: "not fulfilled, hence not applicable",
    formula: "How it is computed",
    numbers: "With figures",
    frame: "Frame",
    equation: "Solves the equation",
    key: "Key",
    floor: "At least",
    ceiling: "At most",
    bounded: (value) => `gives ${value}`,
    rounding: "Rounding",
    rounded: (before, after) => `${before} becomes ${after}`,
    source: "Source",
    place: "In the data",
    at: (file, line, heading) => `${file}, row ${line}, column ${heading}`,
    repeated: "Explained elsewhere in the same computation.",
    open: (n) => `Show the ${plural(n, "figure", `${word(n)} figures`)} behind`,
    more: (n) => `and ${count(n)} more ${plural(n, "row", "rows")}`,
    rows: (n) => `${count(n)} ${plural(n, "row", "rows")}; the rows are not shown here`,
    failed: "The explanation could not be made, because of a fault in the program. The other figures hold.",
    none: (name) => `The resource is not in ${name}.`,
  },

  comparison: {
    title: "Comparison",
    data: "Data",
    size: (units, providers) =>
      `${count(units)} ${plural(units, "school", "schools")}, ${count(providers)} ${plural(providers, "provider", "providers")}`,
    measure: "Show amounts",
    sum: "With VAT and administration",
    net: "Net",
    netLead: "Net is without VAT compensation and administration. So own and independent schools are compared by the same measure.",
    sumLead: "The amounts are the whole support, with VAT compensation and administration where they are paid.",
    providers: "Providers",
    provider: "Provider",
    units: "Schools",
    schools: "All schools",
    schoolsTable: "Table of all schools",
    schoolsLead: "Choose a school to see it resource by resource, and why.",
    school: "School",
    sumRow: "Sum",
    unit: (column, currency) => `${column}, ${currency}`,
    showAll: (n) => `Show ${count(n)} more schools`,
    save: "Save the tables",
    saveLead: "One row for each school, with all columns and resources. A spreadsheet program can open the file.",
    saveAs: (name) => `Save ${name} (CSV)`,
  },

  difference: {
    title: "Why it changes",
    none: "The rules compute alike.",
    together: (n) => `${capital(word(n))} ${plural(n, "change that belongs", "changes that belong")} to it`,
    others: (n) => `${capital(word(n))} ${plural(n, "change", "changes")} without effect on the amounts`,
    schools: (up, down) => (up + down === 0 ? "No school is affected." : `${count(up)} ${plural(up, "school gets", "schools get")} more, ${count(down)} less.`),
    most: "Moved most",
  },

  controls: {
    title: "Control lines",
    balanced: "The sum agrees:",
    unbalanced: "The sum does not agree:",
    frame: (amount) => `frame ${amount}`,
    shared: (amount) => `= allocated ${amount},`,
    sharedNot: (amount) => `allocated ${amount},`,
    difference: (amount) => `difference ${amount}`,
    total: (amount) => `all support ${amount}`,
    rowsSum: (amount) => `= the rows together ${amount},`,
    rowsSumNot: (amount) => `the rows together ${amount},`,
    potMore: (resource, rows) => `${resource}, ${count(rows)} ${plural(rows, "row shares", "rows share")} the pot.`,
    units: (rows) => `the sum of ${count(rows)} ${plural(rows, "school", "schools")}`,
    providers: (rows) => `the sum of ${count(rows)} ${plural(rows, "provider", "providers")}`,
    rowsMore: (sums) => `${capital(list(sums))}.`,
    within: (resource) => `${resource} within budget:`,
    over: (resource) => `${resource} over budget:`,
    budget: (amount) => `budget ${amount}`,
    minusDecided: (amount) => `− decided ${amount}`,
    left: (amount) => `= ${amount} left`,
    decided: (amount) => `decided ${amount}`,
    minusBudget: (amount) => `− budget ${amount}`,
    above: (amount) => `= ${amount} over`,
    stands: "The decisions stand. Additional amounts are set for each pupil and cannot be scaled down to a frame.",
    neverLimits: "The budget limits no amount. The deviation is shown.",
  },

  files: {
    error: "Error",
    question: "Question",
    warning: "Warning",
    hint: "Hint",
    empty: "Begin with a rule set and data",
    emptyLead: "Fördela needs at least one rule set (.toml) and the tables that it asks for.",
    undone: "The last load has been undone.",
    problems: (errors, questions, other) =>
      list(
        [
          errors > 0 ? `${word(errors)} ${plural(errors, "error", "errors")}` : "",
          questions > 0 ? `${word(questions)} ${plural(questions, "question", "questions")}` : "",
          other > 0 ? `${word(other)} ${plural(other, "remark", "remarks")}` : "",
        ].filter((part) => part !== ""),
      ),
  },

  deviations: {
    title: (resource) => `Deviation, ${resource}:`,
    reason: (reason) => `Reason: ${reason}`,
    decided: (date, source) => `Decided ${date}. The check rests on ${source}.`,
  },

  entry: entryEn,
  charts: chartsEn,
  split: splitEn,
  offer: offerEn,
  publication: publicationEn,
  element: elementEn,

  footer: {
    rules: (text) => `Rule sets: ${text}.`,
    local: "Everything is computed in your browser. Nothing is sent.",
    slow: "Computing without WebAssembly, and therefore slower.",
    printed: (date) => `Printed ${date}.`,
  },
};
