//! The program `mq-tui`.

use std::process::ExitCode;

/// Answers of megabytes are taken apart on one thread and freed on another, every few seconds. The C library's allocator keeps what lies
/// between their pieces for each of its threads; this one gives it back.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    mq_tui::main_with(std::env::args_os())
}
