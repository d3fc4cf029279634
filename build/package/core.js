// What every method of the package goes through: a call with its name and its arguments as text, and the files that go with it. The
// same for the wasm (wasm.js) and for the core translated to JavaScript; what carries the calls over is a backend:
// `call(workspace, text, files)` gives the value that comes of it, throws a string where the call is wrong in itself, and anything
// else when it has stopped.

/** One instance, with memory of its own; the workspaces that it opens live and die with it. */
export class Core {
  #backend;

  /** A call has failed in a way that no call should: nothing more is asked of this instance. */
  stopped = false;

  constructor(backend) {
    this.#backend = backend;
  }

  open(files) {
    return new Workspace(files, this);
  }

  /** The value that comes of a call; of one that makes a workspace, its number. */
  call(workspace, name, args, files = []) {
    if (this.stopped) throw new Error("this instance has stopped: open the files again in another one");
    try {
      return this.#backend.call(workspace, [name, ...args.map(json)].join("\n"), files);
    } catch (reason) {
      if (typeof reason === "string") throw new Error(reason);
      this.stopped = true; // in the middle of something, so that nothing in its memory can be trusted
      throw reason;
    }
  }
}

/** As JSON on one line. Half a character is in JSON only when it stands alone; the core, like every other reader of UTF-8, has none. */
function json(value) {
  return (JSON.stringify(value) ?? "null").replace(/\\\\|\\ud[89a-f][0-9a-f]{2}/g, (found) => (found === "\\\\" ? found : "\ufffd"));
}

function checked(files) {
  if (!Array.isArray(files)) throw new TypeError("files must be an array of { name, bytes }");
  for (const file of files) if (!(file?.bytes instanceof Uint8Array)) throw new TypeError("bytes must be a Uint8Array");
  return files;
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
    this.#number = files === MADE ? number : core.call(0, "open", [], checked(files));
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
    return this.#make("with", [], checked([file]));
  }
}

if (Symbol.dispose) Workspace.prototype[Symbol.dispose] = Workspace.prototype.free;
