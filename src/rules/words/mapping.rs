//! Column mappings: how an export of another system is read as a table.

use super::super::grammar::{Grammar, Referred, Shape};
use super::{may, must, say, sections};

pub static MAPPING: Grammar = Grammar {
    word: "",
    name: "kopplingsfilens huvud",
    says: say(
        "En kopplingsfil säger hur en export ur ett annat system läses som en tabell. Den läses in bredvid underlaget.",
        "A mapping file says how an export of another system is read as a table. It is opened beside the data.",
    ),
    identity: &[],
    words: &[
        must("format", Shape::Whole(1), say("Som i regelverket.", "As in the rule set."), "1"),
        sections(&MAPPING_ENTRY),
    ],
    fillings: &[],
    unfilled: true,
};

pub static MAPPING_ENTRY: Grammar = Grammar {
    word: "koppling",
    name: "[[koppling]]",
    says: say(
        "En export: vilken tabell den är, hur filen känns igen och vilken rubrik som blir vilken.",
        "An export: which table it is, how the file is recognised and which heading becomes which.",
    ),
    identity: &["tabell", "fil"],
    words: &[
        must(
            "tabell",
            Shape::Reference(Referred::Table),
            say("Tabellen som exporten läses som.", "The table that the export is read as."),
            "\"beslut\"",
        ),
        must(
            "fil",
            Shape::Texts,
            say(
                "Filens namn utan mapp, ett eller flera; * står för vilka tecken som helst.",
                "The name of the file without folders, one or several; * stands for any characters.",
            ),
            "\"export*\"",
        ),
        sections(&MAPPED_COLUMN),
        sections(&MAPPED_VALUE),
        may(
            "bortse",
            Shape::Texts,
            say(
                "Rubriker i exporten som inte ska läsas. En rubrik som inte nämns alls behåller sitt namn.",
                "Headings of the export that are not read. A heading that is not named at all keeps its name.",
            ),
            "[\"Handläggare\", \"Senast ändrad\"]",
        ),
    ],
    fillings: &[],
    unfilled: true,
};

pub static MAPPED_COLUMN: Grammar = Grammar {
    word: "kolumner",
    name: "koppling.kolumner",
    says: say("Exportens rubriker, en för varje { … }.", "The headings of the export, one for each { … }."),
    identity: &["till"],
    words: &[
        must("rubrik", Shape::Text, say("Rubriken i exporten.", "The heading in the export."), "\"Enhetskod\""),
        must(
            "till",
            Shape::Text,
            say(
                "Rubriken i tabellen, som den annars står i filen.",
                "The heading in the table, as a file has it otherwise.",
            ),
            "\"skolenhetskod\"",
        ),
    ],
    fillings: &[],
    unfilled: true,
};

pub static MAPPED_VALUE: Grammar = Grammar {
    word: "varden",
    name: "koppling.varden",
    says: say(
        "Celler som skrivs om, en för varje { … }: hela cellen, oavsett stora och små bokstäver.",
        "Cells that are rewritten, one for each { … }: the whole cell, whatever its case.",
    ),
    identity: &["rubrik", "fran"],
    words: &[
        must("rubrik", Shape::Text, say("Rubriken i exporten.", "The heading in the export."), "\"Status\""),
        must(
            "fran",
            Shape::Cell,
            say("Vad som står i cellen; \"\" är en tom cell.", "What stands in the cell; \"\" is an empty one."),
            "\"Avslutad\"",
        ),
        must("till", Shape::Cell, say("Vad som läses i stället.", "What is read instead."), "\"ja\""),
    ],
    fillings: &[],
    unfilled: true,
};
