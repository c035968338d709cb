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

/// A book as it was written.
#[derive(Debug)]
pub(crate) struct Manuscript {
    /// The head of the first file.
    pub(crate) head: Head,
    /// The prose.
    pub(crate) book: Book,
    /// The rules in order.
    pub(crate) rules: Vec<RuleTable>,
    /// The heading of each article.
    pub(crate) headings: Vec<Place>,
    /// Where its rule blocks stand, in order.
    pub(crate) blocks: Vec<Place>,
    /// The paragraphs, items and bullets in order, with their places.
    pub(crate) passages: Vec<Excerpt>,
    /// Blocks whose TOML is broken: what else is wrong in them is likely a consequence.
    pub(crate) broken: Vec<Place>,
}

/// The rule blocks of one file.
pub(crate) fn rule_blocks(text: &str) -> Vec<Excerpt> {
    let mut prose = markdown::Prose::default();
    markdown::read(&mut prose, 0, text, head::read(0, text).end);
    prose.blocks
}

/// Reads the files of a book as one text.
pub(crate) fn parse(sources: &[SourceText]) -> (Manuscript, Vec<(Place, ProblemKind)>) {
    let mut faults = Vec::new();
    let mut prose = markdown::Prose::default();
    let mut first = None;
    for (file, source) in sources.iter().enumerate() {
        let mut text = source.text.as_str();
        if text.len() > FILE_BYTES {
            faults.push((
                Place { file, span: 0..0 },
                ProblemKind::TooLarge { limit: FILE_BYTES },
            ));
            text = "";
        }
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
        let whole = Place {
            file: block.file,
            span: block.in_file(0..block.text.len()),
        };
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
    if let Some(extra) = rules.get(RULES) {
        faults.push((
            extra.id.place.clone(),
            ProblemKind::TooManyRules { limit: RULES },
        ));
        rules.truncate(RULES);
    }
    let head = first.unwrap_or_else(|| head::read(0, ""));
    let manuscript = Manuscript {
        head,
        book: prose.book,
        rules,
        headings: prose.headings,
        blocks,
        passages: prose.passages,
        broken,
    };
    (manuscript, faults)
}
