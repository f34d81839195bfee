//! `mqadmin doctor` and `mqadmin check`: what is wrong with a cluster, for people and for monitors.

use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, text};
use crate::session::Session;
use clap::{Args, ValueEnum};
use mq_core::ops::doctor::{self, CHECKS, Finding, Level};

/// Something should be looked at.
pub const WARNING: u8 = 10;
/// Something has to be done.
pub const CRITICAL: u8 = 11;

/// What to look at.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mqadmin doctor\n  mqadmin doctor --all -o json\n  mqadmin doctor --only lag --only ha.slaves\n  mqadmin doctor --forget\n\nClass: read. Exit 0 fine, 10 warning, 11 critical, 4 something could not be asked. Schema: mqadmin.doctor/1\nmqadmin explain ID tells what a check means"
)]
pub struct Doctor {
    /// Only checks whose id begins so
    #[arg(long, value_name = "ID")]
    pub only: Vec<String>,
    /// Show what is fine too
    #[arg(long)]
    pub all: bool,
    /// Miss no broker that was here before: what is here now is all there should be
    #[arg(long)]
    pub forget: bool,
}

/// What a monitor asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// Backlogs
    Lag,
    /// Masters, slaves and brokers that do not answer
    Ha,
    /// Disks
    Disk,
    /// Whether messages can be sent in time
    Send,
    /// Name servers
    Namesrv,
    /// Dead letters
    Dlq,
}

impl Kind {
    const fn ids(self) -> &'static [&'static str] {
        match self {
            Self::Lag => &["lag."],
            Self::Ha => &["ha.", "broker.gone", "broker.master", "broker.reachable"],
            Self::Disk => &["disk."],
            Self::Send => &["queue.wait", "pagecache.lock", "broker.writable", "broker.active"],
            Self::Namesrv => &["namesrv."],
            Self::Dlq => &["dlq."],
        }
    }
}

/// In which form a monitor wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Form {
    /// As `doctor` shows it
    #[default]
    Text,
    /// One line, and the exit codes of Nagios plug-ins: 0, 1, 2, 3
    Nagios,
    /// Lines for a text-file collector
    Prometheus,
}

/// One probe.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  mqadmin check lag\n  mqadmin check ha --format nagios\n  mqadmin check disk --format prometheus > /var/lib/node_exporter/mq.prom\n\nClass: read. Exit 0 fine, 10 warning, 11 critical, 4 something could not be asked. Schema: mqadmin.doctor/1"
)]
pub struct Check {
    /// What
    pub kind: Kind,
    /// For whom
    #[arg(long, value_enum, default_value_t)]
    pub format: Form,
}

pub const COLUMNS: Shape = Shape::new("mqadmin.doctor/1", &[text("level"), text("id"), text("evidence"), text("command")]);

/// Looks at everything.
///
/// # Errors
/// No name server answered, or there is no check of that id.
pub async fn run(args: &Doctor, session: &mut Session<'_>) -> Result<u8, Failure> {
    if let Some(unknown) = args.only.iter().find(|only| CHECKS.iter().all(|(id, _)| !id.starts_with(only.as_str()))) {
        return Err(Failure::not_found("check", unknown).hint("mqadmin doctor --all"));
    }
    let findings =
        look(session, args.forget, |id| args.only.is_empty() || args.only.iter().any(|only| id.starts_with(only.as_str()))).await?;
    show(session, &findings, args.all)
}

/// One probe.
///
/// # Errors
/// No name server answered.
pub async fn check(args: &Check, session: &mut Session<'_>) -> Result<u8, Failure> {
    let ids = args.kind.ids();
    let findings = look(session, false, |id| ids.iter().any(|begin| id.starts_with(begin))).await;
    match args.format {
        Form::Text => show(session, &findings?, true),
        Form::Nagios => Ok(nagios(session, findings)),
        Form::Prometheus => {
            let findings = findings?;
            session.io.print("# HELP mqadmin_check 0 fine, 1 warning, 2 critical, 3 could not be asked\n# TYPE mqadmin_check gauge\n");
            for (id, _) in CHECKS.iter().filter(|(id, _)| findings.iter().any(|finding| finding.id == *id)) {
                let worst = findings.iter().filter(|finding| finding.id == *id).map(|finding| finding.level).max();
                session.io.print(&format!("mqadmin_check{{id=\"{id}\"}} {}\n", status(worst.unwrap_or(Level::Ok))));
            }
            Ok(exit(&findings))
        }
    }
}

async fn look(session: &mut Session<'_>, forget: bool, wanted: impl Fn(&str) -> bool) -> Result<Vec<Finding>, Failure> {
    let admin = session.admin()?;
    let mut facts = doctor::examine(&admin).await?;
    let servers: Vec<_> = facts.name_servers.iter().map(|(addr, _)| addr.clone()).collect();
    if let Some(folder) = session.env.state_folder() {
        match doctor::remember(&folder.join("seen.json"), &servers, &facts, forget) {
            Ok(gone) => facts.gone = gone,
            Err(error) => session.note(&format!("warning: brokers that are gone are not missed: {error}")),
        }
    }
    let mut findings = doctor::findings(&facts);
    findings.retain(|finding| wanted(finding.id));
    Ok(findings)
}

fn show(session: &mut Session<'_>, findings: &[Finding], all: bool) -> Result<u8, Failure> {
    let mut report = Report::of(&COLUMNS);
    for finding in findings.iter().filter(|finding| all || finding.level != Level::Ok) {
        let cells = [finding.level.name(), finding.id, &finding.evidence, &finding.command];
        report.rows.push(cells.into_iter().map(Cell::text).collect());
    }
    report.complete = findings.iter().all(|finding| finding.level != Level::Unknown);
    session.show(report)?;
    let count = |level| findings.iter().filter(|finding| finding.level == level).count();
    session.note(&format!(
        "{} fine, {} warnings, {} critical, {} not known",
        count(Level::Ok),
        count(Level::Warn),
        count(Level::Crit),
        count(Level::Unknown)
    ));
    Ok(exit(findings))
}

/// The gravest finding's code; what could not be asked is less than what is known to be wrong.
fn exit(findings: &[Finding]) -> u8 {
    let any = |level| findings.iter().any(|finding| finding.level == level);
    if any(Level::Crit) {
        CRITICAL
    } else if any(Level::Unknown) {
        failure::PARTIAL
    } else if any(Level::Warn) {
        WARNING
    } else {
        failure::DONE
    }
}

/// As Nagios counts.
const fn status(level: Level) -> u8 {
    match level {
        Level::Ok => 0,
        Level::Warn => 1,
        Level::Crit => 2,
        Level::Unknown => 3,
    }
}

fn nagios(session: &mut Session<'_>, findings: Result<Vec<Finding>, Failure>) -> u8 {
    let findings = match findings {
        Ok(findings) => findings,
        Err(failure) => {
            session.io.print_line(&format!("UNKNOWN - {}", failure.message));
            return 3;
        }
    };
    let worst = findings.iter().map(|finding| finding.level).max().unwrap_or(Level::Ok);
    let word = ["OK", "WARNING", "CRITICAL", "UNKNOWN"][usize::from(status(worst))];
    let said: Vec<_> = findings.iter().filter(|finding| finding.level == worst).map(|one| format!("{} {}", one.id, one.evidence)).collect();
    session.io.print_line(&format!("{word} - {}", said.join("; ")));
    status(worst)
}
