"""FJOL: what last year's result tables say, read by last year's rule set; a cell that is empty there is not applicable."""
from datetime import date

from formula import INAPPLICABLE, Scope
from notation import read_number
from rows import stop
from tables import clean, fold_case


class LastYear:
    def __init__(self, book, files):
        """book: last year's rule set without data, for its tables, columns and given parameters."""
        self.book, self.files = book, files
        self.found = {}

    def rows(self, table):
        """{key: {column id: text}} of one file."""
        if table not in self.found:
            if table not in self.book.tables:
                stop("unknown-name", f"last year's rule set has no table {table}")
            if table not in self.files:
                stop("no-last-year-file", f"there is no fjol/{table}.csv")
            raw = self.files[table]
            places = raw.places()
            keys = [places.get(fold_case(heading)) for heading in self.book.result_headings(table)]
            if None in keys:
                stop("data", f"{raw.name}: the key headings are {self.book.result_headings(table)}")
            self.found[table] = {tuple(cells[at] for at in keys): dict(zip(map(clean, raw.headings), cells)) for cells in raw.rows}
            if len(self.found[table]) < len(raw.rows):
                stop("data", f"{raw.name}: a key stands twice")
        return self.found[table]

    def column(self, table, id):
        """The column as last year's rules describe it; None when the name is no column of the table."""
        summed = [resource for resource in self.book.resources if table == "enhet" and resource["id"] == id]
        return self.book.columns.get(table, {}).get(id) or next(iter(summed), None)

    def scope(self, table, key):
        """What is seen in the row with a key, or in none; keys are compared as references are."""
        if table is None:
            return LastYearScope(self, None, None)
        rows, key = self.rows(table), self.book.result_key(table, key)
        near = [other for other in rows if list(map(fold_case, other)) == list(map(fold_case, key))]
        if key in rows or len(near) == 1:
            return LastYearScope(self, table, key if key in rows else near[0])
        return INAPPLICABLE

    def value(self, table, key, id):
        raw, column = self.files[table], self.column(table, id)
        cells = self.rows(table)[key]
        if id not in cells:
            stop("data", f"{raw.name}: no column {id}")
        if not cells[id]:
            return INAPPLICABLE
        sort = column.get("sort")
        as_text = isinstance(sort, list) or sort == "text" or sort in self.book.tables
        return cells[id] if as_text else read_cell(cells[id], raw.decimal)


def read_cell(text, decimal):
    """A cell is what its text looks like: what is computed states no sort."""
    for word, value in (("ja", True), ("nej", False)):
        if text == word:
            return value
    for read in (date.fromisoformat, lambda text: read_number(text, decimal)):
        try:
            return read(text)
        except ValueError:
            pass
    return text


class LastYearScope(Scope):
    def __init__(self, year, table, key):
        self.year, self.table, self.key, self.period = year, table, key, year.book.period

    def read(self, parts):
        if len(parts) > 1:
            stop("unknown-name", f"{'.'.join(parts)}: a reference is plain text in last year's table")
        if self.table and self.year.column(self.table, parts[0]):
            return self.year.value(self.table, self.key, parts[0])
        if parts[0] in ("periodens_början", "periodens_slut"):
            return self.year.book.parameter(parts[0])
        if "tal" not in self.year.book.parameters.get(parts[0], {}):
            stop("unknown-name", f"{parts[0]} is neither a column nor a given parameter of last year's")
        return self.year.book.parameter(parts[0])

    def bounds_column(self, table):
        return self.year.book.first_given(table)

    def rows(self, table, own):
        if own:
            stop("unknown-name", "FJOL holds no .EGNA")
        return [LastYearScope(self.year, table, key) for key in self.year.rows(table)]
