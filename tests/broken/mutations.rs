//! Rule files broken at random: whatever stands in them, nothing panics, everything ends, and what cannot be used says why and where.
//! The same files every time: what is found here can be found again.

use fordela::message::{Code, Problem, Severity, stops};
use fordela::rules::{Edit, EditChange, EditValue, RuleFile, edit};
use fordela::workspace::{InputFile, Workspace};

use crate::common::{file, root, rule_file};
use crate::snapshots::broken;

const MUTANTS: usize = 5_000;

/// SplitMix64: enough to choose by.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }

    /// A place between two letters.
    fn place(&mut self, text: &str) -> usize {
        let at = self.below(text.len() + 1);
        (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
    }
}

const NUMBERS: [&str; 9] = [
    "",
    "0",
    "-1",
    "99999999999999999999999999999999",
    "1e400",
    "0,0000000000001",
    "1.234",
    "½",
    "79228162514264337593543950335",
];
const NESTS: [&str; 8] = ["(", ")", "[", "{ a = ", "SUMMA(", "-", "\"", "OM(elever > 0; "];
const LETTERS: [&str; 12] =
    ["\u{202e}", "e\u{301}", "\u{feff}", "😀", "ſ", "\u{2028}", "İ", "\u{a0}", "ﬁ", "\u{1}", "٣", "A\u{30a}"];
const SIGNS: [&str; 14] = ["+", "-", "*", "/", "<", ">", "=", "%", ";", ",", ".", "(", ")", "'"];

/// The places of the runs of letters that pass.
fn runs(text: &str, passes: impl Fn(char) -> bool) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| passes(*letter)) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += letter.len_utf8(),
            _ => runs.push(at..at + letter.len_utf8()),
        }
    }
    runs
}

/// The text with one thing broken; `other` is a file to take a line from.
fn mutate(text: &str, other: &str, random: &mut Random) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let (a, b) = (random.below(lines.len()), random.below(lines.len()));
    let mut whole = text.to_owned();
    match random.below(11) {
        _ if lines.is_empty() => return other.to_owned(),
        0 => drop(lines.remove(a)),
        1 => lines.insert(b, lines[a]),
        2 => lines.swap(a, b),
        3 => lines.insert(a, other.lines().nth(random.below(other.lines().count())).unwrap_or("")),
        4 => {
            whole.truncate(random.place(text));
            return whole;
        }
        5 => {
            let numbers = runs(text, |letter| letter.is_ascii_digit());
            if !numbers.is_empty() {
                whole.replace_range(random.one(&numbers), random.one(&NUMBERS));
            }
            return whole;
        }
        6 => {
            let names = runs(text, |letter| letter.is_alphanumeric() || letter == '_');
            if !names.is_empty() {
                let name = &text[random.one(&names)];
                whole.replace_range(random.one(&names), name);
            }
            return whole;
        }
        7 => {
            whole.insert_str(random.place(text), &random.one(&NESTS).repeat(random.one(&[1, 2, 50, 150, 3_000])));
            return whole;
        }
        8 => {
            whole.insert_str(random.place(text), random.one(&LETTERS));
            return whole;
        }
        9 => {
            whole.insert_str(random.place(text), random.one(&SIGNS));
            return whole;
        }
        _ => {
            let (from, to) = (random.place(text), random.place(text));
            let to = (from.min(to)..=from.max(to).min(from.min(to) + 24)).rev().find(|at| text.is_char_boundary(*at));
            whole.replace_range(from.min(to.unwrap_or(from))..from.max(to.unwrap_or(from)), "");
            return whole;
        }
    }
    lines.join("\n") + "\n"
}

