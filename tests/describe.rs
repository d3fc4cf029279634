//! Coverage, and what is described before and after: the 144 schools of the document, quartiles worked elsewhere, groups that are too
//! small, and what others than the economist may see.

mod common;

use std::collections::BTreeSet;

use common::{demonstration, file, read, root, rule_files, usable};
use fordela::follow::{Audience, Counted, Coverage, Description, FollowUpOptions, hide, spread};
use fordela::number::Number;
use fordela::workspace::{InputFile, Workspace};
use proptest::prelude::*;

fn coverages(workspace: &Workspace, id: &str) -> Vec<Coverage> {
    let computed = workspace.allocate(id).unwrap();
    let allocation = &computed.allocation;
    allocation.rules.coverages.iter().map(|rule| Coverage::new(allocation, rule)).collect()
}

fn descriptions(workspace: &Workspace, id: &str) -> Vec<Description> {
    let computed = workspace.allocate(id).unwrap();
    let allocation = &computed.allocation;
    allocation.rules.descriptions.iter().map(|rule| Description::new(allocation, rule)).collect()
}

/// The figures of the document: 79 of 144 schools had completed the programme, and with those enrolled 91.
#[test]
fn of_144_schools_79_have_completed_and_12_are_enrolled() {
    let id = "uss-utbildning-144";
    let folder = root().join("regler").join(id).join("underlag");
    let mut files: Vec<InputFile> =
        ["enhet.csv", "utbildning.csv"].iter().map(|name| read(folder.join(name), name)).collect();
    files.extend(rule_files(id));
    let coverages = coverages(&usable(files, id), id);
    let [coverage] = &coverages[..] else { panic!("{coverages:?}") };
    assert_eq!(coverage.of, 144);
    let steps: Vec<_> = coverage
        .steps
        .iter()
        .map(|step| (step.count.count(), step.share.as_deref(), step.up_to.count(), step.up_to_share.as_deref()))
        .collect();
    assert_eq!(steps, [(Some(79), Some("54.9"), Some(79), Some("54.9")), (Some(12), Some("8.3"), Some(91), Some("63.2"))]);
    assert_eq!(coverage.rest.count(), Some(53));
    let units = coverage.units.as_ref().unwrap();
    assert_eq!(units.len(), 144);
    assert_eq!(units.iter().filter(|unit| unit.step == Some(1)).count(), 12);
    assert_eq!(units.iter().map(|unit| &unit.label).collect::<BTreeSet<_>>().len(), 144);
}

/// The demonstration municipality: 33 schools have completed the training, 23 have not, and the 4 enrolled are too few to be described.
#[test]
fn the_demonstration_has_gaps_and_a_group_that_is_too_small() {
    for id in ["exempelkommun-2024", "exempelkommun-2025"] {
        let mut files = demonstration();
        files.extend(rule_files(id));
        let workspace = usable(files, id);
        let coverage = coverages(&workspace, id).swap_remove(0);
        let counts: Vec<_> = coverage.steps.iter().map(|step| step.count.size()).collect();
        assert_eq!((coverage.of, counts, coverage.rest.size()), (60, vec![33, 4], 23));
        let described = descriptions(&workspace, id).swap_remove(0);
        let groups: Vec<_> = described.groups.iter().map(|group| (group.units.size(), group.shown)).collect();
        assert_eq!(groups, [(33, true), (23, true), (4, false)]);
        for cell in &described.cells {
            assert_eq!(cell.units.size() + cell.without.size(), described.groups[cell.group].units.size());
            assert_eq!(cell.median.is_some(), cell.group < 2, "{cell:?}");
            assert_eq!(cell.points.as_ref().map(Vec::len), (cell.group < 2).then(|| cell.units.size()));
        }
        let without: usize = described.cells.iter().map(|cell| cell.without.size()).sum();
        assert!(without > 0, "no gaps");
    }
}

