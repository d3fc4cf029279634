/// <reference lib="esnext.disposable" />
// What the package takes and gives; each type mirrors a serialised type of view.rs, compare.rs, explain or workspace.rs.

export interface InputFile { name: string; bytes: Uint8Array; dialect?: Partial<Dialect> }
export interface Dialect { delimiter: ";" | "," | "\t"; decimal: "," | "."; encoding: "utf-8" | "windows-1252" | "utf-16" }
/** name: any path; what counts is the extension (.toml: rule set, case or column mappings; else a table) and the stem (the table's id). */

export interface FileInfo { name: string; kind: "rules" | "case" | "mapping" | "table"; table?: string; mapping?: string; lastYear?: true; rows?: number; dialect?: Dialect; decimalUncertain?: boolean }
/** mapping: the file of the mapping that a table is read through, or is meant to be. */
export interface Problem {
  code: string;                                     // stable, e.g. "unknown-name"
  severity: "error" | "question" | "warning" | "hint";
  file?: string; lines: number[];                   // 1-based; [] when the whole file is meant
  character?: number;                               // of the line, 1-based, in a rule file or case
  column?: string;                                  // heading of the cell (tables), absent for rule files
  excerpt?: { before: string; marked: string; after: string };
  near?: string;                                    // what may stand in the place of the marked part
  text: { sv: Phrase; en: Phrase };
}
export interface Phrase { what: string; todo: string }

/** Numbers cross as decimal strings with a point and a hyphen-minus ("1456848.00", "-30276"). */
export interface Cell {
  state: "value" | "missing" | "inapplicable" | "failed" | "protected";   // protected: only in a publication of the page's, never from the core
  value?: string;                                   // number: decimal string; date: ISO; yes/no: "ja"/"nej"; list, text, reference: its text
  exact?: string;                                   // "1/3", only when value is a rounding of a number that is no finite decimal
}
export interface Sort { kind: "number" | "percent" | "date" | "boolean" | "text" | "list" | "reference"; measure?: string }   // measure: "kr", "elev", "kr/termin"; absent for a pure number
export interface RuleSetInfo {
  id: string; name: string; status: "gällande" | "förslag"; valid: [string, string]; currency: string; file: string; usable: boolean;
  documents: { id: string; title: string }[];
  tables: { id: string; label: string; source: "file" | "rules" | "pairs" | "distinct"; optional?: true }[];   // optional: its file may be missing, and then it has no rows
  parameters: { id: string; label: string; cell?: Cell; sort: Sort; source?: Source; slider?: [string, string] }[];
  resources: ResourceInfo[];
  deviations: Deviation[];
}
export interface ResourceInfo { id: string; label: string; kind: string; table: string; pot: boolean; budget: boolean; others: boolean }   // others: depends on other units' numbers
export interface Source { id: string; title: string }
/** A warning of a law check that the rule set accepts ([[avsteg]]): check is its id, source the law or case, date ISO. */
export interface Deviation { check: string; title: string; resource: string; reason: string; date: string; source: string }

