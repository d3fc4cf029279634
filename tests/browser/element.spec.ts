// The element on somebody else's page: what it is given, what it tells, and that it keeps to itself.

import { violations } from "./axe.js";
import { cell, rules, rowWhere, table, withCell } from "./data.js";
import { expect, test, type Host } from "./hosting.js";

type Element = HTMLElementTagNameMap["fordela-kalkylator"];
const LIST = "data/exempelkommun.json";
const schools = table("enhet");
const A = cell(schools, 2, "skolenhetskod");
const B = cell(schools, 3, "skolenhetskod");
const CENTRAL = cell(schools, rowWhere(schools, (value) => value("huvudman") === "Exempelkommunen" && value("centrala platser") !== ""), "skolenhetskod");
const name = (unit: string) => cell(schools, rowWhere(schools, (value) => value("skolenhetskod") === unit), "namn");

const SMALL = [
  { name: "regelverk.toml", text: `format = 1\nid = "liten"\nnamn = "Liten kommun"\nstatus = "gällande"\ngiltig = ["2025-01-01", "2025-12-31"]\n[[dokument]]\nid = "budget"\ntitel = "Budget"\n[[parameter]]\nid = "pris"\nnamn = "Pris per elev"\ntal = "1 000,03 kr/elev"\nenligt = "budget"\n[[tabell]]\nid = "huvudman"\nnyckel = "huvudman"\nur = "enhet"\n[[tabell]]\nid = "enhet"\nnyckel = "skolenhetskod"\nkolumner = [{ id = "huvudman", sort = "huvudman" }, { id = "namn", sort = "text" }, { id = "elever", sort = "elev" }]\n[[resurs]]\ntabell = "enhet"\nid = "stöd"\nnamn = "Stöd"\nslag = "verksamhetsstöd"\nformel = "pris * elever"\nenligt = "budget"\n` },
  { name: "enhet.csv", text: "skolenhetskod;huvudman;namn;elever\r\n10000001;Kommunen;Alskolan;12\r\n10000002;Kommunen;Björkskolan;20\r\n" },
];
/** 1 000,03 kr for each of 12 and of 20 pupils. */
const [ALSKOLAN, TOGETHER] = ["12000.36", "32000.96"];

const tag = (attributes: string, id = "ett", inside = "") => `<fordela-kalkylator id="${id}" ${attributes}>${inside}</fordela-kalkylator>`;
const set = (host: Host, change: Partial<Record<keyof Element, unknown>>, id = "#ett") =>
  host.element(id).evaluate((element, change) => Object.assign(element, change), change);
const give = (host: Host, files: readonly { name: string; text: string; invented?: boolean }[], id = "#ett") =>
  host.element(id).evaluate((element, files) => {
    (element as Element).files = files.map(({ name, text, ...rest }) => ({ name, bytes: new TextEncoder().encode(text), ...rest }));
  }, files);
const last = async (host: Host, id = "ett") => (await host.told("fordela-resultat", id)).at(-1)?.detail as { view: string; unit?: { key: string; sum: { current?: string; proposed?: string; difference?: string } }; total: { current?: string; proposed?: string }; current: { id: string }; proposed?: { id: string } };

test("what is changed on it takes effect at once, and is told once", async ({ host, page }) => {
  await host.open(tag(`data="${LIST}" unit="${A}" view="school"`));
  await host.ready();
  await expect(page.locator("#fd-title")).toHaveText(name(A));
  const first = await last(host);
  expect(first).toMatchObject({ view: "school", current: { id: "exempelkommun-2024" }, proposed: { id: "exempelkommun-2025" }, unit: { key: A } });
  expect(first.unit?.sum.difference).toMatch(/^-?\d+(\.\d+)?$/);
  await set(host, { unit: B });
  await expect(page.locator("#fd-title")).toHaveText(name(B));
  expect((await last(host)).unit?.key).toBe(B);
  await set(host, { language: "en" });
  await expect(page.locator("[data-view=comparison]")).toHaveText("Comparison");
  await host.element().evaluate((element) => element.setAttribute("view", "comparison"));
  await expect(page.locator("[data-view=comparison]")).toHaveAttribute("aria-current", "page");
  // Neither another language nor another view is another figure.
  expect(await host.told("fordela-resultat")).toHaveLength(2);
  await set(host, { current: "exempelkommun-2025", proposed: "exempelkommun-2024" });
  await expect.poll(async () => (await last(host)).current.id).toBe("exempelkommun-2025");
  expect((await last(host)).total).toMatchObject({ current: first.total.proposed, proposed: first.total.current });
  const ground = () => page.locator(".fd-bar").evaluate((bar) => getComputedStyle(bar).backgroundColor);
  const light = await ground();
  await set(host, { theme: "dark" });
  await expect.poll(ground).not.toBe(light);
  expect(host.complaints).toEqual([]);
});

