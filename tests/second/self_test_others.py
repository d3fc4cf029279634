"""Rule sets that stand on others: overlays, BAS and FJOL, worked by hand."""
import copy
import tempfile
import tomllib
import unittest
from datetime import date
from fractions import Fraction
from pathlib import Path

from formula import INAPPLICABLE, FormulaError
from overlay import merge
from results import result_table
from rule_files import Library, rule_paths
from ruleset import Workbook, open_workbook
from tables import RawTable, data_files

HEAD = 'format = 1\nid = "{}"\nnamn = "N"\nstatus = "gällande"\ngiltig = ["{}-01-01", "{}-12-31"]\n'
BASE = HEAD.format("ett", 2024, 2024) + '''
valuta = "mark"
sorter = ["barn"]
[[dokument]]
id = "d1"
titel = "Ett"
[[parameter]]
id = "pris"
tal = "10 mark/barn"
enligt = "d1"
[[parameter]]
id = "ram"
formel = "SUMMA.ALLA(enhet; barn) * pris"
avrundning = "1 mark"
[[tabell]]
id = "enhet"
nyckel = "kod"
kolumner = [{ id = "barn", sort = "barn" }, { id = "behov", sort = "barn", valfri = true }]
[[tabell]]
id = "sats"
nyckel = "sats"
kolumner = [{ id = "andel", sort = "%" }]
rader = [["a", "10 %"], ["b", "20 %"]]
[[kolumn]]
tabell = "enhet"
id = "viktat"
villkor = "ICKE(ÄRTOM(behov))"
formel = "barn + behov"
golv = "5"
[[resurs]]
tabell = "enhet"
id = "stöd"
slag = "verksamhetsstöd"
formel = "barn * pris"
avrundning = "1 mark"
'''
DATA = {"enhet": [["kod", "barn", "behov"], ["1", "3", "1"], ["2", "7", ""], ["3", "10", "5"]]}


def raw(tables):
    return {id: RawTable(rows[0], rows[1:], name=id) for id, rows in tables.items()}


def over(rules, id="två", bas="ett", year=2025):
    return HEAD.format(id, year, year) + f'bas = "{bas}"\n' + rules


def merged(rules, base=BASE):
    return merge(tomllib.loads(base), tomllib.loads(over(rules)))


def entry(tree, section, id):
    return next(entry for entry in tree[section] if entry["id"] == id)


def book(*texts, data=DATA, fjol=None):
    """The first rule set, with the others at hand."""
    return Workbook(Library(trees=[tomllib.loads(text) for text in texts]).first, raw(data), raw(fjol or {}))


def column(id, formula, *more):
    return "\n".join(["[[kolumn]]", 'tabell = "enhet"', f'id = "{id}"', f"formel = '{formula}'", *more, ""])


def values(book, id, table="enhet"):
    return result_table(book, table)[1][id]


class Failures(unittest.TestCase):
    def failure(self, compute, *arguments, **more):
        with self.assertRaises(FormulaError, msg=str(arguments)) as caught:
            compute(*arguments, **more)
        return caught.exception.code


