//! Asking the cluster, off the task that draws: who is there, whether each broker answers, what it holds.
//!
//! * `topology` asks every name server.
//! * `probe` asks each broker whether it is there, on a connection of its own, so that no long answer can make a broker look silent.
//! * `lists` asks one replica of each broker name for topics, groups and positions, by bulk requests.
//! * `inquiries` ask what one screen wants besides, `browse` pages of messages among it, `clients` all clients, `members` who is in a group,
//!   `sheets` the plain ones, `delayed` when delayed messages are due.
//! * `facts` looks closer at the groups that are on the screen; `fresh` asks for their positions where all are asked for rarely.
//! * `names` keeps one copy of each name.
//!
//! What is asked, how often, and what it costs a broker that has T topics and G groups of Q queues each:
//! ```text
//! probe            every 2 s                           one small answer
//! topics, groups   every 10 s: did they change?        one entry of each table and its version; the whole table only when it did
//! all positions    every 2 to 10 s, by screen          G * Q entries; see below
//! visible topics   every 2 s, 8 a second at most       the ends of one topic each
//! visible groups   every 3 s and 10 s, 4 a second      clients, ends, ages
//! their positions  every 2 s and 5 s, 4 a second       Q entries each, only where all positions are asked for rarely
//! name servers     every 10 s                          the brokers
//! ```
//! A long answer is asked for less often ([`affordable`]): after each there is a pause for every entry of it, [`ENTRY_PAUSE`], which is several
//! hundred times what an entry costs a broker. So what a broker spends on us has a bound that does not grow with the cluster, and screens
//! say how old a figure is. What is on the screen does not become old with it: those rows are asked for on their own.
//!
//! What to ask for comes as a [`Want`]; answers go back as samples. Invariants: every request has a deadline; of one lane only one request
//! is under way, so a slow broker is asked less often and holds up nobody else; nothing that is not on the screen is asked for one by one.

mod browse;
mod clients;
mod delayed;
mod facts;
mod fresh;
mod inquiries;
mod lists;
mod members;
mod names;
mod probe;
mod sheets;
mod topology;

use crate::inquiry::Inquiry;
use crate::model::Name;
use crate::model::sample::{Content, ProgressTable, Sample};
use crate::update::{Msg, Want};
use mq_core::admin::{Admin, AdminConfig, QueueProgress};
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::types::UnixMs;
use parking_lot::Mutex;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, watch};
use tokio::task::{AbortHandle, JoinSet};

/// An answer slower than this doubles the time to the next question.
const SLOW: Duration = Duration::from_millis(200);
/// Pause for each entry of a bulk answer. An entry costs a broker some microseconds of processor time.
const ENTRY_PAUSE: Duration = Duration::from_millis(2);
/// However long a bulk answer is, it is asked for again after so long.
const BULK_PERIOD_MAX: Duration = Duration::from_secs(60);
/// How often the number of requests is told.
const REQUESTS_TOLD_EVERY: Duration = Duration::from_secs(2);

/// Says what time it is, where an answer is judged by it.
pub type Now = Arc<dyn Fn() -> UnixMs + Send + Sync>;

/// What all lanes share.
#[derive(Clone)]
struct Lane {
    now: Now,
    want: watch::Receiver<Want>,
    messages: mpsc::Sender<Msg>,
    /// The last positions of groups, by broker name, and whether they are asked for rarely; `facts` starts from them.
    progress: Arc<Mutex<BTreeMap<Name, (Arc<ProgressTable>, bool)>>>,
    /// What `fresh` learnt since, by group and topic and by broker name.
    fresh: Arc<Mutex<BTreeMap<(Name, Name), BTreeMap<Name, Vec<QueueProgress>>>>>,
    /// The last groups, by broker name.
    groups: Arc<Mutex<BTreeMap<Name, Groups>>>,
}

/// The groups of a broker and, of those that are not set as every new group is, how they are.
#[derive(Debug, Clone, Default)]
struct Groups {
    names: Vec<Name>,
    settings: BTreeMap<Name, SubscriptionGroupConfig>,
}

impl Lane {
    /// Hands on an answer to a question of `asked_ms`. Returns false when nobody listens any more.
    async fn tell(&self, generation: u64, asked_ms: i64, content: Content) -> bool {
        let sample = Sample { asked_ms, at_ms: UnixMs::now().get(), content };
        self.messages.send(Msg::Sample(generation, Box::new(sample))).await.is_ok()
    }

    /// Waits for `span`, or until everything is to be asked anew.
    async fn pause(&mut self, span: Duration) {
        let refreshes = self.want.borrow().refreshes;
        let refreshed = self.want.wait_for(|want| want.refreshes != refreshes);
        let ended = tokio::time::timeout(span, async { refreshed.await.is_err() }).await;
        if ended == Ok(true) {
            // Nobody wants anything any more; the lane is about to be stopped.
            std::future::pending::<()>().await;
        }
    }

    /// Brokers that know of the group in the topic and are asked for all groups only rarely.
    fn rarely_asked(&self, key: &(Name, Name)) -> Vec<Name> {
        let tables = self.progress.lock();
        tables.iter().filter(|(_, (table, rarely))| *rarely && table.contains_key(key)).map(|(name, _)| name.clone()).collect()
    }

