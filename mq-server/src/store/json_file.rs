//! Durable JSON files: topics, groups, offsets, in the way Apache keeps them (`ConfigManager`), but safe against power failures.
//!
//! A save writes a temporary file, syncs it, makes the present file the `.bak` and renames; so at every moment one whole generation is
//! there under one of the two names. A load takes the newest generation that its reader accepts, and never makes nothing out of
//! something: only when both names are missing there is nothing.

use super::StoreError;
use super::disk::{Disk, RealDisk};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tracing::warn;

/// A file in two generations. Saves of one file must not overlap; the lock for that is its owner's.
pub struct JsonFile {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// Whether the present file may become the `.bak`: not when it was found damaged.
    present_is_good: AtomicBool,
}

impl JsonFile {
    /// The file at `path`, which need not exist.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self::on(Arc::new(RealDisk), path.into())
    }

    fn on(disk: Arc<dyn Disk>, path: PathBuf) -> Self {
        Self { disk, path, present_is_good: AtomicBool::new(true) }
    }

    /// The path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What `parse` makes of the newest generation it accepts; `None` when there is none at all.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] with the parser's words when files are there and none is accepted.
    pub fn load<T, E: std::fmt::Display>(&self, parse: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, StoreError> {
        let mut reason = None;
        for (path, is_backup) in [(self.path.clone(), false), (self.with_suffix(".bak"), true)] {
            let Some(text) = self.read(&path)? else { continue };
            match parse_text(&text, &parse) {
                Ok(value) => {
                    if is_backup {
                        warn!(path = %path.display(), "using the generation before: the newest one is missing or damaged");
                    }
                    self.present_is_good.store(!is_backup, Ordering::Relaxed);
                    return Ok(Some(value));
                }
                Err(error) => reason = reason.or(Some(error)),
            }
        }
        match reason {
            Some(reason) => Err(StoreError::Damaged { path: self.path.clone(), reason }),
            None => Ok(None),
        }
    }

    /// Makes `text` the newest generation. When this returns it is durable.
    ///
    /// # Errors
    /// [`StoreError::Io`]; the generation before is then still there.
    pub fn save(&self, text: &str) -> Result<(), StoreError> {
        self.write(text).map_err(|error| StoreError::io(&self.path, error))
    }

    fn write(&self, text: &str) -> io::Result<()> {
        let dir = self.path.parent().unwrap_or(Path::new("."));
        self.disk.create_dir_all(dir)?;
        let temporary = self.with_suffix(".tmp");
        let file = self.disk.open_or_create(&temporary)?;
        file.set_len(0)?;
        file.write_all_at(text.as_bytes(), 0)?;
        file.sync()?;
        if self.present_is_good.load(Ordering::Relaxed) {
            match self.disk.rename(&self.path, &self.with_suffix(".bak")) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        self.disk.rename(&temporary, &self.path)?;
        self.disk.sync_dir(dir)?;
        self.present_is_good.store(true, Ordering::Relaxed);
        Ok(())
    }

    fn read(&self, path: &Path) -> Result<Option<Vec<u8>>, StoreError> {
        let read = || {
            let file = self.disk.open(path)?;
            let mut bytes = vec![0; file.len()? as usize];
            file.read_exact_at(&mut bytes, 0)?;
            Ok(bytes)
        };
        match read() {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if io::Error::kind(&error) == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::io(path, error)),
        }
    }

    fn with_suffix(&self, suffix: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(suffix);
        name.into()
    }
}

fn parse_text<T, E: std::fmt::Display>(bytes: &[u8], parse: impl Fn(&str) -> Result<T, E>) -> Result<T, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    if text.trim_matches(['\0', ' ', '\n', '\r', '\t']).is_empty() {
        return Err("the file is empty".to_owned());
    }
    parse(text).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::faulty_disk::FaultyDisk;
    use super::*;

    const PATH: &str = "/config/topics.json";

    fn file(disk: &FaultyDisk) -> JsonFile {
        JsonFile::on(Arc::new(disk.clone()), PATH.into())
    }

    /// Stands for a reader of JSON: takes `{number}`.
    fn parse(text: &str) -> Result<u32, String> {
        let number = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')).ok_or("no object")?;
        number.parse().map_err(|_| "no number".to_owned())
    }

    #[test]
    fn two_generations_are_kept() {
        let disk = FaultyDisk::default();
        assert_eq!(file(&disk).load(parse).unwrap(), None);
        for n in 1..4 {
            file(&disk).save(&format!("{{{n}}}")).unwrap();
            assert_eq!(file(&disk).load(parse).unwrap(), Some(n));
        }
        assert_eq!(disk.content(Path::new("/config/topics.json.bak")).unwrap(), b"{2}");
    }

    #[test]
    fn damage_means_the_generation_before_or_a_refusal_but_never_nothing() {
        let disk = FaultyDisk::default();
        file(&disk).save("{1}").unwrap();
        file(&disk).save("{2}").unwrap();
        let (main, backup) = (Path::new(PATH), PathBuf::from(format!("{PATH}.bak")));
        for cut in 0..3 {
            disk.put(main, b"{2}"[..cut].to_vec());
            assert_eq!(file(&disk).load(parse).unwrap(), Some(1), "cut to {cut}");
        }
        disk.put(main, vec![0; 100]);
        assert_eq!(file(&disk).load(parse).unwrap(), Some(1), "what a power failure leaves of a file");
        // A damaged file never becomes the backup.
        let damaged = file(&disk);
        damaged.load(parse).unwrap();
        damaged.save("{3}").unwrap();
        assert_eq!((disk.content(main).unwrap(), disk.content(&backup).unwrap()), (b"{3}".to_vec(), b"{1}".to_vec()));
        disk.remove(main).unwrap();
        assert_eq!(file(&disk).load(parse).unwrap(), Some(1));
        disk.put(&backup, b"{".to_vec());
        assert!(matches!(file(&disk).load(parse), Err(StoreError::Damaged { .. })));
        disk.put(main, b"[]".to_vec());
        assert!(matches!(file(&disk).load(parse), Err(StoreError::Damaged { path, reason }) if path == main && reason == "no object"));
    }

    #[test]
    fn a_saved_generation_survives_a_power_failure() {
        let disk = FaultyDisk::default();
        for n in 1..20 {
            file(&disk).save(&format!("{{{n}}}")).unwrap();
            assert_eq!(file(&disk.after_power_failure(n)).load(parse).unwrap(), Some(n as u32));
        }
    }
}
