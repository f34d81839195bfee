//! All lists of the console, and what keys, mouse and frames do with any of them without knowing its rows.
//!
//! A screen has one main table and, where its detail is one too, a second. Which they are is said here once; nothing else asks by screen.

use crate::filter::{Filter, FilterError};
use crate::model::Cluster;
use crate::pen::{Area, Pen};
use crate::screens::brokers::BrokerRow;
use crate::screens::clients::ClientRow;
use crate::screens::contexts::ContextRow;
use crate::screens::dlq::DlqRow;
use crate::screens::doctor::FindingRow;
use crate::screens::group_queues::GroupQueueRow;
use crate::screens::groups::GroupRow;
use crate::screens::jobs::JobRow;
use crate::screens::letters::LetterRow;
use crate::screens::messages::MessageRow;
use crate::screens::name_servers::NameServerRow;
use crate::screens::overview::VerdictRow;
use crate::screens::sheets::SheetRow;
use crate::screens::topic_queues::TopicQueueRow;
use crate::screens::topics::TopicRow;
use crate::screens::trace::StepRow;
use crate::state::Screen;
use crate::table::{Column, List, Pace, Row, Value};
use std::collections::BTreeSet;

/// What there is to say about a list besides its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Rows that pass the filter.
    pub rows: usize,
    /// Rows there are.
    pub total: usize,
    /// Rows that are marked.
    pub marked: usize,
    /// The first row on the screen.
    pub top: usize,
    /// Where the cursor is.
    pub cursor: usize,
    /// The heading of the column sorted by, and whether the highest comes first.
    pub sort: (&'static str, bool),
}

/// A column, for help and the line of sort letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heading {
    /// Its name in filters.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// The letter after `s`; a blank where sorting makes no sense.
    pub letter: char,
    /// Whether only wide tables have it.
    pub wide: bool,
}

