// Whatever is thrown at it, the package answers with problems in Swedish and goes on working: no trap, no silence, no hang.
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterEach, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { install, load, text } from "./consumer.mjs";
import { RULES, TOTAL, UNITS, small } from "./small.mjs";

let project;
let open;
let copies = 0;
before(async () => {
  project = install();
  ({ open } = await load(project));
});

// After a trap the next test gets an instance of its own, so that every failure is about its own case.
afterEach(async () => {
  if (await computes().catch(() => false)) return;
  const copy = join(project.dir, `kopia-${(copies += 1)}`);
  cpSync(project.installed, copy, { recursive: true });
  ({ open } = await import(pathToFileURL(join(copy, "node.js")).href));
});

async function computes() {
  const workspace = await open(small());
  const { value } = workspace.allocate("liten").totals.sum;
  workspace.free();
  return value === TOTAL;
}

/** Opens the files, asks for everything there is to ask, and gives the problems. */
async function problems(files) {
  const workspace = await open(files);
  const found = workspace.problems();
  workspace.files();
  for (const { id } of workspace.ruleSets()) {
    found.push(...workspace.check(id));
    const stopped = workspace.check(id).some(({ severity }) => severity === "error" || severity === "question");
    assert.equal(workspace.allocate(id) === undefined, stopped, "a result is given exactly when nothing stops it");
    workspace.csv(id);
    workspace.table(id, "enhet");
    workspace.compare(id, id);
    workspace.explain(id, "10000001", "stöd");
  }
  workspace.free();
  return found;
}

function assertWellFormed(problem) {
  assert.match(problem.code, /^[a-z0-9]+(-[a-z0-9]+)*$/);
  assert.ok(["error", "question", "warning", "hint"].includes(problem.severity), problem.severity);
  assert.ok(Array.isArray(problem.lines) && problem.lines.every((line) => Number.isInteger(line) && line >= 1));
  for (const language of ["sv", "en"]) {
    const { what, todo } = problem.text[language];
    assert.ok(what.length > 5 && todo.length > 5, `${problem.code}: "${what}" "${todo}"`);
    assert.ok(what.length + todo.length < 2000, `${problem.code} says more than anyone can read`);
  }
  assert.notEqual(problem.text.sv.what, problem.text.en.what, problem.code);
  const { before = "", marked = "", after = "" } = problem.excerpt ?? {};
  assert.ok(before.length + marked.length + after.length < 1000, `${problem.code} quotes too much`);
}

/** A case: what is opened, and the file that the problems must be about. */
function refused(name, files, { of, severity = "error" } = {}) {
  test(name, { timeout: 60_000 }, async () => {
    const found = await problems(typeof files === "function" ? files() : files);
    for (const problem of found) assertWellFormed(problem);
    const told = found.filter((problem) => problem.severity === severity);
    assert.ok(told.length > 0, `no ${severity} among ${JSON.stringify(found)}`);
    if (of) assert.ok(told.some((problem) => problem.file === of), `none of ${JSON.stringify(told)} is about ${of}`);
    assert.ok(await computes(), "the instance that has seen this computes no more");
  });
}