test("tables and rules by their addresses come to the same figures as the list of them", async ({ host, page, site }) => {
  await host.open(tag(`data="${LIST}"`));
  await host.ready();
  const whole = await last(host);
  const list = (await (await page.request.get(`${site}${LIST}`)).json()) as { files: string[] };
  const of = (end: string) => list.files.filter((file) => file.endsWith(end)).map((file) => `data/${encodeURI(file)}`).join(" ");
  await host.open(tag(`data="${of(".csv")}" rules="\n ${of("regelverk.toml")} "`));
  await host.ready();
  expect((await last(host)).total).toEqual(whole.total);
  // Only the list says that the municipality is invented.
  await expect(page.locator("[data-demo]")).toHaveCount(0);
  expect(host.complaints).toEqual([]);
});

test("files in hand, given before the script has come; then others; one's own file stays among them", async ({ host, page }) => {
  await host.open(`${tag(`unit="10000001"`)}`, { script: "" });
  await give(host, SMALL);
  await page.addScriptTag({ type: "module", url: "./fordela-kalkylator.js" });
  await host.ready();
  expect(await last(host)).toMatchObject({ unit: { sum: { current: ALSKOLAN } }, total: { current: TOGETHER } });
  await expect(page.locator("[data-demo]")).toHaveCount(0);
  // The reader loads a table of their own: 10 pupils in place of 12.
  await page.locator("[data-view=import]").click();
  await page.locator("#fd-files").setInputFiles({ name: "enhet.csv", mimeType: "text/csv", buffer: Buffer.from((SMALL[1]?.text ?? "").replace(";12", ";10")) });
  await expect.poll(async () => (await last(host)).unit?.sum.current).toBe("10000.3");
  // The page exchanges its rules: twice the price. The reader's table is still the one that counts.
  await give(host, [{ name: "regelverk.toml", text: (SMALL[0]?.text ?? "").replace("1 000,03", "2 000,06") }, SMALL[1]!, ]);
  await host.ready();
  expect((await last(host)).unit?.sum.current).toBe("20000.6");
  await give(host, SMALL.map((file) => ({ ...file, invented: true })));
  await host.ready();
  await page.locator("[data-view=school]").click();
  await expect(page.locator("[data-demo]")).toBeVisible();
  expect(host.complaints).toEqual([]);
});

test("what stands in the way is told with its file and line, and what cannot be fetched in a sentence", async ({ host }) => {
  await host.open(tag(""), { script: "" });
  await give(host, [{ name: "regelverk.toml", text: (SMALL[0]?.text ?? "").replace("pris * elever", "pris * eleverna") }, SMALL[1]!]);
  await host.page.addScriptTag({ type: "module", url: "./fordela-kalkylator.js" });
  await host.ready();
  const [error] = await host.told("fordela-fel");
  expect(error?.detail).toMatchObject({ kind: "rules", problems: [{ severity: "error", file: "regelverk.toml" }] });
  const [problem] = (error?.detail as { problems: { text: string; line?: number }[] }).problems;
  expect(problem?.text).toContain("eleverna");
  expect(problem?.line).toBeGreaterThan(1);
  expect(await host.told("fordela-resultat")).toEqual([]);
  await give(host, SMALL);
  await host.ready();
  expect((await last(host)).total.current).toBe(TOGETHER);
  // Once it has figures, those stay where nothing can be fetched.
  await host.element().evaluate((element) => {
    (element as Element).files = undefined;
    (element as Element).data = "finns-inte.json";
  });
  await host.ready();
  expect((await host.told("fordela-fel")).at(-1)?.detail).toMatchObject({ kind: "data", problems: [{ code: "data" }] });
  await expect(host.page.locator("[data-notice]")).toBeVisible();
  await set(host, { data: undefined, publicationFile: undefined });
  await host.element().evaluate((element) => {
    (element as Element).publicationFile = { name: "fel.json", bytes: new TextEncoder().encode("{}") };
  });
  await host.ready();
  expect((await host.told("fordela-fel")).at(-1)?.detail).toMatchObject({ kind: "data", problems: [{ code: "publication", file: "fel.json" }] });
});

