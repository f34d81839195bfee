//! All queues by topic and id, and what each one's next offset is.
//!
//! Two numbers of a queue differ on purpose: `next` is what the log's writer hands out, the entries' end is what readers see; between them
//! are records that were appended and not dispatched yet.

use super::StoreError;
use super::consume_queue::{ConsumeQueue, Entries, Entry, Pushed};
use super::disk::{Disk, DiskFile};
use super::layout::{Layout, parse_offset_name};
use super::queue_files::QueueFiles;
use mq_core::names::TopicName;
use mq_core::types::{QueueId, QueueOffset};
use parking_lot::{Mutex, RwLock};
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tracing::warn;

/// One queue of a topic.
pub struct Queue {
    topic: TopicName,
    id: QueueId,
    dir: PathBuf,
    files: Arc<QueueFiles>,
    /// Written by the holder of the log's writer lock and, upwards only, by the dispatcher.
    next: AtomicI64,
    entries: ConsumeQueue,
}

impl Queue {
    /// Topic.
    pub fn topic(&self) -> &TopicName {
        &self.topic
    }

    /// Number within the topic.
    pub fn id(&self) -> QueueId {
        self.id
    }

    /// The first entry that readers see.
    pub fn min_offset(&self) -> QueueOffset {
        QueueOffset(self.entries.range().0)
    }

    /// One past the last entry that readers see.
    pub fn max_offset(&self) -> QueueOffset {
        QueueOffset(self.entries.range().1)
    }

    /// The offset of the next record that is appended.
    pub fn next_offset(&self) -> QueueOffset {
        QueueOffset(self.next.load(Ordering::Acquire))
    }

    /// Hands out `count` offsets, or takes the last ones back when negative. Only for the holder of the log's writer lock.
    pub(super) fn take_offsets(&self, count: i64) {
        self.next.fetch_add(count, Ordering::AcqRel);
    }

    pub(super) fn push(&self, offset: QueueOffset, entry: Entry) -> Pushed {
        let after = offset.advance(1).get();
        let pushed = self.entries.push(&self.files, &self.dir, offset.get(), entry);
        if pushed != Pushed::Refused && self.next.load(Ordering::Acquire) < after {
            self.next.fetch_max(after, Ordering::AcqRel);
        }
        pushed
    }

    pub(super) fn read(&self, from: i64, count: usize) -> io::Result<Entries> {
        self.entries.read(&self.files, &self.dir, from, count)
    }

    pub(super) fn first_from(&self, from: i64) -> io::Result<Option<(i64, Entry)>> {
        self.entries.first_from(&self.files, &self.dir, from)
    }

    pub(super) fn partition(&self, before: impl Fn(Entry) -> io::Result<bool>) -> io::Result<i64> {
        self.entries.partition(&self.files, &self.dir, self.min_offset().get(), before)
    }

    pub(super) fn write_out(&self) -> bool {
        self.entries.write_out(&self.files, &self.dir)
    }

    pub(super) fn expire(&self, log_min: i64) -> io::Result<i64> {
        self.entries.expire(&self.files, &self.dir, log_min)
    }

    /// Where readers go on when the file that entry `offset` is in is gone.
    pub(super) fn next_file_offset(&self, offset: i64) -> i64 {
        (self.files.file_of(offset) + self.files.file_bytes()) / Entry::LEN as i64
    }
}

impl fmt::Debug for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.topic, self.id)
    }
}

type Table = HashMap<TopicName, BTreeMap<QueueId, Arc<Queue>>, ahash::RandomState>;

/// All queues of a store.
pub(super) struct Queues {
    layout: Layout,
    disk: Arc<dyn Disk>,
    files: Arc<QueueFiles>,
    table: RwLock<Table>,
    /// Queues with entries that are not in their files.
    dirty: Mutex<Vec<Arc<Queue>>>,
}

/// What was found when the queues were loaded.
pub(super) struct Loaded {
    pub(super) queues: Queues,
    /// Some queue was not usable: it was deleted, and the whole log is to be followed again.
    pub(super) damaged: bool,
}

