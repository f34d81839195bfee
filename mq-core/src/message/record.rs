//! The commit-log record: how a message stands on disk and in the body of a pull reply (Apache's `MessageDecoder`, `MessageExtEncoder`).
//!
//! All numbers are big-endian; `b` and `s` are 8 bytes for IPv4 hosts (address, port as int32) and 20 for IPv6, by two bits of the sys flag.
//!
//! ```text
//!   0      | 4     | total size of the record
//!   4      | 4     | magic: V1 0xDAA320A7, V2 0xDAA320AB (topics above 127 bytes), blank 0xCBD43194
//!   8      | 4     | CRC-32 of the body, top bit cleared; 0 for an empty body
//!  12      | 4     | queue id
//!  16      | 4     | flag, the user's
//!  20      | 8     | queue offset; 0 for half and rolled back messages
//!  28      | 8     | physical offset: where this record starts
//!  36      | 4     | sys flag
//!  40      | 8     | born timestamp, ms
//!  48      | b     | born host
//!  48+b    | 8     | store timestamp, ms
//!  56+b    | s     | store host
//!  56+b+s  | 4     | reconsume times
//!  60+b+s  | 8     | prepared transaction offset
//!  68+b+s  | 4 + n | body
//!          | 1 + n | topic, UTF-8 (V2: 2 + n)
//!          | 2 + n | properties
//! ```
//! A blank record fills the end of a file: its size reaches to the file's end, only its first 8 bytes mean anything.
//!
//! With the property CRC on, the last 20 bytes of the properties are `__CRC32#`, 0x01, ten decimal digits with the lowest first, 0x02: the
//! CRC-32 of all bytes of the record before them. Unlike the body's CRC it notices a flipped bit anywhere.

use super::properties::{
    PROPERTIES_LEN_MAX, PROPERTY_CRC_LEN, Properties, needs_separator, property_crc, property_crc_text, without_property_crc,
};
use super::sys_flag::SysFlag;
use crate::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Marks a record with a topic length of 1 byte.
pub const MAGIC_V1: u32 = 0xDAA3_20A7;
/// Marks a record with a topic length of 2 bytes.
pub const MAGIC_V2: u32 = 0xDAA3_20AB;
/// Marks the unused end of a file.
pub const MAGIC_BLANK: u32 = 0xCBD4_3194;
/// Bytes of a blank record that mean something.
pub const BLANK_LEN_MIN: usize = 8;
/// Longest topic of a V1 record, bytes.
pub const TOPIC_LEN_MAX_V1: usize = 127;

const AT_MAGIC: usize = 4;
const AT_BODY_CRC: usize = 8;
const AT_QUEUE_ID: usize = 12;
const AT_FLAG: usize = 16;
const AT_QUEUE_OFFSET: usize = 20;
const AT_PHY_OFFSET: usize = 28;
const AT_SYS_FLAG: usize = 36;
const AT_BORN_TIMESTAMP: usize = 40;
const AT_BORN_HOST: usize = 48;
const HOST_LEN_V4: usize = 8;
const HOST_LEN_V6: usize = 20;
/// Bytes up to and with the body's length, hosts left out.
const FIXED_LEN: usize = AT_BORN_HOST + 8 + 4 + 8 + 4;
/// The shortest record there can be: IPv4 hosts, no body, no topic, no properties.
pub const RECORD_LEN_MIN: usize = FIXED_LEN + 2 * HOST_LEN_V4 + 1 + 2;
/// Bytes that [`peek`] needs to see.
pub const PEEK_LEN: usize = AT_SYS_FLAG + 4;

const _: () = assert!(RECORD_LEN_MIN == 91 && PROPERTY_CRC_LEN == 20);

