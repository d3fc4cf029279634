//! The difference between two rule sets in plain Swedish: sentences and effects, checked by hand.

mod common;

use common::{demonstration, file, rule_file};
use fordela::difference::{Change, Difference, Effect};
use fordela::number::{DecimalSign, Number, parse};
use fordela::workspace::{InputFile, Workspace};

const BASE: &str = r#"
format = 1
id     = "grund"
namn   = "Grund"
status = "gällande"
giltig = ["2025-01-01", "2025-12-31"]

[[dokument]]
id    = "budget"
titel = "Budget"

[[parameter]]
id      = "timpris"
namn    = "Elevassistent, pris per timme"
tal     = "238 kr/timme"
enligt  = "budget"
reglage = ["200 kr/timme", "300 kr/timme"]

[[parameter]]
id  = "ram_stöd"
tal = "300 kr"

[[tabell]]
id       = "huvudman"
nyckel   = "huvudman"
kolumner = [{ id = "typ", sort = ["egen regi", "extern"] }]

[[tabell]]
id       = "enhet"
rubrik   = "Skola"
nyckel   = "skola"
kolumner = [
  { id = "huvudman", sort = "huvudman" },
  { id = "elever",   sort = "elev", namn = "Elever" },
  { id = "behov",    sort = "elev", namn = "Behovsviktade elever" },
  { id = "timmar",   sort = "timme" },
  { id = "nivå",     sort = "nivå" },
]

[[tabell]]
id       = "nivå"
rubrik   = "Stödnivå"
nyckel   = "nivå"
kolumner = [{ id = "belopp", sort = "kr", namn = "Belopp per termin" }]
rader    = [["1", "100 kr"], ["2", "83 300 kr"]]

[[resurs]]
tabell     = "enhet"
id         = "verksamhetsstöd"
namn       = "Verksamhetsstöd"
slag       = "verksamhetsstöd"
ram        = "ram_stöd"
nyckel     = "elever"
avrundning = "1 kr"

[[resurs]]
tabell = "enhet"
id     = "assistent"
namn   = "Assistent, timmar"
slag   = "övrigt"
formel = "timmar * timpris"

[[resurs]]
tabell  = "enhet"
id      = "nivåstöd"
namn    = "Nivåstöd"
slag    = "övrigt"
formel  = "nivå.belopp"
"#;

const PROVIDERS: &str = "huvudman;typ\nKommunen;egen regi\nGranen AB;extern\n";
const UNITS: &str = "skola;huvudman;elever;behov;timmar;nivå\nA;Kommunen;10;1;0;1\nB;Granen AB;20;4;5;2\n";

fn overlay(sections: &str) -> InputFile {
    let header = "format = 1\nid = \"ny\"\nnamn = \"Grund\"\nstatus = \"gällande\"\n\
                  giltig = [\"2025-01-01\", \"2025-12-31\"]\nbas = \"grund\"\n";
    file("ny.toml", format!("{header}{sections}"))
}

fn workspace(sections: &str, data: bool) -> Workspace {
    let mut files = vec![file("grund.toml", BASE), overlay(sections)];
    if data {
        files.extend([file("huvudman.csv", PROVIDERS), file("enhet.csv", UNITS)]);
    }
    let workspace = Workspace::open(files);
    let problems = workspace.problems();
    assert!(workspace.usable().count() == 2, "{sections}{problems:#?}");
    workspace
}

/// From the base to the overlay, and back: exactly the opposite.
fn difference(sections: &str) -> Difference {
    let workspace = workspace(sections, true);
    let back = workspace.difference("ny", "grund").unwrap();
    let there = workspace.difference("grund", "ny").unwrap();
    for difference in [&there, &back] {
        sound(difference);
    }
    let minus = |effect: &Effect| number(&effect.total).neg().decimal_text();
    assert_eq!(there.total.as_ref().map(minus), back.total.as_ref().map(|total| total.total.clone()));
    there
}

fn number(text: &str) -> Number {
    parse(text, DecimalSign::Point).unwrap()
}

