//! The key words of rule files and cases. Each stands here and nowhere else: what it takes, what it says and how it is written.

use super::grammar::{Filling, Grammar, Need, Referred, Role, Shape, Word};
use super::model::KINDS;
use crate::formula::Sentence;

const fn say(swedish: &'static str, english: &'static str) -> Sentence {
    Sentence { swedish, english }
}

/// A key word that may be left out.
const fn may(word: &'static str, shape: Shape, says: Sentence, example: &'static str) -> Word {
    Word { word, shape, need: Need::Optional, role: Role::Plain, says, example }
}

/// A key word that has to be there.
const fn must(word: &'static str, shape: Shape, says: Sentence, example: &'static str) -> Word {
    Word { need: Need::Always, ..may(word, shape, says, example) }
}

/// The same, said by each file for itself.
const fn own(word: Word) -> Word {
    Word { role: Role::Own, ..word }
}

/// The same, taken from a source.
const fn sourced(word: Word) -> Word {
    Word { role: Role::Sourced, ..word }
}

const fn sections(grammar: &'static Grammar) -> Word {
    may(grammar.word, Shape::Sections(grammar), grammar.says, "")
}

const fn filling(words: &'static [&'static str], needs: &'static [&'static str]) -> Filling {
    Filling { words, needs }
}

const ENLIGT: Word = may(
    "enligt",
    Shape::Reference(Referred::Document),
    say("Källan: id för ett dokument.", "The source: the id of a document."),
    "\"budget-2025\"",
);

const NAME: Word = may(
    "namn",
    Shape::Text,
    say(
        "Vad läsaren ser i stället för id, i tabeller och förklaringar.",
        "What readers see instead of the id, in tables and explanations.",
    ),
    "\"Verksamhetsstöd\"",
);

pub static HEADER: Grammar = Grammar {
    word: "",
    name: "filens huvud",
    says: say("Står först i filen och säger vad regelverket är.", "Stands first in the file and says what the rule set is."),
    identity: &["id"],
    words: &[
        own(must(
            "format",
            Shape::Whole(1),
            say(
                "Vilken version av skrivsättet filen följer. Det finns en.",
                "Which version of the notation the file follows. There is one.",
            ),
            "1",
        )),
        own(must(
            "id",
            Shape::Id,
            say(
                "Regelverkets id, som andra filer hänvisar till. Mappen brukar heta likadant.",
                "The id of the rule set, which other files refer to. Its folder usually has the same name.",
            ),
            "\"prislista\"",
        )),
        own(must(
            "namn",
            Shape::Text,
            say("Vad regelverket heter för den som läser.", "What the rule set is called for readers."),
            "\"Prislista 2025 (påhittad)\"",
        )),
        own(must(
            "status",
            Shape::Choice(&["gällande", "förslag"]),
            say("Om regelverket gäller eller är ett förslag.", "Whether the rule set holds or is a proposal."),
            "\"gällande\"",
        )),
        own(must(
            "giltig",
            Shape::TwoDates,
            say(
                "Första och sista dagen. Formler läser dem som periodens_början och periodens_slut.",
                "The first and last day. Formulas read them as periodens_början and periodens_slut.",
            ),
            "[\"2025-01-01\", \"2025-12-31\"]",
        )),
        may(
            "valuta",
            Shape::Name,
            say("Valutans namn; kr om inget står.", "The name of the currency; kr where nothing is said."),
            "\"kr\"",
        ),
        may(
            "sorter",
            Shape::Texts,
            say("Egna mått, utöver dem som alltid finns.", "Measures of its own, beside those that always exist."),
            "[\"barn\"]",
        ),
        own(may(
            "bas",
            Shape::Reference(Referred::RuleSet),
            say(
                "Regelverket som den här filen ändrar. Filen är då ett påbygge och skriver bara det som är annorlunda.",
                "The rule set that this file changes. The file is then an overlay and writes only what is different.",
            ),
            "\"pott\"",
        )),
        may(
            "fjol",
            Shape::Reference(Referred::RuleSet),
            say("Regelverket vars resultat FJOL läser.", "The rule set whose result FJOL reads."),
            "\"pott\"",
        ),
        sections(&DOCUMENT),
        sections(&PARAMETER),
        sections(&TABLE),
        sections(&COLUMN),
        sections(&RESOURCE),
        sections(&DEVIATION),
    ],
    fillings: &[],
    unfilled: true,
};

pub static DOCUMENT: Grammar = Grammar {
    word: "dokument",
    name: "[[dokument]]",
    says: say("En källa som enligt hänvisar till.", "A source that enligt refers to."),
    identity: &["id"],
    words: &[
        must("id", Shape::Id, say("Källans id.", "The id of the source."), "\"budget-2025\""),
        must(
            "titel",
            Shape::Text,
            say("Källans titel, som visas bredvid siffrorna.", "The title of the source, shown beside the figures."),
            "\"Nämndens budget 2025 (påhittad)\"",
        ),
    ],
    fillings: &[],
    unfilled: true,
};

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
                "Tabellens namn, och namnet på dess fil. enhet är skolorna och huvudman deras ägare.",
                "The name of the table, and of its file. enhet is the schools and huvudman their owners.",
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
                    "Rubriken på den kolumn i filen som skiljer raderna åt; flera om det behövs.",
                    "The heading of the column in the file that tells the rows apart; several if needed.",
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
            "'form = \"grundskola\"'",
        ),
        may(
            "valfri",
            Shape::Flag,
            say("true: en tom cell betyder ej tillämpligt.", "true: an empty cell means that it does not apply."),
            "true",
        ),
    ],
    fillings: &[],
    unfilled: true,
};

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
                "\"beslut_timmar * timpris\"",
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

pub static DEVIATION: Grammar = Grammar {
    word: "avsteg",
    name: "[[avsteg]]",
    says: say(
        "En varning från en kontroll, godtagen med ett motiv som följer med siffrorna.",
        "A warning from a check, accepted with a reason that follows the figures.",
    ),
    identity: &["kontroll", "galler"],
    words: &[
        must(
            "kontroll",
            Shape::Reference(Referred::Check),
            say("Kontrollens id, som det står i varningen.", "The id of the check, as it stands in the warning."),
            "\"tilläggsbelopp-nedåt\"",
        ),
        must(
            "galler",
            Shape::Reference(Referred::Resource),
            say("Resursen som varningen gäller.", "The resource that the warning is about."),
            "\"tilläggsbelopp\"",
        ),
        must(
            "motiv",
            Shape::Text,
            say("Varför regeln ska gälla ändå.", "Why the rule is to stand all the same."),
            "\"Beslutet anger hela kronor nedåt\"",
        ),
        must("datum", Shape::Date, say("Dagen för beslutet.", "The day of the decision."), "\"2025-01-15\""),
    ],
    fillings: &[],
    unfilled: true,
};

pub static OVERLAY: [Word; 2] = [
    may("ny", Shape::Flag, say("true: avsnittet finns inte i basen.", "true: the section is not in the base."), "true"),
    may(
        "bort",
        Shape::Removal,
        say(
            "true tar bort avsnittet ur basen; en lista tar bort nyckelord ur det.",
            "true removes the section of the base; a list removes key words of it.",
        ),
        "[\"tak\"]",
    ),
];

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
