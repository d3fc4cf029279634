//! Every function as people meet it: its names, what it takes, what it does, where a spreadsheet surprises, and an example that a test
//! computes. The checker, the messages and the reference page all read this one table.

use super::function::{Callee, Fold, Function, MANY};
use super::names::Other;
use crate::message::Language;

/// A function or an aggregate.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// What it calls.
    pub callee: Callee,
    /// Its name in formulas.
    pub name: &'static str,
    /// The English name, which means the same.
    pub english: &'static str,
    /// The fewest arguments that it takes.
    pub fewest: usize,
    /// The most; [`MANY`] where there is no limit.
    pub most: usize,
    /// Its arguments by name: `tal; decimaler`.
    pub arguments: &'static str,
    /// What it does.
    pub says: Sentence,
    /// Where a spreadsheet does otherwise, or what it does surprises.
    pub surprise: Option<Sentence>,
    /// A formula, computed in the row A of the tables in `tests/formler/tabeller.toml`.
    pub example: &'static str,
    /// What the example comes to.
    pub value: &'static str,
}

/// A sentence in Swedish and English.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// Svenska.
    pub swedish: &'static str,
    /// English.
    pub english: &'static str,
}

impl Sentence {
    /// The sentence in a language.
    pub fn text(self, language: Language) -> &'static str {
        match language {
            Language::Swedish => self.swedish,
            Language::English => self.english,
        }
    }
}

/// Every function and aggregate, in the order of a reference page.
pub fn reference() -> &'static [Reference] {
    FUNCTIONS
}

macro_rules! functions {
    ($($callee:expr, $name:literal $english:literal $fewest:literal..$most:expr, $arguments:literal
        sv $swedish:literal
        en $in_english:literal
        $(excel $surprise:literal
            $surprise_english:literal)?
        example $example:literal $value:literal)*) => {
        pub(super) const FUNCTIONS: &[Reference] = &[$(Reference {
            callee: $callee,
            name: $name,
            english: $english,
            fewest: $fewest,
            most: $most,
            arguments: $arguments,
            says: Sentence { swedish: $swedish, english: $in_english },
            surprise: functions!(@surprise $($surprise $surprise_english)?),
            example: $example,
            value: $value,
        }),*];
    };
    (@surprise) => { None };
    (@surprise $swedish:literal $english:literal) => { Some(Sentence { swedish: $swedish, english: $english }) };
}

const fn row(function: Function) -> Callee {
    Callee::Function(function)
}

const fn own(fold: Fold) -> Callee {
    Callee::Aggregate(fold, true)
}

const fn all(fold: Fold) -> Callee {
    Callee::Aggregate(fold, false)
}