impl Queues {
    /// Loads all queues, without the entries of records at `cut_phy` or behind.
    pub(super) fn load(disk: Arc<dyn Disk>, layout: Layout, file_bytes: u64, open_max: usize, cut_phy: i64) -> Result<Loaded, StoreError> {
        let found = find(&*disk, &layout).map_err(|error| StoreError::io(&layout.consume_queues(), error))?;
        let file_bytes = usual_len(&found, file_bytes);
        let files = Arc::new(QueueFiles::new(disk.clone(), file_bytes as i64, open_max));
        let mut table = Table::default();
        let mut damaged = false;
        for FoundQueue { topic, id, dir, files: in_dir } in found {
            let starts: Vec<i64> = in_dir.iter().map(|(start, _)| *start).collect();
            let entries = if in_dir.iter().all(|(_, len)| *len == file_bytes) {
                ConsumeQueue::load(&files, &dir, &starts, cut_phy).ok()
            } else {
                None
            };
            let entries = match entries {
                Some(entries) => entries,
                None => {
                    warn!(%topic, queue = %id, "consume queue is damaged; it is built again from the commit log");
                    files.remove_dir(&dir).map_err(|error| StoreError::io(&dir, error))?;
                    damaged = true;
                    ConsumeQueue::empty()
                }
            };
            let next = AtomicI64::new(entries.range().1);
            let queue = Queue { topic: topic.clone(), id, dir, files: files.clone(), next, entries };
            table.entry(topic).or_default().insert(id, Arc::new(queue));
        }
        let queues = Self { layout, disk, files, table: RwLock::new(table), dirty: Mutex::default() };
        Ok(Loaded { queues, damaged })
    }

    /// The queue, made when it is not there.
    pub(super) fn get(&self, topic: &TopicName, id: QueueId) -> Arc<Queue> {
        if let Some(queue) = self.find(topic, id) {
            return queue;
        }
        let mut table = self.table.write();
        let ids = table.entry(topic.clone()).or_default();
        let made = || {
            let dir = self.layout.queue(topic, id);
            Arc::new(Queue {
                topic: topic.clone(),
                id,
                dir,
                files: self.files.clone(),
                next: AtomicI64::new(0),
                entries: ConsumeQueue::empty(),
            })
        };
        ids.entry(id).or_insert_with(made).clone()
    }

    pub(super) fn find(&self, topic: &str, id: QueueId) -> Option<Arc<Queue>> {
        self.table.read().get(topic)?.get(&id).cloned()
    }

    pub(super) fn of_topic(&self, topic: &str) -> Vec<Arc<Queue>> {
        self.table.read().get(topic).map(|ids| ids.values().cloned().collect()).unwrap_or_default()
    }

    pub(super) fn topics(&self) -> Vec<TopicName> {
        self.table.read().keys().cloned().collect()
    }

    pub(super) fn all(&self) -> Vec<Arc<Queue>> {
        self.table.read().values().flat_map(|ids| ids.values().cloned()).collect()
    }

    /// How many entries the files of all queues hold: what tells that some went missing.
    pub(super) fn total_entries(&self) -> i64 {
        self.table.read().values().flat_map(BTreeMap::values).map(|queue| queue.entries.held()).sum()
    }

    /// Empties the queues whose first files are missing, so that they can be built again.
    pub(super) fn drop_headless(&self, log_min: i64) -> Result<(), StoreError> {
        for queue in self.all() {
            if queue.entries.is_headless(&queue.files, &queue.dir, log_min).map_err(|error| StoreError::io(&queue.dir, error))? {
                warn!(?queue, "the consume queue's first files are missing; it is built again from the commit log");
                self.forget(&queue);
                self.delete_files(&queue)?;
            }
        }
        Ok(())
    }

    /// Remembers that `queue` has entries to write; whether it is the first one.
    pub(super) fn mark_dirty(&self, queue: &Arc<Queue>) -> bool {
        let mut dirty = self.dirty.lock();
        dirty.push(queue.clone());
        dirty.len() == 1
    }

    pub(super) fn has_dirty(&self) -> bool {
        !self.dirty.lock().is_empty()
    }

    /// The queues with entries to write, who are forgotten as such.
    pub(super) fn take_dirty(&self) -> Vec<Arc<Queue>> {
        std::mem::take(&mut *self.dirty.lock())
    }

