//! The promises of one record on a common axis of time: elapsed a thin line, what is left a solid bar to a due tick,
//! a notch for the warning, nights tinted, one upright "now".

use maud::{Markup, html};

use super::clock::{Clock, ClockSize, ClockState, TimeLeft, clock, shape, time_left};
use super::link::{ArticleLink, WhyLink, article, dotted_parts, why_link};
use super::share::Share;

/// All lanes of a record.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lanes {
    /// 「這件投訴上的承諾」
    pub title: String,
    /// 「三項承諾，自然時間，夜間照計」
    pub note: String,
    /// The phone's switch that unfolds the axis: 「顯示時間軸」
    pub show_axis: String,
    /// Words along the axis.
    pub axis: Vec<AxisWord>,
    /// Where now is; drawn where it has a label.
    pub now: Share,
    /// 「現在10:20」
    pub now_label: String,
    /// Closed time, tinted.
    pub closed: Vec<(Share, Share)>,
    /// The lanes, soonest due first.
    pub lanes: Vec<Lane>,
}

/// A word along the axis.
#[derive(Clone, Debug, Default)]
pub(crate) struct AxisWord {
    /// Where.
    pub at: Share,
    /// 「週三14:08收到」
    pub label: String,
    /// Left out where there is little room: 「夜間」
    pub minor: bool,
}

/// One promise.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lane {
    /// Its clock.
    pub clock: Clock,
    /// Its name.
    pub name: String,
    /// What is left, or how it ended, in words.
    pub left: TimeLeft,
    /// 「今天14:08到期」; empty when the words before say it all.
    pub due_words: String,
    /// Why it is due then.
    pub why: WhyLink,
    /// The article.
    pub article: Option<ArticleLink>,
    /// Where it opened.
    pub opened: Share,
    /// Where it is due, when that is known and within the axis.
    pub due: Option<Share>,
    /// Where the warning lies, while it runs.
    pub warning: Option<Share>,
    /// Where the evidence came.
    pub evidence: Option<Share>,
    /// Pauses, drawn as gaps.
    pub pauses: Vec<(Share, Share)>,
}

impl Lanes {
    /// Once everything has ended, now lies beyond the axis.
    fn shows_now(&self) -> bool {
        !self.now_label.is_empty()
    }
}

/// The lanes in their card.
pub(crate) fn lanes(lanes: &Lanes) -> Markup {
    html! {
        section.card.lanes aria-labelledby="lanes-title" {
            h2.unseen #lanes-title { (lanes.title) }
            label.axis-switch { input.unseen type="checkbox" name="axis" autocomplete="off"; span { (lanes.show_axis) } }
            div.lane.axis {
                p.quiet { (lanes.note) }
                (axis(lanes))
            }
            ul { @for lane in &lanes.lanes { (lane_row(lanes, lane)) } }
        }
    }
}

fn axis(lanes: &Lanes) -> Markup {
    html! {
        svg.axis-track width="100%" height="24" aria-hidden="true" {
            @for word in lanes.axis.iter().filter(|word| !lanes.shows_now() || !is_covered(word.at, lanes.now)) {
                (axis_word(word.at, &word.label, word.minor.then_some("minor")))
            }
            @if lanes.shows_now() { (axis_word(lanes.now, &lanes.now_label, Some("now-word"))) }
        }
    }
}

/// Words that would run into "now" give way to it; those at the ends grow inwards and need more room.
fn is_covered(at: Share, now: Share) -> bool {
    let room = if anchor(at) == "middle" { 900 } else { 1_700 };
    at.ten_thousandths().abs_diff(now.ten_thousandths()) < room
}

fn anchor(at: Share) -> &'static str {
    match at.ten_thousandths() {
        0..=600 => "start",
        9_400.. => "end",
        _ => "middle",
    }
}

fn axis_word(at: Share, label: &str, class: Option<&str>) -> Markup {
    html! { text class=[class] x=(at.percent()) y="16" text-anchor=(anchor(at)) { (label) } }
}

