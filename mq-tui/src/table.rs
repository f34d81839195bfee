//! Lists of objects: what a column shows, how rows are sorted, filtered and kept apart from the cursor.
//!
//! A screen declares its columns once; titles, sort letters, filter fields, widths and help come from that declaration. The cursor follows
//! the object, not its place, so rows may move under it.

use crate::filter::Filter;
use crate::model::{Cluster, LONG_ROWS, Level, Name, Stamp};
use crate::state::Clock;
use crate::text::{self, Charset};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// What a cell shows, before it is text.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// How bad, and the word for it.
    State(Level, Cow<'static, str>),
    /// A name or text that a server gave.
    Text(Name),
    /// A word of ours.
    Word(&'static str),
    /// A whole number.
    Count(i64),
    /// A sum of which parts are missing.
    AtLeast(i64),
    /// Per second.
    Rate(f64),
    /// Per second, parts missing.
    RateAtLeast(f64),
    /// A span, ms.
    Age(i64),
    /// A moment, Unix ms.
    Time(i64),
    /// Bytes.
    Bytes(i64),
    /// A share, 0 to 1.
    Share(f64),
    /// A line of bars.
    Trend(Vec<Option<f64>>),
    /// A bar against the highest of its kind, 0 to 1.
    Bar(f64),
    /// A part of a time line: where it begins and ends, 0 to 1.
    Span(f64, f64),
    /// Not known.
    Unknown,
    /// There is none.
    Nothing,
}

impl Value {
    /// `make` of a known value, else unknown.
    pub fn known<T>(value: Option<T>, make: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Unknown, make)
    }

    /// The number that sorting and comparisons use.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Count(number) | Self::AtLeast(number) | Self::Age(number) | Self::Time(number) | Self::Bytes(number) => {
                Some(*number as f64)
            }
            Self::Rate(rate) | Self::RateAtLeast(rate) => Some(*rate),
            Self::Share(share) => Some(share * 100.0),
            Self::Bar(share) | Self::Span(share, _) => Some(*share),
            _ => None,
        }
    }

    /// The text that filters and sorting use.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::State(_, word) => Some(word),
            Self::Text(text) => Some(text),
            Self::Word(word) => Some(word),
            Self::Unknown => Some("?"),
            Self::Nothing => Some("-"),
            _ => None,
        }
    }

    /// As it stands in a cell of `cells` display cells.
    pub fn shown(&self, cells: usize, charset: Charset, clock: &Clock) -> Cow<'_, str> {
        match self {
            Self::State(level, word) => format!("{} {}", symbol(*level, charset), text::shown(word, charset)).into(),
            Self::Text(name) => text::shown(name, charset),
            Self::Word(word) => Cow::Borrowed(word),
            Self::Count(number) => figure("", text::count(*number), *number as f64, cells),
            Self::AtLeast(number) => figure(at_least(charset), text::count(*number), *number as f64, cells),
            Self::Rate(rate) => figure("", text::rate(*rate), *rate, cells),
            Self::RateAtLeast(rate) => figure(at_least(charset), text::rate(*rate), *rate, cells),
            Self::Age(ms) => text::age_in_steps(*ms).into(),
            Self::Time(ms) => clock.within(*ms, cells).into(),
            Self::Bytes(bytes) => text::bytes(*bytes).into(),
            Self::Share(share) => format!("{:.0}%", share * 100.0).into(),
            Self::Trend(values) => text::spark(&values[values.len().saturating_sub(cells)..], charset).into(),
            Self::Bar(share) => {
                let full = (share.clamp(0.0, 1.0) * cells as f64).round() as usize;
                (if charset == Charset::Ascii { "#" } else { "█" }).repeat(full.max(usize::from(*share > 0.0 && cells > 0))).into()
            }
            Self::Span(from, to) => text::span_line(*from, *to, cells).into(),
            Self::Unknown => Cow::Borrowed("?"),
            Self::Nothing => Cow::Borrowed("-"),
        }
    }

    /// Unknown values come last, whichever way the rest is sorted.
    fn is_orderable(&self) -> bool {
        !matches!(self, Self::Unknown | Self::Nothing | Self::Trend(_))
    }

    fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::State(level, word), Self::State(others, other)) => level.cmp(others).then_with(|| other.cmp(word)),
            _ => match (self.number(), other.number()) {
                (Some(number), Some(other)) => number.total_cmp(&other),
                _ => self.text().cmp(&other.text()),
            },
        }
    }
}

