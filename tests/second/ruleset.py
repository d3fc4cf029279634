"""A rule set and its data as a workbook: every cell computed on demand, exactly, in the order of dependency."""
from datetime import date
from fractions import Fraction

from formula import INAPPLICABLE, MISSING, FormulaError, Inapplicable, Scope, evaluate, known, need_kind, parse
from last_year import LastYear
from lines import Line, not_linear, straight
from notation import read_number, read_rounding, round_to
from pots import PotError, shares
from rows import Ref, Tables, as_list, stop
from rule_files import Library, Rules, rule_paths
from tables import data_files, fold_case, read_table
from unknown import solve

__all__ = ["Ref", "Workbook", "as_list", "open_workbook", "stop"]

ORE = (Fraction(1, 100), "")  # how a resource without avrundning is rounded


class Formulas:
    """A parsed formula is the same object every time, so that what it computes can be kept by it; one object for each rule
    set that wrote it, since BAS in it means another."""

    def __init__(self):
        self.parsed = {}

    def __call__(self, source):
        key = source, source.home
        if key not in self.parsed:
            self.parsed[key] = parse(source)
        return self.parsed[key]


class RowScope(Scope):
    """The names that a formula sees in a row, or in none (parameters, frames); home: the rule set that wrote the formula."""

    def __init__(self, book, home, table=None, row=None):
        self.book, self.home, self.table, self.row, self.period = book, home, table, row, book.period

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
        return [RowScope(self.book, self.home, table, row) for row in rows]

    def bounds_column(self, table):
        return self.book.first_given(table)

    def other(self, name):
        key = self.book.rows(self.table)[self.row].key if self.table else None
        if name == "FJOL":
            return self.book.last_year.scope(self.table, key)
        base = self.book.base(self.home)
        if self.table not in base.tables:
            return RowScope(base, None)
        row = base.by_key(self.table).get(key)
        return INAPPLICABLE if row is None else RowScope(base, None, self.table, row)

    def aggregate(self, call):
        if call.name.endswith(".ALLA"):  # the outer row is not visible inside: one value for all rows
            return self.book.memo.once(("alla", id(call)), lambda: Scope.aggregate(self, call))
        own = self.book.referring(call.args[0].parts[0], self.table) if self.table else {}
        return MISSING if None in own else super().aggregate(call)


