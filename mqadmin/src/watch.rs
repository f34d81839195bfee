//! `--watch` and `--until`: a read again and again.

use crate::args::Command;
use crate::commands::{broker, cluster, dlq, group, ha, lag, namesrv, offset, topic};
use crate::failure::{self, Failure};
use crate::output::{Cell, Format, Report};
use crate::parse::time::parse_span;
use crate::session::Session;
use std::time::{Duration, Instant};

/// `--until` was not met in time.
const NOT_MET: u8 = 12;
/// Between two looks of `--until` without `--watch`.
const INTERVAL: &str = "2s";

/// `COLUMN<VALUE` and the like: holds for a report when it holds for each of its rows and the report is complete.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    column: String,
    operator: &'static str,
    value: String,
}

impl Condition {
    /// Reads a condition.
    ///
    /// # Errors
    /// The text is none.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let operators = ["<=", ">=", "!=", "<", ">", "="];
        let found = operators
            .iter()
            .filter_map(|operator| Some((text.find(operator)?, *operator)))
            .min_by_key(|(at, operator)| (*at, 3 - operator.len()));
        match found {
            Some((at, operator)) if at > 0 && at + operator.len() < text.len() => Ok(Self {
                column: text[..at].trim().to_ascii_lowercase().replace('-', "_"),
                operator,
                value: text[at + operator.len()..].trim().to_owned(),
            }),
            _ => Err(Failure::usage(format!("--until wants COLUMN<VALUE or the like, not `{text}`"))),
        }
    }

    /// Whether it holds.
    ///
    /// # Errors
    /// The report has no such column.
    pub fn holds(&self, report: &Report) -> Result<bool, Failure> {
        let at = report.columns.iter().position(|column| column.key == self.column);
        let at = at.ok_or_else(|| Failure::usage(format!("--until: no column `{}`", self.column)))?;
        let mut all = report.complete;
        for row in &report.rows {
            all &= self.fits(&row[at])?;
        }
        Ok(all)
    }

    /// What is not known fits nothing.
    fn fits(&self, cell: &Cell) -> Result<bool, Failure> {
        let (number, wanted) = match cell {
            Cell::Int(number) => (Some(*number as f64), self.value.parse().ok()),
            Cell::Float(number) => (Some(*number), self.value.parse().ok()),
            Cell::Span(ms) => (Some(*ms as f64), parse_span(&self.value).ok().map(|span| span.as_millis() as f64)),
            Cell::Text(text) if self.operator == "=" => return Ok(*text == self.value),
            Cell::Text(text) if self.operator == "!=" => return Ok(*text != self.value),
            _ => (None, None::<f64>),
        };
        let (Some(number), Some(wanted)) = (number, wanted) else {
            // What is not known fits nothing; a value that cannot be compared is a mistake.
            return if number.is_none() {
                Ok(false)
            } else {
                Err(Failure::usage(format!("--until: `{}` is nothing to compare {} with", self.value, self.column)))
            };
        };
        Ok(match self.operator {
            "<" => number < wanted,
            "<=" => number <= wanted,
            ">" => number > wanted,
            ">=" => number >= wanted,
            "=" => number == wanted,
            _ => number != wanted,
        })
    }
}

