//! What the law has a say on: rationing is refused by its way however far off it stands, and doubts are warnings.

mod common;

use common::law::*;
use common::{file, root};
use fordela::law::{Look, Weight, checks};
use fordela::message::{Code, Problem};
use fordela::rules::read;
use fordela::workspace::Workspace;

#[test]
fn an_amount_by_its_own_decision_has_nothing_against_it() {
    let month =
        column("beslut", "kostnad_nu", &[("formel", "OM(timmar > 0; timmar * timpris; kostnad)"), ("avrundning", "1 kr")]);
    assert_eq!(of_formula("kostnad_nu", &month), NOTHING);
    // What the money is compared with is no part of the way.
    let budget = additional(&[
        ("formel", "kostnad"),
        ("budget", "SUMMA.ALLA(beslut; kostnad)"),
        ("villkor", "enhet.huvudman.typ = \"enskild\""),
    ]);
    assert_eq!(said(&budget), NOTHING);
}

#[test]
fn every_way_of_rationing_is_refused_with_its_path() {
    let pot = column("beslut", "del", &[("ram", "ram"), ("nyckel", "kostnad"), ("avrundning", "1 kr")]);
    let far = column("enhet", "nivå", &[("formel", "elever * ram"), ("golv", "0")])
        + &column("beslut", "mellan", &[("formel", "kostnad * enhet.nivå / enhet.nivå")]);
    let capped = column("enhet", "högst", &[("formel", "elever * ram"), ("tak", "elever * ram")])
        + &parameter("snitt", "MAX.ALLA(enhet; högst)")
        + &parameter("andel", "OMTOM(snitt; 0) / OMTOM(snitt; 0)");
    let chain = parameter("täckning", "ram / allt") + &parameter("allt", "SUMMA.ALLA(beslut; kostnad)");
    let condition = column("enhet", "stor", &[("formel", "elever > MEDEL.ALLA(enhet; elever)")]);
    let solved = section(
        "parameter",
        &[("id", "x"), ("sort", "%"), ("uppfyller", "SUMMA.ALLA(beslut; x * kostnad) = ram"), ("mellan", "MELLAN")],
    )
    .replace("'MELLAN'", "[\"0 %\", \"200 %\"]");
    let cases: [(&str, &str, &[&str]); 8] = [
        ("kostnad * x", &solved, &["law-refused tilläggsbelopp-uppfyller tilläggsbelopp ← x ← uppfyller"]),
        ("del", &pot, &["law-refused tilläggsbelopp-pott tilläggsbelopp ← del ← pott"]),
        ("kostnad * ANTAL.ALLA(beslut)", "", &["law-refused tilläggsbelopp-alla tilläggsbelopp ← ANTAL.ALLA(beslut)"]),
        ("mellan", &far, &["law-refused tilläggsbelopp-golv tilläggsbelopp ← mellan ← enhet.nivå ← golv"]),
        (
            "kostnad * andel",
            &capped,
            &[
                "law-refused tilläggsbelopp-alla tilläggsbelopp ← andel ← snitt ← MAX.ALLA(enhet)",
                "law-refused tilläggsbelopp-tak tilläggsbelopp ← andel ← snitt ← enhet.högst ← tak",
            ],
        ),
        (
            "kostnad * täckning",
            &chain,
            &["law-refused tilläggsbelopp-alla tilläggsbelopp ← täckning ← allt ← SUMMA.ALLA(beslut)"],
        ),
        (
            "OM(enhet.stor; kostnad; ram)",
            &condition,
            &["law-refused tilläggsbelopp-alla tilläggsbelopp ← enhet.stor ← MEDEL.ALLA(enhet)"],
        ),
        (
            "SUMMA(nära; längre)",
            &(column("beslut", "nära", &[("formel", "längre"), ("tak", "ram")])
                + &column("beslut", "längre", &[("formel", "kostnad"), ("golv", "0")])),
            &[
                "law-refused tilläggsbelopp-tak tilläggsbelopp ← nära ← tak",
                "law-refused tilläggsbelopp-golv tilläggsbelopp ← längre ← golv",
            ],
        ),
    ];
    for (formula, before, expected) in cases {
        let mut found = of_formula(formula, before);
        let mut expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{formula}");
        let text = text(&format!("{before}{}", additional(&[("formel", formula)])));
        assert!(read("regelverk.toml", &text).rule_set.is_none(), "{formula}");
    }
}

