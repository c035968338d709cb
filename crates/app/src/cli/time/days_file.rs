//! Files of days that differ from the week, each read once.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, ErrorKind, Read as _};
use std::ops::Range;
use std::rc::Rc;

use jiff::civil::Date;
use worktime::dated_days::{DatedDays, MOST_BYTES, Problem, ProblemKind, Reading};
use worktime::{HORIZON_FIRST_YEAR, HORIZON_LAST_YEAR, Language, Span, Zone};

use super::cache::Cache;
use super::fault::Fault;
use super::own_days::Names;
use super::refusal::printable;
use super::remark::Remark;

/// Files whose bytes are kept, so that each is opened once.
const FILES_MOST: usize = 16;
/// Files that are kept as they were read, for a zone and hours.
const READ_MOST: usize = 64;
/// Problems of a file that are told one by one.
const TOLD_MOST: usize = 10;
/// Problems that are told of a file without a day.
const TOLD_OF_NOTHING_MOST: usize = 3;

/// The dates of which questions can be asked.
const DATES: Range<Date> =
    Date::constant(HORIZON_FIRST_YEAR, 1, 1)..Date::constant(HORIZON_LAST_YEAR + 1, 1, 1);
/// How a calendar file begins.
const CALENDAR: &[u8] = b"BEGIN:VCALENDAR";
/// Stands before the text of some files.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The files that were asked for lately.
pub(super) struct DaysFiles {
    bytes: Cache<Result<Rc<[u8]>, Fault>>,
    read: Cache<Result<Rc<DaysFile>, Fault>>,
}

/// A file as it was read.
pub(super) struct DaysFile {
    pub(super) days: DatedDays,
    /// `None` if everything in it could be read.
    pub(super) gaps: Option<Rc<Gaps>>,
}

/// What couldn't be read in a file.
pub(super) struct Gaps {
    path: String,
    /// The first of them.
    problems: Vec<Problem>,
    /// All of them.
    count: usize,
    /// Dates outside of those of which questions can be asked.
    outside: usize,
    is_told: Cell<bool>,
}

impl DaysFiles {
    pub(super) fn new() -> Self {
        Self {
            bytes: Cache::new(FILES_MOST),
            read: Cache::new(READ_MOST),
        }
    }

    /// The days of a file, for a zone in which its times are meant and the hours outside of which nobody works anyway.
    pub(super) fn of(
        &mut self,
        path: &str,
        zone: &Zone,
        open_within: Span,
        names: &Names,
    ) -> Result<Rc<DaysFile>, Fault> {
        let key = format!("{}\n{open_within}\n{path}", zone.name()).into_bytes();
        if let Some(known) = self.read.get(&key) {
            return known;
        }
        let read = self.bytes(path).and_then(|bytes| {
            let days = read(&bytes, zone, open_within);
            DaysFile::of(path, days, names)
        });
        let read = read.map(Rc::new);
        self.read.insert(key, read.clone());
        read
    }

    /// The bytes are kept apart: what can be read only once, such as a pipe, serves every zone.
    fn bytes(&mut self, path: &str) -> Result<Rc<[u8]>, Fault> {
        if let Some(known) = self.bytes.get(path.as_bytes()) {
            return known;
        }
        let bytes = contents(path).map(Rc::from);
        self.bytes.insert(path.into(), bytes.clone());
        bytes
    }
}

impl DaysFile {
    fn of(path: &str, mut days: DatedDays, names: &Names) -> Result<Self, Fault> {
        let mut problems = std::mem::take(&mut days.problems);
        let (count, outside) = (count(&problems), days.outside);
        if days.days.is_empty() {
            problems.truncate(TOLD_OF_NOTHING_MOST);
            let more = count - problems.len();
            return Err(Fault::NoDays { problems, more });
        }
        for day in &mut days.days {
            if day.name.text(Language::English).is_empty() {
                day.name = names.of(&day.hours).clone();
            }
        }
        problems.truncate(TOLD_MOST);
        let gaps = Gaps {
            path: printable(path),
            problems,
            count,
            outside,
            is_told: Cell::new(false),
        };
        let gaps = (count + outside > 0).then(|| Rc::new(gaps));
        Ok(Self { days, gaps })
    }
}

