//! *Ej tillämpligt* is checked when the rules are read: every way in which a value that may be empty may be read, and every near
//! miss.

mod common;

use common::{file, rules};
use fordela::message::{Code, Language, Problem, Severity};
use fordela::workspace::Workspace;

const TABLES: &str = r#"
[[parameter]]
id  = "pris"
tal = "100 kr"

[[tabell]]
id       = "nivå"
nyckel   = "nivå"
kolumner = [{ id = "belopp", sort = "kr" }]
rader    = [["1", "10 kr"], ["2", "20 kr"]]

[[tabell]]
id       = "huvudman"
nyckel   = "huvudman"
kolumner = [{ id = "typ", sort = ["egen", "extern"] }, { id = "avgift", sort = "kr", villkor = 'typ = "extern"' }]

[[tabell]]
id       = "enhet"
nyckel   = "kod"
kolumner = [
  { id = "huvudman", sort = "huvudman" },
  { id = "nivå",     sort = "nivå",  valfri = true },
  { id = "form",     sort = ["a", "b"] },
  { id = "stadium",  sort = ["f", "m", "h"] },
  { id = "elever",   sort = "elev" },
  { id = "index",    sort = "tal",   villkor = 'form = "a"' },
  { id = "båda",     sort = "tal",   villkor = 'OCH(form = "a"; stadium = "f")' },
  { id = "tom",      sort = "tal",   valfri = true },
  { id = "halv",     sort = "tal",   valfri = true, villkor = 'form = "a"' },
  { id = "godkänd",  sort = "ja/nej", valfri = true },
]

[[tabell]]
id       = "beslut"
nyckel   = "beslut"
kolumner = [
  { id = "enhet",  sort = "enhet", rubrik = "kod" },
  { id = "belopp", sort = "kr" },
  { id = "extra",  sort = "kr", valfri = true },
]

[[kolumn]]
tabell  = "enhet"
id      = "vidare"
villkor = "ICKE(ÄRTOM(index))"
formel  = "index * 2"

[[kolumn]]
tabell  = "enhet"
id      = "pengar"
villkor = "ICKE(ÄRTOM(nivå.belopp))"
formel  = "nivå.belopp"

[[kolumn]]
tabell = "enhet"
id     = "störst"
formel = "MAX.EGNA(beslut; belopp)"

"#;

fn read(sections: &str) -> Vec<Problem> {
    let file = rules(&format!("{TABLES}{sections}"));
    let read = fordela::rules::read("regelverk.toml", &String::from_utf8(file.bytes).unwrap());
    let problems: Vec<Problem> = read.problems.into_iter().filter(|problem| problem.code != Code::UnnamedNumber).collect();
    assert_eq!(read.rule_set.is_some(), problems.is_empty(), "{problems:?}");
    problems
}

/// What is marked as perhaps empty in these sections.
fn marked(sections: &str) -> Vec<String> {
    let problems = read(sections);
    assert!(problems.iter().all(|problem| problem.code == Code::MayBeInapplicable), "{problems:?}");
    problems.into_iter().map(|problem| problem.place.excerpt.unwrap().marked).collect()
}

/// The same in a column, whose keys are given: `formel`, `villkor`, `golv` and so on.
fn column(table: &str, keys: &[(&str, &str)]) -> Vec<String> {
    let lines: String = keys.iter().map(|(key, text)| format!("{key} = '{text}'\n")).collect();
    marked(&format!("[[kolumn]]\ntabell = \"{table}\"\nid = \"prov\"\n{lines}"))
}

fn formula(formula: &str) -> Vec<String> {
    column("enhet", &[("formel", formula)])
}

fn under(condition: &str, formula: &str) -> Vec<String> {
    column("enhet", &[("villkor", condition), ("formel", formula)])
}

const NONE: [&str; 0] = [];

