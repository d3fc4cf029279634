//! The key words, section by section, with overlays and cases.

use fordela::law::{Weight, checks};
use fordela::rules::grammar::{
    Filling, Grammar, Need, Referred, Shape, Word, case_file, mapping_file, overlay_words, rule_file, sections,
};

use super::examples::{self, Example};
use super::{Page, code};

pub fn add(page: &mut Page) {
    page.add("## Nyckelord");
    page.add(
        "Ett regelverk är en textfil i skrivsättet TOML. Nyckelorden är svenska ord utan å, ä och ö; allt som du själv hittar på står \
         inom citattecken och får ha vilka bokstäver som helst. Ordningen spelar ingen roll. **Fet** stil betyder att ordet måste stå.",
    );
    let head = rule_file();
    section(page, head, "Filens huvud", "", false);
    for grammar in sections() {
        section(page, grammar, &code(grammar.name), grammar.word, false);
        for inner in grammar.sections() {
            section(page, inner, &format!("{} i {}", code(inner.word), code(grammar.name)), grammar.word, false);
        }
    }
    overlays(page);
    page.add("## Fall");
    page.add(
        "Ett fall är ett facit bredvid regelverket: rader in, väntade siffror ut. `fordela kontrollera` räknar varje fall i mappen \
         `fall` och säger vad som skiljer. En tabell som står i regelverket behöver inget underlag.",
    );
    section(page, case_file(), "Fallets huvud", "", true);
    for grammar in case_file().sections() {
        section(page, grammar, &code(grammar.name), grammar.word, true);
    }
    mappings(page);
}

/// Column mappings. Their example is a file of the demonstration, which the tests read.
fn mappings(page: &mut Page) {
    page.add("## Kopplingar");
    page.add(
        "En export ur ett annat system har egna rubriker. En kopplingsfil säger vilken tabell exporten är och vilken rubrik som blir \
         vilken. Den ligger bland underlagets filer, eller läses in tillsammans med dem, i vilken ordning som helst:\n\n\
         - En fil vars namn inte är någon tabells läses genom kopplingen vars `fil` och rubriker stämmer. En fil med en tabells namn men \
         andra rubriker läses också så.\n\
         - Saknas någon rubrik läses ingenting ur filen; ett enda problem säger allt som saknas och vad filen har i stället.\n\
         - Stora och små bokstäver och mellanrum runt rubriker har ingen betydelse.\n\
         - På sidan görs och lagas en koppling under Underlag, med knappen Koppla kolumner.",
    );
    let mut grammars = vec![("Kopplingsfilens huvud".to_owned(), mapping_file())];
    for grammar in mapping_file().sections() {
        grammars.push((code(grammar.name), grammar));
        grammars.extend(grammar.sections().map(|inner| (format!("{} i {}", code(inner.word), code(grammar.name)), inner)));
    }
    for (heading, grammar) in grammars {
        page.add(&format!("### {heading}"));
        page.add(grammar.says.swedish);
        let fields = grammar.words.iter().filter(|word| !matches!(word.shape, Shape::Sections(_)));
        page.table(&HEADINGS, fields.map(|word| row(word, None)));
    }
    page.add(&format!("```toml\n{}\n```", include_str!("../../../tests/kopplingar/koppling.toml").trim()));
}

/// A section before this one whose words this one has too.
fn before(grammar: &Grammar) -> Option<&'static Grammar> {
    let mut before = sections().take_while(|other| other.word != grammar.word);
    before.find(|other| grammar.words.len() > 1 && other.words.iter().all(|word| grammar.find(word.word).is_some()))
}

fn section(page: &mut Page, grammar: &Grammar, heading: &str, section: &str, of_case: bool) {
    page.add(&format!("### {heading}"));
    page.add(grammar.says.swedish);
    let before = before(grammar);
    if let Some(before) = before {
        page.add(&format!("Samma nyckelord som {}, och dessutom:", code(before.name)));
    }
    let fields = || grammar.words.iter().filter(|word| !matches!(word.shape, Shape::Sections(_)));
    let is_new = |word: &&Word| before.is_none_or(|before| before.find(word.word).is_none());
    let inline = !grammar.word.is_empty() && !grammar.name.starts_with('[');
    // An example may be quoted from a section that has the same words.
    let like: Vec<&str> =
        [section].into_iter().chain(sections().map(|other| other.word).filter(|_| is_shared(grammar))).collect();
    let find = |word: &Word| like.iter().find_map(|section| examples::with(section, word, inline, of_case));
    page.table(&HEADINGS, fields().filter(is_new).map(|word| row(word, find(word))));
    if let Some(ways) = ways(grammar) {
        page.add(&ways);
    }
    let words: Vec<&str> = fields().map(|word| word.word).collect();
    if let Some((example, block)) = examples::fullest(grammar.word, &words, of_case).filter(|_| !inline) {
        page.add(&format!("Ur {}:", example.link()));
        page.add(&format!("```toml\n{block}\n```"));
    }
}

/// True for a section whose words another one has too.
fn is_shared(grammar: &Grammar) -> bool {
    sections().any(|other| before(other).is_some_and(|before| before.word == grammar.word))
}

const HEADINGS: [&str; 4] = ["nyckelord", "skrivs som", "betyder", "exempel"];

fn row(word: &Word, example: Option<&Example>) -> Vec<String> {
    let link = example.map(|example| format!(", {}", example.link())).unwrap_or_default();
    let name = if word.need == Need::Optional { code(word.word) } else { format!("**{}**", code(word.word)) };
    let example = code(&format!("{} = {}", word.word, word.example));
    vec![name, shape(word.shape), word.says.swedish.to_owned(), format!("{example}{link}")]
}

