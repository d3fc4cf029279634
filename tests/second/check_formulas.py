"""Checks computed formulas, one JSON line each, against formula.py.

{"formula": "...", "values": {"a": "1/3", "till": "2025-06-30", "b": "missing", ...}, "result": "n/d" | "error:<code>"}
Values and results: a fraction, a decimal, true or false ("ja", "nej" too), an ISO date, a text in its quotation marks,
"missing", "inapplicable". "error" alone stands for any error. An optional "period": [first, last] clips MÅNADER and DAGAR.
"""
import json
import sys
from datetime import date
from fractions import Fraction

from formula import INAPPLICABLE, MISSING, FormulaError, Scope, evaluate, parse
from report import Tally

WORDS = {"missing": MISSING, "inapplicable": INAPPLICABLE, "ja": True, "nej": False, "true": True, "false": False}


def read_value(text):
    if isinstance(text, bool):
        return text
    if text in WORDS:
        return WORDS[text]
    if text.startswith('"'):
        return text[1:-1]
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Fraction(text)


class Values(Scope):
    def __init__(self, line):
        self.values = {name: read_value(value) for name, value in line.get("values", {}).items()}
        if "period" in line:
            self.period = tuple(map(date.fromisoformat, line["period"]))

    def read(self, parts):
        name = ".".join(parts)
        return self.values[name] if name in self.values else super().read(parts)


def computed(line):
    try:
        return evaluate(parse(line["formula"]), Values(line))
    except FormulaError as error:
        return f"error:{error.code}"


def agrees(expected, found):
    if isinstance(expected, str) and expected.startswith("error"):
        return found == expected or (expected == "error" and isinstance(found, str) and found.startswith("error:"))
    expected = read_value(expected)
    return type(found) is type(expected) and found == expected


def main():
    tally = Tally()
    for number, text in enumerate(sys.stdin, 1):
        if text.strip():
            line = json.loads(text)
            found = computed(line)
            tally.check(agrees(line["result"], found), f"line {number}: {text.strip()}\n  second implementation: {found}")
    tally.close()


if __name__ == "__main__":
    main()
