//! The unknown of an equation: solved exactly, or refused with the reason and the place.

mod common;

use common::{file, rules, usable};
use fordela::formula::Value;
use fordela::message::{Problem, Severity};
use fordela::number::Number;
use fordela::workspace::{InputFile, Workspace};

/// A levelling pot: gaps to a level x of each school's need are filled, and x is what the pot is enough for.
const LEVEL: &str = r#"
[[parameter]]
id  = "pott1"
tal = "300 000 kr"

[[parameter]]
id        = "x"
namn      = "Nivå"
sort      = "%"
uppfyller = "SUMMA.ALLA(enhet; t1) = pott1"
mellan    = ["0 %", "200 %"]

[[tabell]]
id       = "enhet"
nyckel   = "kod"
kolumner = [
  { id = "form", sort = ["a", "b"] },
  { id = "täckning", sort = "tal" }, { id = "mål", sort = "kr" }, { id = "egna_medel", sort = "kr" },
]

[[kolumn]]
tabell = "enhet"
id     = "t1"
formel = "täckning * (x * mål - egna_medel)"
golv   = "0"

[[resurs]]
tabell = "enhet"
id     = "utjämning"
slag   = "övrigt"
formel = "t1"
"#;

/// Needs and own means of three schools. As functions of x the gaps are
/// A: 0,8 · (1 000 000 x − 900 000) = 800 000 x − 720 000, above zero from x = 0,9,
/// B: 0,5 · (2 000 000 x − 1 500 000) = 1 000 000 x − 750 000, from x = 0,75,
/// C: 1 · (500 000 x − 600 000), from x = 1,2.
const SCHOOLS: &str =
    "kod;form;täckning;mål;egna_medel\nA;a;0,8;1000000;900000\nB;a;0,5;2000000;1500000\nC;b;1;500000;600000\n";

fn open(sections: &str, schools: &str) -> Workspace {
    Workspace::open(vec![file("enhet.csv", schools), rules(sections)])
}

/// The levelling pot with one part of it written otherwise.
fn with(part: &str, other: &str) -> String {
    assert!(LEVEL.contains(part), "{part}");
    LEVEL.replacen(part, other, 1)
}

/// The levelling pot with another formula, and what may stand below it, for the gap.
fn gap(formula: &str, more: &str) -> String {
    with("formel = \"täckning * (x * mål - egna_medel)\"\ngolv   = \"0\"", &format!("formel = '{formula}'\n{more}"))
}

fn stopping(workspace: &Workspace) -> Vec<Problem> {
    workspace.check("prov").into_iter().filter(|problem| problem.severity() <= Severity::Question).collect()
}

/// The codes of what stops a rule set, each with the text that it marks.
fn refused(sections: &str) -> Vec<(&'static str, String)> {
    let found = stopping(&open(sections, SCHOOLS));
    let marked = |problem: &Problem| problem.place.excerpt.as_ref().map_or(String::new(), |e| e.marked.clone());
    found.iter().map(|problem| (problem.code.name(), marked(problem))).collect()
}

