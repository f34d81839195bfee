//! What a run has cost, and a script of keys that learns how long it takes from a key to its frame.
//!
//! The script runs after the time that was asked for, so that the figures before it are those of a console that nobody touches. Its keys are
//! due at fixed moments, and a frame's delay counts from the moment its key was due: a loop that is held up does not hide it. They come from
//! a thread of their own, as those of a terminal do.

use crate::terminal::Canvas;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use serde_json::json;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::Instant;

/// Between two keys of the script; nobody types faster.
const KEYS_APART: Duration = Duration::from_millis(30);
/// Keys that are pressed.
const KEYS: usize = 200;
/// What is typed, again and again: long lists, their ends, other orders, a filter that is typed and cleared, every screen with a table.
const TYPED: &str = "4jjGgSS/a1\u{1b}\u{1b}3jjGgssn/b-2\u{1b}\u{1b}2jk7jk1j";

/// What a run has cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stats {
    elapsed: Duration,
    frames: u64,
    bytes: u64,
    /// Bytes a minute once the first pictures stood; `None` if the run was over by then.
    bytes_per_min: Option<f64>,
    /// `None` where the system does not tell; so for the next one.
    cpu_ms: Option<u64>,
    memory_kib: Option<u64>,
    requests: u64,
    keys: Option<Delays>,
}

/// The first pictures of a run: a screen that fills costs more than one that stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beginning {
    elapsed: Duration,
    bytes: u64,
}

impl Beginning {
    /// How long it takes, at most.
    pub const SPAN: Duration = Duration::from_secs(10);

    /// It ends now.
    pub fn ended(elapsed: Duration, canvas: &Canvas) -> Self {
        Self { elapsed, bytes: canvas.bytes() }
    }
}

/// From key to frame, of so many keys.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Delays {
    keys: usize,
    p50: Duration,
    p99: Duration,
    max: Duration,
}

impl Stats {
    /// What it has cost until now, of which the first pictures took `beginning`.
    pub fn of(elapsed: Duration, canvas: &Canvas, requests: u64, beginning: Option<Beginning>) -> Self {
        let (frames, bytes) = (canvas.frames, canvas.bytes());
        let rest = beginning.map(|beginning| ((elapsed - beginning.elapsed).as_secs_f64(), bytes - beginning.bytes));
        let bytes_per_min = rest.filter(|(rest_s, _)| *rest_s >= 1.0).map(|(rest_s, bytes)| bytes as f64 * 60.0 / rest_s);
        Self { elapsed, frames, bytes, bytes_per_min, cpu_ms: cpu_ms(), memory_kib: memory_kib(), requests, keys: None }
    }

    /// With what the script learnt, and the memory that it took.
    pub fn with_keys(self, script: Option<&Script>) -> Self {
        let keys = script.and_then(Script::delays);
        Self { keys, memory_kib: memory_kib().or(self.memory_kib), ..self }
    }

    /// As one JSON object.
    pub fn to_json(self) -> String {
        let hundredths = |value: f64| (value * 100.0).round() / 100.0;
        let ms = |span: Duration| hundredths(span.as_secs_f64() * 1_000.0);
        json!({
            "schema": "mq-tui.stats/1",
            "elapsed_ms": self.elapsed.as_millis() as u64,
            "frames": self.frames,
            "frames_per_s": hundredths(self.frames as f64 / self.elapsed.as_secs_f64()),
            "bytes": self.bytes,
            "bytes_per_min": self.bytes_per_min.map(|bytes| bytes.round() as u64),
            "cpu_ms": self.cpu_ms,
            "cpu_percent": self.cpu_ms.map(|ms| hundredths(ms as f64 / 10.0 / self.elapsed.as_secs_f64())),
            "memory_kib": self.memory_kib,
            "requests": self.requests,
            "keys": self.keys.map(|delays| delays.keys),
            "key_to_frame_ms": self.keys.map(|of| json!({ "p50": ms(of.p50), "p99": ms(of.p99), "max": ms(of.max) })),
        })
        .to_string()
    }
}

/// Keys that are pressed one after the other, and how long their frames took.
pub struct Script {
    pressed: mpsc::Receiver<(Instant, KeyEvent)>,
    waiting: Vec<Instant>,
    delays: Vec<Duration>,
}

impl Script {
    /// Begins now.
    pub fn begin() -> Self {
        let (press, pressed) = mpsc::channel(KEYS);
        std::thread::spawn(move || {
            let mut due = Instant::now();
            for c in TYPED.chars().cycle().take(KEYS) {
                due += KEYS_APART;
                std::thread::sleep(due.saturating_duration_since(Instant::now()));
                let code = if c == '\u{1b}' { KeyCode::Esc } else { KeyCode::Char(c) };
                if press.blocking_send((due, KeyEvent::new(code, KeyModifiers::NONE))).is_err() {
                    return;
                }
            }
            // The last one is to have its frame.
            std::thread::sleep(KEYS_APART);
        });
        Self { pressed, waiting: Vec::new(), delays: Vec::new() }
    }

    /// The next key, when it is due; `None` when all were pressed and shown.
    pub async fn next(&mut self) -> Option<KeyEvent> {
        let (due, key) = self.pressed.recv().await?;
        self.waiting.push(due);
        Some(key)
    }

    /// A frame was drawn: it shows every key that was pressed before.
    pub fn drawn(&mut self) {
        self.drawn_at(Instant::now());
    }

    fn drawn_at(&mut self, now: Instant) {
        self.delays.extend(self.waiting.drain(..).map(|due| now - due));
    }

    fn delays(&self) -> Option<Delays> {
        let mut sorted = self.delays.clone();
        sorted.sort_unstable();
        let of_100 = |n: usize| sorted.get((sorted.len() * n).div_ceil(100).checked_sub(1)?).copied();
        Some(Delays { keys: sorted.len(), p50: of_100(50)?, p99: of_100(99)?, max: *sorted.last()? })
    }
}

/// Processor time of this process, in user and kernel mode, ms.
fn cpu_ms() -> Option<u64> {
    /// Clock ticks a second, as Linux reports to programs on every architecture it supports.
    const TICKS_PER_S: u64 = 100;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The second field, the program's name in brackets, may hold blanks.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let (user, system) = (fields.next()?.parse::<u64>().ok()?, fields.next()?.parse::<u64>().ok()?);
    Some((user + system) * 1_000 / TICKS_PER_S)
}

/// The most memory that this process has had, KiB.
fn memory_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_key_counts_from_the_moment_it_was_due() {
        let mut script = Script::begin();
        assert!(script.delays().is_none());
        let begun = Instant::now();
        let ms = Duration::from_millis;
        script.waiting = vec![begun, begun + ms(30)];
        script.drawn_at(begun + ms(37));
        script.waiting = vec![begun + ms(60)];
        script.drawn_at(begun + ms(62));
        let delays = script.delays().unwrap();
        assert_eq!((delays.keys, delays.p50, delays.p99, delays.max), (3, ms(7), ms(37), ms(37)));
    }

    #[test]
    fn the_system_tells_both_or_neither() {
        assert_eq!(memory_kib().is_some(), cpu_ms().is_some());
    }
}
