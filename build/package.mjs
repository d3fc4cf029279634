// Completes the folder where the wasm lies: the core translated to JavaScript, what a page knows of the wasm beforehand, the entries for
// page and Node, their types, licence, readme and package.json. Ends with a table of what will be delivered, as npm itself sees it.
//
//   node build/package.mjs <folder> <what wasm2js wrote>
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { sum } from "./sum.mjs";
import { translated } from "./translated.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const pkg = resolve(process.argv[2]);

/** The version and the licence stand in Cargo.toml and nowhere else. */
function crate() {
  const args = ["metadata", "--no-deps", "--locked", "--format-version", "1"];
  const metadata = JSON.parse(execFileSync("cargo", args, { cwd: root, encoding: "utf8" }));
  return metadata.packages.find((found) => found.name === "fordela");
}

/** `files` is exact: a file that is neither built nor copied is an error of npm's listing below, never a silent gap. */
function manifest({ version, license }) {
  return {
    name: "fordela",
    version,
    description: "Fördelar stöd till skolor enligt gällande och föreslagna regler, exakt och med en förklaring till varje krona",
    license,
    type: "module",
    exports: {
      ".": { types: "./index.d.ts", browser: "./page.js", node: "./node.js", default: "./page.js" },
      "./fordela_bg.wasm": "./fordela_bg.wasm",
      "./package.json": "./package.json",
    },
    types: "./index.d.ts",
    files: [
      "page.js", "node.js", "index.d.ts", "core.js", "core.d.ts", "known.js", "known.d.ts", "fordela_bg.wasm", "fordela.utan-wasm.js", "fordela.utan-wasm.d.ts",
    ],
    sideEffects: false,
    engines: { node: ">=20" },
  };
}

/** What npm would pack: [{ path, size }]. LICENSE, README.md and package.json always go along. */
function packed() {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const [report] = JSON.parse(execFileSync("npm", args, { cwd: pkg, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  return report;
}

function printTable(report) {
  const bytes = (count) => count.toLocaleString("sv-SE").padStart(11);
  console.log(`\nPaketet ${report.id}                   byte       gzip`);
  for (const { path } of report.files) {
    const content = readFileSync(join(pkg, path));
    console.log(`  ${path.padEnd(26)}${bytes(content.length)}${bytes(gzipSync(content, { level: 9 }).length)}`);
  }
  console.log(`  ${"packat (npm pack)".padEnd(26)}${bytes(report.unpackedSize)}${bytes(report.size)}\n`);
}

const content = manifest(crate());
const wasm = readFileSync(join(pkg, "fordela_bg.wasm"));
const checksum = sum(wasm);
for (const name of ["page.js", "node.js", "index.d.ts", "core.js", "core.d.ts", "known.d.ts", "fordela.utan-wasm.d.ts", "README.md"]) {
  copyFileSync(`${root}build/package/${name}`, join(pkg, name));
}
writeFileSync(join(pkg, "known.js"), `export const length = ${wasm.length};\nexport const checksum = ${checksum};\n`);
writeFileSync(join(pkg, "fordela.utan-wasm.js"), await translated(readFileSync(process.argv[3], "utf8"), checksum));
copyFileSync(`${root}LICENSE`, join(pkg, "LICENSE"));
writeFileSync(join(pkg, "package.json"), `${JSON.stringify(content, null, 2)}\n`);

const report = packed();
const missing = content.files.filter((name) => !report.files.some(({ path }) => path === name));
if (missing.length > 0) {
  console.error(`FEL: paketet saknar ${missing.join(", ")}. De skrivs av build/package.mjs.`);
  process.exit(1);
}
printTable(report);
