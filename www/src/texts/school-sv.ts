// Min skola: från gällande till förslag, vad händer om, och en skola som inte finns i underlaget.

import { count } from "./words-sv.js";

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

export const splitSv = {
  title: (from: string, to: string) => `Från ${from} till ${to}`,
  lead: "Varje ändring för sig, i den ordning de görs. Stegen summerar till skillnaden.",
  most: (label: string, amount: string) => `Störst verkan: ${label}, ${amount}`,
  caption: (currency: string) => `Samma steg i tal, ${currency}`,
  step: "Steg",
  change: "Ändring",
  after: "Därefter",
  untouched: (n: number) => `${count(n)} ${n === 1 ? "ändring" : "ändringar"} som inte rör skolan`,
  none: "Ingen av ändringarna rör skolan.",
};

export const offerSv = {
  invented: "Räkna på en skola som inte finns i underlaget",
  inventedLead: "Välj vilken sorts skola det är och fyll i talen själv.",
  ownTitle: "Vad händer om …",
  ownLead: "Se vad andra tal skulle ge skolan. Räkningen hämtas till sidan först när du vill pröva.",
  own: "Pröva egna tal",
};
