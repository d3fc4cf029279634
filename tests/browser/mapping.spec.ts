// Exports of other systems: two layouts through one file of mappings, a changed layout told and mended, the mapping saved
// and used again.

import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { violations } from "./axe.js";
import { cell, grid, rowWhere, table } from "./data.js";
import { expect, test, type Fordela } from "./site.js";

const mapping = readFileSync(fileURLToPath(new URL("../kopplingar/koppling.toml", import.meta.url)), "utf8");
const pictures = fileURLToPath(new URL("../../test-results/bilder/", import.meta.url));
const { rows } = grid(table("beslut"));

/** Semicolons, values in words, columns that nobody needs. */
const first = (cost = (row: readonly string[]) => row[5] ?? ""): string =>
  ["Status;Ärende-ID;Enhetskod (SCB);Beslutstyp;Beslutad nivå;Assistent h/vecka;Handläggare;Månadskostnad;Gäller fr.o.m.;Gäller t.o.m."]
    .concat(rows.map((row) => ["Klar", row[0], row[1], { timmar: "Assistenttid", "faktisk kostnad": "Enligt kostnad" }[row[2] ?? ""] ?? row[2], row[3], row[4], "A. Ek", cost(row), row[6], row[7]].join(";")))
    .join("\r\n");

/** Commas and points, codes, another order, an end that is never. */
const second = (heads = "To,From,Cost,Hours,Level,Type,UnitCode,DecisionNo"): string =>
  [heads]
    .concat(rows.map((row) => [row[7] === "" ? "9999-12-31" : row[7], row[6], row[5]?.replace(",", "."), row[4]?.replace(",", "."), row[3], { nivå: "L", timmar: "H", "faktisk kostnad": "C" }[row[2] ?? ""], row[1], row[0]].join(",")))
    .join("\n");

const schools = table("enhet");
const provided = new Set(grid(table("huvudman")).rows.filter((row) => row[2] === "extern").map(([key]) => key));
const provider = (unit = "") => cell(schools, rowWhere(schools, (value) => value("skolenhetskod") === unit), "huvudman");
/** A decision whose amount is paid as it stands. */
const decided = rows.find((row) => row[2] === "faktisk kostnad" && provided.has(provider(row[1])));

/** The sum of all schools. */
async function figures(fordela: Fordela): Promise<string | undefined> {
  await fordela.view("school");
  await expect(fordela.page.locator("[data-notice]")).toHaveCount(0);
  return fordela.sum("current");
}

async function saved(page: Page, click: () => Promise<void>): Promise<{ name: string; content: string }> {
  const waiting = page.waitForEvent("download");
  await click();
  const download = await waiting;
  return { name: download.suggestedFilename(), content: readFileSync(await download.path(), "utf8") };
}

const panel = (fordela: Fordela) => fordela.page.locator("[data-mapping]");
const target = (fordela: Fordela, heading: string) => panel(fordela).locator(`[data-target="${heading}"]`);
const inList = (fordela: Fordela, name: string) => fordela.page.locator(`[data-table=files] [data-file="${name}"]`);

test("two layouts give the figures of the plain file, each in the place of the other", async ({ fordela }) => {
  const plain = await figures(fordela);
  await fordela.load({ name: "koppling.toml", content: mapping }, { name: "Ärenden 2024.csv", content: first() });
  await expect(fordela.page.locator("[data-done=loaded]")).toContainText("2 filer inlästa. Ersatte beslut.csv.");
  await expect(inList(fordela, "Ärenden 2024.csv")).toContainText("genom koppling.toml");
  await expect(inList(fordela, "koppling.toml")).toContainText("koppling");
  expect(await figures(fordela)).toBe(plain);

  // Another amount in the export is another figure.
  await fordela.load({ name: "Ärenden 2024.csv", content: first((row) => (row[0] === decided?.[0] ? "1" : (row[5] ?? ""))) });
  expect(await figures(fordela)).not.toBe(plain);

  await fordela.load({ name: "uttag 7.csv", content: second() });
  await expect(fordela.page.locator("[data-done=loaded]")).toContainText("Ersatte Ärenden 2024.csv.");
  expect(await figures(fordela)).toBe(plain);

  // The plain file takes its place back, and the mapping stays for the next time.
  await fordela.load({ name: "beslut.csv", content: table("beslut") });
  await expect(fordela.page.locator("[data-done=loaded]")).toContainText("Ersatte uttag 7.csv.");
  await expect(inList(fordela, "koppling.toml")).toBeVisible();
  expect(await figures(fordela)).toBe(plain);
});

