//! What must hold after every command and every timer, whatever anybody did.

use std::collections::{BTreeMap, BTreeSet};

use casework::event::Doer;
use casework::ids::{EventId, PromiseId, RecordId};
use casework::payload::Payload;
use casework::promises::{Promise, PromiseState};
use handbook::Id;
use handbook::rule::{AlertAt, PromiseTerms};
use worktime::Instant;

use crate::story::world::World;

/// What was seen so far.
#[derive(Default)]
pub(crate) struct Watch {
    /// Promises as they were when they ended.
    ended: BTreeMap<PromiseId, Promise>,
    ids: BTreeSet<EventId>,
    serials: BTreeMap<(Id, i16), i64>,
    stepped: BTreeMap<RecordId, Instant>,
    numbers: BTreeSet<(Id, String)>,
    seen: usize,
    /// How often each kind of thing came about, so that a simulation in which nothing happens fails.
    pub(crate) counts: BTreeMap<&'static str, usize>,
}

impl Watch {
    /// Looks at everything again; `settled` when every timer has fired that is due.
    pub(crate) fn look(&mut self, world: &World, settled: bool) {
        self.refusals(world);
        self.events(world);
        for record in world
            .situation
            .records
            .values()
            .filter(|record| !record.is_final)
        {
            let owner = world.situation.directory.active(record.owner);
            assert!(owner.is_some(), "nobody owns {record:#?}");
        }
        for promise in world.situation.promises.values() {
            self.promise(world, promise, settled);
        }
    }

    fn refusals(&mut self, world: &World) {
        if let Some(refusal) = &world.refusal {
            assert!(!refusal.reasons.is_empty(), "refused for no reason");
            *self.counts.entry("refused").or_default() += 1;
            for reason in &refusal.reasons {
                *self.counts.entry(reason.kind.code()).or_default() += 1;
            }
        }
        assert!(
            world.stuck.is_empty(),
            "timers that do nothing: {:?}",
            world.stuck
        );
    }

    fn events(&mut self, world: &World) {
        for event in &world.events[self.seen..] {
            assert!(self.ids.insert(event.id), "an id came twice: {event:#?}");
            assert!(
                event.happened_at <= event.recorded_at,
                "from the future: {event:#?}"
            );
            assert!(
                event.effective_at <= event.recorded_at,
                "from the future: {event:#?}"
            );
            if let Doer::For { person, of } = &event.by {
                assert_ne!(person, of);
            }
            match &event.payload {
                Payload::RecordOpened(opened) => {
                    if let Some(number) = &opened.number {
                        let key = (opened.record_type.clone(), number.year);
                        let last = self.serials.entry(key).or_default();
                        assert_eq!(number.serial, *last + 1, "numbers have a gap");
                        *last = number.serial;
                        let unique = (opened.record_type.clone(), number.text.clone());
                        assert!(self.numbers.insert(unique), "a number came twice");
                    }
                    self.stepped.insert(opened.record, event.happened_at);
                }
                Payload::StepTaken(step) => {
                    let record = event.record.unwrap();
                    let last = self.stepped.insert(record, event.happened_at);
                    assert!(
                        last <= Some(event.happened_at),
                        "a step before the last one"
                    );
                    *self.counts.entry("steps").or_default() += 1;
                    let clock = matches!(event.by, Doer::Clock | Doer::Rule(_));
                    *self.counts.entry("steps by themselves").or_default() += usize::from(clock);
                    assert_ne!(step.step, *"nonsense");
                }
                Payload::EffectRefused { .. } => {
                    *self.counts.entry("effects refused").or_default() += 1;
                }
                Payload::PromiseKept { promise, .. } => {
                    let row = &world.situation.promises[promise];
                    let latest = latest_entry(world, row);
                    assert!(
                        latest.is_none_or(
                            |latest| event.recorded_at <= latest || event.by.person().is_none()
                        ),
                        "kept by an entry that came too late: {row:#?}"
                    );
                }
                _ => {}
            }
        }
        self.seen = world.events.len();
    }

