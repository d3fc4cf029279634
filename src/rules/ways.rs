//! The ways from unknowns to their equations: an unknown is computed before what reads it, although its equation reads what reads it.

use std::collections::{HashMap, HashSet};

use crate::arrange::Arrange;
use crate::formula::{Item, ParameterId};

/// What each item reads.
pub type Reads = HashMap<Item, Vec<Item>>;

/// Finds the way of each unknown, which is what depends on it and is read, by whatever steps, by its equation; and opens the ring that
/// it makes: an equation is not what the unknown reads, but what has to be known before it can be solved is. Any ring that is left runs
/// through no equation, or through two.
pub fn open(reads: &mut Reads, equations: &[(ParameterId, Vec<Item>)]) -> HashMap<ParameterId, HashSet<Item>> {
    let mut readers: Reads = HashMap::new();
    for (item, read) in reads.iter() {
        read.iter().for_each(|read| readers.entry(*read).or_default().push(*item));
    }
    let mut ways = HashMap::new();
    let mut before = Vec::new();
    for (unknown, equation) in equations {
        let item = Item::Parameter(*unknown);
        let dependents = reached(&readers, &[item]);
        let mut items = reached(reads, equation);
        items.retain(|read| dependents.contains(read) && *read != item);
        let of_way = items.iter().filter_map(|on_way| reads.get(on_way)).flatten();
        let mut first: Vec<Item> = of_way.chain(equation).copied().collect();
        first.retain(|read| !items.contains(read) && *read != item);
        // What is read in a set comes in any order; the order of computing must not depend on it.
        first.arrange();
        first.dedup();
        before.push((item, first));
        ways.insert(*unknown, items);
    }
    reads.extend(before);
    ways
}

/// The items and all that can be reached from them, step by step.
fn reached(steps: &Reads, from: &[Item]) -> HashSet<Item> {
    let mut found: HashSet<Item> = from.iter().copied().collect();
    let mut next: Vec<Item> = from.to_vec();
    while let Some(item) = next.pop() {
        for step in steps.get(&item).into_iter().flatten() {
            if found.insert(*step) {
                next.push(*step);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::order::order;
    use super::*;
    use crate::formula::ColumnId;

    fn parameter(i: usize) -> Item {
        Item::Parameter(ParameterId(i))
    }

    fn column(i: usize) -> Item {
        Item::Column(ColumnId(i))
    }

    #[test]
    fn an_unknown_comes_after_what_its_way_reads_and_before_the_way() {
        // x: 0 = 1 + … over column 2; 1 reads x and 0; 2 reads 1; 3 reads x and nothing else does; 4 reads 0.
        let mut reads = Reads::from([
            (column(1), vec![parameter(0), column(0)]),
            (column(2), vec![column(1), column(4)]),
            (column(3), vec![parameter(0)]),
            (column(4), vec![column(0)]),
        ]);
        let ways = open(&mut reads, &[(ParameterId(0), vec![column(2), column(0)])]);
        assert_eq!(ways[&ParameterId(0)], HashSet::from([column(1), column(2)]));
        let (order, cycles) = order(&reads, 1, 5);
        assert!(cycles.is_empty());
        assert_eq!(order, [column(0), column(4), parameter(0), column(1), column(2), column(3)]);
    }

    #[test]
    fn two_unknowns_on_one_way_leave_a_ring() {
        let mut reads = Reads::from([(column(0), vec![parameter(0), parameter(1)])]);
        let ways = open(&mut reads, &[(ParameterId(0), vec![column(0)]), (ParameterId(1), vec![column(0)])]);
        assert_eq!(ways.len(), 2);
        assert_eq!(order(&reads, 2, 1).1, [[parameter(0), parameter(1)]]);
        // One after the other is no ring.
        let mut reads = Reads::from([(column(0), vec![parameter(0)]), (column(1), vec![column(0), parameter(1)])]);
        open(&mut reads, &[(ParameterId(0), vec![column(0)]), (ParameterId(1), vec![column(1)])]);
        assert_eq!(order(&reads, 2, 2), (vec![parameter(0), column(0), parameter(1), column(1)], vec![]));
        // An equation that does not lead back to its unknown.
        let mut reads = Reads::from([(column(0), vec![parameter(0)])]);
        assert!(open(&mut reads, &[(ParameterId(0), vec![column(1)])])[&ParameterId(0)].is_empty());
    }
}
