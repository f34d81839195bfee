//! How far a group has consumed: kept in memory, and every few seconds at the brokers, or for broadcasting in a file of the client's own.
//!
//! The file is that of Java's `LocalFileOffsetStore`: `<dir>/<client id>/<group>/offsets.json`, with the one before it as `.bak`. It is
//! written beside the old one and then takes its place; when both are damaged the client does not start, rather than begin somewhere else.

use super::ClientError;
use super::calls;
use super::instance::Client;
use crate::names::GroupName;
use crate::protocol::bodies::offset::ResetOffsetBody;
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::lenient_json::{self, RawKey};
use crate::types::QueueOffset;
use bytestring::ByteString;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tracing::warn;

/// The offsets of one group.
pub(super) struct OffsetStore {
    client: Arc<Client>,
    group: ByteString,
    table: Mutex<HashMap<MessageQueue, QueueOffset>>,
    /// For broadcasting.
    file: Option<Arc<LocalFile>>,
}

impl OffsetStore {
    /// Offsets that brokers keep.
    pub(super) fn remote(client: Arc<Client>, group: &GroupName) -> Self {
        Self { client, group: group.as_shared().clone(), table: Mutex::default(), file: None }
    }

    /// Offsets that are kept below `dir`.
    ///
    /// # Errors
    /// [`ClientError::File`] when there is a file that cannot be read.
    pub(super) fn local(client: Arc<Client>, group: &GroupName, dir: &Path) -> Result<Self, ClientError> {
        let file = LocalFile::new(dir, client.id(), group)?;
        file.read()?;
        Ok(Self { client, group: group.as_shared().clone(), table: Mutex::default(), file: Some(Arc::new(file)) })
    }

    /// What was kept for the queue when it was last persisted, by whomever.
    pub(super) async fn stored(&self, queue: &MessageQueue) -> Result<Option<QueueOffset>, ClientError> {
        let stored = match &self.file {
            Some(file) => file.read()?.get(queue).copied(),
            None => calls::committed(&self.client, &self.group, queue).await?,
        };
        Ok(stored)
    }

    /// What is in memory.
    pub(super) fn known(&self, queue: &MessageQueue) -> Option<QueueOffset> {
        self.table.lock().get(queue).copied()
    }

    /// All that is in memory of a topic.
    pub(super) fn known_of(&self, topic: &str) -> HashMap<MessageQueue, QueueOffset> {
        self.table.lock().iter().filter(|(queue, _)| queue.topic == topic).map(|(queue, offset)| (queue.clone(), *offset)).collect()
    }

    /// Notes progress; a smaller offset than the known one changes nothing.
    pub(super) fn advance(&self, queue: &MessageQueue, offset: QueueOffset) {
        let mut table = self.table.lock();
        match table.get_mut(queue) {
            Some(known) => *known = offset.max(*known),
            None => {
                table.insert(queue.clone(), offset);
            }
        }
    }

    /// Notes an offset, whatever it was before.
    pub(super) fn set(&self, queue: &MessageQueue, offset: QueueOffset) {
        self.table.lock().insert(queue.clone(), offset);
    }

    /// Forgets what is in memory of the queue.
    pub(super) fn forget(&self, queue: &MessageQueue) {
        self.table.lock().remove(queue);
    }

    /// Keeps what is in memory of these queues, and returns when it is kept.
    ///
    /// # Errors
    /// The first failure.
    pub(super) async fn commit(&self, queues: &[MessageQueue]) -> Result<(), ClientError> {
        let offsets: Vec<_> = queues.iter().filter_map(|queue| Some((queue.clone(), self.known(queue)?))).collect();
        if let Some(file) = self.file.clone() {
            return match tokio::task::spawn_blocking(move || file.merge(offsets)).await {
                Ok(merged) => merged,
                Err(_) => Err(ClientError::Closed), // the runtime ends
            };
        }
        let commits = offsets.iter().map(|(queue, offset)| calls::commit(&self.client, &self.group, queue, *offset, true));
        futures_util::future::try_join_all(commits).await.map(drop)
    }

    /// Keeps what is in memory of these queues; with `wait`, brokers are to confirm it. What cannot be kept now is tried again next time.
    pub(super) async fn persist(&self, queues: &[MessageQueue], wait: bool) {
        let offsets: Vec<_> = queues.iter().filter_map(|queue| Some((queue.clone(), self.known(queue)?))).collect();
        if offsets.is_empty() {
            return;
        }
        if let Some(file) = self.file.clone() {
            let written = tokio::task::spawn_blocking(move || file.merge(offsets)).await;
            if let Ok(Err(error)) = written {
                warn!(%error, "offsets were not kept");
            }
            return;
        }
        let commits = offsets.iter().map(async |(queue, offset)| {
            if let Err(error) = calls::commit(&self.client, &self.group, queue, *offset, wait).await {
                warn!(%queue, %offset, %error, "an offset was not kept");
            }
        });
        futures_util::future::join_all(commits).await;
    }
}

/// The offset file of one client and group.
#[derive(Debug)]
struct LocalFile {
    path: PathBuf,
    writing: Mutex<()>,
}

type Offsets = HashMap<MessageQueue, QueueOffset>;

impl LocalFile {
    fn new(dir: &Path, client_id: &str, group: &GroupName) -> Result<Self, ClientError> {
        if client_id.contains(['/', '\\', '\0']) {
            return Err(ClientError::illegal("instance name", format!("{client_id:?} cannot be a folder's name")));
        }
        Ok(Self { path: dir.join(client_id).join(group.as_str()).join("offsets.json"), writing: Mutex::default() })
    }

