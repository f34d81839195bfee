//! The end of transactions: code 37, and 323 for half messages that were parked.
//!
//! Ends come one-way and in great number: all that one read brought are appended together, each commit's message and behind them one op
//! message for all of them. What is cold, or is being decided by somebody else at this moment, is done by a job that may block.

use super::super::Broker;
use super::super::deferred::half_messages::{HalfMessage, op_drafts, queue_of};
use super::super::deferred::undecided::Claim;
use super::super::refusal::Refusal;
use super::{Asker, Reply};
use crate::store::{Burst, Draft, FlushMode, PutResult, StoreError};
use bytes::Bytes;
use mq_core::message::TransactionKind;
use mq_core::message::ids::OffsetMsgId;
use mq_core::message::properties::{self, PropertyText};
use mq_core::message::record::RecordView;
use mq_core::message::sys_flag::SysFlag;
use mq_core::names::{TRANS_CHECK_MAX_TIME_TOPIC, TRANS_HALF_TOPIC};
use mq_core::net::{Peer, ReplyTo};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::transaction::{EndTransaction, ResumeCheckHalfMessage};
use mq_core::protocol::{Command, ResponseCode};
use mq_core::types::{PhyOffset, QueueOffset, UnixMs};
use std::sync::Arc;
use tracing::debug;

/// A decision that is checked and belongs to nobody else until it is in the log.
pub struct Ended {
    to: ReplyTo,
    taken: Taken,
}

/// A claimed half message.
struct Taken {
    /// Its first copy.
    origin: QueueOffset,
    /// The copy that counts.
    half: QueueOffset,
    /// The message that it becomes, when it is a commit.
    committed: Option<Draft>,
}

/// What a producer wants.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Decision {
    Commit,
    RollBack,
}

/// Checks a decision. `None`: there is nothing to decide (the producer does not know yet, which is never answered), or a job does it.
///
/// # Errors
/// The half message is not there, not that producer's, or decided already.
pub fn end(broker: &Arc<Broker>, peer: &Arc<Peer>, request: &Command) -> Result<Option<Ended>, Refusal> {
    let header: EndTransaction = request.header()?;
    if header.from_transaction_check {
        broker.half_messages.note_answer();
    }
    let decision = match SysFlag(header.commit_or_rollback).transaction() {
        TransactionKind::Commit => Decision::Commit,
        TransactionKind::Rollback => Decision::RollBack,
        TransactionKind::None | TransactionKind::Prepared => return Ok(None),
    };
    let to = ReplyTo::new(peer, request);
    if !broker.store.is_recent(header.commit_log_offset) {
        end_aside(broker, to, header, decision);
        return Ok(None);
    }
    let taken = take(broker, &header, decision, |origin, at| broker.half_messages.lock().claim(origin, at))?;
    if taken.is_none() {
        end_aside(broker, to.clone(), header, decision);
    }
    Ok(taken.map(|taken| Ended { to, taken }))
}

/// What the decisions of one read come to; each is answered when the log has it.
pub fn burst(broker: &Arc<Broker>, ended: Vec<Ended>) -> Burst {
    let halves: Vec<QueueOffset> = ended.iter().map(|end| end.taken.half).collect();
    let mut drafts = Vec::with_capacity(ended.len() + 1);
    let mut bytes = 0;
    let ended: Vec<Settling> = ended
        .into_iter()
        .map(|Ended { to, taken }| {
            let commits = taken.committed.is_some();
            bytes += taken.committed.as_ref().map_or(0, |draft| draft.body.len());
            drafts.extend(taken.committed);
            Settling { to, origin: taken.origin, half: taken.half, commits }
        })
        .collect();
    broker.stats.note_puts(drafts.len(), bytes);
    let mut op_halves = Vec::with_capacity(1);
    for (draft, half_max) in op_drafts(broker, &halves) {
        drafts.push(draft);
        op_halves.push(half_max);
    }
    let settler = broker.clone();
    let done = Box::new(move |results: Vec<PutResult>| settle(&settler, ended, &op_halves, results));
    Burst { drafts, done }
}