fn solved(workspace: &Workspace, id: &str) -> Value {
    let found = stopping(workspace);
    assert!(found.is_empty(), "{}", found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    let allocation = &workspace.allocate("prov").unwrap().allocation;
    let place = allocation.rules.parameters.iter().position(|parameter| parameter.id == id).unwrap();
    allocation.store.parameters[place].clone()
}

fn exact(value: &Value) -> String {
    value.number().map_or_else(|| format!("{value:?}"), Number::exact_text)
}

fn column(workspace: &Workspace, id: &str) -> Vec<String> {
    let allocation = &workspace.allocate("prov").unwrap().allocation;
    let place = allocation.rules.columns.iter().position(|column| column.id == id).unwrap();
    allocation.store.values[place].iter().map(exact).collect()
}

/// With A and B in it, 1 800 000 x − 1 470 000 = 300 000, so x = 1 770 000 / 1 800 000 = 59/60, which lies between 0,9 and 1,2.
/// A gets 800 000 · 59/60 − 720 000 = 66 666 2/3 and B 1 000 000 · 59/60 − 750 000 = 233 333 1/3: 300 000 together.
#[test]
fn a_level_is_solved_exactly() {
    let workspace = open(LEVEL, SCHOOLS);
    assert_eq!(exact(&solved(&workspace, "x")), "59/60");
    assert_eq!(column(&workspace, "t1"), ["200000/3", "700000/3", "0"]);
    let computed = workspace.allocate("prov").unwrap();
    let amounts: Vec<String> = computed.summary.units.iter().map(|unit| exact(&unit.sum)).collect();
    assert_eq!(amounts, ["6666667/100", "23333333/100", "0"]);
    assert_eq!(exact(&computed.summary.totals.sum), "300000");
    // As a pot by the gaps, the total is exact whatever the fractions are.
    let pot = with("formel = \"t1\"", "ram = \"pott1\"\nnyckel = \"t1\"\navrundning = \"0,01 kr\"");
    let workspace = open(&pot, SCHOOLS);
    assert_eq!(column(&workspace, "utjämning"), ["6666667/100", "23333333/100", "0"]);
}

/// Where the parts of the file stand does not matter, nor the order of the rows.
#[test]
fn order_never_matters() {
    let sections: Vec<&str> = LEVEL.split("\n\n").collect();
    let turned: String = sections.iter().rev().map(|section| format!("{section}\n\n")).collect();
    assert_eq!(exact(&solved(&open(&turned, SCHOOLS), "x")), "59/60");
    let mut lines: Vec<&str> = SCHOOLS.lines().collect();
    lines[1..].reverse();
    assert_eq!(exact(&solved(&open(LEVEL, &lines.join("\n")), "x")), "59/60");
}

/// Everything that is allowed on the way at once. At the level x:
/// total = Σ t1 over the huvudman's schools by reference, halved by MEDEL with itself and 0 … worked out below.
#[test]
fn what_is_linear_may_stand_on_the_way() {
    let sections = r#"
[[parameter]]
id  = "pott1"
tal = "500 kr"

[[parameter]]
id  = "tio"
tal = "10 kr"

[[parameter]]
id        = "x"
sort      = "kr"
uppfyller = "pott1 - hälften = -hälften + tio"
mellan    = ["0 kr", "1 000 kr"]

[[parameter]]
id     = "hälften"
formel = "(SUMMA.ALLA(huvudman; taket) + MAX.ALLA(huvudman; summa)) / 2"

[[tabell]]
id     = "huvudman"
nyckel = "huvudman"

[[tabell]]
id       = "enhet"
nyckel   = "kod"
kolumner = [
  { id = "huvudman", sort = "huvudman" }, { id = "form", sort = ["a", "b"] },
  { id = "medel", sort = "kr" }, { id = "extra", sort = "kr", valfri = true },
]

[[kolumn]]
tabell  = "enhet"
id      = "a"
villkor = 'form = "a"'
formel  = "x - medel"
golv    = "0"
tak     = "huvudman.topp"

[[kolumn]]
tabell = "huvudman"
id     = "topp"
formel = "x / 2"

[[kolumn]]
tabell = "enhet"
id     = "b"
formel = 'OMTOM(a; VÄXLA(form; "a"; 0; "b"; MIN(x; medel))) + SUMMA(a; extra) + 20 % * x'

[[kolumn]]
tabell = "huvudman"
id     = "summa"
formel = "SUMMA.EGNA(enhet; b)"

[[kolumn]]
tabell = "huvudman"
id     = "taket"
formel = "OM(ANTAL.EGNA(enhet) > 1; MEDEL(summa; 0); -(-summa))"
"#;
    let schools = "kod;huvudman;form;medel;extra\n1;H;a;40;\n2;H;b;60;7\n3;I;a;90;\n";
    let files = |sections: &str| vec![file("enhet.csv", schools), file("huvudman.csv", "huvudman\nH\nI\n"), rules(sections)];
    // pott1 does not read x at all here: the two sides' halves cancel, so the equation says nothing.
    let level = usable_or_codes(files(sections));
    assert_eq!(level, Err(vec!["unknown-no-solution"]));
    // At x = 100: topp = 50. a: school 1 = MIN(MAX(60; 0); 50) = 50, school 2 none, school 3 = MIN(10; 50) = 10.
    // b: 1 = 50 + 50 + 20 = 120; 2 = MIN(100; 60) + 7 + 20 = 87; 3 = 10 + 10 + 20 = 40.
    // summa: H = 207, I = 40. taket: H has two schools: MEDEL(207; 0) = 103,5; I = 40. hälften = (143,5 + 207) / 2 = 175,25.
    let solvable =
        sections.replace("pott1 - hälften = -hälften + tio", "hälften - tio = pott1 - tio").replace("500 kr", "175,25 kr");
    assert_eq!(usable_or_codes(files(&solvable)), Ok("100".to_owned()));
}

fn usable_or_codes(files: Vec<InputFile>) -> Result<String, Vec<&'static str>> {
    let workspace = Workspace::open(files);
    let found = stopping(&workspace);
    if found.is_empty() { Ok(exact(&solved(&workspace, "x"))) } else { Err(found.iter().map(|p| p.code.name()).collect()) }
}

