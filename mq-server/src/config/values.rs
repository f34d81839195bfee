//! The types that settings have: how each is read from a file and written back.

use mq_core::message::delay::{DELAY_LEVELS_DEFAULT, DelayLevels};
use mq_core::protocol::bodies::pop::MessageRequestMode;
use std::net::{IpAddr, ToSocketAddrs};
use std::path::PathBuf;

/// A type that a setting may have. What `text` writes, `parse` reads as the same value.
pub trait SettingValue: Sized {
    /// Reads a value.
    ///
    /// # Errors
    /// Says what was expected.
    fn parse(text: &str) -> Result<Self, String>;

    /// Writes a value.
    fn text(&self) -> String;
}

/// What a broker is to its replicas (`BrokerRole`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BrokerRole {
    /// A send is answered without waiting for slaves.
    AsyncMaster,
    /// A send is answered when a slave has it.
    SyncMaster,
    /// Follows a master.
    Slave,
}

/// When a send counts as on disk (`FlushDiskType`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlushDiskType {
    /// When it is in the page cache; written back in the background.
    AsyncFlush,
    /// When an fdatasync that covers it has returned.
    SyncFlush,
}

/// Addresses `host:port`, written with `;` between them. May be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AddressList(pub Vec<String>);

/// Hours of the local day, 0 to 23, written as `04;16`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursOfDay(pub Vec<u8>);

/// The delay of each level, with the text that it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DelayTable {
    text: String,
    levels: DelayLevels,
}

impl DelayTable {
    /// The delay of each level.
    pub fn levels(&self) -> &DelayLevels {
        &self.levels
    }
}

impl Default for DelayTable {
    fn default() -> Self {
        Self { text: DELAY_LEVELS_DEFAULT.to_owned(), levels: DelayLevels::default() }
    }
}

macro_rules! numbers {
    ($($type:ty: $what:literal),*) => { $(
        impl SettingValue for $type {
            fn parse(text: &str) -> Result<Self, String> {
                text.parse().map_err(|_| format!(concat!("{:?} is not ", $what), text))
            }
            fn text(&self) -> String {
                self.to_string()
            }
        }
    )* };
}

numbers! { u8: "a whole number from 0 to 255", u16: "a whole number from 0 to 65535", u32: "a whole number", u64: "a whole number",
i32: "a whole number", i64: "a whole number" }

impl SettingValue for bool {
    fn parse(text: &str) -> Result<Self, String> {
        match text {
            _ if text.eq_ignore_ascii_case("true") => Ok(true),
            _ if text.eq_ignore_ascii_case("false") => Ok(false),
            _ => Err(format!("{text:?} is neither true nor false")),
        }
    }
    fn text(&self) -> String {
        self.to_string()
    }
}

impl SettingValue for String {
    fn parse(text: &str) -> Result<Self, String> {
        match text {
            "" => Err("a text is needed".to_owned()),
            _ => Ok(text.to_owned()),
        }
    }
    fn text(&self) -> String {
        self.clone()
    }
}

impl SettingValue for PathBuf {
    fn parse(text: &str) -> Result<Self, String> {
        String::parse(text).map(Self::from)
    }
    fn text(&self) -> String {
        self.display().to_string()
    }
}

impl SettingValue for IpAddr {
    /// Also takes a host name, which is looked up now.
    fn parse(text: &str) -> Result<Self, String> {
        let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
        if let Ok(ip) = bare.parse() {
            return Ok(ip);
        }
        let found = (!text.is_empty()).then(|| (text, 0).to_socket_addrs().ok()?.next());
        found.flatten().map(|addr| addr.ip()).ok_or_else(|| format!("{text:?} is neither an IP address nor a host name that has one"))
    }
    fn text(&self) -> String {
        self.to_string()
    }
}

/// The empty text is no value.
impl<T: SettingValue> SettingValue for Option<T> {
    fn parse(text: &str) -> Result<Self, String> {
        if text.is_empty() { Ok(None) } else { T::parse(text).map(Some) }
    }
    fn text(&self) -> String {
        self.as_ref().map(T::text).unwrap_or_default()
    }
}

