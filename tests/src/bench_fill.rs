//! Many topics and groups, for tools that show them.

use super::{Args, Failure};
use clap::Parser;
use mq_core::admin::{Admin, AdminConfig, Broker};
use mq_core::client::NameServers;
use mq_core::message::Message;
use mq_core::names::TopicName;
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::bodies::topic::TopicConfig;
use mq_core::types::{BrokerId, QueueId, QueueOffset};
use serde_json::json;
use std::sync::Arc;

/// Topics and groups in one request.
const AT_ONCE: usize = 500;

/// How many.
#[derive(Debug, Clone, Parser)]
pub struct Fill {
    /// Topics of four queues.
    #[arg(long, default_value_t = 10_000)]
    topics: usize,
    /// Groups, each with a position in one topic that has a message.
    #[arg(long, default_value_t = 2_300)]
    groups: usize,
}

/// Makes them, and says how many there are.
pub async fn run(args: Arc<Args>, fill: Fill) -> Result<serde_json::Value, Failure> {
    let admin = Admin::connect(AdminConfig::new(NameServers::fixed(&args.addr)?));
    let topics: Vec<_> = (0..fill.topics).map(|number| TopicConfig::new(topic(number), 4, 6)).collect();
    for some in topics.chunks(AT_ONCE) {
        admin.put_topics(&args.addr, some).await?;
    }
    let groups: Vec<_> = (0..fill.groups).map(|number| SubscriptionGroupConfig::new(format!("group-{number:05}"))).collect();
    for some in groups.chunks(AT_ONCE) {
        admin.put_groups(&args.addr, some).await?;
    }
    let broker = Broker { cluster: "".into(), name: "".into(), id: BrokerId::MASTER, addr: args.addr.as_str().into() };
    for (number, group) in groups.iter().enumerate() {
        let of = topic(number % fill.topics.max(1));
        admin.send(&broker, QueueId(0), &Message::new(TopicName::new(of.as_str())?, "a")).await?;
        admin.commit_offset(&args.addr, &group.group_name, &of, QueueId(0), QueueOffset(0)).await?;
    }
    Ok(json!({ "topics": fill.topics, "groups": fill.groups }))
}

fn topic(number: usize) -> String {
    format!("topic-{number:05}")
}
