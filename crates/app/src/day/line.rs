//! The line of the working day.

use store::desk::promises::Owed;
use worktime::{Instant, micros};

use super::page::row_id;
use crate::ui::day_line::{DayHour, DayLine, DayMark, DayPause};
use crate::ui::share::Share;
use crate::wording::{Measure, Wording};

/// The line of today; none on a day off.
pub(super) fn day_line(words: &Wording, owed: &[Owed]) -> Option<DayLine> {
    let rule = words.edition.calendar(&words.edition.default_calendar)?;
    let today = words.today();
    let spans: Vec<(Instant, Instant)> =
        rule.calendar.spans(today, today.tomorrow().ok()?).collect();
    let axis = Axis {
        from: spans.first()?.0,
        to: spans.last()?.1,
    };
    let gaps: Vec<(Instant, Instant)> = spans
        .iter()
        .zip(spans.iter().skip(1))
        .map(|(before, after)| (before.1, after.0))
        .collect();
    let left = rule.calendar.working_micros(words.now, axis.to);
    Some(DayLine {
        title: words.say("day-line-title"),
        left: match left {
            0 => words.say("day-line-over"),
            left => words.say_with(
                "day-line-left",
                &[("amount", words.amount(left, Measure::Clock).into())],
            ),
        },
        now_label: words.say("day-line-now"),
        now: axis.at(words.now),
        working: spans
            .iter()
            .map(|(from, until)| (axis.at(*from), axis.at(*until)))
            .collect(),
        pauses: gaps.iter().map(|gap| pause(words, &axis, *gap)).collect(),
        hours: hours(words, &axis, &gaps),
        due: marks(words, &axis, owed),
    })
}

struct Axis {
    from: Instant,
    to: Instant,
}

impl Axis {
    fn at(&self, at: Instant) -> Share {
        Share::of(at.since(self.from), self.to.since(self.from))
    }

    fn holds(&self, at: Instant) -> bool {
        self.from <= at && at <= self.to
    }
}

/// A gap around noon is lunch; any other has no name.
fn pause(words: &Wording, axis: &Axis, gap: (Instant, Instant)) -> DayPause {
    let noon = words
        .zone
        .start_of_day(words.today())
        .plus(12 * micros::HOUR);
    let around_noon = gap.0 <= noon.plus(micros::HOUR) && noon <= gap.1;
    let label = if around_noon {
        words.say("day-line-lunch")
    } else {
        String::new()
    };
    DayPause {
        from: axis.at(gap.0),
        until: axis.at(gap.1),
        label,
    }
}

fn hours(words: &Wording, axis: &Axis, gaps: &[(Instant, Instant)]) -> Vec<DayHour> {
    let hour = |at: Instant, minor: bool| DayHour {
        at: axis.at(at),
        label: words.time_of_day(at),
        minor,
    };
    let inner = gaps.iter().map(|gap| hour(gap.1, true));
    std::iter::once(hour(axis.from, false))
        .chain(inner)
        .chain([hour(axis.to, false)])
        .collect()
}

fn marks(words: &Wording, axis: &Axis, owed: &[Owed]) -> Vec<DayMark> {
    let due_today = owed
        .iter()
        .filter_map(|row| Some((row, row.promise.due_at.filter(|due| axis.holds(*due))?)));
    due_today
        .map(|(row, due)| {
            let facts = [
                ("time", words.time_of_day(due).into()),
                ("promise", words.promise_name(&row.promise).into()),
            ];
            DayMark {
                at: axis.at(due),
                href: format!("#{}", row_id(&row.promise)),
                label: words.say_with("day-line-mark", &facts),
                clock: words.promise(&row.promise).clock,
            }
        })
        .collect()
}
