//! Formulas and what they come to, as tables that anyone can add lines to: `tests/formler/*.csv`. Every line is a rule set of its own,
//! computed the way a user's is. `tests/formler/calc.py` computes the same lines in a spreadsheet.

mod common;

use common::{file, root, rules};
use fordela::formula::{Callee, Fold, Reference, reference};
use fordela::message::{Code, Severity};
use fordela::number::{DecimalSign, Number, parse};
use fordela::view::{Cell, SortView, State};
use fordela::workspace::{InputFile, Workspace};

/// A line of a table of cases.
#[derive(Clone)]
struct Case {
    place: String,
    formula: String,
    values: Vec<(String, String)>,
    expected: String,
}

/// The rows of the table that a case computes in.
const ROWS: [&str; 3] = ["A", "B", "C"];
/// A column with a closed list, which every case has.
const LIST: (&str, &str) = ("form", "[\"grundskola\", \"resursskola\"]");
const MISSING: &str = "saknas";
const INAPPLICABLE: &str = "ej tillämpligt";
/// What lines write for a value read where it does not apply: refused when the rules are read, or stopped when they are computed.
const INAPPLICABLE_READ: (&str, [&str; 2]) = ("ej-tillämpligt-läst", ["may-be-inapplicable", "inapplicable-read"]);

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let folder = root().join("tests/formler");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files.iter().filter(|path| path.extension().is_some_and(|ending| ending == "csv")) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut lines = csv::ReaderBuilder::new().delimiter(b';').from_path(path).unwrap();
        let headings = ["formel", "värden", "väntat", "samma i Excel", "anmärkning"];
        assert_eq!(lines.headers().unwrap().iter().collect::<Vec<_>>(), headings, "{name}: rubrikerna");
        for line in lines.records() {
            let line = line.unwrap_or_else(|error| panic!("{name}: {error}"));
            let place = format!("{name} rad {}", line.position().unwrap().line());
            assert!(["ja", "nej"].contains(&&line[3]), "{place}: samma i Excel ska vara ja eller nej");
            let values = line[1].split('|').filter(|value| !value.trim().is_empty()).map(|value| {
                let (name, value) = value.split_once('=').unwrap_or_else(|| panic!("{place}: skriv namn=värde"));
                (name.trim().to_owned(), value.trim().to_owned())
            });
            let values = values.collect();
            cases.push(Case { place, formula: line[0].to_owned(), values, expected: line[2].trim().to_owned() });
        }
    }
    cases
}

/// The sort of a value, and its cell.
fn column(name: &str, value: &str) -> (String, String, bool) {
    let quoted = |sort: &str| format!("\"{sort}\"");
    for (state, optional) in [(MISSING, false), (INAPPLICABLE, true)] {
        if let Some(sort) = value.strip_prefix(state) {
            let sort = if sort.is_empty() { "tal" } else { sort.trim() };
            return (if name == LIST.0 { LIST.1.to_owned() } else { quoted(sort) }, String::new(), optional);
        }
    }
    let at = value.find(|c: char| c.is_alphabetic() || c == '%').unwrap_or(value.len());
    let sort = match value {
        _ if name == LIST.0 => LIST.1.to_owned(),
        "ja" | "nej" => quoted("ja/nej"),
        _ if fordela::formula::parse_date(value).is_some() => quoted("datum"),
        _ if parse(&value[..at], DecimalSign::Comma).is_err() => quoted("text"),
        _ if at == value.len() => quoted("tal"),
        _ => quoted(value[at..].trim()),
    };
    (sort, value.to_owned(), false)
}

