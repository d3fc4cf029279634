//! Columns and resources: their formulas read, checked and put together.

use super::build::{Builder, Read};
use super::draft::{Draft, DraftColumn, DraftGiven};
use super::model::{Column, Filling, KINDS, Resource, StatedRounding, Table};
use super::pots;
use super::section::Text;
use crate::formula::{ColumnId, Formula, Found, Item, Names, Sort, TableId, mentions};
use crate::measure::Measure;
use crate::message::{Code, Span};
use crate::number::{Direction, Number, Rounding};

/// A column with its formulas read but not checked.
pub struct ColumnRoles<'a> {
    table: TableId,
    draft: Written<'a>,
    condition: Option<Read>,
    /// The formula, or the frame of a pot.
    first: Option<Read>,
    key: Option<Read>,
    per: Option<Read>,
    floor: Option<Read>,
    cap: Option<Read>,
    budget: Option<Read>,
    /// False where something that is written could not be read.
    sound: bool,
}

enum Written<'a> {
    /// A reference of a table of pairs, which is not written anywhere: the headings it is read from.
    Pair(Vec<String>),
    Given(&'a DraftGiven),
    Computed(&'a DraftColumn),
}

impl ColumnRoles<'_> {
    /// What its formulas mention.
    pub fn mentions(&self, names: &Names) -> Vec<Item> {
        let is_pot = matches!(self.draft, Written::Computed(draft) if draft.formula.is_none());
        let row = Some(self.table);
        let first = match &self.per {
            Some(per) => pots::referred(&per.node, self.table, names),
            None => row.filter(|_| !is_pot),
        };
        let parts = [
            (&self.condition, row),
            (&self.first, first),
            (&self.key, row),
            (&self.per, row),
            (&self.floor, row),
            (&self.cap, row),
            (&self.budget, None),
        ];
        parts.iter().filter_map(|(read, table)| Some(mentions(&read.as_ref()?.node, *table, names))).flatten().collect()
    }

    /// Where its first formula stands.
    pub fn first_span(&self) -> Span {
        let reads = [&self.first, &self.key, &self.per, &self.condition, &self.floor, &self.cap];
        reads.into_iter().flatten().map(|read| read.text.span).next().unwrap_or_default()
    }
}

/// Names the computed columns and reads the formulas of all, in the order of their ids.
pub fn read<'a>(
    draft: &'a Draft,
    given: &[(usize, Vec<ColumnId>)],
    tables: &[Option<Table>],
    builder: &mut Builder,
) -> Vec<ColumnRoles<'a>> {
    let mut all = Vec::new();
    for (i, columns) in given {
        let written = &draft.tables[*i].given;
        let pairs = columns.len() - written.len();
        for column in &columns[..pairs] {
            let headings = match builder.names.columns[column.0].sort {
                Some(Sort::Reference(of)) => tables[of.0].as_ref().map_or_else(Vec::new, |table| table.key.clone()),
                _ => Vec::new(),
            };
            all.push(roles(TableId(*i), Written::Pair(headings)));
        }
        for given in written {
            let mut column = roles(TableId(*i), Written::Given(given));
            column.condition = column.read(given.condition.as_ref(), builder);
            all.push(column);
        }
    }
    for draft in &draft.columns {
        builder.check_id(&draft.id);
        let Some(table) = draft.table.as_ref().and_then(|text| builder.table_named(text)) else { continue };
        builder.names.add_column(table, &draft.id.value, None);
        let mut column = roles(table, Written::Computed(draft));
        column.condition = column.read(draft.condition.as_ref(), builder);
        column.first = column.read(draft.formula.as_ref().or(draft.frame.as_ref()), builder);
        column.key = column.read(draft.key.as_ref(), builder);
        column.per = column.read(draft.per.as_ref(), builder);
        column.floor = column.read(draft.floor.as_ref(), builder);
        column.cap = column.read(draft.cap.as_ref(), builder);
        column.budget = column.read(draft.resource.as_ref().and_then(|(_, budget)| budget.as_ref()), builder);
        all.push(column);
    }
    check_names(&all, draft, builder);
    all
}

