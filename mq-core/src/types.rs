//! Positions and ids as types, so that a byte of the commit log, an entry of a queue and a broker's number cannot be mixed up.
//!
//! Every one is a plain number on the wire and on disk; `get` gives it back. None of them does I/O or allocates.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

macro_rules! number {
    ($(#[$doc:meta])* $name:ident, $inner:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl $name {
            /// The plain number, as it stands on the wire and on disk.
            pub const fn get(self) -> $inner {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl From<$inner> for $name {
            fn from(number: $inner) -> Self {
                Self(number)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

number! {
    /// A byte position in the commit log, counted from its first file ever; never negative when it names a record.
    PhyOffset, i64
}
number! {
    /// An entry's number within one queue (one topic, one queue id); the first is 0.
    QueueOffset, i64
}
number! {
    /// The number of a queue within its topic on one broker; -1 in a send means "the broker picks".
    QueueId, i32
}
number! {
    /// A broker's number within its name: 0 is the master, others are slaves.
    BrokerId, i64
}
number! {
    /// Milliseconds since 1970-01-01 UTC, as Java's `System.currentTimeMillis`.
    UnixMs, i64
}

impl PhyOffset {
    /// The position `bytes` further on. Saturates, so that a damaged length can never wrap to a valid position.
    #[must_use]
    pub const fn advance(self, bytes: i64) -> Self {
        Self(self.0.saturating_add(bytes))
    }
}

impl QueueOffset {
    /// The position `entries` further on (or back, when negative), saturating.
    #[must_use]
    pub const fn advance(self, entries: i64) -> Self {
        Self(self.0.saturating_add(entries))
    }
}

impl BrokerId {
    /// The id of a master.
    pub const MASTER: Self = Self(0);

    /// Whether this is a master's id.
    pub const fn is_master(self) -> bool {
        self.0 == 0
    }
}

impl UnixMs {
    /// The wall clock now. Leases and deadlines use `std::time::Instant` instead: this one may jump.
    pub fn now() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    /// The moment `ms` later (or earlier, when negative), saturating.
    #[must_use]
    pub const fn advance(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }
}