/// The rule set of a case: the common tables, and one of rows A, B and C in which the formula stands. It applies in one of them.
fn rule_set(case: &Case) -> String {
    let mut values = case.values.clone();
    let chosen = match values.iter().position(|(name, _)| name == "rad") {
        Some(at) => values.remove(at).1,
        None => ROWS[0].to_owned(),
    };
    if !values.iter().any(|(name, _)| name == LIST.0) {
        values.push((LIST.0.to_owned(), "grundskola".to_owned()));
    }
    let (mut columns, mut cells) = (String::new(), String::new());
    for (name, value) in &values {
        let (sort, cell, optional) = column(name, value);
        columns += &format!("  {{ id = \"{name}\", sort = {sort}, valfri = {optional} }},\n");
        cells += &format!(", \"{cell}\"");
    }
    columns += "  { id = \"vald\", sort = \"ja/nej\" },\n";
    let row = |key: &&str| format!("  [\"{key}\"{cells}, \"{}\"],\n", if **key == *chosen { "ja" } else { "nej" });
    let rows: String = ROWS.iter().map(row).collect();
    format!(
        "{}\n[[tabell]]\nid = \"rad\"\nnyckel = \"rad\"\nkolumner = [\n{columns}]\nrader = [\n{rows}]\n\
         [[kolumn]]\ntabell = \"rad\"\nid = \"svar\"\nvillkor = \"vald\"\nformel = '''{}'''\n",
        std::fs::read_to_string(root().join("tests/formler/tabeller.toml")).unwrap(),
        case.formula,
    )
}

/// What a case comes to, and the codes of all that was said about it.
struct Outcome {
    cell: Option<(Cell, SortView)>,
    codes: Vec<&'static str>,
    said: String,
}

/// A case that reads another rule set changes one in which the formula is 0, and last year's result is that of row A alone, with 40
/// pupils.
fn files(case: &Case) -> Vec<InputFile> {
    let elsewhere = reference().iter().filter(|entry| matches!(entry.callee, Callee::Elsewhere(_)));
    if !elsewhere.flat_map(|entry| [entry.name, entry.english]).any(|name| case.formula.contains(&format!("{name}("))) {
        return vec![rules(&rule_set(case))];
    }
    let base = String::from_utf8(rules(&rule_set(&Case { formula: "0".to_owned(), ..case.clone() })).bytes).unwrap();
    let changes = format!(
        "bas = \"grund\"\nfjol = \"grund\"\n[[kolumn]]\ntabell = \"rad\"\nid = \"svar\"\nformel = '''{}'''\n",
        case.formula
    );
    let known: Vec<_> = case.values.iter().filter(|(name, _)| name != "rad").collect();
    let cell = |(name, value): &&(String, String)| match name.as_str() {
        "elever" => "40".to_owned(),
        _ => value.trim_start_matches(MISSING).trim_start_matches(INAPPLICABLE).to_owned(),
    };
    let heading = known.iter().map(|(name, _)| format!(";{name}")).collect::<String>();
    let last_year = format!("rad{heading}\nA;{}\n", known.iter().map(cell).collect::<Vec<_>>().join(";"));
    vec![
        file("grund.toml", base.replace("id = \"prov\"", "id = \"grund\"")),
        rules(&changes),
        file("fjol/rad.csv", last_year),
    ]
}

fn run(case: &Case) -> Outcome {
    let workspace = Workspace::open(files(case));
    let problems = workspace.check("prov");
    let stopping: Vec<String> =
        problems.iter().filter(|problem| problem.severity() <= Severity::Question).map(ToString::to_string).collect();
    let cell = workspace.allocate("prov").map(|computed| {
        let allocation = &computed.allocation;
        let table = allocation.rules.table("rad").unwrap();
        let column = allocation.rules.column(table, "svar").unwrap();
        let chosen = case.values.iter().find(|(name, _)| name == "rad").map_or("A", |(_, row)| row);
        let row = allocation.data.tables[table.0].row(chosen).unwrap();
        (allocation.cell(column, row as usize), SortView::from(&allocation.rules.columns[column.0].sort))
    });
    Outcome { cell, codes: problems.iter().map(|problem| problem.code.name()).collect(), said: stopping.join("\n") }
}

/// A number as lines write it: `2,5`, `1/3` or `-2,5 kr`, with its measure.
fn number(text: &str) -> Option<(Number, Option<String>)> {
    let at = text.find(|c: char| c.is_alphabetic() || c == '%').unwrap_or(text.len());
    let mut parts = text[..at].split('/').map(|part| parse(part, DecimalSign::Comma).ok());
    let mut number = parts.next()??;
    for part in parts {
        number = number.div(&part?).ok()?;
    }
    let measure = text[at..].trim();
    if measure == "%" {
        return Some((number.div(&Number::from(100)).ok()?, None));
    }
    Some((number, (!measure.is_empty()).then(|| measure.to_owned())))
}

