//! Server.

pub mod store;
