//! Who serves a data folder: a locked file in it, so that nobody else does at the same time and `shutdown` finds the process.
//!
//! The file, `broker.run` or `namesrv.run`, holds one JSON object for as long as the process runs, and is empty after a good end. The lock
//! ends with the process, however it ends; process numbers are used again, so whoever acts on one compares start time and program too.

use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};
use serde::{Deserialize, Serialize};
use std::fs::{self, File, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How often a process that is to end is looked at.
const END_CHECK_INTERVAL: Duration = Duration::from_millis(20);

/// Why a folder cannot be served, or its process not be stopped.
#[derive(Debug, thiserror::Error)]
pub enum RunRecordError {
    /// Another process serves the folder.
    #[error("{} is in use by {by}", .dir.display())]
    InUse {
        /// The folder.
        dir: PathBuf,
        /// The process, as far as it is known.
        by: String,
    },
    /// Nothing runs from the folder.
    #[error("no {role} runs from {}", .dir.display())]
    NotRunning {
        /// What was looked for.
        role: &'static str,
        /// The folder.
        dir: PathBuf,
    },
    /// The recorded process number belongs to something else.
    #[error("the {role} recorded in {} is process {pid}, but that is another program: nothing was stopped", .dir.display())]
    NotOurs {
        /// What was looked for.
        role: &'static str,
        /// The folder.
        dir: PathBuf,
        /// The number.
        pid: i32,
    },
    /// The process did not end.
    #[error("process {pid} was asked to stop and still runs after {} s", .after.as_secs())]
    StillRunning {
        /// The number.
        pid: i32,
        /// How long was waited.
        after: Duration,
    },
    /// The operating system refused.
    #[error("{}: {reason}", .path.display())]
    Io {
        /// What was touched.
        path: PathBuf,
        /// Its words.
        reason: String,
    },
}

/// The hold on a folder. Dropping it ends the hold.
#[derive(Debug)]
pub struct RunRecord {
    file: File,
}

/// What is recorded of a process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Process {
    /// Its number.
    pub pid: i32,
    /// When it was started, in ticks since the machine was (field 22 of `/proc/PID/stat`).
    pub started_ticks: u64,
    /// Its program.
    pub program: PathBuf,
    /// Where it listens; empty while it starts.
    pub addrs: Vec<String>,
}

impl RunRecord {
    /// Takes hold of `dir` for a `role`, and records this process.
    ///
    /// # Errors
    /// Another process has it, or the folder cannot be written.
    pub fn acquire(dir: &Path, role: &'static str) -> Result<Self, RunRecordError> {
        let path = file_of(dir, role);
        fs::create_dir_all(dir).map_err(|error| io_error(dir, &error))?;
        let open = File::options().read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = open.map_err(|error| io_error(&path, &error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let by = read(&mut file).map_or("another process".to_owned(), |process| process.to_string());
                return Err(RunRecordError::InUse { dir: dir.to_owned(), by });
            }
            Err(TryLockError::Error(error)) => return Err(io_error(&path, &error)),
        }
        let mut record = Self { file };
        record.listening(&[]).map_err(|error| io_error(&path, &error))?;
        Ok(record)
    }

    /// Records where this process listens.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn listening(&mut self, addrs: &[String]) -> std::io::Result<()> {
        let mut process = Process::running(std::process::id() as i32).ok_or(std::io::ErrorKind::NotFound)?;
        process.addrs = addrs.to_vec();
        let text = serde_json::to_string(&process)?;
        self.file.rewind()?;
        self.file.set_len(0)?;
        self.file.write_all(text.as_bytes())
    }
}

impl Drop for RunRecord {
    fn drop(&mut self) {
        // The lock is what counts; a record that stays is seen to be old.
        let _ = self.file.set_len(0);
    }
}

impl Process {
    /// What runs under that number now.
    fn running(pid: i32) -> Option<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        // The second field is the name in parentheses, which may hold anything.
        let started_ticks = stat.rsplit_once(')')?.1.split_ascii_whitespace().nth(19)?.parse().ok()?;
        let program = fs::read_link(format!("/proc/{pid}/exe")).ok()?;
        // A program that was built anew since still runs as what it was.
        let program = program.to_str().and_then(|path| path.strip_suffix(" (deleted)")).map(PathBuf::from).unwrap_or(program);
        Some(Self { pid, started_ticks, program, addrs: vec![] })
    }

    fn still_runs(&self) -> bool {
        Self::running(self.pid).is_some_and(|now| now.started_ticks == self.started_ticks && now.program == self.program)
    }
}

