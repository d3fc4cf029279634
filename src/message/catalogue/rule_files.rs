//! What is written in a rule file, key by key.

macro_rules! rule_files {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
    UnknownKey "unknown-key" Error
        sv "Nyckelordet ”{key}” finns inte i {section}." "Rätta stavningen eller ta bort raden."
        en "The key word “{key}” does not exist in {section}." "Correct the spelling or remove the line."
    MeasureTaken "measure-taken" Error
        sv "”{name}” kan inte vara ett eget mått." "Välj ett ord som inte redan är ett mått eller en tabell, med bara bokstäver."
        en "“{name}” cannot be a measure of its own." "Choose a word that is not already a measure or a table, with letters only."
    MissingKey "missing-key" Error
        sv "”{key}” saknas i {section}." "Lägg till raden {key} = …"
        en "“{key}” is missing in {section}." "Add the line {key} = …"
    WrongType "wrong-type" Error
        sv "”{key}” ska vara {expected}." "Skriv värdet så."
        en "“{key}” should be {expected}." "Write the value like that."
    FloatNumber "float-number" Error
        sv "Tal skrivs som text med decimalkomma." "Skriv \"{text}\" inom citattecken."
        en "Numbers are written as text with a decimal comma." "Write \"{text}\" in quotes."
    UnknownFormat "unknown-format" Error
        sv "Filens format är {format}, men den här versionen läser format 1." "Använd en nyare version av Fördela, eller ändra till format = 1."
        en "The file's format is {format}, but this version reads format 1." "Use a newer version of Fördela, or change to format = 1."
    InvalidId "invalid-id" Error
        sv "”{id}” kan inte vara ett namn." "Börja med en bokstav och använd bara bokstäver, siffror och understreck."
        en "“{id}” cannot be a name." "Start with a letter and use letters, digits and underscores only."
    ReservedName "reserved-name" Error
        sv "Namnet ”{id}” är upptaget: det är ett mått eller finns i språket." "Välj ett annat namn."
        en "The name “{id}” is taken: it is a measure or part of the language." "Choose another name."
    DuplicateId "duplicate-id" Error
        sv "”{id}” finns redan på rad {line}." "Ge det ena ett eget namn."
        en "“{id}” already stands on line {line}." "Give one of them a name of its own."
    NamesDifferInCase "names-differ-in-case" Error
        sv "”{id}” och ”{other}” skiljer sig bara i stora och små bokstäver." "Ge det ena ett eget namn."
        en "“{id}” and “{other}” differ only in upper and lower case." "Give one of them a name of its own."
    ColumnIsParameter "column-is-parameter" Error
        sv "”{id}” är både kolumn och parameter, så en formel kan inte veta vilken som menas." "Ge den ena ett eget namn."
        en "“{id}” is both a column and a parameter, so a formula cannot know which is meant." "Give one of them a name of its own."
    UnknownDocument "unknown-document" Error
        sv "Dokumentet ”{id}” finns inte." "Lägg till det som [[dokument]] eller rätta id:t."
        en "The document “{id}” does not exist." "Add it as [[dokument]] or correct the id."
    UnknownTable "unknown-table" Error
        sv "Tabellen ”{id}” finns inte." "Lägg till den som [[tabell]] eller rätta namnet."
        en "The table “{id}” does not exist." "Add it as [[tabell]] or correct the name."
    UnknownSize "unknown-size" Error
        sv "Tabellen ”{table}” har ingen kolumn som heter ”{id}”." "Skriv id för den kolumn i tabellen, given eller beräknad, som säger hur stor en rad är."
        en "The table “{table}” has no column called “{id}”." "Write the id of the column of the table, given or computed, that says how big a row is."
    SizeNotCounted "size-not-counted" Error
        sv "”{id}” är {found}, och säger inte hur stor en rad är." "Skriv id för en kolumn som räknar något: elever, platser, timmar."
        en "“{id}” is {found}, and does not say how big a row is." "Write the id of a column that counts something: pupils, places, hours."
    UnknownSort "unknown-sort" Error
        sv "”{sort}” är ingen sort: varken mått, datum, ja/nej, text, lista eller tabell." "Skriv till exempel \"elev\", \"kr/elev\", \"tal\", \"%\", \"datum\", \"text\" eller namnet på en tabell."
        en "“{sort}” is no sort: no measure, date, yes/no, text, list or table." "Write for example \"elev\", \"kr/elev\", \"tal\", \"%\", \"datum\", \"text\" or the name of a table."
    EmptyList "empty-list" Error
        sv "Listan är tom." "Skriv minst ett värde."
        en "The list is empty." "Write at least one value."
    BadNumber "bad-number" Error
        sv "”{text}” är inget tal med mått." "Skriv till exempel \"1 234,50 kr\", \"85 %\" eller \"0,6\"."
        en "“{text}” is no number with a measure." "Write for example \"1 234,50 kr\", \"85 %\" or \"0,6\"."
    UnknownMeasure "unknown-measure" Error
        sv "”{name}” är inget mått." "Mått är valutan, elev, plats, timme, dag, vecka, månad, termin, år och kvoter som kr/elev. Egna mått räknas upp i sorter i filens huvud."
        en "“{name}” is no measure." "Measures are the currency, elev, plats, timme, dag, vecka, månad, termin, år and quotients such as kr/elev. Measures of your own are listed in sorter at the head of the file."
    BadDate "bad-date" Error
        sv "”{text}” är inget datum." "Skriv år, månad och dag: \"2025-07-01\"."
        en "“{text}” is no date." "Write year, month and day: \"2025-07-01\"."
    BadRounding "bad-rounding" Error
        sv "”{text}” är ingen avrundning." "Skriv steg, mått och vid behov riktning: \"1 kr\", \"0,01 kr mot noll\", \"10 kr uppåt\"."
        en "“{text}” is no rounding." "Write step, measure and if needed direction: \"1 kr\", \"0,01 kr mot noll\", \"10 kr uppåt\"."
    RoundingMeasure "rounding-measure" Error
        sv "Avrundningen är i {rounding}, men värdet är i {value}." "Skriv avrundningens steg i {value}."
        en "The rounding is in {rounding}, but the value is in {value}." "Write the step in {value}."
    BadKind "bad-kind" Error
        sv "”{text}” är inget slag." "Välj grundbelopp, tilläggsbelopp, verksamhetsstöd, strukturbidrag, administration, moms, avdrag eller övrigt."
        en "“{text}” is no kind." "Choose grundbelopp, tilläggsbelopp, verksamhetsstöd, strukturbidrag, administration, moms, avdrag or övrigt."
    BadStatus "bad-status" Error
        sv "”{text}” är ingen status." "Skriv \"gällande\" eller \"förslag\"."
        en "“{text}” is no status." "Write \"gällande\" or \"förslag\"."
    OneFilling "one-filling" Error
        sv "{section} ”{id}” ska fyllas på ett sätt: {ways}." "Behåll det som gäller och ta bort det andra, eller lägg till det som saknas."
        en "{section} “{id}” should be filled in one way: {ways}." "Keep the one that applies and remove the other, or add what is missing."
    NotUsable "not-usable" Error
        sv "Regelverket kan inte användas, och inget av det som står ovan förklarar det." "Det är ett fel i Fördela. Ändra det senaste du skrev och försök igen."
        en "The rule set cannot be used, and nothing above explains it." "This is a fault in Fördela. Change what you wrote last and try again."
    RowLength "row-length" Error
        sv "Raden har {count} värden, men tabellen ”{table}” har {expected}." "Skriv nyckeln först och sedan ett värde för varje kolumn."
        en "The row has {count} values, but the table “{table}” has {expected}." "Write the key first and then one value for each column."
    ComputedSort "computed-sort" Error
        sv "”{id}” blir {found}, och det kan inte räknas fram." "Räkna fram ett tal, ett datum, ett villkor eller ett värde ur en lista. Läs annars kolumnen där den står, som enhet.huvudman."
        en "“{id}” comes out as {found}, which cannot be computed." "Compute a number, a date, a condition or a value of a list. Otherwise read the column where it stands, such as enhet.huvudman."
    } };
}
