// The script of the page: the element, and what makes the page work without a net. Nothing of the latter is in the element.

import "../kalkylator.js";
import { offline } from "./offline.js";

const element = document.querySelector("fordela-kalkylator");
const place = document.getElementById("news");

const idle = (): Promise<unknown> =>
  new Promise((done) => ("requestIdleCallback" in window ? requestIdleCallback(done, { timeout: 10_000 }) : setTimeout(done, 2_000)));

if (element && place) {
  void element.ready
    .then(idle)
    .then(() => offline({ element, place }))
    .catch(() => undefined); // the page works all the same, as long as there is a net
}
