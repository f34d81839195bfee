//! Asking addresses that somebody typed: who is there, and what is wrong where nobody is, in words that say what to do.

use super::{Line, Report};
use crate::model::Level;
use mq_core::admin::{Admin, AdminConfig, AdminError, Broker, brokers_of};
use mq_core::client::NameServers;
use std::time::Duration;

/// Time for one answer, connecting included.
const DEADLINE: Duration = Duration::from_secs(3);

/// Asks the name servers in `list`, the brokers that they list, and, for those that cannot be reached, the name servers' own hosts.
///
/// # Errors
/// `list` is no list of addresses.
pub async fn test(list: &str) -> Result<Report, String> {
    let name_servers = NameServers::fixed(list).map_err(|error| error.to_string())?;
    let addrs = name_servers.known(DEADLINE).await.map_err(|error| error.to_string())?;
    let door = Admin::connect(AdminConfig { timeout: DEADLINE, ..AdminConfig::new(name_servers) });
    let admin = &door;
    let mut report = Report { name_servers: addrs.clone(), ..Report::default() };
    let mut brokers: Vec<Broker> = Vec::new();
    let mut hosts = Vec::new();
    let asked = admin.each(addrs, |addr: String| async move { admin.within(DEADLINE).cluster_info_at(&addr).await });
    for outcome in asked.await.outcomes {
        let addr = outcome.target;
        let (level, words) = match outcome.result.map(|info| brokers_of(&info)) {
            Ok(listed) => {
                report.answered += 1;
                hosts.extend(host(&addr).map(str::to_owned));
                let words = format!("a name server, which lists {} {}", listed.len(), if listed.len() == 1 { "broker" } else { "brokers" });
                let level = if listed.is_empty() { Level::Warning } else { Level::Ok };
                brokers.extend(listed);
                (level, words)
            }
            Err(error) => (Level::Critical, of_name_server(&error)),
        };
        report.lines.push(Line { level, subject: addr, words });
    }
    brokers.sort();
    brokers.dedup();
    hosts.dedup();
    report.brokers = brokers.len();
    let hosts = &hosts;
    let asked = admin.each(brokers, |broker: Broker| async move { Ok(look_for(admin, &broker, hosts).await) });
    for (broker, (level, words, found_at)) in asked.await.answers() {
        let level = *level;
        report.reached += usize::from(level == Level::Ok);
        report.addr_map.extend(found_at.clone().map(|to| (broker.addr.to_string(), to)));
        report.lines.push(Line { level, subject: broker.to_string(), words: words.clone() });
    }
    door.close();
    Ok(report)
}

/// Whether `broker` is where it says it is; if not, whether it is on one of `hosts`, and where.
async fn look_for(admin: &Admin, broker: &Broker, hosts: &[String]) -> (Level, String, Option<String>) {
    let error = match admin.within(DEADLINE).runtime_info(&broker.addr).await {
        Ok(_) => return (Level::Ok, "reached".into(), None),
        Err(error) if !error.is_unreachable() => return (Level::Ok, format!("reached, but it refuses: {error}"), None),
        Err(error) => error,
    };
    let words = format!("not reached: {}", unreachable(&error));
    let Some((_, port)) = broker.addr.rsplit_once(':') else { return (Level::Critical, words, None) };
    let mut others = Vec::new();
    for to in hosts.iter().map(|host| format!("{host}:{port}")).filter(|to| *to != *broker.addr) {
        // Who answers there may be anybody: containers on one host have the same ports inside.
        let Ok(config) = admin.within(DEADLINE).broker_config(&to).await else { continue };
        let value = |key: &str| config.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
        if value("brokerName") == Some(&*broker.name) && value("brokerId").is_none_or(|id| id == broker.id.to_string()) {
            return (Level::Warning, format!("{words}; it answers at {to}"), Some(to));
        }
        others.push(format!("at {to} is {}", value("brokerName").unwrap_or("somebody else")));
    }
    let words = if others.is_empty() { words } else { format!("{words}; {}", others.join(", ")) };
    (Level::Critical, words, None)
}

/// The host of `host:port`, as it stands before a port.
fn host(addr: &str) -> Option<&str> {
    addr.rsplit_once(':').map(|(host, _)| host)
}

/// Why an address is no name server's.
fn of_name_server(error: &AdminError) -> String {
    match error {
        error if error.is_unreachable() => unreachable(error),
        error if error.is_unsupported() => "no name server: a broker or a proxy answers there (name servers mostly have port 9876)".into(),
        AdminError::BadAnswer { .. } => "something answers there, but not as a name server does".into(),
        error => format!("answers, but refuses: {error}"),
    }
}

/// Why nobody could be asked. The connection's own words are the system's; they are told where we have no better ones.
fn unreachable(error: &AdminError) -> String {
    let told = error.to_string();
    match () {
        () if told.contains("refused") => "refused, nothing listens there".into(),
        () if told.contains("no connection within") => "no connection, the host is off or a firewall is between".into(),
        () if told.contains("did not answer") || told.contains("no time left") => {
            format!("no answer within {} s, though something listens there", DEADLINE.as_secs())
        }
        () if told.contains("was closed") => "it closes the connection: another program, or one that wants TLS".into(),
        () if told.contains("failed to lookup") => "no such host".into(),
        () => told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mq_core::protocol::{RequestCode, ResponseCode};

    #[test]
    fn refusals_are_told_apart() {
        let refused =
            |code| AdminError::Refused { target: "h:1".into(), request: RequestCode::GET_BROKER_CLUSTER_INFO, code, remark: "no".into() };
        assert!(of_name_server(&refused(ResponseCode::REQUEST_CODE_NOT_SUPPORTED)).contains("a broker or a proxy"));
        assert!(of_name_server(&refused(ResponseCode::SYSTEM_ERROR)).starts_with("answers, but refuses"));
        assert_eq!((host("[::1]:9876"), host("ns")), (Some("[::1]"), None));
    }

    #[tokio::test]
    async fn what_is_no_list_is_said() {
        assert!(test("127.0.0.1").await.is_err());
    }
}
