// What can be found in the page by somebody who looks everywhere, and which amounts that were held back are among it.

import type { Fordela } from "./site.js";

/** All that can be read, heard or found in the page: texts, titles, descriptions, names, data, through every shadow root. */
export async function everything(fordela: Fordela): Promise<string> {
  return fordela.page.evaluate(() => {
    const found: string[] = [];
    const walk = (root: ShadowRoot | Element) => {
      for (const one of root.querySelectorAll("*")) {
        for (const { name, value } of one.attributes) if (!/^(x|y|x1|x2|y1|y2|cx|cy|d|r|rx|width|height|viewBox|class|id)$/.test(name)) found.push(value);
        for (const child of one.childNodes) if (child.nodeType !== Node.ELEMENT_NODE) found.push(child.textContent ?? "");
        if (one instanceof HTMLInputElement || one instanceof HTMLSelectElement) found.push(one.value);
        if (one.shadowRoot) walk(one.shadowRoot);
      }
    };
    const element = document.querySelector("fordela-kalkylator");
    if (element?.shadowRoot) walk(element.shadowRoot);
    return found.join("\n");
  });
}

const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]/g, "");

/** Every amount of an answer, and whether it was given or held back. */
export function amounts(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string" && /^\d{5,}(\.\d+)?$/.test(value)) found.add(value);
  else if (Array.isArray(value)) for (const one of value) amounts(one, found);
  else if (value !== null && typeof value === "object") for (const [key, one] of Object.entries(value)) if (!["key", "unit", "provider", "id"].includes(key)) amounts(one, found);
  return found;
}

/** As the page writes it, and as the core does. */
const ways = (amount: string): string[] => {
  const [whole = "", part = ""] = amount.split(".");
  return [amount, part === "" ? `${whole},00` : `${whole},${part.padEnd(2, "0")}`];
};

export function leaked(page: string, hidden: Iterable<string>): string[] {
  const numbers = new Set(plain(page.replaceAll(/\n/g, "|")).match(/\d+(?:[.,]\d+)?/g));
  return [...hidden].filter((amount) => [...ways(amount), amount.replace(/\.00?$/, "")].some((way) => numbers.has(way)));
}
