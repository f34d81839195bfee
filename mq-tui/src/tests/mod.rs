//! The console as a whole, without terminal and network: frames, key scripts, whatever comes in whatever order.

pub mod fixture;
mod golden;
mod properties;
mod scripts;
