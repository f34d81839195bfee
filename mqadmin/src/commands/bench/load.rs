//! The load and its clocks.

use super::{Mode, Run};
use crate::failure::{self, Failure};
use crate::parse::time::parse_span;
use bytes::Bytes;
use hdrhistogram::Histogram;
use mq_core::client::{
    ClientConfig, ClientError, ConsumeStatus, MessageBatch, NameServers, Producer, ProducerConfig, PushConfig, PushConsumer,
};
use mq_core::message::Message;
use mq_core::names::{GroupName, TopicName};
use mq_core::ops::job::Stop;
use mq_core::protocol::bodies::client::ConsumeFromWhere;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::Instant;

/// Sends of one client that may be on the way without an answer.
const WINDOW: usize = 1_000;
/// The same when no rate is asked for: more would only make queues longer.
const WINDOW_CLOSED: usize = 64;
/// A timer may wake a sender so much late; that is this program's own doing and not counted.
const TICK: Duration = Duration::from_millis(2);
/// What was sent last may take so long to arrive.
const STRAGGLERS: Duration = Duration::from_secs(10);
/// A body begins with the run and the moment at which it was due.
const MARK_LEN: usize = 16;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Load {
    Send,
    Consume,
    EndToEnd,
}

/// A measurement, thought through.
#[derive(Debug, Clone)]
pub struct Plan {
    pub load: Load,
    pub topic: TopicName,
    pub group: GroupName,
    pub size: usize,
    pub clients: u64,
    pub batch: u64,
    pub mode: Mode,
    /// Messages a second; `None`: as fast as it goes.
    pub rate: Option<f64>,
    pub duration: Duration,
    pub warmup: Duration,
    servers: NameServers,
    run: u64,
}

impl Plan {
    /// # Errors
    /// An option cannot be read, or does not go with another one.
    pub fn new(load: Load, wanted: &Run, topic: TopicName, servers: NameServers) -> Result<Self, Failure> {
        let rate = match wanted.rate.as_str() {
            "max" => None,
            text => {
                let number: Option<f64> = text.trim_end_matches("/s").parse().ok();
                let rate = number.filter(|rate| (0.01..=10_000_000.0).contains(rate));
                Some(rate.ok_or_else(|| Failure::usage("--rate wants a number such as 1000/s, or max"))?)
            }
        };
        if wanted.mode == Mode::Oneway && wanted.batch > 1 {
            return Err(Failure::usage("a batch has an answer: --mode oneway sends single messages"));
        }
        if load == Load::Consume && wanted.topic.is_some() {
            return Err(Failure::usage("bench consume fills a topic of its own; it does not take --topic"));
        }
        if load == Load::EndToEnd && rate.is_none() {
            return Err(Failure::usage(
                "bench e2e wants a --rate that the cluster can bear: otherwise queues grow, and so does every time",
            ));
        }
        let duration = parse_span(&wanted.duration)?;
        if duration < Duration::from_secs(1) {
            return Err(Failure::usage("--duration is at least 1s"));
        }
        let run = mq_core::types::UnixMs::now().get().unsigned_abs() << 16 | u64::from(std::process::id() as u16);
        let group = GroupName::new(format!("MQADMIN_BENCH_{run:x}")).map_err(|error| Failure::usage(error.to_string()))?;
        Ok(Self {
            load,
            topic,
            group,
            size: (wanted.size as usize).max(if load == Load::Send { 1 } else { MARK_LEN }),
            clients: wanted.clients.into(),
            batch: wanted.batch.into(),
            mode: wanted.mode,
            rate,
            duration,
            warmup: parse_span(&wanted.warmup)?,
            servers,
            run,
        })
    }

    /// Whether there is a consumer, and so a group.
    pub fn consumes(&self) -> bool {
        self.load != Load::Send
    }

    /// For people.
    pub fn text(&self) -> String {
        let load = match self.load {
            Load::Send => "bench send",
            Load::Consume => "bench consume",
            Load::EndToEnd => "bench e2e",
        };
        let rate = self.rate.map_or("as fast as it goes".to_owned(), |rate| format!("{rate} messages/s"));
        let (size, clients, batch, seconds) = (self.size, self.clients, self.batch, self.duration.as_secs());
        format!("{load}: {rate} of {size} bytes, {clients} client(s), {batch} a send, {seconds} s")
    }

    fn producer(&self) -> Arc<Producer> {
        let config = ProducerConfig::with(self.group.clone(), ClientConfig::new(self.servers.clone()));
        // A second try would be a second message, and its time would hide the first one's failure; bodies go as they are.
        let config = ProducerConfig { retry_times_when_send_failed: 0, compress_msg_body_over_howmuch: usize::MAX, ..config };
        Arc::new(Producer::start(config))
    }

