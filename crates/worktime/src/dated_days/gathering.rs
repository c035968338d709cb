//! Puts together what several lines say about the same date, within the limits of a result.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{
    DatedDay, DatedDays, DatedHours, MOST_DATES_LOOKED_AT, MOST_DAYS, MOST_NAMES_A_DAY,
    ProblemKind, Problems, Reading,
};
use crate::name::{Language, Name};
use crate::span::Span;
use crate::zone::Date;

/// What has been read so far.
pub(super) struct Gathering<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) problems: Problems,
    outside: usize,
    days: BTreeMap<Date, Gathered>,
    looked_at: usize,
}

struct Gathered {
    /// The line that spoke first.
    line: usize,
    hours: DatedHours,
    names: Vec<Name>,
}

impl<'a> Gathering<'a> {
    pub(super) fn new(reading: &'a Reading<'a>) -> Self {
        Self {
            reading,
            problems: Problems::default(),
            days: BTreeMap::new(),
            outside: 0,
            looked_at: 0,
        }
    }

    pub(super) fn problem(&mut self, line: usize, kind: ProblemKind) {
        self.problems.push(line, kind);
    }

    /// Counts dates that are looked at; whether so many may still be.
    pub(super) fn spend(&mut self, dates: usize) -> bool {
        self.looked_at = self.looked_at.saturating_add(dates);
        self.looked_at <= MOST_DATES_LOOKED_AT
    }

    /// Counts dates that lie outside of the range.
    pub(super) fn leave_out(&mut self, dates: usize) {
        self.outside = self.outside.saturating_add(dates);
    }

    /// Takes up what a line says about a date.
    pub(super) fn add(&mut self, line: usize, date: Date, hours: DatedHours, name: &Name) {
        if !self.reading.range.contains(&date) {
            return self.leave_out(1);
        }
        let full = self.days.len() >= MOST_DAYS;
        let problem = match self.days.entry(date) {
            Entry::Vacant(_) if full => Some(ProblemKind::ResultFull { date }),
            Entry::Vacant(vacant) => {
                let names = vec![name.clone()];
                vacant.insert(Gathered { line, hours, names });
                None
            }
            Entry::Occupied(mut day) => day.get_mut().also(date, hours, name),
        };
        if let Some(kind) = problem {
            self.problem(line, kind);
        }
    }

    pub(super) fn finish(self) -> DatedDays {
        // Days with the same names share one text, however many they are.
        let mut joined: BTreeMap<Vec<Name>, Name> = BTreeMap::new();
        let mut days = Vec::with_capacity(self.days.len());
        for (date, day) in self.days {
            let name = joined
                .entry(day.names)
                .or_insert_with_key(|names| Name::joined(names))
                .clone();
            let hours = day.hours;
            days.push(DatedDay { date, name, hours });
        }
        DatedDays {
            days,
            problems: self.problems.into_list(),
            outside: self.outside,
        }
    }
}

impl Gathered {
    /// Adds what a later line says about the date.
    fn also(&mut self, date: Date, hours: DatedHours, name: &Name) -> Option<ProblemKind> {
        match (&mut self.hours, hours) {
            (earlier, later) if *earlier == later => {}
            (DatedHours::Opened(earlier), DatedHours::Opened(later))
                if apart(earlier, &later) && earlier.len() + later.len() <= Span::MOST_A_DAY =>
            {
                earlier.extend(later);
                earlier.sort_unstable_by_key(|span| span.from_minute);
            }
            _ => {
                let line = self.line;
                return Some(ProblemKind::Contradicts { date, line });
            }
        }
        let nameless = |name: &Name| name.text(Language::English).is_empty();
        if self.names.contains(name) || nameless(name) {
            None
        } else if self.names.iter().all(nameless) {
            self.names = vec![name.clone()];
            None
        } else if self.names.len() >= MOST_NAMES_A_DAY {
            Some(ProblemKind::TooManyNames { date })
        } else {
            self.names.push(name.clone());
            None
        }
    }
}

/// Whether no span of one list shares time with one of the other.
fn apart(first: &[Span], second: &[Span]) -> bool {
    !first
        .iter()
        .any(|span| second.iter().any(|other| span.overlaps(*other)))
}
