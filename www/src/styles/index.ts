// The style sheets as constructable ones: they live in the shadow root and need no inline style, whatever the host's
// policy. The files are plain CSS; the build puts them into the script.

import { unsafeCSS } from "lit";
import tokens from "./tokens.css?inline";
import base from "./base.css?inline";
import frame from "./frame.css?inline";
import controls from "./controls.css?inline";
import answer from "./answer.css?inline";
import tables from "./tables.css?inline";
import explanation from "./explanation.css?inline";
import finder from "./finder.css?inline";
import importCss from "./import.css?inline";
import difference from "./difference.css?inline";
import comparison from "./comparison.css?inline";
import charts from "./charts.css?inline";
import school from "./school.css?inline";
import tryCss from "./try.css?inline";
import followup from "./followup.css?inline";
import workshop from "./workshop.css?inline";
import publication from "./publication.css?inline";
import mapping from "./mapping.css?inline";
import large from "./large-text.css?inline";
import plain from "./plain.css?inline";
import print from "./print.css?inline";

export const styles = [tokens, base, frame, controls, answer, tables, explanation, finder, importCss, difference, charts, comparison, school, tryCss, followup, workshop, publication, mapping, plain, large, print].map((css) => unsafeCSS(css));