/// Why the outcome is not what the line says, where it is not.
fn difference(case: &Case, outcome: &Outcome) -> Option<String> {
    let expected = case.expected.as_str();
    let wanted = |codes: &[&str]| {
        let found = outcome.codes.iter().any(|code| codes.contains(code));
        (!found).then(|| format!("väntade problemet {expected}, men fick {:?} {:?}", outcome.codes, outcome.cell))
    };
    if expected == INAPPLICABLE_READ.0 {
        return wanted(&INAPPLICABLE_READ.1);
    }
    if Code::ALL.iter().any(|code| code.name() == expected) {
        return wanted(&[expected]);
    }
    let Some((cell, sort)) = &outcome.cell else {
        return Some(format!("väntade {expected}, men det gick inte att räkna:\n{}", outcome.said));
    };
    let right = match (cell.state, &cell.value) {
        (State::Missing, _) => expected == MISSING,
        (State::Inapplicable, _) => expected == INAPPLICABLE,
        (State::Value, Some(value)) if ["number", "percent"].contains(&sort.kind) => {
            let exact = cell.exact.as_ref().unwrap_or(value).replace('.', ",");
            number(expected).is_some_and(|(wanted, measure)| {
                measure == sort.measure && number(&exact).is_some_and(|(found, _)| found == wanted)
            })
        }
        (State::Value, Some(value)) => value == expected,
        _ => false,
    };
    (!right).then(|| format!("väntade {expected}, men fick {cell:?} {:?}", sort.measure))
}

#[test]
fn every_line_comes_to_what_it_says() {
    let cases = cases();
    let mut wrong = Vec::new();
    for case in &cases {
        wrong.extend(difference(case, &run(case)).map(|why| format!("{}: {}\n  {why}", case.place, case.formula)));
    }
    assert!(wrong.is_empty(), "{} av {} rader stämmer inte:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Optional columns of the common tables.
const OPTIONAL: [&str; 2] = ["bonus", "tillägg"];

/// Every function by both its names, with a value, something missing, something that does not apply, and an error.
#[test]
fn every_function_is_tried_in_every_state() {
    let cases = cases();
    assert!(cases.len() >= 250, "{} rader är för få", cases.len());
    let is_code = |case: &Case| case.expected == INAPPLICABLE_READ.0 || Code::ALL.iter().any(|c| c.name() == case.expected);
    let calls = |case: &&Case, name: &str| {
        let call = format!("{name}(");
        let mut starts = case.formula.match_indices(&call).map(|(at, _)| &case.formula[..at]);
        starts.any(|before| !before.ends_with(|c: char| c.is_alphabetic() || c == '.'))
    };
    let inapplicable = |case: &Case| {
        case.expected == INAPPLICABLE
            || case.values.iter().any(|(_, value)| value.starts_with(INAPPLICABLE))
            || OPTIONAL.iter().any(|column| case.formula.contains(column))
    };
    for Reference { name, english, callee, .. } in reference() {
        let found: Vec<&Case> = cases.iter().filter(|case| calls(case, name)).collect();
        assert!(found.iter().any(|case| is_code(case)), "{name}: inget fel är prövat");
        let value = |case: &Case| !is_code(case) && ![MISSING, INAPPLICABLE].contains(&case.expected.as_str());
        assert!(found.iter().any(|case| value(case)), "{name}: inget värde är prövat");
        assert!(cases.iter().any(|case| calls(&case, english) && value(case)), "{english} är inte prövat");
        // A count reads no values, so that none can be missing or not apply.
        if !matches!(callee, Callee::Aggregate(Fold::Count, _)) {
            assert!(found.iter().any(|case| case.expected == MISSING), "{name}: inget som saknas är prövat");
            assert!(found.iter().any(|case| inapplicable(case)), "{name}: inget som inte är tillämpligt är prövat");
        }
    }
}

/// The examples of the reference are computed in the same tables as the lines.
#[test]
fn every_example_of_the_reference_comes_to_what_it_says() {
    let mut wrong = Vec::new();
    for Reference { name, example, value, .. } in reference() {
        assert!(example.contains(&format!("{name}(")), "the example of {name} does not use it");
        let case =
            Case { place: String::new(), formula: (*example).to_owned(), values: vec![], expected: (*value).to_owned() };
        // Last year's result and the rule set that is changed speak of pupils.
        let values = vec![("elever".to_owned(), "50".to_owned())];
        let case = Case { values, ..case };
        wrong.extend(difference(&case, &run(&case)).map(|why| format!("{example}: {why}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
