//! Own days of a calendar as they were typed: closures, half days, openings.

use handbook::Lang;
use jiff::civil::Date;
use worktime::dated_days::DatedHours;
use worktime::{BadSpanKind, Name, OwnDays, Span};

use super::calendars::listed;
use super::fault::Fault;
use super::key::Key;
use super::line::Asked;
use super::moment::{self, Bad};
use super::refusal::Refusal;
use crate::texts::Voice;

/// What own days are called that have no name.
pub(super) struct Names {
    closure: Name,
    half_day: Name,
    workday: Name,
    opening: Name,
}

impl Names {
    pub(super) fn new() -> Self {
        Self {
            closure: name("time-own-closure"),
            half_day: name("time-own-half-day"),
            workday: name("time-own-workday"),
            opening: name("time-own-opening"),
        }
    }

    /// What a day is called that was given none.
    pub(super) fn of(&self, hours: &DatedHours) -> &Name {
        match hours {
            DatedHours::Closed => &self.closure,
            DatedHours::Shortened(_) => &self.half_day,
            DatedHours::Workday => &self.workday,
            DatedHours::Opened(_) => &self.opening,
        }
    }

    /// What is said of single dates. Of a date that is closed among others, its own hours hold.
    pub(super) fn own_days(&self, asked: Asked<'_>) -> Result<OwnDays, Refusal> {
        let days = self.close(OwnDays::new(), asked)?;
        let days = self.shorten(days, asked)?;
        self.open(days, asked)
    }

    /// Closes dates: `2026-10-09`, `2026-10-09/2026-10-12`, each with a name behind it if it has one.
    fn close(&self, mut days: OwnDays, asked: Asked<'_>) -> Result<OwnDays, Refusal> {
        for text in listed(asked, Key::Closed)? {
            let (first, last, name) = closed_dates(text)
                .map_err(|(range, fault)| Refusal::at(Key::Closed, text, range, fault))?;
            let name = if name.is_empty() {
                self.closure.clone()
            } else {
                name.into()
            };
            let dates = std::iter::successors(Some(first), |date| date.tomorrow().ok());
            for date in dates.take_while(|date| *date <= last) {
                days = days.closed(date, name.clone());
                within_limit(&days, Key::Closed, text)?;
            }
        }
        Ok(days)
    }

    /// Shortens dates: of `2026-02-16 00:00-12:00` only the morning stays.
    fn shorten(&self, mut days: OwnDays, asked: Asked<'_>) -> Result<OwnDays, Refusal> {
        for text in listed(asked, Key::Shortened)? {
            let (date, spans) = date_with_hours(text)
                .map_err(|(range, fault)| Refusal::at(Key::Shortened, text, range, fault))?;
            let [kept] = spans.as_slice() else {
                return Err(Refusal::of(Key::Shortened, &**text, Fault::SecondSpan));
            };
            days = days.shortened(date, *kept, self.half_day.clone());
            within_limit(&days, Key::Shortened, text)?;
        }
        Ok(days)
    }

    /// Opens dates: `2026-10-10 09:00-12:00 14:00-16:00`.
    fn open(&self, mut days: OwnDays, asked: Asked<'_>) -> Result<OwnDays, Refusal> {
        for text in listed(asked, Key::Opened)? {
            let (date, spans) = date_with_hours(text)
                .map_err(|(range, fault)| Refusal::at(Key::Opened, text, range, fault))?;
            days = days.opened(date, &spans, self.opening.clone());
            within_limit(&days, Key::Opened, text)?;
        }
        Ok(days)
    }
}

/// Refuses what settles more dates than a calendar may have.
pub(super) fn within_limit(days: &OwnDays, key: Key, text: &str) -> Result<(), Refusal> {
    let limit = OwnDays::MOST;
    if days.len() > limit {
        return Err(Refusal::of(key, text, Fault::TooManyDates { limit }));
    }
    Ok(())
}

fn closed_dates(text: &str) -> Result<(Date, Date, &str), Bad> {
    let place = |left: &str| text.len() - left.len();
    let (first, left) = moment::leading_date(text)?;
    let (last, left) = match left.strip_prefix('/') {
        None => (first, left),
        Some(end) => moment::leading_date(end)
            .map_err(|(range, fault)| (place(end) + range.start..place(end) + range.end, fault))?,
    };
    if last < first {
        return Err((0..place(left), Fault::DatesBackwards));
    }
    if !left.is_empty() && !left.starts_with(' ') {
        return Err((place(left)..text.len(), Fault::Date));
    }
    Ok((first, last, left.trim()))
}

/// A date with a span of hours behind it, or more.
fn date_with_hours(text: &str) -> Result<(Date, Vec<Span>), Bad> {
    let (date, hours) = moment::leading_date(text)?;
    let start = text.len() - hours.len();
    let spans = Span::parse_list(hours).map_err(|bad| {
        let range = start + bad.range.start..start + bad.range.end;
        (range, Fault::Spans(bad.kind))
    })?;
    if spans.is_empty() {
        return Err((0..text.len(), Fault::Spans(BadSpanKind::NotASpan)));
    }
    Ok((date, spans))
}

/// A name of ours in every language.
fn name(key: &str) -> Name {
    let text = |lang| Voice::new(lang).say(key);
    Name::new(text(Lang::ZhHant), text(Lang::ZhHans), text(Lang::En))
}