export interface Summary {
  ruleSet: string; currency: string; resources: ResourceInfo[];
  units: UnitRow[]; providers: ProviderRow[];
  totals: Amounts; controls: Control[];
  deviations: Deviation[];
}
/** Of a Summary what changes while a slider is dragged. */
export interface Sums { ruleSet: string; currency: string; resources: ResourceInfo[]; units: { key: string; label: string; sum: Cell }[]; totals: Amounts; controls: Control[] }
export interface Amounts { amounts: Cell[]; sum: Cell; net: Cell }        // amounts in the order of resources; net = sum without administration and moms
export interface UnitRow extends Amounts { key: string; label: string; provider?: string; size?: Cell; facts: Fact[] }     // size: where the table of units names a column of size
export interface ProviderRow extends Amounts { key: string; label: string; units: number; size?: Cell; facts: Fact[] }
export interface Fact { id: string; label: string; sort: Sort; cell: Cell }          // the given columns of the row
export interface Control {
  kind: "pot" | "budget" | "units" | "providers";
  resource?: string; label: string; ok: boolean;                           // label of one pot among several (`per`): "Verksamhetsstöd: grundskola"
  expected: string; actual: string; difference: string;                    // pot: frame and sum; budget: budget and sum (ok = not over); units/providers: total and sum of rows
  rows: number;
}
export interface Comparison {
  current: string; proposed: string; currency: string;
  size?: { label: string; measure: string };                                                            // where the unit table names a column of size
  resources: { id: string; label: string; kind: string; inCurrent: boolean; inProposed: boolean }[];   // union by id, current's order then new ones
  units: ComparedRow[]; providers: ComparedRow[]; totals: ComparedAmounts;
  deviations?: { current: Deviation[]; proposed: Deviation[] };                                         // absent where neither accepts any
}
export interface ComparedAmounts {
  amounts: Compared[]; sum: Compared; net: Compared;
  size?: { current: Cell; proposed: Cell }; per?: Compared; netPer?: Compared;                          // per: sum per size, rounded to 0.01
}
export interface ComparedRow extends ComparedAmounts { key: string; label: string; provider?: string }
export interface Compared { current: Cell; proposed: Cell; difference: Cell; percent: Cell }       // percent: one decimal; inapplicable where current is 0 or absent
/** Two rule sets in plain Swedish. The changes stand in the order in which they are made: each effect is what the change does after those before it. */
export interface Difference {
  from: string; to: string; currency: string;
  changes: Change[];
  total?: Effect;                                   // of all changes: exactly the sum of theirs; absent without data
  others: Said[];                                   // what no figure depends on: name, sources, sliders
}
export interface Said { sv: string; en: string }
export interface Change extends Said {
  section: string; table?: string; id: string; key?: string;               // no key: the entry is new or removed; section "header" has no id
  before?: string; after?: string;                                         // what it said and says, in Swedish words
  effect?: Effect;                                                         // absent without data and where together says with which change it is computed
  together?: number;                                                       // index of that change
}
/** On the sums of all resources, administration and moms included. At most 5 units and 3 providers, the most moved first. */
export interface Effect { total: string; units: Moved[]; providers: Moved[]; up: number; down: number; same: number }   // up, down, same: how many units
export interface Moved { key: string; label: string; difference: string }
export interface TableView { id: string; label: string; keys: string[]; columns: { id: string; label: string; sort: Sort; given: boolean; resource: boolean; cells: Cell[]; options?: string[] }[] }   // options: of ownTable, what may stand there

export interface ExplanationNode {
  kind: "resource" | "column" | "given" | "parameter" | "aggregate" | "row" | "other" | "report";   // other: BAS or FJOL, its children of the rule set named by the label; report: what became of the amount, after its reasons
  label: string; name: string;                      // name: how the parent's formula writes it ("stadium.vikt", "SUMMA.EGNA(elevgrupp; antal)"); unique among siblings
  sort: Sort; cell: Cell;                           // the value, after everything
  steps: Step[];                                    // in the order computed: villkor, formel | uppfyller | ram, nyckel, golv, tak, avrundning
  source?: Source;
  place?: { file: string; line: number; heading: string };       // where a given value was read
  repeated: boolean;                                // explained earlier in this tree: no steps or children here
  children: ExplanationNode[];                      // aggregate that is TRAPPA or SKIKT: what the value reads, then the row reached or a row for each slice
  more: number;                                     // aggregate: rows not listed as children
}
export interface Step {
  kind: "villkor" | "formel" | "uppfyller" | "ram" | "nyckel" | "golv" | "tak" | "avrundning";
  formula: string;                                  // as written in the rule set (avrundning: the rule's text)
  words: Piece[]; numbers: Piece[];                 // the formula with labels, and with the numbers in; operators as × ÷ − + and function names
  cell: Cell; sort: Sort;                           // the value after this step
}
export type Piece = string | { cell: Cell; sort: Sort } | { label: string };

/** Each unit's difference split exactly. before + every step = after, for each row and in total. The first step is of kind "numbers" where last year's tables
 *  (fjol-…) are loaded and do for the current rules: those rules on last year's data → on this year's. */
