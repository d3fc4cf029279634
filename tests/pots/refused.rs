//! Pots that cannot be shared: what is said, where, and by how much.

use super::common::{file, rules};
use super::explained::steps;
use super::*;

#[test]
fn bounds_that_cannot_be_kept_say_by_how_much() {
    let crossed = "golv = \"fjol\"\ntak = \"fjol - 1/2 * ram\"";
    assert_eq!(
        stopping(&open(&one_pot(crossed), FORMS, &three())),
        ["pot-bounds-cross enhet.csv Some(2): Golvet för ”Stöd” är 400 kr och taket −100 kr i enhet ”A”. \
          I hela steg om 1 kr är golvet 500 kr högre än taket."]
    );
    // Between 100,2 and 100,7 there is no whole krona.
    let narrow =
        open(&one_pot("golv = \"fjol\"\ntak = \"fjol + ram / 2000\""), FORMS, "kod;skolform;elever;fjol\nA;gr;1;100,2\n");
    assert_eq!(
        stopping(&narrow),
        ["pot-bounds-cross enhet.csv Some(2): Golvet för ”Stöd” är 100,2 kr och taket 100,7 kr i enhet ”A”. \
          I hela steg om 1 kr är golvet 1 kr högre än taket."]
    );
    assert_eq!(
        stopping(&open(&one_pot("golv = \"2 * fjol\""), FORMS, &three())),
        [
            "pot-floors-above regelverk.toml 2 * fjol: Golven för ”Stöd” är 2 000 kr tillsammans, 1 000 kr mer än ramen 1 000 kr."
        ]
    );
    assert_eq!(
        stopping(&open(&one_pot("tak = \"fjol / 4\""), FORMS, &three())),
        [
            "pot-caps-below regelverk.toml fjol / 4: Taken för ”Stöd” är 250 kr tillsammans, 750 kr mindre än ramen 1 000 kr, \
          så hela potten kan inte delas ut."
        ]
    );
    // A school without pupils gets its floor only, so its cap helps nobody.
    let no_pupils = three().replace("A;gr;50", "A;gr;0");
    assert_eq!(
        stopping(&open(&one_pot("tak = \"fjol\""), FORMS, &no_pupils)),
        ["pot-caps-below regelverk.toml fjol: Taken för ”Stöd” är 600 kr tillsammans, 400 kr mindre än ramen 1 000 kr, \
          så hela potten kan inte delas ut."]
    );
}

#[test]
fn a_pot_that_cannot_be_shared_says_whose_it_is() {
    let nobody = FORMS.replace("ja;0", "ja;70");
    assert_eq!(
        stopping(&open(&pot_per_form(""), &nobody, UNITS)),
        ["key-sum-zero regelverk.toml elever: Nyckeln för ”Stöd: specialskola” är noll på alla rader som tar del \
          (antal rader: 0), så ramen 70 kr kan inte delas."]
    );
    let no_pupils = UNITS.replace(";1;0", ";0;0");
    assert_eq!(
        stopping(&open(&pot_per_form(""), FORMS, &no_pupils)),
        ["key-sum-zero regelverk.toml elever: Nyckeln för ”Stöd: gymnasieskola” är noll på alla rader som tar del \
          (antal rader: 2), så ramen 501 kr kan inte delas."]
    );
    // With nothing to share it is no error, and everybody gets nothing; floors are one, though.
    let nothing = FORMS.replace("501", "0");
    assert_eq!(shares(&open(&pot_per_form(""), &nothing, &no_pupils)), "500 300 200 0 0");
    let floors = stopping(&open(&pot_per_form("golv = \"OM(elever = 0; fjol + ram / 10; 0)\""), &nothing, &no_pupils));
    assert_eq!(
        floors,
        ["pot-floors-above regelverk.toml OM(elever = 0; fjol + ram / 10; 0): \
          Golven för ”Stöd: gymnasieskola” är 200 kr tillsammans, 200 kr mer än ramen 0 kr."]
    );
    let part = FORMS.replace("501", "501,5");
    assert_eq!(
        stopping(&open(&pot_per_form(""), &part, UNITS)),
        [
            "frame-not-whole regelverk.toml pengar: Ramen för ”Stöd: gymnasieskola” är 501,5 kr, som inte är ett helt antal steg om 1 kr."
        ]
    );
    let debt = FORMS.replace("501", "-501");
    assert_eq!(
        stopping(&open(&pot_per_form(""), &debt, UNITS)),
        ["frame-negative regelverk.toml pengar: Ramen för ”Stöd: gymnasieskola” är negativ: −501 kr."]
    );
    let negative = pot_per_form("").replace("\"elever\"", "\"fjol\"");
    assert_eq!(
        stopping(&open(&negative, FORMS, &UNITS.replace("B;gr;30;400", "B;gr;30;-400"))),
        [
            "key-negative enhet.csv Some(3): Nyckeln för ”Stöd” är negativ i enhet ”B”: −400.",
            "key-sum-zero regelverk.toml fjol: Nyckeln för ”Stöd: gymnasieskola” är noll på alla rader som tar del \
             (antal rader: 2), så ramen 501 kr kan inte delas."
        ]
    );
}

