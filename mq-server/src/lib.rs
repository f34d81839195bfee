//! The server: name server and broker of RocketMQ, in one program.
//!
//! `program` starts and stops what `cli` asks for; `config` < `store` < `broker` and, apart from them, `namesrv` are what is started.

#![deny(unsafe_code)]

pub mod broker;
mod cli;
pub mod config;
mod demo;
pub mod logging;
pub mod namesrv;
mod program;
mod run_record;
pub mod store;
mod workers;

pub use program::main_with;
