// Somebody who has everything that was published, the rules, and all the time in the world; and who looks for what a
// protected number may be. Knows nothing of how the file was made: what is possible is found by making up files, having the
// package compute them, and holding every figure against every published one.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ExplanationNode, InputFile, Workspace } from "fordela";
import { csv, grid, RULES, table, type Grid } from "./data.js";

const { open } = (await import(fileURLToPath(new URL("../../pkg/node.js", import.meta.url)))) as { open(files: InputFile[]): Promise<Workspace> };

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** The tables as an attacker would make them up: by name. */
export type Tables = Record<"enhet" | "huvudman" | "beslut", Grid>;

export const LIMIT = 5;
export const COUNTED = "elever med åtgärdsprogram";

export const truth = (): Tables => ({ enhet: grid(table("enhet")), huvudman: grid(table("huvudman")), beslut: grid(table("beslut")) });

export interface Secret {
  unit: string;
  /** A column of the schools' table; without it the school's rows among the decisions. */
  column?: string;
  actual: number;
}

/** Every number under the limit: decisions of a school, and pupils of its own row. */
export function secrets({ enhet, beslut }: Tables): Secret[] {
  const units = enhet.rows.map(([key = ""]) => key);
  const at = enhet.heads.indexOf(COUNTED);
  const pupils = enhet.rows.filter((row) => row[at] !== "").map((row) => ({ unit: row[0] ?? "", column: COUNTED, actual: Number(row[at]) }));
  const rows = units.map((unit) => ({ unit, actual: ofUnit(beslut, unit).length }));
  return [...pupils, ...rows].filter(({ actual }) => actual < LIMIT);
}

export const provider = ({ enhet }: Tables, unit: string): string => enhet.rows.find(([key]) => key === unit)?.[enhet.heads.indexOf("huvudman")] ?? "";

const reference = ({ heads }: Grid): number => heads.indexOf("skolenhetskod");
const ofUnit = (beslut: Grid, unit: string): string[][] => beslut.rows.filter((row) => row[reference(beslut)] === unit);

export async function compute(tables: Tables): Promise<Workspace> {
  const text = new TextEncoder();
  const files: InputFile[] = Object.entries(tables).map(([name, content]) => ({ name: `${name}.csv`, bytes: text.encode(csv(content)) }));
  for (const folder of Object.values(RULES)) files.push({ name: `${folder.slice(folder.lastIndexOf("/") + 1)}/regelverk.toml`, bytes: readFileSync(`${folder}/regelverk.toml`) });
  return open(files);
}

/** What is published agrees with what was computed: equal, or the mark. */
export function agrees(published: Json | undefined, computed: unknown): boolean {
  if (Array.isArray(published)) return Array.isArray(computed) && computed.length === published.length && published.every((entry, i) => agrees(entry, computed[i]));
  if (typeof published === "object" && published !== null) {
    if (published.state === "protected") return true;
    if (typeof computed !== "object" || computed === null || Array.isArray(computed)) return false;
    const names = new Set([...Object.keys(published), ...Object.keys(computed).filter((name) => (computed as Record<string, unknown>)[name] !== undefined)]);
    return [...names].every((name) => name in published && agrees(published[name], (computed as Record<string, unknown>)[name]));
  }
  return Object.is(published, computed);
}

export interface Published {
  current: string;
  proposed: string;
  summaries: { [id: string]: Json };
  comparison: Json;
  split?: Json;
  difference?: Json;
  told?: { [set: string]: Json };
  pupils?: { [unit: string]: { id: string; cell: Json }[] };
  trees?: { steps: Json[]; nodes: { [name: string]: Json }[]; roots: { [set: string]: { [unit: string]: { [resource: string]: number } } } };
}

/** True when each published figure is what these tables give. The cheapest come first: most guesses fail there. */
export function fits(file: Published, world: Workspace): boolean {
  const { current, proposed } = file;
  const sums = [current, proposed].every((id) => agrees(file.summaries[id], world.allocate(id)));
  return (
    sums &&
    agrees(file.comparison, world.compare(current, proposed)) &&
    (file.split === undefined || agrees(file.split, world.split(current, proposed))) &&
    (file.difference === undefined || agrees(file.difference, world.difference(current, proposed))) &&
    Object.entries(file.told ?? {}).every(([id, told]) => agrees(told, world.told(id))) &&
    pupilsFit(file, world) &&
    treesFit(file, world)
  );
}

function pupilsFit({ pupils = {}, proposed }: Published, world: Workspace): boolean {
  const units = world.table(proposed, "enhet");
  return Object.entries(pupils).every(([unit, facts]) =>
    facts.every(({ id, cell }) => agrees(cell, units?.columns.find((column) => column.id === id)?.cells[units.keys.indexOf(unit)])),
  );
}

function treesFit({ trees }: Published, world: Workspace): boolean {
  if (!trees) return true;
  const own = new Set(world.table(Object.keys(trees.roots)[0] ?? "", "beslut")?.keys);
  for (const [set, units] of Object.entries(trees.roots)) {
    for (const [unit, resources] of Object.entries(units)) {
      for (const [resource, at] of Object.entries(resources)) {
        const computed = world.explain(set, unit, resource);
        if (!computed || !nodeFits(trees, at, computed, own)) return false;
      }
    }
  }
  return true;
}

