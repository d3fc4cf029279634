//! Formulas, as they are written.

macro_rules! formulas {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
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
        sv "{name} ska ha {expected} argument ({arguments}), men har {count}." "Argument skiljs åt med semikolon."
        en "The number of arguments of {name} should be {expected} (“{arguments}”), but is {count}." "Arguments are separated by semicolons."
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
    } };
}
