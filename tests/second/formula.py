"""What formulas mean, computed exactly over fractions.

A value is a Fraction (or a Line while an unknown is sought), a date, a bool, a text, a reference, or one of the states
MISSING and INAPPLICABLE. Errors carry a code, such as kind, division-by-zero, inapplicable or no-branch.
"""
import operator
from datetime import date
from fractions import Fraction

from dates import days_between, make_date, months_between, plus_days
from grammar import AGGREGATES, Binary, FormulaError, Minus, Number, Path, Percent, Text, parse
from lines import Line, not_linear, straight
from notation import round_to
from steps import reached, slices

__all__ = ["FormulaError", "parse", "evaluate", "bearing", "Scope", "MISSING", "INAPPLICABLE", "fold", "known", "need_kind"]


class State:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = State("saknas")
INAPPLICABLE = State("ej tillämpligt")


class Inapplicable(FormulaError):
    """A value that is not applicable is read where that may not be; inside BAS and FJOL no error, but their result."""

    def __init__(self, text):
        super().__init__("inapplicable", text)


class Scope:
    """What a formula sees: names, rows of other tables, other results, and the period computed."""

    period = (date.min, date.max)

    def read(self, parts):
        raise FormulaError("unknown-name", ".".join(parts))

    def rows(self, table, own):
        raise FormulaError("unknown-name", table)

    def bounds_column(self, table):
        """The first given column of a table, which TRAPPA and SKIKT read as lower bounds."""
        raise FormulaError("unknown-name", table)

    def other_result(self, call):
        """BAS and FJOL: what is not applicable makes the whole of it not applicable."""
        other = self.other(call.name)
        if other is INAPPLICABLE:
            return INAPPLICABLE
        value = bearing(call.args[0], other)
        if value not in (MISSING, INAPPLICABLE) and kind_of(value) in ("text", "referens"):
            raise FormulaError("kind", f"{call.name} of a {kind_of(value)}")
        return value

    def stepped(self, call):
        """TRAPPA and SKIKT. An unknown has no place in them: where a step begins would be a comparison with it."""
        table, value = call.args[0].parts[0], evaluate(call.args[1], self)
        rows = self.rows(table, False)
        bounds = [evaluate(Path((self.bounds_column(table),), ()), row) for row in rows]
        if any(isinstance(each, Line) for each in [value, *bounds]):
            not_linear(call.name)
        if known([value, *bounds]) is MISSING:
            return MISSING
        if any(kind_of(each) != kind_of(value) for each in bounds) or kind_of(value) not in ("tal", "datum"):
            raise FormulaError("kind", f"{call.name} of {value!r} in {table}")
        steps = [(each, lambda row=row: evaluate(call.args[2], row)) for each, row in zip(bounds, rows)]
        if call.name == "TRAPPA":
            parts = [(Fraction(1), reached(steps, value, call.text))]
        else:
            parts = slices(steps, need_kind(value, "tal"), call.text)
        cells = [cell for _, cell in parts]
        if any(isinstance(cell, Line) for cell in cells):
            not_linear(call.name)
        if known(cells) is MISSING:
            return MISSING
        return cells[0] if call.name == "TRAPPA" else fold("SUMMA", [width * need_kind(cell, "tal") for width, cell in parts])

    def other(self, name):
        """What BAS or FJOL sees: a scope, or INAPPLICABLE where this row is not there."""
        raise FormulaError("unsupported", f"{name} has no meaning here")

    def aggregate(self, call):
        name, rows = call.name.split(".")
        scopes = self.rows(call.args[0].parts[0], rows == "EGNA")
        return fold(name, [Fraction(1) if name == "ANTAL" else evaluate(call.args[1], scope, True) for scope in scopes])


def kind_of(value):
    if isinstance(value, bool):
        return "ja/nej"
    return {Fraction: "tal", Line: "tal", date: "datum", str: "text"}.get(type(value), "referens")


def need_kind(value, kind):
    if kind_of(value) != kind:
        raise FormulaError("kind", f"{value!r} is no {kind}")
    return value


def known(values):
    """None when every value may be computed with; MISSING when one is missing; an error when one is inapplicable."""
    if any(value is INAPPLICABLE for value in values):
        raise Inapplicable("a value that is not applicable is read")
    return MISSING if any(value is MISSING for value in values) else None


def fold(name, values):
    """SUMMA, ANTAL, MIN, MAX, MEDEL: inapplicable is skipped, missing contaminates."""
    if name == "ANTAL":
        return Fraction(len(values))
    values = [value for value in values if value is not INAPPLICABLE]
    if any(value is MISSING for value in values):
        return MISSING
    if name == "SUMMA":
        return sum((need_kind(value, "tal") for value in values), Fraction(0))
    values = straight(values)
    if not values:
        return INAPPLICABLE
    if name == "MEDEL":
        return sum(need_kind(value, "tal") for value in values) / len(values)
    kind = kind_of(values[0])
    if kind not in ("tal", "datum") or any(kind_of(value) != kind for value in values):
        raise FormulaError("kind", f"{name} over {kind}")
    return min(values) if name == "MIN" else max(values)


