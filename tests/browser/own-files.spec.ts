// One's own files: a table exchanged, a rule set added, the way of reading changed, everything undone.

import { readdirSync } from "node:fs";
import { csv, cell, DATA, edited, grid, otherRules, rowWhere, rules, table, withCell } from "./data.js";
import { expect, ore, test } from "./site.js";

const schools = table("enhet");
const row = rowWhere(schools, (value) => value("huvudman") === "Exempelkommunen" && value("centrala platser") !== "");
const unit = cell(schools, row, "skolenhetskod");
const places = BigInt(cell(schools, row, "centrala platser"));

test("a changed table changes the figures, undo brings them back, and so does the way home", async ({ fordela }) => {
  await fordela.choose(unit);
  const before = await fordela.sum("proposed");
  await fordela.load({ name: "enhet.csv", content: withCell(schools, row, "centrala platser", String(places + 1n)) });
  await expect(fordela.page.locator("[data-done=loaded]")).toHaveText("En fil inläst. Ersatte enhet.csv.");
  await expect(fordela.page.locator("[data-demo=part]")).toContainText("Du har läst in enhet.csv");
  await fordela.view("school");
  // One place more, at the proposal's price of a place in a central group.
  expect(ore((await fordela.sum("proposed")) ?? "") - ore(before ?? "")).toBe(7_800_000n);

  await fordela.view("import");
  await fordela.page.getByRole("button", { name: "Ångra senaste inläsningen" }).click();
  await expect(fordela.page.locator("[data-demo=all]")).toBeVisible();
  await fordela.view("school");
  expect(await fordela.sum("proposed")).toBe(before);

  await fordela.load({ name: "enhet.csv", content: withCell(schools, row, "centrala platser", String(places + 2n)) });
  await fordela.page.getByRole("button", { name: "Tillbaka till Exempelkommunen" }).click();
  await expect(fordela.page.locator("[data-demo=all]")).toBeVisible();
  await fordela.view("school");
  expect(await fordela.sum("proposed")).toBe(before);
});

test("a file dropped on the page is read like one that was chosen", async ({ fordela }) => {
  await fordela.view("import");
  const content = withCell(schools, row, "centrala platser", "1");
  const transfer = await fordela.page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "enhet.csv"));
    return data;
  }, content);
  // Outside the view that takes files a drop does nothing, and the browser is kept from opening the file.
  await fordela.view("comparison");
  const prevented = await fordela.page.locator("#fd-answer").evaluate((at, data) => {
    const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, composed: true, cancelable: true });
    return !at.dispatchEvent(event);
  }, transfer);
  expect(prevented).toBe(true);
  await fordela.view("import");
  await expect(fordela.page.locator("[data-demo=all]")).toBeVisible();
  await fordela.page.locator("[data-table=files]").dispatchEvent("drop", { dataTransfer: transfer });
  await expect(fordela.page.locator("[data-done=loaded]")).toBeVisible();
  await expect(fordela.page.locator("[data-demo=part]")).toBeVisible();
});

test("a rule set of the same id takes the place of the old one, another is added", async ({ fordela }) => {
  await fordela.choose(unit);
  const before = await fordela.sum("proposed");
  const dearer = edited(rules(2025), '"78 000 kr/plats"', '"79 000 kr/plats"');
  await fordela.load({ name: "regelverk.toml", content: dearer });
  await expect(fordela.page.locator("[data-done=loaded]")).toContainText("Ersatte exempelkommun-2025/regelverk.toml");
  await fordela.view("school");
  expect(ore((await fordela.sum("proposed")) ?? "") - ore(before ?? "")).toBe(places * 100_000n);

  const other = edited(edited(dearer, 'id     = "exempelkommun-2025"', 'id     = "eget-forslag"'), "Föreslagen fördelning 2025", "Eget förslag 2025");
  await fordela.load({ name: "regelverk.toml", content: edited(other, '"79 000 kr/plats"', '"80 000 kr/plats"') });
  await expect(fordela.page.locator('[data-table=files] [data-file="regelverk (2).toml"]')).toBeVisible();
  await fordela.view("school");
  await fordela.page.locator("#fd-rules-toggle").click();
  await fordela.page.locator("#fd-rules-proposed").selectOption("eget-forslag");
  await expect(fordela.page.locator(".fd-rules__line [data-side=proposed]")).toContainText("Eget förslag 2025");
  expect(ore((await fordela.sum("proposed")) ?? "") - ore(before ?? "")).toBe(places * 200_000n);
});

