// The table of hosts and deliveries, printed when the run is over. With FORDELA_VARDAR=1 it is written to docs/vardar.md;
// otherwise the document must say what the run gave, when all of it was run.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { CELLS } from "./hosts.js";
import { noted, type Note, type Way } from "./note.js";
import { document, printed } from "./table.js";

const FILE = fileURLToPath(new URL("../../docs/vardar.md", import.meta.url));

export default class Report implements Reporter {
  readonly #cells: Note[] = [];
  readonly #ways: Way[] = [];
  readonly #failed: string[] = [];

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === "passed") {
      this.#cells.push(...noted(result.annotations, "cell"));
      this.#ways.push(...noted(result.annotations, "way"));
    } else if (result.status !== "skipped") this.#failed.push(test.title);
  }

  onEnd(): Promise<{ status?: FullResult["status"] } | undefined> {
    return Promise.resolve(this.#close());
  }

  #close(): { status?: FullResult["status"] } | undefined {
    if (this.#cells.length < CELLS.length / 2) return undefined; // a few cells are told by their tests
    console.log(`\n${printed(this.#cells, this.#failed)}`);
    // A part of the run, or a failure that is told already.
    if (this.#cells.length !== CELLS.length || this.#ways.length === 0) return undefined;
    const made = document(this.#cells, this.#ways);
    if (process.env.FORDELA_VARDAR === "1") {
      writeFileSync(FILE, made);
      return undefined;
    }
    if (read() === made) return undefined;
    console.log("\nFEL: docs/vardar.md säger inte det som körningen gav. Kör: make vardar");
    return { status: "failed" };
  }
}

function read(): string {
  try {
    return readFileSync(FILE, "utf8");
  } catch {
    return "";
  }
}
