//! Filters of a list as chips; each opens its values as links, so a filtered list has an address.

use maud::{Markup, html};

use super::icon::{Icon, small_icon};
use super::tabs::Tab;

/// A filter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// 「狀態」
    pub label: String,
    /// 「未結」
    pub value: String,
    /// Its values; the active one is marked.
    pub options: Vec<Tab>,
}

/// The row of filters with a sentence at its right.
pub(crate) fn filters(filters: &[Filter], summary: &str) -> Markup {
    html! {
        div.filters {
            @for filter in filters {
                details.chip-menu data-menu {
                    summary.chip { i { (filter.label) } (filter.value) (small_icon(Icon::ChevronDown)) }
                    div.menu {
                        @for option in &filter.options {
                            a href=(option.href) aria-current=[option.active.then_some("true")] {
                                (option.label)
                                @if let Some(count) = option.count { b { (count) } }
                            }
                        }
                    }
                }
            }
            span.gap {}
            span.quiet { (summary) }
        }
    }
}
