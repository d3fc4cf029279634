"""What formulas mean, computed exactly over fractions.

A value is a Fraction, a date, a bool, a text, a reference, or one of the states MISSING and INAPPLICABLE.
Errors carry a code: syntax, unknown-name, unknown-function, arguments, kind, division-by-zero, inapplicable,
no-branch, cycle, pot, data, unsupported.
"""
from datetime import date, timedelta
from fractions import Fraction

from grammar import AGGREGATES, Binary, FormulaError, Minus, Number, Path, Percent, Text, parse
from notation import round_to

__all__ = ["FormulaError", "parse", "evaluate", "Scope", "MISSING", "INAPPLICABLE", "fold", "known", "need_kind"]


class State:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = State("saknas")
INAPPLICABLE = State("ej tillämpligt")


class Scope:
    """What a formula sees: names, rows of other tables, and the period computed."""

    period = (date.min, date.max)

    def read(self, parts):
        raise FormulaError("unknown-name", ".".join(parts))

    def rows(self, table, own):
        raise FormulaError("unknown-name", table)

    def aggregate(self, call):
        name, rows = call.name.split(".")
        scopes = self.rows(call.args[0].parts[0], rows == "EGNA")
        return fold(name, [Fraction(1) if name == "ANTAL" else evaluate(call.args[1], scope, True) for scope in scopes])


def kind_of(value):
    if isinstance(value, bool):
        return "ja/nej"
    return {Fraction: "tal", date: "datum", str: "text"}.get(type(value), "referens")


def need_kind(value, kind):
    if kind_of(value) != kind:
        raise FormulaError("kind", f"{value!r} is no {kind}")
    return value


def known(values):
    """None when every value may be computed with; MISSING when one is missing; an error when one is inapplicable."""
    if any(value is INAPPLICABLE for value in values):
        raise FormulaError("inapplicable", "a value that is not applicable is read")
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
            raise FormulaError("inapplicable", f"{'.'.join(node.parts)} is not applicable here")
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
    if sign in ("=", "<>"):
        if kinds[0] != kinds[1]:
            raise FormulaError("kind", f"{kinds[0]} compared with {kinds[1]}")
        return (left == right) == (sign == "=")
    if sign in ("<", "<=", ">", ">="):
        if kinds not in (("tal", "tal"), ("datum", "datum")):
            raise FormulaError("kind", f"{kinds[0]} compared with {kinds[1]}")
        return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[sign]
    if "datum" in kinds:
        return dates(sign, left, right, kinds)
    need_kind(left, "tal"), need_kind(right, "tal")
    if sign == "/":
        if right == 0:
            raise FormulaError("division-by-zero", f"{left} / 0")
        return left / right
    return {"+": left + right, "-": left - right, "*": left * right}[sign]


def dates(sign, left, right, kinds):
    if kinds == ("datum", "datum") and sign == "-":
        return Fraction((left - right).days)
    if kinds == ("tal", "datum") and sign == "+":
        left, right, kinds = right, left, ("datum", "tal")
    if kinds != ("datum", "tal") or sign not in "+-" or right.denominator != 1:
        raise FormulaError("kind", f"{kinds[0]} {sign} {kinds[1]}")
    return left + timedelta(days=int(right if sign == "+" else -right))


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
    values = [evaluate(arg, scope) for arg in args]
    if known(values) is MISSING:
        return MISSING
    if name in ("OCH", "ELLER", "ICKE"):
        values = [need_kind(value, "ja/nej") for value in values]
        return not values[0] if name == "ICKE" else all(values) if name == "OCH" else any(values)
    if name in ("MÅNADER", "DAGAR"):
        return span(name, *(need_kind(value, "datum") for value in values), scope.period)
    values = [need_kind(value, "tal") for value in values]
    if name == "ABS":
        return abs(values[0])
    digits = values[1] if len(values) > 1 else Fraction(0)
    direction = {"AVRUNDA": "", "AVRUNDA.UPPÅT": "från noll", "HELTAL": "nedåt"}.get(name, "mot noll")
    return round_to(values[0], Fraction(10) ** -int(digits), direction)  # int: Excel cuts the digits off at the comma too


def span(name, first, last, period):
    """Started calendar months, or days with both ends, of the part that lies in the period."""
    first, last = max(first, period[0]), min(last, period[1])
    if last < first:
        return Fraction(0)
    if name == "DAGAR":
        return Fraction((last - first).days + 1)
    return Fraction((last.year - first.year) * 12 + last.month - first.month + 1)
