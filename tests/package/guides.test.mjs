// What the guides to embedding tell people to paste: only attributes that the element knows, and files that the delivery has.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./consumer.mjs";

const GUIDES = join(root, "docs/badda-in");
const DELIVERED = join(root, "dist");

const guides = readdirSync(GUIDES).filter((name) => name.endsWith(".md"));
const snippets = [...guides.map((name) => join(GUIDES, name)), join(root, "README.md")].flatMap((path) =>
  [...readFileSync(path, "utf8").matchAll(/^ *```html\n([^]*?)^ *```/gm)].map(([, text]) => ({ path, text })),
);

/** The attributes as the element's own source declares them: the published names of its properties. */
function known() {
  const source = readFileSync(join(root, "www/src/kalkylator.ts"), "utf8");
  const [, block = ""] = /static override properties = \{([^]*?)\n  \};/.exec(source) ?? [];
  const names = [...block.matchAll(/^ {4}(\w+): \{([^}]*)\}/gm)].flatMap(([, name, options]) => {
    if (/state: true|attribute: false/.test(options)) return [];
    return [/attribute: "([^"]+)"/.exec(options)?.[1] ?? name.toLowerCase()];
  });
  assert.ok(names.length >= 10, names.join());
  return new Set(names);
}

const attributes = (tag) => [...tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, value?.replaceAll("&amp;", "&")]);
const tags = (text, name) => [...text.matchAll(new RegExp(`<${name}(\\s[^>]*)>`, "g"))].map(([, inside]) => attributes(inside));

/** Files that the municipality puts there itself. */
const OWN = /\.(csv|toml)$|^publicering\.json$/;
const nameOf = (address) => new URL(address, "https://kommunen.example/sida/").pathname.split("/").at(-1);

test("there is something to try in each guide that shows code", () => {
  assert.ok(snippets.length >= 8, String(snippets.length));
});

test("the tags have attributes that the element knows", () => {
  const names = known();
  const used = snippets.flatMap(({ text }) => tags(text, "fordela-kalkylator"));
  assert.ok(used.length > 0);
  for (const [name] of used.flat()) assert.ok(names.has(name), `${name} is no attribute of the element`);
});

test("the scripts and the frame are files of the delivery, and what is asked of the frame are attributes", () => {
  const names = known();
  for (const { path, text } of snippets) {
    for (const one of [...tags(text, "script"), ...tags(text, "iframe")]) {
      const src = one.find(([name]) => name === "src")?.[1];
      assert.ok(src, `${path}: no src`);
      assert.ok(existsSync(join(DELIVERED, nameOf(src))), `${path}: ${src} is not delivered`);
      if (nameOf(src) !== "ram.html") continue;
      assert.ok(one.some(([name, value]) => name === "title" && value), `${path}: a frame without a title`);
      for (const [name, value] of new URL(src, "https://kommunen.example/").searchParams) {
        assert.ok(names.has(name), `${path}: ${name}`);
        if (name === "publication") assert.doesNotMatch(value, /^[a-z]+:|^\/\//);
      }
    }
  }
});

test("the data of the tags are files that the municipality has", () => {
  for (const one of snippets.flatMap(({ text }) => tags(text, "fordela-kalkylator"))) {
    const addresses = one.filter(([name]) => ["publication", "rules", "data"].includes(name)).flatMap(([, value]) => value.split(" "));
    assert.ok(addresses.length > 0 || one.some(([name]) => name === "plain"));
    for (const address of addresses) assert.match(nameOf(address), OWN);
  }
});

test("each file that the table of deliveries names is delivered", () => {
  const [, list = ""] = /\| filer att ladda upp \|\n([^]*?)\n\n/.exec(readFileSync(join(GUIDES, "README.md"), "utf8")) ?? [];
  const named = list.split("\n").flatMap((line) => [...(line.split("|")[3] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name)).filter((name) => name !== "webb");
  assert.ok(named.length >= 7, named.join());
  for (const name of named) assert.ok(existsSync(join(DELIVERED, name)), name);
});
