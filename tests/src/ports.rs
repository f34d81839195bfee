//! Ports for servers that have to come back on the same one; all others take a free one by asking for port 0.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::atomic::{AtomicU16, Ordering::Relaxed};

/// Below the range from which the system takes ports for outgoing connections.
const FIRST: u16 = 12_000;
const COUNT: u16 = 18_000;
/// A broker has the port below its own by two, and the one above.
const STEP: u16 = 8;

/// A port that is free together with the two below it and the one above, as a broker needs. No other call in this process returns it.
///
/// # Panics
/// All are taken.
pub fn broker_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    // Test processes that run at once begin at different places.
    let begin = (std::process::id() as u16).wrapping_mul(STEP * 61);
    for _ in 0..COUNT / STEP {
        let step = begin.wrapping_add(NEXT.fetch_add(STEP, Relaxed));
        let port = FIRST + step % COUNT / STEP * STEP + 2;
        if (port - 2..=port + 1).all(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()) {
            return port;
        }
    }
    panic!("no four free ports in a row");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_gives_other_ports() {
        let mut ports: Vec<_> = (0..20).map(|_| broker_port()).collect();
        ports.sort_unstable();
        assert!(ports.windows(2).all(|pair| pair[1] - pair[0] >= STEP), "{ports:?}");
    }
}
