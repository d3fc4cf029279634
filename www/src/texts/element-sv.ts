// Det som bara sägs där räknaren ligger inbäddad på en annan sida.

export const elementSv = {
  back: (view: string) => `Tillbaka till ${view}`,
  choose: "Välj din skola",
  invented: "Alla namn och belopp är påhittade.",
  computed: "Räknat i din webbläsare med Fördela.",
  full: "Öppna hela vyn",
  noFigures: "Talen kan inte visas",
  noFiguresTodo: "Underlaget på den här sidan går inte att räkna med. Säg till den som sköter sidan.",
  page: "Sidans filer",
  support: "Stöd",
};
