//! Law checks, and deviations from them.

macro_rules! law {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
    LawRefused "law-refused" Error
        sv "{what_sv} Kontroll ”{check}”: {source}." "{todo_sv} Det här går inte att göra avsteg från."
        en "{what_en} Check “{check}”: {source}." "{todo_en} No deviation can be made from this."
    LawWarning "law-warning" Warning
        sv "{what_sv} Kontroll ”{check}”: {source}." "{todo_sv} Står ni fast vid regeln skriver du varför i ett [[avsteg]]: kontroll = \"{check}\", galler = \"{resource}\"."
        en "{what_en} Check “{check}”: {source}." "{todo_en} If the rule is to stand, write why in an [[avsteg]]: kontroll = \"{check}\", galler = \"{resource}\"."
    LawHint "law-hint" Hint
        sv "{what_sv} Kontroll ”{check}”: {source}." "{todo_sv}"
        en "{what_en} Check “{check}”: {source}." "{todo_en}"
    LawAccepted "law-accepted" Hint
        sv "{what_sv} Kontroll ”{check}”: {source}." "Det är godtaget som avsteg {date} och följer med siffrorna. Motiv: ”{reason}”."
        en "{what_en} Check “{check}”: {source}." "It was accepted as a deviation on {date} and follows the figures. Reason: “{reason}”."
    UnknownCheck "unknown-check" Error
        sv "Kontrollen ”{id}” finns inte." "Skriv kontrollens id som det står i varningen."
        en "The check “{id}” does not exist." "Write the id of the check as it stands in the warning."
    UnknownResource "unknown-resource" Error
        sv "Resursen ”{id}” finns inte." "Skriv id:t för en resurs i regelverket."
        en "The resource “{id}” does not exist." "Write the id of a resource of the rule set."
    ReasonMissing "reason-missing" Error
        sv "Avsteget har inget motiv." "Skriv varför regeln ska gälla ändå. Motivet följer med siffrorna."
        en "The deviation has no reason." "Write why the rule is to stand all the same. The reason follows the figures."
    DeviationRefused "deviation-refused" Error
        sv "Från kontrollen ”{check}” går det inte att göra avsteg." "Ta bort avsteget och ändra regeln."
        en "No deviation can be made from the check “{check}”." "Remove the deviation and change the rule."
    DeviationTwice "deviation-twice" Error
        sv "Avsteget från ”{check}” för ”{resource}” står två gånger." "Behåll ett av dem."
        en "The deviation from “{check}” for “{resource}” stands twice." "Keep one of them."
    DeviationUnused "deviation-unused" Warning
        sv "Avsteget behövs inte: kontrollen ”{check}” har inget att säga om ”{resource}”." "Ta bort avsteget."
        en "The deviation is not needed: the check “{check}” has nothing to say about “{resource}”." "Remove the deviation."
    } };
}