class Overlays(Failures):
    def test_nothing(self):
        tree = merged("")
        base = tomllib.loads(BASE)
        self.assertEqual({key: value for key, value in tree.items() if key not in ("id", "giltig", "bas")},
                         {key: value for key, value in base.items() if key not in ("id", "giltig")})
        self.assertEqual((tree["id"], tree["giltig"], tree["bas"], tree["valuta"]), ("två", ["2025-01-01", "2025-12-31"], "ett", "mark"))

    def test_header(self):
        tree = merged('valuta = "kr"\nsorter = ["grupp"]\nfjol = "ett"')
        self.assertEqual((tree["valuta"], tree["sorter"], tree["fjol"]), ("kr", ["grupp"], "ett"))

    def test_keys_and_kinds(self):
        tree = merged('''
            [[parameter]]
            id = "pris"
            formel = "5 * enpris"
            [[parameter]]
            id = "ram"
            tal = "100 mark"
            [[tabell]]
            id = "sats"
            ur = "enhet"
            [[kolumn]]
            tabell = "enhet"
            id = "viktat"
            formel = "behov"
            bort = ["golv", "villkor"]
            [[resurs]]
            tabell = "enhet"
            id = "stöd"
            ram = "ram"
            nyckel = "barn"
        ''')
        self.assertEqual(entry(tree, "parameter", "pris"), {"id": "pris", "enligt": "d1", "formel": "5 * enpris"})
        self.assertEqual(entry(tree, "parameter", "ram"), {"id": "ram", "avrundning": "1 mark", "tal": "100 mark"})
        self.assertEqual(set(entry(tree, "tabell", "sats")), {"id", "nyckel", "kolumner", "ur"})
        self.assertEqual(entry(tree, "kolumn", "viktat"), {"tabell": "enhet", "id": "viktat", "formel": "behov"})
        self.assertEqual(set(entry(tree, "resurs", "stöd")), {"tabell", "id", "slag", "avrundning", "ram", "nyckel"})
        # a key of the same kind keeps the others; and an unknown takes the place of a number
        again = merge(tree, tomllib.loads(over('''
            [[resurs]]
            tabell = "enhet"
            id = "stöd"
            nyckel = "barn * 2"
            per = "x"
            [[parameter]]
            id = "ram"
            uppfyller = "ram = 1"
            mellan = ["0", "1"]
        ''')))
        self.assertEqual([entry(again, "resurs", "stöd")[key] for key in ("ram", "nyckel", "per")], ["ram", "barn * 2", "x"])
        self.assertNotIn("tal", entry(again, "parameter", "ram"))
        back = merge(again, tomllib.loads(over(
            '[[resurs]]\ntabell = "enhet"\nid = "stöd"\nformel = "barn"\n[[parameter]]\nid = "ram"\ntal = "1"')))
        self.assertFalse({"ram", "nyckel", "per"} & set(entry(back, "resurs", "stöd")))
        self.assertFalse({"uppfyller", "mellan"} & set(entry(back, "parameter", "ram")))

    def test_a_key_replaces_the_whole_value(self):
        tree = merged('[[tabell]]\nid = "sats"\nrader = [["c", "30 %"]]\n[[tabell]]\nid = "enhet"\nkolumner = [{ id = "barn", sort = "barn" }]')
        self.assertEqual(entry(tree, "tabell", "sats")["rader"], [["c", "30 %"]])
        self.assertEqual(entry(tree, "tabell", "enhet")["kolumner"], [{"id": "barn", "sort": "barn"}])

    def test_new_and_gone(self):
        tree = merged('[[parameter]]\nid = "a"\nny = true\ntal = "1"\n[[parameter]]\nid = "pris"\nbort = true\n'
                      '[[parameter]]\nid = "b"\nny = true\ntal = "2"')
        self.assertEqual([parameter["id"] for parameter in tree["parameter"]], ["b", "ram", "a"])  # a is spoken of first, b after pris
        self.assertNotIn("ny", tree["parameter"][2])
        tree = merged('[[kolumn]]\ntabell = "enhet"\nid = "viktat"\nbort = true\n[[redovisning]]\nid = "r"\nny = true\nresurs = "stöd"')
        self.assertNotIn("kolumn", tree)
        self.assertEqual(tree["redovisning"], [{"id": "r", "resurs": "stöd"}])

    def test_refusals(self):
        for rules, code in (
                ('[[parameter]]\nid = "priset"\ntal = "1"', "overlay-unknown"), ('[[parameter]]\nid = "pris"\nny = true\ntal = "1"', "overlay-exists"),
                ('[[parameter]]\nid = "priset"\nbort = true', "overlay-unknown"), ('[[parameter]]\nid = "pris"\nbort = ["golv"]', "overlay-no-key"),
                ('[[resurs]]\ntabell = "enhet"\nid = "viktat"\nformel = "1"', "overlay-unknown"),  # it is a column, not a resource
                ('[[kolumn]]\ntabell = "sats"\nid = "viktat"\nformel = "1"', "overlay-unknown")):
            self.assertEqual(self.failure(merged, rules), code, rules)
        for mark in ("ny = true", "bort = true", 'bort = ["tal"]'):
            self.assertEqual(self.failure(book, BASE + f'[[parameter]]\nid = "x"\ntal = "1"\n{mark}'), "overlay-mark")

    def test_stack_and_ring(self):
        two = over('[[parameter]]\nid = "pris"\ntal = "20 mark/barn"')
        three = over('[[parameter]]\nid = "pris"\nenligt = "d1"\n'
                     '[[resurs]]\ntabell = "enhet"\nid = "stöd"\nbort = ["avrundning"]\nformel = "barn * pris / 3"', "tre", "två")
        one = book(three, two, BASE)
        self.assertEqual(values(one, "stöd"), [20, Fraction("46.67"), Fraction("66.67")])  # 3 * 20 / 3 and so on, to the öre
        self.assertEqual(one.rules["id"], "tre")
        self.assertEqual(self.failure(book, three, BASE), "rules-not-loaded")
        self.assertEqual(self.failure(book, over("", "två", "tre"), over("", "tre", "två")), "overlay-ring")
        self.assertEqual(self.failure(book, over("", "två", "två")), "overlay-ring")


