//! Habits that no lint knows: sizes of files and functions, a first line that says what a file is for, and which room may name which.

use std::fs;
use std::path::{Path, PathBuf};

const FILE_LINES_MAX: usize = 600;
const FUNCTION_LINES_MAX: usize = 70;

/// Per folder of sources, what its files must not name: rooms above it, and sockets where they have no place.
const DIRECTIONS: [(&str, &[&str]); 13] = [
    (
        "mq-core/src/types.rs",
        &["crate::names", "crate::message", "crate::protocol", "crate::net", "crate::client", "crate::admin", "crate::ops"],
    ),
    ("mq-core/src/names.rs", &["crate::message", "crate::protocol", "crate::net", "crate::client", "crate::admin", "crate::ops"]),
    ("mq-core/src/message", &["crate::filter", "crate::protocol", "crate::net", "crate::client", "crate::admin", "crate::ops"]),
    ("mq-core/src/protocol", &["crate::net", "crate::client", "crate::admin", "crate::ops", "tokio"]),
    ("mq-core/src/filter", &["crate::protocol", "crate::net", "crate::client", "crate::admin", "crate::ops", "tokio"]),
    ("mq-core/src/net", &["crate::client", "crate::admin", "crate::ops"]),
    ("mq-core/src/client", &["crate::admin", "crate::ops"]),
    ("mq-core/src/admin", &["crate::ops"]),
    ("mq-server/src/config", &["crate::store", "crate::broker", "crate::namesrv"]),
    ("mq-server/src/store", &["crate::broker", "crate::namesrv", "crate::config", "tokio"]),
    ("mq-server/src/broker", &["crate::namesrv"]),
    ("mqadmin/src", &["mq_core::net", "mq_server"]),
    ("mq-tui/src", &["mq_core::net", "mq_server"]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package lies in the workspace").to_owned()
}

/// Every Rust file of the workspace, with its path from the root and its text.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if entry.is_dir() && name != "target" && name != "golden" && !name.starts_with('.') {
                walk(&entry, found);
            } else if name.ends_with(".rs") {
                found.push(entry);
            }
        }
    }
    let root = root();
    let mut files = Vec::new();
    for package in ["mq-core", "mq-server", "mqadmin", "mq-tui", "tests"] {
        walk(&root.join(package), &mut files);
    }
    assert!(files.len() > 50, "only {} sources found", files.len());
    files.iter().map(|file| (file.strip_prefix(&root).unwrap().display().to_string(), fs::read_to_string(file).unwrap())).collect()
}

fn complain(rule: &str, offenders: &[String]) {
    assert!(offenders.is_empty(), "{rule}:\n  {}", offenders.join("\n  "));
}

#[test]
fn files_say_what_they_are_for_and_stay_short() {
    let mut offenders = Vec::new();
    for (file, text) in sources() {
        let lines = text.lines().count();
        if lines > FILE_LINES_MAX {
            offenders.push(format!("{file} has {lines} lines, at most {FILE_LINES_MAX}"));
        }
        if !text.starts_with("//!") {
            offenders.push(format!("{file} does not open with a //! line"));
        }
    }
    complain("sizes and first lines", &offenders);
}

#[test]
fn functions_stay_short() {
    let mut offenders = Vec::new();
    for (file, text) in sources() {
        let mut open: Option<(usize, String, usize)> = None;
        for (number, line) in text.lines().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let code = line.trim_start();
            let starts = [
                "fn ",
                "pub fn ",
                "pub(crate) fn ",
                "pub(super) fn ",
                "async fn ",
                "pub async fn ",
                "pub(super) async fn ",
                "pub const fn ",
            ];
            if open.is_none() && starts.iter().any(|start| code.starts_with(start)) && !code.ends_with(';') && !code.ends_with('}') {
                open = Some((number, code.to_owned(), indent));
            } else if let Some((start, name, at)) = &open
                && indent == *at
                && code.starts_with('}')
            {
                let lines = number - start + 1;
                if lines > FUNCTION_LINES_MAX {
                    offenders.push(format!("{file}:{} {name} has {lines} lines, at most {FUNCTION_LINES_MAX}", start + 1));
                }
                open = None;
            }
        }
    }
    complain("long functions", &offenders);
}

#[test]
fn rooms_name_only_rooms_below_them() {
    let mut offenders = Vec::new();
    for (file, text) in sources() {
        let forbidden =
            DIRECTIONS.iter().filter(|(room, _)| file.starts_with(room) && !file.contains("/tests")).flat_map(|(_, names)| names.iter());
        for name in forbidden {
            let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
            if let Some((number, _)) = lines.find(|(_, line)| line.contains(&format!("{name}::"))) {
                offenders.push(format!("{file}:{} names {name}", number + 1));
            }
        }
    }
    complain("directions", &offenders);
}

#[test]
fn unsafe_code_has_one_home_and_nothing_is_left_unfinished() {
    let mut offenders = Vec::new();
    for (file, text) in sources() {
        let code = || text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
        let unsafe_home = file == "mq-server/src/store/mapped_file.rs" || file.starts_with("tests/");
        for (number, line) in code() {
            if !unsafe_home && (line.contains("unsafe {") || line.contains("unsafe fn") || line.contains("unsafe impl")) {
                offenders.push(format!("{file}:{} unsafe", number + 1));
            }
            if !file.starts_with("tests/") && ["todo!(", "unimplemented!(", "FIXME", "dbg!("].iter().any(|word| line.contains(word)) {
                offenders.push(format!("{file}:{} unfinished: {}", number + 1, line.trim()));
            }
        }
    }
    complain("unsafe or unfinished", &offenders);
}

/// A key that is read nowhere would be said to have an effect that it does not have.
#[test]
fn every_setting_is_read() {
    let all = sources();
    let config = |name: &str| &all.iter().find(|(file, _)| file == &format!("mq-server/src/config/{name}.rs")).unwrap().1;
    let elsewhere: Vec<&String> = all
        .iter()
        .filter(|(file, _)| file.starts_with("mq-server/src/") && !file.contains("/config/") && !file.contains("/tests"))
        .map(|(_, text)| text)
        .collect();
    let is_used = |word: &str| elsewhere.iter().any(|text| names(text, word));
    let mut offenders = Vec::new();
    for table in ["broker", "store", "namesrv"] {
        let (declared, methods) = config(table).split_once("\nimpl ").unwrap();
        // A method of the table reads the fields that stand in it.
        let read_by_methods =
            methods.split("pub fn ").skip(1).filter(|method| is_used(method.split('(').next().unwrap())).collect::<String>();
        for line in declared.lines().filter(|line| line.trim_start().starts_with('"')) {
            let Some((key, rest)) = line.split_once(" => ") else { continue };
            let field = rest.split(':').next().unwrap();
            if !is_used(field) && !names(&read_by_methods, field) {
                offenders.push(format!("{} of the {table} table is read nowhere", key.trim()));
            }
        }
    }
    complain("settings", &offenders);
}

/// Whether `text` has `.word` with nothing of a word behind it.
fn names(text: &str, word: &str) -> bool {
    let is_end = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    text.match_indices(&format!(".{word}")).any(|(at, found)| is_end(&text[at + found.len()..]))
}
