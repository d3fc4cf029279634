// <fordela-kalkylator>: the element. It holds the state and what is open on the screen, and gives both to the views.
//
//   <fordela-kalkylator data="data/exempelkommun.json" language="sv" view="school" unit="…" hash></fordela-kalkylator>
//
// What each attribute means stands in types/fordela-kalkylator.d.ts; what is only for hosts is in element/. A host sets colours, sizes and measures by the variables in styles/tokens.css, and reaches ::part(bar), (mark), (content), (notice),
// (view) and (footer). The typeface is the host's.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { answerText } from "./answer.js";
import type { FordelaKalkylator as Declared, HostFile } from "../types/fordela-kalkylator.js";
import { START, VIEWS, type Context, type Ui, type View } from "./context.js";
import { claim, leave } from "./element/hash-owner.js";
import { Look } from "./element/look.js";
import { plainLastLine, plainNoFigures, plainSchool, wayBack } from "./element/plain.js";
import { Presence } from "./element/presence.js";
import { openScenarioText, scenarioText } from "./element/scenario.js";
import { sameNamed, sourceOf, type Named, type Source } from "./element/source.js";
import { Told } from "./element/told.js";
import { Format } from "./format.js";
import { bar, demoMark, lastLine, loading, noFigures, notices, untranslated } from "./frame.js";
import { mySchool } from "./my-school.js";
import type { Lang } from "./numbers.js";
import { inPart, whenHere } from "./parts/view.js";
import { NEEDS_ALL, needsAll, publicationNotice } from "./publication/notice.js";
import type { Result } from "./result.js";
import { settings } from "./settings.js";
import { Store } from "./store.js";
import { sheets, styles } from "./styles/index.js";
import { fetchTexts, hasTexts, isLang, textsIn } from "./texts/index.js";

/** The views as they are written in the address. */
const FRAGMENTS: Record<View, string> = { school: "min-skola", comparison: "jamforelse", try: "prova", followup: "uppfoljning", workshop: "regelverkstad", import: "underlag", embed: "badda-in" };

export class FordelaKalkylator extends LitElement implements Omit<Declared, keyof HTMLElement> {
  static override styles = styles;

  static override properties = {
    data: { type: String },
    rules: { type: String },
    publication: { type: String },
    current: { type: String },
    proposed: { type: String },
    view: { type: String },
    unit: { type: String },
    language: { type: String },
    theme: { type: String },
    plain: { type: Boolean },
    fullView: { type: String, attribute: "full-view" },
    colours: { type: String },
    hash: { type: Boolean },
    files: { attribute: false },
    publicationFile: { attribute: false },
    ui: { state: true },
    said: { state: true },
  };

  declare data: string | undefined;
  declare rules: string | undefined;
  declare publication: string | undefined;
  declare current: string | undefined;
  declare proposed: string | undefined;
  declare view: View | undefined;
  declare unit: string | undefined;
  declare language: Lang;
  declare theme: "light" | "dark" | undefined;
  declare plain: boolean;
  declare fullView: string | undefined;
  declare colours: string | undefined;
  declare hash: boolean;
  declare files: readonly HostFile[] | undefined;
  declare publicationFile: HostFile | undefined;

  declare private ui: Ui;
  declare private said: string;

  readonly #store = new Store(() => this.requestUpdate());
  /** The language that is shown; the one asked for as soon as its texts are here. */
  #shown: Lang | undefined;
  #fetching: Lang | undefined;
  /** Texts of another language could not be had. */
  #untranslated = false;
  #sheets: readonly CSSStyleSheet[] = [];
  readonly #presence = new Presence(this.#store, () => this.requestUpdate());
  readonly #look = new Look();
  readonly #told = new Told(this);
  #first: View = START.view;
  /** What has been asked for last, and when it has been read. */
  #named: Named | undefined;
  #work: Promise<void> = Promise.resolve();
  #ownsHash = false;
  #looked = false;

