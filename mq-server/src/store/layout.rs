//! Every directory and file name of a data folder.
//!
//! ```text
//! commitlog/00000000001073741824                  commit log, named by the position of its first byte
//! consumequeue/<topic>/<queue id>/0000000000000…  consume queue, named by byte position
//! index/20260131235959123                         index, named by local time of creation
//! checkpoint                                      how far what is derived is durable
//! abort                                           exists while a broker runs; holds its process id
//! lock                                            locked while a broker runs
//! config/*.json                                   topics, groups, offsets: their owners know the names
//! ```

use mq_core::types::QueueId;
use std::path::{Path, PathBuf};

const OFFSET_NAME_LEN: usize = 20;

/// The paths of one data folder.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) root: PathBuf,
    pub(super) commit_log: PathBuf,
}

impl Layout {
    pub(super) fn consume_queues(&self) -> PathBuf {
        self.root.join("consumequeue")
    }

    pub(super) fn topic(&self, topic: &str) -> PathBuf {
        self.consume_queues().join(topic)
    }

    pub(super) fn queue(&self, topic: &str, id: QueueId) -> PathBuf {
        self.topic(topic).join(id.to_string())
    }

    pub(super) fn index(&self) -> PathBuf {
        self.root.join("index")
    }

    pub(super) fn checkpoint(&self) -> PathBuf {
        self.root.join("checkpoint")
    }

    pub(super) fn abort(&self) -> PathBuf {
        self.root.join("abort")
    }

    pub(super) fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }
}

/// The file in `dir` whose first byte is at `start`.
pub(super) fn offset_file(dir: &Path, start: i64) -> PathBuf {
    dir.join(format!("{start:0OFFSET_NAME_LEN$}"))
}

/// The position a file is named by; `None` for any other file.
pub(super) fn parse_offset_name(name: &str) -> Option<i64> {
    (name.len() == OFFSET_NAME_LEN && name.bytes().all(|byte| byte.is_ascii_digit())).then(|| name.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_apaches() {
        assert_eq!(offset_file(Path::new("commitlog"), 1 << 30), Path::new("commitlog/00000000001073741824"));
        assert_eq!(parse_offset_name("00000000001073741824"), Some(1 << 30));
        for other in ["lock", "0", "0000000000107374182x", "99999999999999999999", "+0000000001073741824"] {
            assert_eq!(parse_offset_name(other), None, "{other}");
        }
    }
}
