//! Everything the console knows while it runs. One task owns it; `update` alone changes it, `draw` only reads it.

use crate::model::{Cluster, Name};
use crate::screens::brokers::BrokerRow;
use crate::screens::group_queues::GroupQueueRow;
use crate::screens::groups::GroupRow;
use crate::screens::overview::VerdictRow;
use crate::screens::topic_queues::TopicQueueRow;
use crate::screens::topics::TopicRow;
use crate::table::List;
use crate::theme::Theme;
use crate::update::Want;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::VecDeque;

/// Round trips that the header's figure is made of.
const ROUND_TRIPS_MAX: usize = 128;

/// A screen; its number is its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, clap::ValueEnum)]
pub enum Screen {
    /// What needs attention, in one look.
    Overview,
    /// Brokers.
    Brokers,
    /// Topics.
    Topics,
    /// Consumer groups.
    Groups,
}

impl Screen {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Overview, Self::Brokers, Self::Topics, Self::Groups];

    /// Its name, and a shorter one.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Overview => ("Overview", "Over"),
            Self::Brokers => ("Brokers", "Brok"),
            Self::Topics => ("Topics", "Topic"),
            Self::Groups => ("Groups", "Group"),
        }
    }
}

/// Which of a screen's panes keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The table.
    List,
    /// What belongs to the row under its cursor.
    Detail,
}

/// What keys mean just now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// What `keys` says.
    Normal,
    /// They are text of the filter.
    Filter(FilterInput),
    /// The next one is the letter of a column.
    SortLetter,
    /// Help is open; so many lines are scrolled away.
    Help(u16),
}

/// A filter while it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FilterInput {
    /// What stands there.
    pub text: String,
    /// What was there before, to come back to.
    pub before: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// How times are written.
#[derive(Debug, Clone)]
pub struct Clock {
    /// The zone of the machine.
    pub local: TimeZone,
    /// Whether UTC is used instead.
    pub utc: bool,
}

impl Clock {
    fn zoned(&self, at_ms: i64) -> jiff::Zoned {
        let zone = if self.utc { TimeZone::UTC } else { self.local.clone() };
        Timestamp::from_millisecond(at_ms).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone)
    }

    /// `12:42:07`.
    pub fn time(&self, at_ms: i64) -> String {
        self.zoned(at_ms).strftime("%H:%M:%S").to_string()
    }

    /// `2026-11-20 12:42:07+08`.
    pub fn date_time(&self, at_ms: i64) -> String {
        self.zoned(at_ms).strftime("%Y-%m-%d %H:%M:%S%:::z").to_string()
    }

    /// `12:42:07+08`.
    pub fn time_with_offset(&self, at_ms: i64) -> String {
        self.zoned(at_ms).strftime("%H:%M:%S%:::z").to_string()
    }
}

/// How the console asks, for its header.
#[derive(Debug, Clone, Default)]
pub struct Asking {
    /// Requests sent since the start.
    pub requests: u64,
    /// Requests a second, lately.
    pub per_second: crate::model::meter::Meter,
    /// Round trips of the last probes, ms.
    round_trips_ms: VecDeque<i64>,
}

impl Asking {
    /// A probe took that long.
    pub fn took(&mut self, ms: i64) {
        if self.round_trips_ms.len() == ROUND_TRIPS_MAX {
            self.round_trips_ms.pop_front();
        }
        self.round_trips_ms.push_back(ms);
    }

    /// Of 100 probes 95 were not slower, ms.
    pub fn p95_ms(&self) -> Option<i64> {
        let mut sorted: Vec<i64> = self.round_trips_ms.iter().copied().collect();
        sorted.sort_unstable();
        sorted.get((sorted.len() * 95).div_ceil(100).checked_sub(1)?).copied()
    }
}

/// A remark that goes away by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What.
    pub text: String,
    /// Until when, Unix ms.
    pub until_ms: i64,
}