/// What the equation does not read may do anything with the level: compare with it, round it, share a pot by it.
#[test]
fn what_the_equation_does_not_read_is_free() {
    let free = format!(
        "{LEVEL}{}",
        r#"
[[kolumn]]
tabell = "enhet"
id     = "lyfts"
formel = "egna_medel / mål < x"

[[kolumn]]
tabell = "enhet"
id     = "nivå_kvadrat"
formel = "AVRUNDA(x * x; 2)"

[[resurs]]
tabell  = "enhet"
id      = "lika"
slag    = "övrigt"
villkor = "lyfts"
ram     = "pott1"
nyckel  = "x * mål"
avrundning = "1 kr"
"#
    );
    let workspace = open(&free, SCHOOLS);
    assert_eq!(exact(&solved(&workspace, "x")), "59/60");
    // (59/60)² = 0,9669…; A and B lie below 59/60, and share by their needs, 1 to 2.
    assert_eq!(column(&workspace, "nivå_kvadrat"), ["97/100"; 3]);
    assert_eq!(column(&workspace, "lyfts"), ["YesNo(true)", "YesNo(true)", "YesNo(false)"]);
    assert_eq!(column(&workspace, "lika"), ["100000", "200000", "Inapplicable"]);
}

/// One unknown after the other: the second pot is levelled on what the first has given.
/// After the first A has 900 000 + 66 666 2/3 and B 1 500 000 + 233 333 1/3. The second level y, with all in full:
/// C alone from 1,2, A and B from 29/30 and 13/15: 3 000 000 y − (966 666 2/3 + 1 733 333 1/3) = 300 000 where C has none: y = 1.
#[test]
fn a_second_unknown_may_build_on_the_first() {
    let second = format!(
        "{LEVEL}{}",
        r#"
[[parameter]]
id        = "y"
sort      = "tal"
uppfyller = "pott1 = SUMMA.ALLA(enhet; t2)"
mellan    = ["0", "2"]

[[kolumn]]
tabell = "enhet"
id     = "t2"
formel = "MAX(0; y * mål - egna_medel - t1)"
"#
    );
    let workspace = open(&second, SCHOOLS);
    assert_eq!(exact(&solved(&workspace, "y")), "1");
    assert_eq!(exact(&solved(&workspace, "x")), "59/60");
}

