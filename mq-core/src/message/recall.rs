//! The handle by which a message that waits for its time can be recalled.
//!
//! ```text
//! base64url( "v1" " " topic " " broker name " " delivery time, ms " " unique key )      Apache's RecallMessageHandle
//! ```
//! The broker makes it (`recallHandle` of a send's answer) and reads it again (request 370); clients look up the broker in it.

use crate::types::UnixMs;
use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bytestring::ByteString;
use std::fmt;
use std::str::FromStr;

/// Writes padding as Java does, and reads with or without it.
const BASE64: GeneralPurpose =
    GeneralPurpose::new(&URL_SAFE, GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent));
/// The only version there is.
const VERSION: &str = "v1";

/// Names a message that waits for its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecallHandle {
    /// The topic that it will be delivered to.
    pub topic: ByteString,
    /// The broker that has it.
    pub broker_name: ByteString,
    /// Until when it can be recalled: its delivery time, rounded down to a whole second and one millisecond more.
    pub deliver_at: UnixMs,
    /// Its client's id.
    pub unique_key: ByteString,
}

/// The text is no handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("recall handle is invalid")]
pub struct RecallHandleError;

impl fmt::Display for RecallHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { topic, broker_name, deliver_at, unique_key } = self;
        f.write_str(&BASE64.encode(format!("{VERSION} {topic} {broker_name} {deliver_at} {unique_key}")))
    }
}

impl FromStr for RecallHandle {
    type Err = RecallHandleError;

    fn from_str(text: &str) -> Result<Self, RecallHandleError> {
        let bytes = BASE64.decode(text).map_err(|_| RecallHandleError)?;
        let text = String::from_utf8(bytes).map_err(|_| RecallHandleError)?;
        let mut items = text.split(' ');
        if items.next() != Some(VERSION) {
            return Err(RecallHandleError);
        }
        let mut next = || items.next().filter(|item| !item.is_empty()).ok_or(RecallHandleError);
        let (topic, broker_name) = (next()?.into(), next()?.into());
        let deliver_at = next()?.parse().map_err(|_| RecallHandleError)?;
        Ok(Self { topic, broker_name, deliver_at, unique_key: next()?.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn handle() -> RecallHandle {
        RecallHandle { topic: "T".into(), broker_name: "broker-a".into(), deliver_at: UnixMs(1_700_000_000_001), unique_key: "7F00".into() }
    }

    #[test]
    fn is_written_as_java_writes_it() {
        let text = handle().to_string();
        assert_eq!(text, "djEgVCBicm9rZXItYSAxNzAwMDAwMDAwMDAxIDdGMDA=");
        assert_eq!(text.parse(), Ok(handle()));
        assert_eq!(text.trim_end_matches('=').parse(), Ok(handle()), "Java reads it without padding too");
    }

    #[test]
    fn what_is_no_handle_is_refused() {
        let encoded = |text: &str| BASE64.encode(text);
        for text in ["", "v1 T b 1 k", &encoded("v2 T b 1 k"), &encoded("v1 T b 1"), &encoded("v1 T b x k"), &encoded("v1  b 1 k")] {
            assert_eq!(text.parse::<RecallHandle>(), Err(RecallHandleError), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_handle_or_an_error(text in ".{0,64}") {
            if let Ok(handle) = text.parse::<RecallHandle>() {
                prop_assert_eq!(handle.to_string().parse(), Ok(handle));
            }
        }
    }
}