test("a changed layout is told in one problem, mended on the page, saved and used again", async ({ fordela }) => {
  const { page } = fordela;
  const plain = await figures(fordela);
  const changed = second("To,FromDate,Månadsbelopp,Hours,Level,Type,UnitCode,Nr");
  await fordela.load({ name: "koppling.toml", content: mapping }, { name: "uttag 8.csv", content: changed });
  const problem = fordela.problems.filter({ hasText: "uttag 8.csv" });
  await expect(problem).toHaveCount(1);
  await expect(problem).toHaveAttribute("data-code", "mapping-headings");
  await expect(problem).toContainText("Det saknas ”DecisionNo”, ”Cost”, ”From” (”FromDate”?).");
  await expect(problem).toContainText("Filen har i stället: ”FromDate”, ”Månadsbelopp”, ”Nr”.");

  await problem.getByRole("button", { name: "Koppla kolumner" }).click();
  await expect(page.locator("#fd-mapping")).toBeFocused();
  await expect(panel(fordela)).toContainText("Det som stämmer är hämtat ur koppling.toml.");
  // What still holds is kept, what is near is proposed, what is gone is asked for.
  await expect(target(fordela, "timmar").locator("select").first()).toHaveValue("Hours");
  await expect(target(fordela, "från").locator("select")).toHaveValue("FromDate");
  await expect(target(fordela, "från")).toContainText("Förslag, kontrollera");
  await expect(target(fordela, "form").locator("[data-value] select").first()).toHaveValue("faktisk kostnad");
  await expect(panel(fordela).locator("[data-missing]")).toHaveText("Välj kolumn för beslut och Kostnad per månad.");
  await panel(fordela).getByRole("button", { name: "Använd" }).click();
  await expect(target(fordela, "beslut").locator("select")).toBeFocused();
  await expect(target(fordela, "beslut")).toContainText("Välj en kolumn");
  await target(fordela, "beslut").locator("select").selectOption("Nr");
  await target(fordela, "kostnad").locator("select").selectOption("Månadsbelopp");
  await expect(target(fordela, "kostnad")).toContainText("Till exempel");
  await expect(panel(fordela).locator("[data-missing]")).toHaveCount(0);
  const before = await saved(page, () => panel(fordela).getByRole("button", { name: "Spara kopplingen" }).click());
  await panel(fordela).getByRole("button", { name: "Använd" }).click();
  await expect(panel(fordela)).toHaveCount(0);
  await expect(page.locator("[data-done=mapped]")).toContainText("uttag 8.csv läses genom kopplingen i koppling.toml.");
  expect(await figures(fordela)).toBe(plain);

  await fordela.view("import");
  const file = await saved(page, () => inList(fordela, "koppling.toml").getByRole("button", { name: "Spara" }).click());
  expect(file).toEqual(before);
  expect(file.content.match(/\[\[koppling\]\]/g)).toHaveLength(2);

  // The next time: the saved file and the export, and the other layout still.
  await fordela.open();
  await fordela.load(file, { name: "uttag 9.csv", content: changed });
  expect(await figures(fordela)).toBe(plain);
  await fordela.load({ name: "ärenden.csv", content: first() });
  expect(await figures(fordela)).toBe(plain);
});

