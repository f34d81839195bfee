//! What the loop has done on the side: plans, jobs, the recording, files, the clipboard. Answers come back as messages.

use crate::act;
use crate::deed::{Deed, Planned};
use crate::model::{Level, Name};
use crate::state::Clock;
use crate::travel::{self, Moment, Taken};
use crate::update::{Msg, Progress};
use mq_core::admin::{Admin, AdminConfig};
use mq_core::ops::recorder::{Event, History, Recorder, RecorderError, Sample};
use mq_core::types::UnixMs;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::task::AbortHandle;

/// How long it takes until somebody else's lock is tried again, ms.
const LOCK_TRIED_EVERY_MS: i64 = 5_000;

/// The history of a group goes so far back, ms.
const REMEMBERED_SPAN_MS: i64 = 86_400_000;
/// Moments of it that are read.
const REMEMBERED_MAX: usize = 40;

/// Where history is kept, and for how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recording {
    /// In that folder, for whoever comes later.
    Lasting(PathBuf),
    /// In that folder, which goes with the program.
    Session(PathBuf),
}

impl Recording {
    fn folder(&self) -> &PathBuf {
        match self {
            Self::Lasting(folder) | Self::Session(folder) => folder,
        }
    }
}

/// Everything that runs beside the loop. What runs is stopped when it is dropped.
pub struct Side {
    admin: Admin,
    clock: Clock,
    messages: mpsc::Sender<Msg>,
    jobs: HashMap<u64, AbortHandle>,
    recording: Recording,
    store: Arc<Mutex<Store>>,
}

/// The writer, as far as we are it, and what was read of the folder.
#[derive(Default)]
struct Store {
    recorder: Option<Recorder>,
    tried_ms: Option<i64>,
    history: Option<History>,
    failed: bool,
}

impl Side {
    /// Nothing runs yet.
    pub fn new(config: AdminConfig, clock: Clock, messages: mpsc::Sender<Msg>, recording: Recording) -> Self {
        let admin = Admin::connect(config);
        Self { admin, clock, messages, jobs: HashMap::new(), recording, store: Arc::default() }
    }

    /// Requests that plans and jobs have sent.
    pub fn requests_sent(&self) -> u64 {
        self.admin.requests_sent()
    }

    /// Makes a plan.
    pub fn plan(&self, ticket: u64, deed: Deed) {
        let (admin, clock, messages) = (self.admin.clone(), self.clock.clone(), self.messages.clone());
        tokio::spawn(async move {
            let planned = act::plan(&admin, &clock, deed).await;
            drop(messages.send(Msg::Planned(ticket, Box::new(planned))).await);
        });
    }

    /// Carries out a plan that was confirmed.
    pub fn apply(&mut self, id: u64, planned: Planned) {
        self.jobs.retain(|_, job| !job.is_finished());
        let task = tokio::spawn(act::apply(self.admin.clone(), id, planned, self.messages.clone()));
        self.jobs.insert(id, task.abort_handle());
    }

    /// Stops a job, at whatever moment: what it keeps lets it be carried on.
    pub fn pause(&mut self, id: u64) {
        self.stop(id, Progress::Paused);
    }

    /// Stops a job between two targets, or while it waits for one; what it kept, under `kept`, goes.
    pub fn cancel(&mut self, id: u64, kept: Option<String>) {
        self.stop(id, Progress::Cancelled);
        kept.into_iter().for_each(|kept| self.forget(kept));
    }

    fn stop(&mut self, id: u64, how: Progress) {
        if let Some(job) = self.jobs.remove(&id).filter(|job| !job.is_finished()) {
            job.abort();
            self.tell(Msg::Job(id, how));
        }
    }

    /// Forgets how far a kept job is.
    pub fn forget(&self, kept: String) {
        let messages = self.messages.clone();
        tokio::task::spawn_blocking(move || {
            if let Err(error) = act::jobs::forget(&kept) {
                drop(messages.blocking_send(Msg::Told(Level::Unknown, format!("{kept} is still kept: {error}"))));
            }
            drop(messages.blocking_send(Msg::Kept(act::jobs::list())));
        });
    }

    /// Says what the state folder holds.
    pub fn list_kept(&self) {
        let messages = self.messages.clone();
        tokio::task::spawn_blocking(move || drop(messages.blocking_send(Msg::Kept(act::jobs::list()))));
    }

    fn tell(&self, msg: Msg) {
        let messages = self.messages.clone();
        tokio::spawn(async move { drop(messages.send(msg).await) });
    }

    /// Puts text where the terminal keeps what was copied: OSC 52, which also goes through ssh.
    pub fn copy(text: &str) -> std::io::Result<()> {
        let mut out = std::io::stdout();
        write!(out, "\x1b]52;c;{}\x07", base64(text.as_bytes()))?;
        out.flush()
    }

