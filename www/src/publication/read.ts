// A publication file as it was found: read, or everything that is wrong with it.

import { FORMAT, KIND, type Publication } from "./format.js";
import { LEAST_LIMIT } from "./limits.js";
import { among, at, count, flaw, isThing, list, MOST_FLAWS, record, text, thing, type Flaw, type Shape } from "./shape.js";
import * as shapes from "./shapes.js";

/** More than any municipality's, less than what stops a page. */
export const MOST_BYTES = 64 * 1024 * 1024;
/** A tree that unfolds to more nodes than this is no explanation. */
const MOST_NODES = 100_000;

export type Reading = { publication: Publication; flaws?: never } | { publication?: never; flaws: Flaw[] };

export function read(content: string): Reading {
  const flaws: Flaw[] = [];
  if (content.length > MOST_BYTES) flaw(flaws, "", "Filen är för stor.", "The file is too large.");
  const value = flaws.length === 0 ? parsed(content, flaws) : undefined;
  if (flaws.length === 0) head(value, "", flaws);
  if (flaws.length === 0) body(value, "", flaws);
  if (flaws.length === 0) together(value as Publication, flaws);
  return flaws.length > 0 ? { flaws } : { publication: value as Publication };
}

function parsed(content: string, flaws: Flaw[]): unknown {
  try {
    return JSON.parse(content);
  } catch {
    flaw(flaws, "", "Filen går inte att läsa som JSON. Den kan ha blivit avkortad eller ändrad.", "The file cannot be read as JSON. It may have been cut off or changed.");
    return undefined;
  }
}

/** Whether it is such a file at all, and of a version that is known. */
const head: Shape = (value, path, flaws) => {
  if (!isThing(value) || value.kind !== KIND) return flaw(flaws, at(path, "kind"), "Filen är ingen publiceringsfil från Fördela.", "The file is no publication file from Fördela.");
  if (value.format !== FORMAT) flaw(flaws, at(path, "format"), `Filen har format ${String(value.format)}. Den här sidan läser format ${String(FORMAT)}.`, `The file has format ${String(value.format)}. This page reads format ${String(FORMAT)}.`);
};

const body: Shape = (value, path, flaws) => {
  thing(
    {
      limit: count,
      facts: among("all", "amounts"),
      protected: shapes.told,
      current: text,
      ruleSets: list(shapes.published),
      summaries: record(shapes.summary),
      pupils: shapes.pupils,
    },
    { proposed: text, comparison: shapes.comparison, split: shapes.split, difference: shapes.difference, trees, told: record(shapes.known) },
  )(value, path, flaws);
};

const trees: Shape = (value, path, flaws) => {
  thing({ steps: list(shapes.step), nodes: list(() => undefined) })(value, path, flaws);
  if (flaws.length > 0) return;
  const { steps, nodes } = value as { steps: unknown[]; nodes: unknown[] };
  // How many nodes each unfolds to: small files must not become trees without end.
  const sizes: number[] = [];
  for (const [i, node] of nodes.entries()) {
    if (flaws.length >= MOST_FLAWS) return;
    const where = at(at(path, "nodes"), String(i + 1));
    shapes.node(steps.length, i)(node, where, flaws);
    if (flaws.length > 0) continue;
    const size = (node as { children: number[] }).children.reduce((sum, child) => sum + (sizes[child] ?? 0), 1);
    sizes.push(size);
    if (size > MOST_NODES) flaw(flaws, where, "Förklaringen är för stor.", "The explanation is too large.");
  }
  if (flaws.length === 0) thing({ roots: shapes.roots(nodes.length) })(value, path, flaws);
};

/** That the parts are about the same rule sets and the same units. */
function together(file: Publication, flaws: Flaw[]): void {
  if (file.limit < LEAST_LIMIT) flaw(flaws, "limit", `Gränsen ska vara minst ${String(LEAST_LIMIT)}.`, `The limit should be at least ${String(LEAST_LIMIT)}.`);
  const sets = [["current", file.current], ...(file.proposed === undefined ? [] : [["proposed", file.proposed]])] as const;
  for (const [name = "", id = ""] of sets) {
    if (!file.ruleSets.some(({ info }) => info.id === id)) flaw(flaws, at("ruleSets", id), "Regelverket saknas.", "The rule set is missing.");
    if (!Object.hasOwn(file.summaries, id)) flaw(flaws, at("summaries", id), `Beloppen för ${name} saknas.`, `The amounts of ${name} are missing.`);
  }
  if (file.proposed === undefined) return;
  const { comparison } = file as { comparison?: { current: string; proposed: string } };
  if (!comparison) return flaw(flaws, "comparison", "Uppgiften saknas.", "This is missing.");
  if (comparison.current !== file.current || comparison.proposed !== file.proposed) {
    flaw(flaws, "comparison", "Jämförelsen är av andra regelverk.", "The comparison is of other rule sets.");
  }
}
