//! What became of an amount: allocated = used + unspent + not reported, to the öre, whatever is added to what.

use super::view::AccountView;
use crate::number::{ArithmeticError, Direction, Number, Rounding};

/// What became of an amount, or of several together.
#[derive(Clone, Debug)]
pub struct Account {
    /// What was allocated.
    pub allocated: Number,
    /// What of it was used.
    pub used: Number,
    /// What of it is reported and was not used.
    pub unspent: Number,
    /// What of it no report speaks of.
    pub not_reported: Number,
    /// What was used beyond what the reports speak of.
    pub over: Number,
    /// Rows that must report.
    pub rows: usize,
    /// Those that have reported in full.
    pub reported: usize,
    /// Those that have not, and whose day has passed.
    pub overdue: usize,
}

/// A figure of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// What was allocated.
    Allocated,
    /// What of it was used.
    Used,
    /// What of it is reported and was not used.
    Unspent,
    /// What of it no report speaks of.
    NotReported,
    /// What was used beyond what the reports speak of.
    Over,
    /// Rows that must report.
    Rows,
    /// Those that have reported in full.
    Reported,
    /// Those that have not.
    Missing,
    /// Of those, the ones whose day has passed.
    Overdue,
}

impl Field {
    /// Amounts: the first is the sum of the three after it.
    pub const AMOUNTS: [Field; 5] = [Field::Allocated, Field::Used, Field::Unspent, Field::NotReported, Field::Over];
    /// Counts: the first is the sum of the two after it, and the last is within the third.
    pub const COUNTS: [Field; 4] = [Field::Rows, Field::Reported, Field::Missing, Field::Overdue];
}

impl Account {
    /// Of nothing.
    pub fn nothing() -> Account {
        let [allocated, used, unspent, not_reported, over] = [(); 5].map(|()| Number::from(0));
        Account { allocated, used, unspent, not_reported, over, rows: 0, reported: 0, overdue: 0 }
    }

    /// Of one row: what was allocated, what its reports together speak of and say was used; none where there is no report. Of a negative
    /// amount all goes the other way.
    pub fn of_row(allocated: &Number, reports: Option<(Number, Number)>) -> Result<Account, ArithmeticError> {
        let zero = Number::from(0);
        let least = |a: Number, b: &Number| if (a > *b) == allocated.is_negative() { a } else { b.clone() };
        let (spoken, used) = reports.unwrap_or_else(|| (zero.clone(), zero.clone()));
        let against = spoken.is_negative() != allocated.is_negative();
        let spoken = if against { zero } else { least(spoken, allocated) };
        let counted = least(used.clone(), &spoken);
        Ok(Account {
            allocated: allocated.clone(),
            unspent: spoken.sub(&counted)?,
            not_reported: allocated.sub(&spoken)?,
            over: used.sub(&counted)?,
            used: counted,
            rows: 1,
            reported: 0,
            overdue: 0,
        })
    }

    /// Adds another.
    pub fn add(&mut self, other: &Account) -> Result<(), ArithmeticError> {
        self.allocated = self.allocated.add(&other.allocated)?;
        self.used = self.used.add(&other.used)?;
        self.unspent = self.unspent.add(&other.unspent)?;
        self.not_reported = self.not_reported.add(&other.not_reported)?;
        self.over = self.over.add(&other.over)?;
        self.rows += other.rows;
        self.reported += other.reported;
        self.overdue += other.overdue;
        Ok(())
    }

    /// All of them together.
    pub fn sum<'a>(accounts: impl IntoIterator<Item = &'a Account>) -> Result<Account, ArithmeticError> {
        accounts.into_iter().try_fold(Account::nothing(), |mut sum, account| sum.add(account).map(|()| sum))
    }

    /// An amount of it; none for a count.
    pub fn amount(&self, field: Field) -> Option<&Number> {
        match field {
            Field::Allocated => Some(&self.allocated),
            Field::Used => Some(&self.used),
            Field::Unspent => Some(&self.unspent),
            Field::NotReported => Some(&self.not_reported),
            Field::Over => Some(&self.over),
            Field::Rows | Field::Reported | Field::Missing | Field::Overdue => None,
        }
    }

    /// What is reported of what was allocated, in per cent with one decimal.
    fn share(&self) -> Option<String> {
        let reported = self.allocated.sub(&self.not_reported).ok()?;
        let share = reported.mul(&Number::from(100)).and_then(|part| part.div(&self.allocated)).ok()?;
        let tenth = Number::from(1).div(&Number::from(10)).ok()?;
        Some(Rounding::to_step(tenth, Direction::Nearest).apply(&share).ok()?.decimal_text())
    }

    /// As it is shown, where some of its figures may be hidden.
    pub fn view(&self, hidden: &dyn Fn(Field) -> bool) -> AccountView {
        let amount = |field: Field| self.amount(field).filter(|_| !hidden(field)).map(Number::decimal_text);
        let count = |field: Field, count: usize| (!hidden(field)).then_some(count);
        let share = (!hidden(Field::Allocated) && !hidden(Field::NotReported)).then(|| self.share()).flatten();
        AccountView {
            allocated: amount(Field::Allocated),
            used: amount(Field::Used),
            unspent: amount(Field::Unspent),
            not_reported: amount(Field::NotReported),
            over: amount(Field::Over),
            rows: count(Field::Rows, self.rows),
            reported: count(Field::Reported, self.reported),
            missing: count(Field::Missing, self.rows - self.reported),
            overdue: count(Field::Overdue, self.overdue),
            share,
        }
    }
}
