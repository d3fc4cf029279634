// What a principal does: find the school, read the answer, compare other rule sets, ask why.

import { expect, ore, test } from "./site.js";
import { rowWhere, table, cell } from "./data.js";

const schools = table("enhet");
/** A municipal school with places in a central group: it has a pot, a price and resources that do not apply. */
const row = rowWhere(schools, (value) => value("huvudman") === "Exempelkommunen" && value("centrala platser") !== "");
const unit = cell(schools, row, "skolenhetskod");
const name = cell(schools, row, "namn");

test("says that the municipality is invented, in every view", async ({ fordela }) => {
  for (const view of ["school", "comparison", "workshop", "import"] as const) {
    await fordela.view(view);
    await expect(fordela.page.locator("[data-demo=all]")).toContainText("Påhittat");
    await expect(fordela.page.locator("[data-demo=all]")).toContainText("Exempelkommunen finns inte");
  }
});

test("begins with all schools together and the choice of one", async ({ fordela }) => {
  await expect(fordela.title).toHaveText("Vilken skola vill du se?");
  await expect(fordela.page.locator("[data-unit]")).toHaveCount(60);
  await expect(fordela.page.locator("#fd-answer")).toContainText("Med förslaget fördelas");
});

test("finds a school by name, code and provider", async ({ fordela }) => {
  const search = fordela.page.locator("#fd-search");
  await search.fill(name.toUpperCase());
  await expect(fordela.page.locator("[data-unit]")).toHaveCount(1);
  await search.fill(unit);
  await expect(fordela.page.locator("[data-unit]")).toHaveText([name]);
  await search.fill("exempelkommunen");
  await expect(fordela.page.locator("[data-unit]")).toHaveCount(42);
  // Without marks and spaces only where nothing is written so.
  for (const [written, meant] of [["klovervallen", /Klövervallen/], ["resurs skola", /^Resursskol/]] as const) {
    await search.fill(written);
    await expect(fordela.page.locator("[data-unit]").first()).toHaveText(meant);
  }
  await search.fill("finns inte alls");
  await expect(fordela.page.locator("[data-unit]")).toHaveCount(0);
  await expect(fordela.page.locator(".fd-finder [role=status]")).toContainText("Ingen skola passar ”finns inte alls”");
});

test("answers first, with sums that agree with the sentence", async ({ fordela }) => {
  await fordela.choose(unit);
  await expect(fordela.title).toHaveText(name);
  const [current, proposed, difference] = [await fordela.sum("current"), await fordela.sum("proposed"), await fordela.sum("difference")];
  expect(ore(proposed ?? "") - ore(current ?? "")).toBe(ore(difference ?? ""));
  const answer = fordela.page.locator("#fd-answer");
  await expect(answer).toContainText((difference ?? "").startsWith("-") ? "mindre" : "mer");
  await expect(fordela.status).toContainText(name);
});

test("tells how many pupils the school is counted for", async ({ fordela }) => {
  await fordela.choose(unit);
  const pupils = ["F-3", "4-6", "7-9"].reduce((sum, stage) => sum + Number(cell(schools, row, stage) || "0"), 0);
  await expect(fordela.page.locator("dl.fd-facts > div").filter({ hasText: /^\s*Elever\s*\d+\s*$/ })).toContainText(String(pupils));
});

test("Min skola once more leads back to all schools", async ({ fordela }) => {
  await fordela.choose(unit);
  await fordela.page.locator("[data-view=school]").click();
  await expect(fordela.title).toHaveText("Vilken skola vill du se?");
});

test("the parts of a school are its sum", async ({ fordela }) => {
  await fordela.choose(unit);
  for (const side of ["current", "proposed", "difference"] as const) {
    const cells = await fordela.page.locator(`[data-table=resources] tbody tr[data-resource] [data-side=${side}]`).allInnerTexts();
    const parts = cells.map((text) => /\d/.exec(text) ? text.replace(/[\s\u00a0+]|kr/g, "").replace("\u2212", "-").replace(",", ".") : "0");
    expect(parts.reduce((sum, part) => sum + ore(part), 0n)).toBe(ore((await fordela.sum(side)) ?? ""));
  }
});

test("swapped rule sets give the opposite difference, and chosen in a list the same", async ({ fordela }) => {
  await fordela.choose(unit);
  const before = { current: await fordela.sum("current"), proposed: await fordela.sum("proposed"), difference: await fordela.sum("difference") };
  await fordela.swap();
  await expect(fordela.page.locator("#fd-answer")).toContainText("Med gällande regler");
  // The ring is for current rules and the dot for a proposal, on whichever side they stand.
  const heads = fordela.page.locator("[data-table=resources] thead .fd-key");
  await expect(heads.filter({ hasText: "Förslag" })).toHaveClass(/fd-key--proposed/);
  await expect(heads.filter({ hasText: "Gällande" })).not.toHaveClass(/fd-key--proposed/);
  expect(await fordela.sum("current")).toBe(before.proposed);
  expect(await fordela.sum("proposed")).toBe(before.current);
  expect(ore((await fordela.sum("difference")) ?? "")).toBe(-ore(before.difference ?? ""));

  await fordela.page.locator("#fd-rules-current").selectOption("exempelkommun-2024");
  await expect(fordela.page.locator("#fd-answer")).toContainText("Med förslaget");
  expect(await fordela.sum("current")).toBe(before.current);
  await expect(fordela.page.locator("#fd-rules-proposed")).toHaveValue("exempelkommun-2025");
});

