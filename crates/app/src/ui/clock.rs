//! The promise clock: shape, words and place say the state; colour is only the fourth sign.
//! The pie shows what is left and empties clockwise.

use maud::{Markup, html};

use super::share::Share;

/// Where a promise stands. Each state has a shape of its own, so that none depends on colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ClockState {
    /// Ring with the pie of what is left.
    #[default]
    Running,
    /// The same with a corner mark, in bold.
    Warning,
    /// Filled diamond with an exclamation mark: due, no evidence.
    Late,
    /// Dashed ring with two bars.
    Paused,
    /// Ring with a tick.
    Kept,
    /// Hollow diamond with a tick.
    KeptLate,
    /// Ring with a stroke through.
    Waived,
    /// Dotted ring with a dash.
    Void,
    /// Dotted ring: it opens later.
    NotYetOpen,
    /// Ring with a question: due, and its evidence may still be entered. Neither kept nor late.
    Unproved,
    /// Dotted ring with three points: facts are missing that decide it.
    Undecided,
    /// Filled diamond with a cross: nothing can prove it any more.
    Missed,
}

/// How large a clock is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ClockSize {
    /// 15 px, in meta lines.
    Small,
    /// 20 px, in tables and lanes.
    #[default]
    Normal,
    /// 28 px, in rows of My day.
    Large,
}

/// A clock to draw.
#[derive(Clone, Debug, Default)]
pub(crate) struct Clock {
    /// Its state.
    pub state: ClockState,
    /// What is left of its time; read only while running or warning.
    pub left: Share,
    /// Its words for who cannot see it. Empty when the same words stand beside it: then it is hidden from them.
    pub label: String,
}

/// The words of a clock, with what a script needs to let them tick.
#[derive(Clone, Debug, Default)]
pub(crate) struct TimeLeft {
    /// 「還有3小時48分」, as the server reckoned it.
    pub words: String,
    /// The due instant in RFC 3339, for the `datetime` attribute.
    pub due_iso: Option<String>,
    /// How to go on counting; none for clocks that stand still.
    pub ticks: Option<Ticks>,
}

/// The arithmetic of a running clock, in Unix seconds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ticks {
    /// The due instant.
    pub due_seconds: i64,
    /// The open spans of its calendar around now and due, half-open; empty for plain clock time.
    pub open_spans: Vec<(i64, i64)>,
}

impl ClockState {
    /// The class that gives the colour.
    pub(crate) fn class(self) -> &'static str {
        match self {
            ClockState::Running => "running",
            ClockState::Warning => "warning",
            ClockState::Late | ClockState::KeptLate | ClockState::Missed => "late",
            ClockState::Kept => "kept",
            ClockState::Paused
            | ClockState::Waived
            | ClockState::Void
            | ClockState::NotYetOpen
            | ClockState::Unproved
            | ClockState::Undecided => "still",
        }
    }

    /// Whether its words are set in bold: weight follows urgency.
    pub(crate) fn is_urgent(self) -> bool {
        matches!(
            self,
            ClockState::Warning | ClockState::Late | ClockState::Missed | ClockState::Unproved
        )
    }
}

/// The clock alone.
pub(crate) fn clock(clock: &Clock, size: ClockSize) -> Markup {
    let size = match size {
        ClockSize::Small => "small",
        ClockSize::Normal => "normal",
        ClockSize::Large => "large",
    };
    let class = format!("clock {size} {}", clock.state.class());
    let hidden = clock.label.is_empty().then_some("true");
    let role = (!clock.label.is_empty()).then_some("img");
    let label = (!clock.label.is_empty()).then_some(clock.label.as_str());
    html! {
        svg class=(class) viewBox="0 0 20 20" role=[role] aria-label=[label] aria-hidden=[hidden] {
            (shape(clock.state, clock.left))
        }
    }
}

/// The words of a clock in the weight and colour of its state.
pub(crate) fn time_left(left: &TimeLeft, state: ClockState) -> Markup {
    let class = format!(
        "left {}{}",
        state.class(),
        if state.is_urgent() { " urgent" } else { "" }
    );
    let due = left.ticks.as_ref().map(|ticks| ticks.due_seconds);
    let open = left
        .ticks
        .as_ref()
        .map(|ticks| spans(&ticks.open_spans))
        .filter(|open| !open.is_empty());
    html! {
        @if left.due_iso.is_some() || due.is_some() {
            time class=(class) datetime=[left.due_iso.as_ref()] data-due=[due] data-open=[open] { (left.words) }
        } @else {
            span class=(class) { (left.words) }
        }
    }
}

/// The clock's drawing in a box of 20 by 20, for use inside other drawings.
pub(super) fn shape(state: ClockState, left: Share) -> Markup {
    match state {
        ClockState::Running => html! { (ring(None)) (pie(left)) },
        ClockState::Warning => html! {
            (ring(None)) (pie(left))
            path.fill d="M15.2 -.6 20.6 4.8 15.2 4.8Z" {}
        },
        ClockState::Late => html! {
            (diamond())
            path.cut d="M10 5.8v4.6M10 13.7v.1" {}
        },
        ClockState::Missed => html! {
            (diamond())
            path.cut d="M7.4 7.4l5.2 5.2M12.6 7.4l-5.2 5.2" {}
        },
        ClockState::Paused => html! {
            (ring(Some("3.2 2.1")))
            path.sign d="M8 7.2v5.6M12 7.2v5.6" {}
        },
        ClockState::Kept => html! { (ring(None)) path.sign d="m6.4 10.3 2.5 2.5 4.8-5.3" {} },
        ClockState::KeptLate => html! {
            path stroke-linejoin="round" d="M10 1.4 18.6 10 10 18.6 1.4 10Z" {}
            path.sign d="m6.8 10.2 2.2 2.2 4.2-4.6" {}
        },
        ClockState::Waived => html! { (ring(None)) path.sign d="M4.6 15.4 15.4 4.6" {} },
        ClockState::Void => html! { (dotted_ring()) path.sign d="M7 10h6" {} },
        ClockState::NotYetOpen => dotted_ring(),
        ClockState::Unproved => html! {
            (ring(None))
            path.sign d="M7.9 8.1a2.2 2.2 0 1 1 3.3 1.9c-.8.5-1.2.9-1.2 1.8M10 14.1v.1" {}
        },
        ClockState::Undecided => {
            html! { (dotted_ring()) path.sign d="M6.7 10h.1M10 10h.1M13.3 10h.1" {} }
        }
    }
}

fn ring(dashes: Option<&str>) -> Markup {
    html! { circle cx="10" cy="10" r="8.4" stroke-dasharray=[dashes] {} }
}

fn dotted_ring() -> Markup {
    html! { circle cx="10" cy="10" r="8.4" stroke-dasharray=".6 3" stroke-linecap="round" {} }
}

fn diamond() -> Markup {
    html! { path.fill stroke-linejoin="round" d="M10 .6 19.4 10 10 19.4.6 10Z" {} }
}

/// A thick dashed circle is a pie: the part that is gone comes first, clockwise from twelve.
fn pie(left: Share) -> Markup {
    let dashes = format!("{} 100", left.hundred());
    let offset = format!("-{}", left.rest().hundred());
    html! {
        circle.pie cx="10" cy="10" r="2.8" pathLength="100" stroke-dasharray=(dashes) stroke-dashoffset=(offset)
            transform="rotate(-90 10 10)" {}
    }
}

fn spans(open: &[(i64, i64)]) -> String {
    open.iter()
        .map(|(from, until)| format!("{from}-{until}"))
        .collect::<Vec<_>>()
        .join(" ")
}
