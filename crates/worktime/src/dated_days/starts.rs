//! When an event takes place: its starts, which its recurrences give, and its length.

use super::gathering::Gathering;
use super::versions::{Gone, Versions};
use super::{MOST_DAYS_AN_ENTRY, ProblemKind};
use crate::ics::{Component, EventLength, Line, Moment, RecurrenceRule, Zones};
use crate::instant::micros;
use crate::zone::{Date, Zone, days_between, days_later};

/// When an event takes place.
pub(super) struct Starts {
    pub(super) moments: Vec<Moment>,
    pub(super) length: EventLength,
    /// Whether a rule gave the starts, of which there may be endlessly many outside the range.
    pub(super) recurs: bool,
}

impl Starts {
    /// When an event takes place within the reading's range; a single one wherever it is. `None`
    /// if that can't be told, which is a problem.
    pub(super) fn of(
        event: &Component,
        zones: &Zones,
        versions: &Versions,
        gathering: &mut Gathering<'_>,
    ) -> Option<Self> {
        let Some(line) = event.first("DTSTART") else {
            let what = "DTSTART";
            gathering.problem(event.line, ProblemKind::Missing { what });
            return None;
        };
        let found = Moment::parse_one(line, zones).map_err(|problem| (line.number, problem));
        let found = found.and_then(|start| {
            let (length, problem) = length(event, &start, zones, gathering.reading.zone)?;
            Ok((start, length, problem))
        });
        let (start, length) = match found {
            Err((line, problem)) => {
                gathering.problem(line, problem);
                return None;
            }
            Ok((start, length, problem)) => {
                if let Some(problem) = problem {
                    gathering.problem(event.line, problem);
                }
                whole_days(event, start, length)
            }
        };
        let days = length
            .days
            .saturating_add(length.clock_micros / micros::DAY);
        if days > i64::try_from(MOST_DAYS_AN_ENTRY).unwrap_or(i64::MAX) {
            gathering.problem(event.line, ProblemKind::TooManyDays);
            return None;
        }
        let mut starts = recurring(event, &start, zones, gathering)?;
        let mut excluded = Gone::default();
        for moment in moments(event, "EXDATE", zones, gathering)? {
            excluded.insert(&moment, gathering.reading.zone);
        }
        let replaced = versions.replaced(event);
        let reader = gathering.reading.zone;
        let gone = |start: &Moment, gone: &Gone| gone.has(start, reader);
        starts.retain(|start| {
            !gone(start, &excluded) && !replaced.is_some_and(|replaced| gone(start, replaced))
        });
        let recurs = event.first("RRULE").is_some();
        Some(Self {
            moments: starts,
            length,
            recurs,
        })
    }
}

/// All starts, the event's own and those of its rules and dates.
fn recurring(
    event: &Component,
    start: &Moment,
    zones: &Zones,
    gathering: &mut Gathering<'_>,
) -> Option<Vec<Moment>> {
    let mut starts = vec![start.clone()];
    for line in event.all("RRULE") {
        let found = RecurrenceRule::parse(line.value.trim())
            .and_then(|rule| follow(&rule, line, start, gathering));
        match found {
            Ok(dates) => {
                let own = start.date();
                let later = dates.into_iter().filter(|date| *date != own);
                starts.extend(later.map(|date| start.on(date)));
            }
            Err(ProblemKind::TooManyDates) => {
                gathering.problem(line.number, ProblemKind::TooManyDates);
                return None;
            }
            Err(problem) => gathering.problem(line.number, problem),
        }
    }
    for line in event.all("EXRULE") {
        let part = "EXRULE".to_owned();
        gathering.problem(line.number, ProblemKind::RuleNotFollowed { part });
        starts.truncate(1);
    }
    starts.extend(moments(event, "RDATE", zones, gathering)?);
    let reader = gathering.reading.zone;
    starts.sort_by_cached_key(|start| start.instant(reader));
    starts.dedup_by_key(|start| start.instant(reader));
    if event.first("RRULE").is_some() {
        // Whatever lies outside is countless; only what may reach into the range is kept.
        let range = window(gathering);
        starts.retain(|start| range.contains(&start.date()));
    }
    Some(starts)
}

fn follow(
    rule: &RecurrenceRule,
    line: &Line,
    start: &Moment,
    gathering: &mut Gathering<'_>,
) -> Result<Vec<Date>, ProblemKind> {
    let until = match &rule.until {
        None => None,
        Some(text) => Some(Moment::parse_until(text, line, start)?),
    };
    let reader = gathering.reading.zone;
    let ended = |date: Date| match (&until, start) {
        (None, _) => false,
        (Some(Moment::Date(last)), _) => date > *last,
        (Some(last), Moment::Date(_)) => date > last.date(),
        (Some(last), Moment::Time(..)) => start.on(date).instant(reader) > last.instant(reader),
    };
    let range = window(gathering);
    rule.dates(start.date(), &range, ended, |dates| gathering.spend(dates))
        .ok_or(ProblemKind::TooManyDates)
}

