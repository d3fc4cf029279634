// Vad sidan säger runt elementet när något nytt har kommit.

import { list } from "./words-sv.js";

export const pageSv = {
  label: "Nyheter",
  rules: (names: readonly string[]) => (names.length > 0 ? `Nya regler har kommit: ${list(names)}.` : "Nya regler eller nytt underlag har kommit."),
  version: (version: string) => `En ny version av Fördela har kommit (${version}).`,
  still: "Siffrorna på skärmen är räknade med de förra. Sparade filer går att öppna som förut.",
  switch: "Byt nu",
  later: "Senare",
  unsaved: "Det du har läst in eller ändrat finns bara på den här sidan och försvinner om du byter. Spara det först.",
  anyway: "Byt ändå",
};
