//! Tabs of saved views with their counts, and the small switch of a period or a filter.

use maud::{Markup, html};

/// One saved view.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tab {
    /// Its name.
    pub label: String,
    /// Where it is.
    pub href: String,
    /// How many it holds.
    pub count: Option<u64>,
    /// Whether it is shown.
    pub active: bool,
}

/// The row of views.
pub(crate) fn tabs(label: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav.tabs aria-label=(label) {
            @for tab in tabs {
                a href=(tab.href) aria-current=[tab.active.then_some("true")] {
                    (tab.label)
                    @if let Some(count) = tab.count { b { (count) } }
                }
            }
        }
    }
}

/// A small switch of links: month, quarter, year; all, with the client, internal.
pub(crate) fn segments(label: &str, tabs: &[Tab]) -> Markup {
    html! {
        nav.segments aria-label=(label) {
            @for tab in tabs {
                a href=(tab.href) aria-current=[tab.active.then_some("true")] { (tab.label) }
            }
        }
    }
}
