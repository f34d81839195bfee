//! What stands between a command and a write: the plan shown or saved, confirmation, one result per target, undo record and audit line. The
//! plans themselves are `mq_core::ops::plan`.

use crate::failure::{self, Failure};
use crate::output::{Cell, Column, Format, Report, Shape, View, render, text};
use crate::session::{Session, reason};
use mq_core::admin::{Admin, Broker};
use mq_core::ops::context::Protect;
pub use mq_core::ops::plan::{Class, Fate};
use mq_core::ops::plan::{Counts, Plan, Step};
use mq_core::ops::record::{AuditLine, RecordError, Records, save};

/// Topics, groups, users or servers that one command may write to without being confirmed for the whole cluster.
const TARGETS_MAX: usize = 20;

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Do it.
    Go,
    /// It was only to be shown.
    Planned,
}

/// A write that was agreed to and is not in the audit yet.
#[derive(Debug, Clone)]
pub struct Agreed {
    class: Class,
    name: String,
    title: String,
}

impl Agreed {
    fn new(class: Class, name: &str, plan: &str) -> Self {
        Self { class, name: name.to_owned(), title: plan.lines().next().unwrap_or_default().to_owned() }
    }
}

/// Shows `plan` and finds out whether to go on with a write to `name`.
///
/// # Errors
/// It was not confirmed, or the context is read-only: nothing was sent.
pub fn confirm(session: &mut Session<'_>, class: Class, name: &str, plan: &str) -> Result<Verdict, Failure> {
    let verdict = ask(session, class, name, plan)?;
    if verdict == Verdict::Go {
        session.agreed = Some(Agreed::new(class, name, plan));
    }
    Ok(verdict)
}

/// Puts a write into the audit that was agreed to in this command and that nobody recorded more closely.
pub fn close(session: &mut Session<'_>, done: &Result<u8, Failure>) {
    let Some(agreed) = session.agreed.take() else { return };
    let fate = match done {
        Ok(failure::DONE) => Fate::Confirmed("done".into()),
        Ok(code) => Fate::Failed(format!("exit {code}"), None),
        Err(failure) => Fate::Failed(failure.message.to_string(), None),
    };
    record(session, "", &agreed.title, agreed.class, &agreed.name, &[(agreed.name.clone(), fate)]);
}

