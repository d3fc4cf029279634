/** What the wasm of this package is, so that a page can tell it from another version, half a file or a login page. */
export const length: number;
/** FNV-1a of its bytes. */
export const checksum: number;
