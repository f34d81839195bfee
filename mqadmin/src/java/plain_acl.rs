//! Accounts of 4.x: `updateAclConfig`, `deleteAclConfig`, `updateGlobalWhiteAddr`, `clusterAclConfigVersion`.

use super::each::{Whom, each, named};
use super::parse::Parsed;
use super::topic::flag;
use crate::failure::{self, Failure};
use crate::parse::time;
use crate::rails::{self, Class, Verdict};
use crate::session::Session;
use mq_core::admin::Broker;
use mq_core::protocol::bodies::topic::DataVersion;
use mq_core::protocol::headers::auth::{AclVersion, PlainAccess};
use mq_core::protocol::lenient_json;
use mq_core::types::UnixMs;
use std::collections::BTreeMap;

/// Creates or changes an account.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn update(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let text = |key: &str| parsed.get(key).map(Into::into);
    let account = &PlainAccess {
        access_key: parsed.get("a").unwrap_or_default().into(),
        secret_key: text("s"),
        white_remote_address: text("w"),
        admin: flag(parsed, "m").unwrap_or(false),
        default_topic_perm: text("i"),
        default_group_perm: text("u"),
        topic_perms: text("t"),
        group_perms: text("g"),
    };
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Everybody).await?;
    let plan = format!("account {} on {} brokers\n", account.access_key, brokers.len());
    if rails::confirm_java(session, Class::Write, &account.access_key, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let put = |broker: Broker| async move { admin.put_plain_access(&broker.addr, account).await };
    let line = |broker: &Broker, ()| format!("create or update plain access config to {} success.\n", broker.addr);
    let code = each(session, &brokers, put, line).await?;
    session.io.print(&account_text(account));
    Ok(code)
}

/// As Java prints an account, but for the secret.
fn account_text(account: &PlainAccess) -> String {
    let text = |text: &Option<bytestring::ByteString>| text.as_deref().unwrap_or("null").to_owned();
    let list = |text: &Option<bytestring::ByteString>| match text.as_deref() {
        None => "null".to_owned(),
        Some(text) => format!("[{}]", text.split(',').collect::<Vec<_>>().join(", ")),
    };
    format!(
        "PlainAccessConfig{{accessKey='{}', whiteRemoteAddress='{}', admin={}, defaultTopicPerm='{}', defaultGroupPerm='{}', topicPerms={}, groupPerms={}}}",
        account.access_key,
        text(&account.white_remote_address),
        account.admin,
        text(&account.default_topic_perm),
        text(&account.default_group_perm),
        list(&account.topic_perms),
        list(&account.group_perms)
    )
}

/// Deletes an account.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn delete(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let key = parsed.get("a").unwrap_or_default();
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Everybody).await?;
    let plan = format!("delete account {key} from {} brokers\n", brokers.len());
    if rails::confirm_java(session, Class::Destructive, key, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let delete = |broker: Broker| async move { admin.delete_plain_access(&broker.addr, key).await };
    let line = |broker: &Broker, ()| format!("delete plain access config account from {} success.\n", broker.addr);
    let code = each(session, &brokers, delete, line).await?;
    session.io.print(&format!("account's accesskey is:{key}"));
    Ok(code)
}

/// Sets the addresses that need no signature.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn white_addrs(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (addrs, file) = (parsed.get("g").unwrap_or_default(), parsed.get("p"));
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Everybody).await?;
    let plan = format!("let {addrs} in without a signature on {} brokers\n", brokers.len());
    if rails::confirm_java(session, Class::Destructive, addrs, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let set = |broker: Broker| async move { admin.set_global_white_addrs(&broker.addr, addrs, file).await };
    each(session, &brokers, set, |broker, ()| format!("update global white remote addresses to {} success.\n", broker.addr)).await
}

/// Prints which state the accounts of brokers have.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn version(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Masters).await?;
    let line = |columns: [&str; 6]| {
        let [cluster, name, addr, file, number, at] = columns;
        format!("{cluster:<16}  {name:<22}  {addr:<22}  {file:<20}  {number:<22}  {at:<22}\n")
    };
    let whole_cluster = parsed.has("c");
    if whole_cluster {
        session.io.print(&line([
            "#Cluster Name",
            "#Broker Name",
            "#Broker Addr",
            "#AclFilePath",
            "#AclConfigVersionNum",
            "#AclLastUpdateTime",
        ]));
    }
    let tz = session.settings.tz.clone();
    let lines = |_: &Broker, version: AclVersion| {
        let column = |text: &Option<bytestring::ByteString>| text.as_deref().unwrap_or("null").to_owned();
        let files = version.all_acl_file_version.as_deref().unwrap_or("{}");
        let files: BTreeMap<String, DataVersion> = lenient_json::from_slice(files.as_bytes()).unwrap_or_default();
        let row = |(file, at): (&String, &DataVersion)| {
            let (cluster, name, addr) = (column(&version.cluster_name), column(&version.broker_name), column(&version.broker_addr));
            line([&cluster, &name, &addr, file, &at.counter.to_string(), &time::plain(UnixMs(at.timestamp), &tz)])
        };
        files.iter().map(row).collect::<String>()
    };
    let code = each(session, &brokers, |broker| async move { admin.acl_version(&broker.addr).await }, lines).await?;
    session.io.print(if whole_cluster {
        "get cluster's plain access config version success.\n"
    } else {
        "get broker's plain access config version success.\n"
    });
    Ok(code)
}
