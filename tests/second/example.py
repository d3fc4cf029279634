"""A small rule set of every construct that is computed here, its data, and explanation nodes written by hand."""
import tomllib

from ruleset import Workbook
from tables import RawTable

RULES = '''
    [[dokument]]
    id = "beslut-1"
    titel = "Ett beslut"
    [[parameter]]
    id = "ram"
    tal = "1 000 kr"
    enligt = "beslut-1"
    [[parameter]]
    id = "snitt"
    formel = "MEDEL.ALLA(enhet; elever)"
    [[tabell]]
    id = "huvudman"
    nyckel = "huvudman"
    kolumner = [{ id = "typ", sort = ["egen regi", "extern"] }]
    [[tabell]]
    id = "enhet"
    nyckel = "kod"
    kolumner = [{ id = "huvudman", sort = "huvudman" }, { id = "platser", sort = "plats", valfri = true }]
    [[tabell]]
    id = "stadium"
    nyckel = "stadium"
    kolumner = [{ id = "vikt", sort = "tal" }]
    rader = [["F-3", "1"], ["4-6", "1,08"]]
    [[tabell]]
    id = "elevgrupp"
    rader = ["enhet", "stadium"]
    kolumner = [{ id = "antal", sort = "elev" }]
    [[tabell]]
    id = "ärende"
    nyckel = "nr"
    kolumner = [{ id = "enhet", sort = "enhet", rubrik = "kod" }, { id = "belopp", sort = "kr" }]
    [[kolumn]]
    tabell = "enhet"
    id = "elever"
    formel = "SUMMA.EGNA(elevgrupp; antal)"
    [[kolumn]]
    tabell = "enhet"
    id = "behov"
    villkor = 'huvudman.typ = "egen regi"'
    formel = "SUMMA.EGNA(elevgrupp; antal * stadium.vikt) + OMTOM(platser; 0)"
    [[resurs]]
    tabell = "enhet"
    id = "stöd"
    slag = "verksamhetsstöd"
    villkor = 'huvudman.typ = "egen regi"'
    ram = "ram"
    nyckel = "behov"
    avrundning = "1 kr"
    enligt = "beslut-1"
    [[resurs]]
    tabell = "ärende"
    id = "tillägg"
    slag = "tilläggsbelopp"
    villkor = 'enhet.huvudman.typ = "extern"'
    formel = "belopp / 3 * enhet.elever / snitt"
    budget = "ram"
    [[resurs]]
    tabell = "enhet"
    id = "moms"
    slag = "moms"
    formel = "6 % * SUMMA.EGNA(ärende; tillägg)"
'''
DATA = {
    "huvudman": [["Huvudman", "Typ"], ["h1", "Egen Regi"], ["h2", "extern"]],
    "enhet": [["kod", "huvudman", "platser", "F-3", "4-6", "övrigt"], ["1", "h1", "", "10", "20", ""], ["2", "h1", "2", "5", "0", "x"],
              ["3", "h2", "", "0", "25", ""]],
    "ärende": [["nr", "kod", "belopp"], ["a", "3", "100"], ["b", "3", "50,50"], ["c", "1", "9"]],
}


def workbook(rules, **tables):
    head = 'format = 1\nid = "prov"\nnamn = "Prov"\nstatus = "gällande"\ngiltig = ["2016-01-01", "2016-12-31"]\n'
    files = {id: RawTable(rows[0], rows[1:], name=id) for id, rows in tables.items()}
    return Workbook(tomllib.loads(head + rules), files)


def number(text, exact=None):
    return {"cell": {"state": "value", "value": text} | ({"exact": exact} if exact else {}), "sort": {"kind": "number"}}


def step(kind, formula, text, exact=None):
    return {"kind": kind, "formula": formula, "words": [], "numbers": []} | number(text, exact)


def node(kind, name, text, steps=(), children=(), exact=None):
    return {"kind": kind, "name": name, "label": name, "steps": list(steps), "children": list(children), "more": 0,
            "repeated": False} | number(text, exact)
