//! A program on a terminal of its own: keys go in, a screen comes out, and what it leaves behind can be looked at.

use crate::PATIENCE;
use crate::process::{command, under_test};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, Winsize, tcgetattr, tcsetwinsize};
use std::num::NonZero;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{Child, ExitStatus};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

/// The word before a program's name that makes standard input its terminal.
pub const ON_TERMINAL: &str = "on-terminal";
/// The variable that may name a file at whose appearance a program on a terminal panics.
pub const PANIC_FILE: &str = "MQ_UNDER_TEST_PANICS_AT";
/// How long the reader waits until it looks whether it is to end.
const LOOK_EVERY: Timespec = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };

/// A running program and its terminal. Dropping it kills the program.
pub struct Terminal {
    child: Child,
    master: Option<Arc<OwnedFd>>,
    /// Kept open, so that what the program left behind outlives it.
    slave: Option<OwnedFd>,
    cooked: LocalModes,
    screen: Arc<Mutex<vt100::Parser>>,
    hung_up: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
}

impl Terminal {
    /// Starts a program with its arguments, the program's name first, on a terminal of `columns` and `rows`; all that it keeps goes below
    /// `home`.
    pub fn start<S: AsRef<str>>(args: &[S], (columns, rows): (u16, u16), home: &Path, env: &[(&str, &str)]) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap();
        let slave = rustix::fs::open(&name, OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC, rustix::fs::Mode::empty()).unwrap();
        tcsetwinsize(&slave, Winsize { ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let cooked = tcgetattr(&slave).unwrap().local_modes;
        let mut command = command(&under_test());
        command.arg(ON_TERMINAL).args(args.iter().map(AsRef::as_ref));
        command.env("TERM", "xterm-256color").env("TZ", "UTC").env("HOME", home).env_remove("NO_COLOR");
        command.env("XDG_STATE_HOME", home.join("state")).env("XDG_CONFIG_HOME", home.join("config")).envs(env.iter().copied());
        let end = || slave.try_clone().unwrap();
        let child = command.stdin(end()).stdout(end()).stderr(end()).spawn().unwrap();
        let master = Arc::new(master);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(cells(rows), cells(columns), 0)));
        let hung_up = Arc::new(AtomicBool::new(false));
        let reader = std::thread::spawn({
            let (master, screen, hung_up) = (Arc::clone(&master), Arc::clone(&screen), Arc::clone(&hung_up));
            move || read(&master, &screen, &hung_up)
        });
        Self { child, master: Some(master), slave: Some(slave), cooked, screen, hung_up, reader: Some(reader) }
    }

    /// Types.
    pub fn keys(&self, mut keys: &str) {
        while !keys.is_empty() {
            let written = rustix::io::write(self.master.as_ref().unwrap(), keys.as_bytes()).unwrap();
            keys = &keys[written..];
        }
    }

    /// What is on the screen, without colours.
    pub fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Looks at the screen again and again until `look` finds something there.
    ///
    /// # Panics
    /// It does not appear.
    pub fn until<T>(&self, what: &str, mut look: impl FnMut(&str) -> Option<T>) -> T {
        let deadline = std::time::Instant::now() + PATIENCE;
        loop {
            let text = self.text();
            if let Some(found) = look(&text) {
                return found;
            }
            assert!(std::time::Instant::now() < deadline, "still waiting for {what}; the screen is:\n{text}");
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    /// Waits until these words are on the screen.
    pub fn until_shows(&self, words: &str) {
        self.until(words, |text| text.contains(words).then_some(()));
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(self.child.id() as i32).unwrap(), signal).unwrap();
    }

    /// The terminal goes away, as when a connection breaks.
    pub fn hang_up(&mut self) {
        self.hung_up.store(true, SeqCst);
        self.reader.take().unwrap().join().unwrap();
        (self.master, self.slave) = (None, None);
    }

    /// Waits for the program's end.
    ///
    /// # Panics
    /// It does not end.
    pub fn wait(&mut self) -> ExitStatus {
        crate::eventually("the program's end", || self.child.try_wait().unwrap())
    }

    /// What of the terminal is not as it was found; empty when all is. To be asked when the program has ended.
    pub fn left_behind(&self) -> Vec<&'static str> {
        let settled = || {
            // What the program wrote last may still be on its way to the reader.
            let screen = self.screen.lock().unwrap();
            let screen = screen.screen();
            let modes = tcgetattr(self.slave.as_ref().unwrap()).unwrap().local_modes;
            let faults = [
                (screen.alternate_screen(), "the alternate screen"),
                (screen.hide_cursor(), "a hidden cursor"),
                (screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None, "a captured mouse"),
                (screen.bracketed_paste(), "bracketed paste"),
                (modes != self.cooked, "raw mode"),
            ];
            faults.into_iter().filter(|(left, _)| *left).map(|(_, what)| what).collect::<Vec<_>>()
        };
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(2);
        loop {
            let faults = settled();
            if faults.is_empty() || std::time::Instant::now() >= deadline {
                return faults;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    /// Whether the program has taken the terminal for itself.
    pub fn is_taken(&self) -> bool {
        let raw = self.slave.as_ref().is_some_and(|slave| tcgetattr(slave).unwrap().local_modes != self.cooked);
        raw && self.screen.lock().unwrap().screen().alternate_screen()
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

/// Keeps the screen up to date until the program and the terminal are gone.
fn read(master: &OwnedFd, screen: &Mutex<vt100::Parser>, hung_up: &AtomicBool) {
    let mut bytes = [0; 16 * 1024];
    while !hung_up.load(SeqCst) {
        let mut ready = [PollFd::new(master, PollFlags::IN)];
        if !matches!(poll(&mut ready, Some(&LOOK_EVERY)), Ok(1..)) {
            continue;
        }
        match rustix::io::read(master, &mut bytes) {
            Ok(read @ 1..) => screen.lock().unwrap().process(&bytes[..read]),
            // The other end is closed.
            _ => return,
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // An error means that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.hung_up.store(true, SeqCst);
        self.reader.take().map(JoinHandle::join);
    }
}