#[test]
fn an_optional_column_is_read_where_empty_has_a_meaning() {
    for sound in [
        "OMTOM(tom; 0) + 1",
        "SUMMA(tom; halv) + 1",
        "MAX(tom; 0) + 1",
        "OM(ÄRTOM(tom); 0; 1)",
        "OM(ÄRTOM(tom); 0; tom + 1)",
        "OM(ICKE(ÄRTOM(tom)); tom + 1; 0)",
        "OM(ELLER(ÄRTOM(tom); elever > elever); 0; tom)",
        "SUMMA.ALLA(enhet; tom) + 1",
        "SUMMA.EGNA(beslut; extra) / pris",
        "SUMMA(OM(form = \"a\"; tom; 1); 2) + 1",
    ] {
        assert_eq!(formula(sound), NONE, "{sound}");
    }
    for wrong in ["tom", "tom + 1", "OM(form = \"a\"; tom; 0)", "OMSAKNAS(tom; 0)", "AVRUNDA(tom; 0)", "OM(tom > 0; 1; 0)"] {
        assert_eq!(formula(wrong), ["tom"], "{wrong}");
    }
    assert_eq!(formula("OM(ÄRTOM(tom); tom; 0)"), ["tom"]);
    assert_eq!(formula("OMTOM(tom + 1; 0)"), ["tom"]);
    assert_eq!(formula("OMTOM(halv; tom)"), ["tom"]);
    assert_eq!(formula("SUMMA.ALLA(enhet; tom + 1)"), ["tom"]);
    assert_eq!(formula("MIN(tom; halv) + 1"), ["MIN(tom; halv)"]);
    assert_eq!(under("form = \"a\"", "halv"), ["halv"]);
    assert_eq!(under("ICKE(ÄRTOM(halv))", "halv * index"), NONE);
}

#[test]
fn the_same_condition_lets_a_column_be_read() {
    for condition in [
        "form = \"a\"",
        "\"a\" = form",
        "form <> \"b\"",
        "ICKE(form = \"b\")",
        "OCH(elever > elever; form = \"a\")",
        "OCH(OCH(form = \"a\"; stadium = \"m\"); elever > elever)",
        "ICKE(ELLER(form = \"b\"; stadium = \"m\"))",
        "ICKE(ÄRTOM(index))",
        "ICKE(ÄRTOM(båda))",
        "ICKE(ÄRTOM(vidare))",
    ] {
        assert_eq!(under(condition, "index"), NONE, "{condition}");
    }
    for condition in
        ["form = \"b\"", "stadium = \"f\"", "ELLER(form = \"a\"; stadium = \"f\")", "ÄRTOM(index)", "ÄRTOM(tom)"]
    {
        assert_eq!(under(condition, "index"), ["index"], "{condition}");
    }
    assert_eq!(formula("index"), ["index"]);
    assert_eq!(under("OCH(stadium = \"f\"; form = \"a\")", "båda"), NONE);
    assert_eq!(under("OCH(stadium <> \"m\"; stadium <> \"h\"; form = \"a\")", "båda"), NONE);
    assert_eq!(under("OCH(stadium <> \"m\"; form = \"a\")", "båda"), ["båda"]);
    assert_eq!(under("form = \"a\"", "båda"), ["båda"]);
}

#[test]
fn a_branch_knows_its_test() {
    assert_eq!(formula("OM(form = \"a\"; index; 0)"), NONE);
    assert_eq!(formula("OM(form <> \"a\"; 0; index)"), NONE);
    assert_eq!(formula("OM(form = \"b\"; 0; index)"), NONE);
    assert_eq!(formula("OM(stadium = \"f\"; OM(form = \"a\"; båda; 0); 0)"), NONE);
    assert_eq!(formula("OM(form = \"a\"; 0; index)"), ["index"]);
    assert_eq!(formula("OM(stadium = \"m\"; 0; OM(form = \"a\"; båda; 0))"), ["båda"]);
    assert_eq!(formula("OM(OCH(form = \"a\"; index > 1); 1; 0)"), ["index"]);
    assert_eq!(formula("OM(form = \"a\"; OM(index > 1; 1; 0); 0)"), NONE);
    assert_eq!(formula("VÄXLA(form; \"a\"; index; \"b\"; 0)"), NONE);
    assert_eq!(formula("VÄXLA(form; \"b\"; 0; index)"), NONE);
    assert_eq!(formula("VÄXLA(stadium; \"m\"; 0; \"h\"; 0; OM(form = \"a\"; båda; 0))"), NONE);
    assert_eq!(formula("VÄXLA(form; \"a\"; 0; \"b\"; index)"), ["index"]);
    assert_eq!(formula("VÄXLA(stadium; \"m\"; 0; OM(form = \"a\"; båda; 0))"), ["båda"]);
}

