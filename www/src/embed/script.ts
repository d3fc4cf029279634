// Where this script is: a part of the module build. A build with everything in one script puts script-inlined.ts in its place.

export const script = (): string => import.meta.url;
