//! What an argument may say in words of the catalogue's own, in Swedish and English. Names, numbers and quotes from the files are no
//! such words: they are the same in every language.

/// Whole arguments.
const PHRASES: [(&str, &str); 34] = [
    ("Kolumnen", "The column"),
    ("Parametern", "The parameter"),
    ("Resursen", "The resource"),
    ("Tabellen", "The table"),
    (
        "antingen formel, eller ram och nyckel (och om det behövs per)",
        "either formel, or ram and nyckel (and per where needed)",
    ),
    ("tal, formel eller uppfyller", "tal, formel or uppfyller"),
    ("ur eller rader, inte båda", "ur or rader, not both"),
    ("en avslutande parentes", "a closing parenthesis"),
    ("en lista av rader, [[\"…\", \"…\"], …]", "a list of rows, [[\"…\", \"…\"], …]"),
    ("en lista av { … }", "a list of { … }"),
    ("en text", "a text"),
    ("en text eller en lista av texter", "a text or a list of texts"),
    ("en text inom citattecken", "a text in quotes"),
    ("en öppnande parentes före den här", "an opening parenthesis before this one"),
    ("ett citattecken som avslutar texten", "a quote that ends the text"),
    ("ett datum", "a date"),
    ("ett enda namn på en kolumn i tabellen", "a single name of a column of the table"),
    ("ett heltal utan citattecken", "a whole number without quotes"),
    ("ett namn efter punkten", "a name after the dot"),
    ("ett namn, ett tal eller ett räknetecken", "a name, a number or an operator"),
    ("ett rent tal", "a pure number"),
    ("ett räknetecken eller slutet av formeln", "an operator or the end of the formula"),
    ("ett tal", "a number"),
    ("ett tal med decimalkomma, som 1,5", "a number with a decimal comma, such as 1,5"),
    ("ett tal som 12 eller 1,5", "a number such as 12 or 1,5"),
    ("ett värde", "a value"),
    ("ett värde ur en lista", "a value of a list"),
    ("ett värde ur listan inom citattecken", "a value of the list in quotes"),
    ("ja eller nej", "yes or no"),
    ("ja eller nej, eller ett datum", "yes or no, or a date"),
    ("namnet på en kolumn i tabellen", "the name of a column of the table"),
    ("namnet på en tabell", "the name of a table"),
    ("true eller false, utan citattecken", "true or false, without quotes"),
    ("ej tillämpligt", "not applicable"),
];

/// What an argument begins with, where the rest is a name.
const BEGINNINGS: [(&str, &str); 3] = [
    ("en rad i ", "a row of "),
    ("ett avsnitt med dubbla klamrar, ", "a section in double brackets, "),
    ("minst ", "at least "),
];

/// An argument in English: in words of ours, or as it is with English quotes.
pub(in crate::message) fn english(argument: &str) -> String {
    if let Some((_, english)) = PHRASES.iter().find(|(swedish, _)| *swedish == argument) {
        return (*english).to_owned();
    }
    if argument.contains('“') {
        return argument.to_owned(); // an argument of the English sentence alone
    }
    let beginning = BEGINNINGS.iter().find_map(|(swedish, english)| Some((*english, argument.strip_prefix(swedish)?)));
    let (beginning, rest) = beginning.unwrap_or(("", argument));
    // Swedish opens and closes a quote alike: every other one of ours opens.
    let parts = rest.split('”').enumerate();
    parts.fold(beginning.to_owned(), |text, (i, part)| match i {
        0 => text + part,
        i if i % 2 == 1 => text + "“" + part,
        _ => text + "”" + part,
    })
}