/// Why bytes are not a record, or a draft cannot become one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// The bytes end before the record does.
    #[error("record cut off: {have} bytes of {need}")]
    Short {
        /// Bytes there are.
        have: usize,
        /// Bytes the record has, as far as it can be told.
        need: usize,
    },
    /// Neither of the two message magics.
    #[error("not a message: magic {magic:#010x}")]
    Magic {
        /// What stands there instead.
        magic: u32,
    },
    /// The total size is none that a record can have.
    #[error("impossible record size {size}")]
    Size {
        /// What stands in the record.
        size: i32,
    },
    /// The parts do not add up to the total size.
    #[error("the parts of a record of {size} bytes do not fit it")]
    Parts {
        /// The record's total size.
        size: usize,
    },
    /// A checksum differs.
    #[error("{what} checksum {found:#010x}, stored {stored:#010x}")]
    Crc {
        /// Which of the two: "body" or "record".
        what: &'static str,
        /// Of the bytes that are there.
        found: u32,
        /// As it was written.
        stored: u32,
    },
    /// A draft's part is too long for the length field of a record.
    #[error("{what} of {len} bytes, limit {len_max}")]
    TooLong {
        /// "body", "topic" or "properties".
        what: &'static str,
        /// Its length, bytes.
        len: usize,
        /// The limit, bytes.
        len_max: usize,
    },
}

/// CRC-32 as Apache stores it: with the top bit cleared.
pub fn crc32(bytes: &[u8]) -> u32 {
    crc32fast::hash(bytes) & 0x7FFF_FFFF
}

/// Everything that goes into one record.
#[derive(Debug, Clone, Copy)]
pub struct RecordDraft<'a> {
    /// Topic name.
    pub topic: &'a str,
    /// Queue within the topic.
    pub queue_id: QueueId,
    /// The user's flag.
    pub flag: i32,
    /// System flag; the two bits for host widths are set from the hosts.
    pub sys_flag: SysFlag,
    /// When the client made the message.
    pub born_timestamp: UnixMs,
    /// The client's address.
    pub born_host: SocketAddr,
    /// When the broker stored it.
    pub store_timestamp: UnixMs,
    /// The broker's address.
    pub store_host: SocketAddr,
    /// How often it was retried.
    pub reconsume_times: i32,
    /// Where the half message stands, on the message a commit wrote; else 0.
    pub prepared_transaction_offset: PhyOffset,
    /// The body, compressed as the sys flag says.
    pub body: &'a [u8],
    /// [`crc32`] of the body.
    pub body_crc: u32,
    /// The property string.
    pub properties: &'a [u8],
    /// Place in the queue.
    pub queue_offset: QueueOffset,
    /// Place in the commit log.
    pub phy_offset: PhyOffset,
}

impl RecordDraft<'_> {
    /// Bytes the record will have.
    ///
    /// # Errors
    /// [`RecordError::TooLong`] when a part does not fit its length field.
    pub fn encoded_len(&self, property_crc: bool) -> Result<usize, RecordError> {
        check_len("topic", self.topic.len(), i16::MAX as usize)?;
        check_len("body", self.body.len(), i32::MAX as usize / 2)?;
        let properties = self.properties_len(property_crc);
        check_len("properties", properties, PROPERTIES_LEN_MAX)?;
        let hosts = host_len(self.born_host.ip().to_canonical().is_ipv6()) + host_len(self.store_host.ip().to_canonical().is_ipv6());
        let topic = if self.topic.len() > TOPIC_LEN_MAX_V1 { 2 } else { 1 } + self.topic.len();
        Ok(FIXED_LEN + hosts + self.body.len() + topic + 2 + properties)
    }

    /// Appends the record to `out` and returns its length. A CRC property that the properties already end with (they come from another
    /// record) is left out; with `property_crc` the right one is written in its place.
    ///
    /// # Errors
    /// [`RecordError::TooLong`] when a part does not fit its length field; `out` is then untouched.
    pub fn encode(&self, property_crc: bool, out: &mut Vec<u8>) -> Result<usize, RecordError> {
        let len = self.encoded_len(property_crc)?;
        let start = out.len();
        out.reserve(len);
        let v2 = self.topic.len() > TOPIC_LEN_MAX_V1;
        let born_ip = self.born_host.ip().to_canonical();
        let store_ip = self.store_host.ip().to_canonical();
        let sys_flag = self.sys_flag.with_host_widths(born_ip.is_ipv6(), store_ip.is_ipv6());

        let mut head = [0; AT_BORN_HOST];
        put(&mut head, 0, (len as u32).to_be_bytes());
        put(&mut head, AT_MAGIC, if v2 { MAGIC_V2 } else { MAGIC_V1 }.to_be_bytes());
        put(&mut head, AT_BODY_CRC, self.body_crc.to_be_bytes());
        put(&mut head, AT_QUEUE_ID, self.queue_id.get().to_be_bytes());
        put(&mut head, AT_FLAG, self.flag.to_be_bytes());
        put(&mut head, AT_QUEUE_OFFSET, self.queue_offset.get().to_be_bytes());
        put(&mut head, AT_PHY_OFFSET, self.phy_offset.get().to_be_bytes());
        put(&mut head, AT_SYS_FLAG, sys_flag.get().to_be_bytes());
        put(&mut head, AT_BORN_TIMESTAMP, self.born_timestamp.get().to_be_bytes());
        out.extend_from_slice(&head);
        put_host(out, born_ip, self.born_host.port());
        out.extend_from_slice(&self.store_timestamp.get().to_be_bytes());
        put_host(out, store_ip, self.store_host.port());
        out.extend_from_slice(&self.reconsume_times.to_be_bytes());
        out.extend_from_slice(&self.prepared_transaction_offset.get().to_be_bytes());
        out.extend_from_slice(&(self.body.len() as u32).to_be_bytes());
        out.extend_from_slice(self.body);
        if v2 {
            out.extend_from_slice(&(self.topic.len() as u16).to_be_bytes());
        } else {
            out.push(self.topic.len() as u8);
        }
        out.extend_from_slice(self.topic.as_bytes());
        self.encode_properties(property_crc, start, out);
        debug_assert_eq!(out.len() - start, len);
        Ok(len)
    }

    fn encode_properties(&self, property_crc: bool, start: usize, out: &mut Vec<u8>) {
        let properties = without_property_crc(self.properties);
        out.extend_from_slice(&(self.properties_len(property_crc) as u16).to_be_bytes());
        out.extend_from_slice(properties);
        if !property_crc {
            return;
        }
        if needs_separator(properties) {
            out.push(2);
        }
        let crc = crc32(&out[start..]);
        out.extend_from_slice(&property_crc_text(crc));
    }

    fn properties_len(&self, property_crc: bool) -> usize {
        let properties = without_property_crc(self.properties);
        properties.len() + if property_crc { PROPERTY_CRC_LEN + usize::from(needs_separator(properties)) } else { 0 }
    }
}

