//! What a measurement says: a line for people, a document for programs, and two of those side by side.

use super::load::{Load, Measured, Plan};
use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, decimal, number, text};
use crate::session::Session;
use hdrhistogram::Histogram;
use serde_json::{Value, json};
use std::path::Path;

/// The document that is written to a file, and compared.
const FILE_SCHEMA: &str = "mqadmin.bench.report/1";

pub const COLUMNS: Shape = Shape::new(
    "mqadmin.bench/1",
    &[
        text("load"),
        number("messages"),
        number("failed"),
        number("lost"),
        decimal("per_s"),
        decimal("kib_per_s"),
        number("p50_us"),
        number("p90_us"),
        number("p99_us"),
        number("p999_us"),
        number("max_us"),
    ],
);
pub const DIFF: Shape =
    Shape::new("mqadmin.bench.diff/1", &[text("metric"), decimal("before"), decimal("after"), decimal("change_percent")]);

const QUANTILES: [(&str, f64); 5] = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p999", 0.999), ("max", 1.0)];

const fn name(load: Load) -> &'static str {
    match load {
        Load::Send => "send",
        Load::Consume => "consume",
        Load::EndToEnd => "e2e",
    }
}

fn per_s(measured: &Measured) -> f64 {
    measured.messages as f64 / measured.took.as_secs_f64().max(0.001)
}

/// Prints the result, and writes the document if one is wanted.
///
/// # Errors
/// The document cannot be written.
pub fn show(session: &mut Session<'_>, plan: &Plan, measured: &Measured, path: Option<&Path>) -> Result<u8, Failure> {
    let mut report = Report::of(&COLUMNS);
    let mut row = vec![
        Cell::text(name(plan.load)),
        Cell::Int(measured.messages as i64),
        Cell::Int(measured.failed as i64),
        Cell::Int(measured.lost as i64),
        Cell::Float(per_s(measured)),
        Cell::Float(per_s(measured) * plan.size as f64 / 1024.0),
    ];
    let known = !measured.times.is_empty();
    row.extend(QUANTILES.iter().map(|(_, at)| if known { Cell::Int(measured.times.value_at_quantile(*at) as i64) } else { Cell::None }));
    report.rows.push(row);
    if measured.failed > 0 {
        let why = measured.first_failure.as_deref().unwrap_or("unknown");
        report.missing(format!("{} messages failed; the first: {why}", measured.failed));
    }
    if measured.lost > 0 {
        report.missing(format!("{} messages were sent and did not arrive", measured.lost));
    }
    if measured.unsent > 0 {
        report.missing(format!(
            "{} messages were due and could not even be sent: more --clients, --mode async, or less --rate",
            measured.unsent
        ));
    }
    if let Some(path) = path {
        let text = serde_json::to_vec_pretty(&document(session, plan, measured)).unwrap_or_default();
        std::fs::write(path, text).map_err(|error| Failure::new(failure::FAILED, "FILE", format!("{}: {error}", path.display())))?;
        session.note(&format!("report written to {}", path.display()));
    }
    session.show(report)
}

fn quantiles(times: &Histogram<u64>) -> Value {
    if times.is_empty() {
        return Value::Null;
    }
    let mut all: serde_json::Map<_, _> =
        QUANTILES.iter().map(|(name, at)| ((*name).to_owned(), times.value_at_quantile(*at).into())).collect();
    all.insert("mean".into(), (times.mean().round() as u64).into());
    all.into()
}

fn document(session: &Session<'_>, plan: &Plan, measured: &Measured) -> Value {
    let second = |(at, second): (usize, &super::load::Second)| {
        let latency_us = quantiles(&second.times);
        json!({"second": at, "messages": second.messages, "failed": second.failed, "latency_us": latency_us})
    };
    json!({
        "schema": FILE_SCHEMA,
        "context": session.settings.context_name,
        "began_at": crate::parse::time::rfc3339(session.now, &session.settings.tz),
        "settings": {
            "load": name(plan.load), "topic": plan.topic.as_str(), "size": plan.size, "clients": plan.clients, "batch": plan.batch,
            "mode": format!("{:?}", plan.mode).to_ascii_lowercase(), "rate": plan.rate, "warmup_s": plan.warmup.as_secs_f64(),
            "duration_s": plan.duration.as_secs_f64(),
        },
        "messages": measured.messages, "failed": measured.failed, "lost": measured.lost, "unsent": measured.unsent,
        "took_s": measured.took.as_secs_f64(), "per_s": per_s(measured), "latency_us": quantiles(&measured.times),
        "seconds": measured.seconds.iter().enumerate().map(second).collect::<Vec<_>>(),
    })
}

fn load(path: &Path) -> Result<Value, Failure> {
    let failed = |why: String| Failure::new(failure::FAILED, "FILE", format!("{}: {why}", path.display()));
    let text = std::fs::read(path).map_err(|error| failed(error.to_string()))?;
    let document: Value = serde_json::from_slice(&text).map_err(|error| failed(error.to_string()))?;
    if document["schema"] == FILE_SCHEMA { Ok(document) } else { Err(failed(format!("it is no report of the form {FILE_SCHEMA}"))) }
}

/// Two reports side by side.
///
/// # Errors
/// One of them cannot be read.
pub fn diff(session: &mut Session<'_>, before: &Path, after: &Path) -> Result<u8, Failure> {
    let (before, after) = (load(before)?, load(after)?);
    let mut report = Report::of(&DIFF);
    let metrics = ["/per_s", "/failed", "/lost", "/unsent"].into_iter().map(str::to_owned);
    let latencies = QUANTILES.iter().map(|(name, _)| format!("/latency_us/{name}")).chain(["/latency_us/mean".to_owned()]);
    for pointer in metrics.chain(latencies) {
        let value = |document: &Value| document.pointer(&pointer).and_then(Value::as_f64);
        let (Some(old), Some(new)) = (value(&before), value(&after)) else { continue };
        let change = if old == 0.0 { Cell::None } else { Cell::Float((new - old) * 100.0 / old) };
        report.rows.push(vec![Cell::text(pointer.trim_start_matches('/').replace('/', ".")), Cell::Float(old), Cell::Float(new), change]);
    }
    let settings = |document: &Value| document["settings"].as_object().cloned().unwrap_or_default();
    let (old, new) = (settings(&before), settings(&after));
    for (key, value) in old.iter().filter(|(key, value)| *key != "topic" && new.get(*key) != Some(*value)) {
        report.warn(format!("they differ in {key}: {value} and {}", new.get(key).unwrap_or(&Value::Null)));
    }
    session.show(report)
}
