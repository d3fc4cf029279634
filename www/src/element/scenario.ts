// A scenario for the host: the text of the file that would be saved now, and the other way round.

import { ownScenario } from "../school/as-scenario.js";
import type { Context } from "../context.js";
import { scenarioFile, take } from "../try/exchange.js";
import { writeScenario } from "../try/file.js";

/** What is typed of the school in view, else what lies open in Pröva; undefined where nothing has been made. */
export function scenarioText(ctx: Context): string | undefined {
  const { store, ui } = ctx;
  if (!store.result || store.published) return undefined;
  const row = store.result.comparison.units.find(({ key }) => key === store.whatIf.unit);
  const own = ui.view === "school" ? ownScenario(ctx, row?.label ?? store.whatIf.imagined?.name ?? "") : undefined;
  const scenario = own ?? store.tryTable.open;
  if (!scenario || scenario.changes.length + scenario.inputs.length === 0) return undefined;
  const text = writeScenario(scenarioFile(ctx, scenario));
  store.tryTable.unknow(scenario);
  return text;
}

/** As if the reader had opened the file in Pröva. */
export async function openScenarioText(ctx: Context, text: string): Promise<boolean> {
  const { store, t } = ctx;
  if (!store.result || store.published) return false;
  store.tryTable.begin(t.try.nth(1));
  ctx.go("try");
  return take(ctx, new File([text], `${t.try.fileStem}.json`, { type: "application/json" }));
}
