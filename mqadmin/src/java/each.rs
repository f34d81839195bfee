//! What most of Apache's writes have in common: the same request to one broker or to those of a cluster, a line for each.

use super::broker::silent;
use super::parse::Parsed;
use crate::failure::Failure;
use crate::session::{Session, reason};
use mq_core::admin::{Admin, AdminError, Broker};
use mq_core::types::BrokerId;

/// Which brokers of a cluster a command is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Its masters.
    Masters,
    /// All of them.
    Everybody,
}

/// The broker of `-b`, or those of the cluster of `-c`. An address that no name server knows is taken as it is, as Apache does.
///
/// # Errors
/// Neither option is there, no name server answered, or the cluster is not known.
pub async fn named(admin: &Admin, parsed: &Parsed, whom: Whom) -> Result<Vec<Broker>, Failure> {
    match (parsed.get("b"), parsed.get("c")) {
        (Some(addr), _) => Ok(vec![at(addr)]),
        (None, Some(cluster)) if whom == Whom::Masters => Ok(admin.masters(Some(cluster)).await?),
        (None, Some(cluster)) => Ok(admin.brokers(Some(cluster)).await?),
        (None, None) => Err(Failure::usage("give -b brokerAddr or -c clusterName")),
    }
}

/// A broker of which nothing is known but its address.
pub fn at(addr: &str) -> Broker {
    Broker { cluster: "".into(), name: addr.into(), id: BrokerId::MASTER, addr: addr.into() }
}

/// Asks one broker after the other, and prints what `line` makes of each answer. Who refuses is named and does not stop the others.
///
/// # Errors
/// Everybody refused: the first refusal.
pub async fn each<T, F>(
    session: &mut Session<'_>,
    brokers: &[Broker],
    ask: impl Fn(Broker) -> F,
    line: impl Fn(&Broker, T) -> String,
) -> Result<u8, Failure>
where
    F: Future<Output = Result<T, AdminError>>,
{
    let (mut failed, mut first) = (Vec::new(), None);
    for broker in brokers {
        match ask(broker.clone()).await {
            Ok(answer) => session.io.print(&line(broker, answer)),
            Err(error) => {
                failed.push(format!("{}: {}", broker.addr, reason(&error)));
                first.get_or_insert(error);
            }
        }
    }
    match first {
        Some(error) if failed.len() == brokers.len() => Err(error.into()),
        _ => Ok(silent(session, failed)),
    }
}
