//! The texts of several books behind one another, as if they were one.

use super::shelf::Volume;
use crate::SourceText;
use crate::article::{Book, Included};
use crate::problem::ProblemKind;
use crate::syntax::{self, Fault, Head, Manuscript, RULES};

/// Reads all books; none if there are none.
pub(super) fn read(
    sources: &[SourceText],
    shelf: &[Volume],
    faults: &mut Vec<Fault>,
) -> Option<Manuscript> {
    let (own, included) = shelf.split_last()?;
    // Only the company's own book has no folder: without its files there is nothing to include others in.
    if !own.folder.is_empty() {
        return None;
    }
    let mut parts: Vec<Manuscript> = Vec::new();
    for (rank, volume) in included.iter().enumerate() {
        let (mut part, more) = syntax::parse(sources, &volume.files);
        faults.extend(more);
        name(&mut part, rank, &volume.folder);
        parts.push(part);
    }
    let (own, more) = syntax::parse(sources, &own.files);
    faults.extend(more);
    let mut whole = below(parts, own);
    if let Some(extra) = whole.rules.get(RULES) {
        let kind = ProblemKind::TooManyRules { limit: RULES };
        faults.push((extra.id.place.clone(), kind));
        whole.rules.truncate(RULES);
    }
    Some(whole)
}

/// Says of each article of a book that it comes from there, and lets the first one open a chapter.
fn name(part: &mut Manuscript, rank: usize, folder: &str) {
    let title = text(&part.head, "title");
    for article in &mut part.book.articles {
        article.included = Some(rank);
    }
    if let Some(first) = part.book.articles.first_mut() {
        first.chapter = Some(match first.chapter.take() {
            Some(chapter) => format!("{title} · {chapter}"),
            None => title.clone(),
        });
    }
    part.book.included.push(Included {
        folder: folder.to_owned(),
        title,
        version: text(&part.head, "version"),
        preface: std::mem::take(&mut part.book.preface),
    });
}

/// Puts the included books before the company's own.
fn below(parts: Vec<Manuscript>, mut own: Manuscript) -> Manuscript {
    if parts.is_empty() {
        return own;
    }
    let title = text(&own.head, "title");
    if let Some(first) = own.book.articles.first_mut() {
        first.chapter.get_or_insert(title);
    }
    let mut whole = empty(own.head.clone());
    whole.book.preface = std::mem::take(&mut own.book.preface);
    for (rank, mut part) in parts.into_iter().chain([own]).enumerate() {
        let articles = whole.book.articles.len();
        for rule in &mut part.rules {
            rule.source.article += articles;
            rule.book = rank;
        }
        for passage in &mut part.passages {
            if let Some(source) = &mut passage.source {
                source.article += articles;
            }
        }
        if !part.book.included.is_empty() {
            whole.heads.push(part.head);
        }
        whole.book.articles.append(&mut part.book.articles);
        whole.book.included.append(&mut part.book.included);
        whole.rules.append(&mut part.rules);
        whole.headings.append(&mut part.headings);
        whole.blocks.append(&mut part.blocks);
        whole.passages.append(&mut part.passages);
        whole.broken.append(&mut part.broken);
        let files = part.files.iter().map(|(file, _)| (*file, rank));
        whole.files.extend(files);
    }
    whole
}

/// A book of which nothing but the head is there.
fn empty(head: Head) -> Manuscript {
    Manuscript {
        head,
        book: Book::default(),
        rules: Vec::new(),
        aside: Vec::new(),
        headings: Vec::new(),
        blocks: Vec::new(),
        passages: Vec::new(),
        broken: Vec::new(),
        files: Vec::new(),
        heads: Vec::new(),
    }
}

fn text(head: &Head, key: &str) -> String {
    head.get(key)
        .map_or_else(String::new, |word| word.text.clone())
}
