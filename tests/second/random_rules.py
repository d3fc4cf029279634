"""Writes a random rule set with random data, for `fordela` and the second implementation to agree on.

random_rules.py DIR --seed N [--saknas]      DIR/regelverk.toml and DIR/underlag/; with --saknas some cells are empty
"""
import argparse
import random
from pathlib import Path

HEAD = '''format = 1
id = "slump"
namn = "Slump"
status = "gällande"
giltig = ["2025-01-01", "2025-12-31"]

[[parameter]]
id = "enkrona"
tal = "1 kr"

[[parameter]]
id = "enmånad"
tal = "1 månad"

[[parameter]]
id = "endag"
tal = "1 dag"

[[tabell]]
id = "huvudman"
nyckel = "hm"
kolumner = [{ id = "h", sort = "tal" }, { id = "typ", sort = ["egen regi", "Extern"] }]

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
DIRECTIONS = ("", " närmaste jämna", " uppåt", " nedåt", " från noll", " mot noll")
PARENT = {"enhet": "huvudman", "antal": "enhet", "post": "enhet"}
TYPE = {"huvudman": "typ", "enhet": "huvudman.typ", "antal": "enhet.huvudman.typ", "post": "enhet.huvudman.typ"}


class Author:
    """Writes formulas over the names that are there so far."""

    def __init__(self, seed):
        self.random, self.parameters = random.Random(seed), []
        self.always = {"huvudman": ["h"], "enhet": ["a", "huvudman.h"], "antal": ["n", "grupp.vikt"], "post": ["q", "enhet.a"]}
        self.maybe = {"huvudman": [], "enhet": ["b", "v"], "antal": ["enhet.b"], "post": ["enhet.v"]}  # perhaps not applicable

    def number(self):
        r = self.random
        return r.choice((str(r.randint(0, 9)), str(r.randint(0, 100000)), f"{r.randint(0, 999)},{r.randint(0, 99):02}", f"0,{r.randint(1, 9)}"))

    def rounding(self):
        return self.random.choice(("1", "0,1", "0,01", "5", "0,25", "100")) + self.random.choice(DIRECTIONS)

    def name(self, table):
        names = self.parameters + self.always.get(table, [])
        return self.random.choice(names) if names and self.random.random() < 0.8 else self.number()

    def expression(self, table, depth):
        if depth == 0 or self.random.random() < 0.15:
            return self.name(table)
        ways = [self.sum, self.sum, self.quotient, self.rounded, self.choice, self.fold, self.sign]
        if table:
            ways += [self.replaced, self.switch]
        if table == "post":
            ways += [self.span]
        return self.random.choice(ways + [self.aggregate])(table, depth - 1)

    def sum(self, table, depth):
        return f"({self.expression(table, depth)}) {self.random.choice('+-*')} ({self.expression(table, depth)})"

    def quotient(self, table, depth):
        name = self.name(table)
        return f"OM({name} = 0; {self.expression(table, 0)}; ({self.expression(table, depth)}) / {name})"

    def rounded(self, table, depth):
        name = self.random.choice(("AVRUNDA", "AVRUNDA.UPPÅT", "AVRUNDA.NEDÅT", "AVKORTA", "HELTAL", "ABS"))
        digits = "" if name in ("HELTAL", "ABS") else f"; {self.random.choice(('0', '1', '2', '-1'))}"
        return f"{name}({self.expression(table, depth)}{digits})"

    def choice(self, table, depth):
        return f"OM({self.test(table, depth)}; {self.expression(table, depth)}; {self.expression(table, depth)})"

    def fold(self, table, depth):
        parts = [self.expression(table, depth)] + self.random.choices(self.maybe.get(table) or ["1"], k=self.random.randint(0, 2))
        return f"{self.random.choice(('SUMMA', 'MIN', 'MAX', 'MEDEL'))}({'; '.join(parts)})"

    def sign(self, table, depth):
        return self.random.choice((f"-({self.expression(table, depth)})", f"{self.number()}%"))

    def replaced(self, table, depth):
        return f"OMTOM({self.random.choice(self.maybe[table] or ['1'])}; {self.expression(table, depth)})"

    def switch(self, table, depth):
        return f'VÄXLA({TYPE[table]}; "egen regi"; {self.expression(table, depth)}; "Extern"; {self.expression(table, depth)})'

    def span(self, table, depth):
        name, measure = self.random.choice((("MÅNADER", "enmånad"), ("DAGAR", "endag")))
        return f"{name}(från; OMTOM(till; periodens_slut)) / {measure}"

    def aggregate(self, table, depth):
        children = [child for child, parent in PARENT.items() if parent == table]
        own = children and self.random.random() < 0.7
        of = self.random.choice(children if own else list(TYPE))
        rows = "EGNA" if own else "ALLA"
        fold = self.random.choice(("SUMMA", "SUMMA", "ANTAL", "MIN", "MAX", "MEDEL"))
        if not table or fold == "ANTAL":
            return f"ANTAL.{rows}({of})" if table else self.number()  # a parameter that reads rows may close a cycle
        body = self.random.choice(self.maybe[of]) if self.maybe[of] and self.random.random() < 0.4 else self.name(of)
        if self.random.random() < 0.4:
            body = f"OM({self.name(of)} < {self.name(of)}; {self.name(of)} * {self.name(of)}; {self.name(of)} - {self.name(of)})"
        text = f"{fold}.{rows}({of}; {body})"
        return text if fold == "SUMMA" else f"OMTOM({text}; {self.number()})"

    def test(self, table, depth):
        tests = [f"{self.name(table)} {self.random.choice(('=', '<>', '<', '<=', '>', '>='))} {self.expression(table, max(0, depth - 1))}"]
        if table:
            tests += [f'{TYPE[table]} = "Extern"', f"ÄRTOM({self.random.choice(self.maybe[table] or ['1'])})"]
        if depth > 0:
            tests += [f"{self.random.choice(('OCH', 'ELLER'))}({self.test(table, depth - 1)}; ICKE({self.test(table, depth - 1)}))"]
        return self.random.choice(tests)

    def grow(self, table, name, always):
        """A new column may be read in its table, and along the references below it."""
        for at in TYPE:
            steps, up = [], at
            while up != table and up in PARENT:
                up = PARENT[up]
                steps.append(up)
            if up == table:
                (self.always if always else self.maybe)[at].append(".".join(steps + [name]))

    def rules(self):
        parts, r = [HEAD], self.random
        for at in range(4):
            filling = f'tal = "{self.number()}"' if at < 2 else f"formel = '{self.expression(None, 2)}'\navrundning = \"{self.rounding()}\""
            parts.append(f'[[parameter]]\nid = "p{at}"\n{filling}\n')
            self.parameters.append(f"p{at}")
        for at in range(12):
            table, always = r.choice(("enhet", "enhet", "post", "antal", "huvudman")), r.random() < 0.65
            lines = [f'[[kolumn]]\ntabell = "{table}"\nid = "c{at}"']
            if not always:
                lines.append(f"villkor = '{self.test(table, 2)}'")
            lines.append(f"formel = '{self.expression(table, 3)}'")
            for bound in ("golv", "tak"):
                if r.random() < 0.15:
                    lines.append(f"{bound} = '{self.expression(table, 1)}'")
            if r.random() < 0.6:
                lines.append(f'avrundning = "{self.rounding()}"')
            parts.append("\n".join(lines) + "\n")
            self.grow(table, f"c{at}", always)
        return "\n".join(parts + [self.resources()])

    def resources(self):
        step = self.random.choice(("1", "0,01", "5"))
        one = "a = MIN.ALLA(enhet; a)"  # so that some unit always takes part
        return f'''[[parameter]]
