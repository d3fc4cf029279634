// No protected number can be narrowed to fewer than five values by somebody who has everything that was published.

import { compute, fits, LIMIT, possible, provider, secrets, together, truth, type Json, type Published, type Secret } from "./attacker.js";
import { grid, table } from "./data.js";
import { expect, LONG, test } from "./published.js";

const tables = truth();
const all = secrets(tables);
const providers = grid(table("huvudman"));
const external = (unit: string) => providers.rows.some(([key, , kind]) => key === provider(tables, unit) && kind === "extern");
/** Decisions of a school that the municipality runs itself pay nothing: nothing published is made of them. */
const unpaid = ({ unit, column }: Secret) => column === undefined && !external(unit);

const every = Array.from({ length: LIMIT }, (_, value) => value);
const name = ({ unit, column = "beslut" }: Secret) => `${unit}, ${column}`;

test("there are small numbers of both kinds, and they are the ones that the file tells of", ({ publication }) => {
  const file = JSON.parse(publication) as { protected: { column?: string; units: number }[] };
  expect(all.filter((one) => !unpaid(one)).length).toBeGreaterThanOrEqual(6);
  expect(file.protected.map(({ units }) => units)).toEqual([all.filter(({ column }) => !column).length, all.filter(({ column }) => column).length]);
});

test("what is published is true", async ({ publication }) => {
  test.setTimeout(LONG);
  const world = await compute(tables);
  expect(fits(JSON.parse(publication) as Published, world)).toBe(true);
  world.free();
});

for (const secret of all.filter((one) => !unpaid(one))) {
  test(`each of five values is possible: ${name(secret)}`, async ({ publication }) => {
    test.setTimeout(2 * LONG);
    expect(await possible(JSON.parse(publication) as Published, secret)).toEqual(every);
  });
}

test("each of five values is possible: decisions that pay nothing", async ({ publication }) => {
  test.setTimeout(LONG);
  const file = JSON.parse(publication) as Published;
  const schools = all.filter(unpaid);
  expect(schools.length).toBeGreaterThan(30);
  for (const value of every) {
    const world = await compute(together(tables, schools, value));
    expect(world.problems()).toEqual([]);
    expect(fits(file, world), String(value)).toBe(true);
    world.free();
  }
});

/** The same file without what protects the sums: only the rows of the schools with small numbers have the mark. */
async function withoutComplement(file: Published): Promise<Published> {
  const world = await compute(tables);
  const small = new Set(all.filter((one) => !unpaid(one)).map(({ unit }) => unit));
  const rows = (masked: Json, open: unknown): Json => {
    const units = (masked as { units: { key: string }[] }).units.map((row, i) => (small.has(row.key) ? row : (open as { units: Json[] }).units[i]));
    return { ...(open as object), units } as unknown as Json;
  };
  const summaries = Object.fromEntries([file.current, file.proposed].map((id) => [id, rows(file.summaries[id] ?? null, world.allocate(id))]));
  const comparison = rows(file.comparison, world.compare(file.current, file.proposed));
  world.free();
  return { current: file.current, proposed: file.proposed, summaries, comparison };
}

test("with the sums as they are the attacker narrows", async ({ publication }) => {
  test.setTimeout(2 * LONG);
  const open = await withoutComplement(JSON.parse(publication) as Published);
  const world = await compute(tables);
  expect(fits(open, world)).toBe(true);
  world.free();
  for (const secret of all.filter((one) => !unpaid(one) && one.column === undefined)) {
    expect(await possible(open, secret, [0]), name(secret)).toEqual([]);
  }
});

test("no decision is in the file: no key, no day, no cost", ({ publication }) => {
  const { heads, rows } = grid(table("beslut"));
  const cells = (column: string) => new Set(rows.map((row) => row[heads.indexOf(column)] ?? "").filter((value) => value !== ""));
  for (const key of cells("beslut")) expect(publication.includes(key), key).toBe(false);
  for (const day of [...cells("från"), ...cells("till")].filter((day) => !/^2025-(01-01|12-31)$/.test(day))) expect(publication.includes(day), day).toBe(false);
  const costs = [...cells("kostnad")].filter((cost) => cost.includes(",")).map((cost) => cost.replace(",", "."));
  expect(costs.length).toBeGreaterThan(5);
  for (const cost of costs) expect(publication.includes(`"${cost}"`), cost).toBe(false);
});
