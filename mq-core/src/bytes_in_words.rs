//! Finding bytes eight at a time, in short texts: names, values and separators of a few dozen bytes, of which each message has many.

const EACH_BYTE: u64 = 0x0101_0101_0101_0101;
const TOP_BITS: u64 = 0x80 * EACH_BYTE;

/// Where the first byte is that `hits` finds. It gets eight bytes as a little-endian word and sets the top bit of each hit; above the lowest
/// hit it may err. Most texts are short, so that this beats a search for whole cache lines.
#[inline(always)]
pub(crate) fn first_where(bytes: &[u8], hits: impl Fn(u64) -> u64) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let found = hits(u64::from_le_bytes(*word));
        if found != 0 {
            return Some(index * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    if rest.is_empty() {
        return None;
    }
    let found = match bytes.last_chunk::<8>() {
        // The last word reaches back over bytes that are no hits.
        Some(last) => hits(u64::from_le_bytes(*last)) >> (8 * (8 - rest.len())),
        None => hits(short_word(rest)),
    };
    let at = words.len() * 8 + found.trailing_zeros() as usize / 8;
    (at < bytes.len()).then_some(at)
}

/// One to seven bytes as a word, the rest of it 0.
fn short_word(bytes: &[u8]) -> u64 {
    let shifted = |at: usize| u64::from(bytes[at]) << (8 * at);
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (bytes.len() - 4))
        }
        _ => shifted(0) | shifted(bytes.len() / 2) | shifted(bytes.len() - 1),
    }
}

/// The bytes that are `byte`.
pub(crate) const fn has_byte(word: u64, byte: u8) -> u64 {
    let word = word ^ (byte as u64 * EACH_BYTE);
    word.wrapping_sub(EACH_BYTE) & !word & TOP_BITS
}

/// Where the bytes are that are `one` or `other`, in order.
pub(crate) fn positions_of(bytes: &[u8], one: u8, other: u8) -> impl Iterator<Item = usize> {
    let mut next_word = 0;
    // Of the word before, those that were not told yet.
    let mut marks = 0;
    std::iter::from_fn(move || {
        while marks == 0 {
            let rest = bytes.get(next_word..).filter(|rest| !rest.is_empty())?;
            marks = each_of(rest.first_chunk().map_or_else(|| short_word(rest), |word| u64::from_le_bytes(*word)), one, other);
            next_word += 8;
        }
        let at = next_word - 8 + marks.trailing_zeros() as usize / 8;
        marks &= marks - 1;
        Some(at)
    })
}

/// All bytes that are `one` or `other`, also above the first; neither may be 0.
const fn each_of(word: u64, one: u8, other: u8) -> u64 {
    const LOW_BITS: u64 = !TOP_BITS;
    let (one, other) = (word ^ (one as u64 * EACH_BYTE), word ^ (other as u64 * EACH_BYTE));
    // A byte keeps its top bit clear only when it is 0.
    let (one, other) = (((one & LOW_BITS) + LOW_BITS) | one, ((other & LOW_BITS) + LOW_BITS) | other);
    !(one & other) & TOP_BITS
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

        #[test]
        fn all_positions_are_found(bytes in prop::collection::vec(prop_oneof![any::<u8>(), 0..4_u8, 0x80..0x84_u8], 0..40)) {
            let expected: Vec<_> = bytes.iter().enumerate().filter(|(_, byte)| matches!(byte, 1 | 2)).map(|(at, _)| at).collect();
            prop_assert_eq!(positions_of(&bytes, 1, 2).collect::<Vec<_>>(), expected);
        }
    }
}