class Workbook(Tables):
    def __init__(self, rules, files, last_year_files=None):
        """rules: the parsed TOML, or Rules for one that stands on others; files and last year's: {table id: RawTable}."""
        self.source = rules if isinstance(rules, Rules) else Rules(rules)
        super().__init__(self.source.tree, files)
        self.last_year_files, self.formulas = last_year_files or {}, Formulas()
        self.settled = self  # the workbook whose values are final, also for a trial of an unknown
        self.period = tuple(date.fromisoformat(day) for day in self.rules["giltig"])
        self.parameters = {parameter["id"]: parameter for parameter in self.rules.get("parameter", [])}
        self.resources = self.rules.get("resurs", [])
        for column in self.rules.get("kolumn", []) + self.resources:
            if column["id"] in self.columns[column["tabell"]] or column["id"] in self.parameters:
                stop("data", f"the id {column['id']} stands twice")
            self.columns[column["tabell"]][column["id"]] = column

    # Other results

    def base(self, home):
        """The rules that a rule set is laid over, on the same data."""
        if home.base is None:
            stop("no-base", "BAS in a rule set without bas")
        return self.memo.once(("base", home), lambda: Workbook(home.base, self.files, self.last_year_files))

    @property
    def last_year(self):
        return self.memo.once(("last year",), lambda: LastYear(Workbook(self.source.last_year(), {}), self.last_year_files))

    # Values

    def scope(self, formula, table=None, row=None):
        return RowScope(self, formula.home, table, row)

    def value(self, formula, table=None, row=None, tolerant=False):
        return evaluate(self.formulas(formula), self.scope(formula, table, row), tolerant)

    def parameter(self, id):
        if id in ("periodens_början", "periodens_slut"):
            return self.period[id == "periodens_slut"]
        if id not in self.parameters:
            stop("unknown-name", id)
        line, parameter = self.memo.unknown(id), self.parameters[id]
        if line is not None:
            return line
        book = self.settled if "uppfyller" in parameter else self  # one unknown is no part of the search for another
        return book.memo.once(("parameter", id), lambda: sealed(book.parameter_value, parameter))

    def parameter_value(self, parameter):
        if "tal" in parameter:
            return self.literal(parameter["tal"])
        if "uppfyller" in parameter:
            return solve(self, parameter)
        return rounded(self.value(parameter["formel"]), parameter.get("avrundning"))

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
        return self.memo.once((table, row, id), lambda: sealed(compute, table, row, column))

    def applies(self, table, row, column):
        """None when the row's condition holds, else the state that takes the place of the value."""
        if "villkor" not in column:
            return None
        test = self.value(column["villkor"], table, row)
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

    def computed(self, table, row, column):
        if "ram" in column:
            return self.memo.once(("pot", table, column["id"]), lambda: self.pot(table, column))[row]
        state = self.applies(table, row, column)
        if state is not None:
            return state
        value = self.value(column["formel"], table, row)
        for key, bound in (("golv", max), ("tak", min)):
            if key in column and value not in (MISSING, INAPPLICABLE):
                limit = self.value(column[key], table, row)
                value = MISSING if known([limit]) is MISSING else bound(*straight([value, limit]))
        return rounded(value, column.get("avrundning"), ORE if "slag" in column else None)

    # Pots

    def pot(self, table, column):
        """{row: share}; a row that is not applicable takes no part, a missing key, bound or frame stops its whole pot."""
        groups, found = {}, {}
        for row in range(len(self.rows(table))):
            state = self.applies(table, row, column)
            key = self.value(column["nyckel"], table, row, True) if state is None else state
            found[row] = INAPPLICABLE
            if key is not INAPPLICABLE:
                groups.setdefault(self.group(table, row, column), {})[row] = key
        target = self.target(table, column["per"]) if "per" in column else None
        for at in range(len(self.rows(target))) if target else [None]:
            found |= self.shared(table, column, (target, at), groups.get(at, {}))
        return found

    def group(self, table, row, column):
        """The row that the pot belongs to; None where there is one pot."""
        if "per" not in column:
            return None
        value = self.value(column["per"], table, row)
        return stop("reference-missing", f"{column['id']}: whose pot?") if value is MISSING else value.row

    def target(self, table, path):
        for part in self.formulas(path).parts:
            table = self.columns[table][part]["sort"]
        return table

    def shared(self, table, column, frame_row, keys):
        frame = self.value(column["ram"], *frame_row, not keys)
        if not keys and "per" in column and frame in (MISSING, INAPPLICABLE, 0):
            return {}
        bounds = {row: self.bounds(table, row, column) for row, key in keys.items() if key is not MISSING}
        known([frame, *(part for each in bounds.values() for part in each)])
        if MISSING in (frame, *keys.values()) or any(MISSING in each for each in bounds.values()):
            return {row: MISSING for row in keys}
        if any(isinstance(each, Line) for each in (frame, *keys.values(), *(part for each in bounds.values() for part in each))):
            not_linear(f"the pot {column['id']}")
        if "per" in column and frame == 0 and not any(keys.values()):
            keys = {row: Fraction(1) for row in keys}  # nothing to share: nought each, whatever the keys
        names = {row: (self.rows(table)[row].key, row) for row in keys}
        try:
            given = shares(frame, read_rounding(column["avrundning"])[0], {names[row]: key for row, key in keys.items()},
                           {names[row]: bounds[row] for row in keys} if {"golv", "tak"} & set(column) else None)
        except PotError as error:
            raise FormulaError(error.code, f"{column['id']}: {error}", error.amount) from error
        return {row: given[name] for row, name in names.items()}

    def bounds(self, table, row, column):
        return tuple(self.value(column[key], table, row) if key in column else None for key in ("golv", "tak"))


def sealed(compute, *arguments):
    """What is wrong inside a cell is that cell's error, also when it is BAS that reads it."""
    try:
        return compute(*arguments)
    except Inapplicable as error:
        raise FormulaError("inapplicable", str(error)) from error


def rounded(value, rule, otherwise=None):
    if value in (MISSING, INAPPLICABLE) or not isinstance(value, (Fraction, Line)):
        return value
    step = read_rounding(rule) if rule else otherwise
    if step and isinstance(value, Line):
        not_linear("a rounding")
    return round_to(value, *step) if step else value


def open_workbook(rules, data):
    """A workbook from a rule set's folder or file, and from data and rule files as the command line takes them."""
    paths, rest = rule_paths(data)
    library = Library([rules, *paths])
    files, last_year = data_files(rest)
    return Workbook(library.first, *({id: read_table(path) for id, path in each.items()} for each in (files, last_year)))