id = "ram"
formel = 'enkrona * (1 + ABS({self.expression(None, 2)}))'
avrundning = "{step} kr uppåt"

[[resurs]]
tabell = "enhet"
id = "pott"
slag = "verksamhetsstöd"
villkor = 'ELLER({one}; {self.test("enhet", 2)})'
ram = "ram"
nyckel = 'ABS({self.expression("enhet", 3)}) + 0,1'
avrundning = "{step} kr"

[[resurs]]
tabell = "post"
id = "bidrag"
slag = "tilläggsbelopp"
villkor = '{self.test("post", 1)}'
formel = 'enkrona * ({self.expression("post", 3)})'

[[resurs]]
tabell = "enhet"
id = "moms"
slag = "moms"
formel = '6 % * SUMMA(SUMMA.EGNA(post; bidrag); pott) + enkrona * ({self.expression("enhet", 2)})'
'''

    def data(self, empty):
        """{table: rows}: units in no order, keys of two columns, some units without posts."""
        r = self.random

        def cell():
            return "" if empty and r.random() < 0.03 else self.number()

        def day(year):
            return f"{year}-{r.randint(1, 12):02}-{r.randint(1, 28):02}"

        providers = [f"h{at}" for at in range(3)]
        units = [(r.choice("åäöabAB") + str(at), r.choice(("1", "2", "10"))) for at in range(r.randint(1, 7))]
        r.shuffle(units)
        return {
            "huvudman": [["hm", "h", "typ"]] + [[name, cell(), r.choice(("Egen regi", "extern"))] for name in providers],
            "enhet": [["kod", "del", "hm", "a", "b", "v", "x", "y", "z"]]
            + [[*unit, r.choice(providers), cell(), cell(), r.choice(("", cell())), cell(), cell(), cell()] for unit in units],
            "post": [["nr", "kod", "del", "q", "från", "till"]]
            + [[f"n{at}", *r.choice(units), cell(), day(r.choice((2024, 2025))), r.choice(("", day(r.choice((2025, 2026)))))]
               for at in range(r.randint(0, 9))],
        }


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--seed", type=int, required=True)
    arguments.add_argument("--saknas", action="store_true")
    given = arguments.parse_args()
    author = Author(given.seed)
    (given.folder / "underlag").mkdir(parents=True, exist_ok=True)
    (given.folder / "regelverk.toml").write_text(author.rules(), encoding="utf-8")
    delimiter, decimal = author.random.choice(((";", ","), ("\t", "."), ("\t", ","), (",", ".")))
    for table, rows in author.data(given.saknas).items():
        text = "".join(delimiter.join(cell.replace(",", decimal) for cell in row) + "\r\n" for row in rows)
        (given.folder / "underlag" / f"{table}.csv").write_bytes(text.encode(author.random.choice(("utf-8", "utf-8-sig", "cp1252"))))


if __name__ == "__main__":
    main()
