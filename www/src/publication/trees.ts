// Explanation trees for publication: without rows of individual things, compared where they can differ, and packed.

import type { ExplanationNode, Step, Workspace } from "fordela";
import { setsOf, type Pair, type Sums } from "./content.js";
import { UNIT, type Tables } from "./counts.js";
import { isMark, MARK, type Mark, type Masked, type PackedNode, type Trees } from "./format.js";
import { differ, masked, type Paths } from "./mask.js";

interface Tree {
  rules: string;
  unit: string;
  resource: string;
  /** As it is published, in the true world. */
  root: ExplanationNode;
  paths: Paths;
  /** Trees of the same group read the same of what is not the unit's own; undefined where they read only their own. */
  group: string | undefined;
}

const place = (rules: string, unit: string, resource: string) => [rules, unit, resource].join("\n");

export class Forest {
  readonly #trees = new Map<string, Tree>();
  readonly #groups = new Map<string, Tree[]>();
  readonly #shown: ReadonlySet<string>;

  constructor(workspace: Workspace, pair: Pair, sums: Sums, tables: Tables) {
    this.#shown = shownRows(tables);
    const facts = references(tables);
    for (const { id } of setsOf(pair)) {
      for (const unit of sums[id]?.units ?? []) {
        for (const resource of sums[id]?.resources ?? []) {
          const raw = workspace.explain(id, unit.key, resource.id);
          if (!raw) continue;
          const group = reads(raw, facts.get(unit.key) ?? "");
          const tree: Tree = { rules: id, unit: unit.key, resource: resource.id, root: this.#stripped(raw), paths: new Set(), group };
          this.#trees.set(place(id, unit.key, resource.id), tree);
          if (group === undefined) continue;
          const name = [id, resource.id, group].join("\n");
          const others = this.#groups.get(name);
          if (others) others.push(tree);
          else this.#groups.set(name, [tree]);
        }
      }
    }
  }

  /** What differs in a world where the figures of some units differ, or what they are made of. */
  compare(world: Workspace, touched: ReadonlySet<string>): void {
    for (const tree of this.#trees.values()) if (touched.has(tree.unit)) this.#compare(world, tree);
    for (const group of this.#groups.values()) {
      const others = group.filter(({ unit }) => !touched.has(unit));
      const [first, ...rest] = others;
      if (first && this.#compare(world, first)) for (const tree of rest) this.#compare(world, tree);
    }
  }

  /** True when they differ. */
  #compare(world: Workspace, { rules, unit, resource, root, paths }: Tree): boolean {
    const raw = world.explain(rules, unit, resource);
    const found: Paths = new Set();
    differ(root, raw && this.#stripped(raw), found);
    for (const path of found) paths.add(path);
    return found.size > 0;
  }

  /** Rows are shown only of tables that hold none of individual things; what became of an amount is not published. */
  #stripped(node: ExplanationNode): ExplanationNode {
    const reasons = node.children.filter(({ kind }) => kind !== "report");
    const children = reasons.filter(({ kind, name }) => kind !== "row" || this.#shown.has(name));
    return { ...node, children: children.map((child) => this.#stripped(child)), more: node.more + reasons.length - children.length };
  }

  get marks(): number {
    return [...this.#trees.values()].reduce((sum, { paths }) => sum + paths.size, 0);
  }

  packed(): Trees {
    const pack = new Pack();
    const roots: Trees["roots"] = {};
    for (const { rules, unit, resource, root, paths } of this.#trees.values()) {
      ((roots[rules] ??= {})[unit] ??= {})[resource] = pack.node(masked(root, paths));
    }
    return { steps: pack.steps, nodes: pack.nodes, roots };
  }
}

/** Keys of rows that may be shown: those of the rules' own tables, of units and of pairs, unless an individual row has the same. */
function shownRows(tables: Tables): Set<string> {
  const individual = new Set(tables.individual);
  const open = tables.ids.filter((id) => !individual.has(id) && (id === UNIT || tables.source(id) !== "file"));
  const shown = new Set(open.flatMap((id) => tables.view(id)?.keys ?? []));
  for (const id of tables.ids) if (!open.includes(id)) for (const key of tables.view(id)?.keys ?? []) shown.delete(key);
  return shown;
}

/** The rows that a unit refers to: what is read through them is the same for all that refer to the same ones. */
function references(tables: Tables): Map<string, string> {
  const { keys, columns } = tables.units;
  const found = columns.filter(({ given, sort }) => given && sort.kind === "reference");
  return new Map(keys.map((key, row) => [key, JSON.stringify(found.map(({ cells }) => cells[row]?.value))]));
}

const OWN = /^[\p{L}]+\.EGNA\(/u;
const THROUGH = /^[\p{L}\p{N}_]+\./u;

/**
 * What a tree reads that is not its unit's own, in words that are the same for all trees that read the same: computed
 * parameters, sums over all, what is computed in another row. Undefined where there is none of that.
 */
function reads(root: ExplanationNode, references: string): string | undefined {
  const names = new Set<string>();
  let shared = false;
  const walk = (node: ExplanationNode): void => {
    const { kind, name, steps, children } = node;
    if (kind === "report") return;
    if (kind !== "row") names.add(JSON.stringify([kind, name, steps.map(({ kind: of, formula }) => [of, formula])]));
    const computed = steps.length > 0;
    const through = (kind === "column" || kind === "resource") && THROUGH.test(name);
    if (through) names.add(references);
    shared ||= through || kind === "other" || (kind === "parameter" && computed) || (kind === "aggregate" && !OWN.test(name));
    children.forEach(walk);
  };
  walk(root);
  return shared ? [...names].sort().join("\n") : undefined;
}

/** Where the whole tree is another in another world. */
const HIDDEN = { kind: "resource", label: "", name: "", sort: { kind: "text" }, cell: MARK, steps: [], repeated: false, children: [], more: MARK };

class Pack {
  readonly steps: Masked<Step>[] = [];
  readonly nodes: PackedNode[] = [];
  readonly #known = new Map<string, number>();

  node(found: unknown): number {
    const node = (isMark(found) ? HIDDEN : found) as Omit<PackedNode, "steps" | "children"> & { steps: Masked<Step>[] | Mark; children: unknown[] | Mark };
    const { steps, children, ...rest } = node;
    return this.#once(this.nodes, {
      ...rest,
      steps: isMark(steps) ? [] : steps.map((step) => this.#once(this.steps, step)),
      children: isMark(children) ? [] : children.map((child) => this.node(child)),
    });
  }

  #once<T>(list: T[], entry: T): number {
    const text = (list === (this.steps as unknown) ? "s" : "n") + JSON.stringify(entry);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    list.push(entry);
    this.#known.set(text, list.length - 1);
    return list.length - 1;
  }
}