test("every figure has its reason: words, numbers, rounding, source, place", async ({ fordela }) => {
  await fordela.choose(unit);
  const tree = await fordela.why("verksamhetsstöd");
  const figure = await fordela.resource("verksamhetsstöd").locator("[data-side=proposed]").innerText();
  await expect(tree.locator("h3")).toHaveText(`Verksamhetsstöd, förslag: så blir det ${figure.trim()}`);
  // What only the condition reads is no part of the figure: it comes last, folded.
  const parts = tree.locator("[data-node=resource] > ol > li > .fd-node__row .fd-node__name");
  await expect(parts.first()).toHaveText(/^Ram/);
  const condition = tree.locator("[data-node=resource] > details").last();
  await condition.locator("summary").click();
  await expect(condition.locator("ol")).toContainText("Skolform");
  for (const term of ["Villkor", "Ram", "Nyckel", "Så räknas det", "Med siffror", "Avrundning", "Källa"]) {
    await expect(tree.locator("[data-node=resource] > dl dt", { hasText: term }).first()).toBeVisible();
  }
  await expect(tree).toContainText("42\u00a0000\u00a0000\u00a0kr");
  await expect(tree).toContainText("Nämndens budget 2025 (påhittad)");

  // What is folded opens, down to the cell of the file.
  await fordela.unfold(tree);
  await expect(tree).toContainText(`enhet.csv, rad ${row}, kolumn elever med åtgärdsprogram`);

  await tree.getByRole("button", { name: "Gällande" }).click();
  const current = await fordela.resource("verksamhetsstöd").locator("[data-side=current]").innerText();
  await expect(tree.locator("h3")).toContainText(current.trim());
  await expect(tree).toContainText("40\u00a0800\u00a0000\u00a0kr");
});

test("what does not apply is said in words, with the condition, and never as nought", async ({ fordela }) => {
  await fordela.choose(unit);
  const cells = fordela.resource("moms").locator("td");
  await expect(cells.first()).toHaveText("Gäller inte den här skolan.");
  const tree = await fordela.why("moms");
  await expect(tree).toContainText("inte uppfyllt, därför ej tillämpligt");
  await expect(tree.locator("h3")).toHaveText("Momskompensation, förslag: gäller inte skolan");
});

test("control lines: every pot spent, decisions over budget shown and left standing", async ({ fordela }) => {
  await fordela.view("comparison");
  for (const [side, frame] of [["current", "40\u00a0800\u00a0000\u00a0kr"], ["proposed", "42\u00a0000\u00a0000\u00a0kr"]] as const) {
    const lines = fordela.page.locator(`[data-controls=${side}]`);
    await expect(lines.locator("[data-control=pot]")).toHaveText(
      new RegExp(`Summan stämmer:\\s+ram ${frame}\\s+= fördelat ${frame},\\s+differens 0\u00a0kr`),
    );
    await expect(lines.locator("[data-control=units]")).toContainText("60 skolor");
  }
  const over = fordela.page.locator("[data-control=budget][data-ok=false]");
  for (const line of await over.all()) await expect(line).toContainText("Besluten står fast");
});

test("English: every text of the interface, the rule sets' own words marked as Swedish", async ({ fordela }) => {
  await fordela.choose(unit);
  await fordela.page.getByRole("button", { name: "English" }).click();
  await expect(fordela.page.locator("#fd-answer")).toContainText("With the proposal the school gets");
  await expect(fordela.status).toHaveText(""); // nothing is left of what was said in Swedish
  await expect(fordela.page.locator(".fd").first()).toHaveAttribute("lang", "en");
  await expect(fordela.resource("verksamhetsstöd").locator("th [lang=sv]")).toHaveText("Verksamhetsstöd");
  await fordela.view("import");
  await expect(fordela.title).toHaveText("Data");
  await fordela.page.getByRole("button", { name: "Svenska" }).click();
  await expect(fordela.title).toHaveText("Underlag");
});

test("the address carries the view and the school: back, forward and reload keep them", async ({ fordela }) => {
  const fragment = () => new URL(fordela.page.url()).hash;
  await fordela.choose(unit);
  expect(fragment()).toBe(`#min-skola/${unit}`);
  await fordela.view("comparison");
  expect(fragment()).toBe("#jamforelse");
  await fordela.page.goBack();
  await expect(fordela.title).toHaveText(name);
  await expect(fordela.title).toBeFocused();
  await fordela.page.goBack();
  await expect(fordela.title).toHaveText("Vilken skola vill du se?");
  await expect(fordela.title).toBeFocused();
  await fordela.page.goForward();
  await expect(fordela.title).toHaveText(name);
  await fordela.page.reload();
  await expect(fordela.title).toHaveText(name);
});

test("an address that is none of ours changes nothing", async ({ fordela }) => {
  await fordela.choose(unit);
  for (const other of ["#annat", "#min-skola/%E0%A4%A"]) {
    await fordela.page.evaluate((hash) => new Promise((done) => {
      addEventListener("hashchange", () => requestAnimationFrame(done), { once: true });
      location.hash = hash;
    }), other);
    await expect(fordela.title).toHaveText(name);
  }
});

test("the tables are saved as the command line writes them", async ({ fordela }) => {
  await fordela.view("comparison");
  const waiting = fordela.page.waitForEvent("download");
  await fordela.page.getByRole("button", { name: /Spara förslaget/ }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe("exempelkommun-2025.csv");
});
