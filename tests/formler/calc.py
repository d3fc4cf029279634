"""Computes the formulas of tests/formler in LibreOffice Calc: every line marked "samma i Excel: ja" must come to what it says.

calc.py [folder]: writes one flat spreadsheet with a row for each line, lets soffice recalculate it, and reads the values back.
What Fördela calls missing is #N/A there and what does not apply is an empty text, as in the live-formula workbook. Calc computes in
binary, so numbers are compared to nine digits. A line that cannot be translated is a difference: mark it "nej".
"""
import csv
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

MISSING, INAPPLICABLE, LIST = "saknas", "ej tillämpligt", "form"
# What a spreadsheet says where Fördela says a code.
ERRORS = {
    "division-by-zero": "#DIV/0!",
    "ej-tillämpligt-läst": "#VALUE!",
    "steps-gap": "#N/A",
}
# The functions that a spreadsheet has; the others are written out below.
SAME = {
    "AVRUNDA": "ROUND", "AVRUNDA.UPPÅT": "ROUNDUP", "AVRUNDA.NEDÅT": "ROUNDDOWN", "MAVRUNDA": "MROUND", "AVKORTA": "TRUNC",
    "HELTAL": "INT", "ABS": "ABS", "MIN": "MIN", "MAX": "MAX", "SUMMA": "SUM", "MEDEL": "AVERAGE", "OM": "IF", "OCH": "AND",
    "ELLER": "OR", "ICKE": "NOT", "DATUM": "DATE", "ÅR": "YEAR", "MÅNAD": "MONTH",
}
SWEDISH = {english: name for name, english in SAME.items()} | {
    "SWITCH": "VÄXLA", "IFEMPTY": "OMTOM", "ISEMPTY": "ÄRTOM", "IFMISSING": "OMSAKNAS", "STEP": "TRAPPA", "SLICES": "SKIKT",
} | {
    f"{english}.{scope}": f"{fold}.{whose}"
    for english, fold in {"SUM": "SUMMA", "COUNT": "ANTAL", "MIN": "MIN", "MAX": "MAX", "AVERAGE": "MEDEL"}.items()
    for scope, whose in {"OWN": "EGNA", "ALL": "ALLA"}.items()
}
TOKEN = re.compile(r'\s*("[^"]*"|[^\W\d]\w*(?:\.[^\W\d]\w*)*|\d+(?:,\d+)?|<>|<=|>=|[-+*/=<>%();])')


class Untranslated(Exception):
    """A formula that no single cell of a spreadsheet can hold."""


def number(text):
    """`2,5`, `1/3`, `50 %` or `5 000 kr`, without its measure; None where it is none."""
    found = re.fullmatch(r"([-+]?[\d ]+(?:,\d+)?(?:/\d+)?)\s*(%|[^\W\d].*)?", text)
    if not found:
        return None
    value = Fraction(found[1].replace(" ", "").replace(",", ".")) if "/" not in found[1] else Fraction(found[1].replace(" ", ""))
    return value / 100 if found[2] == "%" else value


def day(text):
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def cell(text=None, formula=None):
    """A cell of the flat format: a formula, or what a text says."""
    if formula is not None:
        return f"<table:table-cell table:formula={quoteattr('of:=' + formula)}/>"
    if text.startswith(MISSING):
        return cell(formula="NA()")
    if text.startswith(INAPPLICABLE):
        return cell(formula='""')
    if text in ("ja", "nej"):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{"true" if text == "ja" else "false"}"/>'
    if day(text):
        return f'<table:table-cell office:value-type="date" office:date-value="{text}"/>'
    if number(text) is not None:
        return f'<table:table-cell office:value-type="float" office:value="{float(number(text))!r}"/>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'


