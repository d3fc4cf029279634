//! The unknown of an equation, solved exactly.

mod common;

use common::level::{LEVEL, SCHOOLS, column, exact, gap, open, solved, stopping, with};
use common::{file, rules, usable};
use fordela::formula::Value;
use fordela::number::Number;
use fordela::workspace::{InputFile, Workspace};
use num_rational::BigRational;
use proptest::prelude::*;

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

/// Everything that is allowed on the way at once: references both ways, bounds that move, choices, states, means and extremes.
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
formel = "(SUMMA.ALLA(huvudman; taket) + OMTOM(MAX.ALLA(huvudman; summa); 0)) / 2"

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
    // The halves of both sides cancel, so the difference is 500 − 10 whatever x is.
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

/// A fault on the way is told once, with its row; what may not apply is found before anything is computed.
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
    assert_eq!(found.iter().map(|p| p.code.name()).collect::<Vec<_>>(), ["may-be-inapplicable"]);
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

/// One school of a random levelling: its form, coverage in tenths, need, own means, lowest and highest share.
type School = (bool, i64, i64, i64, i64, i64);

/// The share of a school at a level, by the rules below, and the levels at which it may bend.
fn share(school: &School, x: &BigRational) -> BigRational {
    let whole = |n: i64| BigRational::from_integer(n.into());
    let (is_a, coverage, need, own, lowest, more) = *school;
    let level = if is_a { x * whole(need) } else { (x * whole(need)).min(whole(own * 2)) };
    let gap = whole(coverage) / whole(10) * (level - whole(own));
    gap.max(whole(lowest)).min(whole(lowest + more))
}

fn bends(school: &School) -> Vec<BigRational> {
    let whole = |n: i64| BigRational::from_integer(n.into());
    let (is_a, coverage, need, own, lowest, more) = *school;
    let at = |share: i64| (whole(share) * whole(10) / whole(coverage) + whole(own)) / whole(need);
    let mut all = vec![at(lowest), at(lowest + more)];
    all.extend((!is_a).then(|| whole(own * 2) / whole(need)));
    all
}

const RANDOM: &str = r#"
[[parameter]]
id        = "x"
sort      = "tal"
uppfyller = "pott = SUMMA.ALLA(huvudman; summa)"
mellan    = ["0", "3"]

[[tabell]]
id     = "huvudman"
nyckel = "huvudman"

[[tabell]]
id       = "enhet"
nyckel   = "kod"
kolumner = [
  { id = "huvudman", sort = "huvudman" }, { id = "form", sort = ["a", "b"] }, { id = "täckning", sort = "tal" },
  { id = "mål", sort = "kr" }, { id = "medel", sort = "kr" }, { id = "lägst", sort = "kr" }, { id = "mer", sort = "kr" },
]

[[kolumn]]
tabell = "enhet"
id     = "t"
formel = 'täckning * (OM(form = "a"; x * mål; MIN(x * mål; medel + medel)) - medel)'
golv   = "lägst"
tak    = "lägst + mer"

[[kolumn]]
tabell = "huvudman"
id     = "summa"
formel = "SUMMA.EGNA(enhet; t)"

[[resurs]]
tabell = "enhet"
id     = "stöd"
slag   = "övrigt"
formel = "t"
"#;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]
    /// Random schools and pots: where a level is found the shares at it, computed apart, are the pot to the last digit, and it is the
    /// only one; where none is found the pot lies beyond the ends, and where many are, two bends next to each other both spend it.
    #[test]
    fn a_random_levelling_is_solved_exactly(
        schools in prop::collection::vec((any::<bool>(), 1..=10_i64, 1..90_i64, 0..90_i64, -5..5_i64, 0..40_i64), 1..9),
        part in -1..=11_i64,
    ) {
        let mut data = String::from("kod;huvudman;form;täckning;mål;medel;lägst;mer\n");
        for (i, (is_a, coverage, need, own, lowest, more)) in schools.iter().enumerate() {
            let (provider, form) = (["H", "I"][i % 2], if *is_a { "a" } else { "b" });
            let tenths = format!("{},{}", coverage / 10, coverage % 10);
            data += &format!("{i};{provider};{form};{tenths};{need};{own};{lowest};{more}\n");
        }
        let whole = |n: i64| BigRational::from_integer(n.into());
        let total = |x: &BigRational| schools.iter().map(|school| share(school, x)).sum::<BigRational>();
        let (low, high) = (whole(0), whole(3));
        // From a tenth below what the low end spends to a tenth above what the high end does, in whole hundredths.
        let pot = total(&low) + (total(&high) - total(&low)) * whole(part) / whole(10);
        let number = Number::ratio(pot.numer().clone(), pot.denom().clone()).unwrap();
        let parameter = format!("[[parameter]]\nid = \"pott\"\ntal = \"{} kr\"\n", number.decimal_text().replace('.', ","));
        let files = vec![file("enhet.csv", data), file("huvudman.csv", "huvudman\nH\nI\n"), rules(&format!("{parameter}{RANDOM}"))];
        let workspace = Workspace::open(files);
        let mut levels: Vec<BigRational> = schools.iter().flat_map(bends).filter(|x| low < *x && *x < high).collect();
        levels.extend([low.clone(), high.clone()]);
        levels.sort();
        levels.dedup();
        prop_assert!(levels.windows(2).all(|two| total(&two[0]) <= total(&two[1])));
        let flat = levels.windows(2).any(|two| total(&two[0]) == pot && total(&two[1]) == pot);
        let codes: Vec<&str> = stopping(&workspace).iter().map(|problem| problem.code.name()).collect();
        match codes[..] {
            [] => {
                let Value::Number(x) = solved(&workspace, "x") else { panic!("no number") };
                let x = x.to_big();
                prop_assert!(low <= x && x <= high && !flat);
                prop_assert_eq!(total(&x), pot);
            }
            ["unknown-no-solution"] => prop_assert!(pot < total(&low) || total(&high) < pot),
            ["unknown-many-solutions"] => prop_assert!(flat),
            _ => prop_assert!(false, "{:?}", codes),
        }
    }
}