/// What is left of a decision while its burst is written.
struct Settling {
    to: ReplyTo,
    origin: QueueOffset,
    half: QueueOffset,
    commits: bool,
}

/// Takes the half message by `claim`. `None`: it is busy.
fn take(
    broker: &Broker,
    header: &EndTransaction,
    decision: Decision,
    claim: impl FnOnce(QueueOffset, QueueOffset) -> Claim,
) -> Result<Option<Taken>, Refusal> {
    let wrong = |why: &str| Refusal::Failed { why: why.into() };
    let record = broker.store.record_at(header.commit_log_offset);
    let missing = || wrong("Find prepared transaction message failed");
    let record = record.ok_or_else(missing)?;
    let view = RecordView::parse(&record).map_err(|_| missing())?;
    let half = HalfMessage::of(view).filter(|half| half.view.topic() == Some(TRANS_HALF_TOPIC)).ok_or_else(missing)?;
    if !header.from_transaction_check && half.immunity_s.is_some() {
        let age_ms = UnixMs::now().get() - view.born_timestamp().get();
        if age_ms > half.quiet_ms(broker.settings.load().transaction_timeout_ms as i64) {
            return Err(Refusal::IllegalOperation { why: "the half message is past the time it asked for; its check decides".into() });
        }
    }
    if half.producer_group != &*header.producer_group {
        return Err(wrong("The producer group wrong"));
    }
    if view.queue_offset() != header.tran_state_table_offset {
        return Err(wrong("The transaction state table offset wrong"));
    }
    match claim(half.origin, view.queue_offset()) {
        Claim::Busy => Ok(None),
        Claim::Decided => {
            Err(Refusal::Failed { why: format!("the transaction of half message {} is decided already", view.queue_offset()) })
        }
        Claim::Taken(newest) => {
            let committed = match decision {
                Decision::RollBack => Ok(None),
                Decision::Commit => half.committed(broker, &record).map(Some),
            };
            let committed = committed.inspect_err(|_| broker.half_messages.settle(|undecided| undecided.release(newest)))?;
            Ok(Some(Taken { origin: half.origin, half: newest, committed }))
        }
    }
}

/// The same by a job that may block.
fn end_aside(broker: &Arc<Broker>, to: ReplyTo, header: EndTransaction, decision: Decision) {
    let ender = broker.clone();
    broker.offload.run(move || {
        let taken = take(&ender, &header, decision, |origin, at| ender.half_messages.claim_in_turn(origin, at));
        match taken {
            Ok(Some(taken)) => ender.store.append(burst(&ender, vec![Ended { to, taken }])),
            Ok(None) => refuse(&to, &Refusal::Failed { why: "the half message is being decided".into() }),
            Err(refusal) => refuse(&to, &refusal),
        }
    });
}

/// Says that a decision was not carried out.
pub fn refuse(to: &ReplyTo, refusal: &Refusal) {
    let (code, remark) = refusal.answer();
    debug!(peer = %to.peer.addr(), %code, remark, "a transaction is not ended");
    to.send(code, Some(&remark), &NoHeader, &[]);
}

