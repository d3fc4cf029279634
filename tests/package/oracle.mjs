// Published tables to compare with. Where FORDELA_ORAKEL is set a missing table is a failure, elsewhere a visible skip.
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "./consumer.mjs";

/** The path of a table of the oracle, or nothing after having skipped the test `t`. */
export function oracle(t, path) {
  const given = process.env.FORDELA_ORAKEL;
  const found = join(given ? resolve(root, given) : join(root, "../shared/oracles"), path);
  if (existsSync(found)) return found;
  if (given) throw new Error(`FORDELA_ORAKEL is set, but ${found} does not exist`);
  t.skip(`${found} does not exist; set FORDELA_ORAKEL to the folder of the oracles`);
  return undefined;
}

/** A CSV without quoted line breaks, as a list of objects by heading. Reads what the oracle and Fördela write, nothing more. */
export function rows(content, delimiter) {
  const [head, ...lines] = content.replace(/^\uFEFF/, "").split(/\r?\n/).filter((line) => line !== "");
  const cells = (line) => [...line.matchAll(new RegExp(`(?:^|${delimiter})(?:"((?:[^"]|"")*)"|([^"${delimiter}]*))`, "g"))]
    .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
  const names = cells(head);
  return lines.map((line) => {
    const values = cells(line);
    if (values.length !== names.length) throw new Error(`${values.length} cells under ${names.length} headings: ${line}`);
    return Object.fromEntries(names.map((name, at) => [name, values[at]]));
  });
}

/** A decimal as a whole number of trillionths, so that 0,5 and 0.50 are the same and nothing is rounded. */
export function exact(decimal) {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:[.,](\d{1,12}))?$/.exec(decimal) ?? [];
  if (whole === undefined) throw new Error(`"${decimal}" is no decimal`);
  return BigInt(`${sign}${whole}${fraction.padEnd(12, "0")}`);
}
