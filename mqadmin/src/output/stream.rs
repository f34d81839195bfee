//! Rows that come one after the other, without an end that is known.

use super::render::{aligned, csv, heading, item, width_of};
use super::{Format, Report, View};
use crate::failure::Failure;

/// Prints rows as they come: the heading once, columns that only grow, a JSON object a line.
#[derive(Debug, Default)]
pub struct Stream {
    widths: Vec<usize>,
    begun: bool,
}

impl Stream {
    /// The rows of `report` as text, behind those that came before. One JSON document has an end, so that form gets lines of objects too.
    ///
    /// # Errors
    /// `view` names a column that the report has not.
    pub fn text(&mut self, report: &Report, view: &View) -> Result<String, Failure> {
        let shown = report.shown(view.columns.as_deref(), view.format != Format::Table)?;
        let first = !std::mem::replace(&mut self.begun, true);
        Ok(match view.format {
            Format::Json | Format::Ndjson => report.rows.iter().map(|row| format!("{}\n", item(report, row, &shown, view))).collect(),
            Format::Csv => csv(report, &shown, &View { no_headers: view.no_headers || !first, ..view.clone() }),
            Format::Name => report.rows.iter().map(|row| row[shown[0]].show(view) + "\n").collect(),
            Format::Table | Format::Wide => {
                let heading = (first && !view.no_headers).then(|| shown.iter().map(|at| heading(report.columns[*at].key)).collect());
                let rows = report.rows.iter().map(|row| shown.iter().map(|at| row[*at].show(view)).collect());
                self.lines(heading.into_iter().chain(rows).collect())
            }
        })
    }

    /// The first lines tell how wide the columns are, as far as they do.
    fn lines(&mut self, lines: Vec<Vec<String>>) -> String {
        for fields in &lines {
            self.widths.resize(fields.len(), 0);
            for (width, field) in self.widths.iter_mut().zip(fields) {
                *width = width_of(field).max(*width);
            }
        }
        lines.iter().map(|fields| aligned(fields, &self.widths, |_| false) + "\n").collect()
    }
}
