//! The judgements about what brokers have to carry: disks, waiting, what is behind.

use super::check::Check;
use super::{BrokerFacts, Facts, Finding, Level};

/// Percent of a disk from which brokers delete expired files at any hour, and from which the oldest files go or sends are refused; of brokers that do not tell
/// theirs.
const DISK: (f64, f64) = (75.0, 85.0);
/// Milliseconds that a send may hold the page cache; brokers refuse beyond a second.
const LOCK_MS: (i64, i64) = (200, 1_000);
/// Milliseconds that a request may wait; clients give up after three seconds.
const WAIT_MS: (i64, i64) = (200, 1_000);
/// Bytes in memory and not on disk.
const FLUSH_BYTES: i64 = 256 << 20;
/// Bytes of the log that queues do not show yet.
const DISPATCH_BYTES: i64 = 16 << 20;
/// Seconds that delayed messages are late.
const TIMER_S: i64 = 10;

fn graded(value: f64, marks: (f64, f64)) -> Option<Level> {
    if value >= marks.1 {
        Some(Level::Crit)
    } else if value >= marks.0 {
        Some(Level::Warn)
    } else {
        None
    }
}

/// The marks of a broker's disk, percent: its own where it tells them.
fn disk_marks(one: &BrokerFacts) -> (f64, f64) {
    let own = |key: &str| {
        let mark = one.config.as_ref()?.get(key)?.trim().parse::<f64>().ok()?;
        // Apache's broker takes some of them as shares of one.
        Some(if mark <= 1.0 { mark * 100.0 } else { mark })
    };
    let gravest = [own("diskSpaceCleanForciblyRatio"), own("diskSpaceWarningLevelRatio")].into_iter().flatten().reduce(f64::min);
    (own("diskMaxUsedSpaceRatio").unwrap_or(DISK.0), gravest.unwrap_or(DISK.1))
}

fn disks(facts: &Facts, all: &mut Vec<Finding>) {
    let mut check = Check::new(all, "disk.used");
    let mut most: f64 = 0.0;
    for one in &facts.brokers {
        let Some(used) = one.info.as_ref().ok().and_then(|info| info.disk_ratio()) else { continue };
        let (used, marks) = (used * 100.0, disk_marks(one));
        most = most.max(used);
        if let Some(level) = graded(used, marks) {
            let passed = if level == Level::Crit {
                format!("from {:.0} % on it deletes what is not expired, or refuses sends", marks.1)
            } else {
                format!("its mark is {:.0} %", marks.0)
            };
            let evidence = format!("{}: {used:.0} % of the log's disk is used; {passed}", one.broker);
            check.say(level, &one.broker, evidence, format!("mqadmin deleteExpiredCommitLog -b {}", one.broker.addr));
        }
    }
    check.done(format!("at most {most:.0} %"));
}

pub(super) fn loads(facts: &Facts, all: &mut Vec<Finding>) {
    let told: Vec<_> = facts.brokers.iter().filter_map(|one| Some((&one.broker, one.info.as_ref().ok()?))).collect();
    disks(facts, all);
    let mut check = Check::new(all, "pagecache.lock");
    for (broker, info) in &told {
        let ms = info.page_cache_lock_ms().unwrap_or(0);
        if let Some(level) = graded(ms as f64, (LOCK_MS.0 as f64, LOCK_MS.1 as f64)) {
            let evidence = format!("{broker}: a send has held it for {ms} ms");
            check.say(level, broker, evidence, format!("mqadmin broker stats {}", broker.name));
        }
    }
    check.done("free");

    let mut check = Check::new(all, "queue.wait");
    for (broker, info) in &told {
        for kind in ["send", "pull", "query"] {
            let ms = info.number(&format!("{kind}ThreadPoolQueueHeadWaitTimeMills")).unwrap_or(0);
            if let Some(level) = graded(ms as f64, (WAIT_MS.0 as f64, WAIT_MS.1 as f64)) {
                let key = format!("mqadmin broker stats {} --key '*ThreadPoolQueue*'", broker.name);
                check.say(level, format!("{broker} {kind}"), format!("{broker}: a {kind} has waited for {ms} ms"), key);
            }
        }
    }
    check.done("none");

    let behind: [(&'static str, &str, i64, &str); 3] = [
        ("flush.lag", "remainHowManyDataToFlush", FLUSH_BYTES, "bytes are not on disk"),
        ("dispatch.lag", "dispatchBehindBytes", DISPATCH_BYTES, "bytes of the log are in no queue yet"),
        ("timer.behind", "timerReadBehind", TIMER_S, "seconds that delayed messages are late"),
    ];
    for (id, key, mark, what) in behind {
        let mut check = Check::new(all, id);
        for (broker, info) in &told {
            let number = info.text(key).and_then(|text| text.split_whitespace().next()?.parse::<i64>().ok());
            if let Some(number) = number.filter(|number| *number >= mark) {
                check.say(Level::Warn, broker, format!("{broker}: {number} {what}"), format!("mqadmin broker stats {}", broker.name));
            }
        }
        check.done("in time");
    }
}