/// A number after a sign; when it does not fit, shortened: a number that is cut off would be another number.
fn figure(sign: &str, digits: String, number: f64, cells: usize) -> Cow<'static, str> {
    let gap = if sign.is_empty() { "" } else { " " };
    let whole = format!("{sign}{gap}{digits}");
    if text::width(&whole) <= cells { whole.into() } else { format!("{sign}{gap}{}", text::short(number)).into() }
}

/// The sign of a level.
pub fn symbol(level: Level, charset: Charset) -> &'static str {
    match (level, charset) {
        (Level::Ok, Charset::Ascii) => "o",
        (Level::Warning, Charset::Ascii) => "^",
        (Level::Critical, Charset::Ascii) => "X",
        (Level::Ok, Charset::Unicode) => "●",
        (Level::Warning, Charset::Unicode) => "▲",
        (Level::Critical, Charset::Unicode) => "✖",
        (Level::Unknown, _) => "?",
    }
}

/// The sign before a sum of which parts are missing.
pub fn at_least(charset: Charset) -> &'static str {
    if charset == Charset::Ascii { ">=" } else { "≥" }
}

/// One column of rows of kind `R`.
pub struct Column<R: 'static> {
    /// Its name in filters and help.
    pub id: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// The letter after `s`; a blank where sorting makes no sense.
    pub letter: char,
    /// Display cells it needs.
    pub width: u16,
    /// Most cells that it takes when some are left over.
    pub width_max: u16,
    /// Numbers stand to the right.
    pub right: bool,
    /// Columns with the highest go first when there is not enough room; those with 0 stay.
    pub priority: u8,
    /// Only when wide columns are asked for or there is plenty of room.
    pub wide: bool,
    /// What it shows.
    pub value: fn(&R) -> Value,
}

impl<R> Column<R> {
    /// A column of texts, to the left.
    pub const fn text(id: &'static str, title: &'static str, letter: char, width: u16, priority: u8, value: fn(&R) -> Value) -> Self {
        Self { id, title, letter, width, width_max: width, right: false, priority, wide: false, value }
    }

    /// A column of numbers, to the right.
    pub const fn number(id: &'static str, title: &'static str, letter: char, width: u16, priority: u8, value: fn(&R) -> Value) -> Self {
        Self { id, title, letter, width, width_max: width, right: true, priority, wide: false, value }
    }

    /// The same, up to `width_max` cells when there is room.
    pub const fn up_to(mut self, width_max: u16) -> Self {
        self.width_max = width_max;
        self
    }

    /// The same, but only shown when wide columns are.
    pub const fn wide(mut self) -> Self {
        self.wide = true;
        self
    }
}

/// An object that a list shows.
pub trait Row: Sized + 'static {
    /// What stays the same while values change.
    type Id: Clone + Ord + std::fmt::Debug;
    /// Which of all there are a list is about; `()` for all.
    type Scope: Default + PartialEq;
    /// Its columns, from left to right.
    const COLUMNS: &'static [Column<Self>];
    /// The column that lists are sorted by at first, and whether the highest comes first.
    const SORT: (usize, bool);

    /// The objects of `scope`, in any order; that of their ids is the cheapest. `now_ms` is for ages.
    fn gather(cluster: &Cluster, scope: &Self::Scope, now_ms: i64) -> Vec<Self>;
    /// Who it is.
    fn id(&self) -> Self::Id;
    /// As their ids are ordered; for long lists without making any.
    fn by_id(&self, other: &Self) -> Ordering {
        self.id().cmp(&other.id())
    }
    /// The names that words of a filter are looked for in.
    fn names(&self) -> [&str; 2];
    /// Names the state of all that `gather` reads: while it stays the same, only time goes on. `None`: gather every time, for short lists.
    fn stamp(_cluster: &Cluster) -> Option<Stamp> {
        None
    }
    /// Time went on, and nothing else.
    fn age(&mut self, _now_ms: i64) {}
    /// Whether its values are old.
    fn is_stale(&self) -> bool {
        false
    }
    /// What copying it copies.
    fn copied(&self) -> String {
        self.names()[0].to_owned()
    }
}

/// How a list is taken anew.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Rows take the order of their values. Otherwise those that were there keep their order, and new ones come last.
    pub resort: bool,
    /// Somebody is typing: long lists stay as they are for longer.
    pub typing: bool,
}

/// How long a long list stays as it is, microseconds for each of its rows: 5 s for 10,000, of which gathering takes 20 ms.
const PAUSE_US_A_ROW: i64 = 500;
/// So many times longer while somebody is typing.
const PAUSES_WHILE_TYPING: i64 = 4;