fn roles(table: TableId, draft: Written<'_>) -> ColumnRoles<'_> {
    ColumnRoles {
        table,
        draft,
        condition: None,
        first: None,
        key: None,
        per: None,
        floor: None,
        cap: None,
        budget: None,
        sound: true,
    }
}

/// Nothing shadows: no column bears the name of a parameter, and no two columns of a table the same name or one that differs in case,
/// and no two resources the same.
fn check_names(columns: &[ColumnRoles], draft: &Draft, builder: &mut Builder) {
    for i in 0..draft.tables.len() {
        let ids = columns.iter().filter(|column| column.table == TableId(i)).filter_map(|column| column.id());
        builder.check_unique(ids);
    }
    for id in columns.iter().filter_map(ColumnRoles::id) {
        if builder.names.parameter(&id.value).is_some() {
            builder.reporter.add(Code::ColumnIsParameter, id.span, &[("id", &id.value)]);
        }
    }
    // A resource is known by its id alone wherever amounts are shown, so two in different tables need names of their own too.
    let resources = columns.iter().filter(|column| column.is_resource());
    let mut seen: Vec<&ColumnRoles> = Vec::new();
    for column in resources {
        let Some(id) = column.id() else { continue };
        let same = |other: &&&ColumnRoles| other.id().is_some_and(|other| other.value == id.value);
        match seen.iter().find(same) {
            Some(other) if other.table != column.table => builder.check_unique(other.id().into_iter().chain([id])),
            Some(_) => {}
            None => seen.push(column),
        }
    }
}

impl ColumnRoles<'_> {
    fn is_resource(&self) -> bool {
        matches!(self.draft, Written::Computed(draft) if draft.resource.is_some())
    }

    fn id(&self) -> Option<&Text> {
        match self.draft {
            Written::Pair(_) => None,
            Written::Given(draft) => Some(&draft.id),
            Written::Computed(draft) => Some(&draft.id),
        }
    }

    fn read(&mut self, text: Option<&Text>, builder: &mut Builder) -> Option<Read> {
        let read = builder.read_formula(text?);
        self.sound &= read.is_some();
        read
    }
}

/// Checks a column; everything it reads has been checked before.
pub fn check(roles: ColumnRoles, id: ColumnId, builder: &mut Builder) -> Option<Column> {
    let table = roles.table;
    let name = &builder.names.columns[id.0].id.clone();
    let sound = roles.sound;
    let (condition, condition_sound) = check_condition(roles.condition, table, builder);
    let sound = sound && condition_sound;
    let column = match roles.draft {
        Written::Pair(headings) => Column {
            table,
            id: name.clone(),
            name: None,
            help: None,
            sort: builder.names.columns[id.0].sort.clone()?,
            filling: Filling::Given { headings, optional: false },
            condition: None,
            floor: None,
            cap: None,
            rounding: None,
            resource: None,
            source: None,
            span: Span::default(),
        },
        Written::Given(draft) => given(draft, id, table, condition, builder)?,
        Written::Computed(draft) => {
            let ColumnRoles { first, key, per, floor, cap, budget, .. } = roles;
            let parts = Parts { first, key, per, floor, cap, budget };
            computed(draft, parts, id, table, condition, builder)?
        }
    };
    sound.then_some(column)
}

/// Checks a condition in a row of the table; false where it is wrong.
pub fn check_condition(read: Option<Read>, table: TableId, builder: &mut Builder) -> (Option<Formula>, bool) {
    let Some(read) = read else { return (None, true) };
    let Some((formula, found)) = builder.formula(read, Some(table)) else { return (None, false) };
    match found {
        Found::Sort(Sort::YesNo) | Found::Unknown => (Some(formula), true),
        other => {
            let found = other.sort().map_or_else(String::new, |sort| builder.describe(&sort));
            builder.reporter.add(Code::ExpectedCondition, formula.span, &[("found", &found)]);
            (None, false)
        }
    }
}