#[test]
fn bounds_pots_and_conditions_of_the_resource_itself_are_seen() {
    let own = |keys: &[(&str, &str)]| said(&additional(keys));
    assert_eq!(
        own(&[("formel", "kostnad"), ("tak", "ram"), ("golv", "0")]),
        [
            "law-warning tilläggsbelopp-alla-huvudmän huvudman.typ = \"kommunal\", huvudman.typ = \"enskild\"",
            "law-refused tilläggsbelopp-tak tilläggsbelopp ← tak",
            "law-refused tilläggsbelopp-golv tilläggsbelopp ← golv",
        ]
    );
    let pot = own(&[
        ("ram", "ram"),
        ("nyckel", "kostnad"),
        ("avrundning", "1 kr"),
        ("villkor", "enhet.huvudman.typ = \"enskild\""),
    ]);
    assert_eq!(pot, ["law-refused tilläggsbelopp-pott tilläggsbelopp ← pott"]);
    let condition = "OCH(enhet.huvudman.typ = \"enskild\"; SUMMA.ALLA(beslut; timmar) > 0)";
    assert_eq!(
        own(&[("formel", "kostnad"), ("villkor", condition)]),
        ["law-refused tilläggsbelopp-alla tilläggsbelopp ← SUMMA.ALLA(beslut)"]
    );
}

/// The place is the offending text itself.
#[test]
fn the_place_is_what_stands_on_the_way() {
    let sections =
        column("beslut", "x", &[("formel", "kostnad + 0 * SUMMA.ALLA(beslut; kostnad)")]) + &additional(&[("formel", "x")]);
    let problems = read("regelverk.toml", &text(&sections)).problems;
    let refused = problems.iter().find(|problem| problem.code.name() == "law-refused").unwrap();
    assert_eq!(refused.place.excerpt.as_ref().unwrap().marked, "SUMMA.ALLA(beslut; kostnad)");
}

#[test]
fn choosing_between_amounts_is_a_warning_and_between_hours_is_none() {
    let two = column("beslut", "rimligt", &[("formel", "MIN(kostnad; ram)")])
        + &column("beslut", "avtalat", &[("formel", "rimligt * 1")]);
    assert_eq!(of_formula("avtalat", &two), ["law-warning tilläggsbelopp-gräns tilläggsbelopp ← avtalat ← rimligt ← MIN"]);
    let limits = [
        ("MAX(kostnad; ram)", "gräns", "MAX"),
        ("MEDEL(kostnad; ram)", "gräns", "MEDEL"),
        ("ABS(kostnad)", "gräns", "ABS"),
        ("OM(kostnad > ram; ram; kostnad)", "gräns", ">"),
        ("AVRUNDA.NEDÅT(kostnad; 0)", "nedåt", "AVRUNDA.NEDÅT"),
        ("HELTAL(kostnad)", "nedåt", "HELTAL"),
        ("AVKORTA(kostnad)", "nedåt", "AVKORTA"),
    ];
    for (formula, check, end) in limits {
        assert_eq!(of_formula(formula, ""), [format!("law-warning tilläggsbelopp-{check} tilläggsbelopp ← {end}")]);
    }
    let quiet =
        ["MIN(timmar; timmar) * timpris", "AVRUNDA(kostnad; 0)", "OM(kostnad > 0; kostnad; 0)", "OM(timmar > 0; ram; 0)"];
    quiet.iter().for_each(|formula| assert_eq!(of_formula(formula, ""), NOTHING, "{formula}"));
    let own = resource(
        "enhet",
        "tilläggsbelopp",
        &[("formel", "MIN.EGNA(beslut; kostnad)"), ("villkor", "huvudman.typ = \"enskild\"")],
    );
    assert_eq!(said(&own), ["law-warning tilläggsbelopp-gräns tilläggsbelopp ← MIN.EGNA(beslut)"]);
    for (rounding, found) in [("1 kr nedåt", true), ("1 kr mot noll", true), ("1 kr uppåt", false), ("1 kr", false)] {
        let rounded = column("beslut", "helt", &[("formel", "kostnad"), ("avrundning", rounding)]);
        assert_eq!(of_formula("helt", &rounded).len(), usize::from(found), "{rounding}");
    }
}

fn support(condition: (&str, &str)) -> String {
    resource("enhet", "verksamhetsstöd", &[("ram", "ram"), ("nyckel", "elever"), ("avrundning", "1 kr"), condition])
}