test("plain: one card, one link, no bar, in any width and theme, and nothing for axe to find", async ({ host, page }) => {
  for (const [width, scheme] of [[760, "light"], [360, "light"], [760, "dark"]] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await host.open(`<main><h1>Resursfördelning</h1>${tag(`plain data="${LIST}" unit="${CENTRAL}" full-view="./#min-skola/${CENTRAL}"`)}</main>`, { head: `<meta name="color-scheme" content="light dark">` });
    await host.ready();
    // A page that has a dark theme has a dark ground.
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("body { background: light-dark(#fff, #16181d); color: light-dark(#222, #e8e8ea); }");
      document.adoptedStyleSheets = [sheet];
    });
    await expect(page.locator("#fd-title")).toHaveText(name(CENTRAL));
    await expect(page.locator("nav, [data-view], #fd-rules-toggle")).toHaveCount(0);
    expect(await page.locator("fordela-kalkylator a").evaluateAll((links) => links.map((link) => link.getAttribute("href")))).toEqual([`./#min-skola/${CENTRAL}`]);
    await expect(page.locator("[data-table=resources] tbody tr")).not.toHaveCount(0);
    await expect(page.locator(".fd-note--pot")).toContainText("Summan stämmer");
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await violations(page)).toEqual([]);
  }
  await page.locator("#fd-change-school").click();
  await page.locator(`[data-unit="${A}"]`).click();
  await expect(page.locator("#fd-title")).toHaveText(name(A));
  await expect(page.locator("#fd-change-school")).toBeFocused();
  await set(host, { fullView: "javascript:alert(1)" });
  await expect(page.locator("fordela-kalkylator a")).toHaveCount(0);
  // A row of the comparison leads to its school, and the way back is there.
  await set(host, { view: "comparison" });
  await set(host, { unit: undefined });
  await expect(page.locator("[data-back]")).toHaveCount(0);
  expect(host.complaints).toEqual([]);
});

test("slots stand before and after the view", async ({ host, page }) => {
  await host.open(tag(`plain data="${LIST}" unit="${A}"`, "ett", `<p slot="intro">Före</p><p slot="help">Efter</p>`));
  await host.ready();
  const [before, title, after] = await Promise.all([page.getByText("Före"), page.locator("[data-table=resources]"), page.getByText("Efter")].map(async (one) => (await one.boundingBox())?.y ?? -1));
  expect(before).toBeLessThan(title as number);
  expect(after).toBeGreaterThan(title as number);
});

test("the host's colours count; what is none is told of; what could not be read is mended", async ({ host, page }) => {
  const style = (property: string) => page.locator(".probe-main, .fd-nav [aria-current]").first().evaluate((one, property) => getComputedStyle(one).getPropertyValue(property), property);
  await host.open(tag(`data="${LIST}" colours="accent: rgb(29, 79, 156); nonsens: red; surface: url(x); text: red} * { display: none; line: inherit"`));
  await host.ready();
  expect(await style("border-bottom-color")).toBe("rgb(29, 79, 156)");
  await expect(page.locator(".fd-bar")).toBeVisible();
  expect(host.complaints.filter((text) => text.includes("is no colour"))).toHaveLength(4);
  host.complaints.length = 0;
  await set(host, { colours: "accent: rgb(1, 2, 3)" });
  await expect.poll(() => style("border-bottom-color")).toBe("rgb(1, 2, 3)");
  // On yellow nobody reads white.
  const ink = () => host.element().evaluate((element) => {
    const probe = document.createElement("i");
    probe.style.color = "var(--fordela-on-accent)";
    element.shadowRoot?.querySelector(".fd")?.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  });
  expect(await ink()).toBe("rgb(255, 255, 255)");
  expect(host.complaints).toEqual([]);
  await set(host, { colours: "accent: #ffd400; on-accent: #ffffff" });
  await expect.poll(ink).toBe("rgb(0, 0, 0)");
  expect(host.complaints.some((text) => text.includes("on-accent"))).toBe(true);
  expect(host.complaints.some((text) => text.includes("links will be hard to read"))).toBe(true);
  // The same for a host that writes it in its own style sheet.
  await set(host, { colours: undefined });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("fordela-kalkylator { --fordela-accent: #222; --fordela-on-accent: #333; }");
    document.adoptedStyleSheets = [sheet];
  });
  await set(host, { colours: "" });
  await expect.poll(ink).toBe("rgb(255, 255, 255)");
});

