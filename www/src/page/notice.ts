// Says above the element that something new has come, and lets the reader decide when it is taken.

import { pageEn } from "../texts/page-en.js";
import { pageSv } from "../texts/page-sv.js";
import type { News } from "./worker.js";

/** The element asks before the page is left as long as something is only on it; whoever asks the same question hears the answer. */
const unsaved = (): boolean => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

export function notice(place: HTMLElement, language: string, news: News, take: () => void): void {
  const t = language === "en" ? pageEn : pageSv;
  const names = news.rules.map(({ name }) => name).filter((name) => name !== undefined);
  const what = [
    ...(news.rules.length > 0 || news.version === undefined ? [t.rules(names)] : []),
    ...(news.version === undefined ? [] : [t.version(news.version)]),
    t.still,
  ];
  const close = () => {
    place.replaceChildren();
    document.querySelector<HTMLElement>("fordela-kalkylator")?.focus();
  };
  const now = () => {
    if (!unsaved()) return take();
    put(place, t, [t.unsaved], [t.anyway, () => leave(take)], close);
    place.querySelector("button")?.focus();
  };
  put(place, t, what, [t.switch, now], close);
}

/** The reader has just been asked: the browser does not ask once more. */
function leave(take: () => void): void {
  window.addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), { capture: true });
  take();
}

function put(place: HTMLElement, t: typeof pageSv, sentences: string[], [label, act]: [string, () => void], close: () => void): void {
  const text = document.createElement("p");
  text.textContent = sentences.join(" ");
  const buttons = document.createElement("p");
  buttons.className = "news__acts";
  buttons.append(button(label, act), button(t.later, close));
  place.lang = t === pageEn ? "en" : "sv";
  place.ariaLabel = t.label;
  place.replaceChildren(text, buttons);
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
