"""Gives every id and heading of a rule set and its data a new, random name; keys, closed lists and labels stay.

rename.py <regelverk> <underlag>... --out DIR --seed N
Writes DIR/regelverk.toml, DIR/underlag/<new table>.csv and DIR/names.json (old to new). No code may know a name, so the
figures under the new names must be the old ones. Only `enhet` and `huvudman` keep their names, as tables.
"""
import argparse
import copy
import csv
import json
import random
import re
from pathlib import Path

from formula import FormulaError
from grammar import AGGREGATES, TABLE_FIRST, Binary, Call, Minus, Percent, normal, parse
from grammar import Path as Name
from rule_files import Library
from ruleset import Workbook, as_list
from tables import data_files, fold_case, read_table
from toml_writer import write_toml

FIXED = ("enhet", "huvudman")
FORMULAS = ("villkor", "formel", "golv", "tak", "nyckel", "per")  # in the table's row; budget is read in no row
LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"


class Names:
    """Random names, no two alike."""

    def __init__(self, seed):
        self.random, self.used = random.Random(seed), set(FIXED) | {"periodens_början", "periodens_slut"}

    def fresh(self, tail=LETTERS + "0123456789_"):
        while True:
            name = self.random.choice(LETTERS) + "".join(self.random.choices(tail, k=self.random.randint(4, 11)))
            name = re.sub(" +", " ", name).strip()
            if name.casefold() not in self.used:
                self.used.add(name.casefold())
                return name

    def heading(self):
        return self.fresh(LETTERS + "0123456789  ").capitalize()


