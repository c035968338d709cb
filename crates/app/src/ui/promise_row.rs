//! A promise as a row of My day: clock, what is left, what to whom, article, why, and one act.

use maud::{Markup, html};

use super::clock::{Clock, ClockSize, TimeLeft, clock, time_left};
use super::icon::{Icon, small_icon};
use super::link::{ArticleLink, Link, WhyLink, dotted, dotted_parts, why_link};

/// Rows under one heading: late, today, from tomorrow, paused.
#[derive(Clone, Debug, Default)]
pub(crate) struct PromiseGroup {
    /// Unique on the page; ids of headings come from it.
    pub id: String,
    /// The heading.
    pub title: String,
    /// Whether the heading is in the colour of lateness.
    pub late: bool,
    /// The rows, soonest first.
    pub rows: Vec<PromiseRow>,
    /// How many there are in all, when more than are shown.
    pub total: Option<u64>,
    /// The way to the rest.
    pub more: Option<Link>,
}

/// One promise that the reader owes.
#[derive(Clone, Debug, Default)]
pub(crate) struct PromiseRow {
    /// Unique on the page; the day line leads here.
    pub id: String,
    /// Its clock.
    pub clock: Clock,
    /// What is left, in words.
    pub left: TimeLeft,
    /// 「11:05到期」, with a remark such as 「夜間照計」 as a second entry.
    pub due: Vec<String>,
    /// Why it is due then.
    pub due_why: WhyLink,
    /// What is owed to whom.
    pub title: String,
    /// Where the record is.
    pub href: String,
    /// Number of the record, project and the like.
    pub facts: Vec<String>,
    /// The article behind it.
    pub article: Option<ArticleLink>,
    /// The next act or what is missing, then the cause.
    pub why: Option<Why>,
    /// The one act.
    pub act: Option<RowAct>,
    /// A second, quieter act, such as calling.
    pub second_act: Option<RowAct>,
}

/// A bold word and facts within one line or two.
#[derive(Clone, Debug, Default)]
pub(crate) struct Why {
    /// 「先打電話」, 「還差一樣」, 「為何暫停」
    pub head: String,
    /// The facts.
    pub text: String,
}

/// An act at the right of a row.
#[derive(Clone, Debug, Default)]
pub(crate) struct RowAct {
    /// What it says.
    pub label: String,
    /// Where it leads; `tel:` dials.
    pub href: String,
    /// Whether it is the first thing to do on the page.
    pub primary: bool,
    /// The key that does it for the chosen row.
    pub key: Option<char>,
    /// An icon before the words.
    pub icon: Option<Icon>,
}

/// A group with its heading.
pub(crate) fn promise_group(group: &PromiseGroup) -> Markup {
    let heading = format!("{}-title", group.id);
    let count = group.total.unwrap_or(group.rows.len() as u64);
    html! {
        section.group id=(group.id) aria-labelledby=(heading) {
            h2.late[group.late] id=(heading) { (group.title) b { (count) } }
            ol.card.promises { @for row in &group.rows { (promise_row(row)) } }
            @if let Some(more) = &group.more { p.more-line { a.link href=(more.href) { (more.label) } } }
        }
    }
}

/// One row, a list item.
pub(crate) fn promise_row(row: &PromiseRow) -> Markup {
    html! {
        li id=(row.id) data-row {
            (clock(&row.clock, ClockSize::Large))
            div.when {
                (time_left(&row.left, row.clock.state))
                div.due { (due(row)) }
            }
            div.what {
                a.title href=(row.href) data-open { (row.title) }
                div.facts-line { (dotted(&row.facts, row.article.as_ref())) }
            }
            @if let Some(why) = &row.why { p.why { b { (why.head) } " " (why.text) } }
            div.act {
                @if let Some(act) = &row.second_act { (row_act(act)) }
                @if let Some(act) = &row.act { (row_act(act)) }
            }
        }
    }
}

fn due(row: &PromiseRow) -> Markup {
    let mut entries = row.due.iter().map(|entry| html! { (entry) });
    let first = entries.next().map(|words| why_link(&row.due_why, words));
    dotted_parts(first.into_iter().chain(entries))
}

fn row_act(act: &RowAct) -> Markup {
    html! {
        a.button.primary[act.primary] href=(act.href) data-key=[act.key] {
            @if let Some(sign) = act.icon { (small_icon(sign)) }
            (act.label)
        }
    }
}
