// What editors are told of the element, against the element itself: the same names, both ways.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./site.js";
import { expect, test } from "./hosting.js";

interface Named {
  name: string;
  description?: string;
}
interface Declaration {
  tagName: string;
  attributes: Named[];
  members: (Named & { kind: "field" | "method" })[];
  events: Named[];
  slots: Named[];
  cssParts: Named[];
  cssProperties: Named[];
}

const names = (all: readonly Named[]) => all.map(({ name }) => name).sort();

test("every attribute, property, method, event, slot, part and variable stands in the manifest, and nothing else", async ({ host, page }) => {
  const file = JSON.parse(readFileSync(join(DIST, "custom-elements.json"), "utf8")) as { schemaVersion: string; modules: { path: string; declarations: Declaration[] }[] };
  expect(file.schemaVersion).toBe("2.1.0");
  const [module] = file.modules;
  const [own] = module?.declarations ?? [];
  if (!module || !own) throw new Error("nothing is declared");
  expect(module.path).toBe("fordela-kalkylator.js");
  const all = [...own.attributes, ...own.members, ...own.events, ...own.slots, ...own.cssParts];
  expect(all.filter(({ description }) => !description)).toEqual([]);

  await page.addInitScript(() => {
    const sent = ((globalThis as unknown as { sent: string[] }).sent = [] as string[]);
    const { dispatchEvent } = EventTarget.prototype;
    EventTarget.prototype.dispatchEvent = function (event) {
      if (this instanceof Element && this.localName === "fordela-kalkylator") sent.push(event.type);
      return dispatchEvent.call(this, event);
    };
  });
  await host.open(`<${own.tagName} data="data/exempelkommun.json"></${own.tagName}>`);
  await host.ready();
  const built = await page.evaluate(async () => {
    const element = document.querySelector("fordela-kalkylator");
    if (!element?.shadowRoot) throw new Error("no element");
    // Something cannot be fetched: then there is a notice, and the other event.
    const found = { slots: new Set<string>(), parts: new Set<string>() };
    const look = () => {
      for (const slot of element.shadowRoot?.querySelectorAll("slot") ?? []) found.slots.add(slot.name);
      for (const part of element.shadowRoot?.querySelectorAll("[part]") ?? []) for (const name of part.part) found.parts.add(name);
    };
    look();
    element.data = "finns-inte.json";
    await element.ready;
    look();
    const type = element.constructor as unknown as { observedAttributes: string[]; elementProperties: Map<string, { state?: boolean }>; prototype: object };
    return {
      attributes: [...type.observedAttributes].sort(),
      reactive: [...type.elementProperties].filter(([, { state }]) => !state).map(([name]) => name).sort(),
      others: Object.entries(Object.getOwnPropertyDescriptors(type.prototype)).map(([name, { get }]) => [name, get ? "field" : "method"] as const),
      events: [...new Set((globalThis as unknown as { sent: string[] }).sent)].sort(),
      slots: [...found.slots].sort(),
      parts: [...found.parts].sort(),
      variables: [...element.shadowRoot.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).flatMap((rule) => (rule instanceof CSSStyleRule ? [...rule.style] : [])).filter((name) => name.startsWith("--fordela-")),
    };
  });
  expect(names(own.attributes)).toEqual(built.attributes);
  expect(names(own.events)).toEqual(built.events);
  expect(names(own.slots)).toEqual(built.slots);
  expect(names(own.cssParts)).toEqual(built.parts);
  expect(names(own.cssProperties)).toEqual([...new Set(built.variables)].sort());
  // Beside the reactive properties only what is the element's own, and not what every such class has.
  const members = (kind: "field" | "method") => names(own.members.filter((one) => one.kind === kind));
  expect(members("field").filter((name) => !built.reactive.includes(name))).toEqual(["ready"]);
  expect(built.reactive.filter((name) => !members("field").includes(name))).toEqual([]);
  const inherited = ["constructor", "connectedCallback", "disconnectedCallback", "render", "shouldUpdate", "willUpdate", "updated", "firstUpdated"];
  const own_ = (kind: "field" | "method") => built.others.filter(([name, of]) => of === kind && !inherited.includes(name)).map(([name]) => name);
  expect(members("method")).toEqual(own_("method").sort());
  expect(own_("field").filter((name) => !built.reactive.includes(name) && !["ui", "said"].includes(name))).toEqual(["ready"]);
});
