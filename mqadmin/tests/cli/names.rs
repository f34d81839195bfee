//! Names for a shell: from the cluster, then from what was kept of them; nothing, and no word of complaint, when nobody answers.

use crate::fake::{Fake, Shape};
use crate::{env_of, run_in};
use mq_core::protocol::bodies::topic::TopicConfig;

#[test]
fn names_come_from_the_cluster_and_are_kept_for_a_while() {
    let fake = Fake::start(Shape::default());
    let cache = tempfile::tempdir().unwrap();
    let env = env_of(&fake).with("XDG_CACHE_HOME", cache.path().display().to_string());
    let ask = |words: &[&str]| {
        let asked = run_in(&env, &[&["__names"], words].concat());
        assert_eq!((asked.code, asked.err.as_str()), (0, ""));
        asked.out
    };
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(30);
    // A machine that is too busy to answer in time says nothing.
    while ask(&["topic", "describe", "ord"]).is_empty() {
        assert!(std::time::Instant::now() < deadline, "no names");
    }
    assert_eq!(ask(&["topic", "describe", "ord"]), "orders\n");
    assert_eq!(ask(&["topic", "describe", "nothing-like-that"]), "");
    fake.state.topics.lock().unwrap().insert("ordinary".into(), TopicConfig::new("ordinary", 1, 6));
    assert_eq!(ask(&["topic", "describe", "ord"]), "orders\n", "of what was seen just now");
    assert_eq!(ask(&["topic", "describe", "orders", ""]), "", "there is nothing more to name");
}

#[test]
fn a_shell_is_never_told_of_failures() {
    let env = mqadmin::Env::default().with("NAMESRV_ADDR", "127.0.0.1:1");
    for line in [&["__names", "topic", "describe", ""][..], &["__names"], &["__names", "group", "show", "--context", ""]] {
        let asked = run_in(&env, line);
        assert_eq!((asked.code, asked.out.as_str(), asked.err.as_str()), (0, "", ""), "{line:?}");
    }
}
