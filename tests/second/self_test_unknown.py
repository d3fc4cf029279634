"""uppfyller, worked by hand; and against trying the solution: both sides must come out equal."""
import random
import unittest
from fractions import Fraction

from example import workbook
from formula import MISSING, FormulaError
from unknown import pieces

HEAD = '''
    [[parameter]]
    id = "pott"
    tal = "{pot} kr"
    [[parameter]]
    id = "x"
    sort = "tal"
    uppfyller = "{equation}"
    mellan = ["{low}", "{high}"]
    [[tabell]]
    id = "enhet"
    nyckel = "kod"
    kolumner = [{{ id = "mål", sort = "kr" }}, {{ id = "egna", sort = "kr" }}, {{ id = "fri", sort = "kr", valfri = true }}]
'''
LEVEL = '''
    [[kolumn]]
    tabell = "enhet"
    id = "utfyllnad"
    formel = "x * mål - egna"
    golv = "0"
'''
UNITS = [["1", "100", "50", ""], ["2", "200", "180", "7"], ["3", "100", "20", ""]]


def book(pot=100, equation="SUMMA.ALLA(enhet; utfyllnad) = pott", low="0 %", high="200 %", columns=LEVEL, units=UNITS):
    return workbook(HEAD.format(pot=pot, equation=equation, low=low, high=high) + columns, enhet=[["kod", "mål", "egna", "fri"], *units])


def column(id, formula, *more):
    return "\n".join(["[[kolumn]]", 'tabell = "enhet"', f'id = "{id}"', f"formel = '{formula}'", *more, ""])


class Solutions(unittest.TestCase):
    def test_levelling(self):
        # over x = 0,2, 0,5 and 0,9 the schools 3, 1 and 2 come in. At 0,9: 70 + 40 + 0 = 110, so 100 is met before:
        # 100x - 20 + 100x - 50 = 100 gives x = 0,85
        one = book(100)
        self.assertEqual(one.parameter("x"), Fraction("0.85"))
        self.assertEqual([one.cell("enhet", row, "utfyllnad") for row in range(3)], [35, 0, 65])
        self.assertEqual(book(210).parameter("x"), Fraction(23, 20))  # 400x - 250 = 210
        self.assertEqual(book(1).parameter("x"), Fraction(21, 100))
        self.assertEqual(book(10, units=[["1", "30", "0", ""]]).parameter("x"), Fraction(1, 3))
        self.assertEqual(book(550).parameter("x"), 2)  # the upper end itself: 400 * 2 - 250

    def test_the_pieces(self):
        one = book(100)
        found = pieces(one, one.parameters["x"])
        self.assertEqual([(start, end) for start, _, end, _ in found],
                         list(zip(*[[Fraction(x) for x in ("0", "0.2", "0.5", "0.9")], [Fraction(x) for x in ("0.2", "0.5", "0.9", "2")]])))
        self.assertEqual([before for _, before, _, _ in found], [-100, -100, -70, 10])

    def test_falling(self):
        # what is left after a cut x of every goal, at least 30 each: 100 - 100x, 200 - 200x, 100 - 100x; 400 - 400x = 220 at 0,45
        cut = column("kvar", "mål * (1 - x)", 'golv = "30"')
        self.assertEqual(book(220, "SUMMA.ALLA(enhet; kvar) = pott", columns=cut, high="1").parameter("x"), Fraction("0.45"))
        # 60 + (200 - 200x) = 120 at 0,7, where 1 and 3 reach 30
        self.assertEqual(book(120, "SUMMA.ALLA(enhet; kvar) = pott", columns=cut, high="1").parameter("x"), Fraction("0.7"))
        self.assertEqual(book(100, "pott = SUMMA.ALLA(enhet; kvar)", columns=cut, high="1").parameter("x"), Fraction("0.8"))

    def test_all_ways_that_are_linear(self):
        ways = column("a", "OM(mål > 100; x * 50%; -x / 4) + OMTOM(fri; x) + OMSAKNAS(mål; x)") \
            + column("b", "MAX(a; 0; MIN(3 * x; 2)) - SUMMA(x; fri; 1)") \
            + column("c", "MEDEL(a; b; 2)", 'golv = "1 - x"', 'tak = "5 + x"') \
            + column("d", 'VÄXLA(OM(mål > 100; 1; 2); 1; MIN.ALLA(enhet; c); 2; MAX.ALLA(enhet; b)) + MEDEL.ALLA(enhet; c)')
        one = book(0, "SUMMA.ALLA(enhet; d) / 3 = 11 + MIN(x; 1)", columns=ways, low="-5", high="50")
        for start, before, end, after in pieces(one, one.parameters["x"]):
            for at, expected in ((start, before), (end, after), ((start + end) / 2, (before + after) / 2)):
                tried = book(0, columns=ways)
                tried.parameters["x"] = {"tal": "0"}
                tried.memo.kept["parameter", "x"] = at
                total = sum(tried.cell("enhet", row, "d") for row in range(3))
                self.assertEqual(total / 3 - 11 - min(at, 1), expected, at)

    def test_an_unknown_of_another(self):
        # y is solved first: y = 40; then 2x = 40
        rules = column("n", "1") + '''
            [[parameter]]
            id = "y"
            sort = "kr"
            uppfyller = "y + 60 = pott"
            mellan = ["0", "100"]
        '''
        self.assertEqual(book(100, "2 * x = y", columns=rules, high="100").parameter("x"), 20)
        with self.assertRaises(FormulaError) as caught:
            book(100, "2 * x = y", columns=rules.replace("y + 60", "y + 60 * x"), high="100").parameter("x")
        self.assertEqual(caught.exception.code, "cycle")

    def test_states(self):
        self.assertIs(book(100, units=[*UNITS, ["4", "", "3", ""]]).parameter("x"), MISSING)
        self.assertIs(book(100, "SUMMA.ALLA(enhet; utfyllnad) = OM(MAX.ALLA(enhet; mål) > 0; pott; 1)",
                           units=[*UNITS, ["4", "", "3", ""]]).parameter("x"), MISSING)

    def test_against_trying(self):
        chance = random.Random(6)
        for _ in range(60):
            units = [[str(at), str(chance.randint(1, 300)), str(chance.randint(0, 300)), ""] for at in range(chance.randint(1, 15))]
            bounded = column("utfyllnad", "x * mål - egna", 'golv = "0"', 'tak = "mål"')
            pot = chance.randint(1, sum(int(unit[1]) for unit in units) - 1)
            one = book(pot, high="400", columns=bounded, units=units)
            x = one.parameter("x")
            self.assertEqual(sum(min(max(x * int(goal) - int(own), 0), int(goal)) for _, goal, own, _ in units), pot)


