//! What stands between a command and a write: plan, confirmation, one result per target.

use crate::failure::{self, Failure};
use crate::output::{Cell, Column, Report, View, render, text};
use crate::session::{Session, reason};
use mq_core::admin::{AdminError, Broker};
use mq_core::ops::context::Protect;

/// How much a write may hurt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// It can be undone by a like command.
    Write,
    /// It cannot be undone, or consumers will notice.
    Destructive,
}

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Do it.
    Go,
    /// It was only to be shown.
    Planned,
}

/// Shows `plan` and finds out whether to go on with a write to `name`.
///
/// # Errors
/// It was not confirmed, or the context is read-only: nothing was sent.
pub fn confirm(session: &mut Session<'_>, class: Class, name: &str, plan: &str) -> Result<Verdict, Failure> {
    if session.globals.dry_run {
        session.io.print(plan);
        session.note("dry run: nothing was sent");
        return Ok(Verdict::Planned);
    }
    if session.settings.protect == Protect::Readonly {
        let context = session.settings.context_name.clone().unwrap_or_default();
        return Err(Failure::new(failure::NOT_CONFIRMED, "READ_ONLY", format!("context `{context}` is read-only; nothing was sent")));
    }
    let by_name = class == Class::Destructive || session.settings.protect == Protect::Confirm;
    if let Some(confirmed) = &session.globals.confirm {
        if confirmed == name {
            return Ok(Verdict::Go);
        }
        let message = format!("--confirm {confirmed} does not name the target `{name}`; nothing was sent");
        return Err(Failure::new(failure::NOT_CONFIRMED, "NOT_CONFIRMED", message));
    }
    if session.globals.yes && !by_name {
        return Ok(Verdict::Go);
    }
    let how = if by_name { format!("--confirm {name}") } else { "--yes".to_owned() };
    if session.io.can_ask {
        session.io.note(plan.trim_end());
        let agreed = if by_name {
            session.io.ask(&format!("type `{name}` to go on: ")).as_deref() == Some(name)
        } else {
            session.io.ask("go on? [y/N] ").is_some_and(|answer| ["y", "yes"].contains(&answer.to_ascii_lowercase().as_str()))
        };
        if agreed {
            return Ok(Verdict::Go);
        }
    }
    Err(Failure::new(failure::NOT_CONFIRMED, "NOT_CONFIRMED", format!("not confirmed; nothing was sent to `{name}`")).hint(how))
}

/// As Apache's tools ask: only people, only before what cannot be undone, and not at all with `MQADMIN_COMPAT=java`.
///
/// # Errors
/// The person said no, or the context is read-only: nothing was sent.
pub fn confirm_java(session: &mut Session<'_>, class: Class, name: &str, plan: &str) -> Result<Verdict, Failure> {
    let compat = session.env.get("MQADMIN_COMPAT") == Some("java");
    let asks = class == Class::Destructive && session.io.can_ask && !compat;
    let guarded = session.globals.dry_run || session.globals.confirm.is_some() || session.settings.protect != Protect::None;
    if guarded || (asks && !session.globals.yes) { confirm(session, class, name, plan) } else { Ok(Verdict::Go) }
}

/// Refuses to write to a slave, which its master would overwrite.
///
/// # Errors
/// One of `brokers` is a slave: its name has no master now.
pub fn masters_only<'a>(brokers: impl IntoIterator<Item = &'a Broker>) -> Result<(), Failure> {
    match brokers.into_iter().find(|broker| !broker.id.is_master()) {
        Some(slave) => {
            let failure = Failure::new(failure::PRECONDITION, "NO_MASTER", format!("`{}` has no master now; nothing was sent", slave.name));
            Err(failure.hint("mqadmin broker ls"))
        }
        None => Ok(()),
    }
}

/// What became of one target of a write.
#[derive(Debug, Clone)]
pub enum Fate {
    /// Written, and read back as it should be.
    Confirmed(String),
    /// It was so before.
    Unchanged(String),
    /// Refused, not answered, or read back otherwise.
    Failed(String, Option<Box<Failure>>),
    /// An earlier failure stopped the command.
    NotAttempted,
}

impl Fate {
    /// From an error.
    pub fn failed(error: AdminError) -> Self {
        Self::Failed(reason(&error), Some(Box::new(error.into())))
    }

    /// Whether the command has to stop here.
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Failed(..))
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::Confirmed(_) => "CONFIRMED",
            Self::Unchanged(_) => "UNCHANGED",
            Self::Failed(..) => "FAILED",
            Self::NotAttempted => "NOT_ATTEMPTED",
        }
    }
}

const COLUMNS: &[Column] = &[text("state"), text("target"), text("detail")];

/// Prints what became of every target, and returns the exit code.
///
/// # Errors
/// Every target failed: the first one's failure.
pub fn summarize(session: &mut Session<'_>, schema: &'static str, fates: Vec<(String, Fate)>) -> Result<u8, Failure> {
    let count = |name: &str| fates.iter().filter(|(_, fate)| fate.name() == name).count();
    let (failed, open) = (count("FAILED"), count("NOT_ATTEMPTED"));
    let done = count("CONFIRMED") + count("UNCHANGED");
    let line = format!("{} CONFIRMED, {} UNCHANGED, {failed} FAILED, {open} NOT_ATTEMPTED", count("CONFIRMED"), count("UNCHANGED"));
    let mut report = Report::new(schema, COLUMNS);
    report.complete = failed + open == 0;
    let mut first_failure = None;
    for (target, fate) in fates {
        let state = Cell::text(fate.name());
        let detail = match fate {
            Fate::Confirmed(detail) | Fate::Unchanged(detail) => detail,
            Fate::Failed(detail, failure) => {
                first_failure = first_failure.or(failure);
                detail
            }
            Fate::NotAttempted => "an earlier target failed".into(),
        };
        report.rows.push(vec![state, Cell::text(target), Cell::text(detail)]);
    }
    // What was written is told whole, whatever columns were asked for.
    let view = View { columns: None, sort_by: None, limit: None, ..session.view() };
    let text = render(report, &view)?;
    session.io.print(&text);
    session.note(&line);
    match (done, first_failure) {
        (0, Some(failure)) => Err(*failure),
        _ if failed > 0 && done == 0 => Ok(failure::PRECONDITION),
        _ if failed + open > 0 => Ok(failure::PARTIAL),
        _ => Ok(failure::DONE),
    }
}