#[test]
fn two_unknowns_on_one_way_are_refused() {
    let second =
        format!("{LEVEL}[[parameter]]\nid = \"y\"\nsort = \"tal\"\nuppfyller = \"SUMMA.ALLA(enhet; t2) = pott1\"\n");
    let both = |t2: &str| {
        let t1 = second.replace("x * mål - egna_medel", "x * mål - egna_medel - t2");
        refused(&format!("{t1}mellan = [\"0\", \"1\"]\n[[kolumn]]\ntabell = \"enhet\"\nid = \"t2\"\nformel = '{t2}'\n"))
    };
    // t1 reads t2, which x does not reach: the one is solved, then the other.
    assert_eq!(both("y * mål"), []);
    // Now t2 reads x as well.
    assert_eq!(both("y * mål * x"), [("unknowns-together", "SUMMA.ALLA(enhet; t1) = pott1".to_owned())]);
    let problem = &stopping(&open(
        &format!(
            "{}{}",
            with("pott1\"\nmellan", "y * pott1\"\nmellan"),
            "[[parameter]]\nid = \"y\"\nsort = \"tal\"\nuppfyller = \"y = x\"\nmellan = [\"0\", \"1\"]\n"
        ),
        SCHOOLS,
    ))[0];
    assert_eq!(problem.phrase(fordela::message::Language::Swedish).what, "”x” och ”y” måste lösas på en gång: x → y → x.");
}

#[test]
fn other_rings_are_still_refused() {
    let ring = with("golv   = \"0\"", "golv   = \"u\"\n[[kolumn]]\ntabell = \"enhet\"\nid = \"u\"\nformel = \"t1\"");
    let found = stopping(&open(&ring, SCHOOLS));
    assert_eq!(found.iter().map(|p| p.code.name()).collect::<Vec<_>>(), ["cycle"]);
    assert_eq!(found[0].arguments[0].1, "enhet.t1 → enhet.u → enhet.t1");
}

#[test]
fn what_is_written_beside_the_equation_is_checked() {
    let codes = |part, other| refused(&with(part, other)).into_iter().map(|(code, _)| code).collect::<Vec<_>>();
    assert_eq!(codes("sort      = \"%\"\n", ""), ["missing-key"]);
    assert_eq!(codes("mellan    = [\"0 %\", \"200 %\"]\n", ""), ["missing-key"]);
    assert_eq!(codes("uppfyller = \"SUMMA.ALLA(enhet; t1) = pott1\"\n", "tal = \"1\"\n"), ["missing-key"]);
    assert_eq!(codes("uppfyller", "tal = \"1\"\nuppfyller"), ["one-filling"]);
    assert_eq!(codes("sort      = \"%\"", "sort = \"datum\""), ["expected-number"]);
    assert_eq!(codes("\"200 %\"", "\"0 %\""), ["wrong-type"]);
    assert_eq!(codes("[\"0 %\", \"200 %\"]", "[\"200 %\", \"0 %\"]"), ["wrong-type"]);
    assert_eq!(codes("[\"0 %\", \"200 %\"]", "[\"0 kr\", \"200 kr\"]"), ["stated-sort"]);
    assert_eq!(codes("[\"0 %\", \"200 %\"]", "\"200 %\""), ["wrong-type"]);
    assert_eq!(codes("mellan ", "avrundning = \"1 %\"\nmellan "), ["unknown-rounded"]);
    assert_eq!(codes(") = pott1", ") - pott1"), ["no-equation"]);
    assert_eq!(codes(") = pott1", ") <= pott1"), ["no-equation"]);
    assert_eq!(codes(") = pott1", ") = pott1 = pott1"), ["comparison-chain"]);
    assert_eq!(codes(") = pott1", ") = x"), ["measure-mismatch"]);
    assert_eq!(codes("SUMMA.ALLA(enhet; t1) =", "t1 ="), ["unknown-parameter"]);
    assert_eq!(codes("SUMMA.ALLA(enhet; t1) = pott1", "periodens_slut = periodens_slut"), ["expected-number"]);
    assert_eq!(codes("SUMMA.ALLA(enhet; t1)", "SUMMA.ALLA(enhet; mål)"), ["unknown-not-read"]);
    assert_eq!(codes("x * mål - egna", "x - egna"), ["measure-mismatch"]);
}

