//! A slow reckoning that is easy to believe: it walks over time minute by minute and looks at the
//! wall clock each time.

use std::collections::BTreeMap;

use worktime::{
    Calendar, Counting, Date, Instant, Length, Pause, Span, Weekday, Zone,
    micros::{DAY, MINUTE},
};

/// A calendar as plain facts, with a plain reading of them.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub(crate) zone: Zone,
    pub(crate) week: Vec<Vec<Span>>,
    /// Own days; one without spans is closed.
    pub(crate) own: BTreeMap<Date, Vec<Span>>,
}

const WEEKDAYS: [Weekday; 7] = crate::calendars::EVERY_DAY;

impl Facts {
    pub(crate) fn calendar(&self) -> Calendar {
        let mut builder = Calendar::builder(self.zone.clone());
        for (weekday, hours) in WEEKDAYS.iter().zip(&self.week) {
            builder = builder.week(&[*weekday], hours);
        }
        for (date, hours) in &self.own {
            builder = match hours.as_slice() {
                [] => builder.closed(*date, "closed"),
                hours => builder.opened(*date, hours, "opened"),
            };
        }
        builder.build().unwrap()
    }

    fn hours(&self, date: Date) -> &[Span] {
        let index = WEEKDAYS
            .iter()
            .position(|day| *day == date.weekday())
            .unwrap();
        self.own.get(&date).unwrap_or(&self.week[index])
    }

    /// Whether the minute that begins at `at` is worked.
    pub(crate) fn is_open(&self, at: Instant) -> bool {
        let zone = &self.zone;
        let civil = zone.civil(at);
        let minute =
            |civil: worktime::DateTime| i64::from(civil.hour()) * 60 + i64::from(civil.minute());
        // The second time that the clock shows the same: only a span that lasts until the clocks
        // have run apart again goes on.
        let (mut first, mut last) = (minute(civil), minute(civil));
        if zone.instant(civil) != at {
            let mut after = at;
            while zone.instant(zone.civil(after)) != after {
                after = after.plus(MINUTE);
            }
            let fold_end = minute(zone.civil(after));
            let fold_end = if fold_end == 0 { 1440 } else { fold_end };
            (first, last) = (fold_end - 1, fold_end - 1);
        }
        let holds = |date: Date, shift: i64| {
            self.hours(date).iter().any(|span| {
                let (from, to) = (i64::from(span.from_minute), i64::from(span.to_minute));
                let to = if to <= from { to + 1440 } else { to };
                from <= first + shift && last + shift < to
            })
        };
        holds(civil.date(), 0) || holds(civil.date().yesterday().unwrap(), 1440)
    }

    /// Looks at every minute of some days once.
    pub(crate) fn walk(&self, start: Instant, days: i64) -> Walk<'_> {
        let minutes = minutes(start, start.plus(days * DAY))
            .map(|at| self.is_open(at))
            .collect();
        Walk {
            facts: self,
            start,
            minutes,
        }
    }

    /// The end of the last hours that begin on this date, or of a longer shift from the day before.
    fn close(&self, date: Date) -> Option<Instant> {
        let own = self.close_alone(date)?;
        Some(own.max(self.close_alone(date.yesterday().unwrap()).unwrap_or(own)))
    }

    /// The end of the last minute that is worked in a shift that begins on this date.
    fn close_alone(&self, date: Date) -> Option<Instant> {
        let alone = Facts {
            zone: self.zone.clone(),
            week: vec![vec![]; 7],
            own: BTreeMap::from([(date, self.hours(date).to_vec())]),
        };
        if self.hours(date).is_empty() {
            return None;
        }
        let start = self.zone.start_of_day(date);
        let worked = minutes(start, start.plus(50 * 60 * MINUTE)).filter(|at| alone.is_open(*at));
        worked.last().map(|at| at.plus(MINUTE))
    }
}