    fn body(&self, due_us: u64) -> Bytes {
        let mut body = vec![b'x'; self.size];
        if self.size >= MARK_LEN {
            body[..8].copy_from_slice(&self.run.to_be_bytes());
            body[8..MARK_LEN].copy_from_slice(&due_us.to_be_bytes());
        }
        body.into()
    }

    /// When a message of this run was due.
    fn due_us(&self, body: &[u8]) -> Option<u64> {
        let (run, rest) = body.split_first_chunk::<8>()?;
        let due = rest.first_chunk::<8>()?;
        (u64::from_be_bytes(*run) == self.run).then(|| u64::from_be_bytes(*due))
    }
}

/// One second of a measurement.
pub struct Second {
    pub messages: u64,
    pub failed: u64,
    /// Microseconds.
    pub times: Histogram<u64>,
}

/// What was measured.
pub struct Measured {
    pub messages: u64,
    pub failed: u64,
    /// Sent and never seen by the consumer.
    pub lost: u64,
    /// Due within the time, and not begun in it: the clients could not keep the rate.
    pub unsent: u64,
    pub first_failure: Option<String>,
    pub seconds: Vec<Second>,
    /// Microseconds.
    pub times: Histogram<u64>,
    /// What the measurement took.
    pub took: Duration,
}

/// Takes notes from the moment on at which the warm-up ends.
struct Notes {
    began: Instant,
    from: Instant,
    end: Instant,
    seconds: Mutex<Vec<Second>>,
    sent: AtomicU64,
    arrived: AtomicU64,
    unsent: AtomicU64,
    first_failure: Mutex<Option<String>>,
}

/// Times up to a minute, to a thousandth.
fn histogram() -> Histogram<u64> {
    Histogram::new_with_bounds(1, 60_000_000, 3).expect("constant bounds")
}

impl Notes {
    fn new(plan: &Plan) -> Self {
        let began = Instant::now();
        let from = began + plan.warmup;
        Self {
            began,
            from,
            end: from + plan.duration,
            seconds: Mutex::default(),
            sent: AtomicU64::new(0),
            arrived: AtomicU64::new(0),
            unsent: AtomicU64::new(0),
            first_failure: Mutex::default(),
        }
    }

    fn since_began_us(&self, at: Instant) -> u64 {
        at.saturating_duration_since(self.began).as_micros() as u64
    }

    /// `count` messages that were due at `due` are done, or failed. Those of the warm-up are left out, by when they were due.
    fn note(&self, due: Instant, count: u64, failed: bool) {
        if due < self.from || due >= self.end {
            return;
        }
        let second = (due - self.from).as_secs() as usize;
        let took_us = (due.elapsed().as_micros() as u64).max(1);
        let mut seconds = self.seconds.lock().unwrap_or_else(PoisonError::into_inner);
        while seconds.len() <= second {
            seconds.push(Second { messages: 0, failed: 0, times: histogram() });
        }
        let second = &mut seconds[second];
        if failed {
            second.failed += count;
        } else {
            second.messages += count;
            second.times.saturating_record_n(took_us, count);
        }
    }

    fn failure(&self, error: &ClientError) {
        self.first_failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| error.to_string());
    }

    fn measured(&self, took: Duration) -> Measured {
        let seconds = std::mem::take(&mut *self.seconds.lock().unwrap_or_else(PoisonError::into_inner));
        let mut times = histogram();
        for second in &seconds {
            times.add(&second.times).expect("histograms of the same bounds");
        }
        Measured {
            messages: seconds.iter().map(|second| second.messages).sum(),
            failed: seconds.iter().map(|second| second.failed).sum(),
            lost: 0,
            unsent: self.unsent.load(Relaxed),
            first_failure: self.first_failure.lock().unwrap_or_else(PoisonError::into_inner).take(),
            seconds,
            times,
            took,
        }
    }
}

/// Runs it to its end, or until somebody asks to stop.
///
/// # Errors
/// A client cannot start, or nothing at all was done.
pub async fn run(plan: &Plan, stop: &Stop) -> Result<Measured, Failure> {
    let measured = match plan.load {
        Load::Send => send(plan, stop).await,
        Load::EndToEnd => end_to_end(plan, stop).await?,
        Load::Consume => consume(plan, stop).await?,
    };
    if measured.messages == 0 && !stop.is_asked() {
        let why = match (measured.first_failure, measured.unsent) {
            (Some(why), _) => why,
            (None, 0) => "nothing arrived in time".into(),
            (None, unsent) => format!("the first answer took longer than the measurement; {unsent} messages could not be sent"),
        };
        return Err(Failure::new(failure::FAILED, "NOTHING_MEASURED", "not one message went through").because(why));
    }
    Ok(measured)
}

async fn send(plan: &Plan, stop: &Stop) -> Measured {
    let producers = producers(plan).await;
    let notes = Arc::new(Notes::new(plan));
    senders(plan, producers, &notes, stop).await;
    notes.measured(Instant::now().min(notes.end).saturating_duration_since(notes.from))
}

