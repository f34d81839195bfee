//! Text for cells: numbers with thin groups, ages, widths in display cells, and names that cannot harm the terminal.
//!
//! Everything that a server says passes through [`shown`] before it reaches the screen: control characters, escape sequences and marks that
//! turn the direction of writing are spelled out.

use std::borrow::Cow;
use std::fmt::Write as _;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Which characters may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// Only printable ASCII.
    Ascii,
    /// Frames, symbols and blocks from Unicode.
    Unicode,
}

/// `text` as it may be printed: what would move the cursor, turn the direction of writing or (in ASCII) not exist is spelled out.
pub fn shown(text: &str, charset: Charset) -> Cow<'_, str> {
    let plain = |c: char| match charset {
        Charset::Ascii => (' '..='~').contains(&c),
        Charset::Unicode => !is_unsafe(c),
    };
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            c if plain(c) => out.push(c),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => drop(write!(out, "\\u{{{:x}}}", u32::from(c))),
        }
    }
    Cow::Owned(out)
}

fn is_unsafe(c: char) -> bool {
    let turns_direction = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    c.is_control() || turns_direction || c.width().is_none()
}

/// Display cells that `text` takes.
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// `text`, cut to at most `cells` display cells; a cut is marked by `~` or `…`.
pub fn cut(text: &str, cells: usize, charset: Charset) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(1) else { return Cow::Borrowed("") };
    // Cells of single characters never sum to less than those of the text they make up.
    let mut used = 0;
    let end = text.char_indices().find(|(_, c)| {
        used += c.width().unwrap_or(0);
        used > room
    });
    let mut out = text[..end.map_or(text.len(), |(at, _)| at)].to_owned();
    out.push(if charset == Charset::Ascii { '~' } else { '…' });
    Cow::Owned(out)
}

