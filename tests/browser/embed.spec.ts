// Bädda in: what is written follows what is chosen, what cannot work is told in words, and the code gets to the clipboard.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { violations } from "./axe.js";
import { cell, rules, table } from "./data.js";
import { DIST, expect, test as base, type Fordela } from "./site.js";

const schools = table("enhet");
const SCHOOL = cell(schools, 3, "skolenhetskod");
const SUMS = JSON.parse(readFileSync(join(DIST, "integritet.json"), "utf8")) as Record<string, string>;

const test = base.extend<{ embed: Fordela }>({
  embed: async ({ fordela }, use) => {
    await fordela.view("embed");
    await expect(code(fordela)).toContainText("integrity");
    await use(fordela);
  },
});

const code = (fordela: Fordela) => fordela.page.locator("#fd-e-code");
const wrong = (fordela: Fordela, field: string) => fordela.page.locator(`#fd-e-${field}-w`);
const deliver = (fordela: Fordela, delivery: string) => fordela.page.locator(`[name=fd-e-delivery][value=${delivery}]`).check();
const ground = (fordela: Fordela, value: string) => fordela.page.locator(`[name=fd-e-ground][value=${value}]`).check();

/** The code as a browser reads it: each tag with its attributes. */
async function parsed(fordela: Fordela): Promise<{ tag: string; attributes: Record<string, string> }[]> {
  const text = await code(fordela).innerText();
  return fordela.page.evaluate((html) => {
    const read = new DOMParser().parseFromString(html, "text/html");
    return [...read.querySelectorAll("script, iframe, fordela-kalkylator")].map((one) => ({
      tag: one.localName,
      attributes: Object.fromEntries([...one.attributes].map(({ name, value }) => [name, value])),
    }));
  }, text);
}

async function element(fordela: Fordela): Promise<Record<string, string>> {
  return (await parsed(fordela)).find(({ tag }) => tag === "fordela-kalkylator")?.attributes ?? {};
}

