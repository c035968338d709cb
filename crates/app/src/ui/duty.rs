//! What recurs: a duty's name, how many of its parts are done, what is missing, the article.

use maud::{Markup, html};

use super::link::{ArticleLink, article};

/// More pips than this become figures alone.
const MOST_PIPS: u32 = 12;

/// A duty of this week or month.
#[derive(Clone, Debug, Default)]
pub(crate) struct DutyRow {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub href: String,
    /// How many are done.
    pub done: u32,
    /// How many there are to do; zero leaves figures and pips out.
    pub of: u32,
    /// What is missing and until when.
    pub missing: String,
    /// The article.
    pub article: Option<ArticleLink>,
}

/// Rows of duties, or of anything that waits with a name and a sentence.
pub(crate) fn duties(rows: &[DutyRow]) -> Markup {
    html! { ul.duties { @for row in rows { (duty(row)) } } }
}

fn duty(row: &DutyRow) -> Markup {
    html! {
        li {
            div.duty-head {
                a href=(row.href) { (row.name) }
                span.gap {}
                @if row.of > 0 {
                    @if row.of <= MOST_PIPS { (pips(row.done, row.of)) }
                    span.quiet { (row.done) " / " (row.of) }
                }
            }
            p.meta-small {
                (row.missing)
                @if let Some(link) = &row.article { span.after { (article(link)) } }
            }
        }
    }
}

fn pips(done: u32, of: u32) -> Markup {
    html! {
        span.pips aria-hidden="true" {
            @for index in 0..of { i.done[index < done] {} }
        }
    }
}
