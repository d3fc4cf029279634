// The core translated to JavaScript says what the wasm says, to the letter: of every call, of what is wrong, and at the limits.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { file, install, root, text } from "./consumer.mjs";
import { RULES, UNITS, small } from "./small.mjs";

let project;
let wasm;
let translated;
let module;
before(async () => {
  project = install();
  const { core } = await import(pathToFileURL(join(project.installed, "core.js")).href);
  module = await import(pathToFileURL(join(project.installed, "fordela.utan-wasm.js")).href);
  wasm = await core(readFileSync(join(project.installed, "fordela_bg.wasm")));
  translated = module.start();
});

/** Every call that there is, by name: those that a test below has not made are told of at the end. */
const made = new Set();

/** What both say of a call, after it has been seen that it is the same; an exception is what it says. */
function both(pair, name, ...given) {
  made.add(name);
  const [one, other] = pair.map((workspace) => {
    try {
      return { value: workspace[name](...given) };
    } catch (error) {
      return { error: error.message };
    }
  });
  if (isWorkspace(one.value) && isWorkspace(other.value)) return [one.value, other.value];
  const [said, also] = [one, other].map((it) => JSON.stringify(it));
  if (said !== also) assert.fail(`${name}(${JSON.stringify(given).slice(0, 200)}): ${firstDifference(said, also)}`);
  return one.value;
}

const isWorkspace = (value) => typeof value?.ruleSets === "function";
const pairOf = (files) => [wasm.open(files), translated.open(files)];

function firstDifference(one, other) {
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return `…${one.slice(at - 80, at + 80)}… and …${other.slice(at - 80, at + 80)}…`;
}

/** The files under a folder whose names end so. */
function under(folder, ...endings) {
  const all = readdirSync(join(root, folder), { recursive: true }).sort();
  return all.filter((name) => endings.some((ending) => name.endsWith(ending)) && statSync(join(root, folder, name)).isFile()).map((name) => file(join(root, folder, name), name));
}

const demonstration = () => [
  ...["exempelkommun-2024", "exempelkommun-2025"].flatMap((name) => under(`regler/${name}`, ".toml").map((one) => ({ ...one, name: `${name}/${one.name}` }))),
  ...under("regler/exempelkommun-2024/underlag", ".csv"),
];

test("a page can tell that the two belong together", async () => {
  const known = await import(pathToFileURL(join(project.installed, "known.js")).href);
  assert.equal(module.checksum, known.checksum);
  assert.equal(readFileSync(join(project.installed, "fordela_bg.wasm")).length, known.length);
});

test("every answer for the demonstration, of both years", () => {
  const pair = pairOf(demonstration());
  for (const name of ["files", "ruleSets", "problems"]) both(pair, name);
  const sets = both(pair, "ruleSets").map(({ id }) => id);
  assert.deepEqual(sets.length, 2);
  for (const name of ["compare", "difference", "split"]) for (const [a, b] of [sets, [...sets].reverse()]) assert.ok(both(pair, name, a, b), name);
  for (const id of sets) {
    for (const name of ["check", "allocate", "sums", "csv", "outline", "source", "cases", "told", "identity", "sensitivity"]) assert.ok(both(pair, name, id), name);
    both(pair, "flat", id);
    const { units, resources } = both(pair, "allocate", id);
    const [info] = both(pair, "ruleSets").filter((set) => set.id === id);
    for (const { id: name } of info.tables) assert.ok(both(pair, "table", id, name), name);
    for (const { key } of units) both(pair, "questions", id, key);
    for (const { key } of units.slice(0, 12)) for (const resource of resources) both(pair, "explain", id, key, resource.id);
    for (const audience of ["economist", "board", { unit: units[3].key }]) both(pair, "followUp", id, { day: "2025-06-01", seed: "7", audience });
    both(pair, "followUp", id, { day: "2025-06-01", seed: "åäö", audience: "board", limit: 10 });
    whatIf(pair, id, units[2].key);
    tried(pair, id, info.parameters.find(({ slider }) => slider));
  }
});

/** Somebody changes a number of a school: with all data, and with the school's own rows alone. */
function whatIf(pair, id, unit) {
  const { cells, rows } = both(pair, "questions", id, unit);
  const numbers = cells.filter(({ sort }) => sort.kind === "number").slice(0, 5);
  assert.ok(numbers.length > 0);
  for (const { table, key, column } of numbers) {
    const varied = both(pair, "vary", [{ table, key, column, value: "1 234,5" }]);
    both(varied, "sums", id);
    both(varied, "check", id);
    for (const one of varied) one.free();
  }
  const added = rows.find(({ typical }) => typical);
  if (added) both(both(pair, "vary", [{ table: added.table, add: added.typical }]), "allocate", id);

  const told = both(pair, "told", id);
  const { units } = both(pair, "allocate", id);
  const own = { unit, tables: [], told, amounts: [] };
  const mine = both(pair, "own", told.tables);
  both(mine, "files");
  both(mine, "ownQuestions", id, own);
  both(mine, "ownTable", id, own, numbers[0].table);
  both(mine, "alone", id, own, [{ table: numbers[0].table, key: numbers[0].key, column: numbers[0].column, value: "3" }]);
  assert.ok(units.length > 0);
}

