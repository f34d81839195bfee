//! One command as it was read, and the fixed part of every header.

use super::{Fields, HeaderEncoding, HeaderError, RequestCode, WireHeader};
use bytes::Bytes;
use bytestring::ByteString;

/// Flag bit 0: this is a response.
pub const FLAG_RESPONSE: i32 = 1;
/// Flag bit 1: no answer is expected.
pub const FLAG_ONEWAY: i32 = 2;
/// The protocol version we announce: that of Apache 5.4.0 (`MQVersion` ordinal).
pub const VERSION: i32 = 493;

/// The fixed part of a header.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// Request or response code.
    pub code: i32,
    /// Language of the sender.
    pub language: Language,
    /// Version of the sender (`MQVersion` ordinal).
    pub version: i32,
    /// Request id, echoed by the response.
    pub opaque: i32,
    /// `FLAG_RESPONSE`, `FLAG_ONEWAY`.
    pub flag: i32,
    /// Human text; errors explain themselves here.
    pub remark: Option<ByteString>,
}

/// One command that was read.
#[derive(Debug, Clone, Default)]
pub struct Command {
    /// The fixed part of the header.
    pub head: Head,
    /// The named values of the header.
    pub fields: Fields,
    /// The body; empty when there was none.
    pub body: Bytes,
    /// How the header was written.
    pub encoding: HeaderEncoding,
}

impl Head {
    /// The head of a request that we send.
    pub fn request(code: RequestCode, opaque: i32) -> Self {
        Self { code: code.0, language: Language::RUST, version: VERSION, opaque, flag: 0, remark: None }
    }

    /// The head of our answer to the request with that opaque.
    pub fn response(code: i32, opaque: i32, remark: Option<ByteString>) -> Self {
        Self { code, language: Language::RUST, version: VERSION, opaque, flag: FLAG_RESPONSE, remark }
    }

    /// Whether this is a response.
    pub fn is_response(&self) -> bool {
        self.flag & FLAG_RESPONSE != 0
    }

    /// Whether the sender expects no answer.
    pub fn is_oneway(&self) -> bool {
        self.flag & FLAG_ONEWAY != 0
    }
}

impl Command {
    /// Reads the named values as the header `H`.
    ///
    /// # Errors
    /// A required field is absent, or a value does not parse.
    pub fn header<H: WireHeader>(&self) -> Result<H, HeaderError> {
        H::read(&self.fields)
    }
}

/// Language of a peer (`LanguageCode` in Apache).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language(pub u8);

const LANGUAGES: [&str; 14] =
    ["JAVA", "CPP", "DOTNET", "PYTHON", "DELPHI", "ERLANG", "RUBY", "OTHER", "HTTP", "GO", "PHP", "OMS", "RUST", "NODE_JS"];

impl Language {
    /// Also what an absent language means.
    pub const JAVA: Self = Self(0);
    /// C++ clients get some pushes in another form.
    pub const CPP: Self = Self(1);
    /// What unknown names become.
    pub const OTHER: Self = Self(7);
    /// Ours.
    pub const RUST: Self = Self(12);

    /// The wire name.
    pub fn name(self) -> &'static str {
        LANGUAGES.get(self.0 as usize).copied().unwrap_or("OTHER")
    }

    /// The language of that wire name; an unknown one is `OTHER`.
    pub fn from_name(name: &str) -> Self {
        LANGUAGES.iter().position(|known| *known == name).map_or(Self::OTHER, |at| Self(at as u8))
    }
}

impl Default for Language {
    fn default() -> Self {
        Self::JAVA
    }
}

/// The name of a version ordinal as Apache prints it, such as `V5_4_0`.
///
/// The table follows `MQVersion`: before ordinal 395 only the releases that matter to gates and tools are named, others print as
/// `V_<ordinal>`.
pub fn version_name(version: i32) -> String {
    // From 4.9.1 on, releases and their snapshots alternate: odd ordinals are releases.
    const RUNS: [(i32, i32, &str, i32); 7] = [
        (395, 411, "V4_9_", 1),
        (413, 415, "V5_0_", 0),
        (433, 451, "V5_1_", 0),
        (453, 471, "V5_2_", 0),
        (473, 491, "V5_3_", 0),
        (493, 511, "V5_4_", 0),
        (513, 531, "V5_5_", 0),
    ];
    if version >= 612 {
        return "HIGHER_VERSION".into();
    }
    for (first, last, prefix, patch) in RUNS {
        if (first - 1..=last).contains(&version) {
            let release = version + (version + 1) % 2;
            let snapshot = if release == version { "" } else { "_SNAPSHOT" };
            return format!("{prefix}{}{snapshot}", patch + (release - first) / 2);
        }
    }
    match version {
        37 => "V3_0_11".into(),
        121 => "V3_4_9".into(),
        317 => "V4_5_2".into(),
        393 => "V4_9_0".into(),
        other => format!("V_{other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_have_apache_names() {
        for (version, name) in [
            (409, "V4_9_8"),
            (399, "V4_9_3"),
            (413, "V5_0_0"),
            (441, "V5_1_4"),
            (479, "V5_3_3"),
            (478, "V5_3_3_SNAPSHOT"),
            (493, "V5_4_0"),
            (317, "V4_5_2"),
            (700, "HIGHER_VERSION"),
        ] {
            assert_eq!(version_name(version), name);
        }
    }

    #[test]
    fn languages_go_by_name() {
        assert_eq!(Language::from_name("GO").name(), "GO");
        assert_eq!(Language::from_name("KLINGON"), Language::OTHER);
    }
}
