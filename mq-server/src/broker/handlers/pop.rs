//! Pops: code 200050. See `broker/pop` for what makes them safe.

use super::super::Broker;
use super::super::offload::Offload;
use super::super::pop::checkpoints::GroupQueue;
use super::super::pop::order::{Free, OrderKey, PoppedInOrder};
use super::super::pop::waiting::{ANY_QUEUE, Woken};
use super::super::pop::{Claim, check_point_draft, revive_log};
use super::super::refusal::Refusal;
use super::super::stats::GroupCounter;
use super::super::tables::topic_configs::Topic;
use super::pull::PullFilter;
use super::{Asker, notification};
use crate::store::{Arrival, Burst, Draft, PutResult, Read, ReadRequest, ReadStatus};
use bytes::Bytes;
use bytestring::ByteString;
use mq_core::message::properties::{POP_CK, PropertyText};
use mq_core::message::receipt::{ORDER_REVIVE_QUEUE, PopKind, Receipt, push_offsets, push_queue_number};
use mq_core::message::record::{RecordDraft, RecordView, records};
use mq_core::names::{RETRY_PREFIX, pop_retry_topic};
use mq_core::net::ReplyTo;
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::bodies::pop::CheckPoint;
use mq_core::protocol::headers::pop::{POP_FROM_MIN, PopMessage, PopMessageResponse};
use mq_core::protocol::{Command, ResponseCode};
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tracing::debug;

/// Most messages of one pop.
pub const MESSAGES_MAX: i32 = 32;
/// Longest wait at the broker.
const POLL_MAX: Duration = Duration::from_secs(300);
/// A request that its asker gave up so long ago is not carried out, ms: nobody would take the messages.
const TOO_LATE_MS: i64 = 500;
/// A pop that is woken for nothing so often in a row waits for an arrival.
const LOOKS_MAX: u8 = 3;

/// A pop that passed the checks, in memory of its own: it may wait for long.
pub struct Pop {
    /// Which messages of the topic are of interest.
    pub filter: PullFilter,
    to: ReplyTo,
    topic: Arc<Topic>,
    group: ByteString,
    queue_id: QueueId,
    messages_max: usize,
    invisible_ms: i64,
    from_min: bool,
    order: bool,
    attempt_id: Option<ByteString>,
    /// Until when it may wait; `None`: it may not.
    deadline: Option<Instant>,
    /// How often it found nothing though there seemed to be something.
    looks: u8,
}

/// What one pop takes from one queue.
struct Part {
    topic: Arc<Topic>,
    queue_id: QueueId,
    /// Held until the group's position has moved.
    _claim: Claim,
    start: QueueOffset,
    next: QueueOffset,
    offsets: Vec<QueueOffset>,
    records: Vec<Bytes>,
    /// How long reading them took.
    took: Duration,
}

/// A pop in progress.
struct Taking {
    pop_time: UnixMs,
    revive_queue_id: QueueId,
    parts: Vec<Part>,
    count: usize,
    /// Messages that are left in the queues that were looked at.
    rest: i64,
    /// Messages that the filter does not want were passed over.
    passed_over: bool,
    order_counts: String,
}

/// Answers a pop, now or when there is something.
///
/// # Errors
/// Group, topic, queue, filter or an unmet limit do not allow it.
pub fn message(broker: &Arc<Broker>, asker: &Asker<'_>, request: &Command) -> Result<(), Refusal> {
    let header: PopMessage = request.header()?;
    let to = ReplyTo::new(asker.peer, request);
    let now = UnixMs::now();
    let born = if header.born_time.get() > 0 { header.born_time } else { now };
    if now.get() - born.get() - header.poll_ms > TOO_LATE_MS {
        let remark = format!("the broker[{}] pop message is timeout too much", broker.store_host.ip());
        to.send(ResponseCode::POLLING_TIMEOUT, Some(&remark), &empty_answer(UnixMs(0), 0, QueueId(0), 0), &[]);
        return Ok(());
    }
    if header.max_msg_nums > MESSAGES_MAX {
        let why = format!("the broker[{}] pop message's num is greater than 32", broker.store_host.ip());
        return Err(Refusal::Invalid { why });
    }
    let (topic, group) = poppable(broker, asker, &header.topic, &header.consumer_group, header.queue_id)?;
    let wait_ms = (born.get().saturating_add(header.poll_ms) - now.get()).clamp(0, header.poll_ms.max(0));
    let wait = Duration::from_millis(wait_ms as u64).min(POLL_MAX);
    let pop = Pop {
        filter: filter(broker, &header)?,
        to,
        topic,
        group: group.group_name.clone(),
        queue_id: if header.queue_id.get() < 0 { ANY_QUEUE } else { header.queue_id },
        messages_max: header.max_msg_nums.max(1) as usize,
        invisible_ms: header.invisible_ms.max(0),
        from_min: header.init_mode == POP_FROM_MIN,
        order: header.order,
        attempt_id: header.attempt_id.as_deref().map(ByteString::from),
        deadline: (header.poll_ms > 0 && !wait.is_zero()).then(|| Instant::now() + wait),
        looks: 0,
    };
    run(broker, pop);
    Ok(())
}

