//! Users and policies of 5.x: `createUser` and the like. Passwords are printed as a mask (Apache prints them) unless
//! `MQADMIN_SHOW_SECRETS` asks for them.

use super::broker::silent;
use super::each::{Whom, each, named};
use super::parse::Parsed;
use crate::failure::{self, Failure};
use crate::rails::{self, Class, Verdict};
use crate::session::{Session, reason};
use bytestring::ByteString;
use mq_core::admin::{Admin, Broker};
use mq_core::protocol::bodies::auth::{AclInfo, Policy, PolicyEntry, UserInfo};

/// What stands in place of a password.
const MASK: &str = "********";

fn optional(parsed: &Parsed, key: &str) -> Option<ByteString> {
    parsed.get(key).map(Into::into)
}

/// The user that the options describe.
fn user_of(parsed: &Parsed) -> UserInfo {
    UserInfo {
        username: optional(parsed, "u"),
        password: optional(parsed, "p"),
        user_type: optional(parsed, "t"),
        user_status: optional(parsed, "s"),
    }
}

/// Asks before a write to every broker of `-b` or `-c`; `None`: it was only to be shown.
async fn targets(session: &mut Session<'_>, parsed: &Parsed, class: Class, name: &str) -> Result<Option<(Admin, Vec<Broker>)>, Failure> {
    let admin = session.admin()?;
    let brokers = named(&admin, parsed, Whom::Everybody).await?;
    let plan = format!("change {name} on {} brokers\n", brokers.len());
    let verdict = rails::confirm_java(session, class, name, &plan)?;
    Ok((verdict == Verdict::Go).then_some((admin, brokers)))
}

/// Creates a user.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn create_user(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    put_user(session, parsed, true).await
}

/// Changes a user.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn update_user(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    put_user(session, parsed, false).await
}

async fn put_user(session: &mut Session<'_>, parsed: &Parsed, is_new: bool) -> Result<u8, Failure> {
    let name = parsed.get("u").unwrap_or_default();
    let Some((admin, brokers)) = targets(session, parsed, Class::Write, name).await? else { return Ok(failure::DONE) };
    let (admin, user, verb) = (&admin, &user_of(parsed), if is_new { "create" } else { "update" });
    let put = |broker: Broker| async move { admin.put_user(&broker.addr, user, is_new).await };
    each(session, &brokers, put, |broker, ()| format!("{verb} user to {} success.\n", broker.addr)).await
}

/// Deletes a user.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn delete_user(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let name = parsed.get("u").unwrap_or_default();
    let Some((admin, brokers)) = targets(session, parsed, Class::Destructive, name).await? else { return Ok(failure::DONE) };
    let admin = &admin;
    let delete = |broker: Broker| async move { admin.delete_user(&broker.addr, name).await };
    each(session, &brokers, delete, |broker, ()| format!("delete user to {} success.\n", broker.addr)).await
}

fn user_line(columns: [&str; 4]) -> String {
    let [name, password, kind, status] = columns;
    format!("{name:<16}  {password:<22}  {kind:<22}  {status:<22}\n")
}

fn users_text(session: &Session<'_>, users: &[UserInfo]) -> String {
    let shown = session.env.is_on("MQADMIN_SHOW_SECRETS");
    let mut text = user_line(["#UserName", "#Password", "#UserType", "#UserStatus"]);
    for user in users {
        let column = |text: &Option<ByteString>| text.as_deref().unwrap_or("null").to_owned();
        let password = if shown || user.password.is_none() { column(&user.password) } else { MASK.to_owned() };
        text += &user_line([&column(&user.username), &password, &column(&user.user_type), &column(&user.user_status)]);
    }
    text
}

