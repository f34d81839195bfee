//! The screens, one file each: what its rows are, its columns, and what it draws beside its table.

pub mod brokers;
pub mod group_queues;
pub mod groups;
pub mod overview;
pub mod topic_queues;
pub mod topics;