def letter(column):
    return (letter(column // 26 - 1) if column > 25 else "") + chr(65 + column % 26)


class Table:
    """A common table: its columns and rows, in the order of the first given column, since VLOOKUP wants its bounds rising."""

    def __init__(self, section):
        self.id, given = section["id"], section.get("kolumner", [])
        self.columns = [section["nyckel"]] + [column["id"] for column in given]
        optional = [False] + [column.get("valfri", False) for column in given]
        bound = lambda row: (day(row[1]) or date.min, number(row[1]) or 0) if len(row) > 1 else ()
        self.rows = [
            [text or (INAPPLICABLE if optional[at] else MISSING) for at, text in enumerate(row)]
            for row in sorted(section["rader"], key=bound)
        ]

    def sheet(self):
        rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in self.rows)
        return f"<table:table table:name={quoteattr(self.id)}>{rows}</table:table>"

    def at(self, column):
        if column not in self.columns:
            raise Untranslated(f"{column} is not written in {self.id}")
        return self.columns.index(column)

    def range(self, column, to=None):
        """The cells of a column, or of all columns from it to another."""
        first, last = letter(self.at(column)), letter(self.at(to or column))
        return f"[$'{self.id}'.${first}$1:.${last}${len(self.rows)}]"

    def cell(self, column, row):
        return f"[$'{self.id}'.${letter(self.at(column))}${row + 1}]"


class Translator:
    """A formula of a rule set as a formula of a spreadsheet."""

    def __init__(self, names, key, tables):
        self.names, self.key, self.tables = names, key, tables

    def formula(self, text):
        tokens, at = [], 0
        while at < len(text.rstrip()):
            found = TOKEN.match(text, at)
            if not found:
                raise Untranslated(f"{text[at:]} is no part of a formula")
            tokens.append(found[1])
            at = found.end()
        return self.part(tokens)

    def part(self, tokens):
        out, at = "", 0
        while at < len(tokens):
            token = tokens[at]
            at += 1
            if tokens[at : at + 1] == ["("] and token[0].isalpha():
                arguments, at = self.arguments(tokens, at + 1)
                out += self.call(SWEDISH.get(token, token), arguments)
            elif token[0].isalpha():
                if token not in self.names:
                    raise Untranslated(f"{token} is no value of the line")
                out += self.names[token]
            else:
                out += token.replace(",", ".") if token[0].isdigit() else token
        return out

    @staticmethod
    def arguments(tokens, at):
        """The tokens of each argument, and where the call ends."""
        arguments, depth = [[]], 0
        while depth or tokens[at] != ")":
            depth += {"(": 1, ")": -1}.get(tokens[at], 0)
            if tokens[at] == ";" and not depth:
                arguments.append([])
            else:
                arguments[-1].append(tokens[at])
            at += 1
        return arguments, at + 1

    def call(self, name, arguments):
        if name in ("TRAPPA", "SKIKT"):
            return self.steps(name, *arguments)
        if name.endswith((".EGNA", ".ALLA")):
            return self.aggregate(*name.split("."), *arguments)
        parts = [self.part(argument) for argument in arguments]
        if name in SAME:
            return f"{SAME[name]}({';'.join(parts)})"
        if name == "OMTOM":
            return f'IF({parts[0]}="";{parts[1]};{parts[0]})'
        if name == "ÄRTOM":
            return f'({parts[0]}="")'
        if name == "OMSAKNAS":
            return f"IF(ISNA({parts[0]});{parts[1]};{parts[0]})"
        if name == "VÄXLA":
            return self.switch(parts[0], parts[1:])
        raise Untranslated(f"{name} has no counterpart")

    def switch(self, subject, arms):
        if len(arms) < 2:
            return arms[0] if arms else "NA()"
        return f"IF({subject}={arms[0]};{arms[1]};{self.switch(subject, arms[2:])})"

    def table(self, tokens, body):
        if len(tokens) != 1 or len(body) > 1:
            raise Untranslated("an expression in every row needs a column of its own")
        return self.tables[tokens[0]]

    def aggregate(self, fold, whose, table, body=()):
        table = self.table(table, body)
        values = table.range(*body) if body else table.range(table.columns[0])
        if whose == "ALLA":
            return {"SUMMA": "SUM", "ANTAL": "COUNTA", "MIN": "MIN", "MAX": "MAX", "MEDEL": "AVERAGE"}[fold] + f"({values})"
        own = table.range("rad")
        return {
            "SUMMA": f"SUMIF({own};{self.key};{values})",
            "ANTAL": f"COUNTIF({own};{self.key})",
            "MIN": f"COM.MICROSOFT.MINIFS({values};{own};{self.key})",
            "MAX": f"COM.MICROSOFT.MAXIFS({values};{own};{self.key})",
            "MEDEL": f"AVERAGEIF({own};{self.key};{values})",
        }[fold]

    def steps(self, name, table, value, column):
        table, value = self.table(table, column), self.part(value)
        bounds, column = table.columns[1], column[0]
        if name == "TRAPPA":
            rows = table.range(bounds, table.columns[-1])
            return f"VLOOKUP({value};{rows};{table.at(column)};1)"
        slices = []
        for row in range(len(table.rows)):
            low = table.cell(bounds, row)
            end = f"MIN({value};{table.cell(bounds, row + 1)})" if row + 1 < len(table.rows) else value
            slices.append(f"IF({value}>{low};({end}-{low})*{table.cell(column, row)};0)")
        return f"({'+'.join(slices)})"


def lines(folder):
    """Every line that a spreadsheet should agree with: its place, formula, values and what is expected."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file, delimiter=";")
            next(rows)
            for formula, values, expected, same, _ in rows:
                if same == "ja":
                    given = dict(map(str.strip, value.split("=", 1)) for value in values.split("|") if value.strip())
                    yield f"{path.name} rad {rows.line_num}", formula, given, expected.strip()


def row_of(formula, given, at, tables):
    """The cells of a line: the formula, then the values that it reads."""
    given = {LIST: "grundskola"} | given
    key = given.pop("rad", "A")
    names = {name: f"[.{letter(column)}{at + 1}]" for column, name in enumerate(given, 1)}
    translated = Translator(names, f'"{key}"', tables).formula(formula)
    cells = cell(formula=translated) + "".join(map(cell, given.values()))
    return translated, f"<table:table-row>{cells}</table:table-row>"


NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def document(rows, tables):
    declared = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMES.items())
    sheets = "".join(table.sheet() for table in tables.values())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {declared} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
        f'<table:table table:name="fall">{"".join(rows)}</table:table>{sheets}'
        "</office:spreadsheet></office:body></office:document>"
    )


def recalculated(text):
    """The first cell of each row of the first sheet, as Calc computes it: its type and value."""
    program = shutil.which("soffice") or sys.exit("FEL: soffice finns inte. Kör build/tools.sh calc.")
    with tempfile.TemporaryDirectory() as work:
        source, out = Path(work, "fall.fods"), Path(work, "ut")
        source.write_text(text, encoding="utf-8")
        profile = Path(work, "profil").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "fods", "--outdir", str(out), str(source)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=600)
        if not (out / "fall.fods").exists():
            sys.exit(f"FEL: soffice räknade inte.\n{run.stdout}{run.stderr}")
        sheet = ElementTree.parse(out / "fall.fods").find(".//table:table", NAMES)
    attribute = lambda found, name: found.get("{%s}%s" % (NAMES[name.split(":")[0]], name.split(":")[1]))
    for row in sheet.iterfind("table:table-row", NAMES):
        for _ in range(int(attribute(row, "table:number-rows-repeated") or 1)):
            first = row.find("table:table-cell", NAMES)
            kind = attribute(first, "calcext:value-type") or attribute(first, "office:value-type")
            text = "".join(first.find("text:p", NAMES).itertext()) if first.find("text:p", NAMES) is not None else ""
            values = ("office:value", "office:date-value", "office:boolean-value")
            yield kind, next((attribute(first, name) for name in values if attribute(first, name) is not None), text)


def same(expected, kind, found):
    """Whether a cell holds what is expected."""
    if expected in ERRORS or expected == MISSING:
        return kind == "error" and found == ERRORS.get(expected, "#N/A")
    if expected == INAPPLICABLE:
        return kind == "string" and found == ""
    if expected in ("ja", "nej"):
        return found in ({"ja": "true", "nej": "false"}[expected], {"ja": "1", "nej": "0"}[expected])
    if day(expected):
        wanted = (day(expected) - date(1899, 12, 30)).days
        return (found[:10] == expected) if kind == "date" else kind == "float" and float(found) == wanted
    wanted = number(expected)
    if wanted is None:
        return kind == "string" and found == expected
    if kind not in ("float", "percentage", "currency"):
        return False
    return abs(Fraction(float(found)) - wanted) <= Fraction(1, 10**9) * max(abs(wanted), Fraction(1, 1000))


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    sections = tomllib.loads((folder / "tabeller.toml").read_text(encoding="utf-8"))["tabell"]
    tables = {section["id"]: Table(section) for section in sections}
    cases, rows, wrong = [], [], []
    for place, formula, given, expected in lines(folder):
        try:
            translated, row = row_of(formula, given, len(rows), tables)
        except Untranslated as why:
            wrong.append(f"{place}: {formula}\n  kan inte skrivas i ett kalkylblad: {why}")
            continue
        cases.append((place, formula, translated, expected))
        rows.append(row)
    computed = list(recalculated(document(rows, tables)))[: len(cases)]
    if len(computed) < len(cases):
        sys.exit(f"FEL: LibreOffice gav {len(computed)} svar på {len(cases)} rader.")
    for (place, formula, translated, expected), (kind, found) in zip(cases, computed):
        if not same(expected, kind, found):
            wrong.append(f"{place}: {formula}\n  ={translated}\n  väntade {expected}, men LibreOffice säger {found} ({kind})")
    for difference in wrong:
        print(difference)
    print(f"Jämförda med LibreOffice: {len(cases)} rader, {len(wrong)} skiljer sig")
    sys.exit(1 if wrong or not cases else 0)


if __name__ == "__main__":
    main()