/// Rule files, each with the files that it is read with: first the rule set, then what it speaks of and its data.
fn corpus() -> Vec<Vec<InputFile>> {
    let mut folders: Vec<String> = std::fs::read_dir(root().join("regler"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    folders.sort();
    let published: Vec<InputFile> = folders.iter().map(|name| rule_file(name)).collect();
    let with_others = |own: &InputFile| {
        let others = published.iter().filter(|other| other.name != own.name);
        let needs: Vec<String> = RuleFile::new("", &text(own)).needs().map(str::to_owned).collect();
        let needed = others.filter(|other| needs.iter().any(|id| text(other).contains(&format!("\"{id}\""))));
        std::iter::once(own.clone()).chain(needed.cloned()).collect()
    };
    let sets = published.iter().map(with_others);
    sets.chain(broken().into_iter().map(|(_, files)| files).filter(|files| !files.is_empty())).collect()
}

fn text(file: &InputFile) -> String {
    String::from_utf8_lossy(&file.bytes).into_owned()
}

/// Asks for everything that there is to ask; what is wrong with the answers.
fn ask(files: Vec<InputFile>) -> Result<(), String> {
    let workspace = Workspace::open(files);
    let placed = |problems: &[Problem]| {
        problems.iter().any(|problem| {
            problem.severity() <= Severity::Question
                && (problem.place.file.is_some() || matches!(problem.code, Code::TableMissing | Code::LastYearTable))
        })
    };
    let ids: Vec<String> = workspace.rule_sets().map(|view| view.id().to_owned()).collect();
    if ids.is_empty() && !placed(workspace.problems()) {
        return Err("no rule set, and nothing says why".to_owned());
    }
    for id in &ids {
        let problems = workspace.check(id);
        let usable = workspace.usable().any(|rules| rules.id == *id);
        if (!usable || stops(&problems)) && !placed(&problems) {
            return Err(format!("{id} is stopped, and nothing says where: {problems:?}"));
        }
        if workspace.allocate(id).is_some() == stops(&problems) {
            return Err(format!("{id}: figures are given exactly where nothing stops them"));
        }
        if let Some(last) = problems.iter().find(|problem| is_guard(problem)) {
            return Err(format!("{id}: a last guard speaks: {last}"));
        }
        problems.iter().for_each(|problem| drop(problem.to_string()));
        workspace.outline(id);
        workspace.flat(id);
        workspace.run_cases(id);
        let changed = workspace.edit(id, &edits());
        if changed.is_some_and(|text| edit(&text, &edits()).is_none()) {
            return Err(format!("{id}: a change made TOML into something else"));
        }
    }
    Ok(())
}

/// A change of each kind.
fn edits() -> Vec<Edit> {
    let edit = |section: &str, table: Option<&str>, id: &str, change| Edit {
        section: section.to_owned(),
        table: table.map(str::to_owned),
        id: id.to_owned(),
        change,
    };
    let key = |key: &str, value| EditChange::Key { key: key.to_owned(), value };
    let text = |text: &str| Some(EditValue::Text(text.to_owned()));
    vec![
        edit("header", None, "", key("namn", text("Ett ”annat” \"namn\" \\ med \n radbyte"))),
        edit("parameter", None, "pris", key("tal", text("1 250 kr/elev"))),
        edit("tabell", None, "enhet", key("rubrik", None)),
        edit("dokument", None, "nytt", EditChange::Add { add: vec![("titel".to_owned(), "Nytt".to_owned())] }),
        edit("resurs", Some("enhet"), "stöd", EditChange::Remove { remove: true }),
    ]
}

/// True for a problem that says that Fördela itself is wrong.
fn is_guard(problem: &Problem) -> bool {
    matches!(problem.code, Code::NotUsable | Code::NotComputed | Code::SumsDiffer | Code::UnknownGuard)
}

#[test]
fn a_rule_file_broken_at_random_is_answered_in_words() {
    let corpus = corpus();
    let mut random = Random(3);
    for mutant in 0..MUTANTS {
        let files = &corpus[mutant % corpus.len()];
        let rules: Vec<usize> = (0..files.len()).filter(|at| files[*at].name.ends_with(".toml")).collect();
        let which = random.one(&rules);
        let other = text(&random.one(&corpus)[0]);
        let mut broken = text(&files[which]);
        for _ in 0..=random.below(3) {
            broken = mutate(&broken, &other, &mut random);
        }
        let mut files = files.clone();
        files[which] = file(&files[which].name, broken.clone());
        let answered = std::panic::catch_unwind(|| ask(files));
        let told = answered.unwrap_or_else(|_| Err("a panic".to_owned()));
        assert_eq!(told, Ok(()), "mutant {mutant} of {}:\n{broken}", corpus[mutant % corpus.len()][which].name);
    }
}
