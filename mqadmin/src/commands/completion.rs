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
    String::from_utf8(bytes).ok()
}
