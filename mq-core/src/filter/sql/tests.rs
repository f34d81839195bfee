//! The grammar and its refusals, Java's corners, random expressions against a plain model, and hostile text.

use super::*;
use crate::message::PropertyText;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn properties(pairs: &[(&str, &str)]) -> String {
    pairs.iter().copied().collect::<PropertyText>().into_string()
}

fn check(expression: &str, pairs: &[(&str, &str)]) -> Result<Option<bool>, EvalError> {
    let filter = SqlFilter::compile(expression).unwrap_or_else(|error| panic!("{expression}: {error}"));
    filter.evaluate(properties(pairs).as_bytes())
}

#[test]
fn every_operator() {
    let message = [("a", "5"), ("b", "abc"), ("c", "0.5"), ("t", "TRUE"), ("n", "-3")];
    for (expression, result) in [
        ("a = 5", true),
        ("a = '5'", true),
        ("a <> 5", false),
        ("a > 4", true),
        ("a >= 5 AND a <= 5", true),
        ("a < 5", false),
        ("5 > a", false),
        ("4.5 < a", true),
        ("a between 5 and 6", true),
        ("a NOT BETWEEN 5 AND 6", false),
        ("a not between 6 and 7", true),
        ("b IN ('x', 'abc')", true),
        ("b not in ('x', 'abc')", false),
        ("b IS NULL", false),
        ("b IS NOT NULL", true),
        ("z IS NULL", true),
        ("b CONTAINS 'b'", true),
        ("b NOT CONTAINS 'b'", false),
        ("b STARTSWITH 'ab'", true),
        ("b NOT STARTSWITH 'bc'", true),
        ("b EndsWith 'bc'", true),
        ("b NOT ENDSWITH 'bc'", false),
        ("t = TRUE", true),
        ("b = FALSE", true),
        ("c = .5 AND c < 5. AND c > 5E-2", true),
        ("n = -3 AND n < +0", true),
        ("NOT (a = 5 OR b = 'x')", false),
        ("a = 4 OR b = 'abc' AND c > 1.0", false),
        ("(a = 5 OR b = 'abc') AND c > 1.0 OR TRUE", true),
        ("a = 5 /* a comment */ AND -- another\n b = 'abc'", true),
        ("b = 'it''s' OR '' = 'x'", false),
        ("(a > 4) = TRUE", true),
        ("a > --4", true),
        ("a = 5L", true),
    ] {
        assert_eq!(check(expression, &message), Ok(Some(result)), "{expression}");
    }
}

#[test]
fn unknown_is_neither_true_nor_false() {
    let message = [("a", "5"), ("b", "x")];
    for (expression, result) in [
        ("z = 5", None),
        ("z <> 5", None),
        ("NOT (z > 5)", None),
        ("z IN ('x')", None),
        ("z NOT IN ('x')", None),
        ("z CONTAINS 'x'", Some(false)),
        ("z NOT CONTAINS 'x'", Some(false)),
        ("b NOT CONTAINS ''", Some(false)),
        ("z > 5 OR a = 5", Some(true)),
        ("z > 5 OR a = 4", None),
        ("z > 5 AND a = 5", None),
        ("z > 5 AND a = 4", Some(false)),
        ("a = z", Some(false)),
        ("a <> z", Some(true)),
        ("z = a", None),
        ("y = z", Some(true)),
        ("NULL", None),
        ("z", None),
        ("a", Some(false)),
        ("-a = 5", None),
        ("-a IS NULL", Some(true)),
        ("a BETWEEN z AND 6", None),
        ("a BETWEEN 6 AND z", Some(false)),
    ] {
        assert_eq!(check(expression, &message), Ok(result), "{expression}");
    }
}

