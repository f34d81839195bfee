//! `dumpCompactionLog`: what a file of a compacted topic holds, read where it lies.

use super::super::format::message_text_without_body;
use super::super::parse::Parsed;
use crate::failure::{self, Failure};
use crate::session::Session;
use mq_core::message::record::{PEEK_LEN, Peek, peek};
use mq_core::message::{DecodeError, MessageExt};
use std::fs::File;
use std::io::{self, BufReader, Read};

/// The longest record that is believed to be one, bytes: beyond what any broker takes.
const RECORD_BYTES_MAX: usize = 256 << 20;

/// Prints the file's messages, without their bodies, as Java's tool does.
///
/// # Errors
/// No file is named, it cannot be read, or it holds something else.
pub async fn dump(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let path = parsed.get("f").ok_or_else(|| Failure::usage("miss dump log file name").hint("mqadmin dumpCompactionLog -f FILE"))?;
    let unreadable = |error: &io::Error| match error.kind() {
        io::ErrorKind::NotFound => Failure::not_found("file", path),
        _ => Failure::new(failure::FAILED, "FILE", format!("cannot read {path}: {error}")),
    };
    if std::fs::metadata(path).map_err(|error| unreadable(&error))?.is_dir() {
        return Err(Failure::usage(format!("{path} is a directory")));
    }
    let mut records = Records { file: BufReader::new(File::open(path).map_err(|error| unreadable(&error))?), at: 0 };
    while let Some((at, message)) = records.next().map_err(|error| unreadable(&error))? {
        let message = message.map_err(|error| {
            Failure::new(failure::FAILED, "DAMAGED", format!("no message at byte {at} of {path}")).because(error.to_string())
        })?;
        session.io.print_line(&message_text_without_body(&message));
        if session.io.is_closed() {
            break;
        }
    }
    Ok(failure::DONE)
}

/// A walk over the records of a file, one in memory at a time.
struct Records<R> {
    file: R,
    at: u64,
}

impl<R: Read> Records<R> {
    /// The next message, or why what stands in its place is none; nothing at the end of the file or of what was written of it.
    fn next(&mut self) -> io::Result<Option<(u64, Result<MessageExt, DecodeError>)>> {
        let (at, mut bytes) = (self.at, Vec::with_capacity(PEEK_LEN));
        self.file.by_ref().take(PEEK_LEN as u64).read_to_end(&mut bytes)?;
        match peek(&bytes) {
            Ok(Peek::Record { len, .. }) if (PEEK_LEN..=RECORD_BYTES_MAX).contains(&len) => {
                self.file.by_ref().take((len - PEEK_LEN) as u64).read_to_end(&mut bytes)?;
                self.at += len as u64;
            }
            Ok(Peek::Blank { .. }) => return Ok(None),
            _ if bytes.iter().all(|byte| *byte == 0) => return Ok(None),
            _ => {}
        }
        Ok(Some((at, MessageExt::decode(&bytes.into()))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mq_core::message::SysFlag;
    use mq_core::message::record::{RecordDraft, encode_blank};
    use mq_core::types::{PhyOffset, QueueId, QueueOffset, UnixMs};

    fn file(bodies: &[&str]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for body in bodies {
            let record = RecordDraft {
                topic: "compacted",
                queue_id: QueueId(1),
                flag: 0,
                sys_flag: SysFlag::NONE,
                born_timestamp: UnixMs(1),
                born_host: "127.0.0.1:5".parse().unwrap(),
                store_timestamp: UnixMs(2),
                store_host: "127.0.0.1:6".parse().unwrap(),
                reconsume_times: 0,
                prepared_transaction_offset: PhyOffset(0),
                body: body.as_bytes(),
                body_crc: 7,
                properties: b"KEYS\x01k\x02",
                queue_offset: QueueOffset(3),
                phy_offset: PhyOffset(bytes.len() as i64),
            };
            record.encode(false, &mut bytes).unwrap();
        }
        bytes
    }

    fn texts(bytes: &[u8]) -> Vec<Result<String, u64>> {
        let mut records = Records { file: bytes, at: 0 };
        let mut texts = Vec::new();
        while let Some((at, message)) = records.next().unwrap() {
            texts.push(message.map(|message| message_text_without_body(&message)).map_err(|_| at));
            if texts.last().is_some_and(Result::is_err) {
                break;
            }
        }
        texts
    }

    #[test]
    fn a_file_ends_where_nothing_more_was_written() {
        let whole = file(&["one", "two"]);
        for end in [Vec::new(), vec![0; 100], {
            let mut blank = Vec::new();
            encode_blank(64, &mut blank);
            blank
        }] {
            let found = texts(&[whole.clone(), end].concat());
            assert_eq!(found.len(), 2);
            let text = found[1].as_ref().unwrap();
            assert!(text.contains("queueOffset=3, ") && text.contains("body=null") && text.contains("properties={KEYS=k}"), "{text}");
        }
    }

    #[test]
    fn what_is_no_record_is_named_with_its_place() {
        let whole = file(&["one", "two"]);
        let cut = texts(&whole[..whole.len() - 3]);
        assert_eq!((cut.len(), cut[1].as_ref().unwrap_err()), (2, &(whole.len() as u64 / 2)));
        assert_eq!(texts(b"this is some text that is no log at all"), [Err(0)]);
    }
}
