//! Every program of the workspace in one, chosen by the first argument or by the name of a link, so that tests start what was just built.

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args: Vec<OsString> = std::env::args_os().collect();
    let called = args.first().map(Path::new).and_then(Path::file_name).unwrap_or_default();
    if called == "mq-under-test" {
        args.remove(0);
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