/// A list of objects with its order, filter and cursor.
///
/// ```text
/// all    every object, by id            gathered once for each change of what is known, long lists less often
/// order  places in `all`, sorted        sorted again when values or the column changed, starting from the order before
/// shown  those of `order` that pass     filtered again when the order or the filter changed
/// ```
/// A key that moves the cursor touches none of them, a key of the filter only the last; a frame reads the rows in the window.
pub struct List<R: Row> {
    /// What the list is about.
    pub scope: R::Scope,
    /// What is shown; kept as long as the program runs.
    pub filter: Filter,
    /// Column sorted by, and whether the highest comes first.
    pub sort: (usize, bool),
    /// Whether wide columns are shown.
    pub wide: bool,
    /// The first row on the screen.
    pub top: usize,
    /// Rows that are marked; they stay marked while a filter hides them.
    pub marks: BTreeSet<R::Id>,
    /// Where a range of marks begins.
    pub mark_anchor: Option<usize>,
    all: Vec<R>,
    order: Vec<u32>,
    shown: Vec<u32>,
    /// What `all` was gathered from, and when, Unix ms.
    gathered: Option<Stamp>,
    gathered_at_ms: i64,
    /// Which brokers answered then.
    gathered_brokers: Option<Stamp>,
    /// Whether `order` is that of the values; otherwise it is an earlier one.
    is_sorted: bool,
    cursor: usize,
    selected: Option<R::Id>,
}

impl<R: Row> Default for List<R> {
    fn default() -> Self {
        Self {
            scope: R::Scope::default(),
            filter: Filter::default(),
            sort: R::SORT,
            wide: false,
            top: 0,
            marks: BTreeSet::new(),
            mark_anchor: None,
            all: Vec::new(),
            order: Vec::new(),
            shown: Vec::new(),
            gathered: None,
            gathered_at_ms: 0,
            gathered_brokers: None,
            is_sorted: false,
            cursor: 0,
            selected: None,
        }
    }
}

impl<R: Row> List<R> {
    /// Takes the objects of `cluster` anew.
    pub fn refresh(&mut self, cluster: &Cluster, now_ms: i64, Pace { resort, typing }: Pace) {
        let stamp = R::stamp(cluster);
        let same = stamp.is_some() && stamp == self.gathered;
        if same || stamp.is_some() && self.may_wait(cluster, now_ms, typing) {
            self.all.iter_mut().for_each(|row| row.age(now_ms));
            if self.is_sorted || !resort {
                return;
            }
        } else {
            self.take(R::gather(cluster, &self.scope, now_ms));
            self.gathered = stamp;
            self.gathered_at_ms = now_ms;
            self.gathered_brokers = Some(cluster.stamps.brokers);
        }
        if resort && !self.is_sorted {
            self.put_in_order();
        }
        self.sift();
    }

    /// Whether a long list was gathered a moment ago: gathering takes time that keys wait for, so the longer the list the more rarely. Brokers
    /// that come or go are shown at once.
    fn may_wait(&self, cluster: &Cluster, now_ms: i64, typing: bool) -> bool {
        let rows = self.all.len();
        let pauses = if typing { PAUSES_WHILE_TYPING } else { 1 };
        rows >= LONG_ROWS
            && self.gathered_brokers == Some(cluster.stamps.brokers)
            && (0..pauses * rows as i64 * PAUSE_US_A_ROW / 1_000).contains(&(now_ms - self.gathered_at_ms))
    }

    /// How many rows pass the filter.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether no row passes the filter.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// How many rows there are without the filter.
    pub fn total(&self) -> usize {
        self.all.len()
    }

