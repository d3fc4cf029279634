// A stranger's project: the packed file installed by npm, without net, in a folder far from this repository.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Packs pkg/ and installs it. `dir` is the project; `installed` the package as it lies there. */
export function install() {
  const dir = mkdtempSync(join(tmpdir(), "fordela-paket-"));
  process.on("exit", () => rmSync(dir, { recursive: true, force: true }));
  npm(["pack", "--ignore-scripts", "--pack-destination", dir], join(root, "pkg"));
  const tarball = readdirSync(dir).find((name) => name.endsWith(".tgz"));
  writeFileSync(join(dir, "package.json"), JSON.stringify({ name: "frammande", private: true, type: "module" }));
  npm(["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", `./${tarball}`], dir);
  return { dir, tarball: join(dir, tarball), installed: join(dir, "node_modules", "fordela") };
}

/** The package as this Node resolves its name in that project, through the exports map. */
export async function load({ dir }) {
  const entry = join(dir, "entry.mjs");
  writeFileSync(entry, 'export * from "fordela";\n');
  return import(pathToFileURL(entry).href);
}

/** Runs a module in the project and gives what it printed. */
export function run({ dir }, source, ...options) {
  return execFileSync(process.execPath, [...options, "--input-type=module", "--eval", source], { cwd: dir, encoding: "utf8" });
}

function npm(args, cwd) {
  execFileSync("npm", args, { cwd, stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
}

/** Files as the package takes them. */
export const file = (path, name = basename(path)) => ({ name, bytes: new Uint8Array(readFileSync(path)) });
export const text = (name, content) => ({ name, bytes: new TextEncoder().encode(content) });

/** The native command line, which the package must agree with to the byte. */
export function fordela(...args) {
  const program = process.env.FORDELA_CLI ?? join(root, "target", "release", "fordela");
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });
}
