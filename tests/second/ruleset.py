"""A rule set and its data as a workbook: every cell computed on demand, exactly, in the order of dependency."""
import tomllib
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from formula import INAPPLICABLE, MISSING, FormulaError, Scope, evaluate, known, need_kind, parse
from notation import read_number, read_rounding, round_to, shares
from tables import RawTable, clean, data_files, fold_case, read_table, rules_file

ORE = (Fraction(1, 100), "")  # how a resource without avrundning is rounded
NOT_BUILT = {"bas", "fjol", "uppfyller", "per", "mellan"}


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


class Formulas:
    """A parsed formula is the same object every time, so that what it computes can be kept by it."""

    def __init__(self):
        self.parsed = {}

    def __call__(self, source):
        if source not in self.parsed:
            self.parsed[source] = parse(source)
        return self.parsed[source]


class RowScope(Scope):
    """The names that a formula sees in a row, or in none (parameters, frames)."""

    def __init__(self, book, table=None, row=None):
        self.book, self.table, self.row, self.period = book, table, row, book.period

    def read(self, parts):
        if self.table is None or parts[0] not in self.book.columns[self.table]:
            if len(parts) > 1:
                stop("unknown-name", ".".join(parts))
            return self.book.parameter(parts[0])
        value = self.book.cell(self.table, self.row, parts[0])
        for part in parts[1:]:
            if value in (MISSING, INAPPLICABLE):
                return value
            if not isinstance(value, Ref) or part not in self.book.columns[value.table]:
                stop("unknown-name", ".".join(parts))
            value = self.book.cell(value.table, value.row, part)
        return value

    def rows(self, table, own):
        if table not in self.book.tables or (own and self.table is None):
            stop("unknown-name", table)
        rows = self.book.referring(table, self.table).get(self.row, []) if own else range(len(self.book.rows(table)))
        return [RowScope(self.book, table, row) for row in rows]

    def aggregate(self, call):
        if call.name.endswith(".ALLA"):  # the outer row is not visible inside: one value for all rows
            return self.book.once(("alla", id(call)), lambda: Scope.aggregate(self, call))
        own = self.book.referring(call.args[0].parts[0], self.table) if self.table else {}
        return MISSING if None in own else super().aggregate(call)


