// What each part of a publication file looks like.

import { all, among, at, count, date, decimal, flag, flaw, isThing, list, matching, orMark, record, text, thing, type Shape } from "./shape.js";

const STATES = ["value", "missing", "inapplicable", "failed", "protected"];
const KINDS = ["number", "percent", "date", "boolean", "text", "list", "reference"];
const sort: Shape = thing({ kind: among(...KINDS) }, { measure: text });
const fraction = matching(/^-?\d{1,400}\/\d{1,400}$/, "Här ska det stå ett bråk, som 1/3.", "There should be a fraction here, like 1/3.");

/** A cell whose value is what its sort says. */
const cellOf =
  (kind: string): Shape =>
  (value, path, flaws) => {
    thing({ state: among(...STATES) }, { value: valueOf(kind), exact: fraction })(value, path, flaws);
    if (isThing(value) && value.state === "value" && value.value === undefined) flaw(flaws, at(path, "value"), "Uppgiften saknas.", "This is missing.");
    if (isThing(value) && value.state === "protected" && value.value !== undefined) flaw(flaws, at(path, "value"), "Ett skyddat tal får inte stå här.", "A protected number may not stand here.");
  };

function valueOf(kind: string): Shape {
  switch (kind) {
    case "number":
    case "percent":
      return decimal;
    case "date":
      return date;
    case "boolean":
      return among("ja", "nej");
    default:
      return text;
  }
}

const amount = cellOf("number");

/** Something with a sort and a cell of that sort. */
const sorted = (more: Record<string, Shape>, optional: Record<string, Shape> = {}): Shape =>
  all(thing({ sort, ...more }, optional), (value, path, flaws) => {
    const kind = isThing(value) && isThing(value.sort) ? String(value.sort.kind) : "";
    thing({ cell: cellOf(kind) })(value, path, flaws);
  });

const source = thing({ id: text, title: text });
const deviation = thing({ check: text, title: text, resource: text, reason: text, date, source: text });
const fact = sorted({ id: text, label: text });

const parameter: Shape = all(thing({ id: text, label: text, sort }, { source, slider: list(decimal, 2) }), (value, path, flaws) => {
  if (isThing(value) && value.cell !== undefined) sorted({})(value, path, flaws);
});

export const resource = thing({ id: text, label: text, kind: text, table: text, pot: flag, budget: flag }, { others: flag });

export const ruleSet = thing({
  id: text,
  name: text,
  status: among("gällande", "förslag"),
  valid: list(date, 2),
  currency: text,
  file: text,
  usable: flag,
  documents: list(source),
  tables: list(thing({ id: text, label: text, source: among("file", "rules", "pairs", "distinct") }, { optional: flag })),
  parameters: list(parameter),
  resources: list(resource),
  deviations: list(deviation),
});

export const published = thing({
  info: ruleSet,
  hash: matching(/^[0-9a-f]{0,128}$/, "Här ska det stå en kontrollsumma.", "There should be a checksum here."),
  files: list(thing({ name: text, text })),
});

const sums = (resources: number) => ({ amounts: list(amount, resources), sum: amount, net: amount });
const control = thing(
  { kind: among("pot", "budget", "units", "providers"), label: text, ok: orMark(flag), expected: orMark(decimal), actual: orMark(decimal), difference: orMark(decimal), rows: orMark(count) },
  { resource: text },
);

/** No two entries with the same key: the page tells them apart by it. */
const keyed: Shape = (value, path, flaws) => {
  if (!Array.isArray(value)) return;
  const seen = new Set<unknown>();
  for (const [i, entry] of value.entries()) {
    const key = isThing(entry) ? entry.key : undefined;
    if (seen.has(key)) flaw(flaws, at(path, String(i + 1)), `Nyckeln ${String(key)} finns två gånger.`, `The key ${String(key)} is there twice.`);
    seen.add(key);
  }
};

export const summary: Shape = all(thing({ ruleSet: text, currency: text, resources: list(resource) }), (value, path, flaws) => {
  const own = sums((value as { resources: unknown[] }).resources.length);
  thing({
    units: all(list(thing({ ...own, key: text, label: text, facts: list(fact) }, { provider: text, size: amount })), keyed),
    providers: all(list(thing({ ...own, key: text, label: text, units: count, facts: list(fact) }, { size: amount })), keyed),
    totals: thing(own, { size: amount }),
    controls: list(control),
    deviations: list(deviation),
  })(value, path, flaws);
});

