// What the host is told: the figures when they are others than before, and what stands in the way of them.

import { dataFault, engineFault } from "../faults.js";
import type { Cell, Compared } from "fordela";
import type { ErrorDetail, ResultDetail, Sums, View } from "../../types/fordela-kalkylator.js";
import { blocks } from "../findings.js";
import type { Lang } from "../numbers.js";
import type { Result } from "../result.js";
import type { Store } from "../store.js";
import { textsIn } from "../texts/index.js";

const value = (cell: Cell): string | undefined => (cell.state === "value" ? cell.value : undefined);

function sums(sum: Compared, { proposed }: Result): Sums {
  return { current: value(sum.current), ...(proposed ? { proposed: value(sum.proposed), difference: value(sum.difference) } : {}) };
}

export function resultDetail(result: Result, unit: string | undefined, view: View): ResultDetail {
  const { current, proposed, comparison } = result;
  const row = comparison.units.find(({ key }) => key === unit);
  return {
    view,
    current: { id: current.id, name: current.name },
    ...(proposed ? { proposed: { id: proposed.id, name: proposed.name } } : {}),
    ...(row ? { unit: { key: row.key, label: row.label, sum: sums(row.sum, result) } } : {}),
    total: sums(comparison.totals.sum, result),
  };
}

/** What stands in the way of figures now, in the language of the element; undefined where nothing does. */
export function errorDetail(store: Store, lang: Lang): ErrorDetail | undefined {
  const words = textsIn(lang);
  const t = words.notices;
  const one = (kind: "engine" | "data" | "crash", text: string): ErrorDetail => ({ kind, problems: [{ code: kind, severity: "error", text }] });
  if (store.failure === "engine") return one("engine", `${t.engine}. ${engineFault(store, words)}`);
  if (store.failure === "data") return one("data", `${dataFault(store, words)} ${t.dataTodo}`);
  if (store.failure === "crash") return one("crash", t.crashed);
  const { refused } = store.publishing;
  if (refused) {
    const name = textsIn(lang).publication.refused(refused.name);
    return { kind: "data", problems: refused.flaws.map((flaw) => ({ code: "publication", severity: "error", text: `${name} ${flaw[lang]}`, file: refused.name })) };
  }
  const found = store.problems.filter(blocks);
  if (store.busy || found.length === 0 || (store.result && !store.stale)) return undefined;
  return {
    kind: "rules",
    problems: found.map(({ code, severity, text, file, lines }) => ({
      code,
      severity,
      text: `${text[lang].what} ${text[lang].todo}`.trim(),
      ...(file === undefined ? {} : { file }),
      ...(lines?.[0] === undefined ? {} : { line: lines[0] }),
    })),
  };
}

export class Told {
  #of: { result: Result | undefined; unit: string | undefined } | undefined;
  #figures = "";
  #errors = "";

  constructor(readonly element: HTMLElement) {}

  /** After each drawing. The same figures and the same errors are told once. */
  tell(store: Store, view: View, lang: Lang): void {
    const { result, unit } = store;
    if (result && !(this.#of?.result === result && this.#of.unit === unit)) {
      this.#of = { result, unit };
      const detail = resultDetail(result, unit, view);
      // A move to another view is no news, nor are the same figures computed again.
      const figures = JSON.stringify({ ...detail, view: undefined });
      if (figures !== this.#figures) this.#send("fordela-resultat", detail);
      this.#figures = figures;
    }
    const error = errorDetail(store, lang);
    const errors = error ? JSON.stringify([error.kind, error.problems.map(({ code, file, line }) => [code, file, line])]) : "";
    if (error && errors !== this.#errors) this.#send("fordela-fel", error);
    this.#errors = errors;
  }

  #send<K extends "fordela-resultat" | "fordela-fel">(name: K, detail: HTMLElementEventMap[K]["detail"]): void {
    this.element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
