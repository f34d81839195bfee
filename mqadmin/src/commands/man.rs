//! `mqadmin man`: manual pages, from the same tree as help and completions.

use crate::args::Cli;
use crate::failure::{self, Failure};
use crate::session::Session;
use clap::CommandFactory;
use std::path::Path;

/// Which pages, and where to.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  mqadmin man topic create | man -l -\n  mqadmin man --dir /usr/local/share/man/man1\n\nClass: read.")]
pub struct Args {
    /// A command, as `topic create`; none: the first page
    pub command: Vec<String>,
    /// Write all pages into that folder
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub dir: Option<String>,
}

/// Prints a page, or writes all.
///
/// # Errors
/// There is no such command, or the folder cannot be written.
pub fn run(args: &Args, session: &mut Session<'_>) -> Result<u8, Failure> {
    let mut root = Cli::command();
    root.build();
    let bad = |error: std::io::Error| Failure::new(failure::FAILED, "MAN", error.to_string());
    if let Some(dir) = &args.dir {
        std::fs::create_dir_all(dir).map_err(bad)?;
        clap_mangen::generate_to(root, Path::new(dir)).map_err(bad)?;
        session.note(&format!("written into {dir}"));
        return Ok(failure::DONE);
    }
    let mut command = root;
    for word in &args.command {
        let found = command.find_subcommand(word).cloned();
        command = found.ok_or_else(|| Failure::not_found("command", &args.command.join(" ")).hint("mqadmin --help"))?;
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page).map_err(bad)?;
    session.io.print(&String::from_utf8_lossy(&page));
    Ok(failure::DONE)
}
