//! What can be done to a cluster, before it is done: wishes and plans. Planning only reads; only a plan that was confirmed is carried out.

use crate::model::Name;
use crate::wish::Wish;
use mq_core::ops::job::Job;
use mq_core::ops::plan::Plan;
use mq_core::ops::transfer::Params;
use std::sync::Arc;

/// A plan older than this is made again before it is carried out, ms.
pub const PLAN_KEPT_MS: i64 = 30_000;

/// What is wished for.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// Moves a group in a topic.
    Reset {
        /// The group.
        group: Name,
        /// The topic.
        topic: Name,
        /// Where to, as `mqadmin offset reset --to` takes it.
        to: String,
    },
    /// Gives dead letters back.
    Resend {
        /// The group that gave them up.
        group: Name,
        /// Which: broker, queue, offset.
        letters: Arc<Vec<(Name, i32, i64)>>,
        /// To the group, or to the topic they came from.
        to_topic: bool,
        /// At most so many a second.
        per_second: u32,
        /// Whether it goes on after a failure.
        keep_going: bool,
    },
    /// Carries on a resend that was interrupted, here or in another program.
    Resume {
        /// Its id.
        job: String,
        /// The group that gave the letters up.
        group: Name,
        /// See [`Deed::Resend`].
        per_second: u32,
        /// The same.
        keep_going: bool,
    },
    /// Changes what there is.
    Change(Wish),
    /// Brings back what a plan changed.
    Undo {
        /// The id of that plan.
        id: String,
        /// What has to be typed.
        name: Name,
    },
}

impl Deed {
    /// What it is called.
    pub fn title(&self) -> String {
        match self {
            Self::Reset { group, topic, to } => format!("reset {group} in {topic} to {to}"),
            Self::Resend { group, letters, .. } => format!("resend {} dead letters of {group}", letters.len()),
            Self::Resume { job, group, .. } => format!("carry on {job}: dead letters of {group}"),
            Self::Change(wish) => wish.title(),
            Self::Undo { id, .. } => format!("undo {id}"),
        }
    }

    /// What has to be typed to confirm it.
    pub fn target(&self) -> &Name {
        match self {
            Self::Reset { group, .. } | Self::Resend { group, .. } | Self::Resume { group, .. } => group,
            Self::Change(wish) => wish.target(),
            Self::Undo { name, .. } => name,
        }
    }

    /// The equivalent `mqadmin` line.
    pub fn command(&self) -> String {
        match self {
            Self::Reset { group, topic, to } => {
                format!("mqadmin offset reset {group} --topic {topic} --to {to} --confirm {group}")
            }
            Self::Resend { group, to_topic, per_second, keep_going, .. } => {
                let to = if *to_topic { "topic" } else { "group" };
                format!("mqadmin dlq resend {group} --to {to} --rate {per_second}/s{} --confirm {group}", going(*keep_going))
            }
            Self::Resume { job, group, per_second, keep_going } => {
                format!("mqadmin dlq resend {group} --resume {job} --rate {per_second}/s{} --confirm {group}", going(*keep_going))
            }
            Self::Change(wish) => wish.command(),
            Self::Undo { id, name } => format!("mqadmin undo apply {id} --confirm {name}"),
        }
    }
}

fn going(keep_going: bool) -> &'static str {
    if keep_going { " --keep-going" } else { "" }
}

/// A deed that was thought through.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The wish.
    pub deed: Deed,
    /// When it was planned, Unix ms.
    pub at_ms: i64,
    /// What it would do.
    pub lines: Vec<String>,
    /// Targets that it would write to.
    pub targets: usize,
    /// The plan itself, as `mqadmin` has it.
    pub work: Work,
}

/// The plan that is carried out.
#[derive(Debug, Clone)]
pub enum Work {
    /// Target by target, as `mqadmin` carries plans out.
    Plan(Arc<Plan>),
    /// Messages, one by one, by a job that survives its process.
    Resend(Box<Job<Params>>),
}

impl PartialEq for Planned {
    fn eq(&self, other: &Self) -> bool {
        // A plan is made of one look at the cluster: the moment tells it apart.
        self.deed == other.deed && self.at_ms == other.at_ms
    }
}
