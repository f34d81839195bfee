//! One process of one of our programs, started, watched and ended.

use crate::PATIENCE;
use rustix::process::{Pid, Signal, kill_process};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// A running program. Dropping it kills it.
#[derive(Debug)]
pub struct Program {
    child: Child,
    stdout: Receiver<String>,
    stderr: Arc<Mutex<String>>,
}

/// A program that ran to its end.
#[derive(Debug)]
pub struct Finished {
    /// Exit code; `None` after a signal.
    pub code: Option<i32>,
    /// What it wrote to standard output.
    pub stdout: String,
    /// What it wrote to standard error.
    pub stderr: String,
}

impl Program {
    /// Starts a program with its arguments, the program's name first: `["mq-server", "namesrv"]`.
    pub fn start<S: AsRef<str>>(args: &[S]) -> Self {
        let mut command = command(&under_test());
        command.args(args.iter().map(AsRef::as_ref));
        Self::spawn(command)
    }

    /// As [`Program::start`], with a standard input that stays open and never says anything.
    pub fn start_with_stdin<S: AsRef<str>>(args: &[S]) -> Self {
        let mut command = command(&under_test());
        command.args(args.iter().map(AsRef::as_ref));
        Self::spawn_with(command, Stdio::piped())
    }

    /// Runs a program whose standard output nobody reads; how it ended and what it wrote to standard error.
    pub fn run_unread<S: AsRef<str>>(args: &[S]) -> (Option<i32>, String) {
        let mut command = command(&under_test());
        command.args(args.iter().map(AsRef::as_ref)).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        crate::eventually("the program's end", || child.try_wait().unwrap());
        let done = child.wait_with_output().unwrap();
        (done.status.code(), String::from_utf8(done.stderr).unwrap())
    }

    fn spawn(command: Command) -> Self {
        Self::spawn_with(command, Stdio::null())
    }

    fn spawn_with(mut command: Command, stdin: Stdio) -> Self {
        let mut child = command.stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, stdout) = channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let stderr = Arc::new(Mutex::new(String::new()));
        let (mut err, written) = (BufReader::new(child.stderr.take().unwrap()), stderr.clone());
        std::thread::spawn(move || {
            let mut line = String::new();
            while err.read_line(&mut line).is_ok_and(|len| len > 0) {
                written.lock().unwrap().push_str(&line);
                line.clear();
            }
        });
        Self { child, stdout, stderr }
    }

    /// The next line on standard output.
    ///
    /// # Panics
    /// None comes.
    pub fn line(&mut self) -> String {
        self.stdout.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("no line; standard error is:\n{}", self.stderr()))
    }

    /// What it has written to standard error so far.
    pub fn stderr(&self) -> String {
        self.stderr.lock().unwrap().clone()
    }

    /// Its process number.
    pub fn pid(&self) -> i32 {
        self.child.id() as i32
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(self.pid()).unwrap(), signal).unwrap();
    }

    /// Waits for its end; how it ended, and how long that took.
    ///
    /// # Panics
    /// It does not end.
    pub fn wait(&mut self) -> (ExitStatus, Duration) {
        let began = Instant::now();
        let status = crate::eventually("the program's end", || self.child.try_wait().unwrap());
        (status, began.elapsed())
    }

    /// Kills it, as a crash would.
    pub fn kill(mut self) {
        self.signal(Signal::KILL);
        self.child.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // An error means that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a program to its end; see [`Program::start`].
pub fn run<S: AsRef<str>>(args: &[S]) -> Finished {
    run_with_env(args, &[])
}

/// Runs a program to its end with more in its environment.
pub fn run_with_env<S: AsRef<str>>(args: &[S], env: &[(&str, &str)]) -> Finished {
    let mut command = command(&under_test());
    command.args(args.iter().map(AsRef::as_ref)).envs(env.iter().copied());
    let mut program = Program::spawn(command);
    let (status, _) = program.wait();
    finished(program, status)
}

/// Runs a program to its end under the name of a link that is made in `dir`.
pub fn link<S: AsRef<str>>(dir: &Path, name: &str, args: &[S]) -> Finished {
    let link = dir.join(name);
    std::os::unix::fs::symlink(under_test(), &link).unwrap();
    let mut command = command(&link);
    command.args(args.iter().map(AsRef::as_ref));
    let mut program = Program::spawn(command);
    let (status, _) = program.wait();
    finished(program, status)
}

fn finished(program: Program, status: ExitStatus) -> Finished {
    // The reading threads end with their pipes: the channel closes, and the other's last line is there when its Arc is ours alone.
    let stdout = program.stdout.iter().map(|line| line + "\n").collect();
    let stderr = crate::eventually("the end of standard error", || (Arc::strong_count(&program.stderr) == 1).then(|| program.stderr()));
    Finished { code: status.code(), stdout, stderr }
}

/// That program with an environment that says nothing about clusters.
pub(crate) fn command(program: &Path) -> Command {
    let mut command = Command::new(program);
    // What tests write is no entry in the audit of whoever runs them.
    command.env("XDG_STATE_HOME", under_test().with_file_name("mq-tests-state"));
    command.env_remove("RUST_LOG").env_remove("NAMESRV_ADDR").env_remove("MQADMIN_CONTEXT").env("RUST_BACKTRACE", "0");
    command
}

/// The binary of `under_test.rs`, which cargo builds beside the tests.
pub(crate) fn under_test() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.ancestors().nth(2).unwrap().join("mq-under-test")
}