    /// Makes what `queues` have in their files durable.
    pub(super) fn sync(&self, queues: &[Arc<Queue>]) -> io::Result<()> {
        let mut files: Vec<Arc<dyn DiskFile>> = Vec::new();
        let mut dirs = Vec::new();
        let mut marks = Vec::new();
        for queue in queues {
            let (written, to) = match queue.entries.unsynced(&queue.files, &queue.dir) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                unsynced => unsynced?,
            };
            if !written.is_empty() {
                dirs.extend([queue.dir.clone(), self.layout.topic(&queue.topic)]);
            }
            files.extend(written);
            marks.push((queue, to));
        }
        if !files.is_empty() {
            dirs.extend([self.layout.consume_queues(), self.layout.root.clone()]);
            dirs.sort_unstable();
            dirs.dedup();
            self.files.sync(&self.layout.root, &files, &dirs)?;
        }
        for (queue, to) in marks {
            queue.entries.mark_synced(to);
        }
        Ok(())
    }

    /// Forgets a topic and deletes its files. Returns how many entries that were.
    pub(super) fn delete_topic(&self, topic: &str) -> Result<i64, StoreError> {
        let Some(queues) = self.table.write().remove(topic) else { return Ok(0) };
        let entries = queues.values().map(|queue| self.delete_files(queue)).sum::<Result<i64, _>>()?;
        let dir = self.layout.topic(topic);
        self.disk.remove_dir_all(&dir).map_err(|error| StoreError::io(&dir, error))?;
        Ok(entries)
    }

    /// Empties the queues all of whose records are below `log_min`: their files go, the queues, which topics hold on to, stay. Returns how many
    /// entries that were.
    pub(super) fn delete_expired(&self, log_min: i64) -> Result<i64, StoreError> {
        let mut entries = 0;
        for queue in self.all() {
            let delete = || self.files.remove_dir(&queue.dir);
            entries += queue.entries.clear_expired(log_min, delete).map_err(|error| StoreError::io(&queue.dir, error))?;
        }
        Ok(entries)
    }

    fn forget(&self, queue: &Queue) {
        if let Some(ids) = self.table.write().get_mut(queue.topic.as_str()) {
            ids.remove(&queue.id);
        }
    }

    fn delete_files(&self, queue: &Queue) -> Result<i64, StoreError> {
        let entries = queue.entries.mark_deleted();
        self.files.remove_dir(&queue.dir).map_err(|error| StoreError::io(&queue.dir, error))?;
        Ok(entries)
    }
}

struct FoundQueue {
    topic: TopicName,
    id: QueueId,
    dir: PathBuf,
    /// Start and length of each file, rising.
    files: Vec<(i64, u64)>,
}

/// The directories that look like queues.
fn find(disk: &dyn Disk, layout: &Layout) -> io::Result<Vec<FoundQueue>> {
    let mut found = Vec::new();
    for topic_dir in directories(disk, &layout.consume_queues())? {
        let Ok(topic) = TopicName::new(topic_dir.as_str()) else {
            warn!(name = topic_dir, "passing over a directory that is no topic");
            continue;
        };
        for id in directories(disk, &layout.topic(&topic))? {
            let Ok(id) = id.parse::<QueueId>() else { continue };
            let dir = layout.queue(&topic, id);
            found.push(FoundQueue { topic: topic.clone(), id, files: files_in(disk, &dir)?, dir });
        }
    }
    Ok(found)
}

fn directories(disk: &dyn Disk, dir: &Path) -> io::Result<impl Iterator<Item = String>> {
    Ok(disk.list(dir)?.into_iter().filter(|entry| entry.is_dir).map(|entry| entry.name))
}

/// The queue's files; an empty last one, as a crash between creating and sizing it leaves, is deleted.
fn files_in(disk: &dyn Disk, dir: &Path) -> io::Result<Vec<(i64, u64)>> {
    let mut files: Vec<(i64, u64)> =
        disk.list(dir)?.into_iter().filter_map(|entry| Some((parse_offset_name(&entry.name)?, entry.len))).collect();
    files.sort_unstable();
    if let Some((start, 0)) = files.last() {
        disk.remove(&super::layout::offset_file(dir, *start))?;
        files.pop();
    }
    Ok(files)
}

/// The size that files on disk have: the configured one if any has it, else that of the first usable one.
fn usual_len(found: &[FoundQueue], configured: u64) -> u64 {
    let mut lens =
        found.iter().flat_map(|queue| &queue.files).map(|(_, len)| *len).filter(|len| *len > 0 && len % Entry::LEN as u64 == 0).peekable();
    let first = lens.peek().copied();
    if lens.any(|len| len == configured) { configured } else { first.unwrap_or(configured) }
}
