// Files with faults: all problems at once, each with its place and what to do; what was entered is kept, and the former
// figures stay until there are new ones.

import { cell, csv, edited, grid, lineOf, rowWhere, rules, table, withCell } from "./data.js";
import { expect, test, type Fordela, type Upload } from "./site.js";

const schools = table("enhet");
const unit = cell(schools, 2, "skolenhetskod");

interface Case {
  name: string;
  files: Upload[];
  /** Where the problem must be said to lie. */
  file: string;
  line?: number;
  column?: string;
  /** A word that must stand in the text: what was found. */
  says?: string;
}

/** Bytes of no kind, the same at every run. */
function nonsense(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  let seed = 20_250_101;
  for (let i = 0; i < size; i++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    bytes[i] = seed >> 16;
  }
  return bytes;
}

const enhet = (content: string | Buffer): Upload[] => [{ name: "enhet.csv", content }];
const regelverk = (content: string): Upload[] => [{ name: "regelverk.toml", content }];
const duplicate = withCell(schools, 9, "skolenhetskod", cell(schools, 5, "skolenhetskod"));
const formula = '"resursplatser * pris_resursplats"';
const grundskola = rowWhere(schools, (value) => value("form") === "grundskola");

const CASES: Case[] = [
  { name: "unknown column", files: enhet(schools.replace("resursplatser", "resursplattser")), file: "enhet.csv", says: "resursplat" },
  { name: "text in a number", files: enhet(withCell(schools, 14, "F-3", "femtiotvå")), file: "enhet.csv", line: 14, column: "F-3", says: "femtiotvå" },
  { name: "two rows with the same key", files: enhet(duplicate), file: "enhet.csv", line: 9, says: "skolenhetskod" },
  { name: "unknown provider", files: enhet(withCell(schools, 27, "huvudman", "Järnek AB")), file: "enhet.csv", line: 27, column: "huvudman", says: "Järnek AB" },
  { name: "negative count", files: enhet(withCell(schools, grundskola, "F-3", "-12")), file: "enhet.csv", line: grundskola, column: "F-3", says: "12" },
  { name: "number too large", files: enhet(withCell(schools, grundskola, "F-3", "9".repeat(80))), file: "enhet.csv", line: grundskola, column: "F-3" },
  { name: "empty file", files: enhet(""), file: "enhet.csv", says: "enhet" },
  { name: "random bytes", files: enhet(nonsense(4096)), file: "enhet.csv" },
  { name: "broken formula", files: regelverk(edited(rules(2025), formula, '"resursplatser * "')), file: "regelverk.toml", line: lineOf(rules(2025), formula) },
  { name: "kronor plus pupils", files: regelverk(edited(rules(2025), formula, '"pris_resursplats * resursplatser + åtgärdsprogram"')), file: "regelverk.toml", line: lineOf(rules(2025), formula) },
  { name: "a cycle", files: regelverk(edited(rules(2025), '"SUMMA.ALLA(enhet; behov)"', '"SUMMA.ALLA(enhet; behov * nyckel_verksamhetsstöd)"')), file: "regelverk.toml" },
];

/** Nothing that the user chose or saw may be gone. */
async function kept(fordela: Fordela, title: string, sum: string | undefined, files: readonly Upload[]): Promise<void> {
  for (const { name } of files) await expect(fordela.page.locator(`[data-table=files] [data-file="${name}"]`)).toBeVisible();
  await fordela.view("school");
  await expect(fordela.title).toHaveText(title);
  await expect(fordela.page.locator("[data-notice]")).toContainText("Talen här är de senaste som gick att räkna fram");
  expect(await fordela.sum("proposed")).toBe(sum);
  await expect(fordela.page.locator(".fd-rules__line [data-side=proposed]")).toContainText("2025");
}

for (const { name, files, file, line, column, says } of CASES) {
  test(name, async ({ fordela }) => {
    await fordela.choose(unit);
    const [title, sum] = [await fordela.title.innerText(), await fordela.sum("proposed")];
    await fordela.load(...files);
    let found = fordela.page.locator('.fd-problems > li[data-severity="error"]').filter({ has: fordela.page.locator(".fd-problems__place", { hasText: file }) });
    if (line !== undefined) found = found.filter({ has: fordela.page.locator(".fd-problems__place", { hasText: new RegExp(`rad (.*\\D)?${line}(\\D|$)`) }) });
    if (column !== undefined) found = found.filter({ has: fordela.page.locator(".fd-problems__place", { hasText: `kolumn ${column}` }) });
    if (says !== undefined) found = found.filter({ hasText: says });
    await expect(found.first()).toBeVisible();
    expect((await found.first().locator(".fd-problems__what").innerText()).length).toBeGreaterThan(10);
    expect((await found.first().locator(".fd-problems__do").innerText()).length).toBeGreaterThan(10);
    await kept(fordela, title, sum, files);

    await fordela.page.getByRole("button", { name: "Ångra inläsningen" }).click();
    await expect(fordela.page.locator("[data-notice]")).toHaveCount(0);
    expect(await fordela.sum("proposed")).toBe(sum);
  });
}

