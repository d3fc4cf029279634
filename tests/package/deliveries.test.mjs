// What a web editor gets, as it lies in the package: everything that is promised is there, its checksums are right, it is not too
// heavy, and nothing in it runs text as a program, leads to another place or tells where it was built.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, relative, sep } from "node:path";
import { before, test } from "node:test";
import { install, root } from "./consumer.mjs";

/** What can be sent as an attachment, and opened from a memory stick. */
const MAX_SINGLE = 1_000_000;

const PROMISED = [
  "index.html", "icon.svg", "data/exempelkommun.json", "fordela-kalkylator.js", "fordela-kalkylator.d.ts", "custom-elements.json", "fordela.standalone.js",
  "fordela.html", "ram.html", "fordela-ram.js", "fordela.utan-wasm.js", "sw.js", "fordela.webmanifest", "integritet.json",
];

/** Names of vocabularies, which nobody fetches. */
const NAMESPACES = ["http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/1999/xlink", "http://www.w3.org/1999/xhtml", "http://www.w3.org/XML/1998/namespace"];

let webb;
let installed;
let names;
before(() => {
  ({ installed } = install());
  webb = join(installed, "webb");
  names = readdirSync(webb, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(webb, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"));
});

const bytes = (name) => readFileSync(join(webb, name));
const text = (name) => bytes(name).toString("utf8");
const hash = (kind, content) => `${kind}-${createHash(kind).update(content).digest("base64")}`;

test("every file of every delivery is there", () => {
  for (const name of PROMISED) assert.ok(names.includes(name), name);
});

test("the single file can be sent", () => {
  const { length } = bytes("fordela.html");
  assert.ok(length <= MAX_SINGLE, `${length} bytes`);
});

test("the checksums are those of the files, of all of them, and those in the readme are the same", () => {
  const written = JSON.parse(text("integritet.json"));
  assert.deepEqual(Object.keys(written).sort(), names.filter((name) => name !== "integritet.json").sort());
  for (const [name, value] of Object.entries(written)) assert.equal(value, hash("sha384", bytes(name)), name);
  const readme = readFileSync(join(installed, "README.md"), "utf8");
  const shown = [...readme.matchAll(/sha384-[A-Za-z0-9+/=]+/g)].map(([value]) => value);
  assert.ok(shown.length >= 4, `only ${shown.length} checksums in the readme`);
  for (const value of shown) assert.ok(Object.values(written).includes(value), value);
  for (const [, name, value] of readme.matchAll(/src="fordela\/([^"?]+)" integrity="([^"]+)"/g)) assert.equal(value, written[name], name);
  assert.ok(!readme.includes("%integritet"));
});

test("the policy of the single file names its scripts and its style, and nothing else may be fetched", () => {
  const html = text("fordela.html");
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html);
  const directives = new Map(policy.split("; ").map((one) => [one.split(" ")[0], one.split(" ").slice(1)]));
  assert.deepEqual([...directives.keys()], ["default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"]);
  for (const name of ["default-src", "base-uri", "form-action"]) assert.deepEqual(directives.get(name), ["'none'"]);
  assert.deepEqual(directives.get("img-src"), ["data:", "blob:"]);
  const [style] = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, content]) => `'${hash("sha256", content)}'`);
  assert.deepEqual(directives.get("style-src"), [style]);
  const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, content]) => `'${hash("sha256", content)}'`);
  assert.equal(scripts.length, 1, "the other one is packed");
  assert.equal(directives.get("script-src").length, 3);
  assert.equal(directives.get("script-src")[0], scripts[0]);
  assert.equal(directives.get("script-src")[2], "'wasm-unsafe-eval'");
  assert.ok(html.indexOf("Content-Security-Policy") < html.indexOf("<style>"), "what stands before a policy is not bound by it");
});

test("nothing runs text as a program, leads to another place, or tells where it was built", () => {
  const scripts = names.filter((name) => /\.(js|html|css|json|webmanifest|svg)$/.test(name));
  assert.ok(scripts.length >= 12, scripts.join());
  for (const name of scripts) {
    // The packed part is letters at random; what is in it is what stands in the standalone script.
    const content = text(name).replace(/(<script type="text\/plain"[^>]*>)[^<]*/, "$1").replace(/text:"(?:[^"\\]|\\.){100000,}"/, "").replace(/`[^`]{100000,}`/g, "").replace(/"text":"(?:[^"\\]|\\.){100000,}"/, "");
    assert.doesNotMatch(content, /\beval\s*\(|\bnew Function\b|setTimeout\(\s*["'`]/, name);
    for (const path of [root, `${homedir()}/`, "/node_modules/", "file:///"]) assert.ok(!content.includes(path), `${path} stands in ${name}`);
    for (const [address] of content.matchAll(/\b(?:https?|wss?):\/\/(?=[\w[])[^\s"'`\\<>)]+/g)) {
      assert.ok(NAMESPACES.includes(address), `${address} stands in ${name}`);
    }
  }
});

test("only the page's own script asks for the service worker", () => {
  const asks = names.filter((name) => name.endsWith(".js") && /serviceWorker\.register/.test(text(name)));
  assert.equal(asks.length, 1, asks.join());
  const [page] = /assets\/index-[\w-]+\.js/.exec(text("index.html"));
  assert.deepEqual(asks, [page]);
});

test("the worker keeps files that are there, with the checksums of those that are named by their content", () => {
  const files = JSON.parse(/^const FILES = (.*);$/m.exec(text("sw.js"))[1]);
  const version = JSON.parse(/^const VERSION = (.*);$/m.exec(text("sw.js"))[1]);
  assert.equal(version, JSON.parse(readFileSync(join(installed, "package.json"), "utf8")).version);
  assert.ok(files.length > 20);
  for (const [address, integrity] of files) {
    const name = address === "./" ? "index.html" : decodeURIComponent(address);
    assert.ok(names.includes(name), name);
    assert.equal(integrity, name.startsWith("assets/") ? hash("sha384", bytes(name)) : undefined, name);
  }
});

test("the script for the page around a frame is small enough to be read", () => {
  assert.ok(bytes("fordela-ram.js").length < 2_000);
});
