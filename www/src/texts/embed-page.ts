// What Bädda in writes onto the other page: in the language of that page, whatever this one is read in.

import type { Lang } from "../numbers.js";

export const onPage: Record<Lang, { frame: (view: string) => string; inside: string }> = {
  sv: {
    frame: (view) => `Fördela: ${view}`,
    inside: "Fördela hämtas. Står bara den här raden kvar får skriptet inte köras på sidan.",
  },
  en: {
    frame: (view) => `Fördela: ${view}`,
    inside: "Fördela is being fetched. If only this line stays, the script may not run on the page.",
  },
};
