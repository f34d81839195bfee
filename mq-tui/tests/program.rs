//! The program as it is called.

use std::process::{Command, Output, Stdio};

fn mq_tui(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mq-tui"));
    command.env_remove("NAMESRV_ADDR").env_remove("MQADMIN_CONTEXT").env("XDG_CONFIG_HOME", "/nonexistent");
    command.args(args).stdin(Stdio::null()).output().expect("the program starts")
}

#[test]
fn without_a_terminal_it_says_what_to_use_instead() {
    let out = mq_tui(&["-n", "127.0.0.1:9"]);
    let said = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.code(), Some(2));
    assert!(said.contains("needs a terminal") && said.contains("mqadmin"), "{said}");
    assert!(out.stdout.is_empty(), "nothing is drawn");
}

#[test]
fn wrong_calls_end_with_2_and_help_with_0() {
    for args in [&["--screen", "9"][..], &["--refresh", "1ms"], &["--headless"], &["--theme", "pink"]] {
        assert_eq!(mq_tui(args).status.code(), Some(2), "{args:?}");
    }
    let unnamed = mq_tui(&["--headless", "--for", "1s"]);
    assert_eq!(unnamed.status.code(), Some(2));
    assert!(String::from_utf8(unnamed.stderr).unwrap().contains("no cluster given"));
    let filter = mq_tui(&["--headless", "--for", "1s", "-n", "127.0.0.1:9", "--screen", "4", "--filter", "size>3"]);
    assert!(String::from_utf8(filter.stderr).unwrap().contains("no column `size` here"));
    assert_eq!(mq_tui(&["--help"]).status.code(), Some(0));
}

#[test]
fn settings_that_mean_nothing_are_refused_with_file_line_and_key() {
    let file = std::env::temp_dir().join(format!("mq-tui-settings-{}", std::process::id()));
    std::fs::write(&file, "# keys\nkey.refresh = F5\nkey.mark = r\nkey.pauze = p\n").unwrap();
    let path = file.display().to_string();
    let out = mq_tui(&["--headless", "--for", "1s", "-n", "127.0.0.1:9", "--config", &path]);
    std::fs::remove_file(&file).unwrap();
    assert_eq!(out.status.code(), Some(2));
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(said.contains(&format!("{path}:4: key.pauze: no such action")), "{said}");
}

#[test]
fn a_headless_run_draws_and_says_what_it_cost() {
    let out = mq_tui(&["--headless", "--for", "1500ms", "--stats", "-n", "127.0.0.1:9"]);
    assert_eq!(out.status.code(), Some(0));
    let stats: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(stats["schema"], "mq-tui.stats/1");
    let frames = stats["frames"].as_u64().unwrap();
    assert!((2..=8).contains(&frames), "{stats}: one a second and one for each thing that happened");
    assert!(stats["bytes"].as_u64().unwrap() > 0, "{stats}");
}
