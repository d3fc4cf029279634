"""The functions by cases worked by hand: dates with Excel's overflow, multiples, steps and slices, English names."""
import unittest
from fractions import Fraction

from check_formulas import agrees, computed
from example import workbook
from formula import MISSING, FormulaError
from grammar import ARGUMENTS, ENGLISH, canonical, parse
from results import result_table

VALUES = {"a": "missing", "e": "inapplicable", "d": "2025-01-31", "slut": "2025-03-14", "x": "2.5"}


class Formulas(unittest.TestCase):
    def check(self, cases, **more):
        for formula, result in cases:
            found = computed({"formula": formula, "values": VALUES} | more)
            self.assertTrue(agrees(result, found), f"{formula}: {found}, expected {result}")

    def test_dates(self):
        self.check([
            ("DATUM(2025; 1; 31)", "2025-01-31"), ("DATUM(2025; 13; 1)", "2026-01-01"), ("DATUM(2025; 3; 0)", "2025-02-28"),
            ("DATUM(2024; 3; 0)", "2024-02-29"), ("DATUM(2025; 0; 1)", "2024-12-01"), ("DATUM(2025; -1; 1)", "2024-11-01"),
            ("DATUM(2025; 1; -1)", "2024-12-30"), ("DATUM(2025; 2; 29)", "2025-03-01"), ("DATUM(2000; 2; 29)", "2000-02-29"),
            ("DATUM(2100; 2; 29)", "2100-03-01"), ("DATUM(2025,9; 1,9; 1,9)", "2025-01-01"), ("DATUM(2025; -0,9; 1)", "2024-12-01"),
            ("DATUM(2025; 25; 400)", "2028-02-04"),  # 2027-01-01 plus 399 days: 364 to 2027-12-31, 35 more
            ("DATUM(1899; 12; 31)", "error:date-out-of-range"), ("DATUM(1900; 0; 31)", "error:date-out-of-range"),
            ("DATUM(9999; 12; 31)", "9999-12-31"), ("DATUM(9999; 13; 0)", "9999-12-31"), ("DATUM(9999; 13; 1)", "error:date-out-of-range"),
            ("DATUM(10000; 1; 1)", "error:date-out-of-range"), ("DATUM(a; 1; 1)", "missing"), ("DATUM(e; 1; 1)", "error:inapplicable"),
            ("ÅR(d)", "2025"), ("MÅNAD(d)", "1"), ("ÅR(1)", "error:kind"), ("MÅNAD(a)", "missing"),
            ("DATUM(ÅR(d); MÅNAD(d) + 1; 0)", "2025-01-31"), ("d + 1", "2025-02-01"), ("slut - d", "42"), ("1 + d", "2025-02-01"),
            ("d + x", "error:part-of-day"), ("d - 1 / 2", "error:part-of-day"), ("d + 4000000", "error:date-out-of-range"),
        ])

    def test_months(self):
        self.check([
            ("MÅNADER(d; slut)", "3"), ("MÅNADER(d; slut; 15)", "1"), ("MÅNADER(d; slut; 14)", "2"), ("MÅNADER(d; slut; 31)", "2"),
            ("MÅNADER(d; slut; 1)", "2"), ("MÅNADER(slut; d; 15)", "0"), ("MÅNADER(d; d; 31)", "1"), ("MÅNADER(d; slut; 30)", "1"), ("MÅNADER(d; slut; 28)", "1"),
            ("MÅNADER(d; slut; 0)", "error:count-day"), ("MÅNADER(d; slut; 32)", "error:count-day"), ("DAGAR(d; slut)", "43"),
        ])
        self.check([("MÅNADER(d; slut; 15)", "0"), ("MÅNADER(d; slut)", "1"), ("DAGAR(d; slut)", "14"), ("MÅNADER(d; slut; 1)", "1")],
                   period=["2025-03-01", "2025-12-31"])

    def test_multiples(self):
        self.check([
            ("MAVRUNDA(10; 3)", "9"), ("MAVRUNDA(10,5; 3)", "12"), ("MAVRUNDA(-10,5; -3)", "-12"), ("MAVRUNDA(-10; -3)", "-9"),
            ("MAVRUNDA(5; -2)", "error:mixed-signs"), ("MAVRUNDA(-5; 2)", "error:mixed-signs"), ("MAVRUNDA(5; 0)", "0"),
            ("MAVRUNDA(0; -2)", "0"), ("MAVRUNDA(-5; 0)", "0"), ("MAVRUNDA(1 / 3; 1 / 4)", "1/4"), ("MAVRUNDA(a; 2)", "missing"),
            ("MAVRUNDA(7,5; 2,5)", "15/2"), ("MAVRUNDA(1,25; 0,5)", "3/2"),
        ])

    def test_english_names(self):
        self.assertEqual(set(ENGLISH.values()) | {"ABS", "MIN", "MAX"}, set(ARGUMENTS))
        self.assertEqual(canonical('IF( SUM.OWN(beslut; a) > 1 ; ROUNDUP(b.c;0); MIN(1; 2))'), "OM(SUMMA.EGNA(beslut;a)>1;AVRUNDA.UPPÅT(b.c;0);MIN(1;2))")
        self.assertEqual(parse("MIN.ALL(enhet; SUM (a; b))").text, parse("MIN.ALLA(enhet; SUMMA(a; b))").text)
        self.check([
            ("ROUND(2,5; 0)", "3"), ("ROUNDDOWN(-2,9; 0)", "-2"), ("MROUND(10; 3)", "9"), ("TRUNC(-2,9)", "-2"), ("INT(-2,1)", "-3"),
            ("AVERAGE(1; 2; e)", "3/2"), ("IF(AND(1 = 1; NOT(1 = 2)); 1; 2)", "1"), ("IF(OR(1 = 2; 1 = 1); 1; 2)", "1"),
            ("SWITCH(1; 1; 7)", "7"), ("YEAR(DATE(2025; 13; 1))", "2026"), ("MONTH(d)", "1"), ("IFMISSING(a; 4)", "4"),
            ("IFEMPTY(e; 5)", "5"), ("ISEMPTY(e)", True), ("MONTHS(d; slut; 15)", "1"), ("DAYS(d; slut)", "43"),
            ("avrunda(1; 0)", "error:unknown-function"), ("Sum(1)", "error:unknown-function"), ("SUM.ALLA(enhet; 1)", "error:unknown-function"),
            ("MIN(1,5)", "3/2"),
        ])


