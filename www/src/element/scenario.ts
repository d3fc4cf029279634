// A scenario for the host: the text of the file that would be saved now, and the other way round.

import type { Context } from "../context.js";
import { whenHere, within } from "../parts/view.js";

/** What is typed of the school in view, else what lies open in Pröva; undefined where nothing has been made. */
export async function scenarioText(ctx: Context): Promise<string | undefined> {
  const { store, lang, ui } = ctx;
  if (!store.result || store.published) return undefined;
  const whatIf = ui.view === "school" ? store.parts.here("whatIf", lang) : undefined;
  const typed = whatIf?.part.views.typed(within<"whatIf">(ctx, whatIf));
  // The part that writes it is fetched only where there is something to write.
  if (!typed && !store.parts.here("try", lang)) return undefined;
  return new Promise((done) => whenHere(ctx, "try", ({ written }, own) => done(written(own, typed))));
}

/** As if the reader had opened the file in Pröva. */
export async function openScenarioText(ctx: Context, text: string): Promise<boolean> {
  const { store } = ctx;
  if (!store.result || store.published) return false;
  ctx.go("try");
  return new Promise((done) => whenHere(ctx, "try", ({ opened }, own) => void opened(own, text).then(done)));
}
