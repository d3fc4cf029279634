"""The grammar of formulas: tokens and a tree, both with positions in the normalised (NFC) text."""
import sys
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

sys.setrecursionlimit(20000)  # a deep formula is deep recursion, here and where it is computed


class FormulaError(Exception):
    def __init__(self, code, text, amount=None):
        super().__init__(f"{code}: {text}")
        self.code, self.amount = code, amount  # amount: by how much, where that is to be said


@dataclass(frozen=True)
class Token:
    kind: str  # number, text, name, sign, end
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Number:
    value: Fraction


@dataclass(frozen=True)
class Text:
    value: str


@dataclass(frozen=True)
class Path:
    parts: tuple
    spans: tuple  # (start, end) of every part


@dataclass(frozen=True)
class Minus:
    of: object


@dataclass(frozen=True)
class Percent:
    of: object


@dataclass(frozen=True)
class Binary:
    sign: str
    left: object
    right: object


@dataclass(frozen=True)
class Call:
    name: str
    args: tuple
    text: str  # canonical: the tokens without the spaces between them, functions by their Swedish names


AGGREGATES = {f"{fold}.{rows}" for fold in ("SUMMA", "ANTAL", "MIN", "MAX", "MEDEL") for rows in ("EGNA", "ALLA")}
ARGUMENTS = {  # fewest and most
    "AVRUNDA": (2, 2), "AVRUNDA.UPPÅT": (2, 2), "AVRUNDA.NEDÅT": (2, 2), "MAVRUNDA": (2, 2), "AVKORTA": (1, 2), "HELTAL": (1, 1),
    "ABS": (1, 1), "MIN": (1, None), "MAX": (1, None), "SUMMA": (1, None), "MEDEL": (1, None), "OM": (3, 3),
    "OCH": (1, None), "ELLER": (1, None), "ICKE": (1, 1), "VÄXLA": (3, None), "OMSAKNAS": (2, 2), "OMTOM": (2, 2),
    "ÄRTOM": (1, 1), "MÅNADER": (2, 3), "DAGAR": (2, 2), "DATUM": (3, 3), "ÅR": (1, 1), "MÅNAD": (1, 1),
    "TRAPPA": (3, 3), "SKIKT": (3, 3), "BAS": (1, 1), "FJOL": (1, 1),
} | {name: (1, 1) if name.startswith("ANTAL.") else (2, 2) for name in AGGREGATES}
TABLE_FIRST = AGGREGATES | {"TRAPPA", "SKIKT"}  # their first argument is a table, not a value

ENGLISH = {
    "ROUND": "AVRUNDA", "ROUNDUP": "AVRUNDA.UPPÅT", "ROUNDDOWN": "AVRUNDA.NEDÅT", "MROUND": "MAVRUNDA", "TRUNC": "AVKORTA",
    "INT": "HELTAL", "SUM": "SUMMA", "AVERAGE": "MEDEL", "IF": "OM", "AND": "OCH", "OR": "ELLER", "NOT": "ICKE", "SWITCH": "VÄXLA",
    "DATE": "DATUM", "YEAR": "ÅR", "MONTH": "MÅNAD", "IFMISSING": "OMSAKNAS", "IFEMPTY": "OMTOM", "ISEMPTY": "ÄRTOM",
    "MONTHS": "MÅNADER", "DAYS": "DAGAR", "STEP": "TRAPPA", "SLICES": "SKIKT", "BASE": "BAS", "LASTYEAR": "FJOL",
} | {f"{english}.{rows}": f"{swedish}.{ours}"
     for english, swedish in (("SUM", "SUMMA"), ("COUNT", "ANTAL"), ("MIN", "MIN"), ("MAX", "MAX"), ("AVERAGE", "MEDEL"))
     for rows, ours in (("OWN", "EGNA"), ("ALL", "ALLA"))}


def normal(source):
    return unicodedata.normalize("NFC", source)


