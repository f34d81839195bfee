//! Brokers that fell silent are dropped: a machine that loses power closes no connection.

use super::Shared;
use std::time::{Duration, Instant};
use tracing::warn;

/// Looks for silent brokers until it is dropped.
pub(super) async fn run(shared: &Shared) {
    let every = Duration::from_millis(shared.settings.load().expiry_interval_ms);
    loop {
        tokio::time::sleep(every).await;
        for dropped in shared.change(|table| table.expire(Instant::now())) {
            shared.connections.lock().remove(&dropped.connection).inspect(|peer| peer.close());
            let (name, addr) = (&dropped.broker_name, &dropped.process.addr);
            warn!(cluster = %dropped.process.cluster, broker = %name, %addr, "broker dropped: silent for too long");
        }
    }
}
