//! The loop: messages in, state changed, frames out. It owns the state; everything that waits or asks runs elsewhere.

use crate::model::Saved;
use crate::poll;
use crate::side::{Recording, Side};
use crate::state::State;
use crate::stats::{Beginning, Script, Stats};
use crate::terminal::Canvas;
use crate::update::{Cmd, Msg, Want, update};
use crossterm::event::{Event, EventStream, KeyEvent, KeyEventKind, MouseEventKind};
use futures_util::StreamExt;
use mq_core::admin::AdminConfig;
use mq_core::ops::context::Contexts;
use mq_core::types::UnixMs;
use std::io;
use std::sync::Arc;
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

/// When the next frame is due.
#[derive(Debug, Default)]
struct Due {
    at: Option<Instant>,
    /// The last frame, and the last that a key asked for.
    last: Option<Instant>,
    last_of_key: Option<Instant>,
    for_key: bool,
}

impl Due {
    /// Data changed. Earlier wishes stand.
    fn want_soon(&mut self) {
        self.want(self.last, DATA_FRAMES_APART);
    }

    /// A key was pressed: a frame that data asked for a moment ago does not hold up what it shows.
    fn want_now(&mut self) {
        self.want(self.last_of_key, KEY_FRAMES_APART);
        self.for_key = true;
    }

    fn want(&mut self, last: Option<Instant>, apart: Duration) {
        let now = Instant::now();
        let wanted = last.map_or(now, |last| (last + apart).max(now));
        self.at = Some(self.at.map_or(wanted, |at| at.min(wanted)));
    }

    fn drawn(&mut self) {
        let now = Some(Instant::now());
        (self.at, self.last) = (None, now);
        if std::mem::take(&mut self.for_key) {
            self.last_of_key = now;
        }
    }
}

/// How a run ended: what it cost, and the cluster to go on with, if one was asked for.
pub struct Ended {
    /// What it cost.
    pub stats: Stats,
    /// The context to go to.
    pub switch_to: Option<String>,
}

/// What a run is given besides the state.
pub struct Surroundings {
    /// How to reach the cluster.
    pub config: AdminConfig,
    /// Where history goes.
    pub recording: Recording,
    /// The saved clusters.
    pub contexts: Contexts,
    /// When it ends by itself.
    pub for_span: Option<Duration>,
    /// Whether there are keys.
    pub has_keys: bool,
    /// Whether keys are pressed at the end, to learn how long their frames take.
    pub tries_keys: bool,
}