/// Without its optional tables the demonstration is what it was: nobody has begun, and there is nothing to describe.
#[test]
fn the_demonstration_needs_none_of_it() {
    let id = "exempelkommun-2024";
    let open = |keeps: fn(&InputFile) -> bool| {
        let mut files: Vec<InputFile> = demonstration().into_iter().filter(keeps).collect();
        files.extend(rule_files(id));
        usable(files, id)
    };
    let (with, without) = (open(|_| true), open(|file| !["läsårstal.csv", "utbildning.csv"].contains(&file.name.as_str())));
    assert_eq!(with.csv(id), without.csv(id));
    let coverage = coverages(&without, id).swap_remove(0);
    assert_eq!((coverage.steps[1].up_to.size(), coverage.rest.size()), (0, 60));
    assert!(descriptions(&without, id)[0].cells.iter().all(|cell| cell.median.is_none()));
}

/// The economist's answer holds each unit's own number; a board's holds none, nor the four that are enrolled.
#[test]
fn the_answer_is_for_its_audience() {
    let id = "exempelkommun-2025";
    let mut files = demonstration();
    files.extend(rule_files(id));
    let workspace = usable(files, id);
    let answer = |audience: Audience| {
        let day = fordela::formula::parse_date("2025-03-18").unwrap();
        let options = FollowUpOptions { day, seed: "2025-0318".to_owned(), audience, limit: 5 };
        serde_json::to_value(workspace.follow_up(id, &options).unwrap()).unwrap()
    };
    let own = answer(Audience::Economist);
    assert_eq!(own["coverage"][0]["steps"][1]["count"], 4);
    assert_eq!(own["coverage"][0]["units"].as_array().unwrap().len(), 60);
    assert_eq!(own["descriptions"][0]["cells"][0]["points"].as_array().unwrap().len(), 32);
    for audience in [Audience::Board, Audience::Unit("99000001".to_owned())] {
        let others = answer(audience);
        assert_eq!(others["protected"], true);
        assert_eq!(others["coverage"][0]["steps"][1]["count"], serde_json::Value::Null);
        assert_eq!(others["coverage"][0]["rest"], serde_json::Value::Null);
        assert_eq!(others["descriptions"][0]["groups"][1]["units"], serde_json::Value::Null);
        assert_eq!(others["coverage"][0]["steps"][0]["count"], 33);
        assert_eq!(others["descriptions"][0]["cells"][0]["median"], own["descriptions"][0]["cells"][0]["median"]);
        let text = (others["coverage"].to_string(), others["descriptions"].to_string());
        assert!(!(text.0 + &text.1).contains("9900"), "a unit is named");
    }
}

/// Units with a group, and what they say of two times: a row for each that has one.
fn with_rows(extra: &str, units: &[(&str, &str)], rows: &[(&str, &str, &str)]) -> Vec<InputFile> {
    let sections = format!(
        r#"
[[tabell]]
id       = "enhet"
nyckel   = "kod"
kolumner = [{{ id = "grupp", sort = ["a", "b", "c"] }}]

[[tabell]]
id       = "årstal"
nyckel   = "rad"
kolumner = [
  {{ id = "enhet", sort = "enhet" }},
  {{ id = "år",    sort = "text" }},
  {{ id = "dagar", sort = "dag", valfri = true }},
]

[[tackning]]
id   = "t"
steg = [{{ namn = "A", villkor = 'grupp = "a"' }}, {{ namn = "A eller B", villkor = 'grupp <> "c"' }}]

[[beskrivning]]
id      = "b"
tabell  = "årstal"
tid     = "år"
grupper = [{{ namn = "A", villkor = 'grupp = "a"' }}, {{ namn = "B", villkor = 'grupp = "b"' }}]
matt    = ["dagar"]
{extra}
"#
    );
    let lines = rows.iter().enumerate().map(|(at, (unit, year, days))| format!("{at};{unit};{year};{days}\n"));
    vec![
        common::rules(&sections),
        file(
            "enhet.csv",
            units.iter().fold("kod;grupp\n".to_owned(), |text, (key, group)| text + &format!("{key};{group}\n")),
        ),
        file("årstal.csv", lines.fold("rad;enhet;år;dagar\n".to_owned(), |text, line| text + &line)),
    ]
}

