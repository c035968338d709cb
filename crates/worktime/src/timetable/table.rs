//! A calendar compiled for a range of dates: for every day its first instant, its shape, and how
//! much has been open and how many days have been worked before it. So each question finds its day
//! by one index or one search, and its answer within the day's few stretches, however far apart two
//! instants are.
//!
//! A day takes 24 bytes, the shapes some hundred bytes in all: 360 KB for 41 years.

use std::ops::Range;

use crate::instant::{Instant, Micros, micros};
use crate::timetable::Passed;
use crate::timetable::shape::{Shape, Shapes};
use crate::zone::{Date, Zone, days_between, days_later};

/// The days of a range of dates, numbered from 0.
#[derive(Debug)]
pub(crate) struct Table {
    /// The dates for which the table is complete.
    pub(crate) dates: Range<Date>,
    /// The first instant of each day, and of the one after the last.
    starts: Vec<Instant>,
    /// Open time before each day, and after the last, from the table's beginning on.
    before: Vec<Micros>,
    /// Worked days before each day, and after the last.
    worked: Vec<u32>,
    /// The number of each day's shape.
    shape_numbers: Vec<u32>,
    shapes: Shapes,
    /// Open time of an average day.
    open_micros_a_day: Micros,
}

/// Adds the spans that begin on a date to a list, in order, as instants.
pub(crate) trait DayHours {
    /// `midnights` are those of the date; they know every minute of it.
    fn add_hours(&self, midnights: &Midnights<'_>, spans: &mut Vec<(Instant, Instant)>);
}

impl Table {
    /// Compiles the hours of some dates.
    pub(crate) fn compile(zone: &Zone, hours: &impl DayHours, dates: Range<Date>) -> Self {
        // A shift over midnight reaches into the table from the day before it.
        let eve = dates.start.yesterday().unwrap_or(dates.start);
        let mut midnights = Midnights::from(zone, eve);
        let mut builder = Builder::default();
        hours.add_hours(&midnights, &mut builder.spans);
        let days = usize::try_from(days_between(dates.start, dates.end)).unwrap_or_default();
        let mut table = Self {
            dates,
            starts: Vec::with_capacity(days + 1),
            before: Vec::with_capacity(days + 1),
            worked: Vec::with_capacity(days + 1),
            shape_numbers: Vec::with_capacity(days),
            shapes: Shapes::default(),
            open_micros_a_day: 0,
        };
        let (mut open, mut worked) = (0, 0);
        for _ in 0..days {
            midnights.advance();
            table.starts.push(midnights.start());
            table.before.push(open);
            table.worked.push(worked);
            let shape = builder.next_day(hours, &midnights);
            open += shape.total();
            worked += u32::from(shape.is_worked());
            let number = table.number(shape);
            table.shape_numbers.push(number);
        }
        table.starts.push(midnights.end());
        table.before.push(open);
        table.worked.push(worked);
        table.shapes.finish();
        table.open_micros_a_day = open / i64::try_from(days).unwrap_or(i64::MAX).max(1);
        table
    }

    /// The shape that a day would have by other hours.
    pub(crate) fn shape_by(&self, zone: &Zone, hours: &impl DayHours, day: usize) -> Shape {
        let mut builder = Builder::default();
        let eve = match day.checked_sub(1) {
            Some(eve) => self.midnights(zone, eve),
            None => Midnights::from(zone, date_after(self.date(day), -1)),
        };
        hours.add_hours(&eve, &mut builder.spans);
        builder.next_day(hours, &self.midnights(zone, day))
    }

    /// The instants for which the table is complete.
    pub(crate) fn range(&self) -> Range<Instant> {
        let edge = |start: Option<&Instant>| start.copied().unwrap_or_default();
        edge(self.starts.first())..edge(self.starts.last())
    }

    /// How many days there are.
    pub(crate) fn days(&self) -> usize {
        self.shape_numbers.len()
    }

    /// The day that holds an instant of the table's range, the last day for its end.
    pub(crate) fn day_of(&self, at: Instant) -> usize {
        let first = self.start(0);
        let last = self.days().saturating_sub(1);
        let guess = at.since(first) / micros::DAY;
        let mut day = usize::try_from(guess).map_or(0, |guess| guess.min(last));
        // Clocks run apart from 24 hours a day by a day at most, where a zone crossed the date
        // line, so this takes one step or two.
        while day > 0 && at < self.start(day) {
            day -= 1;
        }
        while day < last && self.start(day + 1) <= at {
            day += 1;
        }
        day
    }

    /// The day of a date of the table.
    pub(crate) fn day_of_date(&self, date: Date) -> usize {
        let day = usize::try_from(days_between(self.dates.start, date)).unwrap_or_default();
        day.min(self.days())
    }

    /// How many days hold so much open time on the average: where a search begins. Never too many
    /// by more than the table has.
    pub(crate) fn days_for(&self, span: Micros) -> usize {
        // The division is only worth its time if the answer is far away.
        if span <= 2 * self.open_micros_a_day {
            return 0;
        }
        usize::try_from(span / self.open_micros_a_day.max(1)).unwrap_or(usize::MAX)
    }

