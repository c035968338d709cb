//! From the text of a book to a tree: head, prose, rule blocks, and the small lines inside them.
//!
//! Parsing never fails. Each part returns what it understood, and says beside it what it didn't.

mod block;
mod excerpt;
mod head;
mod heading;
pub(crate) mod line;
mod markdown;
mod place;
mod plain;
mod runs;
mod tree;

use crate::SourceText;
use crate::article::Book;
use crate::problem::ProblemKind;

pub(crate) use block::RuleTable;
pub(crate) use excerpt::Excerpt;
pub(crate) use head::Head;
pub(crate) use place::{Place, Word};
pub(crate) use tree::{Entry, Node, Table, Tree};

/// Largest file of a book in bytes. A large company's book has some 300 KiB.
pub(crate) const FILE_BYTES: usize = 2 * 1024 * 1024;

/// Most rules in a book. The largest on paper has some 700.
pub(crate) const RULES: usize = 10_000;

/// What is wrong, and where.
pub(crate) type Fault = (Place, ProblemKind);

/// A book as it was written, with the books that it includes.
#[derive(Debug)]
pub(crate) struct Manuscript {
    /// The head of the first file.
    pub(crate) head: Head,
    /// The prose.
    pub(crate) book: Book,
    /// The rules in order. Of several with one id in different books, only the one that counts.
    pub(crate) rules: Vec<RuleTable>,
    /// Rules that stand in a book and aren't read by themselves, since a rule above replaces them or takes
    /// them into itself. Their articles have a rule all the same.
    pub(crate) aside: Vec<RuleTable>,
    /// The heading of each article.
    pub(crate) headings: Vec<Place>,
    /// Where its rule blocks stand, in order.
    pub(crate) blocks: Vec<Place>,
    /// The paragraphs, items and bullets in order, with their places.
    pub(crate) passages: Vec<Excerpt>,
    /// Blocks whose TOML is broken: what else is wrong in them is likely a consequence.
    pub(crate) broken: Vec<Place>,
    /// The files of prose in the order of reading, each with its book.
    pub(crate) files: Vec<(usize, usize)>,
    /// The heads of included books.
    pub(crate) heads: Vec<Head>,
}

impl Manuscript {
    /// The article in which a byte of a file stands; none before the first one of its book, and none in
    /// a file without prose.
    pub(crate) fn article_at(&self, file: usize, byte: usize) -> Option<usize> {
        let order = |wanted: usize| self.files.iter().position(|(file, _)| *file == wanted);
        let book = |file: usize| self.files.get(order(file)?).map(|(_, book)| *book);
        let at = (Some(order(file)?), byte);
        let after = self
            .headings
            .partition_point(|heading| (order(heading.file), heading.span.start) <= at);
        let last = after.checked_sub(1)?;
        let heading = self.headings.get(last)?;
        (book(heading.file) == book(file)).then_some(last)
    }
}

/// The rule blocks of one file.
pub(crate) fn rule_blocks(text: &str) -> Vec<Excerpt> {
    let mut prose = markdown::Prose::default();
    markdown::read(&mut prose, 0, text, head::read(0, text).end);
    prose.blocks
}

/// Reads some files as one book.
pub(crate) fn parse(sources: &[SourceText], files: &[usize]) -> (Manuscript, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut prose = markdown::Prose::default();
    let mut first = None;
    for &file in files {
        let text = text(sources, file, &mut faults);
        let head = head::read(file, text);
        markdown::read(&mut prose, file, text, head.end);
        first.get_or_insert(head);
    }
    faults.append(&mut prose.faults);
    let mut rules = Vec::new();
    let mut blocks = Vec::new();
    let mut broken = Vec::new();
    for block in &prose.blocks {
        let known = faults.len();
        rules.extend(block::read(block, &mut faults));
        let whole = block.place(0..block.text.len());
        if faults
            .iter()
            .skip(known)
            .any(|(_, kind)| matches!(kind, ProblemKind::Toml { .. }))
        {
            broken.push(whole.clone());
        }
        blocks.push(whole.clone());
        if block.source.is_none() {
            faults.push((whole, ProblemKind::RuleOutsideArticle));
        }
    }
    let head = first.unwrap_or_else(|| head::read(0, ""));
    let manuscript = Manuscript {
        head,
        book: prose.book,
        rules,
        aside: Vec::new(),
        headings: prose.headings,
        blocks,
        passages: prose.passages,
        broken,
        files: files.iter().map(|&file| (file, 0)).collect(),
        heads: Vec::new(),
    };
    (manuscript, faults)
}

/// Reads a file that is TOML as a whole.
pub(crate) fn read_toml(sources: &[SourceText], file: usize, faults: &mut Vec<Fault>) -> Table {
    let text = text(sources, file, faults);
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut whole = Excerpt::new(file, None);
    whole.push(text.get(start..).unwrap_or_default(), start);
    block::table(&whole, faults)
}

/// The text of a file; nothing of one that is too large or no text.
fn text<'a>(sources: &'a [SourceText], file: usize, faults: &mut Vec<Fault>) -> &'a str {
    let text = sources.get(file).map_or("", |source| source.text.as_str());
    let fault = if text.len() > FILE_BYTES {
        Some((0..0, ProblemKind::TooLarge { limit: FILE_BYTES }))
    } else {
        plain::foreign(text).map(|span| (span, ProblemKind::NotText))
    };
    match fault {
        None => text,
        Some((span, kind)) => {
            faults.push((Place { file, span }, kind));
            ""
        }
    }
}