#[test]
fn facts_follow_references() {
    assert_eq!(under("huvudman.typ = \"extern\"", "huvudman.avgift"), NONE);
    assert_eq!(under("huvudman.typ <> \"egen\"", "huvudman.avgift"), NONE);
    assert_eq!(under("huvudman.typ = \"egen\"", "huvudman.avgift"), ["huvudman.avgift"]);
    let decision = |condition, formula| column("beslut", &[("villkor", condition), ("formel", formula)]);
    assert_eq!(decision("enhet.form = \"a\"", "enhet.index"), NONE);
    assert_eq!(decision("ICKE(ÄRTOM(enhet.index))", "enhet.index * enhet.vidare"), NONE);
    assert_eq!(decision("enhet.form = \"a\"", "enhet.vidare"), NONE);
    assert_eq!(decision("ICKE(ÄRTOM(enhet.tom))", "enhet.vidare"), ["enhet.vidare"]);
    assert_eq!(decision("ICKE(ÄRTOM(enhet.vidare))", "enhet.index * enhet.vidare"), NONE);
    assert_eq!(decision("enhet.huvudman.typ = \"extern\"", "enhet.huvudman.avgift"), NONE);
    assert_eq!(decision("enhet.stadium = \"f\"", "enhet.index"), ["enhet.index"]);
    // The reference itself may be empty.
    assert_eq!(formula("nivå.belopp"), ["nivå.belopp"]);
    assert_eq!(formula("OM(ÄRTOM(nivå); 0; nivå.belopp)"), NONE);
    assert_eq!(formula("OM(ÄRTOM(nivå.belopp); pris; nivå.belopp)"), NONE);
    assert_eq!(formula("pengar"), ["pengar"]);
    assert_eq!(under("ICKE(ÄRTOM(pengar))", "nivå.belopp"), NONE);
    assert_eq!(decision("ICKE(ÄRTOM(enhet.nivå))", "enhet.nivå.belopp"), NONE);
}

#[test]
fn an_aggregate_asks_every_row_anew() {
    // What is known of a row is known in the rows that refer to it, and in no others.
    assert_eq!(under("form = \"a\"", "SUMMA.EGNA(beslut; belopp * enhet.index)"), NONE);
    assert_eq!(formula("SUMMA.EGNA(beslut; belopp * enhet.index)"), ["enhet.index"]);
    assert_eq!(under("form = \"a\"", "SUMMA.ALLA(enhet; index * 2)"), ["index"]);
    assert_eq!(under("form = \"a\"", "SUMMA.ALLA(beslut; belopp * enhet.index)"), ["enhet.index"]);
    assert_eq!(formula("SUMMA.ALLA(enhet; OM(ÄRTOM(index); 0; index * 2))"), NONE);
    // No rows have no extreme and no mean.
    assert_eq!(formula("MAX.EGNA(beslut; belopp)"), NONE);
    assert_eq!(formula("MAX.EGNA(beslut; belopp) + pris"), ["MAX.EGNA(beslut; belopp)"]);
    assert_eq!(formula("störst"), ["störst"]);
    assert_eq!(formula("OMTOM(störst; 0) + pris"), NONE);
    assert_eq!(formula("OM(ÄRTOM(MAX.EGNA(beslut; belopp)); pris; pris + MAX.EGNA(beslut; belopp))"), NONE);
    assert_eq!(formula("OM(ÄRTOM(MAX.EGNA(beslut; belopp)); pris; pris + MAX.ALLA(beslut; belopp))").len(), 1);
    // Where a row asks there is a row, and a price list has its rows.
    assert_eq!(formula("elever / MAX.ALLA(enhet; elever)"), NONE);
    assert_eq!(formula("pris / MEDEL.ALLA(nivå; belopp)"), NONE);
    assert_eq!(formula("1 / MAX.ALLA(enhet; index)"), ["MAX.ALLA(enhet; index)"]);
    assert_eq!(formula("pris / MAX.ALLA(huvudman; avgift)"), ["MAX.ALLA(huvudman; avgift)"]);
}