/// The effects add up, each change has one or stands with one that has, and no code words are left.
fn sound(difference: &Difference) {
    let effects: Vec<&Effect> = difference.changes.iter().filter_map(|change| change.effect.as_ref()).collect();
    let sum = effects.iter().fold(Number::from(0), |sum, effect| sum.add(&number(&effect.total)).unwrap());
    assert_eq!(sum, number(&difference.total.as_ref().unwrap().total));
    for change in &difference.changes {
        let carrier = change.together.map(|at| &difference.changes[at]);
        assert!(change.effect.is_some() != carrier.is_some_and(|carrier| carrier.effect.is_some()), "{change:#?}");
    }
    let texts = difference.changes.iter().flat_map(|change| {
        let Change { sv, en, before, after, .. } = change;
        [Some(sv), Some(en), before.as_ref(), after.as_ref()].into_iter().flatten()
    });
    for text in texts.chain(difference.others.iter().flat_map(|said| [&said.sv, &said.en])) {
        assert!(!text.is_empty() && !text.contains(['_', '{', '}', '[', '*', '<']), "{text}");
    }
}

/// A sentence with ordinary spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn total(change: &Change) -> &str {
    change.effect.as_ref().map_or("", |effect| effect.total.as_str())
}

#[test]
fn one_key_one_sentence_one_effect() {
    let verksamhetsstöd = "[[resurs]]\ntabell = \"enhet\"\nid = \"verksamhetsstöd\"\n";
    let assistent = "[[resurs]]\ntabell = \"enhet\"\nid = \"assistent\"\n";
    for (sections, sentence, effect) in [
        // 5 timmar gånger 2 kr.
        (
            "[[parameter]]\nid = \"timpris\"\ntal = \"240 kr/timme\"\n".to_owned(),
            "Elevassistent, pris per timme: höjs från 238 kr/timme till 240 kr/timme",
            "10",
        ),
        (
            "[[parameter]]\nid = \"ram_stöd\"\ntal = \"1250 kr\"\n".to_owned(),
            "Ram stöd: höjs från 300 kr till 1 250 kr",
            "950",
        ),
        (
            "[[parameter]]\nid = \"ram_stöd\"\ntal = \"250 kr\"\n".to_owned(),
            "Ram stöd: sänks från 300 kr till 250 kr",
            "-50",
        ),
        // 300 kr delas 1 till 4 i stället för 10 till 20: A 100 till 60, B 200 till 240.
        (
            format!("{verksamhetsstöd}nyckel = \"behov\"\n"),
            "Nyckeln för verksamhetsstöd är nu behovsviktade elever (förut elever)",
            "0",
        ),
        // Hälften av 300 kr är minst för båda.
        (format!("{verksamhetsstöd}golv = \"ram_stöd / 2\"\n"), "Verksamhetsstöd får ett golv: minst ”ram stöd” ÷ 2", "0"),
        (
            format!("{assistent}villkor = 'huvudman.typ = \"egen regi\"'\n"),
            "”Assistent, timmar” gäller nu bara där ”typ” är egen regi",
            "-1190",
        ),
        (
            format!("{assistent}tak = \"MIN(timmar * timpris; ram_stöd)\"\n"),
            "”Assistent, timmar” får ett tak: högst det lägsta av ”timmar” × ”Elevassistent, pris per timme” och ”ram stöd”",
            "-890",
        ),
        (format!("{assistent}avrundning = \"100 kr\"\n"), "”Assistent, timmar” avrundas nu till 100 kr", "10"),
        (format!("{assistent}formel = \"2 * timmar * timpris\"\n"), "Beräkningen av ”Assistent, timmar” ändras", "1190"),
        (format!("{assistent}bort = true\n"), "Resursen ”Assistent, timmar” tas bort", "-1190"),
        (
            format!("{verksamhetsstöd}formel = \"BAS(verksamhetsstöd)\"\n"),
            "Verksamhetsstöd bestäms på ett annat sätt: ”Verksamhetsstöd” enligt de regler som ändras \
             (förut ram stöd, fördelat efter elever)",
            "0",
        ),
        (
            "[[tabell]]\nid = \"nivå\"\nrader = [[\"1\", \"100 kr\"], [\"2\", \"84000 kr\"]]\n".to_owned(),
            "Stödnivå 2, belopp per termin: höjs från 83 300 kr till 84 000 kr",
            "700",
        ),
        (
            "[[tabell]]\nid = \"nivå\"\nrader = [[\"1\", \"100 kr\"], [\"2\", \"83 300 kr\"], [\"3\", \"5 kr\"]]\n"
                .to_owned(),
            "Ny rad i tabellen ”Stödnivå”: 3 (5 kr)",
            "0",
        ),
    ] {
        let difference = difference(&sections);
        let [change] = &difference.changes[..] else { panic!("{sections}{:#?}", difference.changes) };
        assert_eq!((plain(&change.sv).as_str(), total(change)), (sentence, effect));
    }
}

