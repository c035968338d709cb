//! The next timers of an org, in memory, so that a command needn't ask the database whether one fell due.

use std::collections::{BTreeSet, HashMap};

use casework::ids::OrgId;
use worktime::Instant;

use crate::door::Door;
use crate::error::Result;

/// Timers that are read ahead.
const AHEAD: i64 = 256;

/// A timer: its instant, then its key, which is the order in which they fire.
pub(crate) type Timed = (Instant, String);

/// The first timers of an org.
#[derive(Debug, Clone)]
pub(crate) struct Coming {
    /// Every timer up to the horizon that isn't stuck.
    first: BTreeSet<Timed>,
    at: HashMap<String, Instant>,
    /// The last timer that was read; behind it there may be others in the database.
    horizon: Timed,
    /// Timers whose firing changed nothing, with the instant at which that was: they aren't tried again.
    stuck: HashMap<String, Instant>,
}

/// What comes next.
pub(crate) enum Next {
    /// Nothing until after the instant in question.
    Nothing,
    /// This timer.
    Timer(Timed),
    /// Only the database knows.
    Unknown,
}

impl Coming {
    /// Nothing is known yet.
    pub(crate) fn new() -> Self {
        Self {
            first: BTreeSet::new(),
            at: HashMap::new(),
            horizon: (Instant(i64::MIN), String::new()),
            stuck: HashMap::new(),
        }
    }

    /// The first timer that fell due by an instant.
    pub(crate) fn next(&self, now: Instant) -> Next {
        match self.first() {
            Next::Timer((at, _)) if at > now => Next::Nothing,
            Next::Unknown if self.horizon.0 > now => Next::Nothing,
            next => next,
        }
    }

    /// The first timer.
    pub(crate) fn first(&self) -> Next {
        match self.first.first() {
            Some(timer) => Next::Timer(timer.clone()),
            None if self.horizon.0 == Instant(i64::MAX) => Next::Nothing,
            None => Next::Unknown,
        }
    }

    /// Reads ahead. What isn't written yet must have been written before.
    pub(crate) fn read(&mut self, door: &mut Door, org: OrgId) -> Result<()> {
        let mut most = AHEAD;
        loop {
            let sql = "SELECT at, timer FROM timer WHERE org = $1 ORDER BY at, timer LIMIT $2";
            let rows = door.query(sql, &[org.into(), most.into()])?;
            let timers = rows
                .iter()
                .map(|row| Ok((row.instant(0)?, row.text(1)?.to_owned())))
                .collect::<Result<Vec<_>>>()?;
            let last = timers.last().cloned();
            let is_all = (timers.len() as i64) < most;
            self.first = timers
                .into_iter()
                .filter(|(at, key)| self.stuck.get(key) != Some(at))
                .collect();
            self.at = self
                .first
                .iter()
                .map(|(at, key)| (key.clone(), *at))
                .collect();
            self.horizon = match last {
                Some(last) if !is_all => last,
                _ => (Instant(i64::MAX), String::new()),
            };
            // More of them stuck than are read ahead: look further.
            if is_all || !self.first.is_empty() {
                return Ok(());
            }
            most *= 2;
        }
    }

    /// A timer was set, moved or taken away.
    pub(crate) fn set(&mut self, key: String, at: Option<Instant>) {
        if let Some(before) = self.at.remove(&key) {
            self.first.remove(&(before, key.clone()));
        }
        let Some(at) = at else { return };
        let timer = (at, key);
        if timer <= self.horizon {
            self.at.insert(timer.1.clone(), at);
            self.first.insert(timer);
        }
    }

    /// Whether a timer stands at an instant.
    pub(crate) fn stands(&self, timer: &Timed) -> bool {
        self.first.contains(timer)
    }

    /// Firing a timer changed nothing.
    pub(crate) fn skip(&mut self, timer: Timed) {
        self.first.remove(&timer);
        self.at.remove(&timer.1);
        self.stuck.insert(timer.1, timer.0);
    }

    /// A new handbook may know what to do with timers that were stuck.
    pub(crate) fn try_again(&mut self) {
        if !self.stuck.is_empty() {
            *self = Self::new();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(timers: impl Iterator<Item = (i64, String)>) -> (Door, OrgId) {
        let (mut door, org) = (Door::scratch().unwrap(), OrgId::from_u128(1));
        for (at, key) in timers {
            door.execute(
                "INSERT INTO timer VALUES ($1, $2, $3)",
                &[org.into(), key.into(), at.into()],
            )
            .unwrap();
        }
        (door, org)
    }

    fn key(coming: &Coming, now: i64) -> Option<String> {
        match coming.next(Instant(now)) {
            Next::Timer((_, key)) => Some(key),
            Next::Nothing => None,
            Next::Unknown => panic!("unknown"),
        }
    }

    #[test]
    fn timers_come_in_order_of_instant_then_key() {
        let (mut door, org) =
            scratch([(5, "b".into()), (5, "a".into()), (3, "c".into())].into_iter());
        let mut coming = Coming::new();
        assert!(matches!(coming.next(Instant(0)), Next::Unknown));
        coming.read(&mut door, org).unwrap();
        assert_eq!(key(&coming, 2), None);
        assert_eq!(key(&coming, 9).as_deref(), Some("c"));
        coming.set("c".into(), Some(Instant(7)));
        assert_eq!(key(&coming, 9).as_deref(), Some("a"));
        coming.set("a".into(), None);
        coming.set("d".into(), Some(Instant(1)));
        assert_eq!(key(&coming, 9).as_deref(), Some("d"));
        coming.skip((Instant(1), "d".into()));
        assert_eq!(key(&coming, 9).as_deref(), Some("b"));
    }

    #[test]
    fn what_lies_behind_the_horizon_is_asked_for_again() {
        let count = AHEAD * 2;
        let (mut door, org) = scratch((0..count).map(|at| (at, format!("{at:04}"))));
        let mut coming = Coming::new();
        let mut seen = 0;
        loop {
            match coming.next(Instant(count)) {
                Next::Unknown => coming.read(&mut door, org).unwrap(),
                Next::Nothing => break,
                Next::Timer((at, key)) => {
                    assert_eq!(at.0, seen);
                    seen += 1;
                    door.execute("DELETE FROM timer WHERE timer = $1", &[(&key).into()])
                        .unwrap();
                    coming.set(key, None);
                }
            }
        }
        assert_eq!(seen, count);
    }

    #[test]
    fn more_stuck_timers_than_are_read_ahead_hide_nothing() {
        let (mut door, org) = scratch((0..=AHEAD).map(|at| (at, format!("{at:04}"))));
        let mut coming = Coming::new();
        for _ in 0..AHEAD {
            if matches!(coming.next(Instant(AHEAD)), Next::Unknown) {
                coming.read(&mut door, org).unwrap();
            }
            let Next::Timer(timer) = coming.next(Instant(AHEAD)) else {
                panic!("a timer")
            };
            coming.skip(timer);
        }
        coming.read(&mut door, org).unwrap();
        assert_eq!(key(&coming, AHEAD).as_deref(), Some("0256"));
    }
}
