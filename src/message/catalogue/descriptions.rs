//! Coverage, and what is described before and after.

macro_rules! descriptions {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
    TimeNotText "time-not-text" Error
        sv "”{id}” är {found}, och säger inte när en rad gäller." "Skriv id för en kolumn vars sort är \"text\" eller en lista, till exempel [\"22/23\", \"23/24\"]."
        en "“{id}” is {found}, and does not say when a row is from." "Write the id of a column whose sort is \"text\" or a list, such as [\"22/23\", \"23/24\"]."
    FigureNotNumber "figure-not-number" Error
        sv "”{id}” är {found}, och har ingen median." "Skriv id för kolumner som är tal."
        en "“{id}” is {found}, and has no median." "Write the ids of columns that are numbers."
    BadMinimum "bad-minimum" Error
        sv "”{text}” är inget antal enheter." "Skriv ett heltal från 1, till exempel \"5\"."
        en "“{text}” is no number of units." "Write a whole number from 1, such as \"5\"."
    RowUncertain "row-uncertain" Error
        sv "”{id}” i ”{table}” säger vilken enhet eller tid en rad hör till, men behöver inte vara ifylld." "Ta bort valfri och villkor från kolumnen. En rad utan den skulle falla ur det som beskrivs."
        en "“{id}” in “{table}” says which unit or time a row belongs to, but need not be filled in." "Remove valfri and villkor from the column. A row without it would fall out of what is described."
    TimeTwice "time-twice" Error
        sv "”{table}” har två rader för {unit} och ”{time}”." "Behåll en rad för varje enhet och tid."
        en "“{table}” has two rows for {unit} and “{time}”." "Keep one row for each unit and time."
    } };
}
