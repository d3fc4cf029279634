"""What comes out of a workbook: amounts by unit and provider, and the table that `fordela rakna` writes."""
from formula import INAPPLICABLE, MISSING, fold
from ruleset import stop

NOT_NET = ("administration", "moms")


def chains(book, table, to="enhet"):
    """Every chain of references that leads from a table to the units."""
    if table == to:
        return [[]]
    return [[id] + rest for id, column in book.columns[table].items()
            if column.get("sort") in list(book.tables) and column["sort"] != table
            for rest in chains(book, column["sort"], to)]


def by_unit(book, resource):
    """The amount of a resource for every row of `enhet`."""
    table, id = resource["tabell"], resource["id"]
    units = range(len(book.rows("enhet")))
    if table == "enhet":
        return [book.cell("enhet", unit, id) for unit in units]
    ways = chains(book, table)
    if len(ways) != 1:
        stop("data", f"{len(ways)} chains lead from {table} to enhet")
    found = {unit: [] for unit in units}
    for row in range(len(book.rows(table))):
        unit = follow(book, table, row, ways[0])
        if unit is MISSING:  # whose it is, is not known: so no unit's amount is
            return [MISSING for _ in units]
        if unit is not INAPPLICABLE:
            found[unit].append(book.cell(table, row, id))
    return [fold("SUMMA", found[unit]) for unit in units]


def follow(book, table, row, way):
    """The row that a chain of references leads to, or the state that breaks it."""
    for step in way:
        ref = book.cell(table, row, step)
        if ref in (MISSING, INAPPLICABLE):
            return ref
        table, row = ref.table, ref.row
    return row


def summary(book):
    """Amounts by unit, by provider and in all; each a list in the order of the resources, then sum and net."""
    columns = [by_unit(book, resource) for resource in book.resources]
    net = [resource["slag"] not in NOT_NET for resource in book.resources]

    def line(amounts):
        return amounts + [fold("SUMMA", amounts), fold("SUMMA", [a for a, counts in zip(amounts, net) if counts])]

    units = {row.key: line([column[at] for column in columns]) for at, row in enumerate(book.rows("enhet"))}
    reference = next((id for id, column in book.columns["enhet"].items() if column.get("sort") == "huvudman"), None)
    owners = [follow(book, "enhet", unit, [reference]) for unit in range(len(book.rows("enhet")))] if reference else []
    providers = {}
    for at, row in enumerate(book.rows("huvudman") if reference else []):
        own = [[amount for amount, owner in zip(column, owners) if owner == at] for column in columns]
        providers[row.key] = line([MISSING if MISSING in owners else fold("SUMMA", amounts) for amounts in own])
    return units, providers, line([fold("SUMMA", column) for column in columns])


def result_table(book, table=None):
    """(headings of the keys, {id: values}, keys): the rows of the units, or of a price list's table."""
    table = table or result_tables(book)[0]
    columns = {id: [book.cell(table, row, id) for row in range(len(book.rows(table)))] for id in book.columns[table]}
    if table == "enhet":
        for resource in book.resources:
            columns.setdefault(resource["id"], by_unit(book, resource))
    return book.result_headings(table), columns, [book.result_key(table, row.key) for row in book.rows(table)]


def result_tables(book):
    """`enhet`, or without units every table with something computed."""
    if "enhet" in book.tables:
        return ["enhet"]
    return [id for id, columns in book.columns.items() if any(computed(column) for column in columns.values())]


def computed(column):
    return "formel" in column or "ram" in column


def finite(value):
    """Whether a fraction is a finite decimal."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def computed_ids(book, table):
    """The ids that a result table must hold: the computed columns, and every resource summed to the unit."""
    own = [id for id, column in book.columns[table].items() if computed(column)]
    return own + [r["id"] for r in book.resources if table == "enhet" and r["id"] not in own]

