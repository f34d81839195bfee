//! What survives the program: resends that can be carried on, plans that bring old values back, and the list of both.
//!
//! They lie where `mqadmin` keeps its own, in its words: either program carries on what the other began. How far a job is is written after
//! every step, so that it can be stopped at any moment.

use super::{Parts, keep_record, records};
use crate::deed::{Deed, Work};
use crate::letters;
use crate::model::{Kept, KeptJob, Name};
use crate::text;
use crate::update::{Msg, Progress};
use mq_core::admin::Admin;
use mq_core::ops::job::{Job, Stop, path_of};
use mq_core::ops::plan::{Class, Fate, Plan, Seen};
use mq_core::ops::record;
use mq_core::ops::transfer::{Params, RESEND, Run};
use mq_core::types::UnixMs;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tokio::sync::mpsc;

/// A job takes as long as its rate says.
const LONG: Duration = Duration::from_secs(30 * 86_400);
/// A file that was written so lately may be another program's that runs.
const QUIET_MS: i64 = 10_000;

fn folder() -> Option<PathBuf> {
    record::folder(|name| std::env::var(name).ok())
}

/// Where the job of that id is kept.
fn path(id: &str) -> Option<PathBuf> {
    folder().map(|folder| path_of(&folder, id))
}

fn written_ms(path: &Path) -> i64 {
    let since = std::fs::metadata(path).and_then(|of| of.modified()).ok().and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
    since.and_then(|since| i64::try_from(since.as_millis()).ok()).unwrap_or(0)
}

/// What the state folder holds. Files that are no jobs are left out.
pub fn list() -> Kept {
    let Some(folder) = folder() else { return Kept::default() };
    let files = std::fs::read_dir(folder.join("jobs")).into_iter().flatten().flatten();
    let job = |path: PathBuf| {
        let job: Job<Value> = record::load(&path).ok()?;
        (job.left() > 0).then(|| KeptJob {
            group: job.params["task"]["group"].as_str().unwrap_or_default().into(),
            done: job.counters.done + job.counters.skipped,
            left: job.left(),
            failed: job.counters.failed,
            began_ms: job.started_at,
            written_ms: written_ms(&path),
            id: job.id,
            kind: job.kind,
        })
    };
    let mut jobs: Vec<_> = files.filter_map(|file| job(file.path())).collect();
    jobs.sort_by(|a, b| a.id.cmp(&b.id));
    let undos = records().and_then(|records| records.undos().ok()).unwrap_or_default();
    Kept { jobs, undos: undos.into_iter().map(Arc::new).collect() }
}

/// Forgets how far the job of that id is.
///
/// # Errors
/// Its file cannot be removed.
pub fn forget(id: &str) -> std::io::Result<()> {
    match path(id) {
        Some(path) => std::fs::remove_file(path),
        None => Ok(()),
    }
}

pub(super) async fn plan_resume(admin: &Admin, id: &str, group: &str, per_second: u32) -> Result<Parts, String> {
    let path = path(id).ok_or("no home folder: nothing was kept")?;
    let job = Job::<Params>::load(&path, RESEND).map_err(|error| error.to_string())?;
    if letters::group_of(&job.params) != Some(group) {
        return Err(format!("it sends what is in {}", job.params.task.from_text()));
    }
    if !letters::is_everything(&job.params) {
        return Err(format!("it chooses letters by words of mqadmin: mqadmin dlq resend {group} --resume {id} --confirm {group}"));
    }
    let brokers = admin.brokers(None).await.map_err(|error| error.to_string())?;
    let is_here = |addr: &str| brokers.iter().any(|broker| &*broker.addr == addr);
    if let Some(cursor) = job.cursors.iter().find(|cursor| !is_here(&cursor.addr)) {
        return Err(format!("it was begun in another cluster: {} at {} is not here", cursor.broker, cursor.addr));
    }
    let ago_ms = UnixMs::now().get() - written_ms(&path);
    let left = usize::try_from(job.left()).unwrap_or(0);
    let counters = job.counters;
    let mut lines = vec![
        format!("{} done before, {} to be looked at, to {}", counters.done + counters.skipped, left, job.params.task.to_text()),
        format!("at {per_second}/s; what was given back before it stopped is found and left out"),
        "it cannot be undone".into(),
    ];
    if ago_ms < QUIET_MS {
        lines.push(format!("its file was written {} ago: if another program runs it, stop that first", text::age(ago_ms)));
    }
    Ok((lines, left, Work::Resend(Box::new(job))))
}

