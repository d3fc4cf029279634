//! The command line of Fördela: nothing but reading and printing.

mod files;
#[macro_use]
mod print;
mod difference;
mod follow;
mod reference;
mod schema;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use fordela::export;
use fordela::follow::{Audience, FollowUpOptions};
use fordela::formula::{TableId, parse_date};
use fordela::message::{Problem, Severity, stops};
use fordela::view::ProblemView;
use fordela::workspace::{InputFile, Workspace};

/// Räknar fram stöd till skolor enligt regelverk, exakt och med skäl för varje krona.
#[derive(Parser)]
#[command(name = "fordela", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Kontrollerar ett regelverk och kör fallen som ligger bredvid det
    Kontrollera {
        /// Mappen med regelverk.toml, eller filen
        regelverk: PathBuf,
        /// Skriv problemen som JSON
        #[arg(long)]
        json: bool,
        /// Underlag som också ska kontrolleras mot regelverket
        underlag: Vec<String>,
    },
    /// Räknar ut alla kolumner och resurser
    Rakna {
        /// Mappen med regelverk.toml, eller filen
        regelverk: PathBuf,
        /// Mappar, filer eller tabell=fil; behövs inte om alla tabeller står i regelverket
        underlag: Vec<String>,
        /// CSV-fil med en rad per enhet
        #[arg(long)]
        ut: Option<PathBuf>,
        /// Tabellen som ska skrivas, om det inte är enheterna
        #[arg(long)]
        tabell: Option<String>,
    },
    /// Jämför två regelverk på samma underlag
    Jamfor {
        /// Det gällande regelverket
        gallande: PathBuf,
        /// Förslaget
        forslag: PathBuf,
        /// Mappar, filer eller tabell=fil
        #[arg(required = true)]
        underlag: Vec<String>,
        /// CSV-fil med enheter, huvudmän och summa
        #[arg(long)]
        ut: Option<PathBuf>,
    },
    /// Säger på vanlig svenska vad som skiljer två regelverk, och vad varje ändring gör i kronor
    Skillnad {
        /// Regelverket före
        fran: PathBuf,
        /// Regelverket efter
        till: PathBuf,
        /// Mappar, filer eller tabell=fil; utan underlag sägs inga belopp
        underlag: Vec<String>,
        /// Skriv skillnaden som JSON
        #[arg(long)]
        json: bool,
    },
    /// Förklarar varför en enhet får det den får
    Forklara {
        /// Mappen med regelverk.toml, eller filen
        regelverk: PathBuf,
        /// Mappar, filer eller tabell=fil
        #[arg(required = true)]
        underlag: Vec<String>,
        /// Enhetens nyckel; alla enheter om den utelämnas
        #[arg(long)]
        enhet: Option<String>,
        /// Resursens id; alla resurser om den utelämnas
        #[arg(long)]
        resurs: Option<String>,
        /// En rad JSON per enhet och resurs
        #[arg(long)]
        json: bool,
    },
    /// Visar vad som hände med pengarna: använt, ej förbrukat och inte redovisat, och drar stickprov
    Uppfoljning {
        /// Mappen med regelverk.toml, eller filen
        regelverk: PathBuf,
        /// Mappar, filer eller tabell=fil
        #[arg(required = true)]
        underlag: Vec<String>,
        /// Dagen som försening räknas till: 2026-03-18
        #[arg(long)]
        dag: String,
        /// Fröet som stickproven dras med: samma frö ger samma urval
        #[arg(long, default_value = "")]
        fro: String,
        /// Visa det som nämnden får se: små tal är skyddade
        #[arg(long)]
        namnd: bool,
        /// Visa det som enheten med nyckeln får se
        #[arg(long, conflicts_with = "namnd")]
        enhet: Option<String>,
        /// Tal som bygger på färre rader eller enheter är skyddade
        #[arg(long, default_value_t = fordela::follow::LIMIT)]
        skydd: usize,
        /// Skriv allt som JSON
        #[arg(long)]
        json: bool,
    },
    /// Skriver JSON Schema för regelverk, som redigerare kompletterar och kontrollerar efter
    Schema {
        /// För fall i stället för regelverk
        #[arg(long)]
        fall: bool,
        /// För kopplingar i stället för regelverk
        #[arg(long, conflicts_with = "fall")]
        koppling: bool,
    },
    /// Skriver referensen: varje nyckelord, funktion, kontroll och problem
    Referens,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Kontrollera { regelverk, json, underlag } => check(&regelverk, &underlag, json),
        Command::Rakna { regelverk, underlag, ut, tabell } => {
            calculate(&regelverk, &underlag, ut.as_deref(), tabell.as_deref())
        }
        Command::Jamfor { gallande, forslag, underlag, ut } => compare(&gallande, &forslag, &underlag, ut.as_deref()),
        Command::Skillnad { fran, till, underlag, json } => difference(&fran, &till, &underlag, json),
        Command::Forklara { regelverk, underlag, enhet, resurs, json } => {
            explain(&regelverk, &underlag, enhet.as_deref(), resurs.as_deref(), json)
        }
        Command::Uppfoljning { regelverk, underlag, dag, fro, namnd, enhet, skydd, json } => {
            let audience = match enhet {
                Some(unit) => Audience::Unit(unit),
                None if namnd => Audience::Board,
                None => Audience::Economist,
            };
            let day = parse_date(&dag).ok_or_else(|| format!("”{dag}” är inget datum. Skriv till exempel 2026-03-18."));
            day.and_then(|day| {
                let options = FollowUpOptions { day, seed: fro, audience, limit: skydd };
                follow_up(&regelverk, &underlag, &options, json)
            })
        }
        Command::Schema { fall, koppling } => print_schema(fall, koppling),
        Command::Referens => {
            let page = reference::page();
            say!("{}", page.trim_end());
            Ok(ExitCode::SUCCESS)
        }
    };
    match done {
        Ok(code) => code,
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}

