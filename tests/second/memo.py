"""What has been computed is kept: every value once, and a value that is asked for while it is computed is a cycle."""
from fractions import Fraction

from grammar import FormulaError
from lines import Line


class Memo:
    def __init__(self):
        self.kept, self.running = {}, set()

    def once(self, key, compute):
        if key not in self.kept:
            try:
                self.kept[key] = self.guarded(key, compute)
            except FormulaError as error:
                self.kept[key] = error
        if isinstance(self.kept[key], FormulaError):
            raise self.kept[key]
        return self.kept[key]

    def guarded(self, key, compute):
        if key in self.running:
            raise FormulaError("cycle", str(key))
        self.running.add(key)
        try:
            return compute()
        finally:
            self.running.discard(key)

    def unknown(self, id):
        """The value of a parameter while it is sought; here none is."""
        return None


class Sweep(Memo):
    """Values while the unknown goes from low to high: those that follow it are lines, kept until their next turn.

    Every value that is being computed notes whether the unknown was read on the way and where the first turn comes.
    """

    def __init__(self, book, id, low):
        super().__init__()
        self.book, self.id, self.at = book, id, low
        self.lines, self.notes = {}, []

    def once(self, key, compute):
        if key in self.book.kept:
            return self.book.once(key, compute)
        if key not in self.lines or not self.holds(self.lines[key][1]):
            value, note = self.noted(lambda: self.guarded(key, compute))
            if not note["follows"]:  # not the unknown's business: true for good
                return self.book.kept.setdefault(key, value)
            self.lines[key] = value, note
        value, note = self.lines[key]
        self.read(note["until"])
        return value

    def holds(self, note):
        return note["until"] is None or self.at < note["until"]

    def noted(self, compute):
        self.notes.append({"follows": False, "until": None})
        try:
            value = compute()
        finally:
            note = self.notes.pop()
        return value, note

    def read(self, until):
        """The value being computed follows the unknown, and the line read turns at `until`."""
        note = self.notes[-1]
        note["follows"] = True
        if until is not None:
            note["until"] = until if note["until"] is None else min(note["until"], until)

    def turns(self, x):
        if x > self.at:
            self.read(x)

    def unknown(self, id):
        if id != self.id:
            return None
        self.read(None)
        return Line(Fraction(0), Fraction(1), self)
