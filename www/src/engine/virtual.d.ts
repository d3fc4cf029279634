/** What the build puts into a file that brings everything itself. */
declare module "virtual:fordela-wasm" {
  /** Undefined when what was packed has been damaged. */
  export function wasm(): Uint8Array<ArrayBuffer> | undefined;
}
