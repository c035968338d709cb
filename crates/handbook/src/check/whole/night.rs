//! Promises that run at night while their alerts sleep.

use worktime::Length;

use crate::check::desk::Desk;
use crate::check::kind::Kind;
use crate::edition::Edition;
use crate::problem::ProblemKind;
use crate::rule::{AlertAt, PromiseTime};

/// From this on, in microseconds of clock time, a promise outlasts every night and weekend, so that its
/// alerts find somebody awake: three days.
const OUTLASTS_MICROS: i64 = 72 * 3_600 * 1_000_000;

/// Warns of each promise in clock time that is short enough to fall due at night or on a weekend, and
/// of whose alerts up to due none is urgent: whoever could still keep it is told in the morning, too late.
pub(in crate::check) fn check(desk: &Desk<'_>, edition: &Edition) {
    for (id, promise) in &edition.promises {
        let asleep = promise.variants.iter().find_map(|terms| {
            let PromiseTime::Within(timed) = &terms.time else {
                return None;
            };
            let Length::Clock(micros) = timed.length else {
                return None;
            };
            let mut early = terms
                .alerts
                .iter()
                .filter(|alert| !matches!(alert.at, AlertAt::After(_)))
                .peekable();
            let sleeps = early.peek().is_some() && early.all(|alert| !alert.urgent);
            (sleeps && micros < OUTLASTS_MICROS).then_some(timed.length)
        });
        let (Some(within), Some(rule)) = (asleep, desk.names.rule(Kind::Promise, id.as_str()))
        else {
            continue;
        };
        let kind = ProblemKind::SleepingAlert {
            promise: desk.shown(&promise.meta),
            within: desk.length(within),
        };
        desk.findings.report(&rule.id.place, kind);
    }
}