class Refusals(unittest.TestCase):
    def failure(self, *arguments, **more):
        with self.assertRaises(FormulaError) as caught:
            book(*arguments, **more).parameter("x")
        return caught.exception

    def test_no_and_many_solutions(self):
        error = self.failure(551)
        self.assertEqual((error.code, str(error).split(": ", 2)[2]), ("unknown-no-solution", "the difference is -551 at 0 and -1 at 2"))
        error = self.failure(0)
        self.assertEqual((error.code, str(error).split(": ", 2)[2]), ("unknown-many-solutions", "every value from 0 to 1/5"))
        self.assertEqual(self.failure(0, "0 = 0 * x").code, "unknown-many-solutions")
        self.assertEqual(self.failure(0, "1 = 0 * x").code, "unknown-no-solution")
        self.assertEqual(self.failure(0, "x = 1", low="2", high="0").code, "unknown-no-solution")
        self.assertEqual(book(0, "x = 1", low="1", high="1").parameter("x"), 1)
        self.assertEqual(self.failure(0, "x < 1").code, "unknown-no-equation")

    def test_both_ways(self):
        self.assertEqual(self.failure(0, "MAX(x; 1 - x) = 1", high="1").code, "unknown-not-monotone")
        # it rises, stands still and rises
        self.assertEqual(book(0, "MIN(x; 1) + MAX(x - 2; 0) = 1,5", high="5").parameter("x"), Fraction(5, 2))
        self.assertEqual(self.failure(0, "MIN(x; 1) + MAX(x - 2; 0) = 1", high="5").code, "unknown-many-solutions")

    def test_not_linear(self):
        for formula, more in (("x * x", ""), ("1 / (1 + x)", ""), ("AVRUNDA(x; 0)", ""), ("ABS(x)", ""), ("OM(x > 1; 1; 2)", ""),
                              ("OM(x = 1; 1; 2)", ""), ("VÄXLA(x; 1; 2)", ""), ("MAVRUNDA(x; 2)", ""), ("HELTAL(x)", ""), ("x", 'avrundning = "1"'),
                              ("1", "villkor = 'x > 0'"), ("DATUM(2025; x; 1) - DATUM(2025; 1; 1)", ""), ("DATUM(2025; 1; 1) + x - DATUM(2025; 1; 1)", "")):
            error = self.failure(1, "SUMMA.ALLA(enhet; s) = pott", columns=column("s", formula, more))
            self.assertEqual(error.code, "not-linear", formula)
        pot = '[[kolumn]]\ntabell = "enhet"\nid = "s"\nram = "pott"\nnyckel = "{}"\n{}\navrundning = "1 kr"\n'
        for columns in (pot.format("1 + x", ""), pot.format("1", 'golv = "x"'), pot.format("1", "").replace('ram = "pott"', 'ram = "x * pott"')):
            self.assertEqual(self.failure(3, "SUMMA.ALLA(enhet; s * x) = pott", columns=columns).code, "not-linear", columns)
        # a resource is rounded to the öre
        self.assertEqual(self.failure(3, "SUMMA.ALLA(enhet; r) = pott", columns=column("r", "x", 'slag = "övrigt"').replace("kolumn", "resurs")).code,
                         "not-linear")

    def test_a_condition_on_the_solved_value(self):
        one = book(100, columns=LEVEL + column("över", "OM(x > 0,5; 1; 0)") + column("fyller", "utfyllnad", "villkor = 'utfyllnad > 0'"))
        self.assertEqual([one.cell("enhet", 0, id) for id in ("över", "fyller")], [1, 35])


if __name__ == "__main__":
    unittest.main(verbosity=2)