fn ask(session: &mut Session<'_>, class: Class, name: &str, plan: &str) -> Result<Verdict, Failure> {
    if session.globals.dry_run {
        session.io.print(plan);
        session.note("dry run: nothing was sent");
        return Ok(Verdict::Planned);
    }
    if session.settings.protect == Protect::Readonly {
        let context = session.settings.context_name.clone().unwrap_or_default();
        return Err(Failure::new(failure::NOT_CONFIRMED, "READ_ONLY", format!("context `{context}` is read-only; nothing was sent")));
    }
    if session.confirmed.as_deref() == Some(name) {
        return Ok(Verdict::Go);
    }
    let by_name = class != Class::Write || session.settings.protect == Protect::Confirm;
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
    let asks = class != Class::Write && session.io.can_ask && !compat;
    let guarded = session.globals.dry_run || session.globals.confirm.is_some() || session.settings.protect != Protect::None;
    if guarded || (asks && !session.globals.yes) {
        return confirm(session, class, name, plan);
    }
    session.agreed = Some(Agreed::new(class, name, plan));
    Ok(Verdict::Go)
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

/// Carries out a plan: shows or saves it when only that was asked for, has it confirmed, keeps what undoes it, does it, and tells what became
/// of every target. `shown` is the plan for people.
///
/// # Errors
/// It was not confirmed, or every target failed.
pub async fn carry_out(
    session: &mut Session<'_>,
    admin: &Admin,
    mut plan: Plan,
    shown: &str,
    schema: &'static str,
) -> Result<(u8, Vec<(String, Fate)>), Failure> {
    plan.context.clone_from(&session.settings.context_name);
    raise(session, &mut plan);
    session.fits_version(schema)?;
    if session.globals.dry_run && session.settings.format.value != Format::Table {
        session.note(&format!("{}. Dry run: nothing was sent", plan.title));
        return Ok((session.show(plan_report(&plan))?, Vec::new()));
    }
    if let Some(path) = &session.globals.plan_out {
        save(&plan, std::path::Path::new(path)).map_err(failed)?;
        session.io.print(shown);
        session.note(&format!("saved as {path}; nothing was sent. Carry it out: mqadmin apply {path}"));
        return Ok((failure::DONE, Vec::new()));
    }
    if confirm(session, plan.class, &plan.name, shown)? == Verdict::Planned {
        return Ok((failure::DONE, Vec::new()));
    }
    let records = session.env.state_folder().map(Records::at);
    let everything: Vec<_> = plan.steps.iter().map(|step| (step.target.clone(), Fate::Confirmed(String::new()))).collect();
    // Kept before the first write: a crash in between must not lose the old values.
    if let (Some(records), Some(undo)) = (&records, plan.undo(&everything)) {
        records.keep_undo(&undo).map_err(failed)?;
    }
    let fates = plan.apply(admin, session.globals.keep_going).await;
    let undo = plan.undo(&fates);
    if let Some(records) = &records {
        keep(session, records, &plan, undo.as_ref(), &fates);
    }
    let code = summarize(session, schema, fates.clone())?;
    match (&records, undo) {
        (Some(_), Some(undo)) => session.note(&format!("undo: mqadmin undo apply {}", undo.id)),
        (None, Some(_)) => session.note("no undo was kept: neither XDG_STATE_HOME nor HOME is set"),
        (_, None) => {}
    }
    Ok((code, fates))
}

/// A plan about very many things reaches the whole cluster, and is confirmed like that: by the cluster's name, or the name servers.
fn raise(session: &mut Session<'_>, plan: &mut Plan) {
    let (subjects, max) = (plan.subjects(), session.globals.max_targets.unwrap_or(TARGETS_MAX));
    if subjects <= max || plan.class == Class::ClusterWide {
        return;
    }
    plan.class = Class::ClusterWide;
    let name_servers = || session.settings.name_servers.as_ref().map(|found| found.value.to_string());
    if let Some(name) = session.settings.context_name.clone().or_else(name_servers) {
        plan.name = name;
    }
    session.note(&format!("{subjects} targets are more than --max-targets {max}: confirm with --confirm {}", plan.name));
}

/// Carries out a plan whose own text says it all; `verify` is the command that shows what came of it.
///
/// # Errors
/// As [`carry_out`]; or there is nothing to do it to.
pub async fn write(session: &mut Session<'_>, admin: &Admin, plan: Plan, schema: &'static str, verify: &str) -> Result<u8, Failure> {
    if plan.steps.is_empty() {
        return Err(Failure::new(failure::NOT_FOUND, "NO_TARGET", format!("{}: there is nothing to write", plan.title)));
    }
    let shown = plan.text();
    let (code, fates) = carry_out(session, admin, plan, &shown, schema).await?;
    if !fates.is_empty() {
        session.note(&format!("verify: {verify}"));
    }
    Ok(code)
}

/// What was done is told even when it cannot be recorded.
fn keep(session: &mut Session<'_>, records: &Records, plan: &Plan, undo: Option<&Plan>, fates: &[(String, Fate)]) {
    let kept = match undo {
        Some(undo) => records.keep_undo(undo),
        None => {
            records.drop_undo(&plan.id);
            Ok(())
        }
    };
    append(session, records, plan, fates, kept);
}

/// Who did what, to the audit; the only place that writes it.
fn append(session: &mut Session<'_>, records: &Records, plan: &Plan, fates: &[(String, Fate)], kept: Result<(), RecordError>) {
    session.agreed = None;
    let who = session.env.get("USER").or(session.env.get("LOGNAME")).unwrap_or("unknown").to_owned();
    let line = AuditLine::new(plan, fates, &who, &session.command, session.globals.reason.as_deref());
    if let Err(error) = kept.and_then(|()| records.append(&line)) {
        session.note(&format!("warning: not recorded: {error}"));
    }
}

/// Puts a write that is no plan of steps into the audit, under the name `id` if it has one.
pub fn record(session: &mut Session<'_>, id: &str, title: &str, class: Class, name: &str, fates: &[(String, Fate)]) {
    let Some(folder) = session.env.state_folder() else { return };
    let mut plan = Plan::new("write", title, class, name, Vec::new());
    if !id.is_empty() {
        id.clone_into(&mut plan.id);
    }
    plan.context.clone_from(&session.settings.context_name);
    append(session, &Records::at(folder), &plan, fates, Ok(()));
}

/// A failure of the records.
pub fn failed(error: RecordError) -> Failure {
    match error {
        RecordError::Unknown(id) => Failure::not_found("undo", &id).hint("mqadmin undo ls"),
        other => Failure::new(failure::FAILED, "RECORDS", other.to_string()),
    }
}

const COLUMNS: &[Column] = &[text("state"), text("target"), text("detail")];
/// A plan that was only to be shown, as a document.
pub const PLAN: Shape = Shape::new("mqadmin.plan.show/1", &[text("target"), text("effect"), text("addr").wide()]);

/// What became of every target of a write, under the write's own name.
pub const fn outcome(schema: &'static str) -> Shape {
    Shape::new(schema, COLUMNS)
}

/// A plan as rows.
pub fn plan_report(plan: &Plan) -> Report {
    let mut report = Report::of(&PLAN);
    let row = |step: &Step| vec![Cell::text(&*step.target), Cell::text(&*step.effect), Cell::text(&*step.addr)];
    report.rows = plan.steps.iter().map(row).collect();
    report
}

/// Prints what became of every target, and returns the exit code.
///
/// # Errors
/// Every target failed: the first one's failure.
pub fn summarize(session: &mut Session<'_>, schema: &'static str, fates: Vec<(String, Fate)>) -> Result<u8, Failure> {
    let counts = Counts::of(fates.iter().map(|(_, fate)| fate));
    let (failed, done) = (counts.failed, counts.confirmed + counts.unchanged);
    let mut report = Report::of(&outcome(schema));
    report.complete = failed + counts.not_attempted == 0;
    let mut first_failure = None;
    for (target, fate) in fates {
        let detail = match &fate {
            Fate::Failed(detail, Some(error)) if *detail == error.to_string() => reason(error),
            fate => fate.detail().to_owned(),
        };
        report.rows.push(vec![Cell::text(fate.name()), Cell::text(target), Cell::text(detail)]);
        if let Fate::Failed(_, Some(error)) = fate {
            first_failure.get_or_insert(error);
        }
    }
    // What was written is told whole, whatever columns were asked for.
    let view = View { columns: None, sort_by: None, limit: None, ..session.view() };
    let text = render(report, &view)?;
    session.io.print(&text);
    session.note(&counts.to_string());
    match (done, first_failure) {
        (0, Some(error)) => Err(Failure::from(*error)),
        _ if failed > 0 && done == 0 => Ok(failure::PRECONDITION),
        _ if !fates_complete(counts) => Ok(failure::PARTIAL),
        _ => Ok(failure::DONE),
    }
}

const fn fates_complete(counts: Counts) -> bool {
    counts.failed + counts.not_attempted == 0
}
