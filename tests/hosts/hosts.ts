// The hosts, as data: what each of them does to Fördela, and what is then to be seen in each delivery. Where a delivery is not
// named the two do not meet: a page of one's own has no host that could patch `fetch`, a single file has no wasm beside it.

import { CSP } from "../../build/serve.mjs";
import type { Delivery } from "./deliveries.js";
import type { Answer } from "./server.js";

/** `figures` by wasm, or by the core as JavaScript; a sentence of this kind; or the text that the host wrote itself. */
export type Expected = "figures" | "figures-javascript" | "own-text" | Sentence;
export type Sentence = `sentence-${"forbidden" | "missing" | "login" | "cut" | "version" | "network" | "unsupported" | "part" | "data" | "old"}`;

export interface Host {
  id: string;
  /** As it stands in the document. */
  name: string;
  /** The policy of the host's page, and of pages of our own that lie on it. */
  policy?: string;
  /** Into the head before our script; addresses under /vard/ are the host's own scripts below. */
  head?: string;
  tail?: string;
  attributes?: string;
  script?: string;
  data?: string;
  own?: Readonly<Record<string, string>>;
  /** What the server makes of an answer to a file of ours. */
  change?: (path: string, answer: Answer) => Answer;
  /** How the browser comes to it, when not by opening the page. */
  opened?: "file" | "framed" | "sandboxed" | "elsewhere" | "jitless" | "twice" | "cut";
  /** The server of the files lets every origin read them. */
  shared?: boolean;
  expects: Partial<Record<Delivery, Expected>>;
}

const text = (body: string, type = "text/html; charset=utf-8"): Answer => ({ status: 200, type, body: Buffer.from(body), headers: {} });
const LOGIN = "<!doctype html><title>Logga in</title><form><label>Användare <input name=user></label></form>";

const isWasm = (path: string): boolean => path.endsWith(".wasm");
const ofWasm = (change: (answer: Answer) => Answer) => (path: string, answer: Answer) => (isWasm(path) ? change(answer) : answer);
const typed = (type: string | undefined) => ofWasm((answer) => ({ ...answer, type }));

const everywhere = (expected: Expected, ...but: Delivery[]): Partial<Record<Delivery, Expected>> =>
  Object.fromEntries((["modul", "script", "fil", "ram", "paket", "sida"] as const).filter((delivery) => !but.includes(delivery)).map((delivery) => [delivery, expected]));
/** The deliveries that have a wasm of their own beside them. */
const beside = (expected: Expected) => everywhere(expected, "script", "fil");
/** The deliveries that stand in a page of the host's. */
const within = (expected: Expected, ...but: Delivery[]) => everywhere(expected, "fil", "sida", "paket", ...but);

const patch = (source: string) => ({ head: '<script src="/vard/forst.js"></script>', own: { "/vard/forst.js": source } });