test("an export that nobody has mapped, by keyboard alone", async ({ fordela }) => {
  const { page } = fordela;
  const { keyboard } = page;
  const plain = await figures(fordela);
  const content = ["Beslut nr;Skolenhetskod (SCB);Form av stöd;Nivå;Timmar;Kostnad kr;Från datum;Till datum;Övrigt"]
    .concat(rows.map((row) => [...row.slice(0, 2), row[2] === "timmar" ? "Assistent" : row[2], ...row.slice(3), "x"].join(";")))
    .join("\n");
  await fordela.load({ name: "lista-2024-10-15.csv", content });
  await page.locator("[data-unused]").getByRole("button", { name: "Koppla kolumner" }).focus();
  await keyboard.press("Enter");
  await expect(page.locator("#fd-mapping")).toBeFocused();
  await expect(page.locator("#fd-mapping-table")).toHaveValue("beslut");
  await expect(page.locator("#fd-mapping-pattern")).toHaveValue("lista*");
  await keyboard.press("Tab");
  await expect(page.locator("#fd-mapping-table")).toBeFocused();
  await keyboard.press("Tab");
  await expect(page.locator("#fd-mapping-pattern")).toBeFocused();
  // Down the columns to the value that is called something else, and to the button.
  const value = target(fordela, "form").locator('[data-value="Assistent"] select');
  const reach = async (there: () => Promise<boolean>) => {
    for (let i = 0; i < 30 && !(await there()); i++) await keyboard.press("Tab");
    expect(await there()).toBe(true);
  };
  const has = (selector: ReturnType<Page["locator"]>) => () => selector.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element);
  await reach(has(value));
  await keyboard.type("timmar");
  await expect(value).toHaveValue("timmar");
  await expect(value).toBeFocused();
  const use = panel(fordela).getByRole("button", { name: "Använd" });
  await reach(has(use));
  await keyboard.press("Enter");
  await expect(panel(fordela)).toHaveCount(0);
  await expect(fordela.status).toContainText("läses genom kopplingen i koppling-beslut.toml");
  await expect(page.locator("#fd-problems, #fd-title").and(page.locator(":focus"))).toHaveCount(1);
  expect(await figures(fordela)).toBe(plain);

  // One's mind changed: the panel closes and the focus is on what opened it; undo brings the former file back.
  await fordela.view("import");
  const again = inList(fordela, "lista-2024-10-15.csv").getByRole("button", { name: "Koppla kolumner" });
  await again.press("Enter");
  await panel(fordela).getByRole("button", { name: "Avbryt" }).press("Enter");
  await expect(again).toBeFocused();
  await page.getByRole("button", { name: "Ångra senaste inläsningen" }).press("Enter");
  await expect(inList(fordela, "beslut.csv")).toBeVisible();
  expect(await figures(fordela)).toBe(plain);
});

test("English, and another table chosen", async ({ fordela }) => {
  const { page } = fordela;
  await fordela.load({ name: "x.csv", content: "a;b\n1;2\n" });
  await page.getByRole("button", { name: "English" }).click();
  await page.locator("[data-unused]").getByRole("button", { name: "Map columns" }).click();
  await expect(page.locator("#fd-mapping-table")).toHaveValue("");
  await panel(fordela).getByRole("button", { name: "Use" }).click();
  await expect(page.locator("#fd-mapping-table")).toBeFocused();
  await expect(panel(fordela)).toContainText("Choose which table the file is.");
  await page.locator("#fd-mapping-table").selectOption("huvudman");
  await expect(panel(fordela).locator("[data-target]")).toHaveCount(3);
  await target(fordela, "typ").locator("select").first().selectOption("b");
  await expect(target(fordela, "typ")).toContainText("1 value is not chosen");
  await page.locator("#fd-mapping-table").selectOption("enhet");
  await expect(target(fordela, "F-3")).toBeVisible();
});

for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [320, "light"], [320, "dark"]] as const) {
  test.describe(`${width} ${scheme}`, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: scheme });
    test("nothing for axe, nothing wider than the page", async ({ fordela }) => {
      test.setTimeout(300_000);
      const { page } = fordela;
      const states: Record<string, () => Promise<void>> = {
        told: () => fordela.load({ name: "koppling.toml", content: mapping }, { name: "uttag.csv", content: second("To,FromDate,Månadsbelopp,Hours,Level,Type,UnitCode,Nr") }),
        open: () => fordela.problems.getByRole("button", { name: "Koppla kolumner" }).click(),
        wrong: () => panel(fordela).getByRole("button", { name: "Använd" }).click(),
        used: async () => {
          await target(fordela, "beslut").locator("select").selectOption("Nr");
          await target(fordela, "kostnad").locator("select").selectOption("Månadsbelopp");
          await panel(fordela).getByRole("button", { name: "Använd" }).click();
          await expect(panel(fordela)).toHaveCount(0);
        },
        values: async () => {
          await fordela.load({ name: "lista.csv", content: first() });
          await page.locator("[data-unused]").getByRole("button", { name: "Koppla kolumner" }).click();
          await target(fordela, "form").locator("select").first().selectOption("Beslutstyp");
          await expect(target(fordela, "form").locator("[data-value]")).toHaveCount(2);
        },
      };
      mkdirSync(pictures, { recursive: true });
      for (const [name, reach] of Object.entries(states)) {
        await reach();
        expect(await violations(page), name).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(wide, name).toBeLessThanOrEqual(0);
        await page.screenshot({ path: `${pictures}koppling-${name}-${width}-${scheme}.png`, fullPage: true, animations: "disabled" });
      }
    });
  });
}
