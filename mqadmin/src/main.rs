//! The program.

use std::process::ExitCode;

fn main() -> ExitCode {
    mqadmin::main_with(std::env::args_os())
}
