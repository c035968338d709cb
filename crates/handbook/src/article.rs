//! The book as people read it: chapters, articles, items and their prose.

use serde::{Deserialize, Serialize};

/// Where in the book a rule stands. Every promise, step, refusal and figure can show it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Source {
    /// Position of the article in [`Book::articles`].
    pub article: usize,
    /// Number of the item inside the article, if the rule stands under one.
    pub item: Option<u32>,
}

/// The text of a handbook in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// Prose before the first article.
    pub preface: Vec<Block>,
    /// All articles.
    pub articles: Vec<Article>,
}

/// One article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Heading of the chapter that the article opens, if it is the first one of it.
    pub chapter: Option<String>,
    /// What it is cited by: `第四條`, or `4`.
    pub label: String,
    /// The rest of its heading.
    pub title: String,
    /// Text and items in reading order.
    pub blocks: Vec<Block>,
}

/// A piece of prose. Text is Markdown already reduced to plain characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A numbered item that rules may stand under.
    Item {
        /// The number as printed.
        number: u32,
        /// Its text.
        text: String,
    },
    /// A bullet or deeper list entry.
    Bullet(String),
    /// A heading below the article's.
    Heading(String),
}

impl Book {
    /// How a source is cited in the book's own language: `第四條第一項`, or `4 (1)`.
    #[must_use]
    pub fn citation(&self, source: &Source) -> String {
        let Some(article) = self.articles.get(source.article) else {
            return String::new();
        };
        match source.item {
            None => article.label.clone(),
            Some(item) if article.label.starts_with('第') => {
                format!("{}第{}項", article.label, chinese_number(item))
            }
            Some(item) => format!("{} ({item})", article.label),
        }
    }
}

/// Numbers of items as Chinese books write them, up to 99; larger ones stay digits.
fn chinese_number(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u32| DIGITS.get(n as usize).copied().unwrap_or_default();
    match number {
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number - 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    }
}
