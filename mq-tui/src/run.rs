//! The loop: messages in, state changed, frames out. It owns the state; everything that waits or asks runs elsewhere.

use crate::poll;
use crate::state::State;
use crate::terminal::Canvas;
use crate::update::{Cmd, Msg, Want, update};
use crossterm::event::{Event, EventStream, KeyEventKind};
use futures_util::StreamExt;
use mq_core::admin::AdminConfig;
use mq_core::types::UnixMs;
use serde_json::json;
use std::io;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, MissedTickBehavior, interval_at};

/// Frames that keys ask for are at least so far apart.
const KEY_FRAMES_APART: Duration = Duration::from_millis(10);
/// Frames that data ask for are.
const DATA_FRAMES_APART: Duration = Duration::from_millis(250);
/// How often the time moves on.
const TICK: Duration = Duration::from_secs(1);
/// Messages that may wait; lanes wait when there are more.
const MESSAGES_MAX: usize = 256;

/// What a run has cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stats {
    /// How long it took.
    pub elapsed: Duration,
    /// Frames drawn.
    pub frames: u64,
    /// Bytes sent to the terminal.
    pub bytes: u64,
    /// Processor time, where the system tells.
    pub cpu_ms: Option<u64>,
    /// Requests sent.
    pub requests: u64,
}

impl Stats {
    /// As one JSON object.
    pub fn to_json(self) -> String {
        json!({
            "schema": "mq-tui.stats/1",
            "elapsed_ms": self.elapsed.as_millis() as u64,
            "frames": self.frames,
            "bytes": self.bytes,
            "cpu_ms": self.cpu_ms,
            "requests": self.requests,
        })
        .to_string()
    }
}

/// When the next frame is due.
#[derive(Debug, Default)]
struct Due {
    at: Option<Instant>,
    last: Option<Instant>,
}

impl Due {
    /// A frame is wanted at least `apart` from the last one; earlier wishes stand.
    fn want(&mut self, apart: Duration) {
        let now = Instant::now();
        let wanted = self.last.map_or(now, |last| (last + apart).max(now));
        self.at = Some(self.at.map_or(wanted, |at| at.min(wanted)));
    }

    fn drawn(&mut self) {
        (self.at, self.last) = (None, Some(Instant::now()));
    }
}

/// Runs until the user or a signal ends it, or `for_span` is over.
///
/// # Errors
/// The terminal fails.
pub async fn run(
    mut state: State,
    mut canvas: Canvas,
    config: AdminConfig,
    for_span: Option<Duration>,
    headless: bool,
) -> io::Result<Stats> {
    let begun = Instant::now();
    let (messages, mut inbox) = mpsc::channel(MESSAGES_MAX);
    let (want, wanted) = watch::channel(Want { period_ms: state.period_ms, ..Want::default() });
    let poller = tokio::spawn(poll::run(config, wanted, messages));
    let mut keys = (!headless).then(EventStream::new);
    let mut ticks = interval_at(Instant::now() + TICK, TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut terminated, mut hung_up) = (signal(SignalKind::terminate())?, signal(SignalKind::hangup())?);
    let mut interrupted = signal(SignalKind::interrupt())?;
    let end = for_span.map_or_else(|| begun + Duration::from_secs(u64::from(u32::MAX)), |span| begun + span);
    let mut due = Due::default();
    let (width, height) = canvas.size()?;
    let first = [Msg::Resize(width, height), Msg::Tick(UnixMs::now().get())];
    let mut ended = first.into_iter().any(|msg| take(&mut state, msg, &mut due, &want));
    while !ended {
        let draw_at = due.at.unwrap_or(end);
        let msg = tokio::select! {
            biased;
            key = next_key(&mut keys) => match key {
                Some(Ok(event)) => message_of(event),
                // Without input nobody could end us.
                Some(Err(error)) => return Err(error),
                None => break,
            },
            () = tokio::time::sleep_until(draw_at), if due.at.is_some() => {
                canvas.draw(&state)?;
                due.drawn();
                None
            }
            Some(msg) = inbox.recv() => Some(msg),
            _ = ticks.tick() => Some(Msg::Tick(UnixMs::now().get())),
            _ = terminated.recv() => break,
            _ = hung_up.recv() => break,
            _ = interrupted.recv() => break,
            () = tokio::time::sleep_until(end), if for_span.is_some() => break,
        };
        if let Some(msg) = msg {
            ended = take(&mut state, msg, &mut due, &want);
        }
    }
    poller.abort();
    Ok(Stats { elapsed: begun.elapsed(), frames: canvas.frames, bytes: canvas.bytes(), cpu_ms: cpu_ms(), requests: state.asking.requests })
}

/// Changes the state and does what follows. Returns whether to end.
fn take(state: &mut State, msg: Msg, due: &mut Due, want: &watch::Sender<Want>) -> bool {
    let mut ended = false;
    for cmd in update(state, msg) {
        match cmd {
            Cmd::Ask(wanted) => drop(want.send_replace(*wanted)),
            Cmd::DrawNow => due.want(KEY_FRAMES_APART),
            Cmd::DrawSoon => due.want(DATA_FRAMES_APART),
            Cmd::Quit => ended = true,
        }
    }
    ended
}

async fn next_key(keys: &mut Option<EventStream>) -> Option<io::Result<Event>> {
    match keys {
        Some(keys) => keys.next().await,
        None => std::future::pending().await,
    }
}

fn message_of(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Msg::Key(key)),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(width, height) => Some(Msg::Resize(width, height)),
        _ => None,
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
