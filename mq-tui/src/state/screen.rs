//! The screens there are.

use crate::inquiry::Sheet;

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
    /// Messages that are looked for.
    Messages,
    /// The life of one message.
    Trace,
    /// Dead letters.
    Dlq,
    /// Producers and consumers.
    Clients,
    /// What is wrong.
    Doctor,
    /// What was asked to be done.
    Jobs,
    /// Name servers; by palette, as all that follow.
    NameServers,
    /// Half messages.
    Transactions,
    /// Messages that wait for their time.
    Delay,
    /// Users, and what they may.
    Users,
    /// What the controller keeps of replicas.
    Controller,
    /// Settings in which masters differ.
    ConfigDiff,
    /// Saved clusters.
    Contexts,
}

impl Screen {
    /// Those that have a number, in its order; the tenth is 0.
    pub const ALL: [Self; 10] = [
        Self::Overview,
        Self::Brokers,
        Self::Topics,
        Self::Groups,
        Self::Messages,
        Self::Trace,
        Self::Dlq,
        Self::Clients,
        Self::Doctor,
        Self::Jobs,
    ];
    /// Those that only the palette opens.
    pub const UNNUMBERED: [Self; 7] =
        [Self::NameServers, Self::Transactions, Self::Delay, Self::Users, Self::Controller, Self::ConfigDiff, Self::Contexts];

    /// Its name, and a shorter one.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Overview => ("Overview", "Over"),
            Self::Brokers => ("Brokers", "Brok"),
            Self::Topics => ("Topics", "Topic"),
            Self::Groups => ("Groups", "Group"),
            Self::Messages => ("Messages", "Msg"),
            Self::Trace => ("Trace", "Trace"),
            Self::Dlq => ("DLQ", "DLQ"),
            Self::Clients => ("Clients", "Client"),
            Self::Doctor => ("Doctor", "Doctor"),
            Self::Jobs => ("Jobs", "Jobs"),
            Self::NameServers => ("Name servers", "NS"),
            Self::Transactions => ("Transactions", "Tx"),
            Self::Delay => ("Delay", "Delay"),
            Self::Users => ("Users and ACL", "ACL"),
            Self::Controller => ("Controller", "Ctrl"),
            Self::ConfigDiff => ("Config diff", "Diff"),
            Self::Contexts => ("Contexts", "Ctx"),
        }
    }

    /// The sheet that it shows, if it shows one.
    pub fn sheet(self) -> Option<Sheet> {
        match self {
            Self::Transactions => Some(Sheet::Transactions),
            Self::Delay => Some(Sheet::Delay),
            Self::Users => Some(Sheet::Users),
            Self::Controller => Some(Sheet::Controller),
            Self::ConfigDiff => Some(Sheet::ConfigDiff),
            _ => None,
        }
    }

    /// Whether what is recorded can be shown on it.
    pub fn is_recorded(self) -> bool {
        matches!(self, Self::Overview | Self::Brokers | Self::Topics | Self::Groups)
    }
}
