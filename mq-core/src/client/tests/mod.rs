//! The client's loops over loopback, against a small cluster in memory.

mod consuming;
mod fake;
mod lite;
mod ordering;
mod producing;
mod pulling;
mod scaling;
mod tracing;
mod transactions;
