//! SQL92 expressions over properties, as Apache's selector parser reads them.
//!
//! ```text
//! or         = and { OR and }                                              weakest
//! and        = equality { AND equality }
//! equality   = comparison { ( "=" | "<>" ) comparison | IS [NOT] NULL }
//! comparison = unary { ( ">" | ">=" | "<" | "<=" ) unary | [NOT] BETWEEN unary AND unary | [NOT] IN ( text {, text} )
//!                    | [NOT] ( CONTAINS | STARTSWITH | ENDSWITH ) text }
//! unary      = ( "+" | "-" | NOT ) unary | text | number | TRUE | FALSE | NULL | property | "(" or ")"
//! ```
//! Mind that NOT binds tighter than any comparison: `NOT a = 5` is `(NOT a) = 5`. Numbers are Java's int, long or double; a property is text,
//! and next to a number it is read as a number of that type: where it is none, evaluation fails and the message is not wanted.

mod eval;
mod lexer;
mod parser;
#[cfg(test)]
mod tests;

use memchr::memmem::Finder;
use std::fmt;

/// Longest expression, bytes.
pub const EXPRESSION_LEN_MAX: usize = 4096;
/// Deepest nesting of parentheses, signs, NOTs and chained comparisons.
pub const DEPTH_MAX: usize = 64;
/// Most different properties in one expression.
pub const PROPERTIES_MAX: usize = 64;

/// A compiled expression: nodes in one piece of memory, operands before what uses them, the result last.
#[derive(Debug, Clone, PartialEq)]
pub struct SqlFilter {
    nodes: Box<[Node]>,
    /// The properties that the expression names, by slot.
    names: Box<[Name]>,
}

/// A property's name, and how to find it in a property string.
#[derive(Debug, Clone)]
struct Name {
    text: Box<str>,
    /// Finds the name with the separator behind it.
    finder: Finder<'static>,
}

impl Name {
    fn new(text: &str) -> Self {
        Self { text: text.into(), finder: Finder::new(&format!("{text}\u{1}")).into_owned() }
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// Place of a node in its program.
type At = u16;

/// One step of a program.
#[derive(Debug, Clone, PartialEq)]
enum Node {
    /// The property in this slot.
    Property(u8),
    Text(Box<[u8]>),
    Int(i32),
    Long(i64),
    Double(f64),
    Bool(bool),
    Null,
    Negate(At),
    Not(At),
    /// A value where truth is asked for: only a boolean can be true.
    Cast(At),
    Or(Box<[At]>),
    And(Box<[At]>),
    Equal(At, At),
    IsNull(At),
    Order(Order, At, At),
    /// Whether the property in this slot is one of the texts, which are sorted.
    In(u8, Box<[Box<[u8]>]>, bool),
    Part(Part, At, Box<[u8]>, bool),
}

/// A comparison that only numbers allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Which part of a text is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Anywhere,
    Start,
    End,
}

/// Why an expression does not compile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterError {
    /// Where, in bytes from 0.
    pub at: usize,
    /// Why.
    pub kind: FilterErrorKind,
}

/// What is wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilterErrorKind {
    /// Longer than [`EXPRESSION_LEN_MAX`].
    TooLong {
        /// Its bytes.
        len: usize,
    },
    /// Nested deeper than [`DEPTH_MAX`].
    TooDeep,
    /// More different properties than [`PROPERTIES_MAX`].
    TooManyProperties,
    /// A character that begins nothing.
    Character(char),
    /// A text without its closing quote.
    UnclosedText,
    /// A comment without its end.
    UnclosedComment,
    /// A number that its type cannot hold, or that Apache refuses.
    Number {
        /// As it was written.
        text: String,
        /// What may be written.
        allowed: &'static str,
    },
    /// Something else should stand here.
    Expected {
        /// What.
        what: &'static str,
        /// What stands there; nothing at the end.
        found: Option<String>,
    },
    /// A value that is neither true nor false stands where one is needed.
    NotBoolean,
    /// `<`, `>` or BETWEEN with something that has no order.
    NotOrdered,
    /// `=` or `<>` with NULL.
    EqualsNull,
    /// TRUE or FALSE compared with a constant of another kind.
    BooleanAndOther,
    /// IN with something that is not a property.
    InNeedsProperty,
    /// BETWEEN whose lower bound is above its upper one.
    EmptyRange,
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use FilterErrorKind as Kind;
        write!(f, "at {}: ", self.at)?;
        match &self.kind {
            Kind::TooLong { len } => write!(f, "the expression has {len} bytes, at most {EXPRESSION_LEN_MAX} are allowed"),
            Kind::TooDeep => write!(f, "nested deeper than {DEPTH_MAX}: use fewer parentheses"),
            Kind::TooManyProperties => write!(f, "more than {PROPERTIES_MAX} different properties"),
            Kind::Character('"') => f.write_str("texts stand in single quotes: 'text'"),
            Kind::Character('!') => f.write_str("unequal is written <>"),
            Kind::Character(found) => {
                write!(f, "{found:?} means nothing here; properties are letters, digits, _ and $, texts stand in 'quotes'")
            }
            Kind::UnclosedText => f.write_str("the text has no end: close it with ' (a quote within it is written '')"),
            Kind::UnclosedComment => f.write_str("the comment has no end: close it with */"),
            Kind::Number { text, allowed } => write!(f, "{text} is not allowed, numbers are {allowed}"),
            Kind::Expected { what, found: Some(found) } => write!(f, "{found} stands where {what} should"),
            Kind::Expected { what, found: None } => write!(f, "the expression ends where {what} should stand"),
            Kind::NotBoolean => f.write_str("this is neither true nor false: compare it with something, as in a = 5"),
            Kind::NotOrdered => f.write_str(
                "<, >, <=, >= and BETWEEN compare properties and numbers only; NOT comes before a whole comparison in parentheses",
            ),
            Kind::EqualsNull => f.write_str("nothing equals NULL: write IS NULL or IS NOT NULL"),
            Kind::BooleanAndOther => f.write_str("TRUE and FALSE can be compared with a property only"),
            Kind::InNeedsProperty => f.write_str("IN needs a property on its left: color IN ('red', 'blue')"),
            Kind::EmptyRange => f.write_str("BETWEEN needs the smaller number first"),
        }
    }
}

impl std::error::Error for FilterError {}

/// An evaluation that came to no result: the message is not wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvalError {
    /// A property that should be a number of the other side's type is none.
    NotANumber,
    /// A truth value on the left of a text, which Java's code cannot compare.
    BooleanWithText,
}

impl SqlFilter {
    /// Compiles an expression.
    ///
    /// # Errors
    /// It is not one, or is beyond a limit.
    pub fn compile(expression: &str) -> Result<Self, FilterError> {
        if expression.len() > EXPRESSION_LEN_MAX {
            return Err(FilterError { at: EXPRESSION_LEN_MAX, kind: FilterErrorKind::TooLong { len: expression.len() } });
        }
        parser::parse(expression)
    }

    /// Whether a message with this property string (as it stands in a record) is wanted.
    pub fn matches(&self, properties: &[u8]) -> bool {
        self.evaluate(properties) == Ok(Some(true))
    }

    /// True, false, or unknown (`None`), for this property string.
    ///
    /// # Errors
    /// A comparison that cannot be made.
    pub fn evaluate(&self, properties: &[u8]) -> Result<Option<bool>, EvalError> {
        eval::evaluate(self, properties)
    }

    /// The properties that the expression names.
    pub fn properties(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &*name.text)
    }
}