const UNITS: [(&str, &str); 11] = [
    ("1", "a"),
    ("2", "a"),
    ("3", "a"),
    ("4", "a"),
    ("5", "a"),
    ("6", "a"),
    ("7", "b"),
    ("8", "b"),
    ("9", "b"),
    ("10", "b"),
    ("11", "c"),
];

/// Six units with five numbers the first year; the median and quartiles are those of Python's `statistics.quantiles` with
/// `method="inclusive"`: of 46, 58, 74, 61, 39 they are 46, 58, 61.
const ROWS: [(&str, &str, &str); 14] = [
    ("1", "2023", "46"),
    ("2", "2023", "58"),
    ("3", "2023", "74"),
    ("4", "2023", "61"),
    ("5", "2023", "39"),
    ("6", "2023", ""),
    ("1", "2024", "40"),
    ("2", "2024", "41"),
    ("3", "2024", "42"),
    ("4", "2024", "43"),
    ("7", "2023", "10"),
    ("8", "2023", "11"),
    ("9", "2023", "12"),
    ("10", "2023", "13"),
];

#[test]
fn a_group_is_described_by_those_that_have_a_number() {
    let workspace = usable(with_rows("", &UNITS, &ROWS), "prov");
    let described = descriptions(&workspace, "prov").swap_remove(0);
    assert_eq!((described.times.as_slice(), described.minimum), (&["2023".to_owned(), "2024".to_owned()][..], 5));
    assert_eq!(described.measures[0].measure, "dag");
    let groups: Vec<_> = described.groups.iter().map(|group| (group.units.count(), group.shown)).collect();
    assert_eq!(groups, [(Some(6), true), (Some(4), false)]);
    let value = |cell: &Option<fordela::view::Cell>| cell.as_ref().and_then(|cell| cell.value.clone());
    let cells: Vec<_> = described
        .cells
        .iter()
        .map(|cell| {
            let figures = [&cell.low, &cell.median, &cell.high].map(value);
            (cell.group, cell.time.as_str(), cell.units.size(), cell.without.size(), figures.map(Option::unwrap_or_default))
        })
        .collect();
    let none = || ["", "", ""].map(str::to_owned);
    assert_eq!(
        cells,
        [
            (0, "2023", 5, 1, ["46", "58", "61"].map(str::to_owned)),
            // Four numbers are too few, though the group is large enough.
            (0, "2024", 4, 2, none()),
            (1, "2023", 4, 0, none()),
            (1, "2024", 0, 4, none()),
        ]
    );
    let points = described.cells[0].points.as_ref().unwrap();
    assert_eq!(points.iter().map(|point| point.unit.as_str()).collect::<Vec<_>>(), ["1", "2", "3", "4", "5"]);
    assert!(described.cells[1..].iter().all(|cell| cell.points.is_none()));
}

#[test]
fn the_rule_set_says_what_is_few_and_which_times_are_shown() {
    let extra = "visa = [\"2024\", \"2022\"]\nminst = \"4\"";
    let described = descriptions(&usable(with_rows(extra, &UNITS, &ROWS), "prov"), "prov").swap_remove(0);
    assert_eq!(described.times, ["2024", "2022"]);
    assert!(described.groups.iter().all(|group| group.shown));
    let medians: Vec<_> =
        described.cells.iter().map(|cell| cell.median.as_ref().and_then(|cell| cell.value.as_deref())).collect();
    assert_eq!(medians, [Some("41.5"), None, None, None]);
    assert_eq!(described.cells[1].without.size(), 6);
}

/// Rows of a year that nobody has are no error; the rest of a unit's condition decides.
#[test]
fn a_unit_is_at_the_first_step_that_holds() {
    let coverage = coverages(&usable(with_rows("", &UNITS, &ROWS), "prov"), "prov").swap_remove(0);
    let counts: Vec<_> = coverage.steps.iter().map(|step| (step.count.size(), step.up_to.size())).collect();
    assert_eq!((coverage.of, counts, coverage.rest.size()), (11, vec![(6, 6), (4, 10)], 1));
}