class Base(Failures):
    def test_the_same_row(self):
        rules = over(column("ändring", "stöd - BAS(stöd)", "ny = true") + '[[parameter]]\nid = "pris"\ntal = "12 mark/barn"\n'
                     + '[[parameter]]\nid = "andel"\nny = true\nformel = "ram / BAS(ram)"\n'
                     + column("summa", "BAS(SUMMA.ALLA(enhet; stöd))", "ny = true"))
        one = book(rules, BASE)
        self.assertEqual(values(one, "ändring"), [6, 14, 20])
        self.assertEqual(values(one, "summa"), [200] * 3)
        self.assertEqual(one.parameter("andel"), Fraction(6, 5))

    def test_minnesota_in_small(self):
        rules = over('[[resurs]]\ntabell = "enhet"\nid = "stöd"\n'
                     'ram = "BAS(SUMMA.ALLA(enhet; stöd))"\nnyckel = "OMTOM(behov; 0)"')
        self.assertEqual(values(book(rules, BASE), "stöd"), [33, 0, 167])  # 200 on 1 and 5: 33,33 and 166,67

    def test_phase_in(self):
        new = over(column("nytt", "barn * 4", "ny = true") + '[[resurs]]\ntabell = "enhet"\nid = "stöd"\nformel = "(1 - k) * BAS(stöd) + k * nytt"\n'
                   + '[[parameter]]\nid = "k"\nny = true\nformel = "1 / 3"')
        self.assertEqual(values(book(new, BASE), "stöd"), [24, 56, 80])  # 10 * 2/3 + 4 / 3 = 8 for each child

    def test_inapplicable(self):
        def answers(formula, **more):
            return values(book(over(column("svar", formula, "ny = true")), BASE, **more), "svar")

        self.assertEqual(answers("OMTOM(BAS(viktat); 0)"), [5, 0, 15])  # 3 + 1 is held up to 5
        self.assertEqual(answers("OMTOM(BAS(viktat * 2 + 1); -1)"), [11, -1, 31])
        self.assertEqual(answers("BAS(OMTOM(viktat; 3) + 1)"), [6, 4, 16])
        self.assertEqual(answers("SUMMA(BAS(viktat + pris); 1)"), [16, 1, 26])
        self.assertEqual(answers("BAS(viktat)"), [5, INAPPLICABLE, 15])
        self.assertEqual(answers("OM(ÄRTOM(BAS(-viktat)); 1; 2)"), [2, 1, 2])
        self.assertEqual(answers("BAS(SUMMA.ALLA(enhet; viktat))"), [20] * 3)
        self.assertEqual(answers("OMTOM(BAS(OM(viktat > 9; 1; 2)); 3)"), [2, 3, 1])
        self.assertEqual(self.failure(answers, "BAS(viktat) + 1"), "inapplicable")
        missing = {"enhet": [DATA["enhet"][0], ["1", "", ""], *DATA["enhet"][2:]]}
        self.assertEqual(answers("OMTOM(BAS(barn + behov); 0)", data=missing), [0, 0, 15])  # both missing and not applicable

    def test_rows_and_tables_that_the_base_lacks(self):
        rates = over('[[tabell]]\nid = "sats"\nrader = [["b", "25 %"], ["c", "30 %"]]\n'
                     '[[kolumn]]\ntabell = "sats"\nid = "förr"\nny = true\nformel = "BAS(andel)"')
        self.assertEqual(values(book(rates, BASE), "förr", "sats"), [Fraction(1, 5), INAPPLICABLE])
        other = over('[[tabell]]\nid = "ny"\nny = true\nnyckel = "n"\nkolumner = [{ id = "pris_nu", sort = "tal" }]\nrader = [["x", "1"]]\n'
                     '[[kolumn]]\ntabell = "ny"\nid = "a"\nny = true\nformel = "BAS(pris) * pris_nu + BAS(ANTAL.ALLA(sats))"')
        self.assertEqual(values(book(other, BASE), "a", "ny"), [12])

    def test_own_rows_and_period_of_the_base(self):
        rules = BASE + column("år", "ÅR(periodens_slut)")
        self.assertEqual(values(book(over(column("då", "BAS(år)", "ny = true")), rules), "då"), [2024] * 3)
        self.assertEqual(values(book(over(""), rules), "år"), [2025] * 3)

    def test_a_formula_keeps_the_base_that_it_was_written_on(self):
        ground = HEAD.format("grund", 2023, 2023) + '''
            [[tabell]]
            id = "enhet"
            nyckel = "kod"
            kolumner = [{ id = "a", sort = "tal" }]
            [[parameter]]
            id = "p"
            tal = "10"
            [[kolumn]]
            tabell = "enhet"
            id = "x"
            formel = "a"
            [[kolumn]]
            tabell = "enhet"
            id = "y"
            formel = "SUMMA.ALLA(enhet; x) + ÅR(periodens_slut)"
        '''
        one = over(column("x", "BAS(x) + 1") + column("y", "y_då")
                   + column("y_då", "SUMMA.ALLA(enhet; BAS(x)) + BAS(y)", "ny = true")
                   + '[[parameter]]\nid = "p"\nformel = "BAS(p) * 2"', "ett", "grund", 2024)
        empty = over("", "tom", "ett", 2025)
        changed = over(column("x", "BAS(x) * 100 + BAS(SUMMA.ALLA(enhet; x))"), "tre", "tom", 2026)
        again = over(column("x", "BAS(x) + 1") + '[[parameter]]\nid = "p"\nformel = "BAS(p) * 2"', "igen", "ett")
        data = {"enhet": [["kod", "a"], ["1", "10"], ["2", "20"]]}

        def answers(*texts):
            here = book(*texts, data=data)
            return values(here, "x"), values(here, "y"), here.parameter("p")

        self.assertEqual(answers(ground), ([10, 20], [2053] * 2, 10))
        self.assertEqual(answers(one, ground), ([11, 21], [2083] * 2, 20))  # 10 + 20 + 2053
        self.assertEqual(answers(empty, one, ground), ([11, 21], [2083] * 2, 20))
        self.assertEqual(answers(changed, empty, one, ground), ([1132, 2132], [2083] * 2, 20))
        self.assertEqual(answers(again, one, ground), ([12, 22], [2083] * 2, 40))  # the same text, written on another base

    def test_refusals(self):
        self.assertEqual(self.failure(values, book(BASE + column("b", "BAS(barn)")), "b"), "no-base")
        self.assertEqual(self.failure(values, book(over(column("b", "BAS(borta)", "ny = true")), BASE), "b"), "unknown-name")
        # a value that may not be read stays an error in the base's own column
        broken = BASE + column("trasig", "viktat + 1")
        self.assertEqual(self.failure(values, book(over(column("b", "OMTOM(BAS(trasig); 0)", "ny = true")), broken), "b"), "inapplicable")


