//! From the events of a calendar file to days: what each event says about its dates.

use std::ops::Range;

use super::gathering::Gathering;
use super::marks::Marks;
use super::starts::Starts;
use super::title::{self, Said, Words};
use super::versions::Versions;
use super::when::{self, When};
use super::{DatedHours, LONGEST_TITLE_BYTES, ProblemKind, Unmarked};
use crate::ics::{Component, Components, DAY_PROPERTY, unescaped};
use crate::name::Name;
use crate::span::Span;
use crate::zone::{Date, DateTime, MINUTES_A_DAY, days_between};

/// What an event says, before one knows its dates.
struct Entry<'a> {
    event: &'a Component,
    title: String,
    said: Said,
    /// What a file of ours says in so many words.
    day: Option<DatedHours>,
}

pub(super) fn read(bytes: &[u8], gathering: &mut Gathering<'_>) {
    let components = Components::read(bytes, &mut gathering.problems);
    let versions = Versions::of(&components, gathering);
    let words = Words::new(gathering.reading);
    let marks = Marks::load();
    let mut entries = Vec::with_capacity(components.events.len());
    for event in &components.events {
        if let Some(by_line) = versions.newer(event) {
            gathering.problem(event.line, ProblemKind::Superseded { by_line });
        } else if !is_cancelled(event) {
            match Entry::of(event, &words) {
                Ok(entry) => entries.push(entry),
                Err((line, problem)) => gathering.problem(line, problem),
            }
        }
    }
    let unmarked = Unmarkeds::of(&entries, gathering);
    for entry in entries {
        let found = Starts::of(entry.event, &components.zones, &versions, gathering);
        let Some(starts) = found else { continue };
        let name = match &entry.day {
            Some(day) => marks.name(&entry.title, day),
            None => words.name(&entry.title),
        };
        let told = super::within_limit(name)
            .and_then(|name| entry.tell(&starts, &Name::from(name), unmarked, gathering));
        if let Err(problem) = told {
            gathering.problem(entry.line_of(&problem), problem);
        }
    }
}

/// What events are whose titles say nothing; `None` if that can't be told.
#[derive(Clone, Copy)]
struct Unmarkeds {
    all_day: Option<Said>,
    timed: Option<Said>,
}

impl Unmarkeds {
    fn of(entries: &[Entry<'_>], gathering: &Gathering<'_>) -> Self {
        let none_is_marked = || entries.iter().all(|entry| entry.said != Said::Closed);
        let said = |unmarked| match unmarked {
            Unmarked::Closed => Some(Said::Closed),
            Unmarked::ClosedIfNoneIsMarked => none_is_marked().then_some(Said::Closed),
            Unmarked::Worked => Some(Said::Worked),
            Unmarked::Unclear => None,
        };
        Self {
            all_day: said(gathering.reading.all_day),
            timed: said(gathering.reading.timed),
        }
    }
}

impl<'a> Entry<'a> {
    fn of(event: &'a Component, words: &Words) -> Result<Self, (usize, ProblemKind)> {
        let text = |name| {
            let line = event.first(name);
            line.map_or_else(String::new, |line| unescaped(&line.value))
        };
        if let Some(line) = event.first("SUMMARY").filter(|line| line.garbled) {
            return Err((line.number, ProblemKind::NotUtf8));
        }
        refuse_encoded(event, "SUMMARY")?;
        let title = text("SUMMARY");
        if title.len() > LONGEST_TITLE_BYTES {
            let line = event
                .first("SUMMARY")
                .map_or(event.line, |line| line.number);
            return Err((line, ProblemKind::NameTooLong));
        }
        let day = match event.first(DAY_PROPERTY) {
            None => None,
            Some(line) => Some(DatedHours::parse(&unescaped(&line.value)).ok_or_else(|| {
                let (property, text) = (line.name.clone(), line.value.clone());
                (line.number, ProblemKind::BadValue { property, text })
            })?),
        };
        let mut said = words.say(&title, "");
        if said == Said::Nothing {
            refuse_encoded(event, "DESCRIPTION")?;
            said = words.say(&title, &text("DESCRIPTION"));
        }
        Ok(Self {
            event,
            title,
            said,
            day,
        })
    }

    /// Tells what the event says about its dates. What the title leaves open, it leaves open of all
    /// of them; of problems with single dates the first is given.
    fn tell(
        &self,
        starts: &Starts,
        name: &Name,
        unmarked: Unmarkeds,
        gathering: &mut Gathering<'_>,
    ) -> Result<(), ProblemKind> {
        let mut first_problem = Ok(());
        let range = &gathering.reading.range;
        for start in &starts.moments {
            let times = When::of(start, starts.length, gathering.reading.zone);
            let dates = times.dates();
            let days = days_between(dates.start, dates.end);
            let days = usize::try_from(days).unwrap_or_default();
            if dates.end <= range.start || range.end <= dates.start {
                gathering.leave_out(if starts.recurs { 0 } else { days });
                continue;
            }
            if !gathering.spend(days) {
                return Err(ProblemKind::TooManyDates);
            }
            let dates = if starts.recurs {
                dates.start.max(range.start)..dates.end.min(range.end)
            } else {
                dates
            };
            match (times, &self.day) {
                (When::Days(..), None) => {
                    let hours = self.hours_of_days(unmarked)?;
                    self.tell_days(&dates, &hours, name, gathering);
                }
                (_, Some(hours)) => self.tell_days(&dates, hours, name, gathering),
                (When::Times(from, to), None) => {
                    let told = match self.said_of_times(unmarked)? {
                        Said::Worked => self.tell_opening(from, to, name, gathering),
                        _ => self.tell_closure(&dates, (from, to), name, gathering),
                    };
                    first_problem = first_problem.and(told);
                }
            }
        }
        first_problem
    }