/// Everything.
pub struct State {
    /// What the cluster is called here.
    pub context: String,
    /// How everything looks.
    pub theme: Theme,
    /// How times are written.
    pub clock: Clock,
    /// How often visible things are asked for, ms.
    pub period_ms: i64,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The time of the last tick, Unix ms.
    pub now_ms: i64,
    /// What is known.
    pub cluster: Cluster,
    /// What is shown instead, while the picture is held, and since when.
    pub frozen: Option<(Box<Cluster>, i64)>,
    /// Where we are.
    pub screen: Screen,
    /// Which pane.
    pub focus: Focus,
    /// Whether the detail has the whole screen.
    pub opened: bool,
    /// What keys mean.
    pub mode: Mode,
    /// Verdicts of the overview.
    pub verdicts: List<VerdictRow>,
    /// Brokers.
    pub brokers: List<BrokerRow>,
    /// Topics.
    pub topics: List<TopicRow>,
    /// Queues of the topic under the cursor.
    pub topic_queues: List<TopicQueueRow>,
    /// Groups.
    pub groups: List<GroupRow>,
    /// Queues of the group under the cursor.
    pub group_queues: List<GroupQueueRow>,
    /// Top lists of the overview: their order does not depend on other screens.
    pub top_brokers: List<BrokerRow>,
    /// See `top_brokers`.
    pub top_groups: List<GroupRow>,
    /// See `top_brokers`.
    pub top_topics: List<TopicRow>,
    /// How we ask.
    pub asking: Asking,
    /// A remark.
    pub toast: Option<Toast>,
    /// Counts the screens that were left: what was asked for an earlier one is not wanted any more.
    pub generation: u64,
    /// How often everything was asked for anew by hand.
    pub refreshes: u64,
    /// When the last key came, Unix ms.
    pub last_key_ms: i64,
    /// What the poller was told last.
    pub asked: Option<Want>,
    /// Whether to end.
    pub quit: bool,
}

impl State {
    /// Nothing known yet.
    pub fn new(context: String, theme: Theme, local: TimeZone, period_ms: i64) -> Self {
        let mut state = Self {
            context,
            theme,
            clock: Clock { local, utc: false },
            period_ms,
            size: (0, 0),
            now_ms: 0,
            cluster: Cluster::default(),
            frozen: None,
            screen: Screen::Overview,
            focus: Focus::List,
            opened: false,
            mode: Mode::Normal,
            verdicts: List::default(),
            brokers: List::default(),
            topics: List::default(),
            topic_queues: List::default(),
            groups: List::default(),
            group_queues: List::default(),
            top_brokers: List::default(),
            top_groups: List::default(),
            top_topics: List::default(),
            asking: Asking::default(),
            toast: None,
            generation: 0,
            refreshes: 0,
            last_key_ms: 0,
            asked: None,
            quit: false,
        };
        state.top_topics.sort_by_letter('i');
        // The worst first.
        state.top_brokers.sort_by_letter('t');
        state.top_brokers.reverse();
        state
    }

    /// What is to be shown: what is known, or was when the picture was held.
    pub fn shown(&self) -> &Cluster {
        self.frozen.as_ref().map_or(&self.cluster, |(cluster, _)| cluster)
    }

    /// The time that what is shown is of, Unix ms.
    pub fn shown_at_ms(&self) -> i64 {
        self.frozen.as_ref().map_or(self.now_ms, |(_, since)| *since)
    }

    /// Whether keys go to the detail.
    pub fn is_detail_focused(&self) -> bool {
        self.focus == Focus::Detail
    }

    /// The group and topic under the cursor.
    pub fn current_group(&self) -> Option<(Name, Name)> {
        self.groups.current().map(|row| (row.group.clone(), row.topic.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_twentieth_is_left_out() {
        let mut asking = Asking::default();
        assert_eq!(asking.p95_ms(), None);
        (1..=100).for_each(|ms| asking.took(ms));
        assert_eq!(asking.p95_ms(), Some(95));
    }

    #[test]
    fn times_say_their_zone() {
        let zone = TimeZone::fixed(jiff::tz::offset(8));
        let clock = Clock { local: zone, utc: false };
        assert_eq!(clock.date_time(1_795_250_527_000), "2026-11-21 16:42:07+08");
        assert_eq!(Clock { utc: true, ..clock }.time_with_offset(1_795_250_527_000), "08:42:07+00");
    }
}
