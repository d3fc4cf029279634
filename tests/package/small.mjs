// The smallest municipality that shows something: one provider, two schools, one price and one lump sum.
import { text } from "./consumer.mjs";

export const RULES = `
format = 1
id     = "liten"
namn   = "Liten kommun"
status = "gällande"
giltig = ["2025-01-01", "2025-12-31"]

[[dokument]]
id    = "budget"
titel = "Budget 2025 (påhittad)"

[[parameter]]
id     = "pris"
namn   = "Pris per elev"
tal    = "1 000,03 kr/elev"
enligt = "budget"

[[parameter]]
id     = "klumpsumma"
namn   = "Klumpsumma per skola"
tal    = "500 kr"
enligt = "budget"

[[tabell]]
id       = "huvudman"
nyckel   = "huvudman"
ur       = "enhet"

[[tabell]]
id       = "enhet"
nyckel   = "skolenhetskod"
kolumner = [
  { id = "huvudman", sort = "huvudman" },
  { id = "namn",     sort = "text" },
  { id = "elever",   sort = "elev" },
]

[[resurs]]
tabell = "enhet"
id     = "stöd"
namn   = "Stöd"
slag   = "verksamhetsstöd"
formel = "pris * elever + klumpsumma"
enligt = "budget"
`;

export const UNITS = "skolenhetskod;huvudman;namn;elever\r\n10000001;Kommunen;Alskolan;12\r\n10000002;Kommunen;Björkskolan;17,5\r\n";

/** What it comes to: 12 000,36 + 500 and, to the nearest öre, 17 500,525 + 500. */
export const AMOUNTS = ["12500.36", "18000.53"];
export const TOTAL = "30500.89";

/** Its files; each part may be replaced by another. */
export const small = ({ rules = RULES, units = UNITS } = {}) => [text("regelverk.toml", rules), text("enhet.csv", units)];