impl Gaps {
    /// Tells what couldn't be read: all of it beside the first answer, then only how much it is.
    pub(super) fn tell(&self, remarks: &mut Vec<Remark>) {
        let path = || self.path.clone();
        if self.is_told.replace(true) {
            let count = self.count + self.outside;
            remarks.push(Remark::DaysGaps {
                path: path(),
                count,
            });
            return;
        }
        let problems = self.problems.iter().cloned();
        remarks.extend(problems.map(|problem| Remark::DaysProblem {
            path: path(),
            problem,
        }));
        let count = self.count - self.problems.len();
        if count > 0 {
            remarks.push(Remark::MoreDaysProblems {
                path: path(),
                count,
            });
        }
        if self.outside > 0 {
            remarks.push(Remark::DaysOutside {
                path: path(),
                count: self.outside,
            });
        }
    }
}

fn contents(path: &str) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
    let read = File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes));
    read.map_err(|error| unreadable(&error))?;
    if bytes.len() > MOST_BYTES {
        let limit_bytes = MOST_BYTES;
        return Err(Fault::FileTooLarge { limit_bytes });
    }
    Ok(bytes)
}

fn unreadable(error: &io::Error) -> Fault {
    match error.kind() {
        ErrorKind::NotFound => Fault::FileNotFound,
        ErrorKind::PermissionDenied => Fault::FileNotAllowed,
        ErrorKind::IsADirectory => Fault::FileIsFolder,
        _ => Fault::FileUnreadable {
            detail: error.to_string(),
        },
    }
}

fn read(bytes: &[u8], zone: &Zone, open_within: Span) -> DatedDays {
    let reading = Reading {
        open_within,
        ..Reading::new(zone, DATES)
    };
    if is_calendar(bytes) {
        reading.ics(bytes)
    } else {
        reading.csv(bytes)
    }
}

/// Whether a file is a calendar rather than a table: by how it begins, whatever it is called.
fn is_calendar(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let first = text.trim_ascii_start().get(..CALENDAR.len());
    first.is_some_and(|first| first.eq_ignore_ascii_case(CALENDAR))
}

/// How many problems there are, with those that the last of the list only counts.
fn count(problems: &[Problem]) -> usize {
    match problems.split_last() {
        Some((last, listed)) => match last.kind {
            ProblemKind::MoreProblems { count } => listed.len() + count,
            _ => problems.len(),
        },
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_first_line() {
        for text in [
            "BEGIN:VCALENDAR\r\n",
            "\u{feff}BEGIN:VCALENDAR\n",
            "\u{feff}\r\n \tbegin:vcalendar",
        ] {
            assert!(is_calendar(text.as_bytes()), "{text:?}");
        }
        for text in ["", "\u{feff}", "BEGIN:VCAL", "date,kind\nBEGIN:VCALENDAR"] {
            assert!(!is_calendar(text.as_bytes()), "{text:?}");
        }
    }

    #[test]
    fn what_keeps_a_file_shut_is_told_apart() {
        for (kind, fault) in [
            (ErrorKind::NotFound, Fault::FileNotFound),
            (ErrorKind::PermissionDenied, Fault::FileNotAllowed),
            (ErrorKind::IsADirectory, Fault::FileIsFolder),
        ] {
            assert_eq!(unreadable(&kind.into()), fault);
        }
        let fault = unreadable(&io::Error::other("the disk is on fire"));
        let detail = "the disk is on fire".to_owned();
        assert_eq!(fault, Fault::FileUnreadable { detail });
    }

    #[test]
    fn problems_that_are_only_counted_count() {
        let of = |kind| Problem { line: 1, kind };
        let mut problems = vec![of(ProblemKind::NotUtf8), of(ProblemKind::NotALine)];
        assert_eq!(count(&problems), 2);
        problems.push(of(ProblemKind::MoreProblems { count: 40 }));
        assert_eq!(count(&problems), 42);
        assert_eq!(count(&[]), 0);
    }

    #[test]
    fn gaps_are_told_once_and_then_counted() {
        let problem = Problem {
            line: 3,
            kind: ProblemKind::NotUtf8,
        };
        let path = || "days.csv".to_owned();
        let gaps = Gaps {
            path: path(),
            problems: vec![problem.clone()],
            count: 5,
            outside: 2,
            is_told: Cell::new(false),
        };
        let told = || {
            let mut remarks = Vec::new();
            gaps.tell(&mut remarks);
            remarks
        };
        let first = [
            Remark::DaysProblem {
                path: path(),
                problem,
            },
            Remark::MoreDaysProblems {
                path: path(),
                count: 4,
            },
            Remark::DaysOutside {
                path: path(),
                count: 2,
            },
        ];
        assert_eq!(told(), first);
        let again = Remark::DaysGaps {
            path: path(),
            count: 7,
        };
        assert_eq!([told(), told()].concat(), [again.clone(), again]);
    }
}