class Workbook:
    def __init__(self, rules, files):
        """rules: the parsed TOML; files: {table id: RawTable}."""
        if NOT_BUILT & {key for part in [rules, *rules.get("parameter", []), *rules.get("kolumn", []),
                                         *rules.get("resurs", [])] for key in part}:
            stop("unsupported", "overlays, unknowns and pots by group are not computed here")
        self.rules, self.files, self.formulas, self.kept = rules, files, Formulas(), {}
        self.period = tuple(date.fromisoformat(day) for day in rules["giltig"])
        self.tables = {table["id"]: table for table in rules.get("tabell", [])}
        self.parameters = {parameter["id"]: parameter for parameter in rules.get("parameter", [])}
        self.resources = rules.get("resurs", [])
        self.columns = {id: self.given_columns(id) for id in self.tables}
        for column in rules.get("kolumn", []) + self.resources:
            if column["id"] in self.columns[column["tabell"]] or column["id"] in self.parameters:
                stop("data", f"the id {column['id']} stands twice")
            self.columns[column["tabell"]][column["id"]] = column

    def given_columns(self, id):
        table = self.tables[id]
        pair = {name: {"id": name, "sort": name, "pair": True} for name in table.get("rader", []) if isinstance(name, str)}
        return pair | {column["id"]: column for column in table.get("kolumner", [])}

    def once(self, key, compute):
        """A value is computed once; who asks for it while it is computed stands in a cycle."""
        if key not in self.kept:
            self.kept[key] = FormulaError("cycle", str(key))
            try:
                self.kept[key] = compute()
            except FormulaError as error:
                self.kept[key] = error
        if isinstance(self.kept[key], FormulaError):
            raise self.kept[key]
        return self.kept[key]

    # Rows

    def rows(self, id):
        return self.once(("rows", id), lambda: self.load(id))

    def by_key(self, id):
        return self.once(("keys", id), lambda: {row.key: at for at, row in enumerate(self.rows(id))})

    def key_headings(self, id):
        if "nyckel" in self.tables[id]:
            return as_list(self.tables[id]["nyckel"])
        return [heading for other in self.pair(id) for heading in self.key_headings(other)]

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
        return self.once(("referring", table, to), index)

    # Values

    def parameter(self, id):
        if id in ("periodens_början", "periodens_slut"):
            return self.period[id == "periodens_slut"]
        if id not in self.parameters:
            stop("unknown-name", id)
        parameter = self.parameters[id]
        if "tal" in parameter:
            return self.once(("parameter", id), lambda: self.literal(parameter["tal"]))
        return self.once(("parameter", id), lambda: rounded(
            evaluate(self.formulas(parameter["formel"]), RowScope(self)), parameter.get("avrundning")))

    @staticmethod
    def literal(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return read_number(text)

    def cell(self, table, row, id):
        column = self.columns[table][id]
        if column.get("pair"):
            return self.rows(table)[row].cells[id]
        compute = self.given if "formel" not in column and "ram" not in column else self.computed
        return self.once((table, row, id), lambda: compute(table, row, column))

    def applies(self, table, row, column):
        """None when the row's condition holds, else the state that takes the place of the value."""
        if "villkor" not in column:
            return None
        test = evaluate(self.formulas(column["villkor"]), RowScope(self, table, row))
        if test is MISSING:
            return MISSING
        return None if need_kind(test, "ja/nej") else INAPPLICABLE

    def given(self, table, row, column):
        state = self.applies(table, row, column)
        if state is not None:
            return state
        cells = self.rows(table)[row]
        headings = [fold_case(heading) for heading in self.headings(table, column)]
        if not column.get("valfri") and any(heading not in cells.cells for heading in headings):
            stop("data", f"{table}: no heading {headings}")
        texts = [cells.cells.get(heading, "") for heading in headings]
        if not all(texts):
            if any(texts):
                stop("data", f"{table}: half a key in {column['id']}")
            return INAPPLICABLE if column.get("valfri") else MISSING
        return self.import_value(column["sort"], texts, cells.decimal)

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

    def computed(self, table, row, column):
        if "ram" in column:
            return self.once(("pot", table, column["id"]), lambda: self.pot(table, column))[row]
        state = self.applies(table, row, column)
        if state is not None:
            return state
        scope = RowScope(self, table, row)
        value = evaluate(self.formulas(column["formel"]), scope)
        for key, bound in (("golv", max), ("tak", min)):
            if key in column and value not in (MISSING, INAPPLICABLE):
                limit = evaluate(self.formulas(column[key]), scope)
                value = MISSING if known([limit]) is MISSING else bound(value, limit)
        return rounded(value, column.get("avrundning"), ORE if "slag" in column else None)

    def pot(self, table, column):
        """{row: share}; a row that is not applicable takes no part, a missing key or frame stops the whole pot."""
        if "golv" in column or "tak" in column:
            stop("unsupported", "bounds inside a pot are not computed here")
        frame = evaluate(self.formulas(column["ram"]), RowScope(self))
        keys = {}
        for row in range(len(self.rows(table))):
            state = self.applies(table, row, column)
            key = evaluate(self.formulas(column["nyckel"]), RowScope(self, table, row), True) if state is None else state
            keys[row] = key
        part = {row: key for row, key in keys.items() if key is not INAPPLICABLE}
        if frame is MISSING or MISSING in part.values():
            return {row: MISSING if row in part else INAPPLICABLE for row in keys}
        try:
            if "avrundning" in column:
                by_key = {(self.rows(table)[row].key, row): key for row, key in part.items()}
                given = {row: share for (_, row), share in shares(frame, read_rounding(column["avrundning"])[0], by_key).items()}
            else:
                shares(Fraction(0), Fraction(1), part)  # for its refusals
                given = {row: frame * key / sum(part.values()) for row, key in part.items()}
        except ValueError as error:
            stop("pot", f"{column['id']}: {error}")
        return {row: given.get(row, INAPPLICABLE) for row in keys}


def rounded(value, rule, otherwise=None):
    if value in (MISSING, INAPPLICABLE) or not isinstance(value, Fraction):
        return value
    step = read_rounding(rule) if rule else otherwise
    return round_to(value, *step) if step else value


def open_workbook(rules, data):
    """A workbook from a rule set's folder or file and from data files as the command line takes them."""
    with open(rules_file(rules), "rb") as file:
        tree = tomllib.load(file)
    return Workbook(tree, {id: read_table(path) for id, path in data_files(data).items()})
