//! Everything the console knows while it runs. One task owns it; `update` alone changes it, `draw` only reads it.
//! `screen` says which screens there are, `clock` writes and reads times, `asking` keeps what the console itself asks of the cluster.

mod asking;
mod clock;
mod screen;

pub use asking::Asking;
pub use clock::Clock;
pub use screen::Screen;

use crate::dialog::Dialog;
use crate::inquiry::{BodyPart, Inquiry, Place, Seen, Source};
use crate::keys::Keymap;
use crate::lists::{Lists, Table};
use crate::menu::Menu;
use crate::model::{Cluster, LONG_ROWS, Name};
use crate::palette::Palette;
use crate::screens::letters::LetterRow;
use crate::screens::messages::MessageRow;
use crate::table::Pace;
use crate::theme::Theme;
use crate::travel::{Moment, Travel};
use crate::update::Want;
use jiff::tz::TimeZone;
use mq_core::ops::context::Protect;

/// So long after a key somebody is typing, ms.
const TYPING_MS: i64 = 2_000;

/// Which of a screen's panes keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// The table.
    List,
    /// What belongs to the row under its cursor.
    Detail,
}

/// What keys mean just now.
#[derive(Debug, Clone, PartialEq)]
pub enum Mode {
    /// What `keys` says.
    Normal,
    /// They are text of the filter.
    Filter(FilterInput),
    /// They say where to look for messages, or which message to trace.
    Source(Typed),
    /// The next one is the letter of a column.
    SortLetter,
    /// The next one is the letter of a form: csv, json, ndjson.
    ExportLetter,
    /// The next one is the letter of a moment that is marked.
    MomentLetter,
    /// They are a command.
    Palette(Palette),
    /// They choose what is done with the object.
    Menu(Menu),
    /// They fill in what is to be done.
    Dialog(Box<Dialog>),
    /// They are the name that unlocks writes.
    Unlock(Typed),
    /// Help is open; so many lines are scrolled away.
    Help(u16),
}

/// A line that is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// What stands there.
    pub text: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// How bodies are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyForm {
    /// JSON, else text, else hexadecimal.
    Auto,
    /// As it is, if it is text.
    Text,
    /// Spread over lines.
    Json,
    /// Hexadecimal.
    Hex,
}

impl BodyForm {
    /// The form after this one.
    pub fn next(self) -> Self {
        match self {
            Self::Auto => Self::Text,
            Self::Text => Self::Json,
            Self::Json => Self::Hex,
            Self::Hex => Self::Auto,
        }
    }
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
    /// What may be changed there.
    pub protect: Protect,
    /// Whether writes were unlocked.
    pub unlocked: bool,
    /// How everything looks.
    pub theme: Theme,
    /// Which keys do what.
    pub keys: Keymap,
    /// How times are written.
    pub clock: Clock,
    /// How often visible things are asked for, ms.
    pub period_ms: i64,
    /// Without a key for so long, ms, everything but probes is asked for rarely; `None`: never.
    pub idle_slow_ms: Option<i64>,
    /// Data changes the screen at most so often, ms; for screen readers.
    pub calm_ms: i64,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The time of the last tick, Unix ms.
    pub now_ms: i64,
    /// What is known.
    pub cluster: Cluster,
    /// What is shown instead, while the picture is held, and since when.
    pub frozen: Option<(Box<Cluster>, i64)>,
    /// The past that is looked at.
    pub travel: Option<Travel>,
    /// Where we are.
    pub screen: Screen,
    /// Which pane.
    pub focus: Focus,
    /// Whether the detail has the whole screen.
    pub opened: bool,
    /// What keys mean.
    pub mode: Mode,
    /// Where we were, and how far back we are in it.
    pub trail: Trail,
    /// Every list.
    pub lists: Lists,
    /// Lines of a detail that are scrolled away.
    pub detail_top: u16,
    /// Where messages are looked for.
    pub source: Option<Source>,
    /// Which page of them.
    pub page: Place,
    /// Which page of dead letters.
    pub letters_page: Place,
    /// The topic and id of the message whose life is shown.
    pub traced: Option<(Name, Name)>,
    /// What is recorded of the group whose history is shown.
    pub past: Past,
    /// Whether stacks of the client under the cursor are wanted.
    pub stacks: bool,
    /// How bodies are shown.
    pub body_form: BodyForm,
    /// The part that is shown of the long body of one message; all others begin at their beginning.
    pub body_part: Option<BodyPart>,
    /// How we ask.
    pub asking: Asking,
    /// A remark.
    pub toast: Option<Toast>,
    /// Whether the rows on the screen are those of when it was left: they are taken anew when the key that came back to it has its frame.
    pub is_unsettled: bool,
    /// Counts the screens that were left: what was asked for an earlier one is not wanted any more.
    pub generation: u64,
    /// Events that were given to the recording.
    pub recorded_events: usize,
    /// The generation for which the state folder was looked at.
    pub kept_listed_for: Option<u64>,
    /// How often everything was asked for anew by hand.
    pub refreshes: u64,
    /// Counts plans and jobs.
    pub tickets: u64,
    /// When the first tick came, Unix ms.
    pub began_ms: i64,
    /// When the last key came, Unix ms.
    pub last_key_ms: i64,
    /// When and where the last click was.
    pub last_click: Option<(i64, u16, u16)>,
    /// What the poller was told last.
    pub asked: Option<Want>,
    /// Whether to end.
    pub quit: bool,
}

