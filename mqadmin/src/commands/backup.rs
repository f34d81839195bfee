//! `mqadmin backup` and `mqadmin restore`.

use super::{online, plan};
use crate::failure::{self, Failure};
use crate::output::{Cell, Format, Report, Shape, moment, number, text};
use crate::rails;
use crate::session::Session;
use clap::{Args, Subcommand, ValueEnum};
use mq_core::ops::record::save;
use mq_core::ops::snapshot::restore::{self, Wanted};
use mq_core::ops::snapshot::{Manifest, Snapshot, SnapshotError, What, capture};
use std::path::{Path, PathBuf};

/// What can be done with backups.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Write settings, accounts and positions of the cluster into a folder
    #[command(
        after_help = "Examples:\n  mqadmin backup create /backups/monday\n  mqadmin backup create /backups/monday --secrets --kv APP\n\nClass: read. Messages are not in it. Schema: mqadmin.backup.show/1"
    )]
    Create {
        /// The folder; it must not hold a backup yet
        dir: String,
        /// Passwords of users too
        #[arg(long)]
        secrets: bool,
        /// Another namespace of the name servers
        #[arg(long, value_name = "NAMESPACE")]
        kv: Vec<String>,
        /// Without positions
        #[arg(long)]
        no_offsets: bool,
    },
    /// What is in a backup
    #[command(
        visible_alias = "describe",
        after_help = "Examples:\n  mqadmin backup show /backups/monday\n  mqadmin backup show /backups/monday -o json\n\nClass: read. Schema: mqadmin.backup.show/1"
    )]
    Show {
        /// The folder
        dir: String,
    },
    /// Whether a backup is as it was written
    #[command(
        after_help = "Examples:\n  mqadmin backup verify /backups/monday\n  mqadmin backup verify /backups/monday -o csv\n\nClass: read. Exit 8 when a file is damaged. Schema: mqadmin.backup.show/1"
    )]
    Verify {
        /// The folder
        dir: String,
    },
}

/// What can be done with a backup and a cluster.
#[derive(Debug, Subcommand)]
pub enum Restore {
    /// How the cluster becomes like a backup again
    #[command(
        after_help = "Examples:\n  mqadmin restore plan /backups/monday --only topics,groups\n  mqadmin restore plan /backups/monday --context dr --rename orders=orders-dr --plan-out dr.json\n\nClass: read; the plan is saved, in the backup's folder unless --plan-out says where. Schema: mqadmin.plan.show/1"
    )]
    Plan(PlanArgs),
    /// Carry the plan out
    #[command(
        after_help = "Examples:\n  mqadmin restore apply dr.json --dry-run\n  mqadmin restore apply dr.json --context dr --confirm dr\n\nClass: cluster-wide (--confirm CONTEXT, or the cluster's name). Exit 8 when the cluster changed since. Schema: mqadmin.apply/1"
    )]
    Apply {
        /// What `restore plan` saved
        plan: String,
    },
}

/// What is restored.
#[derive(Debug, Clone, Args)]
pub struct PlanArgs {
    /// The folder
    pub dir: String,
    /// Only these
    #[arg(long, value_enum, value_delimiter = ',', value_name = "PARTS")]
    pub only: Vec<Part>,
    /// Another name for a topic or group
    #[arg(long, value_name = "OLD=NEW")]
    pub rename: Vec<String>,
}

/// A part of a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// Topics
    Topics,
    /// Groups
    Groups,
    /// Values that name servers keep
    Kv,
    /// Users and policies
    Accounts,
    /// Positions
    Offsets,
}

pub const SHOW: Shape = Shape::new(
    "mqadmin.backup.show/1",
    &[text("state"), text("file"), number("items"), number("bytes"), text("md5").wide(), moment("made").wide()],
);

/// Runs the verb.
///
/// # Errors
/// Nobody answered, or the folder cannot be written or read.
pub fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Create { dir, secrets, kv, no_offsets } => {
            let what = What { offsets: !no_offsets, secrets: *secrets, namespaces: kv.clone() };
            online(create(session, dir, &what))
        }
        Verb::Show { dir } => {
            let manifest = Manifest::load(Path::new(dir)).map_err(failed)?;
            show(session, &manifest, &[])
        }
        Verb::Verify { dir } => {
            let manifest = Manifest::load(Path::new(dir)).map_err(failed)?;
            let damaged = manifest.damaged(Path::new(dir));
            let code = show(session, &manifest, &damaged)?;
            Ok(if damaged.is_empty() { code } else { failure::PRECONDITION })
        }
    }
}

