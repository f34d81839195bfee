//! From positions to states. Pure: the same sample and facts give the same rows.

use super::sample::{Facts, LagSample};
use crate::admin::QueueProgress;
use crate::names;
use crate::types::UnixMs;
use bytestring::ByteString;

/// Clients commit every 5 s; a group whose next message is younger than this is not called behind.
const AGE_OK_MS: i64 = 15_000;
/// A group that did not move between two samples is called stalled when its next message is older than this.
pub const AGE_STALLED_MS: i64 = 30_000;
/// Skew and growth below this many messages are not worth a word.
const LAG_WORTH_A_WORD: i64 = 100;
/// A queue is called skewed when it is this many times behind the median of its topic.
const SKEW_FACTOR: i64 = 5;

/// What is the matter with a group in a topic; the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LagState {
    /// Messages that the group had still to consume are already deleted.
    Lost,
    /// There is a backlog and no client.
    Offline,
    /// There is a backlog, clients are there, and nothing moves.
    Stalled,
    /// A queue with a backlog belongs to no client.
    Unowned,
    /// The clients contradict each other about what the group wants.
    Divided,
    /// Positions lie beyond the end of their queues.
    Ahead,
    /// More comes in than goes out.
    Growing,
    /// One queue holds most of the backlog.
    Skewed,
    /// There is a backlog, and it shrinks or its direction is not known.
    Behind,
    /// Some queues could not be read; the rest tells no worse.
    Unknown,
    /// Positions are kept by the clients; the broker cannot tell.
    Broadcast,
    /// Nothing to say.
    Ok,
}

impl LagState {
    /// All of them, the gravest first.
    pub const ALL: [Self; 12] = [
        Self::Lost,
        Self::Offline,
        Self::Stalled,
        Self::Unowned,
        Self::Divided,
        Self::Ahead,
        Self::Growing,
        Self::Skewed,
        Self::Behind,
        Self::Unknown,
        Self::Broadcast,
        Self::Ok,
    ];

    /// The word that both tools show.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Offline => "offline",
            Self::Stalled => "stalled",
            Self::Unowned => "unowned",
            Self::Divided => "divided",
            Self::Ahead => "ahead",
            Self::Growing => "growing",
            Self::Skewed => "skewed",
            Self::Behind => "behind",
            Self::Unknown => "unknown",
            Self::Broadcast => "broadcast",
            Self::Ok => "ok",
        }
    }

    /// How bad it is: 0 fine, 1 look, 2 act, 3 not known.
    pub const fn severity(self) -> u8 {
        match self {
            Self::Ok | Self::Broadcast => 0,
            Self::Divided | Self::Growing | Self::Skewed | Self::Behind | Self::Ahead => 1,
            Self::Lost | Self::Offline | Self::Stalled | Self::Unowned => 2,
            Self::Unknown => 3,
        }
    }
}

/// When the backlog will be gone if rates stay.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Eta {
    /// It is gone.
    Now,
    /// After so many seconds.
    Seconds(f64),
    /// Not at these rates.
    Never,
    /// No rates.
    Unknown,
}

/// One queue of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct QueueLag {
    /// Positions.
    pub progress: QueueProgress,
    /// Messages not consumed; negative when ahead.
    pub lag: i64,
    /// Age of the next message, ms; `None` unknown or nothing to do.
    pub age_ms: Option<i64>,
    /// Messages deleted before they were consumed.
    pub lost: Option<i64>,
    /// Messages stored a second between the samples.
    pub in_per_s: Option<f64>,
    /// Positions committed a second between the samples.
    pub out_per_s: Option<f64>,
    /// Who reads it: `None` unknown, `Some(None)` nobody.
    pub owner: Option<Option<ByteString>>,
}

/// One group in one topic.
#[derive(Debug, Clone, PartialEq)]
pub struct LagRow {
    /// What is the matter.
    pub state: LagState,
    /// The group.
    pub group: ByteString,
    /// The topic.
    pub topic: ByteString,
    /// Messages not consumed in the queues that are known; queues that are ahead count as 0.
    pub lag: i64,
    /// Whether `lag` is all of it. If not, it is a lower bound.
    pub lag_is_complete: bool,
    /// Queues that could not be read; `None` when not even their number is known.
    pub unknown_queues: Option<usize>,
    /// Age of the oldest next message, ms.
    pub age_ms: Option<i64>,
    /// Messages stored a second.
    pub in_per_s: Option<f64>,
    /// Positions committed a second.
    pub out_per_s: Option<f64>,
    /// Messages handed out and not yet consumed.
    pub in_flight: Option<i64>,
    /// When the backlog will be gone.
    pub eta: Eta,
    /// Clients connected.
    pub clients: Option<usize>,
    /// One line: why this state.
    pub why: String,
    /// The queues that are known, by broker name and number.
    pub queues: Vec<QueueLag>,
}

