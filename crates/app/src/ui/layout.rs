//! The few ways in which a page is divided.

use maud::{Markup, html};

/// The page's opening: a quiet line above, the one sentence that answers why the reader came, acts at the right.
pub(crate) fn page_head(over: Option<&str>, sentence: &str, acts: Markup) -> Markup {
    html! {
        div.page-head {
            div {
                @if let Some(over) = over { p.meta { (over) } }
                h1 { (sentence) }
            }
            span.gap {}
            div.acts { (acts) }
        }
    }
}

/// Main column and a narrow aside (My day). On the phone the aside follows.
pub(crate) fn two_columns(main: Markup, aside_label: &str, aside: Markup) -> Markup {
    html! {
        div.two-columns {
            div { (main) }
            aside aria-label=(aside_label) { (aside) }
        }
    }
}

/// The record's columns: conversation and composer, steps, then facts and history. On the phone the steps come first.
pub(crate) fn record_columns(
    conversation: Markup,
    steps: Markup,
    aside_label: &str,
    aside: Markup,
) -> Markup {
    html! {
        div.record-columns {
            div { (conversation) }
            aside.record-side aria-label=(aside_label) {
                div.record-steps { (steps) }
                div.record-facts { (aside) }
            }
        }
    }
}

/// A section of an aside with a small heading and, beside it, a period or a count.
pub(crate) fn aside_section(title: &str, note: Option<&str>, body: Markup) -> Markup {
    html! {
        section.aside-section {
            h2 { (title) @if let Some(note) = note { b { (note) } } }
            (body)
        }
    }
}

/// A heading above a part of the page, with something at its right.
pub(crate) fn part_head(title: &str, right: Markup) -> Markup {
    html! { div.part-head { h2 { (title) } span.gap {} (right) } }
}

/// A card around a body.
pub(crate) fn card(body: Markup) -> Markup {
    html! { div.card.padded { (body) } }
}

/// A wide page for tables.
pub(crate) fn wide(body: Markup) -> Markup {
    html! { div.wide-page { (body) } }
}

/// A narrow page for forms.
pub(crate) fn narrow(body: Markup) -> Markup {
    html! { div.narrow-page { (body) } }
}
