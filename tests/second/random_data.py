"""Random data for the tables of random_rules.py, written as municipalities' programs would."""


def data(author, empty):
    """{table: rows}: units in no order, keys of two columns, some units without posts, some kretsar without providers."""
    r = author.random

    def cell():
        return "" if empty and r.random() < 0.03 else author.number()

    def day(year):
        return f"{year}-{r.randint(1, 12):02}-{r.randint(1, 28):02}"

    providers = [f"h{at}" for at in range(3)]
    units = [(r.choice("åäöabAB") + str(at), r.choice(("1", "2", "10"))) for at in range(r.randint(1, 7))]
    r.shuffle(units)
    return {
        "krets": [["krets", "k"]] + [[name, cell()] for name in ("norr", "söder", "öst")],
        "huvudman": [["hm", "krets", "h", "typ"]]
        + [[name, r.choice(("norr", "Söder")), cell(), r.choice(("Egen regi", "extern"))] for name in providers],
        "enhet": [["kod", "del", "hm", "a", "b", "v", "x", "y", "z"]]
        + [[*unit, r.choice(providers), cell(), cell(), r.choice(("", cell())), cell(), cell(), cell()] for unit in units],
        "post": [["nr", "kod", "del", "q", "från", "till"]]
        + [[f"n{at}", *r.choice(units), cell(), day(r.choice((2024, 2025))), r.choice(("", day(r.choice((2025, 2026)))))]
           for at in range(r.randint(0, 9))],
    }


def last_year(author, units):
    """Last year's results: most of the units and pairs, some that are gone, and cells that were not applicable."""
    r = author.random
    keys = [row[:2] for row in units[1:] if r.random() < 0.8] + [[f"borta{at}", "1"] for at in range(r.randint(0, 2))]
    r.shuffle(keys)

    def cell():
        return "" if r.random() < 0.15 else author.number()

    own = [["kod", "del", "huvudman", "a", "b", "v", "förra", "dag", "stor", "bidrag"]] + [
        [*key, "h1", author.number(), cell(), cell(), cell(), "2024-03-01", r.choice(("ja", "nej")), cell()] for key in keys]
    pairs = [[" / ".join(key), group, author.number(), cell()] for key in keys for group in "zxyå" if r.random() < 0.8]
    return {"enhet": own, "antal": [["enhet", "grupp", "n", "dubbelt"], *pairs]}


def write(random, folder, tables):
    folder.mkdir(parents=True, exist_ok=True)
    delimiter, decimal = random.choice(((";", ","), ("\t", "."), ("\t", ","), (",", ".")))
    for table, rows in tables.items():
        text = "".join(delimiter.join(cell.replace(",", decimal) for cell in row) + "\r\n" for row in rows)
        (folder / f"{table}.csv").write_bytes(text.encode(random.choice(("utf-8", "utf-8-sig", "cp1252"))))
