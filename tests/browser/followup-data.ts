// The demonstration's rules with duties to report, a programme and figures of two school years, and files for them: reports that are
// missing, late, parts of a whole and not filled in. Invented, and the same at every run.

import { rules, table, grid, csv, DATA } from "./data.js";
import { readdirSync, readFileSync, mkdirSync, writeFileSync } from "node:fs";
import type { Upload } from "./site.js";

const SECTIONS = `
[[parameter]]
id  = "prov_frist"
tal = "31 dag"

[[parameter]]
id  = "prov_minsta_tid"
tal = "6 månad"

[[parameter]]
id  = "prov_stort"
tal = "84 000 kr"

[[tabell]]
id       = "prov_rapport"
rubrik   = "Återredovisningar av beslut"
nyckel   = "rapport"
valfri   = true
kolumner = [
  { id = "beslut",   sort = "beslut" },
  { id = "använt",   sort = "kr",    namn = "Använt", valfri = true },
  { id = "avser",    sort = "kr",    namn = "Avser" },
  { id = "ändamål",  sort = "text",  namn = "Ändamål", valfri = true },
  { id = "inlämnad", sort = "datum", namn = "Inlämnad" },
  { id = "granskad", sort = "datum", namn = "Granskad", valfri = true },
]

[[tabell]]
id       = "prov_skolrapport"
rubrik   = "Skolornas återredovisningar"
nyckel   = "rapport"
valfri   = true
kolumner = [
  { id = "enhet",  sort = "enhet", rubrik = "skolenhetskod" },
  { id = "använt", sort = "kr",    namn = "Använt" },
]

[[kolumn]]
tabell = "beslut"
id     = "prov_räcker"
formel = "månader >= prov_minsta_tid"

[[redovisning]]
id        = "prov_beslut"
namn      = "Återredovisning av tilläggsbelopp"
resurs    = "tilläggsbelopp"
i         = "prov_rapport"
anvant    = "använt"
tilldelat = "avser"
inlamnad  = "inlämnad"
uppgifter = ["använt", "ändamål"]
senast    = "sista_dag + prov_frist"
utebliven = "spärr"
krav      = [{ namn = "Minst sex månader", kolumn = "prov_räcker" }]
granskad  = "granskad"
stickprov = [
  { namn = "Över 84 000 kr", villkor = "tilläggsbelopp > prov_stort", antal = "6" },
  { namn = "Övriga", antal = "500" },
]

[[redovisning]]
id        = "prov_skolor"
namn      = "Återredovisning av verksamhetsstöd"
resurs    = "verksamhetsstöd"
i         = "prov_skolrapport"
anvant    = "använt"
uppgifter = ["använt"]
senast    = "periodens_slut + prov_frist"
utebliven = "påminnelse"

[[redovisning]]
id        = "prov_struktur"
namn      = "Återredovisning av strukturbidrag"
resurs    = "strukturbidrag"
i         = "prov_skolrapport"
anvant    = "använt"
uppgifter = ["använt"]
senast    = "periodens_slut + prov_frist"
utebliven = "påminnelse"

[[tabell]]
id       = "prov_utbildning"
rubrik   = "Utbildningen"
nyckel   = "deltagande"
valfri   = true
kolumner = [
  { id = "enhet",     sort = "enhet", rubrik = "skolenhetskod" },
  { id = "genomförd", sort = "datum", valfri = true },
]

[[kolumn]]
tabell = "enhet"
id     = "prov_klara"
formel = "SUMMA.EGNA(prov_utbildning; OM(ÄRTOM(genomförd); 0; 1))"

[[kolumn]]
tabell = "enhet"
id     = "prov_anmälda"
formel = "SUMMA.EGNA(prov_utbildning; OM(ÄRTOM(genomförd); 1; 0))"

[[tackning]]
id   = "prov_täckning"
namn = "Utbildning om utredningar"
steg = [
  { namn = "Har gått klart", villkor = "prov_klara > 0" },
  { namn = "Anmälda",        villkor = "prov_anmälda > 0" },
]

[[tabell]]
id       = "prov_läsårstal"
rubrik   = "Läsårstal"
nyckel   = ["skolenhetskod", "läsår"]
valfri   = true
kolumner = [
  { id = "enhet",   sort = "enhet", rubrik = "skolenhetskod" },
  { id = "läsår",   sort = ["22/23", "24/25"] },
  { id = "per_100", sort = "tal",   namn = "Utredningar per 100 elever" },
  { id = "dagar",   sort = "dag",   namn = "Dagar till färdig utredning", valfri = true },
]

[[beskrivning]]
id      = "prov_före_efter"
namn    = "Utredningar före och efter"
tabell  = "prov_läsårstal"
tid     = "läsår"
grupper = [
  { namn = "Utbildade",    villkor = "prov_klara > 0" },
  { namn = "Anmälda",      villkor = "prov_anmälda > 0" },
  { namn = "Ej utbildade", villkor = "prov_klara = 0" },
]
matt    = ["per_100", "dagar"]
`;

