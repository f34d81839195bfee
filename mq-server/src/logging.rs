//! Where log lines go: read by people on a terminal, one JSON object a line elsewhere, and into a file a day when a folder is set.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use tracing::error;
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

/// Why nothing can be logged.
#[derive(Debug, thiserror::Error)]
pub enum LoggingError {
    /// The filter is none.
    #[error("logLevel: {filter:?}: {reason}")]
    Filter {
        /// What was asked.
        filter: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The folder cannot be written.
    #[error("logDir: {}: {reason}", .dir.display())]
    Folder {
        /// The folder.
        dir: PathBuf,
        /// The operating system's words.
        reason: String,
    },
}

/// Starts logging for this process, panics included. `level` is what is logged, unless `RUST_LOG` says; `dir` the folder for files, which
/// are named after `program` and the day; without one, lines go to standard error.
///
/// # Errors
/// The filter cannot be read, or the folder cannot be written.
pub fn start(program: &str, level: &str, dir: Option<&Path>) -> Result<(), LoggingError> {
    let filter = std::env::var("RUST_LOG").ok().filter(|filter| !filter.is_empty()).unwrap_or_else(|| level.to_owned());
    let filter = EnvFilter::try_new(&filter).map_err(|error| LoggingError::Filter { filter, reason: error.to_string() })?;
    let lines = fmt().with_env_filter(filter);
    // A logger that is there already stays: this process is a test or embeds the server.
    let _ = match dir {
        Some(dir) => lines.json().with_writer(daily_files(program, dir)?).try_init(),
        None if std::io::stderr().is_terminal() => lines.with_target(false).with_writer(std::io::stderr).try_init(),
        None => lines.json().with_writer(std::io::stderr).try_init(),
    };
    std::panic::set_hook(Box::new(|panic| {
        let backtrace = std::backtrace::Backtrace::force_capture();
        let thread = std::thread::current();
        error!(thread = thread.name().unwrap_or("unnamed"), %panic, %backtrace, "a task panicked: a bug, please report it");
    }));
    Ok(())
}

fn daily_files(program: &str, dir: &Path) -> Result<RollingFileAppender, LoggingError> {
    let files = RollingFileAppender::builder().rotation(Rotation::DAILY).filename_prefix(program).filename_suffix("log");
    let failed = |reason: String| LoggingError::Folder { dir: dir.to_owned(), reason };
    std::fs::create_dir_all(dir).map_err(|error| failed(error.to_string()))?;
    files.build(dir).map_err(|error| failed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_name_the_setting() {
        let error = start("broker", "a=b=c", None).unwrap_err().to_string();
        assert!(error.starts_with("logLevel: \"a=b=c\": "), "{error}");
        let file = tempfile::NamedTempFile::new().unwrap();
        let error = start("broker", "info", Some(&file.path().join("below"))).unwrap_err().to_string();
        assert!(error.starts_with("logDir: /"), "{error}");
    }
}
