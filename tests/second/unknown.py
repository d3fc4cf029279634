"""uppfyller: the one value of a parameter that makes two formulas equal, exactly.

The difference between the two sides is followed along the straight pieces that it consists of, from the low end to the high.
"""
import copy
from fractions import Fraction

from formula import MISSING, evaluate, known, need_kind
from grammar import Binary, FormulaError
from lines import Line
from memo import Sweep
from notation import read_number


def pieces(book, parameter):
    """[(x, difference there, the next x, difference there)] from low to high, or MISSING."""
    equation = book.formulas(parameter["uppfyller"])
    if not isinstance(equation, Binary) or equation.sign != "=":
        raise FormulaError("unknown-no-equation", parameter["uppfyller"])
    low, high = map(read_number, parameter["mellan"])
    if low > high:
        raise FormulaError("unknown-no-solution", f"{parameter['id']}: nothing lies between {low} and {high}")
    trial = copy.copy(book)  # the same rule set and data; only what is kept of its values is another
    trial.memo = sweep = Sweep(book.memo, parameter["id"], low)

    def difference():
        sides = [evaluate(side, trial.scope(parameter["uppfyller"])) for side in (equation.left, equation.right)]
        return MISSING if known(sides) is MISSING else need_kind(sides[0], "tal") - need_kind(sides[1], "tal")

    found = []
    while True:
        value, note = sweep.noted(difference)
        if value is MISSING:
            return MISSING
        line = value if isinstance(value, Line) else Line(value, Fraction(0), sweep)
        end = high if note["until"] is None else min(high, note["until"])
        found.append((sweep.at, line.at(sweep.at), end, line.at(end)))
        if end == high:
            return found
        sweep.at = end


def solve(book, parameter):
    found = pieces(book, parameter)
    if found is MISSING:
        return MISSING
    id, (low, first, _, _), (_, _, high, last) = parameter["id"], found[0], found[-1]
    rises, falls = any(after > before for _, before, _, after in found), any(after < before for _, before, _, after in found)
    if rises and falls:
        raise FormulaError("unknown-not-monotone", f"{id}: the difference both rises and falls between {low} and {high}")
    nought = [x for start, before, end, after in found for x, value in ((start, before), (end, after)) if value == 0]
    if nought and min(nought) < max(nought):
        raise FormulaError("unknown-many-solutions", f"{id}: every value from {min(nought)} to {max(nought)}")
    if nought:
        return nought[0]
    for start, before, end, after in found:
        if before * after < 0:
            return start + (end - start) * before / (before - after)
    raise FormulaError("unknown-no-solution", f"{id}: the difference is {first} at {low} and {last} at {high}")
