// Completes pkg/, which holds the core (pkg.sh): the folder for web sites, the element's types, licence, readme and package.json.
// Ends with a table of what will be delivered, as npm itself sees it.
//
//   node build/package.mjs
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("../", import.meta.url));
const pkg = join(root, "pkg");
const dist = join(root, "dist");

/** What core.mjs has laid there. */
const CORE = [
  "page.js", "node.js", "index.d.ts", "core.js", "core.d.ts", "known.js", "known.d.ts", "fordela_bg.wasm", "fordela.utan-wasm.js", "fordela.utan-wasm.d.ts",
];

/** The version and the licence stand in Cargo.toml and nowhere else. */
function crate() {
  const args = ["metadata", "--no-deps", "--locked", "--format-version", "1"];
  const metadata = JSON.parse(execFileSync("cargo", args, { cwd: root, encoding: "utf8" }));
  return metadata.packages.find((found) => found.name === "fordela");
}

/** `files` is exact: a file that is neither built nor copied is an error of npm's listing below, never a silent gap. */
function manifest({ version, license }, webb) {
  return {
    name: "fordela",
    version,
    description: "Fördelar stöd till skolor enligt gällande och föreslagna regler, exakt och med en förklaring till varje krona",
    license,
    type: "module",
    exports: {
      ".": { types: "./index.d.ts", browser: "./page.js", node: "./node.js", default: "./page.js" },
      "./element": { types: "./webb/fordela-kalkylator.d.ts", default: "./webb/fordela-kalkylator.js" },
      "./webb/*": "./webb/*",
      "./fordela_bg.wasm": "./fordela_bg.wasm",
      "./custom-elements.json": "./custom-elements.json",
      "./package.json": "./package.json",
    },
    types: "./index.d.ts",
    customElements: "./custom-elements.json",
    files: [...CORE, "custom-elements.json", ...webb.map((name) => `webb/${name}`)],
    // The element registers itself when it is imported.
    sideEffects: ["./webb/**"],
    engines: { node: ">=20" },
  };
}

/** The folder for web sites, all of it at once. */
function copyWebb() {
  const [next, before] = [join(pkg, "webb.ny"), join(pkg, "webb")];
  rmSync(next, { recursive: true, force: true });
  cpSync(dist, next, { recursive: true });
  rmSync(before, { recursive: true, force: true });
  renameSync(next, before);
  return readdirSync(before, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(before.length + 1).split(sep).join("/"))
    .sort();
}

/** The readme as it is written, with the integrity of each file where it says %integritet name%. */
function readme() {
  const integrity = JSON.parse(readFileSync(join(pkg, "webb/integritet.json"), "utf8"));
  return readFileSync(join(root, "build/package/README.md"), "utf8").replace(/%integritet ([^%]+)%/g, (_, name) => {
    if (!integrity[name]) throw new Error(`README.md names ${name}, which is not in webb/`);
    return integrity[name];
  });
}

/** The description of the element with its paths from the root of the package, where those who read it start. */
function described() {
  const found = JSON.parse(readFileSync(join(pkg, "webb/custom-elements.json"), "utf8"));
  for (const one of found.modules) one.path = `webb/${one.path}`;
  return `${JSON.stringify(found, null, 2)}\n`;
}

/** What npm would pack: [{ path, size }]. LICENSE, README.md and package.json always go along. */
function packed() {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const [report] = JSON.parse(execFileSync("npm", args, { cwd: pkg, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  return report;
}

function printTable(report) {
  const bytes = (count) => count.toLocaleString("sv-SE").padStart(11);
  console.log(`\nPaketet ${report.id}                              byte       gzip`);
  for (const { path } of report.files.filter(({ path }) => !path.startsWith("webb/data/"))) {
    const content = readFileSync(join(pkg, path));
    console.log(`  ${path.padEnd(38)}${bytes(content.length)}${bytes(gzipSync(content, { level: 9 }).length)}`);
  }
  console.log(`  ${"packat (npm pack)".padEnd(38)}${bytes(report.unpackedSize)}${bytes(report.size)}\n`);
}

const webb = copyWebb();
const content = manifest(crate(), webb);
writeFileSync(join(pkg, "custom-elements.json"), described());
copyFileSync(join(root, "LICENSE"), join(pkg, "LICENSE"));
writeFileSync(join(pkg, "README.md"), readme());
writeFileSync(join(pkg, "package.json"), `${JSON.stringify(content, null, 2)}\n`);

const report = packed();
const missing = content.files.filter((name) => !report.files.some(({ path }) => path === name) || !existsSync(join(pkg, name)));
if (missing.length > 0) {
  console.error(`FEL: paketet saknar ${missing.join(", ")}. Har bygget bytt namn på sina filer?`);
  rmSync(join(pkg, "package.json"));
  process.exit(1);
}
printTable(report);
