//! What a layer changes in a table: a few days with other shapes, and by how much everything after
//! each of them is off. A client's thirty closures take some hundred bytes, not another table.

use std::ops::Range;

use crate::instant::Micros;
use crate::timetable::Passed;
use crate::timetable::shape::{Shape, Shapes};
use crate::timetable::table::Table;

/// Changed days, in order.
#[derive(Debug, Default)]
pub(crate) struct Overlay {
    changes: Vec<Change>,
    shapes: Shapes,
}

#[derive(Debug)]
struct Change {
    /// What has really passed when this day is over.
    passed: Passed,
    day: u32,
    shape_number: u32,
}

/// A day as it is with all changes: what has passed before it, and its shape if that is changed.
pub(crate) struct ChangedDay<'a> {
    pub(crate) before: Correction,
    pub(crate) shape: Option<&'a Shape>,
}

/// By how much a table is off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Correction {
    open_micros: Micros,
    worked_days: i32,
}

impl Overlay {
    /// Adds the new shape of a day that is later than those added before.
    pub(crate) fn change(&mut self, table: &Table, day: usize, new: Shape) {
        let old = table.shape(day);
        let worked = |shape: &Shape| i32::from(shape.is_worked());
        let so_far = self.correction(table, self.changes.len());
        let after = Correction {
            open_micros: so_far.open_micros + new.total() - old.total(),
            worked_days: so_far.worked_days + worked(&new) - worked(old),
        };
        self.changes.push(Change {
            passed: after.apply(table.passed(day + 1)),
            // A table has some hundred thousand days at most.
            day: u32::try_from(day).unwrap_or(u32::MAX),
            shape_number: self.shapes.number(new),
        });
    }

    /// Frees what only building needs.
    pub(crate) fn finish(&mut self) {
        self.changes.shrink_to_fit();
        self.shapes.finish();
    }

    /// The days that are changed.
    pub(crate) fn days(&self) -> impl Iterator<Item = usize> {
        self.changes.iter().map(Change::day)
    }

    /// A day with its changes.
    pub(crate) fn day(&self, table: &Table, day: usize) -> ChangedDay<'_> {
        let earlier = self.changes.partition_point(|change| change.day() < day);
        self.day_after(table, earlier, day)
    }

    /// The days among which the first lies for which `holds` isn't true, with the number of
    /// changes before them. `holds` is true up to a day and false from there on.
    pub(crate) fn stretch_of(
        &self,
        days: usize,
        holds: impl Fn(Passed) -> bool,
    ) -> (Range<usize>, usize) {
        let changes = self.changes.partition_point(|change| holds(change.passed));
        // The first day of the stretch is known to hold; the one at its end is known not to.
        let last = changes
            .checked_sub(1)
            .and_then(|last| self.changes.get(last));
        let first = last.map_or(0, |change| change.day() + 1);
        let end = self
            .changes
            .get(changes)
            .map_or(days + 1, |change| change.day() + 1);
        (first..end, changes)
    }

    /// A day of which is known how many changes come before it.
    pub(crate) fn day_after(&self, table: &Table, changes: usize, day: usize) -> ChangedDay<'_> {
        let change = self.changes.get(changes);
        let change = change.filter(|change| change.day() == day);
        ChangedDay {
            before: self.correction(table, changes),
            shape: change.map(|change| self.shapes.get(change.shape_number)),
        }
    }

    /// By how much the table is off after so many changes.
    pub(crate) fn correction(&self, table: &Table, changes: usize) -> Correction {
        let last = changes
            .checked_sub(1)
            .and_then(|last| self.changes.get(last));
        last.map_or_else(Correction::default, |change| {
            Correction::between(table.passed(change.day() + 1), change.passed)
        })
    }
}

impl Change {
    fn day(&self) -> usize {
        usize::try_from(self.day).unwrap_or(usize::MAX)
    }
}

impl Correction {
    /// By how much a table is off that tells one thing where another is true.
    fn between(told: Passed, really: Passed) -> Self {
        Self {
            open_micros: really.open_micros - told.open_micros,
            worked_days: really.worked_days.cast_signed() - told.worked_days.cast_signed(),
        }
    }

    pub(crate) fn apply(self, passed: Passed) -> Passed {
        Passed {
            open_micros: passed.open_micros + self.open_micros,
            worked_days: passed.worked_days.saturating_add_signed(self.worked_days),
        }
    }
}
