// The command line that the page is compared with, built from the same core by another way.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FollowUp } from "fordela";
import { DATA, RULES, rules } from "./data.js";
import { ore } from "./site.js";

const CLI = process.env.FORDELA_CLI ?? fileURLToPath(new URL("../../target/release/fordela", import.meta.url));

/** What `fordela rakna` writes, byte for byte. */
export function allocate(ruleSet: string, data: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "fordela-"));
  try {
    const out = join(folder, "tabell.csv");
    execFileSync(CLI, ["rakna", ruleSet, data, "--ut", out], { stdio: ["ignore", "ignore", "inherit"] });
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same table by the key of the unit and the id of the column; an empty cell is an empty text. */
export function allocated(ruleSet: string, data: string): Map<string, Map<string, string>> {
  const text = allocate(ruleSet, data).toString("utf8").replace(/^\ufeff/, "");
  const [heads = [], ...rows] = text.split("\r\n").filter((line) => line !== "").map(cells);
  return new Map(rows.map((row) => [row[0] ?? "", new Map(heads.map((head, i) => [head, row[i] ?? ""]))]));
}

function cells(line: string): string[] {
  const found = line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g);
  return [...found].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"')));
}

export type Table = Map<string, Map<string, string>>;

/** The demonstration's tables that figures are made of; what lies beside them may be missing, and speaks of the schools that are there. */
const TABLES = ["huvudman.csv", "enhet.csv", "beslut.csv"];

/** What the work makes of the demonstration's data with some of its files exchanged. */
export function withFiles<T>(files: Readonly<Record<string, string>>, work: (data: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "fordela-underlag-"));
  try {
    for (const file of TABLES) writeFileSync(join(folder, file), files[file] ?? readFileSync(join(DATA, file)));
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What both rule sets give with some files of the data exchanged. */
export const bothWith = (files: Readonly<Record<string, string>>): Record<"current" | "proposed", Table> =>
  withFiles(files, (data) => ({ current: allocated(RULES.current, data), proposed: allocated(RULES.proposed, data) }));

/** What an overlay of the proposal gives with these values, as the rule language writes them. */
export function overlaid(values: Readonly<Record<string, string>>, data = DATA): Table {
  const folder = mkdtempSync(join(tmpdir(), "fordela-"));
  try {
    const changed = Object.entries(values).map(([id, value]) => `[[parameter]]\nid = "${id}"\nbort = ["enligt"]\ntal = "${value}"\n`);
    const put = (id: string, text: string) => {
      mkdirSync(join(folder, id));
      writeFileSync(join(folder, id, "regelverk.toml"), text);
    };
    const head = ["format = 1", 'id = "provat"', 'namn = "Provat"', 'status = "förslag"', 'giltig = ["2025-01-01", "2025-12-31"]', 'bas = "exempelkommun-2025"', ""];
    put("provat", [...head, ...changed].join("\n"));
    for (const year of [2024, 2025] as const) put(`exempelkommun-${year}`, rules(year));
    return allocated(join(folder, "provat"), data);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The sum of every school's resource columns. */
export function sumOf(table: Table, columns: readonly string[]): bigint {
  let sum = 0n;
  for (const row of table.values()) for (const column of columns) sum += row.get(column) ? ore(row.get(column) ?? "0") : 0n;
  return sum;
}

export const RESOURCES = ["verksamhetsstöd", "strukturbidrag", "centrala_grupper", "tilläggsbelopp", "moms"];

/** What `fordela uppfoljning` writes as JSON: the same answer as the page's, by another way. */
export function followedUp(ruleSet: string, data: string, day: string, seed: string, ...audience: string[]): FollowUp {
  const out = execFileSync(CLI, ["uppfoljning", ruleSet, data, "--dag", day, "--fro", seed, "--json", ...audience], { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 100_000_000 });
  return JSON.parse(out.toString("utf8")) as FollowUp;
}
