//! Looks: which characters, and which style for which meaning. Meaning is said by sign and word first; a style only repeats it.

use crate::config::{ConfigError, Line};
use crate::model::Level;
use crate::text::Charset;
use clap::ValueEnum;
use ratatui::style::{Color, Modifier, Style};

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Palette {
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// Black, white and bold.
    HighContrast,
    /// Blue and orange, told apart by everybody.
    Cb,
    /// The terminal's own sixteen colours.
    Ansi16,
    /// No colours.
    Mono,
}

/// What something means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Plain,
    /// Values that are old, and remarks.
    Dim,
    /// Headings.
    Title,
    /// The column sorted by, the current tab.
    Active,
    /// The row under the cursor.
    Cursor,
    /// The row under the cursor of a pane that keys do not go to.
    Shadow,
    /// How bad.
    Level(Level),
}

/// How everything looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Which characters.
    pub charset: Charset,
    /// Which colours.
    pub palette: Palette,
    /// The user's, which come first.
    pub own: Option<Own>,
}

/// Roles as theme files call them.
pub const ROLES: [(&str, Role); 10] = [
    ("plain", Role::Plain),
    ("dim", Role::Dim),
    ("title", Role::Title),
    ("active", Role::Active),
    ("cursor", Role::Cursor),
    ("shadow", Role::Shadow),
    ("ok", Role::Level(Level::Ok)),
    ("warning", Role::Level(Level::Warning)),
    ("critical", Role::Level(Level::Critical)),
    ("unknown", Role::Level(Level::Unknown)),
];

/// The looks of a theme file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    /// Where what it leaves out comes from.
    pub base: Palette,
    /// By role, in the order of [`ROLES`].
    styles: [Option<Style>; ROLES.len()],
}

impl Own {
    /// Reads the lines of a theme file.
    ///
    /// # Errors
    /// A line names no role, or a look that is none.
    pub fn read(lines: &[Line<'_>]) -> Result<Self, ConfigError> {
        let mut own = Self { base: Palette::Dark, styles: [None; ROLES.len()] };
        for line in lines {
            if line.key == "base" {
                own.base = Palette::from_str(line.value, true).map_err(|_| line.wrong("no such palette"))?;
                continue;
            }
            let role = ROLES.iter().position(|(name, _)| *name == line.key).ok_or_else(|| {
                let names: Vec<&str> = ROLES.iter().map(|(name, _)| *name).collect();
                line.wrong(format!("no such role: base, {}", names.join(", ")))
            })?;
            own.styles[role] = Some(style(line.value).map_err(|word| {
                line.wrong(format!("`{word}` is none of the sixteen colours, #rrggbb, default, bold, dim, reverse, underline"))
            })?);
        }
        Ok(own)
    }

    /// The style of `role`, if the file has one.
    pub fn style(&self, role: Role) -> Option<Style> {
        let place = ROLES.iter().position(|(_, one)| *one == role)?;
        self.styles[place]
    }
}

/// `#ffa657 bold`, `white on red`: a colour, one for the background after `on`, and how letters are.
fn style(text: &str) -> Result<Style, String> {
    let mut style = Style::new();
    let mut behind = false;
    for word in text.split_whitespace() {
        style = match word {
            "on" => {
                behind = true;
                continue;
            }
            "default" => style,
            "bold" => style.add_modifier(Modifier::BOLD),
            "dim" => style.add_modifier(Modifier::DIM),
            "reverse" => style.add_modifier(Modifier::REVERSED),
            "underline" => style.add_modifier(Modifier::UNDERLINED),
            word => {
                let colour: Color = word.parse().map_err(|_| word.to_owned())?;
                if behind { style.bg(colour) } else { style.fg(colour) }
            }
        };
        behind = false;
    }
    Ok(style)
}

/// Colours by meaning; `unknown` is for remarks as well.
struct Colours {
    ok: Color,
    warning: Color,
    critical: Color,
    unknown: Color,
    active: Color,
}

impl Theme {
    /// The style of `role`.
    pub fn style(&self, role: Role) -> Style {
        if let Some(style) = self.own.and_then(|own| own.style(role)) {
            return style;
        }
        let plain = Style::new();
        let colours = self.palette.colours();
        let colour = |pick: fn(&Colours) -> Color| colours.as_ref().map_or(plain, |colours| plain.fg(pick(colours)));
        match role {
            Role::Plain => plain,
            Role::Dim if colours.is_some() => colour(|colours| colours.unknown),
            Role::Dim => plain.add_modifier(Modifier::DIM),
            Role::Title => plain.add_modifier(Modifier::BOLD),
            Role::Active => colour(|colours| colours.active).add_modifier(Modifier::BOLD),
            Role::Cursor => plain.add_modifier(Modifier::REVERSED),
            Role::Shadow => plain.add_modifier(Modifier::UNDERLINED),
            Role::Level(Level::Ok) => colour(|colours| colours.ok),
            Role::Level(Level::Warning) => colour(|colours| colours.warning),
            Role::Level(Level::Critical) => colour(|colours| colours.critical).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            Role::Level(Level::Unknown) => colour(|colours| colours.unknown),
        }
    }

