//! `mqadmin cluster`.

pub mod rt;

use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, decimal, list, number, text};
use crate::session::{Session, reason};
use clap::Subcommand;
use mq_core::admin::{Broker, RuntimeInfo};
use std::collections::BTreeMap;

/// What can be done with clusters.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Every cluster with its brokers, added up
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin cluster ls\n  mqadmin cluster ls -o json\n\nClass: read. Schema: mqadmin.cluster.ls/1"
    )]
    Ls,
    /// Every broker of one cluster
    #[command(
        visible_alias = "show",
        after_help = "Examples:\n  mqadmin cluster describe DefaultCluster\n  mqadmin cluster describe DefaultCluster -o wide\n\nClass: read. Schema: mqadmin.broker.ls/1"
    )]
    Describe {
        /// Its name
        cluster: String,
    },
    /// How long a send takes at every master
    #[command(
        after_help = "Examples:\n  mqadmin cluster rt --yes\n  mqadmin cluster rt --cluster DefaultCluster --count 100 --size 1024 --yes -o json\n\nThe messages go to the topic that each broker has under its own name, which nobody reads.\n\nClass: write (--yes). Schema: mqadmin.cluster.rt/1"
    )]
    Rt(rt::Rt),
}

pub const LS: Shape = Shape::new(
    "mqadmin.cluster.ls/1",
    &[
        text("cluster"),
        number("masters"),
        number("slaves"),
        number("dead"),
        decimal("in_per_s"),
        decimal("out_per_s"),
        number("in_today"),
        number("out_today"),
        list("versions"),
    ],
);

/// Runs the verb.
///
/// # Errors
/// No name server answered, or no broker did.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Ls => ls(session).await,
        Verb::Describe { cluster } => super::broker::ls(session, Some(cluster)).await,
        Verb::Rt(wanted) => rt::run(wanted, session).await,
    }
}

#[derive(Default)]
struct Sums {
    masters: i64,
    slaves: i64,
    dead: i64,
    infos: Vec<RuntimeInfo>,
    versions: Vec<String>,
}

async fn ls(session: &mut Session<'_>) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let info = admin.cluster_info().await?;
    let mut clusters: BTreeMap<String, Sums> = info.cluster_addr_table.keys().map(|name| (name.to_string(), Sums::default())).collect();
    let mut report = Report::of(&LS);
    for outcome in admin.runtime_infos(mq_core::admin::brokers_of(&info)).await.outcomes {
        let broker: Broker = outcome.target;
        let sums = clusters.entry(broker.cluster.to_string()).or_default();
        if broker.id.is_master() {
            sums.masters += 1;
        } else {
            sums.slaves += 1;
        }
        match outcome.result {
            Ok(info) => {
                sums.versions.extend(info.version().map(str::to_owned));
                sums.infos.push(info);
            }
            Err(error) => {
                sums.dead += 1;
                report.missing(format!("{broker}: {}", reason(&error)));
            }
        }
    }
    for (name, mut sums) in clusters {
        sums.versions.sort();
        sums.versions.dedup();
        // One broker's number that is not known makes the cluster's sum unknown.
        let whole = sums.dead == 0;
        let rate =
            |of: fn(&RuntimeInfo) -> Option<f64>| Cell::known_float(sums.infos.iter().map(of).sum::<Option<f64>>().filter(|_| whole));
        let count = |of: fn(&RuntimeInfo) -> Option<i64>| match sums.infos.iter().map(of).sum::<Option<i64>>() {
            Some(sum) if whole => Cell::Int(sum),
            Some(sum) => Cell::AtLeast(sum),
            None => Cell::Unknown,
        };
        report.rows.push(vec![
            Cell::text(name),
            Cell::Int(sums.masters),
            Cell::Int(sums.slaves),
            Cell::Int(sums.dead),
            rate(RuntimeInfo::in_tps),
            rate(RuntimeInfo::out_tps),
            count(RuntimeInfo::in_today),
            count(RuntimeInfo::out_today),
            Cell::List(sums.versions.clone()),
        ]);
    }
    session.show(report)
}