/// Runs `once` until its reader goes away, its condition holds, or time is up.
///
/// # Errors
/// The command is no read, an option cannot be read, or a look failed for another reason than that a broker did not answer.
pub fn run(command: &Command, session: &mut Session<'_>, once: impl Fn(&mut Session<'_>) -> Result<u8, Failure>) -> Result<u8, Failure> {
    if !is_read(command) {
        return Err(Failure::usage("--watch and --until are for reads"));
    }
    let interval = parse_span(session.globals.watch.as_deref().unwrap_or(INTERVAL))?.max(Duration::from_millis(100));
    let limit = session.globals.wait_for.as_deref().map(parse_span).transpose()?;
    session.condition = session.globals.until.as_deref().map(Condition::parse).transpose()?;
    let began = Instant::now();
    loop {
        session.now = mq_core::types::UnixMs::now();
        if session.globals.watch.is_some() && session.io.terminal_width.is_some() && session.settings.format.value == Format::Table {
            session.io.print("\u{1b}[H\u{1b}[2J");
        }
        let code = match once(session) {
            // Somebody waits for a cluster to come back, perhaps.
            Err(failure) if failure.retryable => {
                session.io.note(&failure.text());
                failure.exit
            }
            done => done?,
        };
        session.io.flush();
        if session.io.is_closed() || (session.condition.is_some() && session.met && code == failure::DONE) {
            return Ok(failure::DONE);
        }
        if limit.is_some_and(|limit| began.elapsed() + interval > limit) {
            let text = session.globals.until.as_deref();
            return text.map_or(Ok(code), |text| Err(Failure::new(NOT_MET, "NOT_MET", format!("`{text}` was not met in time"))));
        }
        std::thread::sleep(interval);
    }
}

/// Whether `--until` is an option of the command itself there: the end of a range of time.
pub fn has_own_until(command: &Command) -> bool {
    match command {
        Command::Msg(_) => true,
        Command::Dlq(verb) => !matches!(**verb, dlq::Verb::Ls { .. }),
        _ => false,
    }
}

fn is_read(command: &Command) -> bool {
    match command {
        Command::Cluster(verb) => matches!(**verb, cluster::Verb::Ls | cluster::Verb::Describe { .. }),
        Command::Broker(verb) => matches!(**verb, broker::Verb::Ls { .. } | broker::Verb::Stats { .. }),
        Command::Lag(args) => matches!(args.verb, None | Some(lag::Verb::Top { .. })),
        Command::Topic(verb) => {
            matches!(**verb, topic::Verb::Ls { .. } | topic::Verb::Describe { .. } | topic::Verb::Route { .. } | topic::Verb::Status { .. })
        }
        Command::Group(verb) => matches!(**verb, group::Verb::Ls { .. } | group::Verb::Describe { .. } | group::Verb::Clients { .. }),
        Command::Namesrv(verb) => matches!(**verb, namesrv::Verb::Ls),
        Command::Ha(verb) => matches!(**verb, ha::Verb::Ls { .. } | ha::Verb::Epoch { .. }),
        Command::Client(_) | Command::Stats(_) | Command::Doctor(_) => true,
        Command::Offset(verb) => matches!(**verb, offset::Verb::Show { .. }),
        Command::Dlq(verb) => matches!(**verb, dlq::Verb::Ls { .. }),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Column, Shape, number, text};

    const COLUMNS: &[Column] = &[text("state"), number("lag"), number("age")];

    fn report(rows: &[(&str, Cell, Cell)]) -> Report {
        let mut report = Report::of(&Shape::new("t", COLUMNS));
        report.rows = rows.iter().map(|(state, lag, age)| vec![Cell::text(*state), lag.clone(), age.clone()]).collect();
        report
    }

    #[test]
    fn a_condition_holds_for_every_row_or_not_at_all() {
        let holds = |text: &str, report: &Report| Condition::parse(text).unwrap().holds(report).unwrap();
        let rows = report(&[("ok", Cell::Int(5), Cell::Span(1_000)), ("ok", Cell::Int(99), Cell::Span(9_000))]);
        for (text, expected) in [
            ("lag<100", true),
            ("lag<99", false),
            ("lag <= 99", true),
            ("age<10s", true),
            ("age<5s", false),
            ("state=ok", true),
            ("state!=ok", false),
        ] {
            assert_eq!(holds(text, &rows), expected, "{text}");
        }
        let mut unknown = report(&[("unknown", Cell::AtLeast(5), Cell::Unknown)]);
        assert!(!holds("lag<100", &unknown) && !holds("age<1d", &unknown));
        unknown.complete = false;
        assert!(!holds("state=unknown", &unknown));
        assert!(Condition::parse("nope<1").unwrap().holds(&rows).is_err());
        for bad in ["", "lag", "<5", "lag<"] {
            assert!(Condition::parse(bad).is_err(), "{bad}");
        }
    }
}