#[test]
fn an_effect_names_who_is_moved_most() {
    let difference = difference("[[resurs]]\ntabell = \"enhet\"\nid = \"verksamhetsstöd\"\nnyckel = \"behov\"\n");
    let effect = difference.changes[0].effect.as_ref().unwrap();
    assert_eq!((effect.up, effect.down, effect.same), (1, 1, 0));
    let moved: Vec<_> = effect.units.iter().map(|unit| (unit.key.as_str(), unit.difference.as_str())).collect();
    assert_eq!(moved, [("A", "-40"), ("B", "40")]);
    let moved: Vec<_> = effect.providers.iter().map(|of| (of.label.as_str(), of.difference.as_str())).collect();
    assert_eq!(moved, [("Kommunen", "-40"), ("Granen AB", "40")]);
}

/// What is new stands with what uses it, and carries no effect of its own.
#[test]
fn what_is_new_is_made_with_what_uses_it() {
    let difference = difference(
        "[[parameter]]\nid = \"vikt\"\nny = true\nnamn = \"Vikt\"\ntal = \"2\"\n\
         [[kolumn]]\ntabell = \"enhet\"\nid = \"vägda\"\nny = true\nnamn = \"Vägda elever\"\nformel = \"elever + vikt * behov\"\n\
         [[parameter]]\nid = \"oanvänd\"\nny = true\ntal = \"1 kr\"\n\
         [[resurs]]\ntabell = \"enhet\"\nid = \"verksamhetsstöd\"\nnyckel = \"vägda\"\n",
    );
    let told: Vec<_> =
        difference.changes.iter().map(|change| (plain(&change.sv), total(change).to_owned(), change.together)).collect();
    let expected = [
        ("Nyckeln för verksamhetsstöd är nu vägda elever (förut elever)", "0", None),
        ("Ny beräkning: Vägda elever", "", Some(0)),
        ("Nytt värde: Vikt (2)", "", Some(0)),
        ("Nytt värde: Oanvänd (1 kr)", "0", None),
    ];
    assert_eq!(told, expected.map(|(sv, total, together)| (sv.to_owned(), total.to_owned(), together)));
    assert_eq!(difference.changes[1].after.as_deref(), Some("”Elever” + ”Vikt” × ”Behovsviktade elever”"));
}

/// A value that measures something else needs a formula that does too: neither can be used without the other.
#[test]
fn changes_that_cannot_be_made_alone_are_made_together() {
    let difference = difference(
        "[[parameter]]\nid = \"timpris\"\ntal = \"3 kr/elev\"\nenligt = \"budget\"\nreglage = [\"1 kr/elev\", \"9 kr/elev\"]\n\
         [[parameter]]\nid = \"ram_stöd\"\ntal = \"400 kr\"\n\
         [[resurs]]\ntabell = \"enhet\"\nid = \"assistent\"\nformel = \"elever * timpris\"\n",
    );
    let told: Vec<_> =
        difference.changes.iter().map(|change| (change.id.as_str(), total(change), change.together)).collect();
    // 30 elever gånger 3 kr i stället för 5 timmar gånger 238 kr.
    assert_eq!(told, [("ram_stöd", "100", None), ("timpris", "-1100", None), ("assistent", "", Some(1))]);
    let others: Vec<String> = difference.others.iter().map(|said| plain(&said.sv)).collect();
    assert_eq!(
        others,
        [
            "Regelverket bygger på grund",
            "Reglaget för ”Elevassistent, pris per timme” går nu mellan 1 kr/elev och 9 kr/elev"
        ]
    );
}

/// What only new formulas read of last year is there from the first step.
#[test]
fn last_year_is_read_in_between() {
    let sections = "fjol = \"grund\"\n[[parameter]]\nid = \"ram_stöd\"\ntal = \"400 kr\"\n\
                    [[resurs]]\ntabell = \"enhet\"\nid = \"assistent\"\nformel = \"OMTOM(FJOL(assistent); 0)\"\n";
    let files = vec![
        file("grund.toml", BASE),
        overlay(sections),
        file("huvudman.csv", PROVIDERS),
        file("enhet.csv", UNITS),
        file("fjol/enhet.csv", "skola;assistent\nA;0\nB;1000\n"),
    ];
    let difference = Workspace::open(files).difference("grund", "ny").unwrap();
    sound(&difference);
    let told: Vec<_> = difference.changes.iter().map(|change| (change.id.as_str(), total(change))).collect();
    assert_eq!(told, [("ram_stöd", "100"), ("assistent", "-190")]);
    let after = difference.changes[1].after.as_deref();
    assert_eq!(after, Some("”Assistent, timmar” i fjol, eller där det inte finns: 0"));
}

