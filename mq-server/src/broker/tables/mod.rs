//! What a broker knows besides messages: topics, groups, positions, clients, queue locks, request modes.
//!
//! Each table has its own lock, held for the time of a look-up or a change and never across an append, a file or an await. Topics, groups,
//! positions and expressions are on disk too: a change marks its table, and the `Persister`'s thread writes it soon after, whole, through a temporary
//! file, keeping the last generation. Clients and locks live in memory only: both come back by themselves within a heartbeat.

pub mod client_channels;
pub mod consumer_offsets;
pub mod filters;
pub mod group_configs;
mod group_conflicts;
pub mod persist;
pub mod queue_locks;
pub mod request_modes;
pub mod topic_configs;

use std::cmp::Ordering;

/// Those of `all` that stand at `from` and the `count` places after it when all are in order; the others are not sorted.
fn page_of<T>(all: &mut [T], from: usize, count: usize, order: impl Fn(&T, &T) -> Ordering) -> &[T] {
    let end = from.saturating_add(count).min(all.len());
    let from = from.min(end);
    if end < all.len() {
        all.select_nth_unstable_by(end, &order);
    }
    if from > 0 && from < end {
        all[..end].select_nth_unstable_by(from, &order);
    }
    &all[from..end]
}

#[cfg(test)]
mod tests {
    use super::page_of;

    #[test]
    fn pages_are_those_of_a_sorted_table() {
        let table = [5, 3, 9, 1, 7, 2, 8];
        let page = |from, count| {
            let mut all = table;
            let mut page = page_of(&mut all, from, count, Ord::cmp).to_vec();
            page.sort_unstable();
            page
        };
        let sorted = page(0, usize::MAX);
        assert_eq!(sorted, [1, 2, 3, 5, 7, 8, 9]);
        for (from, count) in [(0, 1), (0, 7), (2, 3), (6, 1), (6, 9), (7, 1), (99, 2), (3, 0)] {
            let expected: Vec<i32> = sorted.iter().copied().skip(from).take(count).collect();
            assert_eq!(page(from, count), expected, "{count} from {from}");
        }
    }
}
