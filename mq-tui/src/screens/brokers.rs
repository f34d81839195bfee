//! Brokers: who is there, what each does, how full its disk is.

use crate::model::{Broker, BrokerKey, Cluster, Level, Name, Standing};
use crate::pen::{Area, Pen};
use crate::state::State;
use crate::table::{Column, Row, Value};
use crate::text;
use crate::theme::Role;

/// Disk use from which Apache warns, and from which it refuses messages, as shares.
const DISK_WARNING: f64 = 0.85;
/// See [`DISK_WARNING`].
const DISK_CRITICAL: f64 = 0.90;
/// Page-cache locks longer than this make brokers refuse sends (`osPageCacheBusyTimeOutMills`), ms.
const PAGE_CACHE_LOCK_MS_MAX: i64 = 1_000;

/// One broker process.
#[derive(Debug, Clone)]
pub struct BrokerRow {
    /// The broker as it was last seen.
    pub broker: Broker,
    standing: Option<Standing>,
    /// Whether it has replicas to be compared with.
    replicated: bool,
    now_ms: i64,
}

impl Row for BrokerRow {
    type Id = BrokerKey;
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 8, 0, |row: &Self| {
            let (level, word) = row.verdict();
            Value::State(level, word.into())
        }),
        Column::text("name", "BROKER", 'n', 12, 0, |row: &Self| Value::Text(row.broker.key.name.clone())).up_to(40),
        Column::number("id", "ID", ' ', 2, 1, |row: &Self| Value::Count(row.broker.key.id)),
        Column::text("role", "ROLE", 'R', 6, 3, |row: &Self| Value::Word(if row.broker.is_master() { "master" } else { "slave" })),
        Column::number("in", "IN/S", 'i', 6, 1, |row: &Self| Value::known(row.broker.in_rate(), Value::Rate)),
        Column::number("out", "OUT/S", 'o', 6, 1, |row: &Self| Value::known(row.broker.out_rate(), Value::Rate)),
        Column::number("disk", "DISK", 'd', 4, 1, |row: &Self| Value::known(row.said(|info| info.disk_ratio()), Value::Share)),
        Column::number("halag", "HA LAG", 'h', 8, 3, |row: &Self| row.slave(|bytes, _, _| Value::Bytes(bytes))),
        Column::number("behind", "BEHIND", 'b', 7, 4, |row: &Self| row.slave(|_, behind, _| Value::known(behind, Value::Age))),
        Column::number("speed", "SPEED/S", 's', 8, 5, |row: &Self| row.slave(|_, _, speed| Value::Bytes(speed))),
        Column::text("sync", "SYNC", 'S', 4, 4, BrokerRow::sync),
        Column::number("up", "UP", 'u', 9, 2, BrokerRow::up),
        Column::text("version", "VERSION", 'v', 8, 4, |row: &Self| {
            Value::known(row.said(|info| info.version().map(Name::from)), Value::Text)
        }),
        Column::number("today", "TODAY", 'y', 9, 5, |row: &Self| Value::known(row.said(|info| info.in_today()), Value::Count)),
        Column::number("lock", "PCLOCK", 'p', 6, 6, |row: &Self| Value::known(row.said(|info| info.page_cache_lock_ms()), Value::Count))
            .wide(),
        Column::number("sendq", "SENDQ", 'q', 5, 6, |row: &Self| Value::known(row.said(|info| info.send_queue_len()), Value::Count)).wide(),
        Column::number("pullq", "PULLQ", 'Q', 5, 6, |row: &Self| Value::known(row.said(|info| info.pull_queue_len()), Value::Count)).wide(),
        Column::text("cluster", "CLUSTER", 'c', 14, 7, |row: &Self| Value::Text(row.broker.cluster.clone())).wide().up_to(24),
        Column::text("addr", "ADDRESS", 'a', 21, 7, |row: &Self| Value::Text(row.broker.addr.clone())).wide().up_to(30),
    ];
    const SORT: (usize, bool) = (1, false);

    fn gather(cluster: &Cluster, (): &(), now_ms: i64) -> Vec<Self> {
        let row = |broker: &Broker| Self {
            broker: broker.clone(),
            standing: cluster.ha.standing(&broker.key, now_ms),
            replicated: cluster.replicas(&broker.key.name).count() > 1,
            now_ms,
        };
        cluster.brokers.values().map(row).collect()
    }

    fn id(&self) -> BrokerKey {
        self.broker.key.clone()
    }

    fn names(&self) -> [&str; 2] {
        [&self.broker.key.name, &self.broker.addr]
    }

    fn is_stale(&self) -> bool {
        self.broker.link.down
    }
}

impl BrokerRow {
    /// How bad it is, in a word.
    pub fn verdict(&self) -> (Level, &'static str) {
        verdict(&self.broker)
    }

