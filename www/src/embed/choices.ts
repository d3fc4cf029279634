// What was chosen as it is now: what follows the loaded files as long as nothing else is typed, and what is wrong with it.

import type { Context } from "./context.js";
import { isTable, kindOf } from "../files.js";
import { asAddress, flaw, lines, stops, type AddressFlaw } from "./address.js";
import type { Choices } from "./snippet.js";
import type { EmbedUi, Ground } from "./ui.js";

export const put = (ctx: Context, change: Partial<EmbedUi>): void => ctx.set({ embed: { ...ctx.ui.embed, ...change } });

export function groundOf({ store, ui }: Context): Ground {
  if (ui.embed.ground) return ui.embed.ground;
  if (store.published || store.files.length === 0) return "publication";
  return store.files.every(({ demo }) => demo) ? "example" : "publication";
}

/** The loaded files that figures need, as addresses beside the script. Cases are for those who write the rules. */
export function loaded({ store }: Context): { rules: string[]; tables: string[] } {
  const tables = store.files.filter(({ name }) => isTable(name));
  const rules = store.files.filter((file) => !isTable(file.name) && kindOf(file) !== "case" && kindOf(file) !== "table");
  const names = (files: readonly { name: string }[]) => files.map(({ name }) => asAddress(name));
  return { rules: names(rules), tables: names(tables) };
}

export function typed(ctx: Context): { rules: string; tables: string } {
  const there = loaded(ctx);
  const { rules, tables } = ctx.ui.embed;
  return { rules: rules ?? there.rules.join("\n"), tables: tables ?? there.tables.join("\n") };
}

export function choices(ctx: Context): Choices {
  const { rules, tables } = typed(ctx);
  return { ui: ctx.ui.embed, ground: groundOf(ctx), rules: lines(rules), tables: lines(tables) };
}

export interface Flaws {
  folder?: AddressFlaw | undefined;
  publication?: AddressFlaw | undefined;
  rules?: AddressFlaw | undefined;
  tables?: AddressFlaw | undefined;
  fullView?: AddressFlaw | undefined;
  /** A rule set is not compared with itself. */
  pair?: "same" | undefined;
}

/** Of a list the first that is wrong; what cannot work goes before what has a condition. */
function ofList(addresses: readonly string[], framed: boolean): AddressFlaw | undefined {
  if (addresses.length === 0) return { kind: "empty" };
  const found = addresses.map((one) => flaw(one, { framed })).filter((one) => one !== undefined);
  return found.find(stops) ?? found[0];
}

export function flaws(ctx: Context): Flaws {
  const { ui, ground, rules, tables } = choices(ctx);
  const inside = ui.delivery === "file";
  const framed = ui.delivery === "frame";
  return {
    folder: inside ? undefined : flaw(ui.folder, { mayBeEmpty: true }),
    publication: inside || ground !== "publication" ? undefined : flaw(ui.publication, { framed }),
    rules: inside || ground !== "files" ? undefined : ofList(rules, framed),
    tables: inside || ground !== "files" ? undefined : ofList(tables, framed),
    fullView: ui.plain && !inside ? fullView(ui.fullView, framed) : undefined,
    pair: ui.current !== "" && ui.current === ui.proposed ? "same" : undefined,
  };
}

/** A link to another site sends nothing there until it is followed. */
function fullView(address: string, framed: boolean): AddressFlaw | undefined {
  const found = flaw(address, { mayBeEmpty: true, framed });
  return found && stops(found) ? found : undefined;
}

/** Nothing is written as long as it could not work. */
export const isReady = (found: Flaws): boolean =>
  found.pair === undefined && [found.folder, found.publication, found.rules, found.tables, found.fullView].every((one) => one === undefined || !stops(one));