test("two on one page: each its own school, language and question before leaving; one has the address", async ({ host, page }) => {
  await host.open(tag(`data="${LIST}" unit="${A}" hash`) + tag(`data="${LIST}" unit="${B}" language="en" hash`, "två"));
  await host.ready("#ett");
  await host.ready("#två");
  expect(host.complaints.filter((text) => text.includes("hash"))).toHaveLength(1);
  host.complaints.length = 0;
  await expect(page.locator("#ett #fd-title")).toHaveText(name(A));
  await expect(page.locator("#två #fd-title")).toHaveText(name(B));
  await page.locator("#två [data-view=comparison]").click();
  expect(new URL(page.url()).hash).toBe("");
  await page.locator("#ett [data-view=try]").click();
  await expect.poll(() => new URL(page.url()).hash).toBe("#prova");
  await expect(page.locator("#två [data-view=comparison]")).toHaveAttribute("aria-current", "page");
  const asks = () => page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  expect(await asks()).toBe(false);
  await page.locator("#ett [data-view=import]").click();
  await page.locator("#ett #fd-files").setInputFiles({ name: "enhet.csv", mimeType: "text/csv", buffer: Buffer.from(withCell(schools, 2, "F-3", "99")) });
  await expect.poll(asks).toBe(true);
  // The other one draws anew, and has nothing to lose.
  await set(host, { language: "sv" }, "#två");
  await expect(page.locator("#två [data-view=comparison]")).toHaveText("Jämförelse");
  expect(await asks()).toBe(true);
  // What is loaded into the one moves the figures of that one alone.
  expect(await host.told("fordela-resultat", "ett")).toHaveLength(2);
  expect(await host.told("fordela-resultat", "två")).toHaveLength(1);
  await host.element("#ett").evaluate((element) => element.remove());
  expect(await asks()).toBe(false);
  // The address is free for the one that asks next.
  await set(host, { hash: false }, "#två");
  await set(host, { hash: true }, "#två");
  await page.locator("#två [data-view=school]").click();
  await expect.poll(() => new URL(page.url()).hash).toContain("#min-skola");
  expect(host.complaints).toEqual([]);
});