    fn said<T>(&self, what: impl FnOnce(&mq_core::admin::RuntimeInfo) -> Option<T>) -> Option<T> {
        self.broker.runtime.as_ref().and_then(what)
    }

    /// A figure of a slave; a master has none, and one that does not answer has none that is true.
    fn slave(&self, value: impl FnOnce(i64, Option<i64>, i64) -> Value) -> Value {
        match self.standing {
            _ if self.broker.is_master() || !self.replicated => Value::Nothing,
            Some(Standing::Slave { bytes, behind_ms, speed, .. }) if !self.broker.link.down => value(bytes, behind_ms, speed),
            _ => Value::Unknown,
        }
    }

    /// Whether a slave keeps up, and of a master how many do.
    fn sync(&self) -> Value {
        match self.standing {
            _ if !self.replicated => Value::Nothing,
            _ if self.broker.link.down => Value::Unknown,
            Some(Standing::Master(in_sync, all)) => Value::Text(format!("{in_sync}/{all}").into()),
            Some(Standing::Slave { in_sync: Some(in_sync), .. }) => Value::Word(if in_sync { "yes" } else { "no" }),
            _ => Value::Unknown,
        }
    }

    fn up(&self) -> Value {
        if self.broker.link.down {
            return match self.broker.link.last_good_ms {
                Some(at) => Value::Text(format!("{} gone", text::age(self.now_ms - at)).into()),
                None => Value::Word("never"),
            };
        }
        Value::known(self.said(|info| info.booted_at()), |at| Value::Age(self.now_ms - at.get()))
    }
}

/// How bad a broker is, in a word.
pub fn verdict(broker: &Broker) -> (Level, &'static str) {
    let info = broker.runtime.as_ref();
    let disk = info.and_then(|info| info.disk_ratio()).unwrap_or(0.0);
    let lock = info.and_then(|info| info.page_cache_lock_ms()).unwrap_or(0);
    match () {
        () if broker.link.down => (Level::Critical, "gone"),
        () if disk >= DISK_CRITICAL => (Level::Critical, "disk"),
        () if !broker.registered => (Level::Warning, "unlisted"),
        () if disk >= DISK_WARNING => (Level::Warning, "disk"),
        () if lock >= PAGE_CACHE_LOCK_MS_MAX => (Level::Warning, "busy"),
        () if broker.runtime.is_none() => (Level::Unknown, "asking"),
        () if broker.link.failures > 0 => (Level::Unknown, "late"),
        () => (Level::Ok, "ok"),
    }
}

/// What the selected broker says of itself.
pub fn draw_detail(state: &State, pen: &mut Pen<'_>, area: Area) {
    let Some(row) = state.lists.brokers.current() else { return };
    let broker = &row.broker;
    let title = format!("{} {}", broker.key, broker.addr);
    let mut rest = pen.heading(area, &title, false);
    let info = broker.runtime.as_ref();
    let count = |value: Option<i64>| value.map_or_else(|| "?".into(), text::count);
    let time = |at: Option<i64>| at.map_or_else(|| "?".into(), |at| state.clock.date_time(at));
    let number = |key: &str| count(info.and_then(|info| info.number(key)));
    let lines = [
        ("cluster", broker.cluster.to_string()),
        ("version", info.and_then(|info| info.version()).unwrap_or("?").to_owned()),
        ("started", time(info.and_then(|info| info.booted_at()).map(|at| at.get()))),
        ("last answer", time(broker.link.last_good_ms)),
        ("registered", if broker.registered { "yes" } else { "no: name servers do not list it" }.to_owned()),
        ("stored today", count(info.and_then(|info| info.in_today()))),
        ("handed out today", count(info.and_then(|info| info.out_today()))),
        ("oldest message", time(info.and_then(|info| info.earliest_message_at()).map(|at| at.get()))),
        ("page cache lock", format!("{} ms", count(info.and_then(|info| info.page_cache_lock_ms())))),
        ("sends waiting", count(info.and_then(|info| info.send_queue_len()))),
        ("pulls waiting", count(info.and_then(|info| info.pull_queue_len()))),
        ("dispatch behind", info.and_then(|info| info.number("dispatchBehindBytes")).map_or_else(|| "?".into(), text::bytes)),
        ("dispatch offset", number("commitLogMaxOffset")),
    ];
    if let Some(error) = &broker.link.error {
        pen.line(&mut rest, &format!(" {error}"), Role::Level(Level::Critical));
    }
    for (name, value) in lines {
        pen.line(&mut rest, &format!(" {name:<17} {value}"), if broker.link.down { Role::Dim } else { Role::Plain });
    }
    let bars = text::spark(&broker.in_history.last(usize::from(area.width.saturating_sub(20))), pen.theme.charset);
    pen.line(&mut rest, &format!(" {:<17} {bars}", "in/s"), Role::Plain);
}
