//! Every test that needs more than one crate, in one binary so that it links once.

mod compat;
mod crash;
mod server_process;
mod tidy;
