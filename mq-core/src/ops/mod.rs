//! What both tools share above single calls: the model of a group's backlog, plans for moving groups, saved clusters.
//!
//! * `lag` turns positions into states with a reason. The console and the command line show the same words for the same facts.
//! * `recorder` keeps history on disk.
//! * `reset` plans where a group is moved to, queue by queue, before anything is written.
//! * `traffic` adds up what goes into a topic and out of it.
//! * `trace` is the life of one message as a time line.
//! * `plan` is a write thought through: targets, effects, applying with a read-back, undoing. `record` keeps what was done and how to undo it.
//! * `doctor` asks a cluster everything once and says what is wrong.
//! * `job` is long work that survives its process: `transfer` sends stored messages again, `export` writes them to a file
//!   (`message_line`).
//! * `compare` tells where several of a kind differ; `snapshot` keeps a cluster's settings and positions in a folder and plans its return.
//! * `static_topic` plans where the queues of such a topic are.
//! * `waiting` reads when delayed messages are due.
//! * `context` is the file of saved clusters.
//!
//! Laws: what is not known stays unknown (a missing broker makes a total a lower bound, never a smaller number); a plan writes nothing.
//! Never here: printing, prompting, terminals.

pub mod account;
pub mod compare;
pub mod context;
pub mod doctor;
pub mod export;
pub mod job;
pub mod lag;
pub mod message_line;
pub mod plan;
pub mod record;
pub mod recorder;
pub mod reset;
pub mod snapshot;
pub mod static_topic;
pub mod trace;
pub mod traffic;
pub mod transfer;
pub mod waiting;
