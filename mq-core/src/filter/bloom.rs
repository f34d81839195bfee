//! The bits that Apache keeps for each consumer with an expression (`BloomFilter`), so that it can read a `consumerFilter.json` of ours.
//!
//! Apache may mark in a consume queue's extension which expressions a message matched, by bits that the consumer's name hashes to. We keep
//! no such marks: evaluating is cheaper than reading them. But its loader throws the whole file away when an entry lacks its bits.

/// Bits of the whole filter: Apache's size for 32 consumers and an error rate of 20 %.
const BIT_NUM: i32 = 112;
/// Bits of one consumer.
const BITS_EACH: i32 = 3;

/// Which bits belong to a consumer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BloomData {
    /// Bits of the whole filter.
    pub bit_num: i32,
    /// The consumer's bits.
    pub bit_pos: [i32; BITS_EACH as usize],
}

/// The bits of the group that subscribes to the topic, with Apache's default settings.
pub fn bloom_data(group: &str, topic: &str) -> BloomData {
    let hash = murmur3(format!("{group}#{topic}").as_bytes());
    let (low, high) = (hash as i32, (hash >> 32) as i32);
    let position = |n: i32| {
        let combined = low.wrapping_add(n.wrapping_mul(high));
        (if combined < 0 { !combined } else { combined }) % BIT_NUM
    };
    BloomData { bit_num: BIT_NUM, bit_pos: [position(1), position(2), position(3)] }
}

const C1: u64 = 0x87C3_7B91_1142_53D5;
const C2: u64 = 0x4CF5_AD43_2745_937F;

/// The first half of MurmurHash3 x64 128 with seed 0, which is public domain (A. Appleby).
fn murmur3(bytes: &[u8]) -> u64 {
    let word = |bytes: &[u8]| bytes.iter().rev().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
    let mix1 = |k: u64| k.wrapping_mul(C1).rotate_left(31).wrapping_mul(C2);
    let mix2 = |k: u64| k.wrapping_mul(C2).rotate_left(33).wrapping_mul(C1);
    let (mut h1, mut h2) = (0_u64, 0_u64);
    let mut blocks = bytes.chunks_exact(16);
    for block in &mut blocks {
        h1 ^= mix1(word(&block[..8]));
        h1 = h1.rotate_left(27).wrapping_add(h2).wrapping_mul(5).wrapping_add(0x52DC_E729);
        h2 ^= mix2(word(&block[8..]));
        h2 = h2.rotate_left(31).wrapping_add(h1).wrapping_mul(5).wrapping_add(0x3849_5AB5);
    }
    let tail = blocks.remainder();
    h2 ^= mix2(word(tail.get(8..).unwrap_or_default()));
    h1 ^= mix1(word(&tail[..tail.len().min(8)]));
    h1 ^= bytes.len() as u64;
    h2 ^= bytes.len() as u64;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    finish(h1).wrapping_add(finish(h2))
}

fn finish(mut word: u64) -> u64 {
    word = (word ^ word >> 33).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    word = (word ^ word >> 33).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    word ^ word >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_of_the_reference() {
        // The first eight bytes of the published test vectors.
        assert_eq!(murmur3(b""), 0);
        assert_eq!(murmur3(b"hello"), 0xCBD8_A7B3_41BD_9B02);
        assert_eq!(murmur3(b"The quick brown fox jumps over the lazy dog"), 0xE34B_BC7B_BC07_1B6C);
    }

    #[test]
    fn bits_are_within_the_filter() {
        for n in 0..200 {
            let data = bloom_data(&format!("group-{n}"), "T");
            assert!(data.bit_pos.iter().all(|bit| (0..data.bit_num).contains(bit)), "{data:?}");
        }
    }
}
