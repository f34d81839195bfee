//! The client's loops over loopback, against a small cluster in memory.

mod fake;
mod producing;
