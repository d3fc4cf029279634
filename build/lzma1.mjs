// What packs, of the package that can; a file of its own for the sake of its types.
export { compress } from "lzma1";
