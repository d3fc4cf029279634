// The packed script of the single file: the element, with what stands in the file.

import "virtual:fordela-wasm"; // takes what it is given while the script runs; later is too late
import "../inlined/address.js"; // the same
import "../kalkylator.js";
import { readContent, type Content, type Named } from "./content.js";
import { say, sayNothing } from "./sentences.js";

const bytes = ({ name, text, invented }: Named) => ({ name, bytes: new TextEncoder().encode(text), ...(invented ? { invented } : {}) });

function show({ attributes, files, publication }: Content): void {
  const element = document.createElement("fordela-kalkylator");
  for (const [name, value] of attributes) element.setAttribute(name, value);
  if (!attributes.has("plain")) element.setAttribute("hash", "");
  if (files.length > 0) element.files = files.map(bytes);
  if (publication) element.publicationFile = bytes(publication);
  const theme = attributes.get("theme");
  if (theme !== undefined) document.documentElement.dataset.theme = theme;
  document.documentElement.lang = attributes.get("language") === "en" ? "en" : "sv";
  sayNothing();
  document.querySelector("main")?.append(...named(element, attributes.has("plain")));
}

/** What the page is called: in the element's bar, or above an element that has none. */
function named(element: HTMLElement, plain: boolean): HTMLElement[] {
  const brand = document.createElement(plain ? "h1" : "span");
  brand.className = "wordmark";
  brand.textContent = "Fördela";
  if (plain) return [brand, element];
  brand.slot = "brand";
  element.append(brand);
  return [element];
}

const read = readContent(document.getElementById("fordela-innehall")?.textContent ?? "");
if ("content" in read) show(read.content);
else say(read.wrong === "newer" ? "fordela-innehall-nyare" : "fordela-innehall-fel");
