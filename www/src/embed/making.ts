// Making the single file on the page: fetched as it was built, with what was chosen inside, and saved by the browser.

import type { Context } from "./context.js";
import { download } from "../download.js";
import { kindOf } from "../files.js";
import { read } from "../publication/read.js";
import { fetchSingle } from "./beside.js";
import { choices, groundOf } from "./choices.js";
import { withContent, type Content } from "./single-file.js";
import { looks, SINGLE } from "./snippet.js";
import type { Brought, Made } from "./ui.js";

/** The publication that would be put in: the one that is open, or else one that was chosen here. */
export function held({ store, house }: Context): Brought | undefined {
  if (store.published) return { name: store.published.name, text: JSON.stringify(store.published.file) };
  return house.publication;
}

/** What the page itself could not open is not put into a file for others. */
export async function bring(ctx: Context, input: HTMLInputElement): Promise<void> {
  const file = input.files?.[0];
  if (!file) return;
  const text = await file.text().catch(() => "");
  input.value = "";
  const { name } = file;
  const wrong = read(text).flaws !== undefined;
  ctx.house.put(wrong ? { refused: name } : { publication: { name, text }, refused: undefined });
  ctx.say(wrong ? ctx.t.embed.noPublication(name) : ctx.t.embed.held(name));
}

export async function make(ctx: Context): Promise<void> {
  const { t } = ctx;
  ctx.house.put({ made: { kind: "working" } });
  ctx.say(t.embed.making);
  const made = await saved(ctx);
  ctx.house.put({ made });
  ctx.say(made.kind === "saved" ? t.embed.saved(made.name, made.bytes) : made.kind === "failed" ? t.embed.failures[made.why] : "");
  ctx.focus("#fd-e-make");
}

async function saved(ctx: Context): Promise<Made> {
  const content = contentOf(ctx);
  if (!content) return { kind: "failed", why: "content" };
  const fetched = await fetchSingle(SINGLE);
  if ("failed" in fetched) return { kind: "failed", why: fetched.failed };
  const text = withContent(fetched.text, content);
  if (text === undefined) return { kind: "failed", why: "block" };
  download(SINGLE, text, "text/html");
  return { kind: "saved", name: SINGLE, bytes: new TextEncoder().encode(text).length };
}

/** What is loaded here, or the publication; the example is in the file as it was built. */
function contentOf(ctx: Context): Content | undefined {
  const { store } = ctx;
  const attributes = looks(choices(ctx));
  const ground = groundOf(ctx);
  if (ground === "example") return { attributes };
  if (ground === "publication") {
    const publication = held(ctx);
    return publication && { attributes, publication };
  }
  const chosen = store.files.filter((file) => kindOf(file) !== "case");
  if (chosen.length === 0) return undefined;
  const encodings = new Map(store.fileInfos.map((info) => [info.name, info.dialect?.encoding]));
  return { attributes, files: chosen.map(({ name, bytes, demo }) => ({ name, text: decoded(bytes, encodings.get(name)), ...(demo && store.demo?.invented ? { invented: true as const } : {}) })) };
}

/** As the core read it. */
function decoded(bytes: Uint8Array, encoding: string | undefined): string {
  const bigEndian = encoding === "utf-16" && bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(bigEndian ? "utf-16be" : encoding).decode(bytes);
}

/** How a file is read was answered by hand: the answer is not in the file. */
export const answered = ({ store }: Context): string[] => store.files.filter(({ dialect }) => dialect !== undefined).map(({ name }) => name);
