//! What a transfer reads: queues of a topic, or the lines of a file.

use super::{Task, TransferError};
use crate::admin::Admin;
use crate::message::MessageExt;
use crate::ops::job::Cursor;
use crate::ops::message_line::{columns, read_csv, read_json};
use crate::types::{QueueId, QueueOffset};
use md5::{Digest, Md5};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Something read that is to be sent again.
pub(super) struct Item {
    /// Its offset in the queue, or its line in the file.
    pub place: i64,
    /// The message, or why there is none.
    pub message: Result<MessageExt, String>,
    /// Where it was read.
    source: String,
}

impl Item {
    /// For people: the stored message's id, or where it stands.
    pub fn name(&self) -> String {
        match &self.message {
            Ok(message) if message.store_host.port() != 0 => message.offset_msg_id().to_string(),
            _ => self.source.clone(),
        }
    }
}

/// What one read brought.
pub(super) struct Batch {
    pub items: Vec<Item>,
    /// Where to go on.
    pub next: i64,
}

/// What is read.
pub(super) enum Source {
    /// The queues of a topic.
    Topic(String),
    /// A file.
    File(Lines),
}

impl Source {
    /// # Errors
    /// The file cannot be read, or is not the one the job began with.
    pub fn open(task: &Task, cursors: &[Cursor]) -> Result<Self, TransferError> {
        let Task::Import { file, digest, .. } = task else { return Ok(Self::Topic(task.from_text())) };
        let failed = |error| TransferError::File { path: file.clone(), error };
        if file_shape(file).map_err(failed)?.digest != *digest {
            return Err(TransferError::Changed(file.clone()));
        }
        let first = cursors.first().map_or(0, |cursor| cursor.next);
        Ok(Self::File(Lines::open(file, first).map_err(failed)?))
    }

    /// Reads up to `count` messages of `cursor`.
    ///
    /// # Errors
    /// The broker did not answer, or the file cannot be read.
    pub async fn read(&mut self, admin: &Admin, cursor: &Cursor, count: i32) -> Result<Batch, TransferError> {
        let topic = match self {
            Self::File(lines) => return lines.read(count, cursor.end).map_err(|error| lines.failed(error)),
            Self::Topic(topic) => topic,
        };
        let pulled = admin.pull(&cursor.broker(), topic, QueueId(cursor.queue_id), QueueOffset(cursor.next), count).await?;
        let next = pulled.next.get();
        let at = |place: i64| format!("{} at {place}", cursor.name());
        let item = |message: MessageExt| {
            let place = message.queue_offset.get();
            Item { place, message: Ok(message), source: at(place) }
        };
        let mut items: Vec<_> = pulled.messages.into_iter().map(item).collect();
        if pulled.unreadable > 0 {
            let what = format!("{} records from here to {next} cannot be read", pulled.unreadable);
            items.insert(0, Item { place: cursor.next, message: Err(what), source: at(cursor.next) });
        }
        Ok(Batch { items, next })
    }
}

/// What a file to import looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileShape {
    /// Lines, the heading included.
    pub lines: i64,
    /// The first line with a message: 1 when there is a heading.
    pub first: i64,
    /// A digest of its content.
    pub digest: String,
}

/// Reads the file once.
///
/// # Errors
/// It cannot be read.
pub fn file_shape(path: &Path) -> io::Result<FileShape> {
    let mut reader = BufReader::new(File::open(path)?);
    let (mut lines, mut first, mut digest, mut line) = (0, 0, Md5::new(), Vec::new());
    while reader.read_until(b'\n', &mut line)? > 0 {
        if lines == 0 && !is_json(&line) {
            first = 1;
        }
        digest.update(&line);
        lines += 1;
        line.clear();
    }
    Ok(FileShape { lines, first, digest: digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect() })
}

/// Lines that begin so are objects; a heading of CSV begins otherwise.
fn is_json(line: &[u8]) -> bool {
    line.trim_ascii_start().first() == Some(&b'{')
}

/// The lines of a file, in order.
pub(super) struct Lines {
    path: PathBuf,
    reader: BufReader<File>,
    next: i64,
    /// Those of the heading; `None`: the lines are JSON.
    columns: Option<Vec<String>>,
}

impl Lines {
    fn open(path: &Path, first: i64) -> io::Result<Self> {
        let mut lines = Self { path: path.to_owned(), reader: BufReader::new(File::open(path)?), next: 0, columns: None };
        while lines.next < first {
            let line = lines.line()?;
            if lines.next == 1 && !is_json(line.as_bytes()) {
                lines.columns = Some(columns(&line));
            }
        }
        Ok(lines)
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.reader.read_line(&mut line)?;
        self.next += 1;
        Ok(line)
    }

    fn read(&mut self, count: i32, end: i64) -> io::Result<Batch> {
        let mut items = Vec::new();
        while self.next < end && items.len() < count.max(1) as usize {
            let place = self.next;
            let line = self.line()?;
            if line.trim().is_empty() {
                continue;
            }
            let read = match &self.columns {
                Some(columns) => read_csv(&line, columns),
                None => read_json(&line),
            };
            // People count lines from 1.
            let source = format!("{} line {}", self.path.display(), place + 1);
            items.push(Item { place, message: read.map_err(|error| error.to_string()), source });
        }
        Ok(Batch { items, next: self.next })
    }

    fn failed(&self, error: io::Error) -> TransferError {
        TransferError::File { path: self.path.clone(), error }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_on_from_any_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f");
        std::fs::write(&path, "{\"body\":\"a\"}\n\n{\"body\":\"b\"}\nnothing\n").unwrap();
        let shape = file_shape(&path).unwrap();
        assert_eq!((shape.lines, shape.first), (4, 0));
        let bodies = |first: i64| -> Vec<_> {
            let batch = Lines::open(&path, first).unwrap().read(32, shape.lines).unwrap();
            assert_eq!(batch.next, 4);
            let body = |item: Item| (item.place, item.message.ok().map(|message| message.body));
            batch.items.into_iter().map(body).collect()
        };
        assert_eq!(bodies(0), [(0, Some("a".into())), (2, Some("b".into())), (3, None)]);
        assert_eq!(bodies(1), [(2, Some("b".into())), (3, None)]);
        std::fs::write(&path, "topic,body\r\nt,a\r\nt,b\r\n").unwrap();
        assert_eq!(file_shape(&path).unwrap().first, 1);
        let batch = Lines::open(&path, 2).unwrap().read(32, 3).unwrap();
        assert_eq!(batch.items[0].message.as_ref().unwrap().body, "b");
    }
}
