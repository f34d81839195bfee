//! What can be done to a cluster, before it is done: wishes and plans. Planning only reads; only a plan that was confirmed is carried out.

use crate::letters;
use crate::model::Name;
use mq_core::ops::plan::Plan;
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
        /// Stop after so many failures.
        errors_max: usize,
    },
}

impl Deed {
    /// What it is called.
    pub fn title(&self) -> String {
        match self {
            Self::Reset { group, topic, to } => format!("reset {group} in {topic} to {to}"),
            Self::Resend { group, letters, .. } => format!("resend {} dead letters of {group}", letters.len()),
        }
    }

    /// What has to be typed to confirm it.
    pub fn target(&self) -> &Name {
        match self {
            Self::Reset { group, .. } | Self::Resend { group, .. } => group,
        }
    }

    /// The equivalent `mqadmin` line.
    pub fn command(&self) -> String {
        match self {
            Self::Reset { group, topic, to } => {
                format!("mqadmin offset reset {group} --topic {topic} --to {to} --confirm {group}")
            }
            Self::Resend { group, to_topic, per_second, .. } => {
                let to = if *to_topic { "topic" } else { "group" };
                format!("mqadmin dlq resend {group} --to {to} --rate {per_second}/s --confirm {group}")
            }
        }
    }
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
    /// Messages, one by one.
    Resend(Arc<letters::ResendPlan>),
}

impl PartialEq for Planned {
    fn eq(&self, other: &Self) -> bool {
        // A plan is made of one look at the cluster: the moment tells it apart.
        self.deed == other.deed && self.at_ms == other.at_ms
    }
}