/// The dates on which an occurrence may begin that reaches into the range.
fn window(gathering: &Gathering<'_>) -> std::ops::Range<Date> {
    let range = &gathering.reading.range;
    let longest = i64::try_from(MOST_DAYS_AN_ENTRY).unwrap_or(i64::MAX);
    let first = days_later(range.start, -longest - 1).unwrap_or(range.start);
    first..days_later(range.end, 2).unwrap_or(range.end)
}

/// The moments that a property lists; `None` if they are too many to be looked at.
fn moments(
    event: &Component,
    property: &str,
    zones: &Zones,
    gathering: &mut Gathering<'_>,
) -> Option<Vec<Moment>> {
    let mut all = Vec::new();
    for line in event.all(property) {
        if !gathering.spend(line.value.split(',').count()) {
            gathering.problem(line.number, ProblemKind::TooManyDates);
            return None;
        }
        match Moment::parse_all(line, zones) {
            Ok(moments) => all.extend(moments),
            Err(problem) => gathering.problem(line.number, problem),
        }
    }
    Some(all)
}

type Fault = (usize, ProblemKind);

/// How long an event is, and what is odd about it.
fn length(
    event: &Component,
    start: &Moment,
    zones: &Zones,
    reader: &Zone,
) -> Result<(EventLength, Option<ProblemKind>), Fault> {
    if let Some(line) = event.first("DTEND") {
        let fault = |kind| (line.number, kind);
        let end = Moment::parse_one(line, zones).map_err(fault)?;
        return match (start, &end) {
            (Moment::Date(first), Moment::Date(end)) if first == end => {
                Ok((EventLength::days(1), Some(ProblemKind::EndNotLater)))
            }
            (Moment::Date(first), Moment::Date(end)) if first < end => {
                let days = days_between(*first, *end);
                Ok((EventLength::days(days), None))
            }
            (Moment::Time(from, clock), Moment::Time(to, end_clock))
                if start.instant(reader) < end.instant(reader) =>
            {
                let midnight = jiff::civil::Time::midnight();
                let whole_days = [from, to].iter().all(|civil| civil.time() == midnight);
                // By the standard all occurrences take the same exact time. Whoever writes whole
                // days in this way means whole days of those too on which clocks are changed.
                let length = if whole_days && clock == end_clock {
                    EventLength::days(days_between(from.date(), to.date()))
                } else {
                    let span = end.instant(reader).since(start.instant(reader));
                    EventLength::clock(span)
                };
                Ok((length, None))
            }
            (Moment::Date(_), Moment::Date(_)) | (Moment::Time(..), Moment::Time(..)) => {
                Err(fault(ProblemKind::EndNotLater))
            }
            _ => Err(fault(bad(line))),
        };
    }
    let Some(line) = event.first("DURATION") else {
        return match start {
            Moment::Date(_) => Ok((EventLength::days(1), None)),
            Moment::Time(..) => Err((event.line, ProblemKind::Missing { what: "DTEND" })),
        };
    };
    match (start, EventLength::parse(line.value.trim())) {
        (Moment::Date(_), Some(length)) if length.clock_micros == 0 => Ok((length, None)),
        (Moment::Time(..), Some(length)) => Ok((length, None)),
        _ => Err((line.number, bad(line))),
    }
}

/// Outlook writes whole days as times from midnight to midnight in the zone of their author.
fn whole_days(event: &Component, start: Moment, length: EventLength) -> (Moment, EventLength) {
    let all_day = event.first("X-MICROSOFT-CDO-ALLDAYEVENT");
    let all_day = all_day.is_some_and(|line| line.value.trim().eq_ignore_ascii_case("TRUE"));
    match &start {
        Moment::Time(civil, _) if all_day && civil.time() == jiff::civil::Time::midnight() => {
            // A day on which clocks are changed has an hour more or less.
            let more = length.clock_micros.saturating_add(micros::DAY / 2) / micros::DAY;
            let days = length.days.saturating_add(more);
            (Moment::Date(civil.date()), EventLength::days(days.max(1)))
        }
        _ => (start, length),
    }
}

fn bad(line: &Line) -> ProblemKind {
    ProblemKind::BadValue {
        property: line.name.clone(),
        text: line.value.clone(),
    }
}
