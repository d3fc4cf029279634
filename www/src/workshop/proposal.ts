// A proposal of one's own that builds on the rule set on the bench and leaves it alone.

import { html, type TemplateResult } from "lit";
import { isChanged } from "../files.js";
import type { Context } from "./context.js";
import type { Bench } from "./bench.js";
import { setShop, WORKSHOP_START } from "./ui.js";

const ID = /^[\p{Ll}\p{N}][\p{Ll}\p{N}_-]*$/u;

export function proposal(ctx: Context, bench: Bench, name: string): TemplateResult {
  const { t, store, house } = ctx;
  const close = () => {
    setShop(ctx, { proposing: false });
    ctx.focus("#fd-w-propose");
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const [title, id] = ["name", "id"].map((field) => form.querySelector<HTMLInputElement>(`[name=${field}]`));
    const text = (input: HTMLInputElement | null | undefined) => (input?.value ?? "").trim().normalize("NFC");
    const taken = store.ruleSets.some((set) => set.id === text(id)) || store.files.some((file) => file.name === `${text(id)}.toml`);
    title?.setCustomValidity(text(title) === "" ? t.workshop.proposeNameMissing : "");
    id?.setCustomValidity(!ID.test(text(id)) ? t.workshop.proposeIdBad : taken ? t.workshop.proposeIdTaken(text(id)) : "");
    if (!form.reportValidity()) return;
    await house.propose(text(id), text(title));
    await store.choosePair(bench.set.id, text(id));
    ctx.set({ workshop: WORKSHOP_START });
    ctx.say(t.workshop.proposed(text(title)));
    ctx.focus("#fd-title");
  };
  const unset = (event: Event) => (event.target as HTMLInputElement).setCustomValidity("");
  return html`<form class="fd-card fd-form" id="fd-w-proposal" novalidate aria-labelledby="fd-w-proposal-title" @submit=${(event: SubmitEvent) => void submit(event)}>
    <h2 id="fd-w-proposal-title">${t.workshop.propose}</h2>
    <p class="soft small">${t.workshop.proposeLead(name, isChanged(bench.file))}</p>
    <div class="fd-field"><label for="fd-w-proposal-name">${t.workshop.proposeName}</label><input class="fd-input" id="fd-w-proposal-name" name="name" lang="sv" autocomplete="off" @input=${unset} /></div>
    <div class="fd-field">
      <label for="fd-w-proposal-id">${t.workshop.proposeId}</label>
      <input class="fd-input fd-code" id="fd-w-proposal-id" name="id" lang="sv" autocomplete="off" spellcheck="false" aria-describedby="fd-w-proposal-help" @input=${unset} />
      <p class="tiny soft" id="fd-w-proposal-help">${t.workshop.proposeIdHelp}</p>
    </div>
    <div class="fd-head__acts"><button class="fd-btn fd-btn--main" type="submit">${t.workshop.proposeGo}</button><button class="fd-btn" type="button" @click=${close}>${t.common.cancel}</button></div>
  </form>`;
}
