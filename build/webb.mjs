// Completes dist/, the folder that is put on a web site: writes what the service worker keeps, and the integrity of each file.
//
//   node build/webb.mjs [folder]
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const dist = resolve(process.argv[2] ?? join(root, "dist"));

const WITHOUT_WASM = "fordela.utan-wasm.js";
/** What is put on other pages, what only some browsers or editors need, and what the worker cannot keep: itself, and the list of everything. */
const NOT_KEPT = new Set([
  "fordela-kalkylator.js", "fordela-kalkylator.d.ts", "custom-elements.json", "fordela.standalone.js", "fordela.html", "ram.html", "fordela-ram.js", WITHOUT_WASM,
  "sw.js", "integritet.json",
]);

const names = () =>
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();

const content = (name) => readFileSync(join(dist, name));
const integrity = (name) => `sha384-${createHash("sha384").update(content(name)).digest("base64")}`;

/** The version stands in Cargo.toml and nowhere else. */
const version = () => /^version = "([^"]+)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];

/** What is named by its content never changes. Everything else may be edited where it lies, so it carries no checksum. */
function kept() {
  const files = names().filter((name) => !NOT_KEPT.has(name));
  const encoded = (name) => name.split("/").map(encodeURIComponent).join("/");
  return [["./"], ...files.map((name) => (name.startsWith("assets/") ? [encoded(name), integrity(name)] : [encoded(name)]))];
}

function worker() {
  const files = kept();
  const all = createHash("sha256");
  for (const name of names().filter((name) => !NOT_KEPT.has(name) || name === WITHOUT_WASM)) all.update(`${name}\0${integrity(name)}\n`);
  const source = readFileSync(join(root, "www/worker/sw.js"), "utf8");
  all.update(source);
  const lines = { VERSION: version(), CONTENT: all.digest("hex").slice(0, 16), FILES: files, WITHOUT_WASM };
  return Object.entries(lines).reduce((text, [name, value]) => {
    const line = new RegExp(`^const ${name} = .*;$`, "m");
    if (!line.test(text)) throw new Error(`sw.js has no line for ${name}`);
    return text.replace(line, () => `const ${name} = ${JSON.stringify(value)};`);
  }, source);
}

writeFileSync(join(dist, "sw.js"), worker());
const list = names().filter((name) => name !== "integritet.json");
writeFileSync(join(dist, "integritet.json"), `${JSON.stringify(Object.fromEntries(list.map((name) => [name, integrity(name)])), null, 2)}\n`);
