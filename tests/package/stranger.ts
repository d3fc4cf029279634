// Compiled, never run: every call and every type of the package, as a stranger would write them down.
// The lines marked @ts-expect-error show that the types are there: were they `any`, the mark itself would be the error.
import { open, Workspace } from "fordela";
import type {
  Amounts, Cell, Compared, ComparedAmounts, ComparedRow, Comparison, Control, Dialect, ExplanationNode, Fact, FileInfo,
  InputFile, Phrase, Piece, Problem, ProviderRow, ResourceInfo, RuleSetInfo, Sort, Source, Step, Summary, TableView, UnitRow,
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
// @ts-expect-error no such call
workspace.distribute();

workspace.free();

export {
  amount, amounts, cells, csv, deeper, fact, kind, lines, per, phrase, provider, read, severity, slider, sort, source, spoken,
  status, uncertain, valid,
};