    /// What the file says, or else the one before it. Neither is there: nothing.
    fn read(&self) -> Result<Offsets, ClientError> {
        match read_file(&self.path) {
            Ok(Some(offsets)) => Ok(offsets),
            Ok(None) => Ok(read_file(&self.backup())?.unwrap_or_default()),
            Err(error) => {
                warn!(%error, "the offsets before these are used");
                read_file(&self.backup())?.ok_or(error)
            }
        }
    }

    fn merge(&self, offsets: Vec<(MessageQueue, QueueOffset)>) -> Result<(), ClientError> {
        let _one_at_a_time = self.writing.lock();
        let mut all = self.read()?;
        all.extend(offsets);
        let body = ResetOffsetBody { offset_table: all.into_iter().map(|(queue, offset)| (RawKey(queue), offset.get())).collect() };
        self.write(lenient_json::to_pretty(&body).as_bytes()).map_err(|error| file_error(&self.path, error))
    }

    fn write(&self, text: &[u8]) -> std::io::Result<()> {
        if let Some(dir) = self.path.parent() {
            std::fs::create_dir_all(dir)?;
        }
        let beside = self.path.with_extension("json.tmp");
        let mut file = std::fs::File::create(&beside)?;
        file.write_all(text)?;
        file.sync_all()?;
        match std::fs::rename(&self.path, self.backup()) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        std::fs::rename(&beside, &self.path)
    }

    fn backup(&self) -> PathBuf {
        self.path.with_extension("json.bak")
    }
}

fn read_file(path: &Path) -> Result<Option<Offsets>, ClientError> {
    let text = match std::fs::read(path) {
        Ok(text) if !text.is_empty() => text,
        Ok(_) => return Ok(None),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(file_error(path, error)),
    };
    let body: ResetOffsetBody = lenient_json::from_slice(&text).map_err(|error| file_error(path, error))?;
    Ok(Some(body.offset_table.into_iter().map(|(queue, offset)| (queue.0, QueueOffset(offset))).collect()))
}

fn file_error(path: &Path, reason: impl ToString) -> ClientError {
    ClientError::File { path: path.display().to_string(), reason: reason.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::QueueId;
    use std::fs;

    fn file(dir: &Path) -> LocalFile {
        LocalFile::new(dir, "10.0.0.1@DEFAULT", &GroupName::new("G").unwrap()).unwrap()
    }

    fn queue(id: i32) -> MessageQueue {
        MessageQueue::new("T", "a", QueueId(id))
    }

    #[test]
    fn the_file_is_where_java_has_it() {
        let dir = tempfile::tempdir().unwrap();
        let file = file(dir.path());
        assert!(file.read().unwrap().is_empty());
        file.merge(vec![(queue(0), QueueOffset(5))]).unwrap();
        let path = dir.path().join("10.0.0.1@DEFAULT/G/offsets.json");
        let text = fs::read_to_string(&path).unwrap();
        // Java 5.4.0 reads this text.
        assert_eq!(text, "{\n\t\"offsetTable\":{\n\t\t{\"brokerName\":\"a\",\"queueId\":0,\"topic\":\"T\"}:5\n\t}\n}");
        file.merge(vec![(queue(1), QueueOffset(7)), (queue(0), QueueOffset(6))]).unwrap();
        assert_eq!(file.read().unwrap(), [(queue(0), QueueOffset(6)), (queue(1), QueueOffset(7))].into());
        assert_eq!(fs::read_to_string(path.with_extension("json.bak")).unwrap(), text);
    }

    #[test]
    fn a_file_written_by_java_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let file = file(dir.path());
        fs::create_dir_all(file.path.parent().unwrap()).unwrap();
        let queues = [(1, 12), (0, 5)].map(|(id, offset)| {
            format!("\n\t\t{{\n\t\t\t\"brokerName\":\"a\",\n\t\t\t\"queueId\":{id},\n\t\t\t\"topic\":\"T\"\n\t\t}}:{offset}")
        });
        fs::write(&file.path, format!("{{\n\t\"offsetTable\":{{{}\n\t}}\n}}", queues.join(","))).unwrap();
        assert_eq!(file.read().unwrap(), [(queue(1), QueueOffset(12)), (queue(0), QueueOffset(5))].into());
    }

    #[test]
    fn damage_falls_back_to_the_file_before_and_is_refused_without_one() {
        let dir = tempfile::tempdir().unwrap();
        let file = file(dir.path());
        file.merge(vec![(queue(0), QueueOffset(5))]).unwrap();
        file.merge(vec![(queue(0), QueueOffset(6))]).unwrap();
        for damage in ["{\"offsetTable\":", ""] {
            fs::write(&file.path, damage).unwrap();
            assert_eq!(file.read().unwrap()[&queue(0)], QueueOffset(5), "{damage:?}");
        }
        fs::remove_file(&file.path).unwrap();
        assert_eq!(file.read().unwrap()[&queue(0)], QueueOffset(5));
        fs::write(&file.path, "junk").unwrap();
        fs::write(file.backup(), "junk").unwrap();
        assert!(matches!(file.read(), Err(ClientError::File { path, .. }) if path.ends_with("offsets.json.bak")));
        fs::remove_file(file.backup()).unwrap();
        assert!(matches!(file.read(), Err(ClientError::File { path, .. }) if path.ends_with("offsets.json")));
        assert!(file.merge(vec![]).is_err(), "a damaged file is not written over");
    }

    #[test]
    fn client_ids_stay_within_the_folder() {
        let group = GroupName::new("G").unwrap();
        assert!(LocalFile::new(Path::new("/tmp"), "1.2.3.4@../../etc", &group).is_err());
    }
}