/// An overlay changes and removes by key word, and the difference says so in a sentence that has no effect in kronor.
#[test]
fn an_overlay_changes_what_is_described() {
    let overlay = r#"
format = 1
id     = "ny"
namn   = "Ny"
status = "förslag"
giltig = ["2025-01-01", "2025-12-31"]
bas    = "prov"

[[tackning]]
id   = "t"
steg = [{ namn = "A", villkor = 'grupp = "b"' }, { namn = "A eller B", villkor = 'grupp <> "c"' }]

[[beskrivning]]
id   = "b"
bort = true
"#;
    let mut files = with_rows("", &UNITS, &ROWS);
    files.push(file("ny.toml", overlay));
    let workspace = usable(files, "ny");
    let coverage = coverages(&workspace, "ny").swap_remove(0);
    let counts: Vec<_> = coverage.steps.iter().map(|step| step.count.size()).collect();
    assert_eq!((counts, descriptions(&workspace, "ny").len()), (vec![4, 6], 0));
    let said = serde_json::to_value(workspace.difference("prov", "ny").unwrap()).unwrap();
    let text = said["others"].to_string();
    assert!(text.contains("Täckningen t ändras") && text.contains("Beskrivningen b tas bort"), "{said}");
    assert_eq!(said["changes"], serde_json::json!([]));
}

/// What is shown, with the units behind it.
fn shown(coverages: &[Coverage], descriptions: &[Description]) -> Vec<(usize, Vec<bool>)> {
    let mut all: Vec<&Counted> = Vec::new();
    for coverage in coverages {
        all.extend(coverage.steps.iter().flat_map(|step| [&step.count, &step.up_to]).chain([&coverage.rest]));
    }
    for description in descriptions {
        all.extend(description.groups.iter().map(|group| &group.units));
        all.extend(description.cells.iter().flat_map(|cell| [&cell.units, &cell.without]));
    }
    all.into_iter().filter_map(|counted| Some((counted.count()?, counted.members.clone()))).collect()
}