    fn promise(&mut self, world: &World, promise: &Promise, settled: bool) {
        let now = world.situation.now;
        if let Some(before) = self.ended.get(&promise.id) {
            assert_eq!(before, promise, "what had ended changed");
            return;
        }
        if promise.state.is_open() {
            let owner = world.situation.directory.active(promise.owner);
            assert!(owner.is_some(), "nobody owes {promise:#?}");
            assert!(promise.ended_at.is_none() && promise.evidence.is_none());
        } else {
            *self.counts.entry(promise.state.word()).or_default() += 1;
            assert!(
                promise.next_at.is_none(),
                "something comes after the end: {promise:#?}"
            );
            assert!(promise.ended_at.is_some());
            assert!(promise.pauses.iter().all(|pause| pause.end.is_some()));
            self.ended.insert(promise.id, promise.clone());
        }
        let due = promise.due_at;
        match promise.state {
            PromiseState::Running => {
                assert!(
                    due.is_some() && promise.next_at.is_some(),
                    "no timer: {promise:#?}"
                );
                if settled {
                    assert!(
                        due >= Some(now),
                        "past due and still running at {now:?}: {promise:#?}"
                    );
                    assert!(
                        promise.next_at > Some(now),
                        "a timer that didn't fire: {promise:#?}"
                    );
                }
            }
            PromiseState::Paused => {
                assert!(due.is_none() && promise.next_at.is_none());
                assert!(
                    promise
                        .pauses
                        .last()
                        .is_some_and(|pause| pause.end.is_none())
                );
            }
            PromiseState::Unproved => {
                assert!(due < Some(now));
                assert!(latest_entry(world, promise) >= Some(now) || !settled);
                assert!(promise.next_at.is_some());
            }
            PromiseState::Overdue => {
                assert!(due.is_some_and(|due| due < now));
                // An occurrence that is late waits for the end of its window.
                let comes = promise.window.is_some() || unfired(world, promise) > 0;
                assert_eq!(
                    promise.next_at.is_some(),
                    comes,
                    "alerts or an end to come: {promise:#?}"
                );
                if settled && promise.window.is_some() {
                    assert!(promise.next_at > Some(now), "not let go: {promise:#?}");
                }
            }
            PromiseState::Kept => {
                assert!(promise.ended_at <= due, "kept too late: {promise:#?}");
                assert_eq!(promise.lateness_micros, 0);
            }
            PromiseState::KeptLate => {
                // Late outside working time is late by nothing, and an entry after its time counts when it is written.
                assert!(promise.lateness_micros >= 0);
                let late = promise.ended_at > due;
                assert!(
                    late || latest_entry(world, promise).is_some(),
                    "not late: {promise:#?}"
                );
            }
            PromiseState::Missed => assert!(due.is_some_and(|due| due < now)),
            PromiseState::Waived | PromiseState::Void => assert_eq!(promise.lateness_micros, 0),
            PromiseState::Undecided => panic!("nothing is undecided yet"),
        }
    }
}

fn terms<'w>(world: &'w World, promise: &Promise) -> Option<&'w PromiseTerms> {
    if promise.window.is_some() {
        return None;
    }
    let rule = world.edition.promises.get(&promise.rule)?;
    rule.variants.get(usize::from(promise.variant))
}

/// Until when an entry may still prove the promise as if it had been made in time.
fn latest_entry(world: &World, promise: &Promise) -> Option<Instant> {
    let within = terms(world, promise)?.record_within.as_ref()?;
    let calendar = world.edition.calendar(&promise.calendar)?;
    let due = promise.due_at?;
    let latest = calendar
        .calendar
        .due(due, within, calendar.counting, &[])
        .unwrap();
    latest.at
}

/// Alerts that will still fire. One at a share of a length never does where there is no length.
fn unfired(world: &World, promise: &Promise) -> usize {
    let alerts = match terms(world, promise) {
        Some(terms) => terms.alerts.as_slice(),
        None => return 0,
    };
    let fires = |(position, at): (usize, &AlertAt)| {
        let fired = promise
            .alerted
            .iter()
            .any(|fired| usize::from(*fired) == position);
        let timeless = matches!(at, AlertAt::Percent(_)) && promise.within.is_empty();
        !fired && !timeless
    };
    alerts
        .iter()
        .map(|alert| &alert.at)
        .enumerate()
        .filter(|alert| fires(*alert))
        .count()
}
