"""Compares a table written by `fordela rakna` with the same rule set and data computed here.

check_tables.py [--tabell ID] <regelverk> <underlag>... <table.csv>
"""
import argparse
import sys
from datetime import date
from fractions import Fraction

from formula import INAPPLICABLE, MISSING, FormulaError
from notation import round_to
from report import Tally
from results import computed_ids, finite, result_table, result_tables
from rows import SEPARATOR
from ruleset import Ref, open_workbook
from tables import fold_case, read_table

TWELVE = Fraction(1, 10 ** 12)


def written(value, book):
    """What the table writes for a value: a number as a Fraction, everything else as text."""
    if value in (MISSING, INAPPLICABLE):
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Fraction):
        return value if finite(value) else round_to(value, TWELVE)
    if isinstance(value, Ref):
        return SEPARATOR.join(book.rows(value.table)[value.row].key)
    return value.isoformat() if isinstance(value, date) else value


def read_cell(text, like):
    if not isinstance(like, Fraction):
        return text
    try:
        return Fraction(text.replace("\u00a0", "").replace("−", "-").replace(",", "."))
    except ValueError:
        return text


def compare(book, table, raw, tally):
    keys, columns, rows = result_table(book, table)
    for at, heading in enumerate(keys):
        tally.check(fold_case(raw.headings[at]) == fold_case(heading), f"heading {at + 1}: {raw.headings[at]!r}, expected {heading!r}")
    ids = raw.headings[len(keys):]
    for id in computed_ids(book, table):
        tally.check(ids.count(id) == 1, f"the column {id} stands {ids.count(id)} times")
    found = {tuple(row[:len(keys)]): row[len(keys):] for row in raw.rows}
    tally.check(len(found) == len(raw.rows) and set(found) == set(rows), f"{len(raw.rows)} rows, expected {len(rows)}")
    for id in ids:
        if id not in columns:
            tally.check(False, f"a column {id!r} that the rule set does not have")
            continue
        for key, value in zip(rows, columns[id]):
            expected = written(value, book)
            text = found.get(key, [""] * len(ids))[ids.index(id)]
            tally.check(read_cell(text, expected) == expected, f"{' / '.join(key)}, {id}: {text!r}, second implementation {value}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--tabell")
    arguments.add_argument("regelverk")
    arguments.add_argument("underlag", nargs="*")
    arguments.add_argument("table")
    given = arguments.parse_args()
    tally = Tally()
    try:
        book = open_workbook(given.regelverk, given.underlag)
        raw = read_table(given.table)
        tables = [given.tabell] if given.tabell else result_tables(book)
        if len(tables) > 1:  # a price list of several tables: the one that the headings begin with
            tables = [id for id in tables if raw.headings[:len(keys := book.result_headings(id))] == keys]
        if len(tables) != 1:
            sys.exit(f"say which table with --tabell: {', '.join(result_tables(book))}")
        compare(book, tables[0], raw, tally)
    except FormulaError as error:
        tally.check(False, f"the second implementation stops: {error}")
    tally.close()


if __name__ == "__main__":
    main()