fn lane_row(lanes: &Lanes, lane: &Lane) -> Markup {
    html! {
        li.lane {
            div.lane-label {
                (clock(&lane.clock, ClockSize::Normal))
                div {
                    b { (lane.name) }
                    div.meta-small { (lane_words(lane)) }
                }
            }
            (track(lanes, lane))
        }
    }
}

fn lane_words(lane: &Lane) -> Markup {
    let left = time_left(&lane.left, lane.clock.state);
    // The words that tell the time lead to why it is that time.
    let (left, due) = if lane.due_words.is_empty() {
        (why_link(&lane.why, left), None)
    } else {
        let due = why_link(&lane.why, html! { (lane.due_words) });
        (left, Some(due))
    };
    let parts = [Some(left), due, lane.article.as_ref().map(article)];
    dotted_parts(parts.into_iter().flatten())
}

fn track(lanes: &Lanes, lane: &Lane) -> Markup {
    let class = format!("track {}", lane.clock.state.class());
    html! {
        div.(class) { svg width="100%" height="100%" aria-hidden="true" {
            @for (from, until) in &lanes.closed { rect.night x=(from.percent()) y="0" width=(width(*from, *until)) height="100%" {} }
            rect.edge x="0" y="0" width="1" height="100%" {}
            (time_of(lanes.now, lane))
            @for (from, until) in &lane.pauses { (upright("gap-in-time", *from, Some(*until), 14)) }
            @if let Some(due) = lane.due { (upright("due", due, None, 24)) }
            @if lanes.shows_now() { rect.now x=(lanes.now.percent()) y="0" width="2" height="100%" {} }
            @if let Some(at) = lane.evidence { (evidence(at, lane)) }
        } }
    }
}

/// Elapsed, left and unused time of a lane.
fn time_of(now: Share, lane: &Lane) -> Markup {
    let due = lane.due.unwrap_or(Share::WHOLE);
    let opened = lane.opened;
    match (lane.evidence, lane.clock.state) {
        (Some(at), _) => html! {
            (upright("elapsed", opened, Some(at), 2))
            @if due > at { (unused(at, due)) }
        },
        (None, ClockState::Late | ClockState::Missed | ClockState::Unproved) => html! {
            (upright("elapsed", opened, Some(due), 2))
            @if now > due { (upright("over", due, Some(now), 12)) }
            (start(opened))
        },
        (
            None,
            ClockState::NotYetOpen | ClockState::Void | ClockState::Waived | ClockState::Undecided,
        ) => html! {
            (unused(opened, due))
            (start(opened))
        },
        (None, _) => html! {
            (upright("elapsed", opened, Some(now), 2))
            @if due > now { (upright("bar", now, Some(due), 12)) }
            @if let Some(at) = lane.warning.filter(|at| *at > now) { (upright("notch", at, None, 18)) }
            (start(opened))
        },
    }
}

/// A bar on the middle of the lane, `height` pixels high; without an end it is a stroke of two pixels.
fn upright(class: &str, from: Share, until: Option<Share>, height: u32) -> Markup {
    let wide = until.map_or_else(|| String::from("2"), |until| width(from, until));
    let lift = format!("translate(0 -{})", height / 2);
    html! { rect class=(class) x=(from.percent()) y="50%" width=(wide) height=(height) transform=(lift) {} }
}

fn unused(from: Share, until: Share) -> Markup {
    html! { line.unused x1=(from.percent()) x2=(until.percent()) y1="50%" y2="50%" {} }
}

fn start(at: Share) -> Markup {
    html! { circle.start cx=(at.percent()) cy="50%" r="4.5" {} }
}

fn evidence(at: Share, lane: &Lane) -> Markup {
    html! {
        svg.clock x=(at.percent()) y="50%" width="20" height="20" overflow="visible" {
            g transform="translate(-10 -10)" { circle.ground cx="10" cy="10" r="10" {} (shape(lane.clock.state, lane.clock.left)) }
        }
    }
}

fn width(from: Share, until: Share) -> String {
    let wide = until
        .ten_thousandths()
        .saturating_sub(from.ten_thousandths());
    Share::of(i64::from(wide), 10_000).percent()
}
