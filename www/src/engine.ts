// The package as a module of its own, loaded first when something is to be computed. A module keeps one instance of the
// wasm for as long as it lives; loaded again under another address it is another module, with an instance of its own.
// That is how the page starts over when an instance has stopped.

export { open } from "fordela";

export const address = import.meta.url;
