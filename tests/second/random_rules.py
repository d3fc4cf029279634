"""Writes random rule sets with random data, for `fordela` and the second implementation to agree on.

random_rules.py DIR --seed N [--saknas]      with --saknas some cells are empty

DIR/slump, the rule set; DIR/ovan, laid over it with changes, and DIR/överst over that; DIR/inget-slump and so on, laid over
each of the three with none; DIR/ifjol, last year's. DIR/underlag holds the data, and in underlag/fjol last year's results.
"""
import argparse
from pathlib import Path

from random_data import data, last_year, write
from random_formulas import OUTSIDE, TYPE, Author

HEAD = '''format = 1
id = "{id}"
namn = "Slump {id}"
status = "gällande"
giltig = ["{year}-01-01", "{year}-12-31"]
'''
TABLES = '''
sorter = ["barn"]

[[parameter]]
id = "enkrona"
tal = "1 kr"

[[parameter]]
id = "enmånad"
tal = "1 månad"

[[parameter]]
id = "endag"
tal = "1 dag"

[[parameter]]
id = "ettbarn"
tal = "1 barn"

[[tabell]]
id = "krets"
nyckel = "krets"
kolumner = [{ id = "k", sort = "tal" }]

[[tabell]]
id = "huvudman"
nyckel = "hm"
kolumner = [{ id = "krets", sort = "krets" }, { id = "h", sort = "tal" }, { id = "typ", sort = ["egen regi", "Extern"] }]

[[tabell]]
id = "enhet"
nyckel = ["kod", "del"]
kolumner = [
  { id = "huvudman", sort = "huvudman", rubrik = "hm" },
  { id = "a", sort = "tal" },
  { id = "b", sort = "tal", villkor = 'huvudman.typ = "Extern"' },
  { id = "v", sort = "tal", valfri = true },
]

[[tabell]]
id = "grupp"
nyckel = "grupp"
kolumner = [{ id = "vikt", sort = "tal" }]
rader = [["x", "1"], ["y", "1,25"], ["z", "0,5"]]

[[tabell]]
id = "antal"
rader = ["enhet", "grupp"]
kolumner = [{ id = "n", sort = "tal" }]

[[tabell]]
id = "post"
nyckel = "nr"
kolumner = [
  { id = "enhet", sort = "enhet", rubrik = ["kod", "del"] },
  { id = "q", sort = "tal" },
  { id = "från", sort = "datum" },
  { id = "till", sort = "datum", valfri = true },
]
'''
LAST_YEAR = HEAD.format(id="ifjol", year=2024) + TABLES + '''
[[parameter]]
id = "i_fjol"
tal = "1,5"

[[kolumn]]
tabell = "enhet"
id = "förra"
formel = "a * 2"

[[kolumn]]
tabell = "enhet"
id = "dag"
formel = "DATUM(2024; 3; 1)"

[[kolumn]]
tabell = "enhet"
id = "stor"
formel = "a > 1"

[[kolumn]]
tabell = "antal"
id = "dubbelt"
villkor = "n > 0"
formel = "n * 2"

[[resurs]]
tabell = "post"
id = "bidrag"
slag = "övrigt"
formel = "enkrona * q"
'''
COUNTS = '''
[[kolumn]]
tabell = "antal"
id = "småbarn"
formel = "n * ettbarn"

[[kolumn]]
tabell = "antal"
id = "huvuden"
formel = "småbarn / ettbarn"

[[kolumn]]
tabell = "huvudman"
id = "enheter"
formel = "ANTAL.EGNA(enhet)"
'''


def entry(section, *, tabell=None, id, **keys):
    """An entry of a rule set; None is left out, and a formula stands in single quotes."""
    lines = [f"[[{section}]]"] + ([f'tabell = "{tabell}"'] if tabell else []) + [f'id = "{id}"']
    for key, value in keys.items():
        if value is not None:
            lines.append(f"{key} = {value}" if key in ("rader", "bort", "ny", "mellan") else f"{key} = '{value}'")
    return "\n".join(lines) + "\n"


