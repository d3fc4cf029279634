"""The grammar of formulas: tokens and a tree, both with positions in the normalised (NFC) text."""
import sys
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

sys.setrecursionlimit(20000)  # a deep formula is deep recursion, here and where it is computed


class FormulaError(Exception):
    def __init__(self, code, text):
        super().__init__(f"{code}: {text}")
        self.code = code


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
    text: str  # canonical: the tokens without the spaces between them


AGGREGATES = {f"{fold}.{rows}" for fold in ("SUMMA", "ANTAL", "MIN", "MAX", "MEDEL") for rows in ("EGNA", "ALLA")}
ARGUMENTS = {  # fewest and most
    "AVRUNDA": (2, 2), "AVRUNDA.UPPÅT": (2, 2), "AVRUNDA.NEDÅT": (2, 2), "AVKORTA": (1, 2), "HELTAL": (1, 1),
    "ABS": (1, 1), "MIN": (1, None), "MAX": (1, None), "SUMMA": (1, None), "MEDEL": (1, None), "OM": (3, 3),
    "OCH": (1, None), "ELLER": (1, None), "ICKE": (1, 1), "VÄXLA": (3, None), "OMSAKNAS": (2, 2), "OMTOM": (2, 2),
    "ÄRTOM": (1, 1), "MÅNADER": (2, 2), "DAGAR": (2, 2),
} | {name: (1, 1) if name.startswith("ANTAL.") else (2, 2) for name in AGGREGATES}


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


def canonical(source):
    return "".join(token.text for token in tokens(normal(source)))


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
        if name not in ARGUMENTS:
            raise FormulaError("unknown-function", name)
        fewest, most = ARGUMENTS[name]
        if len(args) < fewest or (most is not None and len(args) > most) or (name == "VÄXLA" and len(args) % 2 == 0):
            raise FormulaError("arguments", f"{name} with {len(args)} arguments")
        if name in AGGREGATES and not (isinstance(args[0], Path) and len(args[0].parts) == 1):
            raise FormulaError("arguments", f"{name} must begin with a table")
        return Call(name, tuple(args), "".join(token.text for token in self.tokens[first:self.at]))


def parse(source):
    return Reader(normal(source)).whole()
