//! The grammar by cases whose results are those of `java.util.Properties` (but for marks of encoding), and any text at all.

use super::*;
use proptest::prelude::*;

fn pairs(text: &str) -> Vec<(String, String)> {
    Properties::parse(text.as_bytes()).unwrap().iter().map(|entry| (entry.key.clone(), entry.value.clone())).collect()
}

#[test]
fn separators_comments_and_continuations() {
    for (text, key, value) in [
        ("k=v", "k", "v"),
        ("k = v", "k", "v"),
        ("k:v", "k", "v"),
        ("k v", "k", "v"),
        ("  k\t:  v w ", "k", "v w"),
        ("k", "k", ""),
        ("k==v", "k", "=v"),
        ("k = = v", "k", "= v"),
        ("k\\=x=v", "k=x", "v"),
        ("k\\ x v", "k x", "v"),
        ("k=a,\\\n   b,\\\r\n\tc", "k", "a,b,c"),
        ("k=a\\\\\nx=y", "k", "a\\"),
        ("k=a\\\n#b", "k", "a#b"),
        ("k=a\\\n\nx=y", "k", "a"),
        ("k=a\\", "k", "a"),
        ("# c=d\n! e=f\n\n \t\nk=v", "k", "v"),
        ("#c \\\nk=v", "k", "v"),
        ("k=v\rx=y", "k", "v"),
        ("k=\\u4e2d\\u0041", "k", "中A"),
        ("k=\\uD83D\\uDE00", "k", "😀"),
        ("k=a\\tb\\n\\q", "k", "a\tb\nq"),
        ("\u{feff}k=v", "k", "v"),
        ("k=中", "k", "中"),
        ("k=${HOME}/x", "k", "${HOME}/x"),
    ] {
        assert_eq!(pairs(text)[0], (key.to_owned(), value.to_owned()), "{text:?}");
    }
    assert_eq!(pairs("k=a\\\n\nx=y").len(), 2, "a blank line ends a continuation");
    assert_eq!(pairs("\\\n#k=v"), [], "a comment may follow a lone backslash");
    assert_eq!(Properties::parse(b"k=\xE9").unwrap().get("k").unwrap().value, "é", "what is not UTF-8 is Latin-1");
}

#[test]
fn lines_are_those_of_the_file() {
    let text = "# one\r\na=1\r\nb=2,\\\r\n  3\r\n\r\nc=4\na=5";
    let properties = Properties::parse(text.as_bytes()).unwrap();
    let lines: Vec<_> = properties.iter().map(|entry| (entry.key.as_str(), entry.value.as_str(), entry.line)).collect();
    assert_eq!(lines, [("a", "5", 7), ("b", "2,3", 3), ("c", "4", 6)]);
    assert_eq!(properties.repeated(), [Repeated { key: "a".into(), line: 2, by_line: 7 }]);
}

#[test]
fn broken_escapes_are_refused_with_their_line() {
    for bad in ["a=1\nb=\\u12", "a=1\nb=\\u12g4", "a=1\n\\u=3", "a=1\nb=\\u+123"] {
        assert_eq!(Properties::parse(bad.as_bytes()), Err(BadEscape { line: 2 }), "{bad:?}");
    }
}

/// Writes a key or value so that every character survives.
fn escaped(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { utf16_escapes(c) }).collect()
}

fn utf16_escapes(c: char) -> String {
    c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

proptest! {
    #[test]
    fn what_is_escaped_comes_back(key in "\\PC{1,12}", value in "\\PC{0,24}", separator in prop::sample::select(vec!["=", ":", " ", " = "])) {
        let text = format!("{}{separator}{}\n", escaped(&key), escaped(&value));
        prop_assert_eq!(pairs(&text), vec![(key, value.trim().to_owned())]);
    }

    #[test]
    fn any_bytes_are_read(text in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Properties::parse(&text);
    }

    #[test]
    fn text_near_the_grammar_is_read(text in "[ab=: \\\\u0\r\n#!\t]{0,40}") {
        if let Ok(properties) = Properties::parse(text.as_bytes()) {
            let lines = natural_lines(&text).count() as u32;
            prop_assert!(properties.iter().all(|entry| (1..=lines).contains(&entry.line)));
        }
    }
}
