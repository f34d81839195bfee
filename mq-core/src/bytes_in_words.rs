//! Finding bytes eight at a time, in short texts: names, values and separators of a few dozen bytes, of which each message has many.

const EACH_BYTE: u64 = 0x0101_0101_0101_0101;
const TOP_BITS: u64 = 0x80 * EACH_BYTE;

/// Where the first byte is that `hits` finds. It gets eight bytes as a little-endian word and sets the top bit of each hit; above the lowest
/// hit it may err. Most texts are short, so that this beats a search for whole cache lines.
pub(crate) fn first_where(bytes: &[u8], hits: impl Fn(u64) -> u64) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let found = hits(u64::from_le_bytes(*word));
        if found != 0 {
            return Some(index * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let mut last = [0xFF; 8];
    last[..rest.len()].copy_from_slice(rest);
    let found = hits(u64::from_le_bytes(last));
    Some(found.trailing_zeros() as usize / 8).filter(|at| *at < rest.len()).map(|at| words.len() * 8 + at)
}

/// The bytes that are `byte`.
pub(crate) const fn has_byte(word: u64, byte: u8) -> u64 {
    let word = word ^ (byte as u64 * EACH_BYTE);
    word.wrapping_sub(EACH_BYTE) & !word & TOP_BITS
}

/// The bytes below a blank.
pub(crate) const fn has_control(word: u64) -> u64 {
    word.wrapping_sub(0x20 * EACH_BYTE) & !word & TOP_BITS
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_first_special_byte_is_found(
            bytes in prop::collection::vec(prop_oneof![any::<u8>(), Just(b'"'), Just(b'\\'), 0x1E..0x22_u8, 0x7E..0x82_u8], 0..40),
        ) {
            let is_special = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
            let found = first_where(&bytes, |word| has_control(word) | has_byte(word, b'"') | has_byte(word, b'\\'));
            prop_assert_eq!(found, bytes.iter().position(is_special));
            prop_assert_eq!(first_where(&bytes, |word| has_byte(word, 0x7F)), bytes.iter().position(|byte| *byte == 0x7F));
        }
    }
}
