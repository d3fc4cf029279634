"""Computes the lines of tests/formler here too: check_formula_cases.py FOLDER. The folder's README says what a line is.

What only a reader of measures and sorts can refuse (kronor plus pupils) is left to the first implementation.
"""
import csv
import re
import sys
import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path

from formula import INAPPLICABLE, MISSING, FormulaError
from notation import read_number
from report import Tally
from rule_files import Library
from ruleset import Workbook
from tables import RawTable

STATES = {"saknas": MISSING, "ej tillämpligt": INAPPLICABLE}
ERRORS = {code: code for code in ("division-by-zero", "steps-gap", "steps-overlap", "mixed-signs", "date-out-of-range", "part-of-day",
                                  "unknown-function", "unknown-name")}
ERRORS |= {"argument-count": "arguments", "ej-tillämpligt-läst": "inapplicable", "result-too-large": "date-out-of-range"}
HEAD = {"format": 1, "namn": "N", "status": "gällande", "giltig": ["2025-01-01", "2025-12-31"]}
ROWS = ("A", "B", "C")


def column(name, text):
    """(how the column is declared, its cell) of what is written after the name."""
    kinds = ["grundskola", "resursskola"]
    for state in STATES:
        if text.startswith(state):
            sort = kinds if name == "form" else text[len(state):].strip() or "tal"
            return {"id": name, "sort": sort, "valfri": state == "ej tillämpligt"}, ""
    if name == "form":
        return {"id": name, "sort": kinds}, text
    if text in ("ja", "nej"):
        return {"id": name, "sort": "ja/nej"}, text
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return {"id": name, "sort": "datum"}, text
    try:
        read_number(text)
        return {"id": name, "sort": "tal"}, text
    except ValueError:
        return {"id": name, "sort": "text"}, text


def rule_set(id, tables, columns, formula, **more):
    own = {"id": "rad", "nyckel": "rad", "kolumner": columns}
    computed = [*tables.get("kolumn", []), {"tabell": "rad", "id": "svar", "formel": formula}]
    return HEAD | more | {"id": id, "tabell": [*tables["tabell"], own], "kolumn": computed}


def answer(tables, formula, values):
    """The formula in its row: laid over rules where the answer was 0, with 40 pupils in row A last year."""
    given = dict(part.strip().split("=", 1) for part in values.split("|") if part.strip())
    row = given.pop("rad", "A")
    declared = [column(name, text) for name, text in ({"form": "grundskola"} | given).items()]
    columns, cells = [each for each, _ in declared], [cell for _, cell in declared]
    base = rule_set("grund", tables, columns, "0", fjol="grund")
    over = HEAD | {"id": "prov", "bas": "grund", "kolumn": [{"tabell": "rad", "id": "svar", "formel": formula}]}
    here = RawTable(["rad", *(each["id"] for each in columns)], [[name, *cells] for name in ROWS])
    last_year = RawTable(here.headings, [["A", *("40" if each["id"] == "elever" else "" for each in columns)]])
    book = Workbook(Library(trees=[over, base]).first, {"rad": here}, {"rad": last_year})
    return book.cell("rad", ROWS.index(row), "svar")


def expected_value(text):
    if text in STATES:
        return STATES[text]
    if text in ("ja", "nej"):
        return text == "ja"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    above, slash, below = text.partition("/")
    if slash and re.match(r"\d", below):
        return read_number(above) / read_number(below.partition(" ")[0])
    try:
        return read_number(text)
    except ValueError:
        return text


def is_code(text):
    return text == "assumed" or re.fullmatch(r"[a-zåäö]+(-[a-zåäö]+)+", text) is not None


def main():
    folder, tally, left = Path(sys.argv[1]), Tally(), 0
    tables = tomllib.loads((folder / "tabeller.toml").read_text(encoding="utf-8"))
    for path in sorted(folder.glob("*.csv")):
        for number, line in enumerate(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"), 2):
            expected = line["väntat"]
            if is_code(expected) and expected not in ERRORS:
                left += 1
                continue
            try:
                found = answer(tables, line["formel"], line["värden"])
            except FormulaError as error:
                found = error.code
            wanted = ERRORS.get(expected) or expected_value(expected)
            right = type(found) is type(wanted) and found == wanted
            tally.check(right, f"{path.name}:{number}: {line['formel']} with {line['värden']}: {found}, expected {expected}")
    print(f"{left} lines are about measures, sorts and advice")
    tally.check(Fraction(left, tally.passed + 1) < Fraction(1, 2), "most of the lines were left out")
    tally.close()


if __name__ == "__main__":
    main()
