//! Positions as CSV: `offset export`, `offset import`, `offset reset --to-file`.

use super::aim::{Positions, committed};
use crate::failure::{self, Failure};
use crate::session::Session;
use std::fmt::Write as _;
use std::io::Write as _;

/// The columns.
const HEADING: &str = "group,topic,broker,queue_id,committed,stored_ms";

/// Writes the positions of a group to a file that is not there yet; `-` is standard output.
///
/// # Errors
/// A broker did not answer, the group has no position, or the file cannot be written.
pub async fn export(session: &mut Session<'_>, group: &str, topic: Option<&str>, path: &str) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let all = committed(&admin, group, topic).await?;
    if all.is_empty() {
        return Err(Failure::not_found("group", group).because("no broker knows a position of it").hint("mqadmin group ls"));
    }
    let mut text = format!("{HEADING}\r\n");
    for (topic, broker, queue_id, committed, stored) in &all {
        let stored = stored.map(|stored| stored.to_string()).unwrap_or_default();
        let _ = write!(text, "{group},{topic},{broker},{queue_id},{committed},{stored}\r\n");
    }
    if path == "-" {
        session.io.print(&text);
        return Ok(failure::DONE);
    }
    let file = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
    let written = file.and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()));
    written.map_err(|error| Failure::new(failure::FAILED, "FILE", format!("{path}: {error}")))?;
    session.note(&format!("{} positions of {group} written to {path}", all.len()));
    Ok(failure::DONE)
}

/// The positions in a file, and the groups they are of. Columns are found by the heading; further ones are left alone.
///
/// # Errors
/// It cannot be read, or a line is none.
pub fn read(session: &mut Session<'_>, path: &str) -> Result<(Vec<String>, Positions), Failure> {
    let read = if path == "-" { session.io.read_all() } else { std::fs::read(path) };
    let bytes = read.map_err(|error| Failure::new(failure::FAILED, "FILE", format!("{path}: {error}")))?;
    let text = String::from_utf8_lossy(&bytes);
    parse(&text).map_err(|why| Failure::new(failure::FAILED, "FILE", format!("{path}: {why}")))
}

fn parse(text: &str) -> Result<(Vec<String>, Positions), String> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).enumerate();
    let heading: Vec<_> = lines.next().map(|(_, line)| line.split(',').map(str::trim).collect()).unwrap_or_default();
    let column =
        |name: &str| heading.iter().position(|known| *known == name).ok_or_else(|| format!("no column `{name}`; wanted: {HEADING}"));
    let columns = [column("topic")?, column("broker")?, column("queue_id")?, column("committed")?];
    let group = column("group").ok();
    let (mut groups, mut positions) = (Vec::new(), Positions::new());
    for (number, line) in lines {
        let fields: Vec<_> = line.split(',').map(str::trim).collect();
        let bad = || format!("line {} is no position: {line}", number + 1);
        let [topic, broker, queue_id, committed] = columns.map(|at| fields.get(at).copied().unwrap_or_default());
        let queue_id = queue_id.parse().map_err(|_| bad())?;
        let committed: i64 = committed.parse().ok().filter(|at| *at >= 0).ok_or_else(bad)?;
        if positions.insert((topic.to_owned(), broker.to_owned(), queue_id), committed).is_some() {
            return Err(format!("line {} names a queue for the second time: {line}", number + 1));
        }
        groups.extend(group.and_then(|at| fields.get(at)).map(|group| (*group).to_owned()));
    }
    groups.sort();
    groups.dedup();
    if positions.is_empty() { Err("no position in it".into()) } else { Ok((groups, positions)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_exported_is_read_and_what_is_no_position_is_named() {
        let text = format!("{HEADING}\r\npay,orders,broker-a,0,17,1700\r\npay,orders,broker-a,1,3,\r\n");
        let (groups, positions) = parse(&text).unwrap();
        assert_eq!((groups, positions.len(), positions[&("orders".into(), "broker-a".into(), 0)]), (vec!["pay".to_owned()], 2, 17));
        for (bad, why) in [
            ("", "no column `topic`"),
            ("topic,broker,queue_id,committed", "no position in it"),
            ("topic,broker,queue_id,committed\nt,b,x,1", "line 2 is no position"),
            ("topic,broker,queue_id,committed\nt,b,0,-1", "line 2 is no position"),
            ("topic,broker,queue_id,committed\nt,b,0,1\nt,b,0,2", "for the second time"),
        ] {
            assert!(parse(bad).unwrap_err().contains(why), "{bad}");
        }
    }
}
