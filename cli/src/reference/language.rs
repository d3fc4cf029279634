//! What is written in the values: numbers, sorts, roundings and formulas; and what can be said back: checks, problems and limits.

use fordela::formula::{Callee, Reference, reference};
use fordela::law::{Weight, checks};
use fordela::limits;
use fordela::measure::Units;
use fordela::message::{Code, Language, Severity};
use fordela::number::{DecimalSign, Direction, Number, Rounding, parse, swedish};

use super::{Page, code};

pub fn add(page: &mut Page) {
    sorts(page);
    roundings(page);
    states(page);
    formulas(page);
    functions(page);
    laws(page);
    problems(page);
    limit_list(page);
}

fn sorts(page: &mut Page) {
    page.add("## Tal, mått och sorter");
    let units = Units::new("kr");
    let names: Vec<String> = units.names().map(code).collect();
    page.add(
        "Tal skrivs som text med decimalkomma och sitt mått: `\"1 234,50 kr\"`, `\"85 %\"`, `\"0,6\"`. Mellanslag får skilja tusental. Ett \
         tal är exakt, och inget avrundas förrän regeln säger det.",
    );
    page.add(&format!(
        "Måtten är {} och de som filen själv lägger till i `sorter`. De multipliceras med `*` och delas med `/`: `kr/elev`, \
         `timme/vecka`, `kr/barn/år`. Filens `valuta` tar platsen för `kr`. Att lägga ihop eller jämföra kräver samma mått, och 0 passar alla. Pris gånger antal ger kronor av sig \
         självt; en omräkning är en parameter, till exempel `\"12 månad/år\"`.",
        names.join(", ")
    ));
    let rows = [
        ("\"kr/elev\"", "ett tal med mått"),
        ("\"tal\"", "ett rent tal"),
        ("\"%\"", "ett rent tal som visas i procent"),
        ("\"datum\"", "en dag, `2025-07-01`"),
        ("\"ja/nej\"", "ja eller nej"),
        ("\"text\"", "en text, som inget räknas på"),
        ("[\"egen regi\", \"extern\"]", "en av texterna i listan"),
        ("\"enhet\"", "en rad i tabellen med det namnet; en punkt läser vidare: `enhet.huvudman.typ`"),
    ];
    page.table(&["sort", "värdet är"], rows.iter().map(|(sort, says)| vec![code(sort), (*says).to_owned()]));
}

fn roundings(page: &mut Page) {
    page.add("## Avrundning");
    page.add(
        "En avrundning är ett steg med mått, och en riktning om det inte är närmaste: `\"1 kr\"`, `\"0,01 kr mot noll\"`, `\"100 kr nedåt\"`. \
         Den görs sist, efter `golv` och `tak`. En resurs som inte säger något avrundas till hundradelar av valutan. På en pott är \
         steget den minsta enheten, utan riktning: resten går till dem med störst rest, lika rester efter tabellens nyckel.",
    );
    let values = ["2,4", "2,5", "3,5", "-2,5"];
    let mut headings = vec!["riktning".to_owned()];
    headings.extend(values.iter().map(|value| format!("{value} blir")));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let all = [("(ingen: närmaste, en halva bort från noll)", Direction::Nearest)].into_iter().chain(Direction::WORDS);
    let row = |(word, direction): (&str, Direction)| {
        let rounding = Rounding::to_step(Number::ONE, direction);
        let rounded = |value: &&str| {
            let value = parse(value, DecimalSign::Comma).ok();
            value.and_then(|value| rounding.apply(&value).ok()).map(|value| swedish(&value)).unwrap_or_default()
        };
        let word = if direction == Direction::Nearest { word.to_owned() } else { code(word) };
        [word].into_iter().chain(values.iter().map(rounded)).collect()
    };
    page.table(&headings, all.map(row));
}

