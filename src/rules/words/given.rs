//! What is given: parameters, tables and the columns of the data.

use super::super::grammar::{Grammar, Need, Referred, Role, Shape, Word};
use super::{ENLIGT, NAME, filling, may, must, say, sections, sourced};

pub static PARAMETER: Grammar = Grammar {
    word: "parameter",
    name: "[[parameter]]",
    says: say("Ett enda värde: givet, framräknat eller utlöst ur en likhet.", "One value: given, computed or solved for."),
    identity: &["id"],
    words: &[
        must("id", Shape::Name, say("Namnet som formler använder.", "The name that formulas use."), "\"administration\""),
        Word { example: "\"Påslag för administration\"", ..NAME },
        ENLIGT,
        sourced(may("tal", Shape::Number, say("Värdet, med mått.", "The value, with its measure."), "\"3 %\"")),
        sourced(may(
            "formel",
            Shape::Formula,
            say(
                "Räknar fram värdet ur andra parametrar och .ALLA-summor.",
                "Computes the value from other parameters and .ALLA sums.",
            ),
            "\"ram_likvärdighet * andel_verksamhetsstöd\"",
        )),
        sourced(may(
            "uppfyller",
            Shape::Equation,
            say(
                "En likhet som värdet ska uppfylla. Fördela löser ut värdet exakt.",
                "An equation that the value has to satisfy. Fördela solves for it exactly.",
            ),
            "\"SUMMA.ALLA(enhet; utjämning) = ram_utjämning\"",
        )),
        sourced(may(
            "mellan",
            Shape::TwoNumbers,
            say("Lägsta och högsta värde att söka mellan.", "The lowest and highest value to search between."),
            "[\"0 %\", \"200 %\"]",
        )),
        may(
            "sort",
            Shape::Sort,
            say(
                "Vad värdet mäter. Måste stå med uppfyller; annars kontrolleras det mot formeln.",
                "What the value measures. Needed with uppfyller; otherwise checked against the formula.",
            ),
            "\"%\"",
        ),
        sourced(may(
            "avrundning",
            Shape::Rounding,
            say("Avrundar det framräknade värdet.", "Rounds the computed value."),
            "\"1 kr\"",
        )),
        may(
            "reglage",
            Shape::TwoNumbers,
            say("Ändarna på reglaget som sidan visar.", "The ends of the slider that the page shows."),
            "[\"0 %\", \"5 %\"]",
        ),
    ],
    fillings: &[
        filling(&["tal"], &["tal"]),
        filling(&["formel"], &["formel"]),
        filling(&["uppfyller", "mellan"], &["uppfyller", "mellan", "sort"]),
    ],
    unfilled: false,
};

pub static TABLE: Grammar = Grammar {
    word: "tabell",
    name: "[[tabell]]",
    says: say(
        "Vad underlaget ska innehålla. Raderna kommer ur en fil med tabellens namn, om inget annat står.",
        "What the data must hold. The rows come from a file named as the table, unless something else is said.",
    ),
    identity: &["id"],
    words: &[
        must(
            "id",
            Shape::Name,
            say(
                "Tabellens namn, och namnet på dess fil. enhet är skolorna och huvudman deras huvudmän.",
                "The name of the table, and of its file. enhet is the schools and huvudman their providers.",
            ),
            "\"elevgrupp\"",
        ),
        may(
            "rubrik",
            Shape::Text,
            say("Vad en rad är, för läsaren.", "What a row is, for readers."),
            "\"Elever per stadium\"",
        ),
        Word {
            need: Need::UnlessPairs,
            ..may(
                "nyckel",
                Shape::Texts,
                say(
                    "Rubriken på den kolumn i filen som skiljer raderna åt; flera om det behövs. En tabell av par har ingen.",
                    "The heading of the column in the file that tells the rows apart; several if needed. A table of pairs has none.",
                ),
                "\"skolenhetskod\"",
            )
        },
        ENLIGT,
        sourced(may(
            "rader",
            Shape::RowsOrPair,
            say(
                "Raderna, skrivna här: nyckeln först och sedan kolumnerna. Eller två tabeller: en rad för varje par.",
                "The rows, written here: the key first and then the columns. Or two tables: one row for each pair.",
            ),
            "[\"enhet\", \"stadium\"]",
        )),
        sourced(may(
            "ur",
            Shape::Reference(Referred::Table),
            say(
                "Tabellen vars fil raderna plockas ur: en rad för varje nyckel som finns där.",
                "The table whose file the rows are picked from: one row for each key found there.",
            ),
            "\"enhet\"",
        )),
        may(
            "storlek",
            Shape::Reference(Referred::Column),
            say(
                "Kolumnen i tabellen som säger hur stor en rad är: belopp visas också per elev, eller vad den räknar.",
                "The column of the table that says how big a row is: amounts are also shown per pupil, or what it counts.",
            ),
            "\"elever\"",
        ),
        may(
            "valfri",
            Shape::Flag,
            say(
                "true: filen får saknas, och då har tabellen inga rader. Gäller tabeller som läses ur en egen fil.",
                "true: the file may be missing, and then the table has no rows. For tables read from a file of their own.",
            ),
            "true",
        ),
        Word { role: Role::Sourced, ..sections(&GIVEN) },
    ],
    fillings: &[filling(&["rader"], &["rader"]), filling(&["ur"], &["ur"])],
    unfilled: true,
};

pub static GIVEN: Grammar = Grammar {
    word: "kolumner",
    name: "kolumner",
    says: say("Kolumnerna som underlaget ger, en för varje { … }.", "The columns that the data give, one for each { … }."),
    identity: &["id"],
    words: &[
        must("id", Shape::Name, say("Namnet som formler använder.", "The name that formulas use."), "\"index\""),
        must("sort", Shape::Sort, say("Vad ett värde är.", "What a value is."), "[\"egen regi\", \"extern\"]"),
        Word { example: "\"Socioekonomiskt index\"", ..NAME },
        may(
            "rubrik",
            Shape::Texts,
            say(
                "Kolumnens rubrik i filen, om den inte är id; flera om den pekar på en tabell med sammansatt nyckel.",
                "The heading in the file, where it is not the id; several where it refers to a table with a key of several.",
            ),
            "\"socioekonomiskt index\"",
        ),
        may(
            "villkor",
            Shape::Condition,
            say(
                "När värdet gäller. Annars är det ej tillämpligt, och cellen ska vara tom.",
                "When the value applies. Otherwise it does not, and the cell is to be empty.",
            ),
            "'form = \"resursskola\"'",
        ),
        may(
            "valfri",
            Shape::Flag,
            say("true: en tom cell betyder ej tillämpligt.", "true: an empty cell means that it does not apply."),
            "true",
        ),
        may(
            "hjalp",
            Shape::Text,
            say(
                "Hjälptext till den som fyller i värdet: vad som räknas, och var det står att läsa.",
                "A help text for whoever fills in the value: what counts, and where to read it.",
            ),
            "\"Skolans värde i årets socioekonomiska index, där 100 är snittet i kommunen\"",
        ),
    ],
    fillings: &[],
    unfilled: true,
};
