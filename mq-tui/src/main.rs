//! The program `mq-tui`.

use std::process::ExitCode;

fn main() -> ExitCode {
    mq_tui::main_with(std::env::args_os())
}
