// The single file with what was chosen inside: the block of data in it is exchanged, and nothing else. The block is no
// script, so the policy of the file, which knows its scripts by their sums, is as good as before.

import type { Attribute, Brought } from "./ui.js";

export interface Content {
  attributes: readonly Attribute[];
  files?: readonly Brought[] | undefined;
  publication?: Brought | undefined;
}

const BLOCK = /(<script\b[^>]*\bid="?fordela-innehall"?[^>]*>)([^]*?)(<\/script>)/;

/** Nothing where the file has no block to exchange. Without files or a publication it keeps those that it was built with. */
export function withContent(page: string, { attributes, files, publication }: Content): string | undefined {
  const [, , built] = BLOCK.exec(page) ?? [];
  if (built === undefined) return undefined;
  const kept = files || publication ? { files, publication } : contained(built);
  if (!kept) return undefined;
  const block = { format: 1, attributes: Object.fromEntries(attributes), ...kept };
  // Inside a script element only a less-than sign could end it.
  const json = JSON.stringify(block).replaceAll("<", "\\u003c");
  return page.replace(BLOCK, (_, start: string, _built: string, end: string) => start + json + end);
}

function contained(block: string): Pick<Content, "files" | "publication"> | undefined {
  try {
    const { files, publication } = JSON.parse(block) as Content;
    return { files, publication };
  } catch {
    return undefined;
  }
}
