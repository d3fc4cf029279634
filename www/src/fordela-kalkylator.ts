// The entry with a name that never changes. It holds nothing itself: what it names lies under names made of its content, so that a
// host that adds ?v=2 to the address, or a cache with an older copy, never gets two of the same part.

export { FordelaKalkylator } from "./kalkylator.js";