/// What is recorded of one group in one topic.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// Which.
    pub key: Option<(Name, Name)>,
    /// For which refresh, and which minute, it was asked for.
    pub asked_for: (u64, i64),
    /// The moments, oldest first, or why they cannot be read; `None` until they were.
    pub moments: Option<Result<Vec<Moment>, String>>,
}

/// The screens that were gone to.
#[derive(Debug, Clone, Default)]
pub struct Trail {
    /// In order.
    pub screens: Vec<Screen>,
    /// Which of them is the current one.
    pub at: usize,
}

impl State {
    /// Nothing known yet.
    pub fn new(context: String, theme: Theme, local: TimeZone, period_ms: i64) -> Self {
        Self {
            context,
            protect: Protect::None,
            unlocked: false,
            theme,
            keys: Keymap::default(),
            clock: Clock { local, utc: false },
            period_ms,
            idle_slow_ms: None,
            calm_ms: 0,
            size: (0, 0),
            now_ms: 0,
            cluster: Cluster::default(),
            frozen: None,
            travel: None,
            screen: Screen::Overview,
            focus: Focus::List,
            opened: false,
            mode: Mode::Normal,
            trail: Trail { screens: vec![Screen::Overview], at: 0 },
            lists: Lists::default(),
            detail_top: 0,
            source: None,
            page: Place::Start,
            letters_page: Place::Start,
            traced: None,
            past: Past::default(),
            stacks: false,
            body_form: BodyForm::Auto,
            body_part: None,
            asking: Asking::default(),
            toast: None,
            is_unsettled: false,
            generation: 0,
            recorded_events: 0,
            kept_listed_for: None,
            refreshes: 0,
            tickets: 0,
            began_ms: 0,
            last_key_ms: 0,
            last_click: None,
            asked: None,
            quit: false,
        }
    }

    /// The question that the messages screen asks.
    pub fn messages_inquiry(&self) -> Option<Inquiry> {
        self.source.clone().map(|source| Inquiry::Messages(source, self.page.clone()))
    }

    /// What is to be shown: what is known, or was when the picture was held.
    pub fn shown(&self) -> &Cluster {
        let held = self.frozen.as_ref().map(|(cluster, _)| &**cluster);
        self.travel.as_ref().map(|travel| &*travel.picture).or(held).unwrap_or(&self.cluster)
    }

    /// The time that what is shown is of, Unix ms.
    pub fn shown_at_ms(&self) -> i64 {
        let held = self.frozen.as_ref().map(|(_, since)| *since);
        self.travel.as_ref().map(|travel| travel.at_ms).or(held).unwrap_or(self.now_ms)
    }

    /// The message under the cursor, on screens that show its body.
    pub fn current_message(&self) -> Option<&Seen> {
        match self.screen {
            Screen::Messages => self.lists.messages.current().map(MessageRow::seen),
            Screen::Dlq => self.lists.letters.current().map(LetterRow::seen),
            _ => None,
        }
    }

