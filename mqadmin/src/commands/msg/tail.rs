//! Following a topic.

use super::body::BodyForm;
use super::filter::{Choice, Filter, FilterArgs, Stored};
use super::peek::{COLUMNS, Row, queues_of};
use super::scan::{PULL, bounds};
use crate::failure::{self, Failure};
use crate::output::{Report, Stream};
use crate::parse::position::Position;
use crate::session::{Session, reason};
use clap::Args;
use mq_core::admin::{Admin, TopicQueue};
use mq_core::message::MessageExt;
use mq_core::types::QueueOffset;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Between two looks at queues in which nothing new was.
const IDLE: Duration = Duration::from_millis(500);
/// Between two looks for queues that are new.
const ROUTE_EVERY: Duration = Duration::from_secs(30);
/// Bytes of a body in a line for people.
const BODY_MAX: usize = 120;
/// What a line for people shows.
const FIELDS: &str = "stored,queue,offset,tags,keys,body";

/// What to follow.
#[derive(Debug, Clone, Args)]
pub struct Tail {
    /// The topic
    pub topic: String,
    /// Go on with what arrives
    #[arg(short = 'f', long)]
    pub follow: bool,
    /// End at the end of the queues as they are now, as it does without -f
    #[arg(long, conflicts_with = "follow")]
    pub exit: bool,
    /// Where to begin in each queue: -100 (before the end), @TIME, latest, earliest, 123
    #[arg(long, value_name = "POSITION", allow_hyphen_values = true, default_value = "-10")]
    pub from: String,
    /// Only these queues: BROKER:ID, BROKER:*
    #[arg(long, value_name = "QUEUE")]
    pub queue: Vec<String>,
    #[command(flatten)]
    pub filter: FilterArgs,
    /// What to show of each: any of the columns of `msg peek -o wide`
    #[arg(long, value_name = "A,B")]
    pub fields: Option<String>,
    /// How bodies are shown
    #[arg(long, value_enum, default_value_t)]
    pub body: BodyForm,
}

/// A queue that is followed.
#[derive(Clone)]
struct Place {
    queue: TopicQueue,
    next: QueueOffset,
    /// Where it ends when nothing is followed.
    end: QueueOffset,
}

/// Prints messages as they stand in their queues, by store time within each look.
///
/// # Errors
/// The topic is not known, or no queue could be read.
pub async fn tail(session: &mut Session<'_>, wanted: &Tail) -> Result<u8, Failure> {
    let from = Position::parse(&wanted.from, session.now, &session.settings.tz)?;
    let filter = Choice::new(session, &wanted.filter, &Stored::default())?.filter()?;
    let admin = session.admin_for_long()?;
    let queues = queues_of(&admin, &wanted.topic, &wanted.queue).await?;
    let mut places = begin(&admin, queues, &wanted.topic, from).await?;
    let fields = wanted.fields.clone().or_else(|| session.globals.columns.clone());
    let mut out = Out { stream: Stream::default(), fields, body: wanted.body, left: session.globals.limit.unwrap_or(usize::MAX) };
    let follow = wanted.follow && !wanted.exit;
    let (mut silent, mut looked) = (BTreeSet::new(), Instant::now());
    loop {
        let more = look(session, &admin, wanted, &filter, &mut places, &mut silent, &mut out).await?;
        session.io.flush();
        if session.io.is_closed() || out.left == 0 {
            break;
        }
        if !follow && (!more || places.iter().all(|place| place.next >= place.end)) {
            break;
        }
        if !more {
            tokio::time::sleep(IDLE).await;
        }
        if follow && looked.elapsed() > ROUTE_EVERY {
            looked = Instant::now();
            add_new_queues(&admin, wanted, &mut places).await;
        }
    }
    Ok(if silent.is_empty() { failure::DONE } else { failure::PARTIAL })
}

