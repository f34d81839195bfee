//! What a subscription chooses: tags by hash, and SQL92 expressions over a message's properties.
//!
//! ```text
//! "A || B"          ──> TagFilter   one look at the code in a consume queue's entry; the client compares the texts
//! "a > 5 AND b IS NOT NULL" ── sql/lexer ── sql/parser ──> SqlFilter (a flat program) ── matches(property string of a record)
//! ```
//! Owns the expressions' grammar and meaning, and the bits that Apache keeps beside them in `consumerFilter.json`. A broker compiles an
//! expression once and evaluates it over the bytes of records: no allocation, no map, one pass over the property string.
//!
//! Invariants: what compiles is what Apache's parser accepts, and it means the same to the last corner (three-valued logic, Java's numbers),
//! but that an expression must be used up to its end; what does not compile is an error that says where and what to write instead. Any text
//! compiles or is refused within the limits below, any bytes can be evaluated: neither panics, and neither costs more than the limits allow.
//!
//! Never here: who subscribes to what (`broker/tables`), requests, files.

mod bloom;
mod sql;
mod tags;

pub use bloom::{BloomData, bloom_data};
pub use sql::{DEPTH_MAX, EXPRESSION_LEN_MAX, EvalError, FilterError, FilterErrorKind, PROPERTIES_MAX, SqlFilter};
pub use tags::{TagFilter, tags};

/// The type of a subscription by tags, which an empty type means too.
pub const TAG: &str = "TAG";
/// The type of a subscription by an expression.
pub const SQL92: &str = "SQL92";

/// Whether a subscription of that type is by tags.
pub fn is_tag_type(expression_type: &str) -> bool {
    expression_type.is_empty() || expression_type == TAG
}