/** The same bytes every time, with no pattern in them. */
function noise(length, seed) {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

const units = (content) => small({ units: content });
const resource = (formula) => small({ rules: RULES.replace('"pris * elever + klumpsumma"', `'${formula}'`) });

test("the untouched municipality has no problem at all, so that every error below is the case's own", async () => {
  assert.deepEqual(await problems(small()), []);
});

for (const seed of [1, 2, 3]) {
  refused(`random bytes as a table (${seed})`, () => [text("regelverk.toml", RULES), { name: "enhet.csv", bytes: noise(4096, seed) }], { of: "enhet.csv" });
  refused(`random bytes as rules (${seed})`, () => [{ name: "regelverk.toml", bytes: noise(4096, seed) }], { of: "regelverk.toml" });
}
refused("a megabyte of garbage as a table", () => [text("regelverk.toml", RULES), { name: "enhet.csv", bytes: noise(1 << 20, 4) }], { of: "enhet.csv" });
refused("a megabyte of garbage as rules", () => [{ name: "regelverk.toml", bytes: noise(1 << 20, 5) }], { of: "regelverk.toml" });
refused("a megabyte of one letter as a table", () => units("x".repeat(1 << 20)), { of: "enhet.csv" });
refused("a megabyte of one letter as rules", () => [text("regelverk.toml", "x".repeat(1 << 20))], { of: "regelverk.toml" });
refused("an empty table", () => units(""), { of: "enhet.csv" });
refused("a table of a byte order mark", () => units("\uFEFF"), { of: "enhet.csv" });
refused("a table of line breaks", () => units("\r\n".repeat(10_000)), { of: "enhet.csv" });
refused("a table of zero bytes", () => units("\0".repeat(10_000)), { of: "enhet.csv" });
refused("empty rules", () => [text("regelverk.toml", "")], { of: "regelverk.toml" });
refused("a quotation mark that is never closed", () => units(UNITS.replace("Alskolan", '"Alskolan')), { of: "enhet.csv" });
refused("a hundred thousand columns", () => units(`${"kolumn;".repeat(100_000)}\r\n`), { of: "enhet.csv" });
refused("a hundred thousand cells too many in one row", () => units(`${UNITS}10000003;Kommunen;Cederskolan;9${";1".repeat(100_000)}\r\n`), { of: "enhet.csv" });
refused("a table that was to be read in an encoding it has not", () => {
  const [rules, table] = small();
  return [rules, { ...table, dialect: { encoding: "utf-16" } }];
}, { of: "enhet.csv" });

for (const [name, number] of [
  ["of ten thousand digits", "9".repeat(10_000)],
  ["of ten thousand decimals", `0,${"1".repeat(10_000)}`],
  ["in the notation of computers", "1e400000000"],
  ["that is text", "tolv"],
  ["below zero", "-3"],
]) {
  refused(`a count ${name}`, () => units(UNITS.replace(";12\r", `;${number}\r`)), { of: "enhet.csv" });
}
refused("the largest decimal times pupils", () => small({
  rules: RULES.replace("1 000,03 kr/elev", "79228162514264337593543950335 kr/elev"),
}));
refused("the largest decimal as pupils, too", () => small({
  rules: RULES.replace("1 000,03 kr/elev", "79228162514264337593543950335 kr/elev"),
  units: UNITS.replace(";12\r", ";79228162514264337593543950335\r"),
}));
refused("a price of ten thousand digits", () => small({ rules: RULES.replace("1 000,03 kr", `${"9".repeat(10_000)} kr`) }), { of: "regelverk.toml" });
refused("numbers that double their digits in every column", () => {
  const columns = Array.from({ length: 60 }, (_, at) =>
    `[[kolumn]]\ntabell = "enhet"\nid = "k${at + 1}"\nformel = "k${at} * k${at}"\n`);
  const first = '[[kolumn]]\ntabell = "enhet"\nid = "k0"\nformel = "klumpsumma / pris / 7 / (elever + elever) * elever * pris / klumpsumma"\n';
  return small({ rules: `${RULES}\n${first}\n${columns.join("\n")}` });
});
refused("a rounding to a thousand million decimals", () => resource("AVRUNDA(pris * elever; 1000000000)"));
refused("division by zero", () => resource("pris * elever * elever / (elever - elever)"));

refused("TOML nested a hundred thousand deep", () => [text("regelverk.toml", `a = ${"[".repeat(100_000)}`)], { of: "regelverk.toml" });
refused("TOML tables nested a hundred thousand deep", () => [text("regelverk.toml", `${"a.".repeat(100_000)}a = 1`)], { of: "regelverk.toml" });
refused("TOML inline tables nested a hundred thousand deep", () => [text("regelverk.toml", `a = ${"{a=".repeat(100_000)}`)], { of: "regelverk.toml" });
for (const [name, formula] of [
  ["of a hundred thousand parentheses", `${"(".repeat(100_000)}pris * elever${")".repeat(100_000)}`],
  ["of a hundred thousand open parentheses", "(".repeat(100_000)],
  ["of a hundred thousand signs", `${"-".repeat(100_000)}pris * elever`],
  ["of a hundred thousand terms", `pris * elever${" + klumpsumma".repeat(100_000)}`],
  ["of a hundred thousand factors", `pris * elever${" * 2".repeat(100_000)}`],
  ["of a hundred thousand functions", `${"SUMMA(".repeat(100_000)}klumpsumma${")".repeat(100_000)}`],
  ["of a hundred thousand arguments", `SUMMA(klumpsumma${"; klumpsumma".repeat(100_000)}`],
  ["of a hundred thousand per cent signs", `klumpsumma * 1${"%".repeat(100_000)}`],
  ["of a hundred thousand dots", `klumpsumma${".x".repeat(100_000)}`],
  ["of random letters", String.fromCharCode(...noise(2000, 6)).replace(/['\n\r\t]|[^\x20-\x7e\xa1-\xff]/g, "?")],
  ["of kronor plus pupils", "pris * elever + elever"],
  ["with an unknown name", "pris * elevr"],
  ["that ends in the middle", "pris * (elever +"],
]) {
  refused(`a formula ${name}`, () => resource(formula), { of: "regelverk.toml" });
}
refused("a circle of a thousand columns", () => {
  const columns = Array.from({ length: 1000 }, (_, at) =>
    `[[kolumn]]\ntabell = "enhet"\nid = "k${at}"\nformel = "k${(at + 1) % 1000}"\n`);
  return small({ rules: `${RULES}\n${columns.join("\n")}` });
}, { of: "regelverk.toml" });
refused("a school without a provider", () => units(UNITS.replace("Kommunen;Alskolan", ";Alskolan")), { of: "enhet.csv" });
refused("the same table twice", () => [...small(), text("annan/enhet.csv", UNITS)]);
refused("the same rules twice", () => [...small(), text("annan/regelverk.toml", RULES)]);
refused("two schools with one key", () => units(UNITS.replace("10000002", "10000001")), { of: "enhet.csv" });

test("a chain of two thousand columns is computed, or refused in words", { timeout: 60_000 }, async () => {
  const columns = Array.from({ length: 2000 }, (_, at) =>
    `[[kolumn]]\ntabell = "enhet"\nid = "k${at + 1}"\nformel = "k${at} + klumpsumma"\n`);
  const files = small({
    rules: `${RULES.replace("pris * elever + klumpsumma", "k2000")}\n[[kolumn]]\ntabell = "enhet"\nid = "k0"\nformel = "pris * elever"\n${columns.join("\n")}`,
  });
  const found = await problems(files);
  for (const problem of found) assertWellFormed(problem);
  if (found.some(({ severity }) => severity === "error")) return;
  const workspace = await open(files);
  assert.equal(workspace.allocate("liten").totals.sum.value, "2029500.89"); // 29 500,89 for the pupils and 2 000 lump sums for each of two schools
  workspace.free();
});

test("all problems come at once, each with its place", async () => {
  const found = await problems(small({
    rules: `${RULES.replace("pris * elever", "pris * elevr")}\nokand = 1\n`,
    units: UNITS.replace(";12\r", ";tolv\r").replace("17,5", "-4"),
  }));
  const places = found.filter(({ severity }) => severity === "error").map(({ file, lines }) => `${file}:${lines[0]}`);
  assert.ok(places.includes("enhet.csv:2") && places.includes("enhet.csv:3"), places.join(" "));
  assert.ok(places.filter((place) => place.startsWith("regelverk.toml:")).length >= 2, places.join(" "));
});

test("names of files are only names", async () => {
  for (const name of ["", ".", "..", "/", "../../etc/passwd", "C:\\underlag\\enhet.csv", "enhet", ".csv", "\0.csv", "å".repeat(5000)]) {
    for (const problem of await problems([...small(), text(name, "a;b\r\n1;2\r\n")])) assertWellFormed(problem);
  }
});

test("what is no list of files is an exception with a message, not a trap", async () => {
  for (const files of [undefined, null, 7, "enhet.csv", {}, [undefined], [{ name: "enhet.csv" }], [{ name: 1, bytes: new Uint8Array() }], [{ name: "enhet.csv", bytes: "x" }]]) {
    await assert.rejects(open(files), (error) => {
      assert.ok(error instanceof Error && !(error instanceof WebAssembly.RuntimeError), `${JSON.stringify(files)}: ${error}`);
      return error.message.length > 5;
    });
  }
});

test("what does not exist is undefined, and what is freed says so", async () => {
  const workspace = await open(small());
  assert.equal(workspace.allocate("finns-inte"), undefined);
  assert.equal(workspace.table("liten", "finns-inte"), undefined);
  assert.equal(workspace.csv("finns-inte"), undefined);
  assert.equal(workspace.compare("liten", "finns-inte"), undefined);
  assert.equal(workspace.explain("liten", "finns-inte", "stöd"), undefined);
  assert.equal(workspace.explain("liten", "10000001", "finns-inte"), undefined);
  workspace.free();
  assert.throws(() => workspace.allocate("liten"), (error) => !(error instanceof WebAssembly.RuntimeError));
});