/// Each thing that cannot stand on the way, with the part of the formula that is marked.
#[test]
fn what_is_not_linear_is_refused_with_its_place() {
    let marked = |sections: &str| {
        let all = refused(sections).into_iter();
        all.map(|(code, marked)| if code == "unknown-not-linear" { marked } else { code.to_owned() }).collect::<Vec<_>>()
    };
    for (formula, part) in [
        ("mål * AVRUNDA(x; 2)", "AVRUNDA(x; 2)"),
        ("ABS(x * mål - egna_medel)", "ABS(x * mål - egna_medel)"),
        ("HELTAL(x) * mål", "HELTAL(x)"),
        ("x * mål * x", "x * mål * x"),
        ("mål - mål / (1 + x)", "(1 + x)"),
        ("OM(x > 1; mål; egna_medel)", "x > 1"),
        ("OM(OCH(täckning > 0; x > 1); mål; egna_medel)", "OCH(täckning > 0; x > 1)"),
        ("OM(ÄRTOM(x); mål; x * mål)", "ÄRTOM(x)"),
        (
            "mål * MÅNADER(periodens_början; periodens_början + x * dag) / månader",
            "MÅNADER(periodens_början; periodens_början + x * dag)",
        ),
        ("mål * (periodens_början + x * dag - periodens_slut) / dag", "periodens_början + x * dag"),
    ] {
        let more = "\n[[parameter]]\nid = \"dag\"\ntal = \"1 dag\"\n[[parameter]]\nid = \"månader\"\ntal = \"1 månad\"\n";
        assert_eq!(marked(&format!("{}{more}", gap(formula, ""))), [part], "{formula}");
    }
    assert_eq!(marked(&gap("x * mål", "avrundning = \"1 kr\"")), ["1 kr"]);
    assert_eq!(marked(&gap("x * mål", "villkor = \"x > 1\"")), ["x > 1"]);
    assert_eq!(marked(&gap("mål", "tak = \"AVRUNDA(x; 0) * mål\"")), ["AVRUNDA(x; 0)"]);
    // In the equation itself, in a parameter, in a resource, which is always rounded, and in a pot.
    assert_eq!(marked(&with("t1) = pott1", "t1) = pott1 * x * x")), ["pott1 * x * x"]);
    let rounded = "[[parameter]]\nid = \"p\"\nformel = \"x * pott1\"\navrundning = \"1 kr\"\n";
    assert_eq!(marked(&format!("{}{rounded}", with("t1) = pott1", "t1) = p"))), ["1 kr"]);
    assert_eq!(marked(&with("enhet; t1)", "enhet; utjämning)")), ["utjämning"]);
    let pot = with("formel = \"t1\"", "ram = \"pott1\"\nnyckel = \"t1\"\navrundning = \"1 kr\"");
    assert_eq!(marked(&pot.replace("enhet; t1)", "enhet; utjämning)")), ["t1"]);
    // A given column that applies by the unknown, and a condition that is a column of its own.
    let given = gap("OMTOM(extra; x * mål)", "")
        .replace("{ id = \"mål\"", "{ id = \"extra\", sort = \"kr\", villkor = 'x > 1' }, { id = \"mål\"");
    assert_eq!(marked(&given), ["x > 1"]);
    let condition = "\n[[kolumn]]\ntabell = \"enhet\"\nid = \"över\"\nformel = \"x > 1\"\n";
    assert_eq!(marked(&format!("{}{condition}", gap("OM(över; mål; x * mål)", ""))), ["över", "x > 1"]);
}

