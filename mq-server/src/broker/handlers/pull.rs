//! Pulls: codes 11 and 361.

use super::super::Broker;
use super::super::refusal::Refusal;
use super::super::tables::topic_configs::Topic;
use super::Asker;
use crate::store::{Read, ReadRequest, ReadStatus};
use bytestring::ByteString;
use mq_core::filter::{SQL92, SqlFilter, TagFilter, is_tag_type};
use mq_core::message::record::RecordView;
use mq_core::names::TopicName;
use mq_core::net::ReplyTo;
use mq_core::protocol::ResponseCode;
use mq_core::protocol::bodies::client::{MessageModel, SubscriptionData};
use mq_core::protocol::bodies::topic::PERM_READ;
use mq_core::protocol::headers::pull::{PULL_COMMIT_OFFSET, PULL_SUBSCRIPTION, PULL_SUSPEND, PullMessage, PullMessageResponse};
use mq_core::types::{BrokerId, QueueId, QueueOffset};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Longest wait at the broker.
const SUSPEND_MAX: Duration = Duration::from_secs(60);
/// Most messages one pull may ask for.
const MESSAGES_MAX: i32 = 1_024;
/// What Apache says of SQL92 while it is off, which clients show.
pub const SQL_NOT_SUPPORTED: &str = "The broker does not support consumer to filter message by SQL92";

/// A pull that passed the checks, in memory of its own: it may wait for long.
pub struct Pull {
    /// Whom to answer.
    pub to: ReplyTo,
    /// The queue.
    pub queue_id: QueueId,
    /// The first entry of interest.
    pub offset: QueueOffset,
    /// Which entries are of interest.
    pub filter: PullFilter,
    /// Until when it may wait.
    pub deadline: Instant,
    /// How far its client has consumed, if it said so.
    done: Option<QueueOffset>,
    topic: Arc<Topic>,
    group: ByteString,
    max_messages: usize,
}

/// What a pull wants.
#[derive(Clone)]
pub enum PullFilter {
    /// Messages by their tags' codes.
    Tags(TagFilter),
    /// Messages by their properties.
    Sql(Arc<SqlFilter>),
}

impl PullFilter {
    /// The filter of a subscription.
    ///
    /// # Errors
    /// The expression does not compile, or such filters are switched off.
    pub fn of(broker: &Broker, expression_type: &str, expression: &str) -> Result<Self, Refusal> {
        if is_tag_type(expression_type) {
            return Ok(Self::Tags(TagFilter::of(expression)));
        }
        if expression_type != SQL92 {
            return Err(Refusal::Subscription {
                code: ResponseCode::SUBSCRIPTION_PARSE_FAILED,
                why: "parse the consumer's subscription failed: expressions are of type TAG or SQL92",
            });
        }
        if !broker.settings.load().property_filter {
            return Err(Refusal::Failed { why: SQL_NOT_SUPPORTED.into() });
        }
        Ok(Self::Sql(broker.filters.compiled(expression)?))
    }

    /// Whether a message with that tags code may be wanted.
    pub fn matches_code(&self, code: i64) -> bool {
        match self {
            Self::Tags(tags) => tags.matches(code),
            Self::Sql(_) => true,
        }
    }

    /// Whether tags codes alone do not decide.
    pub fn reads_records(&self) -> bool {
        matches!(self, Self::Sql(_))
    }

    /// Whether the message is wanted, as far as its properties say.
    pub fn matches_record(&self, record: &RecordView<'_>) -> bool {
        match self {
            Self::Tags(_) => true,
            Self::Sql(filter) => filter.matches(record.properties_bytes()),
        }
    }
}

impl Pull {
    /// The group.
    pub fn group(&self) -> &str {
        &self.group
    }

    /// The topic.
    pub fn topic_name(&self) -> &TopicName {
        &self.topic.name
    }
}