    /// The line between panes.
    pub fn rule(&self) -> &'static str {
        if self.charset == Charset::Ascii { "-" } else { "─" }
    }

    /// The line between panes side by side.
    pub fn wall(&self) -> &'static str {
        if self.charset == Charset::Ascii { "|" } else { "│" }
    }

    /// The mark of the order of a column.
    pub fn order(&self, highest_first: bool) -> &'static str {
        match (self.charset, highest_first) {
            (Charset::Ascii, true) => "v",
            (Charset::Ascii, false) => "^",
            (Charset::Unicode, true) => "↓",
            (Charset::Unicode, false) => "↑",
        }
    }
}

impl Palette {
    fn colours(self) -> Option<Colours> {
        let rgb = Color::Rgb;
        Some(match self {
            Self::Dark | Self::Cb => Colours {
                ok: rgb(0x6c, 0xb6, 0xff),
                warning: rgb(0xff, 0xa6, 0x57),
                critical: rgb(0xff, 0xb3, 0x66),
                unknown: rgb(0x9a, 0xa4, 0xaf),
                active: rgb(0x6c, 0xb6, 0xff),
            },
            Self::Light => Colours {
                ok: rgb(0x05, 0x50, 0xae),
                warning: rgb(0x8a, 0x46, 0x00),
                critical: rgb(0x8a, 0x1c, 0x00),
                unknown: rgb(0x57, 0x60, 0x6a),
                active: rgb(0x05, 0x50, 0xae),
            },
            Self::Ansi16 => {
                Colours { ok: Color::Blue, warning: Color::Yellow, critical: Color::Yellow, unknown: Color::DarkGray, active: Color::Cyan }
            }
            Self::HighContrast | Self::Mono => return None,
        })
    }
}

/// What the surroundings say about looks.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// The first of `LC_ALL`, `LC_CTYPE`, `LANG` that is set.
    pub locale: Option<String>,
    /// `COLORFGBG`: text and background as numbers of the sixteen colours.
    pub foreground_background: Option<String>,
}

impl Surroundings {
    /// As the environment of this process says.
    pub fn of_process() -> Self {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self {
            no_color: set("NO_COLOR").is_some(),
            locale: set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG")),
            foreground_background: set("COLORFGBG"),
        }
    }

    /// The looks that fit, unless asked for others.
    pub fn theme(&self, asked: Option<Palette>, own: Option<Own>, ascii: bool) -> Theme {
        let utf8 = self.locale.as_ref().is_some_and(|locale| {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        });
        let background = self.foreground_background.as_deref().and_then(|pair| pair.rsplit(';').next()?.parse::<u8>().ok());
        let fitting = match background {
            Some(7 | 15) => Palette::Light,
            Some(_) => Palette::Dark,
            None => Palette::Ansi16,
        };
        let palette = if self.no_color { Palette::Mono } else { asked.unwrap_or(fitting) };
        Theme { charset: if ascii || !utf8 { Charset::Ascii } else { Charset::Unicode }, palette, own: own.filter(|_| !self.no_color) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_follow_the_surroundings_unless_asked_for() {
        let utf8 = Surroundings { locale: Some("de_DE.UTF-8".into()), ..Surroundings::default() };
        assert_eq!(utf8.theme(None, None, false), Theme { charset: Charset::Unicode, palette: Palette::Ansi16, own: None });
        assert_eq!(utf8.theme(Some(Palette::Cb), None, true), Theme { charset: Charset::Ascii, palette: Palette::Cb, own: None });
        let own = Own { base: Palette::Dark, styles: [None; ROLES.len()] };
        let plain = Surroundings { no_color: true, locale: Some("C".into()), foreground_background: Some("0;15".into()) };
        assert_eq!(
            plain.theme(Some(Palette::Dark), Some(own), false),
            Theme { charset: Charset::Ascii, palette: Palette::Mono, own: None }
        );
        let light = Surroundings { no_color: false, ..plain };
        assert_eq!(light.theme(None, None, false).palette, Palette::Light);
    }
}
