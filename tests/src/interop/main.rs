//! Runs cases of the compatibility suite with our own client library: `mq-interop NAME-SERVER CASE…` prints a line for each, `@ok CASE
//! SECONDS` or `@FAIL CASE SECONDS REASON`; `mq-interop --list` prints the names of all cases.
//!
//! Against Apache the cases prove themselves and our client; against ours, the server. `INTEROP_CLUSTER` names the program that starts
//! servers, for cases that need their own.

mod consume;
mod deferred;
mod lab;
mod observe;
mod order;
mod send;

use lab::{Failure, Lab};
use std::pin::Pin;
use std::time::{Duration, Instant};

const CASE_TIME_MAX: Duration = Duration::from_secs(90);

type Running = Pin<Box<dyn Future<Output = Result<(), Failure>> + Send>>;

/// A case and the name it is known by, which is that of the same case for another client, where there is one.
type Case = (&'static str, fn(Lab) -> Running);

/// `cases![name => function, …]`
macro_rules! cases {
    ($($name:literal => $run:path),* $(,)?) => {
        [$(($name, { fn start(lab: Lab) -> Running { Box::pin($run(lab)) } start })),*]
    };
}

const CASES: &[Case] = &cases![
    "send-sync" => send::sync,
    "send-oneway" => send::oneway,
    "send-batch" => send::batch,
    "send-compressed" => send::compressed,
    "big-message" => send::big,
    "unique-key" => send::unique_key,
    "send-twice" => send::twice,
    "request-reply" => send::request_reply,
    "consume-tags" => consume::tags,
    "filter-sql" => consume::sql,
    "consume-broadcast" => consume::broadcast,
    "group-shares-queues" => consume::shares,
    "offset-resume" => consume::resumes,
    "offset-by-timestamp" => consume::by_timestamp,
    "retry-dead-letter" => consume::retries_then_dead,
    "pull-consumer" => consume::pulls,
    "litepull-assign-seek-commit" => consume::lite_pull,
    "pop-ack-renew" => consume::pops,
    "pop-push-consumer" => consume::pop_push,
    "order-per-queue" => order::per_queue,
    "order-manual-commit" => order::manual_commit,
    "order-members-change" => order::members_change,
    "offset-reset-online" => order::reset_online,
    "delay-level" => deferred::level,
    "delay-deliver-at" => deferred::deliver_at,
    "delay-recall" => deferred::recall,
    "transaction-end" => deferred::transaction_end,
    "transaction-several" => deferred::several_halves,
    "transaction-checked" => deferred::checked,
    "trace-and-statistics" => observe::trace_and_statistics,
];

fn main() -> Result<(), Failure> {
    let mut args = std::env::args().skip(1);
    let name_server = args.next().ok_or("usage: mq-interop NAME-SERVER CASE… | --list")?;
    if name_server == "--list" {
        CASES.iter().for_each(|(name, _)| println!("{name}"));
        return Ok(());
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let _entered = runtime.enter();
    for wanted in args {
        let (name, run) = CASES.iter().find(|(name, _)| *name == wanted).ok_or_else(|| format!("no such case: {wanted}"))?;
        let begun = Instant::now();
        let lab = Lab::new(name, &name_server);
        let outcome = runtime.block_on(async { tokio::time::timeout(CASE_TIME_MAX, tokio::spawn(run(lab))).await });
        let seconds = begun.elapsed().as_secs_f64();
        let failure = match outcome {
            Ok(Ok(Ok(()))) => None,
            Ok(Ok(Err(failure))) => Some(failure.to_string()),
            Ok(Err(panic)) => Some(panic.to_string()),
            Err(_) => Some(format!("not done within {CASE_TIME_MAX:?}")),
        };
        match failure {
            None => println!("@ok {name} {seconds:.1}"),
            Some(why) => println!("@FAIL {name} {seconds:.1} {}", why.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
    }
    Ok(())
}