test("all problems of several files at once, by file, saved as a list", async ({ fordela }) => {
  const three = withCell(withCell(withCell(schools, 14, "F-3", "femtiotvå"), 27, "huvudman", "Järnek AB"), 31, "4-6", "många");
  await fordela.choose(unit);
  await fordela.load(...enhet(three), { name: "beslut.csv", content: withCell(table("beslut"), 8, "form", "gissning") }, ...regelverk(edited(rules(2025), formula, '"resursplatser * "')));
  const errors = fordela.page.locator('.fd-problems > li[data-severity="error"]');
  for (const text of ["femtiotvå", "Järnek AB", "många", "gissning"]) await expect(errors.filter({ hasText: text }).first()).toBeVisible();
  await expect(errors.filter({ hasText: "regelverk.toml" }).first()).toBeVisible();

  await fordela.page.getByRole("button", { name: /^beslut\.csv/ }).click();
  await expect(fordela.problems.filter({ hasText: "gissning" }).first()).toBeVisible();
  await expect(fordela.problems.filter({ hasText: "femtiotvå" })).toHaveCount(0);

  const waiting = fordela.page.waitForEvent("download");
  await fordela.page.getByRole("button", { name: "Spara listan" }).click();
  const stream = await (await waiting).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const list = Buffer.concat(chunks).toString("utf8");
  expect(list.startsWith("\ufeffAllvar;Fil;Rad;Kolumn;Text;Vad är fel;Vad du gör\r\n")).toBe(true);
  const saved = grid(list);
  expect(saved.rows.some((row) => row[1] === "enhet.csv" && row[2] === "14" && row[3] === "F-3")).toBe(true);
});

test("a corrected file gives figures again, without anything chosen anew", async ({ fordela }) => {
  await fordela.choose(unit);
  const before = await fordela.sum("proposed");
  await fordela.load(...enhet(withCell(schools, 14, "F-3", "femtiotvå")));
  await expect(fordela.page.locator("[data-lead]")).toContainText("behöver rättas");
  await fordela.load(...enhet(csv(grid(schools))));
  await expect(fordela.page.locator("[data-lead]")).toHaveText("Alla filer är lästa. Inget behöver rättas.");
  await fordela.view("school");
  await expect(fordela.page.locator("[data-notice]")).toHaveCount(0);
  expect(await fordela.sum("proposed")).toBe(before);
});

test("without any rule set the former figures stay, still marked as invented", async ({ fordela }) => {
  await fordela.choose(unit);
  const before = await fordela.sum("proposed");
  await fordela.view("import");
  await fordela.page.getByLabel("ersätter allt som är inläst").check();
  await fordela.load(...enhet(schools));
  await expect(fordela.page.locator("[data-lead]")).toContainText("behöver minst ett regelverk");
  await fordela.view("school");
  await expect(fordela.page.locator("[data-notice]")).toContainText("Bland filerna finns inget regelverk. Talen här är de senaste som gick att räkna fram.");
  await expect(fordela.page.locator("[data-demo=all]")).toBeVisible();
  expect(await fordela.sum("proposed")).toBe(before);
});

test("with nothing to compute from the start an empty page says what is needed", async ({ page, site, fordela }) => {
  await page.route("**/data/exempelkommun.json", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto(site);
  await expect(page.getByRole("alert")).toContainText("Filen exempelkommun.json gick inte att hämta (svar 404).");
  await expect(page.locator("[data-empty]")).toContainText("Fördela behöver minst ett regelverk");
  // One's own files can be loaded all the same.
  await fordela.load({ name: "regelverk.toml", content: rules(2024) }, ...["enhet", "huvudman", "beslut"].map((name) => ({ name: `${name}.csv`, content: table(name) })));
  await fordela.view("school");
  await expect(page.locator("[data-unit]")).toHaveCount(60);

  await page.unroute("**/data/exempelkommun.json");
  await page.getByRole("button", { name: "Försök igen" }).click();
  await expect(page.locator("[data-notice]")).toHaveCount(0);
  await fordela.view("import");
  await page.getByRole("button", { name: "Tillbaka till Exempelkommunen" }).click();
  await expect(page.locator("[data-demo=all]")).toBeVisible();
  fordela.complaints.length = 0; // the browser tells of the answer 404
});
