//! The open time of one civil day, as distances from its first instant. Years hold the same few
//! shapes over and over, so a table keeps each of them once.

use std::collections::BTreeMap;

use crate::instant::{Instant, Micros};

/// The open time within one civil day, a shift from the day before included.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Shape {
    /// Disjoint, in order, never touching.
    stretches: Vec<Stretch>,
    /// The end of the last hours that begin on this day (a shift over midnight ends on the next);
    /// `None` if none begin.
    close: Option<Micros>,
}

/// Open time from `from` up to but without `to`, both from the day's first instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    from: Micros,
    to: Micros,
    /// Open time of the day before `from`.
    before: Micros,
}

/// Shapes, each kept once and known by its number.
#[derive(Debug, Default)]
pub(crate) struct Shapes {
    shapes: Vec<Shape>,
    numbers: BTreeMap<Shape, u32>,
}

impl Shape {
    /// The shape of the day that begins at `day`, from the open spans that touch it, in order of
    /// their starts and cut to it, and the close of the hours that begin on it.
    pub(crate) fn new(
        day: Instant,
        spans: impl IntoIterator<Item = (Instant, Instant)>,
        close: Option<Instant>,
    ) -> Self {
        let spans = spans.into_iter();
        let mut stretches: Vec<Stretch> =
            Vec::with_capacity(spans.size_hint().1.unwrap_or_default());
        for (start, end) in spans {
            let (from, to) = (start.since(day), end.since(day));
            match stretches.last_mut() {
                Some(last) if from <= last.to => last.to = last.to.max(to),
                last => {
                    let before = last.map_or(0, |last| last.before + last.to - last.from);
                    stretches.push(Stretch { from, to, before });
                }
            }
        }
        Self {
            stretches,
            close: close.map(|close| close.since(day)),
        }
    }

    /// Open time of the whole day.
    pub(crate) fn total(&self) -> Micros {
        self.stretches
            .last()
            .map_or(0, |last| last.before + last.to - last.from)
    }

    /// Whether hours begin on this day.
    pub(crate) fn is_worked(&self) -> bool {
        self.close.is_some()
    }

    /// The close of business, from the day's first instant.
    pub(crate) fn close(&self) -> Option<Micros> {
        self.close
    }

    /// Open time of the day before `at`.
    pub(crate) fn until(&self, at: Micros) -> Micros {
        let begun = self.stretches.partition_point(|stretch| stretch.from <= at);
        let last = begun
            .checked_sub(1)
            .and_then(|last| self.stretches.get(last));
        last.map_or(0, |last| last.before + at.min(last.to) - last.from)
    }

    /// Whether `at` is open.
    pub(crate) fn is_open(&self, at: Micros) -> bool {
        let ended = self.stretches.partition_point(|stretch| stretch.to <= at);
        let next = self.stretches.get(ended);
        next.is_some_and(|next| next.from <= at)
    }

    /// The earliest point by which `total` has been open, for a total from 1 to the day's.
    pub(crate) fn earliest(&self, total: Micros) -> Option<Micros> {
        let begun = self
            .stretches
            .partition_point(|stretch| stretch.before < total);
        self.point(begun, total)
    }

    /// The latest point before which no more than `total` has been open, for a total from 0 to
    /// below the day's.
    pub(crate) fn latest(&self, total: Micros) -> Option<Micros> {
        let begun = self
            .stretches
            .partition_point(|stretch| stretch.before <= total);
        self.point(begun, total)
    }

    /// The open stretches as points of the day.
    pub(crate) fn stretches(&self) -> impl ExactSizeIterator<Item = (Micros, Micros)> {
        self.stretches
            .iter()
            .map(|stretch| (stretch.from, stretch.to))
    }

    /// The point at which `total` has been open, in the last of the `begun` first stretches.
    fn point(&self, begun: usize, total: Micros) -> Option<Micros> {
        let last = self.stretches.get(begun.checked_sub(1)?)?;
        Some(last.from + total - last.before)
    }
}

impl Shapes {
    /// The number of a shape, which is kept if it is new.
    pub(crate) fn number(&mut self, shape: Shape) -> u32 {
        if let Some(number) = self.numbers.get(&shape) {
            return *number;
        }
        // There are no more shapes than days, and no more than 110,000 days.
        let number = u32::try_from(self.shapes.len()).unwrap_or(u32::MAX);
        self.shapes.push(shape.clone());
        self.numbers.insert(shape, number);
        number
    }

    /// A kept shape.
    pub(crate) fn get(&self, number: u32) -> &Shape {
        const CLOSED: &Shape = &Shape {
            stretches: Vec::new(),
            close: None,
        };
        let index = usize::try_from(number).unwrap_or(usize::MAX);
        self.shapes.get(index).unwrap_or(CLOSED)
    }

    /// Forgets how shapes are found by their content, which only compiling needs.
    pub(crate) fn finish(&mut self) {
        self.numbers = BTreeMap::new();
        self.shapes.shrink_to_fit();
    }
}