test("moved on the page, or away for long and put back: the same state, and nothing entered is lost", async ({ host, page }) => {
  await host.open(`<div id="a">${tag(`data="${LIST}" unit="${A}"`)}</div><div id="b"></div>`);
  await host.ready();
  await page.locator("[data-view=import]").click();
  await page.locator("#fd-files").setInputFiles({ name: "enhet.csv", mimeType: "text/csv", buffer: Buffer.from(withCell(schools, 2, "F-3", "99")) });
  await expect.poll(async () => (await host.told("fordela-resultat")).length).toBe(2);
  const figures = await last(host);
  await page.locator("[data-view=try]").click();
  const field = page.locator("[data-parameter] input[type=text]").first();
  await field.fill("123");
  await field.press("Enter");
  await expect(page.locator("[data-changes] > li")).toHaveCount(1);
  const text = () => host.element("#ett").evaluate((element) => (element as Element).scenario());
  const scenario = await text();
  expect(JSON.parse(scenario ?? "{}")).toMatchObject({ kind: "fordela-scenario", changes: [{ value: "123" }] });
  await page.evaluate(() => document.querySelector("#b")?.append(document.querySelector("#ett") as Node));
  await expect(page.locator("#b [data-changes] > li")).toHaveCount(1);
  await page.evaluate(async () => {
    const held = ((globalThis as unknown as { held: Element | null }).held = document.querySelector("#ett"));
    held?.remove();
    await new Promise((done) => setTimeout(done, 300));
    document.querySelector("#a")?.append(held as Node);
  });
  await host.ready();
  await expect(page.locator("#a [data-changes] > li")).toHaveCount(1);
  await expect(field).toHaveValue("123");
  expect(await text()).toBe(scenario);
  // What is computed from is there again: a reason is opened, and another value moves the sum.
  await field.fill("456");
  await field.press("Enter");
  await expect.poll(async () => (JSON.parse((await text()) ?? "{}") as { changes?: { value: string }[] }).changes?.[0]?.value).toBe("456");
  await page.locator("[data-view=school]").click();
  await page.locator("[data-resource] .fd-whybtn").first().click();
  await expect(page.locator("[data-why]")).toContainText("kr");
  // So does what is typed of the school.
  const typed = page.locator("[data-question] input").first();
  await typed.fill("321");
  await expect(page.locator("[data-what-if-changes] li")).toHaveCount(1);
  await host.element().evaluate(async (element) => {
    element.remove();
    await new Promise((done) => setTimeout(done, 100));
    document.querySelector("#b")?.append(element);
  });
  await host.ready();
  await expect(page.locator("#b [data-question] input").first()).toHaveValue("321");
  await expect(page.locator("[data-what-if-changes] li")).toHaveCount(1);
  expect(JSON.parse((await text()) ?? "{}")).toMatchObject({ inputs: [{ value: "321" }] });
  await page.locator("[data-view=import]").click();
  await expect(page.getByText("egen", { exact: true }).first()).toBeVisible();
  expect(await host.told("fordela-resultat")).toHaveLength(2);
  expect((await last(host)).total).toEqual(figures.total);
  expect(host.complaints).toEqual([]);
});

test("a scenario is handed out and opened again, and one that cannot be read is refused", async ({ host, page }) => {
  await host.open(tag(`data="${LIST}"`));
  const scenario = (text: string) => host.element().evaluate((element, text) => (element as Element).openScenario(text), text);
  await host.ready();
  expect(await host.element().evaluate(async (element) => (await (element as Element).scenario()) === undefined)).toBe(true);
  expect(await scenario("inte json")).toBe(false);
  await expect(page.locator(".fd-try__opened")).toBeVisible();
  const parameter = /\[\[parameter\]\]\s+id\s*=\s*"([^"]+)"/.exec(rules(2025))?.[1];
  expect(await scenario(JSON.stringify({ format: 1, kind: "fordela-scenario", name: "Utifrån", changes: [{ parameter, value: "77" }] }))).toBe(true);
  await expect(page.locator("[data-view=try]")).toHaveAttribute("aria-current", "page");
  const out = JSON.parse((await host.element().evaluate((element) => (element as Element).scenario())) ?? "{}") as object;
  expect(out).toMatchObject({ name: "Utifrån", changes: [{ parameter, value: "77" }] });
  // A plain element that has been led to another view than its own has a way back.
  await set(host, { plain: true, view: "comparison" });
  await expect(page.locator("[data-back]")).toHaveCount(0);
  expect(await scenario(JSON.stringify({ format: 1, kind: "fordela-scenario", name: "Igen", changes: [{ parameter, value: "78" }] }))).toBe(true);
  await page.locator("[data-back]").click();
  await expect(page.locator("[data-back]")).toHaveCount(0);
  await expect(page.locator("#fd-title")).toBeFocused();
});