fn ways(grammar: &Grammar) -> Option<String> {
    let named = |words: &[&str]| words.iter().map(|word| code(word)).collect::<Vec<_>>().join(", ");
    let way = |filling: &Filling| {
        let may: Vec<&str> = filling.words.iter().filter(|word| !filling.needs.contains(word)).copied().collect();
        let may = if may.is_empty() { String::new() } else { format!(", och om det behövs {}", named(&may)) };
        format!("{}{may}", named(filling.needs))
    };
    let mut ways: Vec<String> = grammar.fillings.iter().map(way).collect();
    if ways.is_empty() {
        return None;
    }
    if grammar.unfilled {
        ways.push("inget av dem".to_owned());
    }
    Some(format!("Fylls på ett av sätten: {}.", ways.join("; eller ")))
}

fn overlays(page: &mut Page) {
    page.add("## Påbyggen");
    page.add(
        "En fil med `bas` är ett påbygge: den skriver bara det som är annorlunda mot regelverket som den bygger på, och det kan självt \
         vara ett påbygge.\n\n\
         - Ett avsnitt hittas på sitt `id`, i `kolumn` och `resurs` tillsammans med `tabell`, i `avsteg` på `kontroll` och `galler`.\n\
         - Ett nyckelord som skrivs ersätter hela det gamla värdet. Det som inte skrivs står kvar.\n\
         - Ett nyckelord som fyller på ett annat sätt tar bort det gamla sättet: `formel` tar bort `ram`, `nyckel` och `per`. En ny \
         `nyckel` behåller `ram`.\n\
         - Filens huvud skriver själv `format`, `id`, `namn`, `status` och `giltig`. Resten följer med från basen.\n\
         - Ändras ett värde utan att `enligt` skrivs kommer en varning: källan kan vara fel.\n\
         - `BAS(…)` läser ett värde som det blir enligt basen.",
    );
    let find = |word: &Word| sections().find_map(|section| examples::with(section.word, word, false, false));
    page.table(&HEADINGS, overlay_words().iter().map(|word| row(word, find(word))));
}

/// How a value is written.
fn shape(shape: Shape) -> String {
    let quoted = |words: &[&str]| words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", ");
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Cell => "text, eller `\"\"` för en tom cell".to_owned(),
        Shape::Id => "id: valfri text".to_owned(),
        Shape::Name => "namn: bokstäver, siffror, understreck".to_owned(),
        Shape::Number => "tal med [mått](#tal-mått-och-sorter)".to_owned(),
        Shape::TwoNumbers => "två tal med mått, det lägsta först".to_owned(),
        Shape::Rounding => "[avrundning](#avrundning)".to_owned(),
        Shape::Formula => "[formel](#formler)".to_owned(),
        Shape::Condition => "formel som är ja eller nej".to_owned(),
        Shape::Equation => "två formler med `=` emellan".to_owned(),
        Shape::Path => "kolumner med punkt emellan, som `grupp.verksamhet`".to_owned(),
        Shape::Date => "dag: år, månad och dag".to_owned(),
        Shape::TwoDates => "två dagar, den första först".to_owned(),
        Shape::Flag => "`true` eller `false`, utan citattecken".to_owned(),
        Shape::Whole(number) => format!("`{number}`, utan citattecken"),
        Shape::Sort => "[sort](#tal-mått-och-sorter)".to_owned(),
        Shape::Texts => "text, eller en lista av texter".to_owned(),
        Shape::Choice(words) => format!("ett av {}", quoted(words)),
        Shape::Reference(Referred::Document) => "id för ett `[[dokument]]`".to_owned(),
        Shape::Reference(Referred::Table) => "id för en `[[tabell]]`".to_owned(),
        Shape::Reference(Referred::Column) => "id för en kolumn i tabellen".to_owned(),
        Shape::Reference(Referred::Resource) => "id för en `[[resurs]]`".to_owned(),
        Shape::Reference(Referred::RuleSet) => "id för ett annat regelverk".to_owned(),
        Shape::Reference(Referred::Check) => {
            let answered = checks().iter().filter(|check| check.weight != Weight::Refused).count();
            format!("id för en av {answered} [kontroller](#kontroller)")
        }
        Shape::Rows => "lista av rader, varje rad en lista av texter".to_owned(),
        Shape::RowsOrPair => "lista av rader, varje rad en lista av texter; eller två tabeller".to_owned(),
        Shape::Removal => "`true`, eller en lista av nyckelord".to_owned(),
        Shape::Sections(_) => "avsnitt".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_word_is_quoted_from_an_example() {
        let mut page = Page(String::new());
        add(&mut page);
        let (own, mappings) = page.0.split_once("## Kopplingar").unwrap();
        let rows = |text: &str| -> Vec<String> {
            text.lines().filter(|line| line.starts_with("| ") && line.contains('`')).map(str::to_owned).collect()
        };
        assert!(rows(own).len() > 50);
        rows(own).iter().for_each(|row| assert!(row.contains("](exempel/"), "no example has {row}"));
        // The example of a mapping stands whole below its key words.
        let (words, example) = mappings.split_once("```toml").unwrap();
        assert!(rows(words).len() >= 8);
        for row in rows(words) {
            let word = row.split('`').nth(1).unwrap();
            let word = word.trim_matches('*');
            assert!(example.contains(&format!("{word} ")), "the example has no {word}");
        }
    }
}