/// Runs the verb.
///
/// # Errors
/// The folder or the plan cannot be read, nobody answered, or a write was refused or not confirmed.
pub async fn run_restore(verb: &Restore, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Restore::Plan(wanted) => plan_restore(session, wanted).await,
        Restore::Apply { plan: file } => plan::apply(&plan::Apply { file: file.clone() }, session).await,
    }
}

/// A failure of a folder.
pub fn failed(error: SnapshotError) -> Failure {
    match error {
        SnapshotError::Damaged(_) => {
            Failure::new(failure::PRECONDITION, "BACKUP_DAMAGED", error.to_string()).hint("mqadmin backup verify DIR")
        }
        SnapshotError::Schema { .. } => Failure::new(failure::UNSUPPORTED, "BACKUP_SCHEMA", error.to_string()),
        SnapshotError::Exists(_) => Failure::usage(error.to_string()).hint("another folder"),
        SnapshotError::File(error) => Failure::new(failure::FAILED, "BACKUP", error.to_string()),
    }
}

async fn create(session: &mut Session<'_>, dir: &str, what: &What) -> Result<u8, Failure> {
    let snapshot = capture(&session.admin()?, what).await?;
    let context = session.settings.context_name.clone();
    let manifest = snapshot.save(Path::new(dir), context.as_deref(), what.secrets).map_err(failed)?;
    let code = show(session, &manifest, &[])?;
    session.note(&format!("verify: mqadmin backup verify {dir}; compare: mqadmin diff backup {dir} live"));
    Ok(code)
}

fn show(session: &mut Session<'_>, manifest: &Manifest, damaged: &[String]) -> Result<u8, Failure> {
    let mut report = Report::of(&SHOW);
    for (name, mark) in &manifest.files {
        report.rows.push(vec![
            Cell::text(if damaged.contains(name) { "damaged" } else { "ok" }),
            Cell::text(name),
            Cell::Int(mark.items as i64),
            Cell::Int(mark.len as i64),
            Cell::text(&mark.md5),
            Cell::Time(manifest.made_at()),
        ]);
    }
    manifest.missing.iter().for_each(|what| report.missing(what.clone()));
    let names = manifest.clusters.iter().map(|(cluster, brokers)| format!("{cluster} ({})", brokers.join(", ")));
    session.note(&format!("of {}{}", names.collect::<Vec<_>>().join(", "), if manifest.secrets { ", with passwords" } else { "" }));
    session.show(report)
}

async fn plan_restore(session: &mut Session<'_>, args: &PlanArgs) -> Result<u8, Failure> {
    let (snapshot, _) = Snapshot::load(Path::new(&args.dir)).map_err(failed)?;
    let part = |part| args.only.is_empty() || args.only.contains(&part);
    let mut wanted = Wanted {
        topics: part(Part::Topics),
        groups: part(Part::Groups),
        kv: part(Part::Kv),
        accounts: part(Part::Accounts),
        offsets: part(Part::Offsets),
        ..Wanted::default()
    };
    for pair in &args.rename {
        let (old, new) = pair.split_once('=').ok_or_else(|| Failure::usage(format!("`{pair}` is not OLD=NEW")))?;
        super::topic::write::name(new)?;
        wanted.rename.insert(old.to_owned(), new.to_owned());
    }
    let admin = session.admin()?;
    let name = match &session.settings.context_name {
        Some(name) => name.clone(),
        None => admin.cluster_info().await?.cluster_addr_table.keys().next().map(ToString::to_string).unwrap_or_default(),
    };
    let mut plan = restore::plan(&admin, &snapshot, &wanted, &name).await?;
    plan.context.clone_from(&session.settings.context_name);
    if plan.steps.is_empty() {
        session.note("the cluster is as the backup: nothing to restore");
        return session.show(rails::plan_report(&plan));
    }
    let path = session.globals.plan_out.as_ref().map_or_else(|| Path::new(&args.dir).join(format!("{}.plan.json", plan.id)), PathBuf::from);
    save(&plan, &path).map_err(rails::failed)?;
    let code = match session.settings.format.value {
        Format::Table => {
            session.io.print(&plan.text());
            failure::DONE
        }
        _ => session.show(rails::plan_report(&plan))?,
    };
    session.note(&format!("saved; nothing was sent. Carry it out: mqadmin restore apply {} --confirm {name}", path.display()));
    Ok(code)
}
