//! The loop before the console's own: keys in, frames out, tests and the file of contexts on the side.

use super::{Chosen, Cmd, Msg, Welcome, draw, probe, update};
use crate::keys::Key;
use crate::terminal::Canvas;
use crate::theme::Theme;
use crossterm::event::{Event, EventStream, KeyEventKind};
use futures_util::StreamExt;
use mq_core::ops::context::{Context, Contexts};
use std::io;
use std::path::{Path, PathBuf};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;

/// Messages that may wait.
const MESSAGES_MAX: usize = 16;

/// Runs until a cluster is chosen; `None`: the user or a signal ended it. Contexts are saved to `file`.
///
/// # Errors
/// The terminal fails.
pub async fn run(mut welcome: Welcome, canvas: &mut Canvas, theme: Theme, file: Option<PathBuf>) -> io::Result<Option<Chosen>> {
    let (messages, mut inbox) = mpsc::channel(MESSAGES_MAX);
    let mut keys = EventStream::new();
    let (mut terminated, mut hung_up) = (signal(SignalKind::terminate())?, signal(SignalKind::hangup())?);
    let mut interrupted = signal(SignalKind::interrupt())?;
    loop {
        canvas.draw_with(|buffer| draw(&welcome, theme, buffer))?;
        let msg = tokio::select! {
            key = keys.next() => match key {
                Some(Ok(Event::Key(key))) if key.kind != KeyEventKind::Release => Some(Msg::Key(Key::from(key))),
                Some(Ok(Event::Paste(text))) => Some(Msg::Paste(text)),
                // Another size, for instance: the next frame has it.
                Some(Ok(_)) => None,
                Some(Err(error)) => return Err(error),
                None => return Ok(None),
            },
            msg = inbox.recv() => msg,
            _ = terminated.recv() => return Ok(None),
            _ = hung_up.recv() => return Ok(None),
            _ = interrupted.recv() => return Ok(None),
        };
        let Some(cmd) = msg.and_then(|msg| update(&mut welcome, msg)) else { continue };
        let messages = messages.clone();
        match cmd {
            Cmd::Quit => return Ok(None),
            Cmd::Open(chosen) => return Ok(Some(chosen)),
            Cmd::Test(ticket, list) => {
                tokio::spawn(async move { drop(messages.send(Msg::Tested(ticket, probe::test(&list).await)).await) });
            }
            Cmd::Save(name, context) => {
                let file = file.clone();
                tokio::task::spawn_blocking(move || {
                    let saved = save(file.as_deref(), &name, *context);
                    drop(messages.blocking_send(Msg::Saved(name, saved)));
                });
            }
        }
    }
}

/// Adds a context to those that are in the file now; it is the one in use when there was none.
pub fn save(file: Option<&Path>, name: &str, context: Context) -> Result<(), String> {
    let file = file.ok_or("there is no place for it: neither XDG_CONFIG_HOME nor HOME is set")?;
    let mut contexts = Contexts::load(file).map_err(|error| error.to_string())?;
    if contexts.contexts.contains_key(name) {
        return Err("a saved cluster has that name".into());
    }
    contexts.contexts.insert(name.to_owned(), context);
    if contexts.current.is_none() {
        contexts.select(name).map_err(|error| error.to_string())?;
    }
    contexts.save(file).map_err(|error| error.to_string())
}
