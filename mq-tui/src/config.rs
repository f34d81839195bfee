//! The console's own file of settings: colours and keys. Read once, at the start; what is wrong with it is said with file, line and key, and
//! nothing begins.
//!
//! ```text
//! # mq-tui/config beside mqadmin's file of contexts; docs/console.md lists what may stand here
//! theme = night
//! key.refresh = F5, r
//! ```
//! Every line is `NAME = VALUE`, empty, or a remark after `#` at its beginning. Theme files have the same lines.

use crate::keys::{Action, Keymap};
use crate::theme::{Own, Palette};
use clap::ValueEnum;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What begins the names of keys.
const KEY: &str = "key.";

/// What the files say.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Colours, when a palette is asked for by name.
    pub palette: Option<Palette>,
    /// Colours of a theme file.
    pub own: Option<Own>,
    /// Keys.
    pub keys: Keymap,
}

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{}: {why}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// A line means nothing.
    #[error("{}:{line}: {key}: {why}", .path.display())]
    Line {
        /// Of which file.
        path: PathBuf,
        /// Its number, from 1.
        line: usize,
        /// The name before `=`, or the whole line when there is none.
        key: String,
        /// What is wrong.
        why: String,
    },
}

/// A line of a file: where it stands, what it sets.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    path: &'a Path,
    number: usize,
    /// Its name.
    pub key: &'a str,
    /// Its value.
    pub value: &'a str,
}

impl Line<'_> {
    /// That it means nothing, and why.
    pub fn wrong(&self, why: impl Into<String>) -> ConfigError {
        ConfigError::Line { path: self.path.to_owned(), line: self.number, key: self.key.to_owned(), why: why.into() }
    }
}

/// The lines of `text`, which stands in `path`. A name stands there once.
///
/// # Errors
/// A line is not `NAME = VALUE`, or a name stands there twice.
pub fn lines<'a>(path: &'a Path, text: &'a str) -> Result<Vec<Line<'a>>, ConfigError> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for (at, text) in text.lines().enumerate() {
        let text = text.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let parts = text.split_once('=').map(|(key, value)| (key.trim(), value.trim()));
        let (key, value) = parts.unwrap_or((text, ""));
        let line = Line { path, number: at + 1, key, value };
        if parts.is_none() || key.is_empty() || value.is_empty() {
            return Err(line.wrong("a line is NAME = VALUE"));
        }
        if let Some(first) = lines.iter().find(|line| line.key == key) {
            return Err(line.wrong(format!("stands in line {} already", first.number)));
        }
        lines.push(line);
    }
    Ok(lines)
}

/// Where the file is when nobody says where, by the environment variables that `get` knows.
pub fn file_path(get: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let contexts = mq_core::ops::context::file_path(get)?;
    Some(contexts.parent()?.parent()?.join("mq-tui").join("config"))
}

impl Config {
    /// Reads the file at `path`, which must be there when `asked`; and the theme called `theme`, or else the one that the file names.
    ///
    /// # Errors
    /// A file is missing or means nothing somewhere.
    pub fn load(path: Option<&Path>, asked: bool, theme: Option<&str>) -> Result<Self, ConfigError> {
        let text = match path.map(std::fs::read_to_string) {
            Some(Ok(text)) => text,
            Some(Err(error)) if asked || error.kind() != ErrorKind::NotFound => {
                return Err(unreadable(path.unwrap_or(Path::new("")), &error));
            }
            _ => String::new(),
        };
        let path = path.unwrap_or(Path::new(""));
        let mut config = Self::default();
        let mut named = None;
        for line in lines(path, &text)? {
            match (line.key, line.key.strip_prefix(KEY)) {
                ("theme", _) => named = Some(line),
                (_, Some(action)) => {
                    let action = Action::named(action).ok_or_else(|| line.wrong("no such action (docs/console.md lists them)"))?;
                    config.keys.set(action, line.value).map_err(|why| line.wrong(why))?;
                }
                _ => return Err(line.wrong("no such setting: theme, or key.ACTION")),
            }
        }
        if let Some((action, why)) = config.keys.conflict() {
            let key = format!("{KEY}{}", action.id());
            let line = lines(path, &text)?.into_iter().find(|line| line.key == key);
            return Err(line.map_or_else(|| ConfigError::File { path: path.to_owned(), why: why.clone() }, |line| line.wrong(why.clone())));
        }
        let folder = path.parent().unwrap_or(Path::new("")).join("themes");
        match (theme, named) {
            (Some(name), _) => config.colours(name, &folder, |why| ConfigError::File { path: format!("--theme {name}").into(), why })?,
            (None, Some(line)) => config.colours(line.value, &folder, |why| line.wrong(why))?,
            (None, None) => {}
        }
        Ok(config)
    }

