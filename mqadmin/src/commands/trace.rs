//! `mqadmin trace`.

use crate::failure::Failure;
use crate::output::{Cell, Format, Report, Shape, moment, number, text};
use crate::session::{Session, reason};
use mq_core::ops::trace::{GroupProgress, TimeLine, TraceEvent, TraceQuery, time_lines};
use mq_core::types::UnixMs;

/// The life of one message: sent, stored, every try of every group, and the groups that are still waiting.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  mqadmin trace 7F0000010A2418B4AAC2093A1F2D0000\n  mqadmin trace ORD-4711 --key --topic orders\n  mqadmin trace 7F0000010A2418B4AAC2093A1F2D0000 -o json\n\nClass: read. Schema: mqadmin.trace/1"
)]
pub struct Args {
    /// The message's id, or with --key one of its keys
    pub what: String,
    /// Its topic, for messages that nobody traced
    #[arg(short = 't', long)]
    pub topic: Option<String>,
    /// Look for a key
    #[arg(long)]
    pub key: bool,
    /// Where traces are
    #[arg(long, value_name = "TOPIC")]
    pub trace_topic: Option<String>,
    /// Only traces since then
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub since: Option<String>,
}

impl Args {
    /// Everything about the message with that id.
    pub fn of(id: &str) -> Self {
        Self { what: id.to_owned(), topic: None, key: false, trace_topic: None, since: None }
    }
}

pub const COLUMNS: Shape = Shape::new(
    "mqadmin.trace/1",
    &[
        text("event"),
        moment("time"),
        number("after_ms"),
        text("group"),
        text("host"),
        number("took_ms"),
        text("result"),
        text("detail"),
        text("msg_id").wide(),
        text("topic").wide(),
    ],
);

/// Runs the command.
///
/// # Errors
/// Nobody answered, or nothing is known of such a message.
pub async fn run(args: &Args, session: &mut Session<'_>) -> Result<u8, Failure> {
    let begin = args.since.as_deref().map(|since| session.moment(since)).transpose()?;
    let admin = session.admin()?;
    let query = TraceQuery {
        by_key: args.key,
        topic: args.topic.as_deref(),
        trace_topic: args.trace_topic.as_deref(),
        begin: begin.unwrap_or(UnixMs(0)),
        ..TraceQuery::new(&args.what)
    };
    let lines = time_lines(&admin, &query).await?;
    if lines.is_empty() {
        return Err(not_traced(&args.what));
    }
    let mut report = Report::of(&COLUMNS);
    for line in &lines {
        report.rows.extend(rows(line));
        if line.unreadable > 0 {
            report.warn(format!("{}: {} trace records cannot be read", line.msg_id, line.unreadable));
        }
        if !line.traced {
            report.warn(format!("{} was not traced: {WHO_TRACES}", line.msg_id));
        }
        for (target, error) in &line.missing {
            report.missing(format!("{target}: {}", reason(error)));
        }
    }
    let people = matches!(session.settings.format.value, Format::Table | Format::Wide);
    let shown = session.show(report)?;
    for line in lines.iter().filter(|_| people) {
        session.note(&format!("{}: {}", line.msg_id, line.verdict()));
    }
    Ok(shown)
}

const WHO_TRACES: &str = "producers and consumers do it when enable_trace (Java: enableMsgTrace) is on and the broker has traceTopicEnable";

/// There is no trace of it.
pub fn not_traced(what: &str) -> Failure {
    Failure::not_found("trace", what).because(WHO_TRACES.to_owned()).hint("mqadmin msg get ID --topic TOPIC, or give --topic here")
}

fn rows(line: &TimeLine) -> Vec<Vec<Cell>> {
    let first = line.events.iter().find_map(|event| event.at);
    let topic = Cell::text(line.topic.clone().unwrap_or_default());
    let ends = || [Cell::text(&line.msg_id), topic.clone()];
    let mut rows: Vec<Vec<Cell>> = line.events.iter().map(|event| [event_cells(event, first).as_slice(), &ends()].concat()).collect();
    for group in &line.groups {
        let online = match group.online {
            Some(true) => "online",
            Some(false) => "no client",
            None => "clients unknown",
        };
        let (event, detail) = match group.progress {
            GroupProgress::Passed => continue,
            GroupProgress::Waiting { behind } => ("waiting", format!("{behind} to go, {online}")),
            GroupProgress::Broadcasting => ("broadcast", "each client keeps its own position".to_owned()),
            GroupProgress::Unknown => ("unknown", format!("no position in this queue, {online}")),
        };
        let cells = [
            Cell::text(event),
            Cell::time(None),
            Cell::None,
            Cell::text(&group.group),
            Cell::None,
            Cell::None,
            Cell::None,
            Cell::text(detail),
        ];
        rows.push([cells.as_slice(), &ends()].concat());
    }
    rows
}

fn event_cells(event: &TraceEvent, first: Option<UnixMs>) -> [Cell; 8] {
    let after = event.at.zip(first).map(|(at, first)| at.get() - first.get());
    let result = match event.success {
        Some(true) => "ok",
        Some(false) => "failed",
        None => "no end yet",
    };
    [
        Cell::text(event.kind.name()),
        Cell::time(event.at),
        after.map_or(Cell::None, Cell::Int),
        event.group.as_ref().map_or(Cell::None, Cell::text),
        event.host.as_ref().map_or(Cell::None, Cell::text),
        event.cost_ms.map_or(Cell::None, Cell::Int),
        Cell::text(result),
        Cell::text(&event.detail),
    ]
}
