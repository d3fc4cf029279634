"""The second implementation against figures that others published, and its checks against wrong answers."""
import copy
import csv
import io
import json
import os
import random
import sys
import tempfile
import tomllib
import unittest
from contextlib import redirect_stdout
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import check_tables
import rename
from check_formulas import agrees, computed
from example import DATA, RULES, workbook
from formula import FormulaError, Scope, evaluate, parse
from notation import read_number, read_rounding, round_to
from pots import shares
from report import Tally
from results import result_table, summary
from ruleset import Workbook, open_workbook
from tables import RawTable, read_table

ROOT = Path(__file__).resolve().parents[2]
MINNESOTA = ROOT / "regler" / "minnesota-2020" / "regelverk.toml"


def oracle(name):
    """A table that others published; it must be there where FORDELA_ORAKEL says so."""
    given = os.environ.get("FORDELA_ORAKEL")
    path = Path(given or ROOT.parent / "shared" / "oracles") / name
    if not path.exists():
        if given:
            raise AssertionError(f"FORDELA_ORAKEL is set, but {path} does not exist")
        raise unittest.SkipTest(f"{path} does not exist")
    return path


def value(formula):
    return evaluate(parse(formula), Scope())


class PublishedFigures(unittest.TestCase):
    def test_minnesota(self):
        sites = oracle("minnesota-2020/sites.csv")
        book = open_workbook(MINNESOTA, [f"enhet={sites}"])
        _, columns, keys = result_table(book)
        with open(sites, encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(keys), 2319)
        for column in ("adj_lunch", "concentration", "factor", "pupil_units", "revenue"):
            self.assertEqual(columns[column], [Fraction(row[column]) for row in rows], column)
        units, providers, total = summary(book)
        self.assertEqual(total[0], Fraction("535168701.12"))
        self.assertEqual(sum(line[0] for line in providers.values()), total[0])
        self.assertEqual(len(units), 2319)

    def test_apportionment(self):
        vectors = json.loads(oracle("apportionment.json").read_text(encoding="utf-8"))
        self.assertEqual(len(vectors), 6)
        for vector in vectors:
            keys = {(f"{at:03}",): Fraction(votes) for at, votes in enumerate(vector["votes"])}
            given = shares(Fraction(vector["seats"]), Fraction(1), keys)
            self.assertEqual([given[name] for name in keys], vector["expected"], vector["source"])

    def test_huddinge(self):
        book = workbook('''
            [[parameter]]
            id = "momssats"
            tal = "6 %"
            [[parameter]]
            id = "månader_per_år"
            tal = "12 månad/år"
            [[tabell]]
            id = "pris"
            nyckel = "pris"
            kolumner = [{ id = "år", sort = "kr/år" }]
            rader = [["a", "9 612"], ["b", "13 728"], ["c", "9 348"], ["d", "2 808 kr/år"]]
            [[kolumn]]
            tabell = "pris"
            id = "extern_månad"
            formel = "AVRUNDA(år / månader_per_år; 0) * (1 + momssats)"
            avrundning = "1 kr/månad"
            [[kolumn]]
            tabell = "pris"
            id = "extern"
            formel = "extern_månad * månader_per_år"
        ''')
        _, columns, _ = result_table(book)
        self.assertEqual(columns["extern_månad"], [849, 1213, 826, 248])
        self.assertEqual(columns["extern"], [12 * month for month in (849, 1213, 826, 248)])

    def test_upplands_vasby(self):
        book = workbook('''
            [[parameter]]
            id = "adm"
            tal = "3 %"
            [[parameter]]
            id = "momssats"
            tal = "6 %"
            [[tabell]]
            id = "pris"
            nyckel = "pris"
            kolumner = [{ id = "omsorg", sort = "kr" }, { id = "lokal", sort = "kr" }]
            rader = [["1", "103 733", "16 871"], ["2", "60 834", "12 906"]]
            [[kolumn]]
            tabell = "pris"
            id = "adm_exakt"
            formel = "adm * omsorg"
            [[kolumn]]
            tabell = "pris"
            id = "adm_kr"
            formel = "adm_exakt"
            avrundning = "1 kr"
            [[kolumn]]
            tabell = "pris"
            id = "egen"
            formel = "omsorg + adm_exakt + lokal"
            avrundning = "1 kr"
            [[kolumn]]
            tabell = "pris"
            id = "moms"
            formel = "momssats * (omsorg + adm_exakt + lokal)"
            avrundning = "1 kr"
            [[kolumn]]
            tabell = "pris"
            id = "extern"
            formel = "(1 + momssats) * (omsorg + adm_exakt + lokal)"
            avrundning = "1 kr"
        ''')
        _, columns, _ = result_table(book)
        found = [[columns[id][row] for id in ("adm_kr", "egen", "moms", "extern")] for row in (0, 1)]
        self.assertEqual(found, [[3112, 123716, 7423, 131139], [1825, 75565, 4534, 80099]])

    def test_rates_and_months(self):
        for base, external in ((146664, 155464), (121661, 128961), (71233, 75507), (69801, 73989)):  # Linköping 2021
            self.assertEqual(value(f"AVRUNDA({base} * (1 + 6 %); 0)"), external)
        for year, month in ((92467, "7705.58"), (95923, "7993.58"), (111562, "9296.83")):  # Stockholm 2022
            self.assertEqual(value(f"AVRUNDA({year} / 12; 2)"), Fraction(month))


