//! Every header, declared once: its wire keys, fields, types and defaults. Reading and writing in both encodings and the round-trip tests
//! derive from the declaration, for the hot headers and the rare ones alike: one pass over the fields, no map, text shared with the frame.
//!
//! A field of type `Option<T>` may be absent; `= value` gives what an absent field means; any other absent field is an error. Keys that
//! are not declared are ignored, as every peer must. Several keys for one field (`"a" | "topic"`) are all read; the first is written.

pub mod admin;
pub mod auth;
pub mod client;
pub mod controller;
pub mod group;
pub mod namesrv;
pub mod offset;
pub mod pop;
pub mod pull;
pub mod query;
pub mod send;
pub mod topic;
pub mod transaction;

use super::{Field, FieldKey, FieldSink, Fields, HeaderError};
use crate::types::{BrokerId, PhyOffset, QueueId, QueueOffset, UnixMs};
use bytestring::ByteString;

/// The named values of one kind of command.
pub trait WireHeader: Send + Sync {
    /// Reads the header from what was received.
    ///
    /// # Errors
    /// A required field is absent or a value does not parse.
    fn read(fields: &Fields) -> Result<Self, HeaderError>
    where
        Self: Sized;

    /// Appends every field that has a value.
    fn write(&self, sink: &mut FieldSink<'_>);
}

/// A type that a header field may have.
pub trait FieldValue: Sized {
    /// The value of that text, `None` when it does not parse.
    fn parse(field: Field<'_>) -> Option<Self>;
    /// Appends the value, or nothing when it stands for "absent".
    fn put(&self, key: FieldKey, sink: &mut FieldSink<'_>);
    /// What an absent field means, if it may be absent.
    fn absent() -> Option<Self> {
        None
    }
}

/// The header of a command that has no named values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NoHeader;

impl WireHeader for NoHeader {
    fn read(_: &Fields) -> Result<Self, HeaderError> {
        Ok(Self)
    }
    fn write(&self, _: &mut FieldSink<'_>) {}
}

/// One header after another, for commands that carry fields of two kinds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Both<A, B>(pub A, pub B);

impl<A: WireHeader, B: WireHeader> WireHeader for Both<A, B> {
    fn read(fields: &Fields) -> Result<Self, HeaderError> {
        Ok(Self(A::read(fields)?, B::read(fields)?))
    }
    fn write(&self, sink: &mut FieldSink<'_>) {
        self.0.write(sink);
        self.1.write(sink);
    }
}

macro_rules! whole_number {
    ($($name:ty => $plain:ty),* $(,)?) => { $(
        impl FieldValue for $name {
            fn parse(field: Field<'_>) -> Option<Self> {
                let number: $plain = field.text()?.parse().ok()?;
                Some(number.into())
            }
            fn put(&self, key: FieldKey, sink: &mut FieldSink<'_>) {
                sink.number(key, <$plain>::from(self.clone()).into());
            }
        }
    )* };
}

macro_rules! into_plain {
    ($($name:ident => $plain:ty),* $(,)?) => { $(
        impl From<$name> for $plain {
            fn from(number: $name) -> $plain {
                number.0
            }
        }
    )* };
}

into_plain! { QueueId => i32, QueueOffset => i64, PhyOffset => i64, BrokerId => i64, UnixMs => i64 }
whole_number! { i32 => i32, i64 => i64, QueueId => i32, QueueOffset => i64, PhyOffset => i64, BrokerId => i64, UnixMs => i64 }

impl FieldValue for bool {
    /// As Java's `Boolean.parseBoolean`: everything but "true" is false.
    fn parse(field: Field<'_>) -> Option<Self> {
        Some(field.bytes().eq_ignore_ascii_case(b"true"))
    }
    fn put(&self, key: FieldKey, sink: &mut FieldSink<'_>) {
        sink.flag(key, *self);
    }
}

impl FieldValue for ByteString {
    fn parse(field: Field<'_>) -> Option<Self> {
        field.shared()
    }
    fn put(&self, key: FieldKey, sink: &mut FieldSink<'_>) {
        sink.text(key, self);
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    fn parse(field: Field<'_>) -> Option<Self> {
        T::parse(field).map(Some)
    }
    fn put(&self, key: FieldKey, sink: &mut FieldSink<'_>) {
        if let Some(value) = self {
            value.put(key, sink);
        }
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
}

/// Reads one field for the macro below.
fn read_field<T: FieldValue>(key: &'static str, field: Field<'_>) -> Result<T, HeaderError> {
    T::parse(field)
        .ok_or_else(|| HeaderError::Illegal { key, value: String::from_utf8_lossy(field.bytes()).chars().take(64).collect::<String>() })
}

/// Declares headers. See the essay of this module.
macro_rules! wire_headers {
    ($(
        $(#[$doc:meta])*
        $name:ident { $( $(#[$field_doc:meta])* $key:literal $(| $other_key:literal)* => $field:ident : $type:ty $(= $default:expr)? ),* $(,)? }
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $name {
                $( #[doc = concat!("Wire key `", $key, "`.")] $(#[$field_doc])* pub $field: $type, )*
            }

            impl $crate::protocol::WireHeader for $name {
                fn read(fields: &$crate::protocol::Fields) -> Result<Self, $crate::protocol::HeaderError> {
                    // As bytes, since a match of those looks at the length and then at what differs.
                    #[allow(non_upper_case_globals)]
                    mod keys {
                        $( pub(super) const $field: &[u8] = $key.as_bytes(); )*
                    }
                    $( let mut $field: Option<$type> = None; )*
                    for field in fields.iter() {
                        match field.key_bytes() {
                            $( keys::$field => $field = Some($crate::protocol::headers::read_field($key, field)?), )*
                            $( $( other if other == $other_key.as_bytes() => $field = Some($crate::protocol::headers::read_field($key, field)?), )* )*
                            _ => {}
                        }
                    }
                    Ok(Self { $( $field: match $field {
                        Some(value) => value,
                        None => $crate::protocol::headers::wire_headers!(@absent $key, $type $(, $default)?),
                    }, )* })
                }

                fn write(&self, sink: &mut $crate::protocol::FieldSink<'_>) {
                    $(
                        let key = $crate::protocol::FieldKey { name: $key, json: concat!("\",\"", $key, "\":\"") };
                        $crate::protocol::FieldValue::put(&self.$field, key, sink);
                    )*
                }
            }

            #[cfg(test)]
            impl $crate::protocol::headers::tests::Any for $name {
                fn any(seed: &mut $crate::protocol::headers::tests::Seed) -> Self {
                    Self { $( $field: $crate::protocol::headers::tests::Any::any(seed), )* }
                }
            }
        )*

        #[cfg(test)]
        mod every_header {
            #[test]
            fn round_trips_in_both_encodings() {
                $( $crate::protocol::headers::tests::round_trip::<super::$name>(stringify!($name)); )*
            }
        }
    };
    (@absent $key:literal, $type:ty) => {
        <$type as $crate::protocol::FieldValue>::absent().ok_or($crate::protocol::HeaderError::Missing($key))?
    };
    (@absent $key:literal, $type:ty, $default:expr) => { $default };
}
use wire_headers;

#[cfg(test)]
pub(crate) mod tests;