const compared = thing({ current: amount, proposed: amount, difference: amount, percent: amount });

export const comparison: Shape = all(
  thing(
    { current: text, proposed: text, currency: text, resources: list(thing({ id: text, label: text, kind: text, inCurrent: flag, inProposed: flag })) },
    { size: thing({ label: text, measure: text }), deviations: thing({ current: list(deviation), proposed: list(deviation) }) },
  ),
  (value, path, flaws) => {
    const { length } = (value as { resources: unknown[] }).resources;
    const own = { amounts: list(compared, length), sum: compared, net: compared };
    const perSize = { size: thing({ current: amount, proposed: amount }), per: compared, netPer: compared };
    thing({
      units: all(list(thing({ ...own, key: text, label: text }, { provider: text, ...perSize })), keyed),
      providers: all(list(thing({ ...own, key: text, label: text }, { provider: text, ...perSize })), keyed),
      totals: thing(own, perSize),
    })(value, path, flaws);
  },
);

const said = { sv: text, en: text };
const effect = orMark(
  thing({
    total: orMark(decimal),
    units: orMark(list(thing({ key: text, label: text, difference: orMark(decimal) }))),
    providers: orMark(list(thing({ key: text, label: text, difference: orMark(decimal) }))),
    up: orMark(count),
    down: orMark(count),
    same: orMark(count),
  }),
);
const change = thing({ section: text, id: text, ...said }, { table: text, key: text, before: text, after: text, effect, together: count });

export const difference = thing({ from: text, to: text, currency: text, changes: list(change), others: list(thing(said)) }, { total: effect });

export const split: Shape = all(
  thing({ from: text, to: text, currency: text, steps: list(thing({ kind: among("numbers", "rules"), changes: list(count), ...said })) }),
  (value, path, flaws) => {
    const { length } = (value as { steps: unknown[] }).steps;
    const row = thing({ key: text, label: text, before: orMark(decimal), steps: orMark(list(orMark(decimal), length)), after: orMark(decimal) });
    thing({ units: all(list(row), keyed), providers: all(list(row), keyed), total: row })(value, path, flaws);
  },
);

const piece = orMark((value, path, flaws) => {
  if (typeof value === "string") return text(value, path, flaws);
  if (isThing(value) && value.label !== undefined) return thing({ label: text })(value, path, flaws);
  sorted({})(value, path, flaws);
});

export const step = orMark(
  sorted({
    kind: among("villkor", "formel", "uppfyller", "ram", "nyckel", "golv", "tak", "avrundning"),
    formula: orMark(text),
    words: orMark(list(piece)),
    numbers: orMark(list(piece)),
  }),
);

/** Steps stand in one list, children earlier in the same list: no tree can contain itself. */
export const node =
  (steps: number, index: number): Shape =>
  (value, path, flaws) => {
    const below = (limit: number): Shape => (place, where, found) => {
      count(place, where, found);
      if (Number(place) >= limit) flaw(found, where, "Platsen finns inte, eller står efter den som pekar på den.", "There is no such place, or it stands after the one that points at it.");
    };
    sorted(
      {
        kind: among("resource", "column", "given", "parameter", "aggregate", "row", "other"),
        label: text,
        name: text,
        repeated: orMark(flag),
        steps: list(below(steps)),
        children: list(below(index)),
        more: orMark(count),
      },
      { source: orMark(source), place: orMark(thing({ file: orMark(text), line: orMark(count), heading: orMark(text) })) },
    )(value, path, flaws);
  };

export const roots = (nodes: number): Shape =>
  record(
    record(
      record((place, path, flaws) => {
        count(place, path, flaws);
        if (Number(place) >= nodes) flaw(flaws, path, "Platsen finns inte.", "There is no such place.");
      }),
    ),
  );

export const pupils = record(list(fact));
export const told = list(thing({ table: text, label: text, units: count }, { column: text }));