export const HOSTS: readonly Host[] = [
  { id: "plain", name: "Ingen policy", expects: everywhere("figures") },

  // ---- policies
  { id: "strict", name: "Fördelas egen stränga policy", policy: CSP, expects: everywhere("figures", "fil") },
  {
    id: "sharepoint",
    name: "SharePoints policy: `script-src 'self' 'unsafe-eval'`",
    policy: "script-src 'self' 'unsafe-eval'",
    // Script that stands in a page is not run there, and the whole of a single file is such a script.
    expects: { ...everywhere("figures"), fil: "own-text" },
  },
  {
    id: "nonce",
    name: "Policy med nonce, utan wasm: `default-src 'self' 'nonce-…'`",
    policy: "default-src 'self' 'nonce-r4nd0m'",
    script: 'nonce="r4nd0m"',
    expects: { modul: "figures-javascript", script: "figures-javascript", ram: "figures", paket: "figures-javascript", sida: "figures-javascript" },
  },
  {
    id: "nonce-alone",
    name: "Samma policy, och `fordela.utan-wasm.js` är inte uppladdad",
    policy: "default-src 'self' 'nonce-r4nd0m'",
    script: 'nonce="r4nd0m"',
    change: (path, answer) => (path.includes("utan-wasm") ? { ...text("Sidan finns inte.", "text/plain"), status: 404 } : answer),
    expects: { modul: "sentence-forbidden", script: "sentence-forbidden", sida: "sentence-forbidden" },
  },
  { id: "trusted-types", name: "Policy med Trusted Types", policy: "require-trusted-types-for 'script'", expects: within("figures") },
  { id: "no-connect", name: "Policy utan `connect-src`: inget får hämtas", policy: "script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'", expects: { modul: "sentence-network", script: "sentence-data", ram: "figures" } },

  // ---- frames and files
  { id: "framed", name: "I en iframe på en annan sida", opened: "framed", expects: everywhere("figures", "ram") },
  {
    id: "sandboxed",
    name: "I en iframe med `sandbox=\"allow-scripts\"`",
    opened: "sandboxed",
    // A module, and everything that is fetched, is refused to a frame without an origin unless the server lets anyone have it.
    expects: { modul: "own-text", script: "sentence-data", fil: "figures", ram: "own-text" },
  },
  { id: "sandboxed-shared", name: "Samma låda, och servern svarar med `Access-Control-Allow-Origin: *`", opened: "sandboxed", shared: true, expects: { modul: "figures", script: "figures", ram: "figures" } },
  // The host's page is on one site, Fördela on another, as when an intranet cannot hold files.
  { id: "elsewhere", name: "Fördela ligger på en annan webbplats än sidan", opened: "elsewhere", expects: { modul: "own-text", script: "figures", ram: "figures" } },
  { id: "elsewhere-shared", name: "Samma, och den svarar med `Access-Control-Allow-Origin: *`", opened: "elsewhere", shared: true, expects: { modul: "figures", script: "figures" } },
  { id: "file", name: "Öppnad som fil (`file://`)", opened: "file", expects: { modul: "own-text", script: "sentence-data", fil: "figures" } },

  // ---- content types
  { id: "octet", name: "wasm som `application/octet-stream`", change: typed("application/octet-stream"), expects: beside("figures") },
  { id: "wasm-text", name: "wasm som `text/plain`", change: typed("text/plain"), expects: beside("figures") },
  { id: "wasm-html", name: "wasm som `text/html`", change: typed("text/html"), expects: { modul: "figures" } },
  { id: "wasm-untyped", name: "wasm utan typ", change: typed(undefined), expects: { modul: "figures" } },
  {
    id: "script-text",
    name: "Skript som `text/plain`",
    change: (path, answer) => (path.endsWith(".js") ? { ...answer, type: "text/plain" } : answer),
    expects: { modul: "own-text", script: "own-text", ram: "own-text", sida: "own-text" },
  },
  {
    id: "data-text",
    name: "Regler och tabeller som `application/octet-stream`",
    change: (path, answer) => (/\.(json|csv|toml)$/.test(path) ? { ...answer, type: "application/octet-stream" } : answer),
    expects: { modul: "figures", ram: "figures" },
  },

  // ---- wasm that is not what it should be
  { id: "login", name: "wasm besvaras med en inloggningssida", change: ofWasm(() => text(LOGIN)), expects: beside("sentence-login") },
  { id: "missing", name: "wasm saknas (404)", change: ofWasm(() => ({ ...text("Sidan finns inte.", "text/plain"), status: 404 })), expects: beside("sentence-missing") },
  { id: "half", name: "Halva wasm-filen", change: ofWasm((answer) => ({ ...answer, body: answer.body.subarray(0, answer.body.length >> 1) })), expects: beside("sentence-cut") },
  { id: "empty", name: "Tom wasm-fil", change: ofWasm((answer) => ({ ...answer, body: Buffer.alloc(0) })), expects: { modul: "sentence-cut" } },
  {
    id: "version",
    name: "Gammal modul, ny wasm",
    // A module of another time: it speaks of functions that the instance does not have.
    change: ofWasm((answer) => ({ ...answer, body: Buffer.from("AGFzbQEAAAA=", "base64") })),
    expects: beside("sentence-version"),
  },
  { id: "data-login", name: "Underlaget besvaras med en inloggningssida", change: (path, answer) => (path.includes("/data/") ? text(LOGIN) : answer), expects: { modul: "sentence-data", script: "sentence-data", ram: "sentence-data" } },
  { id: "data-missing", name: "En av underlagets filer saknas", change: (path, answer) => (path.endsWith("/enhet.csv") ? { ...text("Sidan finns inte.", "text/plain"), status: 404 } : answer), expects: { modul: "sentence-data", sida: "sentence-data" } },

  // ---- checksums, as they stand in integritet.json
  { id: "integrity", name: "Skriptet med rätt kontrollsumma (`integrity`)", script: 'integrity="%integritet%" crossorigin', expects: { modul: "figures", script: "figures", ram: "figures" } },
  { id: "integrity-wrong", name: "Kontrollsumman är en annan fils", script: `integrity="sha384-${"A".repeat(64)}" crossorigin`, expects: { modul: "own-text", script: "own-text" } },

  // ---- the host's own page
  {
    id: "css",
    name: "Värdens CSS griper in överallt",
    head: '<link rel="stylesheet" href="/vard/elak.css">',
    own: {
      "/vard/elak.css": `
* { box-sizing: content-box !important; color: white !important; text-transform: uppercase !important; line-height: 0 !important; letter-spacing: 1em !important; }
body { visibility: visible; word-break: break-all; white-space: pre; direction: ltr; text-align: right; }
table, tr, td, th, button, select, dl, p, h1, h2, h3, svg { display: none !important; }
main h1 { display: block !important; }
.fd, .fd-page, .fd-content, [data-table] { display: none !important; }
:root { --fordela-ink: white; }`,
    },
    expects: within("figures"),
  },
  { id: "twice", name: "Två element, och skriptet två gånger", opened: "twice", expects: { modul: "figures", script: "figures", ram: "figures" } },
  { id: "both", name: "Modulen och skriptet på samma sida", head: '<script src="fordela/fordela.standalone.js" defer></script>', expects: { modul: "figures" } },
  {
    id: "fetch-wraps",
    name: "Värden lägger sig runt `fetch`",
    ...patch("{ const inner = window.fetch; window.fetch = function (...all) { return inner.apply(this, all).then((answer) => answer.clone()); }; }"),
    expects: within("figures"),
  },
  { id: "fetch-throws", name: "Värdens `fetch` kastar fel", ...patch('window.fetch = () => { throw new Error("spärrat av värden"); };'), expects: { modul: "sentence-network", script: "sentence-data", ram: "figures" } },
  {
    id: "fetch-other",
    name: "Värdens `fetch` svarar med något annat",
    ...patch('window.fetch = async () => new Response("<!doctype html><p>Något annat</p>", { headers: { "Content-Type": "text/html" } });'),
    expects: { modul: "sentence-login", script: "sentence-data", ram: "figures" },
  },
  {
    id: "prototypes",
    name: "Värden har byggt på `Array` och `Object`",
    ...patch(`Array.prototype.toJSON = function () { return [...this]; }; Array.prototype.contains = function (one) { return this.includes(one); };
      Object.prototype.extend = function () {}; String.prototype.toJSON = function () { return String(this); };`),
    expects: within("figures"),
  },
  { id: "base", name: "Värdens sida har `<base>`", head: '<base href="/djupare/ned/">', expects: { modul: "figures", script: "figures" } },
  {
    id: "late",
    name: "Elementet kommer in med skript, i ett annat elements skuggträd",
    tail: '<div id="vard"></div><script src="/vard/sent.js" defer></script>',
    own: {
      "/vard/sent.js": `addEventListener("load", () => {
        const old = document.querySelector("fordela-kalkylator");
        old.remove();
        const root = document.querySelector("#vard").attachShadow({ mode: "open" });
        const made = document.createElement("fordela-kalkylator");
        for (const { name, value } of old.attributes) made.setAttribute(name, value);
        root.append(made);
      });`,
    },
    expects: { modul: "figures", script: "figures" },
  },

  // ---- the reader's browser
  { id: "jitless", name: "Webbläsaren saknar WebAssembly (`--jitless`)", opened: "jitless", expects: { modul: "figures-javascript", sida: "figures-javascript", script: "figures-javascript", fil: "sentence-old" } },
  { id: "cut", name: "Servern försvinner när sidan har laddats", opened: "cut", expects: everywhere("figures") },
];

export interface Cell {
  host: Host;
  delivery: Delivery;
  expected: Expected;
}

export const CELLS: readonly Cell[] = HOSTS.flatMap((host) =>
  (Object.entries(host.expects) as [Delivery, Expected][]).map(([delivery, expected]) => ({ host, delivery, expected })));
