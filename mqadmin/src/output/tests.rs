//! Every form of one report.

use super::*;
use jiff::tz::TimeZone;
use mq_core::types::UnixMs;
use serde_json::json;

const COLUMNS: &[Column] = &[text("group"), number("lag"), number("out_per_s"), text("last_write"), text("note").wide()];

fn view(format: Format) -> View {
    View {
        format,
        columns: None,
        sort_by: None,
        limit: None,
        no_headers: false,
        terminal_width: None,
        raw: false,
        color: false,
        tz: TimeZone::UTC,
        context: Some("prod".into()),
        generated_at: UnixMs(1_795_250_000_000),
    }
}

fn report() -> Report {
    let mut report = Report::of(&Shape::new("mqadmin.test/1", COLUMNS));
    report.rows = vec![
        vec![Cell::text("pay"), Cell::Int(1_284_031), Cell::Float(12.25), Cell::Time(UnixMs(1_795_140_000_123)), Cell::text("a \"b\", c")],
        vec![Cell::text("支付"), Cell::AtLeast(12), Cell::Unknown, Cell::None, Cell::text("line\nbreak")],
    ];
    report.missing("broker-c did not answer");
    report
}

#[test]
fn tables_align_also_wide_characters() {
    insta::assert_snapshot!(render(report(), &view(Format::Table)).unwrap(), @r"
    GROUP      LAG  OUT/S  LAST WRITE
    pay    1284031   12.2  2026-11-20 02:00:00
    支付     >= 12      ?  -
    ");
    let on_terminal = View { terminal_width: Some(120), ..view(Format::Wide) };
    insta::assert_snapshot!(render(report(), &on_terminal).unwrap(), @r#"
    GROUP        LAG  OUT/S  LAST WRITE           NOTE
    pay    1,284,031   12.2  2026-11-20 02:00:00  a "b", c
    支付       >= 12      ?  -                    line\nbreak
    "#);
}

#[test]
fn json_says_what_is_not_known() {
    let text = render(report(), &view(Format::Json)).unwrap();
    let document: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&document["schema"], &document["complete"]), (&json!("mqadmin.test/1"), &json!(false)));
    let items = &document["items"];
    assert_eq!(items[0]["last_write_ms"], 1_795_140_000_123_i64);
    assert_eq!((&items[1]["out_per_s"], &items[1]["out_per_s_state"]), (&json!(null), &json!("unknown")));
    assert_eq!((&items[1]["lag"], &items[1]["lag_state"]), (&json!(12), &json!("at_least")));
    let lines = render(report(), &view(Format::Ndjson)).unwrap();
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines.len(), &lines[2]["summary"]["complete"]), (3, &json!(false)));
}

#[test]
fn csv_and_names() {
    insta::assert_snapshot!(render(report(), &view(Format::Csv)).unwrap().replace('\r', ""), @r#"
    group,lag,out_per_s,last_write,note
    pay,1284031,12.2,2026-11-20T02:00:00.123+00:00,"a ""b"", c"
    支付,>=12,,,line\nbreak
    "#);
    assert_eq!(render(report(), &view(Format::Name)).unwrap(), "pay\n支付\n");
}

#[test]
fn columns_order_and_limit() {
    let chosen =
        View { columns: Some("lag,GROUP".into()), sort_by: Some("-lag".into()), limit: Some(1), no_headers: true, ..view(Format::Csv) };
    assert_eq!(render(report(), &chosen).unwrap(), "1284031,pay\r\n");
    let missing = View { columns: Some("nope".into()), ..view(Format::Csv) };
    assert_eq!(render(report(), &missing).unwrap_err().exit, crate::failure::USAGE);
}
