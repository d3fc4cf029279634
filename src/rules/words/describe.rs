//! What is described and not computed into money: how far units have come, and before and after.

use super::super::grammar::{Grammar, Need, Referred, Shape, Word};
use super::{ENLIGT, NAME, may, must, say, sections};

macro_rules! stage {
    ($word:literal, $name:literal, $says:expr, $label:literal, $condition:literal) => {
        Grammar {
            word: $word,
            name: $name,
            says: $says,
            identity: &["namn"],
            words: &[
                must("namn", Shape::Text, say("Vad läsaren ser.", "What readers see."), $label),
                must(
                    "villkor",
                    Shape::Condition,
                    say(
                        "Vilka enheter det gäller: en formel i enhetens rad. En enhet hör till det första vars villkor är sant.",
                        "Which units it is about: a formula in the unit's row. A unit belongs to the first whose condition is true.",
                    ),
                    $condition,
                ),
            ],
            fillings: &[],
            unfilled: true,
        }
    };
}

pub static STEP: Grammar = stage!(
    "steg",
    "steg",
    say(
        "Stegen, det längst komna först, ett för varje { … }. En enhet som inte är på något steg räknas som övrig.",
        "The steps, the furthest first, one for each { … }. A unit at none of them is counted as the rest.",
    ),
    "\"Har gått klart\"",
    "\"genomförda > 0\""
);

pub static GROUP: Grammar = stage!(
    "grupper",
    "grupper",
    say(
        "Grupperna som visas bredvid varandra, en för varje { … }. En enhet utan grupp är inte med.",
        "The groups that are shown side by side, one for each { … }. A unit in none of them is left out.",
    ),
    "\"Utbildade\"",
    "\"genomförda > 0\""
);

pub static COVERAGE: Grammar = Grammar {
    word: "tackning",
    name: "[[tackning]]",
    says: say(
        "Täckning: hur många enheter som har kommit hur långt, till exempel i en utbildning.",
        "Coverage: how many units have come how far, in a training programme for example.",
    ),
    identity: &["id"],
    words: &[
        must("id", Shape::Id, say("Täckningens id.", "The id of the coverage."), "\"utbildning_uss\""),
        Word { example: "\"Utbildning om särskilt stöd\"", ..NAME },
        may(
            "villkor",
            Shape::Condition,
            say(
                "Vilka enheter som räknas: en formel i enhetens rad. Alla om inget står.",
                "Which units count: a formula in the unit's row. All of them where nothing is said.",
            ),
            "'form = \"grundskola\"'",
        ),
        Word { need: Need::Always, ..sections(&STEP) },
        ENLIGT,
    ],
    fillings: &[],
    unfilled: true,
};

pub static DESCRIPTION: Grammar = Grammar {
    word: "beskrivning",
    name: "[[beskrivning]]",
    says: say(
        "Före och efter, beskrivet: median och kvartiler för grupper av enheter, tid för tid. Säger inget om orsak.",
        "Before and after, described: median and quartiles for groups of units, time by time. Says nothing of a cause.",
    ),
    identity: &["id"],
    words: &[
        must("id", Shape::Id, say("Beskrivningens id.", "The id of the description."), "\"före_och_efter\""),
        Word { example: "\"Utredningar före och efter\"", ..NAME },
        must(
            "tabell",
            Shape::Reference(Referred::Table),
            say(
                "Tabellen med en rad för varje enhet och tid. En enda väg av hänvisningar leder från den till enhet.",
                "The table with one row for each unit and time. A single way of references leads from it to enhet.",
            ),
            "\"läsårstal\"",
        ),
        must(
            "tid",
            Shape::Reference(Referred::Column),
            say(
                "Kolumnen i tabellen som säger när: text, eller en lista av värden.",
                "The column of the table that says when: text, or a list of values.",
            ),
            "\"läsår\"",
        ),
        may(
            "visa",
            Shape::Texts,
            say(
                "Tiderna som visas, i den ordningen. Alla, sorterade, om inget står.",
                "The times that are shown, in that order. All of them, sorted, where nothing is said.",
            ),
            "[\"22/23\", \"24/25\"]",
        ),
        Word { need: Need::Always, ..sections(&GROUP) },
        must(
            "matt",
            Shape::Texts,
            say("Kolumnerna i tabellen som beskrivs: tal.", "The columns of the table that are described: numbers."),
            "[\"uss_per_100\", \"dagar\"]",
        ),
        may(
            "minst",
            Shape::Number,
            say(
                "Minsta antal enheter som en median får stå på; 5 om inget står. En mindre grupp visas inte.",
                "The fewest units that a median may stand on; 5 where nothing is said. A smaller group is not shown.",
            ),
            "\"3\"",
        ),
        ENLIGT,
    ],
    fillings: &[],
    unfilled: true,
};
