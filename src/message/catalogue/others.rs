//! Other rule sets: those that one builds on, and that of last year.

macro_rules! others {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
    BaseMissing "base-missing" Error
        sv "Regelverket bygger på ”{id}”, som inte är inläst." "Läs in filen för ”{id}” också, eller rätta id:t."
        en "The rule set builds on “{id}”, which has not been opened." "Open the file of “{id}” too, or correct the id."
    BaseCycle "base-cycle" Error
        sv "Regelverken bygger på varandra i ring: {path}." "Låt ett av dem stå för sig självt, utan bas."
        en "The rule sets build on each other in a ring: {path}." "Let one of them stand by itself, without bas."
    OverlayWord "overlay-word" Error
        sv "”{key}” ändrar ett annat regelverk, men filen bygger inte på något." "Skriv bas = \"…\" i filens huvud, eller ta bort raden."
        en "“{key}” changes another rule set, but the file builds on none." "Write bas = \"…\" at the head of the file, or remove the line."
    OverlayUnknown "overlay-unknown" Error
        sv "Det finns ingen [[{section}]] som heter ”{id}” att ändra." "Rätta namnet, eller skriv ny = true om den är ny."
        en "There is no [[{section}]] named “{id}” to change." "Correct the name, or write ny = true if it is new."
    OverlayNotNew "overlay-not-new" Error
        sv "[[{section}]] ”{id}” finns redan i regelverket som det här bygger på." "Ta bort ny = true för att ändra den, eller ge den nya ett eget namn."
        en "[[{section}]] “{id}” already exists in the rule set that this one builds on." "Remove ny = true to change it, or give the new one a name of its own."
    OverlayKeyNotThere "overlay-key-not-there" Error
        sv "”{id}” har inget ”{key}”, så det kan inte tas bort." "Rätta nyckelordet eller ta bort det ur listan."
        en "“{id}” has no “{key}” to remove." "Correct the key word or take it out of the list."
    RemovedAndChanged "removed-and-changed" Error
        sv "”{id}” tas bort, men ”{key}” skrivs också." "Behåll antingen bort = true eller de nya värdena."
        en "“{id}” is removed, but “{key}” is written too." "Keep either bort = true or the new values."
    RemovedButUsed "removed-but-used" Error
        sv "”{id}” tas bort, men används fortfarande (fil och rad): {places}." "Ändra de ställena också, eller behåll ”{id}”."
        en "“{id}” is removed, but still used (file and line): {places}." "Change those places too, or keep “{id}”."
    SourceUnchanged "source-unchanged" Warning
        sv "”{key}” ändras, men källan är fortfarande ”{source}”." "Skriv enligt = \"…\" med källan till det nya värdet, eller samma källa igen om den gäller."
        en "“{key}” changes, but the source is still “{source}”." "Write enligt = \"…\" with the source of the new value, or the same source again if it holds."
    OtherBroken "other-broken" Error
        sv "Regelverket ”{id}”, som det här läser, har fel." "Rätta det regelverket först."
        en "The rule set “{id}”, which this one reads, has errors." "Correct that rule set first."
    LastYearMissing "last-year-missing" Error
        sv "Regelverket läser fjolårets resultat enligt ”{id}”, som inte är inläst." "Läs in filen för ”{id}” också, eller rätta id:t."
        en "The rule set reads last year's result under “{id}”, which has not been opened." "Open the file of “{id}” too, or correct the id."
    NoLastYear "no-last-year" Error
        sv "FJOL läser fjolårets resultat, men filen säger inte vilket regelverk som gällde då." "Skriv fjol = \"…\" i filens huvud."
        en "FJOL reads last year's result, but the file does not say which rule set held then." "Write fjol = \"…\" at the head of the file."
    NoBase "no-base" Error
        sv "BAS läser ett annat regelverk, men det finns inget att läsa." "Skriv bas = \"…\" i filens huvud, och se till att det regelverket går att använda."
        en "BAS reads another rule set, but there is none to read." "Write bas = \"…\" at the head of the file, and make sure that rule set can be used."
    ElsewhereNested "elsewhere-nested" Error
        sv "BAS och FJOL kan inte stå inuti varandra." "Räkna fram den inre i en egen kolumn."
        en "BAS and FJOL cannot stand within each other." "Compute the inner one in a column of its own."
    ElsewhereSort "elsewhere-sort" Error
        sv "{name} ger ett tal, ett datum eller ja/nej, men här blir det {found}." "Läs en annan kolumn."
        en "{name} gives a number, a date or yes/no, but here it is {found}." "Read another column."
    ElsewhereTable "elsewhere-table" Error
        sv "”{name}” finns inte i regelverket som {function} läser: det har ingen tabell ”{table}”." "Läs något som finns där, eller ta bort {function}."
        en "“{name}” does not exist in the rule set that {function} reads: it has no table “{table}”." "Read something that exists there, or remove {function}."
    LastYearParameter "last-year-parameter" Error
        sv "”{name}” räknades fram i fjol och står inte i resultatet." "Läs en kolumn i resultatet, eller en parameter som är given."
        en "“{name}” was computed last year and is not in the result." "Read a column of the result, or a parameter that is given."
    } };
}
