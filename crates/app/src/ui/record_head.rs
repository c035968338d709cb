//! The head of a record: where one is, its title, number, state, owner, and how to reach the client.

use maud::{Markup, html};

use super::icon::{Icon, small_icon};
use super::link::Link;

/// The head of a record.
#[derive(Clone, Debug, Default)]
pub(crate) struct RecordHead {
    /// 「位置」
    pub crumbs_label: String,
    /// Where it belongs, from the outside in.
    pub crumbs: Vec<Link>,
    /// Who else looks at it, in words.
    pub watching: Option<String>,
    /// What it is about.
    pub title: String,
    /// Its number.
    pub number: String,
    /// Its state.
    pub state: String,
    /// Client, owner and the like.
    pub facts: Vec<String>,
    /// Tags, such as 「已迴避」.
    pub tags: Vec<String>,
    /// Acts at the right: follow, more.
    pub acts: Option<Markup>,
    /// Calling the client.
    pub call: Option<Call>,
}

/// Calling, and writing the call down.
#[derive(Clone, Debug, Default)]
pub(crate) struct Call {
    /// 「打電話給高雅琴」
    pub label: String,
    /// `tel:…`
    pub href: String,
    /// 「記電話」, and where that is.
    pub record: Option<Link>,
}

/// The head.
pub(crate) fn record_head(head: &RecordHead) -> Markup {
    let watching = html! {
        span.gap {}
        @if let Some(watching) = &head.watching { span { (watching) } }
    };
    html! {
        (crumbs(&head.crumbs_label, &head.crumbs, watching))
        div.record-head {
            div {
                h1 { (head.title) }
                p.record-meta {
                    span { (head.number) }
                    @if !head.state.is_empty() { span.tag.accent { (head.state) } }
                    @for fact in &head.facts { span { (fact) } }
                    @for tag in &head.tags { span.tag { (tag) } }
                }
            }
            span.gap {}
            div.acts {
                @if let Some(call) = &head.call { (call_buttons(call)) }
                @if let Some(acts) = &head.acts { (acts) }
            }
        }
    }
}

/// Where a page belongs, from the outside in, and something at the right.
pub(crate) fn crumbs(label: &str, crumbs: &[Link], right: Markup) -> Markup {
    html! {
        nav.crumbs aria-label=(label) {
            @for (index, crumb) in crumbs.iter().enumerate() {
                @if index > 0 { (small_icon(Icon::ChevronRight)) }
                a href=(crumb.href) { (crumb.label) }
            }
            (right)
        }
    }
}

fn call_buttons(call: &Call) -> Markup {
    html! {
        a.button href=(call.href) { (small_icon(Icon::Phone)) (call.label) }
        @if let Some(record) = &call.record {
            a.button href=(record.href) { (small_icon(Icon::PhonePlus)) (record.label) }
        }
    }
}
