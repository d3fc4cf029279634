// The other side of the three functions of the wasm module (wasm/src/lib.rs): a call goes over as text with the bytes of files after
// it, and its answer comes back as text. The same for the wasm and for the core translated to JavaScript.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A new instance of the core. `wasm`: its bytes, or those already compiled. */
export async function core(wasm) {
  const made = new Core();
  const started = await WebAssembly.instantiate(wasm, { fordela: made.imports });
  return made.with((started.instance ?? started).exports);
}

/** One instance, with memory of its own; the workspaces that it opens live and die with it. */
export class Core {
  #exports;

  /** A call has failed in a way that no call should: nothing more is asked of this instance. */
  stopped = false;

  /** What the module asks of JavaScript. */
  imports = {
    normalise: (at, length) => {
      const normal = encoder.encode(this.#text(at >>> 0, length >>> 0).normalize("NFC"));
      this.#write(normal.length, normal);
      return normal.length;
    },
  };

  with(exports) {
    this.#exports = exports;
    return this;
  }

  open(files) {
    return new Workspace(files, this);
  }

  /** The value that comes of a call; of one that makes a workspace, its number. */
  call(workspace, name, args, files = []) {
    const text = encoder.encode([name, ...args.map(json)].join("\n"));
    const answer = this.#answer(workspace, text, files.map(({ bytes }) => bytes));
    const rest = answer.slice(1);
    switch (answer[0]) {
      case "=": return JSON.parse(rest);
      case "#": return Number(rest);
      case "!": throw new Error(rest);
      default: return undefined;
    }
  }

  #answer(workspace, text, bytes) {
    if (this.stopped) throw new Error("this instance has stopped: open the files again in another one");
    try {
      this.#write(bytes.reduce((sum, { length }) => sum + length, text.length), text, ...bytes);
      const length = this.#exports.call(workspace, text.length) >>> 0;
      return this.#text(this.#exports.answer() >>> 0, length);
    } catch (reason) {
      this.stopped = true; // in the middle of something, so that nothing in its memory can be trusted
      throw reason;
    }
  }

  /** The memory is asked for each time: another one takes its place when it grows. */
  #write(length, ...parts) {
    let at = this.#exports.room(length) >>> 0;
    const memory = new Uint8Array(this.#exports.memory.buffer);
    for (const part of parts) {
      memory.set(part, at);
      at += part.length;
    }
  }

  #text(at, length) {
    return decoder.decode(new Uint8Array(this.#exports.memory.buffer, at, length));
  }
}

/** As JSON on one line. Half a character is in JSON only when it stands alone; the core, like every other reader of UTF-8, has none. */
function json(value) {
  return (JSON.stringify(value) ?? "null").replace(/\\\\|\\ud[89a-f][0-9a-f]{2}/g, (found) => (found === "\\\\" ? found : "\ufffd"));
}

/** What is said of files; their bytes go by themselves. */
function heads(files) {
  if (!Array.isArray(files)) throw new TypeError("files must be an array of { name, bytes }");
  return files.map((file) => {
    if (!(file?.bytes instanceof Uint8Array)) throw new TypeError("bytes must be a Uint8Array");
    return { name: file.name, length: file.bytes.length, dialect: file.dialect };
  });
}

/** A workspace that nobody holds any more is freed, unless its instance has stopped. */
const forgotten = new FinalizationRegistry(({ core, number }) => {
  if (!core.stopped) core.call(number, "free", []);
});

let shared;

/** The core that `new Workspace(files)` opens files in. */
export function share(core) {
  shared = core;
  return core;
}

/** Says that a workspace is made by a call and not from files. */
const MADE = Symbol("made");

/** Each method is the call with its name; core.d.ts says what they take and give, and src/calls.rs answers them. */
export class Workspace {
  #core;
  #number;

  constructor(files, core = shared, number = undefined) {
    if (!core) throw new Error("the wasm is not loaded: call open() first");
    this.#core = core;
    this.#number = files === MADE ? number : core.call(0, "open", [heads(files)], files);
    forgotten.register(this, { core, number: this.#number }, this);
  }

  #held() {
    if (this.#number === undefined) throw new Error("this workspace is freed");
    return this.#number;
  }

  #ask(name, ...given) {
    return this.#core.call(this.#held(), name, given);
  }

  #make(name, given, files) {
    return new Workspace(MADE, this.#core, this.#core.call(this.#held(), name, given, files));
  }

  free() {
    const number = this.#held();
    this.#number = undefined;
    forgotten.unregister(this);
    this.#core.call(number, "free", []);
  }

  allocate(ruleSet) {
    return this.#ask("allocate", ruleSet);
  }

  alone(ruleSet, own, changes) {
    return this.#ask("alone", ruleSet, own, changes);
  }

  cases(ruleSet) {
    return this.#ask("cases", ruleSet);
  }

  check(ruleSet) {
    return this.#ask("check", ruleSet);
  }

  compare(current, proposed) {
    return this.#ask("compare", current, proposed);
  }

  csv(ruleSet) {
    return this.#ask("csv", ruleSet);
  }

  difference(from, to) {
    return this.#ask("difference", from, to);
  }

  edit(ruleSet, edits) {
    return this.#ask("edit", ruleSet, edits);
  }

  explain(ruleSet, unit, resource) {
    return this.#ask("explain", ruleSet, unit, resource);
  }

  files() {
    return this.#ask("files");
  }

  flat(ruleSet) {
    return this.#ask("flat", ruleSet);
  }

  followUp(ruleSet, options) {
    return this.#ask("followUp", ruleSet, options);
  }

  identity(ruleSet) {
    return this.#ask("identity", ruleSet);
  }

  mapping(file, draft) {
    return this.#ask("mapping", file, draft);
  }

  mappingText(file, draft) {
    return this.#ask("mappingText", file, draft);
  }

  outline(ruleSet) {
    return this.#ask("outline", ruleSet);
  }

  overlay(base, id, name, changes) {
    return this.#ask("overlay", base, id, name, changes);
  }

  own(tables) {
    return this.#make("own", [tables]);
  }

  ownQuestions(ruleSet, own) {
    return this.#ask("ownQuestions", ruleSet, own);
  }

  ownTable(ruleSet, own, table) {
    return this.#ask("ownTable", ruleSet, own, table);
  }

  problems() {
    return this.#ask("problems");
  }

  questions(ruleSet, unit) {
    return this.#ask("questions", ruleSet, unit);
  }

  ruleSets() {
    return this.#ask("ruleSets");
  }

  sensitivity(ruleSet) {
    return this.#ask("sensitivity", ruleSet);
  }

  solve(ruleSet, question) {
    return this.#ask("solve", ruleSet, question);
  }

  source(ruleSet) {
    return this.#ask("source", ruleSet);
  }

  split(current, proposed) {
    return this.#ask("split", current, proposed);
  }

  sums(ruleSet) {
    return this.#ask("sums", ruleSet);
  }

  table(ruleSet, table) {
    return this.#ask("table", ruleSet, table);
  }

  told(ruleSet) {
    return this.#ask("told", ruleSet);
  }

  trial(base, id, name, changes) {
    return this.#make("trial", [base, id, name, changes]);
  }

  vary(changes) {
    return this.#make("vary", [changes]);
  }

  with(file) {
    return this.#make("with", [heads([file])], [file]);
  }
}

if (Symbol.dispose) Workspace.prototype[Symbol.dispose] = Workspace.prototype.free;
