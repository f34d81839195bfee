//! The way to a cluster when none was named: one of those that are saved, or a first connection, step by step.
//!
//! * This file is the state and what keys do to it; `look` draws it, `probe` asks the addresses that were typed, `run` is the loop.
//!
//! ```text
//! Choose --(n)--> Type --(Enter)--> Test --> Told --(s)--> Name --> the console, on a context that is saved now
//!   `--(Enter)--> the console       ^          `--(Enter)--> the console, on these addresses
//!                                   `--(t, m)--'
//! ```
//! Laws: as everywhere, `update` does no I/O; an answer to a test that is not waited for any more is dropped; nothing is saved that was not
//! named, and nothing that is saved is replaced.

mod look;
pub mod probe;
mod run;

pub use look::{draw, servers};
pub use run::run;
#[cfg(test)]
pub use run::save;

use crate::input;
use crate::keys::Key;
use crate::model::Level;
use crate::state::Typed;
use crossterm::event::KeyCode;
use mq_core::ops::context::{Context, Contexts};

/// Longest name of a context.
const NAME_LEN_MAX: usize = 64;

/// Where the way has come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// One of the saved clusters, or another one.
    Choose,
    /// Addresses of name servers are typed.
    Type,
    /// They are asked.
    Test,
    /// What they said is shown.
    Told,
    /// The name is typed under which the cluster is saved.
    Name(Typed),
}

/// What was learnt of one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How good that is.
    pub level: Level,
    /// Which address, or which broker.
    pub subject: String,
    /// What it is, in words.
    pub words: String,
}

/// What a test found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The name servers that were asked.
    pub name_servers: Vec<String>,
    /// Of each name server, then of each broker that they list.
    pub lines: Vec<Line>,
    /// Name servers that answered as such.
    pub answered: usize,
    /// Brokers that they list.
    pub brokers: usize,
    /// Brokers that can be reached where they say they are.
    pub reached: usize,
    /// Where others were found instead: from, to.
    pub addr_map: Vec<(String, String)>,
}

impl Report {
    /// Whether there is a cluster to look at.
    pub fn is_usable(&self) -> bool {
        self.reached > 0 || !self.addr_map.is_empty()
    }

    /// The whole in one line; `mapped`: as it is with the rules for addresses.
    pub fn verdict(&self, mapped: bool) -> (Level, String) {
        let reached = self.reached + if mapped { self.addr_map.len() } else { 0 };
        match () {
            () if self.answered == 0 => (Level::Critical, "no name server answers as one".into()),
            () if self.brokers == 0 => (Level::Critical, "no broker is listed: none runs, or none has these as its namesrvAddr".into()),
            () if reached == 0 => (Level::Critical, "no broker can be reached where it says it is".into()),
            () if reached < self.brokers => (Level::Warning, format!("{reached} of {} brokers can be reached", self.brokers)),
            () if reached > self.reached => (Level::Ok, format!("all {reached} brokers can be reached, by addr_map")),
            () => (Level::Ok, format!("all {reached} brokers can be reached")),
        }
    }
}

/// All of it.
#[derive(Debug, Clone)]
pub struct Welcome {
    /// The saved clusters.
    pub contexts: Contexts,
    /// Where we are.
    pub step: Step,
    /// Which row of the choice.
    pub cursor: usize,
    /// The addresses as they are typed.
    pub typed: Typed,
    /// What the last test found.
    pub report: Report,
    /// Whether the rules for addresses that the test proposes are used.
    pub mapped: bool,
    /// Lines of the report that are scrolled away.
    pub top: usize,
    /// Counts tests.
    pub ticket: u64,
}

/// What happens.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The test with that number ended, or the addresses are none.
    Tested(u64, Result<Report, String>),
    /// The context was saved, or was not.
    Saved(String, Result<(), String>),
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Cmd {
    /// Ask these addresses.
    Test(u64, String),
    /// Save a context.
    Save(String, Box<Context>),
    /// Go on with this cluster.
    Open(Chosen),
    /// End.
    Quit,
}

/// The cluster that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// A saved one.
    Context(String),
    /// Addresses, separated by `;`, and rules for those of brokers.
    Addresses(String, Vec<(String, String)>),
}

impl Welcome {
    /// Begins with the choice, or with typing when nothing is saved.
    pub fn new(contexts: Contexts) -> Self {
        let step = if contexts.contexts.is_empty() { Step::Type } else { Step::Choose };
        let (typed, report) = (Typed::default(), Report::default());
        Self { contexts, step, cursor: 0, typed, report, mapped: true, top: 0, ticket: 0 }
    }

    /// The rules for addresses that are used.
    fn addr_map(&self) -> Vec<(String, String)> {
        if self.mapped { self.report.addr_map.clone() } else { Vec::new() }
    }

    /// One step back, or the end.
    fn back(&mut self) -> Option<Cmd> {
        self.step = match self.step {
            Step::Choose => return Some(Cmd::Quit),
            Step::Type if self.contexts.contexts.is_empty() => return Some(Cmd::Quit),
            Step::Type => Step::Choose,
            Step::Test | Step::Told => Step::Type,
            Step::Name(_) => Step::Told,
        };
        None
    }

    fn test(&mut self) -> Option<Cmd> {
        self.ticket += 1;
        (self.step, self.top) = (Step::Test, 0);
        Some(Cmd::Test(self.ticket, self.typed.text.clone()))
    }
}

