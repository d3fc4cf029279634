//! What is tried: changes of inputs and of parameters that cannot be made.

macro_rules! scenarios {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
    TrialParameter "trial-parameter" Error
        sv "Regelverket ”{base}” har ingen given parameter som heter ”{id}”." "Välj en parameter vars värde står i regelverket."
        en "The rule set “{base}” has no given parameter named “{id}”." "Choose a parameter whose value stands in the rule set."
    TrialValue "trial-value" Error
        sv "”{text}” går inte att pröva som värde på ”{id}”." "Skriv ett tal med högst 15 siffror före och 12 efter decimaltecknet."
        en "“{text}” cannot be tried as a value of “{id}”." "Write a number with at most 15 digits before and 12 after the decimal sign."
    ChangeTable "change-table" Error
        sv "Tabellen ”{table}” står inte i underlaget, så den går inte att ändra." "Läs in filen för ”{table}”, eller ändra tabellen i regelverket om den står där."
        en "The table “{table}” is not in the data, so it cannot be changed." "Open the file of “{table}”, or change the table in the rule set if it stands there."
    ChangeColumn "change-column" Error
        sv "”{column}” är ingen kolumn i underlagets tabell ”{table}”." "Ändra en kolumn som underlaget har."
        en "“{column}” is no column of the table “{table}” in the data." "Change a column that the data have."
    ChangeRow "change-row" Error
        sv "Raden ”{key}” finns inte i tabellen ”{table}”." "Ändra en rad som finns, eller lägg till den först."
        en "The row “{key}” does not exist in the table “{table}”." "Change a row that is there, or add it first."
    ChangeShared "change-shared" Error
        sv "Raderna i ”{table}” finns bara därför att andra rader nämner dem, så de går inte att lägga till eller ta bort." "Lägg till eller ta bort rader i tabellen ”{from}”."
        en "The rows of “{table}” are there only because other rows name them, so they cannot be added or removed." "Add or remove rows of the table “{from}”."
    } };
}
