// What is delivered: nothing is missing, every door of the exports map leads somewhere, and the types fit the calls.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { install, load, root, run } from "./consumer.mjs";
import { AMOUNTS, TOTAL, small } from "./small.mjs";

/** What the wasm may weigh as it travels. Raise it only for something that is worth the wait. */
const MAX_GZIP = 750_000;

let project;
let manifest;
before(() => {
  project = install();
  manifest = JSON.parse(readFileSync(join(project.installed, "package.json"), "utf8"));
});

const read = (name) => readFileSync(join(project.installed, name), "utf8");

/** What a bundler or a runtime picks: the first key of the map that is among its conditions. */
function resolve(...conditions) {
  const entry = Object.entries(manifest.exports["."]).find(([key]) => key === "default" || conditions.includes(key));
  return entry[1];
}

test("the manifest names the package, its licence and the version of Cargo.toml", () => {
  assert.equal(manifest.name, "fordela");
  assert.equal(manifest.license, "EUPL-1.2");
  assert.equal(manifest.type, "module");
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  assert.equal(manifest.version, /name = "fordela"\nversion = "([^"]+)"/.exec(lock)[1]);
  assert.equal(read("LICENSE"), readFileSync(join(root, "LICENSE"), "utf8"));
  assert.match(read("README.md"), /^# fordela/);
});

test("exactly the promised files are in the tarball", () => {
  const present = readdirSync(project.installed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project.installed, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
  assert.deepEqual(present, [...manifest.files, "LICENSE", "README.md", "package.json"].sort());
});

test("the wasm is light enough for a school's net, and does not tell where it was built", () => {
  const wasm = readFileSync(join(project.installed, "fordela_bg.wasm"));
  const { length } = gzipSync(wasm, { level: 9 });
  assert.ok(length < MAX_GZIP, `${length} bytes`);
  for (const path of [root, `${homedir()}/`]) assert.ok(!wasm.includes(path), `${path} stands in the wasm`);
});

test("every file that a delivered file refers to is delivered", () => {
  const targets = Object.values(manifest.exports).flatMap((entry) => (typeof entry === "string" ? entry : Object.values(entry)));
  for (const target of [...targets, manifest.types, manifest.customElements]) assert.ok(existsSync(join(project.installed, target.replace("*", ""))), target);

  let followed = 0;
  for (const name of manifest.files.filter((name) => /\.(js|ts)$/.test(name))) {
    const references = read(name).matchAll(/\b(?:from\s*|import\s*\(?\s*)["'`](\.[^"'`]+)["'`]|new URL\(\s*["'`]([^"'`]+)["'`]\s*,\s*import\.meta\.url/g);
    for (const [, imported, sibling] of references) {
      followed += 1;
      assert.ok(existsSync(join(project.installed, dirname(name), imported ?? sibling)), `${name} refers to ${imported ?? sibling}`);
    }
  }
  assert.ok(followed >= 6, `only ${followed} references were found: has the pattern gone blind?`);
});

test("the exports map leads a page to the page entry and Node to its own, with the same names", async () => {
  assert.equal(resolve("import", "browser", "module"), "./page.js");
  assert.equal(resolve("import", "node"), "./node.js");
  assert.equal(resolve("require", "node"), "./node.js");
  assert.equal(resolve("import"), "./page.js", "a runtime that says nothing is taken for a page");
  assert.equal(Object.keys(manifest.exports["."])[0], "types", "TypeScript takes the first key that fits");

  const names = 'import * as fordela from "fordela"; console.log(import.meta.resolve("fordela"), Object.keys(fordela).sort().join());';
  const [nodeFile, nodeNames] = run(project, names).trim().split(" ");
  const [pageFile, pageNames] = run(project, names, "--conditions=browser").trim().split(" ");
  assert.match(nodeFile, /fordela\/node\.js$/);
  assert.match(pageFile, /fordela\/page\.js$/);
  assert.equal(nodeNames, "Workspace,open");
  assert.equal(pageNames, "Workspace,open");
});

test("the page entry works wherever the wasm comes from: here from its bytes", () => {
  writeFileSync(join(project.dir, "small.json"), JSON.stringify(small().map(({ name, bytes }) => [name, [...bytes]])));
  const total = run(project, `
    import { readFile } from "node:fs/promises";
    import { open } from "fordela";
    const files = JSON.parse(await readFile("small.json", "utf8")).map(([name, bytes]) => ({ name, bytes: Uint8Array.from(bytes) }));
    const wasm = await readFile(new URL("fordela_bg.wasm", import.meta.resolve("fordela")));
    const workspace = await open(files, { wasm });
    console.log(workspace.allocate("liten").totals.sum.value);
  `, "--conditions=browser");
  assert.equal(total.trim(), TOTAL);
});

test("a wasm that cannot be had fails with an error, and the next attempt can succeed", () => {
  const seen = run(project, `
    import { open } from "fordela";
    await open([], { wasm: "finns-inte.wasm" }).catch((error) => console.log(error.code));
    console.log((await open([])).ruleSets().length);
  `);
  assert.equal(seen, "ENOENT\n0\n");
});

test("the example in the readme runs as it stands", () => {
  for (const { name, bytes } of small()) writeFileSync(join(project.dir, name), bytes);
  const [, example] = /```js\n([\s\S]*?)```/.exec(read("README.md"));
  assert.equal(run(project, example), `Alskolan ${AMOUNTS[0]}\nBjörkskolan ${AMOUNTS[1]}\n`);
});

for (const moduleResolution of ["bundler", "nodenext"]) {
  test(`a stranger's TypeScript compiles with moduleResolution ${moduleResolution}`, async () => {
    copyFileSync(join(root, "tests/package/stranger.ts"), join(project.dir, "stranger.ts"));
    const options = {
      strict: true, noEmit: true, skipLibCheck: false, types: [], target: "es2022", lib: ["es2022", "dom"],
      module: moduleResolution === "bundler" ? "esnext" : "nodenext", moduleResolution,
    };
    writeFileSync(join(project.dir, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["stranger.ts"] }));
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    try {
      execFileSync(process.execPath, [compiler, "--project", project.dir], { encoding: "utf8" });
    } catch (error) {
      assert.fail(error.stdout);
    }
  });
}

test("the TypeScript above uses every call there is", async () => {
  const { Workspace } = await load(project);
  const stranger = readFileSync(join(root, "tests/package/stranger.ts"), "utf8");
  const calls = Object.getOwnPropertyNames(Workspace.prototype).filter((name) => !/^(constructor|__.*)$/.test(name));
  assert.ok(calls.length >= 10, calls.join());
  for (const name of calls) assert.ok(stranger.includes(`workspace.${name}(`), `${name} is not used`);
});
