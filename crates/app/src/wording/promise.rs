//! A promise in words: its clock, what is left or how it ended, and when it is due.

use casework::promises::{Promise, PromiseState};
use handbook::rule::{Actor, Alert, CalendarRule};
use handbook::{Edition, Label};
use worktime::{Instant, Length, Micros, Pause, micros};

use super::Wording;
use super::length::Measure;
use crate::ui::clock::{Clock, ClockState, Ticks, TimeLeft};
use crate::ui::share::Share;

/// A clock warns when this share of its time or less is left, in percent.
const WARNING_PERCENT: i64 = 25;
/// Most open spans that a ticking clock is given; more lie further off than it tells hours.
const SPANS_MAX: usize = 12;

/// A promise in words.
#[derive(Clone, Debug, Default)]
pub(crate) struct PromiseWords {
    /// Its clock.
    pub clock: Clock,
    /// What is left, or how it ended.
    pub left: TimeLeft,
    /// When it is due: `今天14:08到期`; empty where the other words say it.
    pub due: String,
}

/// A promise with the terms that its clock rests on.
struct Terms<'a> {
    promise: &'a Promise,
    calendar: Option<&'a CalendarRule>,
    length: Option<Length>,
}

impl Wording {
    /// A promise in words.
    pub(crate) fn promise(&self, promise: &Promise) -> PromiseWords {
        let terms = self.terms(promise);
        let state = self.clock_state(promise);
        let clock = Clock { state, left: self.share_left(&terms), label: String::new() };
        let due = match (promise.due_at, state) {
            (Some(due), ClockState::Running | ClockState::Warning) => {
                self.say_with("promise-due", &[("moment", self.brief_moment(due).into())])
            }
            (Some(due), ClockState::Late | ClockState::Unproved) => self.moment(due),
            _ => String::new(),
        };
        PromiseWords { clock, left: self.left(&terms, state), due }
    }

    /// What became of a promise, without the moment: for lists that tell the moment beside it.
    pub(crate) fn outcome(&self, promise: &Promise) -> String {
        let terms = self.terms(promise);
        match (self.clock_state(promise), promise.ended_at.zip(promise.due_at)) {
            (ClockState::Kept, Some((ended, due))) if terms.between(ended, due) >= micros::MINUTE => {
                let amount = self.amount(terms.between(ended, due), terms.measure());
                self.say_with("promise-early", &[("amount", amount.into())])
            }
            (ClockState::Kept, _) => self.say("promise-kept"),
            (state, _) => self.left(&terms, state).words,
        }
    }

    /// Which of the clock's faces a promise shows now.
    pub(crate) fn clock_state(&self, promise: &Promise) -> ClockState {
        let has_passed = promise.due_at.is_some_and(|due| self.now > due);
        match promise.state {
            PromiseState::Undecided => ClockState::Undecided,
            PromiseState::Running if has_passed => ClockState::Late,
            PromiseState::Running if self.warns(promise) => ClockState::Warning,
            PromiseState::Running => ClockState::Running,
            PromiseState::Paused => ClockState::Paused,
            PromiseState::Unproved => ClockState::Unproved,
            PromiseState::Overdue => ClockState::Late,
            PromiseState::Kept => ClockState::Kept,
            PromiseState::KeptLate => ClockState::KeptLate,
            PromiseState::Missed => ClockState::Missed,
            PromiseState::Waived => ClockState::Waived,
            PromiseState::Void => ClockState::Void,
        }
    }

    /// What the rule behind a promise is called.
    pub(crate) fn promise_name(&self, promise: &Promise) -> String {
        self.promise_label(promise).map_or_else(|| promise.rule.to_string(), |label| self.label(label))
    }

    /// Who is told by the alerts that have fired.
    pub(crate) fn told(&self, promise: &Promise) -> String {
        let edition = self.edition_of(promise);
        let alerts = alerts(edition, promise);
        let fired = promise.alerted.iter().filter_map(|position| alerts.get(usize::from(*position)));
        let mut actors: Vec<&Actor> = fired.flat_map(|alert| &alert.tell).filter(|actor| **actor != Actor::Owner).collect();
        actors.sort_unstable();
        actors.dedup();
        self.list(actors.into_iter().map(|actor| self.actor(actor, None)))
    }

    /// Whether the clock of a promise runs at night and on days off.
    pub(crate) fn runs_at_night(&self, promise: &Promise) -> bool {
        matches!(Length::parse(&promise.within), Ok(Length::Clock(_)))
    }

    /// Where the warning of a promise lies, for its lane.
    pub(crate) fn warning_at(&self, promise: &Promise) -> Option<Instant> {
        let terms = self.terms(promise);
        let (calendar, due) = terms.calendar.zip(promise.due_at)?;
        let length = terms.length.unwrap_or(Length::WorkingDays(1));
        let percent = u32::try_from(100 - WARNING_PERCENT).unwrap_or(100);
        Some(calendar.calendar.fraction_point(promise.opened_at, due, &length, percent))
    }

    /// The edition whose terms a promise keeps.
    pub(crate) fn edition_of(&self, promise: &Promise) -> &Edition {
        self.editions.of(&promise.edition).map_or(&*self.edition, |edition| &**edition)
    }

    /// How late evidence came.
    pub(crate) fn lateness(&self, promise: &Promise) -> String {
        self.amount(promise.lateness_micros, self.late_measure(&self.terms(promise)))
    }

