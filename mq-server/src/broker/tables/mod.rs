//! What a broker knows besides messages: topics, groups, positions, clients, queue locks, request modes.
//!
//! Each table has its own lock, held for the time of a look-up or a change and never across an append, a file or an await. Topics, groups,
//! positions and expressions are on disk too: a change marks its table, and the `Persister`'s thread writes it soon after, whole, through a temporary
//! file, keeping the last generation. Clients and locks live in memory only: both come back by themselves within a heartbeat.

pub mod client_channels;
pub mod consumer_offsets;
pub mod filters;
pub mod group_configs;
mod group_conflicts;
pub mod persist;
pub mod queue_locks;
pub mod request_modes;
pub mod topic_configs;
