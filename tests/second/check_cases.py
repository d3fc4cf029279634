"""Runs the cases of rule sets, fall/*.toml, through the second implementation: check_cases.py <regelverk>..."""
import sys
import tomllib
from datetime import date
from fractions import Fraction

from formula import INAPPLICABLE, MISSING, FormulaError
from notation import read_number, round_to
from report import Tally
from results import by_unit
from rule_files import Library
from ruleset import Workbook
from tables import RawTable, clean, rules_file

STATES = {"ej tillämpligt": INAPPLICABLE, "saknas": MISSING}


def as_value(text, like):
    """The expected cell as the kind of value that was computed."""
    if text in STATES:
        return STATES[text]
    if isinstance(like, bool):
        return {"ja": True, "nej": False}.get(text)
    if isinstance(like, date):
        return date.fromisoformat(text)
    return read_number(text) if isinstance(like, Fraction) else text


def column_values(book, table, id):
    """A column of the table, or of `enhet` a resource of another table summed to the units."""
    if id not in book.columns[table] and table == "enhet":
        return by_unit(book, next(resource for resource in book.resources if resource["id"] == id))
    return [book.cell(table, row, id) for row in range(len(book.rows(table)))]


def run(rules, case, name, tally):
    files = {table["tabell"]: RawTable(list(map(clean, table["rubriker"])), [list(map(clean, row)) for row in table["rader"]], name=name)
             for table in case.get("underlag", [])}
    last_year = {id.removeprefix("fjol/"): table for id, table in files.items() if id.startswith("fjol/")}
    book = Workbook(rules, files, last_year)
    for expected in case["facit"]:
        table, step = expected["tabell"], expected.get("avrundat")
        columns = [column_values(book, table, id) for id in expected["kolumner"]]
        width = len(book.key_headings(table))
        for row in expected["rader"]:
            at = book.find(table, row[:width]).row
            tally.check(len(row) == width + len(columns), f"{name}: {row} has {len(row) - width} values, not {len(columns)}")
            for id, column, text in zip(expected["kolumner"], columns, row[width:]):
                found, value = column[at], as_value(text, column[at])
                if step and isinstance(found, Fraction) and isinstance(value, Fraction):
                    found, value = (round_to(part, read_number(step)) for part in (found, value))
                tally.check(found == value, f"{name}: {row[:width]}, {id}: {column[at]}, expected {text}")


def main():
    tally = Tally()
    for folder in sys.argv[1:]:
        path = rules_file(folder)
        cases = sorted((path.parent / "fall").glob("*.toml"))
        if not cases:
            print(f"{path.parent} has no cases")
        for case in cases:
            try:
                run(Library([path]).first, tomllib.loads(case.read_text(encoding="utf-8")), case.name, tally)
            except (FormulaError, ValueError) as error:
                tally.check(False, f"{case}: {error}")
    tally.close()


if __name__ == "__main__":
    main()
