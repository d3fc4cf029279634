//! Files, before it is known what they say.

macro_rules! files {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
    FileTooLarge "file-too-large" Error
        sv "Filen är för stor." "Dela upp den eller ta bort kolumner som inte behövs."
        en "The file is too large." "Split it or remove columns that are not needed."
    FileEmpty "file-empty" Error
        sv "Filen är tom." "Välj en fil med en rubrikrad och minst en rad under den."
        en "The file is empty." "Choose a file with a line of headings and at least one row below it."
    FileNotText "file-not-text" Error
        sv "Filen är inte en textfil som Fördela kan läsa." "Spara tabellen som CSV (semikolonavgränsad) och läs in den igen."
        en "The file is not a text file that Fördela can read." "Save the table as CSV and open it again."
    FileUnknownKind "file-unknown-kind" Error
        sv "Fördela läser inte filer av den här typen." "Välj en tabell (.csv, .tsv eller .txt) eller ett regelverk (.toml). Ett kalkylblad sparas som CSV med Spara som i kalkylprogrammet."
        en "Fördela does not read files of this kind." "Choose a table (.csv, .tsv or .txt) or a rule set (.toml). A spreadsheet is saved as CSV by Save as in the spreadsheet program."
    FileTwice "file-twice" Error
        sv "Tabellen ”{table}” finns redan i {other}." "Ta bort den ena filen eller byt namn på den."
        en "The table “{table}” is already in {other}." "Remove one of the files or rename it."
    RuleSetTwice "rule-set-twice" Error
        sv "Regelverket har samma id som det i {other}, ”{id}”." "Ge det ena ett eget id."
        en "The rule set has the same id as the one in {other}, “{id}”." "Give one of them an id of its own."
    TomlSyntax "toml-syntax" Error
        sv "Filen går inte att läsa här: raden följer inte skrivsättet TOML." "Kontrollera citattecken, likhetstecken och klamrar på raden och den före."
        en "The file cannot be read here: it does not follow TOML ({detail})." "Check quotes, equals signs and brackets on the line and the one before."
    TomlTwice "toml-twice" Error
        sv "”{key}” står två gånger i samma avsnitt." "Behåll den ena raden. Ett nytt avsnitt börjar med sin rubrik, med dubbla klamrar: [[parameter]]."
        en "“{key}” stands twice in the same section." "Keep one of the lines. A new section begins with its heading, in double brackets: [[parameter]]."
    TomlLetters "toml-letters" Error
        sv "”{key}” kan inte stå före ett likhetstecken." "Nyckelorden skrivs utan å, ä och ö. Egna namn står inom citattecken, till exempel id = \"åtgärdsprogram\"."
        en "“{key}” cannot stand before an equals sign." "Key words are written without å, ä and ö. Names of your own stand in quotes, for example id = \"åtgärdsprogram\"."
    } };
}
