//! The working day as one line: past dark, what is to come light, pauses hatched, now, and what falls due.
//! Drawn with lengths in hundredths of the width, so it stretches without distorting its clocks.

use maud::{Markup, html};

use super::clock::{Clock, shape};
use super::share::Share;

/// Marks nearer than this many ten-thousandths to the one before are raised, so that both can be hit.
const CROWDED: u16 = 260;

/// The working day of today.
#[derive(Clone, Debug, Default)]
pub(crate) struct DayLine {
    /// 「今天的工作時間」
    pub title: String,
    /// 「還剩6小時10分」
    pub left: String,
    /// 「現在」
    pub now_label: String,
    /// Where now is; before the first span or after the last it sticks to the end.
    pub now: Share,
    /// Working spans, in order.
    pub working: Vec<(Share, Share)>,
    /// What lies between them: lunch, with its name.
    pub pauses: Vec<DayPause>,
    /// Hours below the line.
    pub hours: Vec<DayHour>,
    /// What falls due.
    pub due: Vec<DayMark>,
}

/// A pause within the day.
#[derive(Clone, Debug, Default)]
pub(crate) struct DayPause {
    /// From.
    pub from: Share,
    /// Until.
    pub until: Share,
    /// 「午休」
    pub label: String,
}

/// An hour below the line.
#[derive(Clone, Debug, Default)]
pub(crate) struct DayHour {
    /// Where.
    pub at: Share,
    /// 「13:30」
    pub label: String,
    /// Left out on the phone.
    pub minor: bool,
}

/// A clock on the line, a link to its row.
#[derive(Clone, Debug, Default)]
pub(crate) struct DayMark {
    /// Where.
    pub at: Share,
    /// `#…` of the row, or the record.
    pub href: String,
    /// 「11:05到期：回覆知微教育」
    pub label: String,
    /// Its clock.
    pub clock: Clock,
}

/// The day line in its card.
pub(crate) fn day_line(day: &DayLine) -> Markup {
    html! {
        section.card.day aria-label=(day.title) {
            div.day-head { span { (day.title) } span.gap {} span { (day.left) } }
            svg.day-line width="100%" height="56" role="group" aria-label=(day.title) {
                defs {
                    pattern #hatch width="5" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(25)" {
                        path.hatch d="M0 0V6" {}
                    }
                }
                @for (from, until) in &day.working { (span(day.now, *from, *until)) }
                @for pause in &day.pauses { (pause_mark(pause)) }
                @for hour in &day.hours { (hour_mark(hour)) }
                (now_mark(day))
                @for (mark, raised) in raised(&day.due) { (due_mark(mark, raised)) }
            }
        }
    }
}

/// A working span, its past part dark.
fn span(now: Share, from: Share, until: Share) -> Markup {
    let cut = now.clamp(from, until);
    html! {
        (bar("to-come", from, until))
        @if cut > from { (bar("gone", from, cut)) }
    }
}

fn bar(class: &str, from: Share, until: Share) -> Markup {
    html! { rect class=(class) x=(from.percent()) y="24" width=(width(from, until)) height="6" rx="3" {} }
}

fn pause_mark(pause: &DayPause) -> Markup {
    let middle = Share::of(
        i64::from(pause.from.ten_thousandths()) + i64::from(pause.until.ten_thousandths()),
        20_000,
    );
    html! {
        rect fill="url(#hatch)" x=(pause.from.percent()) y="24" width=(width(pause.from, pause.until)) height="6" {}
        text.minor x=(middle.percent()) y="48" text-anchor="middle" { (pause.label) }
    }
}

fn hour_mark(hour: &DayHour) -> Markup {
    let anchor = match hour.at {
        Share::NONE => "start",
        Share::WHOLE => "end",
        _ => "middle",
    };
    html! { text.minor[hour.minor] x=(hour.at.percent()) y="48" text-anchor=(anchor) { (hour.label) } }
}

/// Late in the day the word stands at the left of its stroke, so that it does not run out of the card.
fn now_mark(day: &DayLine) -> Markup {
    let late = day.now.ten_thousandths() > 8_500;
    html! {
        rect.now x=(day.now.percent()) y="4" width="2" height="28" transform=[late.then_some("translate(-2 0)")] {}
        svg x=(day.now.percent()) y="0" overflow="visible" width="1" height="1" {
            text.now-word x=(if late { "-8" } else { "8" }) y="12" text-anchor=(if late { "end" } else { "start" }) { (day.now_label) }
        }
    }
}

fn due_mark(mark: &DayMark, raised: bool) -> Markup {
    let class = format!("clock {}", mark.clock.state.class());
    html! {
        a href=(mark.href) aria-label=(mark.label) {
            title { (mark.label) }
            svg class=(class) x=(mark.at.percent()) y=(if raised { "4" } else { "17" }) width="20" height="20" overflow="visible" {
                g transform="translate(-10 0)" {
                    circle.ground cx="10" cy="10" r="11" {}
                    (shape(mark.clock.state, mark.clock.left))
                }
            }
        }
    }
}

fn raised(due: &[DayMark]) -> Vec<(&DayMark, bool)> {
    let mut marks = Vec::with_capacity(due.len());
    let mut last: Option<(u16, bool)> = None;
    for mark in due {
        let at = mark.at.ten_thousandths();
        let up = last.is_some_and(|(before, was_up)| at.abs_diff(before) < CROWDED && !was_up);
        last = Some((at, up));
        marks.push((mark, up));
    }
    marks
}

fn width(from: Share, until: Share) -> String {
    let wide = until
        .ten_thousandths()
        .saturating_sub(from.ten_thousandths());
    Share::of(i64::from(wide), 10_000).percent()
}