async fn begin(admin: &Admin, queues: Vec<TopicQueue>, topic: &str, from: Position) -> Result<Vec<Place>, Failure> {
    let mut places = Vec::new();
    let asked = admin.each(queues, |queue| async move { bounds(admin, &queue, topic, from).await }).await;
    // A queue that cannot be read now is left out at the beginning, not silently: nobody would miss it later.
    for outcome in asked.outcomes {
        let (next, end) = outcome.result?;
        places.push(Place { queue: outcome.target, next, end });
    }
    Ok(places)
}

/// Queues that the topic got meanwhile are read from their beginning.
async fn add_new_queues(admin: &Admin, wanted: &Tail, places: &mut Vec<Place>) {
    // When the route cannot be had now, it is asked for again in a while.
    let Ok(queues) = queues_of(admin, &wanted.topic, &wanted.queue).await else { return };
    for queue in queues {
        let same = |place: &Place| place.queue.broker.name == queue.broker.name && place.queue.queue_id == queue.queue_id;
        match places.iter_mut().find(|place| same(place)) {
            Some(place) => place.queue = queue,
            None => places.push(Place { queue, next: QueueOffset(0), end: QueueOffset(0) }),
        }
    }
}

/// One pull of every queue. Returns whether any had more.
async fn look(
    session: &mut Session<'_>,
    admin: &Admin,
    wanted: &Tail,
    filter: &Filter,
    places: &mut [Place],
    silent: &mut BTreeSet<String>,
    out: &mut Out,
) -> Result<bool, Failure> {
    let pulled = admin.each(places.to_vec(), |place| async move {
        admin.pull(&place.queue.broker, &wanted.topic, place.queue.queue_id, place.next, PULL).await
    });
    let (mut came, mut more, mut failures) = (Vec::new(), false, Vec::new());
    for (place, outcome) in places.iter_mut().zip(pulled.await.outcomes) {
        let name = format!("{}:{}", place.queue.broker.name, place.queue.queue_id);
        match outcome.result {
            Ok(pulled) => {
                if silent.remove(&name) {
                    session.note(&format!("{name} can be read again"));
                }
                if pulled.unreadable > 0 {
                    session.note(&format!("warning: {name}: {} records at {} cannot be read", pulled.unreadable, place.next));
                }
                more |= pulled.next > place.next;
                // A queue whose beginning was deleted goes on where it begins now; one that became shorter is read from its end.
                place.next = if pulled.messages.is_empty() { pulled.next } else { pulled.next.max(place.next) };
                let end = if wanted.follow { QueueOffset(i64::MAX) } else { place.end };
                came.extend(pulled.messages.into_iter().filter(|message| message.queue_offset < end && filter.fits(message)));
            }
            Err(error) => {
                if silent.insert(name.clone()) {
                    session.note(&format!("warning: {name}: {}", reason(&error)));
                }
                failures.push(error);
            }
        }
    }
    if failures.len() == places.len() && !wanted.follow {
        return Err(failures.remove(0).into());
    }
    came.sort_by_key(|message| (message.store_timestamp, message.commit_log_offset));
    out.print(session, &came)?;
    Ok(more)
}

/// Where lines go.
struct Out {
    stream: Stream,
    fields: Option<String>,
    body: BodyForm,
    left: usize,
}

impl Out {
    fn print(&mut self, session: &mut Session<'_>, messages: &[MessageExt]) -> Result<(), Failure> {
        if messages.is_empty() {
            return Ok(());
        }
        let mut view = session.view();
        view.limit = None;
        view.sort_by = None;
        let for_people = view.format == crate::output::Format::Table;
        view.columns = self.fields.clone().or_else(|| for_people.then(|| FIELDS.to_owned()));
        let body_max = if for_people && session.io.terminal_width.is_some() { BODY_MAX } else { usize::MAX / 8 };
        let mut report = Report::of(&COLUMNS);
        report.rows = messages.iter().take(self.left).map(|message| Row::of(message, self.body, body_max)).collect();
        self.left -= report.rows.len();
        let text = self.stream.text(&report, &view)?;
        session.io.print(&text);
        Ok(())
    }
}
