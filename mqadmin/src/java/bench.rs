//! `checkMsgSendRT`, `sendMsgStatus`, `clusterRT`: how long sends take, one after the other.

use super::broker::silent;
use super::parse::Parsed;
use super::topic::flag;
use crate::commands::cluster::rt::{Spread, burst, timed, topic_of};
use crate::commands::topic::write::name;
use crate::failure::{self, Failure};
use crate::rails::{self, Class, Verdict};
use crate::session::Session;
use mq_core::admin::Sent;
use mq_core::message::Message;
use mq_core::types::UnixMs;
use std::time::Duration;

/// Longer than any of these commands runs; each request still has its own limit.
const LONG: Duration = Duration::from_secs(86_400 * 365);

fn number<T: std::str::FromStr>(parsed: &Parsed, key: &str, default: T) -> Result<T, Failure> {
    parsed.get(key).map_or(Ok(default), |text| text.parse().map_err(|_| Failure::usage(format!("-{key} wants a number, not `{text}`"))))
}

/// Sends `-a` messages to the queues of a topic in turn, a row each, and prints the mean.
///
/// # Errors
/// The topic does not exist, or no message was stored.
pub async fn check_send(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let topic = name(parsed.get("t").unwrap_or_default())?;
    let (amount, size) = (number(parsed, "a", 100_usize)?, number(parsed, "s", 128_usize)?);
    let message = Message::new(topic.clone(), vec![b'a'; size]);
    let admin = session.admin()?.within(LONG);
    let queues = admin.writable_queues(&topic, None).await?;
    if rails::confirm_java(session, Class::Write, &topic, &format!("send {amount} messages to {topic}\n"))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    session.io.print(&format!("{:<32}  {:<4}  {:<20}    {}\n", "#Broker Name", "#QID", "#Send Result", "#RT"));
    let (mut times, mut failed, mut first) = (Vec::new(), 0, None);
    for at in 0..amount {
        let queue = &queues[at % queues.len()];
        let (sent, ms) = timed(&admin, queue, &message).await;
        session.io.print(&format!("{:<32}  {:<4}  {:<20}    {}\n", queue.0.name, queue.1.get(), sent.is_ok(), ms.round() as i64));
        times.push(ms);
        if let Err(error) = sent {
            failed += 1;
            first.get_or_insert(error);
        }
        if session.io.is_closed() {
            break;
        }
    }
    let spread = Spread::new(times);
    session.io.print(&format!("Avg RT: {:.2}\n", spread.mean));
    session.note(&spread.note());
    match first {
        Some(error) if failed == amount => Err(error.into()),
        Some(error) => Ok(silent(session, vec![format!("{failed} of {amount} were not stored: {error}")])),
        None => Ok(failure::DONE),
    }
}

/// Sends `-c` messages to the topic called as a broker, and prints what became of each.
///
/// # Errors
/// There is no such broker, or it refused.
pub async fn send_status(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let topic = topic_of(parsed.get("b").unwrap_or_default())?;
    let (count, size) = (number(parsed, "c", 50_usize)?, number(parsed, "s", 128_usize)?);
    let admin = session.admin()?.within(LONG);
    let queues = admin.writable_queues(&topic, None).await?;
    if rails::confirm_java(session, Class::Write, &topic, &format!("send {count} messages to {topic}\n"))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    // As Apache does: the first one, which connects, is not counted.
    timed(&admin, &queues[0], &Message::new(topic.clone(), vec![b'a'; 16])).await.0?;
    let message = Message::new(topic.clone(), vec![b'a'; size]);
    let mut times = Vec::new();
    for at in 0..count {
        let (sent, ms) = timed(&admin, &queues[at % queues.len()], &message).await;
        let text = sent_text(&sent?, &topic);
        session.io.print(&format!("rt={}ms, SendResult={text}\n", ms.round() as i64));
        times.push(ms);
        if session.io.is_closed() {
            break;
        }
    }
    session.note(&Spread::new(times).note());
    Ok(failure::DONE)
}

/// As Java's `SendResult.toString`.
fn sent_text(sent: &Sent, topic: &str) -> String {
    format!(
        "SendResult [sendStatus={}, msgId={}, offsetMsgId={}, messageQueue=MessageQueue [topic={topic}, brokerName={}, queueId={}], \
         queueOffset={}, recallHandle=null]",
        sent.status(),
        sent.msg_id,
        sent.offset_msg_id,
        sent.broker_name,
        sent.queue_id,
        sent.queue_offset
    )
}

/// Sends `-a` messages to every broker of a cluster, again every `-i` seconds, until it is stopped.
///
/// # Errors
/// No name server answered, or the cluster is not known.
pub async fn cluster(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (amount, size) = (number(parsed, "a", 100_usize)?, number(parsed, "s", 128_usize)?);
    let interval = Duration::from_secs(number(parsed, "i", 10_u64)?);
    let log = flag(parsed, "p").unwrap_or(false);
    let room = parsed.get("m").unwrap_or("noname");
    let admin = session.admin()?.within(LONG);
    let masters = admin.masters(parsed.get("c")).await?;
    let plan = format!("send {amount} messages to each of {} brokers, again and again\n", masters.len());
    if rails::confirm_java(session, Class::Write, parsed.get("c").unwrap_or("all"), &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    if !log {
        session.io.print(&format!(
            "{:<24}  {:<24}  {:<4}  {:<8}  {:<8}\n",
            "#Cluster Name", "#Broker Name", "#RT", "#successCount", "#failCount"
        ));
    }
    loop {
        for broker in &masters {
            let burst = burst(&admin, broker, amount, size).await?;
            let (mean, stored) = (burst.spread.mean, burst.stored);
            let failed = amount - stored;
            let line = if log {
                let at = crate::parse::time::plain(UnixMs::now(), &session.settings.tz);
                format!("{at}|{room}|{}|{}|{}\n", broker.cluster, broker.name, mean.round() as i64)
            } else {
                let rt = format!("{mean:.2}");
                format!("{:<24}  {:<24}  {rt:<8}  {stored:<16}  {failed:<16}\n", broker.cluster, broker.name)
            };
            session.io.print(&line);
        }
        session.io.flush();
        if session.io.is_closed() {
            return Ok(failure::DONE);
        }
        tokio::time::sleep(interval).await;
    }
}
