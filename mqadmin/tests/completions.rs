//! The committed completion scripts are those of the tree as it is.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::Write;
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

/// What bash makes of a half-typed line, when the cluster has the topics `orders` and `orders-retry`.
fn typed(line: &str) -> String {
    let mut script = tempfile::NamedTempFile::new().unwrap();
    script.write_all(mqadmin::completion("bash").unwrap().as_bytes()).unwrap();
    let asked = r#"source "$1"; mqadmin() { [[ $* == "__names topic describe "* ]] && printf '%s\n' orders orders-retry; }
        COMP_WORDS=($2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _mqadmin_names mqadmin "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"; echo "${COMPREPLY[*]}""#;
    let bash = std::process::Command::new("bash").args(["-c", asked, "bash"]).arg(script.path()).arg(line).output().unwrap();
    String::from_utf8(bash.stdout).unwrap().trim().to_owned()
}

#[test]
fn bash_offers_names_of_the_cluster_where_they_belong_and_words_elsewhere() {
    assert_eq!(typed("mqadmin topic describe ord"), "orders orders-retry");
    assert_eq!(typed("mqadmin topic desc"), "describe");
}
