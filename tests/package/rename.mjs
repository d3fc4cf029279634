// No code may know a name: a rule set and its data under random names must give the very same table.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { file, root } from "./consumer.mjs";

const SEED = "2025";

/** `data` is what the renaming script reads, `files` the same tables as the package takes them. */
export async function assertSameUnderOtherNames({ project, open, rules, data, files }) {
  const out = mkdtempSync(join(project.dir, "namn-"));
  execFileSync("python3", [join(root, "tests/second/rename.py"), rules, ...data, "--out", out, "--seed", SEED], { stdio: ["ignore", "ignore", "inherit"] });
  const tables = readdirSync(join(out, "underlag")).map((name) => file(join(out, "underlag", name)));

  const before = await csv(open, [file(rules), ...files]);
  const after = await csv(open, [file(join(out, "regelverk.toml")), ...tables]);

  const { result } = JSON.parse(readFileSync(join(out, "names.json"), "utf8"));
  assert.ok(result.length > 0 && result.every(([old, given]) => old !== given), "nothing was renamed");
  const names = new Map(result);
  const [head, ...body] = before.split("\r\n");
  const renamed = head.replace("\uFEFF", "").split(";").map((name) => names.get(name));
  assert.equal(after, [`\uFEFF${renamed.join(";")}`, ...body].join("\r\n"));
}

async function csv(open, files) {
  const workspace = await open(files);
  const [{ id }] = workspace.ruleSets();
  const table = workspace.csv(id);
  assert.ok(table, JSON.stringify(workspace.check(id).slice(0, 3)));
  workspace.free();
  return table;
}
