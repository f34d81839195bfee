//! Java's `String.hashCode`, which decides tag codes and index slots on disk.

/// Powers of 31, from the seventh down.
const POWERS: [i32; 8] = {
    let mut powers = [1_i32; 8];
    let mut at = 7;
    while at > 0 {
        powers[at - 1] = powers[at].wrapping_mul(31);
        at -= 1;
    }
    powers
};

/// `text.hashCode()` as Java computes it, over UTF-16 units.
pub fn java_hash(text: &str) -> i32 {
    java_hash_on(0, [text])
}

/// The hash of the text whose hash is `hash` with the parts behind it, without joining them.
pub fn java_hash_on<'a>(mut hash: i32, parts: impl IntoIterator<Item = &'a str>) -> i32 {
    for part in parts {
        if part.is_ascii() {
            // Eight products at a time do not wait for each other.
            let (words, rest) = part.as_bytes().as_chunks::<8>();
            for word in words {
                let sum = word.iter().zip(POWERS).fold(0_i32, |sum, (byte, power)| sum.wrapping_add(i32::from(*byte).wrapping_mul(power)));
                hash = hash.wrapping_mul(POWERS[0].wrapping_mul(31)).wrapping_add(sum);
            }
            hash = rest.iter().fold(hash, |hash, byte| hash.wrapping_mul(31).wrapping_add(i32::from(*byte)));
        } else {
            hash = part.encode_utf16().fold(hash, |hash, unit| hash.wrapping_mul(31).wrapping_add(i32::from(unit)));
        }
    }
    hash
}

/// The code by which a consume queue knows a message's tags: their hash widened with its sign, 0 without tags.
pub fn tags_code(tags: Option<&str>) -> i64 {
    tags.map_or(0, |tags| i64::from(java_hash(tags)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_java() {
        // Computed by the rule in Java's documentation; the last one is the classic string whose hash has no absolute value.
        for (text, hash) in
            [("", 0), ("TagA", 2598919), ("hello", 99162322), ("订单", 1129459), ("😀", 1772899), ("polygenelubricants", i32::MIN)]
        {
            assert_eq!(java_hash(text), hash, "{text}");
        }
        assert_eq!(java_hash_on(java_hash("Topic"), ["#", "键"]), java_hash("Topic#键"));
        assert_eq!(java_hash_on(0, ["Top", "ic-of-many-", "bytes"]), java_hash("Topic-of-many-bytes"));
        assert_eq!(tags_code(Some("polygenelubricants")), i64::from(i32::MIN));
        assert_eq!(tags_code(None), 0);
    }
}
