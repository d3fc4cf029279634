// The command line that the page is compared with, built from the same core by another way.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FollowUp } from "fordela";

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

/** What `fordela uppfoljning` writes as JSON: the same answer as the page's, by another way. */
export function followedUp(ruleSet: string, data: string, day: string, seed: string, ...audience: string[]): FollowUp {
  const out = execFileSync(CLI, ["uppfoljning", ruleSet, data, "--dag", day, "--fro", seed, "--json", ...audience], { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 100_000_000 });
  return JSON.parse(out.toString("utf8")) as FollowUp;
}
