//! The only place where time and chance are read. Everywhere else they are handed in.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use casework::ids::Entropy;
use rand_chacha::ChaCha12Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use worktime::{Instant, Micros};

/// What the time is: of the machine, moved against it, or standing still until it is moved.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Distance to the machine's clock, or the instant itself where time stands still.
    micros: Arc<AtomicI64>,
    pace: Pace,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pace {
    Running,
    Held,
}

impl Clock {
    /// The machine's time.
    #[must_use]
    pub fn system() -> Self {
        Self {
            micros: Arc::new(AtomicI64::new(0)),
            pace: Pace::Running,
        }
    }

    /// Runs on from an instant, as fast as the machine's time.
    #[must_use]
    pub fn starting_at(start: Instant) -> Self {
        let clock = Self::system();
        clock.move_to(start);
        clock
    }

    /// Stands still until it is moved.
    #[must_use]
    pub fn held_at(instant: Instant) -> Self {
        Self {
            micros: Arc::new(AtomicI64::new(instant.0)),
            pace: Pace::Held,
        }
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Instant {
        let moved = self.micros.load(Ordering::Relaxed);
        match self.pace {
            Pace::Running => machine_time().plus(moved),
            Pace::Held => Instant(moved),
        }
    }

    /// Puts the clock forward, for everybody who holds it.
    pub fn advance(&self, span: Micros) {
        self.micros.fetch_add(span, Ordering::Relaxed);
    }

    /// Sets the clock, for everybody who holds it.
    pub fn move_to(&self, instant: Instant) {
        let value = match self.pace {
            Pace::Running => instant.since(machine_time()),
            Pace::Held => instant.0,
        };
        self.micros.store(value, Ordering::Relaxed);
    }

    /// How long until an instant, for waiting; nothing if it has come. A clock that stands still never gets there.
    #[must_use]
    pub fn until(&self, instant: Instant) -> std::time::Duration {
        let micros = u64::try_from(instant.since(self.now())).unwrap_or_default();
        std::time::Duration::from_micros(micros)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the machine's clock"
)]
fn machine_time() -> Instant {
    jiff::Timestamp::now().into()
}

/// Measures how long something took. For figures alone: nothing is decided by it.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(std::time::Instant);

/// Starts a stopwatch.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the machine's clock"
)]
pub fn stopwatch() -> Stopwatch {
    Stopwatch(std::time::Instant::now())
}

impl Stopwatch {
    /// Microseconds since it was started.
    #[must_use]
    pub fn elapsed_micros(&self) -> Micros {
        Micros::try_from(self.0.elapsed().as_micros()).unwrap_or(Micros::MAX)
    }
}

/// Chance as the system gives it, for live work: ids, keys, tokens.
///
/// The system is asked once for a seed; its generator then answers without a call for each number.
#[derive(Clone)]
pub struct SystemEntropy(ChaCha12Rng);

impl SystemEntropy {
    /// Asks the system for a seed.
    ///
    /// # Errors
    /// When the system has no chance to give, which no supported system does after it has started.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut seed = [0; 32];
        from_system(&mut seed)?;
        Ok(Self(ChaCha12Rng::from_seed(seed)))
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the system for chance"
)]
fn from_system(bytes: &mut [u8]) -> Result<(), getrandom::Error> {
    getrandom::fill(bytes)
}

impl Entropy for SystemEntropy {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }
}

impl fmt::Debug for SystemEntropy {
    /// Without its state, from which keys could be foretold.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SystemEntropy")
    }
}

/// Chance that is the same for the same seed, on every machine: simulations, replays, tests.
#[derive(Clone, Debug)]
pub struct SeededEntropy(ChaCha12Rng);

impl SeededEntropy {
    /// A generator of this seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(ChaCha12Rng::seed_from_u64(seed))
    }

    /// A generator of a seed that was drawn: chance to hand to another thread.
    #[must_use]
    pub fn of_bytes(seed: [u8; 32]) -> Self {
        Self(ChaCha12Rng::from_seed(seed))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_clock_moves_only_when_it_is_moved() {
        let clock = Clock::held_at(Instant(5));
        let other = clock.clone();
        assert_eq!(clock.now(), Instant(5));
        other.advance(3);
        assert_eq!(clock.now(), Instant(8));
        clock.move_to(Instant(1));
        assert_eq!(other.now(), Instant(1));
    }

    #[test]
    fn a_moved_clock_runs_on_from_its_start() {
        let start = Instant(1_000_000_000_000);
        let now = Clock::starting_at(start).now();
        assert!(
            now >= start && now.since(start) < worktime::micros::MINUTE,
            "{now}"
        );
    }

    #[test]
    fn equal_seeds_give_equal_bytes() {
        let draw = |seed| {
            let mut bytes = [0; 16];
            SeededEntropy::new(seed).fill(&mut bytes);
            bytes
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }
}
