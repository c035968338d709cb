//! The promises of a record on a common axis of time.

use casework::promises::Promise;
use worktime::{Instant, micros};

use super::load::Opened;
use crate::ui::clock::ClockState;
use crate::ui::lanes::{AxisWord, Lane, Lanes};
use crate::ui::share::Share;
use crate::wording::Wording;

/// Most lanes; older promises that have ended are left to the history.
const LANES_MAX: usize = 6;
/// Closed time is tinted on an axis of at most this length; on longer ones it would be a pattern of stripes.
const TINTED_MICROS: i64 = 12 * micros::DAY;
/// A stretch of closed time is tinted if it takes at least this part of the axis, in thousandths.
const TINTED_LEAST: i64 = 12;

/// The axis of the lanes.
struct Axis {
    from: Instant,
    to: Instant,
}

impl Axis {
    fn at(&self, at: Instant) -> Share {
        Share::of(at.since(self.from), self.to.since(self.from))
    }
}

/// The lanes; none where the record has no promises.
pub(super) fn lanes(opened: &Opened) -> Option<Lanes> {
    let words = &opened.words;
    let promises = shown(opened);
    let from = promises.iter().map(|promise| promise.opened_at).min()?;
    let ends = promises
        .iter()
        .flat_map(|promise| [promise.due_at, promise.ended_at])
        .flatten();
    let last = ends.max().unwrap_or(from);
    let is_over = promises.iter().all(|promise| !promise.state.is_open());
    let last = if is_over { last } else { last.max(words.now) };
    // A little room behind the last mark, so that its tick isn't cut.
    let axis = Axis {
        from,
        to: last.plus(last.since(from) / 50 + micros::MINUTE),
    };
    let count = i64::try_from(promises.len()).unwrap_or(i64::MAX);
    let now_label = words.say_with(
        "record-now",
        &[("time", words.time_of_day(words.now).into())],
    );
    Some(Lanes {
        title: words.say("record-promises"),
        note: words.say_with("record-promise-count", &[("count", count.into())]),
        show_axis: words.say("record-show-axis"),
        axis: ends_of(words, &axis, last),
        now: axis.at(words.now),
        now_label: if is_over { String::new() } else { now_label },
        closed: closed(words, &axis),
        lanes: promises
            .iter()
            .map(|promise| lane(words, &axis, promise))
            .collect(),
    })
}

/// Open promises by due, then the newest of those that have ended.
fn shown(opened: &Opened) -> Vec<&Promise> {
    let (mut open, mut ended): (Vec<&Promise>, Vec<&Promise>) = opened
        .page
        .promises
        .iter()
        .partition(|promise| promise.state.is_open());
    open.sort_by_key(|promise| (promise.due_at.is_none(), promise.due_at, promise.id));
    ended.sort_by_key(|promise| std::cmp::Reverse((promise.ended_at, promise.id)));
    let room = LANES_MAX.saturating_sub(open.len());
    ended.truncate(room);
    ended.reverse();
    ended.into_iter().chain(open).collect()
}

/// Words at both ends, as long as they don't run into the word for now.
fn ends_of(words: &Wording, axis: &Axis, last: Instant) -> Vec<AxisWord> {
    let now = axis.at(words.now).ten_thousandths();
    let mut ends = Vec::new();
    if now > 2_500 {
        ends.push(AxisWord {
            at: Share::NONE,
            label: words.moment(axis.from),
            minor: false,
        });
    }
    if now < 7_500 || last < words.now {
        ends.push(AxisWord {
            at: Share::WHOLE,
            label: words.moment(last),
            minor: false,
        });
    }
    ends
}

/// Nights, breaks and days off of the company's calendar.
fn closed(words: &Wording, axis: &Axis) -> Vec<(Share, Share)> {
    let length = axis.to.since(axis.from);
    let Some(rule) = words
        .edition
        .calendar(&words.edition.default_calendar)
        .filter(|_| length <= TINTED_MICROS)
    else {
        return Vec::new();
    };
    let first = words.zone.date_of(axis.from);
    let Ok(after) = words.zone.date_of(axis.to).tomorrow() else {
        return Vec::new();
    };
    let mut closed = Vec::new();
    let mut from = axis.from;
    let beyond = (axis.to, axis.to);
    for (open_from, open_until) in rule.calendar.spans(first, after).chain([beyond]) {
        if open_from.since(from) * 1_000 >= length * TINTED_LEAST {
            closed.push((axis.at(from), axis.at(open_from.min(axis.to))));
        }
        from = from.max(open_until);
    }
    closed
}

fn lane(words: &Wording, axis: &Axis, promise: &Promise) -> Lane {
    let told = words.promise(promise);
    let runs = matches!(told.clock.state, ClockState::Running | ClockState::Warning);
    let kept = matches!(told.clock.state, ClockState::Kept | ClockState::KeptLate);
    let pauses = promise.pauses.iter().map(|pause| {
        (
            axis.at(pause.start),
            axis.at(pause.end.unwrap_or(words.now)),
        )
    });
    let due_words = match promise.due_at {
        Some(due) if runs => words.say_with("promise-due", &[("moment", words.moment(due).into())]),
        _ => told.due,
    };
    Lane {
        name: words.promise_name(promise),
        left: told.left,
        due_words,
        why: words.why_link(promise),
        article: words.article(&promise.article),
        opened: axis.at(promise.opened_at),
        due: promise.due_at.map(|due| axis.at(due)),
        warning: words
            .warning_at(promise)
            .filter(|_| runs)
            .map(|at| axis.at(at)),
        evidence: promise.ended_at.filter(|_| kept).map(|at| axis.at(at)),
        pauses: pauses.collect(),
        clock: told.clock,
    }
}
