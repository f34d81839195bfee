//! Name patterns: `*` is any text, `?` any character.

/// Whether `name` fits `pattern`.
pub fn fits(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut at, mut in_name) = (0, 0);
    // Where the last `*` stands, and up to where it has swallowed the name.
    let mut star: Option<(usize, usize)> = None;
    while in_name < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, in_name));
                at += 1;
            }
            Some(c) if *c == '?' || *c == name[in_name] => {
                at += 1;
                in_name += 1;
            }
            _ => match star {
                Some((star_at, swallowed)) => {
                    star = Some((star_at, swallowed + 1));
                    at = star_at + 1;
                    in_name = swallowed + 1;
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|c| *c == '*')
}

/// Whether `text` is a pattern rather than a name.
pub fn is_pattern(text: &str) -> bool {
    text.contains(['*', '?'])
}

/// Whether `name` fits one of `patterns`, or there are none.
pub fn fits_any(patterns: &[String], name: &str) -> bool {
    patterns.is_empty() || patterns.iter().any(|pattern| fits(pattern, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stars_and_question_marks() {
        for (pattern, name, expected) in [
            ("pay-*", "pay-consumer", true),
            ("*pay*", "x-pay-y", true),
            ("a*b*c", "a1b2b3c", true),
            ("a*b*c", "a1b2b3", false),
            ("or?ers", "orders", true),
            ("orders", "orders2", false),
            ("", "", true),
            ("*", "", true),
        ] {
            assert_eq!(fits(pattern, name), expected, "{pattern} {name}");
        }
    }

    proptest! {
        #[test]
        fn a_name_fits_itself_and_what_its_parts_make(name in "[a-z]{0,12}", cut in 0usize..12) {
            prop_assert!(fits(&name, &name));
            let cut = cut.min(name.len());
            let pattern = format!("{}*{}", &name[..cut], &name[cut..]);
            prop_assert!(fits(&pattern, &name));
        }
    }
}
