// The demonstration municipality under both rule sets, through the packed package: the bytes of the native program, the same
// explanations, and a comparison whose parts add up.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { file, fordela, install, load, root } from "./consumer.mjs";
import { exact } from "./oracle.mjs";
import { assertSameUnderOtherNames } from "./rename.mjs";

const CURRENT = "exempelkommun-2024";
const PROPOSED = "exempelkommun-2025";
const rules = (id) => join(root, "regler", id, "regelverk.toml");
const DATA = join(root, "regler", CURRENT, "underlag");
const tables = readdirSync(DATA).map((name) => file(join(DATA, name)));

let project;
let open;
let workspace;
before(async () => {
  project = install();
  ({ open } = await load(project));
  workspace = await open([file(rules(CURRENT), "2024/regelverk.toml"), file(rules(PROPOSED), "2025/regelverk.toml"), ...tables]);
});
after(() => workspace?.free());

const stops = ({ severity }) => severity === "error" || severity === "question";

for (const id of [CURRENT, PROPOSED]) {
  test(`${id} has no errors and adds up`, () => {
    assert.deepEqual(workspace.check(id).filter(stops), []);
    const summary = workspace.allocate(id);
    assert.ok(summary.units.length >= 50, `${summary.units.length} units`);
    assert.ok(summary.providers.length >= 10, `${summary.providers.length} providers`);

    const sum = (cells) => cells.reduce((total, { state, value }) => total + (state === "value" ? exact(value) : 0n), 0n);
    for (const row of [...summary.units, ...summary.providers, summary.totals]) assert.equal(sum(row.amounts), exact(row.sum.value), row.key);
    for (const part of [summary.units, summary.providers]) {
      assert.equal(sum(part.map((row) => row.sum)), exact(summary.totals.sum.value));
      assert.equal(sum(part.map((row) => row.net)), exact(summary.totals.net.value));
    }
    for (const { kind, ok, label } of summary.controls) assert.ok(ok || kind === "budget", label);
    assert.ok(summary.controls.some(({ kind }) => kind === "pot") || id === CURRENT);
  });

  test(`${id} gives byte for byte the table of the native program`, () => {
    const written = join(project.dir, `${id}.csv`);
    fordela("rakna", rules(id), DATA, "--ut", written);
    assert.ok(Buffer.from(workspace.csv(id), "utf8").equals(readFileSync(written)));
  });

  test(`${id} is explained in the same words as by the native program`, () => {
    const native = fordela("forklara", rules(id), DATA, "--json").trim().split("\n").map((line) => JSON.parse(line));
    assert.ok(native.length > 100, `${native.length} explanations`);
    for (const { unit, resource, tree } of native) {
      assert.deepEqual(withoutFolders(workspace.explain(id, unit, resource)), withoutFolders(tree), `${unit} ${resource}`);
    }
  });

  test(`${id} is followed up as by the native program, whoever asks`, () => {
    const asked = { day: "2026-03-18", seed: "2026-0318" };
    const unit = workspace.allocate(id).units.at(-1).key;
    const audiences = [["economist"], ["board", "--namnd"], [{ unit }, "--enhet", unit]];
    for (const [audience, ...options] of audiences) {
      const native = JSON.parse(fordela("uppfoljning", rules(id), DATA, "--dag", asked.day, "--fro", asked.seed, "--json", ...options));
      const own = workspace.followUp(id, { ...asked, audience });
      assert.deepEqual(own, native);
      const { allocated, used, unspent, notReported } = own.total;
      assert.equal(exact(allocated), exact(used) + exact(unspent) + exact(notReported));
      assert.ok(own.duties.some(({ strata }) => strata.some(({ drawn, asked: wanted }) => drawn === wanted)), "nothing is drawn");
    }
    assert.throws(() => workspace.followUp(id, { ...asked, day: "i går", audience: "board" }), /day must be a date/);
  });

  test(`${id} gives the same table under other names`, async () => {
    // An overlay is renamed as the one complete file that it comes to.
    const complete = join(mkdtempSync(join(project.dir, "hel-")), "regelverk.toml");
    writeFileSync(complete, workspace.flat(id));
    await assertSameUnderOtherNames({ project, open, rules: complete, data: [DATA], files: tables });
  });
}

/** The native program knows files by their paths, the package by the names it was given. */
function withoutFolders(node) {
  return JSON.parse(JSON.stringify(node), (key, value) => (key === "file" ? value.split("/").at(-1) : value));
}

test("the comparison is the difference of the two results, in kronor and per cent", () => {
  const comparison = workspace.compare(CURRENT, PROPOSED);
  const [current, proposed] = [CURRENT, PROPOSED].map((id) => new Map(workspace.allocate(id).units.map((row) => [row.key, row])));
  assert.equal(comparison.units.length, new Set([...current.keys(), ...proposed.keys()]).size);
  for (const { key, sum } of comparison.units) {
    assert.equal(sum.current.value, current.get(key).sum.value);
    assert.equal(sum.proposed.value, proposed.get(key).sum.value);
    assert.equal(exact(sum.difference.value), exact(sum.proposed.value) - exact(sum.current.value));
    if (exact(sum.current.value) === 0n) assert.equal(sum.percent.state, "inapplicable");
    else assert.match(sum.percent.value, /^-?\d+(\.\d)?$/);
  }
  assert.ok(comparison.units.some(({ sum }) => exact(sum.difference.value) !== 0n), "the proposal changes nothing");
});