/// Any row of a table of steps may be reached, so all that is read there must be there.
#[test]
fn a_table_of_steps_has_no_empty_steps() {
    let steps = "[[tabell]]\nid = \"steg\"\nnyckel = \"steg\"\nkolumner = [{ id = \"från\", sort = \"elev\" }, { id = \"pris1\", sort = \"kr\" }, \
                 { id = \"pris2\", sort = \"kr\", valfri = true }, { id = \"pris3\", sort = \"kr\", villkor = 'från > från' }]\n";
    let formula =
        |formula: &str| marked(&format!("{steps}[[kolumn]]\ntabell = \"enhet\"\nid = \"prov\"\nformel = '{formula}'\n"));
    assert_eq!(formula("TRAPPA(steg; elever; pris1)"), NONE);
    assert_eq!(formula("TRAPPA(steg; elever * tom; pris1)"), ["tom"]);
    assert_eq!(formula("OM(ÄRTOM(tom); 0; SKIKT(steg; elever * tom; pris1))"), NONE);
    assert_eq!(formula("OMTOM(TRAPPA(steg; elever; pris2); 0)"), ["TRAPPA(steg; elever; pris2)"]);
    assert_eq!(formula("SKIKT(steg; elever; pris3)"), ["SKIKT(steg; elever; pris3)"]);
}

#[test]
fn nothing_is_known_where_a_condition_stands() {
    assert_eq!(under("index > 1", "1"), ["index"]);
    assert_eq!(under("OCH(form = \"a\"; index > 1)", "1"), ["index"]);
    assert_eq!(under("OM(form = \"a\"; index > 1; 1 = 0)", "1"), NONE);
    assert_eq!(under("godkänd", "1"), ["godkänd"]);
    assert_eq!(under("OCH(ICKE(ÄRTOM(godkänd)); OMTOM(godkänd; 1 = 0))", "OM(godkänd; 1; 0)"), NONE);
    let given = TABLES.replace(
        "id = \"halv\",     sort = \"tal\",   valfri = true, villkor = 'form = \"a\"'",
        "id = \"halv\", sort = \"tal\", villkor = 'tom > 1'",
    );
    let read = fordela::rules::read("regelverk.toml", &String::from_utf8(rules(&given).bytes).unwrap());
    assert_eq!(read.problems[0].code, Code::MayBeInapplicable);
}

#[test]
fn bounds_know_the_condition_of_their_column() {
    let bounded =
        |condition: &str, bound: &str| column("enhet", &[("villkor", condition), ("formel", "1"), ("golv", bound)]);
    assert_eq!(bounded("form = \"a\"", "index"), NONE);
    assert_eq!(bounded("form = \"b\"", "index"), ["index"]);
    assert_eq!(bounded("form = \"a\"", "MIN(tom; halv)"), ["MIN(tom; halv)"]);
    assert_eq!(column("enhet", &[("formel", "1"), ("tak", "OMTOM(tom; 1)")]), NONE);
    assert_eq!(column("enhet", &[("formel", "1"), ("tak", "tom")]), ["tom"]);
}

#[test]
fn a_pot_is_as_empty_as_its_key() {
    let pot = |key: &str, reader: &str| {
        let pot =
            format!("[[kolumn]]\ntabell = \"enhet\"\nid = \"p\"\nram = \"pris\"\nnyckel = '{key}'\navrundning = \"1 kr\"\n");
        marked(&format!("{pot}[[kolumn]]\ntabell = \"enhet\"\nid = \"prov\"\nformel = '{reader}'\n"))
    };
    assert_eq!(pot("elever", "p"), NONE);
    assert_eq!(pot("tom", "OMTOM(p; 0)"), NONE);
    assert_eq!(pot("tom", "p"), ["p"]);
    assert_eq!(pot("OM(form = \"a\"; index; tom)", "p"), ["p"]);
    assert_eq!(pot("tom + 1", "pris"), ["tom"]);
    let bounded = |keys: &str| {
        marked(&format!("[[kolumn]]\ntabell = \"enhet\"\nid = \"p\"\nram = \"pris\"\navrundning = \"1 kr\"\n{keys}\n"))
    };
    // A row whose key does not apply takes no part, and its bounds are not asked for.
    assert_eq!(bounded("nyckel = 'index'\ngolv = 'index * pris'"), NONE);
    assert_eq!(bounded("nyckel = 'elever'\ngolv = 'index * pris'"), ["index"]);
    assert_eq!(bounded("nyckel = 'elever'\nvillkor = 'form = \"a\"'\ntak = 'index * pris'"), NONE);
    // Nor is its pot, where there are many; a pot that nobody shares needs no frame.
    let per = |more: &str| bounded(&format!("per = 'nivå'\n{more}")).join(" ");
    assert_eq!(per("nyckel = 'elever'"), "nivå");
    assert_eq!(per("nyckel = 'elever'\nvillkor = 'ICKE(ÄRTOM(nivå))'"), "");
    let frame = "[[parameter]]\nid = \"ram\"\nformel = \"MAX.ALLA(beslut; belopp)\"\n\
                 [[kolumn]]\ntabell = \"enhet\"\nid = \"p\"\nram = \"ram\"\nnyckel = \"elever\"\navrundning = \"1 kr\"\n";
    assert_eq!(marked(frame), ["ram"]);
}