/// Of every check that looks at more than the way: rules that it has something to say about, and rules that it has not.
#[test]
fn every_check_says_something_and_not_always() {
    let grants = additional(&[COST, DECIDED]);
    let everybody = additional(&[COST]);
    let by_column = column("enhet", "egen", &[("formel", "huvudman.typ = \"kommunal\"")]);
    let basic =
        |keys: &[(&str, &str)]| resource("enhet", "grundbelopp", &[&[("formel", "elever * ram / en")], keys].concat());
    let one = section("parameter", &[("id", "en"), ("tal", "1 elev")]);
    let administration = |formula: &str| resource("enhet", "administration", &[("formel", formula)]);
    let vat = |keys: &[(&str, &str)]| resource("enhet", "moms", keys);
    let switched = "VÄXLA(huvudman.typ; \"kommunal\"; 0; \"enskild\"; SUMMA.EGNA(beslut; tilläggsbelopp))";
    let cases: [(&str, String, &str, String); 8] = [
        (
            "tilläggsbelopp-egen-regi",
            support(OWN) + &everybody,
            "huvudman.typ = \"kommunal\"",
            support(("villkor", "egen")) + &by_column + &additional(&[COST, ("villkor", "ICKE(enhet.egen)")]),
        ),
        (
            "tilläggsbelopp-alla-huvudmän",
            additional(&[COST, ("villkor", "enhet.form = \"resursskola\"")]),
            "huvudman.typ = \"kommunal\", huvudman.typ = \"enskild\"",
            grants.clone(),
        ),
        (
            "moms-egen-regi",
            support(OWN) + &grants + &vat(&[("formel", "momssats * ram")]),
            "huvudman.typ = \"kommunal\"",
            // Without a condition VAT goes where the grants go: nowhere else is there anything to compute it on.
            support(OWN)
                + &grants
                + &vat(&[VAT])
                + &section("resurs", &[("tabell", "enhet"), ("id", "moms2"), ("slag", "moms"), ("formel", switched)]),
        ),
        (
            "moms-saknas",
            grants.clone() + &vat(&[VAT, OWN]),
            "huvudman.typ = \"enskild\"",
            grants.clone() + &vat(&[VAT, EXTERNAL]),
        ),
        (
            "moms-underlag",
            grants.clone() + &vat(&[("formel", "momssats * ram"), EXTERNAL]),
            "",
            grants.clone()
                + &vat(&[("formel", "momssats * allt"), EXTERNAL])
                + &column("enhet", "allt", &[("formel", "SUMMA.EGNA(beslut; tilläggsbelopp)")]),
        ),
        ("moms-ingen", grants.clone(), "", grants + &vat(&[VAT])),
        (
            "administration-underlag",
            one.clone() + &basic(&[]) + &administration("elever * ram / en"),
            "",
            one.clone() + &basic(&[]) + &administration("momssats * grundbelopp"),
        ),
        (
            "grundbelopp-lika-grunder",
            one.clone() + &basic(&[EXTERNAL]),
            "huvudman.typ = \"kommunal\"",
            one + &basic(&[("villkor", "form = \"grundskola\"")]),
        ),
    ];
    for (check, speaks, way, silent) in &cases {
        let found = |sections: &str| -> Vec<String> {
            let problems = read("regelverk.toml", &text(sections)).problems;
            assert!(!fordela::message::stops(&problems), "{check}: {problems:?}");
            let own = problems.iter().filter(|problem| argument(problem, "check") == *check);
            own.map(|problem| argument(problem, "way").to_owned()).collect()
        };
        assert_eq!(found(speaks), [way.to_owned()], "{check}");
        assert_eq!(found(silent), NOTHING, "{check}");
    }
    let elsewhere = checks().iter().filter(|check| !matches!(check.look, Look::OnTheWay(_)));
    assert_eq!(elsewhere.map(|check| check.id).collect::<Vec<_>>(), cases.each_ref().map(|(check, ..)| *check));
}

/// What is decided by two lists together: no single one tells the schools apart.
#[test]
fn schools_are_told_apart_by_all_their_lists() {
    let both = "OCH(huvudman.typ = \"kommunal\"; form = \"grundskola\")";
    let either = "ELLER(enhet.huvudman.typ <> \"kommunal\"; enhet.form = \"resursskola\")";
    let found = said(&(support(("villkor", both)) + &additional(&[COST, ("villkor", either)])));
    assert_eq!(found, NOTHING);
}

/// An own school among those that get the grants is one doubt, not two: VAT is rightly not for it.
#[test]
fn own_schools_need_no_vat() {
    let found = said(&(support(OWN) + &additional(&[COST]) + &resource("enhet", "moms", &[VAT, EXTERNAL])));
    assert_eq!(found, ["law-warning tilläggsbelopp-egen-regi huvudman.typ = \"kommunal\""]);
}

#[test]
fn rules_that_read_no_list_are_left_to_their_data() {
    assert_eq!(
        said(&(support(("villkor", "elever = elever")) + &additional(&[COST, ("villkor", "timmar > timmar")]))),
        NOTHING
    );
}