    /// Takes the palette called `name`, or the theme file of that name in `folder`.
    fn colours(&mut self, name: &str, folder: &Path, wrong: impl Fn(String) -> ConfigError) -> Result<(), ConfigError> {
        if let Ok(palette) = Palette::from_str(name, true) {
            self.palette = Some(palette);
            return Ok(());
        }
        if name.contains(['/', '\\']) || name.starts_with('.') {
            return Err(wrong("a theme's name is no path".into()));
        }
        let path = folder.join(format!("{name}.theme"));
        let text = match std::fs::read_to_string(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let palettes: Vec<String> =
                    Palette::value_variants().iter().filter_map(|one| Some(one.to_possible_value()?.get_name().to_owned())).collect();
                return Err(wrong(format!("no such theme: {}, or a file {}", palettes.join(", "), path.display())));
            }
            read => read.map_err(|error| unreadable(&path, &error))?,
        };
        let own = Own::read(&lines(&path, &text)?)?;
        (self.palette, self.own) = (Some(own.base), Some(own));
        Ok(())
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> ConfigError {
    ConfigError::File { path: path.to_owned(), why: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Key;
    use crate::state::Screen;
    use crate::theme::Role;
    use crossterm::event::KeyCode;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("mq-tui-config-{name}-{}", std::process::id()));
            std::fs::create_dir_all(folder.join("themes")).unwrap();
            Self(folder)
        }

