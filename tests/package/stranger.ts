// Compiled, never run: every call and every type of the package, as a stranger would write them down.
// The lines marked @ts-expect-error show that the types are there: were they `any`, the mark itself would be the error.
import { open, Workspace } from "fordela";
import type {
  Account, Alone, Amount, Amounts, Audience, CaseRun, Cell, Change, Compared, ComparedAmounts, ComparedRow, Comparison, Control, Count, Dialect, Difference, Duty, DutyRow, Edit, Effect,
  ExplanationNode, Fact, FileInfo, FollowUp, FollowUpOptions, GroupAccount, Identity, InputFile, MappingDraft, MappingTarget, MappingText, MappingView, Outline, OutlineEntry,
  OutlineKey, Own, ParameterChange, Part, Phrase, Piece, Problem,
  ProviderRow, Question, Questions, ResourceInfo, RuleSetInfo, RuleSource, Sensitivity, SolveQuestion, Solved, Sort, Source, Split, Step,
  Summary, Sums, TableChange, TableView, Told, UnitRow,
} from "fordela";

const dialect: Partial<Dialect> = { delimiter: ";", decimal: ",", encoding: "windows-1252" };
const files: InputFile[] = [{ name: "regelverk.toml", bytes: new Uint8Array() }, { name: "enhet.csv", bytes: new Uint8Array(), dialect }];

// @ts-expect-error a file needs its bytes
await open([{ name: "enhet.csv" }]);
// @ts-expect-error no such delimiter
await open([{ name: "enhet.csv", bytes: new Uint8Array(), dialect: { delimiter: "|" } }]);
// @ts-expect-error the wasm has no number
await open(files, { wasm: 1 });

await open(files, { wasm: new URL("https://exempel.se/fordela_bg.wasm") });
await open(files, { wasm: "fordela_bg.wasm" });
await open(files, { wasm: new Uint8Array() });
const direct: Workspace = new Workspace(files);
direct.free();

const workspace: Workspace = await open(files);

const info: FileInfo[] = workspace.files();
const read: Dialect | undefined = info[0]?.dialect;
const uncertain: boolean | undefined = info[0]?.decimalUncertain;

const rules: RuleSetInfo[] = workspace.ruleSets();
const rule = rules[0]!;
const status: "gällande" | "förslag" = rule.status;
const valid: [string, string] = rule.valid;
const slider: [string, string] | undefined = rule.parameters[0]?.slider;
const source: Source | undefined = rule.parameters[0]?.source;
const resource: ResourceInfo = rule.resources[0]!;

const problems: Problem[] = [...workspace.problems(), ...workspace.check(rule.id)];
const phrase: Phrase = problems[0]!.text.sv;
const severity: "error" | "question" | "warning" | "hint" = problems[0]!.severity;
// @ts-expect-error lines are numbers
const lines: string[] = problems[0]!.lines;

const summary: Summary | undefined = workspace.allocate(rule.id);
// @ts-expect-error there may be no result
summary.units;
const unit: UnitRow = summary!.units[0]!;
const provider: ProviderRow = summary!.providers[0]!;
const totals: Amounts = summary!.totals;
const fact: Fact = unit.facts[0]!;
const cell: Cell = totals.net;
// @ts-expect-error amounts are text, never numbers
const amount: number | undefined = cell.value;
const control: Control = summary!.controls[0]!;
const kind: "pot" | "budget" | "units" | "providers" = control.kind;

const view: TableView | undefined = workspace.table(rule.id, "enhet");
const cells: Cell[] = view!.columns[0]!.cells;
const csv: string | undefined = workspace.csv(rule.id);

const comparison: Comparison | undefined = workspace.compare("gällande", "förslag");
const row: ComparedRow = comparison!.units[0]!;
const amounts: ComparedAmounts = comparison!.totals;
const compared: Compared = row.net;
const per: Cell = compared.percent;

