// The page that another page shows in a frame: the element as the address says, and the height told to the page around it.

import "../kalkylator.js";
import { ramEn } from "../texts/ram-en.js";
import { ramSv } from "../texts/ram-sv.js";
import { asked } from "./address.js";

const place = document.getElementById("ram")!;
const found = asked(new URL(location.href));
const english = new URLSearchParams(location.search).get("language") === "en";
document.documentElement.lang = english ? "en" : "sv";

if ("attributes" in found) {
  const element = document.createElement("fordela-kalkylator");
  for (const [name, value] of found.attributes) element.setAttribute(name, value);
  place.replaceChildren(element);
} else {
  const t = english ? ramEn : ramSv;
  const sentence = document.createElement("p");
  sentence.role = "alert";
  sentence.textContent = found.wrong === "nothing" ? t.nothing : t.foreign(found.name);
  place.replaceChildren(sentence);
}

// A height is no secret, and which page is around this one cannot be known; fordela-ram.js there looks at who says it.
if (parent !== window) {
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ type: "fordela-hojd", height }, "*");
  }).observe(document.documentElement);
}
