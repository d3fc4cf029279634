"""TRAPPA and SKIKT: a table whose first given column holds lower bounds.

A step is (bound, read): the cells of the column asked for are read only where they are needed.
"""
from fractions import Fraction

from grammar import FormulaError


def in_order(steps, value, row):
    """The steps by their bounds; a value below the first, or two steps on one bound, is an error."""
    steps = sorted(steps, key=lambda step: step[0])
    for (bound, _), (other, _) in zip(steps, steps[1:]):
        if bound == other:
            raise FormulaError("steps-overlap", f"{row}: two rows begin at {bound}")
    if not steps or value < steps[0][0]:
        raise FormulaError("steps-gap", f"{row}: {value} lies below {steps[0][0] if steps else 'a table without rows'}")
    return steps


def reached(steps, value, row=""):
    """The cell of the row with the highest bound that the value reaches."""
    return [read for bound, read in in_order(steps, value, row) if bound <= value][-1]()


def slices(steps, value, row=""):
    """[(the width that the value fills, the cell)] for every slice that it enters; the last has no upper end."""
    steps = in_order(steps, value, row)
    ends = [bound for bound, _ in steps[1:]] + [value]
    return [(Fraction(min(value, end) - bound), read()) for (bound, read), end in zip(steps, ends) if bound < value]