        fn load(&self, config: &str, theme: Option<&str>) -> Result<Config, String> {
            let path = self.0.join("config");
            std::fs::write(&path, config).unwrap();
            let told = Config::load(Some(&path), true, theme).map_err(|error| error.to_string());
            told.map_err(|error| error.replace(&self.0.display().to_string(), "DIR"))
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            drop(std::fs::remove_dir_all(&self.0));
        }
    }

    #[test]
    fn keys_are_bound_anew_and_the_old_ones_mean_nothing() {
        let folder = Folder::new("keys");
        let config = folder.load("# mine\n\nkey.refresh = F5, ^l\nkey.down = n\nkey.older = >\n", None).unwrap();
        let action = |code| config.keys.action(Screen::Messages, Key::plain(code));
        assert_eq!((action(KeyCode::F(5)), action(KeyCode::Char('r'))), (Some(Action::Refresh), None));
        assert_eq!((action(KeyCode::Char('n')), action(KeyCode::Char('j'))), (Some(Action::Move(1)), None));
        let control_l = Key { code: KeyCode::Char('l'), control: true };
        assert_eq!(config.keys.action(Screen::Overview, control_l), Some(Action::Refresh));
        assert_eq!(config.keys.on(Screen::Groups).find(|bound| bound.binding.action == Action::Refresh).unwrap().spelled, "F5, ^l");
    }

    #[test]
    fn what_is_wrong_is_said_with_file_line_and_key() {
        let folder = Folder::new("wrong");
        for (config, said) in [
            ("theme dark", "DIR/config:1: theme dark: a line is NAME = VALUE"),
            ("\ncolour = dark", "DIR/config:2: colour: no such setting: theme, or key.ACTION"),
            ("key.refersh = F5", "DIR/config:1: key.refersh: no such action (docs/console.md lists them)"),
            ("key.refresh = F13x", "DIR/config:1: key.refresh: `F13x` is no key"),
            ("key.quit-now = Q", "DIR/config:1: key.quit-now: this key is always ^c"),
            ("key.refresh = r\nkey.refresh = F5", "DIR/config:2: key.refresh: stands in line 1 already"),
            ("# x\nkey.refresh = x", "DIR/config:2: key.refresh: x is the key of `act` already"),
            ("theme = ../night", "DIR/config:1: theme: a theme's name is no path"),
        ] {
            assert_eq!(folder.load(config, None).unwrap_err(), said);
        }
        assert!(folder.load("theme = night", None).unwrap_err().ends_with("mono, or a file DIR/themes/night.theme"));
        assert!(folder.load("", Some("pink")).unwrap_err().starts_with("--theme pink: no such theme: dark, light"));
        let missing = folder.0.join("none");
        assert!(Config::load(Some(&missing), true, None).is_err() && Config::load(Some(&missing), false, None).is_ok());
    }

    #[test]
    fn a_theme_file_gives_colours_by_meaning() {
        use ratatui::style::{Color, Modifier, Style};
        let folder = Folder::new("theme");
        let theme = "base = light\nwarning = #ffa657 bold\ncritical = white on red\nplain = default\n";
        std::fs::write(folder.0.join("themes/night.theme"), theme).unwrap();
        let config = folder.load("theme = night", None).unwrap();
        let own = config.own.unwrap();
        assert_eq!(
            own.style(Role::Level(crate::model::Level::Warning)),
            Some(Style::new().fg(Color::Rgb(0xff, 0xa6, 0x57)).add_modifier(Modifier::BOLD))
        );
        assert_eq!(own.style(Role::Level(crate::model::Level::Critical)), Some(Style::new().fg(Color::White).bg(Color::Red)));
        assert_eq!((config.palette, own.style(Role::Dim)), (Some(Palette::Light), None), "what it leaves out is the base's");
        assert_eq!(folder.load("theme = night", Some("mono")).unwrap().palette, Some(Palette::Mono), "the command line comes first");
        for (theme, said) in [
            (
                "warning = orangish",
                "DIR/themes/night.theme:1: warning: `orangish` is none of the sixteen colours, #rrggbb, default, bold, dim, reverse, underline",
            ),
            (
                "ok = blue\nwarnings = red",
                "DIR/themes/night.theme:2: warnings: no such role: base, plain, dim, title, active, cursor, shadow, ok, warning, critical, unknown",
            ),
            ("base = night", "DIR/themes/night.theme:1: base: no such palette"),
        ] {
            std::fs::write(folder.0.join("themes/night.theme"), theme).unwrap();
            assert_eq!(folder.load("theme = night", None).unwrap_err(), said);
        }
    }

    #[test]
    fn the_document_lists_every_action_and_role() {
        let document = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/console.md")).unwrap();
        for binding in crate::keys::BINDINGS.iter().filter(|binding| binding.action != Action::QuitNow) {
            let row = format!("| `{}` | `{}` |", binding.action.id(), binding.spelled);
            assert!(document.contains(&row), "docs/console.md lacks the row {row}");
        }
        let mut examples = document.split("```text\n").skip(1).map(|rest| rest.split("```").next().unwrap());
        let (config, theme) = (examples.next().unwrap(), examples.next().unwrap());
        let folder = Folder::new("document");
        std::fs::write(folder.0.join("themes/night.theme"), theme).unwrap();
        assert!(folder.load(config, None).unwrap().own.is_some(), "its examples are sound");
        for (role, _) in crate::theme::ROLES {
            assert!(document.contains(&format!("`{role}`")), "docs/console.md lacks {role}");
        }
    }
}
