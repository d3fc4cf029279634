"""The checks of explanation trees, against trees written by hand and the same trees damaged."""
import copy
import io
import unittest
from contextlib import redirect_stdout

from check_explanations import Checker
from example import node, step
from report import Tally
from rule_files import Library

HEAD = {"format": 1, "namn": "N", "status": "gällande", "giltig": ["2025-01-01", "2025-12-31"]}
STEPS = {"id": "trappa", "nyckel": "nr", "kolumner": [{"id": "från", "sort": "tal"}, {"id": "pris", "sort": "tal"}]}
RULES = Library(trees=[HEAD | {"id": "r", "bas": "b", "fjol": "b"}, HEAD | {"id": "b", "tabell": [STEPS], "giltig": ["2024-01-01", "2024-12-31"]}]).first


class Explanations(unittest.TestCase):
    def check(self, tree):
        tally = Tally()
        with redirect_stdout(io.StringIO()):
            checker = Checker(tally, RULES)
            for unit, one in tree.items():
                checker.tree(unit, "r", one)
            checker.whole_pots()
        return tally, checker

    def formula_tree(self):
        rows = [node("row", name, text, children=[node("given", "antal", text)]) for name, text in (("x", "1"), ("y", "2"))]
        return node("resource", "r", "2.67", [step("formel", "SUMMA.EGNA(g; antal) * 8 / p", "2.666666666667", "8/3"),
                                             step("avrundning", "0,01 kr", "2.67")],
                    [node("aggregate", "SUMMA.EGNA( g ; antal )", "3", children=rows), node("parameter", "p", "9")])

    def test_formula(self):
        tally, checker = self.check({"1": self.formula_tree()})
        self.assertEqual(tally.failed, 0)
        self.assertEqual(dict(checker.verified), {"resource": 1, "row": 2, "aggregate": 1})
        for damage in (lambda t: t["cell"].update(value="2.66"), lambda t: t["steps"][0]["cell"].update(exact="8/9"),
                       lambda t: t["children"][0]["cell"].update(value="4"), lambda t: t["children"].pop(),
                       lambda t: t["children"][0]["children"][1]["cell"].update(value="3"), lambda t: t.update(steps=[])):
            tree = self.formula_tree()
            damage(tree)
            self.assertGreater(self.check({"1": tree})[0].failed, 0)

    def test_pot(self):
        def share(key, exact, text, fraction=None):
            return node("resource", "r", text, [
                step("ram", "ram", "10"), step("nyckel", "n", key), step("formel", "ram * nyckel / nyckelsumma", exact, fraction),
                step("avrundning", "1 kr", text)], [node("parameter", "ram", "10"), node("column", "n", key, [step("formel", key, key)]),
                                                    node("aggregate", "nyckelsumma", "3") | {"more": 2}])
        right = {"1": share("1", "3.333333333333", "3", "10/3"), "2": share("2", "6.666666666667", "7", "20/3")}
        self.assertEqual(self.check(right)[0].failed, 0)
        wrong = {"1": share("1", "3.333333333333", "4", "10/3"), "2": share("2", "6.666666666667", "6", "20/3")}
        self.assertGreater(self.check(wrong)[0].failed, 0)
        self.assertGreater(self.check({"1": share("1", "3.333333333333", "5", "10/3")})[0].failed, 0)

    def damaged(self, tree, *damages):
        self.assertEqual(self.check({"1": tree})[0].failed, 0)
        for number, damage in enumerate(damages):
            other = copy.deepcopy(tree)
            damage(other)
            self.assertGreater(self.check({"1": other})[0].failed, 0, f"damage {number}")

    def test_other_results(self):
        base = node("other", "BAS(a + DAGAR(d; periodens_slut))", "34", [step("formel", "a + DAGAR(d; periodens_slut)", "34")],
                    [node("given", "a", "3"), node("parameter", "d", "2024-12-01") | {"sort": {"kind": "date"}}])
        base["label"] = "Enligt N"
        gone = node("other", "FJOL(b)", "0") | {"cell": {"state": "inapplicable"}}
        tree = node("resource", "r", "34", [step("formel", "BASE( a + DAGAR(d; periodens_slut) ) + OMTOM(FJOL(b); 0)", "34")], [base, gone])
        self.damaged(tree, lambda t: t["children"][0]["cell"].update(value="33"), lambda t: t["children"][0]["steps"][0].update(formula="a + 31"),
                     lambda t: t["children"][1].update(cell={"state": "missing"}), lambda t: t["children"][0]["children"][0]["cell"].update(value="4"),
                     lambda t: t["children"].pop(), lambda t: t["children"][0].update(label="Enligt M"))

    def test_steps_and_slices(self):
        def row(bound, price, formula, text):
            return node("row", f"trappa {bound}", text, [step("formel", formula, text)], [node("given", "från", bound), node("given", "pris", price)])

        reached = node("aggregate", "TRAPPA(trappa; a; pris)", "8", (), [node("given", "a", "12"), row("10", "8", "pris", "8")])
        slices = node("aggregate", "SKIKT(trappa; a; pris)", "116", (),
                      [node("given", "a", "12"), row("10", "8", "(12 - från) * pris", "16"), row("0", "10", "(10 - från) * pris", "100")])
        tree = node("resource", "r", "124", [step("formel", "TRAPPA(trappa; a; pris) + SKIKT(trappa;a;pris)", "124")], [reached, slices])
        self.damaged(tree, lambda t: t["children"][0]["children"][1]["children"][0]["cell"].update(value="13"),
                     lambda t: t["children"][1]["children"].pop(), lambda t: t["children"][1]["cell"].update(value="115"),
                     lambda t: t["children"][0]["children"][0]["cell"].update(value="9"),
                     lambda t: t["children"][1]["children"][1]["steps"][0].update(formula="(11 - från) * pris"))

    def test_equation(self):
        unknown = node("parameter", "x", "0.85", [step("uppfyller", "SUMMA.ALLA(enhet; t) = pott - x * 0", "0.85")],
                       [node("aggregate", "SUMMA.ALLA(enhet; t)", "100") | {"more": 3}, node("parameter", "pott", "100")])
        self.damaged(node("resource", "r", "1.7", [step("formel", "x * 2", "1.7")], [unknown]),
                     lambda t: t["children"][0]["children"][1]["cell"].update(value="101"), lambda t: t["children"][0]["children"].pop())

    def test_pot_with_bounds(self):
        def share(key, level, floored, text):
            children = [node("parameter", "ram", "10"), node("given", "n", key), node("parameter", "minst", "5.5"),
                        node("aggregate", "nivå", "2") | {"more": 2}]
            steps = [step("ram", "ram", "10"), step("nyckel", "n", key), step("formel", "nivå * nyckel", level),
                     step("golv", "OM(n > 1; 0; minst)", floored), step("avrundning", "1 kr", text)]
            return node("resource", "r", text, steps, children)

        right = {"1": share("1", "2", "5.5", "6"), "2": share("2", "4", "4", "4")}  # the floor 5,5 is 6 whole kronor; 4 are left
        tally, checker = self.check(right)
        self.assertEqual((tally.failed, checker.verified["whole pot"]), (0, 1))
        for damage in (lambda t: t["1"]["cell"].update(value="5"), lambda t: t["2"]["steps"][3]["cell"].update(value="5"),
                       lambda t: t["1"]["children"][2]["cell"].update(value="4.5"), lambda t: t["1"]["children"][3]["cell"].update(value="3"),
                       lambda t: t["1"]["steps"][4]["cell"].update(value="7")):
            wrong = copy.deepcopy(right)
            damage(wrong)
            self.assertGreater(self.check(wrong)[0].failed, 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
