//! The two ids of a message: the one its client made up (`UNIQ_KEY`) and the one that tells where it is stored.
//!
//! ```text
//! client id  | ip 4 or 16 | pid 2 | random 4 | ms since this local month began 4 | counter 2 |  Apache's MessageClientIDSetter
//! offset id  | ip 4 or 16 | port 4 | commit-log offset 8                                     |  Apache's MessageDecoder.createMessageId
//! ```
//! Both are written as upper-case hexadecimal, 32 characters with IPv4 and 56 with IPv6, and cannot be told apart by their looks.

use crate::types::{PhyOffset, UnixMs};
use jiff::{Timestamp, tz::TimeZone};
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::str::FromStr;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Where a message is stored: a broker's address and a position in its commit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OffsetMsgId {
    /// The address the broker stamps into its records.
    pub host: SocketAddr,
    /// Where the record starts.
    pub phy: PhyOffset,
}

/// The text is not an id of either form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a message id: 32 or 56 hexadecimal digits are expected")]
pub struct MsgIdError;

impl OffsetMsgId {
    /// How many characters the id's text has: 32, or 56 with an address of version 6.
    pub fn text_len(&self) -> usize {
        let ip_len = if self.host.is_ipv4() { 4 } else { 16 };
        2 * (ip_len + size_of::<u32>() + size_of::<PhyOffset>())
    }

    /// Appends the id's text.
    pub fn push_to(&self, text: &mut String) {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        let mut digits = [0; 56];
        let mut pairs = digits.as_chunks_mut::<2>().0.iter_mut();
        let mut put = |bytes: &[u8]| {
            for (byte, pair) in bytes.iter().zip(&mut pairs) {
                *pair = [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]];
            }
        };
        match self.host.ip() {
            IpAddr::V4(ip) => put(&ip.octets()),
            IpAddr::V6(ip) => put(&ip.octets()),
        }
        put(&u32::from(self.host.port()).to_be_bytes());
        put(&self.phy.get().to_be_bytes());
        text.push_str(std::str::from_utf8(&digits[..self.text_len()]).unwrap_or_default());
    }
}

impl fmt::Display for OffsetMsgId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(56);
        self.push_to(&mut text);
        f.write_str(&text)
    }
}

impl FromStr for OffsetMsgId {
    type Err = MsgIdError;

    fn from_str(text: &str) -> Result<Self, MsgIdError> {
        let (ip, rest) = split_ip(text)?;
        let port = u32::from_str_radix(&rest[..8], 16).map_err(|_| MsgIdError)?;
        let port = u16::try_from(port).map_err(|_| MsgIdError)?;
        let phy = u64::from_str_radix(&rest[8..], 16).map_err(|_| MsgIdError)?;
        let phy = i64::try_from(phy).map_err(|_| MsgIdError)?;
        Ok(Self { host: SocketAddr::new(ip, port), phy: PhyOffset(phy) })
    }
}

/// A client id that no other call of this process returns, nor another process with good probability.
pub fn unique_id() -> String {
    static IDS: LazyLock<UniqueIds> = LazyLock::new(UniqueIds::of_this_process);
    IDS.next(UnixMs::now())
}

/// When the client id `text` was made, to the millisecond, if it was made within the month before `now`. Nothing in the id tells whether it
/// is a client id at all.
///
/// # Errors
/// The text has not the form of an id.
pub fn unique_id_time(text: &str, now: UnixMs) -> Result<UnixMs, MsgIdError> {
    let (_, rest) = split_ip(text)?;
    let since_month_start = i64::from(u32::from_str_radix(&rest[12..20], 16).map_err(|_| MsgIdError)?);
    let month = month_start(now);
    if month.get() + since_month_start <= now.get() {
        return Ok(UnixMs(month.get() + since_month_start));
    }
    Ok(UnixMs(month_start(UnixMs(month.get() - 1)).get() + since_month_start))
}

/// The address that the client id `text` begins with: of the machine that made it, if it is a client id.
///
/// # Errors
/// The text has not the form of an id.
pub fn unique_id_ip(text: &str) -> Result<IpAddr, MsgIdError> {
    split_ip(text).map(|(ip, _)| ip)
}

/// Makes client ids. `last` holds the time and counter of the newest id as one rising number (ms << 16 | counter), so that ids stay unique
/// when the clock steps back and when a millisecond sees more than 65,536 of them.
struct UniqueIds {
    prefix: String,
    last: AtomicU64,
}

impl UniqueIds {
    fn of_this_process() -> Self {
        let random = RandomState::new().hash_one(std::process::id());
        Self::new(local_ip(), std::process::id(), random as u32)
    }

    fn new(ip: IpAddr, pid: u32, random: u32) -> Self {
        let ip = match ip {
            IpAddr::V4(ip) => format!("{:08X}", u32::from(ip)),
            IpAddr::V6(ip) => format!("{:032X}", u128::from(ip)),
        };
        Self { prefix: format!("{ip}{:04X}{random:08X}", pid & 0xFFFF), last: AtomicU64::new(0) }
    }

