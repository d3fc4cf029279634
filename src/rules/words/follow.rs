//! What is asked for afterwards: reports on what was allocated.

use super::super::grammar::{Grammar, Need, Referred, Shape, Word};
use super::{ENLIGT, NAME, may, must, say, sections, sourced};

/// What a report that is not there leads to. Never a deduction.
pub const CONSEQUENCES: [&str; 2] = ["spärr", "påminnelse"];

pub static DUTY: Grammar = Grammar {
    word: "redovisning",
    name: "[[redovisning]]",
    says: say(
        "Hur en resurs ska redovisas: i vilken tabell, med vad, senast när, och vad som händer annars. Ändrar aldrig något belopp.",
        "How a resource is to be reported: in which table, with what, by when, and what happens otherwise. Never changes an amount.",
    ),
    identity: &["id"],
    words: &[
        must("id", Shape::Id, say("Redovisningens id.", "The id of the report duty."), "\"redovisning_stöd\""),
        Word { example: "\"Återredovisning av stödet\"", ..NAME },
        must(
            "resurs",
            Shape::Reference(Referred::Resource),
            say(
                "Resursen som ska redovisas, rad för rad i sin tabell.",
                "The resource to be reported, row by row in its table.",
            ),
            "\"stöd\"",
        ),
        must(
            "i",
            Shape::Reference(Referred::Table),
            say(
                "Tabellen med rapporter. Den har precis en kolumn som hänvisar till resursens tabell.",
                "The table of reports. It has exactly one column that refers to the table of the resource.",
            ),
            "\"rapport\"",
        ),
        must(
            "anvant",
            Shape::Reference(Referred::Column),
            say(
                "Kolumnen i rapporten med det som har använts. Är den tom är det ingen rapport.",
                "The column of the report with what was used. Where it is empty, there is no report.",
            ),
            "\"använt\"",
        ),
        may(
            "tilldelat",
            Shape::Reference(Referred::Column),
            say(
                "Kolumnen med det belopp som rapporten talar om, när den bara gäller en del. Utan den talar en rapport om hela beloppet.",
                "The column with the amount that the report speaks of, where that is a part. Without it a report speaks of the whole amount.",
            ),
            "\"avser\"",
        ),
        may(
            "inlamnad",
            Shape::Reference(Referred::Column),
            say("Kolumnen med dagen då rapporten kom in.", "The column with the day on which the report came in."),
            "\"inlämnad\"",
        ),
        sourced(must(
            "uppgifter",
            Shape::Texts,
            say(
                "Kolumnerna i rapporten som ska vara ifyllda. Saknas en uppgift är rapporten ofullständig.",
                "The columns of the report that are to be filled. Where one is empty the report is incomplete.",
            ),
            "[\"använt\", \"ändamål\"]",
        )),
        sourced(must(
            "senast",
            Shape::Formula,
            say(
                "Sista dagen: ett datum, räknat i resursens rad.",
                "The last day: a date, computed in the row of the resource.",
            ),
            "\"periodens_slut + frist\"",
        )),
        sourced(must(
            "utebliven",
            Shape::Choice(&CONSEQUENCES),
            say(
                "Vad en utebliven rapport leder till: nästa ansökan spärras, eller en påminnelse. Aldrig ett avdrag.",
                "What a report that is not there leads to: the next application is blocked, or a reminder. Never a deduction.",
            ),
            "\"spärr\"",
        )),
        sourced(may(
            "villkor",
            Shape::Condition,
            say(
                "Vilka av resursens rader som ska redovisas. Rader utan belopp ska aldrig det.",
                "Which rows of the resource are to be reported. Rows without an amount never are.",
            ),
            "\"stöd > litet_belopp\"",
        )),
        may(
            "granskad",
            Shape::Reference(Referred::Column),
            say(
                "Kolumnen i rapporten, ja/nej eller datum, som säger att stickprovet är granskat.",
                "The column of the report, ja/nej or a date, that says that the spot check has been made.",
            ),
            "\"granskad\"",
        ),
        sourced(Word { need: Need::Optional, ..sections(&REQUIREMENT) }),
        sourced(Word { need: Need::Optional, ..sections(&STRATUM) }),
        ENLIGT,
    ],
    fillings: &[],
    unfilled: true,
};

pub static REQUIREMENT: Grammar = Grammar {
    word: "krav",
    name: "krav",
    says: say(
        "Det som ska vara uppfyllt i varje rad, ett för varje { … }. Ett brutet krav visas men ändrar inget belopp.",
        "What is to hold in each row, one for each { … }. One that does not is shown, and changes no amount.",
    ),
    identity: &["namn"],
    words: &[
        must("namn", Shape::Text, say("Kravet, i ord.", "The requirement, in words."), "\"Plats i grupp hela året\""),
        must(
            "kolumn",
            Shape::Reference(Referred::Column),
            say("Kolumnen i resursens tabell, ja/nej.", "The column of the resource's table, ja/nej."),
            "\"hela_året\"",
        ),
    ],
    fillings: &[],
    unfilled: true,
};

pub static STRATUM: Grammar = Grammar {
    word: "stickprov",
    name: "stickprov",
    says: say(
        "Grupperna som stickprov dras ur, en för varje { … }. En rad hör till den första vars villkor gäller.",
        "The groups that spot checks are drawn from, one for each { … }. A row belongs to the first whose condition holds.",
    ),
    identity: &["namn"],
    words: &[
        must("namn", Shape::Text, say("Gruppens namn.", "The name of the group."), "\"Stora belopp\""),
        may(
            "villkor",
            Shape::Condition,
            say(
                "Vilka rader som hör dit. Utan villkor alla som är kvar.",
                "Which rows belong there. Without a condition all that are left.",
            ),
            "\"stöd > stort_belopp\"",
        ),
        must(
            "antal",
            Shape::Number,
            say(
                "Hur många som dras: ett helt tal. Är gruppen mindre dras alla.",
                "How many are drawn: a whole number. Where the group is smaller, all of it is drawn.",
            ),
            "\"2\"",
        ),
    ],
    fillings: &[],
    unfilled: true,
};
