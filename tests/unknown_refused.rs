//! What makes an unknown impossible to solve, or ambiguous: refused with the reason, the place and the amounts.

mod common;

use common::level::{LEVEL, SCHOOLS, gap, open, stopping, with};
use fordela::message::{Language, Problem};

/// The codes of what stops a rule set, each with the text that it marks.
fn refused(sections: &str) -> Vec<(&'static str, String)> {
    let found = stopping(&open(sections, SCHOOLS));
    let marked = |problem: &Problem| problem.place.excerpt.as_ref().map_or(String::new(), |e| e.marked.clone());
    found.iter().map(|problem| (problem.code.name(), marked(problem))).collect()
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
    assert_eq!(problem.phrase(Language::Swedish).what, "”x” och ”y” måste lösas på en gång: x → y → x.");
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
    assert_eq!(
        marked(&gap("x * mål", "villkor = \"x > 1\"").replace("formel = \"t1\"", "formel = \"OMTOM(t1; 0)\"")),
        ["x > 1"]
    );
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
    found[0].phrase(Language::Swedish).what.replace('\u{a0}', " ")
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

/// Every school reads a sum that bends at every school: refused before the memory is full.
#[test]
fn too_many_kinks_are_refused() {
    let mut schools = String::from("kod;form;täckning;mål;egna_medel\n");
    for i in 0..2_100 {
        schools += &format!("{i};a;1;{};100\n", 200 + i);
    }
    let sections = with("enhet; t1)", "enhet; t2)")
        + "\n[[kolumn]]\ntabell = \"enhet\"\nid = \"t2\"\nformel = \"täckning * SUMMA.ALLA(enhet; t1)\"\n";
    let found = stopping(&open(&sections, &schools));
    assert_eq!(found.iter().map(|problem| problem.code.name()).collect::<Vec<_>>(), ["unknown-too-many-kinks"]);
}
