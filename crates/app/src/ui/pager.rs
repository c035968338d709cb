//! Where one stands in a long list, and the way on.

use maud::{Markup, html};

use super::icon::{Icon, small_icon};
use super::link::Link;

/// A page of a list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pager {
    /// The pager's name for who cannot see it.
    pub label: String,
    /// 「46件中的1至10件，依到期先後」
    pub text: String,
    /// The page before.
    pub previous: Option<Link>,
    /// The page after.
    pub next: Option<Link>,
}

/// The pager below a table.
pub(crate) fn pager(pager: &Pager) -> Markup {
    html! {
        nav.pager aria-label=(pager.label) {
            span.quiet { (pager.text) }
            span.gap {}
            @if let Some(link) = &pager.previous {
                a.button.small href=(link.href) rel="prev" { (small_icon(Icon::ChevronLeft)) (link.label) }
            }
            @if let Some(link) = &pager.next {
                a.button.small href=(link.href) rel="next" { (link.label) (small_icon(Icon::ChevronRight)) }
            }
        }
    }
}
