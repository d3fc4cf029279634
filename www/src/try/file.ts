// A scenario as a file: small, versioned, and read as something that anybody may have written. What can be read is read, what
// cannot is told of, all of it at once; nothing that lies on the table is touched by a file that fails.
//
//   { "format": 1, "kind": "fordela-scenario", "name": "…",
//     "base": { "id", "name", "hash" }, "compared": { "id", "name", "hash" },
//     "changes": [{ "parameter", "value", "own" }], "inputs": [TableChange], "figures": { "currency", "base", "scenario" } }

import type { ParameterChange, TableChange } from "fordela";

export const KIND = "fordela-scenario";
export const FORMAT = 1;
const MOST_BYTES = 1_000_000;
const MOST_CHANGES = 1_000;
const MOST_INPUTS = 20_000;
const MOST_NAME = 120;
const MOST_TEXT = 1_000;
const MOST_TOLD = 20;

export interface Identity {
  id: string;
  name: string;
  hash: string;
}

/** A change, and what the rule set said itself when the file was saved. */
export interface SavedChange extends ParameterChange {
  own?: string;
}

/** Sums when the file was saved: of the rule set tried, and of the scenario. */
export interface SavedFigures {
  currency: string;
  base: string;
  scenario: string;
}

export interface ScenarioFile {
  name: string;
  base: Identity | undefined;
  compared: Identity | undefined;
  changes: SavedChange[];
  inputs: TableChange[];
  figures: SavedFigures | undefined;
}

export type FaultCode =
  | "large" | "empty" | "bytes" | "json" | "object" | "kind" | "noFormat" | "format" | "noChanges" | "changesList"
  | "manyChanges" | "change" | "parameter" | "value" | "twice" | "name" | "longName" | "base" | "compared" | "inputsList" | "manyInputs" | "input" | "figures" | "more";
export interface Fault {
  code: FaultCode;
  args: string[];
}

/** file: what could be read, absent where nothing could. */
export interface Read {
  file: ScenarioFile | undefined;
  faults: Fault[];
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const own = (json: Json, key: string): unknown => (Object.hasOwn(json, key) ? json[key] : undefined);
const text = (value: unknown, most = MOST_TEXT): value is string => typeof value === "string" && value.length <= most;
/** Shown in a sentence: short, and without what turns a line around. */
const shown = (value: unknown): string => {
  const plain = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const clean = cleaned(plain);
  return clean.length > 40 ? `${clean.slice(0, 40)}…` : clean;
};
/** Without characters that steer, and marks that turn the direction of text. */
export const harmless = (value: string): string => value.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, " ");
const cleaned = (value: string): string => harmless(value).replace(/\s+/g, " ").trim();

/** As long as a rule file can say it. */
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,12})?$/;
const isDecimal = (value: unknown): value is string => typeof value === "string" && DECIMAL.test(value);

export function writeScenario(file: ScenarioFile): string {
  const { name, base, compared, changes, inputs, figures } = file;
  return `${JSON.stringify({ format: FORMAT, kind: KIND, name, base, compared, changes, inputs, figures }, null, 2)}\n`;
}

export function readScenario(bytes: Uint8Array): Read {
  const none = (code: FaultCode, ...args: string[]): Read => ({ file: undefined, faults: [{ code, args }] });
  if (bytes.length === 0) return none("empty");
  if (bytes.length > MOST_BYTES) return none("large", String(Math.ceil(bytes.length / 1_000_000)));
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (reason) {
    return none(reason instanceof SyntaxError ? "json" : "bytes");
  }
  if (!isObject(json)) return none("object");
  if (own(json, "kind") !== KIND) return none("kind");
  const format = own(json, "format");
  if (typeof format !== "number" || !Number.isInteger(format) || format < 1) return none("noFormat");
  if (format > FORMAT) return none("format", String(format));
  return readParts(json);
}

