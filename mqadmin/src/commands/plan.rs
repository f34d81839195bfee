//! `mqadmin apply`, `mqadmin undo`, `mqadmin audit`: plans that others made, and what was written.

use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, moment, number, text};
use crate::rails::{self, failed};
use crate::session::Session;
use clap::{Args, Subcommand};
use mq_core::ops::plan::{Plan, SCHEMA};
use mq_core::ops::record::{AuditLine, Records, load};
use mq_core::types::UnixMs;
use std::path::Path;

/// A saved plan.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mqadmin offset reset pay -t orders --to earliest --plan-out reset.json\n  mqadmin apply reset.json --dry-run\n  mqadmin apply reset.json --confirm pay\n\nClass: that of the plan. Exit 8 when the cluster is no longer as the plan found it. Schema: mqadmin.apply/1"
)]
pub struct Apply {
    /// What --plan-out wrote
    pub file: String,
}

/// What can be done with old values.
#[derive(Debug, Subcommand)]
pub enum Undo {
    /// Writes that can be undone, the newest first
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin undo ls\n  mqadmin undo ls --limit 5 -o json\n\nClass: read. Schema: mqadmin.undo.ls/1"
    )]
    Ls,
    /// What one of them would bring back
    #[command(
        after_help = "Examples:\n  mqadmin undo show offset-7f3a09\n  mqadmin undo show topic-01c2d3 -o json\n\nClass: read. Schema: mqadmin.plan.show/1"
    )]
    Show {
        /// As `undo ls` names it
        id: String,
    },
    /// Bring the old values back
    #[command(
        after_help = "Examples:\n  mqadmin undo apply offset-7f3a09 --dry-run\n  mqadmin undo apply offset-7f3a09 --confirm pay\n\nClass: that of what is undone. Exit 8 when somebody changed it since. Schema: mqadmin.apply/1"
    )]
    Apply {
        /// As `undo ls` names it
        id: String,
    },
}

/// What can be done with the audit.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Writes from this machine, the newest first
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin audit ls --limit 20\n  mqadmin audit ls -o ndjson\n\nClass: read. Schema: mqadmin.audit.ls/1"
    )]
    Ls,
    /// What became of each target of a write
    #[command(
        visible_alias = "describe",
        after_help = "Examples:\n  mqadmin audit show offset-7f3a09\n  mqadmin audit show offset-7f3a09 -o json\n\nClass: read. Schema: mqadmin.audit.show/1"
    )]
    Show {
        /// The plan's id
        id: String,
    },
}

pub const PLANS: Shape =
    Shape::new("mqadmin.undo.ls/1", &[text("id"), moment("made"), text("title"), number("targets"), text("class"), text("context")]);
pub const AUDIT: Shape = Shape::new(
    "mqadmin.audit.ls/1",
    &[
        moment("at"),
        text("plan"),
        text("who"),
        text("title"),
        number("confirmed"),
        number("failed"),
        text("reason"),
        text("context").wide(),
        text("class").wide(),
        text("command").wide(),
        text("hash").wide(),
    ],
);
pub const RESULTS: Shape = Shape::new("mqadmin.audit.show/1", &[text("state"), text("target"), text("detail"), moment("at").wide()]);

fn records(session: &Session<'_>) -> Result<Records, Failure> {
    let folder = session.env.state_folder();
    folder.map(Records::at).ok_or_else(|| Failure::new(failure::FAILED, "RECORDS", "neither XDG_STATE_HOME nor HOME is set"))
}

/// Carries out a saved plan, if the cluster is as the plan found it.
///
/// # Errors
/// The file is no plan, the cluster changed since, it was not confirmed, or every target failed.
pub async fn apply(args: &Apply, session: &mut Session<'_>) -> Result<u8, Failure> {
    let plan: Plan = load(Path::new(&args.file)).map_err(failed)?;
    if plan.schema != SCHEMA {
        let failure = Failure::new(failure::UNSUPPORTED, "PLAN_SCHEMA", format!("{} is a plan of the form `{}`", args.file, plan.schema));
        return Err(failure.because(format!("this program reads {SCHEMA}")));
    }
    carry_out(session, plan).await
}

