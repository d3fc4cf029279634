//! Figures as text on a terminal.

use fordela::allocate::{Allocation, ControlKind, Summary};
use fordela::compare::{Compared, ComparedAmounts, Comparison};
use fordela::explain::{Node, Piece};
use fordela::number::{DecimalSign, parse, swedish};
use fordela::view::{Cell, DeviationView, SortView, State, deviations};

/// Prints a line. Where nobody reads any more, as after `| head`, the work is done.
#[macro_export]
macro_rules! say {
    ($($text:tt)*) => {{
        use std::io::Write;
        if writeln!(std::io::stdout().lock(), $($text)*).is_err() {
            std::process::exit(0);
        }
    }};
}

fn number(cell: &Cell) -> String {
    match (cell.state, cell.value.as_deref()) {
        (State::Value, Some(value)) => match parse(value, DecimalSign::Point) {
            Ok(number) => swedish(&number),
            Err(_) => value.to_owned(),
        },
        (State::Missing, _) => "saknas".to_owned(),
        (State::Failed, _) => "fel".to_owned(),
        _ => "–".to_owned(),
    }
}

fn with_measure(cell: &Cell, sort: &SortView) -> String {
    match (cell.state, &sort.measure) {
        (State::Value, Some(measure)) => format!("{} {measure}", number(cell)),
        _ => number(cell),
    }
}

/// Prints resources, totals and control lines.
pub fn summary(allocation: &Allocation, summary: &Summary) {
    let rules = &allocation.rules;
    let currency = rules.units.currency();
    say!("{}", rules.name);
    for (id, total) in summary.resources.iter().zip(&summary.totals.amounts) {
        say!("  {:<48} {:>20} {currency}", allocation.label(&rules.columns[id.0]), number(&Cell::plain(total)));
    }
    if !summary.resources.is_empty() {
        say!("  {:<48} {:>20} {currency}", "Summa", number(&Cell::plain(&summary.totals.sum)));
    }
    for control in &summary.controls {
        let label = allocation.control_label(control);
        let difference = control.actual.sub(&control.expected).map_or_else(|_| String::new(), |d| swedish(&d));
        let (expected, actual) = (swedish(&control.expected), swedish(&control.actual));
        let line = match control.kind {
            ControlKind::Pot => format!("{label}: ram {expected} = fördelat {actual}, differens {difference}"),
            ControlKind::Budget if control.ok() => format!("{label}: {actual} av budget {expected}"),
            ControlKind::Budget => format!("{label}: {actual} mot budget {expected}, {difference} över; besluten står fast"),
            ControlKind::Units => format!("Enheterna tillsammans {actual} = summan {expected}, differens {difference}"),
            ControlKind::Providers => {
                format!("Huvudmännen tillsammans {actual} = summan {expected}, differens {difference}")
            }
        };
        say!("  {} {line}", if control.ok() { "✓" } else { "!" });
    }
    accepted(&deviations(rules));
}

/// Prints accepted deviations: they follow the sums.
fn accepted(deviations: &[DeviationView]) {
    for DeviationView { check, title, resource, reason, date, source } in deviations {
        say!("  ! Avsteg {date}, {resource}: {title} ({check}; {source}). Motiv: {reason}");
    }
}

/// Prints units, providers and the total of a comparison.
pub fn comparison(comparison: &Comparison) {
    let currency = &comparison.currency;
    say!("{:<44} {:>18} {:>18} {:>18} {:>9}", format!("Belopp i {currency}"), "Gällande", "Förslag", "Skillnad", "%");
    for (title, rows) in [("Enheter", &comparison.units), ("Huvudmän", &comparison.providers)] {
        say!("{title}");
        for row in rows {
            line(&format!("  {}", row.label), &row.amounts.sum);
        }
    }
    say!("Resurser");
    let ComparedAmounts { amounts, sum, net, .. } = &comparison.totals;
    for (resource, amount) in comparison.resources.iter().zip(amounts) {
        line(&format!("  {}", resource.label), amount);
    }
    line("Summa", sum);
    line("Summa utan moms och administration", net);
    for (title, deviations) in [("Gällande", &comparison.deviations.current), ("Förslag", &comparison.deviations.proposed)]
    {
        if !deviations.is_empty() {
            say!("{title}");
            accepted(deviations);
        }
    }
}

fn line(label: &str, amount: &Compared) {
    let short: String = label.chars().take(44).collect();
    let [current, proposed, difference, percent] =
        [&amount.current, &amount.proposed, &amount.difference, &amount.percent].map(number);
    say!("{short:<44} {current:>18} {proposed:>18} {difference:>18} {percent:>9}");
}

/// Prints an explanation, indented by its depth.
pub fn explanation(node: &Node, depth: usize) {
    let indent = "  ".repeat(depth);
    say!("{indent}{}: {}", node.label, with_measure(&node.cell, &node.sort));
    for step in &node.steps {
        let numbers: String = step.numbers.iter().map(piece).collect();
        say!("{indent}  {} {} → {} = {}", step.kind, step.formula.trim(), numbers, with_measure(&step.cell, &step.sort));
    }
    if let Some(source) = &node.source {
        say!("{indent}  källa {}", source.title);
    }
    if let Some(place) = &node.place {
        say!("{indent}  läst i {} rad {}, {}", place.file, place.line, place.heading);
    }
    for child in &node.children {
        explanation(child, depth + 1);
    }
    if node.more > 0 {
        say!("{indent}  {} rader visas inte", node.more);
    }
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => text.clone(),
        Piece::Value { cell, sort } => with_measure(cell, sort),
        Piece::Label { label } => label.clone(),
    }
}
