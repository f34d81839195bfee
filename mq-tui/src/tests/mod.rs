//! The console as a whole, without terminal and network: frames, key scripts, whatever comes in whatever order.

mod doing;
pub mod fixture;
pub mod found;
mod golden;
mod group_tabs;
mod properties;
mod recorded;
mod scripts;
pub mod tape;
mod welcome;