test("two rule files of one name, loaded at once, are both kept", async ({ fordela }) => {
  await fordela.load({ name: "regelverk.toml", content: rules(2024) }, { name: "regelverk.toml", content: rules(2025) });
  const files = fordela.page.locator("[data-table=files]");
  for (const name of ["regelverk.toml", "regelverk (2).toml"]) await expect(files.locator(`[data-file="${name}"]`)).toContainText("egen");
  await expect(files.locator("tbody tr:not([data-file*='/fall/'])")).toHaveCount(readdirSync(DATA).length + 2);
  await fordela.view("school");
  await expect(fordela.page.locator(".fd-rules__line li")).toHaveCount(2);
});

test("to replace everything is chosen for one load only, and never for corrected files", async ({ fordela }) => {
  await fordela.view("import");
  const [keep, replace] = [fordela.page.getByLabel("resten behålls"), fordela.page.getByLabel("ersätter allt som är inläst")];
  await replace.check();
  await fordela.load(
    { name: "regelverk.toml", content: rules(2024) },
    ...["enhet", "huvudman", "beslut"].map((name) => ({ name: `${name}.csv`, content: name === "enhet" ? withCell(schools, 14, "F-3", "femtiotvå") : table(name) })),
  );
  await expect(keep).toBeChecked();

  await replace.check();
  const waiting = fordela.page.waitForEvent("filechooser");
  await fordela.page.getByRole("button", { name: "Läs in rättade filer" }).click();
  await (await waiting).setFiles([{ name: "enhet.csv", mimeType: "text/csv", buffer: Buffer.from(schools) }]);
  await expect(fordela.page.locator("[data-lead]")).toHaveText("Alla filer är lästa. Inget behöver rättas.");
  await expect(fordela.page.locator("[data-table=files] tbody tr")).toHaveCount(4);
});

test("a file that no rule set reads is told of, and is not among those that count", async ({ fordela }) => {
  await fordela.load({ name: "skolor.csv", content: schools });
  await expect(fordela.page.locator("[data-unused]")).toContainText("skolor.csv");
  await expect(fordela.page.locator("[data-demo=all]")).toBeVisible();
  await fordela.load({ name: "enhet.csv", content: schools });
  await expect(fordela.page.locator("[data-demo=part]")).toContainText("Du har läst in enhet.csv.");
});

test("leaving the page is asked about while it holds files of one's own", async ({ fordela }) => {
  const asks = () => fordela.page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  expect(await asks()).toBe(false);
  await fordela.load({ name: "enhet.csv", content: schools });
  expect(await asks()).toBe(true);
  await fordela.page.getByRole("button", { name: "Tillbaka till Exempelkommunen" }).click();
  await expect(fordela.page.locator("[data-demo=all]")).toBeVisible();
  expect(await asks()).toBe(false);
});

test("a rule set that these files give no figures for is told of by name, and the way back is near", async ({ fordela }) => {
  await fordela.choose(unit);
  const before = await fordela.sum("proposed");
  await fordela.load({ name: "regelverk.toml", content: otherRules("huddinge-2016") });
  await fordela.view("school");
  await fordela.page.locator("#fd-rules-toggle").click();
  await fordela.page.locator("#fd-rules-current").selectOption("huddinge-2016");
  const said = "Huddinge 2016: ersättning till externa huvudmän går inte att räkna med de här filerna.";
  await expect(fordela.status).toHaveText(said);
  await expect(fordela.page.locator("[data-notice]")).toContainText(said);
  await expect(fordela.page.locator(".fd-rules__line [data-side=current]")).toContainText("Gällande fördelning 2024");
  expect(await fordela.sum("proposed")).toBe(before);

  await fordela.view("import");
  await expect(fordela.problems.filter({ hasText: "saknar tabellen" }).first()).toContainText("Huddinge 2016");
  await expect(fordela.page.locator("[data-unused]")).toHaveCount(0);
  await fordela.view("school");
  await fordela.page.getByRole("button", { name: "Tillbaka till förra valet" }).click();
  await expect(fordela.page.locator("[data-notice]")).toHaveCount(0);
  await expect(fordela.title).toBeFocused();
  await expect(fordela.page.locator("#fd-rules-current")).toHaveValue("exempelkommun-2024");
});