export interface Split { from: string; to: string; currency: string; steps: SplitStep[]; units: SplitRow[]; providers: SplitRow[]; total: SplitRow }
export interface SplitStep extends Said { kind: "numbers" | "rules"; changes: number[] }     // rules: the indices of Difference.changes made in this step; sv/en: their sentences joined, in short
export interface SplitRow { key: string; label: string; before: string; steps: string[]; after: string }   // decimal strings; total: key and label empty

/** What the figures of a unit under a rule set are made of: what may be asked of somebody who knows only that unit. */
export interface Questions { cells: Question[]; rows: RowQuestion[]; others: string[] }      // others: ids of its resources that depend on other units' numbers (a pot, .ALLA)
export interface Question {
  table: string; key: string[]; column: string;     // as a TableChange
  label: string; of?: string;                       // of: which row ("Mellanstadium") where the table has several for the unit
  help?: string;                                    // the column's hjalp
  sort: Sort; cell: Cell; options?: string[];       // options: of a list; of a reference the keys that it may name
  low?: string; high?: string;                      // sensible limits: 0 for what is counted, and a few times the largest in the table
  resources: string[];                              // ids of resources with this in their way, under this rule set, for this unit
}
export interface RowQuestion { table: string; label: string; count: number; typical?: Record<string, string>; resources: string[] }  // typical: a row like the unit's latest (else the table's commonest), ready for { table, add } with a key of its own

/** What became of the money. day: ISO; seed: what the sample is drawn by; limit: what stands on fewer is protected from a board or a unit (5 where absent). */
export interface FollowUpOptions { day: string; seed: string; audience: Audience; limit?: number }
export type Audience = "economist" | "board" | { unit: string };
export interface FollowUp {
  id: string; name: string; day: string; seed: string; currency: string; audience: Audience;
  groups: { id: string; label: string }[];          // how providers fall apart: the members of their first closed-list column
  duties: Duty[]; total: Account;
  units: { key: string; label: string; provider?: string; account: Account }[];                         // board: none; a unit: itself
  providers: { key: string; label: string; group?: string; account: Account }[];
  byGroup: GroupAccount[];
  coverage: Coverage[]; descriptions: Description[];
  protected: boolean;                               // something was held back for this audience
}
export type Amount = string | null;                 // null: protected, never for the economist
export type Count = number | null;
/** allocated = used + unspent + notReported, to the öre. over: used beyond what the reports speak of, in no sum. missing: not fully reported; overdue: of those. */
export interface Account {
  allocated: Amount; used: Amount; unspent: Amount; notReported: Amount; over: Amount;
  rows: Count; reported: Count; missing: Count; overdue: Count;
  share?: string;                                   // reported share of allocated, per cent with one decimal; absent where nothing is allocated or it is protected
}
export interface GroupAccount { group: string; units: Count; account: Account }                        // units: those with something to report
export interface Duty {
  id: string; label: string; resource: { id: string; label: string; kind: string }; table: { id: string; label: string };
  consequence: "spärr" | "påminnelse"; source?: Source; fields: { id: string; label: string }[];
  account: Account; byGroup: GroupAccount[];
  rows: DutyRow[];                                  // economist: all that must report; a unit: its own; board: none
  exempt: { rows: Count; allocated: Amount };       // rows with an amount that need not report
  requirements: { label: string; failed: Count; of: Count }[];
  strata: { label: string; population: Count; asked: number; drawn: Count; reviewed?: Count; rows: { key: string; unit: string; label: string; amount: string }[] }[];   // rows: economist only
}
/** waiting: not reported before its last day; missing: the same where the last day is not known; overdue: not fully reported after it. */
export interface DutyRow {
  key: string; unit: string; unitLabel: string; allocated: string; used: string; unspent: string; notReported: string; over: string;
  state: "reported" | "partly" | "waiting" | "missing" | "overdue"; due?: string; daysLate?: number;  // daysLate: of one that is overdue
  reports: { key: string; date?: string; daysLate?: number; cells: { id: string; label: string; cell: Cell }[]; missing: string[] }[];   // missing: labels that are not filled
  failed: string[];                                 // labels of requirements that do not hold
}