    /// A broker told of all groups: what was learnt of single ones before is old.
    fn told_of_all(&self, broker: &Name, table: Arc<ProgressTable>, rarely: bool) {
        self.fresh.lock().retain(|_, on| {
            on.remove(broker);
            !on.is_empty()
        });
        self.progress.lock().insert(broker.clone(), (table, rarely));
    }

    fn period(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.want.borrow().period_ms).unwrap_or(1_000))
    }

    fn ha_period(&self) -> Duration {
        let wanted = self.want.borrow().ha_period_ms.and_then(|ms| u64::try_from(ms).ok());
        wanted.map_or_else(|| self.period(), Duration::from_millis)
    }

    fn probe_period(&self) -> Duration {
        Duration::from_millis(u64::try_from(self.want.borrow().probe_period_ms).unwrap_or(1_000))
    }
}

/// Asks until `messages` has no reader any more. Probes get a door of their own.
pub async fn run(config: AdminConfig, mut want: watch::Receiver<Want>, messages: mpsc::Sender<Msg>, now: Now) {
    let (admin, probes) = (Admin::connect(config.clone()), Admin::connect(config.clone()));
    let lane = Lane {
        now,
        want: want.clone(),
        messages: messages.clone(),
        progress: Arc::default(),
        fresh: Arc::default(),
        groups: Arc::default(),
    };
    let mut lanes = Lanes::default();
    lanes.tasks.spawn(topology::run(config.clone(), lane.clone()));
    lanes.tasks.spawn(facts::run(admin.clone(), lane.clone()));
    lanes.tasks.spawn(fresh::run(admin.clone(), lane.clone()));
    let mut told = tokio::time::interval(REQUESTS_TOLD_EVERY);
    loop {
        let now = want.borrow_and_update().clone();
        lanes.keep(&now, &lane, &admin, &probes);
        tokio::select! {
            changed = want.changed() => if changed.is_err() { break },
            _ = told.tick() => {
                let sent = admin.requests_sent() + probes.requests_sent();
                if messages.send(Msg::Requests(sent)).await.is_err() {
                    break;
                }
            }
        }
    }
    admin.close();
    probes.close();
}

/// The lanes that run, by whom they ask. They end when this is dropped.
#[derive(Default)]
struct Lanes {
    tasks: JoinSet<()>,
    by_target: HashMap<Target, AbortHandle>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Target {
    Probe(crate::model::BrokerKey, Name),
    Lists(Name, Name),
    Inquiry(Inquiry),
}

impl Lanes {
    /// Starts the lanes that are wanted and stops those that are not.
    fn keep(&mut self, want: &Want, lane: &Lane, admin: &Admin, probes: &Admin) {
        let probed = want.probes.iter().map(|(key, addr)| Target::Probe(key.clone(), addr.clone()));
        let listed = want.sources.iter().map(|broker| Target::Lists(broker.name.clone(), broker.addr.clone()));
        let inquired = want.inquiries.iter().cloned().chain(want.ha_period_ms.map(|_| Inquiry::Ha)).map(Target::Inquiry);
        let wanted: Vec<Target> = probed.chain(listed).chain(inquired).collect();
        self.by_target.retain(|target, task| {
            let keep = wanted.contains(target);
            if !keep {
                task.abort();
            }
            keep
        });
        for target in wanted {
            if self.by_target.contains_key(&target) {
                continue;
            }
            let task = match target.clone() {
                Target::Probe(key, addr) => self.tasks.spawn(probe::run(probes.clone(), lane.clone(), key, addr)),
                Target::Lists(name, addr) => self.tasks.spawn(lists::run(admin.clone(), lane.clone(), name, addr)),
                Target::Inquiry(inquiry) => self.tasks.spawn(inquiries::run(admin.clone(), lane.clone(), inquiry)),
            };
            self.by_target.insert(target, task);
        }
        // Stopped lanes leave their results behind.
        while self.tasks.try_join_next().is_some() {}
    }
}

/// The time to the next question: slow answers make it longer.
fn stretched(period: Duration, took: Duration) -> Duration {
    if took > SLOW { period.saturating_mul(2).max(took) } else { period }
}

/// The time to the next bulk question after an answer of so many entries. Its size tells what it cost; how long it took would tell more of
/// the network.
fn affordable(period: Duration, entries: usize) -> Duration {
    period.max(ENTRY_PAUSE.saturating_mul(u32::try_from(entries).unwrap_or(u32::MAX)).min(BULK_PERIOD_MAX))
}

/// `span`, or up to a quarter less, so that many consoles do not ask at the same moment.
fn jittered(span: Duration) -> Duration {
    let random = RandomState::new().build_hasher().finish() % 256;
    span - span.mul_f64(random as f64 / 1024.0)
}

/// Runs `question` and says when it was asked (Unix ms), what came, and how long it took.
async fn timed<T>(question: impl Future<Output = T>) -> (i64, T, Duration) {
    let (asked_ms, begun) = (UnixMs::now().get(), Instant::now());
    let answer = question.await;
    (asked_ms, answer, begun.elapsed())
}

#[cfg(test)]
mod tests;