type Done = Result<ExitCode, String>;

fn print_schema(of_case: bool, of_mapping: bool) -> Done {
    let schema = match (of_case, of_mapping) {
        (true, _) => schema::case(),
        (false, true) => schema::mapping(),
        (false, false) => schema::rules(),
    };
    say!("{}", serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?);
    Ok(ExitCode::SUCCESS)
}

/// Prints problems, the worst first, and says whether they stop the work.
fn report(problems: &[Problem]) -> bool {
    for problem in problems.iter().filter(|problem| problem.severity() != Severity::Hint) {
        eprintln!("{problem}\n");
    }
    stops(problems)
}

fn check(rules: &Path, data: &[String], json: bool) -> Done {
    let (id, mut read) = files::rules(rules)?;
    read.extend(files::cases(rules)?);
    read.extend(files::data(data)?);
    let workspace = Workspace::open(read);
    let mut problems = workspace.problems().to_vec();
    let mut figures = 0;
    if let (Some(id), false) = (&id, data.is_empty()) {
        problems = workspace.check(id);
    }
    for rules in workspace.usable().filter(|rules| Some(&rules.id) == id.as_ref()) {
        for case in workspace.cases() {
            figures += case.run(rules, &mut problems);
        }
    }
    if json {
        let view: Vec<ProblemView> = problems.iter().map(ProblemView::from).collect();
        say!("{}", serde_json::to_string(&view).map_err(|error| error.to_string())?);
    } else {
        for problem in &problems {
            say!("{problem}\n");
        }
        let cases = workspace.cases().count();
        let verdict = if stops(&problems) { "Regelverket behöver rättas." } else { "Regelverket går att använda." };
        say!("{verdict} {cases} fall, {figures} tal jämförda.");
    }
    Ok(if stops(&problems) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Reads one or two rule sets with their data; `Err` after printing where a rule set has no id.
fn read(rules: &[&Path], data: &[String]) -> Result<(Workspace, Vec<String>), String> {
    let (mut read, mut ids): (Vec<InputFile>, Vec<String>) = (Vec::new(), Vec::new());
    for path in rules {
        let (id, files) = files::rules(path)?;
        // A rule set may stand beside the one that it builds on: the same file is read once.
        for file in files {
            if read.iter().all(|other| other.bytes != file.bytes) {
                read.push(file);
            }
        }
        ids.extend(id);
    }
    read.extend(files::data(data)?);
    let workspace = Workspace::open(read);
    if ids.len() < rules.len() || ids.iter().any(|id| workspace.rule_sets().all(|view| view.id() != id)) {
        report(workspace.problems());
        return Err("Regelverket kan inte läsas. Se ovan.".to_owned());
    }
    Ok((workspace, ids))
}

/// Opens one or two rule sets with their data; `Err` after printing where something stops them.
fn open(rules: &[&Path], data: &[String]) -> Result<(Workspace, Vec<String>), String> {
    let (workspace, ids) = read(rules, data)?;
    let mut stopped = false;
    for id in &ids {
        stopped |= report(&workspace.check(id));
    }
    if stopped {
        return Err("Inget har räknats. Rätta det som står ovan och försök igen.".to_owned());
    }
    Ok((workspace, ids))
}

fn calculate(rules: &Path, data: &[String], out: Option<&Path>, table: Option<&str>) -> Done {
    let (workspace, ids) = open(&[rules], data)?;
    let computed = workspace.allocate(&ids[0]).ok_or("Inget har räknats.")?;
    let (allocation, summary) = (&computed.allocation, &computed.summary);
    let tables = export::tables(allocation);
    let name = |table: &TableId| allocation.rules.tables[table.0].id.as_str();
    let names = || tables.iter().map(name).collect::<Vec<_>>().join(", ");
    let chosen = match table {
        // One in which nothing is computed may be wanted too: as what FJOL reads next year.
        Some(id) => allocation.rules.table(id),
        None => tables.first().copied(),
    };
    let chosen = chosen.ok_or_else(|| format!("Det finns ingen sådan tabell att skriva. Välj bland: {}", names()))?;
    print::summary(allocation, summary);
    if let Some(out) = out {
        files::write(out, &export::table(allocation, summary, chosen))?;
        if tables.len() > 1 && table.is_none() {
            say!("Tabellen {} skrevs. Välj en annan med --tabell: {}", name(&chosen), names());
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn compare(current: &Path, proposed: &Path, data: &[String], out: Option<&Path>) -> Done {
    let (workspace, ids) = open(&[current, proposed], data)?;
    let comparison = workspace.compare(&ids[0], &ids[1]).ok_or("Regelverken kan inte jämföras. Har de samma valuta?")?;
    if let Some(out) = out {
        files::write(out, &export::comparison_table(&comparison))?;
    }
    print::comparison(&comparison);
    Ok(ExitCode::SUCCESS)
}

fn difference(from: &Path, to: &Path, data: &[String], json: bool) -> Done {
    // Without data only the rules have to be sound.
    let (workspace, ids) = if data.is_empty() { read(&[from, to], data)? } else { open(&[from, to], data)? };
    if data.is_empty() && report(workspace.problems()) {
        return Err("Regelverket behöver rättas först. Se ovan.".to_owned());
    }
    let difference = workspace.difference(&ids[0], &ids[1]).ok_or("Regelverken kan inte jämföras.")?;
    if json {
        say!("{}", serde_json::to_string(&difference).map_err(|error| error.to_string())?);
    } else {
        difference::print(&difference);
    }
    Ok(ExitCode::SUCCESS)
}

fn follow_up(rules: &Path, data: &[String], options: &FollowUpOptions, json: bool) -> Done {
    let (workspace, ids) = open(&[rules], data)?;
    let follow_up = workspace.follow_up(&ids[0], options).ok_or("Inget har räknats.")?;
    if json {
        say!("{}", serde_json::to_string(&follow_up).map_err(|error| error.to_string())?);
    } else {
        follow::print(&follow_up);
    }
    Ok(ExitCode::SUCCESS)
}

fn explain(rules: &Path, data: &[String], unit: Option<&str>, resource: Option<&str>, json: bool) -> Done {
    let (workspace, ids) = open(&[rules], data)?;
    let computed = workspace.allocate(&ids[0]).ok_or("Inget har räknats.")?;
    let allocation = &computed.allocation;
    let units = allocation.rules.table(fordela::rules::UNITS).ok_or("Regelverket har ingen tabell som heter enhet.")?;
    let keys: Vec<&str> = match unit {
        Some(unit) => vec![unit],
        None => allocation.data.tables[units.0].keys.iter().collect(),
    };
    let resources: Vec<&str> = match resource {
        Some(resource) => vec![resource],
        None => allocation.rules.resources().map(|(_, column, _)| column.id.as_str()).collect(),
    };
    for unit in keys {
        for resource in &resources {
            let tree = allocation.explain(unit, resource);
            let tree = tree.ok_or_else(|| format!("Enheten ”{unit}” eller resursen ”{resource}” finns inte."))?;
            if json {
                let line = serde_json::json!({ "unit": unit, "resource": resource, "tree": tree });
                say!("{line}");
            } else {
                print::explanation(&tree, 0);
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}
