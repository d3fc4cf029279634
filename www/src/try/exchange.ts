// A scenario to a file and back.

import type { Context } from "../context.js";
import { download } from "../download.js";
import { readScenario, writeScenario, type ScenarioFile } from "./file.js";
import { isQuiet, meet, sums, type Opened } from "./opened.js";
import { added, ALL, freeName, type Scenario } from "./scenario.js";
import { setTry } from "./ui.js";
import { valueOf } from "./value.js";

export const FILE_FIELD = "fd-t-file";

/** Opens the browser's own dialog for files. */
export function openFile(event: Event): void {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  root.querySelector<HTMLInputElement>(`#${FILE_FIELD}`)?.click();
}

/** What is written of a scenario: itself, the rules it is of, and what it came to. */
export function scenarioFile({ store }: Context, scenario: Scenario): ScenarioFile {
  const table = store.tryTable;
  const outcome = table.outcome(scenario);
  const now = "figures" in outcome ? outcome.figures.summary.totals.sum : undefined;
  const base = table.baseSummary;
  const before = base?.totals.sum;
  return {
    name: scenario.name,
    base: table.identity(table.base?.id),
    compared: table.identity(table.host.result()?.current.id),
    changes: scenario.changes.map((change) => {
      const parameter = table.parameter(change.parameter);
      return parameter ? { ...change, own: valueOf(parameter) } : change;
    }),
    inputs: [...scenario.inputs],
    figures:
      base && now?.state === "value" && now.value !== undefined && before?.state === "value" && before.value !== undefined
        ? { currency: base.currency, base: before.value, scenario: now.value }
        : undefined,
  };
}

export function save(ctx: Context, scenario: Scenario): void {
  const { store, t } = ctx;
  const name = `${scenario.name.replace(/[^\p{L}\p{N} _-]+/gu, "").trim() || t.try.fileStem}.json`;
  download(name, writeScenario(scenarioFile(ctx, scenario)), "application/json");
  store.tryTable.saved(scenario);
  ctx.say(t.try.saved(name));
}

/** Whether it could be opened; where it could not, the view says why. */
export async function take(ctx: Context, chosen: File | undefined): Promise<boolean> {
  if (!chosen) return false;
  const { store, t } = ctx;
  const table = store.tryTable;
  // Not more is read than what tells that it is too much.
  const bytes = new Uint8Array(await chosen.slice(0, 1_000_001).arrayBuffer().catch(() => new ArrayBuffer(0)));
  const { file, faults } = readScenario(bytes);
  if (!file) {
    setTry(ctx, { opened: { file: chosen.name, scenario: undefined, name: "", faults, met: [], unknown: [], values: [], refused: [], sums: undefined } });
    ctx.say(t.try.notOpened(chosen.name));
    ctx.focus("#fd-t-opened");
    return false;
  }
  const wanted = file.name || chosen.name.replace(/\.json$/i, "");
  const name = freeName(table.board, wanted, (n) => t.try.another(wanted, n));
  const scenario = table.make(name, file.changes.map(({ parameter, value }) => ({ parameter, value })), file.inputs);
  table.write(added(table.board, scenario, table.board.open === ALL ? undefined : table.board.open), { kind: "open", name });
  table.saved(scenario);
  const outcome = table.outcome(scenario);
  const now = "figures" in outcome ? outcome.figures.summary : undefined;
  const opened: Opened = { file: chosen.name, scenario: scenario.key, name, faults, ...meet(table, file), refused: [...table.refused(scenario)], sums: sums(file, now?.totals.sum, now?.currency ?? "") };
  setTry(ctx, { opened: isQuiet(opened) ? undefined : opened, typing: new Map() });
  ctx.say(t.try.openedAs(name));
  ctx.focus(isQuiet(opened) ? `#fd-t-tab-${scenario.key}` : "#fd-t-opened");
  return true;
}