    /// How many days hold so many worked days on the average.
    pub(crate) fn days_for_worked(&self, worked: u32) -> usize {
        let all = self.worked.last().copied().unwrap_or_default().max(1);
        let days = u64::from(worked).saturating_mul(self.days() as u64) / u64::from(all);
        usize::try_from(days).unwrap_or(usize::MAX)
    }

    /// The date of a day.
    pub(crate) fn date(&self, day: usize) -> Date {
        date_after(self.dates.start, i64::try_from(day).unwrap_or(i64::MAX))
    }

    /// What has passed before a day.
    pub(crate) fn passed(&self, day: usize) -> Passed {
        Passed {
            open_micros: self.before.get(day).copied().unwrap_or_default(),
            worked_days: self.worked.get(day).copied().unwrap_or_default(),
        }
    }

    /// The first instant of a day.
    pub(crate) fn start(&self, day: usize) -> Instant {
        self.starts.get(day).copied().unwrap_or_default()
    }

    /// The shape of a day.
    pub(crate) fn shape(&self, day: usize) -> &Shape {
        let number = self.shape_numbers.get(day).copied();
        self.shapes.get(number.unwrap_or(u32::MAX))
    }

    /// The midnights of a day, which the table knows already but for its very end.
    fn midnights<'a>(&self, zone: &'a Zone, day: usize) -> Midnights<'a> {
        let date = self.date(day);
        match self.starts.get(day..day + 3) {
            Some([first, second, third]) => Midnights {
                zone,
                date,
                next: [*first, *second, *third],
            },
            _ => Midnights::from(zone, date),
        }
    }

    /// Nearly every day has the shape of the same day of the week before, which saves the search.
    fn number(&mut self, shape: Shape) -> u32 {
        let week_ago = self.shape_numbers.len().checked_sub(7);
        let number = week_ago.and_then(|day| self.shape_numbers.get(day).copied());
        match number {
            Some(number) if *self.shapes.get(number) == shape => number,
            _ => self.shapes.number(shape),
        }
    }
}

/// Walks over dates and makes the shape of each.
#[derive(Default)]
struct Builder {
    /// Spans that haven't ended yet at the day's beginning, and those that begin on it.
    spans: Vec<(Instant, Instant)>,
}

impl Builder {
    /// The shape of the next date.
    fn next_day(&mut self, hours: &impl DayHours, midnights: &Midnights<'_>) -> Shape {
        let (start, end) = (midnights.start(), midnights.end());
        self.spans.retain(|span| span.1 > start);
        let carried = self.spans.len();
        hours.add_hours(midnights, &mut self.spans);
        let begins = self.spans.len() > carried;
        // Hours of the day may end before a shift that still runs.
        let close = begins
            .then(|| self.spans.iter().map(|span| span.1).max())
            .flatten();
        if carried > 0 {
            self.spans.sort_unstable();
        }
        let within = self
            .spans
            .iter()
            .map(|span| (span.0.max(start), span.1.min(end)));
        Shape::new(start, within.filter(|(from, to)| from < to), close)
    }
}

/// A date with the instants of its midnight and the two that follow. On a date of 24 hours every
/// minute is reckoned from its midnight; only where clocks change is the zone asked. (No zone has
/// ever changed its clocks twice within a day and been back at the same offset.)
pub(crate) struct Midnights<'a> {
    pub(crate) zone: &'a Zone,
    pub(crate) date: Date,
    next: [Instant; 3],
}

impl<'a> Midnights<'a> {
    pub(crate) fn from(zone: &'a Zone, date: Date) -> Self {
        let next = [0, 1, 2].map(|days| zone.start_of_day(date_after(date, days)));
        Self { zone, date, next }
    }

    /// Moves to the next date.
    pub(crate) fn advance(&mut self) {
        let [_, first, second] = self.next;
        self.date = date_after(self.date, 1);
        self.next = [
            first,
            second,
            self.zone.start_of_day(date_after(self.date, 2)),
        ];
    }

    /// The first instant of the date.
    pub(crate) fn start(&self) -> Instant {
        let [start, _, _] = self.next;
        start
    }

    /// The first instant of the next date.
    pub(crate) fn end(&self) -> Instant {
        let [_, end, _] = self.next;
        end
    }

    /// The same as `Zone::edge` for this date, only faster.
    pub(crate) fn edge(&self, minute: u16) -> Instant {
        const DAY: u16 = crate::zone::MINUTES_A_DAY;
        let [first, second, third] = self.next;
        let (midnight, end, past_midnight) = if minute <= DAY {
            (first, second, minute)
        } else {
            (second, third, minute - DAY)
        };
        if end.since(midnight) == micros::DAY {
            midnight.plus(i64::from(past_midnight) * micros::MINUTE)
        } else {
            self.zone.edge(self.date, minute)
        }
    }
}

/// A later date, the last one of all if it lies beyond.
fn date_after(date: Date, days: i64) -> Date {
    days_later(date, days).unwrap_or(Date::MAX)
}
