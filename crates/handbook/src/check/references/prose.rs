//! Params that the prose shows: `{{param.first_reply_within}}`.

use super::Target;
use crate::SourceText;
use crate::check::desk::Desk;
use crate::check::kind::Kind;
use crate::syntax::{FILE_BYTES, Place, Word};

/// What stands before the id of a param in a placeholder.
const PARAM: &str = "param.";

/// Notes the params that stand in the prose of a book.
pub(in crate::check) fn read_prose(desk: &Desk<'_>, sources: &[SourceText]) {
    for (file, SourceText { text, .. }) in sources.iter().enumerate() {
        if text.len() > FILE_BYTES {
            continue;
        }
        let blocks = desk
            .manuscript
            .blocks
            .iter()
            .filter(|block| block.file == file);
        let mut start = 0;
        for block in blocks.map(|block| &block.span) {
            piece(desk, file, text, start, block.start);
            start = block.end.max(start);
        }
        piece(desk, file, text, start, text.len());
    }
}

/// Notes the params in some bytes of a file.
fn piece(desk: &Desk<'_>, file: usize, text: &str, start: usize, end: usize) {
    let mut rest = text.get(start..end).unwrap_or_default();
    while let Some((_, after)) = rest.split_once("{{") {
        rest = after;
        let Some((inside, _)) = after.split_once("}}") else {
            return;
        };
        let Some(id) = inside.trim().strip_prefix(PARAM) else {
            continue;
        };
        if desk.names.rule(Kind::Param, id).is_some() {
            let at = end - after.len() + (id.as_ptr() as usize - after.as_ptr() as usize);
            let span = at..at + id.len();
            let word = Word::new(id, Place { file, span }, id);
            desk.references.note(&word, [Target::rule(Kind::Param, id)]);
        }
    }
}
