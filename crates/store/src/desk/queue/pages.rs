//! The SQL of a page and of its count, over ranges of indexes.

use worktime::Instant;

use super::super::scope;
use super::super::statement::Statement;
use super::ranges::{AFTER_ANY, ranges};
use super::{Ask, Sort, View};

/// The two parts of a list by due: records with one, then records without. Other orders have only the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment {
    Dated,
    Undated,
}

impl Segment {
    /// The segments that are left to read.
    pub(super) fn of(ask: &Ask<'_>) -> Vec<Self> {
        let by_due = ask.view.sort(ask.sort) == Sort::Due;
        let dated = ask.after.as_ref().is_none_or(|after| after.at.is_some());
        let undated = by_due && matches!(ask.view, View::Open | View::Waiting | View::Mine);
        let mut segments = Vec::new();
        if dated {
            segments.push(Self::Dated);
        }
        if undated {
            segments.push(Self::Undated);
        }
        segments
    }
}

/// Writes the SQL of one segment of a page; columns are id, what it is sorted by, body. Says no if nothing can match.
pub(super) fn page(
    statement: &mut Statement,
    ask: &Ask<'_>,
    segment: Segment,
    limit: usize,
) -> bool {
    let ranges = ranges(statement, ask);
    if ranges.is_empty() {
        return false;
    }
    let (key, order) = key(ask, ranges.keeps_order);
    let (start, sorted) = match segment {
        Segment::Dated => (
            start(statement, ask, key),
            format!("{key} {order}, record.id {order}"),
        ),
        Segment::Undated => (
            undated_start(statement, ask, key),
            format!("record.id {order}"),
        ),
    };
    let select = |(position, range): (usize, &String)| {
        format!(
            "SELECT id, at FROM (SELECT record.id AS id, {key} AS at FROM record \
             WHERE {range} AND {start} ORDER BY {sorted} LIMIT {limit}) AS range_{position}"
        )
    };
    let selects: Vec<String> = ranges.conditions.iter().enumerate().map(select).collect();
    statement.say(&format!(
        "SELECT hit.id, hit.at, record.body FROM ({} ORDER BY 2 {order}, 1 {order} LIMIT {limit}) AS hit \
         JOIN record ON record.org = $1 AND record.id = hit.id ORDER BY hit.at {order}, hit.id {order}",
        selects.join(" UNION ALL "),
    ));
    true
}

/// Selects of every record asked for, which share none.
pub(super) fn counting(statement: &mut Statement, ask: &Ask<'_>) -> Vec<String> {
    let ranges = ranges(statement, ask);
    let bounds: Vec<String> = match ask.view {
        View::DueSoon => vec![format!(
            " AND record.next_due_at >= {}",
            statement.bind(ask.now)
        )],
        View::Overdue => vec![format!(
            " AND record.next_due_at > {}",
            statement.bind(i64::MIN)
        )],
        // In two, since without a bound on its first column an index isn't taken for a way in.
        View::Waiting => {
            let dated = format!(" AND record.next_due_at > {}", statement.bind(i64::MIN));
            vec![dated, " AND record.next_due_at IS NULL".to_owned()]
        }
        View::Open | View::Mine | View::Closed => vec![String::new()],
    };
    let selects = |range: &String| -> Vec<String> {
        bounds
            .iter()
            .map(|bound| format!("SELECT 1 FROM record WHERE {range}{bound}"))
            .collect()
    };
    ranges.conditions.iter().flat_map(selects).collect()
}

/// What the page is sorted by, and in which direction.
fn key(ask: &Ask<'_>, keeps_order: bool) -> (&'static str, &'static str) {
    // "+ 0" keeps a planner from walking the whole index of that order instead of taking the way in and sorting.
    match (ask.view.sort(ask.sort), keeps_order) {
        (Sort::Due, true) => ("record.next_due_at", "ASC"),
        (Sort::Due, false) => ("(record.next_due_at + 0)", "ASC"),
        (Sort::Changed, true) => ("record.changed_at", "DESC"),
        (Sort::Changed, false) => ("(record.changed_at + 0)", "DESC"),
        (Sort::Opened, true) => ("record.opened_at", "DESC"),
        (Sort::Opened, false) => ("(record.opened_at + 0)", "DESC"),
    }
}

/// The condition that a row comes after the page before; without one, after the view's earliest instant.
fn start(statement: &mut Statement, ask: &Ask<'_>, key: &str) -> String {
    let after = ask
        .after
        .as_ref()
        .and_then(|after| Some((after.at?, after.id.clone())));
    if ask.view.sort(ask.sort) == Sort::Due {
        let earliest = if ask.view == View::DueSoon {
            ask.now
        } else {
            Instant(i64::MIN)
        };
        let (at, id) = after
            .unwrap_or((earliest, String::new()))
            .max((earliest, String::new()));
        let (at, id) = (statement.bind(at), statement.bind(id));
        return format!("({key}, record.id) > ({at}, {id})");
    }
    let (at, id) = after.unwrap_or((Instant(i64::MAX), AFTER_ANY.to_string()));
    let (at, id) = (statement.bind(at), statement.bind(id));
    format!("({key}, record.id) < ({at}, {id})")
}

fn undated_start(statement: &mut Statement, ask: &Ask<'_>, key: &str) -> String {
    let after = ask.after.as_ref().filter(|after| after.at.is_none());
    let id = statement.bind(after.map(|after| after.id.clone()).unwrap_or_default());
    // Beside, lest the key of the table be taken for a better way in.
    format!(
        "{key} IS NULL AND {}",
        scope::beside(&format!("record.id > {id}"))
    )
}
