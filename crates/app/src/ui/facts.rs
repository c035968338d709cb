//! A record's facts as a list of terms and values.

use maud::{Markup, html};

/// One fact.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// What it is.
    pub term: String,
    /// Its value: words, links, files.
    pub value: Markup,
}

impl Fact {
    /// A fact in plain words.
    pub(crate) fn words(term: impl Into<String>, value: impl Into<String>) -> Fact {
        let value: String = value.into();
        Fact {
            term: term.into(),
            value: html! { (value) },
        }
    }

    /// A fact that leads somewhere.
    pub(crate) fn link(term: impl Into<String>, label: &str, href: &str) -> Fact {
        Fact {
            term: term.into(),
            value: html! { a.link href=(href) { (label) } },
        }
    }
}

/// The list of facts.
pub(crate) fn facts(facts: &[Fact]) -> Markup {
    html! {
        dl.facts {
            @for fact in facts {
                dt { (fact.term) }
                dd { (fact.value) }
            }
        }
    }
}
