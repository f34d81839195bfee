//! What a default takes from the machine: the user's home, the host's name, its address.

use std::net::{IpAddr, Ipv4Addr, UdpSocket};
use std::path::PathBuf;

/// Java's `user.home`: the folder in the password file, whatever `HOME` says; `HOME` where the user has no entry, as in containers.
pub fn user_home() -> PathBuf {
    let uid = rustix::process::getuid().as_raw().to_string();
    let passwd = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let entry = passwd.lines().map(|line| line.split(':').collect::<Vec<_>>()).find(|fields| fields.get(2) == Some(&uid.as_str()));
    let home = entry.and_then(|fields| fields.get(5).copied().map(str::to_owned)).filter(|home| home.len() > 1);
    home.or_else(|| std::env::var("HOME").ok()).unwrap_or_else(|| ".".to_owned()).into()
}

/// This host's name, or Apache's stand-in for it.
pub fn host_name() -> String {
    match std::fs::read_to_string("/proc/sys/kernel/hostname") {
        Ok(name) if !name.trim().is_empty() => name.trim().to_owned(),
        _ => "DEFAULT_BROKER".to_owned(),
    }
}

/// The address from which this host would reach others; loopback where it has no network. Nothing is sent.
pub fn outward_ip() -> IpAddr {
    // An address that is reserved for documentation: only the route to it is looked up.
    let route = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).and_then(|socket| {
        socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9))?;
        socket.local_addr()
    });
    route.map_or(Ipv4Addr::LOCALHOST.into(), |addr| addr.ip())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_usable() {
        assert!(user_home().is_absolute());
        assert!(!host_name().is_empty());
        assert!(!outward_ip().is_unspecified());
    }
}