fn sentence(sections: &str) -> String {
    let found = stopping(&open(sections, SCHOOLS));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].place.excerpt.as_ref().unwrap().marked, "SUMMA.ALLA(enhet; t1) = pott1");
    found[0].phrase(fordela::message::Language::Swedish).what.replace('\u{a0}', " ")
}

#[test]
fn no_solution_says_what_is_lacking_at_both_ends() {
    // At 200 %: A 880 000 + B 1 250 000 + C 400 000 = 2 530 000, which is 470 000 less than three millions.
    assert_eq!(
        sentence(&with("300 000 kr", "3 000 000 kr")),
        "Inget värde på ”Nivå” mellan 0 % och 200 % uppfyller likheten. Vid 0 % är vänstra ledet 3 000 000 kr för litet, vid 200 % \
         är det 470 000 kr för litet."
    );
    // From 100 %: A 80 000 + B 250 000 = 330 000, which is 30 000 too much already.
    assert_eq!(
        sentence(&with("\"0 %\"", "\"100 %\"")),
        "Inget värde på ”Nivå” mellan 100 % och 200 % uppfyller likheten. Vid 100 % är vänstra ledet 30 000 kr för stort, vid 200 % \
         är det 2 230 000 kr för stort."
    );
}

#[test]
fn many_solutions_and_turns_are_refused_with_their_span() {
    // No gap is filled up to the first level, 75 %.
    assert_eq!(
        sentence(&with("300 000 kr", "0 kr")),
        "Alla värden på ”Nivå” från 0 % till 75 % uppfyller likheten, så den säger inte vilket som gäller."
    );
    // The gaps of form b fall with x: below 75 % only that one moves, by −500 000, and above it the sum rises. At 75 % C is short of
    // 500 000 · 0,75 − 600 000 = −225 000, turned round 225 000: 75 000 less than the pot.
    let turning = gap("VÄXLA(form; \"a\"; täckning * (x * mål - egna_medel); \"b\"; egna_medel - x * mål)", "golv = \"0\"");
    assert_eq!(
        sentence(&turning),
        "Skillnaden mellan likhetens led både växer och krymper när ”Nivå” växer. Den vänder vid 75 %, där vänstra ledet är 75 000 kr \
         för litet, så flera värden kan uppfylla likheten."
    );
}

/// What is missing is told once, and everything that builds on it is missing; nothing is guessed.
#[test]
fn a_missing_value_leaves_the_level_unknown() {
    let workspace = open(LEVEL, &SCHOOLS.replace("1500000", ""));
    assert_eq!(solved(&workspace, "x"), Value::Missing);
    assert_eq!(column(&workspace, "t1"), ["Missing"; 3]);
    let warned: Vec<&str> = workspace.check("prov").iter().map(|problem| problem.code.name()).collect();
    assert_eq!(warned, ["missing-values", "unknown-missing"]);
    // With an assumption it is known, and the assumption is told once.
    let workspace = open(&with("- egna_medel", "- OMSAKNAS(egna_medel; mål)"), &SCHOOLS.replace("1500000", ""));
    // A: 800 000 x − 720 000, B: 1 000 000 x − 1 000 000 from x = 1, so A alone has 300 000 at x = 1,275 — too late: at x = 1 A has
    // 80 000. A and B: 1 800 000 x − 1 720 000 = 300 000 gives x = 1,1222…, before C begins at 1,2.
    assert_eq!(exact(&solved(&workspace, "x")), "101/90");
    let warned: Vec<&str> = workspace.check("prov").iter().map(|problem| problem.code.name()).collect();
    assert_eq!(warned, ["missing-values", "assumed"]);
}