class Arithmetic(unittest.TestCase):
    def test_exact(self):
        self.assertEqual(value("AVKORTA(1/3*600000;0)"), 200000)
        self.assertEqual(value("HELTAL(1/3*3)"), 1)
        self.assertEqual(value("-5% * 2 - -3"), Fraction("2.9"))
        self.assertEqual(value("1,5 - 2 - 3 * 4 / 5"), Fraction("-2.9"))
        for wrong in ("1 < 2 < 3", "MIN(1", "1 2", "a.", "- - 1", "1,", '"a', "5%%"):
            with self.assertRaises(FormulaError, msg=wrong):
                parse(wrong)

    def test_rounding_in_every_direction(self):
        values = ["-2.5", "-2.1", "-1.5", "-0.5", "0.5", "1.5", "2", "2.1", "2.5", "2.9"]
        expected = {
            "": [-3, -2, -2, -1, 1, 2, 2, 2, 3, 3],
            "närmaste jämna": [-2, -2, -2, 0, 0, 2, 2, 2, 2, 3],
            "uppåt": [-2, -2, -1, 0, 1, 2, 2, 3, 3, 3],
            "nedåt": [-3, -3, -2, -1, 0, 1, 2, 2, 2, 2],
            "från noll": [-3, -3, -2, -1, 1, 2, 2, 3, 3, 3],
            "mot noll": [-2, -2, -1, 0, 0, 1, 2, 2, 2, 2],
        }
        for direction, results in expected.items():
            for number, result in zip(values, results):
                self.assertEqual(round_to(Fraction(number), Fraction(1), direction), result, (number, direction))
                self.assertEqual(round_to(Fraction(number) / 40, Fraction(1, 40), direction), Fraction(result, 40))
        self.assertEqual(value("AVRUNDA(-2,5; 0)"), -3)
        self.assertEqual(value("AVRUNDA.UPPÅT(-2,1; 0)"), -3)
        self.assertEqual(value("AVRUNDA.NEDÅT(-2,9; 0)"), -2)
        self.assertEqual(value("AVRUNDA(1250; -2)"), 1300)
        self.assertEqual((value("HELTAL(-2,1)"), value("AVKORTA(-2,9)")), (-3, -2))

    def test_swedish_numbers(self):
        for text, number in (("1 234,50 kr", "1234.5"), ("85 %", "0.85"), ("240 kr/timme", "240"), ("−0,5", "-0.5"),
                             ("42\u00a0000 kr/termin", "42000"), ("0,01", "0.01")):
            self.assertEqual(read_number(text), Fraction(number), text)
        self.assertEqual(read_rounding("0,01 dollar mot noll"), (Fraction(1, 100), "mot noll"))
        self.assertEqual(read_rounding("0,1 %"), (Fraction(1, 1000), ""))
        for text in ("", "kr", "1,2,3", "1.5"):
            with self.assertRaises(ValueError, msg=text):
                read_number(text)

    def test_states(self):
        cases = [
            ("a + 1", "missing"), ("OM(b; 1; 2)", "error:unknown-name"), ("e + 1", "error:inapplicable"), ("e", "error:inapplicable"),
            ("SUMMA(e; 1; 2)", "3"), ("SUMMA(e)", "0"), ("MAX(e; e)", "inapplicable"), ("MEDEL(1; e; 2)", "3/2"),
            ("SUMMA(a; e)", "missing"), ("OMTOM(e; 7)", "7"), ("OMTOM(a; 7)", "missing"), ("OMSAKNAS(a; 7)", "7"),
            ("ÄRTOM(e)", True), ("ÄRTOM(1)", False), ("OM(1 = 1; 2; 1 / 0)", "2"), ("OCH(1 = 2; 1 / 0 = 1)", "error:division-by-zero"),
            ("ELLER(1 = 1; a = 1)", "missing"), ("OM(a = 1; 1; 2)", "missing"), ('VÄXLA(f; "x"; 1; "y"; 2)', "2"),
            ('VÄXLA(f; "x"; 1)', "error:no-branch"), ('VÄXLA(f; "x"; 1; 9)', "9"), ('VÄXLA(f; "y"; 1; 1 / 0)', "1"), ("1 + f", "error:kind"), ("MÅNADER(d; slut)", "2"), ("DAGAR(d; slut)", "3"),
            ("slut - d", "2"), ("d + 2 = slut", True), ("MÅNADER(slut; d)", "0"),
        ]
        values = {"a": "missing", "e": "inapplicable", "f": '"y"', "d": "2025-01-31", "slut": "2025-02-02"}
        for formula, result in cases:
            found = computed({"formula": formula, "values": values})
            self.assertTrue(agrees(result, found), f"{formula}: {found}")
        found = computed({"formula": "MÅNADER(d; slut)", "values": values, "period": ["2025-02-01", "2025-12-31"]})
        self.assertEqual(found, 1)
        self.assertFalse(agrees("2", found))