/** Decisions are not in the file: a published node stands for what remains when they are taken away, and says how many were. */
function nodeFits(trees: NonNullable<Published["trees"]>, at: number, node: ExplanationNode, decisions: ReadonlySet<string>): boolean {
  const { steps = [], children = [], ...published } = trees.nodes[at] ?? {};
  const kept = node.children.filter(({ kind, name }) => kind !== "row" || !decisions.has(name));
  const { steps: computedSteps, children: _, ...computed } = node;
  if (!agrees(published, { ...computed, more: computed.more + node.children.length - kept.length })) return false;
  // A list that is empty in the file may have been hidden whole: then nothing can be held against it.
  const hidden = (list: Json, all: readonly unknown[]) => (list as Json[]).length === 0 && all.length > 0;
  const numbers = children as number[];
  if (!hidden(steps, computedSteps) && !agrees((steps as number[]).map((place) => trees.steps[place] ?? null), computedSteps)) return false;
  return hidden(children, kept) || (numbers.length === kept.length && numbers.every((child, i) => nodeFits(trees, child, kept[i] as ExplanationNode, decisions)));
}

/** Tables in which the secret is the value: the number alone, or made up for at another school. */
export function* guesses(tables: Tables, secret: Secret, value: number, partners: readonly string[]): Generator<Tables> {
  if (value === secret.actual) return void (yield tables);
  const others = partners.filter((unit) => unit !== secret.unit);
  if (secret.column === undefined) {
    yield alone(tables, secret, value);
    for (const partner of others) yield* shared(tables, secret, value, partner);
    return;
  }
  yield withCells(tables, secret.column, { [secret.unit]: value });
  const at = tables.enhet.heads.indexOf(secret.column);
  for (const partner of others) {
    const theirs = tables.enhet.rows.find(([key]) => key === partner)?.[at] ?? "";
    const next = Number(theirs) + secret.actual - value;
    if (theirs !== "" && next >= 0) yield withCells(tables, secret.column, { [secret.unit]: value, [partner]: next });
  }
}

function withCells(tables: Tables, column: string, cells: Record<string, number>): Tables {
  const at = tables.enhet.heads.indexOf(column);
  const rows = tables.enhet.rows.map((row) => (row[0] !== undefined && row[0] in cells ? row.with(at, String(cells[row[0]])) : row));
  return { ...tables, enhet: { ...tables.enhet, rows } };
}

/** Decisions that nobody took, or that were taken and are no longer there. */
function alone(tables: Tables, { unit, actual }: Secret, value: number): Tables {
  const { beslut } = tables;
  const own = ofUnit(beslut, unit);
  if (value < actual) return { ...tables, beslut: { ...beslut, rows: beslut.rows.filter((row) => !own.slice(value).includes(row)) } };
  const like = own[0] ?? beslut.rows[0] ?? [];
  const more = Array.from({ length: value - actual }, (_, i) => like.with(0, `P-${unit}-${String(i)}`).with(reference(beslut), unit));
  return { ...tables, beslut: { ...beslut, rows: [...beslut.rows, ...more] } };
}

/** Decisions that are another school's: the first of them, and the last. */
function* shared(tables: Tables, { unit, actual }: Secret, value: number, partner: string): Generator<Tables> {
  const { beslut } = tables;
  const [from, to, count] = value < actual ? [unit, partner, actual - value] : [partner, unit, value - actual];
  const rows = ofUnit(beslut, from);
  if (rows.length < count) return;
  for (const some of [rows.slice(0, count), rows.slice(-count)]) {
    yield { ...tables, beslut: { ...beslut, rows: beslut.rows.map((row) => (some.includes(row) ? row.with(reference(beslut), to) : row)) } };
  }
}

/** All of these at once: every school of theirs has exactly so many decisions. */
export const together = (tables: Tables, all: readonly Secret[], value: number): Tables => all.reduce((made, secret) => alone(made, secret, value), tables);

/** Schools in the order in which they are tried: of the same provider first. */
export function order(tables: Tables, unit: string): string[] {
  const own = provider(tables, unit);
  const units = tables.enhet.rows.map(([key = ""]) => key).filter((key) => key !== unit);
  return [...units.filter((key) => provider(tables, key) === own), ...units.filter((key) => provider(tables, key) !== own)];
}

/** The values for which tables can be made up that agree with all that is published. */
export async function possible(file: Published, secret: Secret, values: readonly number[] = [0, 1, 2, 3, 4]): Promise<number[]> {
  const tables = truth();
  const found: number[] = [];
  for (const value of values) {
    for (const guess of guesses(tables, secret, value, order(tables, secret.unit))) {
      const world = await compute(guess);
      const good = fits(file, world);
      world.free();
      if (!good) continue;
      found.push(value);
      break;
    }
  }
  return found;
}
