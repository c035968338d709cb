//! What SQLite's planner believes about the tables.
//!
//! Left alone it knows nothing of a table that was never analysed, and takes any key that begins with
//! the org for as good as any other. Measured figures would make plans move with the data. So it is
//! told fixed ones, of an installation as large as we want it to be quick for: one org, a million rows
//! a table. PostgreSQL keeps its own figures.

use crate::cell::Cell;
use crate::door::Door;
use crate::error::Result;

/// Rows that a table is said to have.
const ROWS: i64 = 1_000_000;
/// Into how many parts a column of few values divides what the columns before it left.
const FEW: i64 = 4;
/// The same for a column of a kind, a person, a client.
const SOME: i64 = 200;
/// The same for a column whose values come once or a few times.
const MANY: i64 = 200_000;

/// Columns of few values.
const COLUMNS_OF_FEW: [&str; 4] = ["is_final", "is_open", "is_active", "state"];
/// Columns of a kind, a person, a client.
const COLUMNS_OF_SOME: [&str; 10] = [
    "record_type",
    "rule",
    "role",
    "scope",
    "form",
    "client",
    "owner",
    "person",
    "queue",
    "purpose",
];

/// Writes the figures for every index that there is.
pub(crate) fn set(door: &mut Door) -> Result<()> {
    // Makes the table of figures; the limit keeps it from reading all of a large database for that.
    door.batch("PRAGMA analysis_limit = 1; ANALYZE; DELETE FROM sqlite_stat1")?;
    let indexes = "SELECT m.name, l.name FROM sqlite_schema m, pragma_index_list(m.name) l
                   WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, l.name";
    for row in door.query(indexes, &[])? {
        let (table, index) = (row.text(0)?, row.text(1)?);
        let columns = door.query(
            "SELECT name FROM pragma_index_info($1) ORDER BY seqno",
            &[index.into()],
        )?;
        let columns = columns
            .iter()
            .map(|row| row.maybe_text(0))
            .collect::<Result<Vec<_>>>()?;
        // A table that is its own key goes by its own name there.
        let named = if index.starts_with("sqlite_autoindex") && is_its_key(door, table)? {
            table
        } else {
            index
        };
        door.execute(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)",
            &[table.into(), named.into(), Cell::from(figures(&columns))],
        )?;
    }
    door.batch("ANALYZE sqlite_schema")
}

/// How many rows there are, and how many share the values of the first column, of the first two, and so on.
fn figures(columns: &[Option<&str>]) -> String {
    let mut left = ROWS;
    let mut text = ROWS.to_string();
    for column in columns {
        let name = column.unwrap_or_default();
        left /= match name {
            "org" => 1,
            _ if COLUMNS_OF_FEW.contains(&name) => FEW,
            _ if COLUMNS_OF_SOME.contains(&name) => SOME,
            _ => MANY,
        };
        left = left.max(1);
        text.push(' ');
        text.push_str(&left.to_string());
    }
    text
}

fn is_its_key(door: &mut Door, table: &str) -> Result<bool> {
    let sql = "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = $1";
    door.first(sql, &[table.into()])?
        .map_or(Ok(false), |row| row.flag(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_tell_more_are_said_to() {
        assert_eq!(
            figures(&[Some("org"), Some("client"), Some("is_open")]),
            "1000000 1000000 5000 1250"
        );
        assert_eq!(figures(&[Some("org"), Some("id")]), "1000000 1000000 5");
    }

    #[test]
    fn the_planner_takes_the_key_that_fits() {
        let mut door = Door::scratch().unwrap();
        let mut plan = |sql: &str| {
            let rows = door
                .query_text(
                    &format!("EXPLAIN QUERY PLAN {sql}"),
                    &["o".into(), "x".into()],
                )
                .unwrap();
            rows.iter()
                .map(|row| row.text(3).unwrap().to_owned())
                .collect::<Vec<_>>()
                .join("; ")
        };
        for (sql, wanted) in [
            (
                "SELECT body FROM promise WHERE org = $1 AND record = $2 AND is_open = 1",
                "promise_record (org=? AND record=? AND is_open=?)",
            ),
            (
                "SELECT body FROM promise WHERE org = $1 AND client = $2 AND is_open = 1 AND record IS NULL",
                "(org=? AND client=? AND is_open=? AND record=?)",
            ),
            (
                "SELECT id FROM record WHERE org = $1 AND record_type = $2 AND is_final = 0",
                "(org=? AND record_type=? AND is_final=?)",
            ),
            (
                "SELECT record_type, count(*) FROM record WHERE org = $1 AND client = $2 AND is_final = 0 GROUP BY record_type",
                "(org=? AND client=? AND is_final=?)",
            ),
            (
                "SELECT at FROM timer WHERE org = $1 AND timer = $2",
                "PRIMARY KEY (org=? AND timer=?)",
            ),
        ] {
            let plan = plan(sql);
            assert!(plan.contains(wanted), "{sql}\n{plan}");
        }
    }
}
