//! What leaves the console: rows as files, names and commands as text.

use crate::lists::Sheet;
use crate::model::Level;
use crate::state::{Screen, State};
use crate::table::{Row, Value};
use serde_json::{Map, Value as Json, json};

/// A form of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// RFC 4180.
    Csv,
    /// One document.
    Json,
    /// A document for each row.
    Ndjson,
}

/// The name of the file, and what stands in it: the rows that are shown, or those of them that are marked.
pub fn file(state: &State, form: Form) -> Option<(String, String)> {
    let sheet = state.focused().or_else(|| Some(state.lists.main(state.screen)))?.sheet();
    if sheet.1.is_empty() {
        return None;
    }
    let screen = state.screen.names().0.to_lowercase().replace(' ', "-");
    let time = state.clock.compact(state.shown_at_ms());
    let (ending, text) = match form {
        Form::Csv => ("csv", csv(&sheet)),
        Form::Json => ("json", document(state, &sheet)),
        Form::Ndjson => ("ndjson", objects(&sheet).map(|row| row.to_string() + "\n").collect()),
    };
    Some((format!("mq-tui-{screen}-{time}.{ending}"), text))
}

fn document(state: &State, sheet: &Sheet) -> String {
    let items: Vec<Json> = objects(sheet).collect();
    let complete = !state.shown().is_partial();
    let at = state.shown_at_ms();
    let document = json!({
        "schema": "mq-tui.export/1",
        "context": state.context,
        "screen": state.screen.names().0,
        "at_ms": at,
        "complete": complete,
        "items": items,
    });
    format!("{document:#}\n")
}

fn objects(sheet: &Sheet) -> impl Iterator<Item = Json> + '_ {
    sheet
        .1
        .iter()
        .map(|row| Json::Object(sheet.0.iter().zip(row).map(|(name, value)| ((*name).to_owned(), as_json(value))).collect::<Map<_, _>>()))
}

/// A value for machines: whole, without signs; what is not known is null.
fn as_json(value: &Value) -> Json {
    match value {
        Value::Unknown | Value::Nothing => Json::Null,
        Value::AtLeast(number) => json!({ "at_least": number }),
        Value::RateAtLeast(rate) => json!({ "at_least": rate }),
        Value::Count(number) | Value::Age(number) | Value::Time(number) | Value::Bytes(number) => json!(number),
        Value::Rate(number) | Value::Share(number) | Value::Bar(number) => json!(number),
        Value::Span(from, to) => json!([from, to]),
        Value::Trend(values) => json!(values),
        Value::State(level, word) => json!({ "level": level_name(*level), "state": word }),
        Value::Text(text) => json!(&**text),
        Value::Word(word) => json!(word),
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Ok => "ok",
        Level::Unknown => "unknown",
        Level::Warning => "warning",
        Level::Critical => "critical",
    }
}

fn csv(sheet: &Sheet) -> String {
    let cell = |value: &Value| match value {
        Value::State(_, word) => quoted(word),
        value => match as_json(value) {
            Json::Null => String::new(),
            Json::String(text) => quoted(&text),
            Json::Object(parts) => parts.values().next().map_or_else(String::new, |number| format!(">={number}")),
            Json::Number(number) => number.to_string(),
            other => quoted(&other.to_string()),
        },
    };
    let mut text = sheet.0.join(",") + "\r\n";
    for row in &sheet.1 {
        text += &(row.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n");
    }
    text
}

fn quoted(text: &str) -> String {
    // A cell that begins so would be a formula to a spreadsheet.
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// The `mqadmin` line that shows what the screen shows.
pub fn command(state: &State) -> String {
    let lists = &state.lists;
    match state.screen {
        Screen::Overview => "mqadmin doctor".into(),
        Screen::Brokers => {
            lists.brokers.current().map_or("mqadmin broker ls".into(), |row| format!("mqadmin broker stats {}", row.broker.key.name))
        }
        Screen::Topics => lists.topics.current().map_or("mqadmin topic ls".into(), |row| format!("mqadmin topic status {}", row.id())),
        Screen::Groups => state.current_group().map_or("mqadmin lag".into(), |(group, _)| format!("mqadmin lag {group} --queues")),
        Screen::Messages => state.source.as_ref().map_or("mqadmin msg peek TOPIC".into(), crate::inquiry::Source::command),
        Screen::Trace => {
            state.traced.as_ref().map_or("mqadmin trace ID".into(), |(topic, id)| format!("mqadmin trace {id} --topic {topic}"))
        }
        Screen::Dlq => lists.dlq.current().map_or("mqadmin dlq ls".into(), |row| format!("mqadmin dlq peek {}", row.id())),
        Screen::Clients => {
            lists.clients.current().map_or("mqadmin client ls".into(), |row| format!("mqadmin group clients {}", row.client.group))
        }
        Screen::Doctor => lists.findings.current().map_or("mqadmin doctor".into(), |row| row.finding.command.clone()),
        Screen::Jobs => lists.jobs.current().map_or("mqadmin audit ls".into(), |row| row.command()),
        Screen::NameServers => "mqadmin namesrv ls".into(),
        Screen::Contexts => "mqadmin context ls".into(),
        Screen::Transactions => "mqadmin tx ls".into(),
        Screen::Delay => "mqadmin delay ls".into(),
        Screen::Users => "mqadmin listUser".into(),
        Screen::Controller => "mqadmin getSyncStateSet".into(),
        Screen::ConfigDiff => "mqadmin getBrokerConfig".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_for_machines() {
        let row = vec![
            Value::Text("a \"b\", c".into()),
            Value::AtLeast(5),
            Value::Unknown,
            Value::Text("=1+1".into()),
            Value::State(Level::Critical, "gone".into()),
            Value::Count(-7),
        ];
        let sheet = (vec!["name", "lag", "age", "tag", "state", "n"], vec![row]);
        assert_eq!(csv(&sheet), "name,lag,age,tag,state,n\r\n\"a \"\"b\"\", c\",>=5,,'=1+1,gone,-7\r\n");
        let json: Vec<Json> = objects(&sheet).collect();
        assert_eq!(json[0]["lag"], json!({ "at_least": 5 }));
        assert_eq!(json[0]["age"], Json::Null);
    }
}