fn states(page: &mut Page) {
    page.add("## Tre lägen");
    page.add("Varje cell har ett av tre lägen.");
    let rows = [
        ["ett värde", "Cellen är ifylld, eller formeln räknades ut.", "Räknas."],
        [
            "saknas",
            "Cellen är tom fast den ska vara ifylld.",
            "Allt som bygger på den saknas också, summor med, och listas som varning. `OMSAKNAS(x; y)` sätter ett antagande i stället, som visas bredvid resultatet.",
        ],
        [
            "ej tillämpligt",
            "`villkor` är nej, cellen är tom i en kolumn med `valfri = true`, eller MIN, MAX eller MEDEL har inga rader.",
            "Hoppas över av SUMMA, MIN, MAX och MEDEL och tar inte del i en pott. `OMTOM(x; y)` ersätter det och `ÄRTOM(x)` frågar efter det. Att läsa det på annat sätt är ett fel.",
        ],
    ];
    page.table(
        &["läge", "när", "vad som händer"],
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()),
    );
}

fn formulas(page: &mut Page) {
    page.add("## Formler");
    page.add(
        "En formel skrivs som i ett kalkylblad, med namn i stället för celladresser. Står en text i formeln sätts hela formeln inom enkla \
         citattecken: `'form = \"grundskola\"'`.\n\n\
         - **Räknesätt**: `+`, `-`, `*`, `/`, `%` efter ett tal, och parenteser. `*` och `/` går före `+` och `-`.\n\
         - **Jämförelser**: `=`, `<>`, `<`, `<=`, `>`, `>=`. En i taget: skriv `OCH(0 < x; x < 1)`.\n\
         - **Namn**: en kolumn i radens egen tabell, annars en parameter. En punkt följer en hänvisning: `enhet.huvudman.typ`. Dagarna i \
         `giltig` heter `periodens_början` och `periodens_slut`.\n\
         - **Semikolon** skiljer argument åt; komma är decimaltecken.\n\
         - **Datum**: datum minus datum blir dagar, och datum plus dagar blir ett datum.\n\
         - **Rena tal** utom 0, 1 och 100 ger ett tips om att göra dem till parametrar, som har namn, mått och källa.\n\
         - En kolumn räknas alltid i ordningen `villkor`, `formel` eller delar av potten, `golv` och `tak`, `avrundning`. En annan \
         ordning är en kolumn till.",
    );
}

fn functions(page: &mut Page) {
    page.add("## Funktioner");
    page.add(
        "Namnen är Excels svenska där funktionen finns i Excel, och betyder då detsamma. Engelska namn läses också. Exemplen räknas av ett prov, i raden A i [tabellerna här](../tests/formler/tabeller.toml).",
    );
    let row = |function: &Reference| {
        let surprise = function.surprise.map(|sentence| sentence.text(Language::Swedish)).unwrap_or_default();
        vec![
            format!("`{}({})`<br>`{}`", function.name, function.arguments, function.english),
            function.says.text(Language::Swedish).to_owned(),
            surprise.to_owned(),
            format!("`{}` → {}", function.example, function.value),
        ]
    };
    let is = |function: &&Reference, row: bool| {
        let in_row = matches!(function.callee, Callee::Function(_));
        in_row == row
    };
    let headings = ["funktion", "ger", "att tänka på", "exempel"];
    page.add("### I raden");
    page.table(&headings, reference().iter().filter(|function| is(function, true)).map(row));
    page.add("### Över andra rader, tabeller och regelverk");
    page.add(
        "Namnen i uttrycket hör till tabellen som nämns, inte till raden som frågar; det som behövs därifrån läses uppåt, som `enhet.index`. \
         `.EGNA` är de rader som pekar på den här raden, `.ALLA` är alla. I en parameter kan bara `.ALLA` stå.",
    );
    page.table(&headings, reference().iter().filter(|function| is(function, false)).map(row));
}

fn laws(page: &mut Page) {
    page.add("## Kontroller");
    page.add(
        "Kontrollerna följer vad en resurs beror på, hur långt bort det än står. De visar hur regelverket är byggt och är ingen juridisk \
         rådgivning. En varning eller ett tips kan godtas med ett [`[[avsteg]]`](#avsteg); det som vägras kan det inte.",
    );
    let row = |check: &fordela::law::Check| {
        let weight = match check.weight {
            Weight::Refused => "vägras",
            Weight::Warning => "varning",
            Weight::Hint => "tips",
        };
        let says = format!("**{}.** {} {}", check.title.sv, check.what.sv, check.todo.sv);
        let says = says.replace("{resource}", "…").replace("{way}", "…");
        vec![code(check.id), weight.to_owned(), code(check.kind), says, check.source.to_owned()]
    };
    page.table(&["kontroll", "tyngd", "slag", "vad den säger", "källa"], checks().iter().map(row));
}

