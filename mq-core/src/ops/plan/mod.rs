//! Writes thought through before they are done: the same objects behind `mqadmin`'s confirmations and the console's dialogs.
//!
//! A [`Plan`] is made from live state: one [`Step`] per target, each with the value that is there, the one that shall be, and the effect in
//! words. It can be shown, saved, reviewed by somebody else, and carried out later: [`Plan::drift`] looks whether the world still is as the
//! plan found it. [`Plan::apply`] goes from target to target, reads each one back, and tells what became of it ([`Fate`]). [`Plan::undo`]
//! is again a plan, made of the old values of what was confirmed.
//!
//! Laws: making a plan writes nothing; a target is CONFIRMED only after it was read back; after a failure nothing more is attempted unless
//! the caller wants to go on; what cannot be undone has no inverse and is said to have none. Never here: asking, printing, files
//! (`ops::record` keeps plans and results).

mod accounts;
mod call;
mod change;
mod fate;

pub use call::Call;
pub use change::{Change, Seen, Server};
pub use fate::{CONFIRMED, Counts, Fate};

use super::reset::{self, Method, QueuePlan, ResetPlan};
use crate::admin::{Admin, AdminError};
use crate::types::{QueueOffset, UnixMs};
use md5::{Digest, Md5};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The form of saved plans.
pub const SCHEMA: &str = "mqadmin.plan/1";

/// How much a write may hurt, and so how it is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// It can be undone by a like command: yes or no.
    Write,
    /// It cannot be undone, or consumers will notice: by the target's name.
    Destructive,
    /// It reaches a whole cluster: by the name of the context or cluster.
    ClusterWide,
}

impl Class {
    /// Its letter in documents.
    pub const fn letter(self) -> char {
        match self {
            Self::Write => 'W',
            Self::Destructive => 'D',
            Self::ClusterWide => 'X',
        }
    }
}

/// One write at one target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The target, for people.
    pub target: String,
    /// Who is asked to do it.
    pub addr: String,
    /// What happens, for people: `perm rw -> r`.
    pub effect: String,
    /// The write.
    pub change: Change,
}

/// A write that was thought through and not done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// [`SCHEMA`].
    pub schema: String,
    /// A short name that tells plans apart: `offset-7f3a09`.
    pub id: String,
    /// What it is about: `reset group pay in orders`.
    pub title: String,
    /// How much it may hurt.
    pub class: Class,
    /// What has to be typed to confirm it.
    pub name: String,
    /// The saved cluster it was made for.
    pub context: Option<String>,
    /// When it was made.
    pub made_at: i64,
    /// What to know before agreeing.
    pub notes: Vec<String>,
    /// The writes, in the order in which they are done.
    pub steps: Vec<Step>,
}

impl Plan {
    /// A plan of `steps`; `kind` begins its id.
    pub fn new(kind: &str, title: impl Into<String>, class: Class, name: impl Into<String>, steps: Vec<Step>) -> Self {
        let made_at = UnixMs::now().get();
        let (schema, title, name) = (SCHEMA.to_owned(), title.into(), name.into());
        let mut plan = Self { schema, id: String::new(), title, class, name, context: None, made_at, notes: Vec::new(), steps };
        plan.id = format!("{kind}-{}", &plan.hash()[..6]);
        plan
    }

    /// Moving a group, queue by queue, as `moved` was planned.
    pub fn of_reset(moved: &ResetPlan, method: Method) -> Self {
        let step = |queue: &QueuePlan| {
            let change = Change::Position {
                group: moved.group.to_string(),
                topic: moved.topic.to_string(),
                queue_id: queue.queue_id.get(),
                before: queue.now.map(QueueOffset::get),
                after: queue.new.get(),
                by_broker: method == Method::Broker,
            };
            Step::new(format!("{}:{}", queue.broker.name, queue.queue_id), &*queue.broker.addr, change)
        };
        let title = reset::title(&moved.group, &moved.topic);
        Self::new("offset", title, Class::Destructive, &*moved.group, moved.queues.iter().map(step).collect())
    }

    /// A digest of everything it says, to find it again in an audit.
    pub fn hash(&self) -> String {
        let text = serde_json::to_vec(self).expect("a plan is made of plain values");
        Md5::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.steps.iter().all(|step| step.change.is_nothing())
    }

    /// Whether some of it could be undone.
    pub fn can_be_undone(&self) -> bool {
        self.steps.iter().any(|step| step.change.inverse().is_some())
    }

