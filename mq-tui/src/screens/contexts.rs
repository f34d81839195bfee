//! The saved clusters: where each is, what may be changed there, which one is open.

use super::Lines;
use crate::model::{Cluster, Level, Name, Saved};
use crate::pen::{Area, Pen};
use crate::state::State;
use crate::table::{Column, Row, Value};
use crate::theme::Role;
use mq_core::ops::context::Protect;

/// One saved cluster.
#[derive(Debug, Clone)]
pub struct ContextRow {
    /// What is saved.
    pub saved: Saved,
    is_open: bool,
}

impl Row for ContextRow {
    type Id = Name;
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 8, 0, |row: &Self| {
            let word = match () {
                () if row.is_open => "open",
                () if row.saved.in_use => "in use",
                () => "saved",
            };
            Value::State(Level::Ok, word.into())
        }),
        Column::text("name", "CONTEXT", 'n', 14, 0, |row: &Self| Value::Text(row.saved.name.clone())).up_to(24),
        Column::text("protect", "PROTECT", 'p', 9, 1, |row: &Self| Value::Word(protection(row.saved.protect))),
        Column::number("rules", "RULES", 'r', 5, 3, |row: &Self| Value::Count(row.saved.addr_map.len() as i64)),
        Column::text("servers", "NAME SERVERS", 'm', 20, 0, |row: &Self| Value::Text(row.saved.servers.as_str().into())).up_to(120),
    ];
    const SORT: (usize, bool) = (1, false);

    fn gather(cluster: &Cluster, (): &(), _: i64) -> Vec<Self> {
        cluster.saved.iter().map(|saved| Self { saved: saved.clone(), is_open: saved.name == cluster.saved_as }).collect()
    }

    fn id(&self) -> Name {
        self.saved.name.clone()
    }

    fn names(&self) -> [&str; 2] {
        [&self.saved.name, &self.saved.servers]
    }
}

impl ContextRow {
    /// Whether it is the one that the console looks at.
    pub fn is_open(&self) -> bool {
        self.is_open
    }
}

fn protection(protect: Protect) -> &'static str {
    match protect {
        Protect::None => "none",
        Protect::Confirm => "confirm",
        Protect::Readonly => "read-only",
    }
}

/// All that is saved of the one under the cursor, and how to change it.
pub fn draw_detail(state: &State, pen: &mut Pen<'_>, area: Area) {
    let Some(row) = state.lists.contexts.current() else { return };
    let saved = &row.saved;
    let mut lines = Lines::new();
    let mut line = |text: String| lines.push((text, Role::Plain));
    line(format!("name servers   {}", saved.servers));
    line(match saved.protect {
        Protect::None => "writes         every write asks".into(),
        Protect::Confirm => "writes         only after its name was typed, and every write asks".into(),
        Protect::Readonly => "writes         none".into(),
    });
    saved.access_key.iter().for_each(|key| line(format!("signs as       {key}")));
    saved.addr_map.iter().for_each(|(from, to)| line(format!("address        {from} is at {to}")));
    if saved.in_use {
        line("in use         tools go there when nobody says where".into());
    }
    line(String::new());
    lines.push((
        if row.is_open { "this one is open" } else { "Enter goes there; all that is known of this one is forgotten" }.into(),
        Role::Plain,
    ));
    lines.push((format!("$ mqadmin context use {}", saved.name), Role::Dim));
    super::draw_text(state, pen, area, &format!("context {}", saved.name), &lines);
}
