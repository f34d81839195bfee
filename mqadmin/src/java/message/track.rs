//! Who consumed a message, as Apache's `MessageTrack` has it.

use crate::commands::group;
use crate::failure::Failure;
use mq_core::admin::{Admin, GroupOnBroker, progress_of};
use mq_core::message::MessageExt;
use mq_core::protocol::bodies::client::{ConsumeType, ConsumerConnection, MessageModel};

/// One text a group that consumes the message's topic or has positions in it.
///
/// # Errors
/// Nobody could be asked.
pub async fn tracks(admin: &Admin, message: &MessageExt) -> Result<Vec<String>, Failure> {
    let asked = admin.topic_groups(&message.topic).await?.some_answer()?;
    let mut groups: Vec<_> = asked.answers().flat_map(|(_, groups)| groups.clone()).collect();
    groups.sort();
    groups.dedup();
    let mut tracks = Vec::new();
    for group in groups {
        let (kind, description) = track(admin, message, &group).await?;
        tracks.push(format!("MessageTrack [consumerGroup={group}, trackType={kind}, exceptionDesc={description}]"));
    }
    Ok(tracks)
}

async fn track(admin: &Admin, message: &MessageExt, group: &str) -> Result<(&'static str, String), Failure> {
    group::write::name(group)?;
    let clients = admin.group_clients(admin.readable_brokers(None).await?, group).await.some_answer()?;
    let online = clients.answers().find_map(|(_, on_broker)| match on_broker {
        GroupOnBroker::Online(online) => Some(online),
        GroupOnBroker::Offline => None,
    });
    let Some(online) = online else {
        return Ok(("NOT_ONLINE", format!("CODE:206 DESC:the consumer group[{group}] not online")));
    };
    let kind = match (online.consume_type, online.message_model) {
        (ConsumeType::Actively, _) => "PULL",
        (_, MessageModel::Broadcasting) => "CONSUME_BROADCASTING",
        _ if !consumed(admin, message, group).await? => "NOT_CONSUME_YET",
        _ if wanted(online, message) => "CONSUMED",
        _ => "CONSUMED_BUT_FILTERED",
    };
    Ok((kind, "null".to_owned()))
}

/// Whether the group's position lies behind the message.
async fn consumed(admin: &Admin, message: &MessageExt, group: &str) -> Result<bool, Failure> {
    let brokers = admin.topic_brokers(&message.topic).await?;
    let stats = admin.consume_stats(brokers, group, Some(&message.topic)).await.some_answer()?;
    let host = message.store_host.to_string();
    let here = stats.answers().filter(|(broker, _)| broker.addr == host || broker.name == message.broker_name);
    Ok(here
        .flat_map(|(_, stats)| progress_of(stats))
        .any(|queue| queue.queue.queue_id == message.queue_id && queue.committed > message.queue_offset))
}

/// Whether the group's subscription lets the message through, by its tag.
fn wanted(online: &ConsumerConnection, message: &MessageExt) -> bool {
    let Some(subscription) = online.subscription_table.get(&message.topic) else { return true };
    let expression = subscription.sub_string.trim();
    expression.is_empty()
        || expression == "*"
        || subscription.expression_type != "TAG"
        || expression.split("||").any(|tag| Some(tag.trim()) == message.tags())
}