fn given(
    draft: &DraftGiven,
    id: ColumnId,
    table: TableId,
    condition: Option<Formula>,
    builder: &mut Builder,
) -> Option<Column> {
    let headings: Vec<String> = match &draft.headings {
        Some(texts) => texts.iter().map(|text| text.value.clone()).collect(),
        None => vec![draft.id.value.clone()],
    };
    Some(Column {
        table,
        id: draft.id.value.clone(),
        name: draft.name.clone(),
        help: draft.help.clone(),
        sort: builder.names.columns[id.0].sort.clone()?,
        filling: Filling::Given { headings, optional: draft.optional },
        condition,
        floor: None,
        cap: None,
        rounding: None,
        resource: None,
        source: None,
        span: draft.id.span,
    })
}

struct Parts {
    first: Option<Read>,
    key: Option<Read>,
    per: Option<Read>,
    floor: Option<Read>,
    cap: Option<Read>,
    budget: Option<Read>,
}

fn computed(
    draft: &DraftColumn,
    parts: Parts,
    id: ColumnId,
    table: TableId,
    condition: Option<Formula>,
    builder: &mut Builder,
) -> Option<Column> {
    let source = builder.source(draft.source.as_ref());
    let (filling, found) = filling(draft, [parts.first, parts.key, parts.per], table, builder)?;
    let is_pot = matches!(filling, Filling::Pot { .. });
    let mut sort = found.sort();
    if let Some(wrong) = sort.take_if(|sort| matches!(sort, Sort::Text | Sort::Reference(_))) {
        let found = builder.describe(&wrong);
        let span = draft.formula.as_ref().or(draft.frame.as_ref()).map_or(draft.span, |text| text.span);
        builder.reporter.add(Code::ComputedSort, span, &[("id", &draft.id.value), ("found", &found)]);
    }
    if let (Some(texts), Some(found)) = (&draft.sort, &sort) {
        sort = builder.stated(texts, draft.list, found, &draft.id);
    }
    builder.names.columns[id.0].sort.clone_from(&sort);
    let measure = sort.as_ref().and_then(Sort::measure);
    let floor = bound(parts.floor, &sort, table, builder);
    let cap = bound(parts.cap, &sort, table, builder);
    let rounding = draft.rounding.as_ref().map(|text| builder.rounding(text, measure.as_ref()));
    if is_pot {
        match (&draft.rounding, &rounding) {
            (None, _) => builder.reporter.add(Code::PotNeedsRounding, draft.span, &[("id", &draft.id.value)]),
            (Some(text), Some(Some(stated))) if stated.rounding.direction() != Direction::Nearest => {
                builder.reporter.add(Code::PotRoundingDirection, text.span, &[]);
            }
            _ => {}
        }
    }
    let mut rounding = match rounding {
        None => None,
        Some(rounding) => Some(rounding?),
    };
    let resource = match &draft.resource {
        None => None,
        Some((kind, _)) => {
            check_money(draft, sort.as_ref(), builder);
            rounding = rounding.or_else(|| smallest_unit(builder.units.currency(), draft.id.span));
            Some(resource(kind.as_ref(), parts.budget, builder)?)
        }
    };
    Some(Column {
        table,
        id: draft.id.value.clone(),
        name: draft.name.clone(),
        help: None,
        sort: sort?,
        filling,
        condition,
        floor: floor?,
        cap: cap?,
        rounding,
        resource,
        source,
        span: draft.id.span,
    })
}

