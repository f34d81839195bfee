//! Subscriptions by tags.

use crate::message::java_hash::tags_code;

/// All messages, as an expression.
const ALL: &str = "*";

/// Which messages a subscription by tags wants, by hash code; the client compares the texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TagFilter {
    /// Every message.
    All,
    /// Those with one of these codes.
    Codes(Box<[i64]>),
}

/// The tags of an expression such as `A || B`, as they stand; none for one that means all.
pub fn tags(expression: &str) -> impl Iterator<Item = &str> {
    let expression = if expression.trim() == ALL { "" } else { expression };
    expression.split("||").map(str::trim).filter(|tag| !tag.is_empty())
}

impl TagFilter {
    /// The filter of an expression such as `A || B`; `*` and nothing mean all.
    pub fn of(expression: &str) -> Self {
        if matches!(expression.trim(), "" | ALL) {
            return Self::All;
        }
        Self::Codes(tags(expression).map(|tag| tags_code(Some(tag))).collect())
    }

    /// Whether a message with that code may be wanted.
    pub fn matches(&self, code: i64) -> bool {
        match self {
            Self::All => true,
            Self::Codes(codes) => codes.contains(&code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_of_tags() {
        assert_eq!((TagFilter::of(" * "), TagFilter::of("")), (TagFilter::All, TagFilter::All));
        let filter = TagFilter::of("TagA ||TagB|| ");
        assert!(filter.matches(tags_code(Some("TagA"))) && filter.matches(tags_code(Some("TagB"))));
        assert!(!filter.matches(tags_code(Some("TagC"))) && !filter.matches(0));
        assert!(!TagFilter::of("||").matches(0), "no tag at all is not every tag");
        assert!(TagFilter::of("Aa").matches(tags_code(Some("BB"))), "their hashes are the same; telling them apart is the client's part");
    }
}
