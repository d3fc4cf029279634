"""Numbers as rule sets and tables write them, and rounding as data."""
import re
from fractions import Fraction
from math import floor

DIRECTIONS = ("närmaste jämna", "uppåt", "nedåt", "från noll", "mot noll")
SPACES = " \u00a0\u202f"


def round_to(value, step, direction=""):
    """The multiple of step that the direction says; without one the nearest, a half away from zero."""
    units = value / step
    below = floor(units)
    rest = units - below
    if rest == 0:
        return value
    if direction in ("från noll", "mot noll"):
        up = (units > 0) == (direction == "från noll")
    elif direction in ("uppåt", "nedåt"):
        up = direction == "uppåt"
    elif rest != Fraction(1, 2):
        up = rest > Fraction(1, 2)
    else:
        up = below % 2 == 1 if direction == "närmaste jämna" else units > 0
    return (below + up) * step


def read_number(text, decimal=","):
    """The number that "1 234,50 kr", "85 %" or "240 kr/timme" says; its measure is not looked at."""
    match = re.fullmatch(rf"([-−]?)\s*(\d[\d{SPACES}]*)(?:[{decimal}](\d+))?[{SPACES}]*([^\d{SPACES}.,].*)?", text.strip())
    if not match:
        raise ValueError(f"no number: {text!r}")
    sign, whole, part, measure = match.groups()
    number = Fraction(re.sub(rf"[{SPACES}]", "", whole) + "." + (part or "0"))
    number = -number if sign else number
    return number / 100 if measure and measure.startswith("%") else number


def read_rounding(text):
    """(step, direction) of "0,01 kr mot noll"."""
    for direction in DIRECTIONS:
        if text.strip().endswith(" " + direction):
            return read_number(text.strip()[:-len(direction)]), direction
    return read_number(text), ""