    fn tell_days(
        &self,
        dates: &Range<Date>,
        hours: &DatedHours,
        name: &Name,
        gathering: &mut Gathering<'_>,
    ) {
        for date in when::each(dates) {
            gathering.add(self.event.line, date, hours.clone(), name);
        }
    }

    fn tell_opening(
        &self,
        from: DateTime,
        to: DateTime,
        name: &Name,
        gathering: &mut Gathering<'_>,
    ) -> Result<(), ProblemKind> {
        let hours = DatedHours::Opened(vec![when::opening(from, to)?]);
        gathering.add(self.event.line, from.date(), hours, name);
        Ok(())
    }

    /// Closes what lies between two times, date by date.
    fn tell_closure(
        &self,
        dates: &Range<Date>,
        (from, to): (DateTime, DateTime),
        name: &Name,
        gathering: &mut Gathering<'_>,
    ) -> Result<(), ProblemKind> {
        let within = gathering.reading.open_within;
        let (opens, closes) = (within.from_minute, within.end().min(MINUTES_A_DAY));
        let kept = |from_minute, to_minute| {
            DatedHours::Shortened(Span {
                from_minute,
                to_minute,
            })
        };
        let mut first_problem = Ok(());
        for date in when::each(dates) {
            let off = when::part(date, from, to)?;
            let hours = match (off.start <= opens, closes <= off.end) {
                (true, true) => DatedHours::Closed,
                (true, false) => kept(off.end, MINUTES_A_DAY),
                (false, true) => kept(0, off.start),
                (false, false) => {
                    first_problem = first_problem.and(Err(ProblemKind::MiddleOfDay { date }));
                    continue;
                }
            };
            gathering.add(self.event.line, date, hours, name);
        }
        first_problem
    }

    /// What holds on an event's whole days.
    fn hours_of_days(&self, unmarked: Unmarkeds) -> Result<DatedHours, ProblemKind> {
        let said = match self.said {
            Said::Nothing => unmarked.all_day.ok_or_else(|| self.unclear())?,
            said => said,
        };
        let which_half = || ProblemKind::WhichHalf {
            title: self.title.clone(),
        };
        match (said, title::hours(&self.title)) {
            (Said::Closed, None) => Ok(DatedHours::Closed),
            (Said::Worked, None) => Ok(DatedHours::Workday),
            (Said::Worked, Some(Some(spans))) => Ok(DatedHours::Opened(spans)),
            (Said::Shortened, Some(Some(spans))) => match spans.as_slice() {
                [kept] => Ok(DatedHours::Shortened(*kept)),
                _ => Err(which_half()),
            },
            (Said::Shortened, _) => Err(which_half()),
            _ => Err(self.unclear()),
        }
    }

    /// Whether an event with times opens or closes them.
    fn said_of_times(&self, unmarked: Unmarkeds) -> Result<Said, ProblemKind> {
        match self.said {
            Said::Closed | Said::Worked => Ok(self.said),
            Said::Nothing => unmarked.timed.ok_or_else(|| self.unclear()),
            // It may be the half that is worked, or the one that is off.
            Said::Shortened => Err(ProblemKind::WhichHalf {
                title: self.title.clone(),
            }),
            Said::Observed | Said::Unclear => Err(self.unclear()),
        }
    }

    /// The title's line for what the title is to blame for, else the event's.
    fn line_of(&self, problem: &ProblemKind) -> usize {
        let title = matches!(
            problem,
            ProblemKind::UnclearTitle { .. }
                | ProblemKind::Observance { .. }
                | ProblemKind::WhichHalf { .. }
                | ProblemKind::NameTooLong
        );
        let line = self.event.first("SUMMARY").filter(|_| title);
        line.map_or(self.event.line, |line| line.number)
    }

    fn unclear(&self) -> ProblemKind {
        let title = self.title.clone();
        match self.said {
            Said::Observed => ProblemKind::Observance { title },
            _ => ProblemKind::UnclearTitle { title },
        }
    }
}

/// A cancelled event doesn't take place; where it stands for one occurrence, that one doesn't.
fn is_cancelled(event: &Component) -> bool {
    let status = event.first("STATUS");
    let by_itself = status.is_some_and(|line| line.value.trim().eq_ignore_ascii_case("CANCELLED"));
    by_itself || event.is_taken_back
}

/// A text that only looks like one would be taken for a name, and its words overlooked.
fn refuse_encoded(event: &Component, property: &str) -> Result<(), (usize, ProblemKind)> {
    let Some(line) = event.first(property) else {
        return Ok(());
    };
    line.encoding().map_or(Ok(()), |encoding| {
        let encoding = encoding.to_owned();
        Err((line.number, ProblemKind::Encoded { encoding }))
    })
}
