//! What is computed: columns and resources.

use super::super::grammar::{Filling, Grammar, Referred, Shape};
use super::super::model::KINDS;
use super::{ENLIGT, NAME, filling, may, must, say, sourced};

macro_rules! column {
    ($($more:expr),*) => {
        &[
            must(
                "tabell",
                Shape::Reference(Referred::Table),
                say("Tabellen vars rader den räknas på.", "The table in whose rows it is computed."),
                "\"enhet\"",
            ),
            must("id", Shape::Name, say("Namnet som formler använder.", "The name that formulas use."), "\"verksamhetsstöd\""),
            NAME,
            sourced(may(
                "villkor",
                Shape::Condition,
                say(
                    "Vilka rader den gäller. På andra rader är värdet ej tillämpligt.",
                    "Which rows it applies to. In others the value does not apply.",
                ),
                "'huvudman.typ = \"egen regi\"'",
            )),
            sourced(may(
                "formel",
                Shape::Formula,
                say("Räknar fram värdet, rad för rad.", "Computes the value, row by row."),
                "\"platser * pris_per_plats\"",
            )),
            sourced(may(
                "ram",
                Shape::Formula,
                say(
                    "Det som en pott delar ut: en formel av parametrar, eller med per en formel i den andra tabellen.",
                    "What a pot shares out: a formula of parameters, or with per a formula in the other table.",
                ),
                "\"ram_verksamhetsstöd\"",
            )),
            sourced(may(
                "nyckel",
                Shape::Formula,
                say("Det som potten delas efter.", "What the pot is shared by."),
                "\"behov\"",
            )),
            sourced(may(
                "per",
                Shape::Path,
                say(
                    "Vägen till en rad i en annan tabell: varje sådan rad har en egen pott.",
                    "The way to a row of another table: each such row has a pot of its own.",
                ),
                "\"område\"",
            )),
            sourced(may(
                "golv",
                Shape::Formula,
                say(
                    "Lägsta värde. På en pott gäller det efter delningen, och de andra delar på resten.",
                    "The lowest value. On a pot it holds after sharing, and the others share the rest.",
                ),
                "\"lägsta_belopp\"",
            )),
            sourced(may(
                "tak",
                Shape::Formula,
                say(
                    "Högsta värde. På en pott gäller det efter delningen, och de andra delar på resten.",
                    "The highest value. On a pot it holds after sharing, and the others share the rest.",
                ),
                "\"högst_per_elev * elever\"",
            )),
            sourced(may(
                "avrundning",
                Shape::Rounding,
                say(
                    "Avrundar sist. På en pott är det minsta enheten, utan riktning, och måste stå.",
                    "Rounds last. On a pot it is the smallest unit, without direction, and has to be there.",
                ),
                "\"1 kr\"",
            )),
            may(
                "sort",
                Shape::Sort,
                say(
                    "Vad värdet är. Det följer av formeln och kontrolleras om det står.",
                    "What the value is. It follows from the formula and is checked where it is said.",
                ),
                "\"%\"",
            ),
            ENLIGT,
            $($more),*
        ]
    };
}

const COLUMN_FILLINGS: &[Filling] =
    &[filling(&["formel"], &["formel"]), filling(&["ram", "nyckel", "per"], &["ram", "nyckel", "avrundning"])];

pub static COLUMN: Grammar = Grammar {
    word: "kolumn",
    name: "[[kolumn]]",
    says: say(
        "En framräknad kolumn: en formel för varje rad i en tabell, eller delar av en pott.",
        "A computed column: one formula for each row of a table, or shares of a pot.",
    ),
    identity: &["tabell", "id"],
    words: column![],
    fillings: COLUMN_FILLINGS,
    unfilled: false,
};

pub static RESOURCE: Grammar = Grammar {
    word: "resurs",
    name: "[[resurs]]",
    says: say("En kolumn av kronor som går till enheterna.", "A column of money that goes to the units."),
    identity: &["tabell", "id"],
    words: column![
        must(
            "slag",
            Shape::Choice(&KINDS),
            say(
                "Vad pengarna är i lagens mening. Kontrollerna går efter det.",
                "What the money is in the meaning of the law. The checks go by it.",
            ),
            "\"verksamhetsstöd\"",
        ),
        may(
            "budget",
            Shape::Formula,
            say(
                "Jämförs med summan och visas som avvikelse. Begränsar aldrig.",
                "Compared with the sum and shown as a deviation. Never limits.",
            ),
            "\"budget_tilläggsbelopp\"",
        )
    ],
    fillings: COLUMN_FILLINGS,
    unfilled: false,
};
