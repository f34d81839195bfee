//! What commands print: a report of rows, in the form the user asked for.
//!
//! A command states its columns once ([`Shape`]); table, wide table, JSON, NDJSON, CSV, names and the JSON Schema derive from them. JSON names
//! are stable; a value that is not known is `null` with a `<name>_state`, never a number that means "unknown".

mod cell;
mod render;
mod schema;
mod stream;
#[cfg(test)]
mod tests;

pub use cell::Cell;
pub use render::render;
pub use schema::json_schema;
pub use stream::Stream;

use crate::failure::Failure;

/// A form of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For people; in a pipe the same rows, unstyled and uncut.
    #[default]
    Table,
    /// A table with every column.
    Wide,
    /// One JSON document.
    Json,
    /// One JSON object a line, a summary last.
    Ndjson,
    /// RFC 4180.
    Csv,
    /// The names alone, for xargs.
    Name,
}

/// What the cells of a column hold; any of them may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number.
    Number,
    /// A number with a fraction.
    Decimal,
    /// Yes or no.
    Flag,
    /// A moment: in JSON RFC 3339, and as `<key>_ms` since 1970.
    Moment,
    /// A span: in JSON `<key>_ms` alone.
    Span,
    /// Several texts.
    List,
    /// Anything.
    Any,
}

/// A column of a report.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its JSON name; upper case, it heads the column.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether only wide tables show it.
    pub wide: bool,
}

const fn column(key: &'static str, kind: Kind) -> Column {
    Column { key, kind, wide: false }
}

/// A column of text.
pub const fn text(key: &'static str) -> Column {
    column(key, Kind::Text)
}

/// A column of whole numbers.
pub const fn number(key: &'static str) -> Column {
    column(key, Kind::Number)
}

/// A column of numbers with a fraction.
pub const fn decimal(key: &'static str) -> Column {
    column(key, Kind::Decimal)
}

/// A column of yes and no.
pub const fn flag(key: &'static str) -> Column {
    column(key, Kind::Flag)
}

/// A column of moments.
pub const fn moment(key: &'static str) -> Column {
    column(key, Kind::Moment)
}

/// A column of spans.
pub const fn span(key: &'static str) -> Column {
    column(key, Kind::Span)
}

/// A column of lists of text.
pub const fn list(key: &'static str) -> Column {
    column(key, Kind::List)
}

/// A column of values with a structure of their own.
pub const fn any(key: &'static str) -> Column {
    column(key, Kind::Any)
}

impl Column {
    /// Shown in wide tables only.
    #[must_use]
    pub const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }

    /// Whether it stands to the right.
    const fn is_right(&self) -> bool {
        matches!(self.kind, Kind::Number | Kind::Decimal | Kind::Span)
    }
}

/// What the documents of a command look like, declared once.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Its name and version: `mqadmin.topic.ls/1`.
    pub schema: &'static str,
    /// The columns; the first one that is not a state is the name of a row.
    pub columns: &'static [Column],
}

impl Shape {
    /// Of that name and those columns.
    pub const fn new(schema: &'static str, columns: &'static [Column]) -> Self {
        Self { schema, columns }
    }
}

/// What a command found.
#[derive(Debug, Clone)]
pub struct Report {
    /// Which shape the items have, as `mqadmin.topic.ls/1`.
    pub schema: &'static str,
    /// The columns; the first one that is not a state is the name of a row.
    pub columns: &'static [Column],
    /// The rows, in order.
    pub rows: Vec<Vec<Cell>>,
    /// What is missing, for people; not empty: the answer is incomplete or needs a remark.
    pub warnings: Vec<String>,
    /// Whether every target answered.
    pub complete: bool,
}

impl Report {
    /// An empty, complete report of that shape.
    pub fn of(shape: &Shape) -> Self {
        Self { schema: shape.schema, columns: shape.columns, rows: Vec::new(), warnings: Vec::new(), complete: true }
    }

    /// Says that a target is missing.
    pub fn missing(&mut self, what: impl Into<String>) {
        self.complete = false;
        self.warnings.push(what.into());
    }

    /// Says something that does not make the answer incomplete.
    pub fn warn(&mut self, what: impl Into<String>) {
        self.warnings.push(what.into());
    }

    fn column(&self, name: &str) -> Result<usize, Failure> {
        let wanted = name.trim().to_ascii_lowercase().replace('-', "_");
        self.columns.iter().position(|column| column.key == wanted).ok_or_else(|| {
            let known = self.columns.iter().map(|column| column.key).collect::<Vec<_>>().join(", ");
            Failure::usage(format!("no column `{name}`")).hint(format!("one of {known}"))
        })
    }

    /// Sorts by the column called `key`, downwards after a `-`.
    ///
    /// # Errors
    /// There is no such column.
    pub fn sort_by(&mut self, key: &str) -> Result<(), Failure> {
        let (name, down) = key.strip_prefix('-').map_or((key, false), |name| (name, true));
        let at = self.column(name)?;
        self.rows.sort_by(|a, b| {
            let order = a[at].compare(&b[at]);
            if down { order.reverse() } else { order }
        });
        Ok(())
    }

    /// Places of the columns to show: those asked for, or those that the form of output shows.
    fn shown(&self, asked: Option<&str>, wide: bool) -> Result<Vec<usize>, Failure> {
        match asked {
            Some(names) => names.split(',').map(|name| self.column(name)).collect(),
            None => Ok((0..self.columns.len()).filter(|at| wide || !self.columns[*at].wide).collect()),
        }
    }
}

/// How a report is to be shown.
#[derive(Debug, Clone)]
pub struct View {
    /// The form.
    pub format: Format,
    /// Only these columns, separated by commas.
    pub columns: Option<String>,
    /// Sorted by this column; after `-`, downwards.
    pub sort_by: Option<String>,
    /// At most so many rows.
    pub limit: Option<usize>,
    /// Whether tables and CSV are without their heading.
    pub no_headers: bool,
    /// Columns of the terminal; `None`: no terminal, nothing is cut.
    pub terminal_width: Option<u16>,
    /// Numbers on a terminal stay without separators.
    pub raw: bool,
    /// Whether states are coloured.
    pub color: bool,
    /// The zone of moments.
    pub tz: jiff::tz::TimeZone,
    /// The context's name, for JSON.
    pub context: Option<String>,
    /// When the report was made.
    pub generated_at: mq_core::types::UnixMs,
}
