// What Bädda in writes, put to use: the lines are pasted into a page beside the built folder, and the same figures come.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { serve } from "../../build/serve.mjs";
import { cell, rules, table } from "./data.js";
import { LONG, show, test as base } from "./published.js";
import { DIST, expect, type Fordela } from "./site.js";

const SCHOOL = cell(table("enhet"), 3, "skolenhetskod");

/** What the guides say that a site's policy needs, and nothing more. */
const POLICY = {
  tag: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  frame: "default-src 'none'; script-src 'self'; frame-src 'self'",
  withoutWasm: "default-src 'none'; script-src 'self'; connect-src 'self'",
};

interface Host {
  dir: string;
  url: string;
  /** A page of the municipality's with the code on it. */
  paste(code: string, policy: string): string;
}

const test = base.extend<{ embed: Fordela; host: Host }>({
  embed: async ({ fordela }, use) => {
    await fordela.view("embed");
    await expect(code(fordela)).toBeVisible();
    await use(fordela);
  },
  host: async ({}, use) => {
    const dir = mkdtempSync(join(tmpdir(), "fordela-sida-"));
    symlinkSync(DIST, join(dir, "fordela"), "dir");
    mkdirSync(join(dir, "filer"));
    // The policy of the page stands on the page, so that a frame in it has its own.
    const server = await serve(dir, { port: 0, csp: "" });
    let pages = 0;
    await use({
      dir,
      url: server.url,
      paste(text, policy) {
        const name = `sida-${++pages}.html`;
        const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Skolor</title>`;
        writeFileSync(join(dir, name), `<!doctype html><html lang="sv"><head>${head}</head><body><main><h1>Skolor</h1>${text}</main></body></html>`);
        return `${server.url}${name}`;
      },
    });
    await server.close();
    rmSync(dir, { recursive: true });
  },
});

const code = (fordela: Fordela) => fordela.page.locator("#fd-e-code");
const deliver = (fordela: Fordela, delivery: string) => fordela.page.locator(`[name=fd-e-delivery][value=${delivery}]`).check();
const ground = (fordela: Fordela, value: string) => fordela.page.locator(`[name=fd-e-ground][value=${value}]`).check();
const select = (fordela: Fordela, field: string, value: string) => fordela.page.locator(`#fd-e-${field}`).selectOption(value);

/** The figures of the school on the page itself, under the rules in the order asked for. */
async function wanted(fordela: Fordela, swapped: boolean): Promise<string[]> {
  await fordela.view("school");
  await fordela.choose(SCHOOL);
  if (swapped) await fordela.swap();
  const sums = await figures(fordela.page);
  await fordela.view("embed");
  return sums;
}

async function figures(page: Pick<Page, "locator">): Promise<string[]> {
  const sum = (side: string) => page.locator(`fordela-kalkylator [data-sum=${side}]`).first();
  await expect(sum("current")).toContainText(/kr|skyddat/, { timeout: 40_000 }); // a publication may hide it; translated, the core is slow
  return [await sum("current").innerText(), await sum("proposed").innerText(), await sum("difference").innerText()];
}

async function open(fordela: Fordela, address: string): Promise<Page> {
  const page = await fordela.page.context().newPage();
  page.on("pageerror", (error) => fordela.complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") fordela.complaints.push(message.text());
  });
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(address).origin) fordela.complaints.push(`asked ${request.url()}`);
  });
  await page.goto(address);
  return page;
}

/** A school, other rules first than the usual ones, a dark theme and a colour. */
async function choose(fordela: Fordela): Promise<void> {
  await select(fordela, "unit", SCHOOL);
  await select(fordela, "current", "exempelkommun-2025");
  await select(fordela, "proposed", "exempelkommun-2024");
  await select(fordela, "theme", "dark");
  await fordela.page.locator("[data-colours] summary").click();
  await fordela.page.locator("#fd-e-accent-dark").fill("#ffd0a0");
}

for (const delivery of ["module", "standalone"] as const) {
  test(`${delivery}: the tag shows the same figures, in the chosen theme and colour, under the policy that is told`, async ({ embed, host }) => {
    const sums = await wanted(embed, true);
    await choose(embed);
    await deliver(embed, delivery);
    const page = await open(embed, host.paste(await code(embed).innerText(), POLICY.tag));
    expect(await figures(page)).toEqual(sums);
    const shown = await page.locator("fordela-kalkylator").evaluate((one) => {
      const bar = one.shadowRoot?.querySelector(".fd-btn, .fd-link, [aria-current]");
      return { accent: getComputedStyle(one).getPropertyValue("--fordela-accent").trim(), scheme: getComputedStyle(one).colorScheme, there: bar !== null };
    });
    expect(shown).toEqual({ accent: "light-dark(#07574f, #ffd0a0)", scheme: "dark", there: true });
  });
}

test("files of one's own, with names that mean something in an address, and the view alone", async ({ embed, host }) => {
  const own = table("enhet");
  await embed.load({ name: "åk & enhet 50%.csv", content: own });
  await embed.view("embed");
  const sums = await wanted(embed, false);
  await ground(embed, "files");
  await embed.page.locator("#fd-e-folder").fill("/filer");
  // As they would be loaded beside each other: the table has to be called what the rule set calls it.
  await embed.page.locator("#fd-e-tables").fill(["enhet.csv", ...["huvudman", "beslut", "läsårstal", "utbildning", "rapport_beslut", "rapport_grupp", "rapport_resursskola", "rapport_verksamhetsstöd"].map((name) => `${name}.csv`)].join("\n"));
  await embed.page.locator("#fd-e-rules").fill("regler%20&%20mer/2024.toml\nregler%20&%20mer/2025.toml");
  cpSync(DIST, join(host.dir, "filer"), { recursive: true, dereference: true });
  for (const name of ["huvudman", "beslut", "läsårstal", "utbildning", "enhet", "rapport_beslut", "rapport_grupp", "rapport_resursskola", "rapport_verksamhetsstöd"]) writeFileSync(join(host.dir, "filer", `${name}.csv`), table(name));
  mkdirSync(join(host.dir, "filer", "regler & mer"));
  for (const year of [2024, 2025] as const) writeFileSync(join(host.dir, "filer", "regler & mer", `${year}.toml`), rules(year));
  await select(embed, "unit", SCHOOL);
  const whole = await open(embed, host.paste(await code(embed).innerText(), POLICY.tag));
  expect(await figures(whole)).toEqual(sums);
  await embed.page.locator("#fd-e-plain").check();
  await embed.page.locator("#fd-e-fullView").fill("/hela");
  const plain = await open(embed, host.paste(await code(embed).innerText(), POLICY.tag));
  expect(await figures(plain)).toEqual(sums);
  await expect(plain.getByRole("navigation")).toHaveCount(0);
  await expect(plain.getByRole("link", { name: "Öppna hela vyn" })).toHaveAttribute("href", "/hela");
});

test("where wasm may not run, the tag shows the same figures all the same", async ({ embed, host }) => {
  const sums = await wanted(embed, false);
  await select(embed, "unit", SCHOOL);
  test.setTimeout(LONG);
  const page = await open(embed, host.paste(await code(embed).innerText(), POLICY.withoutWasm));
  expect(await figures(page)).toEqual(sums);
  embed.complaints.length = 0; // the browser tells of the policy
});

test("the frame shows a publication, as high as what is in it", async ({ embed, host, publication }) => {
  test.setTimeout(LONG);
  writeFileSync(join(host.dir, "filer", "år&2025.json"), publication);
  cpSync(DIST, join(host.dir, "filer"), { recursive: true, dereference: true });
  await show(embed, publication);
  const sums = await wanted(embed, false);
  await deliver(embed, "frame");
  await embed.page.locator("#fd-e-folder").fill("filer/");
  await embed.page.locator("#fd-e-publication").fill("år&2025.json");
  await select(embed, "unit", SCHOOL);
  const page = await open(embed, host.paste(await code(embed).innerText(), POLICY.frame));
  expect(await figures(page.frameLocator("iframe") as unknown as Page)).toEqual(sums);
  const heights = () => page.locator("iframe").evaluate((frame: HTMLIFrameElement) => [frame.clientHeight, frame.contentDocument?.documentElement.getBoundingClientRect().height ?? 0] as const);
  await expect.poll(async () => Math.abs((await heights())[0] - (await heights())[1])).toBeLessThan(2);
  expect((await heights())[0]).not.toBe(800);
});

async function made(fordela: Fordela, to: string): Promise<string> {
  await deliver(fordela, "file");
  const waiting = fordela.page.waitForEvent("download");
  await fordela.page.locator("#fd-e-make").click();
  await (await waiting).saveAs(to);
  const told = await fordela.page.locator("[data-made]").innerText();
  const bytes = readFileSync(to).length;
  expect(told.replaceAll("\u00a0", " ")).toContain(bytes < 999_500 ? `${Math.ceil(bytes / 1000)} kB` : `${String(Math.ceil(bytes / 100_000) / 10).replace(".", ",")} MB`);
  return pathToFileURL(to).href;
}

test("the file opens from a disk, with what was chosen in it", async ({ embed, host }) => {
  const sums = await wanted(embed, true);
  await choose(embed);
  const page = await open(embed, await made(embed, join(host.dir, "exempel.html")));
  expect(await figures(page)).toEqual(sums);
  await ground(embed, "files");
  await embed.page.locator("#fd-e-plain").check();
  const own = await open(embed, await made(embed, join(host.dir, "eget.html")));
  expect(await figures(own)).toEqual(sums);
  await expect(own.getByRole("navigation")).toHaveCount(0);
});

test("the file with a publication shows what was published", async ({ embed, host, publication }) => {
  test.setTimeout(LONG);
  await show(embed, publication);
  const sums = await wanted(embed, false);
  await select(embed, "unit", SCHOOL);
  const page = await open(embed, await made(embed, join(host.dir, "publicering.html")));
  expect(await figures(page)).toEqual(sums);
  await expect(page.locator("[data-published]")).toBeVisible();
});

test("a page opened from a disk says where the file is made instead", async ({ embed, host }) => {
  const page = await open(embed, await made(embed, join(host.dir, "exempel.html")));
  await page.locator("[data-view=embed]").click();
  await page.locator("[name=fd-e-delivery][value=file]").check();
  await page.locator("#fd-e-make").click();
  await expect(page.locator("[data-made-failed=address]")).toContainText("Öppna Fördela på webbplatsen");
  embed.complaints.length = 0; // that integritet.json may not be asked for either
});

test("the picture below the code is an element with the same choices, and nothing of it is pressed", async ({ embed }) => {
  const sums = await wanted(embed, true);
  await choose(embed);
  await embed.page.locator("#fd-e-plain").check();
  await embed.page.locator("#fd-e-draw").click();
  const picture = embed.page.locator(".fd-embed__picture fordela-kalkylator");
  await expect(picture.locator("[data-sum=current]").first()).toHaveText(sums[0] ?? "");
  await expect(embed.page.locator(".fd-embed__picture")).toHaveAttribute("inert", "");
  await expect(embed.page.locator("#fd-e-draw")).toBeDisabled();
  await select(embed, "view", "comparison");
  await expect(embed.page.locator("#fd-e-draw")).toHaveText("Visa på nytt");
  await embed.page.locator("#fd-e-draw").click();
  await expect(picture.locator("#fd-title")).toContainText("Jämförelse");
});