/** How many units have come how far. upTo: those at the step and at the steps before it; shares in per cent with one decimal; rest: those at no step. */
export interface Coverage {
  id: string; label: string; source?: Source; of: number;
  steps: { label: string; count: Count; upTo: Count; share?: string; upToShare?: string }[];
  rest: Count;
  units?: { key: string; label: string; step: number | null }[];   // economist only; step: the place in steps
}
/**
 * Measures of groups of units, time by time: it describes and says nothing of a cause. A cell for each measure, group and time. units: those that have a number;
 * without: the others of the group. median, low and high (quartiles, inclusive) stand where the group is shown and at least minimum units have a number.
 */
export interface Description {
  id: string; label: string; source?: Source; minimum: number; times: string[];
  measures: { id: string; label: string; measure: string }[];      // measure: as dag or elev; "%" of a part shown in per cent; "" of a pure number
  groups: { label: string; units: Count; shown: boolean }[];       // shown: not too few to be described
  cells: {
    measure: string; group: number; time: string; units: Count; without: Count; median?: Cell; low?: Cell; high?: Cell;
    points?: { unit: string; label: string; value: Cell }[];       // economist only
  }[];
}

/** How an export of another system is read as a table. What a draft leaves out is proposed, from the mapping that the file had and from near names. */
export interface MappingDraft { table?: string; pattern?: string; columns?: { from: string; to: string }[]; values?: { heading: string; from: string; to: string }[] }
export interface MappingView {
  file: string;
  tables: { id: string; label: string }[];          // those that are read from files
  table?: string;                                   // chosen, or proposed where a third of the headings that it has to have are there
  pattern: string;                                  // of the file's name; * stands for any characters
  headings: { id: string; label: string; samples: string[] }[];           // of the file
  targets: MappingTarget[];                         // the headings of the table
  mapping?: string;                                 // the file of the mapping that is mended
}
export interface MappingTarget {
  heading: string; label: string; help?: string; required: boolean;
  from?: string; guessed: boolean;                  // the heading of the file that is read, and whether it is a guess
  options: string[];                                // of a closed list, or ja and nej
  values: { from: string; to?: string }[];          // values of the file that are rewritten (to), or that none of the options is
  unread?: { text: string; sort: "number" | "percent" | "date" };         // a value that cannot be read
}
export interface MappingText { file: string; text: string }               // a file to be opened beside the others, and saved for the next time

/** A rule set as it is written, key by key, with what an overlay changes. */
export interface Outline { ruleSet: string; file: string; base?: string; header: OutlineKey[]; entries: OutlineEntry[] }
export interface OutlineEntry {
  section: "dokument" | "parameter" | "tabell" | "kolumn" | "resurs" | "redovisning" | "avsteg";
  table?: string; id: string; label: string;
  state: "own" | "inherited" | "changed" | "new" | "removed";       // a file that builds on none: own
  keys: OutlineKey[];
}
export interface OutlineKey {
  key: string; kind: "text" | "texts" | "rows" | "flag" | "number" | "columns";
  text: string;                                     // a text's value; anything else as it is written
  rows?: string[][];                                // of rows, and of texts (one row)
  file: string; lines: [number, number];            // where it stands: problems of that file and those lines are about it
  own: boolean;                                     // written in the rule set's own file
  before?: string;                                  // what the rule set that it builds on says, where that is something else
}
/** A change to a rule set's own file. value null takes the key away; remove takes the entry away; add is a new entry. */
export type Edit = { section: string; table?: string; id?: string } & (
  | { key: string; value: string | boolean | string[] | string[][] | null }
  | { add: [key: string, text: string][] }
  | { remove: true }
);
export interface RuleSource { file: string; text: string }
export interface CaseRun { name: string; file: string; figures: number; ok: boolean; problems: Problem[] }