/// Changes `welcome` as `msg` says.
pub fn update(welcome: &mut Welcome, msg: Msg) -> Option<Cmd> {
    match msg {
        Msg::Key(Key { code: KeyCode::Char('c'), control: true }) => Some(Cmd::Quit),
        Msg::Key(key) => match welcome.step.clone() {
            Step::Choose => choose_key(welcome, key),
            Step::Type => type_key(welcome, key),
            Step::Test => (key.code == KeyCode::Esc).then(|| welcome.back()).flatten(),
            Step::Told => told_key(welcome, key),
            Step::Name(typed) => name_key(welcome, typed, key),
        },
        Msg::Paste(text) => {
            match &mut welcome.step {
                Step::Type => input::paste(&mut welcome.typed.text, &text),
                Step::Name(typed) => input::paste(&mut typed.text, &text),
                Step::Choose | Step::Test | Step::Told => {}
            }
            None
        }
        Msg::Tested(ticket, result) => {
            if ticket != welcome.ticket || welcome.step != Step::Test {
                return None;
            }
            (welcome.step, welcome.mapped) = match result {
                Ok(report) => {
                    welcome.report = report;
                    (Step::Told, true)
                }
                Err(why) => {
                    welcome.typed.error = Some(why);
                    (Step::Type, true)
                }
            };
            None
        }
        Msg::Saved(name, Ok(())) => Some(Cmd::Open(Chosen::Context(name))),
        Msg::Saved(name, Err(why)) => {
            welcome.step = Step::Name(Typed { text: name, error: Some(why) });
            None
        }
    }
}

fn choose_key(welcome: &mut Welcome, key: Key) -> Option<Cmd> {
    let last = welcome.contexts.contexts.len();
    match key.code {
        KeyCode::Char('j') | KeyCode::Down | KeyCode::Tab => welcome.cursor = (welcome.cursor + 1).min(last),
        KeyCode::Char('k') | KeyCode::Up | KeyCode::BackTab => welcome.cursor = welcome.cursor.saturating_sub(1),
        KeyCode::Char('g') | KeyCode::Home => welcome.cursor = 0,
        KeyCode::Char('G') | KeyCode::End => welcome.cursor = last,
        KeyCode::Char('n') => welcome.step = Step::Type,
        KeyCode::Enter => match welcome.contexts.contexts.keys().nth(welcome.cursor) {
            Some(name) => return Some(Cmd::Open(Chosen::Context(name.clone()))),
            None => welcome.step = Step::Type,
        },
        KeyCode::Char('q') | KeyCode::Esc => return welcome.back(),
        _ => {}
    }
    None
}

fn type_key(welcome: &mut Welcome, key: Key) -> Option<Cmd> {
    match key.code {
        KeyCode::Esc => return welcome.back(),
        KeyCode::Enter if welcome.typed.text.trim().is_empty() => {
            welcome.typed.error = Some("such as 127.0.0.1:9876, or several with ; between".into());
        }
        KeyCode::Enter => return welcome.test(),
        _ => {
            welcome.typed.error = None;
            input::edit(&mut welcome.typed.text, key);
        }
    }
    None
}

fn told_key(welcome: &mut Welcome, key: Key) -> Option<Cmd> {
    let usable = welcome.report.is_usable();
    match key.code {
        KeyCode::Enter if usable => {
            let addrs = welcome.report.name_servers.join(";");
            return Some(Cmd::Open(Chosen::Addresses(addrs, welcome.addr_map())));
        }
        KeyCode::Char('s') if usable => welcome.step = Step::Name(Typed::default()),
        KeyCode::Char('m') if !welcome.report.addr_map.is_empty() => welcome.mapped = !welcome.mapped,
        KeyCode::Char('t') => return welcome.test(),
        KeyCode::Char('j') | KeyCode::Down => welcome.top = (welcome.top + 1).min(welcome.report.lines.len().saturating_sub(1)),
        KeyCode::Char('k') | KeyCode::Up => welcome.top = welcome.top.saturating_sub(1),
        KeyCode::Char('e') | KeyCode::Esc | KeyCode::Enter => return welcome.back(),
        KeyCode::Char('q') => return Some(Cmd::Quit),
        _ => {}
    }
    None
}

fn name_key(welcome: &mut Welcome, mut typed: Typed, key: Key) -> Option<Cmd> {
    match key.code {
        KeyCode::Esc => return welcome.back(),
        KeyCode::Enter => {
            let name = typed.text.trim().to_owned();
            typed.error = match () {
                () if name.is_empty() || name.len() > NAME_LEN_MAX || name.starts_with('-') || name.contains(char::is_whitespace) => {
                    Some("one word, such as prod".into())
                }
                () if welcome.contexts.contexts.contains_key(&name) => Some("a saved cluster has that name".into()),
                () => None,
            };
            if typed.error.is_none() {
                let context = Context {
                    namesrv: welcome.report.name_servers.clone(),
                    addr_map: welcome.addr_map().into_iter().collect(),
                    ..Context::default()
                };
                welcome.step = Step::Name(typed);
                return Some(Cmd::Save(name, Box::new(context)));
            }
        }
        _ => {
            typed.error = None;
            input::edit(&mut typed.text, key);
        }
    }
    welcome.step = Step::Name(typed);
    None
}
