"""Rule sets that stand on other rule sets: found by id among the files given, or in the folders beside."""
import tomllib
from pathlib import Path

from grammar import FormulaError
from overlay import check_plain, merge
from tables import rules_file


FORMULAS = {"formel", "villkor", "golv", "tak", "ram", "nyckel", "per", "uppfyller"}


class Formula(str):
    """The text of a formula, which remembers the rule set that wrote it: in an overlay of overlays BAS is what that one changes."""

    def __new__(cls, text, home):
        found = super().__new__(cls, text)
        found.home = home
        return found

    def __deepcopy__(self, _):
        return self  # as of every text, whose copy it is makes no difference


def signed(value, home, key=None):
    """What a file says, its formulas with the rule set that they were written for."""
    if isinstance(value, dict):
        return {key: signed(part, home, key) for key, part in value.items()}
    if isinstance(value, list):
        return [signed(part, home) for part in value]
    return Formula(value, home) if isinstance(value, str) and key in FORMULAS else value


class Rules:
    """A rule set as a whole document: laid over its base where it has one."""

    def __init__(self, written, library=None):
        self.library, written = library, signed(written, self)
        if "bas" in written:
            self.base = self.other(written["bas"])
            self.tree = merge(self.base.tree, written)
        else:
            check_plain(written)
            self.base, self.tree = None, written

    def other(self, id):
        if self.library is None:
            raise FormulaError("rules-not-loaded", f"the rule set {id} is not here")
        return self.library.open(id)

    def last_year(self):
        if "fjol" not in self.tree:
            raise FormulaError("no-last-year", "FJOL in a rule set without fjol")
        return self.other(self.tree["fjol"])


class Library:
    """Rule sets by id: the files given, the first of them the one that is asked about, and those beside them."""

    def __init__(self, paths=(), trees=()):
        self.paths = [rules_file(path) for path in paths]
        given = [tomllib.loads(path.read_text(encoding="utf-8")) for path in self.paths] + list(trees)
        self.written = {tree["id"]: tree for tree in reversed(given)}
        self.opened, self.opening, self.asked = {}, [], given[0]["id"] if given else None

    @property
    def first(self):
        return self.open(self.asked)

    def open(self, id):
        if id in self.opening:
            raise FormulaError("overlay-ring", " ← ".join([*self.opening, id]))
        if id not in self.opened:
            self.opening.append(id)
            self.opened[id] = Rules(self.find(id), self)
            self.opening.pop()
        return self.opened[id]

    def find(self, id):
        beside = [path.resolve().parent.parent / id / "regelverk.toml" for path in self.paths]
        for path in beside if id not in self.written else []:
            if path.exists():
                tree = tomllib.loads(path.read_text(encoding="utf-8"))
                if tree["id"] == id:
                    self.written[id] = tree
        if id not in self.written:
            raise FormulaError("rules-not-loaded", f"the rule set {id} is not here")
        return self.written[id]


def rule_paths(arguments):
    """(rule files, the rest) of what the command line takes after the first rule set."""
    rules = [path for path in map(Path, arguments) if path.suffix == ".toml" or (path / "regelverk.toml").is_file()]
    return rules, [argument for argument in arguments if Path(argument) not in rules]
