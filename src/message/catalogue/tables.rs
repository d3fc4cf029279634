//! Tables: headings, rows and cells.

macro_rules! tables {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
    TableMissing "table-missing" Error
        sv "Underlaget saknar tabellen ”{table}”." "Läs in en fil som heter {table}.csv med rubrikerna {headings}."
        en "The table “{table}” is missing from the data." "Open a file named {table}.csv with the headings {headings}."
    LastYearTable "last-year-table" Error
        sv "Fjolårets resultat för ”{table}” saknas." "Läs in filen som skrevs när fjolårets fördelning räknades, som fjol/{table}.csv, med kolumnerna {headings}."
        en "Last year's result for “{table}” is missing." "Open the file that was written when last year's allocation was computed, as fjol/{table}.csv, with the columns {headings}."
    TableEmpty "table-empty" Warning
        sv "Filen har rubriker men inga rader." "Kontrollera att det är rätt fil."
        en "The file has headings but no rows." "Check that it is the right file."
    HeadingBesidePairs "heading-beside-pairs" Warning
        sv "Kolumnen ”{heading}” används inte. Regelverket läser kolumnerna {known}." "Rätta rubriken om talen ska räknas med. Annars behöver du inte göra något."
        en "The column “{heading}” is not used. The rule set reads the columns {known}." "Correct the heading if its numbers should count. Otherwise there is nothing to do."
    HeadingMissing "heading-missing" Error
        sv "Kolumnen ”{heading}” saknas i filen." "Lägg till kolumnen eller rätta rubriken. Filens rubriker: {found}."
        en "The column “{heading}” is missing from the file." "Add the column or correct the heading. Headings in the file: {found}."
    HeadingUnknown "heading-unknown" Hint
        sv "Kolumnen ”{heading}” används inte av regelverket." "Rätta rubriken om den är felstavad. Annars behöver du inte göra något."
        en "The column “{heading}” is not used by the rule set." "Correct the heading if it is misspelt. Otherwise there is nothing to do."
    FileUnused "file-unused" Hint
        sv "Regelverket har ingen tabell som heter ”{table}”, så filen används inte." "Byt namn på filen om den hör till regelverket. Annars behöver du inte göra något."
        en "The rule set has no table named “{table}”, so the file is not used." "Rename the file if it belongs to the rule set. Otherwise there is nothing to do."
    HeadingTwice "heading-twice" Error
        sv "Två kolumner har rubriken ”{heading}”." "Ta bort den ena eller byt rubrik."
        en "Two columns have the heading “{heading}”." "Remove one of them or change the heading."
    TooManyRows "too-many-rows" Error
        sv "Tabellen ”{table}” får fler än {limit} rader." "Dela upp underlaget."
        en "The table “{table}” gets more than {limit} rows." "Split the data."
    TooManyColumns "too-many-columns" Error
        sv "Filen har fler än {limit} kolumner." "Kontrollera avgränsaren, eller ta bort kolumner som inte behövs."
        en "The file has more than {limit} columns." "Check the delimiter, or remove columns that are not needed."
    RowTooLong "row-too-long" Error
        sv "Raden har {count} celler, men rubrikraden har {expected}." "Ta bort det som står för mycket, eller sätt citattecken runt text som innehåller avgränsaren."
        en "The row has {count} cells, but the line of headings has {expected}." "Remove what is too much, or put quotes around text that holds the delimiter."
    NotANumber "not-a-number" Error
        sv "”{text}” är inget tal." "Skriv med siffror, till exempel 52 eller 1 234{sign}50."
        en "“{text}” is no number." "Write it in digits, for example 52 or 1 234{sign}50."
    NumberAmbiguous "number-ambiguous" Question
        sv "Betyder {text} ett heltal med tusental, eller ett tal med decimaler?" "Välj decimaltecken för filen. Det gäller alla tal i den."
        en "Is {text} a whole number with thousands, or a number with decimals?" "Choose the decimal sign of the file. It applies to all its numbers."
    NumberTooLarge "number-too-large" Error
        sv "”{text}” har för många siffror." "Skriv högst 15 siffror före och 12 efter decimaltecknet."
        en "“{text}” has too many digits." "Write at most 15 digits before and 12 after the decimal sign."
    NegativeCount "negative-count" Error
        sv "Antalet är negativt: {text}." "Skriv 0 eller ett tal större än 0."
        en "The count is negative: {text}." "Write 0 or a number above 0."
    NotADate "not-a-date" Error
        sv "”{text}” är inget datum." "Skriv år, månad och dag: 2025-07-01."
        en "“{text}” is no date." "Write year, month and day: 2025-07-01."
    NotYesNo "not-yes-no" Error
        sv "”{text}” är varken ja eller nej." "Skriv ja eller nej."
        en "“{text}” is neither yes nor no." "Write ja or nej."
    NotInList "not-in-list" Error
        sv "”{text}” är inget av de värden som kolumnen kan ha: {list}." "Skriv ett av dem."
        en "“{text}” is none of the values that the column can have: {list}." "Write one of them."
    UnknownReference "unknown-reference" Error
        sv "”{text}” finns inte i tabellen ”{table}”." "Rätta stavningen eller lägg till raden i ”{table}”."
        en "“{text}” does not exist in the table “{table}”." "Correct the spelling or add the row to “{table}”."
    ReferenceMissing "reference-missing" Error
        sv "Raden säger inte vilken rad i ”{table}” den hör till." "Fyll i cellen. Utan den räknas raden inte med någonstans."
        en "The row does not say which row of “{table}” it belongs to." "Fill in the cell. Without it the row is counted nowhere."
    PercentScale "percent-scale" Warning
        sv "”{text}” läses som {read} %." "Skriv {text} % om det är vad du menar."
        en "“{text}” is read as {read} %." "Write {text} % if that is what you mean."
    NotApplicableFilled "not-applicable-filled" Warning
        sv "”{column}” är ifylld i ”{table}” där den inte gäller (antal rader: {count}). De värdena används inte." "Töm cellerna, eller rätta det som avgör om kolumnen gäller: {condition}."
        en "“{column}” is filled in where it does not apply in “{table}” (rows: {count}). Those values are not used." "Empty the cells, or correct what decides whether the column applies: {condition}."
    KeyTwice "key-twice" Error
        sv "Två rader har samma nyckel, {text}." "Ta bort den ena raden eller rätta nyckeln."
        en "Two rows have the same key, {text}." "Remove one of the rows or correct the key."
    KeyEmpty "key-empty" Error
        sv "Raden har ingen nyckel." "Fyll i {heading}."
        en "The row has no key." "Fill in {heading}."
    DistinctDiffers "distinct-differs" Error
        sv "Raderna för {key} säger olika: ”{first}” och ”{text}”." "Skriv samma värde på alla rader för {key}."
        en "The rows for {key} differ: “{first}” and “{text}”." "Write the same value in all rows for {key}."
    QuoteOpen "quote-open" Error
        sv "Ett citattecken gör att flera rader läses som en enda cell, till och med rad {last}." "Ta bort citattecknet, eller skriv det andra som hör till det."
        en "A quote makes several lines be read as one cell, up to line {last}." "Remove the quote, or write the other one that belongs to it."
    PersonalIdentity "personal-identity" Error
        sv "Cellen ser ut att innehålla ett personnummer." "Ta bort personuppgifter ur filen. Fördela behöver dem inte."
        en "The cell seems to hold a personal identity number." "Remove personal data from the file. Fördela does not need them."
    MoreLikeIt "more-like-it" Error
        sv "Samma fel finns på fler rader (antal: {count})." "Rätta dem på samma sätt."
        en "The same problem stands in more rows (number: {count})." "Mend them in the same way."
    } };
}
