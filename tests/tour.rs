//! The README's tour of `mqadmin`, carried out line by line as it is printed.
//!
//! In the `console` blocks below the tour's heading a line that begins with `$ ` is typed into a shell, and the lines below it are what standard
//! output shows, exactly; `…` stands for anything that differs from run to run, and the quick start's addresses for those of the server that the test started. `MQ_TOUR_PRINT=1` prints what came, for pasting.

use mq_tests::{PATIENCE, Standalone, eventually};
use std::path::Path;
use std::process::{Command, Stdio};

/// The heading of the tour.
const HEADING: &str = "## A tour of mqadmin";

/// A line that is typed, and what it prints.
struct Step<'a> {
    typed: &'a str,
    prints: Vec<&'a str>,
}

/// The steps in the README.
fn steps(readme: &str) -> Vec<Step<'_>> {
    let tour = readme.split_once(HEADING).expect("the README has a tour").1.split("\n## ").next().unwrap();
    let mut steps: Vec<Step<'_>> = Vec::new();
    for block in tour.split("```console\n").skip(1) {
        for line in block.split("```").next().unwrap().lines() {
            match (line.strip_prefix("$ "), steps.last_mut()) {
                (Some(typed), _) => steps.push(Step { typed, prints: Vec::new() }),
                (None, Some(step)) => step.prints.push(line),
                (None, None) => panic!("a block begins with output: {line}"),
            }
        }
    }
    steps
}

/// Whether `line` is as `printed`, where `…` stands for anything.
fn is_as(line: &str, printed: &str) -> bool {
    let mut parts = printed.split('…');
    let Some(mut rest) = line.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let parts: Vec<_> = parts.collect();
    for (at, part) in parts.iter().enumerate() {
        let is_last = at + 1 == parts.len();
        let found = if is_last && part.is_empty() {
            Some(rest.len())
        } else if is_last {
            rest.ends_with(part).then_some(rest.len())
        } else {
            rest.find(part).map(|found| found + part.len())
        };
        let Some(found) = found else { return false };
        rest = &rest[found..];
    }
    rest.is_empty()
}

/// A folder with a program `mqadmin` in it.
fn programs(folder: &Path) {
    let tests = std::env::current_exe().unwrap();
    std::os::unix::fs::symlink(tests.ancestors().nth(2).unwrap().join("mq-under-test"), folder.join("mqadmin")).unwrap();
}

#[test]
fn the_readme_does_what_it_says() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md")).unwrap();
    let steps = steps(&readme);
    assert!(steps.len() >= 15, "{} steps", steps.len());
    let home = tempfile::tempdir().unwrap();
    let server = Standalone::start(&home.path().join("mq-data"));
    programs(home.path());
    let path = format!("{}:{}", home.path().display(), std::env::var("PATH").unwrap());
    let mut wrong = Vec::new();
    for step in &steps {
        // The tour's server listens where the quick start's does; ours where there was room.
        let here = |text: &str| text.replace("127.0.0.1:9876", &server.namesrv).replace("127.0.0.1:10911", &server.broker);
        let typed = here(step.typed);
        let mut shell = Command::new("sh");
        shell.args(["-c", &typed]).current_dir(home.path()).stdin(Stdio::null());
        shell
            .env_clear()
            .env("PATH", &path)
            .env("HOME", home.path())
            .env("USER", "me")
            .env("TZ", "UTC")
            .env("NAMESRV_ADDR", &server.namesrv);
        let mut child = shell.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        eventually(step.typed, || child.try_wait().unwrap().map(drop));
        let done = child.wait_with_output().unwrap();
        let (stdout, stderr) = (String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap());
        if std::env::var_os("MQ_TOUR_PRINT").is_some() {
            println!("$ {}\n{stdout}", step.typed);
        }
        let lines: Vec<_> = stdout.lines().map(str::trim_end).collect();
        let as_printed = step.prints.is_empty()
            || lines.len() == step.prints.len()
                && lines.iter().zip(&step.prints).all(|(line, printed)| is_as(line, here(printed).trim_end()));
        let bad_end = !done.status.success();
        if bad_end || !as_printed {
            wrong.push(format!(
                "$ {}\nends with {}; prints:\n{stdout}\nand says:\n{stderr}\nthe README has:\n{}",
                step.typed,
                done.status,
                step.prints.join("\n")
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {} steps, within {PATIENCE:?} each:\n{}", wrong.len(), steps.len(), wrong.join("\n\n"));
}

#[test]
fn dots_stand_for_anything_and_nothing_else_does() {
    for (line, printed, is) in [
        ("a b", "a b", true),
        ("a b", "a", false),
        ("a 17 b", "a … b", true),
        ("a 17 c", "a … b", false),
        ("a 17", "a …", true),
        ("17 a 4 b", "… a … b", true),
        ("", "", true),
        ("x", "…", true),
    ] {
        assert_eq!(is_as(line, printed), is, "{line} / {printed}");
    }
}