function readParts(json: Json): Read {
  const faults: Fault[] = [];
  const fault = (code: FaultCode, ...args: string[]): undefined => void faults.push({ code, args });
  const changes = readChanges(own(json, "changes"), fault);
  const file: ScenarioFile = {
    name: readName(own(json, "name"), fault),
    base: readIdentity(own(json, "base"), () => fault("base")),
    compared: readIdentity(own(json, "compared"), () => fault("compared"), true),
    changes: changes ?? [],
    inputs: readInputs(own(json, "inputs"), fault),
    figures: readFigures(own(json, "figures"), fault),
  };
  const told = faults.length > MOST_TOLD ? [...faults.slice(0, MOST_TOLD), { code: "more" as const, args: [String(faults.length - MOST_TOLD)] }] : faults;
  return { file: changes ? file : undefined, faults: told };
}

type Tell = (code: FaultCode, ...args: string[]) => undefined;

function readName(value: unknown, fault: Tell): string {
  if (typeof value !== "string" || cleaned(value) === "") {
    fault("name");
    return "";
  }
  if (value.length > MOST_NAME) fault("longName", String(MOST_NAME));
  return cleaned(value.slice(0, MOST_NAME));
}

function readIdentity(value: unknown, fault: () => void, optional = false): Identity | undefined {
  if (value === undefined && optional) return undefined;
  if (isObject(value)) {
    const [id, name, hash] = [own(value, "id"), own(value, "name"), own(value, "hash")];
    if (text(id) && text(name) && text(hash, 64) && /^[0-9a-f]{64}$/.test(hash)) return { id: cleaned(id), name: cleaned(name), hash };
  }
  fault();
  return undefined;
}

function readChanges(value: unknown, fault: Tell): SavedChange[] | undefined {
  if (value === undefined) return fault("noChanges");
  if (!Array.isArray(value)) return fault("changesList");
  if (value.length > MOST_CHANGES) return fault("manyChanges", String(value.length), String(MOST_CHANGES));
  const seen = new Set<string>();
  return value.flatMap((change: unknown, i) => {
    const at = String(i + 1);
    const left = (code: FaultCode, ...args: string[]): [] => {
      fault(code, at, ...args);
      return [];
    };
    if (!isObject(change)) return left("change");
    const [parameter, written, before] = [own(change, "parameter"), own(change, "value"), own(change, "own")];
    if (!text(parameter, 200) || parameter.trim() === "") return left("parameter");
    if (!isDecimal(written)) return left("value", shown(parameter), shown(written));
    if (seen.has(parameter)) return left("twice", shown(parameter));
    seen.add(parameter);
    return [{ parameter, value: written, ...(isDecimal(before) ? { own: before } : {}) }];
  });
}

function readInputs(value: unknown, fault: Tell): TableChange[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return fault("inputsList") ?? [];
  if (value.length > MOST_INPUTS) return fault("manyInputs", String(value.length), String(MOST_INPUTS)) ?? [];
  return value.flatMap((one: unknown, i) => {
    const read = readInput(one);
    if (!read) fault("input", String(i + 1));
    return read ? [read] : [];
  });
}

const texts = (value: unknown): value is string[] => Array.isArray(value) && value.length > 0 && value.length <= 4 && value.every((part) => text(part));

function readInput(value: unknown): TableChange | undefined {
  if (!isObject(value)) return undefined;
  const [table, key, column, written, add, remove] = ["table", "key", "column", "value", "add", "remove"].map((name) => own(value, name));
  if (!text(table)) return undefined;
  if (texts(remove)) return { table, remove };
  if (isObject(add)) {
    const cells = Object.entries(add);
    return cells.length <= 200 && cells.every(([, cell]) => text(cell)) ? { table, add: Object.fromEntries(cells) as Record<string, string> } : undefined;
  }
  return texts(key) && text(column) && text(written) ? { table, key, column, value: written } : undefined;
}

function readFigures(value: unknown, fault: Tell): SavedFigures | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) return fault("figures");
  const [currency, base, scenario] = [own(value, "currency"), own(value, "base"), own(value, "scenario")];
  return text(currency, 20) && isDecimal(base) && isDecimal(scenario) ? { currency: cleaned(currency), base, scenario } : fault("figures");
}