    fn promise_label(&self, promise: &Promise) -> Option<&Label> {
        let edition = self.edition_of(promise);
        if promise.window.is_some() {
            return edition.duties.get(&promise.rule).map(|duty| &duty.meta.name);
        }
        edition.promises.get(&promise.rule).map(|rule| &rule.meta.name)
    }

    fn terms<'a>(&'a self, promise: &'a Promise) -> Terms<'a> {
        let calendar = self.edition_of(promise).calendar(&promise.calendar);
        Terms { promise, calendar, length: Length::parse(&promise.within).ok() }
    }

    fn warns(&self, promise: &Promise) -> bool {
        let terms = self.terms(promise);
        let share = self.share_left(&terms);
        !promise.alerted.is_empty() || i64::from(share.ten_thousandths()) <= WARNING_PERCENT * 100
    }

    fn share_left(&self, terms: &Terms<'_>) -> Share {
        let Some(due) = terms.promise.due_at else { return Share::NONE };
        let paused: Micros = terms.promise.pauses.iter().map(|pause| terms.between(pause.start, pause.end.unwrap_or(self.now))).sum();
        Share::of(terms.between(self.now, due), terms.between(terms.promise.opened_at, due) - paused)
    }

    fn left(&self, terms: &Terms<'_>, state: ClockState) -> TimeLeft {
        let still = |words: String| TimeLeft { words, due_iso: None, ticks: None };
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
        let Some(due) = terms.promise.due_at else { return TimeLeft::default() };
        let amount = terms.between(self.now.min(due), self.now.max(due));
        let measure = terms.measure();
        let words = self.say_with(key, &[("amount", self.amount(amount, measure).into())]);
        // Whole days are left as they were written; below, the page goes on counting.
        let ticks = (amount < measure.day_micros()).then(|| Ticks { due_seconds: seconds(due), open_spans: self.open_spans(terms, due) });
        TimeLeft { words, due_iso: Some(due.to_string()), ticks }
    }

    fn open_spans(&self, terms: &Terms<'_>, due: Instant) -> Vec<(i64, i64)> {
        let Some(rule) = terms.calendar.filter(|_| terms.counts_working_time()) else { return Vec::new() };
        let first = self.zone.date_of(self.now.min(due));
        let last = self.zone.date_of(self.now.max(due)).tomorrow().and_then(|day| day.tomorrow());
        let Ok(last) = last else { return Vec::new() };
        rule.calendar.spans(first, last).take(SPANS_MAX).map(|(from, until)| (seconds(from), seconds(until))).collect()
    }

    fn paused(&self, terms: &Terms<'_>) -> String {
        let Some(left) = self.left_while_paused(terms) else { return self.say("promise-paused") };
        let amount = self.amount(left, terms.measure());
        self.say_with("promise-paused-left", &[("amount", amount.into())])
    }

    /// What would be left if the clock went on now.
    fn left_while_paused(&self, terms: &Terms<'_>) -> Option<Micros> {
        let (rule, length) = terms.calendar.zip(terms.length)?;
        let closed = |pause: &Pause| Pause { start: pause.start, end: pause.end.or(Some(self.now)), reason: String::new() };
        let pauses: Vec<Pause> = terms.promise.pauses.iter().map(closed).collect();
        let due = rule.calendar.due(terms.promise.opened_at, &length, rule.counting, &pauses).ok()?.at?;
        Some(terms.between(self.now, due))
    }

    fn kept(&self, terms: &Terms<'_>) -> String {
        let Some((ended, due)) = terms.promise.ended_at.zip(terms.promise.due_at) else { return self.say("promise-kept") };
        let early = terms.between(ended, due);
        let moment = self.brief_moment(ended);
        if early < micros::MINUTE {
            return self.say_with("promise-kept-at", &[("moment", moment.into())]);
        }
        let amount = self.amount(early, terms.measure());
        self.say_with("promise-kept-early", &[("moment", moment.into()), ("amount", amount.into())])
    }

    /// Lateness is stored in the measure of the length, by the clock where there is none.
    fn late_measure(&self, terms: &Terms<'_>) -> Measure {
        if terms.length.is_some() { terms.measure() } else { Measure::Clock }
    }
}

impl Terms<'_> {
    /// Working time, unless the book counts by the clock.
    fn counts_working_time(&self) -> bool {
        self.length.is_none_or(|length| length.counts_working_time())
    }

    fn measure(&self) -> Measure {
        match self.calendar.filter(|_| self.counts_working_time()) {
            Some(rule) => Measure::Working { day_micros: rule.calendar.standard_day_micros() },
            None => Measure::Clock,
        }
    }

    fn between(&self, from: Instant, to: Instant) -> Micros {
        match self.calendar.filter(|_| self.counts_working_time()) {
            Some(rule) => rule.calendar.working_micros(from, to),
            None => to.since(from).max(0),
        }
    }
}

/// The alerts of a promise, by position.
fn alerts<'e>(edition: &'e Edition, promise: &Promise) -> &'e [Alert] {
    let variant = usize::from(promise.variant);
    let found = if promise.window.is_some() {
        edition.duties.get(&promise.rule).and_then(|duty| duty.variants.get(variant)).map(|terms| &terms.alerts)
    } else {
        edition.promises.get(&promise.rule).and_then(|rule| rule.variants.get(variant)).map(|terms| &terms.alerts)
    };
    found.map(Vec::as_slice).unwrap_or_default()
}

fn seconds(at: Instant) -> i64 {
    at.0.div_euclid(micros::SECOND)
}
