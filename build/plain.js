// The other side of the three functions of plain/src/lib.rs, for the core translated to JavaScript: a call goes over as text with the
// bytes of files after it, and its answer comes back as text.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Plain {
  #exports;

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

  call(workspace, call, files) {
    const heads = files.map(({ name, bytes, dialect }) => ({ name, length: bytes.length, dialect }));
    const text = encoder.encode(`${JSON.stringify(heads)}\n${call}`);
    const bytes = files.map((file) => file.bytes);
    this.#write(bytes.reduce((sum, { length }) => sum + length, text.length), text, ...bytes);
    const length = this.#exports.call(workspace, text.length) >>> 0;
    const answer = this.#text(this.#exports.answer() >>> 0, length);
    const rest = answer.slice(1);
    switch (answer[0]) {
      case "=": return JSON.parse(rest);
      case "#": return Number(rest);
      case "!": throw rest;
      default: return undefined;
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