pub(super) async fn plan_undo(admin: &Admin, id: &str) -> Result<Parts, String> {
    let records = records().ok_or("no home folder: nothing was kept")?;
    let mut plan = records.undo(id).map_err(|error| error.to_string())?;
    // What undoes the undo is kept under an id of its own.
    plan.id = format!("{id}-undone");
    let brokers = admin.brokers(None).await.map_err(|error| error.to_string())?;
    let servers = admin.name_server_addrs().await.map_err(|error| error.to_string())?;
    let is_here = |addr: &str| brokers.iter().any(|broker| &*broker.addr == addr) || servers.iter().any(|server| server == addr);
    if let Some(step) = plan.steps.iter().find(|step| !is_here(&step.addr)) {
        return Err(format!("it belongs to another cluster: {} at {} is not here", step.target, step.addr));
    }
    let mut lines = vec![plan.title.clone()];
    for step in &plan.steps {
        let now = match step.change.look(admin, &step.addr, false).await {
            Ok(Seen::AsBefore) => String::new(),
            Ok(Seen::AsAfter) => "  (it is so already)".into(),
            Ok(Seen::Otherwise(now)) => format!("  (changed since: {now})"),
            Err(error) => return Err(format!("{}: {error}", step.target)),
        };
        lines.push(format!("{}  {}{now}", step.target, step.effect));
    }
    lines.extend(plan.notes.iter().cloned());
    Ok((lines, plan.steps.len(), Work::Plan(Arc::new(plan))))
}

/// Carries `job` on to its end, or to its first failure unless told to go on. What there is to say at the end comes back.
pub(super) async fn give_back(
    admin: &Admin,
    id: u64,
    mut job: Job<Params>,
    (per_second, keep_going): (u32, bool),
    deed: &Deed,
    messages: &mpsc::Sender<Msg>,
) -> String {
    let path = path(&job.id);
    let admin = admin.within(LONG);
    let run = Run {
        source: &admin,
        target: &admin,
        path: path.as_deref(),
        fits: &|_| true,
        rate: Some(f64::from(per_second.max(1))),
        errors_max: (!keep_going).then_some(1),
        stop: &Stop::default(),
    };
    let from = job.params.task.from_text();
    let group = Name::from(letters::group_of(&job.params).unwrap_or_default());
    if path.is_some() {
        drop(messages.send(Msg::Job(id, Progress::Kept(job.id.clone(), group.clone()))).await);
    }
    let counts = |job: &Job<Params>| {
        let [done, skipped, failed, left] = [job.counters.done, job.counters.skipped, job.counters.failed, job.left().unsigned_abs()];
        Progress::Counts([done, skipped, failed, left].map(|count| usize::try_from(count).unwrap_or(usize::MAX)))
    };
    // A count that finds the door full is followed by a later one.
    let ended = run.carry_on(&mut job, |job| drop(messages.try_send(Msg::Job(id, counts(job))))).await;
    drop(messages.send(Msg::Job(id, counts(&job))).await);
    let (failures, stopped) = match ended {
        Ok(failures) => (failures, String::new()),
        Err(error) => (vec![error.to_string()], "it stopped early; ".to_owned()),
    };
    for why in &failures {
        drop(messages.send(Msg::Job(id, Progress::Failure(why.clone()))).await);
    }
    let of = job.counters;
    let fate = match failures.first() {
        Some(why) => Fate::Failed(format!("{} resent, {} before, {} failed: {why}", of.done, of.skipped, of.failed), None),
        None => Fate::Confirmed(format!("{} resent, {} before", of.done, of.skipped)),
    };
    let whole = Plan::new("resend", deed.title(), Class::Destructive, group.to_string(), Vec::new());
    let note = keep_record(&whole, &[(from, fate)], &deed.command());
    format!("{stopped}{note}")
}
