"""The rows of a rule set's tables, as they stand in the data files or in the rules, and what their cells say."""
from dataclasses import dataclass
from datetime import date

from formula import INAPPLICABLE, MISSING, FormulaError
from memo import Memo
from notation import read_number
from tables import RawTable, clean, fold_case


SEPARATOR = " / "  # between the parts of a key that stands in one cell of a result


@dataclass(frozen=True)
class Ref:
    table: str
    row: int


@dataclass
class Row:
    key: tuple
    cells: dict  # heading without regard to case: text; of a pair: also table id: Ref
    decimal: str


def as_list(value):
    return value if isinstance(value, list) else [value]


def stop(code, text):
    raise FormulaError(code, text)


class Tables:
    """Everything but the columns' values; a reference is found by `cell`, which the workbook adds."""

    def __init__(self, rules, files):
        self.rules, self.files, self.memo = rules, files, Memo()
        self.tables = {table["id"]: table for table in rules.get("tabell", [])}
        self.columns = {id: self.given_columns(id) for id in self.tables}

    def given_columns(self, id):
        table = self.tables[id]
        pair = {name: {"id": name, "sort": name, "pair": True} for name in table.get("rader", []) if isinstance(name, str)}
        return pair | {column["id"]: column for column in table.get("kolumner", [])}

    def rows(self, id):
        return self.memo.once(("rows", id), lambda: self.load(id))

    def by_key(self, id):
        return self.memo.once(("keys", id), lambda: {row.key: at for at, row in enumerate(self.rows(id))})

    def key_headings(self, id):
        if "nyckel" in self.tables[id]:
            return as_list(self.tables[id]["nyckel"])
        return [heading for other in self.pair(id) for heading in self.key_headings(other)]

    def result_headings(self, id):
        """What a row is known by in a result table: its key, or the two rows that a pair refers to."""
        return self.pair(id) or self.key_headings(id)

    def result_key(self, id, key):
        if not self.pair(id):
            return key
        split = len(self.key_headings(self.pair(id)[0]))
        return SEPARATOR.join(key[:split]), SEPARATOR.join(key[split:])

    def pair(self, id):
        rows = self.tables[id].get("rader", [])
        return rows if rows and isinstance(rows[0], str) else None

    def headings(self, id, column):
        """The headings of a given column: its own, or those of the key that it refers to, or its id."""
        if "rubrik" in column:
            return as_list(column["rubrik"])
        if column["sort"] in list(self.tables):
            keys = self.key_headings(column["sort"])
            return keys if len(keys) > 1 else [column["id"]]
        return [column["id"]]

    def raw(self, id):
        """The table as it stands in its file or in the rules."""
        if id in self.files:
            return self.files[id]
        table = self.tables[id]
        if "ur" in table:
            return self.raw(table["ur"])
        if "rader" not in table:
            stop("data", f"no file for the table {id}")
        headings = list(self.key_headings(id))
        for column in table.get("kolumner", []):
            headings += [heading for heading in self.headings(id, column) if heading not in headings]
        return RawTable(headings, [[clean(cell) for cell in row] for row in table["rader"]], name=id)

    def load(self, id):
        if self.pair(id):
            return self.load_pairs(id)
        raw, distinct = self.raw(id), "ur" in self.tables[id] and id not in self.files
        places, found = raw.places(), {}
        for cells in raw.rows:
            row = Row(self.key_of(id, places, cells, raw), {name: cells[at] for name, at in places.items()}, raw.decimal)
            if not any(row.key) and distinct:
                continue
            if not all(row.key) or (row.key in found and not distinct):
                stop("data", f"{raw.name}: the key {row.key} is empty or stands twice")
            if row.key in found:
                for column in self.tables[id].get("kolumner", []):
                    for heading in map(fold_case, self.headings(id, column)):
                        if row.cells.get(heading) != found[row.key].cells.get(heading):
                            stop("data", f"{raw.name}: {row.key} has several values of {heading}")
            found.setdefault(row.key, row)
        return list(found.values())

    def key_of(self, id, places, cells, raw):
        missing = [heading for heading in self.key_headings(id) if fold_case(heading) not in places]
        if missing:
            stop("data", f"{raw.name}: no heading {missing}")
        return tuple(cells[places[fold_case(heading)]] for heading in self.key_headings(id))

    def load_pairs(self, id):
        """One row for every pair; the figures in a file of pairs, or under the keys of the second table."""
        first, second = self.pair(id)
        raw = self.files.get(id) or self.raw(first)
        places, given = raw.places(), {}
        columns = self.tables[id].get("kolumner", [])
        headings = self.pair_headings(id, places)
        if id in self.files and all(fold_case(heading) in places for heading in headings):
            split = len(self.key_headings(first))
            for cells in raw.rows:
                key = tuple(cells[places[fold_case(heading)]] for heading in headings)
                pair = self.find(first, key[:split]).row, self.find(second, key[split:]).row
                if pair in given:
                    stop("data", f"{raw.name}: {key} stands twice")
                given[pair] = {name: cells[at] for name, at in places.items()}
        else:
            if len(columns) != 1:
                stop("data", f"{id}: a wide table holds one column")
            heading = fold_case(self.headings(id, columns[0])[0])
            for cells in raw.rows:
                row = self.find(first, self.key_of(first, places, cells, raw)).row
                for at, other in enumerate(self.rows(second)):
                    if fold_case(other.key[0]) not in places:
                        stop("data", f"{raw.name}: no heading {other.key[0]}")
                    given[row, at] = {heading: cells[places[fold_case(other.key[0])]]}
        rows = []
        for one, left in enumerate(self.rows(first)):
            for two, right in enumerate(self.rows(second)):
                cells = {fold_case(self.headings(id, column)[0]): "" for column in columns} | given.get((one, two), {})
                cells |= {first: Ref(first, one), second: Ref(second, two)}
                rows.append(Row(left.key + right.key, cells, raw.decimal))
        return rows

    def pair_headings(self, id, places):
        """A long file may head a key of one column by the table's name too."""
        if "nyckel" in self.tables[id]:
            return self.key_headings(id)
        found = []
        for table in self.pair(id):
            keys = self.key_headings(table)
            found += [table] if len(keys) == 1 and fold_case(keys[0]) not in places else keys
        return found

    def first_given(self, id):
        """The column of lower bounds, where a table has such: the first that is given."""
        return next((column["id"] for column in self.tables[id].get("kolumner", [])), None) or stop("data", f"{id}: no given column")

    def find(self, id, key):
        """The row with a key; where none is written exactly so, the one that differs only in case."""
        key = tuple(map(clean, key))
        keys = self.by_key(id)
        if key in keys:
            return Ref(id, keys[key])
        near = [at for other, at in keys.items() if list(map(fold_case, other)) == list(map(fold_case, key))]
        return Ref(id, near[0]) if len(near) == 1 else stop("data", f"{id} has no row {key}")

    def referring(self, table, to):
        """{row of `to`: the rows of `table` that refer to it}; None holds the rows whose reference is missing."""
        def index():
            references = [id for id, column in self.columns[table].items() if column.get("sort") == to]
            if len(references) != 1:
                stop("unknown-name", f"{table} refers to {to} {len(references)} times")
            found = {}
            for row in range(len(self.rows(table))):
                value = self.cell(table, row, references[0])
                if value is not INAPPLICABLE:
                    found.setdefault(None if value is MISSING else value.row, []).append(row)
            return found
        return self.memo.once(("referring", table, to), index)

    def import_value(self, sort, texts, decimal):
        text = texts[0]
        if isinstance(sort, list) or sort == "ja/nej":
            members = {fold_case(member): member for member in (sort if isinstance(sort, list) else ["ja", "nej"])}
            if fold_case(text) not in members:
                stop("data", f"{text!r} is none of {sort}")
            return members[fold_case(text)] if isinstance(sort, list) else fold_case(text) == "ja"
        if sort in self.tables:
            return self.find(sort, texts)
        if sort == "text":
            return text
        try:
            return date.fromisoformat(text) if sort == "datum" else read_number(text, decimal)
        except ValueError as error:
            return stop("data", str(error))