def tokens(source):
    """The tokens of a normalised formula, the last of kind "end"."""
    found, at = [], 0
    while at < len(source):
        start, char = at, source[at]
        if char.isspace():
            at += 1
            continue
        if char in "0123456789":
            while at < len(source) and source[at] in "0123456789":
                at += 1
            if at + 1 < len(source) and source[at] == "," and source[at + 1] in "0123456789":
                at += 1
                while at < len(source) and source[at] in "0123456789":
                    at += 1
            kind = "number"
        elif char.isalpha():
            while at < len(source) and (source[at].isalpha() or source[at] in "0123456789_"):
                at += 1
            kind = "name"
        elif char == '"':
            at = source.find('"', at + 1) + 1
            if at == 0:
                raise FormulaError("syntax", "a text without its closing quotation mark")
            kind = "text"
        else:
            at += 2 if source[at:at + 2] in ("<>", "<=", ">=") else 1
            kind = "sign"
            if source[start:at] not in ("<>", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "%", "(", ")", ";", "."):
                raise FormulaError("syntax", f"unexpected {char!r}")
        found.append(Token(kind, source[start:at], start, at))
    return found + [Token("end", "", at, at)]


def written(found):
    """The text of tokens without the spaces between them; a name before a bracket is a function, and gets its Swedish name."""
    parts, name = [], []
    for token in found:
        if token.kind == "name" or (token.text == "." and name):
            name.append(token.text)
            continue
        joined, name = "".join(name), []
        parts += [ENGLISH.get(joined, joined) if token.text == "(" else joined, token.text]
    return "".join(parts + name)


def canonical(source):
    return written(tokens(normal(source)))


class Reader:
    """One method for each line of the grammar."""

    def __init__(self, source):
        self.tokens = tokens(source)
        self.at = 0

    def look(self, *signs):
        token = self.tokens[self.at]
        return token.kind == "sign" and token.text in signs

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def need(self, sign):
        if not self.look(sign):
            raise FormulaError("syntax", f"expected {sign!r}, found {self.tokens[self.at].text!r}")
        return self.take()

    def whole(self):
        node = self.expression()
        if self.tokens[self.at].kind != "end":
            raise FormulaError("syntax", f"unexpected {self.tokens[self.at].text!r}")
        return node

    def expression(self):
        left = self.chain(("+", "-"), lambda: self.chain(("*", "/"), self.unary))
        if self.look("=", "<>", "<", "<=", ">", ">="):
            sign = self.take().text
            return Binary(sign, left, self.chain(("+", "-"), lambda: self.chain(("*", "/"), self.unary)))
        return left

    def chain(self, signs, part):
        node = part()
        while self.look(*signs):
            sign = self.take().text
            node = Binary(sign, node, part())
        return node

    def unary(self):
        if self.look("-"):
            self.take()
            return Minus(self.post())
        return self.post()

    def post(self):
        node = self.atom()
        if self.look("%"):
            self.take()
            return Percent(node)
        return node

    def atom(self):
        first = self.at
        token = self.take()
        if token.kind == "number":
            return Number(Fraction(token.text.replace(",", ".")))
        if token.kind == "text":
            return Text(token.text[1:-1])
        if token.kind == "sign" and token.text == "(":
            node = self.expression()
            self.need(")")
            return node
        if token.kind != "name":
            raise FormulaError("syntax", f"unexpected {token.text or 'end'!r}")
        names = [token]
        while self.look("."):
            self.take()
            names.append(self.take())
            if names[-1].kind != "name":
                raise FormulaError("syntax", "a dot without a name after it")
        if self.look("("):
            return self.call(".".join(name.text for name in names), first)
        return Path(tuple(name.text for name in names), tuple((name.start, name.end) for name in names))

    def call(self, name, first):
        args = []
        self.need("(")
        if not self.look(")"):
            args.append(self.expression())
            while self.look(";"):
                self.take()
                args.append(self.expression())
        self.need(")")
        name = ENGLISH.get(name, name)
        if name not in ARGUMENTS:
            raise FormulaError("unknown-function", name)
        fewest, most = ARGUMENTS[name]
        if len(args) < fewest or (most is not None and len(args) > most):
            raise FormulaError("arguments", f"{name} with {len(args)} arguments")
        if name in TABLE_FIRST and not is_name(args[0]):
            raise FormulaError("arguments", f"{name} must begin with a table")
        if name in ("TRAPPA", "SKIKT") and not is_name(args[2]):
            raise FormulaError("arguments", f"{name} must end with a column of its table")
        return Call(name, tuple(args), written(self.tokens[first:self.at]))


def is_name(node):
    return isinstance(node, Path) and len(node.parts) == 1


def parse(source):
    return Reader(normal(source)).whole()
