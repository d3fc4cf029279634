// Bytes as text of 85 printable characters, five for four bytes. Base64 takes a fifteenth more, and the single file has no room for
// that. The characters are those from # to x without <, so that the text can stand in a script element of an HTML file; none of them
// is a letter of another alphabet or a white space that mail or an editor would change.

const FIRST = 35; // #
const LEFT_OUT = 60; // <
const BASE = 85;

export function toText(bytes: Uint8Array): string {
  const characters: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    let value = 0;
    for (let i = 0; i < 4; i++) value = value * 256 + (bytes[at + i] ?? 0);
    let group = "";
    for (let i = 0; i < 5; i++) {
      const digit = value % BASE;
      group = String.fromCharCode(FIRST + digit + (FIRST + digit >= LEFT_OUT ? 1 : 0)) + group;
      value = Math.floor(value / BASE);
    }
    characters.push(group);
  }
  return characters.join("");
}

/** Rounded up to whole groups of four: what the bytes mean says how long they are. Throws a RangeError for any other character. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  if (text.length % 5 !== 0) throw new RangeError("no whole number of groups");
  const view = new DataView(new ArrayBuffer((text.length / 5) * 4));
  for (let at = 0, to = 0; at < text.length; at += 5, to += 4) {
    let value = 0;
    for (let i = 0; i < 5; i++) {
      const code = text.charCodeAt(at + i);
      const digit = code - FIRST - (code > LEFT_OUT ? 1 : 0);
      if (code === LEFT_OUT || digit < 0 || digit >= BASE) throw new RangeError("a character that does not belong here");
      value = value * BASE + digit;
    }
    view.setUint32(to, value);
  }
  return new Uint8Array(view.buffer);
}
