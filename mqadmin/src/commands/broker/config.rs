//! `mqadmin broker config`: settings of brokers.

use super::care::On;
use super::{CONFIG, address, pairs};
use crate::commands::diff;
use crate::failure::Failure;
use crate::rails;
use crate::session::Session;
use clap::Subcommand;
use mq_core::ops::plan::{Change, Class, Plan, Server, Step};

/// What can be done with settings.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// The settings of a broker
    #[command(
        after_help = "Examples:\n  mqadmin broker config get broker-a\n  mqadmin broker config get broker-a --key 'flush*'\n\nClass: read. Schema: mqadmin.broker.config/1"
    )]
    Get {
        /// Its name or address
        broker: String,
        /// Only keys that fit a pattern
        #[arg(long, value_name = "PATTERN")]
        key: Vec<String>,
    },
    /// Change settings; the broker takes them at once, or refuses
    #[command(
        after_help = "Examples:\n  mqadmin broker config set fileReservedTime=48 --dry-run\n  mqadmin broker config set fileReservedTime=48 --broker broker-a --yes\n\nClass: write (--yes). Schema: mqadmin.broker.config.set/1"
    )]
    Set {
        /// KEY=VALUE
        #[arg(required = true, value_name = "KEY=VALUE")]
        settings: Vec<String>,
        #[command(flatten)]
        on: On,
    },
    /// In what two brokers are set differently
    #[command(
        after_help = "Examples:\n  mqadmin broker config diff broker-a broker-b\n  mqadmin broker config diff broker-a broker-b --all -o json\n\nClass: read. Exit 0 the same, 10 different. Schema: mqadmin.diff/1"
    )]
    Diff {
        /// One, by name or address
        a: String,
        /// The other
        b: String,
        /// Also keys that are different on every machine
        #[arg(long)]
        all: bool,
    },
}

/// Runs the verb.
///
/// # Errors
/// Nobody answered, a key is not known, or the write was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Get { broker, key } => {
            let admin = session.admin()?;
            let addr = address(&admin, broker).await?;
            let config = admin.broker_config(&addr).await?;
            pairs(session, &CONFIG, config.iter().map(|(key, value)| (key.as_str(), value.as_str())), key)
        }
        Verb::Set { settings, on } => set(session, settings, on).await,
        Verb::Diff { a, b, all } => diff::brokers(session, &[a.clone(), b.clone()], *all).await,
    }
}

/// `KEY=VALUE`.
///
/// # Errors
/// It is none.
pub fn pair(text: &str) -> Result<(&str, &str), Failure> {
    let pair = text.split_once('=').filter(|(key, _)| !key.trim().is_empty());
    pair.map(|(key, value)| (key.trim(), value.trim())).ok_or_else(|| Failure::usage(format!("`{text}` is not KEY=VALUE")))
}

/// The steps that set `settings` at a server that lists `known`.
///
/// # Errors
/// One of them is no pair, or is not listed: a misspelt key would be stored and never read.
pub fn steps(of: Server, target: &str, addr: &str, known: &[(String, String)], settings: &[String]) -> Result<Vec<Step>, Failure> {
    let step = |text: &String| {
        let (key, value) = pair(text)?;
        let before = known.iter().find(|(known, _)| known == key).map(|(_, value)| value.clone());
        if before.is_none() {
            return Err(Failure::not_found("setting", key).because(format!("{target} does not list it")));
        }
        Ok(Step::new(target, addr, Change::Setting { of, key: key.to_owned(), before, after: value.to_owned() }))
    };
    settings.iter().map(step).collect()
}

async fn set(session: &mut Session<'_>, settings: &[String], on: &On) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let mut all = Vec::new();
    for broker in on.masters(&admin).await? {
        let known = admin.broker_config(&broker.addr).await?;
        all.extend(steps(Server::Broker, &broker.to_string(), &broker.addr, &known, settings)?);
    }
    let (key, _) = pair(&settings[0])?;
    let plan = Plan::new("config", format!("set {}", settings.join(" ")), Class::Write, key, all);
    rails::write(session, &admin, plan, "mqadmin.broker.config.set/1", &format!("mqadmin broker config get BROKER --key {key}")).await
}