/// Some days, minute by minute: whether each is worked.
pub(crate) struct Walk<'a> {
    facts: &'a Facts,
    start: Instant,
    minutes: Vec<bool>,
}

impl Walk<'_> {
    pub(crate) fn end(&self) -> Instant {
        self.start.plus(self.minutes.len() as i64 * MINUTE)
    }

    pub(crate) fn is_open(&self, at: Instant) -> bool {
        self.minutes[usize::try_from(at.since(self.start) / MINUTE).unwrap()]
    }

    pub(crate) fn working_micros(&self, from: Instant, to: Instant) -> i64 {
        minutes(from, to)
            .filter(|minute| self.is_open(*minute))
            .map(|minute| minute.plus(MINUTE).min(to).since(minute.max(from)))
            .sum()
    }

    /// The due instant of a working length that begins at a full minute, `None` if these days
    /// don't hold it, `Some(None)` when an open pause comes first.
    pub(crate) fn due_working(
        &self,
        start: Instant,
        length_minutes: i64,
        pauses: &[Pause],
    ) -> Option<Option<Instant>> {
        let limit = self.end();
        let mut left = length_minutes;
        let mut at = start;
        while left > 0 {
            if at >= limit {
                let open_before = pauses
                    .iter()
                    .any(|pause| pause.end.is_none() && pause.start < limit);
                return open_before.then_some(None);
            }
            if self.is_open(at) && !is_paused(at, pauses) {
                left -= 1;
            }
            at = at.plus(MINUTE);
        }
        Some(Some(at))
    }

    /// The due instant of a length in days by the Civil Code, likewise.
    pub(crate) fn due_days(
        &self,
        start: Instant,
        length: Length,
        pauses: &[Pause],
    ) -> Option<Option<Instant>> {
        let limit = self.end();
        let end = self.close_of_last_day(start, length)?;
        let owed = minutes(start, end).filter(|at| self.is_open(*at)).count();
        if pauses
            .iter()
            .any(|pause| pause.end.is_none() && pause.start < end)
        {
            return Some(None);
        }
        // The first instant, not before the unpaused end, by which as much unpaused time is over.
        let (mut done, mut at) = (0, start);
        while at < end || done < owed {
            if at >= limit {
                let open_before = pauses
                    .iter()
                    .any(|pause| pause.end.is_none() && pause.start < limit);
                return open_before.then_some(None);
            }
            done += usize::from(self.is_open(at) && !is_paused(at, pauses));
            at = at.plus(MINUTE);
        }
        Some(Some(at))
    }

    fn close_of_last_day(&self, start: Instant, length: Length) -> Option<Instant> {
        let first = self.facts.zone.date_of(start);
        let dates = || first.series(jiff::Span::new().days(1)).skip(1).take(50);
        let is_worked = |date: &Date| self.facts.close(*date).is_some();
        let last = match length {
            Length::WorkingDays(n) => dates().filter(is_worked).nth(n as usize - 1)?,
            Length::Days(n) => dates().skip(n as usize - 1).find(is_worked)?,
            _ => panic!("not asked"),
        };
        self.facts.close(last)
    }
}

fn is_paused(at: Instant, pauses: &[Pause]) -> bool {
    pauses
        .iter()
        .any(|pause| pause.start <= at && pause.end.is_none_or(|end| at < end))
}

/// The full minutes that touch an interval.
fn minutes(from: Instant, to: Instant) -> impl Iterator<Item = Instant> {
    let first = Instant(from.0.div_euclid(MINUTE) * MINUTE);
    std::iter::successors(Some(first), |at| Some(at.plus(MINUTE))).take_while(move |at| *at < to)
}

/// The calendar's answer in the shape of the oracle's.
pub(crate) fn answer(
    calendar: &Calendar,
    start: Instant,
    length: Length,
    pauses: &[Pause],
) -> Option<Instant> {
    calendar
        .due(start, &length, Counting::CivilCode, pauses)
        .unwrap()
        .at
}