/// The topic and the group, if the group may pop that queue.
///
/// # Errors
/// One of the three does not allow it.
pub fn poppable(
    broker: &Broker,
    asker: &Asker<'_>,
    topic: &ByteString,
    group: &str,
    queue_id: QueueId,
) -> Result<(Arc<Topic>, Arc<SubscriptionGroupConfig>), Refusal> {
    let topic = broker.topics.get(topic).ok_or_else(|| Refusal::TopicMissing { topic: topic.clone() })?;
    if !topic.readable() {
        return Err(Refusal::Forbidden { why: format!("the topic[{}] peeking message is forbidden", topic.name), kind: 3 });
    }
    let queue_nums = topic.config.read_queue_nums;
    if queue_id.get() >= queue_nums {
        let why = format!(
            "queueId[{queue_id}] is illegal, topic:[{}] topicConfig.readQueueNums:[{queue_nums}] consumer:[{}]",
            topic.name,
            asker.peer.addr()
        );
        return Err(Refusal::Invalid { why });
    }
    let group = broker.groups.get_or_create(group).ok_or_else(|| Refusal::GroupMissing { group: group.into() })?;
    if !group.consume_enable {
        return Err(Refusal::Forbidden { why: format!("subscription group no permission, {}", group.group_name), kind: 2 });
    }
    Ok((topic, group))
}

/// Refuses a pop with what refused pops carry.
pub fn refuse(to: &ReplyTo, refusal: &Refusal) {
    let (code, remark) = refusal.answer();
    debug!(peer = %to.peer.addr(), %code, remark, "pop refused");
    to.send(code, Some(&remark), &empty_answer(UnixMs(0), 0, QueueId(0), 0), &[]);
}

/// A message can be read: carries out what waits for it.
pub fn arrived(broker: &Arc<Broker>, arrival: &Arrival<'_>) {
    let mut woken = broker.pops.waiting.arrived(arrival);
    woken.pops.iter_mut().for_each(|pop| pop.looks = 0);
    resume(broker, woken);
}

/// Carries out what no longer waits, away from the thread that woke it.
pub fn resume(broker: &Arc<Broker>, woken: Woken) {
    for pop in woken.pops {
        offload(broker, move |broker| take(broker, pop));
    }
    for notice in woken.notices {
        offload(broker, move |broker| notification::run(broker, notice));
    }
}

/// Answers what has waited until its deadline.
pub fn expire(broker: &Arc<Broker>, expired: Woken) {
    let at_once = |pop| Pop { deadline: None, ..pop };
    resume(broker, Woken { pops: expired.pops.into_iter().map(at_once).collect(), notices: Vec::new() });
    expired.notices.iter().for_each(notification::expired);
}

fn offload(broker: &Arc<Broker>, job: impl FnOnce(&Arc<Broker>) + Send + 'static) {
    let owner = broker.clone();
    Offload::run(&broker.offload, move || job(&owner));
}

fn filter(broker: &Broker, header: &PopMessage) -> Result<PullFilter, Refusal> {
    // Without an expression there is nothing to filter by, whatever its type.
    match header.exp.as_deref().filter(|expression| !expression.is_empty()) {
        Some(expression) => PullFilter::of(broker, header.exp_type.as_deref().unwrap_or_default(), expression),
        None => PullFilter::of(broker, "", ""),
    }
}

