//! Choosing a queue for a message, for those who want messages with something in common to stay in order.

use crate::message::java_hash::java_hash;

/// The place among `queue_count` queues of everything that has `sharding_key` (Java's `SelectMessageQueueByHash` of a string). `None`: there
/// are no queues.
///
/// The same key gives the same queue as long as the number of queues stays the same.
pub fn by_hash(sharding_key: &str, queue_count: usize) -> Option<usize> {
    let count = i32::try_from(queue_count).ok().filter(|count| *count > 0)?;
    // Java's remainder has the sign of the hash.
    Some((java_hash(sharding_key) % count).unsigned_abs() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn equals_java() {
        // "hello".hashCode() = 99162322; "polygenelubricants".hashCode() = Integer.MIN_VALUE, whose absolute value Java cannot hold.
        assert_eq!(by_hash("hello", 4), Some(2));
        assert_eq!(by_hash("polygenelubricants", 3), Some(2));
        assert_eq!(by_hash("polygenelubricants", 1), Some(0));
        assert_eq!(by_hash("x", 0), None);
    }

    proptest! {
        #[test]
        fn always_one_of_the_queues(key in "\\PC{0,20}", count in 1_usize..100) {
            prop_assert!(by_hash(&key, count).unwrap() < count);
        }
    }
}
