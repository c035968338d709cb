//! A promise in words: its clock, what is left or how it ended, and when it is due.

use casework::promises::{Promise, PromiseState};
use handbook::rule::{Actor, Alert};
use handbook::{Edition, Label};
use worktime::{Instant, Length, Micros, micros};

use super::Wording;
use super::terms::Terms;
use crate::ui::clock::{Clock, ClockState, TimeLeft};
use crate::ui::share::Share;

/// A clock warns when this share of its time or less is left, in percent.
const WARNING_PERCENT: i64 = 25;

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

impl Wording {
    /// A promise in words.
    pub(crate) fn promise(&self, promise: &Promise) -> PromiseWords {
        let terms = self.terms(promise);
        let state = self.clock_state(promise);
        let clock = Clock {
            state,
            left: self.share_left(&terms),
            label: String::new(),
        };
        let due = match (promise.due_at, state) {
            (Some(due), ClockState::Running | ClockState::Warning) => {
                self.say_with("promise-due", &[("moment", self.brief_moment(due).into())])
            }
            (Some(due), ClockState::Late | ClockState::Unproved) => self.moment(due),
            _ => String::new(),
        };
        PromiseWords {
            clock,
            left: self.left(&terms, state),
            due,
        }
    }

    /// What became of a promise, without the moment: for lists that tell the moment beside it.
    pub(crate) fn outcome(&self, promise: &Promise) -> String {
        let terms = self.terms(promise);
        match (
            self.clock_state(promise),
            promise.ended_at.zip(promise.due_at),
        ) {
            (ClockState::Kept, Some((ended, due)))
                if terms.between(ended, due) >= micros::MINUTE =>
            {
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
        self.promise_label(promise)
            .map_or_else(|| promise.rule.to_string(), |label| self.label(label))
    }

    /// Who is told by the alerts that have fired.
    pub(crate) fn told(&self, promise: &Promise) -> String {
        let edition = self.edition_of(promise);
        let alerts = alerts(edition, promise);
        let fired = promise
            .alerted
            .iter()
            .filter_map(|position| alerts.get(usize::from(*position)));
        let mut actors: Vec<&Actor> = fired
            .flat_map(|alert| &alert.tell)
            .filter(|actor| **actor != Actor::Owner)
            .collect();
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
        Some(
            calendar
                .calendar
                .fraction_point(promise.opened_at, due, &length, percent),
        )
    }

    /// The edition whose terms a promise keeps.
    pub(crate) fn edition_of(&self, promise: &Promise) -> &Edition {
        self.editions
            .of(&promise.edition)
            .map_or(&*self.edition, |edition| &**edition)
    }

    /// How late evidence came.
    pub(crate) fn lateness(&self, promise: &Promise) -> String {
        self.amount(
            promise.lateness_micros,
            self.late_measure(&self.terms(promise)),
        )
    }

    fn promise_label(&self, promise: &Promise) -> Option<&Label> {
        let edition = self.edition_of(promise);
        if promise.window.is_some() {
            return edition
                .duties
                .get(&promise.rule)
                .map(|duty| &duty.meta.name);
        }
        edition
            .promises
            .get(&promise.rule)
            .map(|rule| &rule.meta.name)
    }

    fn terms<'a>(&'a self, promise: &'a Promise) -> Terms<'a> {
        let calendar = self.edition_of(promise).calendar(&promise.calendar);
        Terms {
            promise,
            calendar,
            length: Length::parse(&promise.within).ok(),
        }
    }

    fn warns(&self, promise: &Promise) -> bool {
        let terms = self.terms(promise);
        let share = self.share_left(&terms);
        i64::from(share.ten_thousandths()) <= WARNING_PERCENT * 100
    }

    fn share_left(&self, terms: &Terms<'_>) -> Share {
        let Some(due) = terms.promise.due_at else {
            return Share::NONE;
        };
        let paused: Micros = terms
            .promise
            .pauses
            .iter()
            .map(|pause| terms.between(pause.start, pause.end.unwrap_or(self.now)))
            .sum();
        Share::of(
            terms.between(self.now, due),
            terms.between(terms.promise.opened_at, due) - paused,
        )
    }
}

/// The alerts of a promise, by position.
fn alerts<'e>(edition: &'e Edition, promise: &Promise) -> &'e [Alert] {
    let variant = usize::from(promise.variant);
    let found = if promise.window.is_some() {
        edition
            .duties
            .get(&promise.rule)
            .and_then(|duty| duty.variants.get(variant))
            .map(|terms| &terms.alerts)
    } else {
        edition
            .promises
            .get(&promise.rule)
            .and_then(|rule| rule.variants.get(variant))
            .map(|terms| &terms.alerts)
    };
    found.map(Vec::as_slice).unwrap_or_default()
}