/// Rows as they are exported: names of columns, and the values.
pub type Sheet = (Vec<&'static str>, Vec<Vec<Value>>);

/// A list, whatever its rows are.
pub trait Table {
    /// Takes the objects anew; see [`List::refresh`].
    fn refresh(&mut self, cluster: &Cluster, now_ms: i64, pace: Pace);
    /// Moves the cursor by so many rows.
    fn move_by(&mut self, by: isize);
    /// Puts the cursor on a row, counted from the first of the list.
    fn put_cursor(&mut self, row: usize);
    /// Sorts by the column with that letter.
    fn sort_by_letter(&mut self, letter: char) -> bool;
    /// Sorts by the column whose heading stands at `x` when the list is drawn into `area`.
    fn sort_at(&mut self, area: Area, x: u16) -> bool;
    /// Turns the order round.
    fn reverse(&mut self);
    /// More columns, or fewer.
    fn widen(&mut self);
    /// The filter as it was typed.
    fn filter_text(&self) -> &str;
    /// Shows what passes that filter.
    ///
    /// # Errors
    /// It means nothing for these columns.
    fn set_filter(&mut self, text: &str) -> Result<(), FilterError>;
    /// Counts, order, window.
    fn figures(&self) -> Figures;
    /// Its columns.
    fn headings(&self) -> Vec<Heading>;
    /// Moves the window so that the cursor is within its `height` rows.
    fn scroll_to(&mut self, height: usize);
    /// Draws headings and rows.
    fn draw(&self, pen: &mut Pen<'_>, area: Area, focused: bool);
    /// Marks the row under the cursor, or takes its mark away.
    fn mark(&mut self);
    /// Marks all rows from the last mark to the cursor.
    fn mark_range(&mut self);
    /// Takes all marks away; returns whether there were any.
    fn unmark(&mut self) -> bool;
    /// What `y` copies: the name of the row under the cursor.
    fn name(&self) -> Option<String>;
    /// The rows that pass the filter, or the marked ones among them if any are.
    fn sheet(&self) -> Sheet;
}

impl<R: Row> Table for List<R> {
    fn refresh(&mut self, cluster: &Cluster, now_ms: i64, pace: Pace) {
        Self::refresh(self, cluster, now_ms, pace);
    }

    fn move_by(&mut self, by: isize) {
        Self::move_by(self, by);
    }

    fn put_cursor(&mut self, row: usize) {
        let by = isize::try_from(row).unwrap_or(isize::MAX).saturating_sub_unsigned(self.cursor());
        Self::move_by(self, by);
    }

    fn sort_by_letter(&mut self, letter: char) -> bool {
        Self::sort_by_letter(self, letter)
    }

    fn sort_at(&mut self, area: Area, x: u16) -> bool {
        let letter = crate::pen::column_at::<R>(area, self.wide, x).map(|at| R::COLUMNS[at].letter);
        letter.is_some_and(|letter| Self::sort_by_letter(self, letter))
    }

    fn reverse(&mut self) {
        Self::reverse(self);
    }

    fn widen(&mut self) {
        self.wide = !self.wide;
    }

    fn filter_text(&self) -> &str {
        &self.filter.text
    }

    fn set_filter(&mut self, text: &str) -> Result<(), FilterError> {
        self.show(Filter::parse::<R>(text)?);
        Ok(())
    }

    fn figures(&self) -> Figures {
        let column: &Column<R> = &R::COLUMNS[self.sort.0];
        Figures {
            rows: self.len(),
            total: self.total(),
            marked: self.marks.len(),
            top: self.top,
            cursor: self.cursor(),
            sort: (column.title, self.sort.1),
        }
    }

    fn headings(&self) -> Vec<Heading> {
        let heading = |column: &Column<R>| Heading { id: column.id, title: column.title, letter: column.letter, wide: column.wide };
        R::COLUMNS.iter().map(heading).collect()
    }

    fn scroll_to(&mut self, height: usize) {
        Self::scroll_to(self, height);
    }

    fn draw(&self, pen: &mut Pen<'_>, area: Area, focused: bool) {
        Self::draw(self, pen, area, focused);
    }

    fn mark(&mut self) {
        let Some(id) = self.current().map(Row::id) else { return };
        if !self.marks.remove(&id) {
            self.marks.insert(id);
        }
        self.mark_anchor = Some(self.cursor());
        Self::move_by(self, 1);
    }

    fn mark_range(&mut self) {
        let (from, to) = (self.mark_anchor.unwrap_or(self.cursor()), self.cursor());
        let ids: BTreeSet<R::Id> = self.rows().take(from.max(to) + 1).skip(from.min(to)).map(Row::id).collect();
        self.marks.extend(ids);
        self.mark_anchor = Some(to);
    }

    fn unmark(&mut self) -> bool {
        self.mark_anchor = None;
        !std::mem::take(&mut self.marks).is_empty()
    }

    fn name(&self) -> Option<String> {
        self.current().map(Row::copied)
    }

    fn sheet(&self) -> Sheet {
        let chosen = self.rows().filter(|row| self.marks.is_empty() || self.marks.contains(&row.id()));
        let values = |row: &R| R::COLUMNS.iter().map(|column| (column.value)(row)).collect();
        (R::COLUMNS.iter().map(|column| column.id).collect(), chosen.map(values).collect())
    }
}

/// What the detail of a group tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupTab {
    /// Its queues in the topic, with their owners.
    Queues,
    /// Its members, and what they do.
    Clients,
    /// What they want, and where they contradict each other.
    Subscriptions,
    /// How it is set.
    Config,
    /// How far behind it was.
    History,
}

impl GroupTab {
    /// All of them, in the order of the key.
    pub const ALL: [Self; 5] = [Self::Queues, Self::Clients, Self::Subscriptions, Self::Config, Self::History];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Queues => "queues",
            Self::Clients => "clients",
            Self::Subscriptions => "subscriptions",
            Self::Config => "config",
            Self::History => "history",
        }
    }

    /// The one after it; `None` after the last.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().skip_while(|tab| *tab != self).nth(1)
    }
}

