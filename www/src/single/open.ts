// The only script that the single file starts by itself: unpacks the other one and the wasm, and starts it. The policy in the file
// names both scripts by their hashes, so nothing else can run. Written for older browsers than the rest, since it tells them so.

import { unpacked } from "../inlined/unpacked.js";
import { say } from "./sentences.js";

/** What the packed script takes from the element that it runs in. */
interface Running extends HTMLScriptElement {
  wasm: Uint8Array<ArrayBuffer>;
}

const understands = (): boolean =>
  typeof WebAssembly === "object" && "adoptedStyleSheets" in Document.prototype && "customElements" in window && CSS.supports("color", "light-dark(red, red)");

function open(): void {
  if (!understands()) return say("fordela-gammal");
  const packed = document.getElementById("fordela-packat");
  const bytes = packed && unpacked({ text: packed.textContent ?? "", checksum: Number(packed.dataset.checksum) });
  if (!bytes) return say("fordela-skadad");
  packed.remove(); // a megabyte that nobody reads again

  // The length of the script, the script, the wasm.
  const length = new DataView(bytes.buffer).getUint32(0, true);
  const script = document.createElement("script") as Running;
  script.wasm = bytes.slice(4 + length);
  script.textContent = new TextDecoder().decode(bytes.subarray(4, 4 + length));
  document.body.append(script);
  // It ran as it was put in. What cannot be read by this browser, it has passed over.
  if (!customElements.get("fordela-kalkylator")) say("fordela-gammal");
}

// First the line that says that it opens is on the screen: unpacking takes a second on a phone.
document.getElementById("fordela-oppnar")!.hidden = false;
requestAnimationFrame(() => setTimeout(open));
