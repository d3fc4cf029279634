//! Sorting for a small program: the standard library's own is compiled anew for every kind of thing that is sorted, four thousand bytes
//! each. Here the places are sorted, which is one kind, and then the things are moved to them.

use std::cmp::Ordering;

/// Slices that can be sorted; equal things keep their order.
pub trait Arrange<T> {
    /// By what is said of two things.
    fn arrange_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// By something of each.
    fn arrange_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.arrange_by(|a, b| key(a).cmp(&key(b)));
    }

    /// By themselves.
    fn arrange(&mut self)
    where
        T: Ord,
    {
        self.arrange_by(T::cmp);
    }
}

impl<T> Arrange<T> for [T] {
    fn arrange_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut from: Vec<usize> = (0..self.len()).collect();
        sort(&mut from, &mut |a, b| compare(&self[a], &self[b]));
        place(&mut from, &mut |a, b| self.swap(a, b));
    }
}

fn sort(places: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) {
    places.sort_by(|a, b| compare(*a, *b));
}

/// Moves to each place what comes from the one that stands there, a round of places at a time.
fn place(from: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..from.len() {
        let mut at = start;
        while from[at] != start {
            let next = from[at];
            swap(at, next);
            from[at] = at;
            at = next;
        }
        from[at] = at;
    }
}

#[cfg(test)]
mod tests {
    use super::Arrange;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_the_standard_library_does(things in prop::collection::vec((0u8..9, any::<u16>()), 0..200)) {
            let (mut ours, mut theirs) = (things.clone(), things.clone());
            ours.arrange_by_key(|(key, _)| *key);
            theirs.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(&ours, &theirs);
            ours.arrange();
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