/// The rule sets of the repository: nothing is refused, and nothing is in doubt.
#[test]
fn the_rule_sets_of_the_repository_have_nothing_against_them() {
    let mut read_sets = 0;
    for folder in std::fs::read_dir(root().join("regler")).unwrap() {
        let path = folder.unwrap().path().join("regelverk.toml");
        let problems = read(&path.display().to_string(), &std::fs::read_to_string(&path).unwrap()).problems;
        let law: Vec<String> =
            problems.iter().filter(|problem| problem.code.name().starts_with("law-")).map(ToString::to_string).collect();
        assert_eq!(law, NOTHING, "{}", path.display());
        read_sets += 1;
    }
    assert!(read_sets >= 8);
}

#[test]
fn every_check_is_whole() {
    let mut ids: Vec<&str> = checks().iter().map(|check| check.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), checks().len());
    for check in checks() {
        assert!(fordela::rules::KINDS.contains(&check.kind), "{}", check.id);
        assert!(check.source.contains("§") || check.source.contains("kap."), "{}", check.id);
        let refused = matches!(check.look, Look::OnTheWay(_)) && check.id.starts_with("tilläggsbelopp-");
        assert!(refused || check.weight != Weight::Refused, "{}", check.id);
    }
}

fn of_overlay(base: &str, sections: &str) -> Vec<String> {
    let header = "format = 1\nid = \"ny\"\nnamn = \"Ny\"\nstatus = \"förslag\"\n\
                  giltig = [\"2026-01-01\", \"2026-12-31\"]\nbas = \"a\"\n";
    let base = file("a.toml", text(base).replacen("id = \"prov\"", "id = \"a\"", 1));
    let workspace = Workspace::open(vec![base, file("ny.toml", format!("{header}{sections}"))]);
    let law = |problem: &&Problem| problem.code == Code::LawRefused || problem.code == Code::LawWarning;
    let line = |problem: &Problem| format!("{} {}", argument(problem, "check"), argument(problem, "way"));
    workspace.check("ny").iter().filter(law).map(line).collect()
}

/// What `BAS` reads is a way as any other: through a parameter there, and by what the formula there does itself.
#[test]
fn rationing_under_the_rules_that_are_changed_is_rationing() {
    let base = parameter("taxa", "ram / SUMMA.ALLA(beslut; timmar)")
        + &column("beslut", "nu", &[("formel", "kostnad")])
        + &additional(&[COST, DECIDED]);
    let of = |formula: &str| {
        let identity = [("tabell", "beslut"), ("id", "tilläggsbelopp")];
        of_overlay(&base, &section("resurs", &[&identity[..], &[("formel", formula)]].concat()))
    };
    assert_eq!(of("OMTOM(BAS(nu); 0)"), NOTHING);
    assert_eq!(of("timmar * OMTOM(BAS(taxa); 0)"), ["tilläggsbelopp-alla tilläggsbelopp ← BAS ← taxa ← SUMMA.ALLA(beslut)"]);
    assert_eq!(
        of("kostnad * ram / OMTOM(BAS(SUMMA.ALLA(beslut; kostnad)); ram)"),
        ["tilläggsbelopp-alla tilläggsbelopp ← BAS ← SUMMA.ALLA(beslut)"]
    );
    assert_eq!(of("OMTOM(BAS(MIN(kostnad; ram)); 0)"), ["tilläggsbelopp-gräns tilläggsbelopp ← BAS ← MIN"]);
}

/// A row that all decisions refer to, and what they sum to there, is every row by another name.
#[test]
fn what_is_weighed_against_the_decisions_beside_it_is_refused() {
    let share = column("enhet", "andel", &[("formel", "ram / SUMMA.EGNA(beslut; kostnad)")]);
    assert_eq!(
        of_formula("kostnad * enhet.andel", &share),
        ["law-refused tilläggsbelopp-alla tilläggsbelopp ← enhet.andel ← SUMMA.EGNA(beslut)"]
    );
}

/// The same through a table beside the decisions cannot be told from something right, and is a warning; a decision's own rows are its own.
#[test]
fn a_sum_of_money_in_a_row_above_is_a_warning_and_in_the_row_itself_none() {
    let claims = |of: &str| {
        format!(
            "[[tabell]]\nid = \"krav\"\nnyckel = \"nr\"\nkolumner = [{{ id = \"rad\", sort = \"{of}\" }}, {{ id = \"belopp\", sort = \"kr\" }}]\n"
        )
    };
    let share = claims("enhet") + &column("enhet", "andel", &[("formel", "ram / SUMMA.EGNA(krav; belopp)")]);
    assert_eq!(
        of_formula("kostnad * enhet.andel", &share),
        ["law-warning tilläggsbelopp-gräns tilläggsbelopp ← enhet.andel ← SUMMA.EGNA(krav)"]
    );
    assert_eq!(of_formula("SUMMA.EGNA(krav; belopp)", &claims("beslut")), Vec::<String>::new());
}
