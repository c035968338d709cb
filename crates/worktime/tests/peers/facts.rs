//! The tables that the peers wrote.

use std::path::PathBuf;

/// Names the folder in which the peers live, with their tables.
const HOME_VARIABLE: &str = "WORKTIME_PEERS";

/// All tables. A table is a file of comma-separated cells; its first line names the columns.
pub(crate) struct Facts {
    folder: PathBuf,
}

impl Facts {
    /// The tables; none where nobody had them written, which is said aloud and fails where `CI` is
    /// set.
    #[expect(clippy::print_stderr, reason = "whoever runs the tests must see it")]
    pub(crate) fn find() -> Option<Self> {
        if let Some(home) = std::env::var_os(HOME_VARIABLE) {
            let folder = PathBuf::from(home).join("tables");
            return Some(Self { folder });
        }
        let missing = format!(
            "{HOME_VARIABLE} isn't set: NOTHING IS COMPARED with other calendars. Run `cargo xtask test`."
        );
        assert!(std::env::var_os("CI").is_none(), "{missing}");
        eprintln!("\n*** {missing} ***\n");
        None
    }

    /// The names of the tables that begin and end so, in order.
    pub(crate) fn names(&self, start: &str, end: &str) -> Vec<String> {
        let files = std::fs::read_dir(&self.folder).expect("the folder of the tables");
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        let tables = names.filter_map(|name| Some(name.strip_suffix(".csv")?.to_owned()));
        let mut found: Vec<String> = tables
            .filter(|table| table.starts_with(start) && table.ends_with(end))
            .collect();
        found.sort();
        found
    }

    /// The rows of a table that has these columns.
    pub(crate) fn rows<const N: usize>(&self, table: &str, columns: [&str; N]) -> Vec<[String; N]> {
        let path = self.folder.join(format!("{table}.csv"));
        let text = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let mut rows = text.lines().map(|line| {
            let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
            <[String; N]>::try_from(cells).unwrap_or_else(|_| panic!("{table}: {line}"))
        });
        assert_eq!(rows.next().unwrap(), columns, "columns of {table}");
        rows.collect()
    }
}
