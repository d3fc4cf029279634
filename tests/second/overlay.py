"""A rule set laid over another (`bas`): the two documents become one before anything is read out of them."""
from grammar import FormulaError
from toml_writer import is_section

OWN = {"format", "id", "namn", "status", "giltig", "bas"}  # of the header, never inherited
FILLINGS = {  # the ways to fill an entry: to write a key of one clears the others
    "parameter": [{"tal"}, {"formel"}, {"uppfyller", "mellan"}],
    "tabell": [{"rader"}, {"ur"}],
    "kolumn": [{"formel"}, {"ram", "nyckel", "per"}],
    "resurs": [{"formel"}, {"ram", "nyckel", "per"}],
}
MARKS = ("ny", "bort")
GONE = None  # takes the place of an entry that is removed


def identity(section, entry):
    names = ("kontroll", "galler") if section == "avsteg" else ("tabell", "id")
    return tuple(entry[name] for name in names if name in entry)


def name_of(section, entry):
    return f"[[{section}]] {'.'.join(identity(section, entry))}"


def sections(tree):
    return {key: value for key, value in tree.items() if is_section(value)}


def check_plain(tree):
    """A rule set that is laid over nothing has nothing new and nothing to take away."""
    for section, entries in sections(tree).items():
        for entry in entries:
            if set(MARKS) & set(entry):
                raise FormulaError("overlay-mark", f"{name_of(section, entry)}: ny and bort belong in a file with bas")


def merge(base, overlay):
    """The whole document that the overlay stands for; the entries of the base keep their places."""
    tree = {key: value for key, value in base.items() if key not in OWN and not is_section(value)}
    tree |= {key: value for key, value in overlay.items() if not is_section(value)}
    old, new = sections(base), sections(overlay)
    for section in [*old, *(section for section in new if section not in old)]:
        entries = {identity(section, entry): entry for entry in old.get(section, [])}
        order, last = list(entries), None
        for entry in new.get(section, []):
            lay(section, entry, entries)
            id = identity(section, entry)
            if id not in order:  # what is new stands after what the overlay speaks of before it
                order.insert(order.index(last) + 1 if last else len(order), id)
            last = id
        if left := [entries[id] for id in order if entries[id] is not GONE]:
            tree[section] = left
    return tree


def lay(section, entry, entries):
    id, name = identity(section, entry), name_of(section, entry)
    there = entries.get(id, GONE) is not GONE
    if entry.get("ny"):
        if there:
            raise FormulaError("overlay-exists", f"{name} is marked ny but stands in the base")
        entries[id] = {key: value for key, value in entry.items() if key not in MARKS}
    elif not there:
        raise FormulaError("overlay-unknown", f"{name} does not stand in the base; write ny = true if it is new")
    elif entry.get("bort") is True:
        entries[id] = GONE
    else:
        entries[id] = changed(section, entries[id], entry, name)


def changed(section, old, entry, name):
    gone = set(entry.get("bort", []))
    if gone - set(old):
        raise FormulaError("overlay-no-key", f"{name} has no {', '.join(sorted(gone - set(old)))} to remove")
    kinds = FILLINGS.get(section, [])
    written = [kind for kind in kinds if kind & set(entry)]
    if written:
        gone |= set().union(*kinds) - set().union(*written)
    return {key: value for key, value in old.items() if key not in gone} | {k: v for k, v in entry.items() if k not in MARKS}