    /// The rows that pass the filter, in order.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &R> + DoubleEndedIterator {
        self.shown.iter().map(|at| &self.all[*at as usize])
    }

    /// The row at that place among those that pass the filter.
    pub fn row(&self, place: usize) -> Option<&R> {
        self.all.get(*self.shown.get(place)? as usize)
    }

    /// Makes the list be about something else, if it is not about that already.
    pub fn about(&mut self, scope: R::Scope) {
        if self.scope != scope {
            *self = Self { scope, wide: self.wide, sort: self.sort, ..Self::default() };
        }
    }

    /// Shows what passes `filter`.
    pub fn show(&mut self, filter: Filter) {
        self.filter = filter;
        self.sift();
    }

    /// Sorts by the column with that letter; the one already sorted by is turned round. Returns whether there is such a column.
    pub fn sort_by_letter(&mut self, letter: char) -> bool {
        let Some(at) = R::COLUMNS.iter().position(|column| column.letter == letter && letter != ' ') else { return false };
        let highest_first = R::COLUMNS[at].right;
        self.sort = if self.sort.0 == at { (at, !self.sort.1) } else { (at, highest_first) };
        self.put_in_order();
        self.sift();
        true
    }

    /// Turns the order round.
    pub fn reverse(&mut self) {
        self.sort.1 = !self.sort.1;
        self.put_in_order();
        self.sift();
    }

    /// The row under the cursor.
    pub fn current(&self) -> Option<&R> {
        self.row(self.cursor)
    }

    /// Where the cursor is.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Moves the cursor by `by` rows, as far as there are any.
    pub fn move_by(&mut self, by: isize) {
        self.cursor = self.cursor.saturating_add_signed(by).min(self.len().saturating_sub(1));
        self.selected = self.current().map(Row::id);
    }

    /// Puts the cursor on the object `id`, now or as soon as it is there.
    pub fn select(&mut self, id: R::Id) {
        self.selected = Some(id);
        self.find_cursor();
    }

    /// Moves the window so that the cursor is within its `height` rows.
    pub fn scroll_to(&mut self, height: usize) {
        let last_top = self.len().saturating_sub(height.max(1));
        let lowest = (self.cursor + 1).saturating_sub(height.max(1));
        self.top = self.top.min(last_top).min(self.cursor).max(lowest);
    }

    /// The rows in a window of `height`.
    pub fn visible(&self, height: usize) -> impl ExactSizeIterator<Item = &R> {
        let top = self.top.min(self.len());
        self.shown[top..(top + height).min(self.len())].iter().map(|at| &self.all[*at as usize])
    }

    /// Puts `rows` in the place of those that were there. Who was there keeps his place in the order, who is new comes last.
    fn take(&mut self, mut rows: Vec<R>) {
        if !rows.is_sorted_by(|a, b| a.by_id(b).is_le()) {
            rows.sort_by_cached_key(Row::id);
        }
        let same = rows.len() == self.all.len() && rows.iter().zip(&self.all).all(|(new, old)| new.by_id(old).is_eq());
        if !same {
            let mut places = vec![u32::MAX; self.all.len()];
            self.order.iter().zip(0..).for_each(|(at, place)| places[*at as usize] = place);
            // Both are in the order of their ids, so one walk finds everybody.
            let mut old = self.all.iter().zip(places).peekable();
            let place_of = |row: &R| {
                while old.next_if(|(before, _)| before.by_id(row).is_lt()).is_some() {}
                old.peek().filter(|(before, _)| before.by_id(row).is_eq()).map_or(u32::MAX, |(_, place)| *place)
            };
            let places: Vec<u32> = rows.iter().map(place_of).collect();
            self.order = (0..u32::try_from(rows.len()).unwrap_or(u32::MAX)).collect();
            self.order.sort_by_key(|at| places[*at as usize]);
        }
        self.all = rows;
        self.is_sorted = false;
    }

    /// Sorts by the values, starting from the order before: what is nearly sorted costs little.
    fn put_in_order(&mut self) {
        let (column, highest_first) = self.sort;
        let value = R::COLUMNS[column].value;
        let keys: Vec<Value> = self.all.iter().map(value).collect();
        self.order.sort_by(|a, b| {
            let (one, other) = (&keys[*a as usize], &keys[*b as usize]);
            let unknown_last = other.is_orderable().cmp(&one.is_orderable());
            let order = || if highest_first { other.order(one) } else { one.order(other) };
            // Who is alike stands in the order of ids, which is that of `all`.
            unknown_last.then_with(order).then(a.cmp(b))
        });
        self.is_sorted = true;
    }

    /// Takes the rows that pass the filter anew.
    fn sift(&mut self) {
        self.shown.clear();
        self.shown.extend(self.order.iter().copied().filter(|at| self.filter.accepts(&self.all[*at as usize])));
        self.find_cursor();
    }

    fn find_cursor(&mut self) {
        let is_selected = |row: &R| self.selected.as_ref().is_some_and(|id| row.id() == *id);
        if self.selected.is_some() && !self.current().is_some_and(is_selected) {
            let found = self.rows().position(is_selected);
            self.cursor = found.unwrap_or(self.cursor);
        }
        self.cursor = self.cursor.min(self.len().saturating_sub(1));
        // A row that is filtered away for a moment, or not there yet, stays selected; with none selected the cursor keeps its place.
    }
}
