//! Params that the prose shows: `{{param.first_reply_within}}`.

use std::ops::Range;

use super::Target;
use crate::SourceText;
use crate::check::desk::Desk;
use crate::check::kind::Kind;
use crate::check::placeholders::shown;
use crate::syntax::{Place, Word};

/// Notes the params that stand in the prose of a book, its headings and other code included.
pub(in crate::check) fn read_prose(desk: &Desk<'_>, sources: &[SourceText]) {
    for &(file, _) in &desk.manuscript.files {
        let text = sources.get(file).map_or("", |source| source.text.as_str());
        let blocks = desk.manuscript.blocks.iter();
        let mut start = 0;
        for block in blocks
            .filter(|block| block.file == file)
            .map(|block| &block.span)
        {
            piece(desk, file, text, start..block.start);
            start = block.end.max(start);
        }
        piece(desk, file, text, start..text.len());
    }
}

/// Notes the params in some bytes of a file.
fn piece(desk: &Desk<'_>, file: usize, text: &str, bytes: Range<usize>) {
    let start = bytes.start;
    for (id, at) in shown(text.get(bytes).unwrap_or_default()) {
        if desk.names.rule(Kind::Param, id).is_some() {
            let span = start + at.start..start + at.end;
            let word = Word::new(id, Place { file, span }, id);
            desk.references.note(&word, [Target::rule(Kind::Param, id)]);
        }
    }
}
