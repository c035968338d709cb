//! Proof: the chain is whole, the marks outside agree, and every derived row is what the events say.

use std::collections::BTreeMap;

use casework::ids::OrgId;

use crate::cell::{Cell, Row};
use crate::checkpoint::{Checkpoint, Checkpoints};
use crate::door::Door;
use crate::error::{Result, StoreError};
use crate::keys::Keyring;
use crate::log::{self, HASH_BYTES, Hash, Head};
use crate::rebuild::{DERIVED, Derived, EVENTS_AT_ONCE, Rebuilding, kind_of};

/// Findings that a report names; beyond them it only counts.
pub const FINDINGS_MOST: usize = 100;

/// What a check of one org found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Which org.
    pub org: OrgId,
    /// How many events its chain holds.
    pub events: i64,
    /// How many daily marks were compared.
    pub checkpoints: usize,
    /// How many derived rows were compared.
    pub rows: usize,
    /// The first things that are wrong, the chain's before the rows'.
    pub findings: Vec<Finding>,
    /// How many things are wrong.
    pub faults: usize,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A number of the chain is missing: an event was taken out.
    Gap {
        /// The number that should come.
        expected: i64,
        /// The one that comes.
        found: i64,
    },
    /// An event isn't what was hashed, or not in its place.
    Hash {
        /// Its number.
        seq: i64,
    },
    /// An event can't be read, or its sealed texts don't open.
    Unreadable {
        /// Its number.
        seq: i64,
    },
    /// The columns beside an event's bytes say something else than the bytes.
    Columns {
        /// Its number.
        seq: i64,
    },
    /// The chain ends before a mark that was made of it: its tail was cut.
    Cut {
        /// Number of the marked event.
        marked: i64,
        /// Number of the last event that is there.
        last: i64,
    },
    /// The event that was marked is another one now: the chain was written anew.
    Mark {
        /// Number of the marked event.
        seq: i64,
    },
    /// The file of marks was changed.
    BrokenMarks {
        /// The first line that doesn't follow from the one before.
        line: usize,
    },
    /// A derived row isn't what the events say.
    Row {
        /// Its table.
        table: &'static str,
        /// Its key without the org.
        key: String,
        /// In what it differs.
        difference: Difference,
    },
}

/// How a row differs from what the events say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// It should be there.
    Missing,
    /// It shouldn't be there.
    Extra,
    /// It says something else.
    Other,
}

impl Report {
    /// Whether everything is as it should be.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.faults == 0
    }

    fn add(&mut self, finding: Finding) {
        self.faults += 1;
        if self.findings.len() < FINDINGS_MOST {
            self.findings.push(finding);
        }
    }
}

/// Checks one org on a connection that sees one consistent state.
pub(crate) fn verify(
    door: &mut Door,
    keyring: &Keyring,
    org: OrgId,
    checkpoints: Option<&Checkpoints>,
) -> Result<Report> {
    let mut report = Report {
        org,
        events: 0,
        checkpoints: 0,
        rows: 0,
        findings: Vec::new(),
        faults: 0,
    };
    let marks = match checkpoints {
        Some(checkpoints) => {
            let (marks, broken) = checkpoints.read(org)?;
            broken
                .into_iter()
                .for_each(|broken| report.add(Finding::BrokenMarks { line: broken.line }));
            marks
        }
        None => Vec::new(),
    };
    report.checkpoints = marks.len();
    let mut target = Door::scratch()?;
    target.begin()?;
    walk(door, keyring, &mut target, &marks, &mut report)?;
    for table in DERIVED {
        compare(table, door, &mut target, &mut report)?;
    }
    Ok(report)
}

