// Puts the single file together: the script that opens it, the packed rest, what it shows, and the policy that binds it.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { build, type Plugin, type Rolldown } from "vite";
import { core, inlined, wasmFromElement } from "./inlined.js";
import { pack } from "./packed.js";
import { at, demonstrationFiles } from "./paths.js";

const sha256 = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing may be fetched or sent, and only these two scripts and this style may be. */
const policy = (scripts: string[], style: string): string =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(sha256).join(" ")} 'wasm-unsafe-eval'`,
    `style-src ${sha256(style)}`,
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

async function packedScript(): Promise<string> {
  const built = await build(inlined("www/src/single/app.ts", "app.js", wasmFromElement()));
  const [output] = built as Rolldown.RolldownOutput[];
  const [chunk, ...more] = output!.output;
  if (more.length > 0) throw new Error(`the script of the single file is not alone: ${more.map(({ fileName }) => fileName).join()}`);
  return chunk.code;
}

/** The length of the script in four bytes, the script, the wasm: src/single/open.ts reads it. */
function together(script: Uint8Array, wasm: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(script.length);
  return Buffer.concat([length, script, wasm]);
}

/** As the core reads a file: UTF-8, and what is not that is Windows-1252. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function demonstration(): string {
  const files = [...demonstrationFiles()].map(([name, path]) => ({ name, text: decoded(readFileSync(path)), invented: true }));
  return JSON.stringify({ format: 1, files }).replaceAll("<", "\\u003c");
}

/** Every %name% of the template exactly once; what is put in is not looked through again. */
function filled(template: string, parts: Record<string, string>): string {
  const left = new Set(Object.keys(parts));
  const html = template.replace(/%([a-z]+)%/g, (_, name: string) => {
    if (!left.delete(name)) throw new Error(`${name} is not one of the parts, or stands twice`);
    return parts[name]!;
  });
  if (left.size > 0) throw new Error(`the template has no place for ${[...left].join()}`);
  return html;
}

export function singleFile(fileName: string): Plugin {
  return {
    name: "single-file",
    async generateBundle(_, bundle) {
      const [opening] = Object.values(bundle);
      if (opening?.type !== "chunk" || Object.keys(bundle).length !== 1) throw new Error("the opening script is not alone");
      // Whatever closes the element early would cut the script.
      if (/<\/script|<!--/i.test(opening.code)) throw new Error("the opening script cannot stand in an element");
      const script = await packedScript();
      const { text, checksum } = pack(together(Buffer.from(script), core()));
      const style = readFileSync(at("www/src/single/start.css"), "utf8");
      const icon = `data:image/svg+xml;base64,${readFileSync(at("www/public/icon.svg")).toString("base64")}`;
      const source = filled(readFileSync(at("www/src/single/template.html"), "utf8"), {
        policy: policy([opening.code, script], style),
        style,
        icon,
        content: demonstration(),
        checksum: String(checksum),
        packed: text,
        open: opening.code,
      });
      for (const name of Object.keys(bundle)) delete bundle[name];
      this.emitFile({ type: "asset", fileName, source });
    },
  };
}