/// Takes what there is, on this thread if it is in memory.
fn run(broker: &Arc<Broker>, pop: Pop) {
    let is_hot = |topic: &Topic, queue_id| {
        let next = broker.offsets.get(&pop.group, &topic.name, queue_id);
        next.is_none_or(|next| topic.queue(&broker.store, queue_id).is_none_or(|queue| broker.store.is_hot(queue, next)))
    };
    if scope(broker, &pop).iter().all(|(topic, queue_id)| is_hot(topic, *queue_id)) {
        take(broker, pop);
    } else {
        offload(broker, move |broker| take(broker, pop));
    }
}

/// The queues to look at, in turn: the topic's from another one each time, and those of its retry topics before or behind.
fn scope(broker: &Broker, pop: &Pop) -> Vec<(Arc<Topic>, QueueId)> {
    let settings = broker.settings.load();
    let turn = broker.pops.turn();
    let in_turn = |topic: &Arc<Topic>| {
        let nums = topic.config.read_queue_nums.max(0) as u64;
        (0..nums).map(|at| (topic.clone(), QueueId(((turn + at) % nums) as i32))).collect::<Vec<_>>()
    };
    let own = if pop.queue_id == ANY_QUEUE { in_turn(&pop.topic) } else { vec![(pop.topic.clone(), pop.queue_id)] };
    if pop.order || pop.topic.name.starts_with(RETRY_PREFIX) {
        return own;
    }
    let v2 = settings.retry_topic_v2;
    // Old retries are looked at now and then while new ones go to the newer name.
    let old_name = !v2 || settings.old_retry_topics && turn.is_multiple_of(2);
    let retry = broker.topics.get(&pop_retry_topic(&pop.group, &pop.topic.name, !old_name));
    let retries = retry.filter(|topic| topic.readable()).map(|topic| in_turn(&topic)).unwrap_or_default();
    // Spread evenly over the turns: a counter has no lucky streaks.
    let retries_first = (turn.wrapping_mul(37) % 100) < settings.retry_probability as u64;
    if retries_first { retries.into_iter().chain(own).collect() } else { own.into_iter().chain(retries).collect() }
}

/// Reads the queues, then answers, waits, or writes the check-points first.
fn take(broker: &Arc<Broker>, pop: Pop) {
    let log = match revive_log(broker) {
        Ok(log) => log,
        Err(refusal) => return refuse(&pop.to, &refusal),
    };
    if broker.pops.is_full(&pop.group) {
        return answer_nothing(&pop, ResponseCode::POLLING_FULL, UnixMs::now(), 0);
    }
    let revive_queue_id = if pop.order { ORDER_REVIVE_QUEUE } else { QueueId((broker.pops.turn() % log.queue_nums() as u64) as i32) };
    let mut taking = Taking {
        pop_time: UnixMs::now(),
        revive_queue_id,
        parts: Vec::new(),
        count: 0,
        rest: 0,
        passed_over: false,
        order_counts: String::new(),
    };
    for (topic, queue_id) in scope(broker, &pop) {
        take_from(broker, &pop, &mut taking, &topic, queue_id);
    }
    if taking.parts.is_empty() {
        return wait(broker, pop, &taking);
    }
    if pop.order {
        return answer(broker, pop, taking);
    }
    let drafts: Result<Vec<Draft>, Refusal> = taking
        .parts
        .iter()
        .map(|part| check_point_draft(broker, &log, revive_queue_id, &check_point(broker, &pop, &taking, part)))
        .collect();
    match drafts {
        Ok(drafts) => {
            let owner = broker.clone();
            broker.store.append(Burst { drafts, done: Box::new(move |results| written(&owner, pop, taking, &results)) });
        }
        Err(refusal) => refuse(&pop.to, &refusal),
    }
}