/// A whole new price list has one effect, and a sentence for each price.
#[test]
fn many_rows_are_made_together() {
    let rows = |add: usize| (3..60).map(|i| format!(", [\"{i}\", \"{} kr\"]", i + add)).collect::<String>();
    let old = BASE.replace("[\"2\", \"83 300 kr\"]", &format!("[\"2\", \"83 300 kr\"]{}", rows(0)));
    let new = format!("[[tabell]]\nid = \"nivå\"\nrader = [[\"1\", \"101 kr\"], [\"2\", \"83 400 kr\"]{}]\n", rows(5));
    let files = vec![file("grund.toml", old), overlay(&new), file("huvudman.csv", PROVIDERS), file("enhet.csv", UNITS)];
    let difference = Workspace::open(files).difference("grund", "ny").unwrap();
    sound(&difference);
    assert_eq!(difference.changes.len(), 59);
    assert_eq!(total(&difference.changes[0]), "101");
    assert!(difference.changes[1..].iter().all(|change| change.together == Some(0)));
}

#[test]
fn an_overlay_of_nothing_differs_in_its_header_alone() {
    let difference = difference("");
    assert!(difference.changes.is_empty());
    assert_eq!(difference.others.iter().map(|said| said.sv.as_str()).collect::<Vec<_>>(), ["Regelverket bygger på grund"]);
    let total = difference.total.unwrap();
    assert_eq!((total.total.as_str(), total.same), ("0", 2));
}

#[test]
fn without_data_the_sentences_stand_alone() {
    let sections = "[[parameter]]\nid = \"timpris\"\ntal = \"240 kr/timme\"\n";
    let difference = workspace(sections, false).difference("grund", "ny").unwrap();
    assert!(difference.total.is_none() && difference.changes[0].effect.is_none());
    assert!(difference.changes[0].sv.contains("höjs"));
    assert!(workspace("", false).difference("grund", "finns inte").is_none());
}

/// A number written in another way, a formula spaced in another way and another order are no changes.
#[test]
fn what_means_the_same_is_no_change() {
    let difference = difference(
        "[[parameter]]\nid = \"ram_stöd\"\ntal = \"300,00 kr\"\n\
         [[resurs]]\ntabell = \"enhet\"\nid = \"assistent\"\nformel = \"(timmar)*timpris\"\n\
         [[tabell]]\nid = \"nivå\"\nrader = [[\"2\", \"83300 kr\"], [\"1\", \"100 kr\"]]\n",
    );
    assert!(difference.changes.is_empty(), "{:#?}", difference.changes);
}

#[test]
fn the_demonstration_reads_well() {
    let mut files = vec![rule_file("exempelkommun-2024"), rule_file("exempelkommun-2025")];
    files.extend(demonstration());
    let workspace = Workspace::open(files);
    let difference = workspace.difference("exempelkommun-2024", "exempelkommun-2025").unwrap();
    sound(&difference);
    sound(&workspace.difference("exempelkommun-2025", "exempelkommun-2024").unwrap());
    let told: Vec<(String, &str)> = difference.changes.iter().map(|change| (plain(&change.sv), total(change))).collect();
    for (sentence, effect) in [
        // 2 % av 60 000 000 kr.
        ("Andel av ramen till verksamhetsstöd: höjs från 68 % till 70 %", "1200000"),
        ("Elevassistent, pris per timme: höjs från 238 kr/timme till 240 kr/timme", "46659.08"),
        ("Stödnivå 2, belopp per termin: höjs från 83 300 kr/termin till 84 000 kr/termin", "38074.14"),
        ("Nyckeln för verksamhetsstöd är nu skolans del av nyckeln under infasningen (förut elever)", "0"),
        // 47 centrala platser för 92 000 kr blir 47 för 78 000 kr.
        (
            "”Strukturbidrag, resursskolor” gäller nu där ”Skolform” är resursskola (förut där ”Skolform” är resursskola \
             eller ”Platser i central särskild undervisningsgrupp” finns)",
            "-4324000",
        ),
        ("Ny resurs: Centrala särskilda undervisningsgrupper", "3666000"),
        ("Beräkningen av momskompensation ändras", "0"),
    ] {
        assert!(told.contains(&(sentence.to_owned(), effect)), "{sentence} {effect}\n{told:#?}");
    }
    let mut sentences: Vec<&String> = told.iter().map(|(sentence, _)| sentence).collect();
    sentences.sort_unstable();
    sentences.dedup();
    assert_eq!(sentences.len(), told.len());
}
