//! What is found only when figures are computed.

macro_rules! figures {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
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
    Assumed "assumed" Warning
        sv "”{column}” räknar på ett antagande där värdet saknas (antal rader: {count})." "Fyll i de verkliga värdena när de finns."
        en "“{column}” is computed on an assumption where the value is missing (rows: {count})." "Fill in the real values when they are known."
    } };
}