/** Somebody tries another value of a parameter, looks for one, and writes it as a file. */
function tried(pair, id, { id: parameter, cell }) {
  const changes = [{ parameter, value: cell.value }];
  const trial = both(pair, "trial", id, "prov", "Ett prov", changes);
  both(trial, "sums", "prov");
  const overlay = both(pair, "overlay", id, "prov", "Ett prov", changes);
  assert.match(overlay, /Ett prov/);
  both(both(pair, "with", text("prov.toml", overlay)), "allocate", "prov");
  const { totals } = both(pair, "sums", id);
  both(pair, "solve", id, { parameter, target: totals.sum.value });
  both(pair, "solve", id, { parameter, target: "0", net: true });
  both(pair, "edit", id, [{ section: "parameter", id: parameter, key: "namn", value: "Nytt “namn” å\u0308" }]);
  both(pair, "edit", id, [{ section: "header", key: "namn", value: "\ud800 ensam" }]);
}

test("exports through mappings, and a draft of one", () => {
  const pair = pairOf([...small(), text("export.csv", "Skolkod;Ägare;Skola;Antal elever\r\n1;K;A;2\r\n")]);
  both(pair, "files");
  for (const draft of [{}, { table: "enhet" }, { table: "enhet", columns: [{ from: "Skolkod", to: "skolenhetskod" }] }]) {
    both(pair, "mapping", "export.csv", draft);
    both(pair, "mappingText", "export.csv", draft);
  }
});

test("what is wrong with a call is the same error, and a freed workspace is freed", () => {
  const pair = pairOf(small());
  for (const [name, ...given] of [
    ["allocate"], ["allocate", 7], ["allocate", "finns inte"], ["vary", "nej"], ["vary", [{ table: 1 }]], ["solve", "liten", { parameter: 1 }],
    ["followUp", "liten", { day: "igår", seed: "", audience: "board" }], ["explain", "liten", "10000001"], ["with", {}], ["table", "liten", null],
  ]) both(pair, name, ...given);
  both(pair, "free");
  both(pair, "ruleSets");
  both(pair, "free");
});

for (const folder of readdirSync(join(root, "tests/trasiga")).filter((name) => existsSync(join(root, "tests/trasiga", name, "regelverk.toml")))) {
  test(`broken: ${folder}`, () => {
    const pair = pairOf(under(`tests/trasiga/${folder}`, ".toml", ".csv"));
    both(pair, "problems");
    for (const { id } of both(pair, "ruleSets")) for (const name of ["check", "cases", "allocate"]) both(pair, name, id);
    for (const workspace of pair) workspace.free();
  });
}

/** As deep as the limits allow: a hundred columns, each of the one before, each with as many brackets as there may be. */
function deepest(columns, brackets) {
  const column = (at) => `
[[kolumn]]
tabell = "enhet"
id     = "k${at}"
sort   = "elev"
formel = "${"(".repeat(brackets)}${at === 0 ? "elever" : `k${at - 1}`} + 0${" * 1)".repeat(brackets)}"
`;
  const rules = RULES.replace("[[resurs]]", `${Array.from({ length: columns }, (_, at) => column(at)).join("")}\n[[resurs]]`).replace("pris * elever", `pris * k${columns - 1}`);
  return small({ rules, units: UNITS });
}

test("the deepest rule set that the limits allow, and one beyond", () => {
  const pair = pairOf(deepest(90, 90));
  assert.deepEqual(both(pair, "check", "liten"), []);
  assert.equal(both(pair, "allocate", "liten").totals.sum.value, "30500.89");
  assert.ok(both(pair, "explain", "liten", "10000001", "stöd").children.length > 0);
  both(pair, "told", "liten");
  both(pair, "questions", "liten", "10000001");
  const beyond = pairOf(deepest(120, 120));
  assert.ok(both(beyond, "check", "liten").length > 0);
});

test("an instance that has stopped answers nothing more, and another one starts", () => {
  const stopping = module.start();
  const workspace = stopping.open(small());
  const { call } = stopping;
  assert.equal(typeof call, "function");
  const again = module.start();
  assert.equal(again.open(small()).csv("liten"), workspace.csv("liten"));
  assert.equal(workspace.csv("liten"), wasm.open(small()).csv("liten"));
});

test("the core, its types and the class have the same calls, and all of them were made above", () => {
  const calls = [...readFileSync(join(root, "src/calls.rs"), "utf8").matchAll(/^ {4}\("(\w+)", \|/gm)].map(([, name]) => name).sort();
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(wasm.open(small()))).filter((name) => name !== "constructor" && name !== "free").sort();
  const types = /export class Workspace \{([\s\S]*?)\n\}/.exec(readFileSync(join(project.installed, "core.d.ts"), "utf8"))[1];
  const declared = [...types.matchAll(/^ {2}(\w+)\(/gm)].map(([, name]) => name).filter((name) => name !== "constructor" && name !== "free").sort();
  assert.ok(calls.length > 30);
  assert.deepEqual(methods, calls);
  assert.deepEqual(declared, calls);
  assert.deepEqual([...made].filter((name) => name !== "free").sort(), calls);
});
