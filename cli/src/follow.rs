//! What became of the money, as text on a terminal.

use fordela::follow::{AccountView, DutyView, FollowUp, RowView, State};
use fordela::number::{DecimalSign, parse, swedish};

/// Prints the accounts by resource, group and provider, then what is missing and what was drawn.
pub fn print(follow_up: &FollowUp) {
    say!("{}, {}", follow_up.name, follow_up.day);
    if follow_up.duties.is_empty() {
        say!("Regelverket har ingen [[redovisning]].");
        return;
    }
    if follow_up.protected {
        say!("Små tal och det som skulle avslöja dem är skyddade.");
    }
    heading();
    for duty in &follow_up.duties {
        line(&duty.label, &duty.account);
        duty.by_group.iter().filter(|group| group.account.rows != Some(0)).for_each(|group| {
            line(&format!("  {}", group.group), &group.account);
        });
    }
    line("Summa", &follow_up.total);
    for group in &follow_up.by_group {
        line(&format!("  {}", group.group), &group.account);
    }
    say!("\nHuvudmän");
    heading();
    follow_up.providers.iter().for_each(|provider| line(&provider.label, &provider.account));
    if !follow_up.units.is_empty() {
        say!("\nEnheter");
        heading();
        follow_up.units.iter().for_each(|unit| line(&unit.label, &unit.account));
    }
    follow_up.duties.iter().for_each(duty);
}

fn duty(duty: &DutyView) {
    let mut late: Vec<&RowView> = duty.rows.iter().filter(|row| row.state == State::Overdue).collect();
    late.sort_by_key(|row| (-row.days_late.unwrap_or(0), row.key.clone()));
    if !late.is_empty() {
        say!("\n{}: försenade, som leder till {}", duty.label, duty.consequence);
    }
    for row in late {
        let whole = row.not_reported == "0";
        let days = row.days_late.unwrap_or(0);
        let due = row.due.as_deref().unwrap_or("");
        let (unit, key) = (&row.unit_label, &row.key);
        let what = if whole { "ofullständig".to_owned() } else { format!("{} inte redovisat", amount(&row.not_reported)) };
        say!("  {unit} {key}: {what}, skulle ha kommit {due}, {days} dagar sen");
    }
    if !duty.requirements.is_empty() {
        say!("\n{}: krav", duty.label);
    }
    for requirement in &duty.requirements {
        say!("  {}: {} av {} uppfyller det inte", requirement.label, count(requirement.failed), count(requirement.of));
    }
    if !duty.strata.is_empty() {
        say!("\n{}: stickprov", duty.label);
    }
    for stratum in &duty.strata {
        let few = if stratum.drawn.is_some_and(|drawn| drawn < stratum.asked) { ", färre finns inte" } else { "" };
        let reviewed = stratum.reviewed.map_or_else(String::new, |reviewed| format!(", {} granskade", count(reviewed)));
        let (drawn, population) = (count(stratum.drawn), count(stratum.population));
        say!("  {}: {drawn} av {population} dragna{few}{reviewed}", stratum.label);
        for row in &stratum.rows {
            say!("    {} {} {}", row.key, row.label, amount(&row.amount));
        }
    }
}

fn heading() {
    let [allocated, used, unspent, missing, share] = ["tilldelat", "använt", "ej förbrukat", "inte redovisat", "redovisat"];
    say!("{:<44} {allocated:>16} {used:>16} {unspent:>16} {missing:>16} {share:>10} {:>8}", "", "försenade");
}

fn line(label: &str, account: &AccountView) {
    let short: String = label.chars().take(44).collect();
    let AccountView { allocated, used, unspent, not_reported, overdue, share, .. } = account;
    let [allocated, used, unspent, missing] =
        [allocated, used, unspent, not_reported].map(|text| text.as_ref().map_or("skyddat".to_owned(), |text| amount(text)));
    let share = share.as_ref().map_or("–".to_owned(), |share| format!("{} %", amount(share)));
    say!("{short:<44} {allocated:>16} {used:>16} {unspent:>16} {missing:>16} {share:>10} {:>8}", count(*overdue));
}

fn count(count: Option<usize>) -> String {
    count.map_or("skyddat".to_owned(), |count| count.to_string())
}

fn amount(text: &str) -> String {
    parse(text, DecimalSign::Point).map_or_else(|_| text.to_owned(), |number| swedish(&number))
}
