//! Every sentence about what is wrong and what to do, in Swedish and English. `{name}` is filled with an argument of the problem.
//!
//! A kind of problem is written once, in the file of its group: code, name, severity, sentences. Each group is a macro that adds its
//! kinds to those before it and hands them on, so that all of them end up in one `Code`.

/// Runs through the groups, and makes [`Code`] of all that they hold.
macro_rules! gather {
    ([$group:ident $($rest:ident)*] $($kinds:tt)*) => { $group! { [$($rest)*] $($kinds)* } };
    ([] $($kinds:tt)*) => { catalogue! { $($kinds)* } };
}

#[macro_use]
mod files;
#[macro_use]
mod rule_files;
#[macro_use]
mod others;
#[macro_use]
mod ways;
#[macro_use]
mod pots;
#[macro_use]
mod law;
#[macro_use]
mod formulas;
#[macro_use]
mod equations;
#[macro_use]
mod tables;
#[macro_use]
mod mappings;
#[macro_use]
mod figures;
#[macro_use]
mod cases;
#[macro_use]
mod scenarios;
#[macro_use]
mod descriptions;
#[macro_use]
mod follow;

mod words;

pub(super) use words::english;

use super::{Language, Severity};

/// What a problem says, before its arguments are filled in.
pub struct Template {
    /// What is wrong.
    pub what: &'static str,
    /// What to do.
    pub todo: &'static str,
}

macro_rules! catalogue {
    ($($code:ident $name:literal $severity:ident
        sv $sv_what:literal $sv_todo:literal
        en $en_what:literal $en_todo:literal)*) => {
        /// The kinds of problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            $(#[doc = $en_what] $code,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Code] = &[$(Code::$code),*];

            /// The stable name of the code.
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => $name,)* }
            }

            /// How much it stops.
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)* }
            }

            /// Its sentences.
            pub fn template(self, language: Language) -> Template {
                match (self, language) {
                    $((Code::$code, Language::Swedish) => Template { what: $sv_what, todo: $sv_todo },
                    (Code::$code, Language::English) => Template { what: $en_what, todo: $en_todo },)*
                }
            }
        }
    };
}

gather! { [files rule_files others ways pots law formulas equations tables mappings figures cases scenarios follow descriptions] }
