//! Text to tokens.

use super::{FilterError, FilterErrorKind};

/// A word, number, text or sign of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Property(&'a str),
    Keyword(Keyword),
    /// Between its quotes, with quotes still doubled.
    Text(&'a str),
    Decimal(&'a str),
    Float(&'a str),
    Sign(Sign),
    End,
}

macro_rules! keywords {
    ($($name:ident = $text:literal),*) => {
        /// A reserved word, in any case.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Keyword { $($name),* }

        const KEYWORDS: &[(&str, Keyword)] = &[$(($text, Keyword::$name)),*];
    };
}

keywords! {
    Not = "NOT", And = "AND", Or = "OR", Between = "BETWEEN", In = "IN", True = "TRUE", False = "FALSE", Null = "NULL", Is = "IS",
    Contains = "CONTAINS", StartsWith = "STARTSWITH", EndsWith = "ENDSWITH"
}

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Open,
    Close,
    Comma,
}

/// Longest first, as the lexer tries them.
const SIGNS: [(&str, Sign); 11] = [
    ("<>", Sign::NotEqual),
    ("<=", Sign::LessOrEqual),
    (">=", Sign::GreaterOrEqual),
    ("<", Sign::Less),
    (">", Sign::Greater),
    ("=", Sign::Equal),
    ("+", Sign::Plus),
    ("-", Sign::Minus),
    ("(", Sign::Open),
    (")", Sign::Close),
    (",", Sign::Comma),
];

impl Sign {
    /// As it is written.
    pub(super) fn text(self) -> &'static str {
        SIGNS.iter().find(|(_, sign)| *sign == self).map_or("", |(text, _)| text)
    }
}

/// Takes tokens from the front of a text.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next token and where it begins.
    pub(super) fn next(&mut self) -> Result<(usize, Token<'a>), FilterError> {
        self.skip_blanks()?;
        let at = self.at;
        let rest = &self.text[at..];
        let Some(first) = rest.chars().next() else { return Ok((at, Token::End)) };
        let (token, len) = match first {
            '\'' => text_literal(rest).ok_or(FilterError { at, kind: FilterErrorKind::UnclosedText })?,
            '0'..='9' => number(rest),
            '.' if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => number(rest),
            'a'..='z' | 'A'..='Z' | '_' | '$' => word(rest),
            _ => match SIGNS.iter().find(|(text, _)| rest.starts_with(text)) {
                Some((text, sign)) => (Token::Sign(*sign), text.len()),
                None => return Err(FilterError { at, kind: FilterErrorKind::Character(first) }),
            },
        };
        self.at += len;
        Ok((at, token))
    }

    fn skip_blanks(&mut self) -> Result<(), FilterError> {
        loop {
            let rest = &self.text[self.at..];
            let blanks = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', '\u{c}']).len();
            let rest = &rest[blanks..];
            self.at += blanks;
            if let Some(comment) = rest.strip_prefix("/*") {
                let end = comment.find("*/").ok_or(FilterError { at: self.at, kind: FilterErrorKind::UnclosedComment })?;
                self.at += end + 4;
            } else if rest.starts_with("--")
                && let Some(end) = rest.find(['\n', '\r'])
            {
                // Without the line's end it is no comment but two signs.
                self.at += end + 1;
            } else if blanks == 0 {
                return Ok(());
            }
        }
    }
}

fn text_literal(rest: &str) -> Option<(Token<'_>, usize)> {
    let bytes = rest.as_bytes();
    let mut at = 1;
    loop {
        at += bytes[at..].iter().position(|byte| *byte == b'\'')?;
        if bytes.get(at + 1) != Some(&b'\'') {
            return Some((Token::Text(&rest[1..at]), at + 1));
        }
        at += 2;
    }
}

fn word(rest: &str) -> (Token<'_>, usize) {
    let len = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$').unwrap_or(rest.len());
    let word = &rest[..len];
    let keyword = KEYWORDS.iter().find(|(text, _)| text.eq_ignore_ascii_case(word));
    (keyword.map_or(Token::Property(word), |(_, keyword)| Token::Keyword(*keyword)), len)
}

/// `5`, `5L`, `5.`, `5.5`, `.5`, each of the last three and plain digits also with an exponent.
fn number(rest: &str) -> (Token<'_>, usize) {
    let digits = |from: usize| rest[from..].bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(0);
    let mut len = whole;
    if rest[len..].starts_with('.') {
        len += 1 + digits(len + 1);
    }
    if rest[len..].starts_with(['e', 'E']) {
        let signed = len + 1 + usize::from(rest[len + 1..].starts_with(['+', '-']));
        let exponent = digits(signed);
        len = if exponent > 0 { signed + exponent } else { len };
    }
    if len > whole {
        return (Token::Float(&rest[..len]), len);
    }
    if rest.starts_with('0') {
        return (Token::Decimal("0"), 1);
    }
    let len = whole + usize::from(rest[whole..].starts_with(['l', 'L']));
    (Token::Decimal(&rest[..len]), len)
}
