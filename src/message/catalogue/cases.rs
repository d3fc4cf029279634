//! Cases: rows in, expected figures out.

macro_rules! cases {
    ($rest:tt $($before:tt)*) => { gather! { $rest $($before)*
    CaseFailed "case-failed" Error
        sv "Fallet ”{case}”: {column} för {row} blir {found}, men facit är {expected}." "Rätta regelverket, eller facit om det är fel."
        en "The case “{case}”: {column} of {row} comes out as {found}, but {expected} is expected." "Correct the rule set, or the expected figure if that is wrong."
    CaseEmpty "case-empty" Error
        sv "Fallet ”{case}” har inga tal att jämföra med." "Lägg till rader under [[facit]]."
        en "The case “{case}” has no figures to compare with." "Add rows under [[facit]]."
    CaseUnknown "case-unknown" Error
        sv "Fallet frågar efter ”{name}”, som inte finns i tabellen ”{table}”." "Rätta fallet, eller lägg till det som saknas."
        en "The case asks for “{name}”, which does not exist in the table “{table}”." "Correct the case, or add what is missing."
    CaseTable "case-table" Error
        sv "Fallet frågar efter tabellen ”{table}”, som inte finns i regelverket." "Rätta fallet, eller lägg till tabellen."
        en "The case asks for the table “{table}”, which the rule set does not have." "Correct the case, or add the table."
    } };
}
