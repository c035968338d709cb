//! A statement that is put together: its text and its parameters grow side by side, so none is misnumbered.

use std::fmt::Write;

use casework::ids::OrgId;

use crate::cell::{Cell, Row};
use crate::door::Door;
use crate::error::Result;

/// SQL with its parameters. `$1` is always the org.
pub(super) struct Statement {
    text: String,
    cells: Vec<Cell<'static>>,
}

impl Statement {
    /// An empty statement about one org.
    pub(super) fn of(org: OrgId) -> Self {
        Self {
            text: String::new(),
            cells: vec![org.into()],
        }
    }

    /// Adds a parameter and gives its name in the text.
    pub(super) fn bind(&mut self, cell: impl Into<Cell<'static>>) -> String {
        self.cells.push(cell.into());
        format!("${}", self.cells.len())
    }

    /// Adds parameters and gives their list in brackets; an empty one holds nothing, so `IN` is never true.
    pub(super) fn list(
        &mut self,
        cells: impl IntoIterator<Item = impl Into<Cell<'static>>>,
    ) -> String {
        let mut names = String::from("(");
        for cell in cells {
            self.cells.push(cell.into());
            let comma = if names.len() > 1 { ", " } else { "" };
            // Writing into a string can't fail.
            let _ = write!(names, "{comma}${}", self.cells.len());
        }
        if names.len() == 1 {
            names.push_str("NULL");
        }
        names.push(')');
        names
    }

    /// Adds text.
    pub(super) fn say(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Asks and reads every row.
    pub(super) fn rows(&self, door: &mut Door) -> Result<Vec<Row>> {
        door.query_text(&self.text, &self.cells)
    }

    /// How the database would go about it, line by line: what the tests of the queue look at.
    pub(super) fn plan(&self, door: &mut Door) -> Result<Vec<String>> {
        let text = format!("EXPLAIN QUERY PLAN {}", self.text);
        let rows = door.query_text(&text, &self.cells)?;
        rows.iter()
            .map(|row| row.text(3).map(str::to_owned))
            .collect()
    }
}

/// Fills a list up to `length` with its last value, so that lists of different lengths share one prepared statement.
pub(super) fn padded<T: Clone>(values: impl IntoIterator<Item = T>, length: usize) -> Vec<T> {
    let mut values: Vec<T> = values.into_iter().collect();
    if let Some(last) = values.last().cloned() {
        values.resize(length.max(values.len()), last);
    }
    values
}

/// What a limit asks for to learn whether there is more.
pub(super) fn one_more(limit: usize) -> usize {
    limit.saturating_add(1)
}
