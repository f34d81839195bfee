//! `clusterList`.

use super::parse::Parsed;
use crate::failure::{self, Failure};
use crate::session::{Session, reason};
use mq_core::admin::{Broker, RuntimeInfo};

/// Prints every broker, twelve columns, or the daily totals with `-m`.
///
/// # Errors
/// No name server answered.
pub async fn cluster_list(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let interval = parsed.get("i").map(|seconds| seconds.parse::<u64>()).transpose();
    let interval = interval.map_err(|_| Failure::usage("-i wants seconds"))?.filter(|seconds| *seconds > 0);
    loop {
        let code = once(session, parsed).await?;
        let Some(seconds) = interval.filter(|_| !session.io.is_closed()) else {
            return Ok(code);
        };
        session.io.print("\n");
        session.io.flush();
        tokio::time::sleep(std::time::Duration::from_secs(seconds)).await;
    }
}

async fn once(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = admin.brokers(parsed.get("c").filter(|name| !name.is_empty())).await?;
    let more = parsed.has("m");
    session.io.print(if more { MORE_HEADING } else { HEADING });
    let infos = admin.runtime_infos(brokers).await;
    let mut silent = Vec::new();
    for outcome in &infos.outcomes {
        let nothing = RuntimeInfo::default();
        let info = outcome.result.as_ref().unwrap_or(&nothing);
        let line = if more { more_line(&outcome.target, info) } else { line(&outcome.target, info, session.now.get()) };
        session.io.print(&line);
        if let Err(error) = &outcome.result {
            silent.push(format!("warning: {}: {}", outcome.target, reason(error)));
        }
    }
    silent.iter().for_each(|line| session.io.note(line));
    Ok(if silent.is_empty() { failure::DONE } else { failure::PARTIAL })
}

const HEADING: &str = "#Cluster Name           #Broker Name            #BID  #Addr                  #Version              #InTPS(LOAD)                   #OutTPS(LOAD)  #Timer(Progress)        #PCWait(ms)  #Hour         #SPACE    #ACTIVATED\n";
const MORE_HEADING: &str =
    "#Cluster Name     #Broker Name                       #InTotalYest  #OutTotalYest  #InTotalToday #OutTotalToday\n";

fn line(broker: &Broker, info: &RuntimeInfo, now: i64) -> String {
    let text = |key: &str| info.text(key).unwrap_or_default().to_owned();
    let load = |queue: &str| {
        format!("{},{}ms", text(&format!("{queue}ThreadPoolQueueSize")), text(&format!("{queue}ThreadPoolQueueHeadWaitTimeMills")))
    };
    let into = format!("{:9.2}({})", info.in_tps().unwrap_or(0.0), load("send"));
    let acks = if info.text("ackThreadPoolQueueSize").is_some() { load("ack") } else { "N,Nms".to_owned() };
    let out = format!("{:9.2}({}|{acks})", info.out_tps().unwrap_or(0.0), load("pull"));
    let number = |key: &str| info.number(key).unwrap_or(0);
    let decimal = |key: &str| info.decimal(key).unwrap_or(0.0);
    let timer = format!(
        "{}-{}({:.1}w, {:.1}, {:.1})",
        number("timerReadBehind"),
        number("timerOffsetBehind"),
        number("timerCongestNum") as f64 / 10_000.0,
        decimal("timerEnqueueTps"),
        decimal("timerDequeueTps")
    );
    let hours = info.number("earliestMessageTimeStamp").map_or(0.0, |at| (now - at) as f64 / 3_600_000.0);
    let space = info.disk_ratio().unwrap_or(0.0);
    format!(
        "{:<22}  {:<22}  {:<4}  {:<22} {:<16}  {into:>16}  {out:>30}  {timer:<22}  {:>11}  {:<12}  {:<8}  {:>10}\n",
        broker.cluster,
        broker.name,
        broker.id.get(),
        broker.addr,
        info.version().unwrap_or_default(),
        text("pageCacheLockTimeMills"),
        format!("{hours:.2}"),
        format!("{space:.4}"),
        info.text("brokerActive").unwrap_or("false")
    )
}

fn more_line(broker: &Broker, info: &RuntimeInfo) -> String {
    let between = |kind: &str, late: &str, early: &str| {
        let value = |when: &str| info.number(&format!("msg{kind}Total{when}"));
        value(late).zip(value(early)).map_or(0, |(late, early)| late - early)
    };
    format!(
        "{:<16}  {:<32} {:>14} {:>14} {:>14} {:>14}\n",
        broker.cluster,
        broker.name,
        between("Put", "TodayMorning", "YesterdayMorning"),
        between("Get", "TodayMorning", "YesterdayMorning"),
        between("Put", "TodayNow", "TodayMorning"),
        between("Get", "TodayNow", "TodayMorning")
    )
}