test("it writes nothing outside of itself, whatever is done in it, and a second copy of the script is no error", async ({ host, page, site }) => {
  await page.addInitScript(() => {
    const written: string[] = ((globalThis as unknown as { written: string[] }).written = []);
    new MutationObserver((changes) => {
      for (const { target, type, attributeName } of changes) {
        const inside = target instanceof Element && target.closest("fordela-kalkylator");
        if (!(globalThis as unknown as { watching?: boolean }).watching) continue;
        written.push(`${type} ${attributeName ?? ""} ${inside ? "element" : target.nodeName}`);
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  // The copy is another module altogether: the same file under another address.
  await page.route(`${site}kopia.js`, async (route) => route.fulfill({ contentType: "text/javascript", body: await (await page.request.get(`${site}fordela-kalkylator.js`)).text().then((text) => text.replace(/\.js"/g, '.js?kopia"')) }));
  await host.open(tag(`data="${LIST}" unit="${A}"`), { script: "" });
  const before = await page.evaluate(() => {
    (globalThis as unknown as { watching: boolean }).watching = true;
    return Object.getOwnPropertyNames(globalThis);
  });
  await page.evaluate(async () => {
    const [first, second] = [await import(new URL("./fordela-kalkylator.js", location.href).href), await import(new URL("./kopia.js", location.href).href)] as { FordelaKalkylator: unknown }[];
    if (first?.FordelaKalkylator === second?.FordelaKalkylator) throw new Error("no copy");
    if (customElements.get("fordela-kalkylator") !== first?.FordelaKalkylator) throw new Error("the second one counts");
  });
  await host.ready();
  for (const view of ["comparison", "try", "followup", "workshop", "import", "school"]) await page.locator(`[data-view=${view}]`).click();
  await page.locator("#fd-change-school").click();
  await page.keyboard.press("Escape");
  const after = await page.evaluate(() => Object.getOwnPropertyNames(globalThis));
  // Lit leaves its version behind, so that several of it on a page can be told of; nothing else is left.
  expect(after.filter((one) => !before.includes(one)).filter((one) => !/^(lit|reactive)[A-Z]\w*(Versions|Metadata)$/.test(one))).toEqual([]);
  expect(await page.evaluate(() => (globalThis as unknown as { written: string[] }).written)).toEqual([]);
  expect(await page.title()).toBe("Värdsidan");
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(host.complaints).toEqual([]);
});

test("on a page that is hard to live on: rules for everything, letters in capitals, methods added to arrays, a fetch of its own, a row of boxes", async ({ host, page, site }) => {
  await page.addInitScript(() => {
    for (const proto of [Array.prototype, Object.prototype] as object[]) Object.assign(proto, { each: () => "mine" });
    const own = window.fetch;
    window.fetch = (...all) => own.apply(window, all);
  });
  await page.route(`${site}vard.css`, (route) => route.fulfill({ contentType: "text/css", body: `* { all: unset !important; } body { display: flex !important; text-transform: uppercase !important; text-align: center !important; white-space: nowrap !important; font-style: italic !important; width: 900px !important; }` }));
  await host.open(tag(`data="${LIST}" unit="${A}"`), { head: `<link rel="stylesheet" href="vard.css">`, styles: "'self'" });
  await host.ready();
  const drawn = await page.locator("#fd-title").evaluate((title) => {
    const { textTransform, textAlign, whiteSpace, fontStyle, display } = getComputedStyle(title);
    return { textTransform, textAlign, whiteSpace, fontStyle, display };
  });
  expect(drawn).toEqual({ textTransform: "none", textAlign: "start", whiteSpace: "normal", fontStyle: "normal", display: "block" });
  const width = async () => (await page.locator(".fd-content").boundingBox())?.width ?? 0;
  expect(await width()).toBeGreaterThanOrEqual(320);
  expect(await last(host)).toMatchObject({ unit: { key: A } });
  await page.locator("[data-view=comparison]").click();
  await expect(page.locator("[data-table] tbody tr").first()).toBeVisible();
  // A row of boxes on a page that means well gives it the room that is left.
  await page.locator("link").evaluate((link) => link.remove());
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("body { display: flex; }");
    document.adoptedStyleSheets = [sheet];
  });
  await expect.poll(width).toBeGreaterThan(900);
  // A root that counts in tens makes nothing too small to read or to press; one that is larger makes it larger.
  const sizes = () =>
    page.locator("[data-view=school]").evaluate((button) => ({ text: parseFloat(getComputedStyle(button).fontSize), height: button.getBoundingClientRect().height }));
  const before = await sizes();
  const root = (size: string) => page.evaluate((rule) => document.adoptedStyleSheets[0]?.replaceSync(`html { font-size: ${rule}; }`), size);
  await root("62.5%");
  expect(await sizes()).toEqual(before);
  await root("150%");
  expect((await sizes()).text).toBeCloseTo(before.text * 1.5, 1);
  await root("100%");
  // Hidden is hidden, whoever says it.
  await host.element().evaluate((element) => element.setAttribute("hidden", ""));
  await expect(page.locator(".fd")).toBeHidden();
  expect(host.complaints).toEqual([]);
});
