//! `mqadmin controller` and `mqadmin container`.

use super::broker::config::{pair, steps as setting_steps};
use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, flag, number, text};
use crate::rails;
use crate::session::{Session, answers};
use clap::{Args, Subcommand};
use mq_core::admin::Admin;
use mq_core::ops::plan::{Call, Change, Class, Plan, Server, Step};

/// Where the controllers are.
#[derive(Debug, Clone, Args)]
pub struct At {
    /// Controllers, separated by ;
    #[arg(short = 'a', long = "controller", value_name = "LIST")]
    pub addrs: String,
}

impl At {
    fn list(&self) -> Vec<String> {
        self.addrs.split([';', ',']).map(|addr| addr.trim().to_owned()).filter(|addr| !addr.is_empty()).collect()
    }

    fn first(&self) -> Result<String, Failure> {
        self.list().into_iter().next().ok_or_else(|| Failure::usage("no controller is given"))
    }
}

/// What can be done with controllers.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Who leads, who follows
    #[command(
        after_help = "Examples:\n  mqadmin controller meta -a 10.0.0.1:9878\n  mqadmin controller meta -a '10.0.0.1:9878;10.0.0.2:9878' -o json\n\nClass: read. Schema: mqadmin.controller.meta/1"
    )]
    Meta {
        #[command(flatten)]
        at: At,
    },
    /// Which replicas keep up, as the leader knows
    #[command(
        after_help = "Examples:\n  mqadmin controller sync -a 10.0.0.1:9878\n  mqadmin controller sync -a 10.0.0.1:9878 --broker broker-a\n\nClass: read. Schema: mqadmin.controller.sync/1"
    )]
    Sync {
        #[command(flatten)]
        at: At,
        /// Only that broker name
        #[arg(long)]
        broker: Option<String>,
    },
    /// Settings: look, change
    #[command(subcommand)]
    Config(Config),
    /// Make a replica the master
    #[command(
        after_help = "Examples:\n  mqadmin controller elect broker-a 2 --cluster DefaultCluster -a 10.0.0.1:9878 --dry-run\n  mqadmin controller elect broker-a 2 --cluster DefaultCluster -a 10.0.0.1:9878 --confirm broker-a\n\nClass: cluster-wide (--confirm BROKER). Schema: mqadmin.controller.elect/1"
    )]
    Elect {
        /// The broker name
        broker: String,
        /// The replica's id
        id: i64,
        /// Its cluster
        #[arg(short = 'c', long)]
        cluster: String,
        #[command(flatten)]
        at: At,
    },
    /// Forget replicas
    #[command(
        after_help = "Examples:\n  mqadmin controller clean broker-a --ids '2;3' --cluster DefaultCluster -a 10.0.0.1:9878 --dry-run\n  mqadmin controller clean broker-a --living -a 10.0.0.1:9878 --confirm broker-a\n\nClass: cluster-wide (--confirm BROKER). Schema: mqadmin.controller.clean/1"
    )]
    Clean {
        /// The broker name
        broker: String,
        /// Only these
        #[arg(long, value_name = "1;2")]
        ids: Option<String>,
        /// Also those that are alive
        #[arg(long)]
        living: bool,
        /// Their cluster
        #[arg(short = 'c', long, required_unless_present = "living")]
        cluster: Option<String>,
        #[command(flatten)]
        at: At,
    },
}

/// What can be done with settings.
#[derive(Debug, Subcommand)]
pub enum Config {
    /// The settings of every controller
    #[command(
        after_help = "Examples:\n  mqadmin controller config get -a 10.0.0.1:9878\n  mqadmin controller config get -a 10.0.0.1:9878 -o csv\n\nClass: read. Schema: mqadmin.controller.config/1"
    )]
    Get {
        #[command(flatten)]
        at: At,
    },
    /// Change settings of every controller
    #[command(
        after_help = "Examples:\n  mqadmin controller config set enableElectUncleanMaster=false -a 10.0.0.1:9878 --dry-run\n  mqadmin controller config set enableElectUncleanMaster=false -a 10.0.0.1:9878 --confirm enableElectUncleanMaster\n\nClass: cluster-wide (--confirm KEY). Schema: mqadmin.controller.config.set/1"
    )]
    Set {
        /// KEY=VALUE
        #[arg(required = true, value_name = "KEY=VALUE")]
        settings: Vec<String>,
        #[command(flatten)]
        at: At,
    },
}

/// What can be done with brokers in containers.
#[derive(Debug, Subcommand)]
pub enum Container {
    /// Start a broker in a container
    #[command(
        after_help = "Examples:\n  mqadmin container add 10.0.0.1:10811 /etc/mq/broker-b.conf --dry-run\n  mqadmin container add 10.0.0.1:10811 /etc/mq/broker-b.conf --yes\n\nClass: write (--yes). Schema: mqadmin.container.add/1"
    )]
    Add {
        /// The container
        container: String,
        /// The broker's settings, a file on the container's machine
        config: String,
    },
    /// Stop a broker of a container
    #[command(
        visible_alias = "delete",
        after_help = "Examples:\n  mqadmin container rm 10.0.0.1:10811 DefaultCluster broker-b 0 --dry-run\n  mqadmin container rm 10.0.0.1:10811 DefaultCluster broker-b 0 --confirm broker-b\n\nClass: destructive (--confirm BROKER). Schema: mqadmin.container.rm/1"
    )]
    Rm {
        /// The container
        container: String,
        /// The broker's cluster
        cluster: String,
        /// Its name
        broker: String,
        /// Its id
        id: i64,
    },
}

pub const META: Shape =
    Shape::new("mqadmin.controller.meta/1", &[text("addr"), text("group"), text("leader"), text("leader_addr"), text("peers")]);
