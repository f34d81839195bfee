//! Users and policies within a plan: how they are written, when two are the same, and what to say of them. A password is never told.

use crate::admin::{Admin, AdminError};
use crate::protocol::bodies::auth::{AclInfo, UserInfo};

pub(super) fn user_name<'a>(before: Option<&'a UserInfo>, after: Option<&'a UserInfo>) -> &'a str {
    after.or(before).and_then(|user| user.username.as_deref()).unwrap_or_default()
}

pub(super) fn subject<'a>(before: Option<&'a AclInfo>, after: Option<&'a AclInfo>) -> &'a str {
    after.or(before).and_then(|acl| acl.subject.as_deref()).unwrap_or_default()
}

pub(super) async fn write_user(admin: &Admin, addr: &str, before: Option<&UserInfo>, after: Option<&UserInfo>) -> Result<(), AdminError> {
    match after {
        Some(user) => admin.put_user(addr, user, before.is_none()).await,
        None => admin.delete_user(addr, user_name(before, after)).await,
    }
}

pub(super) async fn write_acl(admin: &Admin, addr: &str, before: Option<&AclInfo>, after: Option<&AclInfo>) -> Result<(), AdminError> {
    let Some(acl) = after else { return admin.delete_acl(addr, subject(before, after), None).await };
    admin.put_acl(addr, acl, before.is_none()).await?;
    // An update adds and replaces; what is not in it any more has to be taken away by name.
    let kept: Vec<_> = entries(acl).into_iter().map(|entry| entry.resource.clone()).collect();
    for gone in before.map(entries).unwrap_or_default().into_iter().filter(|entry| !kept.contains(&entry.resource)) {
        admin.delete_acl(addr, subject(before, after), gone.resource.as_deref()).await?;
    }
    Ok(())
}

/// A broker may hide passwords; one that it does not tell counts as the same. A value that the plan leaves out is not compared either.
pub(super) fn same_user(now: &UserInfo, wanted: &UserInfo) -> bool {
    let same = |now: &Option<bytestring::ByteString>, wanted: &Option<bytestring::ByteString>| match (now, wanted) {
        (Some(now), Some(wanted)) => now.eq_ignore_ascii_case(wanted),
        _ => true,
    };
    let hidden = now.password.as_deref().is_none_or(|password| password.chars().all(|c| c == '*'));
    (hidden || wanted.password.is_none() || now.password == wanted.password)
        && same(&now.user_type, &wanted.user_type)
        && same(&now.user_status, &wanted.user_status)
}

fn entries(acl: &AclInfo) -> Vec<&crate::protocol::bodies::auth::PolicyEntry> {
    acl.policies.iter().flat_map(|policy| &policy.entries).collect()
}

/// One line a policy, in an order of its own: brokers keep none.
fn lines(acl: &AclInfo) -> Vec<String> {
    let join = |list: &[bytestring::ByteString]| {
        let mut words: Vec<_> = list.iter().map(|word| word.to_ascii_lowercase()).collect();
        words.sort();
        words.join("+")
    };
    let line = |entry: &crate::protocol::bodies::auth::PolicyEntry| {
        let ips = entry.source_ips.as_deref().filter(|ips| !ips.is_empty()).map(|ips| format!(" from {}", join(ips)));
        let decision = entry.decision.as_deref().unwrap_or("ALLOW").to_ascii_lowercase();
        format!("{decision} {} {}{}", join(&entry.actions), entry.resource.as_deref().unwrap_or("*"), ips.unwrap_or_default())
    };
    let mut lines: Vec<_> = entries(acl).into_iter().map(line).collect();
    lines.sort();
    lines
}

pub(super) fn same_acl(now: &AclInfo, wanted: &AclInfo) -> bool {
    lines(now) == lines(wanted)
}

pub(super) fn user_effect(before: Option<&UserInfo>, after: Option<&UserInfo>) -> String {
    let name = user_name(before, after);
    let Some(after) = after else { return format!("delete user {name}") };
    let shape = |user: &UserInfo| {
        let word = |text: &Option<bytestring::ByteString>, default: &str| text.as_deref().unwrap_or(default).to_ascii_lowercase();
        format!("{} {}", word(&user.user_type, "normal"), word(&user.user_status, "enable"))
    };
    match before {
        None => format!("create user {name}: {}", shape(after)),
        Some(before) => {
            let password = if after.password.is_some() && after.password != before.password { ", another password" } else { "" };
            format!("change user {name}: {} -> {}{password}", shape(before), shape(after))
        }
    }
}

pub(super) fn acl_effect(before: Option<&AclInfo>, after: Option<&AclInfo>) -> String {
    let name = subject(before, after);
    let text = |acl: Option<&AclInfo>| acl.map_or("nothing".into(), |acl| lines(acl).join(", "));
    format!("{name}: {} -> {}", text(before), text(after))
}
