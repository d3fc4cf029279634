// A broken file for every kind of problem (tests/trasiga): the package says of each what the command line says, to the letter.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { before, test } from "node:test";
import { file, install, load, root } from "./consumer.mjs";

const FOLDER = join(root, "tests", "trasiga");
const SNAPSHOT = "väntat.txt";

let open;
before(async () => {
  ({ open } = await load(install()));
});

/** The files of a folder but its snapshot, the rule set's own first; none where they are too large to lie there. */
function files(folder) {
  const names = readdirSync(folder, { recursive: true })
    .filter((name) => name.normalize("NFC") !== SNAPSHOT && statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)).split(sep).join("/"));
  const own = (name) => (name === "regelverk.toml" ? 0 : 1);
  names.sort((a, b) => own(a) - own(b) || (a < b ? -1 : 1));
  return names.map((name) => file(join(folder, name), name));
}

/** What `fordela kontrollera` says of the first file, with the others beside it and the tables as data. */
function problems(workspace, given) {
  const sets = workspace.ruleSets();
  const id = sets.find((set) => set.file === given[0].name)?.id;
  const rulesAlone = given.every(({ name }) => name.endsWith(".toml"));
  const found = rulesAlone || id === undefined ? workspace.problems() : workspace.check(id);
  const runs = id === undefined ? [] : workspace.cases(id);
  return [...found, ...runs.flatMap((run) => run.problems)];
}

const LABEL = { error: "Fel", question: "Fråga", warning: "Varning", hint: "Tips" };

/** A problem in Swedish, as the command line prints it. */
function printed({ code, severity, file: name, lines, character, column, excerpt, text }) {
  const rows = lines.length > 1 ? `${lines.slice(0, -1).join(", ")} och ${lines.at(-1)}` : lines.join("");
  const place = [name, rows && `rad ${rows}`, character && `tecken ${character}`, column && `kolumn ${column}`];
  const head = [`${LABEL[severity]} [${code}]`, ...place.filter(Boolean)].join(" ");
  const { before: left = "", marked = "", after: right = "" } = excerpt ?? {};
  const length = (part) => [...part].length;
  const marks = left + marked + right === "" ? [] : [`  | ${left}${marked}${right}`, `  | ${" ".repeat(length(left))}${"^".repeat(Math.max(1, length(marked)))}`];
  return [head, `  ${text.sv.what}`, ...marks, `  ${text.sv.todo}`, ""].join("\n");
}

const folders = readdirSync(FOLDER).filter((name) => statSync(join(FOLDER, name)).isDirectory()).sort();

test("there are broken files", () => assert.ok(folders.length > 150, `${folders.length} folders`));

for (const name of folders) {
  const given = files(join(FOLDER, name));
  if (given.length === 0) continue;
  test(name, async () => {
    const snapshot = join(FOLDER, name, SNAPSHOT);
    assert.ok(existsSync(snapshot), "no snapshot");
    const workspace = await open(given);
    const found = problems(workspace, given);
    assert.ok(found.some(({ code }) => code === name.split(".")[0]));
    assert.equal(found.map(printed).join("\n"), readFileSync(snapshot, "utf8"));
    for (const { id } of workspace.ruleSets()) {
      const stopped = workspace.check(id).some(({ severity }) => severity === "error" || severity === "question");
      assert.equal(workspace.allocate(id) === undefined, stopped);
    }
    workspace.free();
  });
}