class Pots(unittest.TestCase):
    def test_sums_and_order(self):
        chance = random.Random(2)
        for _ in range(300):
            keys = {(str(at),): Fraction(chance.randint(0, 50), chance.randint(1, 7)) for at in range(chance.randint(1, 30))}
            keys[("x",)] = Fraction(1)
            unit = Fraction(chance.choice(("1", "0.01", "0.05", "100")))
            given = shares(chance.randint(0, 10000) * unit, unit, keys)
            mixed = list(keys.items())
            chance.shuffle(mixed)
            self.assertEqual(shares(sum(given.values()), unit, dict(mixed)), given)
            for name, key in keys.items():
                self.assertLess(abs(given[name] - sum(given.values()) * key / sum(keys.values())), unit)

    def test_ties_and_refusals(self):
        equal = {("b",): Fraction(1), ("a",): Fraction(1), ("å",): Fraction(1)}
        self.assertEqual(shares(Fraction(2), Fraction(1), equal), {("b",): 1, ("a",): 1, ("å",): 0})
        for pot, keys in ((Fraction(1, 2), {"a": 1}), (Fraction(1), {"a": 0}), (Fraction(1), {"a": 2, "b": -1})):
            with self.assertRaises(ValueError):
                shares(pot, Fraction(1), {name: Fraction(key) for name, key in keys.items()})


