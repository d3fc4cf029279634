"""Pots with bounds and pots by group: worked by hand, and against what the shares must satisfy whatever the way there."""
import random
import unittest
from fractions import Fraction
from math import ceil, floor

from example import workbook
from formula import INAPPLICABLE, MISSING, FormulaError
from pots import PotError, bounded, in_units, shares
from results import result_table

ONE = Fraction(1)


def whole(pot, keys, bounds=None, unit=ONE):
    keys = {name: Fraction(key) for name, key in keys.items()}
    return shares(Fraction(pot), unit, keys, bounds and {name: tuple(None if each is None else Fraction(each) for each in pair)
                                                         for name, pair in bounds.items()})


class Bounds(unittest.TestCase):
    def test_by_hand(self):
        # a is held at 50, so b and c share 50 by 2 to 3
        self.assertEqual(whole(100, {"a": 1, "b": 2, "c": 3}, {"a": (50, None)}), {"a": 50, "b": 20, "c": 30})
        # c is capped at 20, so a and b share 80 by 1 to 2: 26,67 and 53,33
        self.assertEqual(whole(100, {"a": 1, "b": 2, "c": 3}, {"c": (None, 20)}), {"a": 27, "b": 53, "c": 20})
        # at first 10, 40, 50; the floor takes 20 from the others, and then b = 80 * 4/9 = 35,56 is under its floor of 38 too
        self.assertEqual(whole(100, {"a": 1, "b": 4, "c": 5}, {"a": (20, None), "b": (38, None)}), {"a": 20, "b": 38, "c": 42})
        # at first 50 and 50: a is 40 over its cap, b 10 under its floor; the cap sets a free to give b 90, far above its floor
        self.assertEqual(whole(100, {"a": 1, "b": 1}, {"a": (None, 10), "b": (60, None)}), {"a": 10, "b": 90})
        # a key of nought gets its floor
        self.assertEqual(whole(100, {"a": 0, "b": 1}, {"a": (30, 50)}), {"a": 30, "b": 70})
        self.assertEqual(whole(100, {"a": 0, "b": 1}, {"b": (10, None)}), {"a": 0, "b": 100})
        # bounds below nought bind nothing
        self.assertEqual(whole(10, {"a": 1, "b": 1}, {"a": (-5, None), "b": (Fraction(-1, 2), None)}), {"a": 5, "b": 5})

    def test_whole_units(self):
        self.assertEqual(in_units(ONE, (Fraction("10.01"), Fraction("19.99"))), (11, 19))
        self.assertEqual(in_units(Fraction(5), (Fraction(11), Fraction(19))), (3, 3))
        self.assertEqual(in_units(ONE, (Fraction("-0.5"), None)), (0, None))
        # floor 33,2 becomes 34; the rest is shared 33 and 33
        self.assertEqual(whole(100, {"a": 1, "b": 1, "c": 1}, {"b": ("33.2", None)}), {"a": 33, "b": 34, "c": 33})
        # a cap of 33,9 becomes 33; 67 between two: the odd one to the first in order
        self.assertEqual(whole(100, {"a": 1, "b": 1, "c": 1}, {"c": (None, "33.9")}), {"a": 34, "b": 33, "c": 33})
        # a floor of 0,01 raises even a key of nought to a whole unit
        self.assertEqual(whole(10, {"a": 0, "b": 1}, {"a": ("0.01", None)}), {"a": 1, "b": 9})

    def test_by_how_much(self):
        for pot, keys, bounds, code, amount in (
                (100, {"a": 1, "b": 1}, {"a": (60, None), "b": ("40.5", None)}, "pot-floors-above", 1),
                (100, {"a": 1, "b": 1}, {"a": (None, 60), "b": (None, "39.5")}, "pot-caps-below", 1),
                (100, {"a": 0, "b": 1}, {"a": (7, 80), "b": (None, 60)}, "pot-caps-below", 33),
                (100, {"a": 1, "b": 1}, {"a": (20, "19.9")}, "pot-bounds-cross", 1),
                (100, {"a": 1, "b": 1}, {"a": ("19.2", "19.9")}, "pot-bounds-cross", 1),
                (100, {"a": 1, "b": 1}, {"a": (None, -1)}, "pot-bounds-cross", 1),
                (100, {"a": 0, "b": 0}, {"a": (100, None)}, "key-sum-zero", None),
                (-3, {"a": 1}, {"a": (None, 10)}, "frame-negative", None)):
            with self.assertRaises(PotError, msg=bounds) as caught:
                whole(pot, keys, bounds)
            self.assertEqual((caught.exception.code, caught.exception.amount), (code, amount), bounds)
        self.assertEqual(whole(100, {"a": 1, "b": 1}, {"a": (60, None), "b": (40, None)}), {"a": 60, "b": 40})
        self.assertEqual(whole(100, {"a": 1, "b": 1}, {"a": (None, 60), "b": (None, 40)}), {"a": 60, "b": 40})

    def test_what_must_hold(self):
        """One level, every bound, the whole pot, and no unit further from the exact share than largest remainder allows."""
        chance, met = random.Random(4), {"shared": 0, "pot-floors-above": 0, "pot-caps-below": 0}
        for _ in range(2000):
            names = [f"{at:02}" for at in range(chance.randint(1, 12))]
            keys = {name: Fraction(chance.choice((0, 1, chance.randint(0, 60))), chance.randint(1, 5)) for name in names}
            keys[names[0]] += 1
            unit, pot = Fraction(chance.choice(("1", "0.01", "5"))), chance.randint(0, 300)
            bounds = {}
            for name in names:
                low = Fraction(chance.randint(-50, 250), 3) if chance.random() < 0.4 else None
                high = max(low or Fraction(0), 0) + 1 + Fraction(chance.randint(0, 300), 7) if chance.random() < 0.4 else None
                bounds[name] = low and low * unit, high and high * unit
            try:
                given = shares(pot * unit, unit, keys, bounds)
            except PotError as error:
                met[error.code] += 1
                limits = {name: in_units(unit, bounds[name]) for name in names}
                ends = [sum(low for low, _ in limits.values()),
                        sum(low if keys[name] == 0 else pot if high is None else high for name, (low, high) in limits.items())]
                self.assertTrue(ends[0] > pot if error.code == "pot-floors-above" else ends[1] < pot)
                continue
            met["shared"] += 1
            exact, level = bounded(Fraction(pot), unit, keys, bounds)
            self.assertEqual(sum(given.values()), pot * unit)
            for name in names:
                low, high = in_units(unit, bounds[name])
                clamped = max(Fraction(low), level / unit * keys[name])
                clamped = clamped if high is None else min(clamped, Fraction(high))
                self.assertEqual(exact[name], clamped)
                self.assertIn(given[name] / unit, (floor(exact[name]), ceil(exact[name])))
        self.assertTrue(all(count > 50 for count in met.values()), met)

    def test_bounds_that_bind_nothing(self):
        chance = random.Random(5)
        for _ in range(200):
            keys = {f"{at}": Fraction(chance.randint(1, 90), chance.randint(1, 7)) for at in range(chance.randint(1, 9))}
            wide = {name: (Fraction(0), Fraction(500)) for name in keys}
            self.assertEqual(shares(Fraction(500), ONE, keys, wide), shares(Fraction(500), ONE, keys))


