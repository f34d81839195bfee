//! The program's door; all of it is in the library, so that tests start what was just built.

fn main() -> std::process::ExitCode {
    mq_server::main_with(std::env::args_os())
}
