"""Compares `fordela` with the second implementation over random rule sets and data: check_random.py FORDELA --seeds 1-25.

For every seed, with and without empty cells: the tables and the explanations of a rule set, of another laid over it, and of
a third over that. Where one of the two stops, so must the other, for the same reason. And three things hold whatever the rules
say: a rule set laid over with nothing gives the same table, so do the same rows in another order, and no rule set differs
from itself.
"""
import argparse
import json
import random
import re
import subprocess
import tempfile
from pathlib import Path

from check_explanations import Checker
from check_tables import compare
from formula import FormulaError
from random_rules import write_all
from report import Tally
from ruleset import open_workbook
from tables import read_table

TABLES = ("enhet", "post", "antal", "huvudman", "krets", "steg")
SAME = {"not-linear": "unknown-not-linear"}  # a code that is called otherwise here


class Fordela:
    def __init__(self, program, work):
        self.program, self.work = program, work

    def run(self, *arguments):
        return subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")

    def table(self, rules, data, table="enhet"):
        """(the file, what was said): the file is None where nothing was written."""
        out = self.work / f"{table}.csv"
        out.unlink(missing_ok=True)
        done = self.run("rakna", rules, data, "--tabell", table, "--ut", out)
        return out if done.returncode == 0 and out.exists() else None, done.stdout + done.stderr

    def explanations(self, rules, data):
        done = self.run("forklara", rules, data, "--json")
        return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]


def swedish(amount):
    """How an amount stands in a message whose spaces are taken out."""
    whole, _, part = f"{float(amount):.2f}".partition(".")
    return whole + ("," + part.rstrip("0") if part.rstrip("0") else "")


def bases(book):
    """The rule set, and every one that it comes to stand on."""
    rules, found = book.source, [book]
    while rules.base is not None:
        found.append(book.base(rules))
        rules = rules.base
    return found


def errors(book):
    """Everything that stops a rule set or its base, each once: what `fordela` says must be among it."""
    found = {}
    for each in bases(book):
        asked = [lambda id=id: each.parameter(id) for id in each.parameters]
        asked += [lambda table=table, id=id: [each.cell(table, row, id) for row in range(len(each.rows(table)))]
                  for table, columns in each.columns.items() for id in columns]
        for ask in asked:
            try:
                ask()
            except FormulaError as error:
                found[str(error)] = error
    return list(found.values())


def stops_alike(found, said, name, tally):
    codes, ours = set(re.findall(r"Fel \[([a-z-]+)\]", said)), {SAME.get(error.code, error.code) for error in found}
    # of the pots of one column only the first that stops is told of here
    left = {code for code in codes - ours if not (code.startswith("pot-") and any(our.startswith("pot-") for our in ours))}
    tally.check(codes & ours and not left, f"{name}: {', '.join(map(str, found))}, but fordela says {', '.join(codes) or said[:200]}")
    for code in codes & ours:
        amounts = {swedish(error.amount) for error in found if error.code == code and error.amount is not None}
        right = not amounts or any(amount in re.sub(r"\s", "", said) for amount in amounts)
        tally.check(right, f"{name}: the message of {code} does not say {' or '.join(amounts)}: {said[:300]}")


def one(fordela, rules, data, name, tally, counts):
    """Tables and explanations of one rule set; the table of the units, or None where both stop."""
    book = open_workbook(rules, [data])
    found = errors(book)
    if found:
        written, said = fordela.table(rules, data)
        tally.check(written is None, f"{name}: {found[0]}, but fordela writes a table")
        stops_alike(found, said, name, tally)
        for code in {error.code for error in found}:
            counts[code] = counts.get(code, 0) + 1
        return None
    for table in reversed(TABLES):
        written, said = fordela.table(rules, data, table)
        tally.check(written is not None, f"{name}, {table}: fordela stops: {said[:600]}")
        if written is None:
            return None
        before = tally.failed
        try:
            compare(book, table, read_table(written), tally)
        except ValueError as error:
            tally.check(False, str(error))
        if tally.failed > before:
            print(f"^ {name}, {table}")
    lines = fordela.explanations(rules, data)
    before, checker = tally.failed, Checker(tally, book.source)
    for line in lines:
        checker.tree(line["unit"], line["resource"], line["tree"])
    checker.whole_pots()
    tally.check(bool(lines), f"{name}: no explanations")
    if tally.failed > before:
        print(f"^ {name}, explanations")
    counts["computed"] = counts.get("computed", 0) + 1
    return written.read_bytes()


def shuffled(chance, source, target):
    """The same files with their rows in another order."""
    for path in source.rglob("*.csv"):
        heading, *rows = path.read_bytes().splitlines(keepends=True)
        chance.shuffle(rows)
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(b"".join([heading, *rows]))


def itself(fordela, rules, data, name, tally):
    """The difference of a rule set with itself is empty, and that with one laid over it is not."""
    same = json.loads(fordela.run("skillnad", rules, rules, "--json").stdout)
    tally.check(same["changes"] == [] and same["others"] == [], f"{name}: a rule set differs from itself: {same}")
    other = json.loads(fordela.run("skillnad", rules.with_name("slump"), rules, "--json").stdout)
    tally.check(other["changes"] != [] or other["others"] != [], f"{name}: two rule sets do not differ")


def seed(fordela, number, empty, folder, tally, counts):
    name = f"seed {number}{' with empty cells' if empty else ''}"
    write_all(folder, number, empty)
    data = folder / "underlag"
    plain = {}
    for id in ("slump", "ovan", "överst"):
        plain[id] = one(fordela, folder / id, data, f"{name}, {id}", tally, counts)
        if plain[id] is not None:
            nothing, said = fordela.table(folder / f"inget-{id}", data)
            right = nothing is not None and nothing.read_bytes() == plain[id]
            tally.check(right, f"{name}, {id}: an overlay of nothing changes the table {said[:300]}")
    itself(fordela, folder / "överst", data, name, tally)
    if plain["slump"] is None:
        return
    shuffled(random.Random(number), data, folder / "blandat" / "underlag")
    mixed, _ = fordela.table(folder / "slump", folder / "blandat" / "underlag")
    right = mixed is not None and sorted(mixed.read_bytes().splitlines()) == sorted(plain["slump"].splitlines())
    tally.check(right, f"{name}: the order of the rows matters")


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("program")
    arguments.add_argument("--seeds", default="1-25")
    arguments.add_argument("--keep", type=Path, help="a folder where the rule sets stay")
    given = arguments.parse_args()
    first, _, last = given.seeds.partition("-")
    tally, counts = Tally(), {}
    with tempfile.TemporaryDirectory() as work:
        work = given.keep or Path(work)
        fordela = Fordela(given.program, work)
        for number in range(int(first), int(last or first) + 1):
            for empty in (False, True):
                seed(fordela, number, empty, work / f"{number}{'-saknas' if empty else ''}", tally, counts)
    print(", ".join(f"{count} {what}" for what, count in sorted(counts.items())))
    tally.check(counts.get("computed", 0) > 0, "nothing was computed")
    tally.close()


if __name__ == "__main__":
    main()