/// Takes what there is room for from one queue, unless another pop reads it now or something of it is out in order.
fn take_from(broker: &Arc<Broker>, pop: &Pop, taking: &mut Taking, topic: &Arc<Topic>, queue_id: QueueId) {
    let end = broker.store.max_offset(&topic.name, queue_id);
    let left = |from: QueueOffset| (end.get() - from.get()).max(0);
    let known = broker.offsets.get(&pop.group, &topic.name, queue_id);
    let room = pop.messages_max - taking.count;
    let claim = (room > 0).then(|| broker.pops.claim(topic.name.as_shared(), &pop.group, queue_id)).flatten();
    let Some(claim) = claim else {
        taking.rest += if pop.order { 0 } else { known.map_or(0, left) };
        return;
    };
    let key = OrderKey { topic: &topic.name, group: &pop.group, queue_id };
    let start = position(broker, pop, topic, queue_id);
    let free = if pop.order { broker.pops.orders.check_free(key, pop.attempt_id.as_deref(), taking.pop_time) } else { None };
    if pop.order && free.is_none() {
        return;
    }
    if start == broker.store.max_offset(&topic.name, queue_id) {
        return;
    }
    let begun = Instant::now();
    let (start, read) = read(broker, pop, topic, queue_id, start, room);
    taking.rest += left(read.next_offset);
    let offsets: Vec<_> = read.records.iter().flat_map(|slice| records(slice)).map(|record| record.queue_offset()).collect();
    if offsets.is_empty() {
        taking.passed_over |= read.next_offset > start;
        broker.offsets.commit(&pop.group, &topic.name, queue_id, read.next_offset);
        return;
    }
    let (next, records, took) = (read.next_offset, read.records, begun.elapsed());
    let part = Part { topic: topic.clone(), queue_id, _claim: claim, start, next, offsets, records, took };
    if free.is_none_or(|free| note_in_order(broker, pop, taking, &part, key, free)) {
        taking.count += part.offsets.len();
        taking.parts.push(part);
    }
}

/// Notes an ordered pop; the group's position stays at its first message.
fn note_in_order(broker: &Broker, pop: &Pop, taking: &mut Taking, part: &Part, key: OrderKey<'_>, free: Free) -> bool {
    let popped = PoppedInOrder {
        attempt_id: pop.attempt_id.as_deref(),
        pop_time: taking.pop_time,
        invisible_ms: pop.invisible_ms,
        offsets: &part.offsets,
    };
    let noted = broker.pops.orders.popped(key, free, &popped, &mut taking.order_counts);
    if noted {
        broker.offsets.commit(&pop.group, &part.topic.name, part.queue_id, part.start);
    }
    noted
}

/// Where the group goes on in the queue: where it was moved to, where it is, or where it begins, which is thereby fixed.
fn position(broker: &Broker, pop: &Pop, topic: &Topic, queue_id: QueueId) -> QueueOffset {
    if let Some(target) = broker.offsets.take_reset(&pop.group, &topic.name, queue_id) {
        broker.pops.orders.clear(OrderKey { topic: &topic.name, group: &pop.group, queue_id });
        return target;
    }
    if let Some(known) = broker.offsets.get(&pop.group, &topic.name, queue_id) {
        return known;
    }
    let (min, max) = (broker.store.min_offset(&topic.name, queue_id), broker.store.max_offset(&topic.name, queue_id));
    let is_young = || min.get() <= 0 && topic.queue(&broker.store, queue_id).is_none_or(|queue| broker.store.is_hot(queue, QueueOffset(0)));
    let first = match pop.from_min || topic.name.starts_with(RETRY_PREFIX) {
        true => min,
        false if is_young() => QueueOffset(0),
        false => max.advance(-1).max(min),
    };
    broker.offsets.commit(&pop.group, &topic.name, queue_id, first);
    first
}

/// Reads from `start`, or from where the queue begins or goes on if it has nothing there any more.
fn read(broker: &Broker, pop: &Pop, topic: &Topic, queue_id: QueueId, start: QueueOffset, room: usize) -> (QueueOffset, Read) {
    let matches_record = |record: &RecordView<'_>| pop.filter.matches_record(record);
    let from = |offset| {
        broker.store.read(&ReadRequest {
            topic: &topic.name,
            queue_id,
            offset,
            max_messages: room,
            max_bytes: usize::MAX,
            matches: &|code| pop.filter.matches_code(code),
            matches_record: if pop.filter.reads_records() { Some(&matches_record) } else { None },
        })
    };
    let first = from(start);
    match first.status {
        ReadStatus::OffsetTooSmall | ReadStatus::OffsetOverflowBadly | ReadStatus::OffsetFoundNull => {
            broker.offsets.commit(&pop.group, &topic.name, queue_id, first.next_offset);
            (first.next_offset, from(first.next_offset))
        }
        _ => (start, first),
    }
}