#[test]
fn others_see_no_few_nor_what_tells_them() {
    let workspace = usable(with_rows("minst = \"1\"", &UNITS, &ROWS), "prov");
    let (mut coverages, mut described) = (coverages(&workspace, "prov"), descriptions(&workspace, "prov"));
    assert!(hide(&mut coverages, &mut described, 5));
    let text = serde_json::to_value((&coverages, &described)).unwrap();
    // 6, 4 and 1 of 11: the four and the one make five, so that the six tells of neither.
    assert_eq!(text[0][0]["of"], 11);
    let counts =
        |key: &str| text[0][0]["steps"].as_array().unwrap().iter().map(|step| step[key].clone()).collect::<Vec<_>>();
    assert_eq!(counts("count"), [serde_json::json!(6), serde_json::Value::Null]);
    assert_eq!(counts("upTo"), [serde_json::json!(6), serde_json::Value::Null]);
    assert_eq!(counts("upToShare"), [serde_json::json!("54.5"), serde_json::Value::Null]);
    assert_eq!((&text[0][0]["rest"], &text[0][0]["units"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    let cells = text[1][0]["cells"].as_array().unwrap();
    assert_eq!(cells.iter().filter(|cell| cell.get("points").is_some()).count(), 0);
    assert_eq!(cells.iter().filter(|cell| cell.get("median").is_some()).count(), 1);
    assert_eq!(text[1][0]["minimum"], 5);
    for (count, _) in shown(&coverages, &described) {
        assert!(count == 0 || count >= 5, "{count}");
    }
}

#[test]
fn where_nothing_is_few_nothing_is_held_back() {
    let units: Vec<(String, &str)> = (0..15).map(|unit| (unit.to_string(), ["a", "b", "c"][unit % 3])).collect();
    let units: Vec<(&str, &str)> = units.iter().map(|(key, group)| (key.as_str(), *group)).collect();
    let rows: Vec<(&str, &str, &str)> = units.iter().map(|(key, _)| (*key, "2023", "7")).collect();
    let workspace = usable(with_rows("", &units, &rows), "prov");
    let (mut coverages, mut described) = (coverages(&workspace, "prov"), descriptions(&workspace, "prov"));
    let before = shown(&coverages, &described).len();
    assert!(!hide(&mut coverages, &mut described, 5));
    assert_eq!(shown(&coverages, &described).len(), before);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    /// An attacker who adds and subtracts what is shown, two at a time and again, never comes to a count of few units of one group.
    #[test]
    fn no_sum_or_difference_of_what_is_shown_is_few(
        groups in proptest::collection::vec(0..3_usize, 5..30),
        has in proptest::collection::vec(0..5_u8, 30),
    ) {
        let keys: Vec<String> = (0..groups.len()).map(|unit| unit.to_string()).collect();
        let units: Vec<(&str, &str)> = keys.iter().zip(&groups).map(|(key, group)| (key.as_str(), ["a", "b", "c"][*group])).collect();
        let rows: Vec<(&str, &str, &str)> =
            keys.iter().zip(&has).filter(|(_, has)| **has > 0).map(|(key, _)| (key.as_str(), "2023", "7")).collect();
        let workspace = usable(with_rows("", &units, &rows), "prov");
        let (mut coverages, mut described) = (coverages(&workspace, "prov"), descriptions(&workspace, "prov"));
        let few: Vec<Vec<bool>> = shown(&coverages, &described)
            .into_iter().filter(|(count, _)| (1..5).contains(count)).map(|(_, members)| members).collect();
        hide(&mut coverages, &mut described, 5);
        let mut known: BTreeSet<Vec<i8>> = BTreeSet::from([vec![1; groups.len()]]);
        let signs = |set: &[bool]| set.iter().map(|member| i8::from(*member)).collect::<Vec<i8>>();
        known.extend(shown(&coverages, &described).iter().map(|(_, set)| signs(set)));
        for _ in 0..2 {
            let all: Vec<Vec<i8>> = known.iter().cloned().collect();
            for one in &all {
                for other in &all {
                    known.insert(one.iter().zip(other).map(|(a, b)| a - b).collect());
                    known.insert(one.iter().zip(other).map(|(a, b)| a + b).collect());
                }
            }
            known.retain(|set| set.iter().all(|part| (-1..=1).contains(part)));
        }
        for set in few {
            prop_assert!(!known.contains(&signs(&set)), "{set:?} is told");
        }
        prop_assert!(shown(&coverages, &described).iter().all(|(count, _)| *count == 0 || *count >= 5));
    }

    /// Turned upside down and moved, the numbers have the quartiles turned and moved; about half lie between them.
    #[test]
    fn quartiles_follow_their_numbers(numbers in proptest::collection::vec(-50..50_i64, 1..40), by in -9..9_i64) {
        let all = |numbers: Vec<i64>| spread(numbers.into_iter().map(Number::from).collect()).unwrap();
        let own = all(numbers.clone());
        let turned = all(numbers.iter().map(|number| by - number).collect());
        let minus = |number: &Number| Number::from(by).sub(number).unwrap();
        prop_assert_eq!(&turned.low, &minus(&own.high));
        prop_assert_eq!(&turned.median, &minus(&own.median));
        prop_assert_eq!(&turned.high, &minus(&own.low));
        let count = |fits: &dyn Fn(&Number) -> bool| numbers.iter().filter(|number| fits(&Number::from(**number))).count();
        prop_assert!(2 * count(&|number| *number >= own.low && *number <= own.high) + 2 >= numbers.len());
        prop_assert!(4 * count(&|number| *number < own.low) <= numbers.len());
        prop_assert!(2 * count(&|number| *number <= own.median) >= numbers.len());
        prop_assert!(2 * count(&|number| *number >= own.median) >= numbers.len());
    }
}