/// A fault on the way is told once, with its row.
#[test]
fn a_fault_on_the_way_is_told_once() {
    let found = stopping(&open(&gap("x * mål / täckning", ""), &SCHOOLS.replace("0,5", "0")));
    assert_eq!(found.iter().map(|p| p.code.name()).collect::<Vec<_>>(), ["division-by-zero"]);
    assert_eq!(found[0].place.lines, [3]);
    let found = stopping(&open(
        &gap("x * mål", "golv = \"extra\"")
            .replace("{ id = \"mål\"", "{ id = \"extra\", sort = \"kr\", villkor = 'form = \"b\"' }, { id = \"mål\""),
        &SCHOOLS
            .replace("täckning;mål", "täckning;extra;mål")
            .replace("a;0,8", "a;0,8;")
            .replace("a;0,5", "a;0,5;")
            .replace("b;1", "b;1;5"),
    ));
    assert_eq!(found.iter().map(|p| p.code.name()).collect::<Vec<_>>(), ["inapplicable-read"; 2]);
}

/// Ten thousand schools, each with a kink of its own at an awkward fraction.
#[test]
fn ten_thousand_schools_are_levelled_exactly() {
    let mut schools = String::from("kod;form;täckning;mål;egna_medel\n");
    for i in 0..10_000_u64 {
        let (need, own) = (1_000_000 + i * 7_919 % 500_009, 700_000 + i * 104_729 % 600_011);
        schools += &format!("{i:05};a;1;{need};{own}\n");
    }
    let workspace = usable(vec![file("enhet.csv", schools), rules(&with("300 000 kr", "500 000 000 kr"))], "prov");
    let allocation = &workspace.allocate("prov").unwrap().allocation;
    let gaps = allocation.rules.columns.iter().position(|column| column.id == "t1").unwrap();
    let sum = allocation.store.values[gaps].iter().fold(Number::ZERO, |sum, gap| sum.add(gap.number().unwrap()).unwrap());
    assert_eq!(sum, Number::from(500_000_000));
}

/// Why the level is what it is: the equation with its numbers, what it reads, and no end to it.
#[test]
fn the_level_is_explained_by_its_equation() {
    let workspace = open(LEVEL, SCHOOLS);
    let tree = serde_json::to_value(workspace.explain("prov", "A", "utjämning").unwrap()).unwrap();
    let level = tree["children"][0]["children"].as_array().unwrap().iter().find(|node| node["name"] == "x").unwrap();
    assert_eq!((&level["kind"], &level["cell"]["exact"]), (&"parameter".into(), &"59/60".into()));
    let step = &level["steps"][0];
    assert_eq!((&step["kind"], &step["formula"]), (&"uppfyller".into(), &"SUMMA.ALLA(enhet; t1) = pott1".into()));
    assert_eq!(step["cell"], level["cell"]);
    let said = |piece: &serde_json::Value| piece["label"].as_str().or(piece.as_str()).unwrap().to_owned();
    let words: Vec<String> = step["words"].as_array().unwrap().iter().map(said).collect();
    assert_eq!(words.concat(), "(summan av t1 för alla rader i enhet) = pott1");
    let children = level["children"].as_array().unwrap();
    let sides: Vec<&str> = children.iter().map(|node| node["cell"]["value"].as_str().unwrap()).collect();
    assert_eq!(sides, ["300000", "300000"]);
    assert_eq!((&children[0]["more"], children[0]["children"].as_array().unwrap().len()), (&3.into(), 0));
    // The unknown in its own equation, by a parameter: explained once.
    let around = format!("{}[[parameter]]\nid = \"p\"\nformel = \"pott1 * (2 - x)\"\n", with("t1) = pott1", "t1) = p"));
    let workspace = open(&around, SCHOOLS);
    let tree = serde_json::to_string(&workspace.explain("prov", "B", "utjämning").unwrap()).unwrap();
    assert_eq!((tree.matches("\"name\":\"x\"").count(), tree.matches("\"repeated\":true").count()), (2, 1));
}
