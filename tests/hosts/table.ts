// The table of hosts and deliveries, as the run prints it and as docs/vardar.md has it.

import { DELIVERIES, type Delivery } from "./deliveries.js";
import { CELLS, HOSTS, type Expected, type Sentence } from "./hosts.js";
import type { Note, Way } from "./note.js";
import { sentenceOf } from "./sentences.js";

const IDS = Object.keys(DELIVERIES) as Delivery[];

const SENTENCES: Record<Sentence, string> = {
  "sentence-forbidden": "wasm hindrat",
  "sentence-missing": "fil saknas",
  "sentence-login": "inloggning",
  "sentence-cut": "kapad fil",
  "sentence-version": "två versioner",
  "sentence-network": "nätet",
  "sentence-unsupported": "utan wasm",
  "sentence-data": "underlaget",
  "sentence-part": "en del",
  "sentence-old": "för gammal",
};

function said(expected: Expected): string {
  if (expected === "figures") return "tal";
  if (expected === "figures-javascript") return "tal (JavaScript)";
  if (expected === "own-text") return "egen text";
  return `mening: ${SENTENCES[expected]}`;
}

/** One row for each host, with what was seen in each delivery; a dash where the two do not meet. */
function rows(notes: readonly Note[], missing: string): string[][] {
  return HOSTS.map((host) => [
    host.name,
    ...IDS.map((delivery) => {
      const note = notes.find((one) => one.host === host.id && one.delivery === delivery);
      if (note) return said(note.expected);
      return host.expects[delivery] === undefined ? "–" : missing;
    }),
  ]);
}

const heads = ["Värd", ...IDS.map((id) => DELIVERIES[id])];

/** In columns, for the terminal. */
export function printed(notes: readonly Note[], failed: readonly string[]): string {
  const all = [heads, ...rows(notes, "FEL/ej körd")];
  const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join("  ").trimEnd());
  const sum = `Värdar: ${HOSTS.length}. Rutor: ${CELLS.length}, rätt: ${notes.length}.`;
  return [...lines, "", sum, ...failed.map((title) => `FEL: ${title}`)].join("\n");
}

const OUTCOMES: Record<Way["outcome"], string> = {
  stopped: "stoppat",
  called: "inget skickas, men webbläsaren kan koppla upp sig",
  sent: "**går fram**",
};
const ORDER = Object.keys(OUTCOMES) as Way["outcome"][];

/** In an order of their own: the tests run in any. */
const sorted = (ways: readonly Way[]): Way[] => [...ways].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) || a.way.localeCompare(b.way, "sv"));

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** The document; only what the run saw, and nothing that changes from one run to the next. */
export function document(notes: readonly Note[], ways: readonly Way[]): string {
  const kinds = [...new Set(notes.map(({ expected }) => expected))].filter((one): one is Sentence => one in SENTENCES).sort();
  return `# Värdar

Så här gick det när varje leverans prövades hos varje värd, i en riktig Chromium. Filen skrivs av proven i \`tests/hosts\` (\`make vardar\`)
och är alltid det som den senaste hela körningen gav. Vad leveranserna heter och hur de läggs in står i paketets README.

- **tal**: alla skolor under båda regelverken, lika med kommandoraden till öret.
- **tal (JavaScript)**: samma tal, räknade av samma kärna översatt till JavaScript, eftersom wasm inte fick eller kunde köras.
- **mening**: en svensk mening säger vad som hände och vad man gör. Meningarna står nedanför.
- **egen text**: webbläsaren körde aldrig skriptet. Det som värden själv skrev i elementet syns, eller i den enda filen dess egen text.
- **–**: värden och leveransen möts inte.

I varje ruta prövades också att inget frågades av någon annan än den egna webbplatsen. Den enda filen frågar inte efter något alls.

${line(heads)}
${line(heads.map(() => "---"))}
${rows(notes, "").map(line).join("\n")}

## Meningarna

${kinds.map((kind) => `- **${SENTENCES[kind]}**: ${sentenceOf(kind)}`).join("\n")}

## Vad den enda filen kan skicka

Filen bär en egen policy. Proven satte in skript i den öppna filen, som en angripare skulle vilja, och lät dem försöka skicka till en annan
webbplats på varje sätt som står här. *Stoppat* betyder att webbplatsen inte hörde något.

${line(["Sätt", "Vad som hände"])}
${line(["---", "---"])}
${sorted(ways).map(({ way, outcome }) => line([way, OUTCOMES[outcome]])).join("\n")}

Att ett skript byter sida eller ringer med WebRTC hindrar ingen policy i en fil. Det som hindrar är att inget annat skript än filens eget får köras (*insatt skript*
och *javascript:-adress* ovan); proven gick runt det med webbläsarens felsökare.
`;
}
