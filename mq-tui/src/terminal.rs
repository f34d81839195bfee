//! The terminal: taken when we begin, given back whatever happens, and every byte that goes there counted.

use crate::draw;
use crate::state::State;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute, queue};
use parking_lot::ReentrantMutex;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Columns and rows of the memory that headless runs draw into.
pub const HEADLESS_SIZE: (u16, u16) = (160, 48);

/// Held while bytes go to the terminal, and for good by a panic that gives it back: no half frame follows. Whoever panics while writing
/// holds it already.
static TERMINAL: ReentrantMutex<()> = ReentrantMutex::new(());

/// Where frames go.
pub struct Canvas {
    terminal: Terminal<CrosstermBackend<Counted>>,
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
        let bytes = Arc::default();
        let backend = CrosstermBackend::new(Counted { to: Box::new(stdout), bytes: Arc::clone(&bytes) });
        let terminal = Terminal::new(backend).inspect_err(|_| give_back())?;
        Ok(Self { terminal, is_real: true, bytes, frames: 0 })
    }

    /// Draws into memory.
    ///
    /// # Errors
    /// None in practice; the signature is that of the real one.
    pub fn headless() -> io::Result<Self> {
        let bytes = Arc::default();
        let backend = CrosstermBackend::new(Counted { to: Box::new(io::sink()), bytes: Arc::clone(&bytes) });
        let (width, height) = HEADLESS_SIZE;
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, width, height)) };
        Ok(Self { terminal: Terminal::with_options(backend, options)?, is_real: false, bytes, frames: 0 })
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// The terminal does not tell.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        if self.is_real { crossterm::terminal::size() } else { Ok(HEADLESS_SIZE) }
    }

    /// Draws what differs from the last frame, shown at once where the terminal can do that.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn draw(&mut self, state: &State) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(|frame| draw::draw(state, frame.buffer_mut()))?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
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
