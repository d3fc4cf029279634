// Writes what editors want to know of the element, from its own source: dist/custom-elements.json (schema 2.1.0) and, beside it,
// the types. Nothing of it is kept by hand: attributes stand in the class, what they mean in its declaration, slots and parts in
// the templates, variables in the style sheet.
//
//   node build/manifest.mjs [folder]

import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const SOURCE = at("www/src");
const TYPES = at("www/types/fordela-kalkylator.d.ts");
const TAG = "fordela-kalkylator";
const MODULE = `${TAG}.js`;

/** A comment as one line of text. */
const plain = (comment = "") => comment.replace(/^\s*\/\*\*?|\*\/\s*$/g, "").replace(/^\s*\*\s?/gm, "").replace(/\s+/g, " ").trim();

function* sources(folder = SOURCE) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.ts$/.test(entry.name)) yield readFileSync(path, "utf8");
  }
}

/** What each member is, as it is declared: its comment, its type, whether it is called. */
function declared(types) {
  const body = /export declare class FordelaKalkylator extends HTMLElement \{\n(.*?)\n\}/s.exec(types)?.[1];
  if (body === undefined) throw new Error(`${TYPES}: the class is not where it is looked for`);
  const found = new Map();
  for (const [, comment, readonly, name, call, type] of body.matchAll(/ {2}(\/\*\*.*?\*\/)\n {2}(readonly )?(\w+)(\(.*?\))?: (.*?);$/gms)) {
    found.set(name, { name, description: plain(comment), readonly: readonly !== undefined, call, type: type.trim() });
  }
  return found;
}

/** The reactive properties of the class and the attributes they go by; those that are the element's own affair are left out. */
function reactive(source) {
  const block = /static override properties = \{\n(.*?)\n {2}\};/s.exec(source)?.[1];
  if (block === undefined) throw new Error("kalkylator.ts: the properties are not where they are looked for");
  return [...block.matchAll(/^ {4}(\w+): \{(.*?)\},$/gm)].flatMap(([, name, options]) => {
    if (/state: true/.test(options)) return [];
    const attribute = /attribute: false/.test(options) ? undefined : (/attribute: "([^"]+)"/.exec(options)?.[1] ?? name.toLowerCase());
    return [{ name, attribute }];
  });
}

function events(types) {
  const block = /interface GlobalEventHandlersEventMap \{\n(.*?)\n {2}\}/s.exec(types)?.[1] ?? "";
  return [...block.matchAll(/ {4}(\/\*\*.*?\*\/)\n {4}"([^"]+)": (.*?);/gs)].map(([, comment, name, type]) => ({ name, type: { text: type }, description: plain(comment) }));
}

/** Names as they stand in the templates; what each is for is said by the class's own comment, and one that is not said is an error. */
function named(texts, pattern, comment, mark) {
  const names = [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name)))].sort();
  const said = new Map([...comment.matchAll(new RegExp(`@${mark} (\\w+) - (.*)`, "g"))].map(([, name, text]) => [name, text.trim()]));
  const odd = [...names.filter((name) => !said.has(name)), ...[...said.keys()].filter((name) => !names.includes(name))];
  if (odd.length > 0) throw new Error(`@${mark} in the types and in the templates differ: ${odd.join(", ")}`);
  return names.map((name) => ({ name, description: said.get(name) }));
}

function variables() {
  const css = readFileSync(join(SOURCE, "styles/tokens.css"), "utf8").replace(/\/\*.*?\*\//gs, "");
  const own = [...css.matchAll(/(--fordela-[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => ({ name, default: value.replace(/\s+/g, " ").trim() }));
  return own.filter(({ name }, i) => own.findIndex((other) => other.name === name) === i);
}

export function manifest() {
  const types = readFileSync(TYPES, "utf8");
  const texts = [...sources()];
  const members = declared(types);
  const properties = reactive(readFileSync(join(SOURCE, "kalkylator.ts"), "utf8"));
  const missing = properties.filter(({ name }) => !members.has(name));
  if (missing.length > 0) throw new Error(`not declared in the types: ${missing.map(({ name }) => name).join(", ")}`);
  const comment = /(\/\*\*(?:(?!\*\/).)*\*\/)\nexport declare class/s.exec(types)?.[1] ?? "";
  const fields = [...members.values()].filter(({ call }) => call === undefined);
  const attribute = (name) => properties.find((one) => one.name === name)?.attribute;
  const declaration = {
    kind: "class",
    customElement: true,
    name: "FordelaKalkylator",
    tagName: TAG,
    description: plain(comment.split("@")[0]),
    superclass: { name: "HTMLElement" },
    attributes: properties.flatMap(({ name, attribute: attr }) => {
      const { description, type } = members.get(name);
      return attr === undefined ? [] : [{ name: attr, fieldName: name, type: { text: type }, description }];
    }),
    members: [
      ...fields.map(({ name, description, type, readonly }) => ({ kind: "field", name, type: { text: type }, description, ...(readonly ? { readonly } : {}), ...(attribute(name) === undefined ? {} : { attribute: attribute(name) }) })),
      ...[...members.values()].filter(({ call }) => call !== undefined).map(({ name, description, call, type }) => ({
        kind: "method",
        name,
        description,
        parameters: [...call.matchAll(/(\w+): ([^,)]+)/g)].map(([, parameter, text]) => ({ name: parameter, type: { text } })),
        return: { type: { text: type } },
      })),
    ],
    events: events(types),
    slots: named(texts, /<slot name="(\w+)"/g, comment, "slot"),
    cssParts: named(texts, /\spart="(\w+)"/g, comment, "csspart"),
    cssProperties: variables(),
  };
  return {
    schemaVersion: "2.1.0",
    readme: "",
    modules: [{
      kind: "javascript-module",
      path: MODULE,
      declarations: [declaration],
      exports: [
        { kind: "js", name: declaration.name, declaration: { name: declaration.name, module: MODULE } },
        { kind: "custom-element-definition", name: TAG, declaration: { name: declaration.name, module: MODULE } },
      ],
    }],
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2] ?? at("dist");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "custom-elements.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
  copyFileSync(TYPES, join(folder, `${TAG}.d.ts`));
}
