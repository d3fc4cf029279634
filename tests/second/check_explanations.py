"""Checks explanation trees, one JSON line for every unit and resource: {"unit": ..., "resource": ..., "tree": node}.

check_explanations.py <regelverk> < lines: the rule set is read for nothing but its period, which clips MÅNADER and DAGAR.

Every step must follow from the node's children and the step before it, an aggregate from its rows, a pot's share from
its frame, key and key sum; and where all shares of a pot are there, they must be those of the largest remainders.
"""
import json
import sys
import tomllib
from collections import Counter
from datetime import date
from fractions import Fraction
from math import floor

from formula import INAPPLICABLE, MISSING, FormulaError, Scope, evaluate, fold
from grammar import AGGREGATES, Call, canonical, parse
from notation import read_rounding, round_to, shares
from report import Tally
from tables import rules_file

ORE = (Fraction(1, 100), "")


def read_cell(cell, sort):
    """The value of a Cell; a number is exact."""
    if cell["state"] != "value":
        states = {"missing": MISSING, "inapplicable": INAPPLICABLE}
        return states.get(cell["state"], cell["state"])
    text = cell["value"]
    if sort["kind"] in ("number", "percent"):
        return Fraction(cell.get("exact") or text)
    if sort["kind"] == "boolean":
        return {"ja": True, "nej": False}[text]
    return date.fromisoformat(text) if sort["kind"] == "date" else text


def value_of(node):
    return read_cell(node["cell"], node["sort"])


class Children(Scope):
    """The names of a formula are the children of its node; inside a pot also its own steps, and the period everywhere."""

    def __init__(self, children, period, more=None):
        self.period = period
        self.found = {canonical(child["name"]): value_of(child) for child in children}
        if len(self.found) < len(children):
            raise FormulaError("data", "two children bear the same name")
        self.found = dict(zip(("periodens_början", "periodens_slut"), period)) | self.found | (more or {})

    def get(self, name):
        if name not in self.found:
            raise FormulaError("unknown-name", f"no child is named {name}")
        return self.found[name]

    def read(self, parts):
        return self.get(".".join(parts))

    def aggregate(self, call):
        return self.get(call.text)


