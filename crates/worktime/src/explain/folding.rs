//! Joins neighbouring stretches of the same reason, and folds the middle when there are too many.

use std::collections::VecDeque;

use super::{Days, Stretch, Why};

/// Keeps the first and the last of a row of stretches and folds what is between.
pub(super) struct Folding {
    most: usize,
    head: Vec<Stretch>,
    folded: Option<Stretch>,
    tail: VecDeque<Stretch>,
    /// The number of the last day so far.
    last_day: u32,
}

impl Folding {
    /// Keeps no more than `most`, at least three.
    pub(super) fn new(most: usize) -> Self {
        Self {
            most: most.max(3),
            head: Vec::new(),
            folded: None,
            tail: VecDeque::new(),
            last_day: 0,
        }
    }

    pub(super) fn push(&mut self, mut next: Stretch) {
        if let Some(days) = &mut next.days {
            // Where the clock shows an hour twice, a number reckoned from it could fall back; and a
            // date that the zone skips is counted with the one after it.
            days.first = days
                .first
                .clamp(self.last_day, self.last_day.saturating_add(1));
            days.last = days.last.max(days.first);
            self.last_day = days.last;
        }
        let last = self.tail.back_mut().or(self.head.last_mut());
        if let Some(last) = last.filter(|last| last.joins(&next)) {
            last.extend(next);
            return;
        }
        let half = self.most / 2;
        if self.head.len() < half {
            self.head.push(next);
            return;
        }
        self.tail.push_back(next);
        if self.tail.len() >= self.most - half {
            let Some(middle) = self.tail.pop_front() else {
                return;
            };
            self.folded = Some(match self.folded.take() {
                Some(folded) => folded.folded_with(middle),
                None => middle,
            });
        }
    }

    pub(super) fn finish(self) -> Vec<Stretch> {
        let mut stretches = self.head;
        stretches.extend(self.folded);
        stretches.extend(self.tail);
        stretches
    }
}

impl Stretch {
    /// Whether both are for the same reason. Working days are never joined: each has its number.
    fn joins(&self, next: &Self) -> bool {
        match (&self.why, &next.why) {
            (Why::Paused { reason, .. }, Why::Paused { reason: other, .. }) => reason == other,
            (Why::WorkingDay(_) | Why::LastDay(_), _) => {
                self.why == next.why && self.days == next.days
            }
            (Why::LastDayOff { .. } | Why::Folded { .. }, _) => false,
            (why, other) => why == other,
        }
    }

    /// Takes over a neighbour of the same reason.
    fn extend(&mut self, next: Self) {
        self.to = next.to;
        self.counted += next.counted;
        self.days = united(self.days, next.days);
        let added = match next.why {
            Why::Paused { made_up, .. } => made_up,
            _ => 0,
        };
        if let Why::Paused { made_up, .. } = &mut self.why {
            *made_up += added;
        }
    }

    fn folded_with(self, next: Self) -> Self {
        let count = |why: &Why| match why {
            Why::Folded { stretches } => *stretches,
            _ => 1,
        };
        Self {
            from: self.from,
            to: next.to,
            counted: self.counted + next.counted,
            days: united(self.days, next.days),
            why: Why::Folded {
                stretches: count(&self.why).saturating_add(count(&next.why)),
            },
        }
    }
}

fn united(days: Option<Days>, next: Option<Days>) -> Option<Days> {
    match (days, next) {
        (Some(days), Some(next)) => Some(Days {
            first: days.first.min(next.first),
            last: days.last.max(next.last),
        }),
        (days, next) => days.or(next),
    }
}
