//! The words beside a promise's clock: what is left, how late it is, how it ended.

use worktime::{Instant, Micros, Pause, micros};

use super::Wording;
use super::length::Measure;
use super::terms::Terms;
use crate::ui::clock::{ClockState, Ticks, TimeLeft};

/// Most open spans that a ticking clock is given; more lie further off than it tells hours.
const SPANS_MAX: usize = 12;

impl Wording {
    /// What is left of a promise, or how it ended.
    pub(super) fn left(&self, terms: &Terms<'_>, state: ClockState) -> TimeLeft {
        let still = |words: String| TimeLeft {
            words,
            due_iso: None,
            ticks: None,
        };
        match state {
            ClockState::Running | ClockState::Warning => self.running(terms, "promise-left"),
            ClockState::Late => self.running(terms, "promise-late"),
            ClockState::Unproved => still(self.say("promise-unproved")),
            ClockState::Undecided | ClockState::NotYetOpen => still(self.say("promise-undecided")),
            ClockState::Paused => still(self.paused(terms)),
            ClockState::Kept => still(self.kept(terms)),
            ClockState::KeptLate => {
                let amount = self.amount(terms.promise.lateness_micros, self.late_measure(terms));
                still(self.say_with("promise-kept-late", &[("amount", amount.into())]))
            }
            ClockState::Missed => still(self.say("promise-missed")),
            ClockState::Waived => still(self.say("promise-waived")),
            ClockState::Void => still(self.say("promise-void")),
        }
    }

    /// Words of a clock that runs, towards due or beyond it.
    fn running(&self, terms: &Terms<'_>, key: &str) -> TimeLeft {
        let Some(due) = terms.promise.due_at else {
            return TimeLeft::default();
        };
        let amount = terms.between(self.now.min(due), self.now.max(due));
        let measure = terms.measure();
        let words = self.say_with(key, &[("amount", self.amount(amount, measure).into())]);
        // Whole days are left as they were written; below, the page goes on counting.
        let ticks = (amount < measure.day_micros()).then(|| Ticks {
            due_seconds: seconds(due),
            open_spans: self.open_spans(terms, due),
        });
        TimeLeft {
            words,
            due_iso: Some(due.to_string()),
            ticks,
        }
    }

    fn open_spans(&self, terms: &Terms<'_>, due: Instant) -> Vec<(i64, i64)> {
        let Some(rule) = terms.calendar.filter(|_| terms.counts_working_time()) else {
            return Vec::new();
        };
        let first = self.zone.date_of(self.now.min(due));
        let last = self
            .zone
            .date_of(self.now.max(due))
            .tomorrow()
            .and_then(|day| day.tomorrow());
        let Ok(last) = last else { return Vec::new() };
        rule.calendar
            .spans(first, last)
            .take(SPANS_MAX)
            .map(|(from, until)| (seconds(from), seconds(until)))
            .collect()
    }

    fn paused(&self, terms: &Terms<'_>) -> String {
        let Some(left) = self.left_while_paused(terms) else {
            return self.say("promise-paused");
        };
        let amount = self.amount(left, terms.measure());
        self.say_with("promise-paused-left", &[("amount", amount.into())])
    }

    /// What would be left if the clock went on now.
    fn left_while_paused(&self, terms: &Terms<'_>) -> Option<Micros> {
        let (rule, length) = terms.calendar.zip(terms.length)?;
        let closed = |pause: &Pause| Pause {
            start: pause.start,
            end: pause.end.or(Some(self.now)),
            reason: String::new(),
        };
        let pauses: Vec<Pause> = terms.promise.pauses.iter().map(closed).collect();
        let due = rule
            .calendar
            .due(terms.promise.opened_at, &length, rule.counting, &pauses)
            .ok()?
            .at?;
        Some(terms.between(self.now, due))
    }

    fn kept(&self, terms: &Terms<'_>) -> String {
        let Some((ended, due)) = terms.promise.ended_at.zip(terms.promise.due_at) else {
            return self.say("promise-kept");
        };
        let early = terms.between(ended, due);
        let moment = self.brief_moment(ended);
        if early < micros::MINUTE {
            return self.say_with("promise-kept-at", &[("moment", moment.into())]);
        }
        let amount = self.amount(early, terms.measure());
        self.say_with(
            "promise-kept-early",
            &[("moment", moment.into()), ("amount", amount.into())],
        )
    }

    /// Lateness is stored in the measure of the length, by the clock where there is none.
    pub(super) fn late_measure(&self, terms: &Terms<'_>) -> Measure {
        if terms.length.is_some() {
            terms.measure()
        } else {
            Measure::Clock
        }
    }
}

fn seconds(at: Instant) -> i64 {
    at.0.div_euclid(micros::SECOND)
}