    /// For people: title, a line a target, notes.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.title);
        for step in &self.steps {
            let _ = writeln!(text, "  {}  {}", step.target, step.effect);
        }
        for note in &self.notes {
            let _ = writeln!(text, "  {note}");
        }
        let undo = if self.can_be_undone() { format!("undo will be saved as {}", self.id) } else { "this cannot be undone".into() };
        text + &undo + "\n"
    }

    /// Targets that are neither as the plan found them nor as it would leave them, each with what is there.
    ///
    /// # Errors
    /// A target did not answer, or refused.
    pub async fn drift(&self, admin: &Admin) -> Result<Vec<(String, String)>, AdminError> {
        let mut drifted = Vec::new();
        for step in &self.steps {
            if let Seen::Otherwise(now) = step.change.look(admin, &step.addr, false).await? {
                drifted.push((step.target.clone(), now));
            }
        }
        Ok(drifted)
    }

    /// Lets brokers move what was to be committed in the name of groups that have clients by now: a plan may be carried out, and undone, long
    /// after it was made, and those clients would commit their own positions again. Returns the address of a broker that cannot do that.
    ///
    /// # Errors
    /// Nobody answered.
    pub async fn follow_clients(&mut self, admin: &Admin) -> Result<Option<String>, AdminError> {
        let mut online = BTreeMap::new();
        for step in &mut self.steps {
            let Change::Position { group, by_broker: by_broker @ false, .. } = &mut step.change else { continue };
            if !online.contains_key(group) {
                online.insert(group.clone(), reset::members(admin, group).await?.method() == Method::Broker);
            }
            *by_broker = online[group];
            if *by_broker && reset::moves_whole_topics(&admin.runtime_info(&step.addr).await?) {
                return Ok(Some(step.addr.clone()));
            }
        }
        Ok(None)
    }

    /// How many topics, groups, users, or else servers it is about.
    pub fn subjects(&self) -> usize {
        self.steps.iter().map(|step| step.change.subject().unwrap_or(&step.addr)).collect::<BTreeSet<_>>().len()
    }

    /// Does it, target by target; after a failure the rest is not attempted unless `keep_going`.
    pub async fn apply(&self, admin: &Admin, keep_going: bool) -> Vec<(String, Fate)> {
        let (mut fates, mut stopped) = (Vec::with_capacity(self.steps.len()), false);
        for step in &self.steps {
            let fate = if stopped { Fate::NotAttempted } else { step.apply(admin).await };
            stopped |= fate.is_failure() && !keep_going;
            fates.push((step.target.clone(), fate));
        }
        fates
    }

    /// The plan that brings the old values back, of what was confirmed; `None`: nothing of it can be undone.
    #[must_use]
    pub fn undo(&self, fates: &[(String, Fate)]) -> Option<Self> {
        let done = self.steps.iter().zip(fates).filter(|(_, (_, fate))| matches!(fate, Fate::Confirmed(_)));
        let back = |step: &Step| {
            let change = step.change.inverse()?;
            Some(Step { target: step.target.clone(), addr: step.addr.clone(), effect: change.effect(), change })
        };
        let steps: Vec<_> = done.filter_map(|(step, _)| back(step)).collect();
        if steps.is_empty() {
            return None;
        }
        let mut plan = Self::new("undo", format!("undo {}: {}", self.id, self.title), self.class, self.name.clone(), steps);
        plan.id.clone_from(&self.id);
        plan.context.clone_from(&self.context);
        Some(plan)
    }
}

impl Step {
    /// A step whose effect is told by its change.
    pub fn new(target: impl Into<String>, addr: impl Into<String>, change: Change) -> Self {
        Self { target: target.into(), addr: addr.into(), effect: change.effect(), change }
    }

    async fn apply(&self, admin: &Admin) -> Fate {
        if self.change.is_nothing() {
            return Fate::Unchanged(self.change.unchanged_text());
        }
        if let Err(error) = self.change.write(admin, &self.addr).await {
            return Fate::Failed(error.to_string(), Some(Box::new(error)));
        }
        match self.change.look(admin, &self.addr, true).await {
            Ok(Seen::AsAfter) => Fate::Confirmed(self.change.done_text()),
            Ok(Seen::AsBefore) => Fate::Failed("it is still as it was".into(), None),
            Ok(Seen::Otherwise(now)) => Fate::Failed(format!("read back as {now}"), None),
            Err(error) => Fate::Failed(format!("written, not read back: {error}"), Some(Box::new(error))),
        }
    }
}

#[cfg(test)]
mod tests;