class Renaming:
    def __init__(self, rules, files, seed):
        self.book, names = Workbook(rules, files), Names(seed)
        self.tables = {id: id if id in FIXED else names.fresh() for id in self.book.tables}
        self.parameters = {id: names.fresh() for id in self.book.parameters}
        self.columns = {table: {id: self.tables[id] if column.get("pair") else names.fresh() for id, column in columns.items()}
                        for table, columns in self.book.columns.items()}
        self.documents = {document["id"]: names.fresh() for document in rules.get("dokument", [])}
        self.names, self.headings = names, {}

    def heading(self, old):
        """Headings are one world: a key's heading may be read in several files."""
        key = fold_case(old)
        if key not in self.headings:
            self.headings[key] = self.names.heading()
        return self.headings[key]

    # Formulas, by the positions of the names

    def formula(self, source, table=None):
        source, edits = normal(source), []
        self.collect(parse(source), table, edits)
        for (start, end), new in sorted(edits, reverse=True):
            source = source[:start] + new + source[end:]
        return source

    def collect(self, node, table, edits):
        if isinstance(node, Name):
            for span, part in zip(node.spans, node.parts):
                new, table = self.name(part, table, first=span == node.spans[0])
                edits.append((span, new))
        elif isinstance(node, Call) and node.name in ("BAS", "FJOL"):
            raise FormulaError("unsupported", "names of other rule sets are not renamed here")
        elif isinstance(node, Call) and node.name in TABLE_FIRST:
            of = node.args[0].parts[0]
            edits.append((node.args[0].spans[0], self.tables[of]))
            for at, part in enumerate(node.args[1:]):  # TRAPPA and SKIKT: a value in this row, then a column of the table
                self.collect(part, table if at == 0 and node.name not in AGGREGATES else of, edits)
        elif isinstance(node, (Minus, Percent)):
            self.collect(node.of, table, edits)
        elif isinstance(node, (Call, Binary)):
            for part in node.args if isinstance(node, Call) else (node.left, node.right):
                self.collect(part, table, edits)

    def name(self, part, table, first):
        """(new name, the table it refers to): a column of the table, else a parameter."""
        if table in self.columns and part in self.columns[table]:
            sort = self.book.columns[table][part].get("sort")
            return self.columns[table][part], sort if isinstance(sort, str) and sort in self.tables else None
        if first and part in self.parameters:
            return self.parameters[part], None
        if first and part.startswith("periodens_"):
            return part, None
        raise FormulaError("unknown-name", part)

    # The rule set

    def rules(self):
        rules = copy.deepcopy(self.book.rules)  # the workbook still answers under the old names
        for document in rules.get("dokument", []):
            document["id"] = self.documents[document["id"]]
        for parameter in rules.get("parameter", []):
            parameter["id"] = self.parameters[parameter["id"]]
            for key in ("formel", "uppfyller"):
                if key in parameter:
                    parameter[key] = self.formula(parameter[key])
        tables = [self.table(table) for table in rules.get("tabell", [])]
        for column in rules.get("kolumn", []) + rules.get("resurs", []):
            frames = self.book.target(column["tabell"], column["per"]) if "per" in column else None
            self.column(column, column["tabell"])
            for key, table in (("ram", frames), ("budget", None)):
                if key in column:
                    column[key] = self.formula(column[key], table)
            column["id"] = self.columns[column["tabell"]][column["id"]]
            column["tabell"] = self.tables[column["tabell"]]
        self.follow_up(rules)
        for part in rules.get("tackning", []) + rules.get("beskrivning", []) + rules.get("dokument", []) + rules.get("parameter", []) + rules.get("kolumn", []) + rules.get("resurs", []) + tables:
            for entry in [part, *part.get("kolumner", [])]:
                if "enligt" in entry:
                    entry["enligt"] = self.documents[entry["enligt"]]
        return rules | ({"tabell": tables} if tables else {})

    def follow_up(self, rules):
        """Coverage and descriptions: conditions in a unit's row, and columns of the table described."""
        for part in rules.get("tackning", []) + rules.get("beskrivning", []):
            for entry in [part, *part.get("steg", []), *part.get("grupper", [])]:
                if "villkor" in entry:
                    entry["villkor"] = self.formula(entry["villkor"], "enhet")
        for part in rules.get("beskrivning", []):
            columns = self.columns[part["tabell"]]
            part["tid"], part["matt"] = columns[part["tid"]], [columns[id] for id in as_list(part["matt"])]
            part["tabell"] = self.tables[part["tabell"]]

    def column(self, column, table):
        for key in FORMULAS:
            if key in column:
                column[key] = self.formula(column[key], table)
        if isinstance(column.get("sort"), str):
            column["sort"] = self.tables.get(column["sort"], column["sort"])

    def table(self, table):
        old, pair = table["id"], self.book.pair(table["id"])
        for column in table.get("kolumner", []):
            headings = [self.heading(heading) for heading in self.book.headings(old, column)]
            column["rubrik"] = headings if len(headings) > 1 else headings[0]
            self.column(column, old)
            column["id"] = self.columns[old][column["id"]]
        if "storlek" in table:
            table["storlek"] = self.columns[old][table["storlek"]]
        if "nyckel" in table:
            new = [self.heading(heading) for heading in as_list(table["nyckel"])]
            table["nyckel"] = new if isinstance(table["nyckel"], list) else new[0]
        if pair:
            table["rader"] = [self.tables[id] for id in pair]
        if "ur" in table:
            table["ur"] = self.tables[table["ur"]]
        return table | {"id": self.tables[old]}

    # The data

    def keys_as_headings(self, id):
        """The keys of second tables that may head columns in this table's file."""
        pairs = [pair for other in self.book.tables if (pair := self.book.pair(other)) and id in (other, pair[0])]
        return {fold_case(row.key[0]) for pair in pairs for row in self.book.rows(pair[1])}

    def data_headings(self, id, headings):
        keep = self.keys_as_headings(id)
        return [heading if not heading or fold_case(heading) in keep else self.pair_heading(id, heading) for heading in headings]

    def pair_heading(self, id, heading):
        """A file of pairs may head a key by the table's name."""
        named = [table for table in self.book.pair(id) or [] if fold_case(table) == fold_case(heading)]
        is_key = fold_case(heading) in map(fold_case, self.book.key_headings(id))
        return self.tables[named[0]] if named and not is_key else self.heading(heading)

    def as_json(self):
        """Old to new; "result" pairs the headings of the table of results."""
        keys = self.book.key_headings("enhet") if "enhet" in self.tables else []
        summed = [pair for table, columns in self.columns.items() if table != "enhet"
                  for pair in columns.items() if "slag" in self.book.columns[table][pair[0]]]
        return {"tables": self.tables, "parameters": self.parameters, "columns": self.columns,
                "documents": self.documents, "headings": self.headings,
                "result": [[heading, self.heading(heading)] for heading in keys]
                + [list(pair) for pair in [*self.columns.get("enhet", {}).items(), *summed]]}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("regelverk")
    arguments.add_argument("underlag", nargs="*")
    arguments.add_argument("--out", required=True, type=Path)
    arguments.add_argument("--seed", required=True, type=int)
    given = arguments.parse_args()
    # As a whole document, without what no figure depends on.
    left_out = ("bas", "redovisning", "tackning", "beskrivning")
    rules = {key: value for key, value in Library([given.regelverk]).first.tree.items() if key not in left_out}
    if "avsteg" in rules:
        raise FormulaError("unsupported", "deviations are not renamed here")
    raw = {id: read_table(path) for id, path in data_files(given.underlag)[0].items()}
    raw = {id: table for id, table in raw.items() if id in {table["id"] for table in rules.get("tabell", [])}}
    renaming = Renaming(rules, raw, given.seed)
    folder = given.out / "underlag"
    folder.mkdir(parents=True, exist_ok=True)
    new_headings = {id: renaming.data_headings(id, table.headings) for id, table in raw.items()}
    (given.out / "regelverk.toml").write_text(write_toml(renaming.rules()), encoding="utf-8")
    for id, table in raw.items():
        with open(folder / f"{renaming.tables[id]}.csv", "w", encoding=table.encoding, newline="") as file:
            csv.writer(file, delimiter=table.delimiter).writerows([new_headings[id]] + table.rows)
    (given.out / "names.json").write_text(json.dumps(renaming.as_json(), ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