const node: ExplanationNode | undefined = workspace.explain(rule.id, unit.key, resource.id);
const step: Step = node!.steps[0]!;
const word: Piece = step.words[0]!;
const spoken: string = typeof word === "string" ? word : "label" in word ? word.label : (word.cell.value ?? word.cell.state);
const sort: Sort = step.sort;
const deeper: ExplanationNode[] = node!.children;
const changed: Workspace = workspace.with(files[0]!);
const own: RuleSource | undefined = workspace.source(rule.id);
const outline: Outline | undefined = workspace.outline(rule.id);
const entry: OutlineEntry = outline!.entries[0]!;
const written: OutlineKey = entry.keys[0]!;
const edits: Edit[] = [
  { section: entry.section, id: entry.id, key: written.key, value: "250 kr/timme" },
  { section: "tabell", id: "nivå", key: "rader", value: [["1", "42 000 kr/termin"]] },
  { section: "parameter", id: "ny", add: [["tal", "1 kr"]] },
  { section: "parameter", id: "ny", remove: true },
];
const text: string | undefined = workspace.edit(rule.id, edits);
// @ts-expect-error a change says what it changes
changed.edit(rule.id, [{ section: "parameter", id: "ny" }]);
const whole: string | undefined = workspace.flat(rule.id);
const runs: CaseRun[] = workspace.cases(rule.id);
const difference: Difference | undefined = workspace.difference("gällande", "förslag");
const change: Change = difference!.changes[0]!;
const moved: Effect | undefined = change.effect;
const inputs: TableChange[] = [
  { table: "enhet", key: ["99000001"], column: "elever", value: "1 234,5" },
  { table: "enhet", add: { skolenhetskod: "99000002", elever: "10" } },
  { table: "enhet", remove: ["99000001"] },
];
const values: ParameterChange[] = [{ parameter: "timpris", value: "250.5" }];
const tried: Workspace = workspace.vary(inputs).trial(rule.id, "prov", "Prov", values);
const overlay: string | undefined = workspace.overlay(rule.id, "prov", "Prov", values);
const identity: Identity | undefined = workspace.identity(rule.id);
workspace.trial(rule.id, "prov", "Prov", values);
const moves: Sensitivity[] | undefined = workspace.sensitivity(rule.id);
const question: SolveQuestion = { parameter: moves![0]!.parameter, target: "1000000" };
const solved: Solved | undefined = workspace.solve(rule.id, question);
const asked: Questions | undefined = workspace.questions(rule.id, "99000001");
const first: Question | undefined = asked?.cells[0];
const answered: TableChange[] = first ? [{ table: first.table, key: first.key, column: first.column, value: first.low ?? "0" }] : [];
const split: Split | undefined = workspace.split("gällande", "förslag");
const parts: string[] | undefined = split?.total.steps;
const sums: Sums | undefined = workspace.sums(rule.id);
const wanted: FollowUpOptions = { day: "2026-03-18", seed: "2026", audience: "board", limit: 5 };
const followed: FollowUp | undefined = workspace.followUp(rule.id, wanted);
const account: Account = followed!.total;
const duty: Duty = followed!.duties[0]!;
const dutyRow: DutyRow = duty.rows[0]!;
const ofGroup: GroupAccount = duty.byGroup[0]!;
const held: [Amount, Count, Audience] = [account.used, ofGroup.units, followed!.audience];
// @ts-expect-error a count may be protected
const counted: number = account.rows;
const told: Told | undefined = workspace.told(rule.id);
const had: Own = { unit: "99000001", tables: told!.tables, told: told!, amounts: [] };
const apart: Workspace = workspace.own(had.tables);
const counts: Alone | undefined = workspace.alone(rule.id, had, []);
const part: Part = counts!.sum;
// @ts-expect-error the bound is there only where the figure is not exact
const bound: string = part.bound;
const asking: Questions | undefined = workspace.ownQuestions(rule.id, had);
const possible: string[] | undefined = workspace.ownTable(rule.id, had, "enhet")?.columns[0]?.options;
const drafted: MappingDraft = { table: "enhet", columns: [{ from: "Kod", to: "skolenhetskod" }], values: [{ heading: "Typ", from: "x", to: "" }] };
const proposed: MappingView | undefined = workspace.mapping("export.csv", drafted);
const guesses: string[] | undefined = proposed?.targets.filter((target: MappingTarget) => target.guessed).map(({ from }) => from ?? "");
const mapped: MappingText | undefined = workspace.mappingText("export.csv", {});
const late: true | undefined = workspace.files()[0]!.lastYear;
// @ts-expect-error a change names its column
workspace.vary([{ table: "enhet", key: ["99000001"], value: "1" }]);
// @ts-expect-error no such call
workspace.distribute();

workspace.free();

export {
  amount, amounts, cells, csv, deeper, fact, kind, lines, per, phrase, provider, read, severity, slider, sort, source, spoken,
  answered, apart, asking, bound, possible, counted, dutyRow, held, change, identity, late, moved, parts, sums, solved, overlay, guesses, mapped, own, runs, status, text, tried, uncertain, valid, whole,
};
