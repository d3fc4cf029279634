// The files that are loaded: what a new one takes the place of, and what it is called.

import type { InputFile } from "fordela";
import type { Draft } from "./workshop/draft.js";

export interface StoredFile extends InputFile {
  /** It came with the page, as the demonstration municipality does; the others are the reader's own. */
  demo: boolean;
  /** It is being changed in the workshop. */
  draft?: Draft;
  /** A rule set as it was opened, laid beside the changed one to be compared with it. */
  copy?: true;
}

/** What the last change of files did, for the notice that tells it. */
export type Done =
  | { kind: "loaded"; count: number; replaced: string[] }
  | { kind: "undone" }
  | { kind: "restored" }
  | { kind: "published" }
  | { kind: "mapped"; file: string; mapping: string }
  | { kind: "reread"; file: string };

export const isChanged = (file: StoredFile): boolean => file.draft?.changed ?? false;

/** What the core says about a rule file: the id of its rule set, if it could be read at all. */
export type RuleId = (file: InputFile) => Promise<string | undefined>;

export interface Merged {
  files: StoredFile[];
  /** Names of the files that were replaced. */
  replaced: string[];
}

const baseName = (name: string) => name.slice(name.lastIndexOf("/") + 1);
const extension = (name: string) => baseName(name).split(".").slice(1).pop()?.toLowerCase() ?? "";
const stem = (name: string) => baseName(name).replace(/\.[^.]*$/, "").normalize("NFC").toLowerCase();

export const isRules = (name: string): boolean => extension(name) === "toml";
export const isTable = (name: string): boolean => ["csv", "tsv", "txt"].includes(extension(name));

/** A case and a mapping are rule files by their ending only. */
type Kind = "table" | "rules" | "case" | "mapping";

export function kindOf({ name, bytes }: InputFile): Kind {
  if (!isRules(name)) return "table";
  const text = new TextDecoder().decode(bytes);
  if (/^\s*\[\[facit\]\]\s*$/m.test(text)) return "case";
  return /^[ \t]*(\[\[[ \t]*koppling[ \t]*\]\]|koppling[ \t]*=)/m.test(text) ? "mapping" : "rules";
}

/** The id as it stands in the head of a rule file that is too broken to be read. */
export function writtenId({ bytes }: InputFile): string | undefined {
  const [head = ""] = new TextDecoder().decode(bytes.subarray(0, 4096)).split(/^\s*\[/m);
  return /^\s*id\s*=\s*"([^"]+)"/m.exec(head)?.[1];
}

/** Every file read whole; the core wants them whole. What the browser cannot read, such as a folder, comes as nothing. */
export async function readFiles(list: Iterable<File>): Promise<StoredFile[]> {
  return Promise.all(
    Array.from(list, async (file) => ({
      name: file.name.normalize("NFC"),
      bytes: new Uint8Array(await file.arrayBuffer().catch(() => new ArrayBuffer(0))),
      demo: false,
    })),
  );
}

/**
 * A table takes the place of the table with the same stem; a rule set that of the rule set with the same id, or, when it
 * cannot be read, of the file with the same name. So does a mapping. Everything else is kept.
 */
export async function merge(present: readonly StoredFile[], incoming: readonly StoredFile[], ruleId: RuleId): Promise<Merged> {
  const ids = new Map<StoredFile, string | undefined>();
  const kinds = new Map([...present, ...incoming].map((file) => [file, kindOf(file)]));
  for (const [file, kind] of kinds) if (kind === "rules") ids.set(file, await ruleId(file));

  const same = (old: StoredFile, next: StoredFile): boolean => {
    if (kinds.get(old) !== kinds.get(next)) return false;
    if (kinds.get(old) === "table") return stem(old.name) === stem(next.name);
    const [before, after] = [ids.get(old), ids.get(next)];
    return before !== undefined && after !== undefined ? before === after : baseName(old.name) === baseName(next.name);
  };

  let files = [...present];
  const replaced: string[] = [];
  for (const next of incoming) {
    // A rule file that cannot be read has no id: among several files of its name it takes the place of the last loaded.
    const old = files.filter((file) => same(file, next)).slice(ids.get(next) === undefined ? -1 : 0);
    replaced.push(...old.map((file) => file.name));
    files = files.filter((file) => !old.includes(file));
    const kept = { ...next, name: freeName(next.name, files) };
    ids.set(kept, ids.get(next)); // the next of the files loaded at once is compared with this one too
    kinds.set(kept, kinds.get(next) ?? "table");
    files.push(kept);
  }
  return { files, replaced };
}

/**
 * What the demonstration tells beside its tables, in tables that may be missing, is about its own rows: it leaves with the first of
 * the other tables that is exchanged.
 */
export function withoutStrays(files: readonly StoredFile[], before: readonly StoredFile[], optional: ReadonlySet<string>): StoredFile[] {
  const beside = ({ demo, name }: StoredFile): boolean => demo && isTable(name) && optional.has(stem(name));
  const exchanged = before.some((file) => file.demo && isTable(file.name) && !beside(file) && !files.includes(file));
  return files.filter((file) => !exchanged || !beside(file));
}

/** Names tell files apart in the list of problems: a second "regelverk.toml" is called "regelverk (2).toml". */
function freeName(name: string, files: readonly StoredFile[]): string {
  const taken = new Set(files.map((file) => file.name));
  if (!taken.has(name)) return name;
  const dot = name.lastIndexOf(".");
  for (let n = 2; ; n++) {
    const candidate = `${name.slice(0, dot)} (${n})${name.slice(dot)}`;
    if (!taken.has(candidate)) return candidate;
  }
}
