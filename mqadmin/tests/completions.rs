//! The committed completion scripts are those of the tree as it is.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

/// To write them anew: `UPDATE_COMPLETIONS=1 cargo test -p mqadmin --test completions`.
#[test]
fn completions_are_fresh() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../completions");
    for (shell, file) in [("bash", "mqadmin.bash"), ("zsh", "_mqadmin"), ("fish", "mqadmin.fish")] {
        let path = folder.join(file);
        let script = mqadmin::completion(shell).unwrap();
        if std::env::var_os("UPDATE_COMPLETIONS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &script).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == script, "{} is stale; UPDATE_COMPLETIONS=1 writes it anew", path.display());
        assert!(script.contains("resend") && script.contains("dry-run"), "{shell}");
    }
    assert!(mqadmin::completion("elvish").is_none());
}
