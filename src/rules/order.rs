//! The order in which values can be computed, and the rings that have none.

use std::collections::HashMap;

use crate::formula::{ColumnId, Item, ParameterId};
use crate::limits::DEPENDENCY_DEPTH;

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
