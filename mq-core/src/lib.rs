//! What both ends of a RocketMQ conversation share, and a client library in its own right.
//!
//! Rooms, each knowing only those to its left: `types` < `names` < `message` < `protocol` < `filter` < `net` < `client` < `admin` < `ops`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod admin;
mod bytes_in_words;
pub mod client;
pub mod filter;
pub mod message;
pub mod names;
pub mod net;
pub mod ops;
pub mod protocol;
pub mod types;
