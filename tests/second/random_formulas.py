"""Random formulas over the names that are there so far.

A column that may be not applicable is read only where the language allows it: in a place that bears it, or behind a guard.
"""
import random

from grammar import ENGLISH, tokens

PARENT = {"enhet": "huvudman", "antal": "enhet", "post": "enhet", "huvudman": "krets"}
TYPE = {"huvudman": "typ", "enhet": "huvudman.typ", "antal": "enhet.huvudman.typ", "post": "enhet.huvudman.typ"}
OUTSIDE = {"enhet": "b", "antal": "enhet.b", "post": "enhet.b"}  # given where the provider is external
DIRECTIONS = ("", " närmaste jämna", " uppåt", " nedåt", " från noll", " mot noll")
FOREIGN = {swedish: english for english, swedish in ENGLISH.items()}


class Author:
    def __init__(self, seed):
        self.random, self.parameters = random.Random(seed), []
        self.under_conditions = 0  # more than none: what is known here may speak against another guard
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

    def formula(self, table, depth):
        """A whole formula; one in ten is written with English names."""
        text = self.expression(table, depth)
        return foreign(text) if self.random.random() < 0.1 else text

    def expression(self, table, depth):
        if depth == 0 or self.random.random() < 0.15:
            return self.name(table)
        ways = [self.sum, self.sum, self.quotient, self.rounded, self.choice, self.fold, self.sign, self.stepped]
        if table:
            ways += [self.replaced, self.switch, self.guarded]
        if table == "post":
            ways += [self.span, self.date]
        return self.random.choice(ways + [self.aggregate])(table, depth - 1)

    def sum(self, table, depth):
        return f"({self.expression(table, depth)}) {self.random.choice('+-*')} ({self.expression(table, depth)})"

    def quotient(self, table, depth):
        name = self.name(table)
        return f"OM({name} = 0; {self.expression(table, 0)}; ({self.expression(table, depth)}) / {name})"

    def rounded(self, table, depth):
        name = self.random.choice(("AVRUNDA", "AVRUNDA.UPPÅT", "AVRUNDA.NEDÅT", "AVKORTA", "HELTAL", "ABS", "MAVRUNDA"))
        if name == "MAVRUNDA":
            sign = self.random.choice(("", "-"))
            return f"MAVRUNDA({sign}ABS({self.expression(table, depth)}); {sign}{self.random.choice(('0,25', '3', '0', '1000'))})"
        digits = "" if name in ("HELTAL", "ABS") else f"; {self.random.choice(('0', '1', '2', '-1'))}"
        return f"{name}({self.expression(table, depth)}{digits})"

    def under(self, table, depth):
        """An expression in a branch, or under a condition."""
        self.under_conditions += 1
        text = self.expression(table, depth)
        self.under_conditions -= 1
        return text

    def choice(self, table, depth):
        return f"OM({self.test(table, depth)}; {self.under(table, depth)}; {self.under(table, depth)})"

    def fold(self, table, depth):
        parts = [self.expression(table, depth)] + self.random.choices(self.maybe.get(table) or ["1"], k=self.random.randint(0, 2))
        return f"{self.random.choice(('SUMMA', 'MIN', 'MAX', 'MEDEL'))}({'; '.join(parts)})"

    def sign(self, table, depth):
        return self.random.choice((f"-({self.expression(table, depth)})", f"{self.number()}%"))

    def stepped(self, table, depth):
        name = self.random.choice(("TRAPPA", "SKIKT"))
        return f"{name}(steg; ABS({self.expression(table, depth)}); {self.random.choice(('sats', 'dubbel'))})"

    def replaced(self, table, depth):
        return f"OMTOM({self.random.choice(self.maybe[table] or ['1'])}; {self.expression(table, depth)})"

    def guarded(self, table, depth):
        """A column that may be not applicable, read where what is known at the place says that it applies."""
        other, ways = self.under(table, depth), []
        if self.under_conditions:
            return other
        if self.maybe[table]:
            name = self.random.choice(self.maybe[table])
            ways += [f"OM(ÄRTOM({name}); {other}; {name} * 2)", f"OM(ICKE(ÄRTOM({name})); {name} - 1; {other})"]
        if table in OUTSIDE:
            name, kind = OUTSIDE[table], TYPE[table]
            ways += [f'OM({kind} = "Extern"; -{name}; {other})', f'VÄXLA({kind}; "egen regi"; {other}; "Extern"; {name} + 1)']
        return self.random.choice(ways or [other])

    def switch(self, table, depth):
        return f'VÄXLA({TYPE[table]}; "egen regi"; {self.under(table, depth)}; "Extern"; {self.under(table, depth)})'

    def span(self, table, depth):
        name, measure, day = self.random.choice((("MÅNADER", "enmånad", ""), ("DAGAR", "endag", ""), ("MÅNADER", "enmånad", "; 15"),
                                                 ("MÅNADER", "enmånad", "; 31")))
        return f"{name}(från; OMTOM(till; periodens_slut){day}) / {measure}"

    def date(self, table, depth):
        day = f"DATUM(ÅR(från); MÅNAD(från) + {self.random.randint(-30, 30)}; {self.random.randint(-40, 60)})"
        return self.random.choice((f"({day} - från) / endag", f"ÅR({day})", f"TRAPPA(datumsteg; MAX({day}; DATUM(2020; 1; 1)); sats)",
                                   f"(OMTOM(till; från + {self.random.randint(0, 900)} * endag) - periodens_början) / endag",
                                   f"OM(från < {day}; MÅNAD(från); {self.name(table)})"))

    def aggregate(self, table, depth):
        children = [child for child, parent in PARENT.items() if parent == table and table in TYPE]
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

    def comparison(self, table, depth):
        return f"{self.name(table)} {self.random.choice(('=', '<>', '<', '<=', '>', '>='))} {self.expression(table, max(0, depth - 1))}"

    def test(self, table, depth):
        tests = [self.comparison(table, depth)]
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

    def rising(self, table, depth):
        """A formula that rises with the unknown x, or stands still, in straight pieces."""
        r = self.random
        if depth == 0:
            return r.choice(("x", "x", f"x * ABS({self.expression(table, 1)})", f"x * 3 - {self.name(table)}", f"x / {r.randint(2, 9)}",
                             f"{r.randint(1, 99)}% * x", self.name(table)))
        first, second = self.rising(table, depth - 1), self.rising(table, depth - 1)
        return r.choice((f"({first}) + ({second})", f"({first}) - ABS({self.name(table)})", f"MIN({first}; {second})", f"MAX({first}; {second})",
                         f"SUMMA({first}; {r.choice(self.maybe[table] or ['1'])}; {second})", f"MEDEL({first}; {second})", f"({first}) * {r.randint(1, 4)}",
                         f"OM({self.test(table, 1)}; {first}; {second})", f"OMTOM({r.choice(self.maybe[table] or ['1'])}; {first})"))


def foreign(text):
    """The same formula with the English names of its functions."""
    edits, found = [], tokens(text)
    for at, token in enumerate(found):
        whole, first = token.text, at
        while found[first - 1].text == "." and first > 1:
            first -= 2
            whole = found[first].text + "." + whole
        if found[at + 1:] and found[at + 1].text == "(" and whole in FOREIGN:
            edits.append((found[first].start, token.end, FOREIGN[whole]))
    for start, end, name in reversed(edits):
        text = text[:start] + name + text[end:]
    return text
