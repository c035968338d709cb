//! The figures of a replay. Whole numbers only.

use casework::promises::PromiseState;
use handbook::{Edition, Id};
use serde::Serialize;

use super::ledger::{Entry, Ledger};

/// How many promises came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// All.
    pub opened: u64,
    /// Done in time.
    pub kept: u64,
    /// Done after due.
    pub kept_late: u64,
    /// Due before the log's last instant and never done.
    pub missed: u64,
    /// Neither done nor due when the log ended.
    pub running: u64,
    /// Waived, or void because what they were about fell away.
    pub dropped: u64,
    /// Without evidence at the end of the log: missed and running.
    pub never_answered: u64,
}

/// How late the late ones were, in seconds of the measure of their length, rounded up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Lateness {
    /// Half were at most so late.
    pub p50: i64,
    /// Nine in ten.
    pub p90: i64,
    /// 19 in 20.
    pub p95: i64,
    /// 99 in a hundred.
    pub p99: i64,
    /// The latest.
    pub most: i64,
}

/// The figures of one rule, or of all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleFigures {
    /// The rule.
    pub rule: Id,
    /// How many.
    #[serde(flatten)]
    pub count: Count,
    /// How late; none if none was.
    pub late_seconds: Option<Lateness>,
}

/// The figures of a replay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Cases that were opened.
    pub cases: u64,
    /// Rows of the log that were taken in.
    pub events: u64,
    /// Rows that were left out.
    pub bad_rows: u64,
    /// Different resources that the rows name.
    pub resources: u64,
    /// Events that were written for them.
    pub written_events: u64,
    /// Promises of all rules.
    pub promises: Count,
    /// How late; none if none was.
    pub late_seconds: Option<Lateness>,
    /// By rule, in the order of the book.
    pub rules: Vec<RuleFigures>,
    /// Time that reading, replaying and writing took.
    pub elapsed_micros: i64,
    /// Rows of the log a second, whole file to whole answer.
    pub events_per_second: i64,
    /// The most memory that the program ever held; none where the system doesn't tell.
    pub peak_memory_bytes: Option<u64>,
}

impl Count {
    fn of<'a>(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let mut count = Self::default();
        for entry in entries {
            count.opened += 1;
            match entry.state {
                PromiseState::Kept => count.kept += 1,
                PromiseState::KeptLate => count.kept_late += 1,
                PromiseState::Missed => count.missed += 1,
                PromiseState::Waived | PromiseState::Void => count.dropped += 1,
                PromiseState::Undecided
                | PromiseState::Running
                | PromiseState::Paused
                | PromiseState::Unproved
                | PromiseState::Overdue => count.running += 1,
            }
        }
        count.never_answered = count.missed + count.running;
        count
    }
}

impl Lateness {
    fn of<'a>(entries: impl Iterator<Item = &'a Entry>) -> Option<Self> {
        let late = entries.filter(|entry| entry.state == PromiseState::KeptLate);
        let mut seconds: Vec<i64> = late.map(Entry::late_seconds).collect();
        seconds.sort_unstable();
        Some(Self {
            p50: percentile(&seconds, 50)?,
            p90: percentile(&seconds, 90)?,
            p95: percentile(&seconds, 95)?,
            p99: percentile(&seconds, 99)?,
            most: *seconds.last()?,
        })
    }
}

/// The smallest value that at least so many percent don't exceed (nearest rank): always one that occurred.
fn percentile(sorted: &[i64], percent: usize) -> Option<i64> {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied()
}

/// Counts of all promises, of how late they were, and by rule in the order of the book.
pub(super) fn figures(
    ledger: &Ledger,
    edition: &Edition,
) -> (Count, Option<Lateness>, Vec<RuleFigures>) {
    let mut rules: Vec<_> = edition.promises.values().collect();
    rules.sort_by_key(|rule| (rule.meta.source.clone(), rule.meta.id.clone()));
    let of_rule = |rule: &handbook::rule::Promise| {
        let entries = || ledger.entries().filter(|entry| entry.rule == rule.meta.id);
        RuleFigures {
            rule: rule.meta.id.clone(),
            count: Count::of(entries()),
            late_seconds: Lateness::of(entries()),
        }
    };
    let by_rule = rules.into_iter().map(of_rule).collect();
    (
        Count::of(ledger.entries()),
        Lateness::of(ledger.entries()),
        by_rule,
    )
}

/// Rows a second, or as many as there are when it took no time.
pub(super) fn per_second(rows: u64, micros: i64) -> i64 {
    let rows = i64::try_from(rows).unwrap_or(i64::MAX);
    rows.saturating_mul(worktime::micros::SECOND) / micros.max(1)
}

/// The most memory that this program ever held, as Linux tells it.
pub(super) fn peak_memory_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_occurred() {
        let values: Vec<i64> = (1..=10).collect();
        assert_eq!(percentile(&values, 50), Some(5));
        assert_eq!(percentile(&values, 90), Some(9));
        assert_eq!(percentile(&values, 99), Some(10));
        assert_eq!(percentile(&[7], 50), Some(7));
        assert_eq!(percentile(&[], 50), None);
    }

    #[test]
    fn this_program_holds_memory() {
        if cfg!(target_os = "linux") {
            assert!(peak_memory_bytes().unwrap() > 100_000);
        }
    }
}