/// Every list there is.
pub struct Lists {
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
    /// What is told of the group under the cursor.
    pub group_tab: GroupTab,
    /// Messages that were looked for.
    pub messages: List<MessageRow>,
    /// The life of one message.
    pub steps: List<StepRow>,
    /// Groups with dead letters.
    pub dlq: List<DlqRow>,
    /// Dead letters of the group under the cursor.
    pub letters: List<LetterRow>,
    /// Producers and consumers.
    pub clients: List<ClientRow>,
    /// What the doctor found.
    pub findings: List<FindingRow>,
    /// What runs, ran, and can be gone on with.
    pub jobs: List<JobRow>,
    /// Name servers.
    pub name_servers: List<NameServerRow>,
    /// Half messages.
    pub transactions: List<SheetRow<0>>,
    /// Delayed messages.
    pub delay: List<SheetRow<1>>,
    /// Users, and what they may.
    pub users: List<SheetRow<2>>,
    /// Replicas, as the controller sees them.
    pub controller: List<SheetRow<3>>,
    /// Settings in which masters differ.
    pub config_diff: List<SheetRow<4>>,
    /// Saved clusters.
    pub contexts: List<ContextRow>,
    /// Top lists of the overview: their order does not depend on other screens.
    pub top_brokers: List<BrokerRow>,
    /// See `top_brokers`.
    pub top_groups: List<GroupRow>,
    /// See `top_brokers`.
    pub top_topics: List<TopicRow>,
}

impl Default for Lists {
    fn default() -> Self {
        let mut lists = Self {
            verdicts: List::default(),
            brokers: List::default(),
            topics: List::default(),
            topic_queues: List::default(),
            groups: List::default(),
            group_queues: List::default(),
            group_tab: GroupTab::Queues,
            messages: List::default(),
            steps: List::default(),
            dlq: List::default(),
            letters: List::default(),
            clients: List::default(),
            findings: List::default(),
            jobs: List::default(),
            name_servers: List::default(),
            transactions: List::default(),
            delay: List::default(),
            users: List::default(),
            controller: List::default(),
            config_diff: List::default(),
            contexts: List::default(),
            top_brokers: List::default(),
            top_groups: List::default(),
            top_topics: List::default(),
        };
        lists.top_topics.sort_by_letter('i');
        // The worst first.
        lists.top_brokers.sort_by_letter('t');
        lists.top_brokers.reverse();
        lists
    }
}

/// The two look-ups of a table, for reading and for changing: the same table for the same screen.
macro_rules! tables {
    ($main:ident, $detail:ident $(, $mutable:ident)?) => {
        /// The main table of `screen`.
        pub fn $main(&$($mutable)? self, screen: Screen) -> &$($mutable)? dyn Table {
            match screen {
                Screen::Overview => &$($mutable)? self.verdicts,
                Screen::Brokers => &$($mutable)? self.brokers,
                Screen::Topics => &$($mutable)? self.topics,
                Screen::Groups => &$($mutable)? self.groups,
                Screen::Messages => &$($mutable)? self.messages,
                Screen::Trace => &$($mutable)? self.steps,
                Screen::Dlq => &$($mutable)? self.dlq,
                Screen::Clients => &$($mutable)? self.clients,
                Screen::Doctor => &$($mutable)? self.findings,
                Screen::Jobs => &$($mutable)? self.jobs,
                Screen::NameServers => &$($mutable)? self.name_servers,
                Screen::Transactions => &$($mutable)? self.transactions,
                Screen::Delay => &$($mutable)? self.delay,
                Screen::Users => &$($mutable)? self.users,
                Screen::Controller => &$($mutable)? self.controller,
                Screen::ConfigDiff => &$($mutable)? self.config_diff,
                Screen::Contexts => &$($mutable)? self.contexts,
            }
        }

        /// The table in the detail of `screen`, where it is one.
        pub fn $detail(&$($mutable)? self, screen: Screen) -> Option<&$($mutable)? dyn Table> {
            match screen {
                Screen::Topics => Some(&$($mutable)? self.topic_queues),
                // The other tabs are text.
                Screen::Groups if self.group_tab == GroupTab::Queues => Some(&$($mutable)? self.group_queues),
                Screen::Dlq => Some(&$($mutable)? self.letters),
                _ => None,
            }
        }
    };
}

impl Lists {
    tables!(main, detail);
    tables!(main_mut, detail_mut, mut);

    /// Makes details be about what is under the cursor of their lists.
    pub fn aim(&mut self, screen: Screen) {
        match screen {
            Screen::Topics => self.topic_queues.about(self.topics.current().map(Row::id)),
            Screen::Groups => self.group_queues.about(self.groups.current().map(Row::id)),
            Screen::Dlq => self.letters.about(self.dlq.current().map(Row::id)),
            _ => {}
        }
    }
}