async fn carry_out(session: &mut Session<'_>, mut plan: Plan) -> Result<u8, Failure> {
    if let (Some(made_for), here) = (&plan.context, &session.settings.context_name)
        && Some(made_for) != here.as_ref()
    {
        let failure = Failure::new(failure::PRECONDITION, "OTHER_CONTEXT", format!("the plan was made for context `{made_for}`"));
        return Err(failure.hint(format!("--context {made_for}")));
    }
    let admin = session.admin()?;
    let drifted = plan.drift(&admin).await?;
    if !drifted.is_empty() {
        let what = format!("{} of {} targets are not as the plan found them", drifted.len(), plan.steps.len());
        let now: Vec<_> = drifted.iter().map(|(target, now)| format!("{target} is {now}")).collect();
        let failure = Failure::new(failure::PRECONDITION, "DRIFT", what).because(now.join("; "));
        return Err(failure.hint("make the plan again"));
    }
    if let Some(old) = plan.follow_clients(&admin).await? {
        return Err(super::offset::clients_connected(&old));
    }
    let shown = plan.text();
    Ok(rails::carry_out(session, &admin, plan, &shown, "mqadmin.apply/1").await?.0)
}

/// Lists, shows or applies what brings old values back.
///
/// # Errors
/// There is no such undo, or as [`apply`].
pub fn undo(verb: &Undo, session: &mut Session<'_>) -> Result<u8, Failure> {
    let records = records(session)?;
    match verb {
        Undo::Ls => {
            let mut report = Report::of(&PLANS);
            for plan in records.undos().map_err(failed)? {
                report.rows.push(vec![
                    Cell::text(plan.id.as_str()),
                    Cell::Time(UnixMs(plan.made_at)),
                    Cell::text(plan.title.as_str()),
                    Cell::Int(plan.steps.len() as i64),
                    Cell::text(plan.class.letter().to_string()),
                    plan.context.map_or(Cell::None, Cell::text),
                ]);
            }
            session.show(report)
        }
        Undo::Show { id } => {
            let plan = records.undo(id).map_err(failed)?;
            session.note(&plan.title);
            session.show(rails::plan_report(&plan))
        }
        Undo::Apply { id } => {
            let mut plan = records.undo(id).map_err(failed)?;
            // What undoes the undo is kept under an id of its own.
            plan.id = format!("{id}-undone");
            super::online(carry_out(session, plan))
        }
    }
}

/// Shows the audit.
///
/// # Errors
/// It cannot be read, or there is no such write.
pub fn audit(verb: &Audit, session: &mut Session<'_>) -> Result<u8, Failure> {
    let lines = records(session)?.audit().map_err(failed)?;
    let count = |line: &AuditLine, word: &str| Cell::Int(line.results.iter().filter(|(_, state, _)| state == word).count() as i64);
    let optional = |text: &Option<String>| text.as_deref().map_or(Cell::None, Cell::text);
    match verb {
        Audit::Ls => {
            let mut report = Report::of(&AUDIT);
            for line in lines.iter().rev() {
                report.rows.push(vec![
                    Cell::Time(UnixMs(line.at)),
                    Cell::text(line.plan.as_str()),
                    Cell::text(line.who.as_str()),
                    Cell::text(line.title.as_str()),
                    count(line, "CONFIRMED"),
                    count(line, "FAILED"),
                    optional(&line.reason),
                    optional(&line.context),
                    Cell::text(line.class.to_string()),
                    Cell::text(line.command.as_str()),
                    Cell::text(line.hash.as_str()),
                ]);
            }
            session.show(report)
        }
        Audit::Show { id } => {
            let mut report = Report::of(&RESULTS);
            for line in lines.iter().filter(|line| line.plan == *id) {
                for (target, state, detail) in &line.results {
                    let at = Cell::Time(UnixMs(line.at));
                    report.rows.push(vec![Cell::text(state.as_str()), Cell::text(target.as_str()), Cell::text(detail.as_str()), at]);
                }
            }
            if report.rows.is_empty() {
                return Err(Failure::not_found("write", id).hint("mqadmin audit ls"));
            }
            session.show(report)
        }
    }
}
