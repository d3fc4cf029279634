// Min skola: från gällande till förslag, vad händer om, och en skola som inte finns i underlaget.

import { formatNumber } from "../numbers.js";

const count = (n: number) => formatNumber(String(n), "sv");

export const chartsSv = {
  unit: {
    0: (currency: string) => (currency === "kr" ? "Kronor" : currency),
    3: (currency: string) => `Tusen ${currency === "kr" ? "kronor" : currency}`,
    6: (currency: string) => `Miljoner ${currency === "kr" ? "kronor" : currency}`,
  } as Record<0 | 3 | 6, (currency: string) => string>,
  cut: (value: string) => `Axeln börjar vid ${value}.`,
  same: "Samma tal står i tabellen.",
  fromTo: (label: string, first: string, last: string) => `${label}: från ${first} till ${last}.`,
};

export const whatIfSv = {
  split: {
    title: (from: string, to: string) => `Från ${from} till ${to}`,
    lead: "Varje ändring för sig, i den ordning de görs. Stegen summerar till skillnaden.",
    most: (label: string, amount: string) => `Störst verkan: ${label}, ${amount}`,
    caption: (currency: string) => `Samma steg i tal, ${currency}`,
    step: "Steg",
    change: "Ändring",
    after: "Därefter",
    untouched: (n: number) => `${count(n)} ${n === 1 ? "ändring" : "ändringar"} som inte rör skolan`,
    none: "Ingen av ändringarna rör skolan.",
  },

  title: "Vad händer om …",
  lead: "Ändra talen och se vad det gör. Skolans verkliga underlag påverkas inte.",
  inData: (value: string) => `I underlaget: ${value}`,
  emptyInData: "I underlaget: inget",
  less: (name: string) => `Mindre: ${name}`,
  more: (name: string) => `Mer: ${name}`,
  reset: "Återställ",
  resetOne: (name: string) => `${name} är återställt.`,
  resetAll: "Återställ allt",
  resetAllDone: "Allt är som i underlaget.",
  choose: "Välj",
  yes: "ja",
  no: "nej",
  rows: (label: string, n: number) => `${label}: ${count(n)} i underlaget`,
  add: "Lägg till ett till",
  added: (label: string, n: number) => `${label}, tillagt ${count(n)}`,
  remove: "Ta bort",
  removed: (name: string) => `${name} är borttaget.`,
  noRow: "Det finns inget att utgå från i underlaget.",

  result: "Så blir det",
  resultLead: "Beloppen med dina ändringar, och skillnaden mot underlaget.",
  start: "Ändra ett tal så visas beloppen här, bredvid underlagets.",
  against: (amount: string) => `${amount} mot underlaget`,
  unchanged: "som i underlaget",
  changes: "Dina ändringar",
  changed: (name: string, from: string, to: string) => `${name}: ${to} i stället för ${from}`,
  nothing: "inget",
  says: (name: string, sum: string, change: string) => `Med dina ändringar blir ${name} ${sum}, ${change}.`,
  saysAlone: (name: string, sum: string) => `${name} blir ${sum}.`,
  blocked: "Talen nedan är de senaste som gick att räkna.",
  gap: "Något av fälten behöver fyllas i innan det går att räkna.",

  marginal: {
    title: "Vad en ändring betyder",
    caption: (currency: string) => `Ett steg i taget från talen ovan, ${currency}`,
    if: "Om det blir",
    one: (step: string, name: string) => `${step} till: ${name}`,
    instead: (to: string, from: string) => `${to} i stället för ${from}`,
    rowMore: (label: string) => `1 till: ${label}`,
    certainty: "Säkerhet",
    exact: "exakt",
    source: "Exakt: hela underlaget är inläst, så också det som beror på andra skolor är räknat.",
    working: "Räknar …",
  },

  chart: {
    choose: "Visa i diagrammet",
    title: (name: string) => `Summan när ”${name}” ändras`,
    of: (first: string, last: string) => `Från ${first} till ${last}.`,
    caption: (currency: string) => `Samma steg i tal, ${currency}`,
    table: "Visa talen i en tabell",
    value: "Tal",
    now: "nu",
  },

  invented: {
    offer: "Räkna på en skola som inte finns i underlaget",
    offerLead: "Välj vilken sorts skola det är och fyll i talen själv.",
    title: "En skola som inte finns i underlaget",
    kind: "Vilken sorts skola är det?",
    kindLead: "Det avgör vilka stöd den kan få och vilka tal som behövs.",
    start: "Fyll i talen",
    change: "Ändra sort",
    leave: "Välj en skola i underlaget",
    fill: "Fyll i talen ovan, så räknas summan fram.",
    missing: (names: string) => `Tomma fält: ${names}.`,
    note: "Skolan läggs till de skolor som finns i underlaget. En pott delas då på en skola till.",
    questions: "Skolans tal",
    questionsLead: "Frågorna är de som regelverken ställer om den här sortens skola.",
  },
};