test("start afresh: only the chosen files remain", async ({ fordela }) => {
  await fordela.view("import");
  await fordela.page.getByLabel("ersätter allt som är inläst").check();
  await fordela.load(
    { name: "regelverk.toml", content: rules(2024) },
    ...["enhet", "huvudman", "beslut"].map((name) => ({ name: `${name}.csv`, content: table(name) })),
  );
  await expect(fordela.page.locator("[data-table=files] tbody tr")).toHaveCount(4);
  await expect(fordela.page.locator("[data-demo]")).toHaveCount(0);
  await fordela.view("school");
  await fordela.choose(unit);
  // One rule set alone has nothing to be compared with.
  await expect(fordela.page.locator("#fd-answer")).toContainText("får skolan");
  await expect(fordela.page.locator("[data-table=resources] [data-side=proposed]")).toHaveCount(0);
});

test("how files were read is told, and can be changed", async ({ fordela }) => {
  await fordela.view("import");
  const files = fordela.page.locator("[data-table=files]");
  await expect(files.locator('[data-file="enhet.csv"]')).toContainText("Windows-1252");
  await expect(files.locator('[data-file="enhet.csv"]')).toContainText("60");
  await expect(files.locator('[data-file="beslut.csv"]')).toContainText("UTF-8");

  const tabs = csv(grid(schools)).replaceAll(";", "\t");
  await fordela.load({ name: "enhet.csv", content: tabs });
  await expect(files.locator('[data-file="enhet.csv"]')).toContainText("tabb");
  await expect(fordela.page.locator("[data-lead]")).toHaveText("Alla filer är lästa. Inget behöver rättas.");

  // Read with the wrong delimiter the file makes no sense; what was asked for is done, and told of.
  await files.locator('[data-file="enhet.csv"]').getByRole("button").click();
  await files.getByLabel("Avgränsare").selectOption(";");
  await files.getByRole("button", { name: "Läs om filen" }).click();
  await expect(files.locator('[data-file="enhet.csv"]')).toContainText("semikolon");
  await expect(fordela.page.locator('.fd-problems > li[data-severity="error"]').first()).toBeVisible();
  await expect(files.locator('[data-file="enhet.csv"]').getByRole("button")).toBeFocused();
});

test("a number that can be read in two ways is asked about, and the answer gives figures", async ({ fordela }) => {
  const cost = rowWhere(table("beslut"), (value) => value("form") === "faktisk kostnad");
  // Every other number of the file is whole, so that nothing in it tells what the point means.
  const whole = grid(table("beslut"));
  const at = whole.heads.indexOf("kostnad");
  const hours = whole.heads.indexOf("timmar");
  for (const cells of whole.rows) for (const i of [at, hours]) cells[i] = (cells[i] ?? "").replace(/,.*/, "");
  await fordela.load({ name: "beslut.csv", content: withCell(csv(whole), cost, "kostnad", "1.234") });
  const question = fordela.page.locator('.fd-problems > li[data-severity="question"]');
  await expect(question).toHaveCount(1);
  await expect(question).toContainText("beslut.csv");
  await expect(question).toContainText(`rad ${cost}`);
  await expect(fordela.page.locator("[data-view=import]")).toContainText("1 sak att rätta");
  await question.getByRole("button", { name: "Decimalkomma: det betyder 1\u00a0234" }).click();
  await expect(question).toHaveCount(0);
  await expect(fordela.page.locator("[data-lead]")).not.toContainText("rättas innan");
});
