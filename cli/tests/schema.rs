//! The JSON Schema: what it takes the reader reads, and what is broken it refuses.

mod common;

use common::{is_up_to_date, printed, read, root, toml_files};
use jsonschema::Validator;
use serde_json::Value;

fn validator(arguments: &[&str]) -> Validator {
    let schema: Value = serde_json::from_str(&printed(arguments)).unwrap();
    jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{error}"));
    jsonschema::draft202012::new(&schema).unwrap()
}

fn problems(validator: &Validator, text: &str) -> Vec<String> {
    let value: Value = toml::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    validator.iter_errors(&value).map(|error| format!("{} {error}", error.instance_path())).collect()
}

#[test]
fn the_committed_schemas_are_the_generated_ones() {
    is_up_to_date("docs/regelverk.schema.json", &["schema"]);
    is_up_to_date("docs/fall.schema.json", &["schema", "--fall"]);
    is_up_to_date("docs/koppling.schema.json", &["schema", "--koppling"]);
}

#[test]
fn mappings_validate_and_what_the_reader_refuses_does_not() {
    let validator = validator(&["schema", "--koppling"]);
    let text = read(root().join("tests/kopplingar/koppling.toml"));
    assert_eq!(problems(&validator, &text), [""; 0]);
    for (whole, broken) in [("format = 1", "format = 2"), ("fil      =", "filer    ="), ("fran =", "franat =")] {
        assert!(text.contains(whole), "{whole}");
        let broken = text.replacen(whole, broken, 1);
        assert!(!problems(&validator, &broken).is_empty(), "{whole}");
    }
}

#[test]
fn every_rule_set_and_case_validates() {
    for (arguments, cases) in [(&["schema"][..], false), (&["schema", "--fall"], true)] {
        let validator = validator(arguments);
        let files: Vec<_> =
            ["regler", "tests/format-1", "docs/exempel"].iter().flat_map(|folder| toml_files(folder, cases)).collect();
        assert!(files.len() >= 8, "{files:?}");
        for path in files {
            assert_eq!(problems(&validator, &read(&path)), [""; 0], "{}", path.display());
        }
    }
}

const WHOLE: &str = r#"
format = 1
id     = "prov"
namn   = "Prov"
status = "förslag"
giltig = ["2025-01-01", "2025-12-31"]
sorter = "barn"

[[dokument]]
id    = "skollagen 10:39"
titel = "Skollagen"

[[parameter]]
id      = "ram"
tal     = "1 234,50 kr"
reglage = ["−1 kr", "1.234.567,5 kr/elev*år"]

[[parameter]]
id        = "nivå"
uppfyller = "SUMMA.ALLA(enhet; del) = ram"
mellan    = ["0 %", "200%"]
sort      = "%"

[[tabell]]
id       = "enhet"
nyckel   = ["kommun", "skola"]
kolumner = [{ id = "typ", sort = ["a", "b"] }, { id = "barn", sort = "barn", valfri = true }]

[[tabell]]
id    = "par"
rader = ["enhet", "stadium"]

[[resurs]]
tabell     = "enhet"
id         = "del"
slag       = "övrigt"
ram        = "ram"
nyckel     = "barn"
per        = "typ . x"
avrundning = "0,01 kr"

[[kolumn]]
tabell     = "enhet"
id         = "åldrar"
formel     = "1"
avrundning = "1 närmaste jämna"

[[avsteg]]
kontroll = "tilläggsbelopp-gräns"
galler   = "del"
motiv    = "Därför"
datum    = "2025-02-28"
"#;