/// Answers a pull, now or when there is something.
///
/// # Errors
/// Group, topic, queue or subscription do not allow it.
pub fn message(broker: &Arc<Broker>, asker: &Asker<'_>, to: ReplyTo, header: &PullMessage) -> Result<(), Refusal> {
    let settings = broker.settings.load();
    if settings.broker_permission & PERM_READ == 0 {
        return Err(Refusal::Forbidden { why: format!("the broker[{}] pulling message is forbidden", broker.store_host.ip()), kind: 1 });
    }
    let group = broker.groups.get_or_create(&header.consumer_group);
    let group = group.ok_or_else(|| Refusal::GroupMissing { group: header.consumer_group.clone() })?;
    if !group.consume_enable {
        return Err(Refusal::Forbidden { why: format!("subscription group no permission, {}", group.group_name), kind: 2 });
    }
    let topic = broker.topics.get(&header.topic).ok_or_else(|| Refusal::TopicMissing { topic: header.topic.clone() })?;
    if !topic.readable() {
        return Err(Refusal::Forbidden { why: format!("the topic[{}] pulling message is forbidden", topic.name), kind: 3 });
    }
    if header.queue_id.get() < 0 || header.queue_id.get() >= topic.config.read_queue_nums {
        return Err(Refusal::Invalid {
            why: format!(
                "queueId[{}] is illegal, topic:[{}] topicConfig.readQueueNums:[{}] consumer:[{}]",
                header.queue_id,
                topic.name,
                topic.config.read_queue_nums,
                asker.peer.addr()
            ),
        });
    }
    let filter = filter_of(broker, header, group.consume_broadcast_enable)?;
    let done = Some(header.commit_offset).filter(|offset| header.sys_flag & PULL_COMMIT_OFFSET != 0 && offset.get() >= 0);
    if let Some(done) = done {
        broker.offsets.commit(&group.group_name, &topic.name, header.queue_id, done);
    }
    let suspend = if settings.long_polling { header.suspend_timeout_ms.max(0) as u64 } else { settings.short_polling_ms };
    let suspend = Duration::from_millis(suspend).min(SUSPEND_MAX);
    let may_wait = header.sys_flag & PULL_SUSPEND != 0 && !suspend.is_zero();
    let pull = Pull {
        to,
        queue_id: header.queue_id,
        offset: header.queue_offset,
        filter,
        deadline: Instant::now() + suspend,
        done,
        group: group.group_name.clone(),
        max_messages: header.max_msg_nums.clamp(1, MESSAGES_MAX) as usize,
        topic,
    };
    run(broker, pull, may_wait);
    Ok(())
}

/// What the pull wants: its own words, or what its group has registered.
fn filter_of(broker: &Broker, header: &PullMessage, broadcast_enabled: bool) -> Result<PullFilter, Refusal> {
    if header.sys_flag & PULL_SUBSCRIPTION != 0 {
        let expression_type = header.expression_type.as_deref().unwrap_or_default();
        return PullFilter::of(broker, expression_type, header.subscription.as_deref().unwrap_or_default());
    }
    let missing = |why| Refusal::Subscription { code: ResponseCode::SUBSCRIPTION_NOT_EXIST, why };
    let (model, wish) =
        broker.clients.subscription(&header.consumer_group, &header.topic).ok_or_else(|| missing("the consumer's group info not exist"))?;
    if model == MessageModel::Broadcasting && !broadcast_enabled {
        return Err(Refusal::Forbidden {
            why: format!("the consumer group[{}] can not consume by broadcast way", header.consumer_group),
            kind: 4,
        });
    }
    if broker.groups.is_forbidden(&header.consumer_group, &header.topic) {
        return Err(Refusal::Forbidden {
            why: format!("the consumer group[{}] is forbidden for topic[{}]", header.consumer_group, header.topic),
            kind: 2,
        });
    }
    let wish: Arc<SubscriptionData> = wish.ok_or_else(|| missing("the consumer's subscription not exist"))?;
    if wish.sub_version < header.sub_version {
        let why = "the consumer's subscription not latest";
        return Err(Refusal::Subscription { code: ResponseCode::SUBSCRIPTION_NOT_LATEST, why });
    }
    PullFilter::of(broker, &wish.expression_type, &wish.sub_string)
}

/// Reads and answers, or parks the pull when it may wait and there is nothing yet.
pub fn run(broker: &Arc<Broker>, pull: Pull, may_wait: bool) {
    if let Some(target) = broker.offsets.tell_reset(&pull.group, &pull.topic.name, pull.queue_id, pull.offset, pull.done) {
        return answer_reset(broker, &pull, target);
    }
    let cold = pull.topic.queue(&broker.store, pull.queue_id).is_some_and(|queue| !broker.store.is_hot(queue, pull.offset));
    if cold {
        let broker = broker.clone();
        broker.offload.clone().run(move || read_and_answer(&broker, pull, may_wait));
    } else {
        read_and_answer(broker, pull, may_wait);
    }
}

