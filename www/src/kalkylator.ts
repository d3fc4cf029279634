// <fordela-kalkylator>: the element. It holds the state and what is open on the screen, and gives both to the views.
//
//   <fordela-kalkylator data="data/exempelkommun.json" language="sv" view="school" unit="…" hash></fordela-kalkylator>
//
// A host sets colours, sizes and measures by the variables in styles/tokens.css, and reaches ::part(bar), (mark), (content), (notice),
// (view) and (footer). The typeface is the host's.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { answerText } from "./answer.js";
import { START, VIEWS, type Context, type Ui, type View } from "./context.js";
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
const FRAGMENTS: Record<View, string> = { school: "min-skola", comparison: "jamforelse", try: "prova", followup: "uppfoljning", workshop: "regelverkstad", import: "underlag" };

export class FordelaKalkylator extends LitElement {
  static override styles = styles;

  static override properties = {
    data: { type: String },
    publication: { type: String },
    language: { type: String },
    view: { type: String },
    unit: { type: String },
    hash: { type: Boolean },
    ui: { state: true },
    said: { state: true },
  };

  /** Address of the list of files of a demonstration municipality, relative to the page. */
  declare data: string | undefined;
  /** Address of a publication file, shown in place of any data. */
  declare publication: string | undefined;
  declare language: Lang;
  /** Where to begin. */
  declare view: View | undefined;
  declare unit: string | undefined;
  /** The host lets the element write the view and the key of the school, and nothing else, after the # of the page's address. */
  declare hash: boolean;

  declare private ui: Ui;
  declare private said: string;

  readonly #store = new Store(() => this.requestUpdate());
  /** The language that is shown; the one asked for as soon as its texts are here. */
  #shown: Lang | undefined;
  #fetching: Lang | undefined;
  /** Texts of another language could not be had. */
  #untranslated = false;
  #sheets: readonly CSSStyleSheet[] = [];
  #started = false;
  #first: View = START.view;

  constructor() {
    super();
    this.language = "sv";
    this.hash = false;
    this.ui = START;
    this.said = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("hashchange", this.#followed);
    if (this.#started) return this.requestUpdate();
    this.#started = true;
    if (this.view && VIEWS.includes(this.view)) this.#first = this.view;
    this.ui = { ...this.ui, view: this.#first };
    this.#store.chooseUnit(this.unit);
    this.#fromHash();
    void this.#start();
  }

  override disconnectedCallback(): void {
    window.removeEventListener("hashchange", this.#followed);
    window.removeEventListener("beforeunload", ask);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("language") && !isLang(this.language)) this.language = "sv";
    if (this.#shown === undefined && hasTexts(this.language)) this.#shown = this.language;
    if (this.language !== this.#shown) void this.#translate(this.language);
    this.#dress();
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

  /** Files of one's own are only in this page: leaving it is asked about as long as there are any. */
  protected override updated(): void {
    const own = this.isConnected && (this.#store.files.some((file) => !file.demo) || this.#store.parts.unsaved);
    if (own) window.addEventListener("beforeunload", ask);
    else window.removeEventListener("beforeunload", ask);
  }

  override render(): TemplateResult {
    if (this.#shown === undefined) return html`<div class="fd" aria-busy="true"></div>`;
    const ctx = this.#context();
    const { busy, result } = this.#store;
    return html`<div class="fd" lang=${ctx.lang} aria-busy=${busy !== undefined}
        @dragover=${this.#drag} @dragleave=${this.#drag} @drop=${this.#drag}>
      ${bar(ctx)}
      <div class="fd-page"><div class="fd-content" part="content">
        ${demoMark(ctx)} ${this.ui.view === "import" || this.ui.view === "workshop" ? "" : settings(ctx)} ${notices(ctx, () => void this.#start())} ${this.#untranslated ? untranslated(ctx) : nothing} ${publicationNotice(ctx)}
        <div class="fd-stack" part="view" data-state=${busy ?? "ready"}>${this.#view(ctx, result)}</div>
        ${lastLine(ctx)}
      </div></div>
      <div class="fd-vh" role="status">${this.said}</div>
    </div>`;
  }

  #view(ctx: Context, result: Result | undefined): TemplateResult | typeof nothing {
    const { busy } = this.#store;
    if (busy === "starting") return loading(ctx);
    if (this.ui.view === "import") return inPart(ctx, "import", "view", ({ importView }, own) => importView(own));
    if (this.#store.published && NEEDS_ALL.includes(this.ui.view)) return needsAll(ctx);
    // A rule set can be mended before anything can be computed.
    if (this.ui.view === "workshop" && this.#store.failure !== "engine" && this.#store.ruleSets.length > 0) return inPart(ctx, "workshop", "view", ({ workshopView }, own) => workshopView(own));
    if (!result) return noFigures(ctx, () => void this.#start());
    if (this.ui.view === "try") return inPart(ctx, "try", "view", ({ tryView }, own) => tryView(own, result));
    if (this.ui.view === "followup") return inPart(ctx, "followup", "view", ({ followUpView }, own) => followUpView(own, result));
    if (this.ui.view === "school") return mySchool(ctx, result);
    return inPart(ctx, "comparison", "view", ({ comparison }, own) => comparison(own, result));
  }

  async #start(): Promise<void> {
    await this.#store.start(this.data, this.publication);
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
    if (this.hash) location.hash = unit === undefined ? FRAGMENTS[view] : `${FRAGMENTS[view]}/${encodeURIComponent(unit)}`;
  }

  /** Takes the view and the school from the address; true when that changed anything. */
  #fromHash(): boolean {
    const place = this.hash ? this.#place(location.hash.slice(1)) : undefined;
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

declare global {
  interface HTMLElementTagNameMap {
    "fordela-kalkylator": FordelaKalkylator;
  }
}

const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

// Two scripts on one page may both bring the element; the first one counts.
if (!customElements.get("fordela-kalkylator")) customElements.define("fordela-kalkylator", FordelaKalkylator);