class Workbooks(unittest.TestCase):
    def test_all_parts(self):
        units, providers, total = summary(workbook(RULES, **DATA))
        # keys 10 + 21,6 and 5 + 2 of 1 000 kr; 100/3 * 25/20 = 41,67 and 50,5/3 * 25/20 = 21,04
        stod = [round_to(Fraction("31.6") / Fraction("38.6") * 1000, Fraction(1)), 0]
        stod[1] = 1000 - stod[0]
        self.assertEqual([line[0] for line in list(units.values())[:2]], stod)
        self.assertEqual(units[("3",)][1:], [Fraction("62.71"), Fraction("3.76"), Fraction("66.47"), Fraction("62.71")])
        self.assertEqual(providers[("h1",)][-1], 1000)
        self.assertEqual(total[-2:], [Fraction("1066.47"), Fraction("1062.71")])

    def test_cycle_and_missing(self):
        rules = RULES.replace('formel = "SUMMA.EGNA(elevgrupp; antal)"', 'formel = "behov"')
        rules = rules.replace("+ OMTOM(platser; 0)", "+ elever")
        with self.assertRaises(FormulaError) as caught:
            summary(workbook(rules, **DATA))
        self.assertEqual(caught.exception.code, "cycle")
        data = copy.deepcopy(DATA)
        data["enhet"][1][3] = ""  # a missing number of pupils stops the pot, and everything that the average is in
        units, _, total = summary(workbook(RULES, **data))
        self.assertEqual([repr(amount) for amount in units[("2",)][:1] + units[("3",)][:2]], ["saknas", "ej tillämpligt", "saknas"])
        self.assertEqual(repr(total[-1]), "saknas")

    def test_comparing_tables(self):
        book = workbook(RULES, **DATA)
        headings = ["kod", "elever", "behov", "stöd", "moms", "tillägg"]
        rows = [["1", "30", "31,6", "819", "0", "0"], ["2", "5", "7", "181", "0", "0"], ["3", "25", "", "", "3,76", "62,71"]]

        def failures(headings, rows):
            tally = Tally()
            with redirect_stdout(io.StringIO()):
                check_tables.compare(book, "enhet", RawTable(headings, rows), tally)
            return tally.failed

        self.assertEqual(failures(headings, rows), 0)
        self.assertEqual(failures(headings, rows[::-1]), 0)
        self.assertEqual(failures(headings, rows[:2] + [["3", "25", "0", "", "3,761", "62,71"]]), 2)
        self.assertGreater(failures(headings, rows[:2]), 0)
        self.assertGreater(failures(headings[:-1] + ["annat"], rows), 0)
        third = check_tables.written(Fraction(1, 3), book)
        self.assertEqual(check_tables.read_cell("0,333333333333", third), third)

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "a.csv"
            for text, encoding, decimal in (("k;värde\r\na;1,5\r\n;\r\n", "cp1252", ","), ("k,värde\na,1.5\n", "utf-8", "."),
                                            ("k\tvärde\na\t1.5\n", "utf-8-sig", "."), ('k,värde\na,"1,5"\n', "utf-16", ",")):
                path.write_bytes(text.encode(encoding))
                table = read_table(path)
                self.assertEqual((table.headings, len(table.rows), table.decimal), (["k", "värde"], 1, decimal))
                self.assertEqual(read_number(table.rows[0][1], table.decimal), Fraction(3, 2))

    def test_renaming(self):
        files = {id: RawTable(rows[0], rows[1:], name=id) for id, rows in DATA.items()}
        old = workbook(RULES, **DATA)
        renaming = rename.Renaming(old.rules, files, 7)
        new_files = {renaming.tables[id]: RawTable(renaming.data_headings(id, table.headings), table.rows, name=id)
                     for id, table in files.items()}
        rules = tomllib.loads(rename.write_toml(renaming.rules()))
        self.assertNotIn("SUMMA.EGNA(ärende", json.dumps(rules, ensure_ascii=False))
        new = Workbook(rules, new_files)
        self.assertEqual(list(summary(new)[0].values()), list(summary(old)[0].values()))
        before, after = result_table(old)[1], result_table(new)[1]
        for id, name in renaming.as_json()["result"][1:]:
            self.assertNotEqual(id, name)
            if id != "huvudman":  # a reference is a row, not a figure
                self.assertEqual(before[id], after[name])


if __name__ == "__main__":
    unittest.main(verbosity=2)  # so that a skipped test says why
