//! How far long work is: a bar on a terminal, a line now and then elsewhere, JSON for programs. One place for every such command.

use crate::io::Io;
use crate::session::Session;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// Between two lines for people.
const LINE_EVERY: Duration = Duration::from_secs(10);
/// Between two lines for programs.
const JSON_EVERY: Duration = Duration::from_secs(1);

/// How progress is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum ProgressForm {
    /// A bar on a terminal, else a line every 10 s.
    #[default]
    Auto,
    /// A JSON object a second.
    Json,
    /// Not at all.
    None,
}

/// How far work is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Standing {
    /// Things looked at.
    pub read: u64,
    /// Things there are to look at.
    pub total: u64,
    /// Things done.
    pub done: u64,
    /// Things that failed.
    pub failed: u64,
}

enum Shape {
    Quiet,
    Bar(ProgressBar),
    Lines,
    Json,
}

/// Tells how far work is.
pub struct Progress {
    shape: Shape,
    began: Instant,
    told: Instant,
    /// What was looked at before this run.
    before: u64,
}

impl Progress {
    /// Of work that begins now; `what` is done to things, `sent`. Nothing is told with `-q`.
    pub fn new(session: &Session<'_>, what: &'static str, at: Standing) -> Self {
        let shape = match session.globals.progress.unwrap_or_default() {
            _ if session.globals.quiet => Shape::Quiet,
            ProgressForm::None => Shape::Quiet,
            ProgressForm::Json => Shape::Json,
            ProgressForm::Auto if session.io.error_terminal => Shape::Bar(bar(what, at)),
            ProgressForm::Auto => Shape::Lines,
        };
        let now = Instant::now();
        Self { shape, began: now, told: now, before: at.read }
    }

    /// Tells, if it is time to.
    pub fn tell(&mut self, io: &mut Io, at: Standing) {
        let every = match &self.shape {
            Shape::Quiet => return,
            Shape::Bar(bar) => {
                bar.set_length(at.total);
                bar.set_position(at.read);
                bar.set_message(text(at));
                return;
            }
            Shape::Lines => LINE_EVERY,
            Shape::Json => JSON_EVERY,
        };
        if self.told.elapsed() < every {
            return;
        }
        self.told = Instant::now();
        let per_s = (at.read - self.before.min(at.read)) as f64 / self.began.elapsed().as_secs_f64().max(0.001);
        let eta_s = (at.total.saturating_sub(at.read)) as f64 / per_s.max(0.001);
        io.note(&match self.shape {
            Shape::Json => serde_json::json!({"progress": {
                "read": at.read, "total": at.total, "done": at.done, "failed": at.failed, "per_s": per_s.round(), "eta_s": eta_s.round(),
            }})
            .to_string(),
            _ => format!("{} of {} read, {}, {per_s:.0}/s, {eta_s:.0} s left", at.read, at.total, text(at)),
        });
    }

    /// Takes the bar away; what became of the work is told by its report.
    pub fn end(self) {
        if let Shape::Bar(bar) = self.shape {
            bar.finish_and_clear();
        }
    }
}

fn text(at: Standing) -> String {
    let failed = if at.failed > 0 { format!(", {} failed", at.failed) } else { String::new() };
    format!("{} done{failed}", at.done)
}

fn bar(what: &'static str, at: Standing) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(at.total), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{prefix} [{wide_bar}] {human_pos}/{human_len} {per_sec} ETA {eta} {msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
    bar.set_prefix(what);
    bar.set_position(at.read);
    bar
}
