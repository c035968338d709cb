//! The clock of a promise: when it is due, when it stands still, and what happens next by itself.

use handbook::Edition;
use handbook::event::EventName;
use handbook::rule::{
    Alert, AlertAt, Duty, DutyTerms, Promise as PromiseRule, PromiseTerms, PromiseTime,
};
use worktime::{Calendar, Counting, Instant, Length, Pause};

use super::{Promise, PromiseState};
use crate::duties::rhythm;
use crate::refusal::{ReasonKind, Refusal};

/// The terms under which a promise or occurrence runs, from the edition that opened it.
#[derive(Clone, Copy)]
pub(crate) enum Terms<'a> {
    Promise(&'a PromiseRule, &'a PromiseTerms),
    Duty(&'a Duty, &'a DutyTerms),
}

impl<'a> Terms<'a> {
    /// The terms of a promise; none if its edition no longer says them.
    pub(crate) fn of(edition: &'a Edition, promise: &Promise) -> Option<Self> {
        let variant = usize::from(promise.variant);
        if promise.window.is_some() {
            let duty = edition.duties.get(&promise.rule)?;
            return Some(Terms::Duty(duty, duty.variants.get(variant)?));
        }
        let rule = edition.promises.get(&promise.rule)?;
        Some(Terms::Promise(rule, rule.variants.get(variant)?))
    }

    pub(crate) fn alerts(&self) -> &'a [Alert] {
        match self {
            Terms::Promise(_, terms) => &terms.alerts,
            Terms::Duty(_, terms) => &terms.alerts,
        }
    }

    pub(crate) fn by(&self) -> &'a [handbook::rule::Actor] {
        match self {
            Terms::Promise(_, terms) => &terms.by,
            Terms::Duty(_, terms) => &terms.by,
        }
    }

    pub(crate) fn kept_by(&self) -> &'a [EventName] {
        match self {
            Terms::Promise(_, terms) => &terms.kept_by,
            Terms::Duty(_, terms) => &terms.kept_by,
        }
    }

    pub(crate) fn record_within(&self) -> Option<&'a Length> {
        match self {
            Terms::Promise(_, terms) => terms.record_within.as_ref(),
            Terms::Duty(..) => None,
        }
    }

    /// Whether its clock counts from the event that opens it, and not from an instant that a field names.
    pub(crate) fn begins_with_its_event(&self) -> bool {
        match self {
            Terms::Promise(_, terms) => terms.clock_from.is_none(),
            Terms::Duty(..) => true,
        }
    }

    /// Whether the clock stands still in a state of the record. A day that was agreed doesn't move by waiting.
    pub(crate) fn pauses_in(&self, state: &str) -> bool {
        match self {
            Terms::Promise(_, terms) if matches!(terms.time, PromiseTime::Within(_)) => {
                terms.pause_in.iter().any(|pause| *pause == *state)
            }
            Terms::Promise(..) | Terms::Duty(..) => false,
        }
    }
}

/// A clock's calendar with its way of counting.
#[derive(Clone, Copy)]
pub(crate) struct Reckoner<'a> {
    pub(crate) calendar: &'a Calendar,
    pub(crate) counting: Counting,
}

impl<'a> Reckoner<'a> {
    /// The calendar of a promise.
    pub(crate) fn of(edition: &'a Edition, promise: &Promise) -> Result<Self, Refusal> {
        Self::named(edition, &promise.calendar)
    }

    /// A calendar by its id.
    pub(crate) fn named(edition: &'a Edition, calendar: &handbook::Id) -> Result<Self, Refusal> {
        let rule = edition.calendar(calendar).ok_or_else(undatable)?;
        Ok(Self {
            calendar: &rule.calendar,
            counting: rule.counting,
        })
    }

    /// When a length from an instant is over.
    pub(crate) fn due(
        &self,
        from: Instant,
        length: &Length,
        pauses: &[Pause],
    ) -> Result<(Instant, bool), Refusal> {
        let due = self
            .calendar
            .due(from, length, self.counting, pauses)
            .map_err(|_| undatable())?;
        Ok((due.at.ok_or_else(undatable)?, due.provisional))
    }
}

fn undatable() -> Refusal {
    Refusal::because(ReasonKind::Undatable)
}