pub const SYNC: Shape = Shape::new(
    "mqadmin.controller.sync/1",
    &[
        text("broker"),
        number("id"),
        text("addr"),
        flag("master"),
        flag("in_sync"),
        flag("alive"),
        number("master_epoch"),
        number("set_epoch"),
    ],
);
pub const CONFIG: Shape = Shape::new("mqadmin.controller.config/1", &[text("addr"), text("key"), text("value")]);

/// Runs the verb.
///
/// # Errors
/// No controller answered, or a write was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Meta { at } => meta(session, at).await,
        Verb::Sync { at, broker } => sync(session, &at.first()?, broker.as_deref()).await,
        Verb::Config(Config::Get { at }) => config(session, at).await,
        Verb::Config(Config::Set { settings, at }) => set(session, settings, at).await,
        Verb::Elect { broker, id, cluster, at } => {
            let call = Call::Elect { cluster: cluster.clone(), broker_name: broker.clone(), id: *id };
            one(session, &at.first()?, Class::ClusterWide, broker, call, "mqadmin.controller.elect/1", "mqadmin controller sync").await
        }
        Verb::Clean { broker, ids, living, cluster, at } => {
            if ids.as_deref().is_some_and(|ids| ids.split(';').any(|id| id.trim().parse::<i64>().is_err())) {
                return Err(Failure::usage("--ids wants ids such as 1;2"));
            }
            let (broker_name, ids) = (broker.clone(), ids.clone());
            let call = Call::ForgetReplicas { cluster: cluster.clone(), broker_name, ids, living: *living };
            one(session, &at.first()?, Class::ClusterWide, broker, call, "mqadmin.controller.clean/1", "mqadmin controller sync").await
        }
    }
}

/// Runs the verb.
///
/// # Errors
/// The container did not answer, or the write was refused or not confirmed.
pub async fn run_container(verb: &Container, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Container::Add { container, config } => {
            let call = Call::AddBroker { config: config.clone() };
            one(session, container, Class::Write, container, call, "mqadmin.container.add/1", "mqadmin broker ls").await
        }
        Container::Rm { container, cluster, broker, id } => {
            let call = Call::RemoveBroker { cluster: cluster.clone(), broker_name: broker.clone(), id: *id };
            one(session, container, Class::Destructive, broker, call, "mqadmin.container.rm/1", "mqadmin broker ls").await
        }
    }
}

/// One call to one peer.
async fn one(
    session: &mut Session<'_>,
    addr: &str,
    class: Class,
    name: &str,
    call: Call,
    schema: &'static str,
    verify: &str,
) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let step = Step::new(addr, addr, Change::Call(call));
    let plan = Plan::new("call", step.effect.clone(), class, name, vec![step]);
    rails::write(session, &admin, plan, schema, verify).await
}

async fn meta(session: &mut Session<'_>, at: &At) -> Result<u8, Failure> {
    let admin: &Admin = &session.admin()?;
    let mut report = Report::of(&META);
    let asked = admin.each(at.list(), |addr: String| async move { admin.controller_metadata(&addr).await }).await;
    for (addr, told) in answers(asked, &mut report)? {
        let text = |text: Option<bytestring::ByteString>| text.map_or(Cell::None, |text| Cell::text(&*text));
        let (group, leader) = (text(told.group), text(told.controller_leader_id));
        report.rows.push(vec![Cell::text(addr), group, leader, text(told.controller_leader_address), text(told.peers)]);
    }
    session.show(report)
}

async fn sync(session: &mut Session<'_>, addr: &str, only: Option<&str>) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let names = match only {
        Some(name) => vec![name.into()],
        None => {
            let mut names: Vec<_> = admin.brokers(None).await?.into_iter().map(|broker| broker.name).collect();
            names.dedup();
            names
        }
    };
    let mut report = Report::of(&SYNC);
    for (name, replicas) in admin.in_sync_replicas(addr, &names).await?.replicas_info_table {
        let all =
            replicas.in_sync_replicas.iter().map(|one| (one, true)).chain(replicas.not_in_sync_replicas.iter().map(|one| (one, false)));
        for (replica, in_sync) in all {
            report.rows.push(vec![
                Cell::text(&*name),
                Cell::Int(replica.broker_id),
                Cell::text(&*replica.broker_address),
                Cell::Bool(replicas.master_broker_id == Some(replica.broker_id)),
                Cell::Bool(in_sync),
                replica.alive.map_or(Cell::Unknown, Cell::Bool),
                Cell::Int(replicas.master_epoch.into()),
                Cell::Int(replicas.sync_state_set_epoch.into()),
            ]);
        }
    }
    session.show(report)
}

async fn config(session: &mut Session<'_>, at: &At) -> Result<u8, Failure> {
    let admin: &Admin = &session.admin()?;
    let mut report = Report::of(&CONFIG);
    let asked = admin.each(at.list(), |addr: String| async move { admin.controller_config(&addr).await }).await;
    for (addr, config) in answers(asked, &mut report)? {
        let row = |(key, value): (String, String)| vec![Cell::text(addr.as_str()), Cell::text(key), Cell::text(value)];
        report.rows.extend(config.into_iter().map(row));
    }
    session.show(report)
}

async fn set(session: &mut Session<'_>, settings: &[String], at: &At) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let mut steps = Vec::new();
    for addr in at.list() {
        let known = admin.controller_config(&addr).await?;
        steps.extend(setting_steps(Server::Controller, &format!("controller {addr}"), &addr, &known, settings)?);
    }
    let (key, _) = pair(&settings[0])?;
    let plan = Plan::new("controller", format!("set {}", settings.join(" ")), Class::ClusterWide, key, steps);
    rails::write(session, &admin, plan, "mqadmin.controller.config.set/1", "mqadmin controller config get").await
}
