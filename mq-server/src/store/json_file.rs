//! Small files that must never be lost or half written: the tables of brokers and name servers.
//!
//! A new generation is written beside the file, made durable, and renamed over it; the one before is kept as `<name>.bak`. Reading takes
//! the newest generation that its reader accepts. A file that is there but unreadable in both generations is an error: it is never taken
//! for an empty one.

use super::StoreError;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One such file.
#[derive(Debug, Clone)]
pub struct JsonFile {
    path: PathBuf,
}

impl JsonFile {
    /// The file at `path`, which need not exist.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// What `read` makes of the newest generation that it accepts; `None` when there is no generation at all.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when generations are there and none is accepted, [`StoreError::Io`] when one cannot be read.
    pub fn load<T>(&self, read: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, StoreError> {
        let mut damage = None;
        for path in [&self.path, &self.backup()] {
            let text = match fs::read(path) {
                Ok(bytes) => String::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(io_error(path, error)),
            };
            match text.and_then(|text| if text.trim().is_empty() { Err("it is empty".to_owned()) } else { read(&text) }) {
                Ok(value) => {
                    if let Some(reason) = damage {
                        tracing::warn!(file = %self.path.display(), %reason, "damaged, the generation before it is used");
                    }
                    return Ok(Some(value));
                }
                Err(reason) => damage = damage.or(Some(reason)),
            }
        }
        damage.map_or(Ok(None), |reason| Err(StoreError::Damaged { path: self.path.clone(), reason }))
    }

    /// Replaces the file's content; durable when this returns.
    ///
    /// # Errors
    /// [`StoreError::Io`]; the file then still has its old content.
    pub fn write(&self, text: &str) -> Result<(), StoreError> {
        let directory = self.path.parent().unwrap_or(Path::new("."));
        let temporary = self.sibling("tmp");
        let replace = || {
            fs::create_dir_all(directory)?;
            let mut file = File::create(&temporary)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            // By a second link, so that the file itself is there at every moment.
            if self.path.exists() {
                let _ = fs::remove_file(self.backup());
                fs::hard_link(&self.path, self.backup())?;
            }
            fs::rename(&temporary, &self.path)?;
            File::open(directory)?.sync_all()
        };
        replace().map_err(|error| io_error(&self.path, error))
    }

    fn backup(&self) -> PathBuf {
        self.sibling("bak")
    }

    fn sibling(&self, ending: &str) -> PathBuf {
        let mut name = self.path.file_name().unwrap_or_default().to_owned();
        name.push(".");
        name.push(ending);
        self.path.with_file_name(name)
    }
}

fn io_error(path: &Path, source: io::Error) -> StoreError {
    StoreError::Io { path: path.to_owned(), source: Arc::new(source) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, String> {
        if text.starts_with("good") { Ok(text.to_owned()) } else { Err("not good".into()) }
    }

    #[test]
    fn the_newest_good_generation_counts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config/table.json");
        let file = JsonFile::new(&path);
        assert!(file.load(read).unwrap().is_none());
        file.write("good 1").unwrap();
        file.write("good 2").unwrap();
        assert_eq!(file.load(read).unwrap().unwrap(), "good 2");
        for damage in ["", "goo", "\u{0}\u{0}\u{0}"] {
            fs::write(&path, damage).unwrap();
            assert_eq!(file.load(read).unwrap().unwrap(), "good 1", "{damage:?}");
        }
        fs::remove_file(&path).unwrap();
        assert_eq!(file.load(read).unwrap().unwrap(), "good 1");
        fs::write(path.with_file_name("table.json.bak"), "bad").unwrap();
        assert!(matches!(file.load(read), Err(StoreError::Damaged { .. })), "never silently empty");
    }
}