/// Judges every group and topic of `now`, by group and topic. `facts` says what else is known of one; `None` for nothing. Retry topics are
/// rows of their own, named by their topic.
pub fn rows<'a>(now: &LagSample, before: Option<&LagSample>, facts: impl Fn(&str, &str) -> Option<&'a Facts>) -> Vec<LagRow> {
    let nothing = Facts::default();
    let judged = now.progress.iter().map(|((group, topic), queues)| {
        let known = facts(group, topic).unwrap_or(&nothing);
        let earlier = before.map(|before| (before.queues(group, topic), now.at.get() - before.at.get()));
        row(now, group, topic, queues, earlier, known)
    });
    judged.collect()
}

fn row(
    now: &LagSample,
    group: &ByteString,
    topic: &ByteString,
    progress: &[QueueProgress],
    earlier: Option<(&[QueueProgress], i64)>,
    facts: &Facts,
) -> LagRow {
    let queues: Vec<_> = progress.iter().map(|queue| queue_lag(now.at, queue, earlier, facts)).collect();
    let sum = |rate: fn(&QueueLag) -> Option<f64>| queues.iter().map(rate).sum::<Option<f64>>().filter(|_| !queues.is_empty());
    let unknown_queues = unknown_queues(now, facts);
    let mut row = LagRow {
        state: LagState::Ok,
        group: group.clone(),
        topic: topic.clone(),
        lag: queues.iter().map(|queue| queue.lag.max(0)).sum(),
        lag_is_complete: unknown_queues == Some(0),
        unknown_queues,
        age_ms: queues.iter().filter_map(|queue| queue.age_ms).max(),
        in_per_s: sum(|queue| queue.in_per_s),
        out_per_s: sum(|queue| queue.out_per_s),
        in_flight: queues.iter().map(|queue| queue.progress.in_flight().or((queue.lag == 0).then_some(0))).sum(),
        eta: Eta::Unknown,
        clients: facts.clients,
        why: String::new(),
        queues,
    };
    row.eta = eta(&row);
    (row.state, row.why) = judge(&row, facts, now);
    if row.state == LagState::Stalled {
        row.eta = Eta::Never;
    }
    row
}

fn queue_lag(now: UnixMs, queue: &QueueProgress, earlier: Option<(&[QueueProgress], i64)>, facts: &Facts) -> QueueLag {
    let lag = queue.lag();
    let rates = earlier.filter(|(_, ms)| *ms > 0).and_then(|(queues, ms)| {
        let before = queues.iter().find(|before| before.queue == queue.queue)?;
        let per_s = |now: i64, before: i64| (now - before).max(0) as f64 * 1000.0 / ms as f64;
        Some((per_s(queue.max.get(), before.max.get()), per_s(queue.committed.get(), before.committed.get())))
    });
    let next_stored = facts.next_stored.get(&queue.queue).copied();
    QueueLag {
        lag,
        age_ms: if lag > 0 { next_stored.map(|at| (now.get() - at.get()).max(0)) } else { None },
        lost: facts.begins.get(&queue.queue).map(|begin| (begin - queue.committed.get()).max(0)),
        in_per_s: rates.map(|rates| rates.0),
        out_per_s: rates.map(|rates| rates.1),
        owner: facts.owners.as_ref().map(|owners| owners.get(&queue.queue).cloned()),
        progress: queue.clone(),
    }
}

/// Queues of the row's topic at brokers that did not answer.
fn unknown_queues(now: &LagSample, facts: &Facts) -> Option<usize> {
    if now.silent.is_empty() {
        return Some(0);
    }
    let held_by = facts.held_by.as_ref()?;
    Some(now.silent.iter().filter_map(|(broker, _)| held_by.get(&broker.name)).sum())
}

