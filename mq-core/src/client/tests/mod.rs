//! The client's loops over loopback, against a small cluster in memory.

mod consuming;
mod fake;
mod producing;
mod pulling;
