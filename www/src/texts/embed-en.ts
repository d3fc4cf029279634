// Embedding: for whoever looks after another page.

import type { embedSv } from "./embed-sv.js";
import { count, list, plural } from "./words-en.js";

const weight = (bytes: number) => (bytes < 999_500 ? `${count(Math.ceil(bytes / 1000))} kB` : `${count(Math.ceil(bytes / 100_000) / 10)} MB`);
const where = (folder: string) => (folder === "" ? "the page's own folder" : `the folder ${folder}`);
const beside = (names: readonly string[]) => (names.length === 0 ? "" : ` Put the ${plural(names.length, "file", "files")} ${list(names)} in the same folder.`);

interface Step {
  folder: string;
  names: readonly string[];
}

export const embedEn: typeof embedSv = {
  title: "Embed",
  lead: "Choose what your website should show. The code follows your choices. Nothing you choose is sent.",
  shown: "What is shown",
  view: "View to begin with",
  plain: "Only that view, without the bar of views",
  fullView: "Address for “Open the whole view”",
  fullViewHelp: "A page where Fördela is shown with all views. Leave it empty if there is none.",
  unit: "School to begin with",
  noUnit: "None, the reader chooses",
  current: "Current rules",
  proposed: "Proposal",
  latest: "The latest in the data",
  samePair: "A rule set cannot be compared with itself. Choose another one in one of the lists.",
  language: "Language",
  swedish: "Swedish",
  english: "English",
  theme: "Light or dark",
  system: "As the reader's computer",
  light: "Always light",
  dark: "Always dark",

  data: "Data",
  grounds: {
    publication: "A publication file (best for principals)",
    files: "Rule sets and tables",
    example: "The invented municipality, to try it out",
  },
  about: {
    publication:
      "Other schools' rows stay with you. The file holds only what may be shown: small numbers are protected. The economist makes it under Comparison, “Publish to the principals”.",
    files: "All of the data is put on the website, with every school's rows. Whoever can read the page can fetch each file. Choose it only where everybody may see everything.",
    example: "Good for seeing that the page works before real figures are put there. The files are part of the delivery, in the folder data.",
  },
  publication: "Name or address of the publication file",
  addressHelp: "A name is taken from the folder of the script. A whole address works too.",
  rules: "Rule sets, one name a line",
  tables: "Tables, one name a line",
  listHelp: "From the beginning these are the files that are loaded here. Names are taken from the folder of the script.",

  place: "Where the files lie",
  folder: "Folder with Fördela's files",
  folderHelp: "Taken from the page that you embed on. Safest is an address that begins with /, for example /download/fordela/.",

  flaws: {
    empty: () => "Write the address. Without it there is nothing to show.",
    space: () => "The address has a space. Rename the file, or write %20 in place of the space.",
    backslash: () => "The address has a backslash. Write / instead.",
    disk: () => "The address is that of a file on your computer, which nobody else can open. Upload the file and write the address that it gets.",
    scheme: () => "The address cannot be fetched. Write the name of a file, or an address that begins with https://.",
    elsewhere: (origin: string) =>
      `The address is on another website. The content security policy (CSP) of yours must allow ${origin}, that website must permit the fetching (CORS), and it sees who reads. Better put the file on your own.`,
    insecure: (origin: string) => `${origin} is not encrypted (http). On a page with https the browser stops it. Write https://, or put the file on your own website.`,
    framed: (origin: string) => `In an iframe the address is written without a website, so not ${origin}. Put the file in the folder and write only its name, or an address that begins with /.`,
  },

  colours: "Colours",
  coloursHelp: "Write colours of your graphic profile as #1a2b3c. What is empty has Fördela's own colour.",
  tokens: {
    accent: "Accent: links, choices and main button",
    "accent-hover": "Accent under the pointer",
    "on-accent": "Text on the accent",
    "accent-soft": "Faint accent behind text",
    bg: "Ground of the page",
    surface: "Cards and fields",
    text: "Text",
    "text-soft": "Subdued text",
  },
  tokenNames: {
    accent: "the accent",
    "accent-hover": "the accent under the pointer",
    "on-accent": "the text on the accent",
    "accent-soft": "the faint accent",
    bg: "the ground of the page",
    surface: "cards and fields",
    sunken: "sunken surfaces",
    text: "the text",
    "text-soft": "the subdued text",
    error: "the text of errors",
    warning: "the text of warnings",
    up: "the text of an increase",
    down: "the text of a decrease",
    current: "the text of current rules",
    proposed: "the text of the proposal",
  },
  modes: { light: "In light mode", dark: "In dark mode" },
  noColour: (text: string) => `“${text}” cannot be read as a colour. Write it as #1a2b3c.`,
  weak: (against: string, ratio: string, choose: "darker" | "lighter") => `Too weak: the contrast with ${against} is ${ratio}:1. Text needs at least 4.5:1. Choose a ${choose} colour.`,

  how: "How it gets onto the page",
  deliveries: {
    module: "Tag and script",
    standalone: "Tag and one single script",
    frame: "Iframe",
    file: "One finished file",
  },
  aboutDelivery: {
    module: "For most websites. The page fetches only the parts that the reader opens.",
    standalone: "All in one file: one upload, and nothing that the server's settings for kinds of files can stop. Needs a browser that may run WebAssembly.",
    frame: "When the publishing system allows iframes only, or when the website's content policy stops scripts.",
    file: "A file to upload, send or put on a USB stick. It is opened in the browser, works without a net and cannot send anything.",
  },
  lines: "What you paste",
  theFile: "The file",
  copy: "Copy the code",
  copied: "The code is copied.",
  marked: "The browser did not let the page copy. The code is selected: press Ctrl+C, or Command+C on a Mac.",
  stopped: "The code is shown when what is marked as wrong has been corrected.",
  noIntegrity:
    "The code has no integrity, which lets the browser check that the script has not been changed. The values are in integritet.json, which should lie beside the script on the website where you read this.",

  todo: "Do this",
  steps: {
    module: ({ folder, names }: Step) => [
      `Upload fordela-kalkylator.js, the folder assets and fordela.utan-wasm.js to ${where(folder)}.${beside(names)}`,
      "Paste the code into an HTML module on the page, once for each place where Fördela is to be shown. The script line is needed once a page.",
      "If the website has a content policy it needs script-src 'self' 'wasm-unsafe-eval' and connect-src 'self'.",
      "Publish and open the page as a reader. Where no figures are seen, Fördela says why.",
    ],
    standalone: ({ folder, names }: Step) => [
      `Upload fordela.standalone.js to ${where(folder)}.${beside(names)}`,
      "Paste the code into an HTML module on the page. The script line is needed once a page.",
      names.length === 0
        ? "If the website has a content policy it needs script-src 'self' 'wasm-unsafe-eval' and connect-src 'self' (for the example's files)."
        : "If the website has a content policy it needs script-src 'self' 'wasm-unsafe-eval' and connect-src 'self' (for the files with the data).",
      "Publish and open the page as a reader. Where no figures are seen, Fördela says why.",
    ],
    frame: ({ folder, names }: Step) => [
      `Upload ram.html, fordela-ram.js, the folder assets and fordela.utan-wasm.js to ${where(folder)}.${beside(names)}`,
      "Paste the code into an HTML module. Where script is not allowed the iframe line is enough: then the frame has a fixed height and scrolls.",
      "If the website has a content policy it needs frame-src 'self', and script-src 'self' for the script line.",
      "Publish and open the page as a reader. Where no figures are seen, Fördela says why.",
    ],
    file: (_: Step) => [
      "Make the file with the button above. The browser saves it as fordela.html.",
      "Open it once yourself and see that the figures are right.",
      "Upload it to the file archive and link to it, or send it. If it is saved instead of opened, that is the website's choice: link to a page with the tag instead.",
      "When the figures change, make a new file. The old one does not change by itself.",
    ],
  },

  held: (name: string) => `${name} is put into the file.`,
  holdsNone: "Choose the publication file to put into the file.",
  bring: "Choose publication file",
  noPublication: (name: string) => `${name} is no publication file that can be opened. Choose the file that the economist saved under Comparison.`,
  nothingLoaded: "No rule set is loaded here. Load the files under Data first.",
  answered: (names: readonly string[]) =>
    `How ${list(names)} is read was chosen by hand, and that choice does not come along. Correct the delimiter or the decimal sign in the file, or choose a publication file.`,
  make: "Make the file",
  making: "The file is being made.",
  saved: (name: string, bytes: number) => `${name} is saved. It weighs ${weight(bytes)}.`,
  failures: {
    address: "This page is opened as a file, and then it may not fetch other files. Open Fördela on the website and make the file there.",
    missing:
      "fordela.html could not be fetched. It should lie in the same folder as the script: ask whoever uploaded Fördela to put it there. If this page is shown in an iframe, open it in a window of its own and try again.",
    block: "fordela.html beside the script is of another version. Upload all of the delivery anew and try again.",
    content: "There is no data to put into the file. Load files under Data, or choose a publication file.",
  },

  preview: "What it becomes",
  described: ({ view, plain, school }: { view: string; plain: boolean; school: string | undefined }) =>
    `${view}${plain ? ", without the bar of views" : ", with the bar of views"}. ${school === undefined ? "The reader chooses a school." : `Begins with ${school}.`} The picture shows the data that is loaded here.`,
  draw: "Show what it becomes",
  redraw: "Show anew",
  closePreview: "Hide the picture",
  drawn: "The picture below the code shows what it becomes.",
  noPreview: "There are no figures to show here yet.",
};

export const words = { embed: embedEn };
