//! Bodies compressed by clients: zlib (what every client reads), LZ4 frames, Zstandard.
//!
//! Brokers never look inside. Inflating is bounded, so that a small hostile body cannot fill the memory.

use super::sys_flag::{Compression, SysFlag};
use bytes::Bytes;
use std::io::{self, Read, Write};

/// Producers compress bodies from this size on, bytes.
pub const COMPRESS_FROM_BYTES: usize = 4096;
/// The most a body may inflate to, bytes.
pub const INFLATED_BYTES_MAX: usize = 64 << 20;
/// Level that Apache's producer uses for zlib and Zstandard.
pub const LEVEL_DEFAULT: u32 = 5;

/// Why a body could not be inflated.
#[derive(Debug, thiserror::Error)]
pub enum CompressError {
    /// The bytes are not what the sys flag says.
    #[error("body is not valid {compression:?}: {source}")]
    Invalid {
        /// What the sys flag says.
        compression: Compression,
        /// What the decoder says.
        source: io::Error,
    },
    /// It would become too large.
    #[error("body inflates beyond {limit} bytes")]
    TooLarge {
        /// The limit, bytes.
        limit: usize,
    },
}

/// `body` compressed at level 5.
///
/// # Errors
/// Only what the codec reports; none does for memory it can have.
pub fn compress(compression: Compression, body: &[u8]) -> io::Result<Vec<u8>> {
    compress_at(compression, LEVEL_DEFAULT, body)
}

/// `body` compressed at `level`: 0 to 9 for zlib, 1 to 22 for Zstandard (higher ones count as the highest), without meaning for LZ4.
///
/// # Errors
/// Only what the codec reports; none does for memory it can have.
pub fn compress_at(compression: Compression, level: u32, body: &[u8]) -> io::Result<Vec<u8>> {
    let out = Vec::with_capacity(body.len() / 2);
    match compression {
        Compression::Zlib => {
            let mut encoder = flate2::write::ZlibEncoder::new(out, flate2::Compression::new(level.min(9)));
            encoder.write_all(body)?;
            encoder.finish()
        }
        Compression::Lz4 => {
            let mut encoder = lz4_flex::frame::FrameEncoder::new(out);
            encoder.write_all(body)?;
            encoder.finish().map_err(io::Error::other)
        }
        Compression::Zstd => zstd::stream::encode_all(body, level.min(22) as i32),
    }
}

/// The body as its sender wrote it; `body` itself, uncopied, when the flag marks it as plain.
///
/// # Errors
/// Invalid data, or more than [`INFLATED_BYTES_MAX`].
pub fn inflate(sys_flag: SysFlag, body: &Bytes) -> Result<Bytes, CompressError> {
    match sys_flag.compression() {
        None => Ok(body.clone()),
        Some(compression) => inflate_bounded(compression, body, INFLATED_BYTES_MAX),
    }
}

fn inflate_bounded(compression: Compression, body: &[u8], limit: usize) -> Result<Bytes, CompressError> {
    let invalid = |source| CompressError::Invalid { compression, source };
    match compression {
        Compression::Zlib => read_bounded(flate2::read::ZlibDecoder::new(body), limit),
        Compression::Lz4 => read_bounded(lz4_flex::frame::FrameDecoder::new(body), limit),
        Compression::Zstd => read_bounded(zstd::stream::Decoder::with_buffer(body).map_err(invalid)?, limit),
    }
    .map_err(invalid)?
    .ok_or(CompressError::TooLarge { limit })
}

/// Everything `source` has, or `None` when that is more than `limit` bytes.
fn read_bounded(source: impl Read, limit: usize) -> io::Result<Option<Bytes>> {
    let mut out = Vec::new();
    source.take(limit as u64 + 1).read_to_end(&mut out)?;
    Ok((out.len() <= limit).then(|| out.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KINDS: [Compression; 3] = [Compression::Zlib, Compression::Lz4, Compression::Zstd];

    #[test]
    fn a_bomb_is_refused() {
        for kind in KINDS {
            let bomb = compress(kind, &vec![0; 100_000]).unwrap();
            assert!(matches!(inflate_bounded(kind, &bomb, 99_999), Err(CompressError::TooLarge { limit: 99_999 })), "{kind:?}");
            assert_eq!(inflate_bounded(kind, &bomb, 100_000).unwrap().len(), 100_000);
        }
    }

    #[test]
    fn zlib_is_rfc_1950_at_level_5() {
        assert_eq!(compress(Compression::Zlib, b"x").unwrap()[0], 0x78);
    }

    #[test]
    fn a_plain_body_is_not_copied() {
        let body = Bytes::from_static(b"plain");
        assert_eq!(inflate(SysFlag(0x300), &body).unwrap().as_ptr(), body.as_ptr());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn round_trip(body in prop::collection::vec(0_u8..4, 0..5000)) {
            for kind in KINDS {
                let packed = Bytes::from(compress(kind, &body).unwrap());
                prop_assert_eq!(&inflate(SysFlag::NONE.with_compression(Some(kind)), &packed).unwrap()[..], &body[..]);
            }
        }

        #[test]
        fn any_bytes_can_be_inflated(body in prop::collection::vec(any::<u8>(), 0..200), bits in 0..8_i32) {
            let _ = inflate(SysFlag(1 | (bits << 8)), &Bytes::from(body));
        }
    }
}