export const RULE_FILE: Upload = { name: "regelverk.toml", content: rules(2024) + SECTIONS };

/** A number that looks like any, the same for the same place. */
const some = (i: number, span: number): number => (i * 7919 + 104_729 * ((i * i) % 97)) % span;

const text = (value: number): string => value.toFixed(2).replace(".", ",");

function reports(): string {
  const { heads, rows } = grid(table("beslut"));
  const at = heads.indexOf("beslut");
  const lines = rows.flatMap((row, i) => {
    if (i % 7 === 0) return []; // never came
    const used = 4_000 + some(i, 90_000) + 0.25;
    const whole = 150_000;
    const purpose = i % 13 === 0 ? "" : "Elevassistent";
    const one = [`R-${i}`, row[at] ?? "", i % 17 === 0 ? "" : text(used), text(i % 11 === 0 ? used + 100 : whole), purpose, `2026-01-${String(10 + (i % 15)).padStart(2, "0")}`, i % 3 === 0 ? "2026-03-01" : ""];
    return [one];
  });
  return csv({ heads: ["rapport", "beslut", "använt", "avser", "ändamål", "inlämnad", "granskad"], rows: lines });
}

function schoolReports(): string {
  const { heads, rows } = grid(table("enhet"));
  const at = heads.indexOf("skolenhetskod");
  return csv({ heads: ["rapport", "skolenhetskod", "använt"], rows: rows.flatMap((row, i) => (i % 9 === 0 ? [] : [[`S-${i}`, row[at] ?? "", text(100_000 + some(i, 900_000) + 0.5)]])) });
}

/** 33 have completed, 4 are enrolled, 23 neither: the second group is too small to be described. */
const stage = (i: number): "done" | "enrolled" | "none" => (i < 33 ? "done" : i < 37 ? "enrolled" : "none");

function training(): string {
  const { rows } = grid(table("enhet"));
  return csv({ heads: ["deltagande", "skolenhetskod", "genomförd"], rows: rows.flatMap((row, i) => (stage(i) === "none" ? [] : [[`U-${i}`, row[0] ?? "", stage(i) === "done" ? "2024-05-20" : ""]])) });
}

function years(): string {
  const { rows } = grid(table("enhet"));
  return csv({
    heads: ["skolenhetskod", "läsår", "per_100", "dagar"],
    rows: rows.flatMap((row, i) => ["22/23", "24/25"].map((year, y) => [row[0] ?? "", year, text(2 + some(i * 2 + y, 700) / 100), i % 10 === 3 ? "" : String(25 + some(i * 3 + y, 80))])),
  });
}

export const TABLES: readonly Upload[] = [
  { name: "prov_rapport.csv", content: reports() },
  { name: "prov_skolrapport.csv", content: schoolReports() },
  { name: "prov_utbildning.csv", content: training() },
  { name: "prov_läsårstal.csv", content: years() },
];

/** The same files in two folders, for the command line. */
export function written(folder: string): { rules: string; data: string } {
  const [rulesFolder, data] = [`${folder}/regler`, `${folder}/underlag`];
  mkdirSync(rulesFolder, { recursive: true });
  mkdirSync(data, { recursive: true });
  writeFileSync(`${rulesFolder}/regelverk.toml`, RULE_FILE.content);
  for (const name of readdirSync(DATA)) writeFileSync(`${data}/${name}`, readFileSync(`${DATA}/${name}`));
  for (const { name, content } of TABLES) writeFileSync(`${data}/${name}`, content);
  return { rules: rulesFolder, data };
}