#[test]
fn a_parameter_a_budget_and_an_equation_know_nothing() {
    let parameter = |formula: &str, reader: &str| {
        marked(&format!("[[parameter]]\nid = \"p\"\nformel = '{formula}'\n[[parameter]]\nid = \"q\"\nformel = '{reader}'\n"))
    };
    assert_eq!(parameter("SUMMA.ALLA(enhet; tom)", "p"), NONE);
    assert_eq!(parameter("MEDEL.ALLA(enhet; index)", "OMTOM(p; 0)"), NONE);
    assert_eq!(parameter("MEDEL.ALLA(enhet; index)", "OM(ÄRTOM(p); 0; p)"), NONE);
    assert_eq!(parameter("MEDEL.ALLA(enhet; index)", "p"), ["p"]);
    assert_eq!(parameter("MEDEL.ALLA(enhet; index) + 1", "1"), ["MEDEL.ALLA(enhet; index)"]);
    assert_eq!(parameter("MEDEL.ALLA(nivå; belopp)", "p"), NONE);
    let budget = "[[resurs]]\ntabell = \"enhet\"\nid = \"r\"\nslag = \"övrigt\"\nformel = \"pris\"\nbudget = \"MAX.ALLA(beslut; belopp)\"\n";
    assert_eq!(marked(budget), ["MAX.ALLA(beslut; belopp)"]);
    let equation = "[[parameter]]\nid = \"x\"\nsort = \"tal\"\nuppfyller = \"x * MAX.ALLA(beslut; belopp) = pris\"\nmellan = [\"0\", \"1\"]\n";
    assert_eq!(marked(equation), ["MAX.ALLA(beslut; belopp)"]);
}

/// A row may be new, or may not have applied: what is read elsewhere may be empty, unless it belongs to no row.
#[test]
fn what_is_read_elsewhere_may_be_empty() {
    let base = String::from_utf8(rules(TABLES).bytes).unwrap();
    let head = "format = 1\nid = \"ny\"\nnamn = \"Ny\"\nstatus = \"förslag\"\ngiltig = [\"2025-01-01\", \"2025-12-31\"]\n\
                bas = \"prov\"\nfjol = \"prov\"\n";
    let marked = |sections: &str| -> Vec<String> {
        let files = vec![file("grund.toml", base.clone()), file("ny.toml", format!("{head}{sections}"))];
        let workspace = Workspace::open(files);
        let stop = workspace.problems().iter().filter(|problem| problem.severity() == Severity::Error);
        let marked = |problem: &Problem| {
            assert_eq!(problem.code, Code::MayBeInapplicable, "{problem}");
            problem.place.excerpt.clone().unwrap().marked
        };
        stop.map(marked).collect()
    };
    let row =
        |formula: &str| marked(&format!("[[kolumn]]\ntabell = \"enhet\"\nid = \"x\"\nny = true\nformel = '{formula}'\n"));
    let alone = |formula: &str| marked(&format!("[[parameter]]\nid = \"pris\"\nformel = '{formula}'\n"));
    assert_eq!(row("OMTOM(BAS(elever); elever)"), NONE);
    assert_eq!(row("BAS(index)"), NONE);
    assert_eq!(row("elever + BAS(elever)"), ["BAS(elever)"]);
    assert_eq!(row("OM(ÄRTOM(FJOL(elever)); elever; elever - FJOL(elever))"), NONE);
    assert_eq!(row("OM(ÄRTOM(FJOL(elever)); elever; elever - BAS(elever))"), ["BAS(elever)"]);
    assert_eq!(row("SUMMA.ALLA(enhet; BAS(index))"), NONE);
    assert_eq!(alone("BAS(pris) + BAS(SUMMA.ALLA(beslut; extra))"), NONE);
    assert_eq!(alone("FJOL(SUMMA.ALLA(beslut; belopp)) + BAS(pris)"), NONE);
    assert_eq!(alone("BAS(pris) + BAS(MAX.ALLA(beslut; belopp))"), ["BAS(MAX.ALLA(beslut; belopp))"]);
    assert_eq!(alone("BAS(pris) + BAS(SUMMA.ALLA(beslut; belopp + extra))"), ["BAS(SUMMA.ALLA(beslut; belopp + extra))"]);
}