impl std::fmt::Display for Process {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "process {}", self.pid)?;
        if self.addrs.is_empty() { Ok(()) } else { write!(f, " on {}", self.addrs.join(", ")) }
    }
}

/// Whether `dir` was ever served by that role.
pub fn has_record(dir: &Path, role: &'static str) -> bool {
    file_of(dir, role).exists()
}

/// Asks the process that serves `dir` to stop and waits until it has ended.
///
/// # Errors
/// Nothing runs there, the number belongs to another program by now, we may not stop it, or it does not end within `patience`.
pub fn stop(dir: &Path, role: &'static str, patience: Duration) -> Result<Process, RunRecordError> {
    let not_running = || RunRecordError::NotRunning { role, dir: dir.to_owned() };
    let path = file_of(dir, role);
    let mut file = File::open(&path).map_err(|_| not_running())?;
    if file.try_lock_shared().is_ok() {
        return Err(not_running());
    }
    let process = read(&mut file).ok_or_else(not_running)?;
    let pid = Pid::from_raw(process.pid).ok_or_else(not_running)?;
    // The descriptor is taken first: from then on the number cannot come to mean another process.
    let handle = pidfd_open(pid, PidfdFlags::empty()).map_err(|_| not_running())?;
    if !process.still_runs() {
        return Err(RunRecordError::NotOurs { role, dir: dir.to_owned(), pid: process.pid });
    }
    pidfd_send_signal(&handle, Signal::TERM)
        .map_err(|error| RunRecordError::Io { path: format!("/proc/{}", process.pid).into(), reason: error.to_string() })?;
    let deadline = Instant::now() + patience;
    while process.still_runs() && file.try_lock_shared().is_err() {
        if Instant::now() > deadline {
            return Err(RunRecordError::StillRunning { pid: process.pid, after: patience });
        }
        std::thread::sleep(END_CHECK_INTERVAL);
    }
    Ok(process)
}

fn read(file: &mut File) -> Option<Process> {
    let mut text = String::new();
    file.read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}

fn file_of(dir: &Path, role: &str) -> PathBuf {
    dir.join(format!("{role}.run"))
}

fn io_error(path: &Path, error: &std::io::Error) -> RunRecordError {
    RunRecordError::Io { path: path.to_owned(), reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_process_at_a_time_and_it_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let mut held = RunRecord::acquire(dir.path(), "broker").unwrap();
        held.listening(&["127.0.0.1:10911".into()]).unwrap();
        let refused = RunRecord::acquire(dir.path(), "broker").unwrap_err().to_string();
        let pid = std::process::id();
        assert_eq!(refused, format!("{} is in use by process {pid} on 127.0.0.1:10911", dir.path().display()));
        RunRecord::acquire(dir.path(), "namesrv").unwrap();
        drop(held);
        assert!(has_record(dir.path(), "broker"));
        RunRecord::acquire(dir.path(), "broker").unwrap();
    }

    #[test]
    fn nothing_is_stopped_that_is_not_ours() {
        let dir = tempfile::tempdir().unwrap();
        let stop = || stop(dir.path(), "broker", Duration::from_secs(10));
        assert!(matches!(stop(), Err(RunRecordError::NotRunning { .. })), "no record");
        fs::write(file_of(dir.path(), "broker"), r#"{"pid":1,"started_ticks":0,"program":"/x","addrs":[]}"#).unwrap();
        assert!(matches!(stop(), Err(RunRecordError::NotRunning { .. })), "nobody holds the lock");
        let holder = File::open(file_of(dir.path(), "broker")).unwrap();
        holder.lock().unwrap();
        assert!(matches!(stop(), Err(RunRecordError::NotOurs { pid: 1, .. })), "process 1 is another program");
    }

    #[test]
    fn a_process_is_known_by_start_and_program() {
        let mut child = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let process = Process::running(child.id() as i32).unwrap();
        assert!(process.still_runs());
        assert!(!Process { started_ticks: process.started_ticks + 1, ..process.clone() }.still_runs());
        assert!(!Process { program: "/bin/other".into(), ..process.clone() }.still_runs());
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!process.still_runs());
    }
}