fn check_point(broker: &Broker, pop: &Pop, taking: &Taking, part: &Part) -> CheckPoint {
    CheckPoint {
        start: part.start,
        pop_time: taking.pop_time,
        invisible_ms: pop.invisible_ms,
        count: part.offsets.len() as i32,
        queue_id: part.queue_id,
        topic: part.topic.name.as_shared().clone(),
        group: pop.group.clone(),
        distances: part.offsets.iter().map(|offset| (offset.get() - part.start.get()) as i32).collect(),
        broker_name: Some(broker.broker_name.clone()),
        ..CheckPoint::default()
    }
}

/// The check-points are in the log: the group's positions move, the messages go out. What has no check-point stays.
fn written(broker: &Arc<Broker>, pop: Pop, mut taking: Taking, results: &[PutResult]) {
    let mut stored = results.iter().map(Result::is_ok);
    taking.parts.retain(|_| stored.next() == Some(true));
    if taking.parts.is_empty() {
        let failure = results.iter().find_map(|result| result.as_ref().err());
        let why = || Refusal::Failed { why: "no check-point was written".into() };
        return refuse(&pop.to, &failure.map_or_else(why, |error| Refusal::Store(error.clone())));
    }
    for part in &taking.parts {
        broker.offsets.commit(&pop.group, &part.topic.name, part.queue_id, part.next);
        broker.offsets.note_pulled(&pop.group, &part.topic.name, part.queue_id, part.next);
    }
    answer(broker, pop, taking);
}

/// Sends what was taken, gives the queues free and wakes the next one if something is left.
fn answer(broker: &Arc<Broker>, pop: Pop, taking: Taking) {
    let (mut starts, mut offsets, mut body) = (String::new(), String::new(), Vec::new());
    for part in &taking.parts {
        let kind = PopKind::of_topic(&part.topic.name);
        push_queue_number(&mut starts, kind, part.queue_id, part.start.get());
        push_offsets(&mut offsets, kind, part.queue_id, part.offsets.iter().copied());
        let from_retries = part.topic.name != pop.topic.name;
        if from_retries {
            body.push(renamed(broker, &pop, &taking, part, kind));
        } else {
            body.extend(part.records.iter().cloned());
        }
        let bytes = part.records.iter().map(Bytes::len).sum();
        broker.stats.note_gets(&pop.group, &part.topic.name, part.offsets.len(), bytes, part.took);
        broker.stats.note_group(GroupCounter::CkNums, &pop.group, &part.topic.name, 1);
    }
    let header = PopMessageResponse {
        start_offset_info: Some(starts.into()),
        msg_offset_info: Some(offsets.into()),
        order_count_info: pop.order.then(|| taking.order_counts.into()),
        ..empty_answer(taking.pop_time, pop.invisible_ms, taking.revive_queue_id, taking.rest)
    };
    pop.to.send(ResponseCode::SUCCESS, Some("FOUND"), &header, &body);
    // The claims end first: who is woken finds the queues free, and who found them claimed waits by now or looks again.
    drop(taking.parts);
    wake_next(broker, &pop);
}

/// Wakes the next one that waits if there is something for it.
fn wake_next(broker: &Arc<Broker>, pop: &Pop) {
    if broker.pops.waiting.is_empty() {
        return;
    }
    let left = GroupScope { queues: scope(broker, pop), order: pop.order, group: pop.group.clone() };
    if left.has_something(broker) {
        resume(broker, broker.pops.waiting.of_group(&pop.topic.name, &pop.group, pop.queue_id));
    }
}

/// Messages of a retry topic as messages of their own topic, each with its receipt.
fn renamed(broker: &Broker, pop: &Pop, taking: &Taking, part: &Part, kind: PopKind) -> Bytes {
    let mut out = Vec::new();
    for view in part.records.iter().flat_map(|slice| records(slice)) {
        let receipt = Receipt {
            start: part.start,
            pop_time: taking.pop_time,
            invisible_ms: pop.invisible_ms,
            revive_queue_id: taking.revive_queue_id,
            kind,
            broker_name: broker.broker_name.clone(),
            queue_id: part.queue_id,
            offset: Some(view.queue_offset()),
        };
        let mut text = PropertyText::from_record(view.properties_bytes());
        text.set(POP_CK, &receipt.to_string());
        let draft = draft_of(&view, &pop.topic.name, text.as_str().as_bytes());
        if draft.encode(false, &mut out).is_err() {
            // The receipt makes its properties too long: clients also make receipts themselves, of the answer's header.
            out.extend_from_slice(view.bytes());
        }
    }
    out.into()
}

