//! The log as it is replayed: rows in the order of time, equal times in the order of the file.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use worktime::Instant;

use super::fault::{BadRows, ReplayFault, RowFault, quoted};
use super::lines::Lines;
use super::map::{Columns, Map};

/// A row that means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) at: Instant,
    /// Position of its case among the log's.
    pub(super) case: u32,
    /// Position of its step among the map's.
    pub(super) step: u16,
    pub(super) line: u64,
}

/// A log that was read.
#[derive(Debug, Default)]
pub(super) struct Log {
    pub(super) rows: Vec<Row>,
    /// Cases in the order of their first good row in the file.
    pub(super) cases: Vec<String>,
    /// How many different resources the rows name.
    pub(super) resources: usize,
    pub(super) bad: BadRows,
}

/// Positions of the columns that are read.
struct Positions<'a> {
    case: (usize, &'a str),
    activity: (usize, &'a str),
    time: (usize, &'a str),
    resource: Option<(usize, &'a str)>,
}

impl Log {
    /// Reads a log. Rows that can't be read are left out and named.
    pub(super) fn read(path: &Path, map: &Map) -> Result<Self, ReplayFault> {
        let unreadable = |error: io::Error| ReplayFault::File {
            path: path.to_owned(),
            error,
        };
        let file = File::open(path).map_err(unreadable)?;
        let mut lines = Lines::new(BufReader::new(file));
        let first = lines.next().map_err(unreadable)?;
        let head = first.and_then(|line| line.row.ok()).unwrap_or_default();
        let positions = Positions::of(&map.columns, &head).map_err(ReplayFault::NoColumns)?;
        Self::rows(&mut lines, &positions, map).map_err(unreadable)
    }

    fn rows<R: BufRead>(
        lines: &mut Lines<R>,
        positions: &Positions<'_>,
        map: &Map,
    ) -> io::Result<Self> {
        let mut log = Self::default();
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut resources: HashSet<Vec<u8>> = HashSet::new();
        while let Some(line) = lines.next()? {
            let read = |row: csv::ByteRecord| positions.read(&row, map).map(|read| (row, read));
            let (row, (case, at, step)) = match line.row.and_then(read) {
                Ok(read) => read,
                Err(fault) => {
                    log.bad.add(line.number, fault);
                    continue;
                }
            };
            let resource = positions.resource.and_then(|(at, _)| row.get(at));
            if let Some(new) = resource.filter(|known| !resources.contains(*known)) {
                resources.insert(new.to_owned());
            }
            let next = u32::try_from(log.cases.len()).unwrap_or(u32::MAX);
            let case = numbers.get(&case).copied().unwrap_or_else(|| {
                log.cases.push(case.clone());
                numbers.insert(case, next);
                next
            });
            let line = line.number;
            log.rows.push(Row {
                at,
                case,
                step,
                line,
            });
        }
        log.resources = resources.len();
        // A stable sort: equal times keep the order of the file.
        log.rows.sort_by_key(|row| row.at);
        Ok(log)
    }
}

impl<'a> Positions<'a> {
    /// Finds the columns by their names; all that aren't there are named. Of two of one name, the first counts.
    fn of(columns: &'a Columns, head: &csv::ByteRecord) -> Result<Self, Vec<String>> {
        let find = |name: &str| {
            head.iter()
                .position(|cell| trimmed(cell) == name.as_bytes())
        };
        let mut missing = Vec::new();
        let mut wanted = |name: &'a Option<String>| {
            let name = name.as_deref()?;
            let position = find(name);
            if position.is_none() {
                missing.push(name.to_owned());
            }
            position.map(|position| (position, name))
        };
        let (case, activity, time) = (
            wanted(&columns.case),
            wanted(&columns.activity),
            wanted(&columns.time),
        );
        let resource = wanted(&columns.resource);
        match (case, activity, time) {
            (Some(case), Some(activity), Some(time)) if missing.is_empty() => Ok(Self {
                case,
                activity,
                time,
                resource,
            }),
            _ => Err(missing),
        }
    }

    fn read(&self, row: &csv::ByteRecord, map: &Map) -> Result<(String, Instant, u16), RowFault> {
        let case = text(row, self.case)?.trim();
        let activity = text(row, self.activity)?.trim();
        let time = text(row, self.time)?;
        if let Some(resource) = self.resource {
            text(row, resource)?;
        }
        if case.is_empty() {
            return Err(RowFault::EmptyCase);
        }
        let at = map.time.read(time)?;
        let step = map.step_of.get(activity).copied();
        let step = step.ok_or_else(|| RowFault::UnknownActivity {
            word: quoted(activity),
        })?;
        Ok((case.to_owned(), at, step))
    }
}

fn text<'r>(
    row: &'r csv::ByteRecord,
    (position, name): (usize, &str),
) -> Result<&'r str, RowFault> {
    let cell = row.get(position).ok_or_else(|| RowFault::MissingColumn {
        column: name.to_owned(),
    })?;
    std::str::from_utf8(cell).map_err(|_| RowFault::NotUtf8 {
        column: name.to_owned(),
    })
}

fn trimmed(cell: &[u8]) -> &[u8] {
    cell.trim_ascii()
}
