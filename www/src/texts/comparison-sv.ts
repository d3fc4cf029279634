// Svenska: jämförelsens texter.

import type { ClassId } from "../classes.js";
import { count, schools } from "./words-sv.js";

/** Vad som står först när en kolumn sorteras. */
const FIRST: Record<string, [falling: string, rising: string]> = {
  percent: ["störst ökning i procent först", "störst minskning i procent först"],
  difference: ["störst ökning först", "störst minskning först"],
  perDifference: ["störst ökning per elev först", "störst minskning per elev först"],
  class: ["de som får mer först", "de som får mindre först"],
};

export const comparisonSv = {
  print: "Skriv ut till nämnden",
  schools,

  winners: "Vilka får mer och vilka får mindre",
  winnersLead: (net: boolean) => `${net ? "Stödet netto" : "Hela stödet"} till varje skola, jämfört mellan regelverken.`,
  classesHeading: (up: number, down: number, same: number) => `${schools(up)} får mer, ${count(down)} får mindre och ${count(same)} ligger kvar`,
  classesSub: "Varje märke är en skola. Fyllt: mer än 5 %.",
  classesSubBars: "Stapeln visar antal skolor. Fyllt: mer än 5 %.",
  classesTitle: "Antal skolor i fem klasser efter förändring i procent",
  classesTable: "Klasserna i tal",
  classesRule:
    "Ligger kvar betyder inom ±1 %. Exakt 1 % räknas dit, exakt 5 % till 1–5 %. Klassen avgörs av beloppen, inte av avrundade procent. Får en skola stöd för första gången, eller förlorar den allt, är det mer än 5 %.",
  noClass: "Går inte att jämföra",
  change: "Förändring",
  sum: "Summa",
  all: "Alla",
  class: "Klass",
  classes: {
    up5: "Mer än 5 % upp",
    up1: "1–5 % upp",
    same: "Inom ±1 %",
    down1: "1–5 % ner",
    down5: "Mer än 5 % ner",
  } as Record<ClassId, string>,
  shortClasses: {
    up5: "över 5 % upp",
    up1: "1–5 % upp",
    same: "inom ±1 %",
    down1: "1–5 % ner",
    down5: "över 5 % ner",
  } as Record<ClassId, string>,

  spread: "Så sprider sig förändringen",
  spreadSub: (n: number) => `${schools(n)}, förändring i procent. Varje skola står vid närmaste hela procent.`,
  spreadTitle: (n: number) => `${n === 1 ? "En skola" : `Alla ${count(n)} skolor`} efter förändring i procent`,
  spreadText: (low: string, high: string) => `Skolorna sprids från ${low} till ${high}. Antalet vid varje procent står i tabellen.`,
  spreadWithout: (n: number) => `${schools(n)} saknar procent, för de har inget stöd i dag eller saknar belopp.`,
  highest: "Högst",
  lowest: "Lägst",
  median: "Skolan i mitten",
  middleHalf: "Mittersta hälften",
  to: "till",
  orMore: (percent: string) => `${percent} eller mer`,
  orLess: (percent: string) => `${percent} eller mindre`,
  asTable: "Visa som tabell",

  mostPer: "De som ändras mest per elev",
  most: "De som ändras mest",
  mostSub: (unit: string) => `Ändring i ${unit}. De fem som ökar mest och de fem som minskar mest.`,
  mostTitle: (unit: string) => `Gällande och förslag för de skolor som ändras mest, ${unit}`,
  mostMarks: "Ringen är gällande och den fyllda punkten förslaget.",
  mostUp: (school: string, change: string) => `${school} ökar mest, ${change}.`,
  mostDown: (school: string, change: string) => `${school} minskar mest, ${change}.`,
  mostAxis: "Axeln börjar inte på noll.",
  mostFromZero: "Axeln visar ändringen. Gällande står på noll för alla, eftersom skolornas belopp ligger långt isär.",
  between: (n: number) => `${schools(n)} däremellan visas i tabellen`,
  nobody: "Ingen skola får mer eller mindre.",

  filters: "Urval och belopp",
  search: "Sök skola",
  allProviders: "Alla huvudmän",
  allClasses: "Alla klasser",
  allValues: "Alla",
  amounts: "Belopp",
  wholeSum: "Hela stödet",
  order: "Ordning",
  clear: "Visa alla skolor",
  cleared: "Alla skolor visas.",
  sheet: "Spara som kalkylblad",
  sheetName: "jamforelse.csv",
  none: "Ingen skola passar urvalet. Ta bort ett filter eller pröva ett kortare ord.",
  found: (n: number, of: number, sorted: string) => `${count(n)} av ${schools(of)}, ${sorted}.`,
  foundShort: (n: number, of: number) => `${count(n)} av ${schools(of)}.`,
  sortedBy: (column: string, label: string, descending: boolean, number: boolean): string => {
    const own = FIRST[column]?.[descending ? 0 : 1];
    if (own) return own;
    return `${label.toLocaleLowerCase("sv")}: ${number ? (descending ? "högst först" : "lägst först") : descending ? "sist i alfabetet först" : "i bokstavsordning"}`;
  },
  sumOf: (n: number, of: number) => (n === of ? "Summa" : `Summa av ${schools(n)}`),
  paper: (shown: number, all: number) =>
    `På papper står de första ${count(shown)} av ${count(all)} skolor. Spara som kalkylblad för att få med alla.`,

  groups: "Egna och enskilda på samma mått",
  groupsLead: (unit: string, side: string) => `${unit.charAt(0).toUpperCase()}${unit.slice(1)}, ${side.toLocaleLowerCase("sv")}. Netto är utan moms och administration.`,
  groupBy: "Dela upp huvudmän efter",
  groupWithin: "Dela upp skolor efter",
  noGroup: "ingenting mer",
  group: "Grupp",
  groupsTable: (unit: string) => `Utbetalt, moms, administration och netto i ${unit}`,
  groupsNote: "Varje tal är gruppens summa delad med gruppens elever, avrundad till ören. Måttet jämför kronor, inte behov.",
  groupsNoSize: "Regelverket säger inte hur skolornas storlek räknas. Därför står hela belopp.",
  groupsEmpty: "Streck: gruppen har inga elever att dela med.",
  columns: { paid: "Utbetalt", vat: "Moms", administration: "Administration", net: "Netto" },
  netScales: (unit: string) => `${unit}. Varje slags skola har sin egen skala.`,
  netHeading: "Netto",
  netTitle: (unit: string) => `Netto för varje grupp, ${unit}`,

  orderLead: (steps: number, numbers: boolean) =>
    `Skillnaden är delad i ${steps === 1 ? "ett steg" : `${count(steps)} steg`}. Stegen görs i den här ordningen${numbers ? ", först underlagets tal och sedan reglerna" : ", som är regelverkets"}. Varje belopp är vad steget gör efter dem som står före; med en annan ordning blir delarna andra men summan densamma.`,
  numbersStep: "Samma regler, årets underlag i stället för förra årets.",
  split: "Skola för skola: skillnaden delad i stegen",
  lastYear: (side: string) => `${side}, förra årets underlag`,
  splitLead: "Gällande och alla steg tillsammans är förslaget, på öret för varje skola. Stegen har samma nummer som ovan.",
  splitTable: "Varje skolas skillnad, delad i steg",
};

export const words = { compare: comparisonSv };
