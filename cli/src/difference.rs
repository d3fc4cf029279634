//! The difference between two rule sets as text on a terminal.

use fordela::difference::{Change, Difference, Effect, Moved};
use fordela::number::{DecimalSign, parse, swedish};

/// Prints the sentences with their effects: first what moves money, then what moves none, then what no figure depends on.
pub fn print(difference: &Difference) {
    let currency = &difference.currency;
    say!("Från {} till {}", difference.from, difference.to);
    let silent = |change: &&Change| change.effect.as_ref().is_some_and(|effect| effect.up + effect.down == 0);
    let carriers = || difference.changes.iter().enumerate().filter(|(_, change)| change.together.is_none());
    for (at, change) in carriers().filter(|(_, change)| !silent(change)) {
        tell(difference, at, change, currency);
    }
    if let Some(total) = &difference.total {
        say!("\nAllt tillsammans");
        effect(total, currency);
    }
    let mut quiet = carriers().filter(|(_, change)| silent(change)).peekable();
    if quiet.peek().is_some() {
        say!("\nÄndrar inget belopp");
        quiet.for_each(|(at, change)| tell(difference, at, change, currency));
    }
    if !difference.others.is_empty() {
        say!("\nNamn, källor och annat");
        difference.others.iter().for_each(|said| say!("• {}", said.sv));
    }
    if difference.changes.is_empty() && difference.others.is_empty() {
        say!("Regelverken säger samma sak.");
    }
}

fn tell(difference: &Difference, at: usize, change: &Change, currency: &str) {
    say!("\n• {}", change.sv);
    texts(change, "  ");
    for with in difference.changes.iter().filter(|with| with.together == Some(at)) {
        say!("  – {}", with.sv);
        texts(with, "    ");
    }
    if let Some(of) = change.effect.as_ref().filter(|of| of.up + of.down > 0) {
        effect(of, currency);
    }
}

/// What was and what is, where the sentence does not say it.
fn texts(change: &Change, indent: &str) {
    for (word, text) in [("Förut", &change.before), ("Nu", &change.after)] {
        if let Some(text) = text.as_ref().filter(|text| !change.sv.contains(*text)) {
            say!("{indent}{word}: {text}");
        }
    }
}

fn effect(effect: &Effect, currency: &str) {
    let Effect { up, down, same, .. } = effect;
    say!("  {} {currency}. {up} enheter får mer, {down} mindre, {same} lika mycket.", signed(&effect.total));
    for (title, moved) in [("Enheter", &effect.units), ("Huvudmän", &effect.providers)] {
        let one = |moved: &Moved| format!("{} {}", moved.label, signed(&moved.difference));
        if !moved.is_empty() {
            say!("  {title}: {}", moved.iter().map(one).collect::<Vec<_>>().join("; "));
        }
    }
}

/// An amount with its sign, in whole units of the currency or with two decimals.
fn signed(text: &str) -> String {
    let Ok(number) = parse(text, DecimalSign::Point) else { return text.to_owned() };
    let mut shown = swedish(&number);
    if shown.split_once(',').is_some_and(|(_, decimals)| decimals.len() == 1) {
        shown.push('0');
    }
    if number.is_zero() || number.is_negative() { shown } else { format!("+{shown}") }
}