#[test]
fn a_single_pot_needs_a_key_even_for_nothing() {
    let nothing = one_pot("").replace("\"ram\"", "\"ram - ram\"");
    let no_pupils = UNITS.replace(";50;", ";0;").replace(";30;", ";0;").replace(";20;", ";0;").replace(";1;", ";0;");
    assert!(stopping(&open(&nothing, FORMS, &no_pupils))[0].starts_with("key-sum-zero regelverk.toml elever"));
    assert_eq!(shares(&open(&nothing, FORMS, UNITS)), "0 0 0 0 0");
}

#[test]
fn a_form_without_a_frame_has_no_pot() {
    // The third form is closed: what it has does not apply, and nobody goes there.
    let closed = FORMS.replace("sp;specialskola;ja;0", "sp;specialskola;nej;");
    let workspace = open(&pot_per_form(""), &closed, UNITS);
    assert_eq!(shares(&workspace), "500 300 200 251 250");
    assert_eq!(controls(&workspace).len(), 2);
    let somebody = UNITS.replace("E;gy", "E;sp");
    assert_eq!(
        stopping(&open(&pot_per_form(""), &closed, &somebody)),
        [
            "inapplicable-read regelverk.toml pengar: Formeln för ”Stöd: specialskola” läser ett värde som inte är tillämpligt \
          i skolform ”sp”."
        ]
    );
}

#[test]
fn what_is_missing_stops_the_pot_that_it_belongs_to() {
    let no_key = open(&pot_per_form(""), FORMS, &UNITS.replace("D;gy;1", "D;gy;"));
    assert_eq!(shares(&no_key), "500 300 200 missing missing");
    assert_eq!(warnings(&no_key), ["missing-values", "key-missing"]);
    assert_eq!(controls(&no_key).len(), 2, "a pot that was stopped has no control line");
    let no_floor = open(&pot_per_form(GUARANTEE), FORMS, &UNITS.replace("B;gr;30;400", "B;gr;30;"));
    assert_eq!(shares(&no_floor), "missing missing missing 251 250");
    assert_eq!(warnings(&no_floor), ["missing-values", "pot-bound-missing"]);
    let no_frame = open(&pot_per_form(""), &FORMS.replace("501", ""), UNITS);
    assert_eq!(shares(&no_frame), "500 300 200 missing missing");
    assert_eq!(warnings(&no_frame), ["missing-values", "frame-missing"]);
}