SCHOOLS = '''
    [[tabell]]
    id = "form"
    nyckel = "form"
    kolumner = [{ id = "pengar", sort = "kr", valfri = true }]
    [[tabell]]
    id = "huvudman"
    nyckel = "hm"
    kolumner = [{ id = "form", sort = "form" }]
    [[tabell]]
    id = "enhet"
    nyckel = "kod"
    kolumner = [
      { id = "huvudman", sort = "huvudman", rubrik = "hm" }, { id = "behov", sort = "elev" }, { id = "minst", sort = "kr", valfri = true },
    ]
    [[resurs]]
    tabell = "enhet"
    id = "stöd"
    slag = "verksamhetsstöd"
    ram = "SUMMA(pengar)"
    nyckel = "behov"
    per = "huvudman.form"
    golv = "OMTOM(minst; 0)"
    avrundning = "1 kr"
'''
HOLDERS = [["hm", "form"], ["h1", "grund"], ["h2", "grund"], ["h3", "gymn"]]


def support(forms, units, rules=SCHOOLS):
    book = workbook(rules, form=[["form", "pengar"], *forms], huvudman=HOLDERS, enhet=[["kod", "hm", "behov", "minst"], *units])
    return result_table(book)[1]["stöd"]


class Groups(unittest.TestCase):
    FORMS = [["gymn", "101"], ["grund", "60"], ["vux", "0"], ["sär", ""]]
    UNITS = [["1", "h1", "1", ""], ["2", "h3", "5", ""], ["3", "h2", "1", "40"], ["4", "h3", "5", ""], ["5", "h1", "3", ""]]

    def test_each_pot_sums(self):
        # grund: 60 kr on keys 1, 1 (at least 40) and 3: 20 are left on 1 and 3; gymn: 101 on two equal keys, the odd one to unit 2
        self.assertEqual(support(self.FORMS, self.UNITS), [5, 51, 40, 50, 15])

    def failure(self, forms, units, rules=SCHOOLS):
        with self.assertRaises(FormulaError) as caught:
            support(forms, units, rules)
        return caught.exception.code

    def test_money_for_nobody(self):
        self.assertEqual(self.failure([*self.FORMS[:2], ["vux", "5"], ["sär", ""]], self.UNITS), "key-sum-zero")
        self.assertEqual(self.failure(self.FORMS, [*self.UNITS[:3], ["6", "h3", "0", "102"]]), "pot-floors-above")
        none = [["1", "h1", "0", ""], ["2", "h3", "1", ""]]
        self.assertEqual(support([["gymn", "7"], ["grund", "0"]], none), [0, 7])  # nought on no keys: nought each
        self.assertEqual(self.failure([["gymn", "7"], ["grund", "0"]], [["1", "h1", "0", "1"], none[1]]), "pot-floors-above")

    def test_states(self):
        # a missing key stops its own pot only; a missing frame too
        units = [*self.UNITS[:4], ["5", "h1", "", ""]]
        self.assertEqual(support(self.FORMS, units), [MISSING, 51, MISSING, 50, MISSING])
        rules = SCHOOLS.replace('sort = "kr", valfri = true }]\n    [[tabell]]\n    id = "huvudman"', 'sort = "kr" }]\n    [[tabell]]\n    id = "huvudman"')
        self.assertNotEqual(rules, SCHOOLS)
        self.assertEqual(support([["gymn", ""], ["grund", "60"]], self.UNITS, rules), [5, MISSING, 40, MISSING, 15])
        # a row that takes no part, and a floor that is missing
        rules = SCHOOLS.replace('golv = "OMTOM(minst; 0)"', "golv = 'minst'\n villkor = 'ICKE(ÄRTOM(minst))'")
        self.assertEqual(support([["gymn", "0"], ["grund", "60"], ["vux", "0"]], self.UNITS, rules),
                         [INAPPLICABLE, INAPPLICABLE, 60, INAPPLICABLE, INAPPLICABLE])
        rules = SCHOOLS.replace('golv = "OMTOM(minst; 0)"', 'golv = "minst"').replace('"minst", sort = "kr", valfri = true', '"minst", sort = "kr"')
        self.assertEqual(support(self.FORMS, [[*unit[:3], unit[3] or ("0" if unit[1] != "h3" else "")] for unit in self.UNITS], rules),
                         [5, MISSING, 40, MISSING, 15])
        with self.assertRaises(FormulaError) as caught:  # a bound that is not applicable
            support(self.FORMS, self.UNITS, SCHOOLS.replace('golv = "OMTOM(minst; 0)"', 'golv = "minst"'))
        self.assertEqual(caught.exception.code, "inapplicable")


if __name__ == "__main__":
    unittest.main(verbosity=2)