fn eta(row: &LagRow) -> Eta {
    match (row.in_per_s, row.out_per_s) {
        _ if row.lag == 0 && row.lag_is_complete => Eta::Now,
        (Some(_), Some(out)) if out <= 0.0 => Eta::Unknown,
        (Some(into), Some(out)) if out > into => Eta::Seconds(row.lag as f64 / (out - into)),
        (Some(_), Some(_)) => Eta::Never,
        _ => Eta::Unknown,
    }
}

fn judge(row: &LagRow, facts: &Facts, now: &LagSample) -> (LagState, String) {
    let divided = facts.conflicts.iter().find(|conflict| conflict.topic.as_ref().is_none_or(|topic| *topic == row.topic));
    if facts.broadcast && divided.is_none() {
        return (LagState::Broadcast, "positions are kept by the clients".into());
    }
    if let Some((state, why)) = trouble(row) {
        return (state, why);
    }
    if let Some(conflict) = divided {
        return (LagState::Divided, conflict.to_string());
    }
    if !row.lag_is_complete {
        let silent = now.silent.iter().map(|(broker, _)| &*broker.name).collect::<Vec<_>>().join(", ");
        let why = match row.unknown_queues {
            Some(count) => format!("{count} of {} queues unreadable: {silent} did not answer", count + row.queues.len()),
            None => format!("{silent} did not answer and may hold queues of this topic"),
        };
        return (LagState::Unknown, why);
    }
    backlog(row)
}

/// States that stay true whatever the queues that could not be read hold.
fn trouble(row: &LagRow) -> Option<(LagState, String)> {
    let lost: i64 = row.queues.iter().filter_map(|queue| queue.lost).sum();
    if lost > 0 {
        return Some((LagState::Lost, format!("{lost} messages were deleted before they were consumed")));
    }
    if row.lag > 0 && row.clients == Some(0) && !row.topic.starts_with(names::DLQ_PREFIX) {
        return Some((LagState::Offline, "no client is connected".into()));
    }
    let moved = row.out_per_s.is_none_or(|out| out > 0.0);
    if row.lag > 0 && !moved && row.age_ms.is_some_and(|age| age > AGE_STALLED_MS) {
        return Some((LagState::Stalled, format!("nothing was committed between the samples; {}", heaviest(row))));
    }
    if let Some(queue) = row.queues.iter().find(|queue| queue.lag > 0 && queue.owner == Some(None)) {
        return Some((LagState::Unowned, format!("no client reads {}", queue_name(queue))));
    }
    let ahead = row.queues.iter().find(|queue| queue.lag < 0)?;
    let why = format!("{} is {} beyond its end: a restart would read again or skip", queue_name(ahead), -ahead.lag);
    Some((LagState::Ahead, why))
}

fn backlog(row: &LagRow) -> (LagState, String) {
    if row.lag == 0 {
        return (LagState::Ok, String::new());
    }
    let grows = matches!((row.in_per_s, row.out_per_s), (Some(into), Some(out)) if into > out * 1.05);
    let fresh = row.age_ms.is_some_and(|age| age <= AGE_OK_MS);
    if fresh {
        return (LagState::Ok, String::new());
    }
    if grows && row.lag >= LAG_WORTH_A_WORD {
        return (LagState::Growing, "more comes in than goes out".into());
    }
    if let Some(why) = skew(row) {
        return (LagState::Skewed, why);
    }
    let why = if matches!(row.eta, Eta::Seconds(_)) { "draining".into() } else { heaviest(row) };
    (LagState::Behind, why)
}

fn skew(row: &LagRow) -> Option<String> {
    let mut lags: Vec<i64> = row.queues.iter().map(|queue| queue.lag.max(0)).collect();
    lags.sort_unstable();
    let (median, most) = (*lags.get(lags.len() / 2)?, *lags.last()?);
    (lags.len() > 2 && most >= LAG_WORTH_A_WORD && most > SKEW_FACTOR * median).then(|| heaviest(row))
}

/// Which queue holds most of the backlog.
fn heaviest(row: &LagRow) -> String {
    match row.queues.iter().max_by_key(|queue| queue.lag) {
        Some(queue) if row.lag > 0 => format!("queue {} has {} % of it", queue_name(queue), queue.lag * 100 / row.lag),
        _ => String::new(),
    }
}

fn queue_name(queue: &QueueLag) -> String {
    format!("{}:{}", queue.progress.queue.broker_name, queue.progress.queue.queue_id)
}
