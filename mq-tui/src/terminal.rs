//! The terminal: taken when we begin, given back whatever happens, and every byte that goes there counted.

use crate::draw;
use crate::state::State;
use crate::strokes;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use parking_lot::ReentrantMutex;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Columns and rows of the memory that headless runs draw into.
pub const HEADLESS_SIZE: (u16, u16) = (160, 48);

/// A frame that changes fewer cells than this needs no word about being shown at once: it goes out in one piece.
const SMALL_CHANGE_CELLS: usize = 400;

/// Held while bytes go to the terminal, and for good by a panic that gives it back: no half frame follows. Whoever panics while writing
/// holds it already.
static TERMINAL: ReentrantMutex<()> = ReentrantMutex::new(());

/// Where frames go. Only what differs from the last frame is written, and nothing if nothing does: a console at rest on a slow line costs next
/// to nothing.
pub struct Canvas {
    backend: CrosstermBackend<Counted>,
    /// What the terminal shows, and where the next frame is drawn.
    shown: Buffer,
    next: Buffer,
    is_real: bool,
    bytes: Arc<AtomicU64>,
    /// Frames drawn.
    pub frames: u64,
}

/// A stream that counts what is written.
struct Counted {
    to: Box<dyn Write>,
    bytes: Arc<AtomicU64>,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let _ours = TERMINAL.lock();
        let written = self.to.write(bytes)?;
        self.bytes.fetch_add(written as u64, Relaxed);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let _ours = TERMINAL.lock();
        self.to.flush()
    }
}

impl Canvas {
    /// Takes the terminal, and the mouse if asked to. It is given back when this is dropped, and before a panic ends the program.
    ///
    /// # Errors
    /// The terminal cannot be set up.
    pub fn take_terminal(mouse: bool) -> io::Result<Self> {
        restore_before_panics_end();
        enable_raw_mode()?;
        let mut stdout = io::BufWriter::with_capacity(64 * 1024, io::stdout());
        execute!(stdout, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide).inspect_err(|_| give_back())?;
        if mouse {
            execute!(stdout, EnableMouseCapture).inspect_err(|_| give_back())?;
        }
        Ok(Self::on(Box::new(stdout), true))
    }

    /// Draws into memory.
    pub fn headless() -> Self {
        Self::on(Box::new(io::sink()), false)
    }

    /// Nothing is shown yet.
    fn on(to: Box<dyn Write>, is_real: bool) -> Self {
        let bytes = Arc::default();
        let backend = CrosstermBackend::new(Counted { to, bytes: Arc::clone(&bytes) });
        Self { backend, shown: Buffer::empty(Rect::ZERO), next: Buffer::empty(Rect::ZERO), is_real, bytes, frames: 0 }
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// The terminal does not tell.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        if self.is_real { crossterm::terminal::size() } else { Ok(HEADLESS_SIZE) }
    }

    /// Draws what differs from the last frame; when that is much, it is shown at once where the terminal can do that.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn draw(&mut self, state: &State) -> io::Result<()> {
        self.draw_with(|buffer| draw::draw(state, buffer))
    }

    /// As [`Canvas::draw`], for a frame that `how` draws into blank cells.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn draw_with(&mut self, how: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        let (width, height) = self.size()?;
        let area = Rect::new(0, 0, width, height);
        if self.shown.area != area {
            self.backend.clear()?;
            (self.shown, self.next) = (Buffer::empty(area), Buffer::empty(area));
        }
        self.next.reset();
        how(&mut self.next);
        let changes = self.shown.diff(&self.next);
        if changes.len() < SMALL_CHANGE_CELLS {
            strokes::write(&mut self.backend, width, &changes)?;
        } else {
            queue!(self.backend, BeginSynchronizedUpdate)?;
            self.backend.draw(changes.into_iter())?;
            queue!(self.backend, EndSynchronizedUpdate)?;
        }
        Write::flush(&mut self.backend)?;
        std::mem::swap(&mut self.shown, &mut self.next);
        self.frames += 1;
        Ok(())
    }

    /// Bytes written so far.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Relaxed)
    }
}

impl Drop for Canvas {
    fn drop(&mut self) {
        if self.is_real {
            give_back();
        }
    }
}

/// Leaves the terminal as it was. Nobody is left to tell about a failure.
fn give_back() {
    let _ = disable_raw_mode();
    let _ = execute!(io::stdout(), DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
}

/// A panic, in whichever thread, gives the terminal back, leaves a report in the state folder and ends the program.
fn restore_before_panics_end() {
    std::panic::set_hook(Box::new(|panic| {
        let _for_good = TERMINAL.lock();
        give_back();
        let report = format!("mq-tui {}\n{panic}\n{}\n", env!("CARGO_PKG_VERSION"), std::backtrace::Backtrace::force_capture());
        let kept = panic_file().filter(|path| keep_report(path, &report).is_ok());
        match kept {
            Some(path) => eprintln!("mq-tui: {}; report: {}", panic.to_string().replace('\n', " "), path.display()),
            None => eprintln!("{report}"),
        }
        std::process::exit(101);
    }));
}

fn keep_report(path: &std::path::Path, report: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, report)
}

fn panic_file() -> Option<PathBuf> {
    Some(crate::args::state_folder()?.join(format!("panic-{}.txt", std::process::id())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::fixture::{ASCII_MONO, Mood, console};
    use crate::update::Msg;

    #[test]
    fn a_frame_that_changes_nothing_writes_nothing_and_a_small_one_little() {
        let mut console = console(ASCII_MONO, HEADLESS_SIZE, Mood::Normal);
        let mut canvas = Canvas::headless();
        let mut cost = |state: &State| {
            let before = canvas.bytes();
            canvas.draw(state).unwrap();
            canvas.bytes() - before
        };
        assert!(cost(&console.state) > 1_000);
        assert_eq!(cost(&console.state), 0);
        console.send(Msg::Tick(console.state.now_ms + 1_000));
        let clock = cost(&console.state);
        assert!((1..100).contains(&clock), "{clock} bytes for a second that went by");
    }
}