functions! {
    Callee::Elsewhere(Other::Base), "BAS" "BASE" 1..1, "uttryck"
        sv "Uttrycket i samma rad enligt regelverket som det här ändrar (bas), på samma underlag; ej tillämpligt om raden inte finns där."
        en "The expression in the same row under the rule set that this one changes (bas), on the same data; does not apply where the row is not there."
        example "BAS(elever)" "50"
    Callee::Elsewhere(Other::LastYear), "FJOL" "LASTYEAR" 1..1, "uttryck"
        sv "Uttrycket i samma rad i fjolårets resultat (fjol); ej tillämpligt för en rad som är ny."
        en "The expression in the same row of last year's result (fjol); does not apply in a row that is new."
        example "OMTOM(FJOL(elever); 0)" "40"
    row(Function::Round), "AVRUNDA" "ROUND" 2..2, "tal; decimaler"
        sv "Avrundar till närmaste värde med så många decimaler; en halva går bort från noll."
        en "Rounds to the nearest value with so many decimals; a half goes away from zero."
        excel "Negativa tal går också bort från noll, så −2,5 blir −3. Antalet decimaler får vara negativt: −2 avrundar till hela hundratal."
            "Negative numbers go away from zero too, so −2.5 becomes −3. The number of decimals may be negative: −2 rounds to whole hundreds."
        example "AVRUNDA(-2,5; 0)" "-3"
    row(Function::RoundUp), "AVRUNDA.UPPÅT" "ROUNDUP" 2..2, "tal; decimaler"
        sv "Avrundar bort från noll till så många decimaler."
        en "Rounds away from zero to so many decimals."
        excel "Uppåt betyder från noll, så −2,1 blir −3 och inte −2."
            "Up means away from zero, so −2.1 becomes −3 and not −2."
        example "AVRUNDA.UPPÅT(-2,1; 0)" "-3"
    row(Function::RoundDown), "AVRUNDA.NEDÅT" "ROUNDDOWN" 2..2, "tal; decimaler"
        sv "Avrundar mot noll till så många decimaler."
        en "Rounds towards zero to so many decimals."
        excel "Nedåt betyder mot noll, så −2,9 blir −2 och inte −3."
            "Down means towards zero, so −2.9 becomes −2 and not −3."
        example "AVRUNDA.NEDÅT(-2,9; 0)" "-2"
    row(Function::RoundToMultiple), "MAVRUNDA" "MROUND" 2..2, "tal; multipel"
        sv "Avrundar till närmaste multipel; en halva går bort från noll."
        en "Rounds to the nearest multiple; a half goes away from zero."
        excel "Talet och multipeln måste ha samma tecken. Excel räknar binärt och kan hamna fel när en halva ska avrundas; Fördela räknar exakt."
            "The number and the multiple must have the same sign. Excel computes in binary and may go the wrong way at a half; Fördela is exact."
        example "MAVRUNDA(12,5; 5)" "15"
    row(Function::Truncate), "AVKORTA" "TRUNC" 1..2, "tal; decimaler"
        sv "Tar bort decimalerna efter så många, eller alla om inget antal står."
        en "Drops the decimals after so many, or all of them where no number is given."
        example "AVKORTA(-2,79; 1)" "-2,7"
    row(Function::Floor), "HELTAL" "INT" 1..1, "tal"
        sv "Avrundar nedåt till ett heltal."
        en "Rounds down to a whole number."
        excel "Negativa tal går nedåt, så −2,1 blir −3. AVKORTA går mot noll."
            "Negative numbers go down, so −2.1 becomes −3. AVKORTA goes towards zero."
        example "HELTAL(-2,1)" "-3"
    row(Function::Absolute), "ABS" "ABS" 1..1, "tal"
        sv "Talet utan tecken."
        en "The number without its sign."
        example "ABS(-2,5)" "2,5"
    row(Function::Min), "MIN" "MIN" 1..MANY, "a; b; …"
        sv "Det lägsta av värdena i raden; det som inte är tillämpligt hoppas över."
        en "The lowest of the values in the row; what does not apply is skipped."
        excel "Är inget av värdena tillämpligt blir svaret ej tillämpligt, inte 0. MIN(1,5) är ett enda värde: semikolon skiljer dem åt."
            "Where none of the values applies the answer does not apply either; it is not 0. MIN(1,5) is a single value: a semicolon parts them."
        example "MIN(4; 2,5; 3)" "2,5"
    row(Function::Max), "MAX" "MAX" 1..MANY, "a; b; …"
        sv "Det högsta av värdena i raden; det som inte är tillämpligt hoppas över."
        en "The highest of the values in the row; what does not apply is skipped."
        excel "Är inget av värdena tillämpligt blir svaret ej tillämpligt, inte 0."
            "Where none of the values applies the answer does not apply either; it is not 0."
        example "MAX(4; 2,5; 3)" "4"
    row(Function::Sum), "SUMMA" "SUM" 1..MANY, "a; b; …"
        sv "Summan av värdena i raden; det som inte är tillämpligt hoppas över."
        en "The sum of the values in the row; what does not apply is skipped."
        example "SUMMA(4; 2,5; 3)" "9,5"
    row(Function::Mean), "MEDEL" "AVERAGE" 1..MANY, "a; b; …"
        sv "Medelvärdet av värdena i raden; det som inte är tillämpligt räknas inte med."
        en "The mean of the values in the row; what does not apply is not counted."
        excel "Är inget av värdena tillämpligt blir svaret ej tillämpligt, där Excel delar med noll."
            "Where none of the values applies the answer does not apply either, where Excel divides by zero."
        example "MEDEL(4; 2; 3)" "3"
    row(Function::If), "OM" "IF" 3..3, "villkor; då; annars"
        sv "Det första värdet om villkoret är sant, annars det andra; bara det som väljs räknas ut."
        en "The first value where the condition is true, else the second; only the one chosen is computed."
        excel "Båda värdena måste stå där."
            "Both values must be there."
        example "OM(2 > 1; 10; 20)" "10"
    row(Function::And), "OCH" "AND" 1..MANY, "a; b; …"
        sv "Ja om alla villkor är sanna."
        en "Yes where all conditions are true."
        excel "Alla villkor räknas ut, också efter ett som är falskt. Ett som saknas gör att svaret saknas."
            "Every condition is computed, also after one that is false. One that is missing makes the answer missing."
        example "OCH(2 > 1; 3 > 2)" "ja"
    row(Function::Or), "ELLER" "OR" 1..MANY, "a; b; …"
        sv "Ja om minst ett villkor är sant."
        en "Yes where at least one condition is true."
        excel "Alla villkor räknas ut, också efter ett som är sant. Ett som saknas gör att svaret saknas."
            "Every condition is computed, also after one that is true. One that is missing makes the answer missing."
        example "ELLER(1 > 2; 3 > 2)" "ja"
    row(Function::Not), "ICKE" "NOT" 1..1, "villkor"
        sv "Ja om villkoret är falskt."
        en "Yes where the condition is false."
        example "ICKE(1 > 2)" "ja"
    row(Function::Switch), "VÄXLA" "SWITCH" 3..MANY, "kolumn; \"a\"; x; \"b\"; y; …; annars"
        sv "Värdet efter den text som kolumnen har; listans alla texter ska täckas, eller ett sista värde gälla för alla andra."
        en "The value after the text that the column holds; all texts of the list must be covered, or a last value stand for all others."
        example "VÄXLA(form; \"grundskola\"; 1; \"resursskola\"; 2)" "1"
    row(Function::IfInapplicable), "OMTOM" "IFEMPTY" 2..2, "värde; annars"
        sv "Värdet, eller det andra där värdet inte är tillämpligt."
        en "The value, or the second where the value does not apply."
        excel "Ersätter bara det som inte är tillämpligt. Det som saknas ersätts med OMSAKNAS."
            "Replaces only what does not apply. What is missing is replaced by OMSAKNAS."
        example "OMTOM(MIN.EGNA(rapport; använt); 0)" "0"
    row(Function::IsInapplicable), "ÄRTOM" "ISEMPTY" 1..1, "värde"
        sv "Ja om värdet inte är tillämpligt."
        en "Yes where the value does not apply."
        excel "Ett värde som saknas är inte tomt: då saknas också svaret."
            "A value that is missing is not empty: then the answer is missing too."
        example "ÄRTOM(MIN.EGNA(rapport; använt))" "ja"
    row(Function::IfMissing), "OMSAKNAS" "IFMISSING" 2..2, "värde; antagande"
        sv "Värdet, eller antagandet där värdet saknas; antagandet listas bredvid resultatet."
        en "The value, or the assumption where the value is missing; the assumption is listed beside the result."
        example "OMSAKNAS(SUMMA.ALLA(beslut; timmar); 20)" "20"
    row(Function::Date), "DATUM" "DATE" 3..3, "år; månad; dag"
        sv "Dagen med det årtalet, den månaden och den dagen; månad 13 är januari året efter och dag 0 den sista i månaden före."
        en "The day of that year, month and day; month 13 is January of the next year and day 0 the last of the month before."
        excel "Året måste vara 1900 till 9999. Excel lägger 1900 till ett mindre årtal."
            "The year must be 1900 to 9999. Excel adds 1900 to a smaller one."
        example "DATUM(2025; 7; 1)" "2025-07-01"
    row(Function::Year), "ÅR" "YEAR" 1..1, "datum"
        sv "Dagens årtal, som ett rent tal."
        en "The year of the day, as a pure number."
        example "ÅR(DATUM(2025; 7; 1))" "2025"
    row(Function::Month), "MÅNAD" "MONTH" 1..1, "datum"
        sv "Dagens månad från 1 till 12, som ett rent tal."
        en "The month of the day from 1 to 12, as a pure number."
        example "MÅNAD(DATUM(2025; 7; 1))" "7"
    row(Function::Months), "MÅNADER" "MONTHS" 2..3, "från; till; räknedag"
        sv "Antalet påbörjade kalendermånader inom perioden, eller med en räknedag antalet månader vars dag ligger inom tiden."
        en "The started calendar months within the period, or with a count day the months whose day lies within the time."
        excel "Finns inte i Excel."
            "Does not exist in Excel."
        example "MÅNADER(DATUM(2025; 1; 31); DATUM(2025; 3; 1))" "3 månad"
    row(Function::Days), "DAGAR" "DAYS" 2..2, "från; till"
        sv "Antalet dagar inom perioden, båda ändarna medräknade."
        en "The days within the period, both ends included."
        excel "I Excel står slutdagen först och bara den ena änden räknas, och ingen period begränsar."
            "In Excel the last day stands first and only one end is counted, and no period limits it."
        example "DAGAR(DATUM(2025; 1; 30); DATUM(2025; 2; 1))" "3 dag"
    Callee::Steps(false), "TRAPPA" "STEP" 3..3, "tabell; värde; kolumn"
        sv "Kolumnens värde i den rad som värdet når: den med högst nedre gräns som inte är över värdet. Tabellens första kolumn har gränserna."
        en "The column's value in the row that the value reaches: the one with the highest lower bound not above it. The table's first column holds the bounds."
        excel "Raderna får stå i vilken ordning som helst, där LETARAD kräver stigande. Under den lägsta gränsen är det ett fel."
            "The rows may stand in any order, where VLOOKUP needs them rising. Below the lowest bound is an error."
        example "TRAPPA(trappa; 12; belopp)" "5000 kr"
    Callee::Steps(true), "SKIKT" "SLICES" 3..3, "tabell; värde; kolumn"
        sv "Summan skikt för skikt: den del av värdet som ligger i varje rads skikt gånger kolumnens värde där. Det sista skiktet har inget slut."
        en "The sum slice by slice: the part of the value that lies in each row's slice times the column's value there. The last slice has no end."
        excel "Finns inte i Excel."
            "Does not exist in Excel."
        example "SKIKT(skikt; 12; sats)" "48"
    own(Fold::Sum), "SUMMA.EGNA" "SUM.OWN" 2..2, "tabell; uttryck"
        sv "Summan över de rader i tabellen som pekar på den här raden; 0 om ingen gör det."
        en "The sum over the rows of the table that refer to this row; 0 where none does."
        example "SUMMA.EGNA(beslut; timmar)" "17,5"
    own(Fold::Count), "ANTAL.EGNA" "COUNT.OWN" 1..1, "tabell"
        sv "Hur många rader i tabellen som pekar på den här raden."
        en "How many rows of the table refer to this row."
        example "ANTAL.EGNA(beslut)" "3"
    own(Fold::Min), "MIN.EGNA" "MIN.OWN" 2..2, "tabell; uttryck"
        sv "Det lägsta över de rader i tabellen som pekar på den här raden; ej tillämpligt om ingen gör det."
        en "The lowest over the rows of the table that refer to this row; does not apply where none does."
        example "MIN.EGNA(beslut; timmar)" "2"
    own(Fold::Max), "MAX.EGNA" "MAX.OWN" 2..2, "tabell; uttryck"
        sv "Det högsta över de rader i tabellen som pekar på den här raden; ej tillämpligt om ingen gör det."
        en "The highest over the rows of the table that refer to this row; does not apply where none does."
        example "MAX.EGNA(beslut; timmar)" "10"
    own(Fold::Mean), "MEDEL.EGNA" "AVERAGE.OWN" 2..2, "tabell; uttryck"
        sv "Medelvärdet över de rader i tabellen som pekar på den här raden; ej tillämpligt om ingen gör det."
        en "The mean over the rows of the table that refer to this row; does not apply where none does."
        example "MEDEL.EGNA(beslut; pris)" "200"
    all(Fold::Sum), "SUMMA.ALLA" "SUM.ALL" 2..2, "tabell; uttryck"
        sv "Summan över alla rader i tabellen."
        en "The sum over all rows of the table."
        example "SUMMA.ALLA(beslut; pris)" "1000"
    all(Fold::Count), "ANTAL.ALLA" "COUNT.ALL" 1..1, "tabell"
        sv "Hur många rader tabellen har."
        en "How many rows the table has."
        example "ANTAL.ALLA(beslut)" "4"
    all(Fold::Min), "MIN.ALLA" "MIN.ALL" 2..2, "tabell; uttryck"
        sv "Det lägsta över alla rader i tabellen; ej tillämpligt om inget värde är det."
        en "The lowest over all rows of the table; does not apply where no value does."
        example "MIN.ALLA(beslut; pris)" "100"
    all(Fold::Max), "MAX.ALLA" "MAX.ALL" 2..2, "tabell; uttryck"
        sv "Det högsta över alla rader i tabellen; ej tillämpligt om inget värde är det."
        en "The highest over all rows of the table; does not apply where no value does."
        example "MAX.ALLA(beslut; pris)" "400"
    all(Fold::Mean), "MEDEL.ALLA" "AVERAGE.ALL" 2..2, "tabell; uttryck"
        sv "Medelvärdet över alla rader i tabellen; ej tillämpligt om inget värde är det."
        en "The mean over all rows of the table; does not apply where no value does."
        example "MEDEL.ALLA(beslut; pris)" "250"
}
