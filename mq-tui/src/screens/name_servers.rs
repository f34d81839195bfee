//! Name servers: who answers, how fast.

use super::Lines;
use crate::model::{Cluster, Level, Name, NameServer};
use crate::pen::{Area, Pen};
use crate::state::State;
use crate::table::{Column, Row, Value};
use crate::theme::Role;

/// One name server.
#[derive(Debug, Clone)]
pub struct NameServerRow {
    server: NameServer,
}

impl Row for NameServerRow {
    type Id = Name;
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 9, 0, |row: &Self| match row.server.error {
            Some(_) => Value::State(Level::Critical, "silent".into()),
            None => Value::State(Level::Ok, "ok".into()),
        }),
        Column::text("addr", "ADDRESS", 'n', 22, 0, |row: &Self| Value::Text(row.server.addr.clone())).up_to(48),
        Column::number("rtt", "RTT MS", 'm', 6, 0, |row: &Self| Value::known(row.server.answered_in_ms, Value::Count)),
        Column::text("error", "ERROR", ' ', 20, 1, |row: &Self| match &row.server.error {
            Some(error) => Value::Text(error.to_string().into()),
            None => Value::Nothing,
        })
        .up_to(100),
    ];
    const SORT: (usize, bool) = (1, false);

    fn gather(cluster: &Cluster, (): &(), _: i64) -> Vec<Self> {
        cluster.name_servers.iter().map(|server| Self { server: server.clone() }).collect()
    }

    fn id(&self) -> Name {
        self.server.addr.clone()
    }

    fn names(&self) -> [&str; 2] {
        [&self.server.addr, ""]
    }
}

/// What the name servers list, all together.
pub fn draw_detail(state: &State, pen: &mut Pen<'_>, area: Area) {
    let brokers = state.shown().brokers.values();
    let line = |broker: &crate::model::Broker| {
        let listed = if broker.registered { "listed" } else { "not listed any more" };
        (format!("{:<24} {:<22} {} {listed}", broker.key.to_string(), broker.addr, broker.cluster), Role::Plain)
    };
    super::draw_text(state, pen, area, "brokers that they list", &brokers.map(line).collect::<Lines>());
}