/// Prints a user, as the first master that has it tells.
///
/// # Errors
/// Nobody answered, or nobody has it.
pub async fn user(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let name = parsed.get("u").unwrap_or_default();
    let admin = &session.admin()?;
    let mut silences = Vec::new();
    for broker in named(admin, parsed, Whom::Masters).await? {
        match admin.user(&broker.addr, name).await {
            Ok(Some(user)) => {
                let text = users_text(session, &[user]);
                session.io.print(&text);
                return Ok(silent(session, silences));
            }
            Ok(None) => {}
            Err(error) if parsed.has("b") => return Err(error.into()),
            Err(error) => silences.push(format!("{}: {}", broker.addr, reason(&error))),
        }
    }
    silent(session, silences);
    Err(Failure::not_found("user", name))
}

/// Prints users, as the first master that has some tells.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn users(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let filter = parsed.get("f");
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Masters).await?;
    let asked = admin.each(brokers, |broker| async move { admin.users(&broker.addr, filter).await }).await.some_answer()?;
    if let Some((broker, users)) = asked.answers().find(|(_, users)| !users.is_empty()) {
        let text = users_text(session, users);
        session.io.print(&text);
        if parsed.has("c") {
            session.io.print(&format!("get user from {} success.\n", broker.addr));
        }
    }
    Ok(silent(session, asked.failures().map(|(broker, error)| format!("{}: {}", broker.addr, reason(error))).collect()))
}

/// Copies users from one broker to another.
///
/// # Errors
/// One of them did not answer, or refused.
pub async fn copy_users(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (from, to) = (parsed.get("f").unwrap_or_default(), parsed.get("t").unwrap_or_default());
    let admin = session.admin()?;
    let mut users = Vec::new();
    match parsed.get("u").filter(|names| !names.is_empty()) {
        Some(names) => {
            for name in names.split(',').map(str::trim) {
                users.extend(admin.user(from, name).await?);
            }
        }
        None => users = admin.users(from, None).await?,
    }
    let plan = format!("copy {} users from {from} to {to}\n", users.len());
    if rails::confirm_java(session, Class::Write, to, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    for user in &users {
        let name = user.username.as_deref().unwrap_or_default();
        let is_new = admin.user(to, name).await?.is_none();
        admin.put_user(to, user, is_new).await?;
        session.io.print(&format!("copy user of {name} from {from} to {to} success.\n"));
    }
    Ok(failure::DONE)
}

fn list(parsed: &Parsed, key: &str) -> Option<Vec<ByteString>> {
    parsed.get(key).map(|text| text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(Into::into).collect())
}

/// The policies that the options describe: one entry for each resource.
fn acl_of(parsed: &Parsed) -> AclInfo {
    let actions = list(parsed, "a").unwrap_or_default();
    let entry = |resource: ByteString| PolicyEntry {
        actions: actions.clone(),
        decision: optional(parsed, "d"),
        resource: Some(resource),
        source_ips: list(parsed, "i"),
    };
    let entries = list(parsed, "r").unwrap_or_default().into_iter().map(entry).collect();
    AclInfo { policies: vec![Policy { entries, policy_type: None }], subject: optional(parsed, "s") }
}

/// Gives a subject its first policies.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn create_acl(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    put_acl(session, parsed, true).await
}

/// Changes a subject's policies.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn update_acl(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    put_acl(session, parsed, false).await
}

async fn put_acl(session: &mut Session<'_>, parsed: &Parsed, is_new: bool) -> Result<u8, Failure> {
    let subject = parsed.get("s").unwrap_or_default();
    let Some((admin, brokers)) = targets(session, parsed, Class::Write, subject).await? else { return Ok(failure::DONE) };
    let (admin, acl, verb) = (&admin, &acl_of(parsed), if is_new { "create" } else { "update" });
    let put = |broker: Broker| async move { admin.put_acl(&broker.addr, acl, is_new).await };
    each(session, &brokers, put, |broker, ()| format!("{verb} acl to {} success.\n", broker.addr)).await
}

/// Takes policies from a subject.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn delete_acl(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (subject, resource) = (parsed.get("s").unwrap_or_default(), parsed.get("r"));
    let Some((admin, brokers)) = targets(session, parsed, Class::Destructive, subject).await? else { return Ok(failure::DONE) };
    let admin = &admin;
    let delete = |broker: Broker| async move { admin.delete_acl(&broker.addr, subject, resource).await };
    each(session, &brokers, delete, |broker, ()| format!("delete acl to {} success.\n", broker.addr)).await
}