  constructor() {
    super();
    this.language = "sv";
    this.plain = false;
    this.hash = false;
    this.ui = START;
    this.said = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const back = this.#presence.came();
    this.#work = this.#work.then(() => back);
    if (this.hasUpdated) this.#claimHash();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    this.#leaveHash();
    window.removeEventListener("beforeunload", this.#ask);
    this.#presence.left();
    super.disconnectedCallback();
  }

  // ---- what the host asks for -----------------------------------------------------------------

  /** What has been asked for so far has been read and drawn, or told of in an event. */
  get ready(): Promise<void> {
    return (async () => {
      for (let work: Promise<void> | undefined; work !== this.#work; ) {
        await this.updateComplete; // what was asked for last is taken up when it is drawn
        work = this.#work;
        await work;
      }
      await this.updateComplete;
    })();
  }

  async scenario(): Promise<string | undefined> {
    return this.#presence.away ? undefined : scenarioText(this.#context());
  }

  async openScenario(text: string): Promise<boolean> {
    await this.ready;
    return openScenarioText(this.#context(), text);
  }

  protected override shouldUpdate(): boolean {
    return !this.#presence.away;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("language") && !isLang(this.language)) this.language = "sv";
    if (this.#shown === undefined && hasTexts(this.language)) this.#shown = this.language;
    if (this.language !== this.#shown) void this.#translate(this.language);
    this.#dress();
    const first = !this.hasUpdated;
    if (changed.has("view") && this.view !== undefined) this.#asked(this.view, first);
    if (changed.has("unit")) this.#askedUnit(first);
    if (changed.has("hash")) this.#claimHash();
    const { data, rules, publication, files, publicationFile } = this;
    const named = { data, rules, publication, files, publicationFile };
    const ids = changed.has("current") || changed.has("proposed");
    if (!sameNamed(this.#named, named)) {
      this.#named = named;
      void this.#start();
    } else if (ids) {
      const chosen = this.#store.chosen();
      void this.#store.choosePair(this.current ?? chosen.current?.id, this.proposed ?? chosen.proposed?.id);
    }
    if (ids) void this.ready.then(() => this.#missed());
  }

  /** The styles of the parts that are here; sheets of others stay. */
  #dress(): void {
    const root = this.renderRoot;
    if (!(root instanceof ShadowRoot)) return;
    const next = sheets((part) => this.#store.parts.styles(part));
    if (next.length === this.#sheets.length) return;
    root.adoptedStyleSheets = [...next, ...root.adoptedStyleSheets.filter((sheet) => !this.#sheets.includes(sheet) && !next.includes(sheet))];
    this.#sheets = next;
  }

  /** What is shown stays as it is until the texts of the other language are here. */
  async #translate(lang: Lang): Promise<void> {
    if (this.#fetching === lang) return;
    this.#fetching = lang;
    try {
      await Promise.all([fetchTexts(lang), this.#store.parts.translate(lang)]);
      if (this.language === lang) this.#shown = lang;
      this.#untranslated = false;
    } catch (reason) {
      console.warn("Fördela:", reason);
      this.#shown ??= "sv";
      if (this.language === lang) this.language = this.#shown;
      this.#untranslated = true;
    }
    this.#fetching = undefined;
    this.requestUpdate();
  }

  #asked(view: View, first: boolean): void {
    if (!VIEWS.includes(view)) return console.warn(`fordela-kalkylator: there is no view "${view}". Write one of ${VIEWS.join(", ")}.`);
    this.#first = view;
    if (first) this.ui = { ...this.ui, view };
    else if (view !== this.ui.view) this.#show(view);
  }

  #askedUnit(first: boolean): void {
    if (this.unit === this.#store.unit) return;
    this.#store.chooseUnit(this.unit);
    this.ui = { ...this.ui, why: new Map(), mySchool: { ...this.ui.mySchool, invented: false } };
    if (!first) this.#show(this.ui.view);
  }

  /** Ids that are in no file: then the element chooses for itself, and whoever built the page is told. */
  #missed(): void {
    const { ruleSets } = this.#store;
    const there = ruleSets.map(({ id }) => id);
    for (const id of [this.current, this.proposed]) {
      if (id === undefined || there.length === 0 || there.includes(id)) continue;
      console.warn(`fordela-kalkylator: no rule set has the id "${id}". There is ${there.map((one) => `"${one}"`).join(", ")}.`);
    }
  }

  #claimHash(): void {
    this.#ownsHash = this.hash && claim(this);
    if (!this.#ownsHash) return this.#leaveHash();
    window.addEventListener("hashchange", this.#followed);
    this.#fromHash();
  }

  #leaveHash(): void {
    leave(this);
    this.#ownsHash = false;
    window.removeEventListener("hashchange", this.#followed);
  }

  /** Files of one's own are only in this page: leaving it is asked about as long as there are any. */
  protected override updated(changed: PropertyValues): void {
    const own = this.isConnected && (this.#store.files.some((file) => !file.demo) || this.#store.parts.unsaved);
    if (own) window.addEventListener("beforeunload", this.#ask);
    else window.removeEventListener("beforeunload", this.#ask);
    if ((changed.has("theme") || changed.has("colours") || !this.#looked) && this.shadowRoot) this.#look.apply(this.shadowRoot, this.theme, this.colours);
    this.#looked = true;
    this.#told.tell(this.#store, this.ui.view, this.#lang);
  }

  // Each element asks for itself: one that has nothing to lose does not take the question away from another.
  readonly #ask = (event: BeforeUnloadEvent): void => event.preventDefault();

  override render(): TemplateResult {
    if (this.#shown === undefined) return html`<div class="fd" aria-busy="true"></div>`;
    const ctx = this.#context();
    const { busy, result } = this.#store;
    const card = this.plain && this.ui.view === "school";
    return html`<div class="fd" lang=${ctx.lang} aria-busy=${busy !== undefined}
        @dragover=${this.#drag} @dragleave=${this.#drag} @drop=${this.#drag}>
      ${this.plain ? nothing : bar(ctx)}
      <div class="fd-page"><div class="fd-content" part="content">
        <slot name="intro"></slot>
        ${this.plain ? wayBack(ctx, this.#first) : nothing} ${card ? nothing : demoMark(ctx)} ${this.plain || ["import", "workshop", "embed"].includes(this.ui.view) ? nothing : settings(ctx)}
        ${result || !this.plain ? notices(ctx, () => void this.#start()) : nothing} ${this.#untranslated ? untranslated(ctx) : nothing} ${card ? nothing : publicationNotice(ctx)}
        <div class="fd-stack" part="view" data-state=${busy ?? "ready"}>${this.#view(ctx, result)}</div>
        ${card ? publicationNotice(ctx) : nothing}
        <slot name="help"></slot>
        ${this.plain ? plainLastLine(ctx, this.fullView) : lastLine(ctx)}
      </div></div>
      <div class="fd-vh" role="status">${this.said}</div>
    </div>`;
  }

  #view(ctx: Context, result: Result | undefined): TemplateResult | typeof nothing {
    const { busy } = this.#store;
    if (busy === "starting") return loading(ctx);
    if (this.ui.view === "import") return inPart(ctx, "import", "view", ({ importView }, own) => importView(own));
    if (this.ui.view === "embed") return inPart(ctx, "embed", "view", ({ embedView }, own) => embedView(own));
    if (this.#store.published && NEEDS_ALL.includes(this.ui.view)) return needsAll(ctx);
    // A rule set can be mended before anything can be computed.
    if (this.ui.view === "workshop" && this.#store.failure !== "engine" && this.#store.ruleSets.length > 0) return inPart(ctx, "workshop", "view", ({ workshopView }, own) => workshopView(own));
    if (!result) return (this.plain ? plainNoFigures : noFigures)(ctx, () => void this.#start());
    if (this.plain && this.ui.view === "school") return plainSchool(ctx, result);
    if (this.ui.view === "try") return inPart(ctx, "try", "view", ({ tryView }, own) => tryView(own, result));
    if (this.ui.view === "followup") return inPart(ctx, "followup", "view", ({ followUpView }, own) => followUpView(own, result));
    if (this.ui.view === "school") return mySchool(ctx, result);
    return inPart(ctx, "comparison", "view", ({ comparison }, own) => comparison(own, result));
  }

  #start(): Promise<void> {
    this.#work = this.#read(sourceOf(this.#named ?? this));
    return this.#work;
  }

  async #read(source: Source): Promise<void> {
    const { current, proposed } = this;
    await this.#store.start(source, { ...(current === undefined ? {} : { current }), ...(proposed === undefined ? {} : { proposed }) });
    if (this.#store.failure === "engine") this.#say(textsIn(this.#lang).notices.engine);
  }

  get #lang(): Lang {
    return this.#shown ?? "sv";
  }

  #context(): Context {
    const t = textsIn(this.#lang);
    return {
      store: this.#store,
      ui: this.ui,
      lang: this.#lang,
      t,
      fmt: new Format(this.#lang, t, this.#store.result?.comparison.currency),
      ruleLang: this.#lang === "sv" ? undefined : "sv",
      set: (change) => void (this.ui = { ...this.ui, ...change }),
      go: (view) => this.#go(view),
      choose: (unit) => this.#choose(unit),
      openFinder: () => void this.#openFinder(),
      closeFinder: () => this.#dialog?.close(),
      focus: (selector) => void this.#focus(selector),
      say: (text) => this.#say(text),
      setLanguage: (lang) => {
        this.language = lang;
        this.said = ""; // what was said last was in the other language
      },
    };
  }

  // ---- moving about ---------------------------------------------------------------------------

  /** Min skola once more, with a school open, leads back to all of them. */
  #go(view: View): void {
    if (view === "school" && this.ui.view === "school") {
      this.#store.chooseUnit(undefined);
      this.ui = { ...this.ui, mySchool: { ...this.ui.mySchool, invented: false } };
    }
    this.#untranslated = false; // it has been read
    this.#show(view);
    this.#say(textsIn(this.#lang).nav[view]);
    // The buttons of the bar stay where they are; a button inside the view that was left does not.
    const active = this.renderRoot instanceof ShadowRoot ? this.renderRoot.activeElement : null;
    if (!active?.closest(".fd-bar")) void this.#focus("#fd-title");
  }

  #show(view: View): void {
    this.ui = { ...this.ui, view };
    const unit = view === "school" ? this.#store.unit : undefined;
    if (this.#ownsHash) location.hash = unit === undefined ? FRAGMENTS[view] : `${FRAGMENTS[view]}/${encodeURIComponent(unit)}`;
  }

  /** Takes the view and the school from the address; true when that changed anything. */
  #fromHash(): boolean {
    const place = this.#ownsHash ? this.#place(location.hash.slice(1)) : undefined;
    if (!place || (place.view === this.ui.view && (place.view !== "school" || place.unit === this.#store.unit))) return false;
    if (place.view === "school") this.#store.chooseUnit(place.unit);
    this.ui = { ...this.ui, view: place.view };
    return true;
  }

  #place(fragment: string): { view: View; unit: string | undefined } | undefined {
    if (fragment === "") return { view: this.#first, unit: this.unit };
    const [name, key] = fragment.split("/");
    const view = VIEWS.find((one) => FRAGMENTS[one] === name);
    try {
      return view && { view, unit: key ? decodeURIComponent(key) : undefined };
    } catch {
      return undefined; // no address of ours
    }
  }

  /** Back, forward, or an address written by hand. */
  #followed = (): void => {
    if (!this.#fromHash()) return;
    this.#dialog?.close();
    this.#say(textsIn(this.#lang).nav[this.ui.view]);
    if (this.ui.view === "school" && this.#store.unit !== undefined) this.#sayAnswer(this.#store.unit);
    void this.#focus("#fd-title");
  };

  /** Files may be dropped anywhere in Underlag. Elsewhere nothing happens, least of all that the browser opens the file. */
  #drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const taken = this.ui.view === "import" && this.#store.busy !== "starting";
    if (event.type === "dragover" && !taken) event.dataTransfer.dropEffect = "none";
    const left = event.type === "dragleave" && (event.currentTarget as Node).contains(event.relatedTarget as Node | null);
    const dragging = taken && (event.type === "dragover" || left);
    if (dragging !== this.ui.dragging) this.ui = { ...this.ui, dragging };
    if (event.type === "drop" && taken) this.#take([...event.dataTransfer.files]);
  };

  #take(files: readonly File[]): void {
    whenHere(this.#context(), "import", ({ load }, own) => void load(own, files));
  }

  /** Choosing closes the dialog, which gives the focus back to its button; elsewhere the focus goes to the school's name. */
  #choose(unit: string): void {
    const dialog = this.ui.finderOpen;
    this.#store.chooseUnit(unit);
    this.ui = { ...this.ui, search: "", why: dialog ? this.ui.why : new Map(), mySchool: { ...this.ui.mySchool, invented: false } };
    if (dialog) this.#dialog?.close();
    else void this.#focus("#fd-title");
    this.#show("school");
    this.#sayAnswer(unit);
  }

  #sayAnswer(unit: string): void {
    const { result } = this.#store;
    const row = result?.comparison.units.find((found) => found.key === unit);
    if (!result || !row) return;
    const ctx = this.#context();
    this.#say(ctx.t.answer.announced(row.label, answerText(ctx, result, row, "school")));
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector<HTMLDialogElement>("#fd-finder");
  }

  async #openFinder(): Promise<void> {
    this.ui = { ...this.ui, finderOpen: true, search: "" };
    await this.updateComplete;
    this.#dialog?.showModal();
  }

  async #focus(selector: string): Promise<void> {
    const root = this.renderRoot as ShadowRoot;
    const find = () => root.querySelector<HTMLElement>(selector);
    await this.updateComplete;
    const active = root.activeElement;
    if (!find()) {
      // It may be in a part that is on its way. Whoever has gone elsewhere meanwhile is left there.
      await this.#store.parts.settled();
      await this.updateComplete;
      if (root.activeElement && root.activeElement !== active) return;
    }
    find()?.focus();
  }

  /** The same words twice would not be read twice: a space that nobody hears makes them new. */
  #say(text: string): void {
    this.said = text === this.said ? `${text}\u00a0` : text;
  }
}

// Two scripts on one page may both bring the element; the first one counts.
if (!customElements.get("fordela-kalkylator")) customElements.define("fordela-kalkylator", FordelaKalkylator);
