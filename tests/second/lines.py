"""A number that follows an unknown x in a straight line, base + slope * x, from a point to where the next comparison turns.

What cannot keep it a line (a product of two, a rounding, a comparison in a condition) is refused: not-linear.
"""
from fractions import Fraction

from grammar import FormulaError


def not_linear(what):
    raise FormulaError("not-linear", f"the unknown stands in {what}")


class Line:
    def __init__(self, base, slope, sweep):
        self.base, self.slope, self.sweep = Fraction(base), Fraction(slope), sweep  # sweep.at: where we stand

    def __repr__(self):
        return f"{self.base} + {self.slope} x"

    def at(self, x):
        return self.base + self.slope * x

    def _with(self, other, sign):
        base, slope = (other.base, other.slope) if isinstance(other, Line) else (other, 0)
        return Line(self.base + sign * base, self.slope + sign * slope, self.sweep)

    def __add__(self, other):
        return self._with(other, 1)

    def __sub__(self, other):
        return self._with(other, -1)

    def __rsub__(self, other):
        return -self + other

    def __neg__(self):
        return self * -1

    def __mul__(self, other):
        if isinstance(other, Line):
            not_linear("both factors of a product")
        return Line(self.base * other, self.slope * other, self.sweep)

    def __truediv__(self, other):
        return not_linear("a divisor") if isinstance(other, Line) else self * (1 / Fraction(other))

    def __rtruediv__(self, _):
        not_linear("a divisor")

    __radd__, __rmul__ = __add__, __mul__

    def above(self, other):
        """Whether the line runs above the other from here on, until they cross."""
        gap = self - other
        here = gap.at(self.sweep.at)
        if here == 0:
            return gap.slope > 0
        if gap.slope != 0:
            self.sweep.turns(-gap.base / gap.slope)
        return here > 0

    def __gt__(self, other):
        return self.above(other)

    def __lt__(self, other):
        return (-self).above(-other)

    def __eq__(self, other):
        return not_linear("a comparison") if isinstance(other, (int, Fraction, Line)) else False

    __hash__ = None


def straight(values):
    """The same values, all of them lines where one is: what is chosen among them depends on the unknown."""
    line = next((value for value in values if isinstance(value, Line)), None)
    if line is None:
        return values
    return [value if isinstance(value, Line) or not isinstance(value, Fraction) else line * 0 + value for value in values]
