//! Rewriting of the addresses that brokers advertise, for tools on the other side of a container network or a NAT.

use std::borrow::Cow;
use std::net::IpAddr;

/// Rules `FROM=TO`; the first one that fits an address rewrites it.
///
/// `FROM` is a host, `host:port`, or a network such as `172.17.0.0/16`; `TO` is a host (the port stays) or `host:port`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddrMap {
    rules: Vec<(From, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum From {
    Exactly(String),
    Host(String),
    Network(IpAddr, u8),
}

/// A rule is not `FROM=TO`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{rule:?} is not FROM=TO, where FROM is a host, host:port or network/bits, and TO a host or host:port")]
pub struct AddrMapError {
    /// The rule.
    pub rule: String,
}

impl AddrMap {
    /// The rules in `text`, separated by commas, semicolons or blanks.
    ///
    /// # Errors
    /// One of them is not `FROM=TO`.
    pub fn parse(text: &str) -> Result<Self, AddrMapError> {
        let mut map = Self::default();
        for rule in text.split([',', ';', ' ']).filter(|rule| !rule.is_empty()) {
            let bad = || AddrMapError { rule: rule.to_owned() };
            let (from, to) = rule.split_once('=').filter(|(from, to)| !from.is_empty() && !to.is_empty()).ok_or_else(bad)?;
            map.add(from, to)?;
        }
        Ok(map)
    }

    /// Appends a rule.
    ///
    /// # Errors
    /// `from` names a network whose bits cannot be.
    pub fn add(&mut self, from: &str, to: &str) -> Result<(), AddrMapError> {
        let bad = || AddrMapError { rule: format!("{from}={to}") };
        let from = match from.split_once('/') {
            Some((net, bits)) => {
                let net: IpAddr = net.parse().map_err(|_| bad())?;
                let bits: u8 = bits.parse().map_err(|_| bad())?;
                if bits > if net.is_ipv4() { 32 } else { 128 } {
                    return Err(bad());
                }
                From::Network(net, bits)
            }
            None if split_port(from).1.is_some() => From::Exactly(from.to_owned()),
            None => From::Host(from.to_owned()),
        };
        self.rules.push((from, to.to_owned()));
        Ok(())
    }

    /// Whether there is no rule.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Where to connect for the advertised `addr` (`host:port`).
    pub fn apply<'a>(&self, addr: &'a str) -> Cow<'a, str> {
        let (host, port) = split_port(addr);
        let fits = |from: &From| match from {
            From::Exactly(exactly) => exactly == addr,
            From::Host(name) => name == host,
            From::Network(net, bits) => host.parse().is_ok_and(|ip| within(ip, *net, *bits)),
        };
        match self.rules.iter().find(|(from, _)| fits(from)) {
            Some((_, to)) if split_port(to).1.is_some() => Cow::Owned(to.clone()),
            Some((_, to)) => Cow::Owned(format!("{to}:{}", port.unwrap_or_default())),
            None => Cow::Borrowed(addr),
        }
    }
}

/// Host and port of `addr`; an IPv6 address without brackets has no port.
fn split_port(addr: &str) -> (&str, Option<&str>) {
    match addr.rsplit_once(':') {
        Some((host, port))
            if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) && (!host.contains(':') || host.ends_with(']')) =>
        {
            (host.trim_start_matches('[').trim_end_matches(']'), Some(port))
        }
        _ => (addr, None),
    }
}

fn within(ip: IpAddr, net: IpAddr, bits: u8) -> bool {
    match (ip, net) {
        (IpAddr::V4(ip), IpAddr::V4(net)) => bits == 0 || (u32::from(ip) ^ u32::from(net)) >> (32 - u32::from(bits)) == 0,
        (IpAddr::V6(ip), IpAddr::V6(net)) => bits == 0 || (u128::from(ip) ^ u128::from(net)) >> (128 - u32::from(bits)) == 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rewrites_by_host_address_and_network() {
        let map = AddrMap::parse("10.0.0.1:10911=127.0.0.1:20911, broker-b=localhost;172.17.0.0/16=gateway").unwrap();
        for (advertised, expected) in [
            ("10.0.0.1:10911", "127.0.0.1:20911"),
            ("10.0.0.1:10912", "10.0.0.1:10912"),
            ("broker-b:10911", "localhost:10911"),
            ("172.17.3.4:30911", "gateway:30911"),
            ("172.18.3.4:30911", "172.18.3.4:30911"),
        ] {
            assert_eq!(map.apply(advertised), expected);
        }
        assert!(AddrMap::default().is_empty() && !map.is_empty());
    }

    #[test]
    fn refuses_rules_that_say_nothing() {
        for bad in ["a", "=b", "a=", "10.0.0.0/33=b", "10.0.0.0/x=b", "host/8=b"] {
            assert!(AddrMap::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn networks_of_any_width() {
        assert_eq!(AddrMap::parse("0.0.0.0/0=h").unwrap().apply("1.2.3.4:5"), "h:5");
        assert_eq!(AddrMap::parse("::/0=h").unwrap().apply("[::1]:5"), "h:5");
    }
}
