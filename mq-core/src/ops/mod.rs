//! What both tools share above single calls: the model of a group's backlog, plans for moving groups, saved clusters.
//!
//! * `lag` turns positions into states with a reason. The console and the command line show the same words for the same facts.
//! * `reset` plans where a group is moved to, queue by queue, before anything is written.
//! * `trace` is the life of one message as a time line.
//! * `context` is the file of saved clusters.
//!
//! Laws: what is not known stays unknown (a missing broker makes a total a lower bound, never a smaller number); a plan writes nothing.
//! Never here: printing, prompting, terminals.

pub mod context;
pub mod lag;
pub mod reset;
pub mod trace;
