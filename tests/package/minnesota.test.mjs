// 2 319 real schools, through the packed package: every column of every row, the total, and the same bytes as the native program.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { file, fordela, install, load, root } from "./consumer.mjs";
import { exact, oracle, rows } from "./oracle.mjs";
import { assertSameUnderOtherNames } from "./rename.mjs";

const TOTAL = "535168701.12";
const KEYS = ["dist_no", "dist_type", "site_no"];
const COLUMNS = ["adj_lunch", "concentration", "factor", "pupil_units", "revenue"];
const RULES = join(root, "regler/minnesota-2020/regelverk.toml");

let project;
let open;
before(async () => {
  project = install();
  ({ open } = await load(project));
});

const key = (row) => KEYS.map((name) => row[name]).join(" / ");

test("all five columns of all 2 319 schools and the total are the published ones", async (t) => {
  const sites = oracle(t, "minnesota-2020/sites.csv");
  if (!sites) return;
  const workspace = await open([file(RULES), file(sites, "enhet.csv")]);
  assert.deepEqual(workspace.check("minnesota-2020").filter(({ severity }) => severity === "error" || severity === "question"), []);

  const published = rows(readFileSync(sites, "utf8"), ",");
  const computed = new Map(rows(workspace.csv("minnesota-2020"), ";").map((row) => [key(row), row]));
  assert.equal(published.length, 2319);
  assert.equal(computed.size, 2319);
  for (const expected of published) {
    const row = computed.get(key(expected));
    for (const column of COLUMNS) assert.equal(exact(row[column]), exact(expected[column]), `${key(expected)}: ${column}`);
  }

  const summary = workspace.allocate("minnesota-2020");
  assert.equal(summary.totals.sum.value, TOTAL);
  assert.equal(summary.units.length, 2319);
  const providers = summary.providers.reduce((sum, { sum: { value } }) => sum + exact(value), 0n);
  assert.equal(providers, exact(TOTAL));
  assert.ok(summary.controls.length > 0 && summary.controls.every(({ ok }) => ok));
  workspace.free();
});

test("the table is byte for byte the one that the native program writes", async (t) => {
  const sites = oracle(t, "minnesota-2020/sites.csv");
  if (!sites) return;
  const workspace = await open([file(RULES), file(sites, "enhet.csv")]);
  const written = join(project.dir, "native.csv");
  fordela("rakna", RULES, `enhet=${sites}`, "--ut", written);
  assert.ok(Buffer.from(workspace.csv("minnesota-2020"), "utf8").equals(readFileSync(written)));
  workspace.free();
});

test("the table is the same when every id and heading has another name", async (t) => {
  const sites = oracle(t, "minnesota-2020/sites.csv");
  if (!sites) return;
  await assertSameUnderOtherNames({ project, open, rules: RULES, data: [`enhet=${sites}`], files: [file(sites, "enhet.csv")] });
});