def evaluate(node, scope, tolerant=False):
    """The value of a formula; only a tolerant place may read a name that is inapplicable."""
    if isinstance(node, (Number, Text)):
        return node.value
    if isinstance(node, Path):
        value = scope.read(node.parts)
        if value is INAPPLICABLE and not tolerant:
            raise Inapplicable(f"{'.'.join(node.parts)} is not applicable here")
        return value
    if isinstance(node, (Minus, Percent)):
        value = evaluate(node.of, scope)
        if known([value]) is MISSING:
            return MISSING
        return -need_kind(value, "tal") if isinstance(node, Minus) else need_kind(value, "tal") / 100
    if isinstance(node, Binary):
        left, right = evaluate(node.left, scope), evaluate(node.right, scope)
        return MISSING if known([left, right]) is MISSING else binary(node.sign, left, right)
    if node.name in AGGREGATES:
        return scope.aggregate(node)
    return call(node, scope, tolerant)


def binary(sign, left, right):
    kinds = (kind_of(left), kind_of(right))
    if sign not in "+-*/" and Line in (type(left), type(right)):
        not_linear("a comparison")
    if sign in ("=", "<>"):
        if kinds[0] != kinds[1]:
            raise FormulaError("kind", f"{kinds[0]} compared with {kinds[1]}")
        return (left == right) == (sign == "=")
    if sign in ("<", "<=", ">", ">="):
        if kinds not in (("tal", "tal"), ("datum", "datum")):
            raise FormulaError("kind", f"{kinds[0]} compared with {kinds[1]}")
        return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[sign]
    if "datum" in kinds:
        if Line in (type(left), type(right)):
            not_linear("a date")
        return dates(sign, left, right, kinds)
    need_kind(left, "tal"), need_kind(right, "tal")
    if sign == "/":
        if right == 0:
            raise FormulaError("division-by-zero", f"{left} / 0")
        return left / right
    return {"+": operator.add, "-": operator.sub, "*": operator.mul}[sign](left, right)


def dates(sign, left, right, kinds):
    if kinds == ("datum", "datum") and sign == "-":
        return Fraction((left - right).days)
    if kinds == ("tal", "datum") and sign == "+":
        left, right, kinds = right, left, ("datum", "tal")
    if kinds != ("datum", "tal") or sign not in "+-":
        raise FormulaError("kind", f"{kinds[0]} {sign} {kinds[1]}")
    return plus_days(left, right if sign == "+" else -right)


def call(node, scope, tolerant):
    name, args = node.name, node.args
    if name == "OM":
        test = evaluate(args[0], scope)
        if known([test]) is MISSING:
            return MISSING
        return evaluate(args[1] if need_kind(test, "ja/nej") else args[2], scope, tolerant)
    if name == "VÄXLA":
        value = evaluate(args[0], scope)
        if known([value]) is MISSING:
            return MISSING
        for case, then in zip(args[1::2], args[2::2]):
            if binary("=", value, evaluate(case, scope)):
                return evaluate(then, scope, tolerant)
        if len(args) % 2 == 0:  # what is left over is the value otherwise
            return evaluate(args[-1], scope, tolerant)
        raise FormulaError("no-branch", f"VÄXLA has no branch for {value!r}")
    if name == "OMSAKNAS":
        value = evaluate(args[0], scope)
        known([value])
        return evaluate(args[1], scope, tolerant) if value is MISSING else value
    if name == "OMTOM":
        value = evaluate(args[0], scope, True)
        return evaluate(args[1], scope, tolerant) if value is INAPPLICABLE else value
    if name == "ÄRTOM":
        value = evaluate(args[0], scope, True)
        return MISSING if value is MISSING else value is INAPPLICABLE
    if name in ("SUMMA", "MIN", "MAX", "MEDEL"):
        return fold(name, [evaluate(arg, scope, True) for arg in args])
    if name in ("BAS", "FJOL"):
        return scope.other_result(node)
    if name in ("TRAPPA", "SKIKT"):
        return scope.stepped(node)
    values = [evaluate(arg, scope) for arg in args]
    if any(isinstance(value, Line) for value in values):
        not_linear(name)
    if known(values) is MISSING:
        return MISSING
    if name in ("OCH", "ELLER", "ICKE"):
        values = [need_kind(value, "ja/nej") for value in values]
        return not values[0] if name == "ICKE" else all(values) if name == "OCH" else any(values)
    if name in ("MÅNADER", "DAGAR"):
        dates, rest = [need_kind(value, "datum") for value in values[:2]], [need_kind(value, "tal") for value in values[2:]]
        return (months_between if name == "MÅNADER" else days_between)(*dates, scope.period, *rest)
    if name in ("ÅR", "MÅNAD"):
        day = need_kind(values[0], "datum")
        return Fraction(day.year if name == "ÅR" else day.month)
    values = [need_kind(value, "tal") for value in values]
    if name == "DATUM":
        return make_date(*values)
    return abs(values[0]) if name == "ABS" else round_as(name, *values)


def round_as(name, value, second=Fraction(0)):
    if name == "MAVRUNDA":
        if value * second < 0:
            raise FormulaError("mixed-signs", f"{value} to a multiple of {second}")
        return round_to(value, abs(second)) if second else Fraction(0)
    direction = {"AVRUNDA": "", "AVRUNDA.UPPÅT": "från noll", "HELTAL": "nedåt"}.get(name, "mot noll")
    return round_to(value, Fraction(10) ** -int(second), direction)  # int: Excel cuts the digits off at the comma too


def bearing(node, scope):
    """The value of what stands in BAS or FJOL, where a value that is not applicable is no error."""
    try:
        return evaluate(node, scope, True)
    except Inapplicable:
        return INAPPLICABLE
