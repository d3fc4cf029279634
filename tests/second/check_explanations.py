"""Checks explanation trees, one JSON line for every unit and resource: {"unit": ..., "resource": ..., "tree": node}.

check_explanations.py <regelverk> < lines: of the rule set, its base and last year's, only the periods are read, which clip
MÅNADER and DAGAR.

Every step must follow from the node's children and the step before it, an aggregate from its rows, a pot's share from
its frame, key and key sum; and where all shares of a pot are there, they must be those of the largest remainders.
"""
import json
import sys
from collections import Counter
from datetime import date
from fractions import Fraction
from math import floor

from formula import INAPPLICABLE, MISSING, FormulaError, Scope, bearing, evaluate, fold
from grammar import AGGREGATES, Call, canonical, parse
from notation import read_rounding, round_to
from pots import bounded, in_units, shares
from report import Tally
from rule_files import Library
from steps import slices

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

    other_result = stepped = aggregate  # each a node of its own


class Checker:
    def __init__(self, tally, rules):
        """rules: of the rule set, its base and last year's, for their periods."""
        self.rules = rules
        self.tally, self.verified, self.left = tally, Counter(), Counter()
        self.pots = {}  # {resource, row that has a pot of its own: {unit: tree}}
        self.line = None

    def same(self, node, what, found, expected):
        right = type(found) is type(expected) and found == expected
        self.tally.check(right, f"{self.line}, {node['label']} ({node['name']}), {what}: {found}, expected {expected}")

    def tree(self, unit, resource, tree):
        self.line, seen = f"{unit} {resource}", {}
        if any(step["kind"] == "ram" for step in tree["steps"]):
            frame = child_named(tree, "ram")
            self.pots.setdefault((resource, frame["label"] if frame and frame["kind"] == "row" else ""), {})[unit] = tree
        self.walk(tree, seen)

    @property
    def period(self):
        return tuple(map(date.fromisoformat, self.rules.tree["giltig"]))

    def walk(self, node, seen, key_formula=None):
        identity = node["kind"], node["label"]
        try:
            self.node(node, seen.setdefault(identity, []), key_formula)
        except (FormulaError, ValueError, KeyError, IndexError, TypeError) as error:
            self.tally.check(False, f"{self.line}, {node['label']} ({node['name']}): {error!r}")
        keys = [step["formula"] for step in node["steps"] if step["kind"] == "nyckel"]
        here, self.rules = self.rules, self.rules_inside(node)
        for child in node["children"]:
            self.walk(child, seen, keys[0] if keys and child["name"] == "nyckelsumma" else None)
        self.rules = here

    def rules_inside(self, node):
        if node["kind"] != "other":
            return self.rules
        if parse(node["name"]).name == "FJOL":
            return self.rules.last_year()
        below = self.rules.base
        while below and node["label"] != f"Enligt {below.tree['namn']}":  # the node says which of the bases is meant
            below = below.base
        self.tally.check(below is not None, f"{self.line}, {node['name']}: no base is called {node['label']!r}")
        return below or self.rules

    def node(self, node, earlier, key_formula):
        if node["repeated"]:
            self.same(node, "repeated", not node["steps"] and not node["children"] and node["cell"] in earlier, True)
            self.verified["repeated"] += 1
            return
        earlier.append(node["cell"])
        if node["kind"] == "report":  # what became of the amount: added up in tests/follow.rs
            return
        if node["kind"] == "aggregate":
            self.aggregate(node, key_formula)
        elif node["kind"] == "other":
            self.other(node)
        elif node["steps"]:
            self.steps(node)
            self.verified[node["kind"]] += 1
        elif node["kind"] in ("given", "parameter"):
            self.left[node["kind"] + " (a leaf)"] += 1
        elif node["kind"] != "row":  # a row is verified by its aggregate
            self.tally.check(False, f"{self.line}, {node['label']}: a {node['kind']} without steps")

    def other(self, node):
        """BAS or FJOL: its formula applied to its children; without steps the row was not there."""
        call = parse(node["name"])
        if not isinstance(call, Call) or call.name not in ("BAS", "FJOL"):
            raise ValueError("the name is neither BAS nor FJOL")
        self.verified[call.name] += 1
        if not node["steps"]:
            self.same(node, "the value where there is no such row", value_of(node), INAPPLICABLE)
            return
        step, = node["steps"]
        self.same(node, "the formula", canonical(step["formula"]), call.text[len(call.name) + 1:-1])
        here, self.rules = self.rules, self.rules_inside(node)
        value = bearing(call.args[0], Children(node["children"], self.period))
        self.rules = here
        self.same(node, "formel", read_cell(step["cell"], step["sort"]), value)
        self.same(node, "the value", value_of(node), value)

    def steps(self, node):
        pot = {step["kind"]: read_cell(step["cell"], step["sort"]) for step in node["steps"] if step["kind"] in ("ram", "nyckel")}
        scope, value, exact = Children(node["children"], self.period), None, None
        for step in node["steps"]:
            kind, formula, found = step["kind"], step["formula"], read_cell(step["cell"], step["sort"])
            if kind == "avrundning":
                self.rounding(node, value, found, formula, exact if pot else None)
            elif kind == "uppfyller":
                self.equation(node, formula, found)
            elif kind in ("golv", "tak"):
                bound = evaluate(parse(formula), scope)
                self.same(node, kind, found, INAPPLICABLE if value is INAPPLICABLE else held(kind, value, bound))
                if pot and isinstance(bound, Fraction) and isinstance(exact, Fraction):  # a bound of a pot is held in whole units
                    bound = in_units(unit_of(node), (bound, None) if kind == "golv" else (None, bound))[kind == "tak"] * unit_of(node)
                    exact = held(kind, exact, bound)
            else:
                names = Children(node["children"], self.period, pot) if pot and kind == "formel" else scope
                if kind == "formel" and pot.get("nyckel") is INAPPLICABLE:  # the row takes no part
                    expected = INAPPLICABLE
                else:
                    expected = evaluate(parse(formula), names, kind == "nyckel" or node["kind"] == "row")
                self.same(node, kind, found, expected)
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

    def equation(self, node, formula, found):
        """The value that was sought makes both sides equal; where something is missing it is not known."""
        call = parse(formula)
        names = Children(node["children"], self.period, {canonical(node["name"]): found})
        sides = [evaluate(side, names) for side in (call.left, call.right)]
        if MISSING in sides or found is MISSING:
            self.same(node, "the unknown where something is missing", (found, MISSING in sides), (MISSING, True))
        else:
            self.same(node, "the right side", *sides)
        self.verified["equation"] += 1

    def rounding(self, node, value, found, rule, exact):
        step, direction = read_rounding(rule)
        if not isinstance(exact, Fraction):
            self.same(node, "avrundning", found, round_to(value, step, direction) if isinstance(value, Fraction) else value)
            return
        below = floor(exact / step) * step
        self.same(node, "the share in whole units", found == below or (found == below + step and exact != below), True)
        self.verified["pot share"] += 1

    def stepped(self, node, call):
        """TRAPPA and SKIKT: the value is computed from what is no row, the rows are those that it reaches or enters."""
        rows = [child for child in node["children"] if child["kind"] == "row"]
        value = bearing(call.args[1], Children([child for child in node["children"] if child["kind"] != "row"], self.period))
        table = next(table for table in self.rules.tree["tabell"] if table["id"] == call.args[0].parts[0])
        scopes = [Children(row["children"], self.period) for row in rows]
        for row, scope in zip(rows, scopes):
            step, = row["steps"]
            expected = evaluate(parse(step["formula"]), scope)
            self.same(row, "the row's formula", read_cell(step["cell"], step["sort"]), expected)
            self.same(row, "the row", value_of(row), expected)
        steps = [(scope.get(table["kolumner"][0]["id"]), scope.get(call.args[2].parts[0])) for scope in scopes]
        if value is INAPPLICABLE:  # only inside BAS and FJOL, whose value it becomes
            expected = INAPPLICABLE
        elif value is MISSING or MISSING in [bound for bound, _ in steps] or (not steps and call.name == "TRAPPA"):
            expected = MISSING
        elif call.name == "TRAPPA":
            (bound, expected), = steps
            self.same(node, f"the row at {bound} is reached by {value}", bound <= value, True)
        else:
            parts = slices([(bound, lambda cell=cell: cell) for bound, cell in steps], value) if steps else []
            expected = MISSING if MISSING in [cell for _, cell in parts] else sum((width * cell for width, cell in parts), Fraction(0))
            self.same(node, "the slices entered", len(parts), len(steps))
        self.same(node, call.name, value_of(node), expected)
        self.verified[call.name] += 1

    def aggregate(self, node, key_formula):
        rows = node["children"]
        if node["name"] == "nivå":  # verified where the whole pot is at hand
            self.left["level of a pot"] += 1
            return
        call = None if node["name"] == "nyckelsumma" else parse(node["name"])
        if isinstance(call, Call) and call.name in ("TRAPPA", "SKIKT"):
            self.stepped(node, call)
            return
        if any(row["kind"] != "row" for row in rows):
            raise ValueError("an aggregate has a child that is no row")
        if node["name"] == "nyckelsumma":
            name, body = "SUMMA", parse(key_formula) if key_formula else None
        else:
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
        """A pot all of whose keys are at hand is shared out again; with bounds, by one level."""
        for (resource, row), trees in self.pots.items():
            self.line = f"the pot {resource} {row}"
            steps = {unit: {step["kind"]: step for step in tree["steps"]} for unit, tree in trees.items()}
            keys = {unit: read_cell(s["nyckel"]["cell"], s["nyckel"]["sort"]) for unit, s in steps.items()}
            keys = {unit: key for unit, key in keys.items() if isinstance(key, Fraction)}
            tree, first = next(iter(trees.values())), next(iter(steps.values()))
            total, level = (child_named(tree, name) for name in ("nyckelsumma", "nivå"))
            frame = read_cell(first["ram"]["cell"], first["ram"]["sort"])
            if "avrundning" not in first or not isinstance(frame, Fraction) or not keys:
                self.left["pot without a share"] += 1
                continue
            if total and sum(keys.values()) != value_of(total):
                self.left["pot whose keys are not all given"] += 1
                continue
            bounds = {unit: self.bounds(trees[unit], steps[unit]) for unit in keys} if level else None
            unit = unit_of(tree)
            for name, share in shares(frame, unit, keys, bounds).items():
                self.same(trees[name], "the share by largest remainder", value_of(trees[name]), share)
            if level:
                self.same(level, "the level", value_of(level), bounded(frame / unit, unit, keys, bounds)[1])
            self.verified["whole pot"] += 1

    def bounds(self, tree, steps):
        names = Children(tree["children"], self.period)
        return tuple(evaluate(parse(steps[kind]["formula"]), names) if kind in steps else None for kind in ("golv", "tak"))


def held(kind, value, bound):
    return MISSING if MISSING in (bound, value) else max(value, bound) if kind == "golv" else min(value, bound)


def child_named(node, name):
    return next((child for child in node["children"] if child["name"] == name), None)


def unit_of(node):
    """The indivisible unit of a pot."""
    return read_rounding(next(step["formula"] for step in node["steps"] if step["kind"] == "avrundning"))[0]


def main():
    tally = Tally()
    checker = Checker(tally, Library(sys.argv[1:]).first)
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
