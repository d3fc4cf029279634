//! The reference is what the code says, and its examples can be run.

mod common;

use common::{fordela, is_up_to_date, root};

#[test]
fn the_committed_reference_is_the_generated_one() {
    is_up_to_date("docs/referens.md", &["referens"]);
}

#[test]
fn every_example_can_be_used_and_has_nothing_against_it() {
    let folder = root().join("docs/exempel");
    let mut names: Vec<String> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert!(names.len() >= 6, "{names:?}");
    for name in names {
        let data = format!("{name}/underlag");
        let mut arguments = vec!["kontrollera", &name];
        if folder.join(&data).is_dir() {
            arguments.push(&data);
        }
        let output = fordela(&folder, &arguments);
        let said = String::from_utf8(output.stdout).unwrap();
        let problem = ["Fel [", "Fråga [", "Varning ["].iter().any(|label| said.contains(label));
        assert!(output.status.success() && !problem, "{name}:\n{said}");
        assert!(!folder.join(&name).join("fall").is_dir() || !said.contains(" 0 tal jämförda"), "{name}:\n{said}");
    }
}

/// The example has last year's result beside it: 6 000 kr then, so no less than 5 700 kr now.
#[test]
fn the_guarantee_holds_to_the_krona() {
    let folder = root().join("docs/exempel");
    let output =
        fordela(&folder, &["forklara", "garanti", "garanti/underlag", "--enhet", "A", "--resurs", "verksamhetsstöd"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("5 700") || said.contains("5\u{a0}700"), "{said}");
}
