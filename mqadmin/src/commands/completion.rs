//! `mqadmin completion SHELL`.

use crate::args::Cli;
use crate::failure::{self, Failure};
use crate::session::Session;
use clap::CommandFactory;
use clap_complete::Shell;
use std::str::FromStr;

/// A shell.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  mqadmin completion bash > /etc/bash_completion.d/mqadmin\n  mqadmin completion fish > ~/.config/fish/completions/mqadmin.fish\n\nClass: read."
)]
pub struct Args {
    /// bash, zsh or fish
    #[arg(value_parser = ["bash", "zsh", "fish"])]
    pub shell: String,
}

/// Prints the script.
///
/// # Errors
/// There is no script for that shell.
pub fn run(args: &Args, session: &mut Session<'_>) -> Result<u8, Failure> {
    let script = script(&args.shell).ok_or_else(|| Failure::usage(format!("no script for `{}`", args.shell)))?;
    session.io.print(&script);
    Ok(failure::DONE)
}

/// The script for `shell`.
pub fn script(shell: &str) -> Option<String> {
    let shell = Shell::from_str(shell).ok().filter(|shell| matches!(shell, Shell::Bash | Shell::Zsh | Shell::Fish))?;
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "mqadmin", &mut bytes);
    Some(with_names(shell, String::from_utf8(bytes).ok()?))
}

/// What the library makes knows the words of the tree. Names of the cluster are asked for while somebody types; where there are some, they
/// are what is meant.
fn with_names(shell: Shell, script: String) -> String {
    match shell {
        Shell::Bash => {
            let at = script.rfind("\nif [[").map_or(script.len(), |at| at + 1);
            let (functions, registered) = script.split_at(at);
            format!("{functions}{BASH}{}", registered.replace("complete -F _mqadmin ", "complete -F _mqadmin_names "))
        }
        Shell::Zsh => {
            let at = script.rfind("\nif [ ").map_or(script.len(), |at| at + 1);
            format!("{}{ZSH}", &script[..at])
        }
        _ => script + FISH,
    }
}

const BASH: &str = r#"_mqadmin_names() {
    _mqadmin "$@"
    local names
    mapfile -t names < <("$1" __names "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    if ((${#names[@]})); then COMPREPLY=("${names[@]}"); fi
}

"#;

const ZSH: &str = r#"_mqadmin_names() {
    local -a names
    names=("${(@f)$("$words[1]" __names "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    names=(${names:#})
    if (( $#names )); then compadd -a names; else _mqadmin "$@"; fi
}

compdef _mqadmin_names mqadmin
if [ "$funcstack[1]" = "_mqadmin" ]; then
    _mqadmin_names "$@"
fi
"#;

const FISH: &str = r#"complete -c mqadmin -n 'not string match -q -- "-*" (commandline -ct)' -f -a '(mqadmin __names (commandline -opc)[2..-1] "$(commandline -ct)" 2>/dev/null)'
"#;
