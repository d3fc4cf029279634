// Everything that is in the files: the sums with their bars, what is missing, the requirements, the sample, how far the schools have
// come, before and after, and the sums of each school and provider.

import type { FollowUp } from "fordela";
import { html, type TemplateResult } from "lit";
import type { Context } from "./context.js";
import { account } from "./account.js";
import { coverage } from "./coverage.js";
import { descriptions } from "./description.js";
import { missingFiles } from "./empty.js";
import { missing } from "./missing.js";
import { requirements } from "./requirements.js";
import { samples } from "./sample.js";
import { sums } from "./sums.js";

export function economist(ctx: Context, answer: FollowUp): TemplateResult {
  return html`${jump(ctx, answer)} ${missingFiles(ctx, answer)} ${account(ctx, answer)} ${missing(ctx, answer)} ${requirements(ctx, answer)} ${samples(ctx, answer)} ${coverage(ctx, answer)} ${descriptions(ctx, answer)} ${sums(ctx, answer)}`;
}

/** The page is long: the way to each part of it, by pointer and by keyboard. */
function jump(ctx: Context, { duties, coverage, descriptions }: FollowUp): TemplateResult {
  const { t, ruleLang } = ctx;
  const f = t.followup;
  const some = <T>(all: readonly T[], place: [string, string]): [string, string][] => (all.length > 0 ? [place] : []);
  const own: [string, string][] = [
    ...some(duties, ["#fd-f-money", f.money]),
    ...some(duties, ["#fd-f-missing", f.missing]),
    ...some(duties.flatMap(({ requirements }) => requirements), ["#fd-f-required", f.requirements]),
    ...some(duties.flatMap(({ strata }) => strata), ["#fd-f-sample", f.sample]),
  ];
  const named: [string, string][] = [...coverage.map(({ label }, i): [string, string] => [`#fd-f-cover-${i}`, label]), ...descriptions.map(({ label }, i): [string, string] => [`#fd-f-described-${i}`, label])];
  const chip = ([selector, text]: [string, string], lang?: string) => html`<li><button class="fd-chip" type="button" lang=${lang ?? ctx.lang} @click=${() => ctx.focus(selector)}>${text}</button></li>`;
  return html`<nav class="fd-jump" aria-label=${t.common.jump}><ul class="fd-chips">
    ${own.map((place) => chip(place))}${named.map((place) => chip(place, ruleLang))}${some(duties, ["#fd-f-sums", f.sums]).map((place) => chip(place))}
  </ul></nav>`;
}