/// Appends the 8 meaningful bytes of a blank record that reaches `len` bytes far.
pub fn encode_blank(len: u32, out: &mut Vec<u8>) {
    out.extend_from_slice(&len.to_be_bytes());
    out.extend_from_slice(&MAGIC_BLANK.to_be_bytes());
}

/// What the first bytes at a position of the commit log promise. A promise only: [`RecordView::parse`] looks at the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Peek {
    /// A message.
    Record {
        /// Total size, bytes; at least [`RECORD_LEN_MIN`].
        len: usize,
        /// Queue within the topic.
        queue_id: QueueId,
        /// Place in the queue.
        queue_offset: QueueOffset,
        /// Where the record says it starts.
        phy_offset: PhyOffset,
    },
    /// The rest of the file is unused.
    Blank {
        /// Bytes up to the file's end, at least [`BLANK_LEN_MIN`].
        len: usize,
    },
}

/// Looks at the head of a record, without touching its body.
///
/// # Errors
/// No record starts here: unknown magic (0 where nothing was written), an impossible size, or fewer than [`PEEK_LEN`] bytes.
pub fn peek(bytes: &[u8]) -> Result<Peek, RecordError> {
    need(bytes, BLANK_LEN_MIN)?;
    let size = i32_at(bytes, 0);
    let magic = u32_at(bytes, AT_MAGIC);
    let len = usize::try_from(size).map_err(|_| RecordError::Size { size });
    match magic {
        MAGIC_BLANK => match len? {
            len if len >= BLANK_LEN_MIN => Ok(Peek::Blank { len }),
            _ => Err(RecordError::Size { size }),
        },
        MAGIC_V1 | MAGIC_V2 => {
            let len = len?;
            if len < RECORD_LEN_MIN {
                return Err(RecordError::Size { size });
            }
            need(bytes, PEEK_LEN)?;
            Ok(Peek::Record {
                len,
                queue_id: QueueId(i32_at(bytes, AT_QUEUE_ID)),
                queue_offset: QueueOffset(i64_at(bytes, AT_QUEUE_OFFSET)),
                phy_offset: PhyOffset(i64_at(bytes, AT_PHY_OFFSET)),
            })
        }
        magic => Err(RecordError::Magic { magic }),
    }
}

