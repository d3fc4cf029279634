// <fordela-kalkylator> for those who write TypeScript: the element, its events and what they carry. These are the very types
// that the element's own source is written against, so what stands here is what it does.

/** A file that the host page hands over: a rule file (.toml), a table (.csv, .tsv, .txt) or a publication (.json). */
export interface HostFile {
  /** With its ending; a folder before it is shown and tells files of the same name apart. */
  name: string;
  bytes: Uint8Array;
  /** What it says is made up; then the element says so. */
  invented?: boolean;
}

export type View = "school" | "comparison" | "try" | "followup" | "workshop" | "import" | "embed";

export interface RuleSetName {
  id: string;
  name: string;
}

/** Decimal strings with a point; undefined where a number is protected, missing or none. */
export interface Sums {
  current: string | undefined;
  proposed?: string | undefined;
  difference?: string | undefined;
}

export interface ResultDetail {
  view: View;
  current: RuleSetName;
  proposed?: RuleSetName;
  /** The school that is chosen, where one is. */
  unit?: { key: string; label: string; sum: Sums };
  /** All schools together. */
  total: Sums;
}

export interface ErrorDetail {
  /** engine: nothing can be computed in this browser or on this site. data: what the page names could not be fetched.
   *  rules: the files have errors in the way of figures. crash: the computation stopped on these files. */
  kind: "engine" | "data" | "rules" | "crash";
  problems: { code: string; severity: string; text: string; file?: string; line?: number }[];
}

/**
 * What a school gets by the rules that count now and by a proposal, with a reason under every amount. Everything is computed in
 * the reader's browser.
 *
 * @slot brand - a name or a mark at the beginning of the bar
 * @slot intro - before the view
 * @slot help - after the view
 * @csspart bar - the bar with the views
 * @csspart content - everything but the bar
 * @csspart mark - what says that names and amounts are invented
 * @csspart notice - a notice above the view
 * @csspart view - the view
 * @csspart footer - the last line
 */
export declare class FordelaKalkylator extends HTMLElement {
  /** Address of a list of files (JSON `{ "name", "files": [] }`), or addresses of tables separated by spaces. */
  data: string | undefined;
  /** Addresses of rule files, separated by spaces. */
  rules: string | undefined;
  /** Address of a publication file, shown in place of data and rules. */
  publication: string | undefined;
  /** Id of the rule set that counts now, to begin with. */
  current: string | undefined;
  /** Id of the rule set compared with it, to begin with. */
  proposed: string | undefined;
  /** The view to show. */
  view: View | undefined;
  /** Key of the school to show. */
  unit: string | undefined;
  /** The language of the interface; Swedish without it. */
  language: "sv" | "en";
  /** The reader's own system decides without it. */
  theme: "light" | "dark" | undefined;
  /** Without the bar of views: the one view, for a page of other things. */
  plain: boolean;
  /** Address that the last line of a plain element leads to. */
  fullView: string | undefined;
  /** The host's colours: `accent: #1d4f9c; surface: light-dark(#fff, #1c1f26)`, by the names of the element's variables. */
  colours: string | undefined;
  /** The element may write the view and the key of the school, and nothing else, after the # of the page's address. One element on a page. */
  hash: boolean;
  /** Rule files and tables from the host itself, in place of addresses. */
  files: readonly HostFile[] | undefined;
  /** A publication file from the host itself. */
  publicationFile: HostFile | undefined;
  /** What the host has asked for so far has been read and drawn, or told of in `fordela-fel`. */
  readonly ready: Promise<void>;
  /** The scenario that would be saved now, as the text of its file: what is typed of the school in view, else what lies open in Pröva. */
  scenario(): Promise<string | undefined>;
  /** Opens the text of a scenario file in Pröva; false where it could not be read, and then the view says why. */
  openScenario(text: string): Promise<boolean>;
}

declare global {
  interface HTMLElementTagNameMap {
    "fordela-kalkylator": FordelaKalkylator;
  }
  // Elements, the document and the window alike: the events bubble, out of shadow roots too.
  interface GlobalEventHandlersEventMap {
    /** The figures, or the school that is chosen, are others than before. */
    "fordela-resultat": CustomEvent<ResultDetail>;
    /** Something stands in the way of figures. */
    "fordela-fel": CustomEvent<ErrorDetail>;
  }
}