#[test]
fn the_sentences_say_why_and_what_to_do() {
    let said = |sections: &str| read(sections).remove(0).phrase(Language::Swedish);
    let column = |formula: &str| format!("[[kolumn]]\ntabell = \"beslut\"\nid = \"prov\"\nformel = '{formula}'\n");
    let phrase = said(&column("enhet.index * 2"));
    assert_eq!(phrase.what, "”enhet.index” kan vara ej tillämpligt här: ”index” gäller bara där form = \"a\".");
    assert!(
        phrase.todo.starts_with("Ge kolumnen som läser samma villkor, eller skriv OMTOM(enhet.index; 0)"),
        "{}",
        phrase.todo
    );
    assert_eq!(said(&column("extra")).what, "”extra” kan vara ej tillämpligt här: ”extra” är valfri.");
    assert_eq!(
        said(&column("enhet.nivå.belopp")).what,
        "”enhet.nivå.belopp” kan vara ej tillämpligt här: ”nivå” är valfri."
    );
    let none = "”enhet.störst” kan vara ej tillämpligt här: det finns inget värde där inga rader finns.";
    assert_eq!(said(&column("enhet.störst")).what, none);
    let english = read(&column("extra")).remove(0).phrase(Language::English);
    assert_eq!(english.what, "“extra” may not apply here: “extra” is optional (valfri).");
}

/// What is wrong with a column is said once, where it is wrong, and not again where it is read.
#[test]
fn a_wrong_column_is_not_suspected_of_more() {
    let wrong = "[[kolumn]]\ntabell = \"enhet\"\nid = \"fel\"\nvillkor = 'form = \"c\"'\nformel = 'index'\n\
                 [[kolumn]]\ntabell = \"enhet\"\nid = \"läser\"\nformel = 'fel + 1'\n";
    let codes: Vec<Code> = read(wrong).iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::NotInDeclaredList]);
}

/// Conditions in a ring, through a table that refers to itself: refused, and no end is looked for.
#[test]
fn a_ring_of_conditions_is_no_trap() {
    let ring = "[[tabell]]\nid = \"steg\"\nnyckel = \"steg\"\nkolumner = [{ id = \"nästa\", sort = \"steg\", valfri = true }]\n\
                [[kolumn]]\ntabell = \"steg\"\nid = \"x\"\nvillkor = 'ICKE(ÄRTOM(nästa.y))'\nformel = 'nästa.y'\n\
                [[kolumn]]\ntabell = \"steg\"\nid = \"y\"\nvillkor = 'ICKE(ÄRTOM(nästa.x))'\nformel = 'nästa.x'\n";
    assert!(read(ring).iter().any(|problem| problem.code == Code::Cycle));
}

/// The guard at run time stays below the one that reads: here it has nothing to do.
#[test]
fn what_is_accepted_is_computed() {
    let sections = "[[kolumn]]\ntabell = \"enhet\"\nid = \"prov\"\nformel = 'OM(form = \"a\"; index; OMTOM(tom; 7))'\n";
    let small = "[[tabell]]\nid = \"enhet\"\nnyckel = \"kod\"\nkolumner = [{ id = \"form\", sort = [\"a\", \"b\"] }, \
                 { id = \"index\", sort = \"tal\", villkor = 'form = \"a\"' }, { id = \"tom\", sort = \"tal\", valfri = true }]\n";
    let data = file("enhet.csv", "kod;form;index;tom\n1;a;5;\n2;b;;\n3;b;;3\n");
    let workspace = Workspace::open(vec![rules(&format!("{small}{sections}")), data]);
    let computed = workspace.allocate("prov").unwrap();
    let values: Vec<String> =
        computed.allocation.store.values[3].iter().map(|value| value.number().unwrap().decimal_text()).collect();
    assert_eq!(values, ["5", "7", "3"]);
}
