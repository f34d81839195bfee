//! The bits of a message's `sysFlag` (Apache's `MessageSysFlag`, `CompressionType`).

use std::fmt;

const COMPRESSED: i32 = 0x1;
const MULTI_TAGS: i32 = 0x2;
const TRANSACTION_MASK: i32 = 0xC;
const BORN_HOST_V6: i32 = 0x10;
const STORE_HOST_V6: i32 = 0x20;
const NEED_UNWRAP: i32 = 0x40;
const INNER_BATCH: i32 = 0x80;
const COMPRESSION_MASK: i32 = 0x700;

/// What a message says about itself to brokers and clients; unknown bits are kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct SysFlag(pub i32);

/// The part a message plays in a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransactionKind {
    /// An ordinary message.
    None,
    /// A half message: stored, not shown.
    Prepared,
    /// A half message that was committed, or the wish to commit it.
    Commit,
    /// A half message that was rolled back, or the wish to roll it back.
    Rollback,
}

/// How a body is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Compression {
    /// LZ4 frames.
    Lz4,
    /// A Zstandard stream.
    Zstd,
    /// RFC 1950, what every client understands and what unmarked bodies are.
    Zlib,
}

impl SysFlag {
    /// No bit set.
    pub const NONE: Self = Self(0);

    /// The plain number, as it stands on the wire and on disk.
    pub const fn get(self) -> i32 {
        self.0
    }

    /// Whether the body is compressed.
    pub const fn is_compressed(self) -> bool {
        self.0 & COMPRESSED != 0
    }

    /// How the body is compressed, `None` when it is not. No mark means zlib (clients before 5.0 set none), and so does an unknown one.
    pub const fn compression(self) -> Option<Compression> {
        if !self.is_compressed() {
            return None;
        }
        Some(match (self.0 & COMPRESSION_MASK) >> 8 {
            1 => Compression::Lz4,
            2 => Compression::Zstd,
            _ => Compression::Zlib,
        })
    }

    /// This flag with the body marked as compressed by `compression`, or as plain.
    #[must_use]
    pub const fn with_compression(self, compression: Option<Compression>) -> Self {
        let plain = self.0 & !COMPRESSED & !COMPRESSION_MASK;
        Self(match compression {
            None => plain,
            Some(Compression::Lz4) => plain | COMPRESSED | 0x100,
            Some(Compression::Zstd) => plain | COMPRESSED | 0x200,
            Some(Compression::Zlib) => plain | COMPRESSED | 0x300,
        })
    }

    /// Whether the tags property holds several tags.
    pub const fn has_multi_tags(self) -> bool {
        self.0 & MULTI_TAGS != 0
    }

    /// The message's part in a transaction.
    pub const fn transaction(self) -> TransactionKind {
        match (self.0 & TRANSACTION_MASK) >> 2 {
            1 => TransactionKind::Prepared,
            2 => TransactionKind::Commit,
            3 => TransactionKind::Rollback,
            _ => TransactionKind::None,
        }
    }

    /// This flag with another part in a transaction.
    #[must_use]
    pub const fn with_transaction(self, kind: TransactionKind) -> Self {
        Self((self.0 & !TRANSACTION_MASK) | ((kind as i32) << 2))
    }

    /// Whether the message takes a place in its queue; half and rolled back ones do not.
    pub const fn is_queued(self) -> bool {
        matches!(self.transaction(), TransactionKind::None | TransactionKind::Commit)
    }

    /// Whether the born host takes 20 bytes instead of 8.
    pub const fn born_host_is_v6(self) -> bool {
        self.0 & BORN_HOST_V6 != 0
    }

    /// Whether the store host takes 20 bytes instead of 8.
    pub const fn store_host_is_v6(self) -> bool {
        self.0 & STORE_HOST_V6 != 0
    }

    /// This flag with the widths of the two hosts.
    #[must_use]
    pub const fn with_host_widths(self, born_v6: bool, store_v6: bool) -> Self {
        let bare = self.0 & !BORN_HOST_V6 & !STORE_HOST_V6;
        Self(bare | if born_v6 { BORN_HOST_V6 } else { 0 } | if store_v6 { STORE_HOST_V6 } else { 0 })
    }

    /// Whether the body is a batch that the client must take apart.
    pub const fn needs_unwrap(self) -> bool {
        self.0 & NEED_UNWRAP != 0
    }

    /// Whether the body is a batch stored as one record.
    pub const fn is_inner_batch(self) -> bool {
        self.0 & INNER_BATCH != 0
    }
}

impl fmt::Debug for SysFlag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SysFlag({:#x})", self.0)
    }
}

impl From<i32> for SysFlag {
    fn from(bits: i32) -> Self {
        Self(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_stand_where_apache_has_them() {
        for (kind, bits) in
            [(TransactionKind::None, 0), (TransactionKind::Prepared, 0x4), (TransactionKind::Commit, 0x8), (TransactionKind::Rollback, 0xC)]
        {
            assert_eq!(SysFlag(0x8000_03F3_u32 as i32).with_transaction(kind).get() & 0xC, bits);
            assert_eq!(SysFlag(bits).transaction(), kind);
        }
        assert_eq!(SysFlag::NONE.with_host_widths(true, false).get(), 0x10);
        assert_eq!(SysFlag::NONE.with_host_widths(false, true).get(), 0x20);
        assert!(SysFlag(0x4).is_queued() != SysFlag(0x8).is_queued());
    }

    #[test]
    fn compression_marks_round_trip_and_keep_other_bits() {
        for kind in [Compression::Lz4, Compression::Zstd, Compression::Zlib] {
            let flag = SysFlag(0x8).with_compression(Some(kind));
            assert_eq!((flag.compression(), flag.transaction()), (Some(kind), TransactionKind::Commit));
            assert_eq!(flag.with_compression(None), SysFlag(0x8));
        }
        assert_eq!(SysFlag(1).compression(), Some(Compression::Zlib));
        assert_eq!(SysFlag(0x300).compression(), None);
    }
}