fn draft_of<'a>(view: &RecordView<'a>, topic: &'a str, properties: &'a [u8]) -> RecordDraft<'a> {
    RecordDraft {
        topic,
        queue_id: view.queue_id(),
        flag: view.flag(),
        sys_flag: view.sys_flag(),
        born_timestamp: view.born_timestamp(),
        born_host: view.born_host(),
        store_timestamp: view.store_timestamp(),
        store_host: view.store_host(),
        reconsume_times: view.reconsume_times(),
        prepared_transaction_offset: view.prepared_transaction_offset(),
        body: view.body(),
        body_crc: view.body_crc(),
        properties,
        queue_offset: view.queue_offset(),
        phy_offset: view.phy_offset(),
    }
}

/// Lets a pop that found nothing wait, or answers it.
fn wait(broker: &Arc<Broker>, mut pop: Pop, taking: &Taking) {
    let waiting = &broker.pops.waiting.pops;
    let Some(deadline) = pop.deadline.filter(|deadline| *deadline > Instant::now()) else {
        return answer_nothing(&pop, ResponseCode::POLLING_TIMEOUT, taking.pop_time, taking.rest);
    };
    let settings = broker.settings.load();
    let key = (pop.group.clone(), pop.queue_id);
    let is_full =
        waiting.len() >= settings.polls_max as usize || waiting.len_of(&pop.topic.name, &key) > settings.polls_of_group_max as usize;
    if is_full {
        return answer_nothing(&pop, ResponseCode::POLLING_FULL, taking.pop_time, taking.rest);
    }
    // One read goes through so many messages only: behind those that are not wanted may be some that are.
    pop.looks = if taking.passed_over { 0 } else { pop.looks + 1 };
    let (topic, looks, peer) = (pop.topic.clone(), pop.looks, pop.to.peer.clone());
    // A message may have come between the read and the parking, or a pop that had claimed a queue be done by now.
    let again = GroupScope { queues: scope(broker, &pop), order: pop.order, group: pop.group.clone() };
    waiting.park(&topic.name, key.clone(), &peer, deadline, pop);
    if looks < LOOKS_MAX && again.has_something(broker) {
        resume(broker, broker.pops.waiting.of_group(&topic.name, &key.0, key.1));
    }
}

/// Queues that a group may pop.
pub struct GroupScope {
    /// The queues.
    pub queues: Vec<(Arc<Topic>, QueueId)>,
    /// Whether in order.
    pub order: bool,
    /// The group.
    pub group: ByteString,
}

impl GroupScope {
    /// Whether a pop would find something to read now.
    pub fn has_something(&self, broker: &Broker) -> bool {
        self.queues.iter().any(|(topic, queue_id)| {
            let queue = GroupQueue { topic: topic.name.as_shared().clone(), group: self.group.clone(), queue_id: *queue_id };
            let next = broker.offsets.get(&queue.group, &queue.topic, queue.queue_id);
            let next = next.unwrap_or_else(|| broker.store.min_offset(&queue.topic, queue.queue_id));
            let key = OrderKey { topic: &queue.topic, group: &queue.group, queue_id: queue.queue_id };
            broker.store.max_offset(&queue.topic, queue.queue_id) > next
                && !broker.pops.is_claimed(&queue.topic, &queue.group, queue.queue_id)
                && (!self.order || broker.pops.orders.check_free(key, None, UnixMs::now()).is_some())
        })
    }
}

fn answer_nothing(pop: &Pop, code: ResponseCode, pop_time: UnixMs, rest: i64) {
    let revive_queue_id = if pop.order { ORDER_REVIVE_QUEUE } else { QueueId(0) };
    let header = empty_answer(pop_time, pop.invisible_ms, revive_queue_id, rest);
    pop.to.send(code, Some(ReadStatus::NoMessageInQueue.name()), &header, &[]);
}

/// What an answer without messages says.
pub fn empty_answer(pop_time: UnixMs, invisible_ms: i64, revive_queue_id: QueueId, rest_num: i64) -> PopMessageResponse {
    PopMessageResponse {
        pop_time,
        invisible_ms,
        revive_queue_id,
        rest_num,
        start_offset_info: None,
        msg_offset_info: None,
        order_count_info: None,
    }
}
