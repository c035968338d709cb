//! What time will bring by itself: the next instant of each promise and each duty, as the events so far tell.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use casework::command::Timer;
use casework::event::Payload;
use worktime::Instant;

/// The coming instants.
#[derive(Debug, Default)]
pub(super) struct Timers {
    /// Every instant that was ever set; those that no longer hold are passed over.
    heap: BinaryHeap<Reverse<(Instant, Timer)>>,
    /// The instants that hold.
    set: BTreeMap<Timer, Instant>,
}

impl Timers {
    /// Takes in what an event says about the coming instants.
    pub(super) fn note(&mut self, payload: &Payload) {
        match payload {
            Payload::PromiseOpened(opened) => {
                self.put(Timer::Promise(opened.promise), opened.next_at)
            }
            Payload::PromiseResumed {
                promise, next_at, ..
            }
            | Payload::PromiseUnproved { promise, next_at }
            | Payload::PromiseOverdue {
                promise, next_at, ..
            }
            | Payload::AlertFired {
                promise, next_at, ..
            } => self.put(Timer::Promise(*promise), *next_at),
            Payload::PromisePaused { promise, .. }
            | Payload::PromiseKept { promise, .. }
            | Payload::PromiseKeptLate { promise, .. }
            | Payload::PromiseMissed { promise }
            | Payload::PromiseWaived { promise, .. }
            | Payload::PromiseVoided { promise, .. } => self.put(Timer::Promise(*promise), None),
            Payload::DutyWindowOpened { duty, next_at, .. } => {
                self.put(Timer::Duty(duty.clone()), Some(*next_at))
            }
            _ => {}
        }
    }

    /// The first instant that holds.
    pub(super) fn next_at(&mut self) -> Option<Instant> {
        loop {
            let Reverse((at, timer)) = self.heap.peek()?;
            if self.set.get(timer) == Some(at) {
                return Some(*at);
            }
            self.heap.pop();
        }
    }

    /// Takes out the first timer that is due. It is gone then: one whose firing changes nothing doesn't come again.
    pub(super) fn pop_due(&mut self, now: Instant) -> Option<(Instant, Timer)> {
        self.next_at().filter(|at| *at <= now)?;
        let Reverse((at, timer)) = self.heap.pop()?;
        self.set.remove(&timer);
        Some((at, timer))
    }

    fn put(&mut self, timer: Timer, at: Option<Instant>) {
        match at {
            Some(at) => {
                self.set.insert(timer.clone(), at);
                self.heap.push(Reverse((at, timer)));
            }
            None => drop(self.set.remove(&timer)),
        }
    }
}
