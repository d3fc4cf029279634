// docs/vikter.md says what things weigh: what is weighed now is within a little of what stands there. A compiler of another version
// may give a file of another length, so a few per cent are let pass; whoever makes something heavier runs `make vikter`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { files, ways } from "../../build/weights.mjs";
import { root } from "./consumer.mjs";

const written = new Map(
  [...readFileSync(join(root, "docs/vikter.md"), "utf8").matchAll(/^\| (.+?) \| ([\d  ]+,\d) \| ([\d  ]+,\d) \|$/gm)].map(([, title, ...numbers]) => [
    title,
    numbers.map((text) => Number(text.replace(/\s/g, "").replace(",", ".")) * 1000),
  ]),
);

function compare(weighed) {
  for (const { title, raw, packed } of weighed) {
    assert.ok(written.has(title), `${title} is not in docs/vikter.md: make vikter`);
    for (const [at, now] of [raw, packed].entries()) {
      const then = written.get(title)[at];
      assert.ok(Math.abs(now - then) <= Math.max(1_000, then * 0.03), `${title}: ${then} stands in docs/vikter.md, ${now} was weighed: make vikter`);
    }
  }
}

test("what the files weigh", () => {
  const weighed = files();
  assert.ok(weighed.length > 10);
  compare(weighed);
});

test("what is fetched on the ways of the page", async () => {
  const weighed = await ways();
  compare(weighed);
  assert.equal(written.size, weighed.length + files().length, "a row too many in docs/vikter.md: make vikter");
  const [principal, tried, first, every] = weighed;
  assert.ok(principal.packed <= 240_000, "what a principal sees of a publication weighs 240 kB at most");
  assert.ok(principal.packed < tried.packed && first.packed <= every.packed, "nothing comes from nowhere");
});
