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
    /// Prose before the first article of the company's own book.
    pub preface: Vec<Block>,
    /// All articles: those of included books in the order of inclusion, then the company's own.
    pub articles: Vec<Article>,
    /// The books that are included, in the order in which they are read.
    pub included: Vec<Included>,
}

/// A book that is included in another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Included {
    /// The folder that it was read from: `sections/field`, or `yinuo:parts/visit` for one that is shipped.
    pub folder: String,
    /// Its title.
    pub title: String,
    /// Its own number.
    pub version: String,
    /// Prose before its first article.
    pub preface: Vec<Block>,
}

/// One article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Heading of the chapter that the article opens, if it is the first one of it. The first article of
    /// an included book opens one with the title of that book.
    pub chapter: Option<String>,
    /// Position in [`Book::included`] of the book that it comes from; none for the company's own.
    pub included: Option<usize>,
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
    /// How a source is cited in the book's own language: `第四條第一項`, or `4 (1)`. An article of an
    /// included book is cited with that book's title: `《回訪》第四條`, `Visits, 4`.
    #[must_use]
    pub fn citation(&self, source: &Source) -> String {
        let cited = self.citation_inside(source);
        let article = self.articles.get(source.article);
        match article.and_then(|article| self.included_in(article)) {
            None => cited,
            Some(book) if book.title.contains(is_han) => format!("《{}》{cited}", book.title),
            Some(book) => format!("{}, {cited}", book.title),
        }
    }

    /// The same without the title of the book, for where it is plain which book is meant.
    #[must_use]
    pub fn citation_inside(&self, source: &Source) -> String {
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

    /// The position of the article that is cited: the one with the longest citation that the text begins with.
    #[must_use]
    pub fn position_of(&self, cited: &str) -> Option<usize> {
        let articles = 0..self.articles.len();
        let citations = articles.map(|article| {
            let source = Source {
                article,
                item: None,
            };
            (article, self.citation(&source))
        });
        let meant = citations
            .filter(|(_, citation)| !citation.is_empty() && cited.starts_with(citation.as_str()));
        let longest = meant.max_by_key(|(_, citation)| citation.len());
        longest.map(|(article, _)| article)
    }

    /// The included book that an article comes from; none if it is the company's own.
    #[must_use]
    pub fn included_in(&self, article: &Article) -> Option<&Included> {
        self.included.get(article.included?)
    }
}

/// Whether a character is one of the common Han characters, which titles of Chinese books have.
fn is_han(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}')
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
