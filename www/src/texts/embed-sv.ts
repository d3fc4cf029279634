// Bädda in: för den som sköter en annan webbsida. Korta steg, exakta namn.

import { count, list, plural } from "./words-sv.js";

const weight = (bytes: number) => (bytes < 999_500 ? `${count(Math.ceil(bytes / 1000))} kB` : `${count(Math.ceil(bytes / 100_000) / 10)} MB`);
const where = (folder: string) => (folder === "" ? "samma mapp som sidan" : `mappen ${folder}`);
const beside = (names: readonly string[]) => (names.length === 0 ? "" : ` Lägg ${plural(names.length, "filen", "filerna")} ${list(names)} i samma mapp.`);

interface Step {
  folder: string;
  names: readonly string[];
}

export const embedSv = {
  title: "Bädda in",
  lead: "Välj vad som ska visas på er webbplats. Koden ändras medan du väljer. Inget av det du väljer skickas.",
  shown: "Vad som visas",
  view: "Vy att börja med",
  plain: "Bara den vyn, utan raden med vyer",
  fullView: "Adress för ”Öppna hela vyn”",
  fullViewHelp: "En sida där Fördela visas med alla vyer. Lämna tomt om det inte finns någon.",
  unit: "Skola att börja med",
  noUnit: "Ingen, läsaren väljer",
  current: "Gällande regelverk",
  proposed: "Förslag",
  latest: "Det senaste i underlaget",
  samePair: "Ett regelverk kan inte jämföras med sig självt. Välj ett annat på en av raderna.",
  language: "Språk",
  swedish: "Svenska",
  english: "Engelska",
  theme: "Ljust eller mörkt",
  system: "Som läsarens dator",
  light: "Alltid ljust",
  dark: "Alltid mörkt",

  data: "Underlag",
  grounds: {
    publication: "En publiceringsfil (bäst för rektorer)",
    files: "Regelverk och tabeller",
    example: "Den påhittade exempelkommunen, för att prova",
  },
  about: {
    publication:
      "Andra skolors rader stannar hos er. I filen finns bara det som får visas: små tal är skyddade. Ekonomen gör den under Jämförelse, ”Publicera till rektorerna”.",
    files: "Hela underlaget hamnar på webbplatsen, med alla skolors rader. Den som kan läsa sidan kan hämta varje fil. Välj det bara där alla får se allt.",
    example: "Bra för att se att sidan fungerar innan riktiga siffror läggs ut. Filerna följer med i leveransen, i mappen data.",
  },
  publication: "Publiceringsfilens namn eller adress",
  addressHelp: "Ett namn räknas från mappen med skriptet. En hel adress går också.",
  rules: "Regelverk, ett namn per rad",
  tables: "Tabeller, ett namn per rad",
  listHelp: "Från början står de filer som är inlästa här. Namnen räknas från mappen med skriptet.",

  place: "Var filerna ligger",
  folder: "Mapp med Fördelas filer",
  folderHelp: "Räknas från sidan du bäddar in på. Säkrast är en adress som börjar med /, till exempel /download/fordela/.",

  flaws: {
    empty: () => "Skriv adressen. Utan den finns inget att visa.",
    space: () => "Adressen har ett mellanslag. Döp om filen, eller skriv %20 i stället för mellanslaget.",
    backslash: () => "Adressen har ett omvänt snedstreck. Skriv / i stället.",
    disk: () => "Adressen pekar på en fil i din dator, och den kan ingen annan öppna. Ladda upp filen och skriv adressen den får.",
    scheme: () => "Adressen går inte att hämta. Skriv ett filnamn eller en adress som börjar med https://.",
    elsewhere: (origin: string) =>
      `Adressen är på en annan webbplats. Er webbplats innehållspolicy (CSP) måste släppa fram ${origin}, den webbplatsen måste tillåta hämtningen (CORS), och den ser vilka som läser. Lägg hellre filen hos er.`,
    insecure: (origin: string) => `${origin} saknar kryptering (http). På en sida med https stoppar webbläsaren hämtningen. Skriv https://, eller lägg filen hos er.`,
    framed: (origin: string) => `I en iframe skrivs adressen utan webbplats, alltså inte ${origin}. Lägg filen i mappen och skriv bara dess namn, eller en adress som börjar med /.`,
  },

  colours: "Färger",
  coloursHelp: "Skriv färger ur er grafiska profil som #1a2b3c. Det som är tomt följer Fördelas egna färger.",
  tokens: {
    accent: "Accent: länkar, val och huvudknapp",
    "accent-hover": "Accent under muspekaren",
    "on-accent": "Text på accenten",
    "accent-soft": "Svag accent bakom text",
    bg: "Sidans botten",
    surface: "Kort och fält",
    text: "Text",
    "text-soft": "Dämpad text",
  },
  tokenNames: {
    accent: "accenten",
    "accent-hover": "accenten under muspekaren",
    "on-accent": "texten på accenten",
    "accent-soft": "den svaga accenten",
    bg: "sidans botten",
    surface: "kort och fält",
    sunken: "nedsänkta ytor",
    text: "texten",
    "text-soft": "den dämpade texten",
    error: "texten om fel",
    warning: "texten om varningar",
    up: "texten om ökning",
    down: "texten om minskning",
    current: "texten om gällande regler",
    proposed: "texten om förslaget",
  } as Record<string, string>,
  modes: { light: "I ljust läge", dark: "I mörkt läge" },
  noColour: (text: string) => `”${text}” går inte att läsa som en färg. Skriv den som #1a2b3c.`,
  weak: (against: string, ratio: string, choose: "darker" | "lighter") =>
    `För svag: kontrasten mot ${against} är ${ratio}:1. Text behöver minst 4,5:1. Välj en ${choose === "darker" ? "mörkare" : "ljusare"} färg.`,

  how: "Hur det hamnar på sidan",
  deliveries: {
    module: "Tagg och skript",
    standalone: "Tagg och ett enda skript",
    frame: "Iframe",
    file: "En färdig fil",
  },
  aboutDelivery: {
    module: "För de flesta webbplatser. Sidan hämtar bara de delar som läsaren öppnar.",
    standalone: "Allt i en fil: en uppladdning, och inget som serverns inställningar för filtyper kan stoppa. Kräver att webbläsaren får köra WebAssembly.",
    frame: "När publiceringsverktyget bara tillåter iframe, eller när webbplatsens innehållspolicy stoppar skript.",
    file: "En fil att ladda upp, skicka eller lägga på ett USB-minne. Den öppnas i webbläsaren, fungerar utan nät och kan inte skicka något.",
  },
  lines: "Det du klistrar in",
  theFile: "Filen",
  copy: "Kopiera koden",
  copied: "Koden är kopierad.",
  marked: "Webbläsaren lät inte sidan kopiera. Koden är markerad: tryck Ctrl+C, eller Kommando+C på Mac.",
  stopped: "Koden visas när det som är markerat som fel är rättat.",
  noIntegrity:
    "Koden saknar integrity, som låter webbläsaren kontrollera att skriptet inte är ändrat. Värdena står i integritet.json, som ska ligga bredvid skriptet på webbplatsen där du läser det här.",

  todo: "Gör så här",
  steps: {
    module: ({ folder, names }: Step) => [
      `Ladda upp fordela-kalkylator.js, mappen assets och fordela.utan-wasm.js till ${where(folder)}.${beside(names)}`,
      "Klistra in koden i en HTML-modul på sidan, en gång per plats där Fördela ska visas. Raden med script behövs bara en gång per sida.",
      "Har webbplatsen en innehållspolicy behövs script-src 'self' 'wasm-unsafe-eval' och connect-src 'self'.",
      "Publicera och öppna sidan som en läsare. Syns inga siffror säger Fördela varför.",
    ],
    standalone: ({ folder, names }: Step) => [
      `Ladda upp fordela.standalone.js till ${where(folder)}.${beside(names)}`,
      "Klistra in koden i en HTML-modul på sidan. Raden med script behövs bara en gång per sida.",
      names.length === 0
        ? "Har webbplatsen en innehållspolicy behövs script-src 'self' 'wasm-unsafe-eval' och connect-src 'self' (för exemplets filer)."
        : "Har webbplatsen en innehållspolicy behövs script-src 'self' 'wasm-unsafe-eval' och connect-src 'self' (för filerna med underlaget).",
      "Publicera och öppna sidan som en läsare. Syns inga siffror säger Fördela varför.",
    ],
    frame: ({ folder, names }: Step) => [
      `Ladda upp ram.html, fordela-ram.js, mappen assets och fordela.utan-wasm.js till ${where(folder)}.${beside(names)}`,
      "Klistra in koden i en HTML-modul. Tillåts inte script räcker raden med iframe: då har ramen en fast höjd och rullar.",
      "Har webbplatsen en innehållspolicy behövs frame-src 'self', och script-src 'self' för raden med script.",
      "Publicera och öppna sidan som en läsare. Syns inga siffror säger Fördela varför.",
    ],
    file: (_: Step) => [
      "Gör filen med knappen ovanför. Webbläsaren sparar den som fordela.html.",
      "Öppna den en gång själv och se att det är rätt siffror.",
      "Ladda upp den i filarkivet och länka till den, eller skicka den. Kommer filen ned i stället för att öppnas är det webbplatsens val: länka då till en sida med taggen.",
      "Ändras siffrorna görs en ny fil. Den gamla ändras inte av sig själv.",
    ],
  },

  held: (name: string) => `${name} läggs i filen.`,
  holdsNone: "Välj publiceringsfilen som ska ligga i filen.",
  bring: "Välj publiceringsfil",
  noPublication: (name: string) => `${name} är ingen publiceringsfil som går att öppna. Välj filen som ekonomen sparade under Jämförelse.`,
  nothingLoaded: "Här är inget regelverk inläst. Läs in filerna under Underlag först.",
  answered: (names: readonly string[]) =>
    `Hur ${list(names)} läses är valt för hand, och det valet följer inte med. Rätta avgränsare eller decimaltecken i filen, eller välj en publiceringsfil.`,
  make: "Gör filen",
  making: "Filen görs.",
  saved: (name: string, bytes: number) => `${name} är sparad. Den väger ${weight(bytes)}.`,
  failures: {
    address: "Den här sidan är öppnad som en fil, och då får den inte hämta andra filer. Öppna Fördela på webbplatsen och gör filen där.",
    missing:
      "fordela.html gick inte att hämta. Den ska ligga i samma mapp som skriptet: be den som laddade upp Fördela att lägga dit den. Visas sidan i en iframe, öppna den i ett eget fönster och försök igen.",
    block: "fordela.html bredvid skriptet är av en annan version. Ladda upp hela leveransen på nytt och försök igen.",
    content: "Det finns inget underlag att lägga i filen. Läs in filer under Underlag, eller välj en publiceringsfil.",
  },

  preview: "Så blir det",
  described: ({ view, plain, school }: { view: string; plain: boolean; school: string | undefined }) =>
    `${view}${plain ? ", utan raden med vyer" : ", med raden med vyer"}. ${school === undefined ? "Läsaren väljer skola." : `Börjar med ${school}.`} Bilden visar det underlag som är inläst här.`,
  draw: "Visa hur det blir",
  redraw: "Visa på nytt",
  closePreview: "Göm bilden",
  drawn: "Bilden under koden visar hur det blir.",
  noPreview: "Det finns inga siffror att visa här ännu.",
};

export const words = { embed: embedSv };