    /// The part that is shown of the body of the message under the cursor, unless it is the first.
    pub fn current_part(&self) -> Option<&BodyPart> {
        let seen = self.current_message()?;
        self.body_part.as_ref().filter(|part| part.part > 0 && **part == seen.part(part.part))
    }

    /// Whether keys go to the detail.
    pub fn is_detail_focused(&self) -> bool {
        self.focus == Focus::Detail
    }

    /// Takes the lists of the current screen anew from what is shown.
    pub fn refresh_lists(&mut self, resort: bool) {
        let now_ms = self.shown_at_ms();
        let held = self.frozen.as_ref().map(|(cluster, _)| &**cluster);
        let cluster = self.travel.as_ref().map(|travel| &*travel.picture).or(held).unwrap_or(&self.cluster);
        let typing = self.is_typing();
        let lists = &mut self.lists;
        lists.main_mut(self.screen).refresh(cluster, now_ms, Pace { resort, typing });
        if self.screen == Screen::Overview {
            let pace = Pace { resort: true, typing };
            lists.top_brokers.refresh(cluster, now_ms, pace);
            lists.top_groups.refresh(cluster, now_ms, pace);
            lists.top_topics.refresh(cluster, now_ms, pace);
        }
        self.refresh_detail(resort);
    }

    /// The same for a screen that was come to, or rows that are to be chosen anew. A long list, for which a key would wait, first shows what it
    /// had.
    pub fn enter_lists(&mut self) {
        let top = if self.screen == Screen::Overview { self.lists.top_topics.total() } else { 0 };
        self.is_unsettled = self.lists.main(self.screen).figures().total.max(top) >= LONG_ROWS;
        if self.is_unsettled {
            self.refresh_detail(true);
        } else {
            self.refresh_lists(true);
        }
    }

    /// Gathers one long list that nobody looked at yet, so that the first key that leads to it need not wait for that. A picture that is
    /// held, or of the past, is gathered when it is asked for.
    pub fn prepare_lists(&mut self) {
        if self.travel.is_some() || self.frozen.is_some() {
            return;
        }
        let counts = self.cluster.counts;
        for (screen, objects) in [(Screen::Topics, counts.topics), (Screen::Groups, counts.groups)] {
            let list = self.lists.main_mut(screen);
            if objects >= LONG_ROWS && list.figures().total == 0 {
                return list.refresh(&self.cluster, self.now_ms, Pace { resort: true, typing: false });
            }
        }
    }

    /// Whether a key came a moment ago: what takes long then waits, as long as nothing gets wrong by it.
    pub fn is_typing(&self) -> bool {
        (0..TYPING_MS).contains(&(self.now_ms - self.last_key_ms))
    }

    /// Takes what belongs to the cursor anew.
    pub fn refresh_detail(&mut self, resort: bool) {
        let now_ms = self.shown_at_ms();
        let held = self.frozen.as_ref().map(|(cluster, _)| &**cluster);
        let cluster = self.travel.as_ref().map(|travel| &*travel.picture).or(held).unwrap_or(&self.cluster);
        self.lists.aim(self.screen);
        if let Some(detail) = self.lists.detail_mut(self.screen) {
            detail.refresh(cluster, now_ms, Pace { resort, typing: false });
        }
    }

    /// The table that keys go to; `None` where they scroll text.
    pub fn focused_mut(&mut self) -> Option<&mut dyn Table> {
        match self.focus {
            Focus::List => Some(self.lists.main_mut(self.screen)),
            Focus::Detail => self.lists.detail_mut(self.screen),
        }
    }

    /// See [`State::focused_mut`].
    pub fn focused(&self) -> Option<&dyn Table> {
        match self.focus {
            Focus::List => Some(self.lists.main(self.screen)),
            Focus::Detail => self.lists.detail(self.screen),
        }
    }

    /// The group and topic under the cursor.
    pub fn current_group(&self) -> Option<(Name, Name)> {
        self.lists.groups.current().map(|row| (row.group.clone(), row.topic.clone()))
    }
}
