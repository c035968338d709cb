//! Connections for reading, shared by whoever serves pages.

use std::sync::{Condvar, Mutex, PoisonError};

use crate::door::{Door, Place, Use};
use crate::error::Result;

/// Connections for reading at most; more readers wait for one of these. Each has its own small cache.
pub(crate) const READERS_MOST: usize = 4;

/// The pool. Connections are made when first needed.
#[derive(Debug)]
pub(crate) struct Readers {
    place: Place,
    state: Mutex<State>,
    returned: Condvar,
}

#[derive(Debug, Default)]
struct State {
    idle: Vec<Door>,
    made: usize,
}

impl Readers {
    pub(crate) fn new(place: Place) -> Self {
        Self {
            place,
            state: Mutex::default(),
            returned: Condvar::new(),
        }
    }

    /// Runs `work` on one consistent state of the data.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&mut Door) -> Result<T>) -> Result<T> {
        let mut lent = self.lend()?;
        match lent.door.as_mut() {
            Some(door) => door.transaction(work),
            None => Err(crate::error::StoreError::Closed),
        }
    }

    fn lend(&self) -> Result<Lent<'_>> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(door) = state.idle.pop() {
                return Ok(Lent {
                    pool: self,
                    door: Some(door),
                });
            }
            if state.made < READERS_MOST {
                state.made += 1;
                drop(state);
                let lent = Lent {
                    pool: self,
                    door: None,
                };
                let door = Door::open(&self.place, Use::Read)?;
                return Ok(Lent::with(lent, door));
            }
            state = self
                .returned
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// A connection that goes back when dropped, also when its user panics or fails.
struct Lent<'a> {
    pool: &'a Readers,
    door: Option<Door>,
}

impl Lent<'_> {
    fn with(mut lent: Self, door: Door) -> Self {
        lent.door = Some(door);
        lent
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut state = self
            .pool
            .state
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        match self.door.take() {
            Some(door) if !std::thread::panicking() => state.idle.push(door),
            // It couldn't be opened, or may be left inside a transaction: the next one opens anew.
            _ => state.made -= 1,
        }
        drop(state);
        self.pool.returned.notify_one();
    }
}