class LastYears(Failures):
    NOW = HEAD.format("nu", 2025, 2025) + 'fjol = "ett"\n' + BASE.split('sorter = ["barn"]\n')[1].replace("10 mark", "11 mark")
    TABLE = {"enhet": [["kod", "barn", "behov", "viktat", "stöd", "från"], ["3", "8", "2,5", "12,5", "80", "2024-03-01"],
                       ["1", "4", "", "", "40", ""], ["9", "1", "1", "1", "", "2024-01-01"]]}
    THEN = BASE + column("från", "DATUM(2024; 1; 1)")

    def answers(self, formula, fjol=TABLE, then=THEN, data=DATA):
        return values(book(self.NOW + column("svar", formula), then, data=data, fjol=fjol), "svar")

    def test_the_same_row(self):
        self.assertEqual(self.answers("FJOL(stöd)"), [40, INAPPLICABLE, 80])  # school 2 is new
        self.assertEqual(self.answers("OMTOM(FJOL(stöd / barn); 0) * barn"), [30, 0, 100])
        self.assertEqual(self.answers("stöd - OMTOM(FJOL(stöd); stöd)"), [-7, 0, 30])
        self.assertEqual(self.answers("OMTOM(FJOL(viktat + behov); 0)"), [0, 0, 15])
        self.assertEqual(self.answers("FJOL(från)"), [INAPPLICABLE, INAPPLICABLE, date(2024, 3, 1)])
        self.assertEqual(self.answers("OMTOM(FJOL(från > DATUM(2024; 1; 31)); 1 = 2)"), [False, False, True])

    def test_pairs_and_steps(self):
        pairs = '[[tabell]]\nid = "grupp"\nrader = ["enhet", "sats"]\nkolumner = [{ id = "n", sort = "barn" }]\n'
        new = '[[kolumn]]\ntabell = "grupp"\nid = "då"\nformel = "OMTOM(FJOL(n * 2); -1)"\n'
        data = DATA | {"grupp": [["kod", "sats", "n"], ["1", "a", "5"], ["3", "b", "6"]]}
        fjol = {"grupp": [["n", "sats", "enhet"], ["4", "A", "1"], ["", "b", "3"], ["7", "b", "2"]],  # known by what it refers to
                "sats": [["sats", "andel"], ["b", "8"], ["a", "0"]]}
        one = book(self.NOW + pairs + new, BASE + pairs, data=data, fjol=fjol)
        self.assertEqual(values(one, "då", "grupp"), [8, -1, -1, 14, -1, -1])
        steps = book(self.NOW + column("svar", "OMTOM(FJOL(TRAPPA(sats; barn; andel)); -1)"), BASE, fjol=self.TABLE | fjol)
        self.assertEqual(values(steps, "svar"), [0, -1, 8])

    def test_given_parameters_and_all_rows(self):
        self.assertEqual(self.answers("OMTOM(FJOL(pris * barn); 0)"), [40, 0, 80])
        self.assertEqual(self.answers("OMTOM(FJOL(SUMMA.ALLA(enhet; stöd)); 0)"), [120, 0, 120])
        self.assertEqual(self.answers("FJOL(ANTAL.ALLA(enhet))"), [3, INAPPLICABLE, 3])
        total = '[[parameter]]\nid = "summan"\nformel = "FJOL(SUMMA.ALLA(enhet; barn))"'
        self.assertEqual(book(self.NOW + total, self.THEN, fjol=self.TABLE).parameter("summan"), 13)
        self.assertEqual(self.failure(self.answers, "FJOL(ram)"), "unknown-name")  # computed

    def test_refusals(self):
        self.assertEqual(self.failure(self.answers, "FJOL(stöd)", fjol={}), "no-last-year-file")
        self.assertEqual(self.failure(self.answers, "FJOL(stöd) + 1"), "inapplicable")
        self.assertEqual(self.failure(self.answers, "FJOL(borta)"), "unknown-name")
        self.assertEqual(self.failure(self.answers, "FJOL(barn / (barn - 4))"), "division-by-zero")
        self.assertEqual(self.failure(lambda: values(book(BASE + column("a", "FJOL(barn)")), "a")), "no-last-year")
        self.assertEqual(self.failure(lambda: values(book(self.NOW + column("a", "FJOL(barn)")), "a")), "rules-not-loaded")
        without = copy.deepcopy(self.TABLE)
        without["enhet"][0][1] = "elever"
        self.assertEqual(self.failure(self.answers, "FJOL(barn)", fjol=without), "data")

    def test_a_guarantee_in_a_pot(self):
        rules = self.NOW.replace('formel = "barn * pris"', '''ram = "ram"
            nyckel = "OMTOM(behov; 0) + 1"
            golv = "95 % * OMTOM(FJOL(stöd / barn); 0) * barn"''')
        # 220 on keys 2, 1 and 6; floors 0,95 * 10 * 3 = 28,5 up to 29, none, 0,95 * 10 * 10 = 95: 48,89, 24,44 and 146,67
        self.assertEqual(values(book(rules, self.THEN, fjol=self.TABLE), "stöd"), [49, 24, 147])
        # with 180 a child last year for school 1 its floor is 513, more than the pot; with 18 it is 52: 168 by 1 to 6
        table = copy.deepcopy(self.TABLE)
        table["enhet"][2][4] = "72"
        self.assertEqual(values(book(rules, self.THEN, fjol=table), "stöd"), [52, 24, 144])
        table["enhet"][2][4] = "720"
        self.assertEqual(self.failure(lambda: values(book(rules, self.THEN, fjol=table), "stöd")), "pot-floors-above")

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for id, text in (("nu", self.NOW + column("svar", "OMTOM(FJOL(viktat); 0)")), ("ett", self.THEN), ("två", over(""))):
                (root / id / "underlag" / "fjol").mkdir(parents=True)
                (root / id / "regelverk.toml").write_text(text, encoding="utf-8")
            data = root / "nu" / "underlag"
            (data / "enhet.csv").write_text("\n".join(map(";".join, DATA["enhet"])), encoding="utf-8")
            (data / "fjol" / "enhet.csv").write_text("\n".join(map(";".join, self.TABLE["enhet"])), encoding="utf-8")
            expected = [0, 0, Fraction("12.5")]
            self.assertEqual(values(open_workbook(root / "nu", [data]), "svar"), expected)
            self.assertEqual(values(open_workbook(root / "nu", [data / "enhet.csv", data / "fjol"]), "svar"), expected)
            self.assertEqual(data_files([data / "fjol" / "enhet.csv"]), ({}, {"enhet": data / "fjol" / "enhet.csv"}))
            self.assertEqual(values(open_workbook(root / "två", [data]), "stöd"), [30, 70, 100])
            (root / "elsewhere.toml").write_text((root / "ett" / "regelverk.toml").read_text(encoding="utf-8"), encoding="utf-8")
            (root / "ett" / "regelverk.toml").unlink()
            self.assertEqual(self.failure(open_workbook, root / "två", [data]), "rules-not-loaded")
            given = [root / "elsewhere.toml", data]
            self.assertEqual(rule_paths(given), ([root / "elsewhere.toml"], [data]))
            self.assertEqual(values(open_workbook(root / "två", given), "stöd"), [30, 70, 100])


if __name__ == "__main__":
    unittest.main(verbosity=2)