class Writer(Author):
    """Writes a whole rule set, and remembers what could be said where, for an overlay to say something else there."""

    def __init__(self, seed):
        super().__init__(seed)
        self.places = []  # (table, id, a formula for that place)

    def maybe_rounding(self, chance=0.6):
        return self.rounding() if self.random.random() < chance else None

    def rules(self):
        parts = [HEAD.format(id="slump", year=2025), 'fjol = "ifjol"', TABLES, COUNTS, self.steps()]
        for at in range(4):
            filling = {"tal": self.number()} if at < 2 else {"formel": self.formula(None, 2), "avrundning": self.rounding()}
            parts.append(entry("parameter", id=f"p{at}", **filling))
            self.parameters.append(f"p{at}")
        self.grow("antal", "huvuden", True)
        parts += [self.column(f"c{at}") for at in range(6)] + [self.unknown()] + [self.column(f"c{at}") for at in range(6, 12)]
        return "\n".join(parts + [self.from_last_year(), self.plain_pot(), self.pots(), self.resources()])

    def steps(self):
        r = self.random
        bounds = [0] + r.sample(range(1, 200000), r.randint(0, 4))
        days = ["2020-01-01"] + [f"202{year}-07-{r.randint(1, 28):02}" for year in (4, 5)]
        r.shuffle(bounds)
        r.shuffle(days)

        def rows(of):
            return "[" + ", ".join(f'["{at}", "{bound}", "{self.number()}"]' for at, bound in enumerate(of)) + "]"

        def table(id, sort, of):
            columns = f'[{{ id = "gräns", sort = "{sort}" }}, {{ id = "sats", sort = "tal" }}]'
            return f'[[tabell]]\nid = "{id}"\nnyckel = "nr"\nkolumner = {columns}\nrader = {rows(of)}\n'

        return table("steg", "tal", bounds) + "\n" + table("datumsteg", "datum", days) + "\n" + entry("kolumn", tabell="steg", id="dubbel", formel="sats * 2 + 1")

    def column(self, id):
        r = self.random
        table, always = r.choice(("enhet", "enhet", "post", "antal", "huvudman")), r.random() < 0.6
        keys = {"villkor": None, "formel": self.formula(table, 3)}
        if not always:
            keys |= self.guard(table)
        elif r.random() < 0.1:
            keys["formel"], always = f"{r.choice(('MIN', 'MAX', 'MEDEL'))}.ALLA(post; {self.name('post')})", False
        keys |= {bound: self.under(table, 1) for bound in ("golv", "tak") if r.random() < 0.15}
        text = entry("kolumn", tabell=table, id=id, **keys, avrundning=self.maybe_rounding())
        if not keys["villkor"]:
            self.places.append((table, id, self.formula(table, 2)))
        self.grow(table, id, always)
        return text

    def guard(self, table):
        """A condition, and a formula that may read what the condition says applies."""
        way = self.random.random()
        if way < 0.25 and table in OUTSIDE:
            return {"villkor": f'OCH({TYPE[table]} = "Extern"; {self.comparison(table, 1)})',
                    "formel": f"{OUTSIDE[table]} * 2 + {self.under(table, 2)}"}
        if way < 0.5 and self.maybe[table]:
            name = self.random.choice(self.maybe[table])
            return {"villkor": f"ICKE(ÄRTOM({name}))", "formel": f"{self.name(table)} - {name}"}
        return {"villkor": self.test(table, 2), "formel": self.under(table, 3)}

    def unknown(self):
        """A level x that is met somewhere between the ends: the goal lies between what the ends give."""
        r = self.random
        lift, bounds = self.rising("enhet", 2), {key: self.name("enhet") for key in ("golv", "tak") if r.random() < 0.07}
        if r.random() < 0.95:
            lift = f"({lift}) + x"
        if r.random() < 0.05:
            lift = f"({lift}) - x * 3"
        low, high = sorted(r.sample(range(-5, 2000), 2))
        parts = [entry("kolumn", tabell="enhet", id=id, formel=put(lift, x), **{key: put(bound, x) for key, bound in bounds.items()})
                 for id, x in (("lyft", "x"), ("lyft_lågt", "x_låg"), ("lyft_högt", "x_hög"))]
        parts += [entry("parameter", id=f"x_{end}", tal=str(value)) for end, value in (("låg", low), ("hög", high))]
        parts += [entry("kolumn", tabell="huvudman", id="lyfts", formel="SUMMA.EGNA(enhet; lyft)")]
        part, ends = r.choice(("0,37", "1 / 3", "0,5", "0,81", "0,99", "2 / 7")), ("SUMMA.ALLA(enhet; lyft_lågt)", "SUMMA.ALLA(enhet; lyft_högt)")
        goal = f"{ends[0]} + {part} * ({ends[1]} - {ends[0]})"
        parts += [entry("parameter", id="mål", formel=goal if r.random() < 0.95 else self.number())]
        total = r.choice(("SUMMA.ALLA(enhet; lyft)", "SUMMA.ALLA(huvudman; lyfts)"))
        parts += [entry("parameter", id="x", sort="tal", uppfyller=r.choice((f"{total} = mål", f"mål = {total}")), mellan=f'["{low}", "{high}"]')]
        self.parameters += ["x"]
        self.grow("enhet", "lyft", True)
        return "\n".join(parts)

    def from_last_year(self):
        r = self.random
        inner = r.choice(("förra", "förra / 3 + a", "bidrag / enkrona", "OMTOM(v; 1) * i_fjol", "OM(stor; b; a)", "(dag - DATUM(2024; 1; 1)) / endag",
                          "a / SUMMA.ALLA(enhet; förra)", "ANTAL.ALLA(enhet) - a", "SUMMA.ALLA(enhet; OMTOM(v; 2) * OMTOM(a; 1))", "a - MEDEL.ALLA(enhet; v)",
                          "SUMMA.ALLA(antal; dubbelt) / 3"))
        pair = r.choice(("n", "n * 2 - dubbelt", "n / SUMMA.ALLA(antal; n)", "OMTOM(dubbelt; 1) * i_fjol", "MAX.ALLA(antal; OMTOM(dubbelt; n)) - n",
                         "SUMMA.ALLA(enhet; b) + n"))
        total = r.choice(("SUMMA.ALLA(enhet; förra) / 7", "SUMMA.ALLA(antal; dubbelt)", "MIN.ALLA(antal; OMTOM(n; 0) - OMTOM(dubbelt; 5))"))
        parts = [entry("kolumn", tabell="enhet", id="fjolår", formel=f"FJOL({inner})", avrundning=self.maybe_rounding()),
                 entry("kolumn", tabell="enhet", id="jämfört", formel=f"{self.expression('enhet', 2)} - OMTOM(FJOL({inner}); {self.name('enhet')})"),
                 entry("kolumn", tabell="antal", id="antal_fjol", formel=f"FJOL({pair})"),
                 entry("parameter", id="summa_fjol", formel=f"OMTOM(FJOL({total}); 0)")]
        self.grow("antal", "antal_fjol", False)
        self.grow("enhet", "fjolår", False)
        self.grow("enhet", "jämfört", True)
        return "\n".join(parts)

    def bounds(self, frame):
        """Bounds that now and then cannot be held."""
        r, share, found = self.random, f"{frame} / ANTAL.ALLA(enhet)", {}
        if r.random() < 0.6:
            found["golv"] = r.choice((f"{share} * OM({self.test('enhet', 1)}; 0,9; 0,2)", f"MIN({share}; enkrona * ABS({self.name('enhet')})) - enkrona",
                                      f"{share} * OM(OMTOM(FJOL(förra); 0) > 50; 0,8; 0)"))
        if r.random() < 0.2:
            found["tak"] = r.choice((f"{frame} * OM({self.test('enhet', 1)}; 1; 0,6)", f"{frame} * 0,8 + 5 * enkrona",
                                     f"{frame} + enkrona * a", f"{share} * 2 + enkrona"))
        if r.random() < 0.04:
            found["golv"] = f"{share} * 1,1 + enkrona"
        return found

    def plain_pot(self):
        """A pot of pure numbers in a column, some of whose keys may be not applicable."""
        parts = [entry("parameter", id="kaka", formel=f"ABS({self.expression(None, 2)}) + 3", avrundning="0,5 uppåt"),
                 entry("kolumn", tabell="enhet", id="bit", ram="kaka", nyckel="nyckelbit", avrundning="0,5"),
                 entry("kolumn", tabell="enhet", id="nyckelbit", villkor=f'ELLER(a = MIN.ALLA(enhet; a); {self.test("enhet", 1)})', formel="ABS(a) + 1 / 3")]
        self.grow("enhet", "bit", False)
        return "\n".join(parts)

    def pots(self):
        """A pot for every krets that has units, in money that is rounded up to whole steps."""
        step = self.random.choice(("1", "0,01", "5"))
        self.step = step
        units = "SUMMA.EGNA(huvudman; enheter)"
        frame = f"OM({units} = 0; 0; enkrona * (1 + ABS(k) * ANTAL.ALLA(enhet) + {units} * {self.number()}))"
        parts = [entry("kolumn", tabell="krets", id="kretsram", formel=frame, avrundning=f"{step} kr uppåt")]
        bounds = {}
        if self.random.random() < 0.5:
            bounds["golv"] = self.random.choice(("enkrona * MIN(ABS(a); 1)", "huvudman.krets.kretsram * 0,01", "enkrona * OMTOM(v; 0) / 1000"))
        if self.random.random() < 0.2:
            bounds["tak"] = self.random.choice(("huvudman.krets.kretsram", "huvudman.krets.kretsram", "huvudman.krets.kretsram / 2 + enkrona"))
        parts += [entry("resurs", tabell="enhet", id="kretspott", slag="strukturbidrag", ram="kretsram", per="huvudman.krets",
                        nyckel=f"ABS({self.expression('enhet', 2)}) + 0,01", **bounds, avrundning=f"{step} kr")]
        parts += [entry("kolumn", tabell="enhet", id="kretsbit", formel="kretspott / enkrona")]
        self.grow("enhet", "kretsbit", True)
        return "\n".join(parts)

    def resources(self):
        one = "a = MIN.ALLA(enhet; a)"  # so that some unit always takes part
        parts = [
            entry("parameter", id="ram", formel=f"enkrona * (1 + ABS({self.expression(None, 2)}))", avrundning=f"{self.step} kr uppåt"),
            entry("resurs", tabell="enhet", id="pott", slag="verksamhetsstöd", villkor=f"ELLER({one}; {self.test('enhet', 2)})", ram="ram",
                  nyckel=f"ABS({self.formula('enhet', 3)}) + {self.random.choice(('0', '0,1', '0,1', '0,1'))}", **self.bounds("ram"), avrundning=f"{self.step} kr"),
            entry("resurs", tabell="post", id="bidrag", slag="övrigt", villkor=self.test("post", 1), formel=f"enkrona * ({self.under('post', 3)})"),
            entry("resurs", tabell="post", id="tillägg", slag="tilläggsbelopp",
                  formel="enkrona * q * MÅNADER(från; OMTOM(till; periodens_slut)) / enmånad"),
            entry("resurs", tabell="enhet", id="moms", slag="moms",
                  formel=f"6 % * SUMMA(SUMMA.EGNA(post; bidrag); SUMMA.EGNA(post; tillägg); pott) + enkrona * ({self.formula('enhet', 2)})"),
        ]
        return "\n".join(parts)

    # Overlays

    def overlay(self):
        """Changes here and there, and new columns that look back at the rules they change."""
        r, self.year = self.random, self.random.choice((2025, 2026))
        parts = [over("ovan", "slump", self.year), entry("parameter", id="p0", tal=self.number())]
        if r.random() < 0.5:
            parts.append(entry("parameter", id="p2", tal=self.number()))
        for table, id, formula in r.sample(self.places, min(3, len(self.places))):
            parts.append(entry("kolumn", tabell=table, id=id, formel=r.choice((formula, f"({formula}) + OMTOM(BAS({id}); 1)"))))
        if r.random() < 0.5:
            parts.append(entry("tabell", id="grupp", rader='[["z", "0,75"], ["x", "1,5"], ["y", "1"]]'))
        if r.random() < 0.5:
            parts.append(entry("resurs", tabell="enhet", id="pott", formel=f"enkrona * ({self.expression('enhet', 2)})")
                         if r.random() < 0.5 else entry("resurs", tabell="enhet", id="pott", nyckel="ABS(a) + 1"))
        if r.random() < 0.3:
            parts.append(entry("resurs", tabell="enhet", id="moms", bort="true"))
        if r.random() < 0.3:
            parts.append(entry("resurs", tabell="post", id="bidrag", bort='["villkor"]'))
        maybe = r.choice(self.maybe["enhet"])
        inner = r.choice((self.expression("enhet", 2), f"{maybe} * 2 + a", "pott / enkrona", f"SUMMA.ALLA(enhet; {self.name('enhet')})",
                          f"SUMMA.EGNA(post; bidrag) / enkrona - {maybe}", f"MEDEL.ALLA(enhet; {maybe})",
                          f"a + SUMMA.ALLA(enhet; OMTOM({maybe}; 1) * {self.name('enhet')})", f"TRAPPA(steg; ABS({self.name('enhet')}); sats) * {maybe}"))
        parts += [entry("kolumn", tabell="enhet", id="bas_om", ny="true", formel=f"OMTOM(BAS({inner}); -1)", avrundning=self.maybe_rounding()),
                  # read by no resource: the explanation says "failed" of a step that is not applicable inside BAS
                  entry("kolumn", tabell="enhet", id="bas_steg", ny="true", formel=f"BAS({r.choice(('TRAPPA', 'SKIKT'))}(steg; ABS({maybe}); dubbel))"),
                  entry("kolumn", tabell="enhet", id="bas_kanske", ny="true", formel=f"BAS({maybe})"),
                  entry("kolumn", tabell="post", id="bas_post", ny="true",
                        formel=f"{self.name('post')} - OMTOM(BAS({self.expression('post', 2)}); 0)"),
                  entry("parameter", id="bas_p", ny="true", formel=f"BAS({self.expression(None, 1)} + SUMMA.ALLA(post; bidrag) / enkrona)"),
                  entry("resurs", tabell="enhet", id="skillnad", ny="true", slag="övrigt",
                        formel="enkrona * (bas_om - SUMMA(bas_kanske; 0) + bas_p)")]
        return "\n".join(parts)

    def second_overlay(self):
        """Over the overlay: what it says of its base stands, and what is said here is of the overlay."""
        r = self.random
        table, id, formula = r.choice(self.places)
        parts = [over("överst", "ovan", 2025), entry("parameter", id="p1", formel=f"BAS(p0) + {self.number()}"),
                 entry("kolumn", tabell=table, id=id, formel=f"OMTOM(BAS({id}); 2) - ({formula})"),
                 entry("kolumn", tabell="enhet", id="bas_två", ny="true", formel=f"SUMMA(BAS(bas_kanske - {self.name('enhet')}); bas_om; BAS(bas_p))"),
                 entry("resurs", tabell="enhet", id="steget", ny="true", slag="övrigt", villkor=self.test("enhet", 1),
                       formel="enkrona * bas_två + skillnad - OMTOM(BAS(skillnad); 0 * enkrona)")]
        if r.random() < 0.3:
            parts.append(entry("kolumn", tabell="enhet", id="bas_kanske", formel=f"BAS({r.choice(('bas_om', 'bas_kanske'))} * 2)"))
        return "\n".join(parts)


def over(id, base, year):
    return HEAD.format(id=id, year=year) + f'bas = "{base}"\n'


def put(formula, x):
    """The formula with another name in the place of x."""
    return " ".join(x if word == "x" else word for word in formula.replace("(", "( ").replace(")", " )").replace(";", " ;").split())


def write_all(folder, seed, empty):
    author = Writer(seed)
    files = {"slump": author.rules(), "ovan": author.overlay(), "överst": author.second_overlay(), "ifjol": LAST_YEAR}
    years = {"slump": 2025, "ovan": author.year, "överst": 2025}
    files |= {f"inget-{id}": over(f"inget-{id}", id, year) for id, year in years.items()}
    for id, text in files.items():
        (folder / id).mkdir(parents=True, exist_ok=True)
        (folder / id / "regelverk.toml").write_text(text, encoding="utf-8")
    tables = data(author, empty)
    write(author.random, folder / "underlag", tables)
    write(author.random, folder / "underlag" / "fjol", last_year(author, tables["enhet"]))


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--seed", type=int, required=True)
    arguments.add_argument("--saknas", action="store_true")
    given = arguments.parse_args()
    write_all(given.folder, given.seed, given.saknas)


if __name__ == "__main__":
    main()