test("is reached from the last line and by its address, not from the bar", async ({ embed, page }) => {
  await expect(embed.title).toHaveText("Bädda in");
  await expect(embed.title).toBeFocused();
  await expect(page.locator("nav [data-view=embed]")).toHaveCount(0);
  await expect(page).toHaveURL(/#badda-in$/);
  await page.goBack();
  await expect(embed.title).toHaveText("Vilken skola vill du se?");
  await page.goForward();
  await expect(embed.title).toHaveText("Bädda in");
});

test("choices survive other views, and are what the code says", async ({ embed, page }) => {
  const before = await element(embed);
  expect(before).toEqual({ data: "fordela/data/exempelkommun.json", view: "school" });
  await page.locator("#fd-e-view").selectOption("comparison");
  await page.locator("#fd-e-plain").check();
  await page.locator("#fd-e-fullView").fill("/skola/budget");
  await page.locator("#fd-e-unit").selectOption(SCHOOL);
  await page.locator("#fd-e-current").selectOption("exempelkommun-2025");
  await page.locator("#fd-e-proposed").selectOption("exempelkommun-2024");
  await page.locator("#fd-e-language").selectOption("en");
  await page.locator("#fd-e-theme").selectOption("dark");
  await page.locator("#fd-e-folder").fill("/download/18.abc/fordela");
  const wanted = {
    data: "/download/18.abc/fordela/data/exempelkommun.json",
    view: "comparison",
    unit: SCHOOL,
    current: "exempelkommun-2025",
    proposed: "exempelkommun-2024",
    language: "en",
    theme: "dark",
    plain: "",
    "full-view": "/skola/budget",
  };
  expect(await element(embed)).toEqual(wanted);
  await embed.view("comparison");
  await embed.view("embed");
  expect(await element(embed)).toEqual(wanted);
  await expect(page.locator("#fd-e-unit")).toHaveValue(SCHOOL);
});

test("each delivery has its own script, with the sum of it", async ({ embed }) => {
  const script = async () => (await parsed(embed)).find(({ tag }) => tag === "script")?.attributes;
  expect(await script()).toEqual({ type: "module", src: "fordela/fordela-kalkylator.js", integrity: SUMS["fordela-kalkylator.js"] });
  await deliver(embed, "standalone");
  expect(await script()).toEqual({ defer: "", src: "fordela/fordela.standalone.js", integrity: SUMS["fordela.standalone.js"] });
  await deliver(embed, "frame");
  expect(await script()).toEqual({ defer: "", src: "fordela/fordela-ram.js", integrity: SUMS["fordela-ram.js"] });
});

test("the frame's data is written from the folder that it lies in", async ({ embed, page }) => {
  await deliver(embed, "frame");
  await ground(embed, "publication");
  await page.locator("#fd-e-publication").fill("år&2025.json");
  await page.locator("#fd-e-plain").check();
  const frame = (await parsed(embed)).find(({ tag }) => tag === "iframe")?.attributes ?? {};
  expect(frame.title).toBe("Fördela: Min skola");
  const address = new URL(frame.src ?? "", "https://kommunen.example/sida/");
  expect(address.pathname).toBe("/sida/fordela/ram.html");
  expect(Object.fromEntries(address.searchParams)).toEqual({ publication: "år&2025.json", view: "school", plain: "" });
});

test("signs that mean something in HTML come out as they were typed", async ({ embed, page }) => {
  const nasty = `a&b"c'å<d>&amp;.json`;
  await ground(embed, "publication");
  await page.locator("#fd-e-publication").fill(nasty);
  expect((await element(embed)).publication).toBe(`fordela/${nasty}`);
  expect(await code(embed).innerText()).not.toContain(nasty);
  await page.locator("#fd-e-folder").fill(`x"><script>alert(1)</script>`);
  const tags = await parsed(embed);
  expect(tags.map(({ tag }) => tag)).toEqual(["script", "fordela-kalkylator"]);
});

test("the loaded files are proposed, cases left out, and what is typed instead is kept", async ({ embed, page }) => {
  await ground(embed, "files");
  const { rules: proposed = "", data = "" } = await element(embed);
  expect(proposed.split(" ")).toEqual(["fordela/exempelkommun-2024/regelverk.toml", "fordela/exempelkommun-2025/regelverk.toml"]);
  expect(data.split(" ")).toContain("fordela/läsårstal.csv");
  await page.locator("#fd-e-tables").fill("enhet.csv\n\n  huvudman.csv  \n");
  expect((await element(embed)).data).toBe("fordela/enhet.csv fordela/huvudman.csv");
  await embed.load({ name: "mitt regelverk.toml", content: rules(2025) });
  await embed.view("embed");
  expect((await element(embed)).rules).toContain("fordela/mitt%20regelverk.toml");
  expect((await element(embed)).data).toBe("fordela/enhet.csv fordela/huvudman.csv");
});

const BAD: Record<string, [typed: string, words: string]> = {
  empty: ["  ", "Skriv adressen"],
  space: ["min fil.json", "mellanslag"],
  backslash: ["mapp\\fil.json", "omvänt snedstreck"],
  disk: ["C:\\Users\\anna\\fil.json", "fil i din dator"],
  scheme: ["javascript:alert(1)", "går inte att hämta"],
};

test("an address that cannot work stops the code, and says why at its field", async ({ embed, page }) => {
  await ground(embed, "publication");
  const field = page.locator("#fd-e-publication");
  for (const [kind, [typed, words]] of Object.entries(BAD)) {
    await field.fill(typed);
    await expect(wrong(embed, "publication"), kind).toContainText(words);
    await expect(wrong(embed, "publication")).toHaveAttribute("data-flaw", kind);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(new RegExp(words));
    await expect(code(embed), kind).toHaveCount(0);
    await expect(page.locator("[data-stopped]")).toBeVisible();
  }
  await field.fill("rätt.json");
  await expect(wrong(embed, "publication")).toHaveCount(0);
  await expect(code(embed)).toBeVisible();
});

test("an address of another site is told of, with what it takes; in a frame it stops", async ({ embed, page }) => {
  await ground(embed, "publication");
  const field = page.locator("#fd-e-publication");
  await field.fill("https://annan.example/fil.json");
  await expect(wrong(embed, "publication")).toContainText("CSP");
  await expect(wrong(embed, "publication")).toContainText("https://annan.example");
  expect((await element(embed)).publication).toBe("https://annan.example/fil.json");
  await field.fill("//annan.example/fil.json");
  await expect(wrong(embed, "publication")).toContainText("https://annan.example");
  await field.fill("http://annan.example/fil.json");
  await expect(wrong(embed, "publication")).toContainText("saknar kryptering");
  await field.fill(new URL("fil.json", embed.site).href);
  await expect(wrong(embed, "publication")).toHaveCount(0);
  await field.fill("https://annan.example/fil.json");
  await deliver(embed, "frame");
  await expect(wrong(embed, "publication")).toContainText("I en iframe");
  await expect(code(embed)).toHaveCount(0);
  await deliver(embed, "module");
  await page.locator("#fd-e-folder").fill("https://annan.example/f");
  const script = (await parsed(embed)).find(({ tag }) => tag === "script")?.attributes ?? {};
  expect(script.crossorigin).toBe("anonymous");
});

test("a rule set is not compared with itself", async ({ embed, page }) => {
  await page.locator("#fd-e-current").selectOption("exempelkommun-2024");
  await page.locator("#fd-e-proposed").selectOption("exempelkommun-2024");
  await expect(page.locator("#fd-e-pair")).toContainText("inte jämföras med sig självt");
  await expect(code(embed)).toHaveCount(0);
});

// ---- colours --------------------------------------------------------------------------------------

/** WCAG's own formula, for white and a grey. */
function greyOnWhite(part: number): number {
  const value = part / 255;
  return 1.05 / ((value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4) + 0.05);
}

test("a colour too weak to read is told of in words, with its figure", async ({ embed, page }) => {
  await page.locator("[data-colours] summary").click();
  await page.locator("#fd-e-theme").selectOption("light");
  const field = page.locator("#fd-e-text-light");
  const grounds = ["bg", "surface", "accent-soft"];
  for (const one of grounds) await page.locator(`#fd-e-${one}-light`).fill("#fff");
  const told = async (grey: number) => {
    await field.fill(`rgb(${grey}, ${grey}, ${grey})`);
    return (await wrong(embed, "text-light").count()) === 0 ? undefined : wrong(embed, "text-light").innerText();
  };
  expect(await told(160)).toContain("Välj en mörkare färg");
  expect(await told(20)).toBeUndefined();
  await page.locator("#fd-e-on-accent-light").fill("#fff");
  await page.locator("#fd-e-accent-light").fill("#777777");
  const ratio = Math.floor(greyOnWhite(0x77) * 10) / 10; // 4.4: just below, and said so, never rounded up to what is enough
  await page.locator("#fd-e-accent-hover-light").fill("#333");
  await expect(wrong(embed, "on-accent-light")).toContainText(`${String(ratio).replace(".", ",")}:1`);
  await expect(page.locator("#fd-e-on-accent-light")).toHaveAccessibleDescription(/minst 4,5:1/);
});

test("the design's own colours are strong enough, light and dark, whichever is written out", async ({ page, embed: _ }) => {
  await page.locator("[data-colours] summary").click();
  const fields = page.locator("[data-colours] input");
  await expect(fields).toHaveCount(16);
  for (const field of await fields.all()) {
    const own = (await field.getAttribute("placeholder")) ?? "";
    expect(own).toMatch(/^#[0-9a-f]{6}$/);
    await field.fill(own);
  }
  await expect(page.locator("[data-flaw]")).toHaveCount(0);
});

test("colours are written for the modes that a reader meets", async ({ embed, page }) => {
  await page.locator("[data-colours] summary").click();
  const dark = await page.locator("#fd-e-accent-dark").getAttribute("placeholder");
  await page.locator("#fd-e-accent-light").fill("1d4f9c");
  expect((await element(embed)).colours).toBe(`accent: light-dark(#1d4f9c, ${dark})`);
  await page.locator("#fd-e-theme").selectOption("light");
  await expect(page.locator("#fd-e-accent-dark")).toHaveCount(0);
  expect((await element(embed)).colours).toBe(`accent: light-dark(#1d4f9c, ${dark})`);
  await page.locator("#fd-e-accent-light").fill("blåaktig");
  await expect(wrong(embed, "accent-light")).toContainText("”blåaktig” går inte att läsa som en färg");
  expect((await element(embed)).colours).toBeUndefined();
});

// ---- copying --------------------------------------------------------------------------------------

test("the code is copied whole, and it is said", async ({ embed, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("#fd-e-copy").click();
  await expect(embed.status).toHaveText("Koden är kopierad.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code(embed).innerText());
});

test("where the clipboard is closed the code is selected, and it is said how to copy", async ({ embed, page }) => {
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("closed")) } }));
  await page.locator("#fd-e-copy").click();
  await expect(embed.status).toContainText("Ctrl+C");
  expect(await page.evaluate(() => String(document.getSelection()))).toBe(await code(embed).innerText());
});