fn acl_line(columns: [&str; 6]) -> String {
    let [subject, kind, resource, actions, ips, decision] = columns;
    format!("{subject:<16}  {kind:<10}  {resource:<22}  {actions:<20}  {ips:<24}  {decision:<10}\n")
}

fn acls_text(acls: &[AclInfo]) -> String {
    let java_list = |list: &[ByteString]| format!("[{}]", list.iter().map(|one| &**one).collect::<Vec<_>>().join(", "));
    let column = |text: &Option<ByteString>| text.as_deref().unwrap_or("null").to_owned();
    let mut text = acl_line(["#Subject", "#PolicyType", "#Resource", "#Actions", "#SourceIp", "#Decision"]);
    for acl in acls {
        let subject = column(&acl.subject);
        if acl.policies.is_empty() {
            text += &acl_line([&subject, "", "", "", "", ""]);
        }
        for (policy, entry) in acl.policies.iter().flat_map(|policy| policy.entries.iter().map(move |entry| (policy, entry))) {
            let ips = entry.source_ips.as_deref().map_or("null".to_owned(), java_list);
            let (kind, resource, decision) = (column(&policy.policy_type), column(&entry.resource), column(&entry.decision));
            text += &acl_line([&subject, &kind, &resource, &java_list(&entry.actions), &ips, &decision]);
        }
    }
    text
}

/// Prints what a subject may do, as each master tells.
///
/// # Errors
/// Nobody answered, or nobody knows the subject.
pub async fn acl(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let subject = parsed.get("s").unwrap_or_default();
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Masters).await?;
    let asked = admin.each(brokers, |broker| async move { admin.acl(&broker.addr, subject).await }).await.some_answer()?;
    let mut found = false;
    for acl in asked.answers().filter_map(|(_, acl)| acl.clone()) {
        session.io.print(&acls_text(&[acl]));
        found = true;
    }
    let code = silent(session, asked.failures().map(|(broker, error)| format!("{}: {}", broker.addr, reason(error))).collect());
    if found || code != failure::DONE { Ok(code) } else { Err(Failure::not_found("policy", subject)) }
}

/// Prints policies, as each master tells.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn acls(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (subject, resource) = (parsed.get("s"), parsed.get("r"));
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Masters).await?;
    let asked = admin.each(brokers, |broker| async move { admin.acls(&broker.addr, subject, resource).await }).await.some_answer()?;
    for (_, acls) in asked.answers().filter(|(_, acls)| !acls.is_empty()) {
        session.io.print(&acls_text(acls));
    }
    Ok(silent(session, asked.failures().map(|(broker, error)| format!("{}: {}", broker.addr, reason(error))).collect()))
}

/// Copies policies from one broker to another.
///
/// # Errors
/// One of them did not answer, or refused.
pub async fn copy_acls(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (from, to) = (parsed.get("f").unwrap_or_default(), parsed.get("t").unwrap_or_default());
    let admin = session.admin()?;
    let mut acls = Vec::new();
    match parsed.get("s").filter(|subjects| !subjects.is_empty()) {
        Some(subjects) => {
            for subject in subjects.split(',').map(str::trim) {
                acls.extend(admin.acl(from, subject).await?);
            }
        }
        None => acls = admin.acls(from, None, None).await?,
    }
    let plan = format!("copy the policies of {} subjects from {from} to {to}\n", acls.len());
    if rails::confirm_java(session, Class::Write, to, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    for acl in &acls {
        let subject = acl.subject.as_deref().unwrap_or_default();
        let is_new = admin.acl(to, subject).await?.is_none();
        admin.put_acl(to, acl, is_new).await?;
        session.io.print(&format!("copy acl of {subject} from {from} to {to} success.\n"));
    }
    Ok(failure::DONE)
}