/// What is written, and what is wrong in its place.
const BROKEN: [(&str, &str); 30] = [
    ("format = 1", "format = 2"),
    ("format = 1\n", ""),
    ("status = \"förslag\"", "status = \"utkast\""),
    ("sorter", "sort"),
    ("\"2025-01-01\", ", ""),
    ("\"2025-01-01\"", "\"2025-13-01\""),
    ("[[dokument]]", "[[dokumnet]]"),
    ("titel = \"Skollagen\"", "titel = \"\""),
    ("titel = \"Skollagen\"", ""),
    ("\"1 234,50 kr\"", "1234.5"),
    ("\"1 234,50 kr\"", "\"1.5 kr\""),
    ("\"1 234,50 kr\"", "\"12 34 kr\""),
    ("\"1 234,50 kr\"", "\"en krona\""),
    ("tal     =", "tall    ="),
    ("tal     = \"1 234,50 kr\"", ""),
    ("tal     = \"1 234,50 kr\"", "tal = \"1 kr\"\nformel = \"2\""),
    ("mellan    = [\"0 %\", \"200%\"]", ""),
    ("sort      = \"%\"", ""),
    ("id       = \"enhet\"", "id       = \"min enhet\""),
    ("nyckel   = [\"kommun\", \"skola\"]", ""),
    ("nyckel   = [\"kommun\", \"skola\"]", "nyckel = \"skola\"\nur = \"par\"\nrader = [[\"a\"]]"),
    ("valfri = true", "valfri = \"ja\""),
    ("sort = \"barn\", ", ""),
    ("rader = [\"enhet\", \"stadium\"]", "rader = [\"enhet\"]"),
    ("slag       = \"övrigt\"", "slag       = \"stöd\""),
    ("nyckel     = \"barn\"", ""),
    ("ram        = \"ram\"\n", "ram = \"ram\"\nformel = \"1\"\n"),
    ("\"0,01 kr\"", "\"0,01 kr ned\""),
    ("kontroll = \"tilläggsbelopp-gräns\"", "kontroll = \"tilläggsbelopp-tak\""),
    ("datum    = \"2025-02-28\"", "ny = true"),
];

#[test]
fn what_is_broken_does_not_validate() {
    let validator = validator(&["schema"]);
    assert_eq!(problems(&validator, WHOLE), [""; 0]);
    for (sound, broken) in BROKEN {
        assert!(WHOLE.contains(sound), "{sound}");
        assert!(!problems(&validator, &WHOLE.replacen(sound, broken, 1)).is_empty(), "{broken}");
    }
}

#[test]
fn an_overlay_writes_only_what_is_different() {
    let validator = validator(&["schema"]);
    let header = "format = 1\nid = \"a\"\nnamn = \"A\"\nstatus = \"förslag\"\ngiltig = [\"2025-01-01\", \"2025-12-31\"]\n";
    let sections = [
        ("[[parameter]]\nid = \"ram\"\nenligt = \"b\"\n", true),
        ("[[resurs]]\ntabell = \"enhet\"\nid = \"del\"\nnyckel = \"elever\"\n", true),
        ("[[resurs]]\ntabell = \"enhet\"\nid = \"del\"\nbort = [\"tak\"]\n", true),
        ("[[kolumn]]\ntabell = \"enhet\"\nid = \"del\"\nbort = true\n", true),
        ("[[dokument]]\nid = \"b\"\nny = true\ntitel = \"B\"\n", true),
        ("[[resurs]]\nid = \"del\"\nnyckel = \"elever\"\n", false),
        ("[[kolumn]]\ntabell = \"enhet\"\nid = \"del\"\nbort = true\nformel = \"1\"\n", false),
        ("[[kolumn]]\ntabell = \"enhet\"\nid = \"del\"\nbort = []\n", false),
        ("[[dokument]]\nid = \"b\"\nny = true\n", false),
        ("[[parameter]]\nid = \"b\"\nny = true\n", false),
        ("[[parameter]]\nid = \"b\"\ntal = \"ett\"\n", false),
    ];
    for (section, sound) in sections {
        let overlay = format!("{header}bas = \"b\"\n{section}");
        assert_eq!(problems(&validator, &overlay).is_empty(), sound, "{section}");
        assert!(!problems(&validator, &format!("{header}{section}")).is_empty(), "without bas: {section}");
    }
}
