//! `checkMsgSendRT`, `sendMsgStatus`, `clusterRT`: how long sends take, one after the other.

use super::broker::silent;
use super::parse::Parsed;
use super::topic::flag;
use crate::commands::topic::write::name;
use crate::failure::{self, Failure};
use crate::rails::{self, Class, Verdict};
use crate::session::Session;
use mq_core::admin::{Admin, AdminError, Broker, Sent};
use mq_core::message::Message;
use mq_core::names::TopicName;
use mq_core::types::{QueueId, UnixMs};
use std::time::{Duration, Instant};

/// Longer than any of these commands runs; each request still has its own limit.
const LONG: Duration = Duration::from_secs(86_400 * 365);

fn number<T: std::str::FromStr>(parsed: &Parsed, key: &str, default: T) -> Result<T, Failure> {
    parsed.get(key).map_or(Ok(default), |text| text.parse().map_err(|_| Failure::usage(format!("-{key} wants a number, not `{text}`"))))
}

/// Sends one message, and how long that took, ms.
async fn timed(admin: &Admin, queue: &(Broker, QueueId), message: &Message) -> (Result<Sent, AdminError>, f64) {
    let began = Instant::now();
    let sent = admin.send(&queue.0, queue.1, message).await;
    (sent, began.elapsed().as_secs_f64() * 1000.0)
}

/// The mean, and what so many percent stay below.
struct Spread {
    mean: f64,
    sorted: Vec<f64>,
}

impl Spread {
    fn new(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        let mean = if times.is_empty() { 0.0 } else { times.iter().sum::<f64>() / times.len() as f64 };
        Self { mean, sorted: times }
    }

    fn below(&self, percent: usize) -> f64 {
        let at = (self.sorted.len() * percent).div_ceil(100).saturating_sub(1);
        self.sorted.get(at).copied().unwrap_or(0.0)
    }

    fn note(&self) -> String {
        format!("p50 {:.2} ms, p99 {:.2} ms, max {:.2} ms", self.below(50), self.below(99), self.below(100))
    }
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

/// The topic that every broker has, called as the broker.
fn topic_of(broker_name: &str) -> Result<TopicName, Failure> {
    TopicName::new(broker_name).map_err(|error| Failure::usage(format!("`{broker_name}` is no topic: {error}")))
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
            let (mean, stored) = burst(&admin, broker, amount, size).await?;
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

/// Mean time and how many were stored, of `amount` messages sent to the topic called as the broker.
async fn burst(admin: &Admin, broker: &Broker, amount: usize, size: usize) -> Result<(f64, usize), Failure> {
    let message = Message::new(topic_of(&broker.name)?, vec![b'a'; size]);
    let (mut times, mut stored) = (Vec::new(), 0);
    for _ in 0..amount {
        let (sent, ms) = timed(admin, &(broker.clone(), QueueId(0)), &message).await;
        stored += usize::from(sent.is_ok());
        times.push(ms);
    }
    Ok((Spread::new(times).mean, stored))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_of_one_is_itself_and_of_none_is_zero() {
        let one = Spread::new(vec![4.0]);
        assert_eq!((one.mean, one.below(50), one.below(99)), (4.0, 4.0, 4.0));
        assert_eq!((Spread::new(Vec::new()).mean, Spread::new(Vec::new()).below(99)), (0.0, 0.0));
        let many = Spread::new((1..=100).rev().map(f64::from).collect());
        assert_eq!((many.mean, many.below(50), many.below(99), many.below(100)), (50.5, 50.0, 99.0, 100.0));
    }
}
