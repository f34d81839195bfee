//! The program's surroundings as values: streams, whether people sit at them, and the environment. Tests put in their own.

use mq_core::ops::{context, record};
use std::collections::HashMap;
use std::io::{BufRead, ErrorKind, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The environment variables.
#[derive(Debug, Clone, Default)]
pub struct Env {
    variables: HashMap<String, String>,
}

impl Env {
    /// Those of this process; what is not UTF-8 is left out.
    pub fn of_process() -> Self {
        let utf8 = |(name, value): (std::ffi::OsString, std::ffi::OsString)| Some((name.into_string().ok()?, value.into_string().ok()?));
        Self { variables: std::env::vars_os().filter_map(utf8).collect() }
    }

    /// With one more variable.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.variables.insert(name.to_owned(), value.into());
        self
    }

    /// Without that variable.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.variables.remove(name);
        self
    }

    /// The value of `name`, unless it is empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Whether `name` is set to anything but 0, no, or false.
    pub fn is_on(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !["0", "no", "false"].contains(&value.to_ascii_lowercase().as_str()))
    }

    /// Where the saved clusters are.
    pub fn config_file(&self) -> Option<PathBuf> {
        context::file_path(|name| self.get(name).map(str::to_owned))
    }

    /// Where plans, audit and jobs are kept.
    pub fn state_folder(&self) -> Option<PathBuf> {
        record::folder(|name| self.get(name).map(str::to_owned))
    }
}

/// What a run wrote, for whoever runs the program within a process.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    out: Sink,
    err: Sink,
}

impl Kept {
    /// The data.
    pub fn out(&self) -> String {
        self.out.text()
    }

    /// What was said beside the data.
    pub fn err(&self) -> String {
        self.err.text()
    }
}

#[derive(Debug, Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Sink {
    fn bytes(&self) -> MutexGuard<'_, Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes()).into_owned()
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.bytes().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The streams.
pub struct Io {
    stdin: Box<dyn BufRead>,
    stdout: Box<dyn Write>,
    stderr: Box<dyn Write>,
    /// Whether a person can answer questions: standard input and error are terminals.
    pub can_ask: bool,
    /// Whether standard error is a terminal.
    pub error_terminal: bool,
    /// Whether standard output is a terminal, and how many columns it has.
    pub terminal_width: Option<u16>,
    /// The reader of standard output went away; further output is dropped.
    closed: bool,
    /// Standard output could not be written for another reason.
    broken: Option<std::io::Error>,
}

impl Io {
    /// Those of this process.
    pub fn of_process() -> Self {
        let stdout = std::io::stdout();
        let terminal_width = stdout.is_terminal().then(|| comfy_table::Table::new().width().unwrap_or(80));
        Self {
            can_ask: std::io::stdin().is_terminal() && std::io::stderr().is_terminal(),
            error_terminal: std::io::stderr().is_terminal(),
            terminal_width,
            ..Self::new(std::io::stdin().lock(), std::io::BufWriter::new(stdout), std::io::stderr())
        }
    }

    /// Streams at which nobody sits.
    pub fn new(stdin: impl BufRead + 'static, stdout: impl Write + 'static, stderr: impl Write + 'static) -> Self {
        Self {
            stdin: Box::new(stdin),
            stdout: Box::new(stdout),
            stderr: Box::new(stderr),
            can_ask: false,
            error_terminal: false,
            terminal_width: None,
            closed: false,
            broken: None,
        }
    }

    /// Streams at which nobody sits, of which everything is kept.
    pub fn kept(stdin: impl BufRead + 'static) -> (Self, Kept) {
        let kept = Kept::default();
        (Self::new(stdin, kept.out.clone(), kept.err.clone()), kept)
    }

    /// Writes data.
    pub fn print(&mut self, text: &str) {
        if self.closed || self.broken.is_some() {
            return;
        }
        if let Err(error) = self.stdout.write_all(text.as_bytes()) {
            self.note_output_error(error);
        }
    }

    /// Writes data and a line end.
    pub fn print_line(&mut self, text: &str) {
        self.print(text);
        self.print("\n");
    }

    /// Hands on what was written so far.
    pub fn flush(&mut self) {
        if let Err(error) = self.stdout.flush() {
            self.note_output_error(error);
        }
    }

    /// Writes a line for people, beside the data.
    pub fn note(&mut self, text: &str) {
        self.flush();
        // Nobody is left to be told when this fails.
        let _ = writeln!(self.stderr, "{text}");
    }

    /// Asks and returns the answer without its line end; `None` at the end of input.
    pub fn ask(&mut self, question: &str) -> Option<String> {
        self.flush();
        let _ = write!(self.stderr, "{question}").and_then(|()| self.stderr.flush());
        let mut answer = String::new();
        match self.stdin.read_line(&mut answer) {
            Ok(len) if len > 0 => Some(answer.trim().to_owned()),
            _ => None,
        }
    }

    /// All of standard input.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read_all(&mut self) -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.stdin.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Hands on everything, and returns the exit code: `code`, or 1 if the data could not be written. A reader that went away is no error.
    pub(crate) fn finish(&mut self, code: u8) -> u8 {
        self.flush();
        match self.broken.take() {
            Some(error) => {
                self.note(&format!("error: cannot write the output: {error}"));
                code.max(1)
            }
            None if self.closed => 0,
            None => code,
        }
    }

    /// Whether the reader of the data went away.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    fn note_output_error(&mut self, error: std::io::Error) {
        match error.kind() {
            ErrorKind::BrokenPipe => self.closed = true,
            _ => self.broken = Some(error),
        }
    }
}
