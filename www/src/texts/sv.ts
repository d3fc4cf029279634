// Svenska: originalet. Du-tilltal, aktiv form, en tanke i varje mening.

import type { EngineFault } from "../engine/error.js";
import { capital, count, list, plural, word } from "./words-sv.js";
import { elementSv } from "./element-sv.js";
import { entrySv } from "./entry-sv.js";
import { chartsSv, offerSv, splitSv } from "./school-sv.js";
import { publicationSv } from "./publication-sv.js";

export const sv = {
  lang: "sv",
  otherLanguage: "English",
  capital,
  list,

  nav: {
    label: "Vyer",
    school: "Min skola",
    comparison: "Jämförelse",
    try: "Pröva",
    followup: "Uppföljning",
    workshop: "Regelverkstad",
    import: "Underlag",
    embed: "Bädda in",
    importProblems: (n: number) => `${count(n)} ${plural(n, "sak att rätta", "saker att rätta")}`,
  },

  demo: {
    mark: "Påhittat",
    all: (name: string) => `${name === "" ? "" : `${name} finns inte. `}Alla namn och belopp är påhittade.`,
    part: (name: string, own: readonly string[], changed: readonly string[]) => {
      const loaded = own.length === 0 ? "" : `Du har läst in ${own.length > 4 ? `${own.length} egna filer` : list(own)}. `;
      return `${loaded}${changed.length === 0 ? "" : `Du har ändrat ${list(changed)}. `}${name === "" ? "Övriga filer är påhittade." : `Övriga filer hör till den påhittade kommunen ${name}.`}`;
    },
  },

  cell: {
    missing: "saknas",
    inapplicable: "ej tillämpligt",
    failed: "gick inte att räkna",
    yes: "ja",
    no: "nej",
    none: "–",
    protected: "skyddat",
  },

  per: "per",
  measures: {
    elev: ["elev", "elever"],
    plats: ["plats", "platser"],
    timme: ["timme", "timmar"],
    dag: ["dag", "dagar"],
    vecka: ["vecka", "veckor"],
    månad: ["månad", "månader"],
    termin: ["termin", "terminer"],
    år: ["år", "år"],
  } as Record<string, [string, string]>,

  roles: {
    current: "Gällande",
    proposed: "Förslag",
    inSentence: { current: "gällande regler", proposed: "förslaget" },
    difference: "Skillnad",
    percent: "Skillnad, %",
  },

  rules: {
    label: "Regelverk",
    change: "Byt regelverk",
    done: "Klar",
    from: "Jämför från",
    to: "Jämför med",
    swap: "Byt plats",
    refused: (names: readonly string[]) => `${list(names)} går inte att räkna med de här filerna.`,
    refusedPair: (names: readonly string[]) => `${list(names)} går inte att jämföra med de här filerna.`,
    former: "Tillbaka till förra valet",
    swapped: (from: string, to: string) => `Nu jämförs ${from} med ${to}.`,
    unusable: "har fel",
    opened: "som öppnad",
    changedName: "med dina ändringar",
  },

  /** Said in more than one part of the page. */
  common: {
    jump: "På sidan",
    cancel: "Avbryt",
    priceList: "Regelverket är en prislista och ger inget stöd till enskilda skolor.",
    strip: "Summa nu",
    toFigures: "Till talen",
    unchanged: "som i underlaget",
    nothing: "inget",
  },

  loading: {
    starting: "Startar räkningen",
    fetching: (name: string) => `Hämtar ${name}`,
    reading: "Läser filerna",
    part: "Hämtar den här delen av sidan",
    progress: (done: number, total: number) => `fil ${done} av ${total}`,
  },

  notices: {
    faulty: (what: string) => `Filerna har ${what}.`,
    noRules: "Bland filerna finns inget regelverk.",
    stale: "Talen här är de senaste som gick att räkna fram.",
    blocked: "Det går inte att räkna ännu.",
    toFiles: "Till underlaget",
    show: "Visa vad som ska rättas",
    undo: "Ångra inläsningen",
    restarted: "Räkningen stannade av ett fel i programmet och har startats om. Dina filer och val finns kvar.",
    crashed:
      "Räkningen stannar av ett fel i programmet med de filer som lästes in senast. Dina filer finns kvar. Ångra inläsningen om du vill räkna med det förra underlaget.",
    close: "Stäng",
    engine: "Räkningen gick inte att starta",
    engineTodo: "Ladda om sidan. Hjälper det inte: pröva en annan webbläsare, och berätta för den som sköter sidan.",
    /** Varför räkningen inte gick att starta, och vad man gör. */
    engineFaults: {
      forbidden: () =>
        "Webbplatsens säkerhetsregler släpper inte fram räkningen. Den som sköter webbplatsen lägger till 'wasm-unsafe-eval' bland källorna för script-src i regeln Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'.",
      unsupported: () =>
        "Webbläsaren kan inte köra WebAssembly, som räkningen behöver. Det kan vara avstängt av en säkerhetsinställning. Pröva en annan webbläsare, eller be den som sköter datorn att tillåta WebAssembly för den här webbplatsen.",
      missing: (status: number | undefined) =>
        `Räkningens fil finns inte på webbplatsen${status === undefined ? "" : ` (svar ${status})`}. Den som sköter sidan behöver lägga upp alla filer i mappen, också den som slutar på .wasm, och se till att servern lämnar ut den.`,
      login: (status: number | undefined) =>
        `I stället för räkningens fil kom något annat${status === undefined ? "" : ` (svar ${status})`}, troligen en sida för att logga in. Logga in igen, ladda om sidan och försök på nytt.`,
      cut: () => "Räkningens fil kom inte fram hel. Försök igen. Hjälper det inte behöver den som sköter sidan lägga upp filerna på nytt.",
      version: () =>
        "Sidan och räkningens fil är av olika versioner, oftast för att webbläsaren har en äldre sida sparad. Ladda om sidan. Hjälper det inte behöver den som sköter sidan lägga upp alla filer från samma version.",
      network: () =>
        "Räkningens fil gick inte att hämta. Kontrollera nätet och försök igen. Hjälper det inte kan webbplatsens säkerhetsregler stå i vägen: den som sköter webbplatsen ser till att 'self' finns bland källorna för connect-src i Content-Security-Policy.",
      part: () => "En del av sidan gick inte att hämta. Kontrollera nätet och ladda om sidan.",
    } satisfies Record<EngineFault, (status: number | undefined) => string>,
    single: "Ladda ner räkningen som en fil och öppna den på din dator",
    data: "Underlaget som sidan visar gick inte att hämta.",
    dataFile: (name: string, status: number | undefined) => `Filen ${name} gick inte att hämta${status === undefined ? "" : ` (svar ${status})`}.`,
    dataTodo: "Kontrollera nätet och försök igen. Hjälper det inte: säg till den som sköter sidan.",
    dataOwn: "Du kan också läsa in egna filer under Underlag.",
    retry: "Försök igen",
    part: "Den här delen av sidan gick inte att hämta. Det du har skrivit finns kvar. Kontrollera nätet och försök igen. Hjälper det inte: spara det du vill ha kvar och ladda om sidan, eller fråga den som sköter den.",
    language: "Texterna på det andra språket gick inte att hämta. Kontrollera nätet och försök igen.",
  },

  school: {
    choose: "Vilken skola vill du se?",
    change: "Byt skola",
    print: "Skriv ut",
    search: "Sök skola, kod eller huvudman",
    found: (n: number) => `${count(n)} ${plural(n, "skola", "skolor")}`,
    nothing: (text: string) => `Ingen skola passar ”${text}”. Pröva ett kortare ord, en kod eller en huvudman.`,
    noProvider: "Utan huvudman",
    dialog: "Byt skola",
    closeDialog: "Stäng",
    gone: (key: string) => `Skolan ${key} finns inte i det här underlaget. Välj en annan, eller ångra inläsningen.`,
    all: "Alla skolor tillsammans",
    allLead: "Så mycket stöd fördelas i hela underlaget.",
    key: "Kod",
    provider: "Huvudman",
    none: "Regelverket är en prislista och ger inget stöd till enskilda skolor. Dess tal finns i tabellen som går att spara under Jämförelse.",
  },

  answer: {
    proposal: "Med förslaget",
    other: (name: string) => `Med ${name}`,
    school: "får skolan",
    all: "fördelas",
    net: "fördelas netto",
    more: (amount: string) => `${amount} mer`,
    less: (amount: string) => `${amount} mindre`,
    same: "lika mycket",
    alone: (name: string) => `Enligt ${name}`,
    perYear: "per\u00a0år",
    forPeriod: "för perioden",
    part: (percent: string, today: boolean, name: string) =>
      today ? `${percent} av dagens stöd` : `${percent} av stödet i ${name}`,
    unknown: "Summan saknas, för det finns luckor i underlaget.",
    rises: (resource: string, amount: string) => `Mest ökar ${resource}: ${amount}.`,
    falls: (resource: string, amount: string) => `Mest minskar ${resource}: ${amount}.`,
    announced: (school: string, answer: string) => `${school}. ${answer}`,
  },

  resources: {
    title: "Stöd för stöd",
    lead: "Öppna Varför? för att se hur ett belopp har räknats fram.",
    leadAll: "Summan av alla skolor. Välj en skola för att se varför beloppen är som de är.",
    caption: (school: string) => `Stöd till ${school}`,
    captionAll: "Stöd till alla skolor",
    resource: "Stöd",
    explanation: "Förklaring",
    why: "Varför?",
    sum: "Summa",
    pot: "Pott som delas mellan skolor",
    onlyIn: (name: string) => `Finns bara i ${name}`,
    calledIn: (label: string, side: string) => `Heter ”${label}” i ${side}`,
    inapplicable: "Gäller inte den här skolan.",
    absent: "finns inte",
    potNote: (resource: string) => `${resource} är en pott.`,
    othersNote: (resource: string) => `${resource} beror på andra skolor.`,
    othersMeaning: "Beloppet kan ändras när andra skolors tal ändras.",
    potMeaning: "Får din skola mer, får andra mindre. Därför kan beloppet ändras när andra skolors tal ändras.",
  },

  why: {
    heading: (resource: string, value: string) => `${resource}: så blir det ${value}`,
    headingNone: (resource: string) => `${resource}: gäller inte skolan`,
    of: (resource: string, side: string) => `${resource}, ${side}`,
    conditionParts: "Visa det som villkoret läser",
    side: "Visa räkningen för",
    condition: "Villkor",
    fulfilled: "uppfyllt",
    unfulfilled: "inte uppfyllt, därför ej tillämpligt",
    formula: "Så räknas det",
    numbers: "Med siffror",
    frame: "Ram",
    equation: "Löser ekvationen",
    key: "Nyckel",
    floor: "Lägst",
    ceiling: "Högst",
    bounded: (value: string) => `ger ${value}`,
    rounding: "Avrundning",
    rounded: (before: string, after: string) => `${before} blir ${after}`,
    source: "Källa",
    place: "I underlaget",
    at: (file: string, line: number, heading: string) => `${file}, rad ${line}, kolumn ${heading}`,
    repeated: "Förklaras på ett annat ställe i samma räkning.",
    open: (n: number) => `Visa ${plural(n, "talet", `de ${word(n, "ett")} talen`)} bakom`,
    more: (n: number) => `och ${count(n)} ${plural(n, "rad", "rader")} till`,
    rows: (n: number) => `${count(n)} ${plural(n, "rad", "rader")}; raderna visas inte här`,
    failed: "Förklaringen gick inte att ta fram. Fel i programmet: övriga tal gäller.",
    none: (name: string) => `Stödet finns inte i ${name}.`,
  },

  comparison: {
    title: "Jämförelse",
    data: "Underlag",
    size: (units: number, providers: number) =>
      `${count(units)} ${plural(units, "skola", "skolor")}, ${count(providers)} ${plural(providers, "huvudman", "huvudmän")}`,
    measure: "Visa belopp",
    sum: "Med moms och administration",
    net: "Netto",
    netLead: "Netto är utan momskompensation och administration. Så jämförs egna och enskilda på samma mått.",
    sumLead: "Beloppen är hela stödet, med momskompensation och administration där de betalas.",
    providers: "Huvudmän",
    provider: "Huvudman",
    units: "Skolor",
    schools: "Alla skolor",
    schoolsTable: "Tabell över alla skolor",
    schoolsLead: "Välj en skola för att se stöd för stöd och varför.",
    school: "Skola",
    sumRow: "Summa",
    unit: (column: string, currency: string) => `${column}, ${currency}`,
    showAll: (n: number) => `Visa ${count(n)} skolor till`,
    save: "Spara tabellerna",
    saveLead: "En rad för varje skola, med alla kolumner och stöd. Filen går att öppna i ett kalkylprogram.",
    saveAs: (name: string) => `Spara ${name} (CSV)`,
  },

  difference: {
    title: "Varför ändras det",
    none: "Reglerna räknar likadant.",
    together: (n: number) => `${capital(word(n, "en"))} ${plural(n, "ändring", "ändringar")} som hör till`,
    others: (n: number) => `${capital(word(n, "en"))} ${plural(n, "ändring", "ändringar")} utan verkan på beloppen`,
    schools: (up: number, down: number) =>
      up + down === 0 ? "Ingen skola påverkas." : `${count(up)} ${plural(up, "skola", "skolor")} får mer, ${count(down)} får mindre.`,
    most: "Mest ändras",
  },

  controls: {
    title: "Kontrollrader",
    balanced: "Summan stämmer:",
    unbalanced: "Summan stämmer inte:",
    frame: (amount: string) => `ram ${amount}`,
    shared: (amount: string) => `= fördelat ${amount},`,
    sharedNot: (amount: string) => `fördelat ${amount},`,
    difference: (amount: string) => `differens ${amount}`,
    total: (amount: string) => `hela stödet ${amount}`,
    rowsSum: (amount: string) => `= raderna tillsammans ${amount},`,
    rowsSumNot: (amount: string) => `raderna tillsammans ${amount},`,
    potMore: (resource: string, rows: number) => `${resource}, ${count(rows)} ${plural(rows, "rad delar", "rader delar")} potten.`,
    units: (rows: number) => `summan av ${count(rows)} ${plural(rows, "skola", "skolor")}`,
    providers: (rows: number) => `summan av ${count(rows)} ${plural(rows, "huvudman", "huvudmän")}`,
    rowsMore: (sums: readonly string[]) => `${capital(list(sums))}.`,
    within: (resource: string) => `${resource} inom budget:`,
    over: (resource: string) => `${resource} över budget:`,
    budget: (amount: string) => `budget ${amount}`,
    minusDecided: (amount: string) => `− beslutat ${amount}`,
    left: (amount: string) => `= ${amount} kvar`,
    decided: (amount: string) => `beslutat ${amount}`,
    minusBudget: (amount: string) => `− budget ${amount}`,
    above: (amount: string) => `= ${amount} över`,
    stands:
      "Besluten står fast. Tilläggsbelopp bestäms för varje elev och kan inte räknas ner till en ram.",
    neverLimits: "Budgeten begränsar inget belopp. Avvikelsen visas.",
  },

  files: {
    error: "Fel",
    question: "Fråga",
    warning: "Varning",
    hint: "Tips",
    empty: "Börja med ett regelverk och ett underlag",
    emptyLead: "Fördela behöver minst ett regelverk (.toml) och de tabeller som det frågar efter.",
    undone: "Den senaste inläsningen är ångrad.",
    problems: (errors: number, questions: number, other: number) => {
      const parts = [
        errors > 0 ? `${word(errors, "ett")} fel` : "",
        questions > 0 ? `${word(questions, "en")} ${plural(questions, "fråga", "frågor")}` : "",
        other > 0 ? `${word(other, "en")} ${plural(other, "anmärkning", "anmärkningar")}` : "",
      ].filter((part) => part !== "");
      return list(parts);
    },
  },

  deviations: {
    title: (resource: string) => `Avsteg, ${resource}:`,
    reason: (reason: string) => `Motiv: ${reason}`,
    decided: (date: string, source: string) => `Beslutat ${date}. Kontrollen bygger på ${source}.`,
  },

  entry: entrySv,
  charts: chartsSv,
  split: splitSv,
  offer: offerSv,
  publication: publicationSv,
  element: elementSv,

  footer: {
    rules: (text: string) => `Regelverk: ${text}.`,
    local: "Allt räknas i din webbläsare. Inget skickas.",
    slow: "Räknar utan WebAssembly, därför långsammare.",
    printed: (date: string) => `Utskrivet ${date}.`,
  },
};
