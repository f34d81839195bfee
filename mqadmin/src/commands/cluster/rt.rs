//! `mqadmin cluster rt`: how long a send takes at every master. Apache's three commands that time sends measure with this, too.

use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, decimal, number, text};
use crate::rails::{self, Class, Verdict};
use crate::session::{Session, reason};
use clap::Args;
use mq_core::admin::{Admin, AdminError, Broker, Sent};
use mq_core::message::Message;
use mq_core::names::TopicName;
use mq_core::types::QueueId;
use std::time::Instant;

/// How to measure.
#[derive(Debug, Args)]
pub struct Rt {
    /// Only the masters of that cluster
    #[arg(short = 'c', long)]
    pub cluster: Option<String>,
    /// Messages to each master, one after the other
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub count: u16,
    /// Bytes of each
    #[arg(long, value_name = "BYTES", default_value_t = 128)]
    pub size: u32,
}

pub const RT: Shape = Shape::new(
    "mqadmin.cluster.rt/1",
    &[
        text("broker"),
        text("cluster"),
        number("stored"),
        number("failed"),
        decimal("mean_ms"),
        decimal("p50_ms"),
        decimal("p99_ms"),
        decimal("max_ms"),
        text("why"),
    ],
);

/// Sends one message, and how long that took, ms.
pub async fn timed(admin: &Admin, queue: &(Broker, QueueId), message: &Message) -> (Result<Sent, AdminError>, f64) {
    let began = Instant::now();
    let sent = admin.send(&queue.0, queue.1, message).await;
    (sent, began.elapsed().as_secs_f64() * 1000.0)
}

/// The mean, and what so many percent stay below.
pub struct Spread {
    pub mean: f64,
    sorted: Vec<f64>,
}

impl Spread {
    pub fn new(mut times: Vec<f64>) -> Self {
        times.sort_by(f64::total_cmp);
        let mean = if times.is_empty() { 0.0 } else { times.iter().sum::<f64>() / times.len() as f64 };
        Self { mean, sorted: times }
    }

    pub fn below(&self, percent: usize) -> f64 {
        let at = (self.sorted.len() * percent).div_ceil(100).saturating_sub(1);
        self.sorted.get(at).copied().unwrap_or(0.0)
    }

    pub fn note(&self) -> String {
        format!("p50 {:.2} ms, p99 {:.2} ms, max {:.2} ms", self.below(50), self.below(99), self.below(100))
    }
}

/// The topic that every broker has, called as the broker.
///
/// # Errors
/// The name cannot be a topic's.
pub fn topic_of(broker_name: &str) -> Result<TopicName, Failure> {
    TopicName::new(broker_name).map_err(|error| Failure::usage(format!("`{broker_name}` is no topic: {error}")))
}

/// What became of messages that were sent to one broker, one after the other.
pub struct Burst {
    pub spread: Spread,
    pub stored: usize,
    /// Why the first one that was not stored was not.
    pub error: Option<AdminError>,
}

/// Sends `amount` messages of `size` bytes to the topic called as the broker.
///
/// # Errors
/// The broker's name cannot be a topic's.
pub async fn burst(admin: &Admin, broker: &Broker, amount: usize, size: usize) -> Result<Burst, Failure> {
    let message = Message::new(topic_of(&broker.name)?, vec![b'a'; size]);
    let (mut times, mut stored, mut error) = (Vec::new(), 0, None);
    for _ in 0..amount {
        let (sent, ms) = timed(admin, &(broker.clone(), QueueId(0)), &message).await;
        match sent {
            Ok(_) => stored += 1,
            Err(why) => drop(error.get_or_insert(why)),
        }
        times.push(ms);
    }
    Ok(Burst { spread: Spread::new(times), stored, error })
}

/// Measures every master, one after the other.
///
/// # Errors
/// No name server answered, it was not confirmed, or no master stored anything.
pub async fn run(wanted: &Rt, session: &mut Session<'_>) -> Result<u8, Failure> {
    let admin = session.admin_for_long()?;
    let masters = admin.masters(wanted.cluster.as_deref()).await?;
    let name = wanted.cluster.as_deref().unwrap_or("all");
    let plan = format!("send {} messages of {} bytes to each of {} masters\n", wanted.count, wanted.size, masters.len());
    if rails::confirm(session, Class::Write, name, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let (mut report, mut first) = (Report::of(&RT), None);
    for broker in &masters {
        // The first one, which connects, is not counted.
        let connected = admin.send(broker, QueueId(0), &Message::new(topic_of(&broker.name)?, "a")).await;
        let amount = if connected.is_ok() { usize::from(wanted.count) } else { 0 };
        let burst = burst(&admin, broker, amount, wanted.size as usize).await?;
        let error = connected.err().or(burst.error);
        let ms = |ms: f64| if amount > 0 { Cell::Float(ms) } else { Cell::Unknown };
        report.rows.push(vec![
            Cell::text(&*broker.name),
            Cell::text(&*broker.cluster),
            Cell::Int(burst.stored as i64),
            Cell::Int(i64::from(wanted.count) - burst.stored as i64),
            ms(burst.spread.mean),
            ms(burst.spread.below(50)),
            ms(burst.spread.below(99)),
            ms(burst.spread.below(100)),
            error.as_ref().map_or(Cell::None, |error| Cell::text(reason(error))),
        ]);
        if let Some(error) = error {
            report.missing(format!("{broker}: {}", reason(&error)));
            first.get_or_insert((error, burst.stored));
        }
    }
    match first {
        Some((error, 0)) if masters.len() == 1 => Err(error.into()),
        _ => session.show(report),
    }
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
