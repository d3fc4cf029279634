// The six ways in which Fördela is delivered, each as a host uses it: the page that the host writes, and where it is opened.

export const DELIVERIES = {
  modul: "Modul",
  script: "Ett skript",
  fil: "En enda fil",
  ram: "Ram (iframe)",
  paket: "npm-paket",
  sida: "Sidan",
} as const;

export type Delivery = keyof typeof DELIVERIES;

/** What the host has written inside the element, for the reader whose browser never got the script. */
export const OWN_TEXT = "Fördela kunde inte visas här.";

export const FOLDER = "/fordela/";
const DATA = "fordela/data/exempelkommun.json";

export interface Around {
  /** Into the head of the host's page, before the script of Fördela. */
  head?: string;
  /** Into the body, after the element. */
  tail?: string;
  /** Further attributes of the element. */
  attributes?: string;
  /** What the frame's mark says of it. */
  kind?: string;
  /** Further attributes of the script of Fördela. */
  script?: string;
  /** In place of the address of the list of files; an empty text is none. */
  data?: string;
}

const page = (head: string, body: string): string => `<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>Intranätet</title><link rel="icon" href="/icon.svg">
${head}
</head><body><main><h1>Intranätet</h1>
${body}
</main></body></html>
`;

export const element = ({ attributes = "", data = DATA }: Around = {}): string =>
  `<fordela-kalkylator view="comparison" ${data === "" ? "" : `data="${data}"`} ${attributes}><p>${OWN_TEXT}</p></fordela-kalkylator>`;

export const SCRIPTS = {
  modul: (more = "", address = "fordela/fordela-kalkylator.js") => `<script type="module" src="${address}" ${more}></script>`,
  script: (more = "", address = "fordela/fordela.standalone.js") => `<script src="${address}" defer ${more}></script>`,
} as const;

export const frame = (attributes = "", kind = ""): string =>
  `<iframe data-fordela${kind === "" ? "" : `="${kind}"`} title="Fördela" width="1000" height="150" ${attributes} src="fordela/ram.html?data=data/exempelkommun.json&amp;view=comparison"></iframe>`;

/** The page of the host, or nothing where the delivery is a page of its own. */
export function hostPage(delivery: Delivery, around: Around = {}): string | undefined {
  const { head = "", tail = "", script = "" } = around;
  switch (delivery) {
    case "modul":
    case "script":
      return page(`${head}${SCRIPTS[delivery](script)}`, element(around) + tail);
    case "ram":
      return page(`${head}<script src="fordela/fordela-ram.js" defer ${script}></script>`, frame(around.kind === "sandlada" ? 'sandbox="allow-scripts"' : "", around.kind) + tail);
    default:
      return undefined;
  }
}

/** Where a delivery is opened on the host's site. */
export const ADDRESSES: Record<Delivery, string> = {
  modul: "",
  script: "",
  ram: "",
  fil: "fordela/fordela.html#jamforelse",
  paket: "app/",
  sida: "fordela/index.html#jamforelse",
};

export { page as documentOf };
