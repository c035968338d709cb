//! What happened on a record, newest first, one line an event.

use maud::{Markup, html};

use super::link::Link;

/// One event.
#[derive(Clone, Debug, Default)]
pub(crate) struct HistoryLine {
    /// 「今天10:11」
    pub at: String,
    /// The same in RFC 3339.
    pub at_iso: Option<String>,
    /// What happened.
    pub text: String,
    /// Who did it.
    pub by: Option<String>,
    /// 「事後補記」 and the like.
    pub mark: Option<String>,
}

/// The lines, with the way to all of them.
pub(crate) fn history(lines: &[HistoryLine], more: Option<&Link>) -> Markup {
    html! {
        ol.history {
            @for line in lines {
                li {
                    time datetime=[line.at_iso.as_ref()] { (line.at) }
                    span {
                        (line.text)
                        @if let Some(by) = &line.by { " " span.by { (by) } }
                        @if let Some(mark) = &line.mark { " " span.tag { (mark) } }
                    }
                }
            }
        }
        @if let Some(link) = more { p.more-line { a.link href=(link.href) { (link.label) } } }
    }
}
