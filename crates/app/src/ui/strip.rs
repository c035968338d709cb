//! The compliance strip: one column an article. Height is the number of promises, hollow is running, a red cap with its
//! number is late; dotted is declared only.

use maud::{Markup, html};

use super::icon::{Icon, small_icon};
use super::share::Share;

/// Height of the tallest column in pixels, and what a small part keeps at least.
const TALLEST: u32 = 76;
const LEAST: u32 = 3;
const LEAST_HOLLOW: u32 = 6;
/// Height and width of a column's drawing.
const ROOM: u32 = 96;
const WIDE: u32 = 22;

/// The strip above the handbook.
#[derive(Clone, Debug, Default)]
pub(crate) struct Strip {
    /// The strip's name for who cannot see it.
    pub title: String,
    /// The sentence that says it all.
    pub sentence: Vec<StripWords>,
    /// Chapters, each with its articles.
    pub chapters: Vec<StripChapter>,
    /// What the signs mean: kept, running, late, declared only, and a remark.
    pub legend: Legend,
}

/// Words of the strip's sentence.
#[derive(Clone, Debug)]
pub(crate) enum StripWords {
    /// Plain words.
    Plain(String),
    /// A figure.
    Figure(String),
    /// A figure in the colour of lateness.
    Late(String),
    /// A link: words and where it leads.
    Link(String, String),
}

/// A chapter of the strip.
#[derive(Clone, Debug, Default)]
pub(crate) struct StripChapter {
    /// Its title.
    pub title: String,
    /// Its articles.
    pub columns: Vec<StripColumn>,
}

/// An article in the strip.
#[derive(Clone, Debug, Default)]
pub(crate) struct StripColumn {
    /// 「十三」
    pub label: String,
    /// The article on the page.
    pub href: String,
    /// The column in words, for who cannot see it: 「第十三條，兌現109，進行2，逾期2」
    pub words: String,
    /// 「99%」, or a dash.
    pub share: String,
    /// Kept in time.
    pub kept: u64,
    /// Running.
    pub running: u64,
    /// Late, kept late or missed.
    pub late: u64,
    /// Whether the article only declares and promises nothing.
    pub declared: bool,
    /// Whether its rule is unfolded.
    pub current: bool,
}

/// What the signs mean.
#[derive(Clone, Debug, Default)]
pub(crate) struct Legend {
    /// 「兌現」
    pub kept: String,
    /// 「進行」
    pub running: String,
    /// 「逾期，柱頂數字為項數」
    pub late: String,
    /// 「僅宣示」
    pub declared: String,
    /// 「柱高為承諾數，下方為兌現率」
    pub remark: String,
}

/// The strip in its card.
pub(crate) fn strip(strip: &Strip) -> Markup {
    let columns = strip.chapters.iter().flat_map(|chapter| &chapter.columns);
    let tallest = columns.map(StripColumn::total).max().unwrap_or(0);
    html! {
        section.card.strip aria-labelledby="strip-title" {
            h2.unseen #strip-title { (strip.title) }
            p.strip-sentence { @for words in &strip.sentence { (word(words)) } }
            div.chapters {
                @for chapter in &strip.chapters {
                    div.strip-chapter {
                        div.columns { @for column in &chapter.columns { (column_of(column, tallest)) } }
                        h3 { (chapter.title) }
                    }
                }
            }
            (legend(&strip.legend))
        }
    }
}

impl StripColumn {
    fn total(&self) -> u64 {
        self.kept
            .saturating_add(self.running)
            .saturating_add(self.late)
    }
}

fn word(words: &StripWords) -> Markup {
    html! {
        @match words {
            StripWords::Plain(text) => (text),
            StripWords::Figure(text) => b { (text) },
            StripWords::Late(text) => b.late { (text) },
            StripWords::Link(text, href) => a.link href=(href) { (text) },
        }
    }
}

fn column_of(column: &StripColumn, tallest: u64) -> Markup {
    let kept = height(column.kept, tallest, LEAST);
    let running = height(column.running, tallest, LEAST_HOLLOW);
    let late = height(column.late, tallest, LEAST);
    let kept_top = ROOM.saturating_sub(kept);
    let running_top = kept_top.saturating_sub(running + u32::from(running > 0));
    let late_top = running_top.saturating_sub(late + u32::from(late > 0));
    html! {
        a href=(column.href) aria-label=(column.words) aria-current=[column.current.then_some("true")] {
            svg.column width=(WIDE) height=(ROOM) aria-hidden="true" {
                @if column.declared || column.total() == 0 { line.declared x1="0" x2=(WIDE) y1=(ROOM - 1) y2=(ROOM - 1) {} }
                @if kept > 0 { rect.kept-part x="0" y=(kept_top) width=(WIDE) height=(kept) rx="1" {} }
                @if running > 0 { rect.running-part x=".75" y=(running_top) width="20.5" height=(running.saturating_sub(2)) rx="1" {} }
                @if late > 0 {
                    rect.late-part x="0" y=(late_top) width=(WIDE) height=(late) rx="1" {}
                    text.late-count x="11" y=(late_top.saturating_sub(4)) text-anchor="middle" { (column.late) }
                }
            }
            span { (column.label) }
            small { (column.share) }
        }
    }
}

fn height(part: u64, tallest: u64, least: u32) -> u32 {
    if part == 0 {
        return 0;
    }
    let part = i64::try_from(part).unwrap_or(i64::MAX);
    let tallest = i64::try_from(tallest).unwrap_or(i64::MAX);
    Share::of(part, tallest).of_length(TALLEST).max(least)
}

fn legend(legend: &Legend) -> Markup {
    html! {
        p.legend {
            span { i.kept-sign {} (legend.kept) }
            span { i.running-sign {} (legend.running) }
            span { i.late-sign {} (legend.late) }
            span { i.declared-sign {} (legend.declared) }
            span { (legend.remark) }
        }
    }
}

/// The switch to the period before and after.
pub(crate) fn step_period(
    label: &str,
    before: Option<&super::link::Link>,
    after: Option<&super::link::Link>,
) -> Markup {
    html! {
        nav.segments aria-label=(label) {
            @if let Some(link) = before { a href=(link.href) aria-label=(link.label) { (small_icon(Icon::ChevronLeft)) } }
            @if let Some(link) = after { a href=(link.href) aria-label=(link.label) { (small_icon(Icon::ChevronRight)) } }
        }
    }
}