/// Every client's producer. They find their way to the brokers before any clock runs; one that does not tells so by its sends.
async fn producers(plan: &Plan) -> Vec<Arc<Producer>> {
    let producers: Vec<_> = (0..plan.clients).map(|_| plan.producer()).collect();
    for producer in &producers {
        let _ = producer.publish_queues(&plan.topic).await;
    }
    producers
}

/// Runs every client's sender to the end.
async fn senders(plan: &Plan, producers: Vec<Arc<Producer>>, notes: &Arc<Notes>, stop: &Stop) {
    let mut clients = JoinSet::new();
    for (client, producer) in producers.into_iter().enumerate() {
        clients.spawn(sender(plan.clone(), producer, notes.clone(), stop.clone(), client as u64));
    }
    while clients.join_next().await.is_some() {}
}

async fn sender(plan: Plan, producer: Arc<Producer>, notes: Arc<Notes>, stop: Stop, client: u64) {
    let window = match (plan.mode, plan.rate) {
        (Mode::Sync, _) => 1,
        (_, None) => WINDOW_CLOSED,
        (_, Some(_)) => WINDOW,
    };
    let on_the_way = Arc::new(Semaphore::new(window));
    let step = plan.rate.map(|rate| plan.batch as f64 / rate);
    for turn in 0_u64.. {
        let due = step.map(|step| notes.began + Duration::from_secs_f64((turn * plan.clients + client) as f64 * step));
        if due.is_some_and(|due| due >= notes.end) {
            break;
        }
        if Instant::now() >= notes.end {
            // What was due and could not even begin is told: leaving it out would make a slow cluster look fast.
            if let (Some(due), Some(step)) = (due, step) {
                let sends = (notes.end - due).as_secs_f64() / (step * plan.clients as f64);
                notes.unsent.fetch_add(sends.ceil() as u64 * plan.batch, Relaxed);
            }
            break;
        }
        if let Some(due) = due
            && !stop.sleep_until(due).await
        {
            break;
        }
        let Ok(place) = on_the_way.clone().acquire_owned().await else { break };
        if stop.is_asked() {
            break;
        }
        let now = Instant::now();
        let due = due.filter(|due| now.saturating_duration_since(*due) > TICK).unwrap_or(now);
        let work = one_send(plan.clone(), producer.clone(), notes.clone(), due);
        if plan.mode == Mode::Sync {
            work.await;
        } else {
            tokio::spawn(async move {
                work.await;
                drop(place);
            });
        }
    }
    // All places are free when every answer has come, or its time is over.
    let _ = on_the_way.acquire_many(window as u32).await;
    if let Some(producer) = Arc::into_inner(producer) {
        producer.shutdown().await;
    }
}

async fn one_send(plan: Plan, producer: Arc<Producer>, notes: Arc<Notes>, due: Instant) {
    let message = || Message::new(plan.topic.clone(), plan.body(notes.since_began_us(due)));
    let sent = match (plan.mode, plan.batch) {
        (Mode::Oneway, _) => producer.send_oneway(message()).await,
        (_, 1) => producer.send(message()).await.map(drop),
        (_, batch) => producer.send_batch((0..batch).map(|_| message()).collect()).await.map(drop),
    };
    match &sent {
        Ok(()) => {
            notes.sent.fetch_add(plan.batch, Relaxed);
        }
        Err(error) => notes.failure(error),
    }
    // End to end, what counts is the arrival.
    if plan.load == Load::Send || sent.is_err() {
        notes.note(due, plan.batch, sent.is_err());
    }
}