/** A change of inputs in memory; the files stay as they are. key: the parts of the row's key (one part; a table of pairs: both tables' keys). value: as a
 *  person writes it in Swedish ("1 234,5"; a list's or reference's text; "" = nothing stands there). Wrong table/key/column/value: a Problem from check(). */
export type TableChange =
  | { table: string; key: string[]; column: string; value: string }
  | { table: string; add: Record<string, string> }          // a new row: headings of the key and columns by id; of a table of pairs: both references by the tables' ids
  | { table: string; remove: string[] };                     // the row with that key; in a wide table of pairs its cell is emptied
/** In the parameter's own measure; per cent as a part of one ("0.71"). A decimal with a point, or a fraction that is a finite decimal ("3/4"). */
export interface ParameterChange { parameter: string; value: string }
/** hash: SHA-256 in hexadecimal over the rule set's own file and those that it builds on, whatever they are called. */
export interface Identity { id: string; name: string; hash: string }
/** A given parameter with a slider (or, without any slider, any given one) that becomes 1 % larger, in the order of the file. total, amounts: the
 *  differences it makes; amounts in the order of Summary.resources. Failed cells where it cannot be computed. */
export interface Sensitivity { parameter: string; label: string; before: Cell; after: Cell; sort: Sort; total: Cell; amounts: Cell[] }
/** Which value of a given parameter makes a sum what is asked for. resources, providers: only those (ids, keys; absent: all). target, step: decimal strings;
 *  step is what the value is written in (else 0.01, for per cent 0.0001, which is 0.01 per cent). */
export interface SolveQuestion { parameter: string; resources?: string[]; providers?: string[]; net?: boolean; target: string; step?: string }
export interface Solved {
  outcome: "found" | "unmoved" | "out-of-reach" | "failed";     // unmoved: the sum does not depend on the parameter; out-of-reach: not between low and high
  label: string; sort: Sort; step: string;
  low: string; high: string;                                     // searched between: the slider's ends, widened as needed; never negative where the slider is not
  rows: { value: string; sum: string; rest: string }[];          // found: the step below, the best, the step above, each computed in full. rest = target − sum
  best: number;                                                  // index in rows of the best: its sum is not over the target, and meets it or the next step is over
}

/** What is told of a rule set's data so that somebody with one unit's rows can count on it: given values of tables beside those of units and providers,
 *  aggregates over all rows (or over rows that are not told, in the row that they belong to), and what each pot is shared by. Nothing else of single rows. */
export interface Told { tables: ToldTable[]; sums: ToldSum[]; pots: ToldPot[]; solved: ToldCell[] }
export interface ToldTable { id: string; rows: ToldRow[] }
export interface ToldRow { key: string; unit?: string; cells: ToldCell[] }            // key: as people see it, of a table of pairs both; unit: whose row it is
export interface ToldCell { id: string; cell: Cell }
export interface ToldSum { name: string; table?: string; key?: string; cell: Cell; terms: ToldTerm[] }   // name: as the rules write it; table, key: the row it is computed in
export interface ToldTerm { name: string; cell: Cell }                                // what all rows bring to one term, without what is the same in every row
export interface ToldPot { id: string; table: string; key?: string; frame: Cell; keySum: Cell; level: Cell; terms: ToldTerm[] }
/** What somebody has of one rule set: the rows of the unit, of the providers and of told tables, what was told, and the published amounts by resource.
 *  A protected cell is not known, and nothing is read in its place. */
export interface Own { unit: string; tables: ToldTable[]; told: Told; amounts: ToldCell[] }
/** exact: what all data would give; about: at most bound from that; whole: it takes all data. The sum is as sure as its least sure part. */
export interface Part { id?: string; certainty: "exact" | "about" | "whole"; cell: Cell; bound?: string }
export interface Alone { resources: Part[]; sum: Part; net: Part; problems: Problem[] }     // resources in the order of the file