/// Runs until the user or a signal ends it, or its time is over.
///
/// # Errors
/// The terminal fails.
pub async fn run(mut state: State, canvas: &mut Canvas, around: Surroundings) -> io::Result<Ended> {
    let begun = Instant::now();
    let (messages, mut inbox) = mpsc::channel(MESSAGES_MAX);
    let (want, wanted) = watch::channel(Want { period_ms: state.period_ms, probe_period_ms: state.period_ms, ..Want::default() });
    let poller = tokio::spawn(poll::run(around.config.clone(), wanted, messages.clone(), Arc::new(UnixMs::now)));
    let side = Side::new(around.config, state.clock.clone(), messages, around.recording);
    let mut hands = Hands { side, want, due: Due::default(), ended: false, switch_to: None };
    let mut keys = around.has_keys.then(EventStream::new);
    let mut ticks = interval_at(Instant::now() + TICK, TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let (mut terminated, mut hung_up) = (signal(SignalKind::terminate())?, signal(SignalKind::hangup())?);
    let mut interrupted = signal(SignalKind::interrupt())?;
    let end = around.for_span.map_or_else(|| begun + Duration::from_secs(u64::from(u32::MAX)), |span| begun + span);
    let (width, height) = canvas.size()?;
    let saved = Saved::of(&around.contexts);
    for msg in [Msg::Resize(width, height), Msg::Contexts(saved), Msg::Tick(UnixMs::now().get())] {
        hands.take(&mut state, msg)?;
    }
    let (mut at_rest, mut beginning, mut script) = (None, None, None::<Script>);
    while !hands.ended {
        if beginning.is_none() && begun.elapsed() >= Beginning::SPAN {
            beginning = Some(Beginning::ended(begun.elapsed(), canvas));
        }
        let draw_at = hands.due.at.unwrap_or(end);
        let msg = tokio::select! {
            biased;
            key = next_key(&mut keys) => match key {
                Some(Ok(event)) => message_of(event),
                // Without input nobody could end us.
                Some(Err(error)) => return Err(error),
                None => break,
            },
            key = next_of(&mut script) => match key {
                Some(key) => Some(Msg::Key(key)),
                None => break,
            },
            () = until(draw_at), if hands.due.at.is_some() => {
                canvas.draw(&state)?;
                hands.due.drawn();
                script.iter_mut().for_each(Script::drawn);
                state.is_unsettled.then_some(Msg::Drawn)
            }
            Some(msg) = inbox.recv() => Some(msg),
            _ = ticks.tick() => Some(Msg::Tick(UnixMs::now().get())),
            _ = terminated.recv() => break,
            _ = hung_up.recv() => break,
            _ = interrupted.recv() => break,
            () = tokio::time::sleep_until(end), if around.for_span.is_some() && script.is_none() => {
                at_rest = Some(Stats::of(begun.elapsed(), canvas, state.asking.requests + hands.side.requests_sent(), beginning));
                if !around.tries_keys {
                    break;
                }
                script = Some(Script::begin());
                None
            }
        };
        if let Some(msg) = msg {
            hands.take(&mut state, msg)?;
        }
    }
    poller.abort();
    let requests = state.asking.requests + hands.side.requests_sent();
    let stats = at_rest.unwrap_or_else(|| Stats::of(begun.elapsed(), canvas, requests, beginning)).with_keys(script.as_ref());
    Ok(Ended { stats, switch_to: hands.switch_to })
}

/// What carries out commands.
struct Hands {
    side: Side,
    want: watch::Sender<Want>,
    due: Due,
    ended: bool,
    switch_to: Option<String>,
}

impl Hands {
    /// Changes the state and does what follows.
    fn take(&mut self, state: &mut State, msg: Msg) -> io::Result<()> {
        for cmd in update(state, msg) {
            match cmd {
                Cmd::Ask(wanted) => drop(self.want.send_replace(*wanted)),
                Cmd::DrawNow => self.due.want_now(),
                Cmd::DrawSoon => self.due.want_soon(),
                Cmd::Plan(ticket, deed) => self.side.plan(ticket, deed),
                Cmd::Apply(id, planned) => self.side.apply(id, *planned),
                Cmd::Pause(id) => self.side.pause(id),
                Cmd::Cancel(id, kept) => self.side.cancel(id, kept),
                Cmd::Forget(kept) => self.side.forget(kept),
                Cmd::ListKept => self.side.list_kept(),
                Cmd::Copy(text) => Side::copy(&text)?,
                Cmd::Save(name, text) => self.side.save(name, text),
                Cmd::Recall => self.side.recall(),
                Cmd::RecallAt(at_ms) => self.side.recall_at(at_ms),
                Cmd::Remember(group, topic) => self.side.remember(group, topic),
                Cmd::Record(taken, events) => self.side.record(*taken, events),
                Cmd::Switch(name) => (self.switch_to, self.ended) = (Some(name), true),
                Cmd::Quit => self.ended = true,
            }
        }
        Ok(())
    }
}

/// Ends at `moment`; at once if that is over, whereas a timer waits for its next millisecond.
async fn until(moment: Instant) {
    if moment > Instant::now() {
        tokio::time::sleep_until(moment).await;
    }
}

async fn next_key(keys: &mut Option<EventStream>) -> Option<io::Result<Event>> {
    match keys {
        Some(keys) => keys.next().await,
        None => std::future::pending().await,
    }
}

async fn next_of(script: &mut Option<Script>) -> Option<KeyEvent> {
    match script {
        Some(script) => script.next().await,
        None => std::future::pending().await,
    }
}

fn message_of(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Msg::Key(key)),
        Event::Mouse(event) if !matches!(event.kind, MouseEventKind::Moved | MouseEventKind::Up(_)) => Some(Msg::Mouse(event)),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(width, height) => Some(Msg::Resize(width, height)),
        _ => None,
    }
}