fn problems(page: &mut Page) {
    page.add("## Problem");
    page.add(
        "Varje problem har en kod, en plats med fil, rad och tecken, vad som är fel och vad man gör. Det som står inom klamrar fylls i. \
         Samma meningar står i kommandot och på sidan.",
    );
    for (severity, heading, says) in [
        (Severity::Error, "Fel", "Inget räknas förrän det är rättat."),
        (Severity::Question, "Frågor", "Inget räknas förrän det är besvarat."),
        (Severity::Warning, "Varningar", "Siffrorna visas, med varningen bredvid."),
        (Severity::Hint, "Tips", "Bra att veta."),
    ] {
        let codes: Vec<&Code> = Code::ALL.iter().filter(|code| code.severity() == severity).collect();
        if codes.is_empty() {
            continue;
        }
        page.add(&format!("### {heading}"));
        page.add(says);
        let row = |problem: &&Code| {
            let template = problem.template(Language::Swedish);
            vec![code(problem.name()), template.what.to_owned(), template.todo.to_owned()]
        };
        page.table(&["kod", "vad som är fel", "vad man gör"], codes.iter().map(row));
    }
}

macro_rules! limits {
    ($($name:ident $says:literal)*) => {
        /// Every limit: its name in the code, its size and what it limits.
        const LIMITS: &[(&str, u64, &str)] = &[$((stringify!($name), limits::$name as u64, $says)),*];
    };
}

limits! {
    FILE_BYTES "byte i en fil"
    ROWS "rader i en tabell"
    COLUMNS "kolumner i en fil"
    FORMULA_CHARACTERS "tecken i en formel"
    FORMULA_DEPTH "led i led i en formel"
    INTEGER_DIGITS "siffror före kommat i ett tal ur en fil"
    FRACTION_DIGITS "siffror efter kommat i ett tal ur en fil"
    FACTS "fakta som är kända på ett ställe i en formel; fler gör inte fler läsningar tillåtna"
    DEPENDENCY_DEPTH "värden som bygger på varandra, från ett givet till det sista framräknade"
    ARGUMENT_CHARACTERS "tecken av det skrivna som ett problem upprepar"
    LAW_COMBINATIONS "slags skolor som en kontroll skiljer åt; bortom det säger den inget"
    FRACTION_BITS "bitar i täljaren eller nämnaren av ett exakt bråk"
    POT_BITS "bitar i en potts alla nycklar tillsammans, gjorda till hela tal"
    KINKS "brytpunkter på vägen till en likhet"
    PROBLEMS_PER_PLACE "problem av ett slag som listas i en kolumn; resten räknas"
    EXPLANATION_DEPTH "steg i steg i en förklaring"
    EXPLANATION_NODES "delar av en förklaring"
    EXPLANATION_ROWS "rader som listas under en summa i en förklaring"
    MAPPING_ROWS "rader av en export som gås igenom när en koppling föreslås"
    HEADINGS_LISTED "rubriker som ett problem räknar upp; resten räknas"
    DIFFERENCE_TRIALS "försök att räkna en ändring för sig; bortom det räknas de tillsammans"
}

fn limit_list(page: &mut Page) {
    page.add("## Gränser");
    page.add("Det som går över en gräns är ett problem med en plats, aldrig ett avbrott.");
    let size =
        |size: u64| parse(&size.to_string(), DecimalSign::Comma).map_or_else(|_| size.to_string(), |size| swedish(&size));
    page.table(&["högst", "av"], LIMITS.iter().map(|(_, limit, says)| vec![size(*limit), (*says).to_owned()]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_is_listed() {
        let source = include_str!("../../../src/limits.rs");
        let named = source.lines().filter_map(|line| line.strip_prefix("pub const ")?.split(':').next());
        assert!(named.eq(LIMITS.iter().map(|(name, ..)| *name)));
    }
}