/// Walks the chain, and builds the derived rows on the way.
fn walk(
    door: &mut Door,
    keyring: &Keyring,
    target: &mut Door,
    marks: &[Checkpoint],
    report: &mut Report,
) -> Result<()> {
    let org = report.org;
    let mut rebuilding = Rebuilding::new(org);
    let mut head = Head::START;
    let mut marks = marks.iter().peekable();
    loop {
        let rows = door.query(
            "SELECT seq, hash, prev, bytes, id, kind, record, client, happened_at, recorded_at
             FROM event WHERE org = $1 AND seq > $2 ORDER BY seq LIMIT $3",
            &[org.into(), head.seq.into(), EVENTS_AT_ONCE.into()],
        )?;
        if rows.is_empty() {
            break;
        }
        for row in &rows {
            head = link(head, row, report)?;
            while let Some(mark) = marks.next_if(|mark| mark.seq <= head.seq) {
                if mark.seq == head.seq && mark.hash != head.hash {
                    report.add(Finding::Mark { seq: mark.seq });
                }
            }
            match log::decode(door, keyring, org, row.bytes(3)?) {
                Ok(event) => {
                    if !columns_agree(row, &event)? {
                        report.add(Finding::Columns { seq: head.seq });
                    }
                    rebuilding.take(target, head, &event)?;
                }
                Err(StoreError::Json(_) | StoreError::Tampered { .. }) => {
                    report.add(Finding::Unreadable { seq: head.seq })
                }
                Err(error) => return Err(error),
            }
            report.events += 1;
        }
    }
    for mark in marks {
        report.add(Finding::Cut {
            marked: mark.seq,
            last: head.seq,
        });
    }
    rebuilding.finish(target)
}

/// Checks one event's place in the chain and answers the head after it, as it is stored.
fn link(head: Head, row: &Row, report: &mut Report) -> Result<Head> {
    let seq = row.int(0)?;
    if seq != head.seq + 1 {
        report.add(Finding::Gap {
            expected: head.seq + 1,
            found: seq,
        });
    }
    // After a gap the stored link is all there is to go by.
    let prev = if seq == head.seq + 1 {
        head.hash
    } else {
        hash_of(row, 2)?
    };
    let expected = Head {
        seq: seq - 1,
        hash: prev,
    }
    .after(report.org, row.bytes(3)?);
    let stored = hash_of(row, 1)?;
    if stored != expected.hash || hash_of(row, 2)? != prev {
        report.add(Finding::Hash { seq });
    }
    Ok(Head { seq, hash: stored })
}

/// A hash of a row; zeros for anything that can't be one.
fn hash_of(row: &Row, index: usize) -> Result<Hash> {
    Ok(row.bytes(index)?.try_into().unwrap_or([0; HASH_BYTES]))
}

fn columns_agree(row: &Row, event: &casework::Event) -> Result<bool> {
    Ok(row.maybe_id(4)? == Some(event.id)
        && row.maybe_text(5)?.map(str::to_owned) == kind_of(&event.payload)
        && row.maybe_id(6)? == event.record
        && row.maybe_id(7)? == event.client
        && row.instant(8)? == event.happened_at
        && row.instant(9)? == event.recorded_at)
}

fn compare(table: &Derived, door: &mut Door, target: &mut Door, report: &mut Report) -> Result<()> {
    let mut wanted: BTreeMap<Vec<Cell<'static>>, Row> = BTreeMap::new();
    let select = format!("SELECT * FROM {} WHERE org = $1", table.name);
    target.for_each_text(&select, &[report.org.into()], &mut |row| {
        wanted.insert(key_of(table, &row), row);
        Ok(())
    })?;
    let org = report.org;
    door.for_each_text(&select, &[org.into()], &mut |row| {
        report.rows += 1;
        let key = key_of(table, &row);
        let difference = match wanted.remove(&key) {
            Some(wanted) if wanted == row => return Ok(()),
            Some(_) => Difference::Other,
            None => Difference::Extra,
        };
        report.add(Finding::Row {
            table: table.name,
            key: named(&key),
            difference,
        });
        Ok(())
    })?;
    for key in wanted.keys() {
        report.add(Finding::Row {
            table: table.name,
            key: named(key),
            difference: Difference::Missing,
        });
    }
    Ok(())
}

fn key_of(table: &Derived, row: &Row) -> Vec<Cell<'static>> {
    row.cells()
        .iter()
        .take(table.key_columns)
        .cloned()
        .collect()
}

/// A key as a person reads it, without the org that all of them begin with.
fn named(key: &[Cell<'_>]) -> String {
    let parts: Vec<String> = key
        .iter()
        .skip(1)
        .map(|cell| match cell {
            Cell::Int(value) => value.to_string(),
            Cell::Text(text) => text.to_string(),
            Cell::Null | Cell::Bytes(_) => String::new(),
        })
        .collect();
    parts.join(" ")
}
