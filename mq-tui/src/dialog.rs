//! The dialog of a write: its fields, the plan as it is now, the name to type, three buttons.
//!
//! Invariants: focus begins on Cancel; a plan is carried out only when it is the plan of the fields as they stand, is young, and the name
//! was typed; whatever is changed, the plan is made again and the name has to be typed again.

use crate::deed::{Deed, PLAN_KEPT_MS, Planned};
use crate::input;
use crate::keys::Key;
use crossterm::event::KeyCode;

/// The dialog while it is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Dialog {
    /// Which plan it waits for or has.
    pub ticket: u64,
    /// What is to be done, as the fields say.
    pub deed: Deed,
    /// The plan, or why there is none; `None` while it is made.
    pub plan: Option<Result<Planned, String>>,
    /// What stands in the fields.
    pub fields: Vec<Field>,
    /// The name as typed so far.
    pub typed: String,
    /// Where keys go.
    pub spot: Spot,
    /// Something to tell.
    pub note: Option<String>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What it is called.
    pub name: &'static str,
    /// What stands there.
    pub text: String,
    /// What may stand there; empty: it is typed.
    pub choices: &'static [&'static str],
    /// What is wrong with it.
    pub error: Option<String>,
}

/// Where keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A field.
    Field(usize),
    /// The name that confirms.
    Confirm,
    /// Nothing is done.
    Cancel,
    /// The plan is made again.
    DryRun,
    /// The plan is carried out.
    Apply,
}

/// What a key in a dialog leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Nothing but a change of the dialog.
    Stay,
    /// The plan has to be made again.
    Plan,
    /// The dialog closes, nothing is done.
    Close,
    /// The plan is carried out.
    Apply(Box<Planned>),
    /// The command is copied.
    Copy,
}

const WAYS: &[&str] = &["group only", "topic: every group of it"];
const AFTER_ERRORS: &[&str] = &["stop, to be carried on", "go on with the next"];

/// The number of messages a second that stands in `field`, or 0 and what is wrong with it.
fn rate(field: &mut Field) -> u32 {
    let rate = field.text.parse().ok().filter(|rate| (1..=10_000).contains(rate));
    field.error = rate.is_none().then(|| "1 to 10000".to_owned());
    rate.unwrap_or(0)
}

impl Dialog {
    /// Opens it for `deed`; the plan with that number has to be made.
    pub fn new(ticket: u64, deed: Deed) -> Self {
        let field = |name, text: String, choices| Field { name, text, choices, error: None };
        let fields = match &deed {
            Deed::Reset { to, .. } => vec![field("to", to.clone(), &[])],
            Deed::Resend { to_topic, per_second, keep_going, .. } => vec![
                field("to", WAYS[usize::from(*to_topic)].into(), WAYS),
                field("rate/s", per_second.to_string(), &[]),
                field("after an error", AFTER_ERRORS[usize::from(*keep_going)].into(), AFTER_ERRORS),
            ],
            Deed::Resume { per_second, keep_going, .. } => vec![
                field("rate/s", per_second.to_string(), &[]),
                field("after an error", AFTER_ERRORS[usize::from(*keep_going)].into(), AFTER_ERRORS),
            ],
            Deed::Change(wish) => wish.fields().into_iter().map(|(name, text, choices)| field(name, text, choices)).collect(),
            Deed::Undo { .. } => Vec::new(),
        };
        Self { ticket, deed, plan: None, fields, typed: String::new(), spot: Spot::Cancel, note: None }
    }

    /// Whether the name was typed.
    pub fn is_confirmed(&self) -> bool {
        self.typed == **self.deed.target()
    }

    /// The plan, when there is one that can be carried out.
    pub fn ready(&self) -> Option<&Planned> {
        self.plan.as_ref()?.as_ref().ok().filter(|plan| plan.targets > 0 && plan.deed == self.deed)
    }

    fn spots(&self) -> Vec<Spot> {
        let fields = (0..self.fields.len()).map(Spot::Field);
        fields.chain([Spot::Confirm, Spot::Cancel, Spot::DryRun, Spot::Apply]).collect()
    }

    fn go(&mut self, by: isize) {
        let spots = self.spots();
        let at = spots.iter().position(|spot| *spot == self.spot).unwrap_or(0);
        let count = isize::try_from(spots.len()).unwrap_or(1);
        let next = (isize::try_from(at).unwrap_or(0) + by).rem_euclid(count);
        self.spot = spots[usize::try_from(next).unwrap_or(0)];
    }

