//! The two sections as they are written.

use super::super::section::{Section, Text};
use crate::message::{Code, Reporter};

/// A step or a group.
#[derive(Debug)]
pub struct DraftStage {
    pub name: Text,
    pub condition: Text,
}

/// `[[tackning]]`
#[derive(Debug)]
pub struct DraftCoverage {
    pub id: Text,
    pub name: Option<Text>,
    pub source: Option<Text>,
    pub condition: Option<Text>,
    pub steps: Vec<DraftStage>,
}

/// `[[beskrivning]]`
#[derive(Debug)]
pub struct DraftDescription {
    pub id: Text,
    pub name: Option<Text>,
    pub source: Option<Text>,
    pub table: Text,
    pub time: Text,
    pub times: Option<Vec<Text>>,
    pub groups: Vec<DraftStage>,
    pub measures: Vec<Text>,
    pub minimum: Option<Text>,
}

/// What the file says of coverage; what cannot be read is reported and left out.
pub fn coverages(header: &Section, reporter: &mut Reporter) -> Vec<DraftCoverage> {
    header.sections("tackning", reporter).into_iter().filter_map(|section| coverage(section, reporter)).collect()
}

/// What the file describes; what cannot be read is reported and left out.
pub fn descriptions(header: &Section, reporter: &mut Reporter) -> Vec<DraftDescription> {
    header.sections("beskrivning", reporter).into_iter().filter_map(|section| description(section, reporter)).collect()
}

fn coverage(section: Section, reporter: &mut Reporter) -> Option<DraftCoverage> {
    let id = section.text("id", reporter);
    let [name, source, condition] = ["namn", "enligt", "villkor"].map(|key| section.text(key, reporter));
    let steps = stages(&section, "steg", reporter);
    section.finish(reporter);
    Some(DraftCoverage { id: id?, name, source, condition, steps })
}

fn description(section: Section, reporter: &mut Reporter) -> Option<DraftDescription> {
    let [id, table, time] = ["id", "tabell", "tid"].map(|key| section.text(key, reporter));
    let [name, source, minimum] = ["namn", "enligt", "minst"].map(|key| section.text(key, reporter));
    let times = section.texts("visa", reporter);
    let measures = section.texts("matt", reporter);
    let groups = stages(&section, "grupper", reporter);
    section.finish(reporter);
    let (id, table, time, measures) = (id?, table?, time?, measures?);
    Some(DraftDescription { id, name, source, table, time, times, groups, measures, minimum })
}

fn stages(section: &Section, key: &'static str, reporter: &mut Reporter) -> Vec<DraftStage> {
    let before = reporter.problems.len();
    let written = section.sections(key, reporter);
    if written.is_empty() && section.has(key) && reporter.problems.len() == before {
        reporter.add(Code::EmptyList, section.span, &[]);
    }
    let mut stage = |section: Section| {
        let [name, condition] = ["namn", "villkor"].map(|key| section.text(key, reporter));
        section.finish(reporter);
        Some(DraftStage { name: name?, condition: condition? })
    };
    written.into_iter().filter_map(&mut stage).collect()
}
