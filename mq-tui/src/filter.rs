//! What `/` understands: words, `!not`, `re:pattern`, `lag>1000`, `state:stalled`. Terms are separated by blanks and all must hold.

use crate::table::{Column, Row, Value};
use regex::{Regex, RegexBuilder};

/// Memory that one pattern may take.
const PATTERN_BYTES_MAX: usize = 1 << 18;

/// A filter; the default one accepts everything.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// As it was typed.
    pub text: String,
    terms: Vec<Term>,
}

/// A term that means nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilterError {
    /// The pattern after `re:`.
    #[error("not a pattern: {0}")]
    Pattern(String),
    /// What is compared.
    #[error("no column `{0}` here")]
    Column(String),
    /// The screen has no table.
    #[error("this screen has nothing to filter")]
    NoTable,
    /// With what it is compared.
    #[error("`{0}` is neither a number nor a span such as 5m")]
    Number(String),
}

#[derive(Debug, Clone)]
struct Term {
    negated: bool,
    test: Test,
}

#[derive(Debug, Clone)]
enum Test {
    /// Lower-case parts that names contain in this order; `*` stands between them.
    Names(Word),
    Pattern(Regex),
    Field(usize, Word),
    Number(usize, Comparison, f64),
}

#[derive(Debug, Clone)]
struct Word {
    parts: Vec<String>,
    from_start: bool,
    to_end: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Less,
    LessOrEqual,
    Equal,
    MoreOrEqual,
    More,
}

impl Filter {
    /// Reads `text` for rows of kind `R`.
    ///
    /// # Errors
    /// A term names no column of `R`, or its pattern or number cannot be read.
    pub fn parse<R: Row>(text: &str) -> Result<Self, FilterError> {
        let ids: Vec<&str> = R::COLUMNS.iter().map(|column: &Column<R>| column.id).collect();
        let terms = text.split_whitespace().filter(|term| *term != "!").map(|term| Term::parse(term, &ids)).collect::<Result<_, _>>()?;
        Ok(Self { text: text.trim().to_owned(), terms })
    }

    /// Whether `row` is to be shown.
    pub fn accepts<R: Row>(&self, row: &R) -> bool {
        self.terms.iter().all(|term| term.holds(row) != term.negated)
    }
}

impl Term {
    fn parse(text: &str, ids: &[&str]) -> Result<Self, FilterError> {
        let (negated, text) = text.strip_prefix('!').map_or((false, text), |rest| (true, rest));
        let column = |id: &str| {
            let found = ids.iter().position(|known| known.eq_ignore_ascii_case(id));
            found.ok_or_else(|| FilterError::Column(id.to_owned()))
        };
        let test = if let Some(pattern) = text.strip_prefix("re:") {
            let built = RegexBuilder::new(pattern).case_insensitive(true).size_limit(PATTERN_BYTES_MAX).build();
            Test::Pattern(built.map_err(|_| FilterError::Pattern(pattern.to_owned()))?)
        } else if let Some((id, comparison, number)) = comparison(text) {
            Test::Number(column(id)?, comparison, number_of(number)?)
        } else if let Some((id, word)) = text.split_once(':').filter(|(id, _)| ids.contains(&id.to_ascii_lowercase().as_str())) {
            Test::Field(column(id)?, Word::parse(word))
        } else {
            Test::Names(Word::parse(text))
        };
        Ok(Self { negated, test })
    }

    fn holds<R: Row>(&self, row: &R) -> bool {
        let value = |at: &usize| (R::COLUMNS[*at].value)(row);
        match &self.test {
            Test::Names(word) => row.names().iter().any(|name| word.is_in(name)),
            Test::Pattern(pattern) => row.names().iter().any(|name| pattern.is_match(name)),
            Test::Field(at, word) => {
                let value = value(at);
                value.text().is_some_and(|text| word.is_in(text))
                    || (value.text().is_none() && shown_plain(&value).is_some_and(|text| word.is_in(&text)))
            }
            Test::Number(at, comparison, number) => value(at).number().is_some_and(|value| comparison.holds(value, *number)),
        }
    }
}

fn shown_plain(value: &Value) -> Option<String> {
    value.number().map(|number| number.to_string())
}

impl Word {
    /// `pay` anywhere, `pay-*` at the start, `*-pay` at the end.
    fn parse(text: &str) -> Self {
        let lower = text.to_lowercase();
        let globbed = lower.contains('*');
        let parts = lower.split('*').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        Self { parts, from_start: globbed && !lower.starts_with('*'), to_end: globbed && !lower.ends_with('*') }
    }

    fn is_in(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let mut rest = lower.as_str();
        let last = self.parts.len().saturating_sub(1);
        for (at, part) in self.parts.iter().enumerate() {
            let found = match (at == 0 && self.from_start, at == last && self.to_end) {
                (true, true) => (rest == part).then_some(0),
                (true, false) => rest.starts_with(part.as_str()).then_some(0),
                (false, true) => rest.ends_with(part.as_str()).then(|| rest.len() - part.len()),
                (false, false) => rest.find(part.as_str()),
            };
            let Some(found) = found else { return false };
            rest = &rest[found + part.len()..];
        }
        true
    }
}

impl Comparison {
    fn holds(self, left: f64, right: f64) -> bool {
        match self {
            Self::Less => left < right,
            Self::LessOrEqual => left <= right,
            Self::Equal => (left - right).abs() < 1e-9,
            Self::MoreOrEqual => left >= right,
            Self::More => left > right,
        }
    }
}

/// `lag>=10k` in its parts.
fn comparison(text: &str) -> Option<(&str, Comparison, &str)> {
    let at = text.find(['<', '>', '='])?;
    let (id, rest) = text.split_at(at);
    if id.is_empty() {
        return None;
    }
    let two = [("<=", Comparison::LessOrEqual), (">=", Comparison::MoreOrEqual), ("==", Comparison::Equal)];
    let one = [("<", Comparison::Less), (">", Comparison::More), ("=", Comparison::Equal)];
    two.into_iter().chain(one).find_map(|(sign, comparison)| Some((id, comparison, rest.strip_prefix(sign)?)))
}

/// `1000`, `1.5`, `10k`, `2M`, `5m` (spans become ms; `m` is minutes, `M` is millions).
fn number_of(text: &str) -> Result<f64, FilterError> {
    let bad = || FilterError::Number(text.to_owned());
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
    let factor = match &text[digits.len()..] {
        "" | "%" => 1.0,
        "k" | "K" => 1e3,
        "M" => 1e6,
        "G" => 1e9,
        "ms" => 1.0,
        "s" => 1e3,
        "m" | "min" => 60e3,
        "h" => 3_600e3,
        "d" => 86_400e3,
        _ => return Err(bad()),
    };
    let number: f64 = digits.replace('_', "").parse().map_err(|_| bad())?;
    if number.is_finite() { Ok(number * factor) } else { Err(bad()) }
}

#[cfg(test)]
mod tests;