/** Everything that was read from some files. */
export class Workspace {
  /** Reads files. */
  constructor(files: InputFile[]);
  /** Gives its memory back. */
  free(): void;
  [Symbol.dispose](): void;
  /** The sums of a rule set. */
  allocate(ruleSet: string): Summary | undefined;
  /** What the unit gets where its rows are changed, resource by resource and how surely. */
  alone(ruleSet: string, own: Own, changes: TableChange[]): Alone | undefined;
  /** Every case that was read, run against the rule set. */
  cases(ruleSet: string): CaseRun[];
  /** Everything that is wrong, or worth knowing, about a rule set, the files and what comes out. */
  check(ruleSet: string): Problem[];
  /** Two rule sets on the same data. */
  compare(current: string, proposed: string): Comparison | undefined;
  /** One row for each unit, as a file for Swedish Excel. */
  csv(ruleSet: string): string | undefined;
  /** What two rule sets say differently, in plain Swedish, with what each change does. */
  difference(from: string, to: string): Difference | undefined;
  /** The text of a rule set's own file after the changes; comments and all else stay as they are. */
  edit(ruleSet: string, edits: Edit[]): string | undefined;
  /** Why a unit gets what it gets of a resource. */
  explain(ruleSet: string, unit: string, resource: string): ExplanationNode | undefined;
  /** How each file was read. */
  files(): FileInfo[];
  /** A rule set that builds on others as one file of its own. */
  flat(ruleSet: string): string | undefined;
  /** What became of the money, as the audience may see it. */
  followUp(ruleSet: string, options: FollowUpOptions): FollowUp | undefined;
  /** What a rule set is, by the texts of its own file and those that it builds on. */
  identity(ruleSet: string): Identity | undefined;
  /** The same as the text of a file of mappings. */
  mappingText(file: string, draft: MappingDraft): MappingText | undefined;
  /** What a column mapping of a table's file may be: what is chosen, and the rest proposed. */
  mapping(file: string, draft: MappingDraft): MappingView | undefined;
  /** What a rule set's file and those that it builds on say, key by key. */
  outline(ruleSet: string): Outline | undefined;
  /** The rule set that `trial` tries, as the text of a file. */
  overlay(base: string, id: string, name: string, changes: ParameterChange[]): string | undefined;
  /** What may be asked of somebody with one unit's rows, as far as they are here. */
  ownQuestions(ruleSet: string, own: Own): Questions | undefined;
  /** A table of the unit's rows, with what may stand in its columns. */
  ownTable(ruleSet: string, own: Own, table: string): TableView | undefined;
  /** The same rule sets with these rows as their data. */
  own(tables: ToldTable[]): Workspace;
  /** What is wrong with the files. */
  problems(): Problem[];
  /** What may be asked of somebody who knows only that unit. */
  questions(ruleSet: string, unit: string): Questions | undefined;
  /** The rule sets that were read. */
  ruleSets(): RuleSetInfo[];
  /** What the total does when a given parameter becomes 1 % larger. */
  sensitivity(ruleSet: string): Sensitivity[] | undefined;
  /** Which value of a given parameter makes a sum what is asked for. */
  solve(ruleSet: string, question: SolveQuestion): Solved | undefined;
  /** The name and text of a rule set's own file. */
  source(ruleSet: string): RuleSource | undefined;
  /** Each unit's difference split exactly into changed numbers and changed rules. */
  split(current: string, proposed: string): Split | undefined;
  /** The same without providers and facts, and of units their sums alone: small enough to be asked for while a slider is dragged. */
  sums(ruleSet: string): Sums | undefined;
  /** A table with all its values. */
  table(ruleSet: string, table: string): TableView | undefined;
  /** What somebody with one unit's rows needs to know of all data: what is published beside sums and the rows of units and providers. */
  told(ruleSet: string): Told | undefined;
  /** The same files and a rule set that says what the base says, with other values of given parameters. */
  trial(base: string, id: string, name: string, changes: ParameterChange[]): Workspace;
  /** The same files with changed inputs. */
  vary(changes: TableChange[]): Workspace;
  /** The same files with one added, or put in the place of the one with its name. */
  with(file: InputFile): Workspace;
}

/** An instance of the core, with memory of its own. */
export interface Core { open(files: InputFile[]): Workspace }
