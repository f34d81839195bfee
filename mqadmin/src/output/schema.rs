//! The JSON Schema of a shape: what `-o json` prints, as programs can check it.

use super::{Column, Kind, Shape};
use serde_json::{Map, Value, json};

/// The schema of the document that a command of that shape prints with `-o json`. Members may be added under the same version.
pub fn json_schema(shape: &Shape) -> Value {
    let mut members = Map::new();
    shape.columns.iter().for_each(|column| members.extend(members_of(column)));
    let required: Vec<_> = shape.columns.iter().flat_map(values_of).map(|(name, _)| name).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": shape.schema,
        "type": "object",
        "required": ["schema", "context", "generated_at", "complete", "warnings", "items"],
        "properties": {
            "schema": {"const": shape.schema},
            "context": {"type": ["string", "null"], "description": "the saved cluster that was asked"},
            "generated_at": {"type": "string", "format": "date-time"},
            "complete": {"type": "boolean", "description": "false: some targets did not answer, what they hold is missing"},
            "warnings": {"type": "array", "items": {"type": "string"}},
            "items": {"type": "array", "items": {"type": "object", "required": required, "properties": members}},
        },
    })
}

/// The members that a column puts into every item, each with its schema.
fn values_of(column: &Column) -> Vec<(String, Value)> {
    let key = column.key;
    let one = |kind: &str| vec![(key.to_owned(), json!({"type": [kind, "null"]}))];
    let ms = |said: &str| (format!("{key}_ms"), json!({"type": ["integer", "null"], "description": said}));
    match column.kind {
        Kind::Text => one("string"),
        Kind::Number => one("integer"),
        Kind::Decimal => one("number"),
        Kind::Flag => one("boolean"),
        Kind::Moment => {
            let text = json!({"type": ["string", "null"], "format": "date-time"});
            vec![(key.to_owned(), text), ms("ms since 1970")]
        }
        Kind::Span => vec![ms("ms")],
        Kind::List => vec![(key.to_owned(), json!({"type": ["array", "null"], "items": {"type": "string"}}))],
        Kind::Any => vec![(key.to_owned(), json!({}))],
    }
}

/// All members that a column may put into an item.
fn members_of(column: &Column) -> Vec<(String, Value)> {
    let mut members = values_of(column);
    let said = "present when the value is null for a reason, or only a lower bound (at_least)";
    members.push((format!("{}_state", column.key), json!({"type": "string", "description": said})));
    members
}