fn read_and_answer(broker: &Arc<Broker>, pull: Pull, may_wait: bool) {
    let matches_record = |record: &RecordView<'_>| pull.filter.matches_record(record);
    let begun = Instant::now();
    let read = broker.store.read(&ReadRequest {
        topic: &pull.topic.name,
        queue_id: pull.queue_id,
        offset: pull.offset,
        max_messages: pull.max_messages,
        max_bytes: usize::MAX,
        matches: &|code| pull.filter.matches_code(code),
        matches_record: if pull.filter.reads_records() { Some(&matches_record) } else { None },
    });
    let code = code_of(&read, pull.offset);
    if code == ResponseCode::PULL_NOT_FOUND && may_wait {
        return park(broker, pull, read);
    }
    if code == ResponseCode::SUCCESS {
        broker.stats.note_gets(&pull.group, &pull.topic.name, read.count, read.bytes, begun.elapsed());
        broker.offsets.note_pulled(&pull.group, &pull.topic.name, pull.queue_id, read.next_offset);
    }
    answer(&pull, code, read);
}

fn park(broker: &Arc<Broker>, pull: Pull, read: Read) {
    let (topic, queue_id, offset) = (pull.topic.clone(), pull.queue_id, pull.offset);
    match broker.long_poll.park(pull) {
        Err(pull) => answer(&pull, ResponseCode::PULL_NOT_FOUND, read),
        // A message may have come between the read and the parking: then its arrival was not seen, but the queue's end is further on.
        Ok(()) if broker.store.max_offset(&topic.name, queue_id) > offset => {
            wake(broker, broker.long_poll.wake(&topic.name, queue_id, offset, None));
        }
        Ok(()) => {}
    }
}

/// Runs pulls that no longer wait.
pub fn wake(broker: &Arc<Broker>, pulls: Vec<Pull>) {
    for pull in pulls {
        // What was filtered out may be all there is: then it waits on, unless its time is over.
        let may_wait = Instant::now() < pull.deadline;
        run(broker, pull, may_wait);
    }
}

fn code_of(read: &Read, asked: QueueOffset) -> ResponseCode {
    match read.status {
        ReadStatus::Found => ResponseCode::SUCCESS,
        ReadStatus::NoMatchedMessage | ReadStatus::MessageWasRemoving => ResponseCode::PULL_RETRY_IMMEDIATELY,
        ReadStatus::NoMessageInQueue | ReadStatus::NoMatchedLogicQueue if asked.get() != 0 => ResponseCode::PULL_OFFSET_MOVED,
        ReadStatus::NoMessageInQueue | ReadStatus::NoMatchedLogicQueue => ResponseCode::PULL_NOT_FOUND,
        ReadStatus::OffsetOverflowOne | ReadStatus::OffsetFoundNull => ResponseCode::PULL_NOT_FOUND,
        ReadStatus::OffsetOverflowBadly | ReadStatus::OffsetTooSmall => ResponseCode::PULL_OFFSET_MOVED,
    }
}

fn answer(pull: &Pull, code: ResponseCode, read: Read) {
    let header = PullMessageResponse {
        suggest_which_broker_id: BrokerId::MASTER,
        next_begin_offset: read.next_offset,
        min_offset: read.min_offset,
        max_offset: read.max_offset,
        topic_sys_flag: Some(pull.topic.config.topic_sys_flag),
        group_sys_flag: Some(0),
        forbidden_type: None,
    };
    pull.to.send(code, Some(read.status.name()), &header, &read.records);
}

/// Tells the client where its group was moved to.
fn answer_reset(broker: &Broker, pull: &Pull, target: QueueOffset) {
    let header = PullMessageResponse {
        suggest_which_broker_id: BrokerId::MASTER,
        next_begin_offset: target,
        min_offset: broker.store.min_offset(&pull.topic.name, pull.queue_id),
        max_offset: broker.store.max_offset(&pull.topic.name, pull.queue_id),
        topic_sys_flag: Some(pull.topic.config.topic_sys_flag),
        group_sys_flag: Some(0),
        forbidden_type: None,
    };
    pull.to.send(ResponseCode::PULL_OFFSET_MOVED, Some("OFFSET_RESET"), &header, &[]);
}
