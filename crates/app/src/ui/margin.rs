//! The margin of the living handbook: how well an item is kept, its counts as links, and the last evidence.

use maud::{Markup, html};

use super::link::Link;
use super::share::Share;

/// Width and height of a spark line in its own units.
const SPARK_WIDTH: u32 = 104;
const SPARK_HEIGHT: u32 = 26;
/// Space above and below the line within the height.
const SPARK_EDGE: u32 = 3;

/// The figures beside an item.
#[derive(Clone, Debug, Default)]
pub(crate) struct MarginFigure {
    /// The group's name for who cannot see it.
    pub label: String,
    /// 「97.3%」, 「2 / 3」, 「攔下3」; empty while nothing has ended.
    pub share: String,
    /// Whether it misses its target.
    pub below_target: bool,
    /// How it came about.
    pub spark: Option<Spark>,
    /// 「兌現36」 and so on, each a link to its records.
    pub counts: Vec<Count>,
    /// The last evidence: words before the link, and the link.
    pub evidence: Option<(String, Link)>,
    /// A remark instead of evidence.
    pub note: Option<String>,
    /// Whether its rule is unfolded below.
    pub open: bool,
}

/// The share of the last periods.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spark {
    /// 「近7個月兌現率，最近97.3%，目標95%」
    pub label: String,
    /// Oldest first.
    pub points: Vec<Share>,
    /// The target, dashed.
    pub target: Option<Share>,
    /// The share at the lower edge; a scale from nothing would flatten every line.
    pub floor: Share,
}

/// A count with the list behind it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Count {
    /// 「兌現」
    pub label: String,
    /// How many.
    pub number: u64,
    /// Their list.
    pub href: String,
    /// Whether it counts what is late.
    pub late: bool,
}

/// The figures.
pub(crate) fn margin_figure(figure: &MarginFigure) -> Markup {
    html! {
        div.margin .open[figure.open] role="group" aria-label=(figure.label) {
            @if !figure.share.is_empty() || figure.spark.is_some() {
                div.margin-top {
                    span.share.below[figure.below_target] { (figure.share) }
                    @if let Some(line) = &figure.spark { (spark(line)) }
                }
            }
            @if !figure.counts.is_empty() { (counts(&figure.counts)) }
            @if let Some((before, link)) = &figure.evidence { p { (before) " " a.evidence href=(link.href) { (link.label) } } }
            @if let Some(note) = &figure.note { p { (note) } }
        }
    }
}

/// Counts in a row, each a link.
pub(crate) fn counts(counts: &[Count]) -> Markup {
    html! {
        p.counts {
            @for count in counts {
                a.late[count.late] href=(count.href) { (count.label) b { (count.number) } }
            }
        }
    }
}

/// A spark line, which the figures beside it explain.
pub(crate) fn spark(spark: &Spark) -> Markup {
    let last = spark.points.len().saturating_sub(1);
    let points: Vec<(u32, u32)> = spark
        .points
        .iter()
        .enumerate()
        .map(|(index, share)| (across(index, last), height_of(*share, spark.floor)))
        .collect();
    let path: String = points
        .iter()
        .enumerate()
        .map(|(index, (x, y))| format!("{}{x} {y}", if index == 0 { "M" } else { "L" }))
        .collect();
    html! {
        svg.spark viewBox={ "0 0 " (SPARK_WIDTH) " " (SPARK_HEIGHT) } role="img" aria-label=(spark.label) {
            @if let Some(target) = spark.target { path.target d={ "M0 " (height_of(target, spark.floor)) "H" (SPARK_WIDTH) } {} }
            @if points.len() > 1 { path d=(path) {} }
            @if let Some((x, y)) = points.last() { circle cx=(x) cy=(y) r="2.4" {} }
        }
    }
}

fn across(index: usize, last: usize) -> u32 {
    let inner = SPARK_WIDTH - 6;
    let part = Share::of(
        i64::try_from(index).unwrap_or(0),
        i64::try_from(last.max(1)).unwrap_or(1),
    );
    3 + part.of_length(inner)
}

fn height_of(share: Share, floor: Share) -> u32 {
    let above = i64::from(share.ten_thousandths()) - i64::from(floor.ten_thousandths());
    let room = i64::from(Share::WHOLE.ten_thousandths()) - i64::from(floor.ten_thousandths());
    let inner = SPARK_HEIGHT - 2 * SPARK_EDGE;
    SPARK_EDGE + Share::of(above, room).rest().of_length(inner)
}