class Checker:
    def __init__(self, tally, period):
        self.period = period
        self.tally, self.verified, self.left, self.pots = tally, Counter(), Counter(), {}
        self.line = None

    def same(self, node, what, found, expected):
        right = type(found) is type(expected) and found == expected
        self.tally.check(right, f"{self.line}, {node['label']} ({node['name']}), {what}: {found}, expected {expected}")

    def tree(self, unit, resource, tree):
        self.line, seen = f"{unit} {resource}", {}
        if any(step["kind"] == "ram" for step in tree["steps"]):
            self.pots.setdefault(resource, {})[unit] = tree
        self.walk(tree, seen)

    def walk(self, node, seen, key_formula=None):
        identity = node["kind"], node["label"]
        try:
            self.node(node, seen.setdefault(identity, []), key_formula)
        except (FormulaError, ValueError, KeyError, IndexError, TypeError) as error:
            self.tally.check(False, f"{self.line}, {node['label']} ({node['name']}): {error!r}")
        keys = [step["formula"] for step in node["steps"] if step["kind"] == "nyckel"]
        for child in node["children"]:
            self.walk(child, seen, keys[0] if keys and child["name"] == "nyckelsumma" else None)

    def node(self, node, earlier, key_formula):
        if node["repeated"]:
            self.same(node, "repeated", not node["steps"] and not node["children"] and node["cell"] in earlier, True)
            self.verified["repeated"] += 1
            return
        earlier.append(node["cell"])
        if node["kind"] == "aggregate":
            self.aggregate(node, key_formula)
        elif node["steps"]:
            self.steps(node)
            self.verified[node["kind"]] += 1
        elif node["kind"] in ("given", "parameter"):
            self.left[node["kind"] + " (a leaf)"] += 1
        elif node["kind"] != "row":  # a row is verified by its aggregate
            self.tally.check(False, f"{self.line}, {node['label']}: a {node['kind']} without steps")

    def steps(self, node):
        pot = {step["kind"]: read_cell(step["cell"], step["sort"]) for step in node["steps"] if step["kind"] in ("ram", "nyckel")}
        scope, value, exact = Children(node["children"], self.period), None, None
        for step in node["steps"]:
            kind, formula, found = step["kind"], step["formula"], read_cell(step["cell"], step["sort"])
            if kind == "avrundning":
                self.rounding(node, value, found, formula, exact if pot else None)
            elif kind in ("golv", "tak"):
                bound = evaluate(parse(formula), scope)
                expected = MISSING if MISSING in (bound, value) else max(value, bound) if kind == "golv" else min(value, bound)
                self.same(node, kind, found, expected)
            else:
                names = Children(node["children"], self.period, pot) if pot and kind == "formel" else scope
                self.same(node, kind, found, evaluate(parse(formula), names, kind == "nyckel" or node["kind"] == "row"))
                exact = found
            if kind == "villkor" and found is not True:
                self.same(node, "the value under the condition", value_of(node), MISSING if found is MISSING else INAPPLICABLE)
                self.same(node, "the steps under the condition", node["steps"][-1] is step, True)
                return
            if kind not in ("villkor", "ram", "nyckel"):
                value = found
        if pot and value is None:  # no share: the row's key takes no part, or a missing key or frame stops the whole pot
            value = INAPPLICABLE if pot.get("nyckel") is INAPPLICABLE else MISSING
        if node["kind"] == "given":  # the condition holds: the value is what was read
            return
        if node["kind"] == "resource" and node["steps"][-1]["kind"] != "avrundning" and isinstance(value, Fraction):
            value = round_to(value, *ORE)
        self.same(node, "the value", value_of(node), value)

    def rounding(self, node, value, found, rule, exact):
        step, direction = read_rounding(rule)
        if exact is None or not isinstance(exact, Fraction):
            self.same(node, "avrundning", found, round_to(value, step, direction) if isinstance(value, Fraction) else value)
            return
        below = floor(exact / step) * step
        self.same(node, "the share in whole units", found == below or (found == below + step and exact != below), True)
        self.verified["pot share"] += 1

    def aggregate(self, node, key_formula):
        rows = node["children"]
        if any(row["kind"] != "row" for row in rows):
            raise ValueError("an aggregate has a child that is no row")
        if node["name"] == "nyckelsumma":
            name, body = "SUMMA", parse(key_formula) if key_formula else None
        else:
            call = parse(node["name"])
            if not isinstance(call, Call) or call.name not in AGGREGATES:
                raise ValueError("the name is no aggregate")
            name, body = call.name.split(".")[0], call.args[1] if len(call.args) == 2 else None
        for row in rows if body else []:
            self.same(row, "the row", value_of(row), evaluate(body, Children(row["children"], self.period), True))
            self.verified["row"] += 1
        if name == "ANTAL":
            self.same(node, "the count", value_of(node), Fraction(len(rows) + node["more"]))
        elif node["more"]:
            self.left["aggregate with rows that are not listed"] += 1
            return
        else:
            self.same(node, name, value_of(node), fold(name, [value_of(row) for row in rows]))
        self.verified["aggregate"] += 1

    def whole_pots(self):
        """A pot all of whose keys are at hand is shared out again."""
        for resource, trees in self.pots.items():
            self.line = f"the pot {resource}"
            steps = {unit: {step["kind"]: step for step in tree["steps"]} for unit, tree in trees.items()}
            keys = {tuple(unit.split(" / ")): read_cell(s["nyckel"]["cell"], s["nyckel"]["sort"]) for unit, s in steps.items()}
            keys = {unit: key for unit, key in keys.items() if isinstance(key, Fraction)}
            tree, first = next(iter(trees.values())), next(iter(steps.values()))
            total = next((value_of(child) for child in tree["children"] if child["name"] == "nyckelsumma"), None)
            if sum(keys.values()) != total or "avrundning" not in first:
                self.left["pot whose keys are not all given"] += 1
                continue
            frame = read_cell(first["ram"]["cell"], first["ram"]["sort"])
            for unit, share in shares(frame, read_rounding(first["avrundning"]["formula"])[0], keys).items():
                self.same(trees[" / ".join(unit)], "the share by largest remainder", value_of(trees[" / ".join(unit)]), share)
            self.verified["whole pot"] += 1


def main():
    rules = tomllib.loads(rules_file(sys.argv[1]).read_text(encoding="utf-8"))
    tally = Tally()
    checker = Checker(tally, tuple(map(date.fromisoformat, rules["giltig"])))
    for text in sys.stdin:
        if text.strip():
            line = json.loads(text)
            checker.tree(line["unit"], line["resource"], line["tree"])
    checker.whole_pots()
    for kind, count in sorted(checker.verified.items()):
        print(f"verified: {count} {kind}")
    for kind, count in sorted(checker.left.items()):
        print(f"nothing to verify: {count} {kind}")
    tally.check(any(checker.verified.values()), "no node was verified")
    tally.close()


if __name__ == "__main__":
    main()
