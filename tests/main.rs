//! Every test that needs more than one crate, in one binary so that it links once.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

mod bulk;
mod compat;
mod console;
mod crash;
mod doctor;
mod exit_codes;
mod lent;
mod lite;
mod operate;
mod orderly;
mod popping;
mod resend;
mod resets;
mod server_process;
mod standin;
mod tidy;
mod tour;
mod transactions;