#[test]
fn numbers_are_javas() {
    for (expression, value, result) in [
        ("a > 5", "3000000000", Err(EvalError::NotANumber)),
        ("a > 5000000000", "6000000000", Ok(Some(true))),
        ("a > 5.0", "3000000000", Ok(Some(true))),
        ("a > 5", "7.5", Err(EvalError::NotANumber)),
        ("a > 5", " 7", Err(EvalError::NotANumber)),
        ("a = 7", "+7", Ok(Some(true))),
        ("a > 5.0", " 7.5d ", Ok(Some(true))),
        ("a > 5.0", "inf", Err(EvalError::NotANumber)),
        ("a > 5.0", "Infinity", Ok(Some(true))),
        ("a > 5.0", "-Infinity", Ok(Some(false))),
        ("a > 5.0", "NaN", Ok(Some(true))),
        ("a = 5", "x", Err(EvalError::NotANumber)),
        ("a <> 5", "x", Err(EvalError::NotANumber)),
        ("a > a", "x", Err(EvalError::NotANumber)),
        ("a >= a", "10", Ok(Some(true))),
        ("5 = 5.0", "", Ok(Some(true))),
        ("TRUE = a", "true", Err(EvalError::BooleanWithText)),
        ("a = TRUE", "true", Ok(Some(true))),
        ("NOT a = 5", "5", Ok(Some(false))),
        ("a = 4 OR a > 4.5", "5", Ok(Some(true))),
        ("a > 5 OR TRUE", "x", Err(EvalError::NotANumber)),
        ("TRUE OR a > 5", "x", Ok(Some(true))),
    ] {
        assert_eq!(check(expression, &[("a", value)]), result, "{expression} with {value:?}");
    }
}

#[test]
fn the_last_of_several_properties_with_one_name_counts() {
    let filter = SqlFilter::compile("a = '2' AND b IS NULL AND c = 'x\u{1}y'").unwrap();
    assert!(filter.matches(b"a\x011\x02b\x01\x02\x01x\x02a\x012\x02c\x01x\x01y"));
    assert!(!filter.matches(b"a\x012\x02a\x011\x02c\x01x\x01y"));
    assert_eq!(filter.properties().collect::<Vec<_>>(), ["a", "b", "c"]);
    let many: Vec<_> = (0..PROPERTIES_MAX).map(|n| format!("p{n} IS NULL")).collect();
    assert!(SqlFilter::compile(&many.join(" AND ")).unwrap().matches(b"q\x011\x02"));
}

#[test]
fn what_is_wrong_is_said_where_it_is() {
    for (expression, error) in [
        ("", "at 0: the expression ends where a property, a number, a 'text', TRUE, FALSE, NOT or ( should stand"),
        ("a >", "at 3: the expression ends where a property, a number, a 'text', TRUE, FALSE, NOT or ( should stand"),
        ("a == 5", "at 3: the sign = stands where a property, a number, a 'text', TRUE, FALSE, NOT or ( should"),
        ("a = \"x\"", "at 4: texts stand in single quotes: 'text'"),
        ("a != 5", "at 2: unequal is written <>"),
        ("a = 'x", "at 4: the text has no end: close it with ' (a quote within it is written '')"),
        ("a = 1 /* x", "at 6: the comment has no end: close it with */"),
        ("a > 5 b < 6", "at 6: b stands where AND, OR or the end should"),
        ("(a > 5", "at 6: the expression ends where AND, OR or ) should stand"),
        ("a > 'x'", "at 4: <, >, <=, >= and BETWEEN"),
        ("NOT a > 5", "at 0: <, >, <="),
        ("a = NULL", "at 4: nothing equals NULL: write IS NULL or IS NOT NULL"),
        ("TRUE = 5", "at 0: TRUE and FALSE can be compared with a property only"),
        ("5", "at 0: this is neither true nor false: compare it with something, as in a = 5"),
        ("a = 1 AND 'x'", "at 10: this is neither true nor false"),
        ("-a OR b", "at 0: this is neither"),
        ("5 IN ('x')", "at 0: IN needs a property on its left"),
        ("a IN (5)", "at 6: 5 stands where a 'text' should"),
        ("a IN ('x' 'y')", "at 10: 'y' stands where , or ) should"),
        ("a IN ()", "at 6: the sign ) stands where a 'text' should"),
        ("a BETWEEN 5 AND 1", "at 10: BETWEEN needs the smaller number first"),
        ("a BETWEEN 'a' AND 'b'", "at 10: <, >, <="),
        ("a IS 5", "at 5: 5 stands where NULL or NOT NULL should"),
        ("a NOT 5", "at 6: 5 stands where BETWEEN, IN, CONTAINS, STARTSWITH or ENDSWITH should"),
        ("a > 0.0", "at 4: 0.0 is not allowed, numbers are fractions above 0"),
        ("a > 9223372036854775808", "at 4: 9223372036854775808 is not allowed, numbers are whole ones"),
        ("a > 1e999", "at 4: 1e999 is not allowed"),
        ("a > 007", "at 5: 0 stands where AND, OR or the end should"),
        ("order-id = 5", "at 5: the sign - stands where AND, OR or the end should"),
        ("color = röt", "at 9: 'ö' means nothing here"),
        ("a LIKE 'x%'", "at 2: LIKE stands where AND, OR or the end should"),
    ] {
        let found = SqlFilter::compile(expression).unwrap_err().to_string();
        assert!(found.starts_with(error), "{expression}\n  {found}\n  {error}");
    }
}

