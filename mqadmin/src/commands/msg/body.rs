//! How bodies are shown.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clap::ValueEnum;
use std::fmt::Write as _;

/// A form of bodies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum BodyForm {
    /// Text if it is UTF-8, else hexadecimal.
    #[default]
    Auto,
    /// Text; what is not UTF-8 is replaced.
    Utf8,
    /// JSON, spread over lines.
    Json,
    /// Hexadecimal.
    Hex,
    /// Base64.
    Base64,
    /// Not at all.
    None,
}

/// The body, the name of its encoding, and whether it was cut.
pub fn show(body: &[u8], form: BodyForm, max: usize) -> (String, &'static str, bool) {
    let text = std::str::from_utf8(body).ok();
    match (form, text) {
        (BodyForm::None, _) => (String::new(), "none", !body.is_empty()),
        (BodyForm::Hex, _) | (BodyForm::Auto, None) => (hex(&body[..body.len().min(max / 2)]), "hex", body.len() > max / 2),
        (BodyForm::Base64, _) => (base64(&body[..body.len().min(max / 4 * 3)]), "base64", body.len() > max / 4 * 3),
        (BodyForm::Json, Some(text)) => match serde_json::from_str::<serde_json::Value>(text) {
            Ok(value) => (format!("{value:#}"), "json", false),
            Err(_) => cut(text, max),
        },
        (_, Some(text)) => cut(text, max),
        (_, None) => cut(&String::from_utf8_lossy(body), max),
    }
}

fn cut(text: &str, max: usize) -> (String, &'static str, bool) {
    let end = (0..=max.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    (text[..end].to_owned(), "utf8", end < text.len())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_as_text_and_bytes_as_hex() {
        assert_eq!(show("é".as_bytes(), BodyForm::Auto, 100), ("é".into(), "utf8", false));
        assert_eq!(show("éé".as_bytes(), BodyForm::Auto, 3), ("é".into(), "utf8", true));
        assert_eq!(show(&[0xff, 0], BodyForm::Auto, 100), ("ff00".into(), "hex", false));
        assert_eq!(show(b"{\"a\":1}", BodyForm::Json, 100).0, "{\n  \"a\": 1\n}");
        assert_eq!(show(b"x", BodyForm::None, 100), (String::new(), "none", true));
    }
}
