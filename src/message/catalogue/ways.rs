//! The ways from table to table.

macro_rules! ways {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
    PairNeedsTwo "pair-needs-two" Error
        sv "En partabell behöver två olika tabeller." "Skriv till exempel rader = [\"enhet\", \"stadium\"]."
        en "A table of pairs needs two different tables." "Write for example rader = [\"enhet\", \"stadium\"]."
    ReferenceHeadings "reference-headings" Error
        sv "Antalet rubriker för ”{id}” är {count}, men ska vara {expected}." "Skriv rubrik = \"…\" med en rubrik, eller en lista med lika många som i nyckeln till tabellen som kolumnen pekar på."
        en "The number of headings of “{id}” is {count}, but should be {expected}." "Write rubrik = \"…\" with one heading, or a list of as many as the key of the table that the column refers to has."
    NoWayToUnit "no-way-to-unit" Error
        sv "Från tabellen ”{table}” leder ingen väg till enhet." "Lägg till en kolumn i ”{table}” vars sort är \"enhet\"."
        en "No way leads from the table “{table}” to enhet." "Add a column to “{table}” whose sort is \"enhet\"."
    WaysToUnit "ways-to-unit" Error
        sv "Från tabellen ”{table}” leder flera vägar till enhet: {ways}." "Låt en enda kolumn leda till enhet."
        en "More than one way leads from the table “{table}” to enhet: {ways}." "Let a single column lead to enhet."
    WaysToProvider "ways-to-provider" Error
        sv "Tabellen enhet pekar på huvudman med flera kolumner, bland dem ”{id}”." "Låt en enda kolumn peka på huvudman, så att det är klart vem pengarna går till."
        en "The table enhet refers to huvudman with several columns, among them “{id}”." "Let a single column refer to huvudman, so that it is clear who gets the money."
    ReferenceUncertain "reference-uncertain" Error
        sv "Belopp summeras längs ”{id}” i ”{table}”, som inte behöver vara ifylld." "Ta bort valfri och villkor från kolumnen. En rad utan den skulle falla ur summorna."
        en "Amounts are summed along “{id}” in “{table}”, which need not be filled in." "Remove valfri and villkor from the column. A row without it would fall out of the sums."
    ReferenceCycle "reference-cycle" Error
        sv "Tabellerna pekar på varandra i ring: {path}." "Ta bort en av hänvisningarna."
        en "The tables refer to each other in a ring: {path}." "Remove one of the references."
    } };
}
