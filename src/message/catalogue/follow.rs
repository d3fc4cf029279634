//! What is asked for afterwards: report duties and their tables.

macro_rules! follow {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
    OptionalNotFile "optional-not-file" Error
        sv "Tabellen ”{table}” kan inte vara valfri: {why}." "Ta bort valfri = true."
        en "The table “{table}” cannot be optional: {why_en}." "Remove valfri = true."
    ReportReference "report-reference" Error
        sv "En rapport ska höra till en rad i ”{to}”, men ”{table}” har {count} kolumner som hänvisar dit." "Ge ”{table}” precis en kolumn med sort = \"{to}\"."
        en "A report belongs to a row of “{to}”, but “{table}” has {count} columns that refer to it." "Give “{table}” exactly one column with sort = \"{to}\"."
    UnknownReportColumn "unknown-report-column" Error
        sv "”{table}” har ingen kolumn som heter ”{id}”." "Skriv id för en av tabellens kolumner."
        en "“{table}” has no column called “{id}”." "Write the id of one of the columns of the table."
    ReportColumnSort "report-column-sort" Error
        sv "”{key}” ska vara en kolumn med {expected}, men ”{id}” är {found}." "Skriv id för en annan kolumn, eller ändra kolumnens sort."
        en "“{key}” should be a column with {expected}, but “{id}” is {found}." "Write the id of another column, or change the sort of the column."
    BadConsequence "bad-consequence" Error
        sv "”{text}” är inget som en utebliven redovisning kan leda till." "Skriv \"spärr\" eller \"påminnelse\". Ett avdrag kan det aldrig bli."
        en "“{text}” is nothing that a missing report can lead to." "Write \"spärr\" or \"påminnelse\". It can never be a deduction."
    SampleCount "sample-count" Error
        sv "”{text}” är inget antal att dra." "Skriv ett helt tal, till exempel \"6\"."
        en "“{text}” is no number of rows to draw." "Write a whole number, for example \"6\"."
    } };
}
