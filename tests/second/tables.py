"""Data files as Swedish Excel and the rest of the world save them: headings, and rows of trimmed cells."""
import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path


@dataclass
class RawTable:
    headings: list  # as written
    rows: list  # of lists of texts
    decimal: str = ","
    delimiter: str = ";"
    encoding: str = "utf-8-sig"
    name: str = ""

    def places(self):
        """{heading without regard to case: position}."""
        found = {}
        for at, heading in enumerate(self.headings):
            if heading and found.setdefault(fold_case(heading), at) != at:
                raise ValueError(f"{self.name}: the heading {heading!r} stands twice")
        return found


def clean(text):
    return unicodedata.normalize("NFC", text).strip()


def fold_case(text):
    return clean(text).casefold()


def decode(data):
    """(text, encoding): UTF-16 by its mark, UTF-8 where it is valid, else Windows-1252."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16"), "utf-16"
    try:
        return data.decode("utf-8-sig"), "utf-8-sig"
    except UnicodeDecodeError:
        return data.decode("cp1252"), "cp1252"


def read_table(path):
    text, encoding = decode(Path(path).read_bytes())
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = max(";\t,", key=first.count)
    records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    records = [[clean(cell) for cell in record] for record in records if any(clean(cell) for cell in record)]
    if not records:
        raise ValueError(f"{path}: the file is empty")
    headings, rows = records[0], records[1:]
    rows = [row + [""] * (len(headings) - len(row)) for row in rows]
    if any(any(row[len(headings):]) for row in rows):
        raise ValueError(f"{path}: a row is longer than the headings")
    return RawTable(headings, rows, decimal_sign(delimiter, rows), delimiter, encoding, str(path))


def decimal_sign(delimiter, rows):
    """The sign that numbers of the file show; where they show none or both, what goes with the delimiter."""
    cells = [cell for row in rows for cell in row]
    comma = any(re.fullmatch(r"[-−]?[\d   ]+,\d+", cell) for cell in cells)
    point = any(re.fullmatch(r"[-−]?[\d   ]+\.\d+", cell) for cell in cells)
    if comma != point:
        return "," if comma else "."
    return "." if delimiter == "," else ","


def data_files(arguments):
    """({table id: path}, {table id: path of last year's results}) of folders, files and table=path.

    Last year's results lie in a folder named fjol, which may be given or lie in a folder given.
    """
    found = {}
    for argument in map(str, arguments):
        name, equals, rest = argument.partition("=")
        if equals and not Path(argument).exists():
            paths = [(name, Path(rest))]
        else:
            paths = [(path.stem, path) for path in tables_in(Path(argument))]
        for stem, path in paths:
            found[clean(stem), "fjol" in path.parts[:-1]] = path
    return tuple({id: path for (id, last_year), path in found.items() if last_year == kind} for kind in (False, True))


def tables_in(path):
    if not path.is_dir():
        return [path]
    inner = path / "fjol"
    return [each for folder in (path, inner) if folder.is_dir() for each in sorted(folder.iterdir())
            if each.suffix.lower() in (".csv", ".tsv", ".txt")]


def rules_file(path):
    path = Path(path)
    return path / "regelverk.toml" if path.is_dir() else path
