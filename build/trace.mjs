// How long the page is busy at a time while a slider is dragged: 300 schools, the processor slowed four times, as Chromium's
// own trace tells it. A report, not a test: the numbers depend on the machine.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "@playwright/test";
import { serve } from "./serve.mjs";

const COPIES = 5;
const SLOWED = 4;
const MOVES = 90;
const LIMIT = 50;

const data = resolve("regler/exempelkommun-2024/underlag");

/** The demonstration's tables several times over, every copy of a school and of a decision under a key of its own. */
function tables(folder) {
  return readdirSync(data).filter((name) => name.endsWith(".csv")).map((name) => {
    const [head, ...rows] = new TextDecoder("windows-1252").decode(readFileSync(join(data, name))).replace(/^\ufeff|^ï»¿/, "").split(/\r?\n/).filter((row) => row !== "");
    const keyed = rows.some((row) => /\b99000\d{3}\b/.test(row));
    const all = keyed ? Array.from({ length: COPIES }, (_, i) => rows.map((row) => row.replace(/\b99000(\d{3})\b/, `99${i}00$1`).replace(/^B-/, `B-${i}`))).flat() : rows;
    const path = join(folder, name);
    writeFileSync(path, Buffer.from(`${[head, ...all].join("\r\n")}\r\n`, "latin1"));
    return path;
  });
}

/** The tasks of the page's main thread, in milliseconds, the longest first. */
function tasks(trace) {
  const { traceEvents } = JSON.parse(trace.toString("utf8"));
  const named = traceEvents.filter(({ ph, name, args }) => ph === "M" && name === "thread_name" && args?.name === "CrRendererMain");
  const busy = (thread) => traceEvents.filter(({ name, ph, pid, tid }) => ph === "X" && name === "RunTask" && pid === thread.pid && tid === thread.tid);
  const [run] = named.map(busy).sort((a, b) => b.length - a.length);
  if (!run?.length) throw new Error("the trace holds no task of the page");
  return run.map(({ dur = 0 }) => dur / 1000).sort((a, b) => b - a);
}

const told = (what, times) => {
  const over = times.filter((time) => time > LIMIT).length;
  const median = times.filter((time) => time > 1).at(Math.floor(times.filter((time) => time > 1).length / 2)) ?? 0;
  console.log(`${what.padEnd(34)} ${(times[0] ?? 0).toFixed(1).padStart(9)} ${median.toFixed(1).padStart(9)} ${String(over).padStart(9)}`);
};

const folder = mkdtempSync(join(tmpdir(), "fordela-"));
const server = await serve(resolve("dist"), { port: 0 });
const browser = await chromium.launch({ executablePath: process.env.FORDELA_CHROMIUM ?? "/usr/bin/chromium", args: ["--headless", "--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(server.url);
  await page.locator("[data-view=import]").click();
  await page.locator("#fd-files").setInputFiles(tables(folder));
  await page.locator(".fd > [role=status]").filter({ hasText: "filer inlästa" }).waitFor();
  await page.locator("[data-view=try]").click();
  await page.locator("[data-weights=fresh]").waitFor();
  const slider = page.locator("input[type=range]").nth(1);
  await slider.scrollIntoViewIfNeeded();
  const box = await slider.boundingBox();
  const traced = async (work) => {
    await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] });
    await work();
    return tasks(await browser.stopTracing());
  };
  const [left, middle] = [box.x + 12, box.y + box.height / 2];
  await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
  await page.mouse.move(left + (box.width - 24) / 2, middle);
  await page.mouse.down();
  const along = async (moves) => {
    for (let i = 0; i <= moves; i++) await page.mouse.move(left + ((box.width - 24) * (1 + Math.sin((i / moves) * 2 * Math.PI))) / 2, middle);
  };
  await along(MOVES / 3); // the first frames are the browser's own preparations
  console.log(`\nPröva: 300 skolor, processorn ${SLOWED} gånger långsammare, arbetspass i ms`);
  console.log(`${"".padEnd(34)} ${"längsta".padStart(9)} ${"median".padStart(9)} ${`över ${LIMIT}`.padStart(9)}`);
  told("medan reglaget dras", await traced(() => along(MOVES)));
  await page.mouse.up();
  told("när handen är stilla", await traced(() => page.waitForTimeout(3000)));
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
}