/// A whole number with its thousands set apart: `1 284 031`.
pub fn count(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        out.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

/// A rate per second: `0`, `0.7`, `41`, `1 410`.
pub fn rate(per_second: f64) -> String {
    if !per_second.is_finite() || per_second < 0.05 {
        return "0".into();
    }
    if per_second < 9.95 { format!("{per_second:.1}") } else { count(per_second.round() as i64) }
}

/// A number in four or five characters: `812`, `8.1k`, `88k`, `1.3M`.
pub fn short(number: f64) -> String {
    const UNITS: [&str; 5] = ["", "k", "M", "G", "T"];
    if !number.is_finite() {
        return "?".into();
    }
    let mut scaled = number.abs();
    let mut unit = 0;
    while scaled >= 999.5 && unit < UNITS.len() - 1 {
        scaled /= 1000.0;
        unit += 1;
    }
    let sign = if number < 0.0 { "-" } else { "" };
    let digits = if (unit > 0 || scaled.fract() > 0.05) && scaled < 9.95 { format!("{scaled:.1}") } else { format!("{scaled:.0}") };
    let digits = digits.strip_suffix(".0").unwrap_or(&digits);
    format!("{sign}{digits}{}", UNITS[unit])
}

/// A span: `0s`, `31s`, `3m02s`, `42m10s`, `5h07m`, `41d`. Spans below zero are `0s`.
pub fn age(ms: i64) -> String {
    let seconds = ms.max(0) / 1000;
    match seconds {
        0..60 => format!("{seconds}s"),
        60..3600 => format!("{}m{:02}s", seconds / 60, seconds % 60),
        3600..86_400 => format!("{}h{:02}m", seconds / 3600, seconds % 3600 / 60),
        _ => format!("{}d", seconds / 86_400),
    }
}

/// A span that grows while it is looked at, in steps of 10 s from there on, of 30 s after a minute, of a minute after ten: lists of them stand
/// still for a moment instead of changing all over with every second.
pub fn age_in_steps(ms: i64) -> String {
    let step_ms = match ms {
        ..10_000 => 1_000,
        10_000..60_000 => 10_000,
        60_000..600_000 => 30_000,
        _ => 60_000,
    };
    age(ms - ms % step_ms)
}

/// Bytes: `0 B`, `1.2 KB`, `22 MB`; steps of 1024.
pub fn bytes(bytes: i64) -> String {
    const UNITS: [&str; 5] = ["B", "KB", "MB", "GB", "TB"];
    let mut scaled = bytes.unsigned_abs() as f64;
    let mut unit = 0;
    while scaled >= 1023.5 && unit < UNITS.len() - 1 {
        scaled /= 1024.0;
        unit += 1;
    }
    let sign = if bytes < 0 { "-" } else { "" };
    if unit > 0 && scaled < 9.95 { format!("{sign}{scaled:.1} {}", UNITS[unit]) } else { format!("{sign}{scaled:.0} {}", UNITS[unit]) }
}

/// A line of bars, one per value, the highest value as the full bar; an unknown value is a `?`. Newest is right.
pub fn spark(values: &[Option<f64>], charset: Charset) -> String {
    const ASCII: [char; 7] = ['.', '_', '-', '=', '+', '*', '#'];
    const BLOCKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let bars: &[char] = if charset == Charset::Ascii { &ASCII } else { &BLOCKS };
    let top = values.iter().flatten().copied().fold(0.0_f64, f64::max);
    let bar = |value: f64| {
        let share = if top > 0.0 { (value / top).clamp(0.0, 1.0) } else { 0.0 };
        bars[(share * (bars.len() - 1) as f64).round() as usize]
    };
    values.iter().map(|value| value.map_or('?', bar)).collect()
}

/// `text` in lines of at most `cells` display cells.
pub fn folded(text: &str, cells: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for c in text.chars() {
        let more = c.width().unwrap_or(0);
        if used + more > cells.max(2) {
            lines.push(String::new());
            used = 0;
        }
        used += more;
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
    }
    lines
}

/// A part of a time line, from and to as shares of its `cells`: `   *--*  `.
pub fn span_line(from: f64, to: f64, cells: usize) -> String {
    let Some(last) = cells.checked_sub(1) else { return String::new() };
    let place = |share: f64| (share.clamp(0.0, 1.0) * last as f64).round() as usize;
    let (begin, end) = (place(from), place(to).max(place(from)));
    let dot = |at: usize| at == begin || at == end;
    (0..=end)
        .map(|at| {
            if dot(at) {
                '*'
            } else if at > begin {
                '-'
            } else {
                ' '
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(["0", "812", "1 284 031", "-12 345"], [0, 812, 1_284_031, -12_345].map(count).each_ref().map(String::as_str));
        assert_eq!(["0", "0.7", "9.9", "41", "1 410"], [0.0, 0.7, 9.94, 41.2, 1409.6].map(rate).each_ref().map(String::as_str));
        let figures = [0.0, 0.7, 41.0, 812.0, 999.6, 8_102.0, 88_120.0, 1_284_031.0];
        assert_eq!(["0", "0.7", "41", "812", "1k", "8.1k", "88k", "1.3M"], figures.map(short).each_ref().map(String::as_str));
        let spans = [-5, 31_000, 182_000, 2_530_000, 18_420_000, 3_542_400_000];
        assert_eq!(["0s", "31s", "3m02s", "42m10s", "5h07m", "41d"], spans.map(age).each_ref().map(String::as_str));
        let grown = [9_900, 19_900, 59_000, 89_000, 599_000, 2_590_000];
        assert_eq!(["9s", "10s", "50s", "1m00s", "9m30s", "43m00s"], grown.map(age_in_steps).each_ref().map(String::as_str));
        assert_eq!(["0 B", "1.2 KB", "22 MB"], [0, 1_229, 23_068_672].map(bytes).each_ref().map(String::as_str));
        assert_eq!(count(i64::MIN), "-9 223 372 036 854 775 808");
        assert_eq!(short(f64::NAN), "?");
    }

    #[test]
    fn names_cannot_harm_the_terminal() {
        assert_eq!(shown("a\x1b[2Jb\n", Charset::Unicode), "a\\u{1b}[2Jb\\n");
        assert_eq!(shown("abc\u{202e}txt", Charset::Unicode), "abc\\u{202e}txt");
        assert_eq!(shown("订单", Charset::Unicode), "订单");
        assert_eq!(shown("订", Charset::Ascii), "\\u{8ba2}");
    }

    #[test]
    fn cuts_count_display_cells() {
        assert_eq!(cut("订单主题", 5, Charset::Unicode), "订单…");
        assert_eq!(cut("订单主题", 4, Charset::Unicode), "订…");
        assert_eq!(cut("orders", 6, Charset::Ascii), "orders");
        assert_eq!(cut("orders", 4, Charset::Ascii), "ord~");
        assert_eq!(cut("orders", 0, Charset::Ascii), "");
        assert_eq!(width(&cut("a👨‍👩‍👧b好", 3, Charset::Unicode)), 2, "a cluster is not split into more cells than it has");
    }

    #[test]
    fn bars_follow_the_highest_value_and_gaps_stay_gaps() {
        assert_eq!(spark(&[Some(0.0), Some(5.0), None, Some(10.0)], Charset::Ascii), ".=?#");
        assert_eq!(spark(&[Some(0.0), Some(0.0)], Charset::Unicode), "▁▁");
    }
}
