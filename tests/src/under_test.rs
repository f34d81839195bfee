//! Every program of the workspace in one, chosen by the first argument or by the name of a link, so that tests start what was just built.

use mq_tests::{ON_TERMINAL, PANIC_FILE};
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

fn main() -> ExitCode {
    let mut args: Vec<OsString> = std::env::args_os().collect();
    let called = args.first().map(Path::new).and_then(Path::file_name).unwrap_or_default();
    if called == "mq-under-test" {
        args.remove(0);
    }
    if args.first().is_some_and(|word| word == ON_TERMINAL) {
        args.remove(0);
        if let Err(error) = become_its_program() {
            eprintln!("mq-under-test: no terminal: {error}");
            return ExitCode::from(2);
        }
    }
    match args.first().map(Path::new).and_then(Path::file_name).and_then(|name| name.to_str()) {
        Some("mq-server" | "mqnamesrv" | "mqbroker" | "mqshutdown") => mq_server::main_with(args),
        Some("mqadmin") => mqadmin::main_with(args.into_iter()),
        Some("mq-tui") => mq_tui::main_with(args),
        other => {
            eprintln!("mq-under-test: no program {other:?}");
            ExitCode::from(2)
        }
    }
}

/// Makes standard input our terminal, as a shell does for what it starts: from now on its hanging up is ours to hear of, and nobody else's
/// terminal is in reach. A thread panics when the file appears that the environment may name.
fn become_its_program() -> std::io::Result<()> {
    rustix::process::setsid()?;
    rustix::process::ioctl_tiocsctty(rustix::stdio::stdin())?;
    if let Some(file) = std::env::var_os(PANIC_FILE) {
        std::thread::spawn(move || {
            while !Path::new(&file).exists() {
                std::thread::sleep(Duration::from_millis(10));
            }
            panic!("as the test wished");
        });
    }
    Ok(())
}
