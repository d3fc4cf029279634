//! Cases: rows in, expected figures out.

use super::super::grammar::{Grammar, Referred, Shape, Word};
use super::{may, must, say, sections};

pub static CASE: Grammar = Grammar {
    word: "",
    name: "fallets huvud",
    says: say(
        "Ett fall: rader in och väntade siffror ut. Ligger i mappen fall bredvid regelverket.",
        "A case: rows in and expected figures out. Lies in the folder fall beside the rule set.",
    ),
    identity: &["namn"],
    words: &[
        may("format", Shape::Whole(1), say("Som i regelverket.", "As in the rule set."), "1"),
        must("namn", Shape::Text, say("Vad fallet prövar.", "What the case tries."), "\"Två skolor delar en pott\""),
        must(
            "kalla",
            Shape::Text,
            say("Var facit kommer ifrån.", "Where the expected figures come from."),
            "\"Räknat för hand\"",
        ),
        sections(&CASE_DATA),
        sections(&CASE_EXPECTED),
    ],
    fillings: &[],
    unfilled: true,
};

const CASE_TABLE: Word = must(
    "tabell",
    Shape::Reference(Referred::Table),
    say("Tabellen som raderna hör till.", "The table that the rows belong to."),
    "\"enhet\"",
);

pub static CASE_DATA: Grammar = Grammar {
    word: "underlag",
    name: "[[underlag]]",
    says: say("Rader in, som ur en fil.", "Rows in, as from a file."),
    identity: &["tabell"],
    words: &[
        CASE_TABLE,
        must(
            "rubriker",
            Shape::Texts,
            say("Rubrikerna, som i en fil.", "The headings, as in a file."),
            "[\"område\", \"ram\"]",
        ),
        may(
            "rader",
            Shape::Rows,
            say("Raderna, en cell för varje rubrik.", "The rows, one cell for each heading."),
            "[[\"norr\", \"1 000\"], [\"söder\", \"500\"]]",
        ),
    ],
    fillings: &[],
    unfilled: true,
};

pub static CASE_EXPECTED: Grammar = Grammar {
    word: "facit",
    name: "[[facit]]",
    says: say("Väntade siffror.", "Expected figures."),
    identity: &["tabell"],
    words: &[
        CASE_TABLE,
        must(
            "kolumner",
            Shape::Texts,
            say("Kolumnerna eller resurserna som jämförs.", "The columns or resources that are compared."),
            "[\"behov\", \"verksamhetsstöd\"]",
        ),
        may(
            "rader",
            Shape::Rows,
            say(
                "Nyckeln först och sedan en siffra för varje kolumn, eller saknas, eller ej tillämpligt.",
                "The key first and then a figure for each column, or saknas, or ej tillämpligt.",
            ),
            "[[\"A\", \"90\", \"6 000\"], [\"B\", \"60\", \"4 000\"]]",
        ),
        may(
            "avrundat",
            Shape::Rounding,
            say("Jämför sedan båda avrundats.", "Compares after both have been rounded."),
            "\"0,01\"",
        ),
    ],
    fillings: &[],
    unfilled: true,
};