#[test]
fn limits() {
    let kind = |expression: &str| SqlFilter::compile(expression).map(drop).map_err(|error| error.kind);
    let long = format!("a = '{}'", "x".repeat(EXPRESSION_LEN_MAX));
    assert_eq!(kind(&long), Err(FilterErrorKind::TooLong { len: long.len() }));
    let nested = |depth: usize| format!("{}a = 1{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!((kind(&nested(DEPTH_MAX - 1)), kind(&nested(DEPTH_MAX))), (Ok(()), Err(FilterErrorKind::TooDeep)));
    assert_eq!(kind(&"NOT ".repeat(1000)), Err(FilterErrorKind::TooDeep));
    assert_eq!(kind(&format!("a{}", " IS NULL".repeat(500))), Err(FilterErrorKind::TooDeep));
    let wide = vec!["a=1"; 500].join(" OR ");
    assert_eq!((kind(&wide), kind(&wide.replace("OR", "AND"))), (Ok(()), Ok(())));
    let names: Vec<_> = (0..=PROPERTIES_MAX).map(|n| format!("p{n}=1")).collect();
    assert_eq!(kind(&names.join(" OR ")), Err(FilterErrorKind::TooManyProperties));
}

/// An expression as a tree, to be written out and to be evaluated plainly.
#[derive(Debug, Clone)]
enum Tree {
    Compare(Side, &'static str, Side),
    Between(Side, bool, Side, Side),
    IsNull(Side, bool),
    In(&'static str, bool, Vec<&'static str>),
    Part(Side, bool, &'static str, &'static str),
    Not(Box<Tree>),
    Both(Box<Tree>, Box<Tree>),
    Either(Box<Tree>, Box<Tree>),
}

#[derive(Debug, Clone)]
enum Side {
    Name(&'static str),
    Number(i32),
    Text(&'static str),
}

impl Side {
    fn write(&self) -> String {
        match self {
            Self::Name(name) => (*name).to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => format!("'{}'", text.replace('\'', "''")),
        }
    }

    fn text(&self, message: &BTreeMap<&str, &str>) -> Option<String> {
        match self {
            Self::Name(name) => message.get(name).map(|value| (*value).to_owned()),
            Self::Number(number) => Some(number.to_string()),
            Self::Text(text) => Some((*text).to_owned()),
        }
    }
}

impl Tree {
    fn write(&self) -> String {
        let not = |not: &bool| if *not { "NOT " } else { "" };
        match self {
            Self::Compare(left, sign, right) => format!("{} {sign} {}", left.write(), right.write()),
            Self::Between(value, negated, low, high) => {
                format!("{} {}BETWEEN {} AND {}", value.write(), not(negated), low.write(), high.write())
            }
            Self::IsNull(value, negated) => format!("{} IS {}NULL", value.write(), not(negated)),
            Self::In(name, negated, texts) => format!("{name} {}IN ('{}')", not(negated), texts.join("','")),
            Self::Part(value, negated, word, text) => format!("{} {}{word} '{text}'", value.write(), not(negated)),
            Self::Not(tree) => format!("NOT ({})", tree.write()),
            Self::Both(left, right) => format!("({}) AND ({})", left.write(), right.write()),
            Self::Either(left, right) => format!("({}) OR ({})", left.write(), right.write()),
        }
    }

    /// `Err(())`: cannot be evaluated.
    fn evaluate(&self, message: &BTreeMap<&str, &str>) -> Result<Option<bool>, ()> {
        let ordered = |left: &Side, sign: &str, right: &Side| -> Result<Option<bool>, ()> {
            let (Some(a), Some(b)) = (left.text(message), right.text(message)) else { return Ok(None) };
            let (a, b) = match (left, right) {
                (Side::Name(_), Side::Name(_)) => (a.parse().map_err(drop)?, b.parse().map_err(drop)?),
                _ => (f64::from(a.parse::<i32>().map_err(drop)?), f64::from(b.parse::<i32>().map_err(drop)?)),
            };
            Ok(Some(match sign {
                "<" => a < b,
                "<=" => a <= b,
                ">" => a > b,
                _ => a >= b,
            }))
        };
        Ok(match self {
            Self::Compare(left, sign @ ("=" | "<>"), right) => {
                let same = match (left.text(message), right.text(message)) {
                    (None, None) => Some(true),
                    (None, Some(_)) => None,
                    (Some(_), None) => Some(false),
                    (Some(a), Some(b)) => match (left, right) {
                        (Side::Number(_), _) | (_, Side::Number(_)) => {
                            Some(a.parse::<i32>().map_err(drop)? == b.parse::<i32>().map_err(drop)?)
                        }
                        _ => Some(a == b),
                    },
                };
                same.map(|same| same == (*sign == "="))
            }
            Self::Compare(left, sign, right) => ordered(left, sign, right)?,
            Self::Between(value, false, low, high) => both(|| ordered(value, ">=", low), || ordered(value, "<=", high))?,
            Self::Between(value, true, low, high) => {
                let outside = both(|| Ok(ordered(value, "<", low)?.map(|b| !b)), || Ok(ordered(value, ">", high)?.map(|b| !b)))?;
                outside.map(|inside| !inside)
            }
            Self::IsNull(value, negated) => Some(value.text(message).is_none() != *negated),
            Self::In(name, negated, texts) => message.get(name).map(|value| texts.contains(value) != *negated),
            Self::Part(Side::Name(name), negated, word, text) => Some(message.get(name).is_some_and(|value| {
                let found = match *word {
                    "CONTAINS" => value.contains(text),
                    "STARTSWITH" => value.starts_with(text),
                    _ => value.ends_with(text),
                };
                found != *negated
            })),
            Self::Part(..) => Some(false),
            Self::Not(tree) => tree.evaluate(message)?.map(|truth| !truth),
            Self::Both(left, right) => both(|| left.evaluate(message), || right.evaluate(message))?,
            Self::Either(left, right) => {
                let none = both(|| Ok(left.evaluate(message)?.map(|truth| !truth)), || Ok(right.evaluate(message)?.map(|truth| !truth)))?;
                none.map(|truth| !truth)
            }
        })
    }
}

fn both(left: impl FnOnce() -> Result<Option<bool>, ()>, right: impl FnOnce() -> Result<Option<bool>, ()>) -> Result<Option<bool>, ()> {
    let left = left()?;
    if left == Some(false) {
        return Ok(left);
    }
    Ok(match right()? {
        Some(false) => Some(false),
        right => left.and(right),
    })
}

const NAMES: [&str; 4] = ["a", "b", "_c", "d$1"];
const TEXTS: [&str; 6] = ["1", "-2", "abc", "bc", "7x", "x y"];

fn side() -> impl Strategy<Value = Side> {
    prop_oneof![prop::sample::select(&NAMES).prop_map(Side::Name), (0..4).prop_map(Side::Number)]
}

fn tree() -> impl Strategy<Value = Tree> {
    let name = || prop::sample::select(&NAMES);
    let text = || prop::sample::select(&TEXTS);
    let leaf = prop_oneof![
        (side(), prop::sample::select(&["=", "<>", "<", "<=", ">", ">="]), side()).prop_map(|(l, s, r)| Tree::Compare(l, s, r)),
        (name(), prop::sample::select(&["=", "<>"]), text()).prop_map(|(l, s, r)| Tree::Compare(Side::Name(l), s, Side::Text(r))),
        (side(), any::<bool>(), name(), side()).prop_map(|(v, n, l, h)| Tree::Between(v, n, Side::Name(l), h)),
        (name(), any::<bool>(), 0..3, 3..5).prop_map(|(v, n, l, h)| Tree::Between(Side::Name(v), n, Side::Number(l), Side::Number(h))),
        (side(), any::<bool>()).prop_map(|(v, n)| Tree::IsNull(v, n)),
        (name(), any::<bool>(), prop::collection::vec(text(), 1..5)).prop_map(|(v, n, t)| Tree::In(v, n, t)),
        (side(), any::<bool>(), prop::sample::select(&["CONTAINS", "STARTSWITH", "ENDSWITH"]), text())
            .prop_map(|(v, n, w, t)| Tree::Part(v, n, w, t)),
    ];
    leaf.prop_recursive(4, 24, 2, |inner| {
        prop_oneof![
            inner.clone().prop_map(|tree| Tree::Not(Box::new(tree))),
            (inner.clone(), inner.clone()).prop_map(|(l, r)| Tree::Both(Box::new(l), Box::new(r))),
            (inner.clone(), inner).prop_map(|(l, r)| Tree::Either(Box::new(l), Box::new(r))),
        ]
    })
}

proptest! {
    #[test]
    fn programs_do_what_a_plain_model_does(tree in tree(), message in prop::collection::btree_map(prop::sample::select(&NAMES), prop::sample::select(&TEXTS), 0..4)) {
        let expression = tree.write();
        let filter = SqlFilter::compile(&expression).map_err(|error| TestCaseError::fail(format!("{expression}: {error}")))?;
        let pairs: Vec<_> = message.iter().map(|(name, value)| (*name, *value)).collect();
        prop_assert_eq!(filter.evaluate(properties(&pairs).as_bytes()).map_err(drop), tree.evaluate(&message), "{}", expression);
    }

    #[test]
    fn any_text_compiles_or_is_refused_at_a_place_in_it(
        text in prop_oneof![
            "\\PC{0,80}",
            prop::collection::vec(prop::sample::select(&["a", "NOT ", " AND ", " OR ", "(", ")", "=", "<", "5", ".5", "'x'", "'", "--", "/*", "*/", " IN ", " IS ", "NULL", " BETWEEN ", ",", "-", "e", "L", "ü"]), 0..40).prop_map(|parts| parts.concat()),
        ],
        message in prop::collection::vec(prop_oneof![Just(1_u8), Just(2_u8), Just(b'a'), any::<u8>()], 0..64),
    ) {
        match SqlFilter::compile(&text) {
            Ok(filter) => drop(filter.evaluate(&message)),
            Err(error) => prop_assert!(text.is_char_boundary(error.at), "{:?}", error),
        }
    }
}