STEPS = '''
    [[tabell]]
    id = "nivå"
    nyckel = "namn"
    kolumner = [{ id = "från", sort = "elev" }, { id = "pris", sort = "kr/elev" }]
    rader = [["c", "100", "5"], ["a", "0", "10"], ["b", "20", "8"]]
    [[kolumn]]
    tabell = "nivå"
    id = "dubbelt"
    formel = "pris * 2"
    [[tabell]]
    id = "skola"
    nyckel = "skola"
    kolumner = [{ id = "elever", sort = "elev" }]
    rader = [["s0", "0"], ["s1", "19,5"], ["s2", "20"], ["s3", "99"], ["s4", "250"], ["s5", ""]]
'''


def steps(formula, rules=STEPS):
    book = workbook(rules + f'''
        [[kolumn]]
        tabell = "skola"
        id = "svar"
        formel = "{formula}"
    ''')
    return result_table(book, "skola")[1]["svar"]


class Steps(unittest.TestCase):
    def test_the_row_reached(self):
        self.assertEqual(steps("TRAPPA(nivå; elever; pris)"), [10, 10, 8, 8, 5, MISSING])
        self.assertEqual(steps("STEP(nivå; elever; dubbelt)"), [20, 20, 16, 16, 10, MISSING])

    def test_slices(self):
        # 19,5 * 10 = 195; 20 * 10 = 200; 200 + 79 * 8 = 832; 200 + 80 * 8 + 150 * 5 = 1590
        self.assertEqual(steps("SKIKT(nivå; elever; pris)"), [0, 195, 200, 832, 1590, MISSING])
        self.assertEqual(steps("SKIKT(nivå; elever; dubbelt)")[:5], [0, 390, 400, 1664, 3180])

    def test_gap_and_overlap(self):
        for formula in ("TRAPPA(nivå; elever - 1; pris)", "SKIKT(nivå; elever - 1; pris)"):
            with self.assertRaises(FormulaError) as caught:
                steps(formula)
            self.assertEqual(caught.exception.code, "steps-gap")
        double = STEPS.replace('["b", "20", "8"]', '["b", "100", "8"]')
        for formula in ("TRAPPA(nivå; elever; pris)", "SKIKT(nivå; elever; pris)"):
            with self.assertRaises(FormulaError) as caught:
                steps(formula, double)
            self.assertEqual(caught.exception.code, "steps-overlap")
        with self.assertRaises(FormulaError):
            steps("TRAPPA(nivå; 5; från; pris)")

    def test_missing(self):
        # an empty bound: which row is reached is not known; an empty cell matters to those who read it
        self.assertEqual(steps("TRAPPA(nivå; elever; pris)", STEPS.replace('"20", "8"', '"", "8"')), [MISSING] * 6)
        no_price = STEPS.replace('"20", "8"', '"20", ""')
        self.assertEqual(steps("TRAPPA(nivå; elever; pris)", no_price), [10, 10, MISSING, MISSING, 5, MISSING])
        self.assertEqual(steps("SKIKT(nivå; elever; pris)", no_price), [0, 195, 200, MISSING, MISSING, MISSING])

    def test_dates_as_bounds(self):
        rules = STEPS.replace('sort = "elev" }, { id = "pris"', 'sort = "datum" }, { id = "pris"')
        for old, new in (('"100"', '"2025-07-01"'), ('"0", "10"', '"2024-01-01", "10"'), ('"20", "8"', '"2025-01-01", "8"')):
            rules = rules.replace(old, new)
        self.assertEqual(steps("TRAPPA(nivå; DATUM(2025; 1 + elever; 0); pris)", rules)[:3:2], [10, 5])  # 2024-12-31 and 2026-08-31
        with self.assertRaises(FormulaError) as caught:
            steps("SKIKT(nivå; DATUM(2025; 1; 1); pris)", rules)
        self.assertEqual(caught.exception.code, "kind")

    def test_in_a_parameter(self):
        book = workbook(STEPS + '''
            [[parameter]]
            id = "snitt"
            formel = "SKIKT(nivå; SUMMA.ALLA(nivå; från) / 2; pris)"
        ''')
        self.assertEqual(book.parameter("snitt"), 200 + 40 * 8)  # the value is 60
        self.assertIsInstance(book.parameter("snitt"), Fraction)


if __name__ == "__main__":
    unittest.main(verbosity=2)
