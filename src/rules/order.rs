//! The order in which values can be computed, and the rings that have none.

use std::collections::{HashMap, HashSet};

use super::build::{Builder, Read};
use super::columns::ColumnRoles;
use super::ways::{self, Reads};
use crate::formula::{ColumnId, Item, ParameterId, mentions};
use crate::limits::DEPENDENCY_DEPTH;
use crate::message::{Code, Span};

/// Every item after all that it reads, and every ring that was found. What stands in a ring, or reads from one, comes in some order.
pub fn order(reads: &HashMap<Item, Vec<Item>>, parameters: usize, columns: usize) -> (Vec<Item>, Vec<Vec<Item>>) {
    let items =
        (0..parameters).map(|i| Item::Parameter(ParameterId(i))).chain((0..columns).map(|i| Item::Column(ColumnId(i))));
    let mut done: HashMap<Item, bool> = HashMap::new();
    let (mut order, mut cycles) = (Vec::new(), Vec::new());
    for start in items {
        // Depth first without recursion: a rule set may be a chain of any length.
        let mut path: Vec<(Item, usize)> = vec![(start, 0)];
        if done.contains_key(&start) {
            continue;
        }
        done.insert(start, false);
        while let Some((item, next)) = path.last_mut() {
            let item = *item;
            let Some(read) = reads.get(&item).and_then(|all| all.get(*next)).copied() else {
                done.insert(item, true);
                order.push(item);
                path.pop();
                continue;
            };
            *next += 1;
            match done.get(&read) {
                Some(true) => {}
                Some(false) => {
                    let from = path.iter().position(|(on_path, _)| *on_path == read).unwrap_or(0);
                    cycles.push(path[from..].iter().map(|(item, _)| *item).collect());
                }
                None => {
                    done.insert(read, false);
                    path.push((read, 0));
                }
            }
        }
    }
    (order, cycles)
}

/// The first item that builds on too many others, one on the other: more than a person follows, or an explanation goes down.
pub fn too_deep(reads: &HashMap<Item, Vec<Item>>, order: &[Item]) -> Option<Item> {
    let mut depths: HashMap<Item, usize> = HashMap::new();
    order.iter().copied().find(|item| {
        let below = reads.get(item).into_iter().flatten().filter_map(|read| depths.get(read)).max();
        let depth = below.map_or(1, |depth| depth + 1);
        depths.insert(*item, depth);
        depth > DEPENDENCY_DEPTH
    })
}

impl Builder<'_> {
    /// An order in which everything can be computed, and of each unknown the way to its equation, in that order.
    pub fn order(
        &mut self,
        parameters: &[Option<Read>],
        equations: &[Option<Read>],
        columns: &[ColumnRoles],
    ) -> (Vec<Item>, HashMap<ParameterId, Vec<Item>>) {
        let parameter = |i: usize| {
            let read = parameters[i].as_ref();
            read.map_or_else(Vec::new, |read| mentions(&read.node, None, &self.names))
        };
        let column = |i: usize| columns[i].mentions(&self.names);
        let mut reads: Reads = (0..parameters.len())
            .map(|i| (Item::Parameter(ParameterId(i)), parameter(i)))
            .chain((0..columns.len()).map(|i| (Item::Column(ColumnId(i)), column(i))))
            .collect();
        let sides =
            |(i, read): (usize, &Option<Read>)| Some((ParameterId(i), mentions(&read.as_ref()?.node, None, &self.names)));
        let unknowns: Vec<(ParameterId, Vec<Item>)> = equations.iter().enumerate().filter_map(sides).collect();
        let ways = ways::open(&mut reads, &unknowns);
        let (order, cycles) = order(&reads, parameters.len(), columns.len());
        let span = |item: Item| match item {
            Item::Parameter(ParameterId(i)) => {
                parameters[i].as_ref().or(equations[i].as_ref()).map_or(Span::default(), |read| read.text.span)
            }
            Item::Column(ColumnId(i)) => columns[i].first_span(),
        };
        if let Some(item) = too_deep(&reads, &order) {
            let (id, limit) = (self.names.id(item), DEPENDENCY_DEPTH.to_string());
            self.reporter.add(Code::TooDeep, span(item), &[("id", &id), ("limit", &limit)]);
        }
        for cycle in &cycles {
            let mut path: Vec<String> = cycle.iter().map(|item| self.names.id(*item)).collect();
            path.push(path[0].clone());
            let path = path.join(" → ");
            let unknown = |item: &&Item| matches!(item, Item::Parameter(ParameterId(i)) if equations[*i].is_some());
            let unknowns: Vec<Item> = cycle.iter().filter(unknown).copied().collect();
            match unknowns[..] {
                [first, second, ..] => {
                    let (id, other) = (self.names.id(first), self.names.id(second));
                    let arguments = [("id", id.as_str()), ("other", other.as_str()), ("path", path.as_str())];
                    self.reporter.add(Code::UnknownsTogether, span(first), &arguments);
                }
                _ => self.reporter.add(Code::Cycle, span(cycle[0]), &[("path", &path)]),
            }
        }
        let in_order = |way: HashSet<Item>| order.iter().copied().filter(|item| way.contains(item)).collect();
        let ways = ways.into_iter().map(|(unknown, way)| (unknown, in_order(way))).collect();
        (order, ways)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(i: usize) -> Item {
        Item::Column(ColumnId(i))
    }

    #[test]
    fn what_is_read_comes_first_and_rings_are_found() {
        let reads = HashMap::from([(column(0), vec![column(2)]), (column(2), vec![column(1)])]);
        assert_eq!(order(&reads, 0, 3), (vec![column(1), column(2), column(0)], vec![]));
        let ring = HashMap::from([(column(0), vec![column(1)]), (column(1), vec![column(2)]), (column(2), vec![column(1)])]);
        assert_eq!(order(&ring, 0, 3).1, [[column(1), column(2)]]);
        let long = (0..100_000).map(|i| (column(i), vec![column(i + 1)])).collect();
        assert_eq!(order(&long, 0, 100_001).0[0], column(100_000));
    }
}
