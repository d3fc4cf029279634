//! The key words of rule files and cases. Each stands here and nowhere else: what it takes, what it says and how it is written.

mod case;
mod computed;
mod describe;
mod follow;
mod given;
mod mapping;

pub use case::CASE;
use computed::{COLUMN, RESOURCE};
use describe::{COVERAGE, DESCRIPTION};
pub use follow::CONSEQUENCES;
use follow::DUTY;
use given::{PARAMETER, TABLE};
pub use mapping::MAPPING;

use super::grammar::{Filling, Grammar, Need, Referred, Role, Shape, Word};
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
        sections(&COVERAGE),
        sections(&DESCRIPTION),
        sections(&DUTY),
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
