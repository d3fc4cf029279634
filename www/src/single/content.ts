// What a single file shows: read as hostile until every part of it is what it should be.

/** The attributes of the element that a file may set. No address: a single file fetches nothing. */
const ATTRIBUTES = ["view", "unit", "language", "theme", "plain", "colours", "current", "proposed"] as const;

export interface Named {
  name: string;
  text: string;
  /** What it says is made up; the element says so. */
  invented?: boolean;
}

export interface Content {
  attributes: Map<string, string>;
  files: Named[];
  publication: Named | undefined;
}

export type Read = { content: Content } | { wrong: "unreadable" | "newer" };

const FORMAT = 1;
const UNREADABLE: Read = { wrong: "unreadable" };

export function readContent(text: string): Read {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    return UNREADABLE;
  }
  if (!isRecord(written) || !Number.isInteger(written.format)) return UNREADABLE;
  if ((written.format as number) > FORMAT) return { wrong: "newer" };
  if (written.format !== FORMAT || !only(written, ["format", "attributes", "files", "publication"])) return UNREADABLE;
  const attributes = readAttributes(written.attributes ?? {});
  const files = readFiles(written.files ?? []);
  const publication = written.publication === undefined ? undefined : readNamed(written.publication);
  if (!attributes || !files || publication === null) return UNREADABLE;
  return { content: { attributes, files, publication } };
}

function readAttributes(written: unknown): Map<string, string> | undefined {
  if (!isRecord(written) || !only(written, ATTRIBUTES)) return undefined;
  const attributes = new Map<string, string>();
  for (const [name, value] of Object.entries(written)) {
    if (name === "plain" && typeof value === "boolean") {
      if (value) attributes.set(name, "");
    } else if (typeof value === "string") {
      attributes.set(name, value);
    } else {
      return undefined;
    }
  }
  return attributes;
}

function readFiles(written: unknown): Named[] | undefined {
  if (!Array.isArray(written)) return undefined;
  const files = written.map(readNamed);
  const names = new Set(files.map((file) => file?.name));
  return files.every((file) => file !== null) && names.size === files.length ? files : undefined;
}

function readNamed(written: unknown): Named | null {
  if (!isRecord(written) || !only(written, ["name", "text", "invented"])) return null;
  const { name, text, invented = false } = written;
  return typeof name === "string" && name !== "" && typeof text === "string" && typeof invented === "boolean" ? { name, text, invented } : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

const only = (record: Record<string, unknown>, names: readonly string[]): boolean => Object.keys(record).every((name) => names.includes(name));
