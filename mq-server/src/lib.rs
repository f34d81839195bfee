//! The server: name server and broker of RocketMQ, in one program.

#![deny(unsafe_code)]

pub mod broker;
pub mod config;
pub mod namesrv;
pub mod store;