impl SettingValue for AddressList {
    fn parse(text: &str) -> Result<Self, String> {
        let list = text.split(';').map(str::trim).filter(|addr| !addr.is_empty());
        list.map(|addr| match addr.rsplit_once(':') {
            Some((host, port)) if !host.is_empty() && port.parse::<u16>().is_ok_and(|port| port > 0) => Ok(addr.to_owned()),
            _ => Err(format!("{addr:?} is not host:port, as in 127.0.0.1:9876;192.168.0.1:9876")),
        })
        .collect::<Result<_, _>>()
        .map(Self)
    }
    fn text(&self) -> String {
        self.0.join(";")
    }
}

impl SettingValue for HoursOfDay {
    fn parse(text: &str) -> Result<Self, String> {
        let hour = |hour: &str| hour.trim().parse().ok().filter(|hour| *hour < 24);
        let hours: Option<Vec<u8>> = text.split(';').filter(|hour| !hour.trim().is_empty()).map(hour).collect();
        hours.filter(|hours| !hours.is_empty()).map(Self).ok_or_else(|| format!("{text:?} is not a list of hours, as in 04 or 04;16"))
    }
    fn text(&self) -> String {
        self.0.iter().map(|hour| format!("{hour:02}")).collect::<Vec<_>>().join(";")
    }
}

impl SettingValue for DelayTable {
    fn parse(text: &str) -> Result<Self, String> {
        let levels = DelayLevels::parse(text).map_err(|error| error.to_string())?;
        Ok(Self { text: text.to_owned(), levels })
    }
    fn text(&self) -> String {
        self.text.clone()
    }
}

macro_rules! words {
    ($type:ident { $($variant:ident = $word:literal),* }) => {
        impl SettingValue for $type {
            fn parse(text: &str) -> Result<Self, String> {
                match text {
                    $( $word => Ok(Self::$variant), )*
                    _ => Err(format!("{text:?} is none of {}", [$($word),*].join(", "))),
                }
            }
            fn text(&self) -> String {
                match self { $( Self::$variant => $word, )* }.to_owned()
            }
        }
    };
}

words! { BrokerRole { AsyncMaster = "ASYNC_MASTER", SyncMaster = "SYNC_MASTER", Slave = "SLAVE" } }
words! { MessageRequestMode { Pull = "PULL", Pop = "POP" } }
words! { FlushDiskType { AsyncFlush = "ASYNC_FLUSH", SyncFlush = "SYNC_FLUSH" } }

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip<T: SettingValue + PartialEq + std::fmt::Debug>(text: &str) {
        let value = T::parse(text).unwrap();
        assert_eq!(T::parse(&value.text()).unwrap(), value, "{text:?}");
    }

    #[test]
    fn what_is_written_is_read_back() {
        round_trip::<bool>("TRUE");
        round_trip::<u32>("007");
        round_trip::<IpAddr>("[::1]");
        round_trip::<Option<IpAddr>>("");
        round_trip::<AddressList>(" a:1 ;; b:2;");
        round_trip::<HoursOfDay>("04;16");
        round_trip::<HoursOfDay>("4; 16 ;");
        round_trip::<DelayTable>("1s 2m");
        round_trip::<BrokerRole>("SYNC_MASTER");
        round_trip::<FlushDiskType>("SYNC_FLUSH");
        assert_eq!(IpAddr::parse("localhost").unwrap().to_string().parse::<IpAddr>().map(|ip| ip.is_loopback()), Ok(true));
    }

    #[test]
    fn refusals_say_what_was_expected() {
        assert_eq!(bool::parse("yes").unwrap_err(), "\"yes\" is neither true nor false");
        assert_eq!(u16::parse("65536").unwrap_err(), "\"65536\" is not a whole number from 0 to 65535");
        assert_eq!(BrokerRole::parse("MASTER").unwrap_err(), "\"MASTER\" is none of ASYNC_MASTER, SYNC_MASTER, SLAVE");
        assert!(AddressList::parse("127.0.0.1").unwrap_err().contains("host:port"));
        assert!(AddressList::parse("a:1;b:0").is_err());
        assert!(HoursOfDay::parse("24").is_err());
        assert!(HoursOfDay::parse("").is_err());
        assert!(DelayTable::parse("1s 2x").unwrap_err().contains("level 2"));
        assert!(IpAddr::parse("").is_err());
        assert!(String::parse("").is_err());
    }
}