// ---- the single file ------------------------------------------------------------------------------

const BUILT = `<!doctype html><title>x</title><script>1</script><script type="application/json" id="fordela-innehall">{"format":1,"files":[{"name":"a.csv","text":"$&"}]}</script><p>efter</p>`;

async function made(fordela: Fordela): Promise<{ page: string; content: { attributes: Record<string, unknown>; files?: { name: string; text: string; invented?: boolean }[] } }> {
  const waiting = fordela.page.waitForEvent("download");
  await fordela.page.locator("#fd-e-make").click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("fordela.html");
  const page = readFileSync(await download.path(), "utf8");
  const block = /id="fordela-innehall">([^]*?)<\/script>/.exec(page)?.[1] ?? "";
  return { page, content: JSON.parse(block) };
}

test("the file is the built one with another content, and its weight is told", async ({ embed, page }) => {
  await page.route("**/fordela.html", (route) => route.fulfill({ body: BUILT, contentType: "text/html" }));
  await deliver(embed, "file");
  await page.locator("#fd-e-unit").selectOption(SCHOOL);
  const example = await made(embed);
  expect(example.content).toEqual({ format: 1, attributes: { view: "school", unit: SCHOOL }, files: [{ name: "a.csv", text: "$&" }] });
  await expect(page.locator("[data-made]")).toContainText("1 kB");
  await embed.load({ name: "huvudman.csv", content: Buffer.from(table("huvudman").replace("Exempelkommunen", "Exempel</script><b>kommunen $1"), "utf8") });
  await embed.view("embed");
  await ground(embed, "files");
  const own = await made(embed);
  expect(own.page.replace(/(id="fordela-innehall">)[^]*?(<\/script>)/, "$1$2")).toBe(BUILT.replace(/(id="fordela-innehall">)[^]*?(<\/script>)/, "$1$2"));
  const names = own.content.files?.map(({ name }) => name) ?? [];
  expect(names).toContain("exempelkommun-2024/regelverk.toml");
  expect(names.some((name) => name.includes("/fall/"))).toBe(false);
  expect(own.content.files?.filter(({ invented }) => !invented).map(({ name }) => name)).toEqual(["huvudman.csv"]);
  expect(own.content.files?.find(({ name }) => name === "huvudman.csv")?.text).toContain("Exempel</script><b>kommunen $1");
});