/// The length of a promise as it was when it opened; none for one with a due date or window.
pub(crate) fn length_of(promise: &Promise) -> Option<Length> {
    Length::parse(&promise.within).ok()
}

/// How late something is, in the measure of the promise's length.
pub(crate) fn lateness_micros(
    reckoner: &Reckoner<'_>,
    promise: &Promise,
    due: Instant,
    at: Instant,
) -> i64 {
    match length_of(promise) {
        Some(length) if length.counts_working_time() => reckoner.calendar.working_micros(due, at),
        _ => at.since(due),
    }
}

/// The instant of an alert: none while the clock stands still.
pub(crate) fn alert_instant(
    reckoner: &Reckoner<'_>,
    promise: &Promise,
    alert: &Alert,
) -> Option<Instant> {
    let due = promise.due_at?;
    let at = match &alert.at {
        AlertAt::Due => return Some(after_due(due)),
        AlertAt::Percent(percent) => {
            let length = length_of(promise)?;
            let point = reckoner.calendar.fraction_point(
                promise.opened_at,
                due,
                &length,
                u32::from(*percent),
            );
            point.max(promise.opened_at)
        }
        AlertAt::Before(length) => before(reckoner, due, length).max(promise.opened_at),
        AlertAt::After(length) => reckoner.due(due, length, &[]).ok()?.0,
    };
    // Held to working time, unless it may wake somebody or would come after due.
    if alert.urgent || reckoner.calendar.is_open(at) {
        return Some(at);
    }
    let opening = reckoner.calendar.next_opening(at).ok()?;
    let is_warning = at < due;
    Some(if is_warning && opening >= due {
        at
    } else {
        opening
    })
}

/// A warning's instant before due, in the measure of its own length.
fn before(reckoner: &Reckoner<'_>, due: Instant, length: &Length) -> Instant {
    match length {
        Length::Working(micros) => reckoner
            .calendar
            .subtract_working(due, *micros)
            .unwrap_or(due),
        Length::WorkingDays(days) => {
            let day = reckoner.calendar.zone().date_of(due);
            let hours = reckoner.calendar.standard_day_micros(day);
            let micros = hours.saturating_mul(i64::from(*days));
            reckoner
                .calendar
                .subtract_working(due, micros)
                .unwrap_or(due)
        }
        Length::Clock(micros) => due.minus(*micros),
        Length::Days(days) => due.minus(worktime::micros::DAY.saturating_mul(i64::from(*days))),
        Length::Weeks(weeks) => {
            due.minus(worktime::micros::DAY.saturating_mul(7 * i64::from(*weeks)))
        }
        _ => due,
    }
}

/// Kept if done ≤ due: what happens *because* due has passed happens a microsecond later.
pub(crate) fn after_due(due: Instant) -> Instant {
    due.plus(1)
}

/// The next instant at which something happens to a promise by itself.
pub(crate) fn next_instant(
    terms: &Terms<'_>,
    reckoner: &Reckoner<'_>,
    promise: &Promise,
) -> Option<Instant> {
    if !promise.state.is_open() || promise.due_at.is_none() {
        return None;
    }
    let due = promise.due_at.map(after_due);
    let own = match promise.state {
        PromiseState::Running => due,
        PromiseState::Unproved => terms
            .record_within()
            .and_then(|within| reckoner.due(promise.due_at?, within, &[]).ok())
            .map(|(end, _)| after_due(end)),
        PromiseState::Overdue => late_until(terms, reckoner, promise),
        _ => None,
    };
    let alerts = terms
        .alerts()
        .iter()
        .enumerate()
        .filter(|(position, _)| {
            !promise
                .alerted
                .iter()
                .any(|fired| usize::from(*fired) == *position)
        })
        .filter_map(|(_, alert)| alert_instant(reckoner, promise, alert));
    own.into_iter().chain(alerts).min()
}

/// Until when late evidence keeps an occurrence of a duty; none if it is over when it is due, and for promises.
pub(crate) fn late_until(
    terms: &Terms<'_>,
    reckoner: &Reckoner<'_>,
    promise: &Promise,
) -> Option<Instant> {
    let Terms::Duty(_, terms) = terms else {
        return None;
    };
    let window = promise.window.as_deref()?;
    rhythm::late_until(
        terms,
        reckoner.calendar,
        promise.opened_at,
        window,
        promise.due_at?,
    )
}