/// A record, borrowed from bytes that hold all of it.
#[derive(Debug, Clone, Copy)]
pub struct RecordView<'a> {
    bytes: &'a [u8],
    body_at: usize,
    topic_at: usize,
    properties_at: usize,
}

/// The records that stand one after another in `bytes`, up to the first thing that is none.
pub fn records(bytes: &[u8]) -> impl Iterator<Item = RecordView<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let record = RecordView::parse(rest).ok()?;
        rest = &rest[record.total_len()..];
        Some(record)
    })
}

impl<'a> RecordView<'a> {
    /// Finds the parts of the record that `bytes` begin with; what follows it is left alone. Checksums are not computed.
    ///
    /// # Errors
    /// No record, or not all of it, or its lengths contradict each other.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, RecordError> {
        let len = match peek(bytes)? {
            Peek::Record { len, .. } => len,
            Peek::Blank { .. } => return Err(RecordError::Magic { magic: MAGIC_BLANK }),
        };
        need(bytes, len)?;
        let bytes = &bytes[..len];
        let parts = RecordError::Parts { size: len };
        let sys_flag = SysFlag(i32_at(bytes, AT_SYS_FLAG));
        let body_at = FIXED_LEN + host_len(sys_flag.born_host_is_v6()) + host_len(sys_flag.store_host_is_v6());
        if body_at > len {
            return Err(parts);
        }
        let topic_len_at = end_of(len, body_at, i64::from(i32_at(bytes, body_at - 4))).ok_or(parts.clone())?;
        let topic_len_width = if u32_at(bytes, AT_MAGIC) == MAGIC_V2 { 2 } else { 1 };
        let topic_at = end_of(len, topic_len_at, topic_len_width).ok_or(parts.clone())?;
        let topic_len = match topic_len_width {
            1 => i64::from(bytes[topic_len_at].cast_signed()),
            _ => i64::from(i16_at(bytes, topic_len_at)),
        };
        let topic_end = end_of(len, topic_at, topic_len).ok_or(parts.clone())?;
        let properties_at = end_of(len, topic_end, 2).ok_or(parts.clone())?;
        let end = end_of(len, properties_at, i64::from(i16_at(bytes, topic_end))).ok_or(parts.clone())?;
        if end != len {
            return Err(parts);
        }
        Ok(Self { bytes, body_at, topic_at, properties_at })
    }

    /// The whole record.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Total size, bytes.
    pub fn total_len(&self) -> usize {
        self.bytes.len()
    }

    /// The body's stored CRC.
    pub fn body_crc(&self) -> u32 {
        u32_at(self.bytes, AT_BODY_CRC)
    }

    /// Queue within the topic.
    pub fn queue_id(&self) -> QueueId {
        QueueId(i32_at(self.bytes, AT_QUEUE_ID))
    }

    /// The user's flag.
    pub fn flag(&self) -> i32 {
        i32_at(self.bytes, AT_FLAG)
    }

    /// Place in the queue.
    pub fn queue_offset(&self) -> QueueOffset {
        QueueOffset(i64_at(self.bytes, AT_QUEUE_OFFSET))
    }

    /// Where the record says it starts.
    pub fn phy_offset(&self) -> PhyOffset {
        PhyOffset(i64_at(self.bytes, AT_PHY_OFFSET))
    }

    /// System flag.
    pub fn sys_flag(&self) -> SysFlag {
        SysFlag(i32_at(self.bytes, AT_SYS_FLAG))
    }

    /// When the client made the message.
    pub fn born_timestamp(&self) -> UnixMs {
        UnixMs(i64_at(self.bytes, AT_BORN_TIMESTAMP))
    }

    /// The client's address.
    pub fn born_host(&self) -> SocketAddr {
        host_at(self.bytes, AT_BORN_HOST, self.sys_flag().born_host_is_v6())
    }

    /// When the broker stored it.
    pub fn store_timestamp(&self) -> UnixMs {
        UnixMs(i64_at(self.bytes, self.after_born_host()))
    }

    /// The broker's address.
    pub fn store_host(&self) -> SocketAddr {
        host_at(self.bytes, self.after_born_host() + 8, self.sys_flag().store_host_is_v6())
    }

    /// How often it was retried.
    pub fn reconsume_times(&self) -> i32 {
        i32_at(self.bytes, self.body_at - 16)
    }

    /// Where the half message stands, on the message a commit wrote; else 0.
    pub fn prepared_transaction_offset(&self) -> PhyOffset {
        PhyOffset(i64_at(self.bytes, self.body_at - 12))
    }

    /// The body as stored, possibly compressed.
    pub fn body(&self) -> &'a [u8] {
        &self.bytes[self.body_at..self.body_at + i32_at(self.bytes, self.body_at - 4) as usize]
    }

    /// Topic name, as bytes: UTF-8 in every record that a broker wrote.
    pub fn topic_bytes(&self) -> &'a [u8] {
        &self.bytes[self.topic_at..self.properties_at - 2]
    }

    /// Topic name, if it is UTF-8.
    pub fn topic(&self) -> Option<&'a str> {
        std::str::from_utf8(self.topic_bytes()).ok()
    }

    /// The property string, as bytes.
    pub fn properties_bytes(&self) -> &'a [u8] {
        &self.bytes[self.properties_at..]
    }

    /// The properties.
    pub fn properties(&self) -> Properties<'a> {
        Properties::new(self.properties_bytes())
    }

    /// Checks what checksums the record has: the body's, and the record's if its properties end with one.
    ///
    /// # Errors
    /// [`RecordError::Crc`] with the one that differs.
    pub fn verify(&self) -> Result<(), RecordError> {
        let (found, stored) = (crc32(self.body()), self.body_crc());
        if found != stored {
            return Err(RecordError::Crc { what: "body", found, stored });
        }
        let Some(stored) = property_crc(self.properties_bytes()) else { return Ok(()) };
        let found = crc32(&self.bytes[..self.bytes.len() - PROPERTY_CRC_LEN]);
        if found != stored {
            return Err(RecordError::Crc { what: "record", found, stored });
        }
        Ok(())
    }

    fn after_born_host(&self) -> usize {
        AT_BORN_HOST + host_len(self.sys_flag().born_host_is_v6())
    }
}