/// A row that may belong to any pot stops them all.
#[test]
fn a_row_of_no_known_pot_stops_every_pot() {
    // Schools that had something last year have a form, and of the last one nobody knows which.
    let tables = TABLES.replace("sort = \"skolform\" }", "sort = \"skolform\", villkor = \"fjol >= 0\" }");
    let unknown = UNITS.replace("E;gy;1;0", "E;;1;0");
    let under = |condition: &str, unknown: &str| {
        let sections = format!("{tables}{}", pot_per_form(&format!("villkor = \"{condition}\"")));
        Workspace::open(vec![rules(&sections), file("skolform.csv", FORMS), file("enhet.csv", unknown)])
    };
    let every = under("OCH(elever > 0; fjol >= 0)", &unknown);
    assert_eq!(shares(&every), "missing missing missing missing missing");
    assert_eq!(warnings(&every), ["missing-values", "per-missing"]);
    let tree = every.explain("prov", "E", "stöd").unwrap();
    assert_eq!(steps(&tree)[1..], ["nyckel elever = 1"]);
    // Whether it takes part is not known either, which stops no less.
    assert_eq!(
        shares(&under("fjol >= 0", &UNITS.replace("E;gy;1;0", "E;gy;1;"))),
        "missing missing missing missing missing"
    );
    // One that takes no part stops nobody, and one of a known form only that form's pot.
    let known = UNITS.replace("E;gy;1;0", "E;gy;0;");
    let nobody = under("OCH(elever > 0; fjol >= 0)", &UNITS.replace("E;gy;1;0", "E;;0;0"));
    assert_eq!(shares(&nobody), "500 300 200 501 inapplicable");
    assert_eq!(shares(&open(&pot_per_form("villkor = \"fjol >= 0\""), FORMS, &known)), "500 300 200 missing missing");
}

#[test]
fn a_thousand_pots_that_cannot_be_shared_are_counted() {
    let forms: String = (0..1_000).map(|i| format!("f{i};form {i};ja;7\n")).collect();
    let found = stopping(&open(&pot_per_form(""), &format!("{FORMS}{forms}"), UNITS));
    assert_eq!(found.len(), 101);
    assert!(
        found[100].starts_with("more-like-it regelverk.toml pengar: Samma fel finns på fler rader (antal: 900)"),
        "{}",
        found[100]
    );
    assert_eq!(stopping(&open(&one_pot("").replace("1 kr\"", "0 kr\""), FORMS, UNITS)).len(), 1, "steps of nothing");
}

#[test]
fn the_way_to_a_pot_is_checked() {
    let per = |path: &str| {
        stopping(&open(&pot_per_form("").replace("per = \"skolform\"", &format!("per = \"{path}\"")), FORMS, UNITS))
    };
    assert_eq!(
        per("elever"),
        ["per-not-reference regelverk.toml elever: per ska leda till en rad i en annan tabell, men ”elever” är ”elev”."]
    );
    assert!(per("skolform.namn")[0].starts_with("per-not-reference"), "{:?}", per("skolform.namn"));
    assert!(per("skolfrm")[0].starts_with("unknown-name"), "{:?}", per("skolfrm"));
    // Only the frame belongs to the other table.
    let own = pot_per_form("").replace("\"pengar\"", "\"fjol\"");
    assert!(stopping(&open(&own, FORMS, UNITS))[0].starts_with("unknown-name regelverk.toml fjol"));
    let formula = pot("formel = \"fjol\"\nper = \"skolform\"");
    assert!(stopping(&open(&formula, FORMS, UNITS))[0].starts_with("one-filling"));
    // A reference that may be empty needs a condition that says where it is filled in.
    let optional = |more: &str| {
        let tables = TABLES.replace("sort = \"skolform\" }", "sort = \"skolform\", valfri = true }");
        let units = UNITS.replace("E;gy", "E;");
        let sections = format!("{tables}{}", pot_per_form(more));
        Workspace::open(vec![rules(&sections), file("skolform.csv", FORMS), file("enhet.csv", units)])
    };
    assert_eq!(
        stopping(&optional("")),
        ["may-be-inapplicable regelverk.toml skolform: ”skolform” kan vara ej tillämpligt här: ”skolform” är valfri."]
    );
    assert_eq!(shares(&optional("villkor = \"ICKE(ÄRTOM(skolform))\"")), "500 300 200 501 inapplicable");
    let unguarded = stopping(&optional("villkor = \"elever > 0\""));
    assert!(unguarded[0].starts_with("may-be-inapplicable"), "{unguarded:?}");
}

#[test]
fn bounds_are_checked_as_those_of_a_column_are() {
    let measure = stopping(&open(&one_pot("golv = \"elever\""), FORMS, &three()));
    assert!(measure[0].starts_with("measure-mismatch regelverk.toml elever"), "{measure:?}");
    let empty = stopping(&open(&one_pot("golv = \"MAX.EGNA(besök; kostnad)\""), FORMS, &three()));
    assert!(empty[0].starts_with("unknown-table"), "{empty:?}");
}