test("where there is no file to start from, or another version of it, it is said what to do", async ({ embed, page }) => {
  await deliver(embed, "file");
  await page.route("**/fordela.html", (route) => route.fulfill({ status: 404, body: "" }));
  await page.locator("#fd-e-make").click();
  await expect(page.locator("[data-made-failed=missing]")).toContainText("samma mapp som skriptet");
  await expect(embed.status).toContainText("gick inte att hämta");
  embed.complaints.length = 0; // the browser tells of the 404
  await page.route("**/fordela.html", (route) => route.fulfill({ body: "<!doctype html><title>annan</title>" }));
  await page.locator("#fd-e-make").click();
  await expect(page.locator("[data-made-failed=block]")).toContainText("annan version");
  await expect(page.locator("#fd-e-make")).toBeFocused();
});

test("a publication that cannot be opened is not put into a file", async ({ embed, page }) => {
  await deliver(embed, "file");
  await ground(embed, "publication");
  await expect(page.locator("#fd-e-make")).toBeDisabled();
  await page.locator("#fd-e-file").setInputFiles({ name: "fel.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(page.locator("[data-flaw=publication]")).toContainText("fel.json är ingen publiceringsfil");
  await expect(page.locator("#fd-e-make")).toBeDisabled();
});

// ---- for everybody --------------------------------------------------------------------------------

const STATES: Record<string, (fordela: Fordela) => Promise<void>> = {
  module: async () => {},
  everything: async (fordela) => {
    const { page } = fordela;
    await page.locator("#fd-e-plain").check();
    await ground(fordela, "files");
    await page.locator("#fd-e-folder").fill("https://annan.example/en/lång/adress/till/mappen/som/inte/går/att/bryta/");
    await page.locator("[data-colours] summary").click();
    await page.locator("[data-colours] input").first().fill("#8ad");
    await page.locator("[data-colours] input").nth(1).fill("blå");
  },
  wrong: async (fordela) => {
    await ground(fordela, "publication");
    await fordela.page.locator("#fd-e-publication").fill("a b");
  },
  frame: (fordela) => deliver(fordela, "frame"),
  file: async (fordela) => {
    await deliver(fordela, "file");
    await ground(fordela, "publication");
  },
  preview: async (fordela) => {
    await fordela.page.locator("#fd-e-draw").click();
    await expect(fordela.page.locator(".fd-embed__picture fordela-kalkylator #fd-title")).toBeAttached();
  },
  english: async (fordela) => {
    await fordela.page.getByRole("button", { name: "English" }).click();
  },
};

for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [360, "light"], [360, "dark"]] as const) {
  test.describe(`${width} ${scheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: scheme });
    for (const [state, reach] of Object.entries(STATES)) {
      test(`no violations: ${state}`, async ({ embed, page }) => {
        await reach(embed);
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        const small = await page.evaluate(() => {
          const root = document.querySelector("fordela-kalkylator")?.shadowRoot;
          return [...(root?.querySelectorAll<HTMLElement>("button, select, summary, textarea, input:not([type=radio], [type=checkbox])") ?? [])]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0 && one.getBoundingClientRect().height < 43.5)
            .map((one) => one.outerHTML);
        });
        expect(small).toEqual([]);
      });
    }
  });
}

test("by keyboard alone: a view chosen, the code copied", async ({ embed, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const reach = async (id: string) => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      if (await page.locator(`#${id}`).evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)) return;
    }
    throw new Error(`${id} is not reached`);
  };
  await embed.title.focus();
  await reach("fd-e-view");
  await page.keyboard.press("J"); // Jämförelse
  expect((await element(embed)).view).toBe("comparison");
  await reach("fd-e-copy");
  await page.keyboard.press("Enter");
  await expect(embed.status).toHaveText("Koden är kopierad.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('view="comparison"');
});
