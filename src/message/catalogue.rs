//! Every sentence about what is wrong and what to do, in Swedish and English. `{name}` is filled with an argument of the problem.

use super::{Language, Severity};

/// What a problem says, before its arguments are filled in.
pub struct Template {
    /// What is wrong.
    pub what: &'static str,
    /// What to do.
    pub todo: &'static str,
}

macro_rules! catalogue {
    ($($code:ident $name:literal $severity:ident
        sv $sv_what:literal $sv_todo:literal
        en $en_what:literal $en_todo:literal)*) => {
        /// The kinds of problem.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            $(#[doc = $en_what] $code,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Code] = &[$(Code::$code),*];

            /// The stable name of the code.
            pub fn name(self) -> &'static str {
                match self { $(Code::$code => $name,)* }
            }

            /// How much it stops.
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)* }
            }

            /// Its sentences.
            pub fn template(self, language: Language) -> Template {
                match (self, language) {
                    $((Code::$code, Language::Swedish) => Template { what: $sv_what, todo: $sv_todo },
                    (Code::$code, Language::English) => Template { what: $en_what, todo: $en_todo },)*
                }
            }
        }
    };
}

catalogue! {
    // Files
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
        sv "Två filer innehåller tabellen ”{table}”." "Ta bort den ena eller byt namn på den."
        en "Two files hold the table “{table}”." "Remove one of them or rename it."
    RuleSetTwice "rule-set-twice" Error
        sv "Två regelverk har samma id, ”{id}”." "Ge det ena ett eget id."
        en "Two rule sets have the same id, “{id}”." "Give one of them an id of its own."
    TomlSyntax "toml-syntax" Error
        sv "Filen går inte att läsa här: raden följer inte skrivsättet TOML." "Kontrollera citattecken, likhetstecken och klamrar på raden och den före."
        en "The file cannot be read here: it does not follow TOML ({detail})." "Check quotes, equals signs and brackets on the line and the one before."
    TomlLetters "toml-letters" Error
        sv "”{key}” kan inte stå före ett likhetstecken." "Nyckelorden skrivs utan å, ä och ö. Egna namn står inom citattecken, till exempel id = \"åtgärdsprogram\"."
        en "“{key}” cannot stand before an equals sign." "Key words are written without å, ä and ö. Names of your own stand in quotes, for example id = \"åtgärdsprogram\"."

    // Rule files
    UnknownKey "unknown-key" Error
        sv "Nyckelordet ”{key}” finns inte i {section}." "Rätta stavningen eller ta bort raden."
        en "The key word “{key}” does not exist in {section}." "Correct the spelling or remove the line."
    NotYet "not-yet" Error
        sv "”{key}” läses inte av den här versionen av Fördela." "Ta bort raden, eller skriv regeln på ett annat sätt."
        en "“{key}” is not read by this version of Fördela." "Remove the line, or write the rule in another way."
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
        sv "”{id}” har ingen ”{key}” att ta bort." "Rätta nyckelordet eller ta bort det ur listan."
        en "“{id}” has no “{key}” to remove." "Correct the key word or take it out of the list."
    RemovedAndChanged "removed-and-changed" Error
        sv "”{id}” tas bort, men ”{key}” skrivs också." "Behåll antingen bort = true eller de nya värdena."
        en "“{id}” is removed, but “{key}” is written too." "Keep either bort = true or the new values."
    RemovedButUsed "removed-but-used" Error
        sv "”{id}” tas bort, men används fortfarande: {places}." "Ändra de ställena också, eller behåll ”{id}”."
        en "“{id}” is removed, but still used: {places}." "Change those places too, or keep “{id}”."
    SourceUnchanged "source-unchanged" Warning
        sv "”{key}” ändras, men källan är fortfarande ”{source}”." "Skriv enligt = \"…\" med källan till det nya värdet, eller samma källa igen om den gäller."
        en "“{key}” changes, but the source is still “{source}”." "Write enligt = \"…\" with the source of the new value, or the same source again if it holds."
    MeasureTaken "measure-taken" Error
        sv "”{name}” kan inte vara ett eget mått." "Välj ett ord som inte redan är ett mått eller en tabell, med bara bokstäver."
        en "“{name}” cannot be a measure of its own." "Choose a word that is not already a measure or a table, with letters only."
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
        sv "Regelverket som {name} läser har ingen tabell ”{table}”." "Läs något som finns där, eller ta bort {name}."
        en "The rule set that {name} reads has no table “{table}”." "Read something that exists there, or remove {name}."
    LastYearParameter "last-year-parameter" Error
        sv "”{name}” räknades fram i fjol och står inte i resultatet." "Läs en kolumn i resultatet, eller en parameter som är given."
        en "“{name}” was computed last year and is not in the result." "Read a column of the result, or a parameter that is given."
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
        sv "”{name}” är inget mått." "Mått är valutan, elev, plats, timme, dag, vecka, månad, termin, år och kvoter som kr/elev."
        en "“{name}” is no measure." "Measures are the currency, elev, plats, timme, dag, vecka, månad, termin, år and quotients such as kr/elev."
    BadDate "bad-date" Error
        sv "”{text}” är inget datum." "Skriv år, månad och dag: \"2025-07-01\"."
        en "“{text}” is no date." "Write year, month and day: \"2025-07-01\"."
    PeriodBackwards "period-backwards" Error
        sv "Giltigheten slutar innan den börjar." "Skriv första dagen först: [\"2025-01-01\", \"2025-12-31\"]."
        en "The period ends before it begins." "Write the first day first: [\"2025-01-01\", \"2025-12-31\"]."
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
        en "{section} “{id}” is to be filled in one way: {ways}." "Keep the one that applies and remove the other, or add what is missing."
    PerNotReference "per-not-reference" Error
        sv "per ska leda till en rad i en annan tabell, men ”{text}” är {found}." "Skriv en kolumn som pekar på tabellen vars rader har var sin pott, till exempel per = \"grupp.verksamhet\"."
        en "per should lead to a row of another table, but “{text}” is {found}." "Write a column that refers to the table whose rows have a pot each, for example per = \"grupp.verksamhet\"."
    PotNeedsRounding "pot-needs-rounding" Error
        sv "En pott delas ut i hela enheter, men ”{id}” har ingen avrundning." "Lägg till till exempel avrundning = \"1 kr\"."
        en "A pot is shared in whole units, but “{id}” has no rounding." "Add for example avrundning = \"1 kr\"."
    PotRoundingDirection "pot-rounding-direction" Error
        sv "Avrundningen på en pott har ingen riktning: resten går till dem med störst rest." "Ta bort riktningen och behåll steget."
        en "The rounding of a pot has no direction: what is left goes by largest remainder." "Remove the direction and keep the step."
    NotUsable "not-usable" Error
        sv "Regelverket kan inte användas, och inget av det som står ovan förklarar det." "Det är ett fel i Fördela. Ändra det senaste du skrev och försök igen."
        en "The rule set cannot be used, and nothing above explains it." "This is a fault in Fördela. Change what you wrote last and try again."
    RowLength "row-length" Error
        sv "Raden har {count} värden, men tabellen ”{table}” har {expected}." "Skriv nyckeln först och sedan ett värde för varje kolumn."
        en "The row has {count} values, but the table “{table}” has {expected}." "Write the key first and then one value for each column."
    PairNeedsTwo "pair-needs-two" Error
        sv "En partabell behöver två olika tabeller." "Skriv till exempel rader = [\"enhet\", \"stadium\"]."
        en "A table of pairs needs two different tables." "Write for example rader = [\"enhet\", \"stadium\"]."
    ReferenceHeadings "reference-headings" Error
        sv "”{id}” pekar på ”{table}”, vars nyckel har {expected} rubriker." "Skriv lika många i rubrik."
        en "“{id}” refers to “{table}”, whose key has {expected} headings." "Write as many in rubrik."
    NoWayToUnit "no-way-to-unit" Error
        sv "Från tabellen ”{table}” leder ingen väg till enhet." "Lägg till en kolumn i ”{table}” vars sort är \"enhet\"."
        en "No way leads from the table “{table}” to enhet." "Add a column to “{table}” whose sort is \"enhet\"."
    WaysToUnit "ways-to-unit" Error
        sv "Från tabellen ”{table}” leder flera vägar till enhet." "Låt en enda kolumn leda till enhet."
        en "More than one way leads from the table “{table}” to enhet." "Let a single column lead to enhet."
    WaysToProvider "ways-to-provider" Error
        sv "Tabellen enhet pekar på huvudman med flera kolumner, bland dem ”{id}”." "Låt en enda kolumn peka på huvudman, så att det är klart vem pengarna går till."
        en "The table enhet refers to huvudman with several columns, among them “{id}”." "Let a single column refer to huvudman, so that it is clear who gets the money."
    ReferenceUncertain "reference-uncertain" Error
        sv "Belopp summeras längs ”{id}” i ”{table}”, som inte behöver vara ifylld." "Ta bort valfri och villkor från kolumnen. En rad utan den skulle falla ur summorna."
        en "Amounts are summed along “{id}” in “{table}”, which need not be filled in." "Remove valfri and villkor from the column. A row without it would fall out of the sums."
    ComputedSort "computed-sort" Error
        sv "”{id}” blir {found}, och det kan inte räknas fram." "Räkna fram ett tal, ett datum, ett villkor eller ett värde ur en lista. Läs annars kolumnen där den står, som enhet.huvudman."
        en "“{id}” comes out as {found}, which cannot be computed." "Compute a number, a date, a condition or a value of a list. Otherwise read the column where it stands, such as enhet.huvudman."
    ReferenceCycle "reference-cycle" Error
        sv "Tabellerna pekar på varandra i ring: {path}." "Ta bort en av hänvisningarna."
        en "The tables refer to each other in a ring: {path}." "Remove one of the references."

    // Law
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
        sv "Resursen ”{id}” finns inte." "Skriv id:t för den resurs som avsteget gäller."
        en "The resource “{id}” does not exist." "Write the id of the resource that the deviation is about."
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

    // Formulas
    FormulaSyntax "formula-syntax" Error
        sv "Här väntades {expected}." "Rätta formeln vid markeringen."
        en "Expected {expected} here." "Correct the formula at the mark."
    FormulaTooLong "formula-too-long" Error
        sv "Formeln är för lång." "Dela upp den i flera kolumner."
        en "The formula is too long." "Split it into several columns."
    FormulaTooDeep "formula-too-deep" Error
        sv "Formeln har för många led." "Dela upp den i flera kolumner."
        en "The formula has too many parts." "Split it into several columns."
    ComparisonChain "comparison-chain" Error
        sv "Två jämförelser i rad betyder något annat än man tror." "Skriv OCH(a < b; b < c)."
        en "Two comparisons in a row mean something else than one thinks." "Write OCH(a < b; b < c)."
    UnknownName "unknown-name" Error
        sv "Namnet ”{name}” finns varken bland kolumnerna i ”{table}” eller bland parametrarna." "Rätta stavningen eller lägg till det som saknas."
        en "The name “{name}” is neither a column of “{table}” nor a parameter." "Correct the spelling or add what is missing."
    UnknownParameter "unknown-parameter" Error
        sv "Namnet ”{name}” finns inte bland parametrarna." "Här kan bara parametrar och .ALLA-summor stå."
        en "The name “{name}” is not a parameter." "Only parameters and .ALLA sums may stand here."
    UnknownColumn "unknown-column" Error
        sv "Tabellen ”{table}” har ingen kolumn ”{name}”." "Rätta stavningen eller lägg till kolumnen."
        en "The table “{table}” has no column “{name}”." "Correct the spelling or add the column."
    NotAReference "not-a-reference" Error
        sv "”{name}” pekar inte på någon annan tabell, så inget kan stå efter punkten." "Ta bort punkten och det som följer."
        en "“{name}” does not refer to another table, so nothing can follow the dot." "Remove the dot and what follows."
    TableAsValue "table-as-value" Error
        sv "”{name}” är en tabell och inget värde." "Skriv en kolumn i tabellen, eller en summa som SUMMA.ALLA({name}; …)."
        en "“{name}” is a table and no value." "Write a column of the table, or a sum such as SUMMA.ALLA({name}; …)."
    UnknownFunction "unknown-function" Error
        sv "Funktionen ”{name}” finns inte." "Funktionerna är {known}."
        en "The function “{name}” does not exist." "The functions are {known}."
    ArgumentCount "argument-count" Error
        sv "{name} ska ha {expected}, men har {count}." "Argument skiljs åt med semikolon."
        en "{name} takes {expected}, but has {count}." "Arguments are separated by semicolons."
    ExpectedNumber "expected-number" Error
        sv "Här ska det stå ett tal, men det är {found}." "Ändra formeln så att det blir ett tal."
        en "A number is expected here, but it is {found}." "Change the formula so that it is a number."
    ExpectedCondition "expected-condition" Error
        sv "Här ska det stå ett villkor som är sant eller falskt, men det är {found}." "Skriv till exempel elever > 0 eller typ = \"extern\"."
        en "A condition is expected here, but it is {found}." "Write for example elever > 0 or typ = \"extern\"."
    ExpectedPure "expected-pure" Error
        sv "Här ska det stå ett rent tal, men det är {found}." "Dela med ett mått av samma sort, eller ta bort måttet."
        en "A pure number is expected here, but it is {found}." "Divide by a measure of the same sort, or remove the measure."
    ExpectedDate "expected-date" Error
        sv "Här ska det stå ett datum, men det är {found}." "Skriv en kolumn med sort = \"datum\"."
        en "A date is expected here, but it is {found}." "Write a column with sort = \"datum\"."
    MeasureMismatch "measure-mismatch" Error
        sv "{left} och {right} kan inte {verb}." "Gör om det ena så att båda har samma mått, till exempel elever * pris som ger kronor."
        en "{left} and {right} cannot be {verb_en}." "Convert one of them so that both have the same measure, for example pupils times price, which gives kronor."
    KindMismatch "kind-mismatch" Error
        sv "{left} och {right} är inte av samma sort." "Gör så att båda är av samma sort."
        en "{left} and {right} are not of the same sort." "Make both the same sort."
    TextNeedsList "text-needs-list" Error
        sv "En text kan bara jämföras med en kolumn som har en lista av värden." "Ge kolumnen sort = [\"…\", \"…\"], eller jämför med en sådan kolumn."
        en "A text can only be compared with a column that has a list of values." "Give the column sort = [\"…\", \"…\"], or compare with such a column."
    NotInDeclaredList "not-in-declared-list" Error
        sv "”{text}” finns inte i listan: {list}." "Skriv ett av värdena i listan."
        en "“{text}” is not in the list: {list}." "Write one of the values in the list."
    ListOrder "list-order" Error
        sv "Värden i en lista har ingen ordning." "Jämför med = eller <>."
        en "Values of a list have no order." "Compare with = or <>."
    SwitchIncomplete "switch-incomplete" Error
        sv "VÄXLA täcker inte {missing}." "Lägg till ett par för varje värde i listan, eller ett värde sist för alla andra."
        en "VÄXLA does not cover {missing}." "Add a pair for each value in the list, or a last value for all others."
    MayBeInapplicable "may-be-inapplicable" Error
        sv "”{name}” kan vara ej tillämpligt här: {why}." "Ge kolumnen som läser samma villkor, eller skriv OMTOM({name}; 0) där det ska räknas som noll, eller SUMMA({name}; …) där det ska hoppas över."
        en "“{name}” may not apply here: {why_en}." "Give the column that reads it the same condition, or write OMTOM({name}; 0) where it should count as zero, or SUMMA({name}; …) where it should be skipped."
    EnglishName "english-name" Hint
        sv "{name} är det engelska namnet på {swedish}." "Skriv {swedish} om alla ska läsa formeln på svenska. De betyder samma sak."
        en "{name} is the English name of {swedish}." "Write {swedish} where all are to read the formula in Swedish. They mean the same."
    StepsNoBounds "steps-no-bounds" Error
        sv "Tabellen ”{table}” har ingen kolumn med nedre gränser." "Skriv en sådan kolumn först i tabellens kolumner."
        en "The table “{table}” has no column of lower bounds." "Write such a column first among the table's kolumner."
    StepsNotOrdered "steps-not-ordered" Error
        sv "Den första kolumnen i ”{table}”, ”{column}”, ska ha nedre gränser, men den är {found}." "Skriv kolumnen med gränserna först i tabellens kolumner: tal eller datum."
        en "The first column of “{table}”, “{column}”, should hold lower bounds, but it is {found}." "Write the column of bounds first among the table's kolumner: numbers or dates."
    SlicesNotNumbers "slices-not-numbers" Error
        sv "SKIKT räknar med tal, men den första kolumnen i ”{table}”, ”{column}”, är {found}." "Skriv en kolumn med tal först i tabellens kolumner, eller använd TRAPPA."
        en "SKIKT computes with numbers, but the first column of “{table}”, “{column}”, is {found}." "Write a column of numbers first among the table's kolumner, or use TRAPPA."
    NoReferenceToHere "no-reference-to-here" Error
        sv "Tabellen ”{inner}” har ingen kolumn som pekar på ”{outer}”." "Använd .ALLA för alla rader, eller en tabell som pekar hit."
        en "The table “{inner}” has no column that refers to “{outer}”." "Use .ALLA for all rows, or a table that refers here."
    ReferencesToHere "references-to-here" Error
        sv "Tabellen ”{inner}” pekar på ”{outer}” med flera kolumner: {columns}." "Använd en tabell som pekar hit med en enda kolumn."
        en "The table “{inner}” refers to “{outer}” with several columns: {columns}." "Use a table that refers here with a single column."
    OwnInParameter "own-in-parameter" Error
        sv "En parameter hör inte till någon rad, så {name} har inga egna rader att räkna." "Använd .ALLA."
        en "A parameter belongs to no row, so {name} has no rows of its own." "Use .ALLA."
    Cycle "cycle" Error
        sv "Värdena beror på varandra i ring: {path}." "Ändra en av formlerna så att ringen bryts."
        en "The values depend on each other in a ring: {path}." "Change one of the formulas so that the ring is broken."
    NoEquation "no-equation" Error
        sv "”{id}” ska uppfylla en likhet, men här står ingen." "Skriv två uttryck med ett likhetstecken mellan, till exempel SUMMA.ALLA(enhet; belopp) = ram."
        en "“{id}” is to make an equation hold, but there is none here." "Write two expressions with an equals sign between, for example SUMMA.ALLA(enhet; belopp) = ram."
    UnknownNotRead "unknown-not-read" Error
        sv "Likheten beror inte på ”{id}”, så den säger inget om hur stort ”{id}” är." "Låt något som likheten läser bero på ”{id}”, eller ge ”{id}” ett tal eller en formel."
        en "The equation does not depend on “{id}”, so it says nothing of how large “{id}” is." "Let something that the equation reads depend on “{id}”, or give “{id}” a number or a formula."
    UnknownsTogether "unknowns-together" Error
        sv "”{id}” och ”{other}” måste lösas på en gång: {path}." "Låt bara den ena ha uppfyller på den vägen, och ge den andra ett tal eller en formel."
        en "“{id}” and “{other}” would have to be solved together: {path}." "Let only one of them have uppfyller on that way, and give the other a number or a formula."
    UnknownRounded "unknown-rounded" Error
        sv "Om ”{id}” avrundas stämmer inte likheten längre." "Ta bort avrundningen. Avrunda i stället det som räknas fram med ”{id}” och som likheten inte läser."
        en "When “{id}” is rounded the equation no longer holds." "Remove the rounding. Round instead what is computed with “{id}” and not read by the equation."
    UnknownNotLinear "unknown-not-linear" Error
        sv "Vägen från ”{id}” till likheten går genom {what}, och då kan ”{id}” inte lösas exakt." "På vägen får stå plus och minus, gånger och delat med det som inte beror på ”{id}”, MIN, MAX, SUMMA, MEDEL, golv, tak och val vars villkor inte beror på ”{id}”. Allt annat får läsa ”{id}” i kolumner som likheten inte läser."
        en "The way from “{id}” to the equation passes {what_en}, so “{id}” cannot be solved exactly." "On the way may stand plus and minus, times and divided by what does not depend on “{id}”, MIN, MAX, SUMMA, MEDEL, golv, tak and choices whose condition does not depend on “{id}”. Anything else may read “{id}” in columns that the equation does not read."
    TooDeep "too-deep" Error
        sv "”{id}” bygger på fler än {limit} värden i följd." "Slå ihop några av stegen."
        en "“{id}” builds on more than {limit} values in a row." "Join some of the steps."
    ResourceNotMoney "resource-not-money" Error
        sv "En resurs ska bli {currency}, men ”{id}” blir {found}." "Multiplicera eller dela så att formeln blir {currency}."
        en "A resource should come out in {currency}, but “{id}” comes out in {found}." "Multiply or divide so that the formula comes out in {currency}."
    StatedSort "stated-sort" Error
        sv "”{id}” sägs vara {stated}, men formeln ger {found}." "Rätta sorten eller formeln."
        en "“{id}” is said to be {stated}, but the formula gives {found}." "Correct the sort or the formula."
    UnnamedNumber "unnamed-number" Hint
        sv "Talet {number} står utan namn i formeln." "Gör det till en parameter, så får det ett namn, en källa och ett reglage."
        en "The number {number} stands without a name in the formula." "Make it a parameter: it then has a name, a source and a slider."
    CommaOrSemicolon "comma-or-semicolon" Warning
        sv "”{text}” läses som ett tal med decimaler, inte som två argument." "Skriv semikolon mellan argumenten."
        en "“{text}” is read as one number with decimals, not as two arguments." "Write a semicolon between the arguments."

    // Tables
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
        sv "Filen har fler än {limit} rader." "Dela upp underlaget."
        en "The file has more than {limit} rows." "Split the data."
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
        sv "Samma fel finns på {count} rader till." "Rätta dem på samma sätt."
        en "The same problem stands in {count} more rows." "Mend them in the same way."

    // Computing
    MissingValues "missing-values" Warning
        sv "”{column}” saknas i ”{table}” (antal rader: {count}). Det som bygger på de raderna kan inte räknas ut." "Fyll i de tomma cellerna. En tom cell är inte noll."
        en "“{column}” is missing in “{table}” (rows: {count}). What builds on those rows cannot be computed." "Fill in the empty cells. An empty cell is not zero."
    DivisionByZero "division-by-zero" Error
        sv "Formeln för ”{column}” delar med noll i {row}." "Rätta underlaget, eller skriv OM(… > 0; …; …) i formeln."
        en "The formula of “{column}” divides by zero in {row}." "Correct the data, or write OM(… > 0; …; …) in the formula."
    InapplicableRead "inapplicable-read" Error
        sv "Formeln för ”{column}” läser ett värde som inte är tillämpligt i {row}." "Ge kolumnen samma villkor, eller skriv OMTOM(…; …)."
        en "The formula of “{column}” reads a value that does not apply in {row}." "Give the column the same condition, or write OMTOM(…; …)."
    ResultTooLarge "result-too-large" Error
        sv "Värdet av ”{column}” blir för stort eller får för många siffror i {row}." "Kontrollera talen i underlaget, eller avrunda ett tidigare steg."
        en "The value of “{column}” becomes too large or has too many digits in {row}." "Check the numbers in the data, or round an earlier step."
    RoundingTooFine "rounding-too-fine" Error
        sv "Formeln för ”{column}” avrundar till fler än 28 decimaler eller siffror i {row}." "Skriv ett antal decimaler från -28 till 28."
        en "The formula of “{column}” rounds to more than 28 decimals or digits in {row}." "Write a number of decimals from -28 to 28."
    PartOfDay "part-of-day" Error
        sv "Formeln för ”{column}” flyttar ett datum en del av en dag i {row}." "Avrunda antalet dagar till ett helt tal."
        en "The formula of “{column}” moves a date by a part of a day in {row}." "Round the number of days to a whole one."
    MixedSigns "mixed-signs" Error
        sv "Formeln för ”{column}” avrundar till en multipel med annat tecken än talet i {row}." "Ge multipeln samma tecken som talet, eller skriv ABS(…)."
        en "The formula of “{column}” rounds to a multiple of the other sign than the number in {row}." "Give the multiple the sign of the number, or write ABS(…)."
    DateOutOfRange "date-out-of-range" Error
        sv "Formeln för ”{column}” ger ett datum utanför åren 1900 till 9999 i {row}." "Skriv årtalet med fyra siffror, och kontrollera månad och dag."
        en "The formula of “{column}” gives a date outside the years 1900 to 9999 in {row}." "Write the year with four digits, and check month and day."
    StepsOverlap "steps-overlap" Error
        sv "Två rader i ”{table}” har samma nedre gräns i ”{bounds}”: {first} och {second}. Då är det oklart vilken som gäller för ”{column}”." "Ta bort den ena raden eller ändra dess gräns."
        en "Two rows of “{table}” have the same lower bound in “{bounds}”: {first} and {second}. Then it is unclear which holds for “{column}”." "Remove one of the rows or change its bound."
    StepsGap "steps-gap" Error
        sv "Ett värde i formeln för ”{column}” ligger under alla gränser i ”{table}” i {row} (lägsta gräns: {lowest})." "Lägg till en rad i ”{table}” som börjar lägre, eller rätta värdet."
        en "A value in the formula of “{column}” lies below every bound of “{table}” in {row} (lowest bound: {lowest})." "Add a row to “{table}” that begins lower, or correct the value."
    NotComputed "not-computed" Error
        sv "”{column}” kunde inte räknas ut, och inget av det som står ovan förklarar det." "Det är ett fel i Fördela. Använd inga siffror förrän det är rättat."
        en "“{column}” could not be computed, and nothing above explains it." "This is a fault in Fördela. Use no figures until it is mended."
    SumsDiffer "sums-differ" Error
        sv "Summan av delarna är {actual}, men helheten är {expected}." "Det är ett fel i Fördela. Använd inga siffror förrän det är rättat."
        en "The parts sum to {actual}, but the whole is {expected}." "This is a fault in Fördela. Use no figures until it is mended."
    PotBoundsCross "pot-bounds-cross" Error
        sv "Golvet för ”{column}” är {floor} och taket {cap} i {row}. I hela steg om {step} är golvet {over} högre än taket." "Höj taket eller sänk golvet. Golvet avrundas uppåt och taket nedåt till hela steg, och ingen del av en pott är mindre än noll."
        en "The floor of “{column}” is {floor} and the cap {cap} in {row}. In whole steps of {step} the floor is {over} above the cap." "Raise the cap or lower the floor. The floor is rounded up and the cap down to whole steps, and no share of a pot is below zero."
    PotFloorsAbove "pot-floors-above" Error
        sv "Golven för ”{column}” är {floors} tillsammans, {over} mer än ramen {frame}." "Sänk golven eller höj ramen med minst {over}."
        en "The floors of “{column}” are {floors} together, {over} more than the frame {frame}." "Lower the floors or raise the frame by at least {over}."
    PotCapsBelow "pot-caps-below" Error
        sv "Taken för ”{column}” är {caps} tillsammans, {under} mindre än ramen {frame}, så hela potten kan inte delas ut." "Höj taken eller sänk ramen med minst {under}. En rad med nyckeln noll får bara sitt golv."
        en "The caps of “{column}” are {caps} together, {under} less than the frame {frame}, so the whole pot cannot be shared." "Raise the caps or lower the frame by at least {under}. A row whose key is zero gets its floor only."
    FrameNotWhole "frame-not-whole" Error
        sv "Ramen för ”{column}” är {frame}, som inte är ett helt antal steg om {step}." "Ge ramen en egen avrundning, eller ändra pottens."
        en "The frame of “{column}” is {frame}, which is no whole number of steps of {step}." "Give the frame a rounding of its own, or change that of the pot."
    FrameNegative "frame-negative" Error
        sv "Ramen för ”{column}” är negativ: {frame}." "En pott kan inte vara mindre än noll."
        en "The frame of “{column}” is negative: {frame}." "A pot cannot be less than zero."
    KeyNegative "key-negative" Error
        sv "Nyckeln för ”{column}” är negativ i {row}: {value}." "Rätta underlaget, eller ge nyckelns kolumn golv = \"0\"."
        en "The key of “{column}” is negative in {row}: {value}." "Correct the data, or give the key's column golv = \"0\"."
    KeySumZero "key-sum-zero" Error
        sv "Nyckeln för ”{column}” är noll på alla rader som tar del (antal rader: {count}), så ramen {frame} kan inte delas." "Kontrollera nyckeln och villkoret."
        en "The key of “{column}” is zero in every row that takes part (rows: {count}), so the frame {frame} cannot be shared." "Check the key and the condition."
    KeyMissing "key-missing" Warning
        sv "Nyckeln för ”{column}” saknas i {row}. Då kan ingen del av potten räknas ut." "Fyll i det som saknas."
        en "The key of “{column}” is missing in {row}. Then no share of the pot can be computed." "Fill in what is missing."
    PerMissing "per-missing" Warning
        sv "Det saknas i {row} vilken pott för ”{column}” den hör till. Då kan ingen av potterna delas." "Fyll i det som saknas."
        en "It is missing in {row} which pot of “{column}” it belongs to. Then none of the pots can be shared." "Fill in what is missing."
    PotBoundMissing "pot-bound-missing" Warning
        sv "Golvet eller taket för ”{column}” saknas i {row}. Då kan ingen del av potten räknas ut." "Fyll i det som saknas."
        en "The floor or the cap of “{column}” is missing in {row}. Then no share of the pot can be computed." "Fill in what is missing."
    FrameMissing "frame-missing" Warning
        sv "Ramen för ”{column}” kan inte räknas ut, eftersom något den bygger på saknas." "Fyll i det som saknas."
        en "The frame of “{column}” cannot be computed, because something that it builds on is missing." "Fill in what is missing."
    Assumed "assumed" Warning
        sv "”{column}” räknar på ett antagande där värdet saknas (antal rader: {count})." "Fyll i de verkliga värdena när de finns."
        en "“{column}” is computed on an assumption where the value is missing (rows: {count})." "Fill in the real values when they are known."

    UnknownMissing "unknown-missing" Warning
        sv "”{id}” kan inte räknas ut, eftersom något som likheten bygger på saknas." "Fyll i det som saknas."
        en "“{id}” cannot be computed, because something that its equation builds on is missing." "Fill in what is missing."
    UnknownNoSolution "unknown-no-solution" Error
        sv "Inget värde på ”{id}” mellan {low} och {high} uppfyller likheten. Vid {low} är vänstra ledet {low_amount} {low_word}, vid {high} är det {high_amount} {high_word}." "Vidga mellan, eller ändra beloppen så att leden kan mötas."
        en "No value of “{id}” between {low} and {high} makes the equation hold. At {low} the left side is {low_amount} {low_en}, at {high} it is {high_amount} {high_en}." "Widen mellan, or change the amounts so that the sides can meet."
    UnknownManySolutions "unknown-many-solutions" Error
        sv "Alla värden på ”{id}” från {from} till {to} uppfyller likheten, så den säger inte vilket som gäller." "Snäva in mellan, eller ändra likheten så att bara ett värde uppfyller den."
        en "Every value of “{id}” from {from} to {to} makes the equation hold, so it does not say which one applies." "Narrow mellan, or change the equation so that a single value makes it hold."
    UnknownNotMonotone "unknown-not-monotone" Error
        sv "Skillnaden mellan likhetens led både växer och krymper när ”{id}” växer. Den vänder vid {turn}, där vänstra ledet är {amount} {word}, så flera värden kan uppfylla likheten." "Snäva in mellan till ena sidan om {turn}, eller ändra formlerna på vägen till likheten."
        en "The difference between the sides of the equation both rises and falls as “{id}” rises. It turns at {turn}, where the left side is {amount} {word_en}, so several values may make the equation hold." "Narrow mellan to one side of {turn}, or change the formulas on the way to the equation."
    UnknownTooManyKinks "unknown-too-many-kinks" Error
        sv "Likheten för ”{id}” har för många brytpunkter: fler än {limit} på vägen till den." "Summera först och multiplicera sedan, så att inte varje rad läser en summa som beror på ”{id}”."
        en "The equation of “{id}” has too many break points: more than {limit} on the way to it." "Sum first and multiply after, so that not every row reads a sum that depends on “{id}”."
    UnknownGuard "unknown-guard" Error
        sv "Med det värde som ”{id}” löstes till uppfylls inte likheten när allt räknas som vanligt." "Det är ett fel i Fördela. Använd inga siffror förrän det är rättat."
        en "With the value that “{id}” was solved to, the equation does not hold when everything is computed as usual." "This is a fault in Fördela. Use no figures until it is mended."

    // Cases
    CaseFailed "case-failed" Error
        sv "Fallet ”{case}”: {column} för {row} blir {found}, men facit är {expected}." "Rätta regelverket, eller facit om det är fel."
        en "The case “{case}”: {column} of {row} comes out as {found}, but {expected} is expected." "Correct the rule set, or the expected figure if that is wrong."
    CaseEmpty "case-empty" Error
        sv "Fallet ”{case}” har inga tal att jämföra med." "Lägg till rader under [[facit]]."
        en "The case “{case}” has no figures to compare with." "Add rows under [[facit]]."
    CaseUnknown "case-unknown" Error
        sv "Fallet frågar efter ”{name}”, som inte finns i tabellen ”{table}”." "Rätta fallet."
        en "The case asks for “{name}”, which does not exist in the table “{table}”." "Correct the case."
}