    /// Writes a file into the folder we were started in; one that is there already is left alone.
    pub fn save(&self, name: String, text: String) {
        let messages = self.messages.clone();
        tokio::task::spawn_blocking(move || {
            let made = std::fs::OpenOptions::new().write(true).create_new(true).open(&name);
            let told = match made.and_then(|mut file| file.write_all(text.as_bytes())) {
                Ok(()) => Msg::Told(Level::Ok, format!("exported to {name}")),
                Err(error) => Msg::Told(Level::Unknown, format!("not exported: {name}: {error}")),
            };
            drop(messages.blocking_send(told));
        });
    }

    /// Records a sample and events, unless somebody else does.
    pub fn record(&self, taken: Taken, events: Vec<Event>) {
        let (store, recording, messages) = (Arc::clone(&self.store), self.recording.clone(), self.messages.clone());
        tokio::task::spawn_blocking(move || {
            let sample = taken.into_sample();
            let mut store = store.lock();
            if let Err(error) = store.record(&recording, &sample, &events)
                && !std::mem::replace(&mut store.failed, true)
            {
                drop(messages.blocking_send(Msg::Told(Level::Warning, format!("history is not recorded: {error}"))));
            }
        });
    }

    /// Says what is recorded.
    pub fn recall(&self) {
        let (store, recording, messages) = (Arc::clone(&self.store), self.recording.clone(), self.messages.clone());
        tokio::task::spawn_blocking(move || {
            let told = match History::load(recording.folder()) {
                Ok(history) => {
                    let moments: Vec<i64> = history.moments().map(UnixMs::get).collect();
                    let events = history.events().iter().map(travel::remembered).collect();
                    let last = moments.last().and_then(|at| history.at(UnixMs(*at)));
                    store.lock().history = Some(history);
                    drop(messages.blocking_send(Msg::Recorded(Ok((moments, events)))));
                    last.map(|sample| Msg::Recalled(Box::new(sample)))
                }
                Err(error) => Some(Msg::Recorded(Err(error.to_string()))),
            };
            told.map(|told| messages.blocking_send(told));
        });
    }

    /// Reads what was recorded at `at_ms`.
    pub fn recall_at(&self, at_ms: i64) {
        let (store, messages) = (Arc::clone(&self.store), self.messages.clone());
        tokio::task::spawn_blocking(move || {
            let sample = store.lock().history.as_ref().and_then(|history| history.at(UnixMs(at_ms)));
            let told = sample.map_or_else(
                || Msg::Told(Level::Unknown, "that moment cannot be read any more".into()),
                |sample| Msg::Recalled(Box::new(sample)),
            );
            drop(messages.blocking_send(told));
        });
    }
}

impl Side {
    /// Says what is recorded of a group in a topic within the last day, at moments that are about equally far apart.
    pub fn remember(&self, group: Name, topic: Name) {
        let (recording, messages) = (self.recording.clone(), self.messages.clone());
        tokio::task::spawn_blocking(move || {
            let told = History::load(recording.folder()).map_err(|error| error.to_string()).map(|history| {
                let since = UnixMs::now().get() - REMEMBERED_SPAN_MS;
                let moments: Vec<UnixMs> = history.moments().filter(|at| at.get() >= since).collect();
                let step = moments.len().div_ceil(REMEMBERED_MAX).max(1);
                // Counted from the end: the newest one is always among them.
                let mut chosen: Vec<&UnixMs> = moments.iter().rev().step_by(step).collect();
                chosen.reverse();
                chosen.into_iter().filter_map(|at| Some(Moment::of(&history.at(*at)?, &group, &topic))).collect()
            });
            drop(messages.blocking_send(Msg::Remembered((group, topic), told)));
        });
    }
}

impl Drop for Side {
    fn drop(&mut self) {
        self.jobs.values().for_each(AbortHandle::abort);
        self.admin.close();
        if let Recording::Session(folder) = &self.recording {
            // A history that nobody can come back to; what cannot be removed is in the folder for such things.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

impl Store {
    fn record(&mut self, recording: &Recording, sample: &Sample, events: &[Event]) -> Result<(), RecorderError> {
        let now_ms = sample.at.get();
        let untried = self.tried_ms.is_none_or(|tried| (now_ms - tried).abs() >= LOCK_TRIED_EVERY_MS);
        if self.recorder.is_none() && untried {
            self.tried_ms = Some(now_ms);
            match Recorder::open(recording.folder()) {
                Ok(recorder) => self.recorder = Some(recorder),
                // Somebody else records: what they write is what we read.
                Err(RecorderError::Taken(_)) => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        let Some(recorder) = &mut self.recorder else { return Ok(()) };
        recorder.record(sample)?;
        events.iter().try_for_each(|event| recorder.event(event))
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for part in bytes.chunks(3) {
        let number = part.iter().chain([0, 0].iter().take(3 - part.len())).fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        for at in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * at) & 63) as usize];
            text.push(if at > part.len() { '=' } else { char::from(letter) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_pads() {
        let made = ["", "f", "fo", "foo", "foob"].map(|text| base64(text.as_bytes()));
        assert_eq!(made, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }
}