fn filling(
    draft: &DraftColumn,
    [first, key, per]: [Option<Read>; 3],
    table: TableId,
    builder: &mut Builder,
) -> Option<(Filling, Found)> {
    match (&draft.formula, &draft.frame, &draft.key) {
        (Some(_), None, None) if draft.per.is_none() => {
            let (formula, found) = builder.formula(first?, Some(table))?;
            Some((Filling::Formula(formula), found))
        }
        (None, Some(_), Some(_)) => pots::check(draft, [first, key, per], table, builder),
        // What could not be read has been reported, and may be what should fill it.
        _ if !draft.sound => None,
        _ => {
            let section = if draft.resource.is_some() { "Resursen" } else { "Kolumnen" };
            let ways = "antingen formel, eller ram och nyckel (och om det behövs per)";
            let arguments = [("section", section), ("id", draft.id.value.as_str()), ("ways", ways)];
            let second = draft.formula.as_ref().and(draft.frame.as_ref().or(draft.key.as_ref()).or(draft.per.as_ref()));
            let span = second.map_or(draft.span, |text| text.span);
            builder.reporter.add(Code::OneFilling, span, &arguments);
            None
        }
    }
}

/// `golv` or `tak`; `None` where it is wrong.
fn bound(read: Option<Read>, sort: &Option<Sort>, table: TableId, builder: &mut Builder) -> Option<Option<Formula>> {
    let Some(read) = read else { return Some(None) };
    let (formula, found) = builder.formula(read, Some(table))?;
    let fits = match (&found, sort) {
        (Found::Zero | Found::Unknown, _) | (_, None) => true,
        (Found::Sort(bound), Some(value)) => bound.measure().is_some() && bound.measure() == value.measure(),
    };
    if !fits {
        let left = found.sort().map_or_else(String::new, |sort| builder.describe(&sort));
        let right = sort.as_ref().map_or_else(String::new, |sort| builder.describe(sort));
        let arguments = [("left", left.as_str()), ("right", right.as_str()), ("verb", "jämföras"), ("verb_en", "compared")];
        builder.reporter.add(Code::MeasureMismatch, formula.span, &arguments);
        return None;
    }
    Some(Some(formula))
}

fn check_money(draft: &DraftColumn, sort: Option<&Sort>, builder: &mut Builder) {
    let currency = builder.units.currency().to_owned();
    let Some(sort) = sort else { return };
    if sort.measure() != Some(Measure::of(&currency)) {
        let found = builder.describe(sort);
        let span = draft.formula.as_ref().or(draft.frame.as_ref()).map_or(draft.span, |text| text.span);
        let arguments = [("currency", currency.as_str()), ("id", draft.id.value.as_str()), ("found", found.as_str())];
        builder.reporter.add(Code::ResourceNotMoney, span, &arguments);
    }
}

/// A resource ends in a rounding to the hundredth of the currency if it says nothing else.
fn smallest_unit(currency: &str, span: Span) -> Option<StatedRounding> {
    let step = Number::ONE.div(&Number::from(100)).ok()?;
    let rounding = Rounding::to_step(step, Direction::Nearest);
    Some(StatedRounding { text: format!("0,01 {currency}"), span, rounding })
}

fn resource(kind: Option<&Text>, budget: Option<Read>, builder: &mut Builder) -> Option<Resource> {
    let kind = kind?;
    if !KINDS.contains(&kind.value.as_str()) {
        builder.reporter.unknown(Code::BadKind, kind.span, &[("text", &kind.value)], &kind.value, KINDS);
        return None;
    }
    let budget = match budget {
        None => None,
        Some(read) => {
            let (formula, found) = builder.formula(read, None)?;
            let currency = builder.units.currency().to_owned();
            if let Some(sort) = found.sort().filter(|sort| sort.measure() != Some(Measure::of(&currency))) {
                let found = builder.describe(&sort);
                let arguments = [("currency", currency.as_str()), ("id", "budget"), ("found", found.as_str())];
                builder.reporter.add(Code::ResourceNotMoney, formula.span, &arguments);
            }
            Some(formula)
        }
    };
    Some(Resource { kind: kind.value.clone(), budget, path: Vec::new() })
}
