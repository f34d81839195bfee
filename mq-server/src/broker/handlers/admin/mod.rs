//! What operators and their tools ask of a broker.

pub mod groups;
pub mod relay;
pub mod reset;
pub mod settings;
pub mod stats;
pub mod timer;
pub mod topics;
