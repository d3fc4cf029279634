// Makes the page work without a net, and tells when something new has come. The worker is registered when the page has become idle:
// nobody waits for what is kept for another day.

import { notice } from "./notice.js";
import { ask, between } from "./worker.js";

const HOUR = 3_600_000;

interface Page {
  element: HTMLElement;
  /** Where to say that something new has come. */
  place: HTMLElement;
}

export async function offline(page: Page): Promise<void> {
  // From a disk there is no worker, and none is needed; over http from another computer the browser has none.
  if (!location.protocol.startsWith("http") || !("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register("./sw.js", { scope: "./" });
  registration.addEventListener("updatefound", () => void arrived(page, registration));
  if (registration.waiting) await tell(page, registration);
  else await look(page, registration);
  checkNowAndThen(registration);
}

async function arrived(page: Page, registration: ServiceWorkerRegistration): Promise<void> {
  const { installing } = registration;
  installing?.addEventListener("statechange", () => {
    if (installing.state === "installed" && registration.active) void tell(page, registration);
  });
}

async function tell(page: Page, registration: ServiceWorkerRegistration): Promise<void> {
  const { active, waiting } = registration;
  if (!active || !waiting) return;
  notice(page.place, page.element.getAttribute("language") ?? "sv", await between(active, waiting), () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    void ask(waiting, "switch");
  });
}

/** Rules and tables beside the page may have been changed by hand. */
async function look(page: Page, registration: ServiceWorkerRegistration): Promise<void> {
  const { active } = registration;
  if (!active) return;
  const news = await ask(active, "look", addresses(page.element));
  if (!news || registration.waiting) return;
  notice(page.place, page.element.getAttribute("language") ?? "sv", news, () => {
    void ask(active, "take").then(() => location.reload());
  });
}

const addresses = (element: HTMLElement): string[] =>
  ["data", "rules", "publication"].flatMap((name) => (element.getAttribute(name) ?? "").split(/\s+/).filter(Boolean)).map((address) => new URL(address, document.baseURI).href);

/** A page may be open for weeks. */
function checkNowAndThen(registration: ServiceWorkerRegistration): void {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - last < HOUR) return;
    last = Date.now();
    registration.update().catch(() => undefined); // without a net there is nothing new
  });
}
