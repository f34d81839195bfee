//! A report as text.

use super::{Cell, Format, Report, View};
use crate::failure::Failure;
use crate::parse::time;
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use serde_json::{Map, Value, json};
use unicode_width::UnicodeWidthStr;

/// The report in the form `view` asks for, line end included.
///
/// # Errors
/// `view` names a column that the report has not.
pub fn render(mut report: Report, view: &View) -> Result<String, Failure> {
    if let Some(key) = &view.sort_by {
        report.sort_by(key)?;
    }
    let total = report.rows.len();
    if let Some(limit) = view.limit {
        report.rows.truncate(limit);
    }
    let shown = report.shown(view.columns.as_deref(), view.format != Format::Table)?;
    Ok(match view.format {
        Format::Table | Format::Wide => table(&report, &shown, view),
        Format::Json => document(&report, &shown, view),
        Format::Ndjson => lines(&report, &shown, total, view),
        Format::Csv => csv(&report, &shown, view),
        Format::Name => report.rows.iter().map(|row| row[name_column(&report)].show(view) + "\n").collect(),
    })
}

/// Where the name of a row stands: in the first column that is not its state.
fn name_column(report: &Report) -> usize {
    report.columns.iter().position(|column| column.key != "state").unwrap_or(0)
}

pub(super) fn heading(key: &str) -> String {
    key.to_ascii_uppercase().replace("_per_s", "/S").replace("_PER_S", "/S").replace('_', " ")
}

fn table(report: &Report, shown: &[usize], view: &View) -> String {
    let headings = || shown.iter().map(|at| heading(report.columns[*at].key));
    let rows = report.rows.iter().map(|row| shown.iter().map(|at| row[*at].show(view)).collect::<Vec<_>>());
    let lines = match view.terminal_width {
        Some(width) => fitted(report, shown, headings().collect(), rows, width, view),
        None => {
            let lines: Vec<Vec<String>> = (!view.no_headers).then(|| headings().collect()).into_iter().chain(rows).collect();
            let mut widths = vec![0; shown.len()];
            for line in &lines {
                widths.iter_mut().zip(line).for_each(|(width, field)| *width = width_of(field).max(*width));
            }
            lines.iter().map(|fields| aligned(fields, &widths, |place| report.columns[shown[place]].is_right())).collect()
        }
    };
    lines.iter().map(|line| paint(line, report, view) + "\n").collect()
}

/// A table that is cut to fit a terminal. Only then is there something to arrange: in a pipe, where tables have thousands of rows, the
/// library's work would be most of the command's.
fn fitted(
    report: &Report,
    shown: &[usize],
    headings: Vec<String>,
    rows: impl Iterator<Item = Vec<String>>,
    width: u16,
    view: &View,
) -> Vec<String> {
    if report.rows.is_empty() && view.no_headers {
        return Vec::new();
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING).force_no_tty();
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    if !view.no_headers {
        table.set_header(headings);
    }
    for row in rows {
        table.add_row(row);
    }
    for (place, at) in shown.iter().enumerate() {
        if let Some(column) = table.column_mut(place) {
            column.set_padding((0, 2));
            if report.columns[*at].is_right() {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
    }
    // The library fills the last column with blanks, which only hurts when copied.
    table.to_string().lines().map(|line| line.trim_end().to_owned()).collect()
}

/// How many cells of a terminal a text takes.
pub(super) fn width_of(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// One line of a table: fields under each other, two blanks between them, none at the end.
pub(super) fn aligned(fields: &[String], widths: &[usize], is_right: impl Fn(usize) -> bool) -> String {
    let mut line = String::new();
    for (place, (field, width)) in fields.iter().zip(widths).enumerate() {
        let blanks = width.saturating_sub(width_of(field));
        let (before, after) = if is_right(place) { (blanks, 2) } else { (0, blanks + 2) };
        line.extend(std::iter::repeat_n(' ', before));
        line += field;
        line.extend(std::iter::repeat_n(' ', after));
    }
    line.truncate(line.trim_end().len());
    line
}

/// Colours the first word of a row that begins with a state.
fn paint(line: &str, report: &Report, view: &View) -> String {
    if !view.color || report.columns.first().is_none_or(|column| column.key != "state") {
        return line.to_owned();
    }
    let word = line.split(' ').next().unwrap_or_default();
    let color = match word {
        "ok" | "CONFIRMED" => "32",
        "lost" | "offline" | "stalled" | "unowned" | "dead" | "FAILED" => "31",
        "behind" | "growing" | "skewed" | "ahead" | "divided" => "33",
        "unknown" => "35",
        _ => return line.to_owned(),
    };
    format!("\u{1b}[{color}m{word}\u{1b}[0m{}", &line[word.len()..])
}

pub(super) fn item(report: &Report, row: &[Cell], shown: &[usize], view: &View) -> Value {
    let mut item = Map::new();
    for at in shown {
        row[*at].put(&report.columns[*at], &mut item, view);
    }
    Value::Object(item)
}

fn document(report: &Report, shown: &[usize], view: &View) -> String {
    let items: Vec<_> = report.rows.iter().map(|row| item(report, row, shown, view)).collect();
    let document = json!({
        "schema": report.schema,
        "context": view.context,
        "generated_at": time::rfc3339(view.generated_at, &view.tz),
        "complete": report.complete,
        "warnings": report.warnings,
        "items": items,
    });
    serde_json::to_string_pretty(&document).expect("values become JSON") + "\n"
}

fn lines(report: &Report, shown: &[usize], total: usize, view: &View) -> String {
    let mut text: String = report.rows.iter().map(|row| format!("{}\n", item(report, row, shown, view))).collect();
    let summary = json!({"summary": {
        "schema": report.schema, "items": report.rows.len(), "total": total, "complete": report.complete, "warnings": report.warnings,
    }});
    text += &format!("{summary}\n");
    text
}

pub(super) fn csv(report: &Report, shown: &[usize], view: &View) -> String {
    let record = |fields: Vec<String>| fields.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(",") + "\r\n";
    let mut text = String::new();
    if !view.no_headers {
        text += &record(shown.iter().map(|at| report.columns[*at].key.to_owned()).collect());
    }
    for row in &report.rows {
        let field = |cell: &Cell| match cell {
            Cell::None | Cell::Unknown => String::new(),
            Cell::Time(at) => time::rfc3339(*at, &view.tz),
            Cell::Span(ms) => ms.to_string(),
            Cell::AtLeast(number) => format!(">={number}"),
            other => other.show(&View { raw: true, ..view.clone() }),
        };
        text += &record(shown.iter().map(|at| field(&row[*at])).collect());
    }
    text
}

/// As RFC 4180 wants it.
fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\r', '\n']) { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}
