//! The living handbook: the text as a sheet of paper, and in its margin what became of each item.

use maud::{Markup, html};

use super::link::{Link, dotted_parts, text_link};
use super::margin::{Count, MarginFigure, counts, margin_figure};
use super::rule_sheet::{RuleSheet, rule_sheet};

/// The head of the handbook's page.
#[derive(Clone, Debug, Default)]
pub(crate) struct HandbookHead {
    /// The handbook's title.
    pub title: String,
    /// Edition, in force since, the one before.
    pub facts: Vec<String>,
    /// Ways to a draft or to the editions.
    pub links: Vec<Link>,
    /// The switch of the period.
    pub period: Option<Markup>,
}

/// A part of the text.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// A chapter's title.
    Chapter { id: String, title: String },
    /// An article in full.
    Article(Article),
    /// Articles in which nothing happened, folded to one line.
    Folded(Folded),
}

/// An article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Article {
    /// Its place on the page.
    pub id: String,
    /// 「第十三條」
    pub number: String,
    /// 「處理流程」
    pub title: String,
    /// Its items.
    pub items: Vec<Item>,
}

/// A paragraph or an item of an article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    /// Its place on the page.
    pub id: String,
    /// 「一、」, or none for a paragraph.
    pub number: Option<String>,
    /// Its words; those that a rule lives from are links.
    pub runs: Vec<Run>,
    /// A table, list or other block that follows the words.
    pub block: Option<Markup>,
    /// The figures beside it.
    pub figure: Option<MarginFigure>,
    /// The rule, unfolded below.
    pub unfolded: Option<RuleSheet>,
}

/// Words of an item.
#[derive(Clone, Debug)]
pub(crate) enum Run {
    /// Plain words.
    Plain(String),
    /// Strong words.
    Strong(String),
    /// Words that a rule lives from; a red line when the item misses its target.
    Live {
        text: String,
        href: String,
        below_target: bool,
    },
    /// Any other link.
    Link { text: String, href: String },
}

/// A line that unfolds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Folded {
    /// Its place on the page.
    pub id: String,
    /// 「第七、八條」
    pub number: String,
    /// Their titles.
    pub title: String,
    /// Their counts.
    pub counts: Vec<Count>,
    /// 「展開」
    pub unfold: Link,
}

/// The head.
pub(crate) fn handbook_head(head: &HandbookHead) -> Markup {
    html! {
        header.handbook-head {
            div {
                h1 { (head.title) }
                div.meta { (head_facts(head)) }
            }
            span.gap {}
            @if let Some(period) = &head.period { div.acts { (period) } }
        }
    }
}

/// The sheet.
pub(crate) fn sheet(label: &str, parts: &[Part]) -> Markup {
    html! {
        article.sheet aria-label=(label) {
            @for part in parts {
                @match part {
                    Part::Chapter { id, title } => h2.chapter id=(id) { (title) },
                    Part::Article(text) => (article(text)),
                    Part::Folded(folded) => (fold(folded)),
                }
            }
        }
    }
}

/// The articles of a page are laid out with the handbook's measure.
pub(crate) fn handbook_page(body: Markup) -> Markup {
    html! { div.handbook-page { (body) } }
}

fn head_facts(head: &HandbookHead) -> Markup {
    let facts = head.facts.iter().map(|fact| html! { (fact) });
    dotted_parts(facts.chain(head.links.iter().map(text_link)))
}

fn article(article: &Article) -> Markup {
    html! {
        section.article id=(article.id) {
            h2 { span { (article.number) } (article.title) }
            @for item in &article.items { (item_of(item)) }
        }
    }
}

fn item_of(item: &Item) -> Markup {
    html! {
        div.text id=(item.id) .numbered[item.number.is_some()] {
            p {
                @if let Some(number) = &item.number { span.item-number { (number) } }
                @for run in &item.runs { (words(run)) }
            }
            @if let Some(block) = &item.block { (block) }
        }
        @if let Some(figure) = &item.figure { (margin_figure(figure)) }
        @if let Some(rule) = &item.unfolded { (rule_sheet(rule)) }
    }
}

fn words(run: &Run) -> Markup {
    html! {
        @match run {
            Run::Plain(text) => (text),
            Run::Strong(text) => strong { (text) },
            Run::Live { text, href, below_target } => a.live-words.below[*below_target] href=(href) { (text) },
            Run::Link { text, href } => a.link href=(href) { (text) },
        }
    }
}

fn fold(folded: &Folded) -> Markup {
    html! {
        div.folded id=(folded.id) {
            b { (folded.number) }
            span { (folded.title) }
            span.gap {}
            @if !folded.counts.is_empty() { (counts(&folded.counts)) }
            a.link href=(folded.unfold.href) { (folded.unfold.label) }
        }
    }
}