    fn next(&self, now: UnixMs) -> String {
        let now = u64::try_from(now.get()).unwrap_or(0) << 16;
        let step = |last: u64| now.max(last + 1);
        let last = self.last.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| Some(step(last))).unwrap_or_else(|last| last);
        let this = step(last);
        let made_at = UnixMs(i64::try_from(this >> 16).unwrap_or(i64::MAX));
        let since_month_start = made_at.get() - month_start_cached(made_at).get();
        format!("{}{:08X}{:04X}", self.prefix, since_month_start as u32, this & 0xFFFF)
    }
}

/// The start of the local month that `at` lies in; remembered, since a calendar costs more than an id may.
fn month_start_cached(at: UnixMs) -> UnixMs {
    // Months begin on a whole quarter of an hour of UTC in every time zone in use.
    const SLICE_MS: i64 = 15 * 60 * 1000;
    static SLICE_AND_START: parking_lot::Mutex<(i64, i64)> = parking_lot::Mutex::new((i64::MIN, 0));
    let slice = at.get().div_euclid(SLICE_MS);
    let mut known = SLICE_AND_START.lock();
    if known.0 != slice {
        *known = (slice, month_start(at).get());
    }
    UnixMs(known.1)
}

fn month_start(at: UnixMs) -> UnixMs {
    let zoned = Timestamp::from_millisecond(at.get()).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(TimeZone::system());
    let start = zoned.first_of_month().and_then(|day| day.start_of_day()).unwrap_or(zoned);
    UnixMs(start.timestamp().as_millisecond())
}

/// The address this machine would use to reach others; a socket is bound, nothing is sent. Without a network it is the loopback address.
pub fn local_ip() -> IpAddr {
    let probe = || -> std::io::Result<IpAddr> {
        let socket = UdpSocket::bind((std::net::Ipv4Addr::UNSPECIFIED, 0))?;
        socket.connect((std::net::Ipv4Addr::new(192, 0, 2, 1), 9))?;
        Ok(socket.local_addr()?.ip())
    };
    probe().unwrap_or(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST))
}

/// The address at an id's front and the 24 digits behind it.
fn split_ip(text: &str) -> Result<(IpAddr, &str), MsgIdError> {
    if !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(MsgIdError);
    }
    match text.len() {
        32 => Ok((IpAddr::V4(u32::from_str_radix(&text[..8], 16).map_err(|_| MsgIdError)?.into()), &text[8..])),
        56 => Ok((IpAddr::V6(u128::from_str_radix(&text[..32], 16).map_err(|_| MsgIdError)?.into()), &text[32..])),
        _ => Err(MsgIdError),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    #[test]
    fn offset_id_is_the_one_in_apaches_documents() {
        let id = OffsetMsgId { host: "10.1.2.3:10911".parse().unwrap(), phy: PhyOffset(123_456_789) };
        assert_eq!(id.to_string(), "0A01020300002A9F00000000075BCD15");
        assert_eq!("0a01020300002A9F00000000075BCD15".parse(), Ok(id));
        let id = OffsetMsgId { host: "[2001:db8::1]:10911".parse().unwrap(), ..id };
        assert_eq!(id.to_string(), "20010DB800000000000000000000000100002A9F00000000075BCD15");
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn ids_stay_unique_when_the_clock_steps_back_and_under_a_flood() {
        let ids = UniqueIds::new("10.0.0.1".parse().unwrap(), 0x1_2345, 7);
        let mut seen = HashSet::new();
        for at in [1_700_000_000_000, 1_700_000_000_000, 1_600_000_000_000] {
            for _ in 0..70_000 {
                assert!(seen.insert(ids.next(UnixMs(at))));
            }
        }
        assert!(seen.iter().all(|id| id.len() == 32 && id.starts_with("0A000001234500000007")));
    }

    #[test]
    fn several_threads_share_one_source() {
        let made: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| (0..1000).map(|_| unique_id()).collect::<Vec<_>>())).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(made.iter().collect::<HashSet<_>>().len(), 4000);
    }

    #[test]
    fn time_is_read_back_also_across_the_turn_of_a_month() {
        for made_at in [1_763_712_000_123, 1_764_547_199_999, 1_764_547_200_000] {
            let id = UniqueIds::new("::1".parse().unwrap(), 1, 2).next(UnixMs(made_at));
            assert_eq!(id.len(), 56);
            for later in [0, 3_600_000, 86_400_000] {
                assert_eq!(unique_id_time(&id, UnixMs(made_at + later)), Ok(UnixMs(made_at)));
            }
        }
    }

    proptest! {
        #[test]
        fn offset_ids_round_trip(ip in any::<IpAddr>(), port in any::<u16>(), phy in 0..=i64::MAX) {
            let id = OffsetMsgId { host: SocketAddr::new(ip, port), phy: PhyOffset(phy) };
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }

        #[test]
        fn any_text_can_be_parsed(text in "\\PC{0,60}", hex in "[0-9A-Fa-f]{32}|[0-9A-Fa-f]{56}") {
            for text in [text, hex] {
                let _ = text.parse::<OffsetMsgId>();
                let _ = unique_id_time(&text, UnixMs(1_763_712_000_000));
            }
        }
    }
}