    /// A key at `now_ms`.
    pub fn key(&mut self, key: Key, now_ms: i64) -> Outcome {
        self.note = None;
        match (key.code, self.spot) {
            (KeyCode::Esc, _) => return Outcome::Close,
            (KeyCode::F(2), _) => return Outcome::Copy,
            (KeyCode::Tab | KeyCode::Down, _) => self.go(1),
            (KeyCode::BackTab | KeyCode::Up, _) => self.go(-1),
            (KeyCode::Left | KeyCode::Right | KeyCode::Char(' '), Spot::Field(at)) if !self.fields[at].choices.is_empty() => {
                let field = &mut self.fields[at];
                let place = field.choices.iter().position(|choice| *choice == field.text).unwrap_or(0);
                field.text = field.choices[(place + 1) % field.choices.len()].into();
                return self.changed();
            }
            (KeyCode::Left, Spot::Cancel | Spot::DryRun | Spot::Apply) => self.go(-1),
            (KeyCode::Right, Spot::Cancel | Spot::DryRun) => self.go(1),
            (KeyCode::Enter, Spot::Field(_)) => self.go(1),
            (KeyCode::Enter, Spot::Confirm) if self.is_confirmed() => self.spot = Spot::Apply,
            (KeyCode::Enter, Spot::Confirm) => self.note = Some(format!("type {} to confirm", self.deed.target())),
            (KeyCode::Enter, Spot::Cancel) => return Outcome::Close,
            (KeyCode::Enter, Spot::DryRun) => return self.changed(),
            (KeyCode::Enter, Spot::Apply) => return self.apply(now_ms),
            (_, Spot::Field(at)) if self.fields[at].choices.is_empty() && input::edit(&mut self.fields[at].text, key) => {
                return self.changed();
            }
            (_, Spot::Confirm) => drop(input::edit(&mut self.typed, key)),
            _ => {}
        }
        Outcome::Stay
    }

    /// Text was pasted; it goes where keys go.
    pub fn paste(&mut self, text: &str) -> Outcome {
        match self.spot {
            Spot::Field(at) if self.fields[at].choices.is_empty() => {
                input::paste(&mut self.fields[at].text, text);
                self.changed()
            }
            Spot::Confirm => {
                input::paste(&mut self.typed, text);
                Outcome::Stay
            }
            _ => Outcome::Stay,
        }
    }

    /// Takes the deed from the fields; what was confirmed was another one.
    fn changed(&mut self) -> Outcome {
        self.typed.clear();
        self.plan = None;
        match &mut self.deed {
            Deed::Reset { to, .. } => *to = self.fields[0].text.trim().to_owned(),
            Deed::Resend { to_topic, per_second, keep_going, .. } => {
                *to_topic = self.fields[0].text == WAYS[1];
                *per_second = rate(&mut self.fields[1]);
                *keep_going = self.fields[2].text == AFTER_ERRORS[1];
            }
            Deed::Resume { per_second, keep_going, .. } => {
                *per_second = rate(&mut self.fields[0]);
                *keep_going = self.fields[1].text == AFTER_ERRORS[1];
            }
            Deed::Change(wish) => {
                let texts: Vec<String> = self.fields.iter().map(|field| field.text.clone()).collect();
                let wrong = wish.take(&texts);
                for (at, field) in self.fields.iter_mut().enumerate() {
                    field.error = wrong.as_ref().filter(|(place, _)| *place == at).map(|(_, why)| why.clone());
                }
            }
            Deed::Undo { .. } => {}
        }
        match self.fields.iter().find_map(|field| field.error.clone()) {
            Some(error) => {
                self.plan = Some(Err(error));
                Outcome::Stay
            }
            None => Outcome::Plan,
        }
    }

    fn apply(&mut self, now_ms: i64) -> Outcome {
        let Some(plan) = self.ready().cloned() else {
            self.note = Some("there is nothing to carry out".into());
            return Outcome::Stay;
        };
        if !self.is_confirmed() {
            self.note = Some(format!("type {} to confirm", self.deed.target()));
            self.spot = Spot::Confirm;
            return Outcome::Stay;
        }
        if now_ms - plan.at_ms > PLAN_KEPT_MS {
            let outcome = self.changed();
            self.note = Some("the plan was old and is made again; confirm it again".into());
            self.spot = Spot::Confirm;
            return outcome;
        }
        Outcome::Apply(Box::new(plan))
    }
}