fn check_len(what: &'static str, len: usize, len_max: usize) -> Result<(), RecordError> {
    if len > len_max { Err(RecordError::TooLong { what, len, len_max }) } else { Ok(()) }
}

const fn host_len(v6: bool) -> usize {
    if v6 { HOST_LEN_V6 } else { HOST_LEN_V4 }
}

fn put<const N: usize>(out: &mut [u8], at: usize, bytes: [u8; N]) {
    out[at..at + N].copy_from_slice(&bytes);
}

fn put_host(out: &mut Vec<u8>, ip: IpAddr, port: u16) {
    match ip {
        IpAddr::V4(ip) => out.extend_from_slice(&ip.octets()),
        IpAddr::V6(ip) => out.extend_from_slice(&ip.octets()),
    }
    out.extend_from_slice(&u32::from(port).to_be_bytes());
}

fn host_at(bytes: &[u8], at: usize, v6: bool) -> SocketAddr {
    let port_at = at + host_len(v6) - 4;
    let ip = if v6 { IpAddr::V6(Ipv6Addr::from(array_at::<16>(bytes, at))) } else { IpAddr::V4(Ipv4Addr::from(array_at::<4>(bytes, at))) };
    SocketAddr::new(ip, u32_at(bytes, port_at) as u16)
}

/// `at + len`, if the length is not negative and the sum not beyond `limit`.
fn end_of(limit: usize, at: usize, len: i64) -> Option<usize> {
    at.checked_add(usize::try_from(len).ok()?).filter(|end| *end <= limit)
}

fn need(bytes: &[u8], need: usize) -> Result<(), RecordError> {
    if bytes.len() < need { Err(RecordError::Short { have: bytes.len(), need }) } else { Ok(()) }
}

/// The `N` bytes at `at`, which the caller has checked to be there.
fn array_at<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    *bytes[at..].first_chunk().expect("callers check the length first")
}

fn i16_at(bytes: &[u8], at: usize) -> i16 {
    i16::from_be_bytes(array_at(bytes, at))
}

fn i32_at(bytes: &[u8], at: usize) -> i32 {
    i32::from_be_bytes(array_at(bytes, at))
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes(array_at(bytes, at))
}

fn i64_at(bytes: &[u8], at: usize) -> i64 {
    i64::from_be_bytes(array_at(bytes, at))
}

#[cfg(test)]
mod tests;