/// Starts consumers and waits until each queue has one.
async fn consumers(
    plan: &Plan,
    from: ConsumeFromWhere,
    arrived: impl Fn(&[u8]) + Clone + Send + Sync + 'static,
) -> Result<Vec<PushConsumer>, Failure> {
    let mut consumers = Vec::new();
    for _ in 0..plan.clients {
        let mut config = PushConfig::with(plan.group.clone(), ClientConfig::new(plan.servers.clone()));
        (config.consume_from_where, config.consume_message_batch_max_size) = (from, 32);
        let config = config.subscribe(&plan.topic, "*").map_err(client_failure)?;
        let arrived = arrived.clone();
        let listener = move |batch: MessageBatch| {
            batch.messages.iter().for_each(|message| arrived(&message.body));
            async { ConsumeStatus::Success }
        };
        consumers.push(PushConsumer::start_concurrently(config, listener).map_err(client_failure)?);
    }
    let until = Instant::now() + STRAGGLERS * 3;
    while consumers.iter().all(|consumer| consumer.queues().is_empty()) {
        if Instant::now() > until {
            return Err(Failure::new(failure::UNREACHABLE, "NO_QUEUES", format!("no consumer was given a queue of {}", plan.topic)));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(consumers)
}

async fn end_to_end(plan: &Plan, stop: &Stop) -> Result<Measured, Failure> {
    let notes: Arc<std::sync::OnceLock<Arc<Notes>>> = Arc::default();
    let (seen, marks) = (notes.clone(), plan.clone());
    let arrived = move |body: &[u8]| {
        if let (Some(notes), Some(due_us)) = (seen.get(), marks.due_us(body)) {
            notes.arrived.fetch_add(1, Relaxed);
            notes.note(notes.began + Duration::from_micros(due_us), 1, false);
        }
    };
    let consumers = consumers(plan, ConsumeFromWhere::LastOffset, arrived).await?;
    // The consumers have their queues; their first pulls are on the way. What the warm-up loses does not count.
    let producers = producers(plan).await;
    let notes = notes.get_or_init(|| Arc::new(Notes::new(plan)));
    senders(plan, producers, notes, stop).await;
    let until = Instant::now() + STRAGGLERS;
    while notes.arrived.load(Relaxed) < notes.sent.load(Relaxed) && Instant::now() < until {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    for consumer in consumers {
        consumer.shutdown().await;
    }
    let lost = notes.sent.load(Relaxed).saturating_sub(notes.arrived.load(Relaxed));
    Ok(Measured { lost, ..notes.measured(Instant::now().min(notes.end).saturating_duration_since(notes.from)) })
}

/// Fills the topic for as long as is measured, then reads it.
async fn consume(plan: &Plan, stop: &Stop) -> Result<Measured, Failure> {
    let filling = Plan { load: Load::EndToEnd, mode: Mode::Async, rate: None, warmup: Duration::ZERO, ..plan.clone() };
    let producers = producers(&filling).await;
    let filled = Arc::new(Notes::new(&filling));
    senders(&filling, producers, &filled, stop).await;
    let there = filled.sent.load(Relaxed);
    let reading = Plan { warmup: Duration::ZERO, duration: plan.duration * 10, ..plan.clone() };
    let notes = Arc::new(Notes::new(&reading));
    let (seen, marks) = (notes.clone(), plan.clone());
    let arrived = move |body: &[u8]| {
        if marks.due_us(body).is_some() {
            seen.arrived.fetch_add(1, Relaxed);
            seen.note(Instant::now(), 1, false);
        }
    };
    let consumers = consumers(plan, ConsumeFromWhere::FirstOffset, arrived).await?;
    while notes.arrived.load(Relaxed) < there && Instant::now() < notes.end && !stop.is_asked() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let took = notes.from.elapsed();
    for consumer in consumers {
        consumer.shutdown().await;
    }
    // How long a message took says nothing here: it waited in its queue.
    let mut measured = notes.measured(took);
    measured.times.reset();
    measured.seconds.iter_mut().for_each(|second| second.times.reset());
    measured.lost = if stop.is_asked() { 0 } else { there.saturating_sub(notes.arrived.load(Relaxed)) };
    Ok(measured)
}

fn client_failure(error: ClientError) -> Failure {
    Failure::new(failure::FAILED, "CLIENT", error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        let wanted = Run {
            topic: None,
            temp_topic: true,
            queues: 1,
            size: 4,
            clients: 1,
            batch: 1,
            mode: Mode::Sync,
            rate: "10/s".into(),
            duration: "2s".into(),
            warmup: "1s".into(),
            report: None,
        };
        Plan::new(Load::EndToEnd, &wanted, TopicName::new("T").unwrap(), NameServers::fixed("127.0.0.1:1").unwrap()).unwrap()
    }

    #[test]
    fn a_body_tells_its_run_and_when_it_was_due() {
        let plan = plan();
        let other = Plan { run: plan.run + 1, ..plan.clone() };
        assert_eq!((plan.size, plan.due_us(&plan.body(77))), (MARK_LEN, Some(77)));
        assert_eq!((other.due_us(&plan.body(77)), plan.due_us(b"short")), (None, None));
    }

    #[test]
    fn a_time_counts_from_when_the_send_was_due_and_the_warm_up_does_not_count() {
        let now = Instant::now();
        let ago = |ms| now - Duration::from_millis(ms);
        let notes = Notes { from: ago(1_000), end: now + Duration::from_secs(9), ..Notes::new(&plan()) };
        notes.note(ago(1_001), 1, false);
        // It was due half a second before it was done: the stall shows, in every message of the batch.
        notes.note(ago(500), 2, false);
        notes.note(ago(500), 1, true);
        let measured = notes.measured(Duration::from_secs(2));
        assert_eq!((measured.messages, measured.failed, measured.seconds.len(), measured.times.len()), (2, 1, 1, 2));
        assert!(measured.times.min() >= 499_000, "{}", measured.times.min());
    }
}
