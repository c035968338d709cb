//! Links, articles as links, and the reasons that carry one.

use maud::{Markup, html};

/// A link in words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// The number of an article as a link to the place in the handbook: 「第四條第一項」.
#[derive(Clone, Debug, Default)]
pub(crate) struct ArticleLink {
    /// The article's number as it is quoted.
    pub label: String,
    /// The place in the living handbook.
    pub href: String,
}

/// The way from the words that tell a due instant to why it is that one.
#[derive(Clone, Debug, Default)]
pub(crate) struct WhyLink {
    /// 「為什麼是這時」
    pub label: String,
    /// Where the reasons stand; empty leaves the words plain.
    pub href: String,
}

/// Why something is refused, with what would help and the article behind it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reason {
    /// The reason, a sentence.
    pub text: String,
    /// What would help, a sentence.
    pub help: Option<String>,
    /// The article that says so.
    pub article: Option<ArticleLink>,
}

/// A link in the colour of acts.
pub(crate) fn text_link(link: &Link) -> Markup {
    html! { a.link href=(link.href) { (link.label) } }
}

/// The number of an article; it never breaks.
pub(crate) fn article(link: &ArticleLink) -> Markup {
    html! { a.article-no href=(link.href) { (link.label) } }
}

/// Words that tell a due instant, leading to why it is that one.
pub(crate) fn why_link(link: &WhyLink, words: Markup) -> Markup {
    html! {
        @if link.href.is_empty() { (words) } @else { a.why-link href=(link.href) title=(link.label) { (words) } }
    }
}

/// Facts in one line with drawn dots between them, an article last.
pub(crate) fn dotted(facts: &[String], last: Option<&ArticleLink>) -> Markup {
    let facts = facts.iter().map(|fact| html! { (fact) });
    dotted_parts(facts.chain(last.map(article)))
}

/// The same for anything inline. A dot never begins or ends a line: where a line wraps, it lies outside the clipped box.
pub(crate) fn dotted_parts(parts: impl IntoIterator<Item = Markup>) -> Markup {
    html! { span.dotted { @for part in parts { span { (part) } " " } } }
}

/// A drawn dot: U+00B7 is full width in some fonts and not in others. The space keeps the words apart when read or copied.
pub(crate) fn dot() -> Markup {
    html! { i.dot { " " } }
}

/// One reason in a list: text, what helps, article.
pub(crate) fn reason(reason: &Reason) -> Markup {
    html! {
        p {
            (reason.text)
            @if let Some(help) = &reason.help { span.after { (help) } }
        }
        @if let Some(link) = &reason.article { p { (article(link)) } }
    }
}