/// The results are those of the commits, in order, and then of the op messages.
fn settle(broker: &Arc<Broker>, ended: Vec<Settling>, op_halves: &[QueueOffset], mut results: Vec<PutResult>) {
    let ops = results.split_off(results.len() - op_halves.len());
    let mut committed = results.into_iter();
    let outcomes: Vec<Option<PutResult>> = ended.iter().map(|end| if end.commits { committed.next() } else { None }).collect();
    let op_failure = ops.iter().find_map(|op| op.as_ref().err()).cloned();
    let op_ok = ops.iter().any(Result::is_ok);
    let mut answers = Vec::with_capacity(ended.len());
    let mut undone = Vec::new();
    let mut log_end = PhyOffset(0);
    broker.half_messages.settle(|undecided| {
        for (op, half_max) in ops.iter().zip(op_halves) {
            if let Ok(put) = op {
                undecided.note_op(put.queue_offset, *half_max);
                log_end = log_end.max(put.end());
            }
        }
        for (end, outcome) in ended.into_iter().zip(outcomes) {
            let error = match (outcome, &op_failure) {
                (Some(Ok(put)), failure) => {
                    log_end = log_end.max(put.end());
                    undecided.decide(end.origin, end.half);
                    // The message is there; only the word of it is missing, and comes later.
                    undecided.owe(failure.as_ref().map(|_| end.half));
                    None
                }
                (None, None) => {
                    undecided.decide(end.origin, end.half);
                    None
                }
                (Some(Err(error)), _) => {
                    match op_ok {
                        // The log says that it is decided and has no message: HALF-1 is restored by a copy.
                        true => undone.push(end.half),
                        false => undecided.release(end.half),
                    }
                    Some(error)
                }
                (None, Some(error)) => {
                    undecided.release(end.half);
                    Some(error.clone())
                }
            };
            answers.push((end.to, error));
        }
    });
    if !undone.is_empty() {
        let renewer = broker.clone();
        broker.offload.run(move || super::super::deferred::check_back::renew_undone(&renewer, &undone));
    }
    answer(broker, answers, log_end);
}

fn answer(broker: &Arc<Broker>, answers: Vec<(ReplyTo, Option<StoreError>)>, log_end: PhyOffset) {
    if answers.iter().all(|(to, error)| to.oneway && error.is_none()) {
        return;
    }
    let say = move |answers: Vec<(ReplyTo, Option<StoreError>)>| {
        for (to, error) in answers {
            match error {
                None => to.send(ResponseCode::SUCCESS, None, &NoHeader, &[]),
                Some(error) => refuse(&to, &Refusal::Store(error)),
            }
        }
    };
    if broker.flush_mode != FlushMode::Sync {
        return say(answers);
    }
    // A flush that takes too long is no failure here, as in Apache; a fenced store is.
    let timeout_ms = broker.store_settings.load().sync_flush_timeout_ms;
    let done = Box::new(move |flushed: Result<(), StoreError>| match flushed {
        Ok(()) | Err(StoreError::FlushTimeout { .. }) => say(answers),
        Err(error) => say(answers.into_iter().map(|(to, before)| (to, before.or_else(|| Some(error.clone())))).collect()),
    });
    broker.store.when_flushed(log_end, timeout_ms, done);
}

/// A parked half message is put back among the half messages, as if it had never been checked (323).
pub fn resume_check(broker: &Arc<Broker>, _: &Asker<'_>, header: ResumeCheckHalfMessage, _: Bytes) -> Result<Reply, Refusal> {
    let failed = |why: &str| Refusal::Failed { why: format!("Put message back to {TRANS_HALF_TOPIC} failed: {why}") };
    let id: OffsetMsgId = header.msg_id.parse().map_err(|_| failed("msgId is not an offset message id"))?;
    let record = broker.store.record_at(id.phy).ok_or_else(|| failed("there is no message"))?;
    let view = RecordView::parse(&record).map_err(|error| failed(&error.to_string()))?;
    if view.topic() != Some(TRANS_CHECK_MAX_TIME_TOPIC) {
        return Err(failed(&format!("the message is not in {TRANS_CHECK_MAX_TIME_TOPIC}")));
    }
    let half = HalfMessage::of(view).ok_or_else(|| failed("the message does not say where it is for"))?;
    let mut text = PropertyText::from_record(view.properties_bytes());
    text.set(properties::TRANSACTION_CHECK_TIMES, "0");
    text.remove(properties::TRAN_PREPARED_QUEUE_OFFSET);
    let queue = queue_of(broker, TRANS_HALF_TOPIC);
    for result in broker.store.append_now(vec![half.draft(queue, &record, text.into_string())]) {
        result?;
    }
    Ok(Reply::done())
}
